"""The part of a sub-area in words: whose it is, what shows it, what others saw, and the criteria."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.curriculum import AssessmentTarget
from desktop.domain.local_text import say
from desktop.domain.pieces import Piece
from desktop.domain.terms import Grade
from desktop.gui.widgets.labels import words
from desktop.texts import _, day, language, moment


def piece_words(piece: Piece) -> QWidget:
    """Everything that the teacher of a sub-area reads before they decide."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 12, 0)
    layout.setSpacing(6)
    for text in _facts(piece):
        layout.addWidget(words(text, wrap=True))
    _add(layout, _("Work tasks that show the sub-area"), [f"• {task.text}" for task in piece.tasks])
    _add(layout, _("What was seen"), _seen(piece) or [_("No shared observations on these tasks.")])
    _add(layout, _("Criteria"), [line for target in _targets(piece) for line in _levels(target)])
    layout.addStretch(1)
    return made


def _add(layout: QVBoxLayout, heading: str, lines: list[str]) -> None:
    layout.addSpacing(6)
    layout.addWidget(words(heading, "strong", wrap=True))
    for text in lines:
        layout.addWidget(words(text, wrap=True))


def _facts(piece: Piece) -> list[str]:
    period = "–".join(dict.fromkeys(day(one) for one in (piece.starts, piece.ends) if one))
    student = ", ".join(one for one in (piece.student, piece.student_number) if one)
    return [
        _("Student: {name}").format(name=student),
        _("Demonstration: {unit}").format(unit=say(piece.demonstration, language())),
        *([_("When and where: {text}").format(text=", ".join(one for one in (period, piece.place) if one))]),
        _("From: {name}").format(name=", ".join(one for one in (piece.sender, piece.provider) if one)),
    ]


def _seen(piece: Piece) -> list[str]:
    return [
        f"{moment(note.at)} · {piece.authors.get(note.by, note.by)}: {note.text}"
        for note in sorted(piece.notes, key=lambda one: one.at)
    ]


def _targets(piece: Piece) -> tuple[AssessmentTarget, ...]:
    found = (part.targets or area.targets for area in piece.unit.sub_areas for part in area.parts)
    return next(found, ())


def _levels(target: AssessmentTarget) -> list[str]:
    """Each level with its criteria; a level without any says nothing."""
    return [
        f"{_(target.scale.name_of(Grade(level.grade)))}: " + "; ".join(say(line, language()) for line in level.criteria)
        for level in target.levels
        if level.criteria and level.grade in set(Grade)
    ]
