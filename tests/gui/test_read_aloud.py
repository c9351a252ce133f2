"""Reading aloud by the system's own program, here a made-up one: what it hears, how it is silenced, and none at all."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from enum import Enum, auto
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Signal
from pytestqt.qtbot import QtBot

from desktop.gui.widgets.read_aloud import PROGRAMS, ProgramVoice, QtVoice, Voice, make_voice

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the made-up program is a script")
VOICES = {
    "linux": "NAME LANGUAGE VARIANT\nFinnish fi none\nEnglish_(GB) en-GB none\n",
    "darwin": "Alva       sv_SE    # Hej!\nSatu       fi_FI    # Hei!\nAnna (Enhanced) de_DE    # Hallo\n",
    "win32": "voice fi\nvoice en\n",
}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put a made-up program on the path; what it is told and what it hears is in the folder that is returned."""

    def put(system: str = "linux", *, speaking: str = "cat > $HERE/heard", listing: str = "") -> Path:
        made = tmp_path / PROGRAMS[system].name
        (tmp_path / "voices").write_text(listing or VOICES[system])
        made.write_text(
            f"""#!/bin/sh
HERE={tmp_path}
printf '%s\\n' "$*" >> $HERE/told
case "$*" in
  "-C") touch $HERE/silenced ;;
  "-L"|"-v ?"|*GetInstalledVoices*ForEach-Object*) cat $HERE/voices ;;
  *) echo $$ > $HERE/pid; {speaking} ;;
esac
"""
        )
        made.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        monkeypatch.setattr(sys, "platform", system)
        return tmp_path

    return put


@pytest.fixture
def voices() -> Iterator[Callable[[str], Voice]]:
    """Makes voices, and silences and forgets them afterwards."""
    made: list[Voice] = []

    def make(language: str) -> Voice:
        made.append(make_voice(language))
        return made[-1]

    yield make
    for voice in made:
        voice.stop()
        voice.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def found(voice: Voice, qtbot: QtBot) -> Voice:
    qtbot.waitUntil(lambda: voice.is_found)
    return voice


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("system", PROGRAMS)
def test_what_is_read_goes_by_standard_input_and_never_by_the_command_line(
    system: str, program: Callable[..., Path], voices: Callable[[str], Voice], qtbot: QtBot
) -> None:
    here = program(system)
    voice = found(voices("fi"), qtbot)
    with qtbot.waitSignal(voice.speaking_changed, check_params_cb=lambda speaking: not speaking):
        voice.say("Kohtaa asukkaan\n”arvostavasti” $(id).")
        assert voice.is_speaking
    assert (here / "heard").read_text("utf-8") == "Kohtaa asukkaan ”arvostavasti” $(id).\n"
    assert "Kohtaa" not in (here / "told").read_text("utf-8")


@pytest.mark.parametrize(("system", "names"), [("linux", "-l fi"), ("darwin", "-v Satu"), ("win32", "-eq 'fi'")])
def test_the_voice_is_of_the_persons_language(
    system: str, names: str, program: Callable[..., Path], voices: Callable[[str], Voice], qtbot: QtBot
) -> None:
    here = program(system)
    voice = found(voices("fi"), qtbot)
    with qtbot.waitSignal(voice.speaking_changed, check_params_cb=lambda speaking: not speaking):
        voice.say("Hei")
    assert names in (here / "told").read_text("utf-8")


def test_a_language_without_a_voice_is_never_found(
    program: Callable[..., Path], voices: Callable[[str], Voice], qtbot: QtBot
) -> None:
    program()
    voice = voices("sv")
    assert isinstance(voice, ProgramVoice)
    qtbot.waitUntil(lambda: voice._asking is None)
    assert not voice.is_found
    voice.say("Hej")
    assert not voice.is_speaking


def test_a_computer_without_a_program_has_no_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voices: Callable[[str], Voice]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    voice = voices("fi")
    voice.say("Hei")
    assert type(voice) is Voice
    assert not voice.is_found


def test_silence_comes_at_once_and_leaves_no_process(
    program: Callable[..., Path], voices: Callable[[str], Voice], qtbot: QtBot
) -> None:
    here = program(speaking="exec sleep 600")
    voice = found(voices("fi"), qtbot)
    voice.say("Pitkä juttu")
    qtbot.waitUntil(lambda: (here / "pid").exists() and (here / "pid").read_text().strip() != "")
    pid = int((here / "pid").read_text())
    voice.stop()
    assert not voice.is_speaking
    assert not is_running(pid)
    qtbot.waitUntil((here / "silenced").exists)


def test_a_new_text_takes_the_place_of_the_one_before(
    program: Callable[..., Path], voices: Callable[[str], Voice], qtbot: QtBot
) -> None:
    here = program(speaking="cat >> $HERE/heard; exec sleep 600")
    voice = found(voices("fi"), qtbot)
    voice.say("Yksi")
    qtbot.waitUntil(lambda: (here / "heard").exists() and "Yksi" in (here / "heard").read_text())
    first = int((here / "pid").read_text())
    voice.say("Kaksi")
    assert voice.is_speaking
    assert not is_running(first)
    qtbot.waitUntil(lambda: "Kaksi" in (here / "heard").read_text())


def test_a_program_that_gives_up_is_told_of(
    program: Callable[..., Path], voices: Callable[[str], Voice], qtbot: QtBot
) -> None:
    program(speaking="cat > /dev/null; exit 3")
    voice = found(voices("fi"), qtbot)
    with qtbot.waitSignals([voice.failed, voice.speaking_changed]):
        voice.say("Hei")
    assert not voice.is_speaking


def test_a_program_that_is_gone_is_told_of(
    program: Callable[..., Path], voices: Callable[[str], Voice], qtbot: QtBot
) -> None:
    here = program()
    voice = found(voices("fi"), qtbot)
    (here / "spd-say").unlink()
    with qtbot.waitSignal(voice.failed):
        voice.say("Hei")
    assert not voice.is_speaking


def test_a_voice_that_goes_away_while_it_asks_says_nothing_more(
    program: Callable[..., Path], voices: Callable[[str], Voice]
) -> None:
    program()
    voices("fi").stop()


class _State(Enum):
    Ready = auto()
    Speaking = auto()
    Error = auto()


class _Speech(QObject):
    """As much of Qt's own class as is used."""

    State = _State
    stateChanged = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.said: list[str] = []

    def availableLocales(self) -> list[QLocale]:
        return [QLocale("en_US"), QLocale("fi_FI")]

    def setLocale(self, locale: QLocale) -> None:
        self.said.append(locale.name())

    def say(self, text: str) -> None:
        self.said.append(text)
        self.stateChanged.emit(_State.Speaking)

    def stop(self) -> None:
        self.stateChanged.emit(_State.Ready)


def test_qts_own_voice_is_used_where_it_is_there(
    monkeypatch: pytest.MonkeyPatch, voices: Callable[[str], Voice], qtbot: QtBot
) -> None:
    module = ModuleType("PySide6.QtTextToSpeech")
    module.QTextToSpeech = _Speech  # type: ignore[attr-defined]
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if name in sys.modules else real(name))
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", module)
    voice = voices("fi")
    assert isinstance(voice, QtVoice)
    assert voice.is_found
    voice.say("Hei\nvaan")
    assert voice.is_speaking
    assert voice._speech.said == ["fi_FI", "Hei vaan"]
    voice.stop()
    assert not voice.is_speaking
    with qtbot.waitSignal(voice.failed):
        voice._speech.stateChanged.emit(_State.Error)
    assert not voices("sv").is_found
