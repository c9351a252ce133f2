"""create, import, list, show: the file, the library of requirements, and what is in them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from desktop.actions.curricula import ImportReport, import_file, import_samples, read_again
from desktop.actions.local_units import national_qualifications
from desktop.actions.opening import create_workspace
from desktop.actions.versions import version_state
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, command, file_path, find_case, opened, passphrase, prints_json, show_json
from desktop.domain.case import Case, assessor_name, stage
from desktop.domain.curriculum import rows_of
from desktop.domain.errors import UserError
from desktop.domain.gates import next_act
from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.people import Teacher
from desktop.domain.side import act_of, side_text
from desktop.domain.stages import Stage
from desktop.domain.version_news import news_lines
from desktop.texts import _, day, language, many


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    create = command(
        commands,
        "create",
        _create,
        _("Make a new encrypted file and print its recovery key, once."),
        'nayttokumppani create --name "Maija Opettaja" --provider Esimerkkiopisto',
    )
    create.add_argument("--name", required=True, help=_("the teacher's name"))
    create.add_argument("--provider", default="", help=_("the education provider"))
    create.add_argument("--school-unit", default="", help=_("the unit of the school"))
    bring = command(
        commands,
        "import",
        _import,
        _("Bring in national qualification requirements (ePerusteet JSON)."),
        "nayttokumppani import sosiaali-ja-terveysala.json",
    )
    bring.add_argument("files", nargs="*", metavar="FILE", help=_("documents to read"))
    bring.add_argument("--samples", action="store_true", help=_("bring in the program's own practice units"))
    bring.add_argument("--again", action="store_true", help=_("read every kept document again with this importer"))
    prints_json(bring)
    lists = command(
        commands,
        "list",
        _list,
        _("List cases, or qualifications and their units."),
        "nayttokumppani list --search aino",
    )
    lists.add_argument("what", nargs="?", choices=("cases", "qualifications", "units"), default="cases")
    lists.add_argument("--search", default="", metavar="WORDS", help=_("only what these words find"))
    prints_json(lists)
    shows = command(
        commands, "show", _show, _("Show a case: where it stands and what is missing."), "nayttokumppani show 3f9a"
    )
    shows.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    prints_json(shows)


def _create(options: argparse.Namespace) -> None:
    teacher = Teacher(name=options.name, provider=options.provider, school_unit=options.school_unit)
    path = file_path(options)
    workspace, recovery = create_workspace(path, passphrase(options), teacher)
    workspace.close()
    print(_("The encrypted file is at {path}").format(path=path))
    print(_("Recovery key, shown only now. Keep it on paper in a safe place:"))
    print(recovery.groups)


def _import(options: argparse.Namespace) -> None:
    if not (options.files or options.samples or options.again):
        raise UserError(_("Name a document to import, or use --samples."))
    with opened(options) as workspace:
        reports = [("", one) for one in import_samples(workspace)] if options.samples else []
        reports += [("", one) for one in (read_again(workspace) if options.again else ())]
        reports += [(name, import_file(workspace, Path(name))) for name in options.files]
    if options.json:
        show_json([import_report(name, report) for name, report in reports])
    else:
        for _name, report in reports:
            print_report(report)


def import_report(name: str, report: ImportReport) -> dict[str, object]:
    """What an import brought, for programs."""
    numbers = report.counts
    return {
        "file": name,
        "qualification": report.qualification.id,
        "name": report.qualification.name,
        "reference_number": report.qualification.reference_number,
        "version": report.qualification.version,
        "known_before": report.known_before,
        "news": _news(report),
        "units": numbers.units,
        "common_units": numbers.common_units,
        "sections": numbers.sections,
        "requirements": numbers.requirements,
        "criteria": numbers.criteria,
        "not_understood": [{"path": one.path, "text": one.text} for one in report.findings],
    }


def _news(report: ImportReport) -> dict[str, object] | None:
    """Which units are new, changed or gone against the version before, by their ids."""
    news = report.news
    if news is None:
        return None
    groups = {"added": news.added, "changed": news.changed, "removed": news.removed}
    ids = {name: [one.id for one in units] for name, units in groups.items()}
    return {"before": news.before.version, "same": news.same, "cases": news.uses, **ids}


def print_report(report: ImportReport) -> None:
    """What an import brought, for people."""
    facts = import_report("", report)
    name = say(report.qualification.name, language()) or _("(no name)")
    print(f"{name} {report.qualification.reference_number}".strip())
    text = _("  {units} units, {sections} sub-areas, {requirements} requirements, {criteria} criteria lines")
    print(text.format(**facts))
    if report.known_before:
        print("  " + _("This version was here already; nothing changed."))
    for line in news_lines(report.news) if report.news else ():
        print("  " + line)
    if report.findings:
        print("  " + many("{n} thing was not understood:", "{n} things were not understood:", len(report.findings)))
        for finding in report.findings:
            print(f"    {finding.path}: {finding.text}")


def _list(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        rows = {"cases": _cases, "qualifications": _qualifications, "units": _units}[options.what](
            workspace, options.search
        )
    if options.json:
        show_json(rows)
        return
    for row in rows:
        print("  ".join(_told(name, value) for name, value in row.items() if value not in (None, "")))
    if not rows:
        print(_("Nothing here yet."))


def _told(name: str, value: object) -> str:
    """A value of a row as people read it; in JSON it is as programs do."""
    if name == "stage":
        return _(Stage(str(value)).label)
    if name in ("starts", "valid_from", "valid_until"):
        return day(date.fromisoformat(str(value)))
    return str(value)


def _cases(workspace: Workspace, words: str) -> list[dict[str, object]]:
    rows = workspace.lists.search(words) if words else workspace.lists.page(0, 1_000_000)
    return [_case_line(row) for row in rows]


def _case_line(row: CaseRow) -> dict[str, object]:
    act = act_of(row)
    return {
        "id": row.id,
        "student": row.student,
        "unit": say(row.unit, language()),
        "workplace": row.workplace,
        "starts": row.starts.isoformat() if row.starts else None,
        "stage": row.stage.value,
        "next": act.text if act else None,
        "note": side_text(row) or None,
    }


def _qualifications(workspace: Workspace, words: str) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "name": say(one.name, language()),
            "reference_number": one.reference_number,
            "version": one.version,
            "valid_from": one.valid_from.isoformat() if one.valid_from else None,
            "valid_until": one.valid_until.isoformat() if one.valid_until else None,
        }
        for one in national_qualifications(workspace)
        if words.casefold() in " ".join(one.name.values()).casefold()
    ]


def _units(workspace: Workspace, words: str) -> list[dict[str, object]]:
    return [
        {
            "qualification": one.qualification,
            "version": one.version,
            "id": one.id,
            "code": one.code,
            "name": say(one.name, language()),
            "extent": one.extent,
        }
        for one in workspace.curriculum.units(words)
    ]


def _show(options: argparse.Namespace) -> None:
    from desktop.cli.values import case_value

    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.json:
            show_json(case_value(case))
            return
        rows = rows_of(workspace.curriculum.unit(case.unit.content))
        warnings = version_state(workspace, case).problems
    _print_case(case, {row.id: say(row.text, language()) for row in rows})
    for warning in warnings:
        print(f"! {warning.text}")


def _print_case(case: Case, texts: dict[str, str]) -> None:
    print(f"{case.student.name} · {say(case.unit.name, language())} · {case.workplace.name}")
    print(f"{_(stage(case).label)} · {day(case.plan.starts)}")
    for number, row in enumerate(case.unit.requirements, 1):
        planned = case.plan.requirement(row)
        shown = ", ".join(task.text for task in case.plan.tasks_showing(row))
        shown = shown or (_(planned.coverage.label) if planned.coverage else _("no task yet"))
        agreed = case.comparison.agreed.get(row)
        level = f" → {_(case.unit.scale.name_of(agreed))}" if agreed else ""
        print(f"  R{number} {texts.get(row, row)}: {shown}{level}")
    for signature in case.signing.signatures:
        print(_("Signed: {name}").format(name=signature.name))
    for one in case.assessor_ids:
        if case.view(one).ready_at:
            print(_("Own view ready: {name}").format(name=assessor_name(case, one)))
    if act := next_act(case):
        print(_("Next: {who}: {what}").format(who=_(act.who.label), what=act.text))
