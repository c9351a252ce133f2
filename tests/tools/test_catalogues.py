"""The catalogues follow the code, keep what people translated, and say what is wrong."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from desktop.tools import catalogues
from desktop.tools.messages import Found, collect

SAVED = Found("Saved to {path}", ("desktop/a.py",))
NOTES = Found(("{n} note", "{n} notes"), ("desktop/a.py", "forms/b.ui"))


def _translate(folder: Path, language: str, *pairs: tuple[str, str]) -> None:
    path = folder / f"{language}.po"
    text = path.read_text(encoding="utf-8")
    for message, translation in pairs:
        text = text.replace(f'{message}\nmsgstr ""', f'{message}\nmsgstr "{translation}"')
    path.write_text(text, encoding="utf-8")


def _word(folder: Path, language: str, message: str) -> object:
    found = catalogues.read(folder, language).get(message)
    assert found is not None
    return found.string if isinstance(found.string, str) else list(found.string or ())


@pytest.fixture
def complete(tmp_path: Path) -> Path:
    """Catalogues of two messages, one with a plural, translated everywhere."""
    catalogues.update(tmp_path, [SAVED, NOTES])
    for language, saved, note, notes in (
        ("fi", "Tallennettu: {path}", "yksi muistiinpano", "{n} muistiinpanoa"),
        ("sv", "Sparad: {path}", "{n} anteckning", "{n} anteckningar"),
    ):
        _translate(tmp_path, language, ('msgid "Saved to {path}"', saved))
        path = tmp_path / f"{language}.po"
        text = path.read_text(encoding="utf-8")
        text = text.replace('msgstr[0] ""', f'msgstr[0] "{note}"').replace('msgstr[1] ""', f'msgstr[1] "{notes}"')
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_complete_catalogues_have_no_problems(complete: Path) -> None:
    assert catalogues.check(complete, [SAVED, NOTES]) == []


def test_english_is_filled_with_the_messages(tmp_path: Path) -> None:
    catalogues.update(tmp_path, [SAVED, NOTES])
    assert _word(tmp_path, "en", "Saved to {path}") == "Saved to {path}"
    assert _word(tmp_path, "en", "{n} note") == ["{n} note", "{n} notes"]


def test_a_message_without_translation_is_named(tmp_path: Path) -> None:
    catalogues.update(tmp_path, [SAVED])
    assert catalogues.check(tmp_path, [SAVED]) == [
        "fi: not translated: 'Saved to {path}'",
        "sv: not translated: 'Saved to {path}'",
    ]


def test_an_update_keeps_translations_and_guesses_none(complete: Path) -> None:
    alike = Found("Saved in {path}", ("desktop/a.py",))
    catalogues.update(complete, [alike, SAVED, NOTES])
    assert _word(complete, "fi", "Saved to {path}") == "Tallennettu: {path}"
    assert _word(complete, "fi", "{n} note") == ["yksi muistiinpano", "{n} muistiinpanoa"]
    assert _word(complete, "fi", "Saved in {path}") == ""


def test_an_update_that_changes_nothing_leaves_the_bytes(complete: Path) -> None:
    before = {path.name: path.read_bytes() for path in complete.glob("*.po")}
    catalogues.update(complete, [SAVED, NOTES])
    assert {path.name: path.read_bytes() for path in complete.glob("*.po")} == before
    assert "#: desktop/a.py forms/b.ui\n" in before["fi.po"].decode()


def test_a_catalogue_behind_the_code_is_told(complete: Path) -> None:
    new = Found("Open", ("desktop/a.py",))
    problems = catalogues.check(complete, [new, NOTES])
    assert "fi: not in the catalogue: 'Open'" in problems
    assert "fi: no longer used: 'Saved to {path}'" in problems


@pytest.mark.parametrize("wrong", ["Tallennettu: {polku}", "Tallennettu", "Tallennettu: {path", "{path} {path} {n}"])
def test_other_gaps_than_in_the_message_are_told(complete: Path, wrong: str) -> None:
    path = complete / "fi.po"
    path.write_text(path.read_text(encoding="utf-8").replace("Tallennettu: {path}", wrong), encoding="utf-8")
    assert [text.partition(":")[0] for text in catalogues.check(complete, [SAVED, NOTES])] == ["fi"]


def test_many_need_their_number_and_one_does_not(complete: Path) -> None:
    path = complete / "sv.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{n} anteckningar", "många anteckningar"), encoding="utf-8")
    assert len(catalogues.check(complete, [SAVED, NOTES])) == 1
    path.write_text(text.replace('"{n} anteckning"', '"en anteckning"'), encoding="utf-8")
    assert catalogues.check(complete, [SAVED, NOTES]) == []


def test_the_compiled_catalogue_speaks(complete: Path) -> None:
    assert len(catalogues.compile_catalogues(complete)) == 3
    with (complete / "fi.mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Saved to {path}") == "Tallennettu: {path}"
    assert words.ngettext("{n} note", "{n} notes", 5) == "{n} muistiinpanoa"
    assert words.gettext("Unknown") == "Unknown"


def test_a_catalogue_is_compiled_again_only_when_it_is_newer(complete: Path) -> None:
    catalogues.compile_catalogues(complete)
    assert catalogues.compile_catalogues(complete) == []
    (complete / "fi.mo").unlink()
    assert [path.name for path in catalogues.compile_catalogues(complete)] == ["fi.mo"]


def test_messages_are_found_in_code_and_forms_with_their_files(tmp_path: Path) -> None:
    for folder in ("desktop/gui/ui", "desktop/tools", "forms"):
        (tmp_path / folder).mkdir(parents=True)
    code = """
one = _("In " "two parts"), n_("Marked"), many("{n} task", "{n} tasks", count)
two = say(n_("For a document")), _("a" if x else "b"), _(term.label), _(""), texts._("By its module")
three = _(f"Not {possible}")
"""
    (tmp_path / "desktop" / "a.py").write_text(code, encoding="utf-8")
    (tmp_path / "desktop" / "tools" / "own.py").write_text('_("Of a tool")', encoding="utf-8")
    (tmp_path / "desktop" / "gui" / "ui" / "b.py").write_text('_("Compiled")', encoding="utf-8")
    form = '<ui><string>Marked</string><string notr="true">0</string><string/></ui>'
    (tmp_path / "forms" / "b.ui").write_text(form, encoding="utf-8")
    found = collect(tmp_path)
    assert [one.id for one in found if not one.broken] == [
        "In two parts",
        "Marked",
        ("{n} task", "{n} tasks"),
        "For a document",
        "a",
        "b",
        "By its module",
    ]
    assert found[1].places == ("desktop/a.py", "forms/b.ui")
    assert [one.text for one in found if one.broken] == ["_(f'Not {possible}')"]


def test_a_text_that_cannot_be_translated_is_a_problem(complete: Path) -> None:
    broken = Found("_(f'Not {possible}')", ("desktop/a.py",), broken=True)
    problems = catalogues.check(complete, [SAVED, NOTES, broken])
    assert problems == ["desktop/a.py: an f-string cannot be translated: _(f'Not {possible}')"]
