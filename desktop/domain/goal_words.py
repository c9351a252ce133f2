"""The words of units that have objectives (osaamistavoitteet) instead of requirements, and of preparatory education."""

from __future__ import annotations

from desktop.texts import n_, n_many

OBJECTIVES: dict[str, str] = {
    "Requirement {n}: {how}": n_("Objective {n}: {how}"),
    "Requirement {n}: other work tasks show it": n_("Objective {n}: other work tasks show it"),
    "Requirement {n} is observed by: {names}": n_("Objective {n} is observed by: {names}"),
    "Requirement {n} has no level yet.": n_("Objective {n} has not been assessed yet."),
    "Requirement {n} has no common level yet.": n_("Objective {n} has no common assessment yet."),
    "Requirement {n}: write what was said on the difference that stays.": n_(
        "Objective {n}: write what was said on the difference that stays."
    ),
    "Requirement {n}: write how the difference was solved.": n_("Objective {n}: write how the difference was solved."),
    "Mention in the reason how the difference was solved on requirement {n}.": n_(
        "Mention in the reason how the difference was solved on objective {n}."
    ),
    "Requirement {n} has nobody to observe it.": n_("Objective {n} has nobody to observe it."),
    "Requirement {n}: choose the situation that shows it.": n_("Objective {n}: choose the situation that shows it."),
    "Requirement {n} is not in this demonstration.": n_("Objective {n} is not assessed here."),
    "This requirement is not assessed in this demonstration.": n_("This objective is not assessed here."),
    "The assessors do not differ on this requirement.": n_("The assessors do not differ on this objective."),
    "Choose the requirements that are shown.": n_("Choose the objectives that are shown."),
    "Requirement {n}": n_("Objective {n}"),
    "requirement {n}": n_("objective {n}"),
    "Requirement {n}: {text}": n_("Objective {n}: {text}"),
    "Requirement": n_("Objective"),
    "Competence requirement": n_("Competence objective"),
    "How each requirement is shown": n_("How each objective is shown"),
    "Levels by requirement": n_("Assessment by objective"),
    "Shows requirements": n_("Shows objectives"),
    "Requirements that were not reached": n_("Objectives that were not reached"),
    "Carried over: requirement {n}": n_("Carried over: objective {n}"),
    "Every requirement has its way and its observer": n_("Every objective has its way and its observer"),
    "None of this requirement yet.": n_("None of this objective yet."),
    "Which work shows which requirement?": n_("How is each objective shown?"),
    "Which work shows which requirement": n_("How each objective is shown, as a grid"),
    "Requirement {n}, task {task}: {said}": n_("Objective {n}, task {task}: {said}"),
    "Observers of requirement {n}: {names}": n_("Observers of objective {n}: {names}"),
    "Enter keeps, Alt and a number marks a requirement": n_("Enter keeps, Alt and a number marks an objective"),
    "Write what you saw, Enter keeps it. + or - first says what it speaks for, #3 marks requirement 3.": n_(
        "Write what you saw, Enter keeps it. + or - first says what it speaks for, #3 marks objective 3."
    ),
    "Every requirement has been seen": n_("Every objective has been seen"),
    "Which requirements": n_("Which objectives"),
    "This unit has no requirement lines": n_("No objectives are listed here"),
    "{n}/{all} have a common level": n_("{n}/{all} assessed together"),
    "Does the work as the requirements ask.": n_("Shows what the objectives ask for."),
    "New work tasks, one a line, with the numbers of requirements after a colon": n_(
        "New work tasks, one a line, with the numbers of objectives after a colon"
    ),
    "New work tasks, one a line or with ; between. Numbers after a colon mark what a task shows.": n_(
        "New work tasks, one a line or with ; between. Numbers after a colon mark objectives."
    ),
    "There is no requirement {number}; they go from R1 to R{last}.": n_(
        "There is no objective {number}; they go from R1 to R{last}."
    ),
    "ways for requirements": n_("ways for objectives"),
    "Every requirement is covered, complemented or deviated from": n_("Every objective has a way to show it"),
    "Requirements": n_("Objectives"),
}
"""What is said of a requirement, said of an objective."""

_UNSEEN = n_many("{n} objective has not been seen yet", "{n} objectives have not been seen yet")
OBJECTIVES["{n} requirement has not been seen yet"], OBJECTIVES["{n} requirements have not been seen yet"] = _UNSEEN

PREPARATORY: dict[str, str] = {
    "Requirement {n} has no work task yet.": n_("Objective {n}: choose how it is shown."),
    "Write at least one work task.": n_("Choose how the objectives are shown, or write a work task."),
    "Complement or deviation for the row…": n_("How the row is shown…"),
    "Write first what the student does at work. Each task becomes a column.": n_(
        "Choose for each row how it is shown. A work task that you write becomes a column."
    ),
    "No work task has been written yet.": n_("No work tasks: competence is shown in other ways."),
    "Work tasks": n_("Tasks and ways to show"),
    "Unit": n_("Part of the education"),
    "unit": n_("part of the education"),
    "Qualification": n_("Education"),
    "This grade is not on the scale of the unit.": n_("This grade is not on the scale: it is pass or fail."),
    "Leave the unit's name out of the short description.": n_(
        "Leave the name of the part out of the short description."
    ),
    (
        "You heard the result on {told}. You may ask the assessors in writing to review the "
        "assessment, at the latest on {day}, 14 days later. Write your name, student number, the "
        "unit and why."
    ): n_(
        "You heard the result on {told}. You may ask the assessors in writing to review the "
        "assessment, at the latest on {day}, 14 days later. Write your name, student number, the "
        "part of the education and why."
    ),
    (
        "You may ask the assessors in writing to review the assessment within 14 days of hearing "
        "the result and its reasons. Write your name, student number, the unit and why."
    ): n_(
        "You may ask the assessors in writing to review the assessment within 14 days of hearing "
        "the result and its reasons. Write your name, student number, the part of the education "
        "and why."
    ),
    "Greets the resident and plans the morning: 1, 3-5": n_("Plans the week in the calendar: 1, 2"),
    "Assessment of the unit": n_("Assessment of the part"),
    "The unit is": n_("The part is"),
    "Say whether the unit is mandatory: the requirements do not tell.": n_(
        "Say whether the part is mandatory: its document does not tell."
    ),
    (
        "The assessors confirm by signing that they decided the assessment together, by the "
        "criteria, and that nothing disqualifies them. The student may sign to confirm having "
        "heard the result and its reasons."
    ): n_(
        "The assessors confirm by signing that they decided the assessment together, by the "
        "objectives, and that nothing disqualifies them. The student may sign to confirm having "
        "heard the result and its reasons."
    ),
    (
        "I confirm that I assessed the demonstration together with the representative of working "
        "life by the criteria, and that nothing disqualifies me."
    ): n_(
        "I confirm that I assessed the demonstration together with the representative of working "
        "life by the objectives, and that nothing disqualifies me."
    ),
    (
        "I confirm that I assessed the demonstration together with the teacher by the criteria, "
        "and that nothing disqualifies me."
    ): n_(
        "I confirm that I assessed the demonstration together with the teacher by the objectives, "
        "and that nothing disqualifies me."
    ),
}
"""TUVA, TELMA and VALMA: all may be shown otherwise than at work, and there is no qualification with units."""
