"""Ink or a typed name, and one's own code: what a signature takes where no pane of its own is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.signing import SigningMethod, Stroke
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.ink_pad import InkPad
from desktop.gui.widgets.secret_field import secret_field
from desktop.texts import _


class SignatureFields(QWidget):
    """Takes the signature of a person by name; ``knows_code`` is whether they have chosen a code before.

    ``high`` is the height of the ink pad where it is not the pad's own.
    """

    def __init__(self, name: str, *, knows_code: bool, high: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._new_code = name, not knows_code
        drawn, typed = (SigningMethod.DRAWN, _("Draw")), (SigningMethod.TYPED, _("Type the name"))
        self.choice = SegmentedControl([drawn, typed], _("How you sign"))
        self.choice.set_value(SigningMethod.DRAWN)
        self.choice.chosen.connect(self._choose)
        self.wipe = button(_("Wipe"))
        self.pad, self.typed = InkPad() if high is None else InkPad(high), QLineEdit()
        if high is not None:
            self.pad.setFixedHeight(high)
        self.wipe.clicked.connect(self.pad.wipe)
        self.typed.setPlaceholderText(_("Your name as your signature"))
        self.typed.setAccessibleName(_("Your name as your signature"))
        self.code, self.again = secret_field(_("Own code")), secret_field(_("The same code again"))
        head, codes = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.choice)
        head.addStretch(1)
        head.addWidget(self.wipe)
        codes.addWidget(self.code)
        codes.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.pad)
        layout.addWidget(self.typed)
        layout.addLayout(codes)
        self.typed.hide()
        self.again.setVisible(self._new_code)

    def show_name(self, name: str) -> None:
        """Another person signs."""
        self._name = name

    @property
    def method(self) -> SigningMethod:
        """How the person signs."""
        return SigningMethod(str(self.choice.value()))

    def strokes(self) -> tuple[Stroke, ...]:
        """The ink, where it is drawn."""
        return self.pad.strokes() if self.method == SigningMethod.DRAWN else ()

    def lacking(self) -> str:
        """What is missing, "" for nothing."""
        typed = self.method == SigningMethod.TYPED
        if typed and self.typed.text().casefold().split() != self._name.casefold().split():
            return _("Type your whole name: {name}.").format(name=self._name)
        if not typed and not self.pad.strokes():
            return _("Draw your signature first.")
        if not self.code.text():
            return _("Write your own code.")
        if self._new_code and self.code.text() != self.again.text():
            return _("The two codes differ. Write the same code twice.")
        return ""

    def _choose(self) -> None:
        drawn = self.method == SigningMethod.DRAWN
        self.pad.setVisible(drawn)
        self.wipe.setVisible(drawn)
        self.typed.setVisible(not drawn)
