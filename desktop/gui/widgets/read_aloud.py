"""Reads words aloud by a voice of this computer: Qt's own where it is there, else the system's program.

What is read goes to the program by its standard input: it never stands in a list of processes.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale, QObject, QProcess, QStandardPaths, Signal

from desktop.texts import LANGUAGES

MOMENT = 1000
"""How long a program that was told to end may take to do so, in milliseconds."""


class Voice(QObject):
    """A voice of one language; this one is for computers that have none, and never speaks.

    Signals:
        found: there is a voice of the language, so that a button for it may be shown.
        speaking_changed: it began (True) or ended (False) to speak.
        failed: it could not speak after all.
    """

    found = Signal()
    speaking_changed = Signal(bool)
    failed = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.is_found = False
        self.is_speaking = False

    def say(self, text: str) -> None:
        """Read a text aloud instead of what is being read."""

    def stop(self) -> None:
        """Be silent at once, and leave nothing running."""

    def _find(self) -> None:
        self.is_found = True
        self.found.emit()

    def _tell(self, speaking: bool) -> None:
        if self.is_speaking != speaking:
            self.is_speaking = speaking
            self.speaking_changed.emit(speaking)


@dataclass(frozen=True, slots=True)
class Program:
    """A system's program with voices. ``voices`` reads from its list which one speaks each language.

    ``speaking`` gives the arguments with which a voice reads standard input; ``silencing``, where what is read goes
    on after the program has ended, those that silence it.
    """

    name: str
    listing: tuple[str, ...]
    voices: Callable[[str], dict[str, str]]
    speaking: Callable[[str], tuple[str, ...]]
    silencing: tuple[str, ...] = ()


def _codes(listed: str) -> dict[str, str]:
    """Language codes among the words of a list, without the name that stands first in each line."""
    words = (word.lower() for line in listed.splitlines() for word in line.split()[1:])
    codes = {re.split(r"[-_]", word)[0] for word in words}
    return {code: code for code in LANGUAGES if code in codes}


def _mac_voices(listed: str) -> dict[str, str]:
    """Names by language from lines like "Satu                fi_FI    # Hei, nimeni on Satu."."""
    lines = (re.match(r"(.+?)\s+([a-z]{2})[_-]\w+\s+#", line) for line in listed.splitlines())
    found: dict[str, str] = {}
    for line in lines:
        if line:
            found.setdefault(line[2], line[1])
    return found


_NET = "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
_NET_CODE = "VoiceInfo.Culture.TwoLetterISOLanguageName"
_NET_LIST = f"$s.GetInstalledVoices() | Where-Object Enabled | ForEach-Object {{ 'voice ' + $_.{_NET_CODE} }}"
_NET_SAY = (
    "$r = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); $t = $r.ReadToEnd(); "
    f"$v = $s.GetInstalledVoices() | Where-Object {{ $_.Enabled -and $_.{_NET_CODE} -eq 'CODE' }}; "
    "$s.SelectVoice(@($v)[0].VoiceInfo.Name); $s.Speak($t)"
)


def _powershell(command: str) -> tuple[str, ...]:
    return ("-NoProfile", "-NonInteractive", "-Command", _NET + command)


PROGRAMS = {
    "linux": Program("spd-say", ("-L",), _codes, lambda code: ("-l", code, "-w", "-e"), ("-C",)),
    "darwin": Program("say", ("-v", "?"), _mac_voices, lambda name: ("-v", name, "-f", "-")),
    "win32": Program(
        "powershell", _powershell(_NET_LIST), _codes, lambda code: _powershell(_NET_SAY.replace("CODE", code))
    ),
}
"""By the name that Python has for a system."""


class ProgramVoice(Voice):
    """A voice of the system's own program. It is asked for its voices at once, without waiting for the answer."""

    def __init__(self, program: Program, path: str, language: str, parent: QObject | None = None) -> None:
        super().__init__(language, parent)
        self._program, self._path = program, path
        self._voice = ""
        self._heard = False
        self._asking: QProcess | None = self._start(program.listing, self._read_voices)
        self._saying: QProcess | None = None

    def _start(self, arguments: tuple[str, ...], ended: Callable[..., None], text: str = "") -> QProcess:
        process = QProcess(self)
        process.setProgram(self._path)
        process.setArguments(list(arguments))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(ended)
        process.errorOccurred.connect(self._fail)
        process.start()
        if process.state() != QProcess.ProcessState.NotRunning:
            process.write(text.encode())
            process.closeWriteChannel()
        return process

    def _read_voices(self) -> None:
        if self._asking is not None:
            listed = bytes(self._asking.readAllStandardOutput().data()).decode(errors="replace")
            self._voice = self._program.voices(listed).get(self.language, "")
            self._asking.deleteLater()
            self._asking = None
            if self._voice:
                self._find()

    def say(self, text: str) -> None:
        self.stop()
        line = " ".join(text.split())
        if self._voice and line:
            self._heard = True
            self._saying = self._start(self._program.speaking(self._voice), self._end, f"{line}\n")
            self._tell(True)
            if self._saying.state() == QProcess.ProcessState.NotRunning:
                self._end(1)

    def _end(self, code: int) -> None:
        if self._saying is not None:
            self._saying.deleteLater()
            self._saying = None
            self._tell(False)
            if code:
                self.failed.emit()

    def _fail(self, error: QProcess.ProcessError) -> None:
        """A program that cannot even be started: there is no voice; one that breaks off is told of when it ends."""
        if error == QProcess.ProcessError.FailedToStart and self._saying is not None:
            self._end(1)

    def stop(self) -> None:
        for process in (self._asking, self._saying):
            if process is not None:
                process.blockSignals(True)
                process.kill()
                process.waitForFinished(MOMENT)
                process.deleteLater()
        self._asking = self._saying = None
        if self._heard and self._program.silencing:
            QProcess.startDetached(self._path, list(self._program.silencing))
        self._heard = False
        self._tell(False)


class QtVoice(Voice):
    """A voice of Qt's own module for speech, which comes with some systems' Qt and not with ours."""

    def __init__(self, module: Any, language: str, parent: QObject | None = None) -> None:
        super().__init__(language, parent)
        self._states = module.QTextToSpeech.State
        self._speech = module.QTextToSpeech(self)
        wanted = QLocale.codeToLanguage(language)
        fitting = [one for one in self._speech.availableLocales() if one.language() == wanted]
        if fitting:
            self._speech.setLocale(fitting[0])
            self._speech.stateChanged.connect(self._hear)
            self._find()

    def _hear(self, state: object) -> None:
        self._tell(state == self._states.Speaking)
        if state == self._states.Error:
            self.failed.emit()

    def say(self, text: str) -> None:
        if self.is_found:
            self._speech.say(" ".join(text.split()))

    def stop(self) -> None:
        self._speech.stop()
        self._tell(False)


def make_voice(language: str, parent: QObject | None = None) -> Voice:
    """The voice of this computer for a language; look at ``is_found`` and wait for ``found``."""
    if importlib.util.find_spec("PySide6.QtTextToSpeech"):
        return QtVoice(importlib.import_module("PySide6.QtTextToSpeech"), language, parent)
    program = PROGRAMS.get(sys.platform, PROGRAMS["linux"])
    path = QStandardPaths.findExecutable(program.name)
    return ProgramVoice(program, path, language, parent) if path else Voice(language, parent)
