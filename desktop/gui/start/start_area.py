"""The window before a file is open: a card in the middle with the page of the moment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.access import reset_passphrase
from desktop.actions.curricula import import_samples
from desktop.actions.holding import Holder, hold, holder_words, only_look_words
from desktop.actions.opening import (
    DamagedError,
    UnwritableError,
    create_workspace,
    look_at_workspace,
    open_workspace,
    recover_workspace,
)
from desktop.actions.restoring import backups_beside, look_at_closed, restore_closed
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file
from desktop.gui.messages import show_text
from desktop.gui.start.change_passphrase import ChangePassphraseDialog
from desktop.gui.start.damaged_page import DamagedPage
from desktop.gui.start.held_page import HeldPage
from desktop.gui.start.make_file_page import FileWish, MakeFilePage
from desktop.gui.start.recovery_page import RecoveryPage
from desktop.gui.start.unlock_page import UnlockPage
from desktop.gui.start.who_page import WhoPage
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.card import Card, EmptyState
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.languages import OWN_NAMES
from desktop.gui.widgets.scrolling import scrolled
from desktop.paths import FILE_SUFFIX, default_file
from desktop.texts import _, language

CARD_WIDTH = 660


class _StartCard(Card):
    """As wide as is good to read, or as its words must have where that is more."""

    def sizeHint(self) -> QSize:
        return QSize(max(CARD_WIDTH, super().minimumSizeHint().width()), super().sizeHint().height())


class StartArea(QWidget):
    """Leads from nothing to an open file: make one, or unlock the one there is.

    Signals:
        opened: the open `Workspace`; whoever hears of it owns it.
        language_chosen: the language for the screen, "fi", "sv" or "en".
    """

    opened = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, path: Path, known: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._known = tuple(known)
        self.page: QWidget | None = None
        self._first: QWidget | None = None
        self._workspace: Workspace | None = None
        self._passphrase = ""  # only while the file waits to be free
        self._card = _StartCard()
        self._card.body.setContentsMargins(32, 28, 32, 28)
        self._languages = SegmentedControl([(code, OWN_NAMES[code]) for code in OWN_NAMES], _("Language"))
        self._languages.set_value(language())
        self._languages.chosen.connect(self._choose_language)
        self._lay_out()
        if len(self._known) > 1:
            self.show_who()
        elif path.exists():
            self.show_unlock()
        else:
            self.show_make()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(words("Näyttökumppani", "brand"))
        top.addStretch(1)
        top.addWidget(self._languages)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(self._card, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addLayout(top)
        layout.addWidget(scrolled(middle), 1)
        foot = words(_("Nothing is sent anywhere. Everything works without a network."), "small")
        layout.addWidget(foot, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_make(self) -> None:
        """Ask for a new file."""
        taken = self.path.exists()
        page = MakeFilePage(_free_name(self.path) if taken else self.path, by_name=taken)
        page.wanted.connect(self._make)
        page.other_wanted.connect(self._ask_file)
        page.language_chosen.connect(self.language_chosen)
        self._show(page, page.ui.name)

    def show_who(self) -> None:
        """Ask who sits here, where several people have a file."""
        page = WhoPage(self._known)
        page.chosen.connect(self.use_file)
        page.other_wanted.connect(self._ask_any_file)
        page.new_wanted.connect(self.show_make)
        self._show(page, page.files[0])

    def show_unlock(self, locked_minutes: int = 0) -> None:
        """Ask for the passphrase of the file."""
        page = UnlockPage(self.path)
        if locked_minutes:
            page.show_locked(locked_minutes)
        page.passphrase_given.connect(self._unlock)
        page.recovery_given.connect(self._recover)
        page.other_wanted.connect(self._ask_file)
        page.new_wanted.connect(self.show_make)
        self._show(page, page.ui.secret)

    def restart_from(self, other: StartArea) -> None:
        """Go on where another area stood, as after a change of language."""
        page = other.page
        if isinstance(page, MakeFilePage):
            self.show_make()
            if isinstance(self.page, MakeFilePage):
                self.page.take(page.value())

    @property
    def may_restart(self) -> bool:
        """Whether the language may change now: not while a recovery key is shown, which is given only once."""
        return isinstance(self.page, MakeFilePage | UnlockPage | WhoPage)

    def _choose_language(self, chosen: object) -> None:
        self.language_chosen.emit(str(chosen))

    def _show(self, page: QWidget, first: QWidget) -> None:
        self._card.clear(0)
        self.page = page
        self._card.body.addWidget(page)
        self._languages.setVisible(self.may_restart)
        self._first = first
        first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where writing begins: before the window was there it could not be kept."""
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus()

    def _make(self, wish: FileWish) -> None:
        page = self.page
        try:
            workspace, recovery = create_workspace(wish.path, wish.passphrase, wish.teacher)
        except UserError as error:
            if isinstance(page, MakeFilePage):
                page.show_failure(str(error))
            return
        self._workspace, self.path = workspace, wish.path
        shown = RecoveryPage(recovery.groups, recovery.qr_svg())
        shown.confirmed.connect(self._offer_samples)
        self._show(shown, shown.save)

    def _offer_samples(self) -> None:
        text = _("Three made-up units with criteria in Finnish, Swedish and English. You can remove them later.")
        page = EmptyState(
            "qualifications", _("Bring in practice units?"), text, _("Bring in practice units"), _("Not now")
        )
        page.wanted.connect(self._bring_samples)
        page.wanted_other.connect(self._finish)
        self._show(page, page.act)

    def _bring_samples(self) -> None:
        if self._workspace is not None:
            import_samples(self._workspace)
        self._finish()

    def _finish(self) -> None:
        """Hand the open file on, unless it is open elsewhere."""
        workspace, self._workspace = self._workspace, None
        if workspace is None:
            return
        held = hold(workspace)
        if isinstance(held, Holder):
            workspace.close()
            self._show_held(holder_words(held), only_look_words(), waits=True)
            return
        workspace.presence = held
        self._passphrase = ""
        self.opened.emit(workspace)

    def _show_held(self, text: str, why: str, *, waits: bool) -> None:
        """Say why the file cannot be worked in, and offer to look at it."""
        if isinstance(self.page, HeldPage) and waits:
            return  # still waiting
        page = HeldPage(text, waits=waits, may_look=bool(self._passphrase))
        page.look_wanted.connect(partial(self._look, why))
        page.again.connect(self._try_again)
        page.back.connect(self.show_unlock)
        self._show(page, page.look if self._passphrase else page.retry)

    def _show_damaged(self, why: str) -> None:
        """Offer the backups of a file that does not open; each opens by the passphrase that it had."""
        passphrase, self._passphrase = self._passphrase, ""
        page = DamagedPage(why, backups_beside(self.path), partial(look_at_closed, passphrase=passphrase))
        page.restore_wanted.connect(partial(self._restore, page, passphrase))
        page.back.connect(self.show_unlock)
        self._show(page, page.list)

    def _restore(self, page: DamagedPage, passphrase: str, copy: Path) -> None:
        try:
            self._workspace, aside = restore_closed(self.path, copy, passphrase)
        except UserError as error:
            page.show_failure(str(error))
            return
        if aside is not None:
            done = _("The backup is in use now. The file that was here before is kept at {path}.")
            show_text(self.window(), done.format(path=aside))
        self._finish()

    def _look(self, why: str) -> None:
        passphrase, self._passphrase = self._passphrase, ""
        try:
            workspace = look_at_workspace(self.path, passphrase, why)
        except UserError as error:
            self.show_unlock()
            self._refuse(str(error))
        else:
            self.opened.emit(workspace)

    def _try_again(self) -> None:
        if self._passphrase:
            self._unlock(self._passphrase)
        else:
            self.show_unlock()

    def _unlock(self, passphrase: str) -> None:
        self._passphrase = passphrase
        try:
            self._workspace = open_workspace(self.path, passphrase)
        except UnwritableError as error:
            self._show_held(str(error), str(error), waits=False)
        except DamagedError as error:
            self._show_damaged(str(error))
        except UserError as error:
            self._passphrase = ""
            self._refuse(str(error))
        else:
            self._finish()

    def _recover(self, key: str) -> None:
        try:
            self._workspace = recover_workspace(self.path, key)
        except UserError as error:
            self._refuse(str(error))
        else:
            change = partial(_reset, self._workspace, key)
            dialog = ChangePassphraseDialog(change, self, ask_old=False)
            dialog.finished.connect(self._finish)
            dialog.open()

    def _refuse(self, text: str) -> None:
        if isinstance(self.page, UnlockPage):
            self.page.show_failure(text)

    def _ask_file(self) -> None:
        """Another file: of those known here where there are several."""
        if len(self._known) > 1:
            self.show_who()
        else:
            self._ask_any_file()

    def _ask_any_file(self) -> None:
        kinds = _("Files of Näyttökumppani") + f" (*{FILE_SUFFIX})"
        ask_file(self, _("Open a file"), self.path.parent, kinds, self.use_file)

    def use_file(self, path: str | Path) -> None:
        """Ask for the passphrase of another file."""
        self.path = Path(path)
        self.show_unlock()


def _free_name(path: Path) -> Path:
    """A name beside a file that is not taken: omat-2.naytot."""
    folder = path.parent if path.suffix == FILE_SUFFIX else default_file().parent
    stem = path.stem
    return next(one for n in range(2, 1000) if not (one := folder / f"{stem}-{n}{FILE_SUFFIX}").exists())


def _reset(workspace: Workspace, recovery_key: str, _old: str, new: str) -> None:
    reset_passphrase(workspace, recovery_key, new)
