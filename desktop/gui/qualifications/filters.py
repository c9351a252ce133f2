"""What of the library is shown: one qualification, a kind of unit, and whether it is in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.domain.curriculum import UnitKind, Validity
from desktop.domain.library import VALIDITY, QualificationRow, UnitGroup, Wanted, is_part_of, same_qualification
from desktop.domain.local_text import say
from desktop.texts import _, language


class LibraryFilters(QWidget):
    """Three boxes of choices.

    Signals:
        changed: the person chose something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families: list[tuple[str, ...]] = []
        self.qualification = _box(_("Qualification"))
        self.group = _box(_("Kind of unit"))
        self.group.addItem(_("Every kind of unit"), None)
        for group in UnitGroup:
            self.group.addItem(_(group.label), group)
        self.validity = _box(_("Validity"))
        self.validity.addItem(_("Whenever in force"), None)
        for validity, label in VALIDITY.items():
            self.validity.addItem(_(label), validity)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.qualification, 0, 0, 1, 2)
        layout.addWidget(self.group, 1, 0)
        layout.addWidget(self.validity, 1, 1)
        for box in (self.qualification, self.group, self.validity):
            box.activated.connect(self.changed)

    def show_qualifications(self, rows: Sequence[QualificationRow]) -> None:
        """Offer these; the versions of one qualification together, with the local units that are part of it.

        What was chosen stays where it still is.
        """
        chosen = self.qualification.currentData()
        families: list[list[QualificationRow]] = []
        local = [row for row in rows if row.kind == UnitKind.LOCAL]
        for row in (row for row in rows if row.kind != UnitKind.LOCAL):
            kin = next((one for one in families if same_qualification(one[0], row)), None)
            if kin is None:
                families.append([row])
            else:
                kin.append(row)
        self.qualification.clear()
        self.qualification.addItem(_("All qualifications"), ())
        for kin in families:
            parts = [one for one in local if any(is_part_of(one, row) for row in kin)]
            ids = tuple(dict.fromkeys(one.id for one in (*kin, *parts)))
            self.qualification.addItem(say(kin[0].name, language()) or _("(no name)"), ids)
        kept = (
            n for n in range(self.qualification.count()) if chosen and self.qualification.itemData(n)[:1] == chosen[:1]
        )
        self.qualification.setCurrentIndex(next(kept, 0))
        self.qualification.setVisible(len(families) > 1)

    def wanted(self, today: date) -> Wanted:
        """What is chosen now."""
        group, validity = self.group.currentData(), self.validity.currentData()
        return Wanted(
            qualifications=tuple(self.qualification.currentData() or ()),
            group=UnitGroup(group) if group else None,
            validity=Validity(validity) if validity else None,
            on=today,
        )

    def clear(self) -> None:
        """Show everything again."""
        for box in (self.qualification, self.group, self.validity):
            box.setCurrentIndex(0)


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    return made
