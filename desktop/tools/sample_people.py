"""Made-up people for screens: a student and a workplace of the register, and a list as a school exports one."""

from __future__ import annotations

from datetime import date

from desktop.actions.register import take_in
from desktop.actions.workspace import Workspace
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.register import KnownStudent, KnownWorkplace

LEARNER, STUDY_RIGHT = "1.2.246.562.24.54450598189", "1.2.246.562.15.41024330544"

ROSTER = """Ryhmän LH24 opiskelijat;;;;;;;
;;;;;;;
Sukunimi;Etunimi;Opiskelijanumero;Oppijanumero;Henkilötunnus;Ryhmä;Alkamispäivä;Työpaikka
Kuviteltu;Aada;2026-412;1.2.246.562.24.54450598189;;LH24;1.8.2025;Hoivakoti Kuusikko
Esimerkki;Aino;E-2026-017;;;LH24;1.8.2025;Hoivakoti Kuusikko
Mallikas;Oskar;2026-413;1.2.246.562.24.54440598189;;LH24;31.2.2025;Päiväkoti Marjapolku
Testinen;Lumi;2026-414;;;LH24;1.8.2025;Kotihoito Kaislikko
Yhteensä 4;;;;;;;
"""


def register_people(workspace: Workspace) -> None:
    """Put a student and a workplace into the register."""
    aada = KnownStudent(
        student=Student(name="Aada Kuviteltu", number="2026-412", oid=LEARNER),
        study_right=STUDY_RIGHT,
        qualification="Sosiaali- ja terveysalan perustutkinto",
        reference_number="OPH-5410-2021",
        group="LH23",
        starts=date(2025, 8, 1),
        ends=date(2028, 5, 31),
    )
    kaislikko = KnownWorkplace(
        workplace=Workplace(name="Kotihoito Kaislikko", business_id="2345678-0", contact="Kaija Kuvitelma"),
        instructors=(
            WorkplaceInstructor(
                name="Kalle Keksitty", title="lähihoitaja", email="kalle@kaislikko.example", phone="000 765 4321"
            ),
            WorkplaceInstructor(name="Kerttu Keksitty", title="sairaanhoitaja"),
        ),
    )
    take_in(workspace, [aada], [kaislikko])
