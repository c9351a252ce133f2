"""The open file: what a person does in it goes through ``change()``, and everyone who shows it hears of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from desktop.domain.case import Case
from desktop.domain.errors import UserError, require
from desktop.domain.gates import problems_to_edit
from desktop.domain.people import Teacher
from desktop.domain.terms import Role
from desktop.store.cases import CaseRepository
from desktop.store.connection import Database, create_file, open_file
from desktop.store.curriculum import CurriculumRepository
from desktop.store.keys import SignerKeyRepository
from desktop.store.locks import STRONG, Cost, RecoveryKey, create_locks, remove_locks, unlock, unlock_with_recovery_key
from desktop.store.settings import SettingsRepository
from desktop.texts import HELSINKI, _

UNDO_STEPS = 100
KEY_ROUNDS = 600_000  # of the function that turns a signer's own code into the key of their PKCS#12
Listener = Callable[["News"], None]


class Kind(StrEnum):
    """What sort of thing changed, so that windows know what to read again."""

    CASE = "case"
    CURRICULUM = "curriculum"
    SETTINGS = "settings"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class News:
    """What changed and why: its kinds, the case if it was one, and the words of the undo menu."""

    what: str
    kinds: frozenset[Kind]
    case: str = ""


class Workspace:
    """One open encrypted file, with a repository for each kind of record.

    ``clock`` gives the moment with its time zone and ``new_id`` a name for a new record, so that tests decide both.
    """

    def __init__(
        self,
        db: Database,
        path: Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex[:12],
    ) -> None:
        self.path = path
        self.now = clock
        self.new_id = new_id
        self.at_keyboard: str = Role.TEACHER
        self.key_rounds = KEY_ROUNDS
        self.cases = CaseRepository(db, clock)
        self.curriculum = CurriculumRepository(db, clock)
        self.keys = SignerKeyRepository(db)
        self.settings = SettingsRepository(db)
        self._db = db
        self._listeners: list[Listener] = []
        self._undo: list[Case] = []

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
    def change(self, what: str, *kinds: Kind, case: str = "") -> Iterator[None]:
        """One change in one transaction: all of it is stored, or nothing is. Listeners hear of it afterwards.

        ``what`` is the undo menu's text and stands in the history.
        """
        with self._db.atomic():
            yield
        news = News(what, frozenset(kinds), case)
        for listener in list(self._listeners):
            listener(news)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change from now on; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def remember(self, before: Case) -> None:
        """Keep a case as it was, for undo."""
        self._undo = [*self._undo[-UNDO_STEPS + 1 :], before]

    def last_value(self, case_id: str) -> Case | None:
        """Take back the newest kept value of a case; None when there is nothing to undo."""
        for index in range(len(self._undo) - 1, -1, -1):
            if self._undo[index].id == case_id:
                return self._undo.pop(index)
        return None

    def can_undo(self, case_id: str) -> bool:
        """Whether something in this case can be undone."""
        return any(one.id == case_id for one in self._undo)

    def close(self) -> None:
        """Close the file; the workspace is of no use afterwards."""
        self._db.close()


def change_case(workspace: Workspace, case_id: str, what: str, edit: Callable[[Case], Case]) -> Case:
    """Change an open case; a closed one is refused. What did not change is not stored."""
    before = workspace.cases.get(case_id)
    require(problems_to_edit(before))
    after = edit(before)
    if after != before:
        with workspace.change(what, Kind.CASE, case=case_id):
            workspace.cases.save(after, who=workspace.who, what=what)
        workspace.remember(before)
    return after


def undo(workspace: Workspace, case_id: str) -> Case:
    """Write the earlier value as a new change; nothing signed is undone."""
    case = workspace.cases.get(case_id)
    require(problems_to_edit(case))
    before = workspace.last_value(case_id)
    if before is None:
        return case
    what = "Undo"
    with workspace.change(what, Kind.CASE, case=case_id):
        workspace.cases.save(before, who=workspace.who, what=what)
    return before


def create_workspace(
    path: Path,
    passphrase: str,
    teacher: Teacher,
    *,
    cost: Cost | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> tuple[Workspace, RecoveryKey]:
    """Make a new encrypted file. The recovery key is given once and kept nowhere."""
    if not passphrase:
        raise UserError(_("Choose a passphrase for the file."))
    if path.exists():
        raise UserError(_("There is already a file at {path}. Open it, or choose another name.").format(path=path))
    data_key, recovery = create_locks(path, passphrase, cost or STRONG)
    try:
        workspace = Workspace(create_file(path, data_key), path, clock=clock)
    except UserError:
        remove_locks(path)
        raise
    with workspace.change("Make the file", Kind.SETTINGS):
        workspace.settings.set("teacher", asdict(teacher))
    return workspace, recovery


def open_workspace(
    path: Path, passphrase: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Workspace:
    """Open a file with its passphrase."""
    return Workspace(open_file(path, unlock(path, passphrase)), path, clock=clock)


def recover_workspace(
    path: Path, recovery_key: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Workspace:
    """Open a file with its recovery key."""
    return Workspace(open_file(path, unlock_with_recovery_key(path, recovery_key)), path, clock=clock)
