"""Where the program starts: arguments mean the command line, none the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line or the window; return the exit code."""
    if getattr(sys, "frozen", False):  # the packaged program also is what its helper processes run
        from multiprocessing import freeze_support

        freeze_support()
    if len(sys.argv) > 1 and sys.argv[1] != "--window":
        from desktop.cli.main import main as command_line

        return command_line(sys.argv[1:])
    from desktop.gui.application import run

    return run(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
