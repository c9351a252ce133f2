"""Fetching requirements from ePerusteet: a name or number, what it finds, what is in it, and then the import."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.curricula import keep_curriculum, preview_curriculum
from desktop.actions.fetching import Fetched, choose_service, in_order, service_address
from desktop.actions.workspace import Workspace
from desktop.domain.curriculum import validity
from desktop.domain.errors import UserError
from desktop.domain.library import QualificationRow, validity_words
from desktop.domain.local_text import say
from desktop.gui import theme
from desktop.gui.models.record_list import RecordListModel, RecordRole
from desktop.gui.qualifications.fetching import Fetching
from desktop.gui.qualifications.importing import Brought, told_html
from desktop.gui.qualifications.library_model import TINTS
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.busy_row import BusyRow
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import EmptyState
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.line_delegate import Line, LineDelegate
from desktop.texts import _, language, many

ROW_HEIGHT, LIST_WIDTH = 64, 380


class FetchDialog(QDialog):
    """Asks ePerusteet when the person presses a button, and never otherwise.

    Signals:
        brought: the `Brought` of a document that was imported.
    """

    brought = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._fetched: Fetched | None = None
        self.setWindowTitle(_("Fetch from ePerusteet"))
        self.resize(960, 620)
        self.fetching = Fetching(workspace, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Name of the qualification or its reference number"))
        self.field.setAccessibleName(_("Name of the qualification or its reference number"))
        self.search = button(_("Search"), icon="search")
        self.model = RecordListModel[QualificationRow](self._spoken, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(LineDelegate(partial(_lines, today=workspace.today()), ROW_HEIGHT, self.view))
        self.view.setAccessibleName(_("Documents found"))
        self.look = button(_("Look inside"))
        self.look.setEnabled(False)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("What is in the document"))
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Import"), self, give_up=_("Close"), enter=False)
        self.busy = BusyRow(_("Fetching"))
        self.cancel = self.busy.cancel
        self._make_address()
        self._lay_out()
        self._connect()
        self._show_nothing("")
        self.field.setFocus()

    def _make_address(self) -> None:
        self.change = button(_("Address of the service…"), "link")
        self.change.setCheckable(True)
        self.address = QLineEdit(service_address(self._workspace))
        self.address.setAccessibleName(_("Address of the service"))
        self.address.hide()

    def _lay_out(self) -> None:
        lead = _("The network is used only when you search or look inside. Nothing about students is sent.")
        asking = QHBoxLayout()
        asking.addWidget(self.field, 1)
        asking.addWidget(self.search)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.view, 1)
        left.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        found = QWidget()
        sides = QHBoxLayout(found)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(16)
        sides.addLayout(left)
        sides.addWidget(self.text, 1)
        self.view.setFixedWidth(LIST_WIDTH)
        told = _("Write the name of a qualification or its reference number above, and search.")
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("qualifications", _("Nothing has been asked yet"), told))
        self._stack.addWidget(found)
        address = QHBoxLayout()
        address.addWidget(self.change)
        address.addWidget(self.address, 1)
        address.addStretch()
        layout = dialog_column(self, 10)
        layout.addWidget(words(lead, "muted", wrap=True))
        layout.addLayout(asking)
        layout.addWidget(self.problem)
        layout.addWidget(self.busy)
        layout.addWidget(self._stack, 1)
        layout.addLayout(address)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._search)
        self.search.clicked.connect(self._search)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.activated.connect(self._look)
        self.look.clicked.connect(self._look)
        self.cancel.clicked.connect(self.fetching.cancel)
        self.change.toggled.connect(self.address.setVisible)
        self.address.editingFinished.connect(self._choose_address)
        self.fetching.found.connect(self._show_found)
        self.fetching.fetched.connect(self._show_fetched)
        self.fetching.failed.connect(self.problem.show_text)
        self.fetching.progressed.connect(self.busy.show_progress)
        self.fetching.ended.connect(self._rest)

    def _search(self) -> None:
        if self.fetching.busy:
            return
        self._stack.setCurrentIndex(0)
        self.model.show_records([])
        self._show_nothing("")
        self._work(_("Searching ePerusteet…"))
        self.fetching.search(self.field.text())

    def _look(self) -> None:
        row = self.hit()
        if row is None or self.fetching.busy:
            return
        self._show_nothing("")
        self._work(_("Fetching {name}…").format(name=say(row.name, language()) or row.reference_number))
        self.fetching.fetch(row.id)

    def hit(self) -> QualificationRow | None:
        """The document that is chosen."""
        record = self.view.currentIndex().data(RecordRole)
        return record if isinstance(record, QualificationRow) else None

    def _work(self, text: str) -> None:
        self.problem.show_text("")
        self.busy.begin(text)
        for widget in (self.search, self.look):
            widget.setEnabled(False)

    def _rest(self) -> None:
        self.busy.hide()
        self.search.setEnabled(True)
        self.look.setEnabled(self.hit() is not None)

    def _show_found(self, rows: list[QualificationRow]) -> None:
        self._stack.setCurrentIndex(1)
        self.model.show_records(in_order(rows, self._workspace))
        self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()
        count = many("{n} document was found. Choose one and look inside.",
                     "{n} documents were found. Choose one and look inside.", len(rows))  # fmt: skip
        self._show_nothing(count)

    def _show_fetched(self, fetched: Fetched) -> None:
        self._fetched = fetched
        report = preview_curriculum(self._workspace, fetched.read)
        self.text.setHtml(told_html(Brought("", report)))
        self.buttons.act.setEnabled(not report.known_before)
        (self.buttons.give_up if report.known_before else self.buttons.act).setFocus()

    def _show_nothing(self, text: str) -> None:
        self._fetched = None
        self.text.setPlainText(text)
        self.buttons.act.setEnabled(False)

    def _choose(self) -> None:
        self.look.setEnabled(self.hit() is not None and not self.fetching.busy)

    def _choose_address(self) -> None:
        try:
            self.address.setText(choose_service(self._workspace, self.address.text()))
            self.problem.show_text("", field=self.address)
        except UserError as error:
            self.problem.show_text(str(error), field=self.address)

    def accept(self) -> None:
        """Import what was looked at."""
        if self._fetched is None:
            return
        report = keep_curriculum(self._workspace, *self._fetched)
        super().accept()
        self.brought.emit(Brought(report.qualification.reference_number, report))

    def done(self, result: int) -> None:
        """Ask no more once it is closed."""
        self.fetching.cancel()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same when the window is closed."""
        self.fetching.cancel()
        super().closeEvent(event)

    def _spoken(self, row: QualificationRow) -> str:
        told = (say(row.name, language()), row.reference_number, validity_words(row, self._workspace.today()))
        return ", ".join(one for one in told if one)


def _lines(row: QualificationRow, today: date) -> tuple[Line, Line, Line]:
    """A name, and under it validity and number."""
    return (
        Line(say(row.name, language()) or _("(no name)"), strong=True),
        Line(validity_words(row, today, short=True), TINTS[validity(row, today)], size=theme.SMALL),
        Line(row.reference_number, "muted", size=theme.SMALL),
    )
