"""backup, restore, check: that nothing is lost."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.actions import checking, restoring
from desktop.actions.automatic import automatic_backups, known_copies, prepare_automatic
from desktop.actions.backup import back_up
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, command, file_path, opened, passphrase, prints_json, show_json
from desktop.domain.errors import UserError
from desktop.domain.overview import CaseRow
from desktop.texts import _, many, moment

UNSOUND = 1


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    backup = command(
        commands,
        "backup",
        _backup,
        _("Copy the whole encrypted file with its locks to a folder or a stick."),
        "nayttokumppani backup /media/tikku",
    )
    backup.add_argument(
        "place", nargs="?", metavar="PLACE", help=_("an existing folder, or the name of a file that is not there yet")
    )
    backup.add_argument(
        "--automatic", action="store_true", help=_("the one that makes itself, if anything has changed")
    )
    backup.add_argument("--list", action="store_true", help=_("list the copies that the program knows of"))
    back = command(
        commands,
        "restore",
        _restore,
        _("Show what a backup holds, and put it in the place of the file, which is kept aside."),
        "nayttokumppani restore omat-2026-11-23.naytot --yes",
    )
    back.add_argument("backup", metavar="PATH", help=_("the backup"))
    back.add_argument("--yes", action="store_true", help=_("do it; without this only what it holds is told"))
    back.add_argument(
        "--damaged", action="store_true", help=_("the file itself does not open: use the backup's own passphrase")
    )
    prints_json(back)
    check = command(
        commands,
        "check",
        _check,
        _("Read every page and every demonstration of the file, and mend its lists."),
        "nayttokumppani check",
    )
    check.add_argument("--quick", action="store_true", help=_("only what each start looks at"))
    prints_json(check)


def _backup(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        if options.list:
            for path, kind in known_copies(workspace):
                print(f"{path}  {_(kind.label)}{'' if path.exists() else '  ' + _('not there now')}")
            return
        if options.automatic:
            made = prepare_automatic(workspace)()
            newest = made or automatic_backups(workspace)[0].path
            told = _("The backup is at {path}. It opens with the same passphrase.")
            print((told if made else _("Nothing has changed since the backup at {path}.")).format(path=newest))
            return
        if not options.place:
            raise UserError(_("Name the folder or the stick, or use --automatic."))
        by_hand = back_up(workspace, Path(options.place).expanduser())
    print(_("The backup is at {path}. It opens with the same passphrase.").format(path=by_hand))


def _restore(options: argparse.Namespace) -> None:
    copy = Path(options.backup).expanduser()
    if options.damaged:
        _restore_damaged(options, copy)
        return
    with opened(options) as workspace:
        preview = restoring.preview_backup(workspace, copy)
        if not options.yes:
            _tell(preview, as_json=options.json)
            return
        restoring.prepare_check(workspace, copy)()
        restored = restoring.restore_backup(workspace, copy)
        restored.workspace.close()
    if restored.problem:
        raise UserError(restored.problem)
    print(_("The backup is in use now. The file that was here before is kept at {path}.").format(path=restored.aside))


def _restore_damaged(options: argparse.Namespace, copy: Path) -> None:
    secret = passphrase(options)
    if not options.yes:
        _tell(restoring.look_at_closed(copy, secret), as_json=options.json)
        return
    workspace, aside = restoring.restore_closed(file_path(options), copy, secret)
    workspace.close()
    kept = aside or _("nowhere, as there was none")
    print(_("The backup is in use now. The file that was here before is kept at {path}.").format(path=kept))


def _tell(preview: restoring.Preview, *, as_json: bool) -> None:
    if as_json:
        parts = {"back": preview.back, "not_in_backup": preview.away, "otherwise": preview.other}
        told: dict[str, object] = {name: [row.id for row in rows] for name, rows in parts.items()}
        changed = preview.changed.isoformat() if preview.changed else None
        show_json({"demonstrations": preview.count, "changed": changed, "removed_since": preview.removed, **told})
        return
    print(many("It holds {n} demonstration", "It holds {n} demonstrations", preview.count))
    if preview.changed:
        print(_("last changed {moment}").format(moment=moment(preview.changed)))
    for text, rows in (
        (_("Would come back: {names}"), preview.back),
        (_("Not in the backup: {names}"), preview.away),
        (_("Stood otherwise then: {names}"), preview.other),
    ):
        if rows:
            print(text.format(names=", ".join(map(_named, rows))))


def _named(row: CaseRow) -> str:
    return f"{row.student or _('(no name)')} ({row.id})"


def _check(options: argparse.Namespace) -> int:
    with opened(options) as workspace:
        health = _checked(workspace, quick=options.quick)
        clock = checking.clock_words(workspace)
    if options.json:
        show_json(
            {
                "sound": health.sound,
                "unreadable": list(health.unreadable),
                "lists_mended": health.mended,
                "demonstrations": health.cases,
                "clock_behind": bool(clock),
            }
        )
    else:
        print("\n".join([*checking.health_words(health), *([clock] if clock else [])]))
    return 0 if health.sound else UNSOUND


def _checked(workspace: Workspace, *, quick: bool) -> checking.Health:
    prepare = checking.prepare_quick_check if quick else checking.prepare_full_check
    return prepare(workspace)()
