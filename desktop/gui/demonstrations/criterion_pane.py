"""Beside the assessment: the profile, the official words of a level, the student's own words, what was seen."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.case import visible_notes
from desktop.domain.terms import Grade, Role, is_role
from desktop.gui.demonstrations.assess_rows import quoted
from desktop.gui.demonstrations.level_words import LevelWords
from desktop.gui.demonstrations.levels import Profile, profile_of
from desktop.gui.demonstrations.profile_picture import ProfileLegend, ProfilePicture
from desktop.gui.demonstrations.row_words import Quote
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.labels import line, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.links import ElidedButton
from desktop.texts import _


class CriterionPane(QWidget):
    """Shows what belongs to the current requirement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._profile = Profile()
        self.profile = ProfilePicture()
        self.legend = ProfileLegend()
        self.words = LevelWords()
        self._self = words("", wrap=True)
        self._notes = bare(QVBoxLayout(), 6)
        self.individual = words("", wrap=True)
        self.individual.setProperty("surface", "warn")
        self.individual.hide()
        self.unresolved = words("", "warn", wrap=True)
        self.stays = ElidedButton()
        self.stays.setProperty("kind", "link")
        self.stays.show_words(_("We cannot agree on this…"))
        self.stays.setToolTip(self.stays.text())
        self.stays.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # long words widen no pane
        self.unresolved.hide()
        self.stays.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        self._head = words(_("Competence profile"), "strong")
        self._line = line()
        for widget in (self._head, self.profile, self.legend, self._line, self.words, line()):
            layout.addWidget(widget)
        layout.insertWidget(layout.indexOf(self.words), self.individual)
        layout.addWidget(self.unresolved)
        layout.addWidget(self.stays)
        layout.addWidget(words(_("Student's self-assessment"), "strong"))
        layout.addWidget(self._self)
        layout.addWidget(line())
        layout.addWidget(words(_("Observations"), "strong"))
        layout.addLayout(self._notes)
        layout.addStretch(1)

    def show_requirement(self, shown: Shown, requirement: str, level: Grade | None) -> None:
        """Show the words of a requirement at a level; without a level, of the lowest that passes.

        A requirement of "" is the unit as a whole, where it has no requirement lines.
        """
        if self._shown is not shown:
            self._shown, self._profile = shown, profile_of(shown)
        profile = self._profile
        for widget in (self._head, self.profile, self._line):
            widget.setVisible(bool(profile.axes))
        self.profile.show_profile(profile, current=requirement)
        self.legend.show_profile(profile)
        self.words.show_level(shown, requirement, level or shown.case.unit.scale.passing[0])
        adapted = shown.case.plan.is_adapted(requirement)
        text = shown.case.plan.requirement(requirement).individual.strip()
        self.individual.setText(_("Individual criteria (adapted): {text}").format(text=text) if adapted else "")
        self.individual.setVisible(adapted)
        self._self.setText(_self_words(shown, requirement))
        self._show_notes(shown, requirement)

    def show_difference(self, shown: Shown, requirement: str, *, comparing: bool) -> None:
        """While comparing: a difference that stays, in what was said of it, or the way to leave it so."""
        case = shown.case
        said = case.comparison.unresolved.get(requirement, "") if comparing else ""
        self.unresolved.setText(_("The difference stays: {said}").format(said=said) if said else "")
        self.unresolved.setVisible(bool(said))
        differs = comparing and requirement in shown.differing and not case.is_closed and not shown.guest
        self.stays.setVisible(differs and not said)

    def _show_notes(self, shown: Shown, requirement: str) -> None:
        clear(self._notes)
        visible = visible_notes(shown.case, shown.reader)
        notes = [note for note in visible if not requirement or requirement in note.requirements]
        for note in notes:
            role = Role(note.by) if is_role(note.by) else None
            self._notes.addWidget(Quote(role, quoted(shown.case, note)))
        if not notes:
            self._notes.addWidget(words(_none_yet(requirement), "muted", wrap=True))


def _self_words(shown: Shown, requirement: str) -> str:
    own = shown.case.self_assessment
    if not own.is_settled:
        return _("Not done yet.")
    if own.declined_on:
        return _("The student was offered self-assessment and declined.")
    if not requirement:
        return own.would_do_differently or _("No words here.")
    mark, sentence = own.marks.get(requirement), own.sentences.get(requirement)
    said = [_(mark.label) if mark else _("No mark here."), f"”{sentence}”" if sentence else ""]
    return "\n".join(part for part in said if part)


def _none_yet(requirement: str) -> str:
    return _("None of this requirement yet.") if requirement else _("None yet.")
