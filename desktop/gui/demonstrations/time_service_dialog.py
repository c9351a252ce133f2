"""Choosing the time stamp service: where it is, and by which certificate its stamps are known."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from desktop.actions.curricula import read_bytes
from desktop.actions.lasting import choose_time_service, time_service
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file
from desktop.gui.demonstrations.step_page import labelled
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel, ProblemLabel, words
from desktop.texts import _


class TimeServiceDialog(QDialog):
    """Keeps the service for every record of this file. Nothing is asked of it before a time stamp is wanted.

    Signals:
        chosen: a service is kept.
    """

    chosen = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Time stamp service"))
        self.setMinimumWidth(480)
        kept = time_service(workspace)
        self._certificate = kept.certificate if kept else ""
        self.address = QLineEdit(kept.address if kept else "")
        self.address.setPlaceholderText("https://")
        self.choose = button(_("Choose a file…"), icon="folder")
        self.choose.clicked.connect(self._ask_file)
        self._name = ElidedLabel(_("As before") if kept else _("No file chosen"), "muted")
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Ask this service"), self)
        self.keep = self.buttons.act
        self._lay_out()

    def _lay_out(self) -> None:
        layout = dialog_column(self, 10)
        lead = _(
            "A service on the network confirms when the record was there. Only a checksum is sent, never the record. "
            "Your school or its archive can tell which service to use."
        )
        layout.addWidget(words(lead, wrap=True))
        layout.addWidget(labelled(_("Address of the service"), self.address))
        file = QWidget()
        row = QHBoxLayout(file)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose)
        row.addWidget(self._name, 1)
        layout.addWidget(labelled(_("Certificate of the service (PEM)"), file))
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _ask_file(self) -> None:
        ask_file(self, _("Certificate of the service (PEM)"), Path.home(), "", self.take_certificate)

    def take_certificate(self, name: str) -> None:
        """Know the service's stamps by the certificate in this file."""
        try:
            self._certificate = read_bytes(Path(name)).decode("ascii", "replace")
            self._name.setText(Path(name).name)
        except UserError as error:
            self.problem.show_text(str(error))

    def accept(self) -> None:
        """Keep the service, once both are there and can be read."""
        if not self.address.text().strip():
            self.problem.show_text(_("Write the address of the service."), field=self.address)
            return
        try:
            choose_time_service(self._workspace, self.address.text(), self._certificate)
        except UserError as error:
            self.problem.show_text(str(error), field=self.address)
            return
        super().accept()
        self.chosen.emit()
