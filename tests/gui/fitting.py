"""Whether everything has the room it needs: words that are cut off, things to press that are too small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from desktop.gui.widgets.labels import ElidedLabel
from tests.gui.painted import Written

LEAST, GUEST_LEAST = 32, 44
MAY_SHORTEN = frozenset(
    (
        "CaseLine",  # a long unit or workplace; the tool tip and the name say them whole
        "CaseList",  # likewise a line of it
        "CasesPage",  # a cell of its table; so does the cell's tool tip
        "ready",  # the words before the buttons that say who is ready; each button says it whole
        *("SchoolKeyDialog", "TimeServiceDialog", "CardDialog"),  # the name of the chosen file
        "SearchPanel",  # the words around what was found
        "ColumnRow",  # the first cells of a column; the tool tip says them whole
        "StonesList",  # whose words these are, above them; the tool tip says it whole
        "SelfAssessmentPage",  # where in it one is; the progress bar says so too
        "RegisterList",  # a row tells it whole in its tool tip
        "Rail",  # its foot; the tool tips say it whole
        "TurnWords",  # whose turn it is, at the bottom; so does its tool tip
    )
)


def called(widget: QWidget) -> str:
    """A widget in a failure's words: where it is, what it is, what it says."""
    text = getattr(widget, "text", None)
    said = widget.accessibleName() or (str(text()) if callable(text) else "") or widget.objectName()
    holders: list[str] = []
    above: QWidget | None = widget
    while above is not None and len(holders) < 2:
        above = above.parentWidget()
        if above is not None and type(above).__module__.startswith("desktop"):
            holders.append(type(above).__name__)
    return f"{' < '.join([type(widget).__name__, *holders])} “{said[:60]}”"


def shown_in(page: QWidget) -> Iterator[QWidget]:
    """Every widget of a page that is shown, also what one must scroll to."""
    yield from (one for one in (page, *page.findChildren(QWidget)) if one.isVisible())


# Words


def cut_off(page: QWidget) -> list[str]:
    """Words of the page's own widgets that have less room than they need."""
    found = []
    for one in shown_in(page):
        reason = _cut_in(one) or _clipped(one)
        if reason:
            found.append(f"{called(one)}: {reason}")
    return found


def _cut_in(widget: QWidget) -> str:
    if isinstance(widget, ElidedLabel):
        return ""  # painted by hand
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QAbstractButton) and not _is_fields_own(widget):
        needed = QSize(widget.minimumSizeHint().width(), widget.fontMetrics().height())
        return _less(widget.size(), needed) if widget.text() else ""
    if isinstance(widget, QLineEdit):
        return _cut_placeholder(widget)
    if isinstance(widget, QComboBox):
        return _cut_choice(widget)
    if isinstance(widget, QPlainTextEdit) and not widget.toPlainText():
        return _cut_hint(widget)
    if isinstance(widget, QHeaderView):
        return _cut_header(widget)
    if isinstance(widget, QAbstractItemView):
        return _cut_cells(widget)
    return ""


def _less(given: QSize, needed: QSize) -> str:
    if given.width() < needed.width() or given.height() < needed.height() - 1:
        return f"{given.width()}×{given.height()} given, {needed.width()}×{needed.height()} needed"
    return ""


def _cut_label(label: QLabel) -> str:
    if not label.text():
        return ""
    needed = label.minimumSizeHint()
    if label.wordWrap():
        is_rich = label.textFormat() == Qt.TextFormat.RichText
        said = QTextDocumentFragment.fromHtml(label.text()).toPlainText() if is_rich else label.text()
        longest = max(label.fontMetrics().horizontalAdvance(word) for word in said.split() or [""])
        needed = QSize(longest, label.heightForWidth(label.width()))
    return _less(label.size(), needed)


def _cut_placeholder(field: QLineEdit) -> str:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    box = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    margins = field.textMargins()
    room = box.width() - margins.left() - margins.right() - 4
    needed = field.fontMetrics().horizontalAdvance(field.placeholderText())
    empty = field.placeholderText() and not field.text()
    return f"placeholder: {room} given, {needed} needed" if empty and needed > room else ""


def _cut_choice(box: QComboBox) -> str:
    if box.isEditable():
        return ""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
    needed = box.fontMetrics().horizontalAdvance(box.currentText())
    return f"{room} given, {needed} needed" if needed > room else ""


def _cut_hint(field: QPlainTextEdit) -> str:
    margin = round(field.document().documentMargin())
    room = field.viewport().rect().adjusted(margin, margin, -margin, 0)
    flags = int(Qt.TextFlag.TextWordWrap)
    needed = field.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10000), flags, field.placeholderText())
    if field.placeholderText() and (needed.height() > room.height() + 1 or needed.width() > room.width()):
        return f"placeholder: {room.height()} high given, {needed.height()} needed"
    return ""


def _cut_header(header: QHeaderView) -> str:
    if header.orientation() != Qt.Orientation.Horizontal or type(header) is not QHeaderView:
        return ""
    for section in range(header.count()):
        needed = header.sectionSizeFromContents(section).width()
        if not header.isSectionHidden(section) and needed > header.sectionSize(section):
            text = header.model().headerData(section, Qt.Orientation.Horizontal)
            return f"“{text}”: {header.sectionSize(section)} given, {needed} needed"
    return ""


def _cut_cells(view: QAbstractItemView) -> str:
    """Cells that Qt paints; those of our own delegates tell by what they paint."""
    if type(view.itemDelegate()) is not QStyledItemDelegate:
        return ""
    for index in indexes(view):
        box, text = view.visualRect(index), str(index.data() or "")
        if isinstance(view, QListView) and view.wordWrap():
            room = QRect(0, 0, box.width() - 6, 0)
            words = view.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).size()
            if not box.isEmpty() and (lacks := _less(box.size(), words)):
                return f"“{text}”: {lacks}"
            continue
        needed = view.fontMetrics().horizontalAdvance(text) + 6
        if not box.isEmpty() and needed > box.width() and index.data(Qt.ItemDataRole.ToolTipRole) != text:
            return f"“{text}”: {box.width()} given, {needed} needed"
    return ""


def indexes(view: QAbstractItemView, above: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """Every cell of a view."""
    model, parent = view.model(), above or view.rootIndex()
    if model is None:
        return
    for row in range(model.rowCount(parent)):
        for column in range(columns(model, parent)):
            index = model.index(row, column, parent)
            yield index
            if column == 0:
                yield from indexes(view, index)


def columns(model: QAbstractItemModel, parent: QModelIndex | None = None) -> int:
    """How many columns there are; a list hides that it has one."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent or QModelIndex())


def _clipped(widget: QWidget) -> str:
    """A widget with words or to press that reaches out of what holds it."""
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox):
        return ""
    if isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit):
        return ""
    one: QWidget = widget
    box = one.rect()
    while (above := one.parentWidget()) is not None and not one.isWindow():
        box = QRect(one.mapTo(above, box.topLeft()), box.size())
        area = above.parentWidget()
        scrolls = isinstance(area, QAbstractScrollArea) and above is area.viewport()
        edge = above.rect()
        if box.left() < edge.left() or box.right() > edge.right():
            return f"reaches out of {type(above).__name__} sideways"
        if scrolls:
            box = QRect(box.left(), edge.top(), box.width(), min(box.height(), edge.height()))
        elif box.top() < edge.top() or box.bottom() > edge.bottom():
            return f"reaches out of {type(above).__name__} upwards or downwards"
        one = above
    return ""


def cut_paintings(written: Iterable[Written]) -> list[str]:
    """Painted words that ran out of their room, or were shortened where nobody may shorten."""
    found = []
    for widget, text, cut in written:
        shortened = text.rstrip().endswith("…") and not _may_shorten(widget, text)
        if cut or shortened:
            found.append(f"{called(widget)}: painted “{text[:60]}”, {'no room' if cut else 'shortened'}")
    return sorted(set(found))


def _may_shorten(widget: QWidget, text: str) -> bool:
    """Whether a text that ends in … was written so, or stands where it may be shortened, as it is told whole there."""
    told = getattr(widget, "text", None)
    if callable(told) and told() == text:
        return True
    return any({type(one).__name__, one.objectName()} & MAY_SHORTEN for one in _with_holders(widget))


def _with_holders(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


# Room


def sideways(page: QWidget) -> list[str]:
    """What would have to be scrolled sideways, or is cut because it cannot be."""
    found = []
    for one in shown_in(page):
        if not isinstance(one, QAbstractScrollArea) or isinstance(one, QHeaderView):
            continue
        if one.horizontalScrollBar().maximum() > one.horizontalScrollBar().minimum():
            found.append(f"{called(one)}: {one.horizontalScrollBar().maximum()} px too wide")
    return found


def too_small(page: QWidget) -> list[str]:
    """Things to press or to write into that are smaller than a finger wants."""
    found = []
    for one in shown_in(page):
        least = GUEST_LEAST if any(above.property("guest") for above in _with_holders(one)) else LEAST
        if _is_target(one) and min(one.width(), one.height()) < least:
            found.append(f"{called(one)}: {one.width()}×{one.height()}, {least} wanted")
    return found


def _is_fields_own(button: QAbstractButton) -> bool:
    """The small buttons inside Qt's fields, such as the cross that clears one; keys do the same."""
    return button.objectName().startswith("qt_") or isinstance(button.parentWidget(), QLineEdit)


def _is_target(widget: QWidget) -> bool:
    if not widget.isEnabled() or isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox):
        return False
    if isinstance(widget, QAbstractButton):
        return not _is_fields_own(widget)
    return isinstance(widget, QLineEdit | QComboBox | QAbstractSpinBox | QPlainTextEdit)
