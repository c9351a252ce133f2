"""Removing demonstrations for good, from the file and from every copy that can be reached, with a certificate."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.actions.automatic import find_copies, known_copies
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.competence_plan import KeptPlan
from desktop.domain.erasure import CopyKind, CopyState, ErasedCase, ErasedCopy, Erasure
from desktop.domain.errors import UserError
from desktop.domain.known import student_key
from desktop.domain.people import Student
from desktop.domain.register import KnownStudent
from desktop.domain.retention import removal_warnings
from desktop.store.erasing import Wanted, clean_copy, erase, measure, mentions, traces
from desktop.store.linking import linked_student
from desktop.store.values import from_value, to_value
from desktop.texts import _, n_

_DONE, _BEGUN = "erasures", "erasing"
KEPT = (_DONE, _BEGUN)


@dataclass(frozen=True, slots=True)
class Removal:
    """What is about to go; ``names`` are those by which to check afterwards that nothing is left.

    ``measured`` is what goes with each case, ``copies`` where else it lies now.
    """

    cases: tuple[Case, ...]
    wanted: Wanted
    names: tuple[str, ...]
    measured: tuple[ErasedCase, ...]
    copies: tuple[tuple[Path, CopyKind], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The demonstrations."""
        return tuple(one.id for one in self.cases)

    def warnings(self, today: date) -> list[str]:
        """What a person should know before; each once."""
        return list(dict.fromkeys(one.text for case in self.cases for one in removal_warnings(case, today)))


def plan_removal(workspace: Workspace, case_ids: Sequence[str], student: str = "") -> Removal:
    """What would go with these demonstrations; nothing is removed yet.

    With the key of a student: all of theirs, their place in the register, and their plans (HOKS).
    """
    ids = dict.fromkeys([*case_ids, *(cases_of_student(workspace, student) if student else ())])
    cases = tuple(workspace.cases.get(one) for one in ids)
    records = [one for one in workspace.register.students() if student and student_key(one.student) == student]
    if not cases and not records:
        raise UserError(_("Choose first what is to be removed."))
    whole = [*_without_others(workspace, cases, set(ids)), *(one.student for one in records)]
    nameless = [one for one in whole if not _is_named(workspace, one.name, set(ids))]
    plans = {one.key for one in workspace.plans.all() if _belongs(one, records)} if records else set()
    return Removal(
        cases=cases,
        wanted=Wanted(tuple(ids), tuple(one.id for one in records), tuple(sorted(plans))),
        names=tuple(dict.fromkeys(text for one in nameless for text in (one.name, one.number, one.oid) if text)),
        measured=tuple(one for case in cases if (one := measure(workspace.file, case.id)) is not None),
        copies=tuple(known_copies(workspace)),
    )


def _belongs(plan: KeptPlan, records: Collection[KnownStudent]) -> bool:
    """Whether a plan is of one of these students."""
    return any(
        (plan.learner and plan.learner == one.student.oid) or (plan.study_right and plan.study_right == one.study_right)
        for one in records
    )


def cases_of_student(workspace: Workspace, key: str) -> list[str]:
    """The demonstrations of a student, by the key of the list of students."""
    return [row.id for row in workspace.lists.of_student(key, 0, -1)]


def _without_others(workspace: Workspace, cases: Collection[Case], going: set[str]) -> list[Student]:
    """The students who then have no demonstration."""
    linked = [(linked_student(workspace.file, case.student), case.student) for case in cases]
    found = {key: student for key, student in linked if key}
    return [one for key, one in found.items() if set(cases_of_student(workspace, key)) <= going]


def _is_named(workspace: Workspace, name: str, going: set[str]) -> bool:
    """Whether another student of the same name stays."""
    rows = workspace.lists.search_columns(name, ["student"], -1)
    return any(row.student.casefold() == name.casefold() and row.id not in going for row in rows)


def prepare_removal(workspace: Workspace, removal: Removal) -> Callable[[], Erasure]:
    """The removal itself, for any thread. UserError when another program prevents it.

    That it has begun is kept, so that one which is cut off goes on at the next start. Copies are looked for only then:
    a backup may have been made while the question was open.
    """
    draft = Erasure(
        id=workspace.new_id(),
        at=workspace.now(),
        by=workspace.teacher.name,
        organisation=workspace.teacher.provider,
        cases=removal.measured,
    )
    begun = _Begun(erasure=draft, records=removal.wanted.records, plans=removal.wanted.plans)
    with workspace.change(n_("Remove for good"), for_good=True):
        workspace.settings.set(_BEGUN, to_value(begun))
    return _work(workspace, begun)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A removal on its way."""

    erasure: Erasure
    records: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


def _work(workspace: Workspace, begun: _Begun) -> Callable[[], Erasure]:
    path, key, copies = workspace.path, workspace.file.data_key, find_copies(workspace)
    wanted = Wanted(tuple(one.id for one in begun.erasure.cases), begun.records, begun.plans)

    def work() -> Erasure:
        gone = erase(path, key, wanted)
        cleaned = tuple(
            ErasedCopy(name=copy.name, kind=kind, state=clean_copy(copy, key, wanted)) for copy, kind in copies()
        )
        return replace(begun.erasure, copies=cleaned, keys=gone.keys, records=gone.records, plans=gone.plans)

    return work


def give_up_removal(workspace: Workspace) -> None:
    """A removal that something prevented before anything was removed is not tried again by itself."""
    with workspace.change(n_("Remove for good"), Kind.SETTINGS):
        workspace.settings.set(_BEGUN, None)


def unfinished_removal(workspace: Workspace) -> Callable[[], Erasure] | None:
    """What is left to do of a removal that was cut off, for any thread; None when there is none."""
    kept = workspace.settings.get(_BEGUN)
    return _work(workspace, from_value(_Begun, kept)) if isinstance(kept, dict) else None


def finish_removal(workspace: Workspace, erasure: Erasure, names: Collection[str] = ()) -> Erasure:
    """Check that nothing is left, keep the certificate's facts, and let go of what is in memory.

    ``names`` are those by which to look whether the students are still named somewhere else.
    """
    ids = tuple(one.id for one in erasure.cases)
    workspace.let_go(ids)
    if erasure.records:
        workspace.register_steps.clear()  # undo would bring the student back
    if left := set(traces(workspace.file, ids)) - {"settings"}:
        raise RuntimeError(f"something was left in {', '.join(left)}")
    named = mentions(workspace.file, names)
    places = set(traces(workspace.file, names)) - {"case_rows", "case_search", "case_words"}  # told by `named`
    told = replace(erasure, mentions=tuple(named), places=tuple(sorted(places)))
    with workspace.change(n_("Remove for good"), Kind.CASE, Kind.PEOPLE, Kind.SETTINGS, Kind.KEYS, for_good=True):
        workspace.settings.set(_DONE, [to_value(one) for one in (*erasures(workspace), told)])
        workspace.settings.set(_BEGUN, None)
    return told


def remove_cases(workspace: Workspace, case_ids: Sequence[str], student: str = "") -> Erasure:
    """Remove demonstrations, or a student with all that is kept of them, for good and all in one."""
    removal = plan_removal(workspace, case_ids, student)
    try:
        erasure = prepare_removal(workspace, removal)()
    except UserError:
        give_up_removal(workspace)
        raise
    return finish_removal(workspace, erasure, removal.names)


def prepare_again(workspace: Workspace) -> Callable[[], list[Erasure]]:
    """Trying the copies again that could not be reached, such as one on a stick that was out; for any thread."""
    places = {(path.name, kind): path for path, kind in known_copies(workspace)}
    key, waiting = workspace.file.data_key, [one for one in erasures(workspace) if one.out_of_reach]
    return lambda: [_tried(one, places, key) for one in waiting]


def _tried(erasure: Erasure, places: dict[tuple[str, CopyKind], Path], key: bytes) -> Erasure:
    wanted = Wanted(tuple(one.id for one in erasure.cases))
    copies = tuple(
        replace(one, state=clean_copy(places[one.name, one.kind], key, wanted))
        if one.state == CopyState.OUT_OF_REACH and (one.name, one.kind) in places
        else one
        for one in erasure.copies
    )
    return replace(erasure, copies=copies)


def finish_again(workspace: Workspace, tried: Sequence[Erasure]) -> None:
    """Keep what came of trying again."""
    anew = {one.id: one for one in tried}
    kept = tuple(anew.get(one.id, one) for one in erasures(workspace))
    if kept != erasures(workspace):
        with workspace.change(n_("Remove for good"), Kind.SETTINGS, for_good=True):
            workspace.settings.set(_DONE, [to_value(one) for one in kept])


def erasures(workspace: Workspace) -> tuple[Erasure, ...]:
    """Every removal, the oldest first."""
    kept = workspace.settings.get(_DONE)
    return tuple(from_value(Erasure, one) for one in kept) if isinstance(kept, list) else ()


def certificate(erasure: Erasure) -> bytes:
    """The certificate of a removal as a PDF."""
    from desktop.export.erasure_pdf import erasure_pdf

    return erasure_pdf(erasure)


def certificate_name(erasure: Erasure) -> str:
    """A file name for it, without any person's name."""
    return f"{_('deletion certificate').replace(' ', '_')}_{erasure.at:%Y-%m-%d}_{erasure.id[:6]}.pdf"
