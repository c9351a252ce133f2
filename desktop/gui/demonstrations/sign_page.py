"""Step 5: the document as it is, and each signer in turn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Case, stage
from desktop.domain.gates import problems_to_sign, step_problems
from desktop.domain.signing import SentOut
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Role
from desktop.gui.demonstrations.copies import Stick
from desktop.gui.demonstrations.end_pane import EndPane
from desktop.gui.demonstrations.out_pane import OutPane
from desktop.gui.demonstrations.pass_pane import PassPane
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.sign_parts import GateCard, SignerChips, state_words
from desktop.gui.demonstrations.signer_pane import Signed, SignerPane
from desktop.gui.demonstrations.step_page import StepPage, bare, pane
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.scrolling import Side
from desktop.texts import _, language

if TYPE_CHECKING:
    from desktop.gui.demonstrations.pdf_pane import PdfPane

SIGNERS_WIDTH, GUEST_WIDTH = 424, 468


class SignPage(StepPage):
    """Shows the document and takes signatures.

    Only the teacher signs while the rest of the program is open; everybody else when the laptop is passed to them.

    Signals:
        signed: a Signed.
        refused: who does not sign, and why. Signers are told by role, or by the id of an assessor beside the two.
        passed: who shall have the laptop to sign.
        awaited: who signs later, and the day to remind of it.
        send_wanted: who signs at another laptop.
        back_wanted: the document has come back from there.
        called_off: it does not come back.
        stamp_wanted: a time stamp shall be added.
        version_wanted: a new version of the signed document.
        export_wanted: the document shall be saved where the person says.
        saved_here, stick_wanted, print_wanted, next_wanted, registers_wanted: as `EndPane` tells.
    """

    signed = Signal(Signed)
    refused = Signal(str, str)
    passed = Signal(str)
    awaited = Signal(str, object)
    send_wanted = Signal(str)
    back_wanted = Signal()
    called_off = Signal()
    stamp_wanted = Signal()
    version_wanted = Signal()
    export_wanted = Signal()
    saved_here = Signal()
    stick_wanted = Signal(object)
    print_wanted = Signal()
    next_wanted = Signal()
    registers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf: PdfPane | None = None
        self._keys: Collection[str] = []
        self._card = ""
        self._copies: tuple[Path, Sequence[Stick], bool] = (Path(), (), False)
        self.pane: QWidget | None = None
        self._paper = QFrame()
        bare(QVBoxLayout(self._paper), 0)
        layout = bare(QHBoxLayout(self), 0)
        layout.addWidget(self._paper, 1)
        layout.addWidget(self._side())
        self.version = button(_("New version…"))
        self.export = button(_("Save to a folder…"))
        self.version.clicked.connect(self.version_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.fill_footer(self.turn, buttons=(self.version, self.export))

    def _side(self) -> Side:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(16, 10, 16, 10)
        self._column.setSpacing(8)
        self.who = SignerChips()
        self.who.chosen.connect(self._show_pane)
        self._state = words("", "muted", wrap=True)
        self.gate = GateCard()
        self.gate.place_wanted.connect(self.place_wanted)
        for widget in (self.who, self._state, self.gate, self.problem):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._pane_side = pane(content, SIGNERS_WIDTH)
        return self._pane_side

    @property
    def signer(self) -> SignerPane | None:
        """The form of who signs now."""
        return self.pane if isinstance(self.pane, SignerPane) else None

    @property
    def passing(self) -> PassPane | None:
        """What stands there before the laptop is passed."""
        return self.pane if isinstance(self.pane, PassPane) else None

    @property
    def ending(self) -> EndPane | None:
        """What stands there when everyone has signed."""
        return self.pane if isinstance(self.pane, EndPane) else None

    def show_document(self, data: bytes) -> None:
        """Show the document that is signed."""
        if self._pdf is None:
            from desktop.gui.demonstrations.pdf_pane import PdfPane

            self._pdf = PdfPane()
            layout = self._paper.layout()
            if layout is not None:
                layout.addWidget(self._pdf)
        self._pdf.show_pdf(data)

    def show_keys(self, keys: Collection[str], card: str = "") -> None:
        """Who has chosen their own code already, and the card that the teacher signs with instead, if any."""
        if (keys, card) != (self._keys, self._card):
            self._keys, self._card = keys, card
            if self.signer is not None:
                self._show_pane(None)

    def show_stamping(self, busy: bool) -> None:
        """Whether a service is being asked for a time stamp."""
        if self.ending is not None:
            self.ending.show_stamping(busy)

    def show_copies(self, folder: Path, sticks: Sequence[Stick], printer: bool) -> None:
        """Where copies may go."""
        if (folder, sticks, printer) != self._copies:
            self._copies = (folder, sticks, printer)
            if self.ending is not None:
                self._show_pane(None)

    def show_case(self, shown: Shown) -> None:
        before = self.shown.case if self.shown else None
        super().show_case(shown)
        case = shown.case
        self.gate.show_problems([] if case.signing.out else problems_to_sign(case), may_go=not shown.guest)
        self._pane_side.set_width(GUEST_WIDTH if shown.guest else SIGNERS_WIDTH)
        self._state.setText(state_words(case))
        self._state.setVisible(bool(self._state.text()) and not shown.guest)
        self.who.show_case(case)
        self.who.setEnabled(not shown.guest)
        if self.pane is None or _changed(before, case):
            self._show_pane(None)
        self.version.setVisible(case.is_closed and not shown.guest)
        self.export.setVisible(not (case.is_closed or shown.guest))
        self.show_turn(shown, step_problems(case, Step.SIGN) if not case.is_closed else [])

    def begin(self) -> None:
        """Put the keyboard onto what comes next; at a gate onto the way to what is missing."""
        if isinstance(self.pane, EndPane | PassPane | OutPane | SignerPane):
            self.pane.begin()
        elif self.gate.buttons:
            self.gate.buttons[0].setFocus()

    def show_refusal(self, text: str) -> None:
        if self.signer is not None:
            self.signer.show_refusal(text)
        elif isinstance(self.pane, OutPane):
            self.pane.problem.show_text(text)
        else:
            super().show_refusal(text)

    def _show_pane(self, wanted: str | None) -> None:
        """Show what the signer does now; for None whatever comes next."""
        had_keyboard = False
        if self.pane is not None:
            focused = QApplication.focusWidget()
            had_keyboard = focused is not None and self.pane.isAncestorOf(focused)
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None
        if self.shown is None:
            return
        signer = wanted or _next_signer(self.shown)
        self.who.set_value(signer)
        self.pane = self._made(self.shown, signer)
        if self.pane is not None:
            self._column.insertWidget(self._column.count() - 1, self.pane, 100)
            self.pane.show()  # now, and not when the layout comes to it
            if had_keyboard:
                self.begin()

    def _made(self, shown: Shown, signer: str | None) -> QWidget | None:
        case = shown.case
        if case.signing.out and not shown.guest:
            return self._out_pane(case.signing.out)
        if signer is None or case.signing.signed_by(signer):
            return self._end_pane(shown) if stage(case).reached(Stage.SIGNED) else None
        if problems_to_sign(case, signer):
            return None
        if signer == Role.TEACHER or shown.guest:
            return self._signer_pane(shown, signer)
        pane = PassPane(case, signer, shown.today)
        pane.passed.connect(self.passed)
        pane.awaited.connect(self.awaited)
        pane.copy_wanted.connect(self.export_wanted)
        pane.send_wanted.connect(self.send_wanted)
        return pane

    def _out_pane(self, out: SentOut) -> OutPane:
        pane = OutPane(out)
        pane.back_wanted.connect(self.back_wanted)
        pane.called_off.connect(self.called_off)
        return pane

    def _signer_pane(self, shown: Shown, signer: str) -> SignerPane:
        spoken = language() if shown.guest else ""
        card = self._card if signer == Role.TEACHER and not shown.guest else ""
        knows = signer in self._keys
        pane = SignerPane(shown.case, signer, knows_code=knows, card=card, language=spoken, guest=shown.guest)
        pane.signed.connect(self.signed)
        pane.refused.connect(self.refused)
        return pane

    def _end_pane(self, shown: Shown) -> EndPane:
        folder, sticks, printer = self._copies
        pane = EndPane(shown.case, folder, sticks, printer=printer, guest=shown.guest)
        pane.saved_here.connect(self.saved_here)
        pane.stick_wanted.connect(self.stick_wanted)
        pane.folder_wanted.connect(self.export_wanted)
        pane.print_wanted.connect(self.print_wanted)
        pane.next_wanted.connect(self.next_wanted)
        pane.registers_wanted.connect(self.registers_wanted)
        pane.stamp_wanted.connect(self.stamp_wanted)
        return pane


def _next_signer(shown: Shown) -> str | None:
    case = shown.case
    if shown.guest and shown.reader in case.may_sign:
        return shown.reader
    return next((one for one in case.signers if not case.signing.signed_by(one)), None)


def _changed(before: Case | None, case: Case) -> bool:
    """Whether the signer's side must be made anew."""
    return before is None or (before.signing, before.informed, before.decision, before.copies) != (
        case.signing,
        case.informed,
        case.decision,
        case.copies,
    )
