"""The wrong version of the requirements was used: choose the right one, see what goes over, and say what was wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.actions import correcting
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.library import version_name
from desktop.domain.moving import Move
from desktop.domain.version_fit import UnitVersion
from desktop.gui import theme
from desktop.gui.demonstrations.act_dialog import ActDialog
from desktop.gui.demonstrations.version_move_dialog import move_html
from desktop.gui.widgets.labels import words
from desktop.texts import _, many


class CorrectionDialog(ActDialog):
    """Opens a corrected demonstration on another version of the unit.

    Signals:
        case_opened: the id of the corrected demonstration.
    """

    case_opened = Signal(str)

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        told = _(
            "A new demonstration opens on the right version. You agree, assess and sign it anew. "
            "This one stays with its signatures and is marked as replaced."
        )
        super().__init__(_("The wrong version was used"), _("Open the corrected demonstration"), told, parent)
        self._workspace, self._case = workspace, case
        self._versions: list[UnitVersion] = correcting.other_versions(workspace, case)
        named: list[tuple[object, str]] = [
            (place, version_name(one.qualification)) for place, one in enumerate(self._versions)
        ]
        self.version = self.add_choice(_("Right version of the requirements"), named)
        self.counts = words("", wrap=True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("What becomes of the plan and the notes"))
        self.text.setOpenLinks(False)
        self.text.setMinimumHeight(200)
        self.add_row(self.counts)
        self.add_row(self.text)
        self.reason = self.add_text(_("What was wrong"), 2)
        self.setMinimumWidth(700)
        self.does(self._open)
        self.version.currentIndexChanged.connect(self._show)
        self._show()
        self.reason.setFocus()

    def _show(self) -> None:
        if not self._versions:
            self.version.setEnabled(False)
            self.text.hide()
            self.answers.act.setEnabled(False)
            text = _("The library has no other version of this unit. Import it in the room Qualifications first.")
            self.problem.show_text(text)
            return
        try:
            move = correcting.preview_correction(self._workspace, self._case, self._chosen())
        except UserError as error:
            self.problem.show_text(str(error))
            self.answers.act.setEnabled(False)
            return
        self.counts.setText(correction_words(move))
        self.text.setHtml(move_html(move, theme.colours()))

    def _chosen(self) -> UnitVersion:
        return self._versions[self.version.currentIndex()]

    def _open(self) -> None:
        reason = self.reason.toPlainText()
        made = correcting.open_corrected(self._workspace, self._case.id, self._chosen(), reason)
        self.case_opened.emit(made.id)


def correction_words(move: Move) -> str:
    """What goes over, in a sentence."""
    notes, pieces = len(move.case.notes), len(move.case.evidence)
    counts = (
        (len(move.case.plan.tasks), many("{n} work task", "{n} work tasks", len(move.case.plan.tasks))),
        (notes, many("{n} note", "{n} notes", notes)),
        (pieces, many("{n} piece of evidence", "{n} pieces of evidence", pieces)),
    )
    told = ", ".join(text for number, text in counts if number)
    rows = (
        (len(move.again), many("{n} requirement is to be marked again", "{n} requirements are to be marked again",
                               len(move.again))),
        (len(move.gone), many("{n} is left out", "{n} are left out", len(move.gone))),
    )  # fmt: skip
    changes = ", ".join(text for number, text in rows if number)
    goes = _("Goes over: {what}.").format(what=told) if told else ""
    return " ".join(one for one in (goes, f"{changes}." if changes else "") if one)
