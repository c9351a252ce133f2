"""Looking through a plan before it is kept as a template: every text that would be kept, and whom it names."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.personal import personal_in, personal_words
from desktop.domain.template import PlanTemplate, TemplateText, template_texts, with_texts
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.step_page import bare, labelled, scrolled
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.labels import ProblemLabel, line, words
from desktop.texts import _

WIDTH = 680
MOST_LINES = 4


class TemplateTextRow(QWidget):
    """One text: whether it is kept, its words, and a warning while they name a person or a day of the case."""

    def __init__(self, text: TemplateText, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = text.where
        self._case = case
        self._found: tuple[str, ...] = ()
        self._own = False
        self.keep = QCheckBox(text.label)
        self.keep.setChecked(True)
        self.keep.setToolTip(_("Keep this text"))
        self.field = SelfSavingText(1, most=MOST_LINES)
        self.field.show_text(text.text)
        self.field.setAccessibleName(text.label)
        self.warning = ProblemLabel()
        layout = bare(QVBoxLayout(self), 2)
        for widget in (self.keep, self.field, self.warning):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._check)
        self.keep.clicked.connect(self._choose)
        self._check()

    def value(self) -> str:
        """The words to keep; none when they are left out."""
        return self.field.toPlainText().strip() if self.keep.isChecked() else ""

    def _choose(self) -> None:
        self._own = True

    def _check(self) -> None:
        """A text that comes to name somebody is left out, until it does not; else the tick is the person's."""
        found = personal_in(self.field.toPlainText(), self._case)
        if set(found) - set(self._found):
            self.keep.setChecked(False)
            self._own = False
        elif self._found and not found and not self._own:
            self.keep.setChecked(True)
        self._found = found
        self.warning.show_text(_warning(found), hard=False)


class TemplateDialog(QDialog):
    """Shows the texts of a template and lets a person reword them or leave them out.

    Signals:
        wanted: the PlanTemplate to keep. Whoever keeps it closes the dialog, or tells it why it cannot be kept.
    """

    wanted = Signal(PlanTemplate)

    def __init__(self, draft: PlanTemplate, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._draft, self._case = draft, case
        self.setWindowTitle(_("Keep as a plan template"))
        self.resize(WIDTH, 660)
        self.name = QLineEdit(draft.name)
        self.name.textChanged.connect(self._check_name)
        self.problem = ProblemLabel()
        self.rows = [TemplateTextRow(one, case) for one in template_texts(draft, case)]
        self.buttons = Answers(_("Keep the template"), self, then=self._want)
        self.keep = self.buttons.act
        self._lay_out()
        self._check_name()

    def _lay_out(self) -> None:
        told = _(
            "Only the work is kept for the next demonstrations here: no names or days, no goal, starting level, "
            "support, deviation, comment or statement of this student."
        )
        inside = QWidget()
        column = bare(QVBoxLayout(inside), 12)
        column.setContentsMargins(0, 0, 12, 0)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        layout = dialog_column(self, 12)
        layout.addWidget(words(told, wrap=True))
        layout.addWidget(labelled(_("Name of the plan template"), self.name, self.problem))
        layout.addWidget(line())
        layout.addWidget(words(_("Texts that are kept"), "strong"))
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(
            words(_("Kept too: which task shows what, who observes, the kind of place."), "small", wrap=True)
        )
        layout.addWidget(self.buttons)

    def value(self) -> PlanTemplate:
        """The template as it stands on the screen."""
        texts = {row.where: row.value() for row in self.rows}
        return replace(with_texts(self._draft, texts), name=self.name.text().strip())

    def show_problem(self, text: str) -> None:
        """Say why it cannot be kept."""
        self.problem.show_text(text, field=self.name)

    def _check_name(self) -> None:
        """The day of the version in the name that we propose is nobody's."""
        found = tuple(one for one in personal_in(self.name.text(), self._case) if one not in self._draft.name)
        self.problem.show_text(_warning(found), hard=False)

    def _want(self) -> None:
        self.wanted.emit(self.value())


def _warning(found: tuple[str, ...]) -> str:
    return f"{personal_words(found)}. " + _("Reword it or leave it out.") if found else ""
