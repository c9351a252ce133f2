"""The one style sheet, made from the tokens of the theme.

Widgets choose their look by properties, so that code names what a thing is and not how it looks:

- ``kind`` of a push button: ``primary``, ``good`` (signs), ``danger``, ``link``, ``quiet``; without one secondary;
- ``look`` of a label: ``title``, ``heading``, ``strong``, ``muted``, ``small``, ``accent``,
  ``good``, ``warn``, ``bad``, ``brand``;
- ``surface`` of a frame: ``card``, ``bar``, ``rail``, ``good``, ``warn``, ``bad``, ``drop``;
- ``mark`` of a push button: True for a rounded one that puts a beginning or a requirement to an observation;
- ``wrong`` of a field: True where a problem stands beside it;
- ``person`` of a button or a bar: the person whose colour it has;
- ``guest`` of a page: True makes everything in it larger.
"""

from __future__ import annotations

from string import Template

from desktop.gui.theme import GUEST_TARGET, HEADING, RADIUS, RADIUS_SMALL, SMALL, TARGET, TITLE, Colours
from desktop.paths import resources

_SHEET = Template("""
QMainWindow, QDialog { background: $ground; }
QDialogButtonBox { button-layout: 3; }
QToolTip { background: $text; color: $card; border: none; padding: 4px 8px; }

QLabel[look="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[look="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: ${small}px; }
QLabel[look="accent"] { color: $accent; }
QLabel[look="good"] { color: $good; }
QLabel[look="warn"] { color: $warn; }
QLabel[look="bad"] { color: $bad; }
QLabel[look="brand"] { color: $accent; font-size: ${heading}px; font-weight: 600; }

QFrame[surface="card"] { background: $card; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[surface="card"][note="true"]:focus { border: 2px solid $accent; }
QFrame[surface="bar"] { background: $card; border: none; border-bottom: 1px solid $border; }
QFrame[surface="tabs"] { background: $ground; border: none; border-bottom: 1px solid $border; }
QFrame[surface="footer"] { background: $card; border: none; border-top: 1px solid $border; }
QFrame[surface="rail"] { background: $card; border: none; border-right: 1px solid $border; }
QFrame[surface="pane"] { background: $card; border: none; border-left: 1px solid $border; }
QFrame[surface="good"] { background: $good_soft; border: 1px solid $good_border; border-radius: ${radius}px; }
QFrame[surface="warn"] { background: $warn_soft; border: 1px solid $warn_border; border-radius: ${radius}px; }
QFrame[surface="bad"] { background: $bad_soft; border: 1px solid $bad; border-radius: ${radius}px; }
QFrame[surface="drop"] { background: $card; border: 1px dashed $field_border; border-radius: ${radius}px; }
QFrame[surface="drop"][over="true"] { background: $accent_soft; border: 2px dashed $accent; }
QFrame[line="true"] { background: $border; border: none; max-height: 1px; min-height: 1px; }

QPushButton, QToolButton[kind="button"] {
  background: $card; color: $text; border: 1px solid $field_border; border-radius: ${radius_small}px;
  min-height: ${button}px; padding: 0 14px;
}
QPushButton:hover, QToolButton[kind="button"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[kind="button"]:pressed { background: $track; }
QPushButton:focus, QToolButton[kind="button"]:focus { border: 2px solid $accent; padding: 0 13px; }
QPushButton:disabled { color: $muted; background: $hover; border-color: $border; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 0 13px; }
QPushButton[kind="primary"]:disabled { background: $track; border-color: $track; color: $muted; }
QPushButton[kind="primary"][person="student"] {
  background: $student; border-color: $student; color: $on_person;
}
QPushButton[kind="primary"][person="student"]:focus { border-color: $text; }
QPushButton[kind="good"] { background: $good; color: $on_person; border: 1px solid $good; font-weight: 600; }
QPushButton[kind="good"]:focus { border: 2px solid $text; padding: 0 13px; }
QPushButton[kind="good"]:disabled { background: $track; border-color: $track; color: $muted; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 0 4px 0 1px; text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; padding: 0 8px; text-align: left; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 1px solid $accent; }
QPushButton[kind="quiet"][small="true"] { color: $muted; font-size: ${small}px; }
QPushButton[kind="quiet"][due="true"] { color: $warn; }
QPushButton[kind="room"] {
  background: transparent; border: 2px solid transparent; border-radius: ${radius_small}px;
  text-align: left; padding: 0 8px; color: $text;
}
QPushButton[kind="room"]:hover { background: $hover; }
QPushButton[kind="room"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[kind="room"]:focus { border: 2px solid $accent; padding: 0 8px; }
QPushButton[kind="row"] {
  background: transparent; border: 2px solid transparent; border-radius: ${radius_small}px;
  text-align: left; padding: 0;
}
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:focus { border: 2px solid $accent; }
QPushButton[kind="row"]:checked { background: $accent_soft; border: 2px solid $accent; }
QPushButton[mark="true"] { border-radius: ${chip}px; padding: 0 11px; }
QPushButton[mark="true"]:focus { padding: 0 10px; }
QPushButton[mark="true"]:checked { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[mark="true"]:checked:focus { border: 2px solid $text; }
QPushButton[kind="tab"] {
  background: transparent; border: 1px solid transparent; border-radius: ${radius_small}px;
  text-align: left; padding: 0 8px; color: $muted;
}
QPushButton[kind="tab"]:hover { background: $hover; }
QPushButton[kind="tab"]:checked { background: $card; border: 1px solid $field_border; color: $text; }
QPushButton[kind="tab"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[segment] { border-radius: 0; margin-left: -1px; }
QPushButton[segment="first"] {
  border-top-left-radius: ${radius_small}px; border-bottom-left-radius: ${radius_small}px; margin-left: 0;
}
QPushButton[segment="last"] {
  border-top-right-radius: ${radius_small}px; border-bottom-right-radius: ${radius_small}px;
}
QPushButton[segment="only"] { border-radius: ${radius_small}px; margin-left: 0; }
QPushButton[segment]:checked { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[segment]:checked:focus { border: 2px solid $text; }

QPushButton[chip="true"] { border-radius: 16px; padding: 0 9px; font-size: ${small}px; }
QPushButton[chip="true"]:checked { border-color: $accent; background: $accent_soft; color: $text; }
QPushButton[chip="true"]:disabled { color: $text; }
QPushButton[large="true"] { min-height: 42px; font-size: ${heading}px; }
QPushButton[large="true"]:checked { font-weight: 600; }
QFrame[upright="true"] { background: $border; border: none; }

QPushButton[step="true"] {
  background: transparent; border: none; border-bottom: 3px solid transparent; border-radius: 0;
  padding: 0 10px; min-height: 38px;
}
QPushButton[step="true"]:hover { background: $hover; }
QPushButton[step="true"]:checked { border-bottom: 3px solid $accent; color: $accent; font-weight: 600; }
QPushButton[step="true"]:focus { background: $accent_soft; padding: 0 10px; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QTimeEdit, QSpinBox, QComboBox {
  background: $field; color: $text; border: 1px solid $field_border; border-radius: ${radius_small}px;
  padding: 0 9px; min-height: ${button}px; selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit, QTextEdit { padding: 5px 7px; }
QTextBrowser[flat="true"], QTextEdit[flat="true"] { border: 2px solid $card; padding: 0; background: $card; }
QTextBrowser[flat="true"]:focus, QTextEdit[flat="true"]:focus { border: 2px solid $accent; padding: 0; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QTimeEdit:focus, QSpinBox:focus,
QComboBox:focus { border: 2px solid $accent; padding: 0 8px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 6px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QDateEdit[wrong="true"], QComboBox[wrong="true"] {
  border: 2px solid $bad; padding: 0 8px;
}
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus, QDateEdit[wrong="true"]:focus,
QComboBox[wrong="true"]:focus { border: 3px solid $bad; padding: 0 7px; }
QLineEdit:read-only { background: $ground; }
QLineEdit:disabled, QDateEdit:disabled, QComboBox:disabled { color: $muted; background: $ground; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QDateEdit::up-button, QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $border; outline: none; }
QCheckBox, QRadioButton { spacing: 8px; min-height: ${button}px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 16px; height: 16px; background: $field; border: 1px solid $field_border; border-radius: 4px;
}
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; background: $field; }
QCheckBox::indicator:disabled { background: $hover; border-color: $border; }
QCheckBox:focus, QRadioButton:focus { color: $accent; text-decoration: underline; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { width: 14px; height: 14px; border: 2px solid $accent; }
QRadioButton::indicator:checked:focus { width: 8px; height: 8px; border: 5px solid $accent; background: $field; }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }

QScrollArea, QScrollArea > QWidget > QWidget[scrolled="true"] { background: transparent; border: none; }
QTableView, QTreeView, QListView {
  background: $card; color: $text; border: 1px solid $border; border-radius: ${radius}px; outline: none; padding: 2px;
  gridline-color: $border; selection-background-color: $accent_soft; selection-color: $text;
}
QTableView[flat="true"], QListView[flat="true"], QTreeView[flat="true"] { border: none; border-radius: 0; padding: 0; }
QTableView::item, QTreeView::item, QListView::item { padding: 4px 6px; border: none; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: $accent_soft; color: $text;
}
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTableView::item:selected:hover, QTreeView::item:selected:hover, QListView::item:selected:hover {
  background: $accent_soft;
}
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; padding: 1px; }
QPdfView:focus { border: 2px solid $accent; }
QHeaderView { background: $card; border: none; }
QHeaderView::section {
  background: $card; color: $muted; border: none; border-bottom: 1px solid $border; padding: 7px 8px;
}
QHeaderView::down-arrow { image: url("$arrow"); width: 12px; height: 12px; right: 8px; }
QHeaderView::up-arrow { image: url("$up"); width: 12px; height: 12px; right: 8px; }
QTableCornerButton::section { background: $card; border: none; }
QSplitter::handle { background: transparent; }
QMenu { background: $card; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 9px 24px 9px 28px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QProgressBar { background: $track; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar[person="student"]::chunk { background: $student; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $field_border; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QWidget[guest="true"] { background: $guest; }
QWidget[guest="true"] QLabel { font-size: ${heading}px; }
QWidget[guest="true"] QPushButton { font-size: ${heading}px; min-height: ${guest_button}px; }
QWidget[guest="true"] QMenu::item { padding: 14px 24px 14px 28px; }
QWidget[guest="true"] QPushButton[kind="link"] { min-width: ${guest_button}px; }
QWidget[guest="true"] QPushButton[chip="true"] { font-size: ${small}px; min-height: ${guest_button}px; }
QWidget[guest="true"] QLineEdit, QWidget[guest="true"] QPlainTextEdit { font-size: ${heading}px; }
QWidget[guest="true"] QLineEdit, QWidget[guest="true"] QComboBox {
  font-size: ${heading}px; min-height: ${guest_button}px;
}
QWidget[guest="true"] QCheckBox, QWidget[guest="true"] QRadioButton {
  min-height: ${guest_target}px; min-width: ${guest_target}px;
}
""")


def stylesheet(tokens: Colours) -> str:
    """The style sheet of a scheme."""
    sizes = {
        "title": TITLE,
        "heading": HEADING,
        "small": SMALL,
        "radius": RADIUS,
        "radius_small": RADIUS_SMALL,
        "button": TARGET - 2,
        "chip": TARGET // 2,
        "guest_button": GUEST_TARGET - 2,
        "guest_target": GUEST_TARGET,
    }
    pictures = {name: _picture(kind, tokens) for name, kind in (("arrow", "open"), ("up", "up"), ("tick", "tick"))}
    return _SHEET.substitute(tokens._asdict(), **sizes, **pictures)


def _picture(name: str, tokens: Colours) -> str:
    """A picture for light or dark ground, as a file: a style sheet can name nothing else."""
    return (resources() / "icons" / f"{name}-{'dark' if tokens.dark else 'light'}.svg").as_posix()
