"""Sopimus ja ohjaus: what is agreed, gone through and talked about before the demonstration, and how practice goes on.

Nothing here is about anybody's health, and nothing is a number: only days, names, a few words and marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.domain.errors import Problem
from desktop.domain.terms import Term, name_terms
from desktop.texts import _, n_

LONGEST_NOTE = 300


class ContactWay(Term):
    """How the teacher was in touch."""

    VISIT = "visit"
    CALL = "call"
    VIDEO = "video"
    MESSAGE = "message"


class Topic(Term):
    """What an induction (perehdyttäminen) goes through."""

    PLACE = "place"
    PEOPLE = "people"
    SAFETY = "safety"
    DATA = "data"


class HazardousWork(Term):
    """What came of considering whether a student of 16–17 does hazardous work."""

    NOT_NEEDED = "not_needed"
    DONE = "done"


class Practice(Term):
    """How far the practice of a work task has come. The letters are those of a guidance plan (ohjaussuunnitelma)."""

    STARTED = "A"
    MANAGES = "S"


name_terms(
    ContactWay,
    {
        ContactWay.VISIT: n_("Visit"),
        ContactWay.CALL: n_("Phone call"),
        ContactWay.VIDEO: n_("Video call"),
        ContactWay.MESSAGE: n_("Message"),
    },
)
name_terms(
    Topic,
    {
        Topic.PLACE: n_("Place and work"),
        Topic.PEOPLE: n_("People"),
        Topic.SAFETY: n_("Safety at work"),
        Topic.DATA: n_("Data protection"),
    },
)
name_terms(
    HazardousWork,
    {
        HazardousWork.NOT_NEEDED: n_("Notice not needed"),
        HazardousWork.DONE: n_("Notice made on the day"),
    },
)
name_terms(Practice, {Practice.STARTED: n_("A: practising"), Practice.MANAGES: n_("S: manages")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """That the teacher was in touch with somebody: the day, the way, with whom and, in short, about what."""

    id: str
    on: date
    way: ContactWay
    person: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Induction:
    """That a topic was gone through with the student. ``id`` is the topic's, ``by`` who did it."""

    id: str
    on: date
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What belongs to the agreement and the guidance of one period at work.

    ``suitable_on`` is the day on which the workplace was checked. ``practice`` has the ids of work tasks as keys.
    ``told`` has the day on which a point of the minimum level was said to be met where nothing else tells it, and
    ``not_applicable`` why a point does not concern this demonstration; both by the point's id.
    """

    suitable_on: date | None = None
    hours: str = ""
    insurance: str = ""
    travel: str = ""
    meals: str = ""
    hazardous: HazardousWork | None = None
    hazardous_on: date | None = None
    induction: tuple[Induction, ...] = ()
    contacts: tuple[Contact, ...] = ()
    practice: dict[str, Practice] = field(default_factory=dict)
    improvement: str = ""
    improvement_seen_on: date | None = None
    told: dict[str, date] = field(default_factory=dict)
    not_applicable: dict[str, str] = field(default_factory=dict)

    def inducted(self, topic: Topic) -> Induction | None:
        """When a topic was gone through; None when it was not."""
        return next((one for one in self.induction if one.id == topic), None)


def guidance_problems(guidance: Guidance, today: date) -> list[Problem]:
    """What is wrong with what was written: days still to come, and a notice without its day."""
    days = (
        ("suitable_on", guidance.suitable_on),
        ("hazardous", guidance.hazardous_on),
        ("improvement", guidance.improvement_seen_on),
        ("induction", max((one.on for one in guidance.induction), default=None)),
        ("contacts", max((one.on for one in guidance.contacts), default=None)),
        ("told", max(guidance.told.values(), default=None)),
    )
    problems = [
        Problem(f"guidance.{name}", _("The day is still to come. Write the day when it was done."))
        for name, on in days
        if on is not None and on > today
    ]
    if guidance.hazardous == HazardousWork.DONE and guidance.hazardous_on is None:
        problems.append(Problem("guidance.hazardous", _("Write the day on which the authority was told.")))
    return problems


def contact_problems(person: str, note: str) -> list[Problem]:
    """What an entry of the contact log lacks."""
    problems = []
    if not person.strip():
        problems.append(Problem("guidance.contacts", _("Write with whom you were in touch.")))
    if len(note.strip()) > LONGEST_NOTE:
        text = _("Write it shorter: at most {n} characters.")
        problems.append(Problem("guidance.contacts", text.format(n=LONGEST_NOTE)))
    return problems
