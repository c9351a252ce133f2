"""A time stamp for later years: asked for, from a service on this computer; without it nothing is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import lasting, provider, sharing, signing
from desktop.domain.authority import Withdrawal
from desktop.domain.errors import UserError
from desktop.domain.stages import Stage
from desktop.domain.terms import Role
from desktop.domain.verdict import Outcome, Verdict
from tests.actions.school import Desks, issue, signed_case, take, three_desks, trust
from tests.checker import accept_signed_record
from tests.time_service import TimeService


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    with three_desks(tmp_path) as made:
        take(made, issue(made))
        yield made


@pytest.fixture
def service(desks: Desks) -> Iterator[TimeService]:
    """A service whose clock is an hour ahead of the last signature."""
    with TimeService(desks.clock.moment + timedelta(hours=1)).running() as made:
        for workspace in (desks.teacher, desks.reader):
            lasting.choose_time_service(workspace, made.address, made.certificate)
        yield made


def stamped(desks: Desks) -> bytes:
    case = lasting.add_time_stamp(desks.teacher, signed_case(desks).id)
    return signing.record(desks.teacher, case.id)


def read(desks: Desks, pdf: bytes) -> Verdict:
    return sharing.verify_document(desks.reader, pdf)


def test_the_stamp_is_appended_and_tells_by_whom_and_when_the_record_was_seen(
    desks: Desks, service: TimeService, tmp_path: Path
) -> None:
    case = signed_case(desks)
    before = signing.record(desks.teacher, case.id)
    after = lasting.add_time_stamp(desks.teacher, case.id)
    pdf = signing.record(desks.teacher, case.id)
    assert pdf.startswith(before)
    assert after.signing.latest == hashlib.sha256(pdf).hexdigest()
    assert after.signing.signatures == case.signing.signatures
    trust(desks)
    verdict = read(desks, pdf)
    assert verdict.outcome == Outcome.INTACT, verdict.words()
    assert verdict.stamped_at == service.now
    assert any("Aikaleimapalvelu" in one.text for one in verdict.findings)
    path = tmp_path / "record.pdf"
    path.write_bytes(pdf)
    accept_signed_record(path, sharing.export_trust(desks.teacher, tmp_path / "trust.pem"), stamped=True)


def test_a_key_lost_later_casts_no_doubt_on_what_was_stamped_before(desks: Desks, service: TimeService) -> None:
    pdf = stamped(desks)
    desks.clock.moment += timedelta(days=10)
    provider.withdraw(desks.school, provider.issued_keys(desks.school)[0].id, Withdrawal.LOST)
    trust(desks)
    assert read(desks, pdf).outcome == Outcome.INTACT


def test_a_stamp_by_an_unknown_service_says_nothing(desks: Desks, service: TimeService) -> None:
    pdf = stamped(desks)
    trust(desks)
    lasting.choose_time_service(desks.reader, "", "")
    verdict = read(desks, pdf)
    assert verdict.stamped_at is None
    assert verdict.outcome == Outcome.INTACT


def test_a_laptop_whose_clock_runs_after_the_stamp_is_found_out(desks: Desks, service: TimeService) -> None:
    service.now -= timedelta(days=30)
    pdf = stamped(desks)
    trust(desks)
    assert read(desks, pdf).outcome == Outcome.DOUBTFUL


@pytest.mark.parametrize("mode", ["busy", "garbage", "page"])
def test_an_outage_costs_the_stamp_and_never_a_signature(desks: Desks, service: TimeService, mode: str) -> None:
    case = signed_case(desks)
    before = signing.record(desks.teacher, case.id)
    service.mode = mode
    with pytest.raises(UserError):
        lasting.add_time_stamp(desks.teacher, case.id)
    assert signing.record(desks.teacher, case.id) == before
    service.mode = ""
    assert lasting.add_time_stamp(desks.teacher, case.id).signing.stamped_at


def test_a_stamp_by_another_service_than_the_chosen_one_is_not_kept(desks: Desks, service: TimeService) -> None:
    case = signed_case(desks)
    other = TimeService(service.now, "Joku muu")
    lasting.choose_time_service(desks.teacher, service.address, other.certificate)
    with pytest.raises(UserError):
        lasting.add_time_stamp(desks.teacher, case.id)
    assert desks.teacher.cases.get(case.id).signing.stamped_at is None


def test_nothing_is_asked_before_everyone_has_signed_nor_twice(desks: Desks, service: TimeService) -> None:
    partly = signed_case(desks, Role.TEACHER)
    with pytest.raises(UserError):
        lasting.add_time_stamp(desks.teacher, partly.id)
    assert service.asked == 0
    case = lasting.add_time_stamp(desks.teacher, signed_case(desks).id)
    with pytest.raises(UserError):
        lasting.add_time_stamp(desks.teacher, case.id)


def test_without_a_service_the_person_is_told_to_choose_one(desks: Desks) -> None:
    with pytest.raises(UserError):
        lasting.add_time_stamp(desks.teacher, signed_case(desks).id)


@pytest.mark.parametrize("address", ["ftp://x", "file:///etc/passwd", "no address", "https://"])
def test_an_address_that_is_none_is_refused(desks: Desks, service: TimeService, address: str) -> None:
    with pytest.raises(UserError):
        lasting.choose_time_service(desks.teacher, address, service.certificate)
    chosen = lasting.time_service(desks.teacher)
    assert chosen is not None
    assert chosen.address == service.address


def test_a_record_that_was_handed_on_can_be_stamped_and_stays_handed_on(
    desks: Desks, service: TimeService, tmp_path: Path
) -> None:
    from desktop.domain.case import stage

    case = signed_case(desks)
    sharing.export_record(desks.teacher, case.id, tmp_path / "a.pdf")
    after = lasting.add_time_stamp(desks.teacher, case.id)
    assert stage(after) == Stage.EXPORTED
