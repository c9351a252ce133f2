"""Business ids and phone numbers, by formats.md section 5 and practice.md 2.9."""

from __future__ import annotations

import pytest

from desktop.domain.people import is_business_id, is_phone, tidy_business_id


@pytest.mark.parametrize("text", ["1234567-1", "2345678-0", "0116480-8", "0000012-3", "0000023-8", "9999991-7"])
def test_knows_a_business_id(text: str) -> None:
    assert is_business_id(text)


@pytest.mark.parametrize("text", ["1234567-2", "7654321-8", "12345671", "", "1234567-", "x234567-1", "１234567-1"])
def test_refuses_what_is_no_business_id(text: str) -> None:
    assert not is_business_id(text)


def test_a_rest_of_one_is_never_a_business_id() -> None:
    assert not any(is_business_id(f"0000006-{digit}") for digit in range(10))


def test_tidies_a_business_id_as_it_was_meant() -> None:
    assert tidy_business_id(" 116480-8 ") == "0116480-8"
    assert tidy_business_id("12345671") == "1234567-1"
    assert tidy_business_id("ei tiedossa") == "ei tiedossa"


def test_a_phone_number_has_digits_spaces_and_signs_only() -> None:
    assert is_phone("+358 (0)40 123-4567")
    assert not is_phone("puh. 040")
