"""The student's self-assessment as the assessors read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.terms import Role
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare, scrolled
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.people import PersonBadge
from desktop.texts import _, day


class SelfSide(QWidget):
    """Shows every statement with the student's own mark and example."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(20, 2, 20, 14)
        bare(QVBoxLayout(self), 0).addWidget(scrolled(self._content, self))

    def show_case(self, shown: Shown) -> None:
        """Show the self-assessment of a case that has one."""
        clear(self._layout)
        own = shown.case.self_assessment
        head = _("Declined {date}").format(date=day(own.declined_on)) if own.declined_on else ""
        head = head or _("Done {date}").format(date=day(own.done_on))
        helped = _("Helped: {name}").format(name=own.helper) if own.helper else ""
        aloud = _("the statements were read aloud") if own.read_aloud else ""
        self._layout.addWidget(words(" · ".join(one for one in (head, helped, aloud) if one), "muted", wrap=True))
        for row in shown.rows:
            mark, sentence = own.marks.get(row.id), own.sentences.get(row.id, "")
            self._layout.addWidget(_card(f"{row.number}. {row.sentence}", _(mark.label) if mark else "–", sentence))
        if own.would_do_differently:
            self._layout.addWidget(_card(_("What I would do differently"), own.would_do_differently, ""))
        self._layout.addStretch(1)


def _card(title: str, answer: str, sentence: str) -> Card:
    card = Card()
    card.body.addWidget(words(title, "strong", wrap=True))
    line = bare(QHBoxLayout())
    line.addWidget(PersonBadge(Role.STUDENT, 18), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(answer + (f" – ”{sentence}”" if sentence else ""), wrap=True), 1)
    card.body.addLayout(line)
    return card
