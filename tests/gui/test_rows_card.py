"""The card that paints the lines between its rows."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.gui import theme
from desktop.gui.widgets.card import RowsCard
from desktop.gui.widgets.labels import words


def _lines(shot: QImage) -> list[int]:
    """Where the picture has a line, the card's own frame left out."""
    wanted = theme.colour("border")
    return [y for y in range(2, shot.height() - 2) if shot.pixelColor(shot.width() // 2, y) == wanted]


def _on_screen(card: RowsCard) -> QImage:
    QTest.qWait(50)
    return card.screen().grabWindow(card.winId()).toImage()


def test_a_line_stands_above_each_row_and_follows_when_rows_change(qtbot: QtBot) -> None:
    card = RowsCard("Seuraavat näytöt")
    qtbot.addWidget(card)
    card.resize(400, 300)
    card.show()
    card.show_rows([words("Aino"), words("Eero"), words("Noor")])
    assert len(_lines(_on_screen(card))) == 3
    rows = [words("Aino\nEsimerkki"), words("Eero")]
    card.show_rows(rows)
    assert _lines(_on_screen(card)) == [row.y() - theme.SPACE - 1 for row in rows]
    card.clear()
    assert _lines(_on_screen(card)) == []
