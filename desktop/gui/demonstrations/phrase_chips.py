"""Phrase starters: beginnings of an observation that a click or a key puts in front of the words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.phrases import LONGEST, MOST_OWN, starters
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.step_page import labelled
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.asking import AskingDialog
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.flow import Flow
from desktop.gui.widgets.labels import words
from desktop.texts import _

FIRST_KEY = 2
"""F1 asks for help elsewhere, so the first starter is on F2."""


class PhraseChips(Flow):
    """Offers beginnings, each with a key from F2 on.

    Signals:
        picked: the beginning that belongs in front of the words.
        own_wanted: the person wants to write beginnings of their own.
    """

    picked = Signal(str)
    own_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self.starters: tuple[str, ...] = ()
        self._keys: list[QShortcut] = []

    def show_starters(self, own: tuple[str, ...], *, editable: bool) -> None:
        """Offer the common beginnings and the teacher's own."""
        self.clear()
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self.starters = starters(own)
        self._keys = []
        for number, starter in enumerate(self.starters):
            self._add_starter(starter, FIRST_KEY + number)
        if editable:
            edit = button(_("Own starters…"), "link")
            edit.clicked.connect(self.own_wanted)
            self.add(edit)

    def _add_starter(self, starter: str, key: int) -> None:
        chip = _Chip(starter, f"F{key}")
        chip.picked.connect(self.picked)
        self.add(chip)
        shortcut = QShortcut(QKeySequence(f"F{key}"), self, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(chip.click)
        self._keys.append(shortcut)


class _Chip(QPushButton):
    """One beginning.

    Signals:
        picked: its words.
    """

    picked = Signal(str)

    def __init__(self, starter: str, key: str) -> None:
        super().__init__(starter)
        self._starter = starter
        self.setAutoDefault(False)
        self.setProperty("mark", True)
        self.setToolTip(key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Begin with: {text}").format(text=starter))
        self.clicked.connect(self._pick)

    def _pick(self) -> None:
        self.picked.emit(self._starter)


class PhrasesDialog(AskingDialog):
    """Edits the teacher's own beginnings.

    Signals:
        written: the beginnings, one a line.
    """

    written = Signal(str)

    def __init__(self, own: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Own starters"))
        self.setMinimumWidth(440)
        self.text = SelfSavingText(lines=6)
        self.text.setPlainText("\n".join(own))
        told = _("One on each line, at most {n}, each at most {letters} letters.").format(n=MOST_OWN, letters=LONGEST)
        self.buttons = Answers(_("Save"), self)
        layout = dialog_column(self, 12)
        layout.addWidget(labelled(_("How your observations often begin"), self.text))
        layout.addWidget(words(told, "small", wrap=True))
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.text.setFocus()

    def accept(self) -> None:
        """Hand the beginnings back."""
        self.hand_on(self.written, self.text.toPlainText())
