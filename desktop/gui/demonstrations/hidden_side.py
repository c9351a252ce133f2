"""What stands where a view may not be seen yet: why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.case import assessor_name
from desktop.domain.terms import Role
from desktop.gui.demonstrations.assess_rows import BOTH, SELF
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.card import EmptyState
from desktop.texts import _


class HiddenSide(QWidget):
    """Says why a side is hidden.

    Signals:
        turn_wanted: to whom the laptop should be given: a role, or the id of an assessor beside the two.
        declined: the student declines self-assessment, and the teacher has been asked back.
    """

    turn_wanted = Signal(str)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn: str = Role.INSTRUCTOR
        self._asked = False
        self._state: EmptyState | None = None
        self._layout = bare(QVBoxLayout(self), 0)

    def show_side(self, shown: Shown, side: str) -> None:
        """Explain this side."""
        self._asked = False
        self._put(self._self_state() if side == SELF else self._view_state(shown, side))

    def _put(self, state: EmptyState) -> None:
        if self._state is not None:
            self._state.hide()
            self._state.deleteLater()
        self._state = state
        self._state.wanted.connect(self._hand_over)
        self._state.wanted_other.connect(self._decline)
        self._layout.addWidget(self._state)

    def begin(self) -> None:
        """Put the keyboard on what can be done about it."""
        if self._state is not None:
            self._state.act.setFocus()

    def _self_state(self) -> EmptyState:
        self._turn = Role.STUDENT
        return EmptyState(
            "person",
            _("The student speaks first"),
            _("Offer self-assessment before the decision. It takes a few minutes, or the student declines."),
            _("The student's turn"),
            _("The student declines"),
        )

    def _view_state(self, shown: Shown, side: str) -> EmptyState:
        waiting = [one for one in shown.case.assessor_ids if not shown.case.view(one).ready_at]
        names = ", ".join(assessor_name(shown.case, one) for one in waiting)
        others = [one for one in waiting if one != Role.TEACHER]
        self._turn = side if side in others else next(iter(others), "")
        turn = _("The instructor's turn") if self._turn == Role.INSTRUCTOR else _("The assessor's turn")
        text = _("Views stay hidden until everyone's is ready, so that each judges by themselves.")
        heading = _("Waiting for: {names}").format(names=names)
        if side != BOTH:
            heading = _("{name}'s view is hidden").format(name=assessor_name(shown.case, side))
        return EmptyState("lock", heading, text, turn if self._turn and not shown.guest else "")

    def _decline(self) -> None:
        """A declined self-assessment is a choice and no accident, so it is asked back once."""
        if self._asked:
            self.declined.emit()
            return
        self._asked = True
        self._put(
            EmptyState(
                "person",
                _("Does the student decline?"),
                _("It is the student's own choice. The day is marked in the record."),
                _("The student's turn"),
                _("Yes, the student declines"),
            )
        )

    def _hand_over(self) -> None:
        self.turn_wanted.emit(self._turn)
