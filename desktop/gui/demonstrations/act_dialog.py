"""A dialog that does one act, and stays open with a sentence when the act cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.terms import Grade, Scale
from desktop.gui.demonstrations.step_page import labelled
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _

Do = Callable[[], object]


class ActDialog(QDialog):
    """Fields under each other, what is wrong, and the act by its verb. ``do`` raises a UserError when it is refused."""

    def __init__(self, title: str, verb: str, explained: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self._do: Do = lambda: None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.problem = ProblemLabel()
        self.answers = Answers(verb, self, then=self._act, enter=False)
        layout = dialog_column(self, 12)
        layout.addWidget(words(title, "heading", wrap=True))
        if explained:
            layout.addWidget(words(explained, wrap=True))
        layout.addLayout(self._rows)
        layout.addStretch(1)
        layout.addWidget(self.problem)
        layout.addWidget(self.answers)

    def does(self, act: Do) -> None:
        """What happens when the person confirms."""
        self._do = act

    def add_day(self, label: str, on: date | None) -> DateField:
        """A field for a day."""
        field = DateField()
        field.set_value(on)
        self._rows.addWidget(labelled(label, field))
        return field

    def add_line(self, label: str, text: str = "") -> QLineEdit:
        """A field for a few words."""
        field = QLineEdit(text)
        self._rows.addWidget(labelled(label, field))
        return field

    def add_text(self, label: str, lines: int = 4) -> QPlainTextEdit:
        """A field for some sentences."""
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 20)
        self._rows.addWidget(labelled(label, field))
        return field

    def add_choice(self, label: str, choices: list[tuple[object, str]]) -> QComboBox:
        """A field for one of a few; the first is chosen."""
        field = QComboBox()
        for value, text in choices:
            field.addItem(text, value)
        self._rows.addWidget(labelled(label, field))
        return field

    def add_row(self, widget: QWidget) -> None:
        """Another widget under the others."""
        self._rows.addWidget(widget)

    def wrong_day(self, *fields: DateField) -> bool:
        """Whether something is typed that is no date; it is told."""
        if any(one.is_wrong() for one in fields):
            self.problem.show_text(_("Write the date like this: 23.11.2026."))
            return True
        return False

    def _act(self) -> None:
        fields = self.findChildren(DateField)
        if self.wrong_day(*fields):
            return
        try:
            self._do()
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self.accept()


def grade_choices(scale: Scale, grades: Iterable[Grade]) -> list[tuple[object, str]]:
    """Grades of a scale to choose from."""
    return [(one, _(scale.name_of(one))) for one in grades]
