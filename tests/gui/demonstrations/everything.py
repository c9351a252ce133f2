"""All that a screen tells: every text of every widget, seen or not, for eyes and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

_SAYING = ("text", "toPlainText", "placeholderText", "title", "toolTip", "statusTip", "whatsThis", "windowTitle")
_SAYING_MORE = ("accessibleName", "accessibleDescription", "tip", "state_words", "value", "maximum")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.CheckStateRole,
)
_HEARD = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
    QAccessible.Text.Identifier,
)


def everything(page: QWidget) -> list[str]:
    """Every text of a page and of all that is in it, in order."""
    told = []
    for one in (page, *page.findChildren(QWidget), *page.findChildren(QAction)):
        told += [f"{type(one).__name__} {text}" for text in (*_texts(one), *_heard(one)) if text]
    return told


def _texts(one: QObject) -> list[str]:
    found = [str(say()) for name in (*_SAYING, *_SAYING_MORE) if callable(say := getattr(one, name, None))]
    if isinstance(one, QComboBox):
        found += [one.itemText(place) for place in range(one.count())]
    if isinstance(one, QAbstractItemView) and (model := one.model()):
        found += _cells(model)
    return found


def _cells(model: QAbstractItemModel) -> list[str]:
    root = QModelIndex()
    return [
        str(model.index(row, column, root).data(role))
        for row in range(model.rowCount(root))
        for column in range(model.columnCount(root))
        for role in _ROLES
    ]


def _heard(one: QObject) -> list[str]:
    heard = QAccessible.queryAccessibleInterface(one) if isinstance(one, QWidget) else None
    if heard is None:
        return []
    state = heard.state()
    return [heard.text(kind) for kind in _HEARD] + [f"checked {state.checked}"] * bool(state.checkable)


def picture(page: QWidget) -> QImage:
    """The page as it is painted."""
    return page.grab().toImage()
