"""The teacher of a sub-area decides: levels, grade, reason and signature, beside what was shown and seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.pieces import Piece
from desktop.domain.signing import SigningMethod, Stroke
from desktop.domain.sub_areas import rows_of_part
from desktop.domain.terms import Grade, Scale
from desktop.gui.pieces.piece_words import piece_words
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.fields import labelled
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.scrolling import scrolled
from desktop.gui.widgets.signature_fields import SignatureFields
from desktop.texts import _, language


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the teacher gave."""

    grade: Grade | None
    reason: str
    levels: dict[str, Grade] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    code: str
    strokes: tuple[Stroke, ...]
    method: SigningMethod
    pad_ratio: float


PAD_HEIGHT = 96


class ResultDialog(QDialog):
    """Takes the result of a sub-area. ``does`` gets it and raises a UserError where it is refused: nothing is lost."""

    def __init__(
        self,
        piece: Piece,
        name: str,
        *,
        knows_code: bool,
        does: Callable[[Result], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._piece, self._do = piece, does
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("Assess the sub-area: {name}").format(name=say(piece.area.name, language()))
        self.setWindowTitle(title)
        self.resize(1040, 680)
        self.levels: dict[str, SegmentedControl] = {}
        self.grade = _grades(piece.area.scale, _("Grade of the sub-area"))
        self.reason, self.note = _text(_("Reason for the grade"), 3), _text(_("An observation of your own"), 2)
        self.signature = SignatureFields(name, knows_code=knows_code, high=PAD_HEIGHT)
        self.problem = ProblemLabel()
        self.answers = Answers(_("Decide and sign"), self, then=self._act, enter=False, kind="good", icon="pen")
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(scrolled(piece_words(piece), self), 1)
        sides.addWidget(scrolled(self._form(name), self), 1)
        layout = dialog_column(self, 12)
        layout.addWidget(words(title, "heading", wrap=True))
        layout.addLayout(sides, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.answers)
        self._show(piece)

    def _form(self, name: str) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(10)
        for row in rows_of_part(self._piece.unit, self._piece.area.part):
            text = say(row.text, language())
            self.levels[row.id] = chooser = _grades(self._piece.area.scale, text)
            layout.addWidget(labelled(text, chooser))
        layout.addWidget(labelled(_("Grade of the sub-area"), self.grade))
        layout.addWidget(labelled(_("Reason for the grade"), self.reason))
        layout.addWidget(labelled(_("An observation of your own, if you like"), self.note))
        layout.addWidget(words(_("Signed by {name}").format(name=name), "strong", wrap=True))
        layout.addWidget(self.signature)
        layout.addStretch(1)
        return made

    def _show(self, piece: Piece) -> None:
        for row, chooser in self.levels.items():
            if (level := piece.area.levels.get(row)) is not None:
                chooser.set_value(level)
        if piece.area.grade is not None:
            self.grade.set_value(piece.area.grade)
        self.reason.setPlainText(piece.area.reason)

    def value(self) -> Result:
        """The result as it stands on the screen."""
        grade, chosen = self.grade.value(), {row: one.value() for row, one in self.levels.items()}
        note = self.note.toPlainText().strip()
        return Result(
            grade=grade if isinstance(grade, Grade) else None,
            reason=self.reason.toPlainText(),
            levels={row: level for row, level in chosen.items() if isinstance(level, Grade)},
            notes=(note,) if note else (),
            code=self.signature.code.text(),
            strokes=self.signature.strokes(),
            method=self.signature.method,
            pad_ratio=self.signature.pad.ratio,
        )

    def _act(self) -> None:
        given = self.value()
        lacking = (
            (given.grade is None, _("Choose the grade of the sub-area.")),
            (not given.reason.strip(), _("Write the reason for the grade.")),
        )
        missing = next((text for lacks, text in lacking if lacks), "") or self.signature.lacking()
        self.problem.show_text(missing)
        if missing:
            return
        try:
            self._do(given)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self.accept()


def _grades(scale: Scale, name: str) -> SegmentedControl:
    """The grades of a scale as one bar."""
    choices = [(one, one.value if one.value.isdigit() else _(one.label)) for one in scale.grades]
    made = SegmentedControl([*choices], name)
    made.set_value(None)  # nobody has chosen yet
    return made


def _text(name: str, lines: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 20)
    return made
