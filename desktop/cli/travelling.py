"""send, take-back, countersign: the document goes to a signer at another laptop as a file, and comes back."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.actions import travelling
from desktop.actions.curricula import read_bytes
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, command, find_case, opened, person_of, secret
from desktop.domain.case import stage
from desktop.domain.errors import UserError
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import ASSESSOR, Role, is_role
from desktop.texts import _


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    send = command(
        commands,
        "send",
        _send,
        _("Write the document for one signer at another laptop, or call it off. Meanwhile nobody signs here."),
        "nayttokumppani send 3f9a allekirjoitettavaksi.pdf --to instructor",
    )
    send.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    send.add_argument("path", metavar="PATH", nargs="?", help=_("where to write"))
    to = _("who signs there: a role, or another assessor's name")
    send.add_argument("--to", metavar="WHO", default=Role.INSTRUCTOR, help=to)
    send.add_argument("--call-off", action="store_true", help=_("the document does not come back"))
    back = command(
        commands,
        "take-back",
        _take_back,
        _("Take in the document that came back with a new signature."),
        "nayttokumppani take-back 3f9a allekirjoitettu.pdf --vouch",
    )
    back.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    back.add_argument("pdf", metavar="PDF", help=_("the document"))
    vouch = _("whether you know that an unknown signer is who they say: then the issuer of their key is trusted")
    back.add_argument("--vouch", action=argparse.BooleanOptionalAction, help=vouch)
    _add_countersign(commands)


def _add_countersign(commands: Commands) -> None:
    sign = command(
        commands,
        "countersign",
        _countersign,
        _("Sign a document that came from another laptop; give the new file back to the sender."),
        "nayttokumppani countersign allekirjoitettavaksi.pdf allekirjoitettu.pdf --as instructor",
    )
    sign.add_argument("pdf", metavar="PDF", help=_("the document"))
    sign.add_argument("to", metavar="PATH", help=_("where to write"))
    sign.add_argument(
        "--as", dest="role", choices=[*Role, ASSESSOR], default=Role.INSTRUCTOR, help=_("as what you sign")
    )
    sign.add_argument("--title", default="", metavar="WORD", help=_("the signer's occupation"))
    sign.add_argument(
        "--code-file",
        metavar="PATH",
        help=_("read the signer's own code from this file, else NAYTTOKUMPPANI_CODE or a prompt"),
    )


def _send(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.call_off:
            travelling.call_off(workspace, case.id)
            print(_("The document is signed here again."))
            return
        if not options.path:
            raise UserError(_("Say where to write the document."))
        path = Path(options.path).expanduser()
        travelling.send_out(workspace, case.id, person_of(case, options.to), path)
    print(_("Saved to {path}").format(path=path))


def _take_back(options: argparse.Namespace) -> None:
    data = read_bytes(Path(options.pdf).expanduser())
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        returned = travelling.look_at_returned(workspace, case.id, data)
        print(returned.signature.words())
        if returned.issuer and options.vouch is None:
            text = _(
                "{name} has signed with a key made in their own file. Did you get the file from them? Then give "
                "--vouch, and their signature is known from now on; --no-vouch keeps it as that of an unknown signer. "
                "Nothing was taken in."
            )
            raise UserError(text.format(name=returned.signature.name))
        print(_(stage(travelling.take_back(workspace, case.id, returned, vouch=bool(options.vouch))).label))


def _place(workspace: Workspace, data: bytes, role: str) -> str:
    """Whose place is signed: the role's, or as an assessor beside the two the one that waits for one's own name."""
    waiting = travelling.receive(workspace, data).waiting if role == ASSESSOR else ()
    return next((one for one in waiting if not is_role(one)), role)


def _countersign(options: argparse.Namespace) -> None:
    data = read_bytes(Path(options.pdf).expanduser())
    code = secret(options.code_file, "NAYTTOKUMPPANI_CODE", _("Your own code: "))
    with opened(options) as workspace:
        signed = travelling.sign_received(
            workspace,
            data,
            _place(workspace, data, options.role),
            code=code,
            method=SigningMethod.TYPED,
            task=options.title,
        )
    path = write_whole(Path(options.to).expanduser(), signed)
    print(_("Saved to {path}").format(path=path))
