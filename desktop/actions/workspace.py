"""The open file: what a person does in it goes through ``change()``, and everyone who shows it hears of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.domain.terms import Role
from desktop.store.case_lists import CaseLists
from desktop.store.settings import SettingsRepository
from desktop.texts import HELSINKI

if TYPE_CHECKING:
    from desktop.actions.writing import Writing
    from desktop.domain.case import Case
    from desktop.domain.register import KnownStudent, KnownWorkplace
    from desktop.store.cases import CaseRepository
    from desktop.store.connection import Database
    from desktop.store.curriculum import CurriculumRepository
    from desktop.store.keys import SignerKeyRepository
    from desktop.store.known import KnownRepository
    from desktop.store.plans import PlanRepository
    from desktop.store.presence import Presence
    from desktop.store.register import RegisterRepository
    from desktop.store.templates import TemplateRepository

UNDO_STEPS = 100
KEY_ROUNDS = 600_000  # of the function that turns a signer's own code into the key of their PKCS#12
Listener = Callable[["News"], None]


def now_utc() -> datetime:
    """The moment by this computer's clock."""
    return datetime.now(UTC)


class Kind(StrEnum):
    """What sort of thing changed, so that windows know what to read again."""

    CASE = "case"
    CURRICULUM = "curriculum"
    SETTINGS = "settings"
    KEYS = "keys"
    TEMPLATE = "template"
    PEOPLE = "people"


class News(NamedTuple):
    """What changed and why: its kinds, the case if it was one, and the words of the undo menu."""

    what: str
    kinds: frozenset[Kind]
    case: str = ""


class RegisterStep(NamedTuple):
    """One change of the register, to be undone: what it was, the records as they were, and the ids it added.

    ``also`` takes back what the same change did elsewhere; a UserError where that cannot be taken back any more.
    """

    what: str
    before: tuple[KnownStudent | KnownWorkplace, ...]
    added: tuple[str, ...]
    also: Callable[[], None] | None = None


class Workspace:
    """One open encrypted file, with a repository for each kind of record.

    ``clock`` gives the moment with its time zone and ``new_id`` a name for a new record, so that tests decide both.
    ``only_looked_at`` says why nothing can be changed in it now, "" where it can.
    """

    def __init__(
        self,
        db: Database,
        path: Path,
        *,
        clock: Callable[[], datetime] = now_utc,
        new_id: Callable[[], str] = lambda: os.urandom(6).hex(),
    ) -> None:
        self.path = path
        self.now = clock
        self.new_id = new_id
        self.at_keyboard: str = Role.TEACHER
        self.key_rounds = KEY_ROUNDS
        self.only_looked_at = ""
        self.presence: Presence | None = None
        self.is_open = True
        self.lists = CaseLists(db)
        self.settings = SettingsRepository(db)
        self._db = db
        self._listeners: list[Listener] = []
        self._undo: list[Case] = []
        self.register_steps: list[RegisterStep] = []
        self._writing: Writing | None = None

    # The first page is painted from lists alone; what only changes and single cases need is loaded when asked for.

    @cached_property
    def cases(self) -> CaseRepository:
        """The cases."""
        from desktop.store.cases import CaseRepository

        return CaseRepository(self._db, self.now)

    @cached_property
    def curriculum(self) -> CurriculumRepository:
        """The library of requirements."""
        from desktop.store.curriculum import CurriculumRepository

        return CurriculumRepository(self._db, self.now)

    @cached_property
    def known(self) -> KnownRepository:
        """Students, workplaces and instructors, of cases and of the register, as lists show them."""
        from desktop.store.known import KnownRepository

        return KnownRepository(self._db)

    @cached_property
    def register(self) -> RegisterRepository:
        """The students and workplaces that are known without a case."""
        from desktop.store.register import RegisterRepository

        return RegisterRepository(self._db)

    @cached_property
    def plans(self) -> PlanRepository:
        """The plans (HOKS) as they came."""
        from desktop.store.plans import PlanRepository

        return PlanRepository(self._db)

    @cached_property
    def templates(self) -> TemplateRepository:
        """The plan templates."""
        from desktop.store.templates import TemplateRepository

        return TemplateRepository(self._db)

    @cached_property
    def keys(self) -> SignerKeyRepository:
        """The signers' own keys."""
        from desktop.store.keys import SignerKeyRepository

        return SignerKeyRepository(self._db)

    @property
    def who(self) -> str:
        """Who sits at the keyboard, as the history names them: a role or an assessor's id."""
        return str(self.at_keyboard)

    @property
    def teacher(self) -> Teacher:
        """The teacher whose file this is."""
        kept = self.settings.get("teacher") or {}
        return Teacher(**{str(key): str(value) for key, value in kept.items()}) if isinstance(kept, dict) else Teacher()

    def today(self) -> date:
        """The day in Helsinki."""
        return self.now().astimezone(HELSINKI).date()

    @contextmanager
    def change(self, what: str, *kinds: Kind, case: str = "", for_good: bool = False) -> Iterator[None]:
        """One change in one transaction: all of it is stored, or nothing is. Listeners hear of it afterwards.

        ``what`` is the undo menu's text and stands in the history. What is done ``for_good`` waits for the disk, so
        that no power cut takes it back.
        """
        if self.only_looked_at:
            raise UserError(self.only_looked_at)
        with self._db.atomic(on_disk=for_good):
            yield
        self.tell(News(what, frozenset(kinds), case))

    def tell(self, news: News) -> None:
        """Let everyone hear of something that has changed."""
        for listener in list(self._listeners):
            listener(news)

    def expect_changes(self) -> None:
        """Somebody begins to work: get ready, so that the first change is as quick as the others."""
        if not self.only_looked_at:
            self._db.disk.begin()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change from now on; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def remember(self, before: Case, writing: Writing | None = None) -> None:
        """Keep a case as it was, for undo; but a text that is still being written as it was when that began."""
        goes_on = writing is not None and writing.goes_on_from(self._writing) and self.can_undo(before.id)
        self._writing = writing
        if not goes_on:
            self._undo = [*self._undo[-UNDO_STEPS + 1 :], before]

    def last_value(self, case_id: str) -> Case | None:
        """Take back the newest kept value of a case; None when there is nothing to undo."""
        self._writing = None
        for index in range(len(self._undo) - 1, -1, -1):
            if self._undo[index].id == case_id:
                return self._undo.pop(index)
        return None

    def amend(self, case_id: str, edit: Callable[[Case], Case]) -> None:
        """Let what was kept of a case for undo say something that undo must not take back."""
        self._undo = [edit(one) if one.id == case_id else one for one in self._undo]

    def forget(self, case_id: str) -> None:
        """Drop what was kept of a case for undo."""
        self._writing = None
        self._undo = [one for one in self._undo if one.id != case_id]

    def can_undo(self, case_id: str) -> bool:
        """Whether something in this case can be undone."""
        return any(one.id == case_id for one in self._undo)

    @property
    def file(self) -> Database:
        """The open file itself, for what is done to it as a whole."""
        return self._db

    def let_go(self, case_ids: Collection[str]) -> None:
        """Keep nothing in memory of cases that are gone."""
        for case_id in case_ids:
            self.forget(case_id)
        self.cases.let_go(case_ids)

    def close(self) -> None:
        """Close the file; the workspace is of no use afterwards, and keeps nothing of what was in it."""
        self.is_open = False
        self._undo.clear()
        self.register_steps.clear()
        self.__dict__.pop("cases", None)
        self._db.close()
        if self.presence is not None:
            self.presence.leave()
            self.presence = None
