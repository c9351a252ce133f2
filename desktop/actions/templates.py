"""Keeping a good plan as a template of its workplace, and using it for the next demonstration."""

from __future__ import annotations

from dataclasses import replace

from desktop.actions.changing import change_case
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import rows_of
from desktop.domain.errors import UserError
from desktop.domain.library import version_text
from desktop.domain.local_text import say
from desktop.domain.template import (
    Applied,
    PlanTemplate,
    apply_template,
    draft_template,
    fits,
    takes_template,
    template_of,
)
from desktop.domain.terms import Role
from desktop.texts import _, language, n_


def template_draft(workspace: Workspace, case: Case, *, safe: bool = False, name: str = "") -> PlanTemplate:
    """A template of a case's plan, to be looked through; a safe one has no text that names somebody or a day."""
    unit = workspace.curriculum.unit(case.unit.content)
    words = {row.id: row.text for row in rows_of(unit)}
    made = (template_of if safe else draft_template)(case, words)
    return replace(made, name=name or default_name(made))


def default_name(template: PlanTemplate) -> str:
    """Workplace, unit and version."""
    version = _("version {day}").format(day=version_text(template.version)) if template.version else ""
    return " · ".join(one for one in (template.workplace.name, say(template.unit_name, language()), version) if one)


def keep_template(workspace: Workspace, template: PlanTemplate) -> PlanTemplate:
    """Keep a template; it needs a workplace, a work task and a name that no other of its workplace has."""
    if not template.workplace.name.strip():
        raise UserError(
            _("A plan template belongs to a workplace. Write the workplace's name in the basic data first.")
        )
    if not template.tasks:
        raise UserError(_("A plan template needs at least one work task."))
    kept = replace(template, id=template.id or workspace.new_id(), name=_free_name(workspace, template))
    with workspace.change(n_("Keep a plan template"), Kind.TEMPLATE):
        workspace.templates.put(kept)
    return kept


def rename_template(workspace: Workspace, template_id: str, name: str) -> PlanTemplate:
    """Call a template by another name."""
    renamed = replace(workspace.templates.get(template_id), name=name)
    renamed = replace(renamed, name=_free_name(workspace, renamed))
    with workspace.change(n_("Rename a plan template"), Kind.TEMPLATE):
        workspace.templates.put(renamed)
    return renamed


def delete_template(workspace: Workspace, template_id: str) -> None:
    """Take a template away; plans made from it stay."""
    workspace.templates.get(template_id)
    with workspace.change(n_("Delete a plan template"), Kind.TEMPLATE):
        workspace.templates.delete(template_id)


def _free_name(workspace: Workspace, template: PlanTemplate) -> str:
    name = " ".join(template.name.split())
    if not name:
        raise UserError(_("Give the plan template a name."))
    if any(one.name.casefold() == name.casefold() and one.id != template.id for one in workspace.templates.all()):
        raise UserError(_("There is already a plan template called “{name}”. Choose another name.").format(name=name))
    return name


def offered_templates(workspace: Workspace, case: Case) -> tuple[PlanTemplate, ...]:
    """The templates that an empty plan may take: of the same workplace and unit, those of the same version first."""
    if case.is_closed or not takes_template(case.plan):
        return ()
    found = [one for one in workspace.templates.all() if fits(one, case)]
    return tuple(sorted(found, key=lambda one: one.version != case.unit.version))


def use_template(workspace: Workspace, case_id: str, template_id: str) -> Applied:
    """Put a template into an empty plan; tells which of its requirements the unit of the case does not have."""
    template = workspace.templates.get(template_id)
    by = Role(workspace.at_keyboard) if workspace.at_keyboard in set(Role) else Role.TEACHER
    before = workspace.cases.get(case_id)
    if not takes_template(before.plan):
        raise UserError(_("This plan has work tasks already. A template is for an empty plan."))
    applied = apply_template(template, before.plan, before.unit, workspace.new_id, by)
    change_case(workspace, case_id, n_("Use a plan template"), lambda case: replace(case, plan=applied.plan))
    return applied


def find_template(workspace: Workspace, name: str) -> PlanTemplate:
    """The template that is called so, or whose id this is."""
    found = [one for one in workspace.templates.all() if name in (one.id, one.name)]
    found = found or [one for one in workspace.templates.all() if name.casefold() in one.name.casefold()]
    if not found:
        raise UserError(
            _("No plan template is called {name}. See them with: nayttokumppani templates").format(name=name)
        )
    if len(found) > 1:
        names = "; ".join(f"{one.id} {one.name}" for one in found[:5])
        raise UserError(_("Several plan templates fit. Give the id of one: {names}").format(names=names))
    return found[0]


def unmatched_words(applied: Applied) -> tuple[str, ...]:
    """The requirements that could not be matched, in words."""
    return tuple(say(one.words, language()) or one.id for one in applied.unmatched)
