"""How the packaged program starts."""

from __future__ import annotations

import os

import pytest

from desktop.__main__ import give_libraries_back


@pytest.mark.parametrize("before", ["", "/opt/own/lib", None])
def test_programs_that_a_package_starts_load_their_own_libraries(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/Nayttokumppani/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    give_libraries_back()
    assert os.environ.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
