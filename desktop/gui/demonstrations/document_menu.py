"""The documents of the planning step, behind one button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.gui import theme
from desktop.texts import _

PLAN, WORKPLACE, ANNEX, REGISTERS = "plan", "workplace", "annex", "registers"


class DocumentButton(QPushButton):
    """Opens the list of documents above itself, as it stands at the bottom of the page.

    Signals:
        wanted: the name of the document that the person chose.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Documents"), parent)
        self.setAutoDefault(False)
        self.setIcon(theme.icon("document", "text"))
        self.setIconSize(QSize(22, 16))
        self.setToolTip(_("The plan, the workplace's copy and the annex to the agreement as PDFs"))
        self._offers_annex = True
        self.clicked.connect(self._open)

    def offer_annex(self, offered: bool) -> None:
        """Whether there is an agreement that an annex may belong to."""
        self._offers_annex = offered

    def menu_of_documents(self) -> QMenu:
        """What may be made of the plan."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered = [(PLAN, _("Plan (PDF)…")), (WORKPLACE, _("Workplace's copy of the plan (PDF)…"))]
        if self._offers_annex:
            offered.append((ANNEX, _("Annex to the agreement (PDF)…")))
        for name, text in offered:
            menu.addAction(text).setData(name)
        menu.addSeparator()
        menu.addAction(_("To the registers…")).setData(REGISTERS)
        menu.triggered.connect(self._choose)
        return menu

    def _open(self) -> None:
        menu = self.menu_of_documents()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _choose(self, act: QAction) -> None:
        self.wanted.emit(str(act.data()))
