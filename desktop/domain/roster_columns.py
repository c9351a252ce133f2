"""What the columns of a roster are, told from their headings: in Finnish, Swedish and English, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.near import fold
from desktop.domain.sheet import Sheet, cell_text
from desktop.domain.terms import Term, name_terms
from desktop.texts import n_


class Column(Term):
    """What a column may be; what no demonstration needs is left out (IGNORED), and a henkilötunnus always."""

    NAME = "name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    NUMBER = "number"
    OID = "oid"
    STUDY_RIGHT = "study_right"
    GROUP = "group"
    QUALIFICATION = "qualification"
    REFERENCE = "reference"
    STARTS = "starts"
    ENDS = "ends"
    WORKPLACE = "workplace"
    BUSINESS_ID = "business_id"
    CONTACT = "contact"
    INSTRUCTOR = "instructor"
    INSTRUCTOR_LAST = "instructor_last"
    INSTRUCTOR_FIRST = "instructor_first"
    TITLE = "title"
    EMAIL = "email"
    PHONE = "phone"
    IGNORED = "ignored"

    @property
    def of_workplace(self) -> bool:
        """Whether it tells of a workplace rather than of a student."""
        return self in _OF_WORKPLACE


name_terms(
    Column,
    {
        "name": n_("Student's name"),
        "last_name": n_("Student's last name"),
        "first_name": n_("Student's first name"),
        "number": n_("Student number"),
        "oid": n_("Learner number (oppijanumero)"),
        "study_right": n_("Study right"),
        "group": n_("Group"),
        "qualification": n_("Qualification"),
        "reference": n_("Reference number of the qualification"),
        "starts": n_("Study right began"),
        "ends": n_("Study right ends"),
        "workplace": n_("Workplace"),
        "business_id": n_("Business ID"),
        "contact": n_("Contact person of the workplace"),
        "instructor": n_("Workplace instructor"),
        "instructor_last": n_("Workplace instructor's last name"),
        "instructor_first": n_("Workplace instructor's first name"),
        "title": n_("Workplace instructor's title"),
        "email": n_("Workplace instructor's e-mail"),
        "phone": n_("Workplace instructor's phone"),
        "ignored": n_("Not taken in"),
    },
)

_OF_WORKPLACE = frozenset(
    {
        *(Column.WORKPLACE, Column.BUSINESS_ID, Column.CONTACT),
        *(Column.INSTRUCTOR, Column.INSTRUCTOR_LAST, Column.INSTRUCTOR_FIRST),
        *(Column.TITLE, Column.EMAIL, Column.PHONE),
    }
)

_HEADINGS = {
    Column.NAME: "opiskelija|opiskelijan nimi|oppija|oppijan nimi|opiskelijat|opiskelijanimi|kokonimi|koko nimi|"
    "studerande|den studerandes namn|studerandes namn|studerandens namn|elev|elevens namn|student|student name|"
    "students name|learner|full name|studenten|studentens namn|hela namnet|fullstandigt namn|"
    "sukunimi ja etunimi|etunimi ja sukunimi|"
    "sukunimi etunimi|sukunimi etunimet|nimi sukunimi etunimi",
    Column.LAST_NAME: "den studerandes efternamn|studerandens efternamn|students last name|"
    "sukunimi|opiskelijan sukunimi|efternamn|slaktnamn|studerandes efternamn|last name|surname|"
    "family name|lastname",
    Column.FIRST_NAME: "den studerandes fornamn|studerandens fornamn|students first name|"
    "etunimi|etunimet|kutsumanimi|opiskelijan etunimi|opiskelijan etunimet|fornamn|tilltalsnamn|"
    "first name|given name|firstname|first names|given names",
    Column.NUMBER: "opiskelijanumero|opiskelijan numero|opiskelijanro|opnro|op nro|opisk nro|opiskelija nro|"
    "opiskelijatunnus|opiskelijan tunnus|oppilasnumero|studerandenummer|studienummer|matrikelnummer|elevnummer|"
    "student number|student no|student id|studentid|student nr|opiskelijanumero primus|primus id|primus tunnus|"
    "opiskelija id|korttinumero",
    Column.OID: "oppijanumero|oppijanro|oppija oid|oppijan oid|opiskelijan oid|oppijatunnus|kansallinen oppijanumero|"
    "studentnummer|studerandens oid|learner id|learner oid|learner number|henkilo oid|oid|person oid|oppijan tunniste",
    Column.STUDY_RIGHT: "opiskeluoikeus|opiskeluoikeuden oid|opiskeluoikeus oid|opiskeluoikeuden tunniste|"
    "opiskeluoikeuden tunnus|studieratt|studierattens oid|studieratt oid|study right|study right oid",
    Column.GROUP: "ryhma|opiskeluryhma|ryhmatunnus|opetusryhma|luokka|luokkatunnus|ryhman tunnus|ryhman nimi|"
    "ryhmakoodi|saapumisryhma|grupp|studiegrupp|klass|gruppkod|group|class|study group|group code",
    Column.QUALIFICATION: "tutkinto|tutkinnon nimi|tutkintonimike|koulutus|perustutkinto|examen|examens namn|"
    "examensnamn|grundexamen|utbildning|qualification|degree|programme|program|tutkinto tai koulutus",
    Column.REFERENCE: "examens diarienummer|reference number of the qualification|"
    "diaarinumero|perusteen diaarinumero|perusteiden diaarinumero|tutkinnon diaarinumero|peruste|"
    "diarienummer|grundernas diarienummer|reference number|perusteen tunnus|diaari|diaarinro",
    Column.STARTS: "opiskeluoikeus alkoi|studieratten borjade|"
    "alkupaiva|alkamispaiva|alkaa|aloituspaiva|opiskeluoikeus alkaa|opiskeluoikeuden alkamispaiva|"
    "opiskeluoikeus alkanut|opiskeluoikeuden alku|opintojen alkamispaiva|aloitus|alku|alku pvm|alkupvm|alkamispvm|"
    "startdatum|inleds|borjar|begynnelsedatum|studieratten inleds|studieratten borjar|start|starts|start date|"
    "study right began|study right starts|begins",
    Column.ENDS: "studieratten slutar|"
    "loppupaiva|paattymispaiva|paattyy|opiskeluoikeus paattyy|opiskeluoikeuden paattymispaiva|arvioitu "
    "paattymispaiva|arvioitu paattyminen|arvioitu valmistuminen|arvioitu valmistumispaiva|loppu|loppu pvm|loppupvm|"
    "paattymispvm|opiskeluoikeuden arvioitu paattymispaiva|valmistumispaiva|slutdatum|upphor|slutar|studieratten "
    "upphor|beraknat slutdatum|uppskattat slutdatum|end|ends|end date|estimated end|estimated end date|"
    "study right ends",
    Column.WORKPLACE: "tyopaikka|tyopaikan nimi|tyonantaja|tyonantajan nimi|yritys|yrityksen nimi|"
    "koulutussopimustyopaikka|tyossaoppimispaikka|harjoittelupaikka|arbetsplats|arbetsplatsens namn|arbetsgivare|"
    "foretag|foretagets namn|workplace|workplace name|employer|company|company name",
    Column.BUSINESS_ID: "y tunnus|ytunnus|yritystunnus|tyopaikan y tunnus|yrityksen y tunnus|fo nummer|fonummer|"
    "foretagsnummer|arbetsplatsens fo nummer|business id|vat id|tyonantajan y tunnus|organisationsnummer",
    Column.CONTACT: "contact person of the workplace|"
    "yhteyshenkilo|tyopaikan yhteyshenkilo|kontaktperson|arbetsplatsens kontaktperson|contact|"
    "contact person|yhteystieto",
    Column.INSTRUCTOR: "tyopaikkaohjaaja|vastuullinen tyopaikkaohjaaja|tyopaikkaohjaajan nimi|ohjaaja|ohjaajan nimi|"
    "tyopaikan ohjaaja|tyonantajan edustaja|arbetsplatshandledare|ansvarig arbetsplatshandledare|handledare|"
    "handledarens namn|arbetsplatshandledarens namn|workplace instructor|instructor|instructor name|supervisor|"
    "workplace supervisor",
    Column.INSTRUCTOR_LAST: "arbetsplatshandledarens efternamn|workplace instructors last name|"
    "ohjaajan sukunimi|tyopaikkaohjaajan sukunimi|handledarens efternamn|"
    "instructors last name|instructor last name",
    Column.INSTRUCTOR_FIRST: "arbetsplatshandledarens fornamn|workplace instructors first name|"
    "ohjaajan etunimi|tyopaikkaohjaajan etunimi|handledarens fornamn|instructors first name|"
    "instructor first name",
    Column.TITLE: "tyopaikkaohjaajan nimike|arbetsplatshandledarens titel|workplace instructors title|"
    "tehtavanimike|ohjaajan tehtavanimike|titteli|nimike|tehtava|ohjaajan nimike|asema|titel|"
    "handledarens titel|yrkesbeteckning|title|job title|position",
    Column.EMAIL: "arbetsplatshandledarens e post|workplace instructors e mail|"
    "sahkoposti|ohjaajan sahkoposti|sahkopostiosoite|email|e mail|e post|epost|e postadress|"
    "handledarens e post|tyopaikkaohjaajan sahkoposti|instructors email|instructor email|s posti|sposti|meili",
    Column.PHONE: "arbetsplatshandledarens telefon|workplace instructors phone|"
    "puhelin|puhelinnumero|puh|ohjaajan puhelin|gsm|matkapuhelin|tyopaikkaohjaajan puhelin|"
    "ohjaajan puhelinnumero|telefon|telefonnummer|tel|handledarens telefon|mobiltelefon|phone|phone number|mobile|"
    "instructors phone|instructor phone|puhelinnro|puh nro",
}
_BY_HEADING = {heading: column for column, joined in _HEADINGS.items() for heading in joined.split("|")}
_NAMES = frozenset(("nimi", "namn", "name"))
_PEOPLE = frozenset((Column.NAME, Column.LAST_NAME, Column.FIRST_NAME, Column.IGNORED))
_REACHED_BY = frozenset((Column.TITLE, Column.EMAIL, Column.PHONE))
_PLACES = _OF_WORKPLACE - _REACHED_BY
_INSTRUCTOR_PARTS = {Column.LAST_NAME: Column.INSTRUCTOR_LAST, Column.FIRST_NAME: Column.INSTRUCTOR_FIRST}
_IDENTITY_HEADINGS = (
    "henkilotunnus|henkilotunnukset|hetu|sotu|sosiaaliturvatunnus|hlotunnus|personbeteckning|persbet|personsignum|"
    "personal identity code|identity number|identity code|personal id|ssn"
)
IDENTITY = frozenset(_IDENTITY_HEADINGS.split("|"))
"""Headings of what is never taken in."""

HEADING_ROWS = 30
"""Among so many rows the headings are looked for: titles and empty rows may come before."""


def heading_key(text: str) -> str:
    """A heading as it is compared: without accents, signs, and what stands in brackets."""
    plain = re.sub(r"\([^)]*\)|\*", " ", fold(text)).replace("'", "").replace("’", "")
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def heading_row(sheet: Sheet) -> int:
    """The index of the row that most looks like headings; -1 when none does."""
    best, most = -1, 0
    for index, row in enumerate(sheet.rows[:HEADING_ROWS]):
        found = sum(_is_known(heading_key(cell)) for cell in row if isinstance(cell, str) and cell)
        if found > most:
            best, most = index, found
    filled = sum(cell != "" for cell in sheet.rows[best]) if most else 0
    return best if most > 1 or filled == 1 else -1


def _is_known(heading: str) -> bool:
    return heading in _BY_HEADING or heading in _NAMES or heading in IDENTITY


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """What each column is, by its heading; each kind once, the first that is called so.

    Whose a mere “name” or “phone” is depends on the others: those of students are not needed beyond the name, so they
    are left out.
    """
    keys = [heading_key(one) for one in headings]
    found = [_BY_HEADING.get(key, Column.IGNORED) for key in keys]
    places = any(one in _PLACES for one in found)
    students = any(one not in _PEOPLE and not one.of_workplace for one in found)
    if not places:
        found = [Column.IGNORED if one.of_workplace else one for one in found]
    elif not students and Column.INSTRUCTOR not in found and any(one in _REACHED_BY for one in found):
        found = [_INSTRUCTOR_PARTS.get(one, one) for one in found]
    for place, key in enumerate(keys):
        if key in _NAMES:
            found[place] = _whose_name(found) if places and not students else Column.NAME
    if Column.NAME in found or Column.LAST_NAME in found:
        found = _without_students_own(found)
    return tuple(one if one not in found[:place] else Column.IGNORED for place, one in enumerate(found))


def _whose_name(found: Sequence[Column]) -> Column:
    """Whose a column “name” is in a table of workplaces."""
    if Column.WORKPLACE not in found:
        return Column.WORKPLACE
    return Column.NAME if Column.INSTRUCTOR in found else Column.INSTRUCTOR


def _without_students_own(found: Sequence[Column]) -> list[Column]:
    """Without phones, addresses and titles that come before any instructor: they are the students' own."""
    first = min((found.index(one) for one in (Column.INSTRUCTOR, Column.INSTRUCTOR_LAST) if one in found), default=999)
    return [Column.IGNORED if one in _REACHED_BY and place < first else one for place, one in enumerate(found)]


def is_identity_heading(heading: str) -> bool:
    """Whether a column is called henkilötunnus."""
    return heading_key(heading) in IDENTITY


def headings_of(sheet: Sheet, row: int) -> tuple[str, ...]:
    """The headings in a row, for every column of the sheet; all empty where there is no such row."""
    cells = sheet.rows[row] if 0 <= row < len(sheet.rows) else []
    texts = [cell_text(cell) for cell in cells]
    return (*texts, *[""] * (sheet.width - len(texts)))
