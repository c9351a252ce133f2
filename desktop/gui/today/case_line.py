"""One demonstration as a line that opens it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.stages import Stage, act_at
from desktop.domain.terms import Role
from desktop.gui.dates import weekday_day
from desktop.gui.widgets.labels import ElidedLabel, words
from desktop.gui.widgets.people import Pill
from desktop.gui.widgets.steps import ProgressBars, progress_text
from desktop.texts import _, language

STATE_WIDTH = 166


class CaseLine(QPushButton):
    """Date, student, unit, workplace, progress, and what waits. A click or Enter opens the case.

    Signals:
        opened: the id of the case.
    """

    opened = Signal(str)

    def __init__(self, row: CaseRow, *, signing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = row.id
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(line_text(row))
        self.clicked.connect(self._open)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(14)
        layout.addWidget(_when(row))
        layout.addLayout(_who(row), 7)
        layout.addWidget(ElidedLabel(row.workplace, lines=2), 3)
        layout.addWidget(ProgressBars(row.stage, row.step))
        layout.addWidget(_signers(row) if signing else _state(row))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As high as what it holds."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as what it holds."""
        return self._row.minimumSize()

    def _open(self) -> None:
        self.opened.emit(self._id)


def line_text(row: CaseRow) -> str:
    """The line in words, for those who hear it."""
    act = act_at(row.stage, row.next_role)
    told = (
        weekday_day(row.starts) if row.starts else _("no date yet"),
        row.student,
        say(row.unit, language()),
        row.workplace,
        progress_text(row.stage, row.step),
        act.text if act else "",
    )
    return ", ".join(one for one in told if one)


def _when(row: CaseRow) -> QWidget:
    label = words(weekday_day(row.starts) if row.starts else _("no date yet"), "strong" if row.starts else "muted")
    label.setFixedWidth(74)
    return label


def _who(row: CaseRow) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    unit = say(row.unit, language())
    extent = _("{unit} · {n} cp").format(unit=unit, n=f"{row.extent:g}") if row.extent else unit
    column.addWidget(ElidedLabel(row.student or _("(no name)"), "strong"))
    column.addWidget(ElidedLabel(extent, "muted"))
    return column


def state_text(row: CaseRow) -> tuple[str, str]:
    """How a case stands, in a few words, and in which tone."""
    if row.stage == Stage.DRAFT:
        return _("Plan being made"), "warn"
    if row.stage == Stage.AGREED:
        return _("Plan agreed"), "good"
    return _(row.stage.label), "good" if row.stage.reached(Stage.SIGNED) else "accent"


def _state(row: CaseRow) -> QWidget:
    text, tone = state_text(row)
    return _left(Pill(text, tone=tone))


def _signers(row: CaseRow) -> QWidget:
    pills = []
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        signed = role in row.signed_by
        name = _("Teacher") if role == Role.TEACHER else _("Instructor")
        text = _("{name} ✓") if signed else _("{name} missing")
        pills.append(Pill(text.format(name=name), role=role, tone="text"))
    return _left(*pills)


def _left(*pills: Pill) -> QWidget:
    box = QWidget()
    box.setMinimumWidth(STATE_WIDTH)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for pill in pills:
        row.addWidget(pill)
    row.addStretch(1)
    return box
