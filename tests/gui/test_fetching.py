"""Fetching from ePerusteet in the window: a name, the hits, a look inside, the import; and whatever goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.curricula import import_samples
from desktop.actions.fetching import choose_service, service_address
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.exchange.eperusteet_service import STANDARD
from desktop.gui.bridge import Bridge
from desktop.gui.qualifications.fetch_dialog import FetchDialog
from desktop.gui.qualifications.importing import ImportReportDialog
from desktop.gui.qualifications.qualifications_page import QualificationsPage
from desktop.paths import resources
from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.eperusteet_server import EperusteetServer
from tests.gui.keys import type_text
from tests.gui.test_qualifications import _page

Bridges = Callable[[Workspace], Bridge]
PRACTICE = next((resources() / "curricula").glob("*.json")).read_bytes()


@pytest.fixture
def server() -> Iterator[EperusteetServer]:
    with EperusteetServer(PRACTICE, renewed_practice()).running() as made:
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, empty: Workspace, server: EperusteetServer) -> Iterator[FetchDialog]:
    choose_service(empty, server.address)
    made = FetchDialog(empty)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        fetching = made.fetching
        made.reject()
        qtbot.waitUntil(lambda: not isValid(fetching) or not fetching.busy)


def search(qtbot: QtBot, dialog: FetchDialog, text: str) -> None:
    dialog.field.clear()
    type_text(dialog.field, text)
    with qtbot.waitSignal(dialog.fetching.ended):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_nothing_is_asked_before_the_person_searches(dialog: FetchDialog, server: EperusteetServer) -> None:
    assert server.asked == []
    assert dialog.field.hasFocus()
    assert not dialog.look.isEnabled()
    assert not dialog.buttons.act.isEnabled()


def test_a_document_is_found_looked_at_and_imported(
    qtbot: QtBot, empty: Workspace, bridges: Bridges, server: EperusteetServer
) -> None:
    import_samples(empty)
    choose_service(empty, server.address)
    page: QualificationsPage = _page(qtbot, empty, bridges)
    qtbot.mouseClick(page.fetch, Qt.MouseButton.LeftButton)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FetchDialog))
    search(qtbot, dialog, "harjoitus")
    assert dialog.model.rowCount() == 2
    assert dialog.view.hasFocus()
    assert "NK-1-2026, Voimassa 1.8.2026 alkaen" in dialog.model.index(0).data()
    with qtbot.waitSignal(dialog.fetching.ended):
        qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    assert "on jo täällä" in dialog.text.toPlainText()
    assert not dialog.buttons.act.isEnabled()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.fetching.ended):
        qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    assert "1 tutkinnon osa muuttunut: Arjen tuki hoivakodissa" in dialog.text.toPlainText()
    assert len(empty.curriculum.qualifications()) == 1
    qtbot.mouseClick(dialog.buttons.act, Qt.MouseButton.LeftButton)
    assert [row.reference_number for row in empty.curriculum.qualifications()] == ["NK-1-2026", NUMBER]
    report = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ImportReportDialog))
    assert "1 tutkinnon osa muuttunut" in report.text.toPlainText()
    report.close()
    assert page.model.rowCount() == 2


@pytest.mark.parametrize("mode", ["error", "page", "truncated", "garbage", "circle", "elsewhere", "broken"])
def test_what_goes_wrong_is_told_and_can_be_tried_again(
    qtbot: QtBot, dialog: FetchDialog, server: EperusteetServer, empty: Workspace, mode: str
) -> None:
    server.mode = mode
    search(qtbot, dialog, "harjoitus")
    assert dialog.problem.isVisible()
    assert dialog.model.rowCount() == 0
    server.mode = ""
    search(qtbot, dialog, "harjoitus")
    assert not dialog.problem.isVisible()
    assert dialog.model.rowCount() == 2
    server.mode = mode
    with qtbot.waitSignal(dialog.fetching.ended):
        qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    assert dialog.problem.text()
    assert not dialog.buttons.act.isEnabled()
    assert empty.curriculum.qualifications() == []


def test_words_that_are_too_few_or_find_nothing_are_told(
    qtbot: QtBot, dialog: FetchDialog, server: EperusteetServer
) -> None:
    search(qtbot, dialog, "ha")
    assert "kolme kirjainta" in dialog.problem.text()
    assert server.asked == []
    search(qtbot, dialog, "puutarha")
    assert "ei löytynyt" in dialog.problem.text()


def test_a_fetch_can_be_cancelled_and_shows_how_far_it_is(
    qtbot: QtBot, dialog: FetchDialog, server: EperusteetServer
) -> None:
    search(qtbot, dialog, "harjoitus")
    server.mode = "stalled"
    qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.busy.progress.maximum() == 100_000)
    assert dialog.busy.progress.value() == 100
    assert dialog.busy.isVisible()
    with qtbot.waitSignal(dialog.fetching.ended):
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.busy.isVisible()
    assert not dialog.problem.isVisible()
    assert dialog.look.isEnabled()


def test_closing_ends_what_is_asked(qtbot: QtBot, empty: Workspace, server: EperusteetServer) -> None:
    choose_service(empty, server.address)
    server.mode = "stalled"
    dialog = FetchDialog(empty)
    dialog.open()
    type_text(dialog.field, "harjoitus")
    qtbot.mouseClick(dialog.search, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(server.reached.is_set)
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_the_address_is_a_setting(qtbot: QtBot, dialog: FetchDialog, empty: Workspace) -> None:
    qtbot.mouseClick(dialog.change, Qt.MouseButton.LeftButton)
    kept = dialog.address.text()
    dialog.address.setText("http://esimerkki.fi")
    dialog.address.editingFinished.emit()
    assert "https://" in dialog.problem.text()
    assert service_address(empty) == kept
    dialog.address.setText("https://esimerkki.fi/palvelu")
    dialog.address.editingFinished.emit()
    assert service_address(empty) == "https://esimerkki.fi/palvelu/"
    assert not dialog.problem.isVisible()
    dialog.address.clear()
    dialog.address.editingFinished.emit()
    assert dialog.address.text() == service_address(empty) == STANDARD
    with pytest.raises(UserError):
        choose_service(empty, "ftp://x")
