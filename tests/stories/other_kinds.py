"""What the stories of TUVA, TELMA, a specialist qualification and an old scale have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.actions.curricula import import_document
from desktop.domain.case import Case
from desktop.domain.gates import problems_to_agree
from desktop.domain.stages import Step
from desktop.domain.terms import Coverage, Grade, PlaceKind, Role, SelfMark
from desktop.gui.demonstrations.one_assessor import OneAssessorDialog
from desktop.tools.sample_file import PASSPHRASE
from tests.export.reading import told
from tests.pages import Desk, OpenCase
from tests.stories import test_s_a_window as story
from tests.stories.test_s_b_window import open_row

STUDENT = {"name": "Tilda Tuvanen", "number": "E-2026-050"}
PEOPLE = {
    "student": STUDENT,
    "workplace": {"name": "Autohuolto Koivuranta", "business_id": "9999991-7"},
    "instructor": {"name": "Teppo Malli"},
}
DEMONSTRATION = re.compile(r"näyt(tö|ö)", re.IGNORECASE)


def with_document(desk: Desk, document: bytes) -> None:
    """The requirements are in the library."""
    import_document(story.workspace(desk), document)


def begin_at_school(desk: Desk, unit: str) -> OpenCase:
    """Open a case without a workplace: name, number, unit."""
    hand, form = desk.hand, desk.new_case()
    hand.type(STUDENT["name"])
    hand.tab()
    hand.type(STUDENT["number"])
    hand.tab()
    hand.type(unit)
    hand.click(form.open_button)
    return desk.case()


def begin_at_work(desk: Desk, unit: str) -> OpenCase:
    """Open a case with a workplace and its agreement."""
    hand, form = desk.hand, desk.begin_case(PEOPLE, unit)
    form.header.ui.agreement.setCurrentIndex(0)  # a training agreement
    form.header.ui.agreement.activated.emit(0)
    desk.write_period(form, "1.9.2026", "18.12.2026")
    hand.click(form.open_button)
    return desk.case()


def show_by(case: OpenCase, number: int, way: Coverage, how: str) -> None:
    """Say how a row is shown."""
    dialog = open_row(case, number)
    case.hand.click(dialog.choices[1 + list(Coverage).index(way)])
    case.hand.type(how)
    case.hand.enter()


def assess_alone(case: OpenCase) -> None:
    """The teacher assesses alone, for the reason that stands there."""
    case.hand.click(case.plan().frame.alone)
    dialog = case.desk.dialog(OneAssessorDialog)
    case.hand.click(dialog.answers.act)


def frame(case: OpenCase, kind: PlaceKind, where: str) -> None:
    """Time and place."""
    shown = case.plan().frame
    case.hand.click(shown.when)
    case.hand.type("23.11.2026")
    case.hand.click(shown.place_kind.button(kind))
    case.hand.type(where)


def agree(case: OpenCase) -> None:
    """Everybody says ready and agrees."""
    case.go_through()
    case.all_ready()
    case.agree()
    assert case.value().plan.is_agreed, problems_to_agree(case.value())
    assert case.step == Step.DAY


def answer_by_pictures(case: OpenCase) -> None:
    """The student's own marks, a picture a row."""
    case.hand_to(Role.STUDENT)
    page = case.page.self_assessment
    assert page is not None

    def answer() -> None:
        for _row in case.value().rows:
            case.hand.click(page.cards[SelfMark.ALONE])
            case.hand.click(page.next)
        case.hand.type("Varaisin enemmän aikaa.")
        case.hand.click(page.next)

    story.as_person(case, "student", answer)
    case.give_back(PASSPHRASE)
    own = case.value().self_assessment
    assert own.done_on
    assert len(own.marks) == len(case.value().rows)


def mark_by_key(case: OpenCase, *keys: str) -> None:
    """The levels by their number keys, row after row."""
    case.assess().begin()
    for key in keys:
        case.hand.type(key)


def instructor_assesses(case: OpenCase, *keys: str) -> None:
    """The instructor's whole turn."""
    case.press_primary()

    def turn() -> None:
        if case.step != Step.ASSESS:
            case.open_step(Step.ASSESS)
        mark_by_key(case, *keys)
        case.press_primary()

    story.as_person(case, "instructor", turn)
    case.give_back(PASSPHRASE)


def decide(case: OpenCase, grade: Grade, reason: str, description: str) -> None:
    """People choose the grade and write why."""
    case.grade(grade)
    case.hand.type(reason)
    case.hand.click(case.decide().words.short)
    case.hand.type(description)
    case.hand.click(case.decide().people.three)


def seen_words(widget: QWidget) -> list[str]:
    """Every word that can be seen on a page."""
    found = []
    for one in (widget, *widget.findChildren(QWidget)):
        text: Callable[[], Any] | None = getattr(one, "text", None)
        if one.isVisible() and callable(text):
            found.append(str(text()))
    return [one for one in found if one.strip()]


def words_of(pdf: bytes) -> str:
    """What a PDF says."""
    return " ".join(text for _tag, text in told(pdf))


def never_says_demonstration(case: OpenCase) -> None:
    """No step of a case calls it a demonstration (näyttö)."""
    assert case.page.bench is not None
    for step in Step:
        case.open_step(step)
        wrong = [text for text in seen_words(case.page.bench) if DEMONSTRATION.search(text)]
        assert not wrong, (step, wrong)


def levels_of(value: Case) -> list[Grade]:
    """The common levels in the order of the rows."""
    return [value.comparison.agreed[row] for row in value.rows]
