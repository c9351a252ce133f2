"""What a screen reader would say: a name, a role and a value for everything; and where the keyboard can go."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.gui.fitting import called, shown_in

_WITHOUT_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window)
_OWN_PARTS = (QAbstractScrollArea, QComboBox, QCalendarWidget, QAbstractSpinBox)


def nameless(page: QWidget) -> list[str]:
    """Widgets of a page that can be seen, take the keyboard, and have no name."""
    labelled = {label.buddy() for label in page.findChildren(QLabel) if label.buddy() is not None}
    return [called(one) for one in stops(page) if not _name(one, one in labelled)]


def without_role(page: QWidget) -> list[str]:
    """Widgets that take the keyboard, or are drawn by us and say something, and tell nobody what they are."""
    asked = [*stops(page), *(one for one in drawn(page) if one.accessibleName())]
    return sorted({called(one) for one in asked if _interface(one).role() in _WITHOUT_ROLE})


def without_value(page: QWidget) -> list[str]:
    """Widgets that we draw ourselves, and that neither show nor say in words what is drawn."""
    return [called(one) for one in drawn(page) if not _told(one)]


def stops(page: QWidget) -> list[QWidget]:
    """Everything shown that the Tab key should reach."""
    return [one for one in shown_in(page) if _takes_keyboard(one)]


def drawn(page: QWidget) -> Iterator[QWidget]:
    """Everything shown that code of ours paints."""
    for one in shown_in(page):
        painter = next(kind for kind in type(one).__mro__ if "paintEvent" in vars(kind))
        if painter.__module__.startswith("desktop"):
            yield one


def _told(widget: QWidget) -> bool:
    """A container's own children speak for it, and decoration beside words needs none."""
    said = _interface(widget)
    texts = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    if any(said.text(one) for one in texts):
        return True
    return isinstance(widget, QLabel) or bool(widget.findChildren(QWidget))


def _takes_keyboard(widget: QWidget) -> bool:
    if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    parent = widget.parentWidget()
    return widget.focusProxy() is None and not (
        isinstance(parent, _OWN_PARTS) and widget.objectName().startswith("qt_")
    )


def _interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def _name(widget: QWidget, labelled: bool) -> str:
    """On Linux a box of choices tells its text as its name, so its label is asked for."""
    if isinstance(widget, QComboBox):
        return "labelled" if labelled else widget.accessibleName()
    return _interface(widget).text(QAccessible.Text.Name)


# The keyboard


def unreached(page: QWidget) -> list[str]:
    """What the Tab key does not come to, pressed until it is where it began, or is trapped."""
    wanted = {one for one in stops(page) if not _skipped(one)}
    if not wanted:
        return []
    first = QApplication.focusWidget()
    if first is None or first not in wanted:
        next(iter(wanted)).setFocus(Qt.FocusReason.TabFocusReason)
    seen: set[QWidget] = set()
    for _press in range(3 * len(wanted) + 10):
        here = QApplication.focusWidget()
        if here is None:
            break
        seen |= {here, *_holders(here)}
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(here, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t"))
    return [called(one) for one in wanted - seen if one in stops(page)]


def _holders(widget: QWidget) -> Iterator[QWidget]:
    """What a part of Qt's own widgets belongs to, such as the field inside a box of choices."""
    above = widget.parentWidget()
    if isinstance(above, _OWN_PARTS):
        yield above


def _skipped(widget: QWidget) -> bool:
    """Among choices of which one is on, Tab comes to that one, and the arrows go on to the others."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable() or widget.isChecked():
        return False
    group = widget.group()
    holder = widget.parentWidget()
    siblings = holder.findChildren(QAbstractButton) if holder is not None and widget.autoExclusive() else []
    if group is not None and group.exclusive():
        siblings = group.buttons()
    return any(one.isChecked() for one in siblings)


def without_ring(page: QWidget) -> list[str]:
    """What looks the same with the keyboard and without."""
    return [called(one) for one in stops(page) if one.isVisible() and _looks_same(one)]


def _looks_same(widget: QWidget) -> bool:
    if (holder := QApplication.focusWidget()) is not None:
        holder.clearFocus()
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not widget.hasFocus():
        return False
    after = widget.grab().toImage()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return _edges(before) == _edges(after)  # within them the cursor differs
    return before == after


def _edges(picture: QImage) -> list[QImage]:
    """The frame of a field: its outermost pixels."""
    wide, tall = picture.width(), picture.height()
    strips = (QRect(0, 0, wide, 3), QRect(0, tall - 3, wide, 3), QRect(0, 0, 3, tall), QRect(wide - 3, 0, 3, tall))
    return [picture.copy(strip) for strip in strips]
