"""The one window: the start while no file is open, else the frame around the rooms; locking, language, colours.

Start and frame are imported when they are shown, so that neither waits for the other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.identity_guard import IdentityGuard
from desktop.gui.idle import IdleWatch
from desktop.gui.preferences import Preferences, save_preferences
from desktop.gui.theme import Scheme
from desktop.texts import _

if TYPE_CHECKING:
    from desktop.actions.restoring import Restored
    from desktop.actions.workspace import Workspace
    from desktop.gui.frame import Frame
    from desktop.gui.safety.acts import Safety
    from desktop.gui.settings_dialog import SettingsDialog
    from desktop.gui.start.start_area import StartArea
    from desktop.gui.suspending import SuspendWatch

SOON = 2_000
"""Milliseconds from the first page until the system is asked to tell of sleep."""


class MainWindow(QMainWindow):
    """Holds what is open.

    ``keep`` remembers preferences; ``speak`` puts the program into a language; ``back_up`` makes automatic backups.
    """

    def __init__(
        self,
        preferences: Preferences,
        *,
        keep: Callable[[Preferences], None] = save_preferences,
        speak: Callable[[str], None] = lambda _language: None,
        back_up: bool = False,
    ) -> None:
        super().__init__()
        self._back_up = back_up
        self._preferences = preferences
        self._keep = keep
        self._speak = speak
        self.frame: Frame | None = None
        self.start: StartArea | None = None
        self.safety: Safety | None = None
        self._may_close = False
        self._settings: SettingsDialog | None = None
        self._left_over: list[str] = []
        self._locked: Path | None = None
        self._identity_guard = IdentityGuard(self)
        self._idle = IdleWatch(preferences.lock_minutes, self)
        self._idle.idle.connect(self._lock_idle)
        self._suspend: SuspendWatch | None = None
        self.setWindowTitle("Näyttökumppani")
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        if preferences.geometry:
            self.restoreGeometry(QByteArray.fromHex(preferences.geometry.encode()))

    def show_start(self, locked_minutes: int = 0) -> StartArea:
        """Ask for a file: make one, or open the one there is."""
        from desktop.gui.start.start_area import StartArea

        area = StartArea(self._preferences.path, [] if locked_minutes else self._preferences.known)
        if locked_minutes:
            area.show_unlock(locked_minutes)
        area.opened.connect(self.open)
        area.language_chosen.connect(self._use_language)
        self.start, self.frame = area, None
        self.setCentralWidget(area)
        return area

    def open(self, workspace: Workspace) -> Frame:
        """Show an open file; from now on it is ours to close."""
        if str(workspace.path) != str(self._preferences.path):
            self._preferences = self._preferences.with_file(workspace.path)
            self._keep(self._preferences)
        frame = self._show_frame(workspace)
        self._show_left_over(workspace)
        return frame

    def _show_left_over(self, workspace: Workspace) -> None:
        """Give back the words that could not be stored when this file locked itself."""
        words, self._left_over = self._left_over, []
        if words and self._locked == workspace.path:
            from desktop.gui.messages import show_text

            lead = _("These words could not be saved before the file locked. Copy them where they belong:")
            box = show_text(self, "\n\n".join((lead, *words)))
            box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _show_frame(self, workspace: Workspace) -> Frame:
        from desktop.gui.frame import Frame
        from desktop.gui.safety.acts import Safety

        frame = Frame(workspace, self._preferences.lock_minutes, self)
        rail = frame.rail
        frame.speech_wanted.connect(self._speak)
        rail.lock_wanted.connect(self.lock)
        rail.language_chosen.connect(self._use_language)
        rail.scheme_chosen.connect(self._use_scheme)
        rail.settings_wanted.connect(self._ask_settings)
        rail.passphrase_wanted.connect(self._ask_passphrase)
        self.frame, self.start = frame, None
        self.safety = Safety(frame)
        self.safety.restored.connect(self._show_restored)
        if self._back_up:
            self.safety.begin()
            QTimer.singleShot(SOON, self, self._watch_suspend)
        self.setCentralWidget(frame)
        return frame

    def _show_restored(self, restored: Restored) -> None:
        """Show the file after a backup took its place, or the one before where that failed."""
        from desktop.actions.holding import hold_again
        from desktop.gui.messages import show_text

        hold_again(restored.workspace)
        self._show_frame(restored.workspace)
        done = _("The backup is in use now. The file that was here before is kept at {path}.")
        show_text(self, restored.problem or done.format(path=restored.aside))

    def lock(self) -> None:
        """Close the file and ask for its passphrase."""
        self._unless_lost(self._lock_now)

    def _lock_now(self) -> None:
        self._let_go()
        self.show_start()

    def _unless_lost(self, then: Callable[[], object]) -> None:
        """Do what closes the cases, but ask first when words would be lost that could not be stored."""
        unsaved = self.frame.cases.unsaved() if self.frame is not None else []
        if unsaved:
            from desktop.gui.demonstrations.autosave import question_before_losing
            from desktop.gui.messages import ask

            ask(self, question_before_losing(unsaved), _("Go on anyway"), then)
        else:
            then()

    def _lock_idle(self, minutes: int = -1) -> None:
        if self.frame is not None:
            self._close_dialogs()
            self._locked = self.frame.workspace.path
            self._left_over += [one.words for one in self.frame.cases.unsaved()]
            self._let_go()
            self.show_start(self._preferences.lock_minutes if minutes < 0 else minutes)

    def _watch_suspend(self) -> None:
        """Lock also when the lid is closed; asked of the system once the first page is there."""
        if self._suspend is None and self.frame is not None:
            from desktop.gui.suspending import SuspendWatch

            self._suspend = SuspendWatch(self)
            self._suspend.left.connect(self._lock_left)
            self._suspend.begin(int(self.winId()))

    def _lock_left(self) -> None:
        """Nobody sits here any more: what is shown goes at once."""
        self._lock_idle(0)

    def _close_dialogs(self) -> None:
        while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
            pass

    def _let_go(self) -> None:
        if self.frame is not None:
            self.frame.end()
            if self.safety is not None:
                self.safety.finish()
                self.safety = None
            self.frame.workspace.close()
            self.frame = None

    def _use_language(self, language: str) -> None:
        self._unless_lost(partial(self._change_language, language))

    def _change_language(self, language: str) -> None:
        self._speak(language)
        self._remember(language=language)
        if self.frame is not None:
            self._rebuild(self.frame)
        elif self.start is not None and self.start.may_restart:
            before = self.start
            self._preferences = self._preferences._replace(file=str(before.path))
            self.show_start().restart_from(before)

    def _rebuild(self, before: Frame) -> None:
        """Build the frame anew in the new language, with the same room and cases open."""
        room, current, steps = before.open_room_name, before.open_case_id, before.cases.steps()
        before.end()
        frame = self._show_frame(before.workspace)
        frame.open_room(room)
        frame.cases.open_again(steps, current)

    def _use_scheme(self, scheme: Scheme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.use(app, scheme)
        self._remember(scheme=scheme)

    def _ask_settings(self) -> None:
        from desktop.actions.cards import chosen_card
        from desktop.actions.trusting import school_of_key
        from desktop.gui.settings_dialog import SettingsDialog

        if self.frame is None:
            return
        workspace = self.frame.workspace
        chosen = chosen_card(workspace)
        card = chosen.key.token if chosen else ""
        self._settings = dialog = SettingsDialog(
            self._preferences, workspace.teacher, school_of_key(workspace), card, self
        )
        dialog.key_wanted.connect(self._ask_school_key)
        dialog.card_wanted.connect(self._ask_card)
        dialog.passphrase_wanted.connect(self._ask_passphrase)
        dialog.saved.connect(self._use_settings)
        dialog.open()

    def _use_settings(self, wanted: Preferences, teacher: object) -> None:
        from desktop.actions.settings import save_teacher
        from desktop.domain.people import Teacher

        before = self._preferences
        if self.frame is not None and isinstance(teacher, Teacher) and self._settings is not None:
            try:
                save_teacher(self.frame.workspace, teacher)
            except UserError as error:
                self._settings.answer(str(error))
                return
            self._settings.answer("")
        self._preferences = wanted
        self._keep(wanted)
        self._idle.set_minutes(wanted.lock_minutes)
        if wanted.scheme != before.scheme:
            self._use_scheme(wanted.scheme)
        self._use_language(wanted.language)

    def _ask_passphrase(self) -> None:
        from desktop.actions.access import change_passphrase
        from desktop.gui.start.change_passphrase import ChangePassphraseDialog

        if self.frame is not None:
            ChangePassphraseDialog(partial(change_passphrase, self.frame.workspace), self).open()

    def _ask_card(self) -> None:
        from desktop.gui.card_dialog import CardDialog

        if self.frame is not None:
            CardDialog(self.frame.workspace, self).open()

    def _ask_school_key(self) -> None:
        from desktop.gui.school_key_dialog import SchoolKeyDialog

        if self.frame is not None:
            SchoolKeyDialog(self.frame.workspace, self).open()

    def _ask_guest(self) -> None:
        """A guest closes the window by mistake more often than on purpose."""
        from desktop.gui.messages import ask

        text = _("Everything is stored. The program then opens only by the teacher's passphrase.")
        ask(self, text, _("Close the program"), self._close_now)

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def _remember(self, **changed: object) -> None:
        self._preferences = self._preferences._replace(**changed)  # type: ignore[arg-type]
        self._keep(self._preferences)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the file and remember where the window stood; ask first while a guest has the laptop."""
        if self.frame is not None and not self._may_close:
            if self.frame.cases.unsaved():
                event.ignore()
                self._unless_lost(self._close_now)
                return
            if self.frame.has_guest:
                event.ignore()
                self._ask_guest()
                return
        geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self._remember(geometry=geometry)
        self._idle.stop()
        if self._suspend is not None:
            self._suspend.end()
        self.hide()  # the last backup is made when nobody waits for it
        self._let_go()
        super().closeEvent(event)
