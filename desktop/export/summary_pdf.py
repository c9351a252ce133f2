"""The summary for a student's own records: every unit shown so far, in short; no certificate, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.domain.case import Case, assessor_name, stage
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.document_code import document_code
from desktop.domain.stages import Stage
from desktop.domain.summary import not_signed, passed_later, shown_by
from desktop.export import facts
from desktop.export.assessment_pdf import KIND as RECORD
from desktop.export.case_parts import PROGRAM, Source, facts_table, listed, times
from desktop.export.content import Attachment, Block, Cell, Document, Heading, Paragraph, Table, cell, column
from desktop.export.data import DATA_NAME, DocumentData, data_bytes
from desktop.export.decision_parts import decider_words, grade_words, retake_words
from desktop.export.document import write
from desktop.export.lines import Run
from desktop.export.profile_parts import letters, profile_blocks
from desktop.export.style import SMALL
from desktop.export.sub_area_parts import result_words

KIND = "summary"


@dataclass(frozen=True, slots=True)
class Entry:
    """One demonstration: its case, its unit, and the version (hexadecimal) of its record."""

    case: Case
    unit: QualificationUnit
    version: str


def summary_pdf(entries: Sequence[Entry], *, language: str, made: datetime) -> bytes:
    """The summary of one student's demonstrations as PDF/A-3a and PDF/UA-1.

    The same entries and moment give the same bytes. Raises a UserError when a text has letters that the font lacks.
    """
    return write(summary_document(entries, language, made))


def summary_document(entries: Sequence[Entry], language: str, made: datetime) -> Document:
    """What the summary says, before it is set."""
    return _Summary(entries, language).document(made)


class _Summary:
    """Puts the entries of one student together."""

    def __init__(self, entries: Sequence[Entry], language: str) -> None:
        self._entries = {one.case.id: one for one in entries}
        self._language = language
        self._shown = shown_by(one.case for one in entries)
        newest = max(entries, key=lambda one: (one.case.plan.starts or date.min, one.case.id))
        self._newest = self._source(newest.case)
        self._ = self._newest.translate

    def _source(self, case: Case) -> Source:
        return Source(case, self._entries[case.id].unit, self._language)

    def document(self, made: datetime) -> Document:
        """The whole."""
        _, case = self._, self._newest.case
        about = DocumentData(kind=KIND, case="", number=1, version="")
        title = _("Summary of demonstrations")
        return Document(
            title=title,
            subject=case.student.name,
            author=case.teacher.provider or case.teacher.name,
            language=self._language,
            mark=self._newest.day(made.date()),
            running=f"{title} · {case.student.name}",
            page=_("page {n} of {count}"),
            made_by=PROGRAM,
            blocks=tuple(self._blocks()),
            attachments=(Attachment(DATA_NAME, _("The data of this summary"), data_bytes(about, self._data())),),
            when=made,
        )

    def _blocks(self) -> Iterator[Block]:
        _, case = self._, self._newest.case
        yield facts_table(
            [
                (_("Student"), listed((case.student.name, case.student.number))),
                (_("Education provider"), listed((case.teacher.provider, case.teacher.school_unit))),
            ]
        )
        text = _(
            "For the student's own records. This is no certificate; the signed record of each demonstration stands."
        )
        yield Paragraph(text, SMALL)
        if self._shown.passed:
            yield Heading(_("Passed demonstrations"))
            yield self._overview()
        if self._shown.failed:
            yield Heading(_("To be retaken"))
            for one in self._shown.failed:
                yield from self._retake(one)
        if self._shown.ahead:
            yield Heading(_("Still to come"))
            yield self._ahead()
        for one in self._shown.passed:
            yield from self._unit(one)

    def _overview(self) -> Table:
        _ = self._
        heads = (column(_("Unit")), column(_("Grade")), column(_("Demonstration")), column(_("Workplace")))
        rows = tuple(self._line(one) for one in self._shown.passed)
        return Table((35, 18, 20, 27), rows, heads)

    def _line(self, case: Case) -> tuple[Cell, ...]:
        source = self._source(case)
        grade = grade_words(source, labelled=False)
        when = source.days(case.plan.starts, case.plan.ends)
        name = Cell(cell(source.unit_name).parts, "Row")
        return (name, cell(grade, strong=True), cell(when), cell(case.workplace.name or "–"))

    def _unit(self, case: Case) -> Iterator[Block]:
        _, source, decision = self._, self._source(case), case.decision
        yield Heading(source.unit_name)
        yield facts_table(
            [
                (_("Grade"), grade_words(source, labelled=False)),
                (_("Demonstration"), times(source)),
                (_("Place"), listed((case.workplace.name, case.plan.place_description))),
                (_("Assessed by"), ", ".join(decider_words(source, one) for one in decision.deciders)),
                (_("Decided"), source.day(decision.decided_on)),
                (_("Record"), self._record(source)),
            ]
        )
        for name, words in (
            (_("What the student did:"), decision.short_description),
            (_("Deviation and what it means:"), decision.deviation),
            (_("Strengths:"), decision.strengths),
        ):
            if words.strip():
                yield Paragraph((Run(name, bold=True), Run(words.strip())))
        if areas := result_words(source):
            yield Paragraph((Run(_("Sub-areas of common units:"), bold=True), Run(areas)))
        drawn = list(profile_blocks(source, headed=False))
        yield from drawn
        if drawn:
            marks = (
                _("{letter} = {name}").format(letter=mark, name=assessor_name(case, one))
                for one, mark in letters(source)
            )
            yield Paragraph(listed((_("● = agreed"), *marks), " · "), SMALL)

    def _record(self, source: Source) -> str:
        """Whether the record is signed, and the code by which it is found."""
        _, case = self._, source.case
        lacking = not_signed(case)
        if lacking:
            names = ", ".join(case.person(role) for role in lacking)
            return _("not signed yet by: {names}").format(names=names)
        last = max(one.at for one in case.signing.signatures)
        signed = _("signed {day}").format(day=source.day(last.date()))
        return listed((signed, _("code {code}").format(code=self._code(case))))

    def _code(self, case: Case) -> str:
        return document_code(case.id, self._entries[case.id].version, RECORD)

    def _retake(self, case: Case) -> Iterator[Block]:
        _, source, decision = self._, self._source(case), case.decision
        yield Heading(source.unit_name, 3)
        yield Paragraph(
            _("Tried {days}; not passed yet.").format(days=source.days(case.plan.starts, case.plan.ends)), keep=True
        )
        if later := passed_later(case, self._shown.passed):
            text = _("Passed on a later try, {day}.")
            yield Paragraph(text.format(day=source.day(later.decision.decided_on)))
            return
        if not decision.retake.is_agreed:
            yield Paragraph(_("The retake has not been agreed yet."))
        when = retake_words(source) if decision.retake.on else ""
        parts = (
            (_("What to learn before the retake:"), decision.retake.learn),
            (_("How:"), decision.retake.how),
            (_("Retake:"), when),
        )
        for name, words in parts:
            if words.strip():
                yield Paragraph((Run(name, bold=True), Run(words.strip())))

    def _ahead(self) -> Table:
        _ = self._
        heads = (column(_("Unit")), column(_("Demonstration")), column(_("Workplace")), column(_("Stage")))
        rows = tuple(
            (
                Cell(cell(source.unit_name).parts, "Row"),
                cell(source.days(source.case.plan.starts, source.case.plan.ends)),
                cell(source.case.workplace.name or "–"),
                cell(_(_stage(source.case).label)),
            )
            for source in map(self._source, self._shown.ahead)
        )
        return Table((35, 20, 24, 21), rows, heads)

    def _data(self) -> dict[str, Any]:
        case = self._newest.case
        return {
            "student": {"name": case.student.name, "number": case.student.number},
            "passed": [self._facts(one) for one in self._shown.passed],
            "to_retake": [self._facts(one) for one in self._shown.failed],
            "ahead": [facts.header(one) for one in self._shown.ahead],
        }

    def _facts(self, case: Case) -> dict[str, Any]:
        assessed = facts.assessment(case)
        kept = ("grade", "adapted", "deviation", "decided_on", "deciders", "short_description", "strengths", "retake")
        return {
            **facts.header(case),
            "case": case.id,
            "starts": case.plan.starts.isoformat() if case.plan.starts else None,
            "ends": case.plan.ends.isoformat() if case.plan.ends else None,
            **{name: assessed[name] for name in kept},
            "not_signed": [str(one) for one in not_signed(case)],
            "code": "" if not_signed(case) else self._code(case),
        }


def _stage(case: Case) -> Stage:
    """How far it is in words that a student needs: what the assessors still do is one stage."""
    reached = stage(case)
    return Stage.SELF_ASSESSED if reached.reached(Stage.SELF_ASSESSED) else reached
