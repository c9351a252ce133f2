"""The left edge of the window: rooms, and below them what is always true of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.theme import Scheme
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel, IconLabel, line, restyle, words
from desktop.gui.widgets.links import ElidedButton
from desktop.gui.widgets.pressing import StayingButton
from desktop.gui.widgets.scrolling import Side
from desktop.texts import _, language, many, n_

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

WIDTH = 208


class Room(NamedTuple):
    """A room of the window: its name in code, its name for people (marked), and its icon."""

    name: str
    label: str
    icon: str


ROOMS = (
    Room("today", n_("Today"), "today"),
    Room("cases", n_("Demonstrations"), "cases"),
    Room("students", n_("Students"), "students"),
    Room("workplaces", n_("Workplaces"), "workplaces"),
    Room("qualifications", n_("Qualifications"), "qualifications"),
    Room("verify", n_("Verify"), "verify"),
)

SCHEMES = {
    Scheme.SYSTEM: n_("Colours as on this computer"),
    Scheme.LIGHT: n_("Light"),
    Scheme.DARK: n_("Dark"),
    Scheme.CONTRAST: n_("High contrast"),
}


class RoomButton(StayingButton):
    """The way into a room, with a number of things that wait there."""

    def __init__(self, room: Room) -> None:
        super().__init__(theme.icon(room.icon), _(room.label))
        self._label = _(room.label)
        self._count = 0
        self.setProperty("kind", "room")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # as one of several rooms, for those who hear it
        self.setIconSize(QSize(27, 18))
        self.show_count(0)

    def show_number(self, number: int) -> None:
        """Name its key by its number in the rail."""
        self.setShortcut(f"Ctrl+{number}")
        self.setToolTip(f"Ctrl+{number}")

    def show_count(self, count: int) -> None:
        """Show how many things wait here."""
        self._count = count
        waiting = _("{room}: {n} waiting").format(room=self._label, n=count)
        self.setAccessibleName(waiting if count else self._label)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button and, at its right end, the number."""
        super().paintEvent(event)
        if not self._count:
            return
        text = str(self._count) if self._count < 100 else "99+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL, strong=True))
        wide = max(22, painter.fontMetrics().horizontalAdvance(text) + 12)
        box = QRectF(self.width() - wide - 10, (self.height() - 18) / 2, wide, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class BackupButton(ElidedButton):
    """How old the newest backup is; a click makes one. One that is due stands out by colour and sign."""

    def __init__(self) -> None:
        super().__init__()
        self._age: tuple[str, bool, str] | None = None
        self.setProperty("kind", "quiet")
        self.setProperty("small", True)
        self.setAutoDefault(False)
        self.setIconSize(QSize(18, 13))

    def show_age(self, text: str, *, due: bool, path: str = "") -> None:
        """Tell the age in words, and in the tool tip where the newest backup is."""
        if (age := (text, due, path)) == self._age:
            return
        self._age = age
        self.setText(text)
        self.setIcon(theme.icon("warning" if due else "folder", "warn" if due else "muted"))
        self.setProperty("due", due)
        self.setAccessibleName(_("{age}. Make a backup").format(age=text))
        self.setToolTip("\n".join(one for one in (path, _("Make a backup…")) if one))
        restyle(self)


class Rail(Side):
    """Rooms above; below: the file is encrypted and locks itself, nothing needs a network, who is here.

    Signals:
        room_chosen: the name of a room.
        lock_wanted, settings_wanted, passphrase_wanted: from the menu of the person.
        backup_wanted: the person wants to make a backup.
        backups_wanted, retention_wanted, locks_wanted: what concerns the file as a whole, from the same menu.
        language_chosen: "fi", "sv" or "en".
        scheme_chosen: the wanted `Scheme`.
    """

    room_chosen = Signal(str)
    lock_wanted = Signal()
    settings_wanted = Signal()
    passphrase_wanted = Signal()
    backup_wanted = Signal()
    backups_wanted = Signal()
    retention_wanted = Signal()
    locks_wanted = Signal()
    language_chosen = Signal(str)
    scheme_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setProperty("surface", "rail")
        self.count_due: Callable[[], int] = lambda: 0
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 16, 10, 16)
        self._layout.setSpacing(2)
        brand = words("Näyttökumppani", "brand")
        brand.setContentsMargins(8, 0, 0, 10)
        self._layout.addWidget(brand)
        self.rooms = {room.name: self._add_room(room, number) for number, room in enumerate(ROOMS, 1)}
        self._group.idClicked.connect(self._choose)
        self._layout.addStretch(1)
        self._add_foot()

    def _add_room(self, room: Room, number: int) -> RoomButton:
        made = RoomButton(room)
        made.show_number(number)
        self._group.addButton(made, number)
        self._layout.addWidget(made)
        return made

    def _add_foot(self) -> None:
        self._layout.addWidget(line())
        self._layout.addSpacing(8)
        self._encrypted = ElidedLabel("", "small")
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(IconLabel("lock", "muted", 13))
        row.addWidget(self._encrypted, 1)
        self._layout.addLayout(row)
        self.offline = ElidedLabel(_("No network – everything works"), "small")
        self.offline.setContentsMargins(8, 0, 0, 0)
        self._layout.addWidget(self.offline)
        self.backup = BackupButton()
        self.backup.clicked.connect(self.backup_wanted)
        self._layout.addWidget(self.backup)
        self.person = button("", "quiet", "menu")
        self.person.clicked.connect(self._open_menu)
        lock = QAction(self)
        lock.setShortcut("Ctrl+L")
        lock.triggered.connect(self.lock_wanted)
        self.addAction(lock)
        self._layout.addWidget(self.person)

    def show_to_hand_on(self, count: int) -> None:
        """Tell how many results wait to be handed on to the registers, as nothing goes there by itself."""
        waits = _("No network · {n} to hand on").format(n=count)
        self.offline.setText(waits if count else _("No network – everything works"))

    def _open_menu(self) -> None:
        self.menu().popup(self.person.mapToGlobal(self.person.rect().topLeft()))

    def menu(self) -> QMenu:
        """Language, colours, settings, passphrase, locking; made anew, so that it shows what is chosen now."""
        from PySide6.QtGui import QActionGroup
        from PySide6.QtWidgets import QMenu

        from desktop.gui.widgets.languages import OWN_NAMES

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        languages = QActionGroup(menu)
        for code, name in OWN_NAMES.items():
            act = languages.addAction(menu.addAction(name))
            act.setCheckable(True)
            act.setChecked(code == language())
            act.setData(code)
        languages.triggered.connect(self._choose_language)
        menu.addSeparator()
        schemes = QActionGroup(menu)
        for scheme, label in SCHEMES.items():
            act = schemes.addAction(menu.addAction(_(label)))
            act.setCheckable(True)
            act.setChecked(scheme == theme.scheme())
            act.setData(scheme)
        schemes.triggered.connect(self._choose_scheme)
        menu.addSeparator()
        menu.addAction(_("Make a backup…")).triggered.connect(self.backup_wanted)
        menu.addAction(_("Backups and the file…")).triggered.connect(self.backups_wanted)
        due = self.count_due()
        told = many("Retention and removal: {n} is due…", "Retention and removal: {n} are due…", due)
        menu.addAction(told if due else _("Retention and removal…")).triggered.connect(self.retention_wanted)
        menu.addSeparator()
        menu.addAction(_("Settings…")).triggered.connect(self.settings_wanted)
        menu.addAction(_("Change the passphrase…")).triggered.connect(self.passphrase_wanted)
        menu.addAction(_("Passphrases and keys…")).triggered.connect(self.locks_wanted)
        lock = menu.addAction(theme.icon("lock"), _("Lock now"))
        lock.triggered.connect(self.lock_wanted)
        return menu

    def show_room(self, name: str) -> None:
        """Mark the room that is open."""
        self.rooms[name].setChecked(True)

    def show_person(self, name: str, minutes: int) -> None:
        """Say who sits here, and after how many idle minutes the file locks itself."""
        code = language().upper()
        self.person.setText(f"{_short(name)} · {code}")
        self.person.setAccessibleName(_("{name}: language, colours, settings, locking").format(name=name))
        self._encrypted.setText(_("Encrypted · locks in {n} min").format(n=minutes))

    def _choose(self, number: int) -> None:
        self.room_chosen.emit(ROOMS[number - 1].name)

    def _choose_language(self, act: QAction) -> None:
        self.language_chosen.emit(act.data())

    def _choose_scheme(self, act: QAction) -> None:
        self.scheme_chosen.emit(Scheme(act.data()))


def _short(name: str) -> str:
    """A name as it fits the rail: Maija Opettaja → M. Opettaja."""
    parts = name.split()
    return f"{parts[0][0]}. {parts[-1]}" if len(parts) > 1 else name


def backup_words(age: int | None) -> str:
    """The age of the newest backup in days, in words; None when there is none."""
    if age is None:
        return _("No backup yet")
    return many("Backup {n} day ago", "Backup {n} days ago", age) if age else _("Backup made today")
