"""Says above the steps what became of a case besides: a review, a retake, a disqualified assessor, a withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.aftermath import LinkKind
from desktop.domain.appeal import Rectification, Review
from desktop.domain.case import Case, open_rectification, open_review
from desktop.domain.preflight import Register
from desktop.domain.registers import handed_on_now
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _, day


class AftermathBand(QFrame):
    """A band with what has become of the case, and the next act; takes no room while there is nothing to say.

    Signals:
        wanted: the name of an offer of the menu (``more_menu``).
        case_wanted: the id of a linked case that shall be opened.
    """

    wanted = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "warn")
        self.lines = words("", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout()
        column.addWidget(self.lines)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.setSpacing(12)
        layout.addLayout(column, 1)
        layout.addLayout(self._buttons)
        self.hide()

    def show_case(self, case: Case, before: Case | None, later: list[Case]) -> None:
        """Show what there is to say; ``before`` is the case that this one follows, ``later`` those that follow it."""
        told = list(aftermath_lines(case, before, later))
        self.lines.setText("\n".join(told))
        clear(self._buttons)
        for text, act in _acts(case):
            made = button(text, "primary")
            made.clicked.connect(partial(self.wanted.emit, act))
            self._buttons.addWidget(made)
        for other in (before, *later):
            if other is not None:
                made = button(_("Open the first one") if other is before else _("Open the new one"))
                made.clicked.connect(partial(self.case_wanted.emit, other.id))
                self._buttons.addWidget(made)
        self.setVisible(bool(told))


def _acts(case: Case) -> Iterator[tuple[str, str]]:
    if case.withdrawn is not None:
        if not case.withdrawn.replaced_by:
            yield _("Take up again"), "take_up"
    elif open_review(case) is not None:
        yield _("Write down the decision…"), "decide_review"
    elif open_rectification(case) is not None:
        yield _("Write down the decision…"), "decide_rectification"


def aftermath_lines(case: Case, before: Case | None, later: list[Case]) -> Iterator[str]:
    """What has become of a case besides its steps, a line each."""
    if case.withdrawn is not None:
        gone, changed = case.withdrawn, _("Replaced by a corrected demonstration on {day}: {reason}")
        text = changed if gone.replaced_by else _("The demonstration was withdrawn on {day}: {reason}")
        yield text.format(day=day(gone.on), reason=gone.reason)
        if gone.replaced_by and (handed := handed_on_now(case, Register.KOSKI)):
            text = _("Its result went to Koski on {day}: take it back there when the new one is signed.")
            yield text.format(day=day(handed.on))
    if case.follows is not None and case.follows.kind == LinkKind.CORRECTION:
        yield _correction_line(before)
    elif case.follows is not None:
        grade = before.decision.grade if before is not None else None
        text = _("{kind}: follows the demonstration decided on {day} with the grade {grade}. The better result stands.")
        decided = before.decision.decided_on if before is not None else None
        told = _(case.unit.scale.name_of(grade)) if grade is not None else "–"
        yield text.format(kind=_(case.follows.kind.label), day=day(decided) or "–", grade=told)
    for one in later:
        if one.follows is not None and one.follows.kind != LinkKind.CORRECTION:
            yield _("{kind} is open as a demonstration of its own.").format(kind=_(one.follows.kind.label))
    for review in case.reviews:
        yield _review_line(review)
    for rectification in case.rectifications:
        yield _rectification_line(rectification)
    for found in case.disqualifications:
        text = _("{name} was found to be disqualified on {day}: {reason}")
        line = text.format(name=found.name, day=day(found.noticed_on), reason=found.reason)
        kept = _("Their signature in version {n} stays and is marked.").format(n=found.version)
        yield f"{line} {kept}" if found.signed else line


def _correction_line(before: Case | None) -> str:
    line = _("This demonstration corrects an earlier one, which stays as it was signed.")
    reason = before.withdrawn.reason if before is not None and before.withdrawn is not None else ""
    return f"{line} {_('What was wrong: {reason}').format(reason=reason)}" if reason else line


def _review_line(review: Review) -> str:
    if review.decided_on is None or review.outcome is None:
        text = _("The student asked for a review on {day}: {reason}")
        return text.format(day=day(review.requested_on), reason=review.reason)
    text = _("Review decided on {day}: {outcome}.")
    line = text.format(day=day(review.decided_on), outcome=_(review.outcome.label).lower())
    if review.rectify_by is None:
        return f"{line} {_('Mark the day when the student heard of it.')}"
    return f"{line} {_('A rectification may be asked for by {day}.').format(day=day(review.rectify_by))}"


def _rectification_line(rectification: Rectification) -> str:
    if rectification.decided_on is None or rectification.outcome is None:
        text = _("The student asked for a rectification on {day}; it is decided by: {body}")
        return text.format(day=day(rectification.requested_on), body=rectification.body)
    text = _("Rectification decided on {day}: {outcome}.")
    return text.format(day=day(rectification.decided_on), outcome=_(rectification.outcome.label).lower())
