"""Everything about one student for the student: a page in plain words that leads to documents, evidence and data.

It is read by any browser, without this program and without a network.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desktop.domain.case import Case, stage, visible_evidence, visible_notes
from desktop.domain.history import Change
from desktop.domain.local_text import say
from desktop.domain.people import Student
from desktop.domain.terms import Language, Role
from desktop.export.facts import assessment, header, plan
from desktop.texts import day, moment, translator

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1b1f24;background:#fff}"
    "h2{margin-top:2em;border-top:2px solid #0b57a0;padding-top:.6em}dt{font-weight:600}dd{margin:0 0 .5em}"
    "a{color:#0b57a0}@media(prefers-color-scheme:dark){body{background:#12161c;color:#e8ecf1}a{color:#6db0f2}}"
)


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """One demonstration and the files that go with it: each by its name in the folder, with its bytes."""

    case: Case
    requirements: dict[str, str]
    changes: Sequence[Change]
    documents: dict[str, bytes] = field(default_factory=dict)
    evidence: dict[str, bytes] = field(default_factory=dict)
    missing: int = 0

    @property
    def data_name(self) -> str:
        """Where its data goes."""
        return f"data/{self.case.id}.json"


def takeout_files(
    student: Student, register: dict[str, Any], cases: Sequence[CaseFiles], *, when: datetime, language: Language
) -> Iterator[tuple[str, bytes]]:
    """Every file by its name in the folder; the page to begin with comes first. ``register`` is what a list says."""
    yield "index.html", _page(student, register, cases, when, language).encode()
    yield "data/student.json", _json({"name": student.name, "number": student.number, **register})
    for one in cases:
        yield one.data_name, _json(case_facts(one))
        yield from one.documents.items()
        yield from one.evidence.items()


def case_facts(one: CaseFiles) -> dict[str, Any]:
    """The data of a demonstration. Others stand in it by name and role only; what they keep to themselves does not."""
    case = one.case
    own = case.self_assessment
    return {
        "id": case.id,
        "stage": stage(case).value,
        **header(case),
        "requirements": one.requirements,
        "support_agreed": case.support,
        "kept_until": case.keep_until.isoformat() if case.keep_until else None,
        "plan": plan(case),
        "observations": [
            {"at": note.at.isoformat(), "by": note.by, "text": note.text, "requirements": list(note.requirements)}
            for note in visible_notes(case, Role.TEACHER)
        ],
        "own_sentences": {**own.sentences, "would_do_differently": own.would_do_differently},
        "assessment": assessment(case),
        "signed": [
            {"version": number, "by": sign.name, "role": sign.id, "at": sign.at.isoformat()}
            for number, signing in [*((old.id, old.signing) for old in case.earlier), (str(case.number), case.signing)]
            for sign in signing.signatures
        ],
        "handed_on": [{"at": copy.at.isoformat(), "way": copy.way.value} for copy in case.copies],
        "history": [
            {"at": change.at.isoformat(), "by": change.who, "fields": list(change.fields)} for change in one.changes
        ],
    }


def hidden_notes(case: Case) -> int:
    """How many observations somebody else keeps to themselves."""
    return len(case.notes) - len(visible_notes(case, Role.TEACHER))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str).encode()


def _page(
    student: Student, register: dict[str, Any], cases: Sequence[CaseFiles], when: datetime, language: Language
) -> str:
    _ = translator(language)
    title = _("Everything about {name}").format(name=student.name or student.number)
    made = _("Collected {moment} from the file of the teacher {teacher}.")
    teacher = next((one.case.teacher.name for one in cases), "–")
    facts = [(_("Student number"), student.number), (_("Learner OID"), student.oid)]
    facts += [(_("In the list of students"), ", ".join(str(one) for one in register.values() if one))]
    head = f"<!doctype html><html lang={language.value}><meta charset=utf-8>"
    head += "<meta name=viewport content=width=device-width>"
    lead = _(
        "This folder holds what the teacher's file knows of you: the documents as PDF, the evidence as it was added, "
        "and the same as data for other programs. Nothing in it is encrypted: keep it safe."
    )
    parts = [
        f"{head}<title>{html.escape(title)}</title><style>{_STYLE}</style><main><h1>{html.escape(title)}</h1>",
        f"<p>{html.escape(made.format(moment=moment(when, language), teacher=teacher))}</p><p>{html.escape(lead)}</p>",
        _facts(facts),
        *(_case(one, language) for one in cases),
        "</main></html>\n",
    ]
    return "\n".join(parts)


def _case(one: CaseFiles, language: Language) -> str:
    _, case = translator(language), one.case
    grade = _(case.unit.scale.name_of(case.decision.grade)) if case.decision.grade and case.informed.on else ""
    told = case.decision if case.informed.on else None
    facts = [
        (_("Qualification"), say(case.unit.qualification_name, language)),
        (_("Workplace"), case.workplace.name),
        (_("Time"), " – ".join(dict.fromkeys(day(one, language) for one in (case.plan.starts, case.plan.ends) if one))),
        (_("Where it stands"), _(stage(case).label)),
        (_("Result of the demonstration") if case.decision.failed else _("Grade"), grade),  # the unit stays without
        (_("Reason"), told.reason or told.fail_reason if told else ""),
        (_("Kept until"), day(case.keep_until, language)),
    ]
    notes = [f"{moment(note.at, language)}: {note.text}" for note in visible_notes(case, Role.TEACHER)]
    said = case.self_assessment
    own = [text for text in (*said.sentences.values(), said.would_do_differently) if text]
    pictures = {f"evidence/{one.id}": one.text for one in visible_evidence(case, Role.TEACHER)}
    data = f'<a href="{html.escape(one.data_name)}">{html.escape(_("The same as data, with the history"))}</a>'
    hidden = hidden_notes(case)
    left_out = _("Observations that another assessor keeps to themselves and that are not here: {n}")
    lacks = _("Files that are on another computer and not here: {n}")
    return "\n".join(
        [
            f"<section><h2>{html.escape(say(case.unit.name, language))}</h2>{_facts(facts)}",
            _links(_("Documents"), one.documents),
            _links(_("Evidence"), one.evidence, pictures),
            _list(_("What you wrote yourself"), own),
            _list(_("Observations"), notes),
            f"<p>{html.escape(left_out.format(n=hidden))}</p>" if hidden else "",
            f"<p>{html.escape(lacks.format(n=one.missing))}</p>" if one.missing else "",
            f"<p>{data}</p></section>",
        ]
    )


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    rows = [f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in facts if value]
    return f"<dl>{''.join(rows)}</dl>" if rows else ""


def _list(heading: str, texts: Sequence[str]) -> str:
    if not texts:
        return ""
    return f"<h3>{html.escape(heading)}</h3><ul>{''.join(f'<li>{html.escape(one)}</li>' for one in texts)}</ul>"


def _links(heading: str, files: dict[str, bytes], words: dict[str, str] | None = None) -> str:
    if not files:
        return ""
    lines = []
    for name in files:
        told = (words or {}).get(name.rpartition("_")[0], "") or name.rpartition("/")[2]
        lines.append(f'<li><a href="{html.escape(name)}">{html.escape(told)}</a></li>')
    return f"<h3>{html.escape(heading)}</h3><ul>{''.join(lines)}</ul>"
