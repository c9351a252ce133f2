"""While the document is with a signer elsewhere: take it back, or call it off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.signing import SentOut
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel, line, words
from desktop.texts import _, moment


class OutPane(QWidget):
    """Tells where the document is, and takes it back.

    Signals:
        back_wanted: a file has come back.
        called_off: the document does not come back.
    """

    back_wanted = Signal()
    called_off = Signal()

    def __init__(self, out: SentOut, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = bare(QVBoxLayout(self))
        layout.addWidget(words(_("{name} signs at another laptop").format(name=out.name), "heading", wrap=True))
        told = _("The document went out {time}. Nothing is signed or changed here before it is back.")
        layout.addWidget(words(told.format(time=moment(out.at)), wrap=True))
        how = _("There it is opened in Näyttökumppani, in “Verify”, and signed. The new file comes back to you.")
        layout.addWidget(words(how, "muted", wrap=True))
        self.back = button(_("Take the signed file back…"), "primary", icon="folder")
        self.back.clicked.connect(self.back_wanted)
        self.problem = ProblemLabel()
        self.off = button(_("It does not come back"))
        self.off.clicked.connect(self.called_off)
        layout.addWidget(self.back)
        layout.addWidget(self.problem)
        layout.addWidget(line())
        layout.addWidget(
            words(_("Does it not come back? Then it is signed here, and a late copy is refused."), wrap=True)
        )
        layout.addWidget(self.off)
        layout.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard onto taking the file back."""
        self.back.setFocus()
