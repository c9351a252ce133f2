"""The window as a screen reader meets it, over the accessibility bus. Debian's own Python runs this, with pyatspi.

``python3 outside.py FILE PASSPHRASE PROGRAM…`` opens the window on a file of made-up demonstrations, plans and
assesses one of them by roles and names alone, and tells what it did; it fails where something cannot be found.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

PATIENCE = 60
STUDENT = "Noor Näyte"
TASK = "Ohjaa lasten aamupiirin ja leikit"
NOTE = "Otti jokaisen lapsen mukaan aamupiiriin"
LEVEL = "3"

Node = Any
"""An accessible of pyatspi, which has no types."""


class Seen(NamedTuple):
    """Something that is shown: what it is, what it is called, and the thing itself."""

    role: str
    name: str
    node: Node

    def act(self, *wanted: str) -> None:
        """Do the first of these actions that it has."""
        actions = self.node.queryAction()
        names = [actions.getName(number) for number in range(actions.nActions)]
        known = [names.index(one) for one in wanted if one in names]
        assert known, f"“{self.name}” can only {names}"
        actions.doAction(known[0])

    def is_(self, state: Any) -> bool:
        """Whether it is in a state now."""
        return bool(self.node.getState().contains(state))


class Outside:
    """The program seen from outside."""

    def __init__(self) -> None:
        self._program: Node = until(_program, "the program is not on the bus")

    def all(self, role: str, part: str = "") -> list[Seen]:
        """Everything shown with this role, and this in its name."""
        return [one for one in shown(self._program) if one.role == role and part in one.name]

    def find(self, role: str, part: str) -> Seen:
        """What is shown with this role, and this in its name; waits until it is there."""
        found: list[Seen] = until(lambda: self.all(role, part), f"no {role} “{part}” is shown")
        return found[0]

    def press(self, role: str, part: str) -> None:
        """Do what a press does."""
        button = self.find(role, part)
        until(lambda: button.is_(pyatspi.STATE_ENABLED), f"“{part}” is not to be pressed")
        button.act("Press", "Toggle")

    def write(self, role: str, part: str, text: str) -> None:
        """Write into a field."""
        self.find(role, part).node.queryEditableText().setTextContents(text)


def shown(node: Node) -> Iterator[Seen]:
    """Everything below that is shown now; what goes away while it is looked at is left out."""
    try:
        children = [node.getChildAtIndex(number) for number in range(node.childCount)]
    except (LookupError, GLib.GError):
        return
    for child in children:
        try:
            seen = Seen(child.getRoleName(), child.name, child)
            there = seen.is_(pyatspi.STATE_SHOWING)
        except (AttributeError, LookupError, GLib.GError):
            continue
        if there:
            yield seen
            yield from shown(child)


def until(ask: Callable[[], Any], failure: str) -> Any:
    """Ask until there is an answer."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            if answer := ask():
                return answer
        except (LookupError, GLib.GError):
            pass  # what was looked at went away meanwhile
        time.sleep(0.05)
    raise AssertionError(failure)


def _program() -> Node:
    desktop = pyatspi.Registry.getDesktop(0)
    found = [desktop.getChildAtIndex(number) for number in range(desktop.childCount)]
    return next((one for one in found if one is not None and one.name == "Nayttokumppani" and one.childCount), None)


# The story


def unlock(program: Outside, passphrase: str) -> None:
    """Open the file and the case."""
    program.write("password text", "Tunnuslause", passphrase)
    program.press("push button", "Avaa")
    until(lambda: _open_case(program), "the case does not open")


def _open_case(program: Outside) -> bool:
    """Press the line of the case; a list that was read anew in that moment is pressed again."""
    program.press("push button", STUDENT)
    ends = time.monotonic() + PATIENCE / 6
    while time.monotonic() < ends:
        if program.all("text", "Uudet työtehtävät"):
            return True
        time.sleep(0.1)
    return False


def plan(program: Outside) -> None:
    """A task for seven requirements, a mark in the grid for the eighth, what people state, and the agreement."""
    program.write("text", "Uudet työtehtävät", f"{TASK}: 1, 2, 3, 4, 5, 6, 7")
    program.press("push button", "Lisää työtehtävät")
    cell = program.find("table cell", f"Vaatimus 8, tehtävä {TASK}: ei osoita")
    assert not cell.is_(pyatspi.STATE_SELECTED), "a cell without a mark is told as marked"
    cell.act("Toggle")
    marked = program.find("table cell", f"Vaatimus 8, tehtävä {TASK}: osoittaa")
    until(lambda: marked.is_(pyatspi.STATE_SELECTED), "a marked cell is not told as marked")
    covered = program.find("progress bar", "8/8 katettu").node.queryValue()
    assert (covered.currentValue, covered.maximumValue) == (8, 8)
    program.press("push button", "Molemmat käyty läpi tänään")
    for person in ("Maija Opettaja", "Päivi Mallinen"):
        statement = program.find("check box", f"{person}: ei esteellinen")
        assert not statement.is_(pyatspi.STATE_CHECKED)
        program.press("check box", f"{person}: ei esteellinen")
        box = program.find("check box", f"{person}: ei esteellinen")
        until(lambda box=box: box.is_(pyatspi.STATE_CHECKED), f"the statement of {person} is not ticked")  # type: ignore[misc]
    program.press("push button", "Kaikki kolme")
    program.find("check box", "Opettaja: vahvistaa valmiuden")
    program.press("push button", "Sovitaan yhdessä")
    program.find("radio button", "1 Suunnitelma, valmis")


def observe(program: Outside) -> None:
    """The demonstration begins; one observation about one requirement."""
    program.press("push button", "Aloita näyttö")
    program.write("text", "Uusi havainto", NOTE)
    program.press("check box", "1. Opiskelija ottaa lapsen")
    program.press("push button", "Tallenna havainto")
    program.find("label", NOTE)


def assess(program: Outside) -> None:
    """A level for every requirement, told as chosen and in the row's words; then the view is ready."""
    program.press("push button", "Arviointiin")
    rows = until(lambda: program.all("panel", "Opiskelija "), "no rows are shown")
    assert len(rows) == 8, [one.name for one in rows]
    for row in rows:
        level = next(one for one in shown(row.node) if one.role == "check box" and one.name.startswith(LEVEL))
        level.act("Press")
        until(lambda row=row: LEVEL in row.node.description, f"“{row.name}” does not tell its level")  # type: ignore[misc]
        assert level.is_(pyatspi.STATE_CHECKED), f"“{level.name}” is not told as chosen"
    program.find("progress bar", "8/8")
    program.press("push button", "Näkemykseni on valmis")
    until(lambda: not program.all("push button", "Näkemykseni on valmis"), "the view is not ready")


def main(file: str, passphrase: str, *program_words: str) -> None:
    """Play the story on a window of its own."""
    own = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LANGUAGE": "fi"}
    with subprocess.Popen([*program_words, "--window", file], env=os.environ | own) as window:
        try:
            program = Outside()
            unlock(program, passphrase)
            for part in (plan, observe, assess):
                part(program)
                print(f"{part.__name__}: done", flush=True)
        finally:
            window.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
