"""verify: what a PDF or the code on a print is worth."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.actions import codes, sharing
from desktop.actions.curricula import read_bytes
from desktop.actions.workspace import now_utc
from desktop.cli.common import Commands, command, file_path, opened, prints_json, show_json
from desktop.domain.document_code import document_code
from desktop.domain.errors import UserError
from desktop.domain.verdict import Outcome, Verdict
from desktop.texts import _

LOOK_TWICE, NOT_VALID = 3, 4
EXIT_CODES = {
    Outcome.INTACT: 0,
    Outcome.WITHDRAWN: LOOK_TWICE,
    Outcome.UNKNOWN_SIGNER: LOOK_TWICE,
    Outcome.DOUBTFUL: LOOK_TWICE,
    Outcome.INCOMPLETE: LOOK_TWICE,
}


def add_commands(commands: Commands) -> None:
    """Add the command of this group."""
    verify = command(
        commands,
        "verify",
        _verify,
        _("Tell whether a PDF is as it was signed, by whom and when. Nothing is sent anywhere."),
        "nayttokumppani verify Esimerkki_Aino_arviointi.pdf --trust luottamus.pem",
    )
    verify.add_argument("pdf", metavar="PDF", nargs="?", help=_("the document"))
    verify.add_argument("--code", metavar="CODE", help=_("the code on a print: which document of this file it is"))
    verify.add_argument("--trust", action="append", default=[], metavar="PEM", help=_("a certificate to trust"))
    verify.add_argument("--report", metavar="PATH", help=_("write a report as a PDF too"))
    prints_json(verify)


def _verify(options: argparse.Namespace) -> int:
    if options.code and not options.pdf:
        return _tell_print(options)
    if not options.pdf:
        raise UserError(_("Name a PDF, or a code with --code."))
    data = read_bytes(Path(options.pdf).expanduser())
    roots = [_certificate(Path(path).expanduser()) for path in options.trust]
    if options.file or (not roots and file_path(options).exists()):
        with opened(options) as workspace:
            verdict = sharing.verify_document(workspace, data, roots)
    else:
        verdict = sharing.verify_document(None, data, roots)
    if options.report:
        sharing.export_verdict(verdict, Path(options.pdf).name, Path(options.report).expanduser(), now_utc())
    told = tell_verdict(verdict, options.json)
    return max(told, _compare(options.code, verdict)) if options.code else told


def _compare(text: str, verdict: Verdict) -> int:
    """Say whether the code on a print is this document's own; what the paper says is for people to compare."""
    code = codes.asked_code(text)
    same = bool(verdict.case) and code == document_code(verdict.case, verdict.version, verdict.kind)
    told = _("The code {code} is this document's.") if same else _("The code {code} is another document's.")
    print(told.format(code=code), file=sys.stderr)
    return 0 if same else LOOK_TWICE


def _tell_print(options: argparse.Namespace) -> int:
    with opened(options) as workspace:
        found = codes.find_print(workspace, options.code)
    if options.json:
        show_json(
            {
                "code": found.code,
                "kind": found.kind.value,
                "case": found.case.id,
                "number": found.case.number,
                "at": found.at.isoformat(),
                "signed_by": list(found.signed_by),
                "not_signed_by": list(found.waits_for),
                "newest": found.is_newest,
            }
        )
    else:
        for line in found.words():
            print(line)
    return 0


def _certificate(path: Path) -> str:
    try:
        text = read_bytes(path).decode("ascii")
    except UnicodeDecodeError:
        text = ""
    if "BEGIN CERTIFICATE" not in text:
        raise UserError(_("{path} is not a certificate in PEM form.").format(path=path))
    return text


def tell_verdict(verdict: Verdict, as_json: bool) -> int:
    """Print a verdict and return the exit code it stands for."""
    import msgspec

    if as_json:
        show_json({"outcome": verdict.outcome.value, "words": verdict.words(), **msgspec.to_builtins(verdict)})
    else:
        for line in verdict.words():
            print(line)
    return EXIT_CODES.get(verdict.outcome, NOT_VALID)
