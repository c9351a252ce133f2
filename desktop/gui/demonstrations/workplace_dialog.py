"""What the workplace sees of a case: its own copy of the plan as it is, and beside it what is kept from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.workplace_view import WorkplaceView
from desktop.gui.demonstrations.pdf_pane import PdfPane
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _

PANE_WIDTH = 280


class WorkplaceDialog(QDialog):
    """Shows the workplace's copy and names what is hidden.

    Signals:
        copy_wanted: the person wants to save the workplace's copy.
    """

    copy_wanted = Signal()

    def __init__(self, view: WorkplaceView, copy: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What does the workplace see?"))
        self.resize(1000, 660)
        self.pane = PdfPane()
        self.pane.view.setAccessibleName(_("What the workplace sees of the plan"))
        self.pane.show_pdf(copy)
        self.hidden = words("\n".join(f"• {name}" for name in view.hidden), wrap=True)
        self.save = button(_("Save the workplace's copy…"), icon="document")
        self.save.clicked.connect(self.copy_wanted)
        self.close_button = button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        side = bare(QVBoxLayout())
        side.addWidget(words(_("The workplace sees the plan on the left"), "heading", wrap=True))
        told = _("The instructor's turn at this laptop shows the same, in the instructor's own language.")
        side.addWidget(words(told, "muted", wrap=True))
        side.addSpacing(8)
        side.addWidget(words(_("The workplace does not see"), "strong"))
        side.addWidget(self.hidden)
        if not view.hidden:
            self.hidden.setText(_("Nothing in this case is kept from the workplace."))
        side.addStretch(1)
        side.addWidget(self.save)
        side.addWidget(self.close_button)
        holder = QWidget()
        holder.setMinimumWidth(PANE_WIDTH)
        holder.setLayout(side)
        row = QHBoxLayout(self)
        row.setSpacing(16)
        row.addWidget(self.pane, 1)
        row.addWidget(holder)
        self.close_button.setFocus()
