"""Above and below the student's own assessment: how far it is, the voice, the language, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop.gui.theme import GUEST_TARGET
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel, restyle, words
from desktop.gui.widgets.languages import LanguageChooser
from desktop.gui.widgets.read_aloud import Voice
from desktop.texts import _

MARGIN = 9


class _Bar(QFrame):
    def __init__(self, surface: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", surface)
        self.setMinimumHeight(GUEST_TARGET + 2 * MARGIN)  # as high without its buttons
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, MARGIN, 20, MARGIN)
        self.row.setSpacing(14)


class HeadBar(_Bar):
    """Whose assessment it is, how far it is, and what can be done at any time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self._who = words("", "strong")
        self._count = ElidedLabel("", "muted")
        self._progress = QProgressBar()
        self._progress.setMinimumWidth(60)
        self._progress.setMaximumWidth(220)
        self._progress.setProperty("person", "student")
        self._progress.setTextVisible(False)
        self.aloud = button("", icon="speaker")
        self.languages = LanguageChooser()
        self.pause = button(_("Pause"))
        self.decline = button(_("I do not want to assess myself"))
        self.row.addWidget(self._who)
        self.row.addWidget(self._progress, 1)
        for widget in (self._count, self.aloud, self.languages, self.decline, self.pause):
            self.row.addWidget(widget)

    def show_person(self, name: str) -> None:
        """Say whose assessment it is."""
        self._who.setText(name)

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Say how far it is, in words and as a bar."""
        self._count.setText(text)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setAccessibleName(text)

    def show_voice(self, voice: Voice, *, here: bool) -> None:
        """Offer to read aloud where there is a voice and something to read, or to stop."""
        self.aloud.setText(_("Stop reading") if voice.is_speaking else _("Read aloud"))
        self.aloud.setVisible(voice.is_found and here)


class FootBar(_Bar):
    """The way back, to all answers, and on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("footer", parent)
        self.back = button(_("← Previous"))
        self.answers = button(_("My answers"))
        self.next = button(_("Next →"), "primary")
        self.next.setProperty("person", "student")
        self._note = words("", "muted", wrap=True)
        self.say("")
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.row.addWidget(self.back)
        self.row.addWidget(self.answers)
        self.row.addWidget(self._note, 1)
        self.row.addWidget(self.next)

    def say(self, text: str, look: str = "muted") -> None:
        """Say this between the buttons; "" for what is always so."""
        self._note.setText(text or _("Others do not see your answers before you are done."))
        self._note.setProperty("look", look)
        restyle(self._note)
