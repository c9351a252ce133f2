"""Screens before a file is open, and the dialogs of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _first_start(studio: Studio) -> QWidget:
    window = studio.closed_window(studio.folder / "uusi" / "omat.naytot")
    page = window.show_start().page
    from desktop.gui.start.make_file_page import MakeFilePage

    if isinstance(page, MakeFilePage):
        page.ui.name.setText("Maija Opettaja")
        page.ui.provider.setText("Esimerkkiopisto")
        page.ui.passphrase.setText("kolme ihmistä saman pöydän ääressä")
        page.ui.repeat.setText("kolme ihmistä saman pöydän äärellä")
        page.ui.make.click()
    return window


def _recovery(studio: Studio) -> QWidget:
    from desktop.gui.start.recovery_page import RecoveryPage
    from desktop.store.recovery import RecoveryKey

    window = studio.closed_window(studio.folder / "uusi" / "omat.naytot")
    area = window.show_start()
    key = RecoveryKey(bytes(range(20)))
    page = RecoveryPage(key.groups, key.qr_svg())
    area._show(page, page.save)
    return window


def _unlock(studio: Studio) -> QWidget:
    from desktop.gui.start.unlock_page import UnlockPage

    window = studio.closed_window(studio.workspace.path)
    page = window.show_start().page
    if isinstance(page, UnlockPage):
        page.ui.secret.setText("väärä")
        page.ui.open.click()
    return window


def _settings(studio: Studio) -> QWidget:
    studio.window()._ask_settings()
    return studio.dialog()


def _school_key(studio: Studio) -> QWidget:
    studio.window()._ask_school_key()
    return studio.dialog()


def _new_passphrase(studio: Studio) -> QWidget:
    studio.window()._ask_passphrase()
    return studio.dialog()


SCREENS: list[Screen] = [
    ("first-start", _first_start),
    ("recovery-key", _recovery),
    ("unlock", _unlock),
    ("settings", _settings),
    ("new-passphrase", _new_passphrase),
    ("school-key", _school_key),
]
