"""Python 3.11 together with PySide6 6.12: what gives back nothing must not use None up."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

import desktop.gui


def test_ten_thousands_of_calls_that_give_back_nothing_do_not_end_the_program(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject, Signal
    from PySide6.QtGui import QFont

    class Bell(QObject):
        rung = Signal(bool)

    assert desktop.gui.__doc__
    font, bell = QFont(), Bell()
    for _round in range(30_000):
        font.setPixelSize(13)
        bell.rung.emit(True)
    assert font.pixelSize() == 13
