"""The end of an assessment record: the decision and its reasons, how to have it reviewed, and who signs."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.case import assessor_name
from desktop.domain.demonstration import Assessor
from desktop.domain.review import review_words
from desktop.domain.terms import is_role, label_of
from desktop.export.case_parts import Source, facts_table, listed, signers
from desktop.export.content import Block, Heading, Paragraph, SignatureField, Signatures
from desktop.export.data import ExpectedSigner
from desktop.export.lines import Run
from desktop.export.style import BODY, RESULT, SMALL

_IN_A_ROW = 3
"""Places to sign side by side; four stand in two rows of two."""


def decision_blocks(source: Source) -> Iterator[Block]:
    """The grade with its marks, every reason, and how the decision came about."""
    _, decision = source.translate, source.case.decision
    yield Heading(_("Decision"))
    yield Paragraph(grade_words(source), RESULT, keep=True)
    failed, retake = decision.failed, decision.retake
    texts = (
        (_("Reason for the fail:"), decision.fail_reason if failed else ""),
        (_("Reason:"), decision.reason),
        (_("Difference between the assessors:"), decision.disagreement if source.case.comparison.unresolved else ""),
        (_("What to learn before the retake:"), retake.learn if failed else ""),
        (_("How:"), retake.how if failed else ""),
        (_("Retake:"), retake_words(source) if failed else ""),
        (_("What the student did:"), decision.short_description),
        (_("Deviation and what it means:"), decision.deviation),
        (_("Strengths:"), decision.strengths),
        (_("To develop:"), decision.to_develop),
        (_("Next steps:"), decision.next_steps),
    )
    for name, text in texts:
        if text.strip():
            yield Paragraph((Run(name, bold=True), Run(text.strip())))
    yield Heading(_("How the decision was made"))
    yield facts_table(_course(source))


def retake_words(source: Source) -> str:
    """When the retake is and who arranges it."""
    _, retake = source.translate, source.case.decision.retake
    arranged = _("arranged by {name}").format(name=retake.arranger.strip()) if retake.arranger.strip() else ""
    return listed((source.day(retake.on) if retake.on else "", arranged), ", ")


def grade_words(source: Source, *, labelled: bool = True) -> str:
    """The grade in words, with the mark of an adapted assessment; ``labelled`` says first that it is the grade."""
    _, decision = source.translate, source.case.decision
    grade = _(source.case.unit.scale.name_of(decision.grade)) if decision.grade else "–"
    if source.case.is_adapted:
        text = _("Grade: {grade} (adapted: individual criteria were used)") if labelled else _("{grade} (adapted)")
        return text.format(grade=grade)
    return _("Grade: {grade}").format(grade=grade) if labelled else grade


def _course(source: Source) -> Iterator[tuple[str, str]]:
    _, case = source.translate, source.case
    decision, plan = case.decision, case.plan
    deciders = ", ".join(decider_words(source, one) for one in decision.deciders)
    yield _("Decided"), listed((source.day(decision.decided_on), deciders), ": ")
    talked = ", ".join(_(role.label) for role in decision.participants)
    yield _("Assessment discussion"), listed((source.day(decision.discussion_on or decision.decided_on), talked), ": ")
    yield _("Self-assessment"), _self_assessment(source)
    yield _("Result told to the student"), _told(source)
    yield _("Review rights told"), source.day(plan.review_rights_told_on)
    yield _("Disqualification"), "\n".join(_statement(source, one) for one in plan.assessors)
    yield _("Other than two assessors"), plan.assessor_exception


def decider_words(source: Source, assessor: str) -> str:
    """The name of an assessor, and as what they decided."""
    name, planned = assessor_name(source.case, assessor), source.case.plan.assessor(assessor)
    return f"{name} ({source.translate(planned.role.label)})" if planned else name


def _self_assessment(source: Source) -> str:
    _, self_assessment = source.translate, source.case.self_assessment
    if self_assessment.done_on:
        return _("Done {day}").format(day=source.day(self_assessment.done_on))
    if self_assessment.declined_on:
        text = _("Offered {offered}; the student declined {day}")
        declined = source.day(self_assessment.declined_on)
        return text.format(offered=source.day(self_assessment.offered_on), day=declined)
    return ""


def _told(source: Source) -> str:
    _, informed = source.translate, source.case.informed
    return f"{source.day(informed.on)}: {_(informed.by.label)}" if informed.on else ""


def _statement(source: Source, assessor: Assessor) -> str:
    _ = source.translate
    if assessor.disqualified:
        return _("{name} is disqualified.").format(name=assessor.name)
    if assessor.not_disqualified_on is None:
        return _("{name} has not said whether something disqualifies them.").format(name=assessor.name)
    text = _("{name} said on {day} that nothing disqualifies them from assessing.")
    return text.format(name=assessor.name, day=source.day(assessor.not_disqualified_on))


def rights_blocks(source: Source) -> Iterator[Block]:
    """How and by when the student may ask for a review, and what comes after it (practice: 14 days each)."""
    _ = source.translate
    yield Heading(_("If you disagree with the assessment"))
    for text in review_words(source.case, source.unit.kind, _, source.language):
        yield Paragraph(text, BODY, keep=True)


def signature_blocks(source: Source) -> Iterator[Block]:
    """Who signs and what it means, and a place for each."""
    _ = source.translate
    yield Heading(_("Signatures"))
    alone = _(
        "The teacher confirms by signing that the assessment was decided by the objectives or criteria, and that "
        "nothing disqualifies them. The student may sign to confirm having heard the result and its reasons."
    )
    together = _(
        "The assessors confirm by signing that they decided the assessment together, by the criteria, and that "
        "nothing disqualifies them. The student may sign to confirm having heard the result and its reasons."
    )
    told = alone if len(source.case.assessor_ids) == 1 else together
    yield Paragraph(told, SMALL, keep=True)
    beside = [one for one in source.case.beside_the_two if one.id not in source.case.signers]
    if beside:
        names = listed(decider_words(source, one.id) for one in beside)
        text = _("Assessed beside them without deciding, and may sign this record: {names}.")
        yield Paragraph(text.format(names=names), SMALL, keep=True)
    for refusal in source.case.signing.refusals:
        text = _("{name} did not sign on {day}: {reason}")
        filled = text.format(name=refusal.name, day=source.day(refusal.at.date()), reason=refusal.reason)
        yield Paragraph(filled, BODY, keep=True)
    fields = [_field(source, one) for one in signers(source.case)]
    wide = _IN_A_ROW if len(fields) != _IN_A_ROW + 1 else 2
    for first in range(0, len(fields), wide):
        row = fields[first : first + wide]
        yield Signatures(tuple(row), keep=first + wide < len(fields))


def _field(source: Source, one: ExpectedSigner) -> SignatureField:
    _ = source.translate
    label = _(label_of(one.signer))
    if not is_role(one.signer):
        label = listed((label, one.name), ": ")
    empty = _("Not signed yet") if one.required else _("May sign here")
    who = listed((_(label_of(one.signer)), one.name), ": ")
    return SignatureField(one.field, label, _("Place for the signature. {who}").format(who=who), empty)
