"""From a fresh clone to a running program: install what is missing, then play the demo, run the tests or start.

    python3 -m desktop.tools.setup demo [FOLDER] [--no-window]
    python3 -m desktop.tools.setup test [arguments of pytest]
    python3 -m desktop.tools.setup start

Standard library only, since it runs on the system's Python before anything is installed.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.tools import debian, environment
from desktop.tools.environment import ROOT, SetupError

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-logo"),
    ("python", "-m", "desktop.tools.catalogues", "check"),
    ("pytest", "-n", "auto", "--dist", "worksteal"),
)


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; 0 when all went well, 1 when something failed or is missing."""
    options, rest = parser().parse_known_args(arguments)
    if rest and options.command != "test":
        parser().error(f"not understood: {' '.join(rest)}")
    try:
        environment.check_python()
        return int(options.run(options, rest))
    except SetupError as problem:
        print(problem, file=sys.stderr)
    except KeyboardInterrupt:
        say("Stopped. Run the same command again to go on.")
    return 1


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python3 -m desktop.tools.setup", description=__doc__.split("\n")[0])
    commands = top.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="play a whole demonstration into a folder and show it")
    demo.add_argument("folder", nargs="?", type=Path, help="a new or empty folder (default: demo)")
    demo.add_argument("--no-window", action="store_true", help="do not open the window afterwards")
    demo.set_defaults(run=_demo)
    test = commands.add_parser("test", help="run every check and test; further arguments go to pytest")
    test.set_defaults(run=_test)
    start = commands.add_parser("start", help="open the window")
    start.set_defaults(run=_start)
    return top


def say(sentence: str) -> None:
    """Tell what happens, at once, whatever letters the terminal knows."""
    encoding = sys.stdout.encoding or "ascii"
    print(sentence.encode(encoding, "replace").decode(encoding), flush=True)


def has_display() -> bool:
    """Whether a window could be seen here."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare(*extras: str, packages: Sequence[str] = ()) -> None:
    """Install what is missing of Debian's and Python's packages, and make forms and catalogues."""
    if debian.is_debian() and (lacking := debian.missing(packages)):
        say(f"Debian packages that are missing: {' '.join(lacking)}")
        debian.install(lacking)
    if lacking := environment.lacking(environment.requirements(*extras)):
        say(f"Installing {len(lacking)} Python packages into .venv; the first time takes a minute or two.")
        environment.install(environment.requirements(*extras))
    say("Making forms and catalogues.")
    if run("python", "-m", "desktop.tools.build"):
        raise SetupError("The forms or catalogues could not be made; what is wrong stands above.")


def extras(*wanted: str) -> tuple[str, ...]:
    """The extras to install here: cards too, where there is a wheel for them."""
    no_cards = sys.platform == "win32" and platform.machine().upper() == "ARM64"
    return wanted if no_cards else (*wanted, "cards")


def run(program: str, *arguments: str, **variables: str) -> int:
    """Run a program of the environment in the project's folder; return its exit code."""
    command = [str(environment.program(program)), *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables).returncode


def _demo(options: argparse.Namespace, _rest: list[str]) -> int:
    window = has_display() and not options.no_window
    prepare(*extras("build"), packages=debian.OFFSCREEN + (debian.DISPLAY if window else ()))
    folder = options.folder.resolve() if options.folder else free_folder(ROOT / "demo")
    say(f"Playing a demonstration at a care home, with made-up people, into {folder}")
    if code := run("python", "-m", "desktop", "demo", str(folder)):
        return code
    files = sorted(folder.glob("*.naytot"))
    if window and files:
        say("Opening the window on it. Close the window to come back.")
        return run("python", "-m", "desktop", "--window", str(files[0]))
    say(f"Open it in a window with: {environment.program('python')} -m desktop --window {' '.join(map(str, files))}")
    return 0


def free_folder(wanted: Path) -> Path:
    """The folder, or the next of its name with a number, that is new or empty: nothing is overwritten."""
    folder, number = wanted, 1
    while folder.exists() and any(folder.iterdir()):
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    return folder


def _test(_options: argparse.Namespace, rest: list[str]) -> int:
    prepare(
        *extras("build", "develop"), packages=debian.OFFSCREEN + debian.DISPLAY + debian.TESTS + debian.ACCESSIBILITY
    )
    failed = []
    for command in (*CHECKS[:-1], CHECKS[-1] + tuple(rest)):
        say(f"\n→ {' '.join(command)}")
        if run(*command, QT_QPA_PLATFORM="offscreen"):
            failed.append(" ".join(command))
    say(f"\nFailed: {'; '.join(failed)}" if failed else "\nEverything passed.")
    return 1 if failed else 0


def _start(_options: argparse.Namespace, _rest: list[str]) -> int:
    if not has_display():
        raise SetupError("There is no display here, so no window can be opened.")
    prepare(*extras("build"), packages=debian.OFFSCREEN + debian.DISPLAY)
    return run("python", "-m", "desktop")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
