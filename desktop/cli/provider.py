"""provider, key, card, trust, stamp: the school's authority, those who sign or verify by it, and evidence for later."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.actions import cards, lasting, provider, trusting
from desktop.actions.curricula import read_bytes
from desktop.actions.trusted import trusted
from desktop.cli.common import Commands, command, find_case, opened, prints_json, secret, show_json
from desktop.domain.authority import IssuedKey, Withdrawal
from desktop.domain.errors import UserError
from desktop.texts import _, day


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_provider(commands)
    _add_stamp(commands)
    _add_card(commands)
    key = command(
        commands,
        "key",
        _take_key,
        _("Take a key from the school into use: you sign with it from now on, and vouch by it for guests."),
        "nayttokumppani key Opettaja_Maija.nayttoavain",
    )
    key.add_argument("key", metavar="PATH", help=_("the key's file from the school"))
    key.add_argument("--once-file", metavar="PATH", help=_("read the one-time code from this file"))
    key.add_argument("--code-file", metavar="PATH", help=_("read the code of your own that you choose from this file"))
    trust = command(
        commands,
        "trust",
        _trust,
        _("Trust the signers of a school by the file that it publishes; without a file, list whom you trust."),
        "nayttokumppani trust esimerkkiopisto.pem",
    )
    trust.add_argument("pem", metavar="PATH", nargs="?", help=_("the file that the school publishes"))


def _add_card(commands: Commands) -> None:
    card = command(
        commands,
        "card",
        _card,
        _("Choose a card or token to sign with (PKCS#11), list what is in the readers, or sign without one again."),
        "nayttokumppani card /usr/lib/softhsm/libsofthsm2.so --choose 1",
    )
    card.add_argument("module", metavar="PATH", nargs="?", help=_("the library of the card's maker"))
    card.add_argument("--choose", type=int, metavar="N", help=_("the number of the key in the list"))
    card.add_argument("--forget", action="store_true", help=_("sign with your own code again"))


def _card(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        if options.forget:
            cards.forget_card(workspace)
            print(_("You sign with your own code from now on."))
            return
        if not options.module:
            chosen = cards.chosen_card(workspace)
            print(f"{chosen.key.token}: {chosen.key.name}" if chosen else _("No card is chosen."))
            return
        module = Path(options.module).expanduser()
        keys = cards.keys_on_cards(module)
        if options.choose is None:
            for number, key in enumerate(keys, 1):
                print(f"{number}  {key.token}: {key.name} ({key.issuer})")
            return
        if not 1 <= options.choose <= len(keys):
            raise UserError(_("There is no such key. See them with: nayttokumppani card PATH"))
        cards.choose_card(workspace, module, keys[options.choose - 1])
        print(_("You sign with this card from now on: nayttokumppani sign CASE --card"))


def _add_stamp(commands: Commands) -> None:
    stamp = command(
        commands,
        "stamp",
        _stamp,
        _("Add a time stamp to a record that everyone has signed. It asks a service on the network, and only then."),
        "nayttokumppani stamp 3f9a --service https://aika.example --trust aika.pem",
    )
    stamp.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    stamp.add_argument("--service", metavar="URL", help=_("the service to ask from now on"))
    stamp.add_argument("--trust", metavar="PEM", help=_("the certificate by which its stamps are known"))


def _stamp(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.service:
            if not options.trust:
                raise UserError(_("Name the service's certificate with --trust."))
            lasting.choose_time_service(workspace, options.service, certificate_text(options.trust))
        lasting.add_time_stamp(workspace, case.id)
    print(_("The record has a time stamp. The signatures are as they were."))


def certificate_text(name: str) -> str:
    """The PEM text in a file; a UserError when it is none."""
    path = Path(name).expanduser()
    try:
        return read_bytes(path).decode("ascii")
    except UnicodeDecodeError:
        raise UserError(_("{path} is not a certificate in PEM form.").format(path=path)) from None


def _add_provider(commands: Commands) -> None:
    top = command(
        commands,
        "provider",
        _list,
        _("For the school's coordinator: issue keys to teachers, withdraw them, publish what readers trust."),
        'nayttokumppani --file oppilaitos.naytot provider issue "Maija Opettaja" maija.nayttoavain',
    )
    acts = top.add_subparsers(title=_("acts"), metavar="ACT", required=True)
    found = command(
        acts,
        "found",
        _found,
        _("Make the school's authority in this file."),
        "nayttokumppani provider found Esimerkkiopisto",
    )
    found.add_argument("name", metavar="NAME", help=_("the name of the school"))
    issue = command(
        acts,
        "issue",
        _issue,
        _("Write a key for a teacher into a file; the one-time code is printed and must travel another way."),
        'nayttokumppani provider issue "Maija Opettaja" maija.nayttoavain',
    )
    issue.add_argument("name", metavar="NAME", help=_("the teacher's name as in their own file"))
    issue.add_argument("to", metavar="PATH", help=_("where to write"))
    issue.add_argument("--organisation", metavar="NAME", help=_("the organisation (default: your own)"))
    issue.add_argument("--title", default="", metavar="WORD", help=_("the signer's occupation"))
    listed = command(acts, "list", _list, _("List the keys that were issued."), "nayttokumppani provider list")
    prints_json(listed)
    gone = command(
        acts,
        "withdraw",
        _withdraw,
        _("Withdraw a key; publish the trust file anew afterwards."),
        "nayttokumppani provider withdraw 3f9a --why left",
    )
    gone.add_argument("key", metavar="KEY", help=_("the start of the key's id"))
    gone.add_argument("--why", choices=[*Withdrawal], default=Withdrawal.LOST, help=_("why"))
    publish = command(
        acts,
        "publish",
        _publish,
        _("Write what readers trust: the school's certificate and the list of withdrawn keys."),
        "nayttokumppani provider publish esimerkkiopisto.pem",
    )
    publish.add_argument("to", metavar="PATH", help=_("where to write"))


def _found(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        provider.found_authority(workspace, options.name)
    print(_("The authority of {name} is made. Publish its trust file next.").format(name=options.name))


def _issue(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        made = provider.issue_to_teacher(
            workspace,
            options.name,
            Path(options.to).expanduser(),
            organisation=options.organisation or workspace.teacher.provider,
            task=options.title,
        )
    print(_("Saved to {path}").format(path=made.path))
    print(_("One-time code: {code}. Give it apart from the file.").format(code=made.code))


def _list(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        keys = provider.issued_keys(workspace)
    if options.json:
        import msgspec

        show_json(msgspec.to_builtins(keys))
        return
    for one in keys:
        print(f"{one.id[:8]}  {one.name}  {_state(one)}")


def _state(one: IssuedKey) -> str:
    if one.withdrawn_at and one.why:
        return _("withdrawn {date}: {why}").format(date=day(one.withdrawn_at.date()), why=_(one.why.label))
    return _("good until {date}").format(date=day(one.valid_until.date()))


def _withdraw(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        gone = provider.withdraw(workspace, options.key, Withdrawal(options.why))
    print(_("The key of {name} is withdrawn. Publish the trust file anew.").format(name=gone.name))


def _publish(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        path = provider.publish_trust(workspace, Path(options.to).expanduser())
    print(_("Saved to {path}").format(path=path))


def _take_key(options: argparse.Namespace) -> None:
    data = read_bytes(Path(options.key).expanduser())
    once = secret(options.once_file, "NAYTTOKUMPPANI_ONCE", _("One-time code from the school: "))
    code = secret(options.code_file, "NAYTTOKUMPPANI_CODE", _("Your own code: "))
    with opened(options) as workspace:
        trusting.take_key(workspace, data, once, code)
    print(_("You sign with the school's key from now on."))


def _trust(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        if not options.pem:
            for one in trusted(workspace):
                print(trusting.school_name(one))
            return
        name = trusting.trust_school(workspace, certificate_text(options.pem))
        print(_("You trust the signers of {name}.").format(name=name))
