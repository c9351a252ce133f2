"""The student's whole plan (HOKS) beside a demonstration: where it stands there, and the way to write it in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.actions.ehoks import PlanForCase
from desktop.domain.competence_plan import Pointer, Remark
from desktop.domain.plan_place import PlanPlace
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.layouts import clear
from desktop.texts import HELSINKI, _, day, many, short_day

SHOWN = 4


class PlanCard(Card):
    """Shows the kept plan of the student, and where in it the demonstration goes.

    Signals:
        bring_wanted: a plan shall be brought in from a file.
        save_wanted: the plan shall be saved with the demonstration in it.
    """

    bring_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The whole plan (HOKS) of the student"), parent)
        self._told = words("", wrap=True)
        self.place = QComboBox()
        self.place.setPlaceholderText(_("Choose which of them this is"))
        self.place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place.setMinimumContentsLength(24)
        self.number = QLineEdit()
        self.number.setMaximumWidth(160)
        self.problem = ProblemLabel()
        self.save = button(_("Save the whole plan (JSON)…"), icon="document")
        self.bring = button(_("Bring in a plan (HOKS)…"), icon="folder")
        self.saved = words("", "good", wrap=True)
        self._remarks = bare(QVBoxLayout(), 4)
        self._place = labelled(_("This demonstration in the plan"), self.place)
        self._number = labelled(_("Number of the plan in eHOKS"), self.number)
        for widget in (self._told, self._place, self._number):
            self.body.addWidget(widget)
        self.body.addLayout(self._remarks)
        self.body.addWidget(self.problem)
        for made, signal in ((self.save, self.save_wanted), (self.bring, self.bring_wanted)):
            made.clicked.connect(signal)
            self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.saved)
        self.saved.hide()

    def show_plan(self, beside: PlanForCase | None, *, fit: bool) -> None:
        """Show the plan that is kept, if one is; ``fit`` is whether eHOKS would take the demonstration."""
        clear(self._remarks)
        self.saved.hide()
        there = beside is not None
        for widget in (self._place, self._number, self.save):
            widget.setVisible(there)
        self._number.setVisible(beside is not None and beside.plan.number is None)
        self.problem.show_text("")
        if beside is None:
            self._told.setText(
                _("Bring in the plan, and this demonstration is written into it; all else stays as it is.")
            )
            return
        kept = day(beside.kept.kept_at.astimezone(HELSINKI).date())
        text = _("Brought in {day} from {file}. Only this demonstration changes in it.")
        self._told.setText(text.format(day=kept, file=beside.kept.file or _("a file")))
        self._fill_places(beside)
        self._show_remarks(beside.plan.remarks)
        self.save.setEnabled(fit and bool(beside.places))
        if not beside.places:
            self.problem.show_text(_("The plan does not have this unit. Add it there, and bring the plan in again."))

    def at(self) -> Pointer | None:
        """The place that is chosen; None while none is."""
        chosen = self.place.currentData()
        return tuple(chosen) if chosen else None

    def plan_number(self) -> int | None:
        """The number that is written, if it is one."""
        text = self.number.text().strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    def lacks(self) -> bool:
        """Whether the place or the number is still to be told; the keyboard is put there then."""
        if self.at() is None:
            self.problem.show_text(_("Choose first which demonstration of the plan this is."))
            self.place.setFocus()
        elif not self._number.isHidden() and self.plan_number() is None:
            self.problem.show_text(_("Write the plan's number in eHOKS: the file came without it."), field=self.number)
            self.number.setFocus()
        else:
            self.problem.show_text("", field=self.number)
            return False
        return True

    def show_refusal(self, text: str) -> None:
        """Say why the plan was not saved."""
        self.problem.show_text(text)

    def show_saved(self, path: str) -> None:
        """Say where the plan went."""
        self.problem.show_text("")
        text = _("Saved to {path}. Bring the plan in again when eHOKS has it.")
        self.saved.setText(text.format(path=path))
        self.saved.show()

    def _fill_places(self, beside: PlanForCase) -> None:
        chosen = self.at()
        self.place.clear()
        for one in beside.places:
            self.place.addItem(place_text(one), list(one.at))
        pointers = [one.at for one in beside.places]
        wanted = chosen if chosen in pointers else beside.own.at if beside.own else None
        self.place.setCurrentIndex(pointers.index(wanted) if wanted in pointers else -1)
        self._place.setVisible(bool(pointers))

    def _show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """What eHOKS would refuse in the rest of the plan: it is put right where the plan comes from."""
        if not remarks:
            return
        refused = sum(one.hard for one in remarks)
        told = many("eHOKS would refuse {n} thing in the plan:", "eHOKS would refuse {n} things in the plan:", refused)
        self._remarks.addWidget(words(told if refused else _("To look at in the plan:"), "strong", wrap=True))
        for one in remarks[:SHOWN]:
            text = f"{one.where}: {one.sentence}" if one.where else one.sentence
            self._remarks.addWidget(words(text[:1].upper() + text[1:], "bad" if one.hard else "warn", wrap=True))
        if len(remarks) > SHOWN:
            self._remarks.addWidget(words(_("… and {n} more").format(n=len(remarks) - SHOWN), "muted"))


def place_text(place: PlanPlace) -> str:
    """A place in the plan in a line: the days and the place of its demonstration, or that one is added."""
    section = place.unit.sub_area.rpartition("_")[2].upper()
    one = place.demonstration
    if one is None:
        text = _("Add as a new demonstration")
    else:
        days = "–".join(dict.fromkeys(short_day(each) for each in (one.starts, one.ends) if each))
        text = ", ".join(part for part in (days or _("no date yet"), one.place) if part)
    return f"{section}: {text}" if section else text
