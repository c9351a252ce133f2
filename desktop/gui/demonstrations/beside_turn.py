"""The turn of an assessor beside the two: a button, with a menu where there are several."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.domain.case import Case
from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.texts import _


class BesideTurn(QPushButton):
    """Passes the laptop to an assessor beside the teacher and the instructor; hidden where there is none.

    Signals:
        chosen: the id of the assessor whose turn it is.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Assessor"), parent)
        self.setAccessibleName(_("The assessor's turn"))
        self.setIcon(theme.icon("person", "text"))
        self.setIconSize(QSize(22, 16))  # some air before the words
        self.setAutoDefault(False)
        self._people: list[tuple[str, str]] = []
        self.clicked.connect(self._open)

    def show_case(self, case: Case) -> None:
        """Offer the turn of those who assess beside the two."""
        self._people = [(one.id, one.name) for one in case.beside_the_two]
        names = ", ".join(name for _id, name in self._people)
        self.setToolTip(f"{self.accessibleName()}: {names}")
        self.setVisible(bool(self._people))

    def menu_of_people(self) -> QMenu:
        """Whose turn it may be."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person, name in self._people:
            menu.addAction(name).setData(person)
        menu.triggered.connect(self._choose)
        return menu

    def _open(self) -> None:
        if len(self._people) == 1:
            self.chosen.emit(self._people[0][0])
        else:
            self.menu_of_people().popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, act: QAction) -> None:
        self.chosen.emit(str(act.data()))


def name_turns(turns: Mapping[Role, QPushButton], *, short: bool) -> None:
    """Name the buttons of the others in full; in a word where a third needs room beside them."""
    full = {Role.INSTRUCTOR: _("The instructor's turn"), Role.STUDENT: _("The student's turn")}
    brief = {Role.INSTRUCTOR: _("Instructor"), Role.STUDENT: _("Student")}
    for role, made in turns.items():
        made.setText((brief if short else full)[role])
        made.setAccessibleName(full[role])
        made.setToolTip(full[role] if short else "")
