"""The command line as a test types it."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.program import COMMAND, PACKAGED, environment

PASSPHRASE = "pitkä tunnuslause testille"


@dataclass
class CommandLine:
    """Runs commands on one encrypted file and gives back what they say."""

    file: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str, language: str = "en") -> tuple[int, str, str]:
        """Exit code, standard output and standard error of one command."""
        words = ["--language", language, "--file", str(self.file), *arguments]
        if PACKAGED:
            return _packaged(words)
        try:
            code = main(words)
        except SystemExit as left:  # a command that was not understood
            code = int(left.code or 0)
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def does(self, *arguments: str) -> str:
        """The output of a command that must succeed."""
        code, out, error = self.run(*arguments)
        assert (code, error) == (0, ""), f"{arguments}: {error}"
        return out

    def json(self, *arguments: str) -> Any:
        """The JSON that a command prints."""
        return json.loads(self.does(*arguments, "--json"))

    def refuses(self, *arguments: str) -> str:
        """The one sentence on standard error of a command that must not succeed."""
        code, out, error = self.run(*arguments)
        assert code == 1, f"{arguments}: {code} {out}"
        assert error.strip()
        assert "Traceback" not in error
        assert len(error.strip().splitlines()) == 1
        return error


def _packaged(words: list[str]) -> tuple[int, str, str]:
    """What the packaged program says, far from this tree."""
    done = subprocess.run([*COMMAND, *words], env=environment(), cwd=os.sep, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr
