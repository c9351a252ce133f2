"""Local units on the command line: made from arguments and text files, changed, deleted, and through a plan (HOKS)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.test_local_units_in_plans import a_plan
from tests.cli.commands import CommandLine
from tests.exchange import plans


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """The requirements as a provider's paper has them."""
    path = tmp_path / "vaatimukset.txt"
    path.write_text("Opiskelija osaa\n1. palvella asiakasta\n\n2. siivota\n", encoding="utf-8")
    return path


def make(cli: CommandLine, lines: Path, *more: str) -> str:
    return cli.does(
        "library", "local", "make", "--name", "fi=Kahvilatyö", "--name", "sv=Kaféarbete", "--extent", "15",
        "--code", "PAIK-7", "--requirements", f"fi={lines}", "--part-of", "NK-1-2026", *more,
    ).split()[-1]  # fmt: skip


def test_a_local_unit_is_made_and_found(started: CommandLine, lines: Path) -> None:
    ident = make(started, lines)
    assert ident.startswith("paikallinen-")
    [row] = started.json("library", "local", "list")
    assert (row["id"], row["extent"], row["kind"]) == (ident, 15, "local")
    assert row["part_of"]["fi"] == "Harjoitustutkinto (näyte)"
    shown = started.json("library", "local", "show", "paik-7")
    assert [one["fi"] for one in shown["requirements"]] == ["palvella asiakasta", "siivota"]
    told = started.does("library", "local", "show", "kaféa")
    assert "local unit" in told
    assert "No criteria" in told
    assert [one["id"] for one in started.json("library", "search", "--kind", "local")] == [ident]
    assert "local unit" in started.does("library", "search", "kahvila")
    assert len(started.json("list", "qualifications")) == 1


def test_own_criteria_come_from_files_of_any_editor(started: CommandLine, lines: Path, tmp_path: Path) -> None:
    level = tmp_path / "taso3.txt"
    level.write_bytes("• työskentelee itsenäisesti\r\n• hyvin".encode("cp1252"))
    ident = make(started, lines, "--level", f"3=fi={level}")
    [third] = [one for one in started.json("library", "local", "show", ident)["criteria"] if one["grade"] == "3"]
    assert third["criteria"] == [{"fi": "työskentelee itsenäisesti"}, {"fi": "hyvin"}]
    level.write_bytes(b"\x00\x01\x02")
    assert "no text file" in started.refuses("library", "local", "change", ident, "--level", f"3={level}")
    assert "taso3.txt" in started.refuses("library", "local", "change", ident, "--level", f"7={level}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--extent", "15"), "Write the name"),
        (("--name", "Kahvila", "--extent", "0"), "“0” is no extent"),
        (("--name", "Kahvila", "--extent", "paljon"), "“paljon” is no extent"),
        (("--name", "Kahvila", "--code", "tutkinnonosat_100703"), "national unit"),
        (("--name", "Kahvila", "--criteria", "national"), "Choose the qualification"),
        (("--name", "Kahvila", "--criteria", "own"), "at one level at least"),
        (("--name", "Kahvila", "--part-of", "OPH-1"), "no qualification OPH-1"),
        (("--name", "Kahvila", "--requirements", "ei-ole.txt"), "no file"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(started: CommandLine, arguments: tuple[str, ...], words: str) -> None:
    assert words in started.refuses("library", "local", "make", *arguments)
    assert started.json("library", "local", "list") == []


def test_too_many_requirements_are_counted(started: CommandLine, lines: Path) -> None:
    lines.write_text("\n".join(f"{n}. tekee työn {n}" for n in range(1, 501)), encoding="utf-8")
    assert "There are 500 requirements" in started.refuses(
        "library", "local", "make", "--name", "Kahvila", "--requirements", str(lines)
    )


def test_a_used_unit_is_changed_beside_its_case_and_stays(started: CommandLine, lines: Path) -> None:
    ident = make(started, lines)
    case = started.does("open", "--student", "Aino Esimerkki", "--number", "1", "--unit", "PAIK-7").strip()
    before = started.json("show", case)
    assert "1 demonstration keeps the one before" in started.does("library", "local", "change", ident, "--extent", "20")
    assert started.json("show", case) == before
    assert started.does("library", "local", "change", ident, "--extent", "20").strip() == "Nothing changed."
    used = {one["name"]["fi"]: one["cases"] for one in started.json("library", "used") if one["cases"]}
    assert used == {"Kahvilatyö": [case]}
    assert "Deleted: Kahvilatyö" in started.does("library", "local", "delete", ident)
    assert "Aino Esimerkki" in started.refuses("library", "local", "delete", ident)
    assert "No local unit" in started.refuses("library", "local", "show", "puutarha")
    assert started.json("library", "local", "list")[0]["extent"] == 15


def test_the_qualification_is_not_deleted_in_place_of_its_local_unit(started: CommandLine, lines: Path) -> None:
    make(started, lines)
    assert "NK-1-2026" in started.does("library", "delete", "NK-1-2026")
    assert started.json("list", "qualifications") == []
    assert len(started.json("library", "local", "list")) == 1


def test_two_local_units_without_codes_are_told_apart(started: CommandLine, lines: Path) -> None:
    for name in ("Kahvilatyö aamulla", "Kahvilatyö illalla"):
        started.does("library", "local", "make", "--name", name)
    assert "Several units fit" in started.refuses("open", "--student", "A", "--number", "1", "--unit", "Kahvilatyö")
    assert "Several units fit" in started.refuses("library", "local", "show", "kahvila")


def test_a_plan_makes_the_local_unit_that_it_needs(started: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "hoks.json"
    path.write_bytes(plans.as_bytes(a_plan()))
    out = started.does(
        "hoks", "import", str(path), "--name", "Aino Esimerkki", "--drafts", "--preview", "--local-units"
    )
    assert "does not have this local unit yet" in out
    assert started.json("library", "local", "list") == []
    out = started.does("hoks", "import", str(path), "--name", "Aino Esimerkki", "--drafts", "--local-units")
    case = started.json("show", out.split()[-1])
    assert case["unit"]["code"] == "7654321"
    assert len(case["unit"]["requirements"]) == 2


def test_a_unit_without_requirements_is_planned_and_assessed_as_a_whole(started: CommandLine, tmp_path: Path) -> None:
    assert "There are no requirements" in started.does(
        "library", "local", "make", "--name", "Kahvilatyö", "--extent", "5"
    )
    case = started.does(
        "open", "--student", "Aino Esimerkki", "--number", "1", "--unit", "Kahvilatyö", "--workplace", "Kahvila Aamu",
        "--business-id", "0000012-3", "--instructor", "Timo Ohjaaja", "--agreement-starts", "1.9.2026",
        "--agreement-ends", "18.12.2026", "--document-language", "en",
    ).strip()  # fmt: skip
    started.does("plan", case, "--task", "Pitää kahvilaa")
    out = started.does(
        "plan", case, "--place", "workplace", "--describe-place", "kahvila", "--starts", "23.11.2026",
        "--not-disqualified", "teacher,instructor", "--safety-done", "--review-told",
        "--ready", "teacher,instructor,student", "--agree",
    )  # fmt: skip
    assert "The plan is agreed." in out
    started.does("assess", case, "--start")
    started.does("assess", case, "--as", "student", "--finished")
    for who in ("teacher", "instructor"):
        started.does("assess", case, "--as", who, "--finished")
    started.does("assess", case, "--compared")
    started.does(
        "decide", case, "--grade", "4", "--reason", "Piti kahvilaa itsenäisesti.",
        "--short-description", "Opiskelija piti kahvilaa.", "--participants", "teacher,employee,student",
        "--decide", "--inform",
    )  # fmt: skip
    for who in ("teacher", "instructor"):
        started.does("sign", case, "--as", who, "--typed")
    found = started.json("registers", "koski", case)["findings"]
    told = " ".join(one["sentence"] for one in found)
    assert "code of the local unit" in told
    assert "what the local unit is about" in told
