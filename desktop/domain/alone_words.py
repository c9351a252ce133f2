"""The words of a case that a teacher assesses alone: nothing is agreed, compared or decided together."""

from __future__ import annotations

from desktop.texts import n_

ALONE: dict[str, str] = {
    "Grade, chosen together": n_("Grade, chosen by the teacher"),
    "Decided together": n_("Decided by"),
    "Agreed levels: all {level}": n_("Levels: all {level}"),
    "Agreed levels: {lowest}–{highest}, most often {most}": n_("Levels: {lowest}–{highest}, most often {most}"),
    "Common level {level}": n_("Level {level}"),
    "The levels were agreed together; the program computes no grade.": n_(
        "The teacher chose the levels; the program computes no grade."
    ),
    "Agreed": n_("Decided"),
    "{n}/{all} have a common level": n_("{n}/{all} assessed"),
    "Choose the grade together.": n_("Choose the grade."),
    "Decide the grade together": n_("Decide the grade"),
    "Compare the two views first.": n_("Finish your own view first."),
    "Three say that the student is ready": n_("Teacher and student say that the student is ready"),
    "Assessors": n_("Assessor"),
    "Assessors, nothing disqualifies them": n_("Assessor, nothing disqualifies them"),
    "The same assessors decide together. If the grade changes, a new version of the record is signed too.": n_(
        "The same teacher decides. If the grade changes, a new version of the record is signed too."
    ),
    "Agreed: {passed} passed, {failed} failed": n_("Objectives: {passed} passed, {failed} failed"),
}
