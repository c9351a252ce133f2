"""A short code names a document without saying anything of anybody, and survives being read from paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document_code import ALPHABET, case_group, document_code, qr_words, read_code

CODE = document_code("case0001", "00ff", "assessment")


def test_the_same_document_has_the_same_code_and_another_version_or_kind_another() -> None:
    assert document_code("case0001", "00ff", "assessment") == CODE
    others = {document_code("case0001", "0100", "assessment"), document_code("case0001", "00ff", "plan")}
    assert CODE not in others
    assert {code.split("-")[0] for code in others} == {case_group("case0001")}


@given(st.text(), st.text())
def test_a_code_is_two_groups_of_letters_that_are_not_misread(case: str, version: str) -> None:
    first, second = document_code(case, version, "plan").split("-")
    assert (len(first), len(second)) == (5, 5)
    assert set(first + second) <= set(ALPHABET)


@pytest.mark.parametrize(
    "text", [CODE, CODE.lower(), CODE.replace("-", " "), CODE.replace("-", ""), f" {CODE} ", qr_words(CODE)]
)
def test_a_code_is_read_however_it_is_written(text: str) -> None:
    assert read_code(text) == CODE


def test_letters_that_look_like_numbers_are_read_as_these() -> None:
    assert read_code("OIL00-ABCDE") == "01100-ABCDE"


@pytest.mark.parametrize("text", ["", "K7QM3", "K7QM3-X9T2BB", "K7QM3-X9T2U", "ääääääääää"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) == ""
