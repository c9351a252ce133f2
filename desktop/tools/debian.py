"""Debian packages that Qt, and the tests, need beside Python's. Standard library only: it runs before anything else."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from desktop.tools.environment import SetupError

# Each list was tried on a bare Debian 12 by painting a window; leaving any one out breaks the start.
OFFSCREEN = ("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0")
DISPLAY = ("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")
# Independent readers of the PDFs: text and signatures, syntax, certificates, and Java for the veraPDF library; and a
# token in software to sign with.
TESTS = ("poppler-utils", "qpdf", "libnss3-tools", "default-jdk-headless", "softhsm2")
# A display without a screen, the bus of screen readers, and what speaks on it; needs DISPLAY's packages too.
ACCESSIBILITY = ("xvfb", "xauth", "at-spi2-core", "python3-pyatspi", "gir1.2-atspi-2.0", "dbus-x11")


def is_debian() -> bool:
    """Whether this system installs its packages with apt."""
    return Path("/etc/debian_version").exists() and bool(shutil.which("apt-get") and shutil.which("dpkg-query"))


def missing(wanted: Iterable[str]) -> list[str]:
    """Those of the packages that are neither installed nor provided by an installed one."""
    installed = _installed(_listed())
    return [name for name in wanted if name not in installed]


def _listed() -> str:
    """Every package dpkg knows: its status, its name, and what else it provides."""
    form = "${db:Status-Status} ${Package}, ${Provides}\n"
    command = ["dpkg-query", "--show", f"--showformat={form}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _installed(listed: str) -> set[str]:
    names: set[str] = set()
    for line in listed.splitlines():
        status, _space, packages = line.partition(" ")
        if status == "installed":
            names |= {one.split()[0] for one in packages.split(",") if one.strip()}
    return names


def install(packages: list[str]) -> None:
    """Install the packages; raise SetupError with the one line to run where only root may, or with apt's words."""
    if not packages:
        return
    if os.geteuid() != 0:
        command = " ".join(("apt-get install --yes --no-install-recommends", *packages))
        raise SetupError(
            f"Only root may install them. Run this line, then try again:\n\nsudo sh -c 'apt-get update && {command}'\n"
        )
    # Lists of an image may be missing or old; fetch them only if it does not work without.
    if _apt("install", "--yes", "--no-install-recommends", *packages).returncode:
        _apt("update")
        done = _apt("install", "--yes", "--no-install-recommends", *packages)
        if done.returncode:
            raise SetupError(f"apt-get could not install {' '.join(packages)}:\n{done.stdout}")


def _apt(*arguments: str) -> subprocess.CompletedProcess[str]:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["apt-get", "--quiet", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=quiet
    )
