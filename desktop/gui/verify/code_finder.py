"""From the code on a print to the document of this file that it is of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.actions.codes import Print, find_print
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _


class CodeFinder(QWidget):
    """A field for the code, and what it leads to. A reader of QR codes may type into the field too.

    Signals:
        case_wanted: the id of the case that the person wants to open.
    """

    case_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._found: Print | None = None
        title = words(_("A print on paper"), "strong")
        self.code = QLineEdit()
        self.code.setAccessibleName(_("Code on the print"))
        self.code.setPlaceholderText("K7QM3-X9T2B")
        title.setBuddy(self.code)
        self.search = button(_("Find"))
        self.problem = ProblemLabel()
        self.told = words("", wrap=True)
        self.go = button(_("Open the demonstration"), "link")
        self.code.returnPressed.connect(self._find)
        self.search.clicked.connect(self._find)
        self.go.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(self.code, 1)
        row.addWidget(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(title)
        layout.addLayout(row)
        for widget in (self.problem, self.told):
            layout.addWidget(widget)
        layout.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(None)

    def _find(self) -> None:
        try:
            found = find_print(self._workspace, self.code.text())
        except UserError as error:
            self._show(None)
            self.problem.show_text(str(error), field=self.code)
            return
        self.problem.show_text("", field=self.code)
        self.code.setText(found.code)
        self._show(found)

    def _show(self, found: Print | None) -> None:
        self._found = found
        self.told.setText("\n".join(found.words()) if found else "")
        self.told.setVisible(found is not None)
        self.go.setVisible(found is not None)

    def _open(self) -> None:
        if self._found is not None:
            self.case_wanted.emit(self._found.case.id)
