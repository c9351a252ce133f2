"""Settings: language, colours, locking, and whose file it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.people import Teacher
from desktop.gui.preferences import LOCK_CHOICES, Preferences
from desktop.gui.rail import SCHEMES
from desktop.gui.theme import Scheme
from desktop.gui.ui.settings import Ui_Settings
from desktop.gui.widgets.asking import AskingDialog
from desktop.gui.widgets.languages import fill_languages
from desktop.texts import _


class SettingsDialog(AskingDialog):
    """Edits preferences and the teacher's own data, and hands both back.

    Signals:
        saved: the `Preferences` and the `Teacher` as the person left them.
        passphrase_wanted: the person wants to change the passphrase.
        key_wanted: the person has a key from the school to take into use.
        card_wanted: the person wants to sign with a card, or without one again.
    """

    saved = Signal(object, object)
    passphrase_wanted = Signal()
    key_wanted = Signal()
    card_wanted = Signal()

    def __init__(
        self,
        preferences: Preferences,
        teacher: Teacher,
        school: str = "",
        card: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.ui = Ui_Settings()
        self.ui.setupUi(self)
        self.problem = self.ui.name_problem
        fill_languages(self.ui.language, preferences.language)
        for scheme, label in SCHEMES.items():
            self.ui.colours.addItem(_(label), scheme)
        self.ui.colours.setCurrentIndex(list(SCHEMES).index(preferences.scheme))
        for minutes in LOCK_CHOICES:
            self.ui.lock.addItem(_("{n} minutes").format(n=minutes), minutes)
        self.ui.lock.setCurrentIndex(LOCK_CHOICES.index(preferences.lock_minutes))
        self.ui.name.setText(teacher.name)
        self.ui.provider.setText(teacher.provider)
        self.ui.school_unit.setText(teacher.school_unit)
        self.ui.provider_oid.setText(teacher.provider_oid)
        self.ui.email.setText(teacher.email)
        self.ui.email.setCursorPosition(0)
        wide = self.ui.email.fontMetrics().horizontalAdvance(teacher.email) + 30
        self.ui.email.setMinimumWidth(min(wide, 300))  # a usual address is seen whole
        own = _("You sign with a key of your own file. A key from your school lets its readers know you.")
        theirs = _("You sign with a key that {school} issued to you.")
        with_card = _("You sign with the card {card}.").format(card=card)
        self.ui.signing_state.setText(with_card if card else theirs.format(school=school) if school else own)
        self.ui.save.clicked.connect(self.accept)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.passphrase.clicked.connect(self._ask_passphrase)
        self.ui.school_key.clicked.connect(self._ask_key)
        self.ui.card.clicked.connect(self._ask_card)
        self.setMinimumWidth(max(self.minimumWidth(), self.minimumSizeHint().width()))  # the form's own hides the need

    def preferences(self) -> Preferences:
        """The preferences as they stand on the screen."""
        return self._preferences._replace(
            language=self.ui.language.currentData(),
            scheme=Scheme(self.ui.colours.currentData()),
            lock_minutes=self.ui.lock.currentData(),
        )

    def teacher(self) -> Teacher:
        """The teacher as on the screen."""
        return Teacher(
            name=self.ui.name.text().strip(),
            provider=self.ui.provider.text().strip(),
            school_unit=self.ui.school_unit.text().strip(),
            email=self.ui.email.text().strip(),
            provider_oid=self.ui.provider_oid.text().strip(),
        )

    def accept(self) -> None:
        """Hand both back, once there is a name."""
        text = "" if self.teacher().name else _("Write your name: it stands in the documents.")
        self.ui.name_problem.show_text(text, field=self.ui.name)
        if not text:
            self.hand_on(self.saved, self.preferences(), self.teacher())

    def _ask_passphrase(self) -> None:
        self.reject()
        self.passphrase_wanted.emit()

    def _ask_key(self) -> None:
        self.reject()
        self.key_wanted.emit()

    def _ask_card(self) -> None:
        self.reject()
        self.card_wanted.emit()
