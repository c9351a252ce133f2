"""Check digits of learners, study rights and organisations."""

from __future__ import annotations

import pytest

from desktop.domain.identifiers import is_learner, is_organisation, is_study_right


@pytest.mark.parametrize("oid", ["1.2.246.562.24.54450598189", "1.2.246.562.98.54450598187"])
def test_a_learner_has_the_check_digit_of_the_node(oid: str) -> None:
    assert is_learner(oid)


@pytest.mark.parametrize(
    "oid",
    ["", "1.2.246.562.24.54440598189", "1.2.246.562.24.5445059818", "1.2.246.562.15.54450598189", "x1.2.246.562.24.54"],
)
def test_another_digit_is_no_learner(oid: str) -> None:
    assert not is_learner(oid)


@pytest.mark.parametrize("oid", ["1.2.246.562.15.41024330544", "1.2.246.562.15.298574987110"])
def test_a_study_right_may_have_the_two_digits_of_an_old_fault(oid: str) -> None:
    assert is_study_right(oid)


@pytest.mark.parametrize(
    "oid", ["1.2.246.562.15.41014330544", "1.2.246.562.15.897639829610", "1.2.246.562.15.41024330544 "]
)
def test_another_digit_is_no_study_right(oid: str) -> None:
    assert not is_study_right(oid)


@pytest.mark.parametrize(
    "oid", ["1.2.246.562.10.54453921329", "1.2.246.562.10.00000000001", "1.2.246.562.199.12345678901"]
)
def test_an_organisation_is_told_by_its_shape(oid: str) -> None:
    assert is_organisation(oid)


@pytest.mark.parametrize("oid", ["1.2.246.562.10.0123", "1.2.246.562.24.54453921329", "Esimerkkiopisto"])
def test_another_shape_is_no_organisation(oid: str) -> None:
    assert not is_organisation(oid)
