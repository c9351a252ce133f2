"""Backups, retention, removal for good, and what unlocks the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _backups(studio: Studio) -> QWidget:
    """Two backups, of which the newer lacks what was written since."""
    from desktop.actions.automatic import automatic_backups, prepare_automatic
    from desktop.actions.planning import add_task

    workspace = studio.workspace
    prepare_automatic(workspace)()
    case_id = studio.case("Eero")
    add_task(workspace, case_id, f"Vaihtaa öljyt {len(automatic_backups(workspace))}")
    safety = studio.window().safety
    assert safety is not None
    return safety.ask_backups()


def _retention(studio: Studio) -> QWidget:
    from desktop.actions import retention
    from desktop.domain.retention import RetentionRule
    from desktop.gui.safety.retention_dialog import ALL

    workspace = studio.workspace
    retention.keep_rule(workspace, RetentionRule(years=10, decided="Arkistosuunnitelma 4.2"))
    retention.keep_until(workspace, retention.kept_cases(workspace)[0].id, date(2026, 10, 31))
    safety = studio.window().safety
    assert safety is not None
    dialog = safety.ask_retention()
    dialog.view.set_value(ALL)
    dialog.refresh()
    dialog.list.setCurrentIndex(dialog.model.index(0))
    return dialog


def _removal(studio: Studio) -> QWidget:
    safety = studio.window().safety
    assert safety is not None
    ids = [row.id for row in studio.workspace.lists.search("Sanna")] + [studio.case("Aino")]
    dialog = safety.ask_removal(ids)
    assert dialog is not None
    return dialog


def _removed(studio: Studio) -> QWidget:
    from desktop.domain.erasure import CopyKind, CopyState, ErasedCase, ErasedCopy, Erasure
    from desktop.gui.safety.removal_dialog import RemovalDialog, result_lines

    dialog = _removal(studio)
    assert isinstance(dialog, RemovalDialog)
    copies = (
        ErasedCopy(name="omat-2026-11-23-081201.naytot", kind=CopyKind.AUTOMATIC, state=CopyState.CLEANED),
        ErasedCopy(name="omat-2026-11-16.naytot", kind=CopyKind.BY_HAND, state=CopyState.OUT_OF_REACH),
    )
    case = ErasedCase(id="3f9a0c77d1e2", sum="0" * 64)
    done = Erasure(id="x", at=studio.workspace.now(), by="M", cases=(case,), copies=copies)
    dialog.told.setText("\n".join(result_lines(done)))
    dialog._pages.setCurrentIndex(1)
    return dialog


def _held(studio: Studio) -> QWidget:
    """The file is open on another computer."""
    from desktop.actions.holding import Holder, holder_words, only_look_words

    window = studio.closed_window(studio.workspace.path)
    area = window.show_start()
    holder = Holder(who=studio.workspace.teacher.name, computer="LUOKKA-12", since=studio.workspace.now())
    area._passphrase = "x"
    area._show_held(holder_words(holder), only_look_words(), waits=True)
    return window


def _damaged(studio: Studio) -> QWidget:
    from functools import partial

    from desktop.actions.automatic import prepare_automatic
    from desktop.actions.restoring import backups_beside, look_at_closed
    from desktop.gui.start.damaged_page import DamagedPage
    from desktop.texts import _
    from desktop.tools.sample_file import PASSPHRASE

    prepare_automatic(studio.workspace)()
    path = studio.workspace.path
    window = studio.closed_window(path)
    area = window.show_start()
    why = _("{path} is damaged. Take the newest backup of it and of its key file.").format(path=path.name)
    page = DamagedPage(why, backups_beside(path), partial(look_at_closed, passphrase=PASSPHRASE))
    area._show(page, page.list)
    return window


def _looked_at(studio: Studio) -> QWidget:
    from desktop.actions.holding import only_look_words
    from desktop.actions.opening import look_at_workspace
    from desktop.tools.sample_file import PASSPHRASE

    workspace = look_at_workspace(studio.workspace.path, PASSPHRASE, only_look_words(), clock=studio.workspace.now)
    studio.afterwards.append(workspace.close)
    window = studio.closed_window(workspace.path)
    window.open(workspace)
    return window


def _locks(studio: Studio) -> QWidget:
    safety = studio.window().safety
    assert safety is not None
    return safety.ask_locks()


def _who(studio: Studio) -> QWidget:
    """Three people share the laptop."""
    from desktop.gui.main_window import MainWindow
    from desktop.gui.preferences import Preferences

    files = [studio.folder / f"{name}.naytot" for name in ("maija", "olli", "sari")]
    for path in files:
        path.touch()
    window = MainWindow(Preferences(file=str(files[0]), files=tuple(map(str, files))), keep=lambda _kept: None)
    window.resize(*studio.size)
    window.show_start()
    window.show()
    studio.windows.append(window)
    return window


SCREENS: list[Screen] = [
    ("backups", _backups),
    ("locks", _locks),
    ("who", _who),
    ("held", _held),
    ("damaged", _damaged),
    ("looked-at", _looked_at),
    ("retention", _retention),
    ("removal", _removal),
    ("removed", _removed),
]
