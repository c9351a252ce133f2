"""The end of a case: everyone has signed, everyone gets a copy, and the next demonstration waits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.signing import CopyWay
from desktop.gui.demonstrations.copies import Stick
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import line, words
from desktop.texts import _, moment


class EndPane(QWidget):
    """Hands copies on and says which were. A guest may save where it is chosen already, and nowhere else.

    Signals:
        saved_here: the document shall be saved into the folder that stands on the button.
        stick_wanted: the Stick to save to.
        folder_wanted: another folder shall be chosen.
        print_wanted: the document shall be printed.
        next_wanted: the next demonstration.
        stamp_wanted: a time stamp shall be added.
        registers_wanted: the result shall be handed on to the registers.
    """

    saved_here = Signal()
    stick_wanted = Signal(object)
    folder_wanted = Signal()
    print_wanted = Signal()
    next_wanted = Signal()
    stamp_wanted = Signal()
    registers_wanted = Signal()

    def __init__(
        self,
        case: Case,
        folder: Path,
        sticks: Sequence[Stick],
        *,
        printer: bool,
        guest: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sticks = list(sticks)
        done = bool(case.copies_now)
        layout = bare(QVBoxLayout(self))
        layout.addWidget(words(_("Everyone has signed. Thank you!"), "heading", wrap=True))
        people = ", ".join(case.person(role) for role in reversed(case.plan.parties))
        layout.addWidget(words(_("Everyone gets a copy: {people}.").format(people=people), wrap=True))
        self.save = button(_("Save into {folder}").format(folder=folder.name or str(folder)), "" if done else "primary")
        self.save.setToolTip(str(folder))
        self.save.clicked.connect(self.saved_here)
        layout.addWidget(self.save)
        self.stick_buttons = [button(_("Save to the stick {name}").format(name=one.name)) for one in self._sticks]
        for made in self.stick_buttons:
            made.clicked.connect(self._to_stick)
            layout.addWidget(made)
        self.other, self.paper = button(_("Save to another folder…")), button(_("Print…"))
        self.other.clicked.connect(self.folder_wanted)
        self.paper.clicked.connect(self.print_wanted)
        layout.addWidget(self.other)
        layout.addWidget(self.paper)
        self.other.setVisible(not guest)
        self.paper.setVisible(printer and not guest)
        if done:
            layout.addWidget(line())
            layout.addWidget(words(_("Handed on"), "strong"))
            layout.addWidget(words("\n".join(_copy_lines(case)), wrap=True))
        self._add_stamp(layout, case, guest)
        self.registers = button(_("To the registers…"), icon="folder")
        self.registers.clicked.connect(self.registers_wanted)
        self.next = button(_("Next demonstration"), "primary" if done else "")
        self.next.clicked.connect(self.next_wanted)
        layout.addStretch(1)
        layout.addWidget(self.registers)
        layout.addWidget(self.next)
        for made in (self.registers, self.next):
            made.setVisible(not guest)

    def _add_stamp(self, layout: QVBoxLayout, case: Case, guest: bool) -> None:
        stamped = case.signing.stamped_at
        layout.addWidget(line())
        told = _("Without a time stamp the times are those of this laptop's clock.")
        if stamped:
            told = _("A time stamp was added {time}.").format(time=moment(stamped))
        layout.addWidget(words(told, "muted", wrap=True))
        self.stamp = button(_("Add a time stamp (asks the network)…"))
        self.stamp.clicked.connect(self.stamp_wanted)
        layout.addWidget(self.stamp)
        self.stamp.setVisible(not stamped and not guest)

    def show_stamping(self, busy: bool) -> None:
        """Whether the service is being asked."""
        self.stamp.setEnabled(not busy)
        self.stamp.setText(_("Asking the service…") if busy else _("Add a time stamp (asks the network)…"))

    def begin(self) -> None:
        """Put the keyboard onto what comes next."""
        (self.next if self.next.property("kind") == "primary" else self.save).setFocus()

    def _to_stick(self) -> None:
        self.stick_wanted.emit(self._sticks[self.stick_buttons.index(self.sender())])  # type: ignore[arg-type]


def _copy_lines(case: Case) -> list[str]:
    texts = {
        CopyWay.FOLDER: _("{time}: saved, {to}"),
        CopyWay.STICK: _("{time}: to the stick {to}"),
        CopyWay.PRINT: _("{time}: printed, {to}"),
    }
    return [texts[one.way].format(time=moment(one.at), to=one.to) for one in case.copies_now]
