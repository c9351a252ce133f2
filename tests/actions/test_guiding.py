"""Agreement and guidance are kept in the case, also after signing, and never in the signed record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import guiding, signing
from desktop.actions.changing import undo
from desktop.actions.documents import Paper, paper
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.guidance import ContactWay, Guidance, Practice, Topic
from desktop.domain.guiding_card import CARD
from desktop.domain.minimum_level import PointState
from desktop.texts import _, use_language
from tests.actions.school import Desks, ready_case, signed_case, three_desks
from tests.export.reading import told


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    with three_desks(tmp_path) as made:
        yield made


@pytest.fixture
def file(desks: Desks) -> Workspace:
    return desks.teacher


def test_an_induction_is_one_step_that_can_be_undone(desks: Desks, file: Workspace) -> None:
    case = ready_case(desks)
    after = guiding.mark_induction(file, case.id, list(Topic), file.today(), " Timo ")
    assert [one.id for one in after.guidance.induction] == [str(one) for one in Topic]
    assert {one.by for one in after.guidance.induction} == {"Timo"}
    assert undo(file, case.id).guidance == case.guidance
    guiding.mark_induction(file, case.id, [Topic.SAFETY], file.today())
    assert guiding.mark_induction(file, case.id, [Topic.SAFETY], None).guidance.induction == ()


def test_the_log_stands_in_order_of_days_and_bad_entries_change_nothing(desks: Desks, file: Workspace) -> None:
    case, today = ready_case(desks), file.today()
    guiding.add_contact(file, case.id, today, ContactWay.VISIT, "Timo")
    after = guiding.add_contact(file, case.id, today - timedelta(days=9), ContactWay.CALL, "Timo", "Sujuu.")
    assert [one.way for one in after.guidance.contacts] == [ContactWay.CALL, ContactWay.VISIT]
    for on, person in ((today, " "), (today + timedelta(days=1), "Timo")):
        with pytest.raises(UserError):
            guiding.add_contact(file, case.id, on, ContactWay.CALL, person)
    assert file.cases.get(case.id) == after
    first = after.guidance.contacts[0].id
    assert len(guiding.remove_contact(file, case.id, first).guidance.contacts) == 1


def test_practice_is_marked_by_letters_and_only_of_tasks_that_are_there(desks: Desks, file: Workspace) -> None:
    case = ready_case(desks)
    task = case.plan.tasks[0].id
    assert guiding.mark_practice(file, case.id, task, Practice.STARTED).guidance.practice == {task: Practice.STARTED}
    assert guiding.mark_practice(file, case.id, task, None).guidance.practice == {}
    with pytest.raises(UserError):
        guiding.mark_practice(file, case.id, "nothing", Practice.MANAGES)


def test_what_is_written_after_signing_leaves_the_record_as_it_was(desks: Desks, file: Workspace) -> None:
    case = signed_case(desks)
    record = signing.record(file, case.id)
    guiding.write_guidance(file, case.id, replace(case.guidance, improvement="Varataan enemmän aikaa."))
    after = guiding.tell_point(file, case.id, "M25", file.today())
    assert after.guidance.told == {"M25": file.today()}
    assert signing.record(file, case.id) == record
    assert after.signing == case.signing


def test_a_point_is_told_only_where_nothing_else_tells_it(desks: Desks, file: Workspace) -> None:
    case = ready_case(desks)
    with pytest.raises(UserError, match="täyttyy siitä"):
        guiding.tell_point(file, case.id, "M13", file.today())
    with pytest.raises(UserError):
        guiding.set_aside(file, case.id, "M99", "Ei ole.")
    aside = guiding.set_aside(file, case.id, "M10", "Ohjaaja on kokenut.")
    [point] = [one for one in guiding.minimum_level(file, aside) if one.id == "M10"]
    assert (point.state, point.told) == (PointState.NOT_APPLICABLE, "Ohjaaja on kokenut.")
    assert guiding.set_aside(file, case.id, "M10", " ").guidance.not_applicable == {}


def test_providers_add_points_and_cannot_remove_ours(desks: Desks, file: Workspace) -> None:
    case = ready_case(desks)
    made = guiding.add_point(file, " Avaimet on palautettu ")
    assert guiding.minimum_level(file, case)[-1].text == "Avaimet on palautettu"
    guiding.tell_point(file, case.id, made.id, file.today())
    with pytest.raises(UserError, match="vähimmäistasoon"):
        guiding.remove_point(file, "M01")
    with pytest.raises(UserError):
        guiding.add_point(file, "")
    guiding.remove_point(file, made.id)
    assert guiding.own_points(file) == []


def test_the_annex_tells_what_was_written_and_leaves_the_log_out(desks: Desks, file: Workspace) -> None:
    case = ready_case(desks)
    guiding.write_guidance(file, case.id, Guidance(hours="ma–pe klo 7–15", meals="Talon ruokala"))
    guiding.mark_induction(file, case.id, [Topic.SAFETY], file.today(), "Timo Ohjaaja")
    guiding.add_contact(file, case.id, file.today(), ContactWay.CALL, "Timo", "Vain opettajalle.")
    words = " ".join(text for _tag, text in told(paper(file, case.id, Paper.ANNEX)))
    assert "ma–pe klo 7–15" in words
    assert "Talon ruokala" in words
    assert "Työturvallisuus" in words
    assert "Vain opettajalle" not in words


def test_having_read_the_card_meets_its_point_and_the_first_day_stays(desks: Desks, file: Workspace) -> None:
    case = ready_case(desks)
    read = guiding.read_card(file, case.id)
    assert read.guidance.told == {"M10": file.today()}
    [point] = [one for one in guiding.minimum_level(file, read) if one.id == "M10"]
    assert point.state == PointState.MET
    guiding.tell_point(file, case.id, "M10", file.today() - timedelta(days=9))
    assert guiding.read_card(file, case.id).guidance.told == {"M10": file.today() - timedelta(days=9)}


def test_the_card_is_short_enough_for_a_guest() -> None:
    for _heading, lines in CARD:
        for line in lines:
            for language in ("fi", "sv", "en"):
                use_language(language)
                assert len(_(line).split()) <= 12, _(line)
