"""sign, export, summary, demo: the documents."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from desktop.actions import calendar, documents, sharing, signing
from desktop.actions.curricula import read_bytes
from desktop.actions.documents import Paper
from desktop.cli.common import Commands, a_day, command, find_case, opened, person_of, prints_json, secret, show_json
from desktop.cli.verifying import tell_verdict
from desktop.domain.case import stage
from desktop.domain.errors import UserError
from desktop.domain.signing import SigningMethod, Stroke
from desktop.domain.terms import Language, Role
from desktop.texts import _, short_day


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_sign(commands)
    _add_export(commands)
    _add_summary(commands)
    _add_export_all(commands)
    demo = command(
        commands,
        "demo",
        _demo,
        _("Play a whole demonstration with made-up people: encrypted file, signed PDF, and what verify says."),
        "nayttokumppani demo harjoitus",
    )
    demo.add_argument("folder", metavar="DIR", help=_("a new or empty folder"))
    prints_json(demo)


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
    add(
        "--as", dest="as_", metavar="WHO", default=Role.TEACHER, help=_("who signs: a role, or another assessor's name")
    )
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
        signer = workspace.at_keyboard = person_of(case, options.as_)
        if options.refuse:
            case = signing.refuse(workspace, case.id, signer, options.refuse)
        elif options.missing:
            case = signing.await_signer(workspace, case.id, signer, options.missing)
        elif options.new_version:
            case = signing.new_version(workspace, case.id)
        else:
            code = secret(options.code_file, "NAYTTOKUMPPANI_CODE", _("Your own code: "))
            strokes = _strokes(Path(options.ink)) if options.ink else ()
            method = SigningMethod.DRAWN if strokes else SigningMethod.TYPED
            given = {"strokes": strokes, "method": method, "task": options.title, "card": options.card}
            case = signing.sign(workspace, case.id, signer, code=code, **given)
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
        _("Write a document of a case as a PDF, the agreed times as a calendar file (.ics), or the certificate."),
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
    for name, told in (
        (Paper.ANNEX, _("the annex to the training agreement or apprenticeship")),
        (Paper.RETAKE, _("the plan for a retake after a fail")),
        (Paper.REVIEW_REQUEST, _("the student's request for a review, to complete by hand")),
        (Paper.REVIEW_DECISION, _("the assessors' decision on a review, to complete by hand")),
    ):
        option = "retake-plan" if name == Paper.RETAKE else name.replace("_", "-")
        export.add_argument(f"--{option}", dest="paper", action="store_const", const=name, help=told)
    export.add_argument("--document-language", choices=[*Language], help=_("language of the document"))
    export.add_argument("--with-name", action="store_true", help=_("the student's name in the calendar, not initials"))
    export.add_argument("--trust", metavar="PATH", help=_("write the certificate for verifying elsewhere here too"))


def _export(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        to = Path(options.to).expanduser()
        chosen = Language(options.document_language) if options.document_language else None
        if to.suffix.lower() == ".ics":
            calendar.export_calendar(workspace, case.id, to, chosen, named=options.with_name)
        elif options.paper:
            documents.export_paper(workspace, case.id, to, options.paper, chosen)
        elif options.card:
            sharing.export_paper_card(workspace, case.id, to, options.card, chosen)
        elif options.plan or options.workplace:
            sharing.export_plan(workspace, case.id, to, chosen, workplace=options.workplace)
        else:
            sharing.export_record(workspace, case.id, to)
        if options.trust:
            sharing.export_trust(workspace, Path(options.trust).expanduser())
    print(_("Saved to {path}").format(path=to))


def _add_summary(commands: Commands) -> None:
    summary = command(
        commands,
        "summary",
        _summary,
        _("Write a summary of a student's demonstrations as a PDF, for the student's own records."),
        "nayttokumppani summary E-17 Esimerkki_Aino_yhteenveto.pdf",
    )
    summary.add_argument("student", metavar="STUDENT", help=_("the student number, or the name"))
    summary.add_argument("to", metavar="PATH", help=_("where to write"))
    summary.add_argument("--document-language", choices=[*Language], help=_("language of the document"))


def _summary(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        student = documents.find_student(workspace, options.student)
        chosen = Language(options.document_language) if options.document_language else None
        to = documents.export_summary(workspace, student.key, Path(options.to).expanduser(), chosen)
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
