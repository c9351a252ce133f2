"""Where in a case a thing is put right: the step of each field that a `Problem` names."""

from __future__ import annotations

from desktop.domain.stages import Step

HEADER = (
    *("student", "unit", "teacher", "workplace", "instructor", "agreement", "languages", "support"),
    *("study_right", "study_right_began", "study_right_ends", "student_reference_number"),
)
"""The parts of a case that stand in its basic data."""
IN_HEADER = ("plan.place_name", "plan.place_business_id", "plan.deviations", "plan.individual_criteria")
"""Fields of the plan that stand there too."""

STUDY_RIGHT = "study_right"
REGISTERS = "registers"
"""The part of a case that is put right where it is handed on to the registers."""
GUIDANCE = "guidance"
"""The part of a case that is put right on the page of agreement and guidance."""

_STEPS = {
    "plan": Step.PLAN,
    "comments": Step.PLAN,
    "started_at": Step.DAY,
    "notes": Step.DAY,
    "evidence": Step.DAY,
    "interruptions": Step.DAY,
    "complements": Step.DAY,
    "self_assessment": Step.ASSESS,
    "views": Step.ASSESS,
    "comparison": Step.ASSESS,
    "decision": Step.DECIDE,
    "informed": Step.DECIDE,
    "signing": Step.SIGN,
}


def is_in_header(field: str) -> bool:
    """Whether a field stands in the basic data of the case."""
    return part_of(field) in HEADER or field in IN_HEADER


def step_of(field: str) -> Step:
    """The step at which a field ("plan.starts", "views.teacher.levels.r5") is put right."""
    return _STEPS.get(part_of(field), Step.PLAN)


def part_of(field: str) -> str:
    """The part of the case that a field lies in: "plan" of "plan.starts"."""
    return field.partition(".")[0]


def last_of(field: str) -> str:
    """What the field is about, the last of its parts: "r5" of "plan.requirements.r5"."""
    return field.rpartition(".")[2]
