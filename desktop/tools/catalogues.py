"""The catalogues of texts: resources/i18n/{fi,sv,en}.po for people, .mo for the program.

python -m desktop.tools.catalogues update     bring the .po files up to date with the code and the forms
python -m desktop.tools.catalogues check      say what is missing, stale or has other gaps; 1 if anything is
python -m desktop.tools.catalogues compile    make the .mo files
"""

from __future__ import annotations

import io
import os
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from desktop.texts import LANGUAGES
from desktop.tools.environment import ROOT
from desktop.tools.messages import Found, collect

I18N = ROOT / "resources" / "i18n"
Text = str | tuple[str, ...] | list[str]  # one form, or the plural's two
_HEADER = """\
# The words of Näyttökumppani in the language "{language}".
# After a change of the code: python -m desktop.tools.catalogues update
"""
# Times, tools and people in the header would change with every update and say nothing.
_VOLATILE = re.compile(r'^"(?:(?!Language:|MIME|Content|Plural).)*\\n"\n', re.MULTILINE)


def update(folder: Path = I18N, found: list[Found] | None = None) -> None:
    """Bring the .po files up to date: new messages added, those gone dropped, translations kept, nothing guessed."""
    messages = collect() if found is None else found
    for language in LANGUAGES:
        kept = read(folder, language)
        fresh = Catalog(locale=language, fuzzy=False, header_comment=_HEADER.format(language=language))
        for one in (one for one in messages if not one.broken):
            fresh.add(one.id, _kept(kept, one, language), locations=[(place, 0) for place in one.places])
        for message in fresh:
            message.flags.discard("python-format")  # "100 %" is no gap to us
        _write(folder / f"{language}.po", _po(fresh))


def check(folder: Path = I18N, found: list[Found] | None = None) -> list[str]:
    """What is wrong with the catalogues, a line each; an empty list means all is well."""
    messages = collect() if found is None else found
    wanted = {one.id: one for one in messages if not one.broken}
    problems = [f"{one.places[0]}: an f-string cannot be translated: {one.text}" for one in messages if one.broken]
    for language in LANGUAGES:
        have = {message.id: message for message in read(folder, language) if message.id}
        problems += [f"{language}: not in the catalogue: {wanted[key].text!r}" for key in wanted if key not in have]
        problems += [f"{language}: no longer used: {_texts(key)[0]!r}" for key in have if key not in wanted]
        problems += [f"{language}: {text}" for message in have.values() for text in _faults(message)]
    return problems


def compile_catalogues(folder: Path = I18N) -> list[Path]:
    """Make the .mo files that are missing or older than their .po; return what was written."""
    written = []
    for source in sorted(folder.glob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        made = io.BytesIO()
        write_mo(made, read(folder, source.stem))
        _write(target, made.getvalue())
        written.append(target)
    return written


def read(folder: Path, language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is none yet."""
    path = folder / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _kept(catalogue: Catalog, one: Found, language: str) -> Text:
    """The translation there is; in English, the language of the messages, else the message itself."""
    message = catalogue.get(one.id[0] if isinstance(one.id, tuple) else one.id)
    if message and message.id == one.id and message.string and all(_texts(message.string)):
        return message.string
    if language == "en":
        return one.id
    return ("", "") if isinstance(one.id, tuple) else ""


def _faults(message: Message) -> Iterator[str]:
    """What is wrong with a translation."""
    originals, translations = _texts(message.id), _texts(message.string or "")
    if message.fuzzy or not all(translations):
        yield f"not translated: {originals[0]!r}"
        return
    if not _same_gaps(originals[-1], translations):
        yield f"other gaps than in the message: {originals[-1]!r} → {translations[-1]!r}"


def _same_gaps(original: str, translations: tuple[str, ...]) -> bool:
    """Whether the gaps are those of the message; one of a kind may be said without its number ("one note")."""
    asked = _gaps(original)
    if asked is None:
        return True
    *others, last = (_gaps(text) for text in translations)
    return last == asked and all(gaps is not None and gaps <= asked for gaps in others)


def _gaps(text: str) -> frozenset[str] | None:
    """The names in braces; None where the braces cannot be read."""
    try:
        return frozenset(name for _before, name, _form, _how in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _texts(value: Text) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _po(catalogue: Catalog) -> bytes:
    """The file's bytes: the same for the same messages and translations, whoever makes it and wherever."""
    made = io.BytesIO()
    write_po(made, catalogue, width=120, include_lineno=False)
    head, blank, body = made.getvalue().decode("utf-8").partition("\n\n")
    return (_VOLATILE.sub("", head + "\n") + blank[1:] + body).encode("utf-8")


def _write(path: Path, data: bytes) -> None:
    """Write in one step, and only if it differs or is compiled anew."""
    if path.suffix == ".po" and path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.write_bytes(data)
    fresh.replace(path)


def main(arguments: list[str]) -> int:
    """Carry out update, check or compile."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_catalogues()
        case ["check"]:
            problems = check()
            print("\n".join(problems) or "The catalogues are complete.")
            return 1 if problems else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
