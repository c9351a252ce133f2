"""What became of a case: who did what when, which fields changed, and the way back to an earlier moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.case import Case, assessor_name
from desktop.domain.case_changes import FieldChange
from desktop.domain.history import Act, may_return_to
from desktop.domain.terms import Role
from desktop.gui.demonstrations.step_page import scrolled
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.texts import HELSINKI, _, clock, day, many

MOST = 100
"""As many fields of one act are told as a person may still read."""

Changes = Callable[[Act], list[FieldChange]]
SINCE_SIGNED = -1


class HistoryDialog(QDialog):
    """Acts at the left, the newest first; at the right the fields that the chosen one changed.

    Signals:
        return_wanted: the version (bytes) of the case that the person wants back.
    """

    return_wanted = Signal(bytes)

    def __init__(
        self,
        case: Case,
        acts: list[Act],
        changes: Changes,
        since_signed: list[FieldChange],
        parent: QWidget | None = None,
    ) -> None:
        """``changes`` tells the fields of an act; ``since_signed`` what differs from what was signed before."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History of the demonstration"))
        self.resize(960, 620)
        self._case, self._acts, self._changes, self._since_signed = case, acts, changes, since_signed
        self._names: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was done, the newest first"))
        self.list.setMinimumWidth(340)
        self.list.setWordWrap(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of acts are laid out after the first are seen
        self.list.setBatchSize(50)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heading = words("", "strong", wrap=True)
        self.note = words("", "muted", wrap=True)
        self._rows = QWidget()
        self._rows_layout = QVBoxLayout(self._rows)
        self._rows_layout.setContentsMargins(0, 0, 12, 0)
        self._rows_layout.setSpacing(2)
        self.answers = Answers(_("Back to this moment"), self, then=self._return, give_up=_("Close"), enter=False)
        self._lay_out()
        self._fill()
        self.list.currentItemChanged.connect(self._show)
        self.list.setCurrentRow(self._first())

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.heading)
        right.addWidget(self.note)
        right.addWidget(scrolled(self._rows), 1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.list, 2)
        both.addLayout(right, 3)
        layout = dialog_column(self, 12)
        layout.addLayout(both, 1)
        layout.addWidget(self.answers)

    def _fill(self) -> None:
        if self._since_signed:
            text = _("Since version {n} was signed").format(n=self._case.earlier[-1].id)
            self._add(text, SINCE_SIGNED)
        last = None
        for place, act in enumerate(self._acts):
            on = act.at.astimezone(HELSINKI).date()
            if on != last:
                self._add_day(day(on))
                last = on
            self._add(f"{clock(act.at)}  {self._who(act)}\n{_(act.what)}", place)

    def _add(self, text: str, place: int) -> None:
        item = QListWidgetItem(text, self.list)
        item.setData(Qt.ItemDataRole.UserRole, place)

    def _add_day(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)

    def _first(self) -> int:
        choosable = (n for n in range(self.list.count()) if self.list.item(n).flags() & Qt.ItemFlag.ItemIsEnabled)
        return next(choosable, -1)

    def _who(self, act: Act) -> str:
        if act.who not in self._names:
            name, role = assessor_name(self._case, act.who), act.who in set(Role)
            self._names[act.who] = f"{name} ({_(Role(act.who).label).lower()})" if name and role else name or act.who
        return self._names[act.who]

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        place = item.data(Qt.ItemDataRole.UserRole)
        clear(self._rows_layout)
        if place == SINCE_SIGNED:
            self.heading.setText(_("What has changed since version {n} was signed").format(n=self._case.earlier[-1].id))
            self.note.setText(_("The signed version and its signatures stay as they are."))
            self.answers.act.setVisible(False)
            self._show_fields(self._since_signed)
            return
        act = self._acts[place]
        self.heading.setText(f"{_(act.what)} · {self._who(act)}")
        until = "" if clock(act.at) == clock(act.until) else f"–{clock(act.until)}"
        self.note.setText(f"{day(act.at.astimezone(HELSINKI).date())} {clock(act.at)}{until}")
        self.answers.act.setVisible(not self._case.is_closed and may_return_to(self._acts, place, Role.TEACHER))
        self._show_fields(self._changes(act))

    def _show_fields(self, changes: list[FieldChange]) -> None:
        for widget in self._field_rows(changes[:MOST]):
            self._rows_layout.addWidget(widget)
        if len(changes) > MOST:
            more = many("and {n} other change", "and {n} other changes", len(changes) - MOST)
            self._rows_layout.addWidget(words(more, "muted"))
        if not changes:
            self._rows_layout.addWidget(words(_("No field that people see changed."), "muted", wrap=True))
        self._rows_layout.addStretch(1)

    def _field_rows(self, changes: list[FieldChange]) -> Iterator[QWidget]:
        for one in changes:
            name = words(one.label, "strong", wrap=True)
            name.setContentsMargins(0, 8, 0, 0)
            yield name
            yield words(_("Before: {text}").format(text=one.was), "muted", wrap=True)
            yield words(_("After: {text}").format(text=one.now), wrap=True)

    def _return(self) -> None:
        item = self.list.currentItem()
        place = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if place is not None and place != SINCE_SIGNED:
            self.return_wanted.emit(self._acts[place].version)
            self.accept()
