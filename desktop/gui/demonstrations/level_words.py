"""The words of a level beside the assessment: the official criterion, or our own plain explanation of the scale."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.curriculum import UnitKind
from desktop.domain.local_text import say
from desktop.domain.local_unit import NO_CRITERIA
from desktop.domain.scale_words import scale_words
from desktop.domain.terms import Grade, Scale
from desktop.domain.unit_words import unit_words
from desktop.domain.wording import plain
from desktop.gui.demonstrations.criteria_text import CriteriaText
from desktop.gui.demonstrations.levels import full_level_name
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.languages import OWN_NAMES
from desktop.gui.widgets.people import Pill
from desktop.texts import LANGUAGES, _, language

OFFICIAL, PLAIN = "official", "plain"


class LevelWords(QWidget):
    """Shows one level of a requirement, in the language and the manner that the reader chooses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._requirement, self._grade = "", Grade.ONE
        self._level = Pill()
        self.manner = SegmentedControl([(OFFICIAL, _("Official")), (PLAIN, _("Plainly"))], _("Which words"))
        self.language = SegmentedControl([(one, one.upper()) for one in LANGUAGES], _("Language of the criteria"))
        self.language.set_value(language())
        for one in LANGUAGES:
            self.language.button(one).setAccessibleName(OWN_NAMES[one])
        self._text = CriteriaText()
        self._none = words("", "muted", wrap=True)
        self._note = words("", "small", wrap=True)
        for chooser in (self.manner, self.language):
            chooser.chosen.connect(self._show)
        head = bare(QHBoxLayout())
        head.addWidget(words(_("Criterion"), "strong"))
        head.addWidget(self._level)
        head.addStretch(1)
        layout = bare(QVBoxLayout(self), 8)
        layout.addLayout(head)
        for widget in (self.manner, self._text, self._none, self._note, self.language):
            layout.addWidget(widget)

    def show_level(self, shown: Shown, requirement: str, grade: Grade) -> None:
        """Show this level; a requirement of "" stands for the unit as a whole, which has only the plain words."""
        self._shown, self._requirement, self._grade = shown, requirement, grade
        self._show()

    def text(self) -> str:
        """The words of the level that are shown."""
        return self._text.text()

    def note(self) -> str:
        """What is said about the words."""
        return self._note.text()

    def _show(self) -> None:
        if self._shown is None:
            return
        self._level.show_text(full_level_name(self._shown.case.unit.scale, self._grade))
        if self.manner.value() == PLAIN:
            self._show_plain(self._shown)
        else:
            self._show_official(self._shown)
        self._note.setVisible(bool(self._note.text()))

    def _show_plain(self, shown: Shown) -> None:
        lines = scale_words(shown.case.unit.scale, self._grade, str(self.language.value()))
        self._text.show_lines(plain(lines))
        self._none.hide()
        self._note.setText(_("Näyttökumppani's own words about the scale. They are not an official text."))

    def _show_objective(self, shown: Shown, wanted: str) -> None:
        """Where there are no criteria: what is assessed by, as the requirements say it."""
        own, real = shown.official_row(self._requirement, wanted)
        how = say(shown.unit.prose, wanted)
        self._text.show_lines(plain(tuple(line for line in (own, *how.splitlines()) if line)))
        self._none.setVisible(not (own or how))
        self._none.setText(_("The requirements give no criteria."))
        notes = [_("There are no criteria: it is assessed by the objective itself.")] if own else []
        if real not in ("", wanted):
            notes.append(_("Only in {language}.").format(language=OWN_NAMES.get(real, real)))
        self._note.setText("\n".join(notes))

    def _show_official(self, shown: Shown) -> None:
        wanted = str(self.language.value())
        if unit_words(shown.unit.kind) and not shown.has_criteria:
            self._show_objective(shown, wanted)
            return
        failed = self._grade == Grade.FAIL and shown.case.unit.scale == Scale.PASS_FAIL
        lines = shown.marked_criteria(self._requirement, Grade.PASS if failed else self._grade, wanted)
        self._text.show_lines(lines)
        self._none.setVisible(not lines)
        if shown.unit.kind == UnitKind.LOCAL and not shown.unit.targets:
            self._none.setText(_(NO_CRITERIA))
        else:
            text = _("This level has no official words of its own. Read it plainly, or the levels beside it.")
            self._none.setText(text)
        real = shown.criteria_language(self._requirement, wanted) if lines else ""
        notes = (
            [_("Only in {language}.").format(language=OWN_NAMES.get(real, real))] if real not in ("", wanted) else []
        )
        if failed and lines:
            notes.append(_("A fail means that these criteria of a pass are not met."))
        if any(line.news for line in lines):
            notes.append(_("In bold or with +: new compared with the level below."))
        self._note.setText("\n".join(notes))
