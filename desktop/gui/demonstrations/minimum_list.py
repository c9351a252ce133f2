"""The points of the minimum level beside agreement and guidance: what is met, what is not yet, what does not apply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.domain.minimum_level import Point, PointState
from desktop.gui.demonstrations.autosave import SelfSavingLine
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.labels import ProblemLabel, line, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.links import LinkLine
from desktop.texts import _

_LOOKS = {
    PointState.MET: ("check", "good"),
    PointState.NOT_YET: ("warning", "warn"),
    PointState.NOT_APPLICABLE: ("info", "muted"),
}


class MinimumList(QWidget):
    """Each point leads to the place where it is met; a menu marks it where nothing else tells, or sets it aside.

    Signals:
        place_wanted: the field of the case where a point is met.
        told: the id of a point, and the day on which it was met or None.
        aside_wanted: the Point that does not apply; asks for the reason.
        applies: the id of a point that applies again.
        improved: the improvement, and the day on which it was looked at again.
        add_wanted: a point of the provider's own shall be added.
        removed: the id of a point that the provider added.
    """

    place_wanted = Signal(str)
    told = Signal(str, object)
    aside_wanted = Signal(object)
    applies = Signal(str)
    improved = Signal(str, object)
    add_wanted = Signal()
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: dict[str, LinkLine] = {}
        self._points: dict[str, Point] = {}
        self._today = date.min
        self._own: frozenset[str] = frozenset()
        self.count = words("", "strong", wrap=True)
        self.problem = ProblemLabel()
        self._rows = bare(QVBoxLayout(), 0)
        self.improvement, self.seen_on = SelfSavingLine(), DateField()
        self.improvement.setAccessibleName(_("What we improve the next time"))
        self.seen_on.setAccessibleName(_("Day when it was looked at again"))
        self.improvement.saved.connect(self._improve)
        self.seen_on.changed.connect(self._improve)
        self.add = button(_("Add a point of our own…"), "link")
        self.add.clicked.connect(self.add_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self.count)
        layout.addWidget(self.problem)
        layout.addLayout(self._rows)
        layout.addWidget(line())
        layout.addWidget(labelled(_("What we improve the next time"), self.improvement))
        layout.addWidget(labelled(_("Looked at again on"), self.seen_on))
        layout.addWidget(self.add)
        layout.addStretch(1)

    def show_points(self, points: Sequence[Point], own: frozenset[str], today: date) -> None:
        """Show the points; those of the provider by their ids in ``own`` can be removed."""
        self._points, self._own, self._today = {one.id: one for one in points}, own, today
        met = sum(one.state == PointState.MET for one in points)
        counted = sum(one.state != PointState.NOT_APPLICABLE for one in points)
        self.count.setText(_("Minimum level: {n} of {all} met").format(n=met, all=counted))
        if list(self.links) != [one.id for one in points]:
            clear(self._rows)
            self.links = {}
        for one in points:
            icon, tint = _LOOKS[one.state]
            text = " · ".join(word for word in (f"{one.text}: {_(one.state.label)}", one.told) if word)
            before = self.links.get(one.id)
            if before is not None and before.text() == text:
                continue
            made = LinkLine(text, icon, tint)
            made.clicked.connect(partial(self._open, one.id))
            self.links[one.id] = made
            if before is None:
                self._rows.addWidget(made)
            else:
                self._rows.replaceWidget(before, made)
                before.hide()
                before.deleteLater()

    def show_improvement(self, text: str, seen_on: date | None, *, editable: bool) -> None:
        """Show what is improved."""
        self.improvement.show_text(text)
        self.seen_on.set_value(seen_on)
        self.improvement.setReadOnly(not editable)
        self.seen_on.setEnabled(editable)

    def menu_of(self, point: str) -> QMenu:
        """What may be done about a point."""
        one, menu = self._points[point], QMenu(self)
        menu.setToolTipsVisible(True)
        if one.by_hand and one.state != PointState.MET:
            menu.addAction(_("Met today")).triggered.connect(partial(self.told.emit, point, self._today))
        elif one.by_hand:
            menu.addAction(_("Not met yet")).triggered.connect(partial(self.told.emit, point, None))
        else:
            menu.addAction(_("Go there")).triggered.connect(partial(self.place_wanted.emit, one.place))
        if one.state == PointState.NOT_YET:
            menu.addAction(_("Does not apply here…")).triggered.connect(partial(self.aside_wanted.emit, one))
        elif one.state == PointState.NOT_APPLICABLE:
            menu.addAction(_("Applies again")).triggered.connect(partial(self.applies.emit, point))
        if point in self._own:
            menu.addAction(_("Remove this point everywhere")).triggered.connect(partial(self.removed.emit, point))
        return menu

    def _open(self, point: str) -> None:
        menu, link = self.menu_of(point), self.links[point]
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(link.mapToGlobal(link.rect().bottomLeft()))

    def _improve(self, _value: object = None) -> None:
        self.improved.emit(self.improvement.text(), self.seen_on.value())
