"""A field for a date that may be empty: typed as people write it, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.years import FIRST_DAY, LAST_DAY
from desktop.gui import theme
from desktop.gui.dates import from_qdate, read_day, to_qdate
from desktop.gui.widgets.labels import mark_wrong
from desktop.texts import _


class DateField(QLineEdit):
    """A date, or nothing. Down opens the calendar.

    Signals:
        changed: the date as it now stands (`date` or None); not told while what is typed is no date.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: date | None = None
        self._calendar: _Calendar | None = None
        self.setPlaceholderText(_("d.m.yyyy"))
        self.setMaximumWidth(160)
        pick = QAction(theme.icon("calendar", "muted"), _("Open the calendar"), self)
        pick.triggered.connect(self.open_calendar)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._read)

    def value(self) -> date | None:
        """The date as it stands; None when empty or no date."""
        return read_day(self.text(), date.today())  # noqa: DTZ011 - only fills in a missing year

    def is_wrong(self) -> bool:
        """Whether something is typed that is no date."""
        return bool(self.text().strip()) and self.value() is None

    def set_value(self, day: date | None) -> None:
        """Show this date without telling."""
        self._value = day
        self.setText(f"{day.day}.{day.month}.{day.year}" if day else "")
        mark_wrong(self, False)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        if self._calendar is None:
            self._calendar = _Calendar(self)
            self._calendar.picked.connect(self._pick)
        self._calendar.open_at(self.mapToGlobal(QPoint(0, self.height())), self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: date) -> None:
        self.setText(f"{day.day}.{day.month}.{day.year}")
        self._read()
        self.setFocus()

    def _read(self) -> None:
        if self.is_wrong():
            mark_wrong(self, True)
            return
        before, day = self._value, self.value()
        self.set_value(day)
        if day != before:
            self.changed.emit(day)


class _Calendar(QWidget):
    """A calendar that goes away when a day was picked or Esc pressed."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._months = QCalendarWidget()
        self._months.setAccessibleName(_("Calendar"))
        self._months.setDateRange(to_qdate(FIRST_DAY), to_qdate(LAST_DAY))
        self._months.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._months.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._months.clicked.connect(self._take)
        self._months.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._months)

    def open_at(self, place: QPoint, day: date | None) -> None:
        self._months.setSelectedDate(to_qdate(day) if day else QDate.currentDate())
        self.move(place)
        self.show()
        self._months.setFocus()

    def _take(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(from_qdate(day))
