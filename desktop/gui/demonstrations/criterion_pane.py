"""Beside the assessment: the profile, the official words of a level, the student's own words, what was seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import visible_notes
from desktop.domain.terms import Grade, Role
from desktop.gui.demonstrations.level_row import Quote
from desktop.gui.demonstrations.levels import level_name, profile_of
from desktop.gui.demonstrations.profile_picture import ProfileLegend, ProfilePicture
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.labels import line, words
from desktop.gui.widgets.people import Pill
from desktop.texts import LANGUAGES, _, clock, language


class CriterionPane(QWidget):
    """Shows what belongs to the current requirement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._requirement = ""
        self.profile = ProfilePicture()
        self.legend = ProfileLegend()
        self._level = Pill()
        self._criteria = words("", wrap=True)
        self.language = SegmentedControl([(one, one.upper()) for one in LANGUAGES], _("Language of the criteria"))
        self.language.set_value(language())
        self.language.chosen.connect(self._show_criteria)
        self._self = words("", wrap=True)
        self._notes = bare(QVBoxLayout(), 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(words(_("Competence profile"), "strong"))
        layout.addWidget(self.profile)
        layout.addWidget(self.legend)
        layout.addWidget(line())
        head = bare(QHBoxLayout())
        head.addWidget(words(_("Official criterion"), "strong"))
        head.addWidget(self._level)
        head.addStretch(1)
        layout.addLayout(head)
        for widget in (self._criteria, self.language, line(), words(_("Student's self-assessment"), "strong")):
            layout.addWidget(widget)
        layout.addWidget(self._self)
        layout.addWidget(line())
        layout.addWidget(words(_("Observations"), "strong"))
        layout.addLayout(self._notes)
        layout.addStretch(1)

    def show_requirement(self, shown: Shown, requirement: str, level: Grade | None) -> None:
        """Show the words of a requirement at a level; without a level, of the lowest that passes."""
        self._shown, self._requirement = shown, requirement
        self._grade = level or shown.case.unit.scale.passing[0]
        profile = profile_of(shown)
        self.profile.show_profile(profile)
        self.legend.show_profile(profile)
        self._show_criteria()
        self._self.setText(_self_words(shown, requirement))
        self._show_notes(shown, requirement)

    def _show_notes(self, shown: Shown, requirement: str) -> None:
        while item := self._notes.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        notes = [note for note in visible_notes(shown.case, shown.reader) if requirement in note.requirements]
        for note in notes:
            role = Role(note.by) if note.by in set(Role) else None
            self._notes.addWidget(Quote(role, f"{clock(note.at)} {note.text}"))
        if not notes:
            self._notes.addWidget(words(_("None of this requirement yet."), "muted", wrap=True))

    def criteria_text(self) -> str:
        """The official words that are shown."""
        return self._criteria.text()

    def _show_criteria(self) -> None:
        if self._shown is None:
            return
        wanted = str(self.language.value())
        self._level.show_text(level_name(self._shown.case.unit.scale, self._grade))
        lines = self._shown.criteria(self._requirement, self._grade, wanted)
        real = self._shown.criteria_language(self._requirement, wanted)
        text = "\n".join(lines) or _("This level has no words of its own.")
        note = "" if real in ("", wanted) else "\n" + _("(Only in {language})").format(language=real.upper())
        self._criteria.setText(text + note)


def _self_words(shown: Shown, requirement: str) -> str:
    own = shown.case.self_assessment
    if not own.is_settled:
        return _("Not done yet.")
    if own.declined_on:
        return _("The student was offered self-assessment and declined.")
    mark, sentence = own.marks.get(requirement), own.sentences.get(requirement)
    said = [_(mark.label) if mark else _("No mark here."), f"”{sentence}”" if sentence else ""]
    return "\n".join(part for part in said if part)
