"""sign, export, verify, demo: the documents."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from desktop.actions import calendar, sharing, signing
from desktop.actions.curricula import read_bytes
from desktop.actions.workspace import now_utc
from desktop.cli.common import Commands, a_day, command, file_path, find_case, opened, secret, show_json
from desktop.domain.case import stage
from desktop.domain.errors import UserError
from desktop.domain.signing import SigningMethod, Stroke
from desktop.domain.terms import Language, Role
from desktop.domain.verdict import Outcome, Verdict
from desktop.texts import _, short_day

LOOK_TWICE, NOT_VALID = 3, 4
EXIT_CODES = {
    Outcome.INTACT: 0,
    Outcome.WITHDRAWN: LOOK_TWICE,
    Outcome.UNKNOWN_SIGNER: LOOK_TWICE,
    Outcome.DOUBTFUL: LOOK_TWICE,
    Outcome.INCOMPLETE: LOOK_TWICE,
}


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_sign(commands)
    _add_export(commands)
    _add_export_all(commands)
    _add_verify(commands)
    demo = command(
        commands,
        "demo",
        _demo,
        _("Play a whole demonstration with made-up people: encrypted file, signed PDF, and what verify says."),
        "nayttokumppani demo harjoitus",
    )
    demo.add_argument("folder", metavar="DIR", help=_("a new or empty folder"))
    demo.add_argument("--json", action="store_true", help=_("print JSON"))


def _add_sign(commands: Commands) -> None:
    sign = command(
        commands,
        "sign",
        _sign,
        _("Sign the assessment with your own code, refuse to, or open a new version of a signed case."),
        "nayttokumppani sign 3f9a --as teacher --typed",
    )
    add = sign.add_argument
    add("case", metavar="CASE", help=_("the start of the case's id"))
    add("--as", dest="as_", choices=[*Role], default=Role.TEACHER, help=_("who signs"))
    add("--title", default="", metavar="WORD", help=_("the signer's occupation"))
    add(
        "--code-file",
        metavar="PATH",
        help=_("read the signer's own code from this file, else NAYTTOKUMPPANI_CODE or a prompt"),
    )
    add("--card", action="store_true", help=_("sign with the chosen card; the code is its PIN"))
    way = sign.add_mutually_exclusive_group()
    way.add_argument("--ink", metavar="PATH", help=_("a drawn signature: JSON list of strokes of [x, y, pressure, ms]"))
    way.add_argument("--typed", action="store_true", help=_("a typed name instead of a drawn signature"))
    way.add_argument("--refuse", metavar="REASON", help=_("refuse to sign, and say why"))
    way.add_argument("--missing", type=a_day, metavar="DATE", help=_("the signer is not here: remind on this day"))
    way.add_argument("--new-version", action="store_true", help=_("open the signed case for a change as a new version"))


def _sign(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        role = Role(options.as_)
        if options.refuse:
            case = signing.refuse(workspace, case.id, role, options.refuse)
        elif options.missing:
            case = signing.await_signer(workspace, case.id, role, options.missing)
        elif options.new_version:
            case = signing.new_version(workspace, case.id)
        else:
            code = secret(options.code_file, "NAYTTOKUMPPANI_CODE", _("Your own code: "))
            strokes = _strokes(Path(options.ink)) if options.ink else ()
            method = SigningMethod.DRAWN if strokes else SigningMethod.TYPED
            given = {"strokes": strokes, "method": method, "task": options.title, "card": options.card}
            case = signing.sign(workspace, case.id, role, code=code, **given)
        print(_(stage(case).label))
        for one in case.signing.awaited:
            print("  " + _("Waiting for {name}, reminder {day}").format(name=one.name, day=short_day(one.remind_on)))


def _strokes(path: Path) -> tuple[Stroke, ...]:
    try:
        value = json.loads(read_bytes(path))
        return tuple(
            Stroke(points=tuple((float(x), float(y), float(pressure), int(ms)) for x, y, pressure, ms in stroke))
            for stroke in value
        )
    except (ValueError, TypeError):
        raise UserError(_("{path} holds no drawn signature.").format(path=path)) from None


def _add_export(commands: Commands) -> None:
    export = command(
        commands,
        "export",
        _export,
        _("Write the record or the plan as a PDF, the agreed times as a calendar file (.ics), or the certificate."),
        "nayttokumppani export 3f9a Esimerkki_Aino_arviointi.pdf",
    )
    export.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    export.add_argument("to", metavar="PATH", help=_("where to write"))
    export.add_argument("--plan", action="store_true", help=_("the plan instead of the record"))
    export.add_argument("--workplace", action="store_true", help=_("the plan as the workplace sees it"))
    export.add_argument(
        "--card",
        nargs="?",
        const=Role.INSTRUCTOR,
        choices=[Role.TEACHER, Role.INSTRUCTOR],
        help=_("the card for observing on paper (default: the instructor's)"),
    )
    export.add_argument("--document-language", choices=[*Language], help=_("language of the plan or calendar file"))
    export.add_argument("--with-name", action="store_true", help=_("the student's name in the calendar, not initials"))
    export.add_argument("--trust", metavar="PATH", help=_("write the certificate for verifying elsewhere here too"))


def _export(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        to = Path(options.to).expanduser()
        chosen = Language(options.document_language) if options.document_language else None
        if to.suffix.lower() == ".ics":
            calendar.export_calendar(workspace, case.id, to, chosen, named=options.with_name)
        elif options.card:
            sharing.export_paper_card(workspace, case.id, to, options.card, chosen)
        elif options.plan or options.workplace:
            sharing.export_plan(workspace, case.id, to, chosen, workplace=options.workplace)
        else:
            sharing.export_record(workspace, case.id, to)
        if options.trust:
            sharing.export_trust(workspace, Path(options.trust).expanduser())
    print(_("Saved to {path}").format(path=to))


def _add_export_all(commands: Commands) -> None:
    export = command(
        commands,
        "export-all",
        _export_all,
        _("Write the records or plans of many cases into a folder; what exists there is kept."),
        "nayttokumppani export-all vienti --search koivuranta",
    )
    export.add_argument("folder", metavar="DIR", help=_("the folder"))
    export.add_argument("--search", default="", metavar="WORDS", help=_("only cases in which these words are"))
    export.add_argument("--plan", action="store_true", help=_("the plan instead of the record"))


def _export_all(options: argparse.Namespace) -> int:
    from desktop.actions.batch import Batch, BatchKind

    with opened(options) as workspace:
        rows = workspace.lists.search(options.search)
        kind = BatchKind.PLAN if options.plan else BatchKind.RECORD
        batch = Batch(workspace, [row.id for row in rows], Path(options.folder).expanduser(), kind)
        while not (progress := batch.step(0.2)).finished:
            print(f"{progress.done}/{progress.total}", end="\r", file=sys.stderr, flush=True)
    for failure in progress.failures:
        print(f"{failure.name}: {failure.reason}", file=sys.stderr)
    print(_("{n} of {all} documents written.").format(n=progress.done - len(progress.failures), all=progress.total))
    return 1 if progress.failures else 0


def _add_verify(commands: Commands) -> None:
    verify = command(
        commands,
        "verify",
        _verify,
        _("Tell whether a PDF is as it was signed, by whom and when. Nothing is sent anywhere."),
        "nayttokumppani verify Esimerkki_Aino_arviointi.pdf --trust luottamus.pem",
    )
    verify.add_argument("pdf", metavar="PDF", help=_("the document"))
    verify.add_argument("--trust", action="append", default=[], metavar="PEM", help=_("a certificate to trust"))
    verify.add_argument("--report", metavar="PATH", help=_("write a report as a PDF too"))
    verify.add_argument("--json", action="store_true", help=_("print JSON"))


def _verify(options: argparse.Namespace) -> int:
    data = read_bytes(Path(options.pdf).expanduser())
    roots = [_certificate(Path(path).expanduser()) for path in options.trust]
    if options.file or (not roots and file_path(options).exists()):
        with opened(options) as workspace:
            verdict = sharing.verify_document(workspace, data, roots)
    else:
        verdict = sharing.verify_document(None, data, roots)
    if options.report:
        sharing.export_verdict(verdict, Path(options.pdf).name, Path(options.report).expanduser(), now_utc())
    return tell_verdict(verdict, options.json)


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


def _demo(options: argparse.Namespace) -> int:
    from desktop.actions.demo import play

    def tell(sentence: str) -> None:
        if not options.json:
            print(sentence, flush=True)

    result = play(Path(options.folder).expanduser(), tell)
    if options.json:
        import msgspec

        show_json(
            {**{name: str(path) for name, path in result.files.items()}, "verdict": msgspec.to_builtins(result.verdict)}
        )
        return 0
    print()
    return tell_verdict(result.verdict, as_json=False)
