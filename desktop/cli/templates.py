"""templates: plans kept to be used again at the same workplace."""

from __future__ import annotations

import argparse

from desktop.actions import templates
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, command, find_case, opened, prints_json, show_json
from desktop.domain.library import version_text
from desktop.domain.local_text import say
from desktop.domain.personal import personal_words
from desktop.domain.template import PlanTemplate, template_texts
from desktop.texts import _, language, many


def add_commands(commands: Commands) -> None:
    """Add the command of this group."""
    added = command(
        commands,
        "templates",
        _templates,
        _("List plan templates; keep the plan of a case as one, rename one, delete one."),
        'nayttokumppani templates --keep 3f9a\n  nayttokumppani plan 5b21 --template "Hoivakoti Kuusikko"',
    )
    what = added.add_mutually_exclusive_group()
    what.add_argument("--keep", metavar="CASE", help=_("keep the plan of this case, without texts that name anybody"))
    what.add_argument("--rename", metavar="NAME", help=_("call this template by the name given with --name"))
    what.add_argument("--delete", metavar="NAME", help=_("delete this template"))
    added.add_argument("--name", default="", metavar="NAME", help=_("the template's new name"))
    prints_json(added)


def _templates(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        if options.keep:
            _keep(workspace, options)
        elif options.rename:
            found = templates.find_template(workspace, options.rename)
            print(templates.rename_template(workspace, found.id, options.name).name)
        elif options.delete:
            found = templates.find_template(workspace, options.delete)
            templates.delete_template(workspace, found.id)
            print(_("Deleted: {name}").format(name=found.name))
        elif options.json:
            show_json([_value(one) for one in workspace.templates.all()])
        else:
            for one in workspace.templates.all():
                print(_line(one))


def _keep(workspace: Workspace, options: argparse.Namespace) -> None:
    """Keep it, and print every text that was kept or left out."""
    case = find_case(workspace, options.keep)
    draft = templates.template_draft(workspace, case)
    wanted = templates.template_draft(workspace, case, safe=True, name=options.name)
    kept = templates.keep_template(workspace, wanted)
    print(f"{kept.id}  {kept.name}")
    for one in template_texts(draft, case):
        remark = _("left out") + " – " + personal_words(one.personal) if one.personal else one.text
        print(f"  {one.label}: {remark}")


def _value(template: PlanTemplate) -> dict[str, object]:
    return {
        "id": template.id,
        "name": template.name,
        "workplace": template.workplace.name,
        "business_id": template.workplace.business_id,
        "unit": say(template.unit_name, language()),
        "unit_code": template.unit_code,
        "version": template.version,
        "tasks": [task.text for task in template.tasks],
    }


def _line(template: PlanTemplate) -> str:
    tasks = many("{n} work task", "{n} work tasks", len(template.tasks))
    told = (template.name, say(template.unit_name, language()), version_text(template.version), tasks)
    return f"{template.id}  {' · '.join(one for one in told if one)}"
