"""Not signing: why, in the signer's own words and language, and what that means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import n_

_REFUSAL_MEANS = n_(
    "Your reason is kept with the time, and the teacher sees it. The assessment waits for your signature, and the "
    "teacher takes the matter to the education provider. You can still sign later."
)


class RefusalForm(QWidget):
    """Asks why somebody does not sign, and tells what that means.

    Signals:
        sent: the reason.
        left: they want to sign after all.
    """

    sent = Signal(str)
    left = Signal()

    def __init__(self, say_: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say_
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.problem = ProblemLabel()
        self.send = button(say_(n_("Keep the reason")), "primary")
        self.back = button(say_(n_("Back to signing")))
        self.send.clicked.connect(self._send)
        self.back.clicked.connect(self.left)
        layout = bare(QVBoxLayout(self))
        layout.addWidget(words(say_(n_("You do not sign")), "heading"))
        layout.addWidget(words(say_(_REFUSAL_MEANS), wrap=True))
        layout.addWidget(labelled(say_(n_("Why? Write it in your own words.")), self.reason, self.problem))
        row = bare(QHBoxLayout())
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.send)
        layout.addStretch(1)
        layout.addLayout(row)

    def _send(self) -> None:
        text = self.reason.toPlainText().strip()
        self.problem.show_text("" if text else self._say(n_("Write why you do not sign.")), field=self.reason)
        if text:
            self.sent.emit(text)
