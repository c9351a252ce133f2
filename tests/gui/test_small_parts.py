"""Dates as people type them, preferences, long work, faults and idling."""

from __future__ import annotations

import sys
import weakref
from datetime import date
from functools import partial
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.gui.dates import from_qdate, long_day, read_day, to_qdate, weekday_day
from desktop.gui.fault_dialog import FaultDialog
from desktop.gui.faults import FaultWatch, details
from desktop.gui.idle import IdleWatch
from desktop.gui.preferences import Preferences, load_preferences, save_preferences
from desktop.gui.tasks import Task
from desktop.gui.theme import Scheme
from desktop.gui.tidying import tidy_when_due

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23.11.2026", date(2026, 11, 23)),
        (" 3.9.2026 ", date(2026, 9, 3)),
        ("1.9.", date(2026, 9, 1)),
        ("1.9", date(2026, 9, 1)),
        ("1.9.26", date(2026, 9, 1)),
        ("2026-09-01", date(2026, 9, 1)),
        ("01092026", date(2026, 9, 1)),
        ("1/9/2026", date(2026, 9, 1)),
        ("31.2.2026", None),
        ("23.11.2206", None),
        ("1.1.0126", None),
        ("9999-12-31", None),
        ("huomenna", None),
        ("", None),
    ],
)
def test_reads_a_date_as_people_write_it(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


def test_dates_go_to_qt_and_back() -> None:
    assert from_qdate(to_qdate(TODAY)) == TODAY
    assert from_qdate(to_qdate(None)) is None
    assert to_qdate(TODAY) == QDate(2026, 11, 23)


def test_days_are_said_in_the_language_of_the_screen(qapp: QApplication) -> None:
    from desktop.gui.application import Speech

    speech = Speech(qapp)
    speech.speak("fi")
    assert (weekday_day(TODAY), long_day(TODAY)) == ("ma 23.11.", "maanantai 23.11.2026")
    speech.speak("sv")
    assert weekday_day(TODAY) == "mån 23.11."
    speech.speak("fi")


def test_preferences_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / "kansio" / "settings.json"
    wanted = Preferences(language="sv", scheme=Scheme.DARK, lock_minutes=20, file="omat.naytot", geometry="ff")
    save_preferences(wanted, path)
    assert load_preferences(path) == wanted
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("kept", ["", "{", "[1]", '{"language": "xx", "scheme": 7, "lock_minutes": -1, "file": 3}'])
def test_what_cannot_be_read_counts_as_not_remembered(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(kept, encoding="utf-8")
    found = load_preferences(path)
    assert (found.scheme, found.lock_minutes, found.file) == (Scheme.SYSTEM, 10, "")


def test_preferences_that_cannot_be_kept_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    save_preferences(Preferences(), tmp_path / "file" / "settings.json")


def test_long_work_runs_elsewhere_and_reports_here(qtbot: QtBot) -> None:
    task = Task(current_thread)
    heard = []
    task.done.connect(lambda _worker: heard.append(current_thread()))
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert done.args[0] is not main_thread()
    assert heard == [main_thread()]


def test_what_the_person_can_put_right_is_told(qtbot: QtBot) -> None:
    def work() -> None:
        raise UserError("Valitse toinen tiedosto.")

    task = Task(work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert str(failed.args[0]) == "Valitse toinen tiedosto."


def test_our_own_fault_reaches_the_watch(qtbot: QtBot) -> None:
    task = Task(lambda: 1 // 0)
    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(task.ended):
        task.start()
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_cancelled_work_reports_nothing(qtbot: QtBot) -> None:
    task = Task(lambda: 1)
    with qtbot.assertNotEmitted(task.done), qtbot.waitSignal(task.ended):
        task.start()
        task.cancel()


def test_garbage_made_by_long_work_never_takes_a_widget_apart(qtbot: QtBot) -> None:
    gone_in = []

    def work() -> list[list[int]]:
        return [[number] for number in range(200_000)]

    widget = QWidget()
    weakref.finalize(widget, lambda: gone_in.append(current_thread()))
    widget.itself = widget  # type: ignore[attr-defined]
    del widget
    task = Task(work)
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert len(done.args[0]) == 200_000
    assert gone_in == []
    tidy_when_due()
    assert gone_in == [main_thread()]


def test_the_worker_holds_no_work_once_it_is_done(qtbot: QtBot) -> None:
    class Held:
        pass

    held = Held()
    kept = weakref.ref(held)
    task = Task(partial(isinstance, held, Held))
    del held
    with qtbot.waitSignal(task.done):
        task.start()
    assert kept() is None


def test_the_details_of_a_fault_name_no_people() -> None:
    try:
        raise ValueError("Aino Esimerkki")
    except ValueError:
        kind, _error, trace = sys.exc_info()
    assert kind is not None
    told = details(kind, trace)
    assert "Aino" not in told
    assert "ValueError" in told
    assert "test_small_parts.py" in told


def test_one_fault_at_a_time_is_shown_and_its_box_goes_away(qtbot: QtBot) -> None:
    watch = FaultWatch()
    for _time in range(2):
        watch.hear(ValueError, ValueError("x"), None)
    qtbot.waitUntil(lambda: len(_fault_boxes()) == 1)
    box = _fault_boxes()[0]
    box.copy.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(box.destroyed):
        box.close_button.click()
    watch.hear(KeyError, KeyError("x"), None)
    qtbot.waitUntil(lambda: len(_fault_boxes()) == 1)
    _fault_boxes()[0].close()


def test_what_a_full_disk_prevents_is_told_as_it_stands_and_once(qtbot: QtBot) -> None:
    watch = FaultWatch()
    for _time in range(2):
        watch.hear(UserError, UserError("Levy on täynnä."), None)
    qtbot.waitUntil(lambda: len(_boxes()) == 1)
    (box,) = _boxes()
    assert box.text() == "Levy on täynnä."
    with qtbot.waitSignal(box.destroyed):
        box.buttons()[0].click()
    assert _fault_boxes() == []
    watch.hear(ValueError, ValueError("x"), None)
    qtbot.waitUntil(lambda: len(_fault_boxes()) == 1)
    _fault_boxes()[0].close()


def _boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def _fault_boxes() -> list[FaultDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultDialog) and one.isVisible()]


def test_the_watch_puts_back_what_it_found() -> None:
    before = sys.excepthook
    end = FaultWatch().watch()
    assert sys.excepthook is not before
    end()
    assert sys.excepthook is before


def test_use_of_the_window_begins_the_count_of_idle_minutes_again(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    watch = IdleWatch(5)
    watch._watch(widget.windowHandle())
    watch._timer.stop()
    watch.eventFilter(widget.windowHandle(), QEvent(QEvent.Type.Expose))
    assert not watch._timer.isActive()
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    assert watch._timer.isActive()
    with qtbot.waitSignal(watch.idle):
        watch._timer.timeout.emit()
    watch.stop()
