"""What several commands need: the file and its passphrase, a case by the start of its id, requirements by number."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from desktop.actions.opening import open_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.terms import Role, is_role
from desktop.domain.unit_words import case_words
from desktop.domain.years import is_meant
from desktop.paths import default_file
from desktop.texts import LANGUAGES, _, use_words

Commands = Any  # argparse keeps the type of its sub-parsers to itself
Run = Callable[[argparse.Namespace], int | None]


def command(commands: Commands, name: str, run: Run, text: str, example: str) -> argparse.ArgumentParser:
    """Add a command with its help and one example of use."""
    added: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=_("Example:\n  {example}").format(example=example),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_file_options(added, argparse.SUPPRESS)  # here too, so that they may stand before or after the command
    added.set_defaults(run=run)
    return added


def add_file_options(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add the options that say which file, in which language, and how it is opened."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=default,
        help=_("language of the messages (default: the computer's)"),
    )
    parser.add_argument(
        "--file", metavar="PATH", default=default, help=_("the encrypted file (default: in your own folder)")
    )
    parser.add_argument(
        "--passphrase-file",
        metavar="PATH",
        default=default,
        help=_("read the passphrase from the first line of this file, else from NAYTTOKUMPPANI_PASSPHRASE or a prompt"),
    )


def prints_json(parser: argparse.ArgumentParser) -> None:
    """Let a command print what it found for a program to read, with `show_json`."""
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def file_path(options: argparse.Namespace) -> Path:
    """The encrypted file that the options name, else the person's own."""
    return Path(options.file).expanduser() if options.file else default_file()


def secret(path: str | None, variable: str, prompt: str) -> str:
    """A passphrase or code: from the first line of a file, an environment variable, or a prompt."""
    if path:
        try:
            lines = Path(path).expanduser().read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(_("The file {path} could not be read: {reason}").format(path=path, reason=error)) from None
        return lines[0] if lines else ""
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        text = _("Give the passphrase or code in a file or in {variable}; there is nobody to ask here.")
        raise UserError(text.format(variable=variable))
    return getpass.getpass(prompt)


def passphrase(options: argparse.Namespace) -> str:
    """The passphrase of the file."""
    return secret(options.passphrase_file, "NAYTTOKUMPPANI_PASSPHRASE", _("Passphrase of the file: "))


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Workspace]:
    """The open file, closed afterwards."""
    workspace = open_workspace(file_path(options), passphrase(options))
    if getattr(options, "as_", None):
        workspace.at_keyboard = options.as_
    try:
        yield workspace
    finally:
        workspace.close()
        use_words({})


def find_case(workspace: Workspace, start: str) -> Case:
    """The one case whose id begins so; what is said from now on is said in the words of its unit."""
    found = workspace.lists.ids_starting(start)
    if not found:
        raise UserError(_("There is no case {case}. See them with: nayttokumppani list").format(case=start))
    if len(found) > 1:
        raise UserError(_("Several cases begin with {case}. Write more of the id.").format(case=start))
    case = workspace.cases.get(found[0])
    use_words(case_words(case))
    return case


def person_of(case: Case, text: str) -> str:
    """A role, or the id of an assessor beside the two, who is found by the start of their name or id."""
    if is_role(text):
        return text
    wanted = text.strip().casefold()
    found = [one.id for one in case.beside_the_two if f"{one.name}".casefold().startswith(wanted) or one.id == wanted]
    if len(found) != 1 or not wanted:
        names = ", ".join((*Role, *(one.name for one in case.beside_the_two)))
        raise UserError(_("{text} is nobody in this demonstration. There are: {names}").format(text=text, names=names))
    return found[0]


def row_id(case: Case, number: str) -> str:
    """The id of a requirement named by its number: R3 or 3."""
    digits = number.strip().upper().removeprefix("R")
    rows = case.unit.requirements
    if not digits.isdigit() or not 1 <= int(digits) <= len(rows):
        text = _("There is no requirement {number}; they go from R1 to R{last}.")
        raise UserError(text.format(number=number, last=len(rows)))
    return rows[int(digits) - 1]


def row_ids(case: Case, numbers: str) -> tuple[str, ...]:
    """The ids of requirements named by number: "R1,R3" or "all"."""
    if numbers.strip().lower() == "all":
        return case.unit.requirements
    return tuple(row_id(case, number) for number in numbers.split(",") if number.strip())


def pairs(case: Case, texts: Iterable[str]) -> list[tuple[str, str]]:
    """Requirement and value of each "R3=4"."""
    found = []
    for text in texts:
        number, sign, value = text.partition("=")
        if not sign:
            raise UserError(_("Write {text} as a requirement and its value, such as R3=4.").format(text=text))
        found += [(row, value.strip()) for row in row_ids(case, number)]
    return found


def a_day(text: str) -> date:
    """A date: 2026-11-23 or 23.11.2026."""
    try:
        if "." in text:
            day, month, year = (int(part) for part in text.split("."))
            found = date(year, month, day)
        else:
            found = date.fromisoformat(text)
        if is_meant(found):
            return found
        raise ValueError(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text} is not a date; write 23.11.2026").format(text=text)) from None


def roles(text: str) -> tuple[Role, ...]:
    """Roles from "teacher,instructor"."""
    try:
        return tuple(Role(part.strip()) for part in text.split(",") if part.strip())
    except ValueError:
        text_ = _("{text}: the roles are teacher, instructor and student").format(text=text)
        raise argparse.ArgumentTypeError(text_) from None


def show_json(value: object) -> None:
    """Print what a program reads; where the output does not know every letter, as numbers, so that none is lost."""
    knows_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not knows_all, indent=2, default=str))
