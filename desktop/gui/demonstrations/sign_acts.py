"""What is done while signing: the document is made, signed, and handed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from desktop.actions import sharing, signing
from desktop.actions.cards import chosen_card
from desktop.actions.workspace import Workspace
from desktop.domain.case import stage
from desktop.domain.errors import UserError
from desktop.domain.signing import CopyWay
from desktop.domain.stages import Stage
from desktop.domain.terms import Role
from desktop.gui.choosing import documents
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.copies import Stick, has_printer, sticks
from desktop.gui.demonstrations.handing_on import HandingOn
from desktop.gui.demonstrations.sign_page import SignPage
from desktop.gui.demonstrations.sign_travel import SignTravel
from desktop.gui.demonstrations.signer_pane import Signed
from desktop.texts import _, language


class SignActs(QObject):
    """Does what the signing page tells.

    Signals:
        turn_wanted: who shall have the laptop to sign.
        left: a guest is done.
        next_wanted: the next demonstration.
    """

    turn_wanted = Signal(str)
    left = Signal()
    next_wanted = Signal()

    def __init__(self, workspace: Workspace, acts: CaseActs, page: SignPage, *, guest: bool) -> None:
        super().__init__(page)
        self._workspace, self._acts, self._page, self._guest = workspace, acts, page, guest
        self._case_id = acts.case().id
        page.signed.connect(self._sign)
        page.refused.connect(self._refuse)
        page.passed.connect(self.turn_wanted)
        page.awaited.connect(acts.await_signer)
        page.version_wanted.connect(self._new_version)
        page.export_wanted.connect(self._save_elsewhere)
        page.saved_here.connect(self._save_here)
        page.stick_wanted.connect(self._save_to_stick)
        page.print_wanted.connect(self._print)
        page.next_wanted.connect(self.next_wanted)
        if not guest:
            self.travel = SignTravel(workspace, acts, page)

    def show_document(self) -> None:
        """Make the document; call it only while its page is looked at."""
        signers = self._acts.case().may_sign
        keys = [one for one in signers if signing.has_key(self._workspace, self._case_id, one)]
        chosen = chosen_card(self._workspace)
        self._page.show_keys(keys, chosen.key.token if chosen else "")
        if stage(self._acts.case()).reached(Stage.SIGNED):
            self._page.show_copies(self._folder(), sticks(), has_printer())
        try:
            with busy():
                self._page.show_document(signing.record(self._workspace, self._case_id))
        except UserError as error:
            self._page.show_refusal(str(error))

    def _folder(self) -> Path:
        return sharing.copies_folder(self._workspace, documents())

    def _sign(self, signed: Signed) -> None:
        given = {
            "strokes": signed.strokes,
            "method": signed.method,
            "task": signed.task,
            "pad_ratio": signed.pad_ratio,
            "card": signed.card,
        }
        with busy():
            done = self._acts.sign(signed.signer, signed.code, **given)
        if not done:
            return
        case = self._acts.case()
        following = next((one for one in case.signers if not case.signing.signed_by(one)), None)
        if self._guest and following is not None:
            self.left.emit()
        elif following is not None and following != Role.TEACHER and not self._is_away(following):
            self.turn_wanted.emit(following)

    def _is_away(self, signer: str) -> bool:
        told = self._acts.case().signing
        return bool(told.awaits(signer) or told.refused_by(signer))

    def _refuse(self, signer: str, reason: str) -> None:
        if self._acts.refuse_to_sign(signer, reason, language()) and self._guest:
            self.left.emit()

    def _new_version(self) -> None:
        HandingOn(self._workspace, self._acts, self._page).ask_new_version()

    def _save_elsewhere(self) -> None:
        HandingOn(self._workspace, self._acts, self._page).ask_record(self._folder())

    def _save_here(self) -> None:
        self._save_to(self._folder(), CopyWay.FOLDER, "")

    def _save_to_stick(self, stick: Stick) -> None:
        self._save_to(stick.folder, CopyWay.STICK, stick.name)

    def _save_to(self, folder: Path, way: CopyWay, stick: str) -> None:
        name = sharing.suggested_name(self._workspace, self._case_id, _("assessment"))
        self._acts.save_record(str(sharing.free_path(folder, name)), way, stick)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print_now)
        QDialog.open(dialog)  # its own open() wants a slot by name

    def _print_now(self) -> None:
        from desktop.gui.demonstrations.copies import print_pdf

        name = self._printer.printerName() or self._printer.outputFileName()
        with busy():
            pages = print_pdf(signing.record(self._workspace, self._case_id), self._printer)
        if pages:
            self._acts.note_print(name)
        else:
            text = _("{printer} could not be used, so nothing was printed. Choose another, or save to a folder.")
            self._page.show_refusal(text.format(printer=name))


@contextmanager
def busy() -> Iterator[None]:
    """Show that the program is at work, for the half second that making or signing a document takes."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
