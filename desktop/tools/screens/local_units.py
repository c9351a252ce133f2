"""Local units: in the library, made and changed by hand, and where a plan (HOKS) speaks of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.library import library_room
from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain.library import UnitRow
    from desktop.domain.local_unit import LocalUnit
    from desktop.gui.local_units.local_unit_dialog import LocalUnitDialog


def cafe(**changes: object) -> LocalUnit:
    """A made-up local unit in three languages, assessed by its own words."""
    from dataclasses import replace

    from desktop.domain.local_unit import LocalCriteria, LocalUnit, PartOf
    from desktop.domain.terms import Grade

    told = LocalUnit(
        name={"fi": "Kahvilatyö hoivakodissa", "sv": "Kaféarbete på vårdhem", "en": "Café work in a care home"},
        extent="15",
        code="PAIK-7",
        contents={
            "fi": "Opiskelija pitää hoivakodin kahvilaa yhdessä asukkaiden kanssa.",
            "sv": "Den studerande sköter vårdhemmets kafé tillsammans med de boende.",
            "en": "The student runs the café of the care home together with the residents.",
        },
        requirements={
            "fi": "Opiskelija osaa:\nAsiakaspalvelu:\npalvella asukkaita ja vieraita kahvilassa\n"
            "ottaa huomioon ruokavaliot ja muistisairaan tahdin\nKahvilan työt:\nvalmistaa kahvijuomia ja välipaloja\n"
            "huolehtia siisteydestä ja omavalvonnasta",
            "sv": "Den studerande kan:\nKundbetjäning:\nbetjäna boende och gäster i kaféet\n"
            "ta hänsyn till dieter och till takten hos en person med minnessjukdom\nArbete i kaféet:\n"
            "tillreda kaffedrycker och mellanmål\nsköta städning och egenkontroll",
            "en": "The student can:\nCustomer service:\nserve residents and guests in the café\n"
            "consider diets and the pace of a person with dementia\nWork in the café:\nmake coffee drinks and snacks\n"
            "take care of tidiness and self-monitoring",
        },
        criteria=LocalCriteria.OWN,
        levels={
            Grade.ONE: {"fi": "palvelee ohjattuna", "sv": "betjänar under handledning", "en": "serves under guidance"},
            Grade.THREE: {"fi": "palvelee omatoimisesti", "sv": "betjänar på egen hand", "en": "serves independently"},
            Grade.FIVE: {
                "fi": "palvelee joustavasti myös kiireessä",
                "sv": "betjänar smidigt också i brådska",
                "en": "serves flexibly also in a rush",
            },
        },
        part_of=PartOf(reference_number="NK-1-2026"),
    )
    return replace(told, **changes)  # type: ignore[arg-type]


def make(studio: Studio, **changes: object) -> UnitRow:
    """The unit in the library; it goes away when the screen is drawn."""
    from dataclasses import replace

    from desktop.actions.curricula import delete_version
    from desktop.actions.local_units import make_local_unit, national_qualifications
    from desktop.domain.local_unit import PartOf

    [home, *_others] = national_qualifications(studio.workspace)
    part_of = PartOf(name=home.name, reference_number=home.reference_number)
    row = make_local_unit(studio.workspace, replace(cafe(**changes), part_of=part_of)).unit

    def forget() -> None:
        delete_version(studio.workspace, row.qualification, row.version)

    studio.afterwards.append(forget)
    return row


def _room(studio: Studio) -> QWidget:
    row = make(studio)
    page = library_room(studio)
    page.show_thing((row.qualification, row.version, row.id))
    return page.window()


def _shelf(studio: Studio) -> QWidget:
    """What local units are, and the way to make one."""
    make(studio)
    page = library_room(studio)
    page._select(page.model.find("", ""))
    return page.window()


def _form(studio: Studio, row: UnitRow | None = None) -> LocalUnitDialog:
    """The form of a unit, or of a new one."""
    from desktop.gui.local_units.local_unit_dialog import LocalUnitDialog

    acts = library_room(studio).acts
    if row is None:
        acts.make_local()
    else:
        acts.change_local(row)
    dialog = studio.dialog()
    assert isinstance(dialog, LocalUnitDialog)
    return dialog


def _new(studio: Studio) -> LocalUnitDialog:
    return _form(studio)


def _empty(studio: Studio) -> QWidget:
    return _new(studio)


def _problems(studio: Studio) -> QWidget:
    """Everything wrong at once."""
    make(studio)
    dialog = _new(studio)
    dialog.extent.setText("viisitoista")
    dialog.code.setText("tutkinnonosat_100703")
    dialog.requirements.setPlainText("\n".join(f"tekee työn {n}" for n in range(500)))
    dialog.criteria.sort.button("own").click()
    dialog.buttons.act.click()
    return dialog


def _changed(studio: Studio) -> LocalUnitDialog:
    return _form(studio, make(studio))


def _change(studio: Studio) -> QWidget:
    return _changed(studio)


def _generic(studio: Studio) -> None:
    """A qualification with generic criteria; it goes away when the screen is drawn."""
    from dataclasses import replace

    from desktop.actions.curricula import delete_version
    from desktop.actions.workspace import Kind
    from desktop.domain.curriculum import CriteriaSource

    library = studio.workspace.curriculum
    row = library.qualifications()[0]
    whole = library.qualification(row.id, row.version)
    shared = (replace(whole.units[0].targets[0], requirement=""),)
    unit = replace(whole.units[0], criteria_source=CriteriaSource.GENERIC, targets=shared)
    made = replace(whole, id="1", reference_number="NK-8-2026", units=(unit,))
    with studio.workspace.change("Screen", Kind.CURRICULUM):
        library.add(made, original=b"{}")

    def forget() -> None:
        delete_version(studio.workspace, made.id, made.version)

    studio.afterwards.append(forget)


def _national(studio: Studio) -> QWidget:
    _generic(studio)
    dialog = _changed(studio)
    dialog.criteria.sort.button("national").click()
    return dialog


def _passed(studio: Studio) -> QWidget:
    """The other scale, and no criteria."""
    dialog = _changed(studio)
    dialog.criteria.scale.button("1").click()
    dialog.criteria.sort.button("none").click()
    return dialog


def _followed(studio: Studio) -> QWidget:
    """A unit that a demonstration follows."""
    from desktop.actions.planning import NewCase, open_case
    from desktop.actions.workspace import Kind
    from desktop.domain.people import Student

    row = make(studio)
    workspace = studio.workspace
    student = Student(name="Väinö Varhainen", number="2026-118")
    wanted = NewCase(
        student=student, qualification=row.qualification, version=row.version, unit=row.id, teacher=workspace.teacher
    )
    case = open_case(workspace, wanted)

    def forget() -> None:
        with workspace.change("Screen", Kind.CASE):
            workspace.cases.delete(case.id)

    studio.afterwards.append(forget)
    return _form(studio, row)


def _picker(studio: Studio) -> QWidget:
    """A new demonstration of a local unit."""
    from desktop.gui.cases.new_case import NewCaseDialog

    make(studio)
    dialog = NewCaseDialog(studio.workspace, studio.window())
    dialog.units.search.setText("hoiva")
    dialog.open()
    return dialog


def _lacking(studio: Studio) -> QWidget:
    """A plan with a local unit that the library does not have."""
    from desktop.actions.plan_preview import preview_plans, read_plans
    from desktop.gui.hoks.plan_dialog import PlanDialog
    from desktop.tools.sample_hoks import local_plan_file

    read = read_plans(local_plan_file(), studio.workspace.today())
    preview = preview_plans(studio.workspace, read, "hoks.json", {0: "Kaisa Kuvitteellinen"})
    dialog = PlanDialog(studio.workspace, preview, studio.window())
    dialog.open()
    studio.settle()
    return dialog


SCREENS: list[Screen] = [
    ("local-units", _room),
    ("local-units-shelf", _shelf),
    ("local-unit-new", _empty),
    ("local-unit-problems", _problems),
    ("local-unit-change", _change),
    ("local-unit-national", _national),
    ("local-unit-passed", _passed),
    ("local-unit-followed", _followed),
    ("local-unit-picker", _picker),
    ("local-unit-lacking", _lacking),
]
