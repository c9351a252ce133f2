"""Adding evidence in the window: consent comes before the file; the picture is looked at, and taken away for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import evidence, observing
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.evidence_dialog import EvidenceDialog
from desktop.gui.demonstrations.evidence_items import EvidenceItem
from desktop.gui.demonstrations.evidence_viewer import EvidenceViewer
from desktop.gui.demonstrations.offered import Pasted
from tests.builders import DAY, NOON, an_agreed_case
from tests.export.pictures import a_paper, a_photo
from tests.pages import sees

ARTIST = b"Aino Esimerkki, Hoivakoti Kuusikko"


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, keep: Callable[..., Case]) -> CasePage:
    case = keep(an_agreed_case(started_at=NOON))
    observing.add_note(workspace, case.id, "teacher", "Kattoi pöydän.", ("r2",))
    made = CasePage(workspace, case.id)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def day(page: CasePage) -> DayPage:
    assert page.bench is not None
    page.bench.go_to(Step.DAY)
    found = page.bench.pages[Step.DAY]
    assert isinstance(found, DayPage)
    return found


def dialog(page: QWidget) -> EvidenceDialog:
    found = [one for one in page.findChildren(EvidenceDialog) if one.isVisible()]
    return found[-1]


def opened(page: CasePage, qtbot: QtBot) -> EvidenceDialog:
    qtbot.mouseClick(day(page).tools.evidence, Qt.MouseButton.LeftButton)
    return dialog(page)


def consent(asked: EvidenceDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(asked.consent, "Aino: kuva alusta")
    qtbot.mouseClick(asked.agreed.box, Qt.MouseButton.LeftButton)


def a_file(folder: Path, data: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_no_file_is_looked_at_before_there_is_consent(page: CasePage, qtbot: QtBot, tmp_path: Path) -> None:
    asked = opened(page, qtbot)
    assert not asked.pick.isEnabled()
    asked.take(a_file(tmp_path, a_photo(), "kuva.jpg"))
    assert sees(asked, "kuva.jpg odottaa suostumusta.")
    consent(asked, qtbot)
    qtbot.waitUntil(lambda: sees(asked, "kuva.jpg ·"))
    assert asked.pick.isEnabled()


def test_a_photo_is_added_to_an_observation_without_what_the_camera_wrote(
    page: CasePage, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    asked = opened(page, qtbot)
    consent(asked, qtbot)
    asked.take(a_file(tmp_path, a_photo(), "kuva.jpg"))
    qtbot.waitUntil(lambda: sees(asked, "kuva.jpg ·"))
    qtbot.keyClicks(asked.text, "Katettu")
    asked.note.setCurrentIndex(1)
    qtbot.mouseClick(asked.add, Qt.MouseButton.LeftButton)
    case = page.acts.case()
    (one,) = case.evidence
    assert (one.text, one.consent, one.by) == ("Katettu", "Aino: kuva alusta", "teacher")
    assert (one.note, one.requirements) == (case.notes[0].id, ("r2",))
    data = evidence.evidence_bytes(workspace, case.id, "teacher", one.id)
    assert ARTIST in a_photo()
    assert ARTIST not in data


def test_what_is_missing_is_said_and_nothing_is_lost(page: CasePage, qtbot: QtBot) -> None:
    asked = opened(page, qtbot)
    qtbot.keyClicks(asked.consent, "Aino")
    qtbot.mouseClick(asked.add, Qt.MouseButton.LeftButton)
    assert "suostumus" in asked.problem.text()
    assert "Valitse tiedosto." in asked.problem.text()
    assert asked.isVisible()
    assert asked.consent.text() == "Aino"


def test_another_kind_of_file_is_refused_in_a_sentence(page: CasePage, qtbot: QtBot, tmp_path: Path) -> None:
    asked = opened(page, qtbot)
    consent(asked, qtbot)
    asked.take(a_file(tmp_path, b"GIF89a", "kuva.gif"))
    qtbot.waitUntil(lambda: "kuva.gif" in asked.problem.text())
    assert "JPEG" in asked.problem.text()


def test_a_file_that_is_dropped_waits_for_consent(page: CasePage, qtbot: QtBot, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path, a_paper(), "suunnitelma.pdf")))])
    assert day(page).field.text.canInsertFromMimeData(dropped)
    day(page).field.text.insertFromMimeData(dropped)
    asked = dialog(page)
    assert sees(asked, "suunnitelma.pdf odottaa suostumusta.")
    consent(asked, qtbot)
    qtbot.waitUntil(lambda: sees(asked, "suunnitelma.pdf ·"))
    assert day(page).field.text.toPlainText() == ""


def test_a_picture_is_pasted_and_words_stay_words(page: CasePage, qtbot: QtBot) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    pasted = QMimeData()
    pasted.setImageData(image)
    day(page).field.text.insertFromMimeData(pasted)
    assert sees(dialog(page), "leike.png odottaa suostumusta.")
    words = QMimeData()
    words.setText("Kysyi luvan")
    day(page).field.text.insertFromMimeData(words)
    assert day(page).field.text.toPlainText() == "Kysyi luvan"


def add(workspace: Workspace, page: CasePage, by: str, data: bytes, name: str, note: str = "") -> None:
    file = evidence.clean_bytes(data, name)
    evidence.add_evidence(
        workspace, page.acts.case().id, by, file, text=f"Tiedosto {name}", consent="Aino", consent_on=DAY, note=note
    )


def items(page: CasePage) -> list[EvidenceItem]:
    return [one for one in day(page).list.findChildren(EvidenceItem) if one.isVisible()]


def test_others_see_it_when_it_is_shared_and_not_before(page: CasePage, qtbot: QtBot, workspace: Workspace) -> None:
    day(page)
    add(workspace, page, "teacher", a_photo(), "oma.jpg")
    add(workspace, page, "instructor", a_paper(), "toisen.pdf")
    qtbot.waitUntil(lambda: ["oma.jpg" in one.toolTip() for one in items(page)] == [True])
    assert sees(day(page), "vain sinä näet")
    share = next(
        one
        for one in day(page).list.findChildren(QPushButton)
        if one.text() == "Jaa" and one.isVisible() and "oma.jpg" in one.accessibleName()
    )
    qtbot.mouseClick(share, Qt.MouseButton.LeftButton)
    assert [one.shared for one in page.acts.case().evidence] == [True, False]
    page.begin_guest(Role.INSTRUCTOR)
    qtbot.waitUntil(lambda: len(items(page)) == 2)
    assert page.acts.case().evidence[0].read_by == ("instructor",)


@pytest.mark.parametrize(("data", "name"), [(a_photo(), "kuva.jpg"), (a_paper(), "suunnitelma.pdf")])
def test_it_opens_and_its_author_removes_it_for_good(
    page: CasePage, qtbot: QtBot, workspace: Workspace, data: bytes, name: str
) -> None:
    day(page)
    add(workspace, page, "teacher", data, name, note=page.acts.case().notes[0].id)
    qtbot.waitUntil(lambda: len(items(page)) == 1)
    qtbot.mouseClick(items(page)[0], Qt.MouseButton.LeftButton)
    viewer = next(one for one in page.findChildren(EvidenceViewer) if one.isVisible())
    assert page.acts.case().evidence[0].sha256 in " ".join(one.text() for one in viewer.findChildren(QLabel))
    qtbot.mouseClick(viewer.remove, Qt.MouseButton.LeftButton)
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
    qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert page.acts.case().evidence == ()
    qtbot.waitUntil(lambda: items(page) == [])


def test_closing_the_dialog_forgets_the_file(page: CasePage, qtbot: QtBot) -> None:
    asked = opened(page, qtbot)
    consent(asked, qtbot)
    asked.take(Pasted(a_photo(), "kuva.jpg"))
    cancel = asked.buttons.give_up
    with qtbot.waitSignal(asked.destroyed):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert page.acts.case().evidence == ()


def test_the_teacher_sees_their_own_picture_also_while_the_instructor_writes(
    page: CasePage, qtbot: QtBot, workspace: Workspace
) -> None:
    writer = day(page).writer
    add(workspace, page, "teacher", a_photo(), "oma.jpg")
    assert writer is not None
    qtbot.mouseClick(writer.button("instructor"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(items(page)) == 1)
    qtbot.mouseClick(items(page)[0], Qt.MouseButton.LeftButton)
    viewer = next(one for one in page.findChildren(EvidenceViewer) if one.isVisible())
    assert not viewer.remove.isVisible()
    viewer.close()
