"""locks, provider-key: who can open the file, and the provider's key for when all else is lost."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.actions import locks
from desktop.actions.curricula import read_bytes
from desktop.cli.common import Commands, command, file_path, opened, passphrase, prints_json, secret, show_json
from desktop.domain.errors import UserError
from desktop.texts import _


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    ways = command(
        commands,
        "locks",
        _locks,
        _("List who can open the file, add or remove a person, renew the recovery key, let the provider in."),
        'nayttokumppani locks --add "Sijainen" --new-file uusi.txt',
    )
    ways.add_argument("--add", metavar="NAME", help=_("let one more person open the file"))
    ways.add_argument("--new-file", metavar="PATH", help=_("read the new passphrase from the first line of this file"))
    ways.add_argument("--remove", metavar="ID", help=_("take away a passphrase or the provider's key by its id"))
    ways.add_argument("--renew", action="store_true", help=_("make a new recovery key and print it, once"))
    ways.add_argument("--provider", metavar="PEM", help=_("let the holder of this key open the file"))
    prints_json(ways)
    key = command(
        commands,
        "provider-key",
        _provider_key,
        _("For the provider's coordinator: make the key that opens teachers' files, or open one by it."),
        "nayttokumppani provider-key open avain.pem --file omat.naytot",
    )
    key.add_argument("what", choices=("make", "open"))
    key.add_argument("key", metavar="PATH", help=_("the provider's private key"))
    key.add_argument("--code-file", metavar="PATH", help=_("read the key's code from the first line of this file"))
    key.add_argument("--new-file", metavar="PATH", help=_("read the new passphrase from the first line of this file"))


def _locks(options: argparse.Namespace) -> None:
    present = passphrase(options)
    with opened(options) as workspace:
        if options.add:
            locks.add_person(workspace, present, options.add, _new(options))
        if options.remove:
            found = [one.id for one in locks.ways_in(workspace) if one.id.startswith(options.remove)]
            if len(found) != 1:
                raise UserError(_("No way to open the file begins with {id}.").format(id=options.remove))
            locks.remove_way(workspace, present, found[0])
        if options.provider:
            locks.let_provider_open(workspace, present, read_bytes(Path(options.provider).expanduser()))
        if options.renew:
            print(_("Recovery key, shown only now. Keep it on paper in a safe place:"))
            print(locks.renew_recovery_key(workspace, present).groups)
        ways = locks.ways_in(workspace)
    if options.json:
        show_json([one._asdict() for one in ways])
        return
    for one in ways:
        print("  ".join(part for part in (one.id, one.means.value, one.name) if part))


def _provider_key(options: argparse.Namespace) -> None:
    path = Path(options.key).expanduser()
    code = secret(options.code_file, "NAYTTOKUMPPANI_CODE", _("Code of the provider's key: "))
    if options.what == "make":
        public, mark = locks.make_provider_key(path, code)
        print(_("Give {path} to the teachers. Its mark is {mark}.").format(path=public, mark=mark))
        return
    locks.open_by_provider(file_path(options), read_bytes(path), code, _new(options))
    print(_("The file opens by the new passphrase."))


def _new(options: argparse.Namespace) -> str:
    return secret(options.new_file, "NAYTTOKUMPPANI_NEW_PASSPHRASE", _("New passphrase: "))
