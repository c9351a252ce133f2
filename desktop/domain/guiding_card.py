"""What an instructor should know before guiding and assessing: a card to be read in a minute (minimum level, M10)."""

from __future__ import annotations

from desktop.texts import n_

POINT = "M10"
"""The point of the minimum level that having read the card meets."""

CARD: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        n_("Guiding"),
        (
            n_("Show the place and the people. Go through safety and data protection."),
            n_("Let the student try, ask and do more alone week by week."),
            n_("Say at once what went well, and what to do differently."),
            n_("Call the teacher in good time when something worries you."),
        ),
    ),
    (
        n_("Assessing"),
        (
            n_("Compare what the student does with the criteria, not with other people."),
            n_("Write down what you see. Your notes become the reasons."),
            n_("Choose your own levels first. Then you compare them with the teacher's."),
            n_("You decide together with the teacher. The student is heard before that."),
            n_("Are you related to the student? Say so: then somebody else assesses."),
        ),
    ),
)
"""Headings with their lines; a line has at most twelve words."""
