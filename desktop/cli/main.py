"""Arguments to actions: one command each, errors as one sentence on standard error, exit codes that a program can read.

Exit codes: 0 done; 1 what was asked could not be done; 2 the command was not understood;
3 (verify) the document is unchanged, but a signer is unknown, a signature is missing or something is unusual;
4 (verify) the document is not valid.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

from desktop import __version__
from desktop.cli import (
    aftermath,
    assessing,
    documents,
    evidence,
    files,
    guiding,
    history,
    hoks,
    keeping,
    library,
    locks,
    merging,
    people,
    planning,
    provider,
    registers,
    safety,
    sub_areas,
    templates,
    travelling,
    verifying,
)
from desktop.cli.common import add_file_options
from desktop.domain.errors import UserError
from desktop.texts import LANGUAGES, _, system_language, use_language

FAILED = 1


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    _print_what_can_be_printed()
    use_language(_asked_language(arguments))
    options = parser().parse_args(arguments)
    try:
        result = options.run(options)
        return int(result or 0)
    except UserError as error:
        print(" ".join(str(error).splitlines()), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(_("Stopped. Nothing was left half-done."), file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        return FAILED


def _print_what_can_be_printed() -> None:
    """Let a letter that the terminal, or Windows's pipe, does not know become a question mark, not a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a window's program has none
            stream.reconfigure(errors="replace")


def _asked_language(arguments: Sequence[str]) -> str:
    """The language, before anything else, since help is written in it too."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--language")
    known, _rest = early.parse_known_args(arguments)
    return known.language if known.language in LANGUAGES else system_language()


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="nayttokumppani",
        description=_(
            "Plan, assess and co-sign competence demonstrations, offline. Without a command the window opens."
        ),
        epilog=_("Start with: nayttokumppani demo DIR. Help on a command: nayttokumppani COMMAND --help"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"Näyttökumppani {__version__}")
    add_file_options(top)
    commands = top.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
    for group in (
        files,
        library,
        people,
        planning,
        templates,
        assessing,
        evidence,
        documents,
        guiding,
        verifying,
        travelling,
        sub_areas,
        merging,
        aftermath,
        history,
        registers,
        hoks,
        keeping,
        locks,
        safety,
        provider,
    ):
        group.add_commands(commands)
    return top
