"""Tells whether a document is as it was signed, by whom, and what else a person should know before trusting it.

It fails closed: what cannot be read or explained counts as changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from desktop.domain.authority import Withdrawal
from desktop.domain.cards import same_person
from desktop.domain.names import looks_like_another, same_name
from desktop.domain.terms import Role, label_of
from desktop.domain.verdict import AttachedFile, Finding, Identity, Outcome, SignatureVerdict, Verdict, Weight
from desktop.export.certifying import as_certified
from desktop.export.clocks import doubts, made_at, seen_by, stamp_over
from desktop.export.data import DocumentData, ExpectedSigner, read_data
from desktop.export.inspecting import attached_files, refuse_mazes
from desktop.export.loops import outside_loops
from desktop.export.signatures import Judged, Stamped, judge, later_evidence, time_stamps, title_changed
from desktop.export.trust import Trust, Withdrawn, read_trust
from desktop.export.unusual import attachments_differ, is_made_otherwise, runs_something
from desktop.texts import HELSINKI, _, day, many, moment

__all__ = ["Verdict", "verify"]


def verify(
    data: bytes,
    roots: Sequence[str],
    known: Callable[[str], bool] | None = None,
    services: Sequence[str] = (),
    now: datetime | None = None,
) -> Verdict:
    """Judge a document. ``roots`` are certificates (PEM) whose keys are trusted, each with the list of keys that its
    holder has withdrawn, if there is one; ``services`` are those of the time stamp services that are trusted.

    ``known`` is asked with the SHA-256 of the bytes whether the reader's own file holds this very copy; ``now`` is
    the time by the reader's clock, where that is to be asked. May run on any thread; whatever is wrong with the
    document is in the verdict and never raised. Raises a UserError when a root is no certificate.
    """
    trust, clocks = read_trust(roots), read_trust(services)
    sha = hashlib.sha256(data).hexdigest()
    verdict = outside_loops(lambda: _judged(data, sha, trust, clocks, now))
    return _with_known(verdict, known(sha)) if known and verdict.outcome != Outcome.NOT_READABLE else verdict


def _judged(data: bytes, sha: str, trust: Trust, clocks: Trust, now: datetime | None) -> Verdict:
    try:
        reader = PdfFileReader(BytesIO(data))
        if reader.encrypted:
            raise ValueError("encrypted")
        refuse_mazes(reader)
        files = attached_files(reader)
        about = read_data(files)
    except Exception:
        text = _("The file is damaged, cut off, or not a PDF. Ask for a new copy.")
        return Verdict(outcome=Outcome.NOT_READABLE, sha256=sha, findings=(Finding(Weight.BAD, text),))
    if about is None:
        text = _("It has no data of this program inside, so nothing can be said about it here.")
        return Verdict(outcome=Outcome.FOREIGN, sha256=sha, findings=(Finding(Weight.BAD, text),))
    return _Examination(data, sha, reader, about, trust, clocks, now).verdict(files)


@dataclass
class _Examination:
    """Gathers what is found in one document of ours, and says what it comes to."""

    data: bytes
    sha: str
    reader: PdfFileReader
    about: DocumentData
    trust: Trust
    clocks: Trust
    now: datetime | None
    stamps: list[Stamped] = field(default_factory=list)
    seen: datetime | None = None
    findings: list[Finding] = field(default_factory=list)
    outcomes: set[Outcome] = field(default_factory=lambda: {Outcome.INTACT})
    evidence: bool = False

    def verdict(self, files: Iterable[tuple[str, bytes]]) -> Verdict:
        """Examine everything; a part that cannot be examined counts as changed."""
        signatures: tuple[SignatureVerdict, ...] = ()
        empty: tuple[str, ...] = ()
        try:
            self.stamps = time_stamps(self.reader, self.clocks)
            judged = [judge(one, self.trust) for one in self.reader.embedded_regular_signatures]
            self.seen = seen_by(self.stamps, max((one.ends for one in judged), default=0))
            signatures = tuple(self._compared(one) for one in judged)
            for one, text in doubts(judged, self.stamps, made_at(self.reader), self.now):
                self._found(Outcome.DOUBTFUL, _told(one.verdict, text), one.verdict.signer)
            empty = self._fields()
            self._whole(judged)
        except Exception:
            self._found(Outcome.CHANGED, _("A signature or its place has been tampered with and cannot be read."))
        return Verdict(
            outcome=min(self.outcomes, key=list(Outcome).index),
            sha256=self.sha,
            findings=tuple(self.findings),
            signatures=signatures,
            empty=empty,
            attachments=tuple(AttachedFile(name, len(one), hashlib.sha256(one).hexdigest()) for name, one in files),
            later_evidence=self.evidence,
            stamped_at=self.seen,
            kind=self.about.kind,
            case=self.about.case,
            number=self.about.number,
            version=self.about.version,
        )

    def _found(self, outcome: Outcome, text: str, signer: str | None = None, weight: Weight = Weight.BAD) -> None:
        self.outcomes.add(outcome)
        self.findings.append(Finding(weight, text, signer))

    def _compared(self, judged: Judged) -> SignatureVerdict:
        """Judge a signature by what the document says of its signers, and the issuer of its key."""
        one = judged.verdict
        expected = next((signer for signer in self.about.signers if signer.field == one.field), None)
        if one.changed:
            self._found(Outcome.CHANGED, _told(one, one.changed), one.signer)
        elif not one.trusted:
            unknown = _(
                "The key comes from an issuer you do not know, or is somebody else's. Anybody may have made it."
            )
            expired = _("The key was not valid at the time that the signer's clock tells.")
            text = expired if judged.expired else unknown
            self._found(Outcome.UNKNOWN_SIGNER, _told(one, text), one.signer)
        elif expected is None or not _same_name(one, expected.name):
            named = expected.name if expected else "–"
            text = _("The document expects {name} to sign here.").format(name=named)
            self._found(Outcome.DOUBTFUL, _told(one, text), one.signer)
        if looks_like_another(one.name):
            text = _("The name has letters that look like other letters. It may not be who it seems.")
            self._found(Outcome.DOUBTFUL, _told(one, text), one.signer)
        if judged.withdrawn:
            self._withdrawn(one, judged.withdrawn, seen_by(self.stamps, judged.ends))
        if not one.drawn:
            text = _("The mark is a picture. This program only makes drawn or typed marks.")
            self._found(Outcome.DOUBTFUL, _told(one, text), one.signer)
        return one

    def _withdrawn(self, one: SignatureVerdict, gone: Withdrawn, seen: datetime | None) -> None:
        """The time of a signature is the signer's own word: it decides only where nobody else may have the key."""
        named = {"date": day(gone.at.astimezone(HELSINKI).date())}
        if seen and seen < gone.at:
            text = _("The school withdrew the key on {date}, but a time stamp shows that it was used before.")
            self._found(Outcome.INTACT, _told(one, text.format(**named)), one.signer, Weight.NOTE)
        elif one.at is None or one.at >= gone.at:
            text = _("The school withdrew this key on {date}, before it was used here.").format(**named)
            self._found(Outcome.WITHDRAWN, _told(one, text), one.signer)
        elif gone.why == Withdrawal.LOST:
            text = _("The key was lost and withdrawn on {date}. Nobody can confirm that it was used before that.")
            self._found(Outcome.DOUBTFUL, _told(one, text.format(**named)), one.signer)
        else:
            text = _("The key was good when it was used; the school withdrew it on {date}.").format(**named)
            self._found(Outcome.INTACT, _told(one, text), one.signer, Weight.NOTE)

    def _fields(self) -> tuple[str, ...]:
        """Compare the places to sign with those the document was made with; give those whose places are still empty."""
        fields = [(str(name), value is not None) for name, value, _field in enumerate_sig_fields(self.reader)]
        stamps = {str(one.field_name) for one in self.reader.embedded_timestamp_signatures}
        signed = {str(one.field_name) for one in self.reader.embedded_regular_signatures}
        if sorted(name for name, _filled in fields if name not in stamps) != sorted(
            signer.field for signer in self.about.signers
        ):
            self._found(Outcome.CHANGED, _("A place to sign has been taken away or added."))
        if any(filled and name not in signed | stamps for name, filled in fields):
            self._found(Outcome.CHANGED, _("A place to sign is filled with something that is no signature."))
        empty = {name for name, filled in fields if not filled}
        return tuple(signer.signer for signer in self.about.signers if signer.field in empty)

    def _whole(self, judged: list[Judged]) -> None:
        if self.data[self.data.rfind(b"%%EOF") + 5 :].strip(b"\r\n"):
            self._found(Outcome.CHANGED, _("Something has been added after the end of the document."))
        if runs_something(self.reader):
            self._found(Outcome.DOUBTFUL, _("The document runs something when it is opened or clicked."))
        elif is_made_otherwise(self.reader):
            text = _("The document has hidden layers, notes or other parts that this program never makes.")
            self._found(Outcome.DOUBTFUL, text)
        if attachments_differ(self.reader):
            self._found(Outcome.DOUBTFUL, _("Different files are attached by the same name."))
        if not self.about.signers:
            text = _("This document has no places to sign, so nothing tells whether it has been changed.")
            self._found(Outcome.UNSIGNED, text)
            return
        if judged:
            self._signed(judged)
        else:
            self._found(Outcome.UNSIGNED, _("There is no signature in the document."))
        self._missing({one.verdict.field for one in judged})

    def _signed(self, judged: list[Judged]) -> None:
        first, last = judged[0], judged[-1]
        if first.ends and title_changed(self.reader, self.data[: first.ends]):
            self._found(
                Outcome.CHANGED, _("The document's title, author or other particulars were changed after signing.")
            )
        if not first.locks:
            self._found(Outcome.DOUBTFUL, _("The first signature does not close the document to changes."))
        if last.covers_all:
            return
        self.evidence = last.settled and later_evidence(self.reader)
        stamp = stamp_over(self.stamps, last.ends)
        if self.evidence and stamp:
            known = _("The time stamp service {name} saw the document as it is on {moment}.")
            unknown = _("A service that you do not know, {name}, says it saw the document on {moment}.")
            text = (known if stamp.trusted else unknown).format(name=stamp.service, moment=moment(stamp.at))
            self._found(Outcome.INTACT, text, weight=Weight.GOOD if stamp.trusted else Weight.NOTE)
        elif self.evidence:
            text = _("After the signatures, only evidence for later checking was added.")
            self._found(Outcome.INTACT, text, weight=Weight.NOTE)
        else:
            self._found(Outcome.CHANGED, _("Something was added after the last signature."))

    def _missing(self, signed: set[str]) -> None:
        """Tell who must still sign: a document that was wound back looks like one that waits for a signer."""
        required = [signer for signer in self.about.signers if signer.required]
        if not any(signer.signer == Role.TEACHER for signer in required):
            self._found(Outcome.DOUBTFUL, _("The document does not expect a teacher to sign it."))
        for signer in required:
            if signer.field not in signed:
                self._found(Outcome.INCOMPLETE, _absent(signer, len(required)), signer.signer, Weight.NOTE)


def _told(one: SignatureVerdict, text: str) -> str:
    who = one.name or (_(label_of(one.signer)) if one.signer else one.field)
    return f"{who}: {text}"


def _absent(signer: ExpectedSigner, count: int) -> str:
    expected = many("The document expects one signature.", "The document expects {n} signatures.", count)
    text = _("{name} ({role}) has not signed this copy.").format(name=signer.name, role=_(label_of(signer.signer)))
    return f"{text} {expected}"


def _same_name(one: SignatureVerdict, other: str) -> bool:
    """Whether it is the same name, as far as a certificate holds it or a card tells it."""
    if one.identity == Identity.CARD:
        return same_person(one.name, other)
    return same_name(one.name, as_certified(other))


def _with_known(verdict: Verdict, known: bool) -> Verdict:
    text = _("This very copy is in your file.") if known else _("This very copy is not in your file.")
    finding = Finding(Weight.GOOD if known else Weight.NOTE, text)
    return replace(verdict, known=known, findings=(*verdict.findings, finding))
