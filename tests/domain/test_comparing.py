"""Two versions of a unit side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.compared import ComparedLine, Difference, Kind, Piece, UnitComparison
from desktop.domain.comparing import compare_units, pair_parts, word_marks
from desktop.domain.comparing_words import summary
from desktop.domain.curriculum import QualificationUnit, SkillRequirement, SubArea, SubAreaPart
from desktop.domain.terms import Scale
from desktop.domain.unit_words import extent_words
from tests.builders import a_unit, words

OLD = ("ohjaa asukkaan aamutoimet", "kirjaa tekemänsä työn", "käyttää apuvälineitä turvallisesti")


def unit(*texts: str, **changes: object) -> QualificationUnit:
    rows = tuple(SkillRequirement(id=f"r{n}", text={"fi": text}) for n, text in enumerate(texts, 1))
    return replace(a_unit(0), requirements=rows, **changes)  # type: ignore[arg-type]


def rows_of(found: UnitComparison) -> list[ComparedLine]:
    return [line for one in found.sections if one.kind == Kind.REQUIREMENTS for line in one.lines]


def test_a_unit_says_the_same_as_itself() -> None:
    found = compare_units(a_unit(), a_unit(), "sv")
    assert not found.is_changed
    assert found.facts == ()
    assert summary(found) == "Tutkinnon osa on sama molemmissa versioissa."


def test_what_came_went_was_reworded_and_moved_is_told() -> None:
    new = unit(OLD[2], "puhuu asukkaan kieltä", "ohjaa asukkaan aamutoimet ja iltatoimet")
    found = compare_units(unit(*OLD), new, "fi")
    told = {(line.difference, line.moved, line.before_number, line.after_number) for line in rows_of(found)}
    assert told == {
        (Difference.SAME, True, 3, 1),
        (Difference.ADDED, False, None, 2),
        (Difference.REWORDED, False, 1, 3),
        (Difference.REMOVED, False, 2, None),
    }
    assert summary(found) == "1 uusi vaatimus, 1 vaatimus poistunut, 1 vaatimus muuttunut, 1 vaatimus siirtynyt."


def test_whole_words_are_marked_on_both_sides() -> None:
    before, after = word_marks("ohjaa asukkaan aamutoimet", "ohjaa asiakkaan hitaat aamutoimet.")
    assert before == (Piece("ohjaa "), Piece("asukkaan", True), Piece(" aamutoimet"))
    assert after == (Piece("ohjaa "), Piece("asiakkaan hitaat", True), Piece(" aamutoimet"), Piece(".", True))
    assert "".join(piece.text for piece in after) == "ohjaa asiakkaan hitaat aamutoimet."


def test_very_long_texts_are_marked_as_a_whole() -> None:
    book = " ".join(f"sana{n}" for n in range(5_000))
    before, after = word_marks(book, f"{book} loppu")
    assert [piece.changed for piece in (*before, *after)] == [True, True]


def test_a_reader_is_told_in_their_language_and_of_the_others() -> None:
    old = replace(a_unit(0), requirements=(SkillRequirement(id="r", text={"fi": "kirjaa työn", "sv": "antecknar"}),))
    new = replace(a_unit(0), requirements=(SkillRequirement(id="r", text={"fi": "kirjaa työn", "sv": "skriver upp"}),))
    (finnish,) = rows_of(compare_units(old, new, "fi"))
    assert (finnish.difference, finnish.also_in) == (Difference.SAME, ("sv",))
    (swedish,) = rows_of(compare_units(old, new, "sv"))
    assert (swedish.difference, swedish.also_in) == (Difference.REWORDED, ())


def test_languages_that_only_one_version_has_are_not_compared() -> None:
    old = replace(a_unit(0), requirements=(SkillRequirement(id="r", text={"fi": "kirjaa työn"}),))
    new = replace(a_unit(0), requirements=(SkillRequirement(id="r", text={"fi": "kirjaa työn", "sv": "antecknar"}),))
    (line,) = rows_of(compare_units(old, new, "sv"))
    assert line.difference == Difference.SAME
    assert line.after == (Piece("kirjaa työn"),)


@pytest.mark.parametrize(
    ("changes", "label", "was", "now"),
    [
        ({"extent": 30.0}, "Laajuus", "25 osp", "30 osp"),
        ({"scale": Scale.PASS_FAIL}, "Arviointiasteikko", "1–5", "hyväksytty tai hylätty"),
        ({"name": words("Muu työ")}, "Nimi", "Arjen työ fi", "Muu työ fi"),
    ],
)
def test_facts_of_the_whole_unit_are_compared(changes: dict[str, object], label: str, was: str, now: str) -> None:
    found = compare_units(a_unit(), replace(a_unit(), **changes), "fi")  # type: ignore[arg-type]
    assert [(one.label, one.before, one.after) for one in found.facts] == [(label, was, now)]
    assert summary(found) == f"{label}: {was} → {now}."


def test_criteria_are_compared_level_by_level_of_their_own_requirement() -> None:
    old = a_unit(2)
    target = old.targets[1]
    levels = (*target.levels[:2], replace(target.levels[2], criteria=({"fi": "r2 taso 3 fi uusin sanoin"},)))
    found = compare_units(old, replace(old, targets=(old.targets[0], replace(target, levels=levels))), "fi")
    changed = [one for one in found.sections if one.is_changed]
    assert [(one.kind, one.title) for one in changed] == [
        (Kind.CRITERIA, "Kriteerit: tekee asian 2 fi · Hyvä 3"),
        *((Kind.CRITERIA, f"Kriteerit: tekee asian 2 fi · {level}") for level in ("Hyvä 4", "Kiitettävä 5")),
    ]
    assert found.count(Kind.CRITERIA, Difference.REWORDED) == 1
    assert found.count(Kind.CRITERIA, Difference.REMOVED) == 2


def test_parts_of_sub_areas_are_found_again_under_new_ids() -> None:
    def common(prefix: str, extent: float) -> QualificationUnit:
        row = SkillRequirement(id=f"{prefix}.r", text=words("viestii"))
        part = SubAreaPart(id=f"{prefix}.p", requirements=(row,), extent=extent)
        area = SubArea(id=f"{prefix}.a", name=words("Äidinkieli"), code="VVAI", parts=(part,))
        return a_unit(0, sub_areas=(area,), targets=())

    old, new = common("1", 4), common("2", 5)
    assert pair_parts(old, new) == {"1.p": "2.p"}
    found = compare_units(old, new, "fi")
    assert [one.before for one in found.facts] == ["4 osp"]
    assert [line.difference for line in rows_of(found)] == [Difference.SAME]


def test_extents_are_told_as_they_are_given() -> None:
    told = [extent_words(*one) for one in ((25, None), (10, 25), (0, 15), (None, None), (15, 15))]
    assert told == ["25 osp", "10–25 osp", "enintään 15 osp", "", "15 osp"]
