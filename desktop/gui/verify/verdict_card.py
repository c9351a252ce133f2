"""What checking a document found, in words: the verdict, each signer, and what is worth knowing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop.domain.terms import label_of
from desktop.domain.verdict import Finding, Outcome, SignatureVerdict, Verdict, Weight
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import IconLabel, line, words
from desktop.gui.widgets.people import PersonBadge, Pill
from desktop.texts import _, moment

_TONES = {
    Outcome.INTACT: "good",
    Outcome.INCOMPLETE: "warn",
    Outcome.DOUBTFUL: "warn",
    Outcome.WITHDRAWN: "warn",
    Outcome.UNKNOWN_SIGNER: "warn",
    Outcome.UNSIGNED: "warn",
}


def tone(outcome: Outcome) -> str:
    """In which colour a verdict is shown; what cannot be trusted is never green."""
    return _TONES.get(outcome, "bad")


class VerdictCard(Card):
    """Shows a `Verdict`; the technical facts open in a box of their own.

    Signals:
        report_wanted: the person wants the verdict as a document.
        sign_wanted: the person wants to sign the document.
    """

    report_wanted = Signal()
    sign_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._verdict: Verdict | None = None
        self.body.addStretch(1)

    def show_verdict(self, verdict: Verdict, *, may_sign: bool = False) -> None:
        """Show what was found, and whether the reader is asked to sign."""
        self._verdict = verdict
        self.clear(0)
        self.body.addWidget(_headline(verdict))
        if verdict.signatures:
            self.body.addWidget(_signers(verdict.signatures))
        for signer in verdict.empty:
            self.body.addWidget(line())
            self.body.addWidget(_unsigned(signer))
        if verdict.findings:
            self.body.addWidget(line())
        for finding in verdict.findings:
            self.body.addWidget(_finding(finding))
        self.facts = button(_("Technical facts"))
        self.facts.clicked.connect(self._show_facts)
        self.body.addSpacing(4)
        self.report = button(_("Save a report…"), icon="document")
        self.report.clicked.connect(self.report_wanted)
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.report)
        row.addWidget(self.facts)
        row.addStretch(1)
        self.body.addWidget(acts)
        self.sign = button(_("Sign this document…"), "primary", icon="pen")
        self.sign.clicked.connect(self.sign_wanted)
        self.sign.setVisible(may_sign)
        self.body.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _show_facts(self) -> None:
        if self._verdict is not None:
            FactsDialog(self._verdict, self).open()


def _headline(verdict: Verdict) -> QFrame:
    kind = tone(verdict.outcome)
    box = QFrame()
    box.setProperty("surface", kind)
    told = QVBoxLayout()
    told.setSpacing(2)
    title = words(_(verdict.outcome.label), "heading", wrap=True)
    told.addWidget(title)
    told.addWidget(words(known_text(verdict), wrap=True))
    row = QHBoxLayout(box)
    row.setContentsMargins(18, 14, 18, 14)
    row.setSpacing(16)
    icon = IconLabel("check" if kind == "good" else "close" if kind == "bad" else "warning", kind, 24)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(told, 1)
    return box


def known_text(verdict: Verdict) -> str:
    """How the document stands to the reader's own file."""
    version = _("version {n}").format(n=verdict.number) if verdict.number else ""
    if verdict.known:
        text = _("The very same document is in your file ({version}).")
        return text.format(version=version) if version else _("The very same document is in your file.")
    if verdict.outcome in (Outcome.NOT_READABLE, Outcome.FOREIGN):
        return _("Nothing can be said of its signatures.")
    return _("This document is not in your file.") if verdict.known is False else ""


def _signers(signatures: Sequence[SignatureVerdict]) -> QWidget:
    """A row for each signature; the columns stand under each other."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(6, 0, 6, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, signature in enumerate(signatures):
        grid.addWidget(line(), 2 * place, 0, 1, 4)
        if signature.signer is not None:
            grid.addWidget(PersonBadge(signature.signer), 2 * place + 1, 0, top)
        grid.addWidget(_who(signature), 2 * place + 1, 1, top)
        grid.addWidget(_when(signature), 2 * place + 1, 2, top)
        grid.addWidget(_state(signature), 2 * place + 1, 3, top | Qt.AlignmentFlag.AlignRight)
    return box


def _who(signature: SignatureVerdict) -> QWidget:
    role = _(label_of(signature.signer)) if signature.signer else _("Unknown role")
    about = " · ".join(one for one in (role, signature.title, signature.organisation) if one)
    return _lines(
        words(signature.name or _("(no name)"), "strong"),
        words(about, "muted", wrap=True),
        *([words(signature.changed, "bad", wrap=True)] if signature.changed else []),
    )


def _when(signature: SignatureVerdict) -> QWidget:
    told = moment(signature.at) if signature.at else _("no time given")
    return _lines(words(told), words(_("by the signer's clock"), "muted"))


def _lines(*labels: QLabel) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for label in labels:
        column.addWidget(label)
    return box


def _state(signature: SignatureVerdict) -> Pill:
    if not signature.intact:
        pill = Pill(_("Broken"), tone="bad")
    elif not signature.trusted:
        pill = Pill(_("Unknown signer"), tone="warn")
    else:
        pill = Pill(signature.identity_words(), tone="good")
    pill.setMinimumWidth(pill.sizeHint().width())
    return pill


def _unsigned(signer: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(6, 4, 6, 4)
    row.setSpacing(12)
    row.addWidget(PersonBadge(signer))
    text = _("{who} has not signed; the place is empty.")
    row.addWidget(words(text.format(who=_(label_of(signer))), "muted", wrap=True), 1)
    return box


def _finding(finding: Finding) -> QWidget:
    icons = {Weight.GOOD: ("check", "good"), Weight.NOTE: ("info", "muted"), Weight.BAD: ("warning", "bad")}
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(6, 0, 6, 0)
    row.addWidget(IconLabel(*icons[finding.weight]), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(finding.text, wrap=True), 1)
    return box


class FactsDialog(QDialog):
    """Sums, certificates and attachments, for those who verify elsewhere."""

    def __init__(self, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Technical facts"))
        self.resize(680, 420)
        text = QTextBrowser()
        text.setAccessibleName(_("Technical facts"))
        text.setHtml(facts_html(verdict))
        close = button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addWidget(text, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def facts_html(verdict: Verdict) -> str:
    """The facts as a table."""
    facts = [(_("Document (SHA-256)"), verdict.sha256), (_("Case"), verdict.case), (_("Version"), verdict.version)]
    for one in verdict.signatures:
        label = _("Certificate of {name} (SHA-256)").format(name=one.name)
        facts.append((label, one.certificate))
    facts += [(_("Attachment {name}").format(name=one.name), one.sha256) for one in verdict.attachments]
    rows = "".join(f"<tr><td><b>{escape(name)}</b><br>{escape(value)}</td></tr>" for name, value in facts if value)
    return f"<table cellpadding='5'>{rows}</table>"
