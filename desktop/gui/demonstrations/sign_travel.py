"""What is asked while the document travels to a signer elsewhere, and while a service is asked for a time stamp."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.actions import lasting, sharing, travelling
from desktop.actions.curricula import read_bytes
from desktop.actions.travelling import Returned
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file, ask_place, documents, pdf_files
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.sign_page import SignPage
from desktop.gui.demonstrations.time_service_dialog import TimeServiceDialog
from desktop.gui.messages import ask
from desktop.gui.tasks import Task
from desktop.texts import _


class SignTravel(QObject):
    """Does what the signing page tells of signing elsewhere and of evidence for later."""

    def __init__(self, workspace: Workspace, acts: CaseActs, page: SignPage) -> None:
        super().__init__(page)
        self._workspace, self._acts, self._page = workspace, acts, page
        self._case_id = acts.case().id
        page.send_wanted.connect(self._ask_where)
        page.back_wanted.connect(self._ask_what)
        page.called_off.connect(acts.call_off)
        page.stamp_wanted.connect(self.stamp)

    def _ask_where(self, signer: str) -> None:
        name = sharing.suggested_name(self._workspace, self._case_id, _("to be signed"))
        send = partial(self._acts.send_out, signer)
        ask_place(self._page, _("Save for the signer"), self._folder() / name, pdf_files(), send)

    def _ask_what(self) -> None:
        ask_file(self._page, _("The file that came back"), self._folder(), pdf_files(), self.take_back)

    def _folder(self) -> Path:
        return sharing.copies_folder(self._workspace, documents())

    def take_back(self, name: str) -> None:
        """Take in a file that came back; a signer whose key nobody knows is asked about first."""
        try:
            returned = travelling.look_at_returned(self._workspace, self._case_id, read_bytes(Path(name)))
        except UserError as error:
            self._page.show_refusal(str(error))
            return
        if not returned.issuer:
            self._acts.take_back(returned, False)
            return
        text = _(
            "{name} has signed with a key made in their own file. Did you get the file from them? "
            "Then their signature is known to you from now on."
        )
        question = text.format(name=returned.signature.name)
        ask(self._page, question, _("Yes, it is from them"), partial(self._keep, returned))

    def _keep(self, returned: Returned) -> None:
        self._acts.take_back(returned, True)

    def stamp(self) -> None:
        """Ask the chosen service for a time stamp, away from the window; choose one first where there is none."""
        if lasting.time_service(self._workspace) is None:
            dialog = TimeServiceDialog(self._workspace, self._page)
            dialog.chosen.connect(self.stamp)
            dialog.open()
            return
        try:
            work = lasting.prepare_time_stamp(self._workspace, self._case_id)
        except UserError as error:
            self._page.show_refusal(str(error))
            return
        self._page.show_stamping(True)
        self._task = Task(work)
        self._task.done.connect(self._keep_stamp)
        self._task.failed.connect(self._show_failure)
        self._task.start()

    def _keep_stamp(self, stamped: bytes) -> None:
        self._page.show_stamping(False)
        self._acts.keep_time_stamp(stamped)

    def _show_failure(self, error: UserError) -> None:
        self._page.show_stamping(False)
        self._page.show_refusal(str(error))
