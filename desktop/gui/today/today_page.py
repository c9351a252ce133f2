"""The first room: next demonstrations, what waits for signatures, what to notice before the next one, the term."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.overview import TermPicture, Today, today_overview
from desktop.actions.workspace import Workspace
from desktop.domain.errors import Problem
from desktop.domain.overview import CaseRow
from desktop.domain.places import REGISTERS
from desktop.gui.bridge import Bridge
from desktop.gui.dates import long_day, weekday_day
from desktop.gui.theme import SPACE
from desktop.gui.today.case_line import CaseLine
from desktop.gui.today.term_picture import TermPictureWidget
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card, EmptyState, RowsCard
from desktop.gui.widgets.labels import IconLabel, line, words
from desktop.gui.widgets.links import LinkLine
from desktop.gui.widgets.room_page import RoomPage
from desktop.gui.widgets.scrolling import scrolled
from desktop.texts import _, many, short_day

if TYPE_CHECKING:
    from desktop.actions.notice import Notice

MOST_NOTICES = 3


class TodayPage(RoomPage):
    """Shows what a teacher needs in the morning, one click from everything."""

    def __init__(self, workspace: Workspace, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._coming: tuple[CaseRow, ...] = ()
        self._notice_waits = False
        self._stack = QStackedWidget(self)
        inner = QWidget()
        self._stack.addWidget(scrolled(inner, self._stack))
        self.upcoming = RowsCard(_("Next demonstrations"), inner)
        self.to_sign = RowsCard(_("Waiting for signature"), inner)
        self.to_koski = RowsCard(_("To the registers"), inner)
        self.survey = Card(_("Survey to instructors"), inner)
        self.notice = Card(_("Notice"), inner)
        self.notice.body.setSpacing(2)  # its rows are as high as a finger needs
        self.survey.body.setSpacing(2)
        self.survey.heading.setWordWrap(True)
        self.bring = button(_("Bring in a plan (HOKS)…"), "link", "folder")
        self.bring.clicked.connect(self.plans_wanted)
        self.upcoming.top.addWidget(self.bring)
        self.term = Card(_("This term"), inner)
        self._term_words = words("", "small")
        self._term_picture = TermPictureWidget()
        self._term_signed = words("", "muted", wrap=True)
        for widget in (self._term_words, self._term_picture, self._term_signed):
            self.term.body.addWidget(widget)
        self._fill(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.empty: EmptyState | None = None
        bridge.case_changed.connect(self._refresh_if_seen)

    def title(self) -> str:
        """The room's name."""
        return _("Today")

    def subtitle(self) -> str:
        """The day."""
        return long_day(self._workspace.today())

    def refresh(self) -> None:
        """Read the day again."""
        seen = today_overview(self._workspace)
        if seen.cases == 0:
            self._show_empty()
        else:
            self._stack.setCurrentIndex(0)
            self.show_day(seen)

    def show_day(self, seen: Today) -> None:
        """Show a day."""
        self._show_lines(self.upcoming, seen.upcoming, _("No demonstrations in sight."))
        self._show_lines(self.to_sign, seen.to_sign, _("Nothing waits for a signature."), signing=True)
        self._show_to_koski(seen)
        self._show_unreached(seen.unreached)
        self._coming = seen.upcoming
        self._notice_waits = True
        self.update()
        self._show_term(seen.term)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the day is on the screen, read what it lacks: that opens a case, and the first paint need not wait."""
        super().paintEvent(event)
        if self._notice_waits:
            self._notice_waits = False
            QTimer.singleShot(0, self, self._notice_what_is_missing)

    def _notice_what_is_missing(self) -> None:
        from desktop.actions.notice import next_notice

        if self.isVisible():
            self._show_notice(next_notice(self._workspace, self._coming))

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _fill(self, inner: QWidget) -> None:
        left = QVBoxLayout()
        left.setSpacing(2 * SPACE)
        left.addWidget(self.upcoming)
        left.addWidget(self.to_sign)
        left.addWidget(self.to_koski)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(2 * SPACE)
        right.addWidget(self.survey)
        right.addWidget(self.notice)
        right.addWidget(self.term)
        right.addStretch(1)
        for card in (self.survey, self.notice, self.term):
            card.setMinimumWidth(290)
            card.setMaximumWidth(330)
        layout = QHBoxLayout(inner)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(2 * SPACE)
        layout.addLayout(left, 7)
        layout.addLayout(right, 3)

    def _show_lines(self, card: RowsCard, rows: Sequence[CaseRow], none: str, *, signing: bool = False) -> None:
        today = self._workspace.today()
        lines = [CaseLine(row, today, signing=signing) for row in rows]
        for made in lines:
            made.opened.connect(self.case_wanted)
        card.show_rows(lines or [words(none, "muted")])

    def _show_to_koski(self, seen: Today) -> None:
        """Signed results that nobody has handed on; there is no card when none waits."""
        today = self._workspace.today()
        lines = [CaseLine(row, today) for row in seen.to_koski]
        for made in lines:
            made.opened.connect(self._open_registers)
        rest = seen.all_to_koski - len(lines)
        more = [words(many("{n} more signed result", "{n} more signed results", rest), "muted")] if rest > 0 else []
        self.to_koski.setVisible(bool(lines))
        self.to_koski.show_rows([*lines, *more])

    def _open_registers(self, case_id: str) -> None:
        self.place_wanted.emit(case_id, REGISTERS)

    def _show_notice(self, notice: Notice | None) -> None:
        self.notice.setVisible(notice is not None)
        if notice is None:
            return
        self.notice.clear()
        when = weekday_day(notice.row.starts) if notice.row.starts else ""
        text = _("Notice before the demonstration on {day}").format(day=when)
        self.notice.heading.setWordWrap(True)
        self.notice.heading.setText(text if when else _("Notice before the next demonstration"))
        self.notice.body.addWidget(words(notice.row.student, "muted"))
        self.notice.body.addSpacing(4)
        for problem in notice.missing[:MOST_NOTICES]:
            self._add_missing(notice.row.id, problem)
        rest = len(notice.missing) - MOST_NOTICES
        if rest > 0:
            more = many("{n} more thing", "{n} more things", rest)
            self._add_missing(notice.row.id, Problem(notice.missing[MOST_NOTICES].field, more), "plus", "muted")
        for settled in notice.settled[: max(2, MOST_NOTICES + 1 - len(notice.missing))]:
            self._add_notice("check", "good", settled)
        opened = button(_("Open the plan"))
        opened.setProperty("case_id", notice.row.id)
        opened.clicked.connect(self._open_noticed)
        self.notice.body.addSpacing(SPACE)
        self.notice.body.addWidget(opened, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_unreached(self, rows: Sequence[CaseRow]) -> None:
        """Say whose instructor has neither e-mail nor phone though the period ends soon."""
        self.survey.clear()
        self.survey.setVisible(bool(rows))
        for row in rows:
            text = _("{student}: the period ends {day}. Write {instructor}'s e-mail or phone.")
            told = text.format(
                student=row.student, day=short_day(row.unreached_on), instructor=row.instructor or _("the instructor")
            )
            made = LinkLine(told, "warning", "warn")
            made.setProperty("place", (row.id, "instructor.email"))
            made.clicked.connect(self._open_missing)
            self.survey.body.addWidget(line())
            self.survey.body.addWidget(made)

    def _add_notice(self, icon: str, tint: str, text: str) -> None:
        self.notice.body.addWidget(line())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 6, 0, 6)
        row.addWidget(IconLabel(icon, tint), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words(text, wrap=True), 1)
        self.notice.body.addWidget(holder)

    def _add_missing(self, case_id: str, problem: Problem, icon: str = "warning", tint: str = "warn") -> None:
        made = LinkLine(problem.text, icon, tint)
        made.setProperty("place", (case_id, problem.field))
        made.clicked.connect(self._open_missing)
        self.notice.body.addWidget(line())
        self.notice.body.addWidget(made)

    def _open_missing(self) -> None:
        self.place_wanted.emit(*self.sender().property("place"))

    def _open_noticed(self) -> None:
        self.case_wanted.emit(self.sender().property("case_id"))

    def _show_term(self, term: TermPicture) -> None:
        self._term_words.setText(many("{n} demonstration", "{n} demonstrations", term.total))
        self._term_picture.show_months(term.months)
        told = _("Signed {signed} of {total}").format(signed=term.signed, total=term.total)
        self._term_signed.setText(told)

    def _show_empty(self) -> None:
        if self.empty is not None:
            self._stack.removeWidget(self.empty)
            self.empty.deleteLater()
        known = bool(self._workspace.curriculum.qualifications())
        self.empty = self._welcome() if known else self._first_steps()
        self._stack.addWidget(self.empty)
        self._stack.setCurrentWidget(self.empty)

    def _welcome(self) -> EmptyState:
        text = _("Name the student and the unit; the plan is made together with the workplace.")
        empty = EmptyState(
            "cases",
            _("Open the first demonstration"),
            text,
            _("New demonstration"),
            _("Bring in a plan (HOKS)…"),
        )
        empty.wanted.connect(self.new_wanted)
        empty.wanted_other.connect(self.plans_wanted)
        return empty

    def _first_steps(self) -> EmptyState:
        text = _("A demonstration needs the requirements of its unit. Bring in a document of ePerusteet, or practise.")
        empty = EmptyState(
            "qualifications",
            _("Bring in requirements first"),
            text,
            _("Import a qualification"),
            _("Bring in practice units"),
        )
        empty.wanted.connect(self._open_library)
        empty.wanted_other.connect(self._bring_samples)
        return empty

    def _open_library(self) -> None:
        self.room_wanted.emit("qualifications")

    def _bring_samples(self) -> None:
        from desktop.actions.curricula import import_samples

        import_samples(self._workspace)
        self.refresh()
