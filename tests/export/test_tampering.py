"""Every known way to tamper with a signed record is told by verifying; the untouched one is intact."""

from __future__ import annotations

import pytest

from desktop.domain.terms import Role
from desktop.domain.verdict import Outcome
from desktop.export.verifying import verify
from tests.export.attacks import ATTACKS, the_target, with_a_picture
from tests.export.signed import ROOTS

EXPECTED = dict.fromkeys(ATTACKS, Outcome.CHANGED) | {
    "18 wound back to the first signature": Outcome.INCOMPLETE,
    "19 wound back to before anybody signed": Outcome.UNSIGNED,
    "23 a forgery by keys that look alike": Outcome.UNKNOWN_SIGNER,
    "24 a third signature by somebody unknown": Outcome.UNKNOWN_SIGNER,
    "25 evidence for later added": Outcome.INTACT,
    "26 the file cut off": Outcome.NOT_READABLE,
}


def test_00_untouched_is_intact() -> None:
    verdict = verify(the_target(), ROOTS)
    assert verdict.outcome == Outcome.INTACT
    assert verdict.findings == ()


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_is_told(name: str) -> None:
    attacked = ATTACKS[name](the_target())
    assert attacked != the_target()
    verdict = verify(attacked, ROOTS)
    assert verdict.outcome == EXPECTED[name], verdict.words()
    assert verdict.findings, "a person must hear why"


def test_28_a_picture_instead_of_ink_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = verify(with_a_picture(monkeypatch), ROOTS)
    assert verdict.outcome == Outcome.DOUBTFUL
    assert [one.drawn for one in verdict.signatures] == [False, False]
    assert [one.intact for one in verdict.signatures] == [True, True]


def test_wound_back_tells_whose_signature_is_missing_of_how_many() -> None:
    verdict = verify(ATTACKS["18 wound back to the first signature"](the_target()), ROOTS)
    assert [finding.signer for finding in verdict.findings] == [Role.INSTRUCTOR]
    assert "Timo Ohjaaja" in verdict.findings[0].text
    assert "2" in verdict.findings[0].text


def test_evidence_for_later_is_told_as_such() -> None:
    verdict = verify(ATTACKS["25 evidence for later added"](the_target()), ROOTS)
    assert verdict.later_evidence
    assert all(one.intact for one in verdict.signatures)


def test_the_signatures_that_hold_are_told_apart_from_those_that_do_not() -> None:
    verdict = verify(ATTACKS["24 a third signature by somebody unknown"](the_target()), ROOTS)
    assert [one.trusted for one in verdict.signatures] == [True, True, False]
