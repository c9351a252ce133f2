"""The words of TUVA, which knows no demonstrations (näyttö): competence is shown (osaamisen osoittaminen)."""

from __future__ import annotations

from desktop.texts import n_

SHOWING: dict[str, str] = {
    "Plan for the demonstration": n_("Plan for showing competence"),
    "Plan for the demonstration, the workplace's copy": n_("Plan for showing competence, the workplace's copy"),
    "Plan for the retake": n_("Plan for showing it again"),
    "Demonstration {day}": n_("Showing of competence {day}"),
    "Demonstration day": n_("Showing"),
    "Demonstration going on": n_("Showing goes on"),
    "Demonstration": n_("Showing of competence"),
    "Start the demonstration": n_("Start the showing"),
    "Start the demonstration first.": n_("Start the showing first."),
    "To the demonstration day": n_("To the showing"),
    "Ready for the demonstration:": n_("Ready to show it:"),
    "{who} has not said that the student is ready.": n_("{who} has not said that the student is ready to show it."),
    "says that the student is ready": n_("says that the student is ready to show it"),
    "has not said that the student is ready": n_("has not said that the student is ready to show it"),
    "readiness": n_("readiness to show it"),
    "Say when the demonstration starts and ends.": n_("Say when competence is shown."),
    "The demonstration ends before it starts.": n_("The showing ends before it starts."),
    "The demonstration is interrupted. Continue it first.": n_("The showing is interrupted. Continue it first."),
    "Interrupt the demonstration": n_("Interrupt the showing"),
    "Continue the demonstration": n_("Continue the showing"),
    "The demonstration is not interrupted.": n_("The showing is not interrupted."),
    "Why is it interrupted?": n_("Why is the showing interrupted?"),
    "Say why it is interrupted.": n_("Say why the showing is interrupted."),
    "When the demonstration is stopped": n_("When the showing is stopped"),
    "When it is stopped": n_("When the showing is stopped"),
    "Support at the demonstration": n_("Support at the showing"),
    "Support has been agreed for the demonstration": n_("Support has been agreed for the showing"),
    "Situations": n_("Times of showing"),
    "Add a situation": n_("Add a time of showing"),
    "Second situation": n_("Second time of showing"),
    "Say on which day the second situation is.": n_("Say on which day the second time of showing is."),
    "Situation {n} is outside the days of the demonstration.": n_("Situation {n} is outside the days of the showing."),
    "Changes on the day": n_("Changes on the way"),
    "Basic data of the case": n_("Basic data"),
    "Three say that the student is ready": n_("Everyone says that the student is ready to show it"),
    "Nothing waits in this case.": n_("Nothing waits here."),
    "History of the demonstration": n_("History of the showing"),
    "Withdraw the demonstration": n_("Withdraw the showing"),
    "Withdraw the demonstration…": n_("Withdraw the showing…"),
    "Back to the demonstration": n_("Back to the steps"),
    "Steps of the demonstration": n_("Steps of the showing"),
    "Open the retake as a demonstration of its own": n_("Open the new showing on its own"),
    "Follows the demonstration decided on {day}": n_("Follows the showing decided on {day}"),
    "Follows an earlier one": n_("Follows an earlier showing"),
    "I have assessed the demonstration together with the other assessor.": n_(
        "I have assessed the competence together with the other assessor."
    ),
    "I have assessed the demonstration together with the teacher.": n_(
        "I have assessed the competence together with the teacher."
    ),
    (
        "I confirm that I assessed the demonstration together with the representative of working "
        "life by the criteria, and that nothing disqualifies me."
    ): n_(
        "I confirm that I assessed the competence together with the representative of working "
        "life by the objectives, and that nothing disqualifies me."
    ),
    (
        "I confirm that I assessed the demonstration together with the teacher by the criteria, "
        "and that nothing disqualifies me."
    ): n_(
        "I confirm that I assessed the competence together with the teacher by the objectives, "
        "and that nothing disqualifies me."
    ),
    (
        "With this code, the program finds in the file where the paper was made which "
        "demonstration and version it is of. The code proves nothing of the paper's words."
    ): n_(
        "With this code, the program finds in the file where the paper was made which assessment "
        "and version it is of. The code proves nothing of the paper's words."
    ),
}
