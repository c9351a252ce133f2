"""A person at the window, in a process of its own that is there to be killed: works by script and tells each step.

Each line on standard output is JSON: what was done and when. A line on typing tells all that stands in the field; a
line on an act says that the window has done it.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from types import TracebackType
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.opening import open_workspace
from desktop.domain.stages import Step
from desktop.domain.terms import Grade, Role
from desktop.gui.application import make_application, make_window
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from tests.hand import Hand
from tests.pages import Desk, OpenCase

PASSPHRASE = "neljä harmaata kissaa"
PACE = 15  # milliseconds between keys: faster than anybody types
INK = [[(0.1, 0.6), (0.3, 0.2), (0.6, 0.7), (0.9, 0.4)]]
Story = Iterator[None]


class _Patience:
    """The little of qtbot that a hand needs."""

    def waitUntil(self, holds: Callable[[], bool], timeout: int = 0) -> None:
        while not holds():
            QApplication.processEvents()


class Person:
    """Types and presses, and tells it."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.desk = Desk(window, Hand(cast("QtBot", _Patience())))
        self.hand = self.desk.hand
        self.random = random.Random(seed)

    @property
    def case(self) -> OpenCase:
        return self.desk.case()

    def tell(self, what: str, *told: str) -> None:
        """Say what was done."""
        print(json.dumps([what, time.monotonic(), *told]), flush=True)

    def words(self) -> str:
        """Words that nobody else has written."""
        return " ".join("".join(self.random.choices(ascii_lowercase, k=6)) for _word in range(4))

    def type(self, text: str) -> Story:
        """Type without a pause, and tell after each key what stands there."""
        for number, letter in enumerate(text, 1):
            self.hand.type(letter)
            self.tell("typed", text[:number])
            yield

    def decide(self) -> Story:
        """Write a reason as long as it takes, then the next field."""
        self.hand.click(self.case.decide().reasons.reason)
        while True:
            yield from self.type(" ".join(self.words() for _line in range(8)))
            self.hand.tab()

    def observe(self) -> Story:
        """One note after another."""
        for _number in count():
            text = self.words()
            yield from self.type(text)
            self.hand.enter()
            self.tell("noted", text)
            yield

    def assess(self) -> Story:
        """Levels by number keys, and why."""
        rows = self.case.value().rows
        for row in rows:
            grade = self.random.choice((Grade.TWO, Grade.THREE, Grade.FOUR))
            self.tell("marking", self._reader, row, grade)
            self.hand.click(self.case.assess().levels.row(row).cell(grade))
            self.tell("marked", self._reader, row, grade)
            yield
            text = self.words()
            yield from self.type(text)
            self.hand.key(Qt.Key.Key_Escape)
            self.tell("explained", self._reader, row, text)

    @property
    def _reader(self) -> str:
        return str(self.case.page.guest or Role.TEACHER)

    def take_turns(self) -> Story:
        """The teacher marks, hands the laptop over, the guest marks and gives it back; again and again."""
        while True:
            self.hand.key(Qt.Key.Key_4)
            yield
            self.case.hand_to(Role.INSTRUCTOR)
            self.tell("handed")
            yield
            if self.case.step != Step.ASSESS:
                self.case.open_step(Step.ASSESS)
            yield from self._mark_some()
            bench = self.case.page.bench
            assert bench is not None
            self.hand.click(bench.leave)
            self.case.give_back(PASSPHRASE)
            self.tell("back")
            yield

    def _mark_some(self) -> Story:
        for row in self.random.sample(self.case.value().rows, 2):
            grade = self.random.choice((Grade.TWO, Grade.THREE, Grade.FOUR))
            self.tell("marking", self._reader, row, grade)
            self.hand.click(self.case.assess().levels.row(row).cell(grade))
            self.tell("marked", self._reader, row, grade)
            yield

    def sign(self) -> Story:
        """The teacher signs, then the instructor."""
        for role in (Role.TEACHER, Role.INSTRUCTOR):
            self.case.sign(INK, f"{role}-1234")
            self.tell("signed", role)
            yield
        while True:
            yield


STORIES: dict[str, tuple[Step, Callable[[Person], Story]]] = {
    "observe": (Step.DAY, Person.observe),
    "assess": (Step.ASSESS, Person.assess),
    "take turns": (Step.ASSESS, Person.take_turns),
    "decide": (Step.DECIDE, Person.decide),
    "sign": (Step.SIGN, Person.sign),
}


def case_id(story: str) -> str:
    """The case that a story is played in."""
    return story.replace(" ", "-")


def stop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program or of the story ends it, so that the test hears of it."""
    sys.__excepthook__(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def work(path: Path, story: str, seed: int) -> None:
    """Open the file and play a story until killed."""
    sys.excepthook = stop
    app = make_application()
    window = make_window(app, Preferences(language="fi", file=str(path)))
    workspace = open_workspace(path, PASSPHRASE)
    workspace.key_rounds = 1000
    frame = window.open(workspace)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    frame.open_case(case_id(story))
    person = Person(window, seed)
    step, begin = STORIES[story]
    if person.case.step != step:
        person.case.open_step(step)
    played = begin(person)
    timer = QTimer()
    timer.timeout.connect(lambda: next(played, None))
    person.tell("ready")
    timer.start(PACE)
    app.exec()


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
