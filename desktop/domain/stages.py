"""How far a case can come, the five steps of its path, what happens next at each stage, and states beside the path."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.terms import Role, Term, name_terms
from desktop.texts import _, n_


class Stage(Term):
    """How far a case has come, in order."""

    DRAFT = "draft"
    AGREED = "agreed"
    RUNNING = "running"
    SELF_ASSESSED = "self_assessed"
    COMPARING = "comparing"  # both views are ready
    COMPARED = "compared"
    DECIDED = "decided"
    INFORMED = "informed"
    PARTLY_SIGNED = "partly_signed"
    SIGNED = "signed"
    EXPORTED = "exported"
    ARCHIVED = "archived"

    def reached(self, other: Stage) -> bool:
        """Whether this stage is at or after the other."""
        order = list(Stage)
        return order.index(self) >= order.index(other)


name_terms(
    Stage,
    {
        Stage.DRAFT: n_("Plan being made"),
        Stage.AGREED: n_("Plan agreed"),
        Stage.RUNNING: n_("Demonstration going on"),
        Stage.SELF_ASSESSED: n_("Assessment going on"),
        Stage.COMPARING: n_("Views to compare"),
        Stage.COMPARED: n_("Waiting for the decision"),
        Stage.DECIDED: n_("Student to be informed"),
        Stage.INFORMED: n_("Waiting for signatures"),
        Stage.PARTLY_SIGNED: n_("Partly signed"),
        Stage.SIGNED: n_("Signed"),
        Stage.EXPORTED: n_("Handed on"),
        Stage.ARCHIVED: n_("Archived"),
    },
)


class Step(Term):
    """The five steps of the path that a person sees."""

    PLAN = "plan"
    DAY = "day"
    ASSESS = "assess"
    DECIDE = "decide"
    SIGN = "sign"


name_terms(
    Step,
    {
        Step.PLAN: n_("Plan"),
        Step.DAY: n_("Demonstration day"),
        Step.ASSESS: n_("Assessment"),
        Step.DECIDE: n_("Decision"),
        Step.SIGN: n_("Signing"),
    },
)


class NextAct(NamedTuple):
    """What happens next in a case, whose turn it is, and at which step."""

    who: Role
    text: str
    step: Step


_ACTS = {
    Stage.DRAFT: (Step.PLAN, n_("Finish the plan and agree it together")),
    Stage.AGREED: (Step.DAY, n_("Start the demonstration")),
    Stage.RUNNING: (Step.ASSESS, n_("Self-assessment")),
    Stage.SELF_ASSESSED: (Step.ASSESS, n_("Own view of the levels")),
    Stage.COMPARING: (Step.ASSESS, n_("Compare the views together")),
    Stage.COMPARED: (Step.DECIDE, n_("Decide the grade together")),
    Stage.DECIDED: (Step.DECIDE, n_("Tell the student the result")),
    Stage.INFORMED: (Step.SIGN, n_("Sign the assessment")),
    Stage.PARTLY_SIGNED: (Step.SIGN, n_("Sign the assessment")),
    Stage.SIGNED: (Step.SIGN, n_("Hand the document on")),
    Stage.EXPORTED: (Step.SIGN, n_("Hand the result on to Koski")),
}


def act_at(reached: Stage, who: Role | None) -> NextAct | None:
    """What happens next at a stage, by whom; None when nothing waits."""
    if reached not in _ACTS or who is None:
        return None
    step, text = _ACTS[reached]
    return NextAct(who, _(text), step)


def act_of_passing(name: str) -> NextAct:
    """That somebody beside the two is still to sign, to whom the teacher passes the laptop or sends the document."""
    return NextAct(Role.TEACHER, _("Ask {name} to sign").format(name=name), Step.SIGN)


def act_again() -> NextAct:
    """What happens next where the plan has changed since it was agreed."""
    return NextAct(Role.TEACHER, _("Agree the changed plan again"), Step.PLAN)


class SideState(Term):
    """A state beside the path; an interruption is told before a complement. A retake stands in the decision."""

    INTERRUPTED = "interrupted"
    AGREE_AGAIN = "agree_again"
    COMPLEMENT = "complement"
    UNDER_REVIEW = "under_review"
    UNDER_RECTIFICATION = "under_rectification"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


name_terms(
    SideState,
    {
        SideState.INTERRUPTED: n_("Interrupted"),
        SideState.AGREE_AGAIN: n_("Waits for a new agreement"),
        SideState.COMPLEMENT: n_("Complement agreed"),
        SideState.UNDER_REVIEW: n_("Under review"),
        SideState.UNDER_RECTIFICATION: n_("Under rectification"),
        SideState.WITHDRAWN: n_("Withdrawn"),
        SideState.SUPERSEDED: n_("Replaced by a corrected one"),
    },
)
