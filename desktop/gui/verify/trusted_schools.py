"""Which schools' signers are trusted: a line each, and the way to trust another."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.curricula import read_bytes
from desktop.actions.trusted import trusted
from desktop.actions.trusting import distrust_school, school_name, trust_school
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file
from desktop.gui.messages import ask
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _


class TrustedSchools(QWidget):
    """Shows and changes which schools are trusted.

    Signals:
        changed: another school is trusted, or one is no more.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.problem = ProblemLabel()
        self.add = button(_("Trust a school…"), "link")
        self.add.setToolTip(_("The school publishes a file that tells who its signers are."))
        self.add.clicked.connect(self._ask_file)
        self._lines = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(words(_("Schools whose signers you know"), "strong"))
        layout.addLayout(self._lines)
        layout.addWidget(self.problem)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Show the schools as they are now."""
        clear(self._lines)
        known = trusted(self._workspace)
        for text in known:
            self._lines.addWidget(self._line(text))
        if not known:
            self._lines.addWidget(words(_("None yet: signers of your own file are known."), "muted", wrap=True))

    def _line(self, text: str) -> QWidget:
        name = school_name(text)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words(name, wrap=True), 1)
        remove = button("", "quiet", "close")
        remove.setAccessibleName(_("Trust {name} no more").format(name=name))
        remove.setToolTip(remove.accessibleName())
        remove.clicked.connect(partial(self._ask_removal, text, name))
        row.addWidget(remove)
        return made

    def _ask_file(self) -> None:
        ask_file(self, _("Choose the file that the school publishes"), Path.home(), "PEM (*.pem)", self.take_file)

    def take_file(self, name: str) -> None:
        """Trust the school that published this file."""
        try:
            trust_school(self._workspace, read_bytes(Path(name)).decode("ascii", "replace"))
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self._tell()

    def _ask_removal(self, text: str, name: str) -> None:
        question = _("Signers of {name} will be unknown to you from now on.").format(name=name)
        ask(self, question, _("Trust no more"), partial(self._remove, text))

    def _remove(self, text: str) -> None:
        distrust_school(self._workspace, text)
        self._tell()

    def _tell(self) -> None:
        self.problem.show_text("")
        self.refresh()
        self.changed.emit()
