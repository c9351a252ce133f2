"""A hand that presses and types whatever it meets, as a child, a cat or a person in a hurry would."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from tests.hand import send_letter

KEYS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_K),
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_9),
)
COMMANDS = (Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_Tab)
TEXTS = (
    *("", " ", "Aino", "0", "-5", "9" * 20, "31.2.2026", "24.11.2026 klo 8-10", "1.1.0001", "x" * 3000, "😀🇫🇮"),
    *("<b>hei</b> & %s {name} {0}", "0000012-3", "1.2.246.562.24.1", "rivi\nrivi", "\u202eabc", "010190-123A"),
)
FILES = {"roska.pdf": b"%PDF-1.7 roskaa", "a.json": b'{"a":[1,', "l.csv": b"Nimi;Y-tunnus\nA;1\n"}
PRESSED = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


class AnyHand:
    """Does something that a person could do with what is in front; ``acts`` tells what it did.

    ``secrets`` are what it types where letters are hidden, ``files`` is a folder in which it finds and leaves files.
    """

    def __init__(self, window: QWidget, seed: int, files: Path, secrets: tuple[str, ...]) -> None:
        self._window, self._files, self._secrets = window, files, secrets
        self._dice = random.Random(seed)
        self.acts: list[str] = []
        for name, data in FILES.items():
            (files / name).write_bytes(data)

    def act(self) -> None:
        """One act, and all that follows from it."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        if isinstance(front, QMenu):
            self._choose(front)
        elif isinstance(front, QFileDialog):
            self._answer(front)
        elif self._dice.random() < 0.1:
            self._press_a_key(front)
        else:
            self._touch(front)
        for _turn in range(2):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _choose(self, menu: QMenu) -> None:
        acts = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator() and one.menu() is None]
        menu.close()
        if acts:
            chosen = self._dice.choice(acts)
            self.acts.append(f"choose {chosen.text()}")
            chosen.trigger()

    def _answer(self, dialog: QFileDialog) -> None:
        """A file dialog, answered without drawing the folders of this computer."""
        if self._dice.random() < 0.3:
            self.acts.append("no file")
            dialog.reject()
            return
        target = self._files
        if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
            target = self._files / f"uusi{self._dice.randrange(3)}"
        elif dialog.fileMode() != QFileDialog.FileMode.Directory:
            target = self._dice.choice([one for one in self._files.iterdir() if one.is_file()])
        self.acts.append(f"{dialog.windowTitle()}: {target.name}")
        dialog.hide()
        if dialog.fileMode() == QFileDialog.FileMode.ExistingFiles:
            dialog.filesSelected.emit([str(target)])
        else:
            dialog.fileSelected.emit(str(target))
        dialog.deleteLater()

    def _press_a_key(self, front: QWidget) -> None:
        where = QApplication.focusWidget() or front
        with_control = self._dice.random() < 0.3
        key = self._dice.choice(COMMANDS if with_control else KEYS)
        modifier = Qt.KeyboardModifier.ControlModifier if with_control else Qt.KeyboardModifier.NoModifier
        self.acts.append(f"key {key.name} in {type(where).__name__}")
        QTest.keyClick(where, key, modifier)

    def _touch(self, front: QWidget) -> None:
        seen = [one for one in front.findChildren(QWidget) if one.isEnabled() and not one.visibleRegion().isEmpty()]
        wanted = [
            one for one in seen if isinstance(one, PRESSED) or one.focusPolicy() & Qt.FocusPolicy.ClickFocus.value
        ]
        if not wanted:
            front.close()
            return
        widget = self._dice.choice(wanted)
        self.acts.append(f"touch {type(widget).__name__} {widget.accessibleName()[:30]}")
        if isinstance(widget, QAbstractItemView):
            self._press_an_item(widget)
        elif isinstance(widget, QComboBox) and widget.count():
            place = self._dice.randrange(widget.count())
            widget.setCurrentIndex(place)
            widget.activated.emit(place)
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            self._write(widget)
        else:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def _press_an_item(self, view: QAbstractItemView) -> None:
        model = view.model()
        if model is None or not model.rowCount():
            return
        column = self._dice.randrange(model.columnCount()) if isinstance(view, QTableView) else 0
        index = model.index(self._dice.randrange(min(model.rowCount(), 30)), column)
        view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def _write(self, field: QLineEdit | QPlainTextEdit) -> None:
        hidden = isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
        text = self._dice.choice(self._secrets if hidden else TEXTS)
        field.setFocus()
        if self._dice.random() < 0.5:
            field.selectAll()
        if len(text) > 100:
            (field.insert if isinstance(field, QLineEdit) else field.insertPlainText)(text)
        else:
            for letter in text.replace("\n", " "):
                send_letter(field, letter)
        if self._dice.random() < 0.4:
            QTest.keyClick(field, Qt.Key.Key_Return)
