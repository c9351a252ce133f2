"""Closed vocabularies of the field, with their official codes (Koodisto)."""

from __future__ import annotations

from enum import StrEnum

from desktop.texts import n_


class Term(StrEnum):
    """A word of a closed vocabulary. Values of different vocabularies may be equal: compare within one."""

    @property
    def label(self) -> str:
        """The name, marked for translation: show it with ``_(term.label)``."""
        return _LABELS[type(self)][self.value]


def name_terms(kind: type[Term], labels: dict[str, str]) -> None:
    """Give a vocabulary that stands elsewhere its names, marked for translation."""
    _LABELS[kind] = labels


class Language(Term):
    """A language that people and documents can have here."""

    FI = "fi"
    SV = "sv"
    EN = "en"


class Role(Term):
    """Who a person is in a demonstration; the letter is shown beside the colour."""

    TEACHER = "teacher"
    INSTRUCTOR = "instructor"
    STUDENT = "student"

    @property
    def letter(self) -> str:
        """O opettaja, T työpaikkaohjaaja, I itse: the same in every language, as on the paper forms."""
        return {"teacher": "O", "instructor": "T", "student": "I"}[self.value]


ASSESSOR = "assessor"
"""What somebody is who assesses or signs beside the teacher and the instructor."""


def is_role(person: str) -> bool:
    """Whether an id is one of the three roles; an assessor beside the two has an id of their own."""
    return person in Role._value2member_map_


def letter_of(person: str) -> str:
    """The letter that stands beside a person's colour: A (arvioija) for an assessor beside the two."""
    return Role(person).letter if is_role(person) else "A"


def label_of(person: str) -> str:
    """The marked name of what a person is, by their role or by the id of an assessor beside the two."""
    return Role(person).label if is_role(person) else n_("Assessor")


class Scale(StrEnum):
    """Arviointiasteikko: the scale a thing is assessed on. Values are the ids of ePerusteet."""

    PASS_FAIL = "1"
    ONE_TO_THREE = "2"  # perustutkinto before 1.8.2018; read, not given anew
    ONE_TO_FIVE = "3"

    @property
    def passing(self) -> tuple[Grade, ...]:
        """The grades that pass, from the lowest."""
        return _PASSING[self]

    @property
    def grades(self) -> tuple[Grade, ...]:
        """Every grade of the scale, the fail first."""
        return (Grade.FAIL, *_PASSING[self])

    def name_of(self, grade: Grade) -> str:
        """The name of a grade on this scale, marked for translation: a 3 is good on one and excellent on another."""
        return _OLD_NAMES.get(grade, grade.label) if self == Scale.ONE_TO_THREE else grade.label

    @property
    def codes(self) -> str:
        """The code list in which Koski knows the grades."""
        return _GRADE_CODES[self]


class Grade(Term):
    """Arvosana. The app never computes one; people choose it."""

    FAIL = "fail"
    PASS = "pass"
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"


_PASSING = {
    Scale.PASS_FAIL: (Grade.PASS,),
    Scale.ONE_TO_THREE: (Grade.ONE, Grade.TWO, Grade.THREE),
    Scale.ONE_TO_FIVE: (Grade.ONE, Grade.TWO, Grade.THREE, Grade.FOUR, Grade.FIVE),
}
_OLD_NAMES = {Grade.ONE: n_("Satisfactory 1"), Grade.TWO: n_("Good 2"), Grade.THREE: n_("Excellent 3")}
_GRADE_CODES = {
    Scale.PASS_FAIL: "arviointiasteikkoammatillinenhyvaksyttyhylatty",
    Scale.ONE_TO_THREE: "arviointiasteikkoammatillinent1k3",
    Scale.ONE_TO_FIVE: "arviointiasteikkoammatillinen15",
}


class AgreementType(Term):
    """How the learning at work is arranged (osaamisenhankkimistapa)."""

    TRAINING_AGREEMENT = "koulutussopimus"
    APPRENTICESHIP = "oppisopimus"
    NONE = "oppilaitosmuotoinenkoulutus"


class PlaceKind(Term):
    """Suorituspaikka (ammatillisennaytonsuorituspaikka)."""

    WORKPLACE = "1"
    INSTITUTION = "2"
    BOTH = "3"


class AssessorRole(Term):
    """Who decided on the assessment (ammatillisennaytonarvioinnistapaattaneet)."""

    TEACHER = "1"
    EMPLOYEE = "2"
    EMPLOYER = "3"
    SELF_EMPLOYED = "4"
    OTHER_PROVIDER = "5"


class DiscussionRole(Term):
    """Who took part in the assessment discussion (ammatillisennaytonarviointikeskusteluunosallistuneet)."""

    TEACHER = "1"
    EMPLOYEE = "2"
    EMPLOYER = "3"
    SELF_EMPLOYED = "4"
    STUDENT = "5"
    NONE_HELD = "6"  # alone, never with the others


class Leaning(Term):
    """Whether an observation speaks for, against, or neither."""

    PLUS = "plus"
    NEUTRAL = "neutral"
    MINUS = "minus"


class Coverage(Term):
    """How a requirement is shown when no task shows it."""

    INTERVIEW = "interview"  # complement: talk in the assessment discussion
    DOCUMENT = "document"  # complement: a document or product
    SITUATION = "situation"  # complement: a second situation
    DEVIATION = "deviation"  # not demanded; needs its reason and reference
    CARDS = "cards"  # these three are the other ways of TUVA, TELMA and VALMA
    PORTFOLIO = "portfolio"
    TALK = "talk"


class DeviationReason(Term):
    """Why the law lets a student off a requirement. It is never asked or kept what lies behind it."""

    CIRCUMSTANCES = "circumstances"
    PERSONAL = "personal"


class SelfMark(Term):
    """The student's own picture scale."""

    MUCH_HELP = "1"
    WITH_ADVICE = "2"
    ALONE = "3"
    NEW_SITUATIONS = "4"
    CANNOT_SAY = "?"


class EvidenceRule(Term):
    """What evidence was agreed on."""

    NONE = "none"
    PHOTO = "photo"
    DOCUMENT = "document"
    BOTH = "both"


class InformedBy(Term):
    """How the student heard the result."""

    FACE_TO_FACE = "face_to_face"
    PHONE = "phone"
    MESSAGE = "message"


_LABELS: dict[type[Term], dict[str, str]] = {
    Role: {
        Role.TEACHER: n_("Teacher"),
        Role.INSTRUCTOR: n_("Workplace instructor"),
        Role.STUDENT: n_("Student"),
    },
    Grade: {
        Grade.FAIL: n_("Fail"),
        Grade.PASS: n_("Pass"),
        Grade.ONE: n_("Satisfactory 1"),
        Grade.TWO: n_("Satisfactory 2"),
        Grade.THREE: n_("Good 3"),
        Grade.FOUR: n_("Good 4"),
        Grade.FIVE: n_("Excellent 5"),
    },
    AgreementType: {
        AgreementType.TRAINING_AGREEMENT: n_("Training agreement"),
        AgreementType.APPRENTICESHIP: n_("Apprenticeship"),
        AgreementType.NONE: n_("No agreement"),
    },
    PlaceKind: {
        PlaceKind.WORKPLACE: n_("Workplace"),
        PlaceKind.INSTITUTION: n_("Educational institution"),
        PlaceKind.BOTH: n_("Workplace and educational institution"),
    },
    AssessorRole: {
        AssessorRole.TEACHER: n_("Teacher"),
        AssessorRole.EMPLOYEE: n_("Employee"),
        AssessorRole.EMPLOYER: n_("Employer or representative of working life"),
        AssessorRole.SELF_EMPLOYED: n_("Self-employed person"),
        AssessorRole.OTHER_PROVIDER: n_("Other representative of the education provider"),
    },
    DiscussionRole: {
        DiscussionRole.TEACHER: n_("Teacher"),
        DiscussionRole.EMPLOYEE: n_("Employee"),
        DiscussionRole.EMPLOYER: n_("Employer or representative of working life"),
        DiscussionRole.SELF_EMPLOYED: n_("Self-employed person"),
        DiscussionRole.STUDENT: n_("Student"),
        DiscussionRole.NONE_HELD: n_("No assessment discussion was held"),
    },
    Leaning: {
        Leaning.PLUS: n_("Strength"),
        Leaning.NEUTRAL: n_("Neutral"),
        Leaning.MINUS: n_("To develop"),
    },
    Coverage: {
        Coverage.INTERVIEW: n_("Interview in the assessment discussion"),
        Coverage.DOCUMENT: n_("Document or product"),
        Coverage.SITUATION: n_("Second situation"),
        Coverage.DEVIATION: n_("Deviation: not demanded"),
        Coverage.CARDS: n_("Cards"),
        Coverage.PORTFOLIO: n_("Portfolio"),
        Coverage.TALK: n_("Talk"),
    },
    DeviationReason: {
        DeviationReason.CIRCUMSTANCES: n_("Unreasonable in the student's circumstances"),
        DeviationReason.PERSONAL: n_("Another reason that the law knows"),
    },
    SelfMark: {
        SelfMark.MUCH_HELP: n_("I need a lot of help"),
        SelfMark.WITH_ADVICE: n_("I manage when someone advises me"),
        SelfMark.ALONE: n_("I manage by myself"),
        SelfMark.NEW_SITUATIONS: n_("I manage in new situations too"),
        SelfMark.CANNOT_SAY: n_("I cannot say"),
    },
    EvidenceRule: {
        EvidenceRule.NONE: n_("No pictures or files"),
        EvidenceRule.PHOTO: n_("Photos"),
        EvidenceRule.DOCUMENT: n_("Documents"),
        EvidenceRule.BOTH: n_("Photos and documents"),
    },
    InformedBy: {
        InformedBy.FACE_TO_FACE: n_("Face to face"),
        InformedBy.PHONE: n_("By phone"),
        InformedBy.MESSAGE: n_("By message"),
    },
    Language: {
        Language.FI: n_("Finnish"),
        Language.SV: n_("Swedish"),
        Language.EN: n_("English"),
    },
}
