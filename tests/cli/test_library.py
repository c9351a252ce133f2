"""The library on the command line: search, compare, who follows which, delete, move, fetch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.cli.commands import CommandLine
from tests.eperusteet_server import EperusteetServer


@pytest.fixture
def renewed(started: CommandLine, tmp_path: Path) -> CommandLine:
    """The practice units in two versions."""
    path = tmp_path / "uusi.json"
    path.write_bytes(renewed_practice())
    out = started.does("import", str(path))
    assert "1 unit changed" in out
    return started


def test_an_import_tells_programs_what_is_new(started: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "uusi.json"
    path.write_bytes(renewed_practice())
    (report,) = started.json("import", str(path))
    assert report["news"] == {
        "before": "2026-06-01T06:00:00.000+00:00", "same": 3, "cases": 0, "added": [], "changed": ["99100000"],
        "removed": [],
    }  # fmt: skip


def test_units_are_searched_with_filters(renewed: CommandLine) -> None:
    assert len(renewed.json("library", "search")) == 8
    found = renewed.json("library", "search", "vardag", "--validity", "coming")
    assert [(one["reference_number"], one["extent"]) for one in found] == [(NUMBER, 30)]
    assert NUMBER in renewed.does("library", "search", "arjen")
    assert renewed.does("library", "search", "arjen", "--kind", "common").strip() == "Nothing found"


def test_versions_are_compared(renewed: CommandLine) -> None:
    out = renewed.does("library", "compare", "arjen tuki")
    assert "1 new requirement, 1 requirement left out, 1 requirement reworded, 1 requirement moved" in out
    assert "[-supports-]" in out
    assert "[+promotes+]" in out
    finnish = renewed.json("library", "compare", "arjen tuki", "--with", NUMBER, "--reader", "fi")
    assert finnish["facts"] == [{"what": "Extent", "before": "25 cp", "after": "30 cp"}]
    (rows,) = [one for one in finnish["sections"] if one["kind"] == "requirements"]
    assert [one["difference"] for one in rows["lines"]].count("added") == 1
    assert "No unit" in renewed.refuses("library", "compare", "puutarha")
    assert "Several units" in renewed.refuses("library", "compare", "harjoitus")
    assert "Import it first" in renewed.refuses("library", "compare", "arjen tuki", "--with", "OPH")


def test_a_case_opens_with_the_version_that_is_in_force(renewed: CommandLine) -> None:
    case = renewed.does("open", "--student", "Eero", "--number", "1", "--unit", "Arjen tuki").strip()
    assert renewed.json("show", case)["unit"]["reference_number"] == "NK-1-2026"
    used = renewed.json("library", "used")
    assert {one["reference_number"]: one["cases"] for one in used} == {"NK-1-2026": [case], NUMBER: []}
    assert "Eero" in renewed.does("library", "used")


def test_a_followed_version_stays_and_an_unused_one_goes(renewed: CommandLine, case_id: str) -> None:
    assert "Aino Esimerkki" in renewed.refuses("library", "delete", "NK-1-2026")
    assert NUMBER in renewed.does("library", "delete", NUMBER)
    assert "no version" in renewed.refuses("library", "delete", NUMBER)
    assert len(renewed.json("library", "used")) == 1


def test_a_draft_moves_after_a_preview(renewed: CommandLine, case_id: str) -> None:
    renewed.does("plan", case_id, "--task", "Aamu", "--shows", "T1=all")
    before = renewed.json("show", case_id)
    out = renewed.does("library", "move", case_id, "--preview")
    assert f"would follow {NUMBER}" in out
    assert [line[0] for line in out.splitlines()].count("!") == 2
    assert renewed.json("show", case_id) == before
    assert "2 are to be marked again" in renewed.does("library", "move", case_id, "--to", NUMBER)
    after = renewed.json("show", case_id)
    assert after["unit"]["reference_number"] == NUMBER
    assert len(after["plan"]["tasks"][0]["shows"]) == 8


def test_showing_a_case_warns_of_what_does_not_fit(renewed: CommandLine) -> None:
    case = renewed.does(
        "open", "--student", "Eero", "--number", "1", "--unit", "Arjen tuki", "--student-reference", NUMBER,
        "--study-right-began", "2.1.2026",
    ).strip()  # fmt: skip
    told = [line for line in renewed.does("show", case).splitlines() if line.startswith("! ")]
    assert len(told) == 2
    assert NUMBER in told[0]
    assert "before these requirements came into force" in told[1]


def test_a_document_is_fetched_and_imported(started: CommandLine) -> None:
    with EperusteetServer(renewed_practice()).running() as server:
        (ident,) = server.documents
        (hit,) = started.json("library", "fetch", "harjoitus", "--service", server.address)
        assert (hit["id"], hit["reference_number"]) == (ident, NUMBER)
        assert "Comes into force on" in started.does("library", "fetch", NUMBER)
        assert "1 unit changed" in started.does("library", "fetch", "--id", ident)
        server.mode = "error"
        assert "500" in started.refuses("library", "fetch", "harjoitus")
    assert "network" in started.refuses("library", "fetch", "harjoitus")
    assert "https" in started.refuses("library", "fetch", "x", "--service", "http://esimerkki.fi")
    assert len(json.loads(started.does("library", "used", "--json"))) == 2
