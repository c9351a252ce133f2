"""What a list says of a case beside its stage: interrupted, a complement or retake to come, a signer who is missing."""

from __future__ import annotations

from desktop.domain.overview import CaseRow
from desktop.domain.stages import NextAct, SideState, Stage, Step, act_again, act_at, act_of_passing
from desktop.domain.terms import Role
from desktop.texts import _, n_, short_day

_TOLD = {
    SideState.UNDER_REVIEW: n_("A request for a review waits for your decision"),
    SideState.UNDER_RECTIFICATION: n_("A request for a rectification waits for its decision"),
    SideState.WITHDRAWN: n_("Withdrawn"),
    SideState.SUPERSEDED: n_("Replaced by a corrected demonstration"),
}
"""What is told before all else."""
BESIDE_THE_STAGE = (SideState.COMPLEMENT, SideState.AGREE_AGAIN)
"""With these the case goes on, so that its stage and next act are told too."""


def act_of(row: CaseRow) -> NextAct | None:
    """What happens next in a case of a list; None when nothing waits."""
    if row.side == SideState.UNDER_REVIEW:
        return NextAct(Role.TEACHER, _("Decide on the request for a review"), Step.DECIDE)
    if row.side == SideState.AGREE_AGAIN and row.stage == Stage.DRAFT:
        return act_again()
    if row.beside and row.stage == Stage.PARTLY_SIGNED and row.next_role in row.signed_by:
        return act_of_passing(row.beside[0])
    return None if row.side in _TOLD else act_at(row.stage, row.next_role)


def side_text(row: CaseRow) -> str:
    """The side state in a few words; "" for a case that goes its way."""
    if row.side in _TOLD:
        return _(_TOLD[row.side])
    if not row.stage.reached(Stage.SIGNED):
        if row.refused:
            return _("{name} did not sign").format(name=row.refused)
        if row.awaited:
            text = _("Waiting for {name}, reminder {day}")
            return text.format(name=row.awaited, day=short_day(row.remind_on))
    if row.side == SideState.INTERRUPTED:
        told = _("Interrupted, continues {day}") if row.side_on else _("Interrupted")
        return told.format(day=short_day(row.side_on))
    if row.side == SideState.AGREE_AGAIN:
        return _("The plan has changed since it was agreed")
    if row.side == SideState.COMPLEMENT:
        told = _("Complement agreed for {day}") if row.side_on else _("Complement agreed")
        return told.format(day=short_day(row.side_on))
    if row.retake_on:
        return _("Retake agreed for {day}").format(day=short_day(row.retake_on))
    return _("Failed: agree on the retake") if row.failed else ""
