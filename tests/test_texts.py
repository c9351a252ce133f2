"""Texts, and times as people write them in each language."""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.paths import resources
from desktop.texts import LANGUAGES, _, hours, many, moment, translator, use_stretch
from tests.shared import ROOT

HALF_PAST_TWELVE, HALF_PAST_THREE = time(12, 30), time(15, 30)


@pytest.mark.parametrize(
    ("language", "written"), [("fi", "klo 12.30–15.30"), ("sv", "kl. 12.30–15.30"), ("en", "12:30–15:30")]
)
def test_writes_from_when_to_when(language: str, written: str) -> None:
    assert hours(HALF_PAST_TWELVE, HALF_PAST_THREE, language) == written


def test_writes_the_one_time_that_is_known() -> None:
    assert hours(HALF_PAST_TWELVE, None, "fi") == "klo 12.30"
    assert hours(None, None, "fi") == ""


@pytest.mark.parametrize(
    ("language", "written"),
    [("fi", "23.11.2026 klo 12.30"), ("sv", "23.11.2026 kl. 12.30"), ("en", "23 November 2026, 12:30")],
)
def test_writes_a_moment_by_the_clock_of_helsinki(language: str, written: str) -> None:
    assert moment(datetime(2026, 11, 23, 10, 30, tzinfo=UTC), language) == written


def test_every_text_of_the_windows_can_be_doubled_and_those_of_documents_never_are() -> None:
    plain, other = _("Plan"), translator("fi")("Plan")
    counted = many("{n} page", "{n} pages", 3)
    use_stretch(2)
    try:
        assert _("Plan") == f"{plain} {plain}"
        assert many("{n} page", "{n} pages", 3) == f"{counted} {counted}"
        assert translator("fi")("Plan") == other
        assert _("") == ""
    finally:
        use_stretch(1)


def test_the_environment_asks_for_doubled_texts() -> None:
    code = "from desktop.texts import _; print(_('Plan'))"
    asked = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"UI_STRETCH": "2"}, cwd=ROOT, capture_output=True, text=True
    )
    assert asked.stdout.strip() == f"{_('Plan')} {_('Plan')}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_what_gettext_says(language: str) -> None:
    path = resources() / "i18n" / f"{language}.mo"
    with path.open("rb") as file:
        known = gettext.GNUTranslations(file)
    ours, messages = Catalogue(path), getattr(known, "_catalog", {})
    assert len(messages) > 1000
    for one in messages:
        if isinstance(one, tuple):
            said = [ours.ngettext(one[0], "?", number) for number in (0, 1, 2, 11)]
            assert said == [known.ngettext(one[0], "?", number) for number in (0, 1, 2, 11)]
        elif one:
            assert ours.gettext(one) == known.gettext(one)
    assert ours.gettext("Nobody wrote this \ud800") == "Nobody wrote this \ud800"
    assert [ours.ngettext("one of none", "more of none", number) for number in (1, 2)] == [
        "one of none",
        "more of none",
    ]


def test_a_file_that_is_no_catalogue_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fi.mo"
    path.write_bytes(bytes(28))
    with pytest.raises(OSError, match="Not a catalogue"):
        Catalogue(path)
