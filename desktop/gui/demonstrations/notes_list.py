"""The observations that a reader may see, with time, author, requirements, leaning and who else sees them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.assessment import Observation
from desktop.domain.case import assessor_name
from desktop.domain.evidence import Evidence
from desktop.domain.terms import Leaning, Role
from desktop.gui.demonstrations.evidence_items import EvidenceItem
from desktop.gui.demonstrations.shown import Shown, numbers
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import LinkButton, button
from desktop.gui.widgets.flow import Flow
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.people import PersonBadge, Pill
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _, clock, day, many

SIGNS = {Leaning.PLUS: "+", Leaning.NEUTRAL: "0", Leaning.MINUS: "–"}
TONES = {Leaning.PLUS: "good", Leaning.NEUTRAL: "muted", Leaning.MINUS: "warn"}


class NotesList(QWidget):
    """Shows observations, the newest first.

    Signals:
        edit_wanted: the Observation that its author wants to change.
        shared: the id of an observation that its author lets the others see; "" for all of theirs.
        taken_back: the id of an observation that its author hides again.
        evidence_opened: the id of the evidence that somebody wants to see.
        evidence_shared: the id of evidence of no single observation that its author lets the others see.
    """

    edit_wanted = Signal(Observation)
    shared = Signal(str)
    taken_back = Signal(str)
    evidence_opened = Signal(str)
    evidence_shared = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = bare(QVBoxLayout(self))
        self._shown: tuple[object, ...] = ()
        self._made: dict[str, tuple[object, QFrame]] = {}
        self.share_all = button("", "link")
        self.share_all.clicked.connect(self._share_all)
        self._private = words("", "muted")
        self._top = QWidget()
        top = bare(QHBoxLayout(self._top))
        top.addWidget(self._private)
        top.addWidget(self.share_all)
        top.addStretch(1)
        self._layout.addWidget(self._top)
        self._cards = bare(QVBoxLayout())
        self._layout.addLayout(self._cards)
        self._layout.addStretch(1)

    def show_notes(
        self, shown: Shown, writer: str, notes: tuple[Observation, ...], evidence: tuple[Evidence, ...] = ()
    ) -> None:
        """Show these observations and what belongs to them; those of the writer can be edited and shared."""
        case = shown.case
        names = [assessor_name(case, note.by) for note in notes]
        if (state := (notes, evidence, writer, names, case.is_closed, case.views_ready)) == self._shown:
            return
        self._shown = state
        open_still = not shown.case.is_closed and not shown.case.views_ready
        private = sum(note.by == writer and not note.shared for note in notes)
        self._top.setVisible(open_still and private > 1)
        self._private.setText(
            many("{n} observation is seen by you only.", "{n} observations are seen by you only.", private)
        )
        self.share_all.setText(_("Share them all"))
        known = {note.id for note in notes}
        things: list[Observation | Evidence] = [*notes, *(one for one in evidence if one.note not in known)]
        before, self._made = self._made, {}
        for place, thing in enumerate(sorted(things, key=_moment, reverse=True)):
            shows = () if isinstance(thing, Evidence) else tuple(one for one in evidence if one.note == thing.id)
            pictures = tuple(shown.pictures.get(one.id) for one in shows)
            says = (thing, shows, pictures, writer, assessor_name(case, thing.by), case.is_closed, case.views_ready)
            kept = before.get(thing.id)
            if kept and kept[0] == says:
                card = before.pop(thing.id)[1]
            elif isinstance(thing, Evidence):
                card = self._evidence_card(thing, shown, mine=thing.by == writer)
            else:
                card = self._card(thing, shown, shows, mine=thing.by == writer)
            self._made[thing.id] = (says, card)
            item = self._cards.itemAt(place)
            if item is None or item.widget() is not card:
                self._cards.insertWidget(place, card)
                _order_keys(card, item.widget() if item else None)
        for _says, gone in before.values():
            self._cards.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def go_to(self, note: str) -> None:
        """Put the keyboard on an observation."""
        for card in self.findChildren(QFrame, f"note {note}"):
            if not card.isHidden():  # one that was replaced may not be gone yet
                focus_on(card)

    def _evidence_card(self, one: Evidence, shown: Shown, *, mine: bool) -> QFrame:
        """Evidence that belongs to no single observation."""
        card = QFrame()
        card.setProperty("surface", "card")
        card.setProperty("note", True)
        layout = QHBoxLayout(card)
        layout.setContentsMargins(6, 4, 12, 4)
        layout.addWidget(self._item(one, shown))
        head = Flow()
        _add_author(head, one.by, f"{clock(one.at)} · {assessor_name(shown.case, one.by)}")
        if seen := numbers(shown.planned_rows, one.requirements):
            head.add(Pill(_("requirement {n}").format(n=seen)))
        if mine:
            head.add(Pill(_state(one), tone="accent" if one.shared else "muted"))
        layout.addWidget(head, 1)
        if mine and not one.shared and not shown.case.is_closed:
            share = _ShareButton(one)
            share.pressed_for.connect(self.evidence_shared)
            layout.addWidget(share)
        return card

    def _item(self, one: Evidence, shown: Shown) -> EvidenceItem:
        item = EvidenceItem(one, shown.pictures.get(one.id, b""))
        item.opened.connect(self.evidence_opened)
        return item

    def _card(self, note: Observation, shown: Shown, evidence: tuple[Evidence, ...], *, mine: bool) -> QFrame:
        card = QFrame()
        card.setProperty("surface", "card")
        card.setObjectName(f"note {note.id}")
        card.setAccessibleName(note.text)
        card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        head = bare(QHBoxLayout(), 6)
        head.addWidget(self._head(note, shown, mine=mine), 1)
        if mine and not shown.case.is_closed:
            head.addWidget(self._acts(note, shown.case.views_ready), 0, Qt.AlignmentFlag.AlignTop)
            layout.setContentsMargins(12, 4, 12, 8)  # the buttons have room of their own above and below
        layout.addLayout(head)
        layout.addWidget(words(note.text, wrap=True))
        if evidence:
            items = Flow()
            for one in evidence:
                items.add(self._item(one, shown))
            layout.addWidget(items)
        return card

    def _head(self, note: Observation, shown: Shown, *, mine: bool) -> Flow:
        head = Flow()
        _add_author(head, note.by, f"{_when(note, shown)} · {assessor_name(shown.case, note.by)}")
        if seen := numbers(shown.planned_rows, note.requirements):
            head.add(Pill(_("requirement {n}").format(n=seen)))
        head.add(Pill(f"{SIGNS[note.leaning]} {_(note.leaning.label)}", tone=TONES[note.leaning]))
        if note.from_paper:
            head.add(Pill(_("from paper"), tone="muted"))
        if mine:
            head.add(Pill(_state(note), tone="accent" if note.shared else "muted"))
        return head

    def _acts(self, note: Observation, views_ready: bool) -> _NoteActs:
        acts = _NoteActs(note, views_ready)
        acts.edit_wanted.connect(self.edit_wanted)
        acts.shared.connect(self.shared)
        acts.taken_back.connect(self.taken_back)
        return acts

    def _share_all(self) -> None:
        self.shared.emit("")


def _when(note: Observation, shown: Shown) -> str:
    """The time, with the day and the situation where there are several."""
    time = clock(note.at)
    situations = shown.case.plan.situations
    if len(situations) < 2:
        return time
    places = {one.id: number for number, one in enumerate(situations, 1)}
    named = _("situation {n}").format(n=places[note.situation]) if note.situation in places else day(note.at.date())
    return f"{named} · {time}"


def _order_keys(card: QWidget, following: QWidget | None) -> None:
    """Let the keyboard come to a new card before the one under it, not after all that were there before."""
    if following is None:
        return
    before = following.previousInFocusChain()
    for one in (card, *card.findChildren(QWidget)):
        if before is not None and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, one)
            before = one


def _moment(thing: Observation | Evidence) -> datetime:
    return thing.at


def _add_author(head: Flow, by: str, text: str) -> None:
    if by in set(Role):
        head.add(PersonBadge(Role(by), 24))
    head.add(words(text, "muted"))


def _state(note: Observation | Evidence) -> str:
    if not note.shared:
        return _("seen by you only")
    return _("shared, read") if note.read_by else _("shared")


class _ShareButton(LinkButton):
    """Lets the others see one piece of evidence.

    Signals:
        pressed_for: its id.
    """

    pressed_for = Signal(str)

    def __init__(self, one: Evidence) -> None:
        super().__init__(_("Share"))
        self._id = one.id
        self.setAutoDefault(False)
        self.setProperty("kind", "link")
        self.setAccessibleName(_("Share: {text}").format(text=one.text))
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self.pressed_for.emit(self._id)


class _NoteActs(QWidget):
    """What the author can do with one observation.

    Signals:
        edit_wanted: the Observation.
        shared, taken_back: its id.
    """

    edit_wanted = Signal(Observation)
    shared = Signal(str)
    taken_back = Signal(str)

    def __init__(self, note: Observation, views_ready: bool) -> None:
        super().__init__()
        self._note = note
        time = clock(note.at)
        layout = bare(QHBoxLayout(self), 4)
        edit = button(_("Edit"), "link")
        edit.setAccessibleName(_("Edit the observation of {time}").format(time=time))
        edit.clicked.connect(self._edit)
        if not note.shared:
            share = button(_("Share"), "link")
            share.setAccessibleName(_("Share the observation of {time}").format(time=time))
            share.clicked.connect(self._share)
            layout.addWidget(share)
        elif note.can_be_taken_back(views_ready):
            back = button(_("Hide again"), "link")
            back.setAccessibleName(_("Hide the observation of {time} again").format(time=time))
            back.clicked.connect(self._take_back)
            layout.addWidget(back)
        layout.addWidget(edit)

    def _edit(self) -> None:
        self.edit_wanted.emit(self._note)

    def _share(self) -> None:
        self.shared.emit(self._note.id)

    def _take_back(self) -> None:
        self.taken_back.emit(self._note.id)
