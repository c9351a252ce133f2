"""Sub-areas of common units: chosen, assessed, sent and taken back; two copies that said differently."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain.case import Case

COPY = "yto-copy"
WHY = "Kertoi työstään selkeästi ja tarkisti, että asiakas ymmärsi."


def _case(studio: Studio) -> Case:
    """A copy of the played demonstration with two sub-areas in its plan."""
    from desktop.actions.sub_areas import offered_sub_areas, plan_sub_area
    from desktop.actions.workspace import Kind

    workspace = studio.workspace
    workspace.key_rounds = 1000
    original = workspace.cases.get(studio.case("Aino"))
    if not workspace.cases.is_known(COPY):
        with workspace.change("yto", Kind.CASE):
            workspace.cases.add(replace(original, id=COPY), who="teacher", what="yto")
        case = workspace.cases.get(COPY)
        tasks = [task.id for task in case.plan.tasks]
        people = (("Kaisa Kieli", "Toinen opisto", tasks[4:6]), ("Lauri Laskija", "Esimerkkiopisto", tasks[2:3]))
        for number, (one, (name, place, shows)) in enumerate(
            zip(offered_sub_areas(workspace, case), people, strict=True)
        ):
            area = replace(one.shown(f"yto{number}"), teacher=name, organisation=place, elsewhere=number == 0)
            plan_sub_area(workspace, COPY, replace(area, tasks=dict.fromkeys(shows, True)))
    studio.afterwards.append(lambda: _forget(studio))
    return workspace.cases.get(COPY)


def _forget(studio: Studio) -> None:
    from desktop.actions.workspace import Kind

    if studio.workspace.cases.is_known(COPY):
        with studio.workspace.change("yto", Kind.CASE):
            studio.workspace.cases.delete(COPY)
        studio.workspace.let_go([COPY])


def _open(studio: Studio, step: str) -> QWidget:
    from desktop.domain.stages import Step

    frame = studio.frame()
    frame.open_case(COPY)
    assert frame.case_page is not None
    assert frame.case_page.bench is not None
    frame.case_page.bench.go_to(Step(step))
    return frame.case_page


def _plan(studio: Studio) -> QWidget:
    """The frame of the plan, with one part away and the other signed."""
    from desktop.actions import pieces, sub_areas
    from desktop.domain.signing import SigningMethod
    from desktop.domain.terms import Grade

    case = _case(studio)
    pieces.send_piece(studio.workspace, COPY, "yto0", studio.folder / "osa.nayttopala")
    levels = dict.fromkeys(case.sub_areas[1].requirements, Grade.FOUR)
    sub_areas.decide_sub_area(studio.workspace, COPY, "yto1", grade=Grade.FOUR, reason=WHY, levels=levels)
    sub_areas.sign_sub_area(studio.workspace, COPY, "yto1", code="laskija-1234", method=SigningMethod.TYPED)
    page = _open(studio, "plan")
    studio.settle()
    from PySide6.QtCore import QPoint

    from desktop.gui.demonstrations.plan_page import PlanPage
    from desktop.gui.widgets.scrolling import reveal

    for one in page.findChildren(PlanPage):
        reveal(one.frame.sub_areas, QPoint(0, one.frame.sub_areas.height()))
    return page.window()


def _choose(studio: Studio) -> QWidget:
    from desktop.gui.demonstrations.sub_area_acts import SubAreaActs
    from desktop.gui.demonstrations.sub_area_dialogs import SubAreaPlanDialog

    case = _case(studio)
    page = _open(studio, "plan")
    bare = replace(case, sub_areas=())
    SubAreaActs(studio.workspace, COPY, page)
    SubAreaPlanDialog(studio.workspace, bare, parent=page).open()
    return studio.dialog()


def _one(studio: Studio) -> QWidget:
    from desktop.gui.demonstrations.sub_area_acts import SubAreaActs

    _case(studio)
    SubAreaActs(studio.workspace, COPY, _open(studio, "plan")).open("yto0")
    return studio.dialog()


def _code(studio: Studio) -> QWidget:
    from desktop.gui.demonstrations.sub_area_acts import SubAreaActs

    _case(studio)
    acts = SubAreaActs(studio.workspace, COPY, _open(studio, "plan"))
    acts.open("yto0")
    studio.dialog().close()
    acts.send(str(studio.folder / "osa.nayttopala"))
    return studio.dialog()


def _assess(studio: Studio) -> QWidget:
    from desktop.actions.sub_areas import piece_for
    from desktop.domain.terms import Grade
    from desktop.gui.pieces.result_dialog import ResultDialog

    case = _case(studio)
    piece = piece_for(studio.workspace, case, case.sub_areas[0])
    dialog = ResultDialog(piece, "Kaisa Kieli", knows_code=False, does=lambda _given: None, parent=studio.window())
    for chooser, grade in zip(dialog.levels.values(), (Grade.FOUR, Grade.FIVE, Grade.FOUR), strict=True):
        chooser.set_value(grade)
    dialog.grade.set_value(Grade.FOUR)
    dialog.reason.setPlainText(WHY)
    dialog.open()
    return studio.dialog()


def _open_package(studio: Studio) -> QWidget:
    from desktop.actions import merging
    from desktop.gui.pieces.bringing import PackageBringer

    _case(studio)
    path = studio.folder / "kopio.nayttopala"
    merging.export_copy(studio.workspace, COPY, path)
    PackageBringer(studio.workspace, studio.window()).bring(str(path))
    return studio.dialog()


def _conflicts(studio: Studio) -> QWidget:
    """Two laptops that told the place and the time differently."""
    from desktop.actions.workspace import Kind
    from desktop.domain.history import Conflict
    from desktop.gui.pieces.conflicts_dialog import ConflictsDialog

    _case(studio)
    told = (
        ("plan.place_description", "Hoivakodin pienryhmäkoti, 14 asukasta", "Hoivakodin päiväsali", False),
        ("plan.guiding_counts", "Ohje kirjataan.", "Ohje kirjataan, mutta ei laske arvosanaa.", True),
    )
    with studio.workspace.change("yto", Kind.CASE):
        for field, mine, theirs, is_text in told:
            one = Conflict(
                field=field,
                mine=mine,
                theirs=theirs,
                kept=mine,
                mine_by="teacher",
                theirs_by="teacher",
                is_text=is_text,
            )
            studio.workspace.cases.add_conflict(COPY, one)
    ConflictsDialog(studio.workspace, COPY, studio.window()).open()
    return studio.dialog()


SCREENS: list[Screen] = [
    ("yto-plan", _plan),
    ("yto-choose", _choose),
    ("yto-one", _one),
    ("yto-code", _code),
    ("yto-assess", _assess),
    ("package-open", _open_package),
    ("package-conflicts", _conflicts),
]
