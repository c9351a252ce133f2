"""Where the program starts: arguments mean the command line, none the window."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line or the window; return the exit code."""
    if getattr(sys, "frozen", False):  # the packaged program also is what its helper processes run
        from multiprocessing import freeze_support

        give_libraries_back()
        freeze_support()
    if len(sys.argv) > 1 and sys.argv[1] != "--window":
        from desktop.cli.main import main as command_line

        return command_line(sys.argv[1:])
    from desktop.gui.application import run

    return run(sys.argv[2:])


def give_libraries_back() -> None:
    """Let programs that this one starts, as to read aloud, load the system's libraries and not those of the package.

    PyInstaller's start keeps in ``LD_LIBRARY_PATH_ORIG`` what was there before; ours were found by then.
    """
    os.environ.pop("LD_LIBRARY_PATH", None)
    if (before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
        os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    sys.exit(main())
