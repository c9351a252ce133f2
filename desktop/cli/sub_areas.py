"""yto: the sub-areas of common units that a demonstration shows; package: a part to its teacher elsewhere and back."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from desktop.actions import pieces, sub_areas
from desktop.actions.curricula import read_bytes
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, command, find_case, opened, prints_json, secret, show_json
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.pieces import Piece
from desktop.domain.signing import SigningMethod
from desktop.domain.sub_area_words import state_words
from desktop.domain.sub_areas import ShownSubArea, rows_of_part
from desktop.domain.terms import Grade
from desktop.texts import _, language


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    text = _("The sub-areas of common units (YTO): list, choose, assess and sign, or write the record of one.")
    top = command(commands, "yto", _list, text, "nayttokumppani yto list 3f9a")
    acts = top.add_subparsers(title=_("acts"), metavar="ACT", required=True)
    listed = command(acts, "list", _list, _("List what is chosen and what the library offers."), "… yto list 3f9a")
    _add_case(listed)
    prints_json(listed)
    text = _("Choose a sub-area, the tasks that show it and its own teacher.")
    add = command(acts, "add", _add, text, '… yto add 3f9a NKVT --tasks 1,3 --teacher "Kaisa Kieli"')
    _add_case(add, area=True)
    add.add_argument("--tasks", default="", metavar="NUMBERS", help=_("numbers of the tasks that show it: 1,3"))
    add.add_argument("--teacher", required=True, metavar="NAME", help=_("its own teacher"))
    add.add_argument("--organisation", default="", metavar="NAME", help=_("the teacher's organisation"))
    add.add_argument("--elsewhere", action="store_true", help=_("the teacher is elsewhere"))
    add.add_argument("--later", action="store_true", help=_("planned only: not shown in this demonstration"))
    _add_case(command(acts, "remove", _remove, _("Take a sub-area out."), "… yto remove 3f9a NKVT"), area=True)
    text = _("Decide on a sub-area and sign its record as its own teacher.")
    assess = command(acts, "assess", _assess, text, '… yto assess 3f9a NKVT --grade 4 --because "…"')
    _add_case(assess, area=True)
    _add_result(assess)
    record = command(acts, "record", _record, _("Write its record."), "… yto record 3f9a NKVT tallenne.pdf")
    _add_case(record, area=True)
    record.add_argument("path", metavar="PATH", help=_("where to write"))
    _add_packages(commands)


def _add_packages(commands: Commands) -> None:
    text = _("A package: send a part to its teacher elsewhere, assess one that came, take an answer back.")
    top = command(commands, "package", _send, text, "nayttokumppani package send 3f9a NKVT osa.nayttopala")
    acts = top.add_subparsers(title=_("acts"), metavar="ACT", required=True)
    text = _("Write the part of a sub-area for its teacher, and print the code that opens it.")
    send = command(acts, "send", _send, text, "… package send 3f9a NKVT osa.nayttopala")
    _add_case(send, area=True)
    send.add_argument("path", metavar="PATH", help=_("where to write"))
    text = _("The part does not come back.")
    _add_case(command(acts, "call-off", _call_off, text, "… package call-off 3f9a NKVT"), area=True)
    show = command(acts, "show", _show, _("Show a part that came."), "… package show osa.nayttopala --opens K7QM-…")
    show.add_argument("package", metavar="PACKAGE", help=_("the package"))
    show.add_argument("--opens", required=True, metavar="CODE", help=_("the code of the package"))
    prints_json(show)
    text = _("Assess and sign a part that came; give the new file back.")
    answer = command(acts, "answer", _answer, text, "… package answer osa.nayttopala vastaus.nayttopala --grade 4 …")
    answer.add_argument("package", metavar="PACKAGE", help=_("the package"))
    answer.add_argument("path", metavar="PATH", help=_("where to write"))
    answer.add_argument("--opens", required=True, metavar="CODE", help=_("the code of the package"))
    _add_result(answer)
    text = _("Take an answer back into the demonstration.")
    back = command(acts, "back", _back, text, "… package back vastaus.nayttopala --yes")
    back.add_argument("package", metavar="PACKAGE", help=_("the package"))
    back.add_argument("--yes", action="store_true", help=_("who assessed is right, and their key is theirs"))


def _add_case(parser: argparse.ArgumentParser, *, area: bool = False) -> None:
    parser.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    if area:
        parser.add_argument("area", metavar="AREA", help=_("code or name of the sub-area"))


def _add_result(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--grade", required=True, metavar="GRADE", help=_("1-5, pass or fail"))
    parser.add_argument("--because", required=True, metavar="TEXT", help=_("the reason"))
    parser.add_argument("--level", action="append", default=[], metavar="N=GRADE", help=_("level of an objective"))
    parser.add_argument("--note", action="append", default=[], metavar="TEXT", help=_("an observation of your own"))
    parser.add_argument(
        "--code-file",
        metavar="PATH",
        help=_("read the signer's own code from this file, else NAYTTOKUMPPANI_CODE or a prompt"),
    )


def _code(options: argparse.Namespace) -> str:
    return secret(options.code_file, "NAYTTOKUMPPANI_CODE", _("Your own code: "))


def _grade(text: str) -> Grade:
    try:
        return Grade(text.strip().lower())
    except ValueError:
        raise UserError(_("{text} is no grade.").format(text=text)) from None


def _levels(texts: list[str], rows: tuple[str, ...]) -> dict[str, Grade]:
    found = {}
    for text in texts:
        number, _sign, grade = text.partition("=")
        if not number.strip().isdigit() or not 1 <= int(number) <= len(rows):
            raise UserError(_("There is no objective {number} here.").format(number=number))
        found[rows[int(number) - 1]] = _grade(grade)
    return found


def _find(case: Case, words: str) -> ShownSubArea:
    wanted = words.casefold()
    for one in case.sub_areas:
        names = (one.id, one.code, *one.name.values())
        if any(name.casefold().startswith(wanted) for name in names if name):
            return one
    raise UserError(_("No sub-area {words} is chosen in this demonstration.").format(words=words))


def _value(one: ShownSubArea, case: Case) -> dict[str, object]:
    return {
        "id": one.id,
        "code": one.code,
        "name": one.name,
        "teacher": one.teacher,
        "organisation": one.organisation,
        "tasks": one.shown_by(case),
        "state": state_words(one),
        "grade": one.grade,
        "reason": one.reason,
        "signed_by": one.signed.name if one.signed else None,
        "sent": one.sent.at if one.sent else None,
    }


def _list(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        offered = sub_areas.offered_sub_areas(workspace, case)
    if options.json:
        chosen = [_value(one, case) for one in case.sub_areas]
        show_json({"chosen": chosen, "offered": [{"code": one.area.code, "name": one.name} for one in offered]})
        return
    for shown in case.sub_areas:
        print(f"{shown.code or shown.id}  {say(shown.name, language())}: {state_words(shown)}")
    taken = {shown.part for shown in case.sub_areas}
    for one in offered:
        if one.part.id not in taken:
            print(f"{one.area.code or one.part.id}  {say(one.name, language())} ({_('in the library')})")


def _add(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        offered = sub_areas.offered_sub_areas(workspace, case)
        wanted = options.area.casefold()
        names = ((one, (one.area.code, *one.name.values())) for one in offered)
        found = next((one for one, all_ in names if any(name.casefold().startswith(wanted) for name in all_)), None)
        if found is None:
            raise UserError(_("The library has no sub-area {words}.").format(words=options.area))
        area = found.shown(workspace.new_id())
        area = _planned(area, options, case)
        sub_areas.plan_sub_area(workspace, case.id, area)
    print(area.id)


def _planned(area: ShownSubArea, options: argparse.Namespace, case: Case) -> ShownSubArea:
    numbers = [part.strip() for part in options.tasks.split(",") if part.strip()]
    if any(not one.isdigit() or not 1 <= int(one) <= len(case.plan.tasks) for one in numbers):
        raise UserError(_("There are tasks from 1 to {last}.").format(last=len(case.plan.tasks)))
    return replace(
        area,
        tasks={case.plan.tasks[int(one) - 1].id: True for one in numbers},
        teacher=options.teacher,
        organisation=options.organisation or case.teacher.provider,
        elsewhere=options.elsewhere,
        shown_now=not options.later,
    )


def _remove(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        sub_areas.remove_sub_area(workspace, case.id, _find(case, options.area).id)


def _assess(options: argparse.Namespace) -> None:
    code = _code(options)
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        one = _find(case, options.area)
        grade, levels = _grade(options.grade), _levels(options.level, one.requirements)
        sub_areas.decide_sub_area(
            workspace, case.id, one.id, grade=grade, reason=options.because, levels=levels, notes=options.note
        )
        case = sub_areas.sign_sub_area(workspace, case.id, one.id, code=code, method=SigningMethod.TYPED)
        print(state_words(_find(case, one.id)))


def _record(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        path = Path(options.path).expanduser()
        sub_areas.export_sub_area(workspace, case.id, _find(case, options.area).id, path)
    print(_("Saved to {path}").format(path=path))


def _send(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        area = _find(case, options.area).id
        print(pieces.send_piece(workspace, case.id, area, Path(options.path).expanduser()))


def _call_off(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        pieces.call_off_piece(workspace, case.id, _find(case, options.area).id)


def _opened_piece(workspace: Workspace, options: argparse.Namespace) -> Piece:
    return pieces.open_piece(workspace, read_bytes(Path(options.package).expanduser()), options.opens)


def _show(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        piece = _opened_piece(workspace, options)
    rows = [say(row.text, language()) for row in rows_of_part(piece.unit, piece.area.part)]
    notes = [f"{piece.authors.get(note.by, note.by)}: {note.text}" for note in piece.notes]
    told = {
        "student": piece.student,
        "from": piece.sender,
        "sub_area": say(piece.area.name, language()),
        "tasks": [task.text for task in piece.tasks],
        "objectives": rows,
        "notes": notes,
    }
    if options.json:
        show_json(told)
        return
    print(f"{piece.student}: {told['sub_area']} ({piece.sender})")
    for text in (*told["tasks"], *rows, *notes):
        print(f"- {text}")


def _answer(options: argparse.Namespace) -> None:
    code = _code(options)
    with opened(options) as workspace:
        piece = _opened_piece(workspace, options)
        answer = pieces.answer_piece(
            workspace,
            piece,
            package_code=options.opens,
            grade=_grade(options.grade),
            reason=options.because,
            levels=_levels(options.level, piece.area.requirements),
            notes=options.note,
            code=code,
            method=SigningMethod.TYPED,
        )
    path = write_whole(Path(options.path).expanduser(), answer)
    print(_("Saved to {path}").format(path=path))


def _back(options: argparse.Namespace) -> None:
    data = read_bytes(Path(options.package).expanduser())
    with opened(options) as workspace:
        returned = pieces.look_at_answer(workspace, data)
        if returned.question and not options.yes:
            raise UserError(returned.question + " " + _("Then give --yes. Nothing was taken in."))
        case = pieces.take_back_piece(workspace, data, vouch=bool(returned.issuer))
        print(state_words(_find(case, returned.area)))
