"""Several people, a new recovery key, and the provider's key."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.actions import locks
from desktop.actions.locks import Means
from desktop.actions.opening import open_workspace, recover_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.store.locks import locks_path

OWN, THEIRS, CODE = "neljä kissaa", "sijaisen lause", "koordinaattorin koodi"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that cost little."""
    from desktop.store.locks import Cost, add_passphrase, choose_passphrase

    cheap = Cost(1, 8, 1)
    for function in (add_passphrase, choose_passphrase):
        monkeypatch.setattr(function, "__defaults__", (cheap,))


def test_a_substitute_opens_the_file_until_removed(workspace: Workspace) -> None:
    locks.add_person(workspace, OWN, "Sari Sijainen", THEIRS)
    open_workspace(workspace.path, THEIRS).close()
    own, other, recovery = locks.ways_in(workspace)
    assert (own.name, other.name, recovery.means) == ("", "Sari Sijainen", Means.RECOVERY_KEY)
    assert "Sari" not in locks_path(workspace.path).read_text(encoding="utf-8")
    with pytest.raises(UserError, match="ei ole oikein"):
        locks.remove_way(workspace, "väärä", other.id)
    with pytest.raises(UserError, match="annoit"):
        locks.remove_way(workspace, OWN, own.id)
    with pytest.raises(UserError, match="Palautusavain"):
        locks.remove_way(workspace, OWN, recovery.id)
    locks.remove_way(workspace, OWN, other.id)
    with pytest.raises(UserError):
        open_workspace(workspace.path, THEIRS)
    open_workspace(workspace.path, OWN).close()


def test_what_is_missing_is_told_and_nothing_changes(workspace: Workspace) -> None:
    before = locks_path(workspace.path).read_bytes()
    for name, new in (("", THEIRS), ("Sari", "lyhyt")):
        with pytest.raises(UserError):
            locks.add_person(workspace, OWN, name, new)
    assert locks_path(workspace.path).read_bytes() == before


def test_a_new_recovery_key_ends_the_one_before(workspace: Workspace) -> None:
    first = locks.renew_recovery_key(workspace, OWN)
    second = locks.renew_recovery_key(workspace, OWN)
    recover_workspace(workspace.path, second.groups).close()
    with pytest.raises(UserError):
        recover_workspace(workspace.path, first.groups)


def test_the_provider_opens_a_file_that_was_sealed_to_its_key(workspace: Workspace, tmp_path: Path) -> None:
    private = tmp_path / "avain.pem"
    public, mark = locks.make_provider_key(private, CODE)
    with pytest.raises(UserError, match="on jo"):
        locks.make_provider_key(private, CODE)
    with pytest.raises(UserError, match="ei ollut"):
        locks.open_by_provider(workspace.path, private.read_bytes(), CODE, "uusi tunnuslause")
    assert locks.let_provider_open(workspace, OWN, public.read_bytes()) == mark
    assert locks.let_provider_open(workspace, OWN, public.read_bytes()) == mark  # again: there is one
    assert [one.name for one in locks.ways_in(workspace) if one.means == Means.PROVIDER] == [mark]
    with pytest.raises(UserError, match="koodi ei avaa"):
        locks.open_by_provider(workspace.path, private.read_bytes(), "väärä koodi", "uusi tunnuslause")
    locks.open_by_provider(workspace.path, private.read_bytes(), CODE, "uusi tunnuslause")
    open_workspace(workspace.path, "uusi tunnuslause").close()
    with pytest.raises(UserError):
        open_workspace(workspace.path, OWN)


def test_another_providers_key_opens_nothing(workspace: Workspace, tmp_path: Path) -> None:
    public, _mark = locks.make_provider_key(tmp_path / "yksi.pem", CODE)
    locks.make_provider_key(tmp_path / "toinen.pem", CODE)
    locks.let_provider_open(workspace, OWN, public.read_bytes())
    with pytest.raises(UserError, match="ei ollut"):
        locks.open_by_provider(workspace.path, (tmp_path / "toinen.pem").read_bytes(), CODE, "uusi tunnuslause")
    with pytest.raises(UserError, match="palautusavain"):
        locks.let_provider_open(workspace, OWN, b"x")
