"""Where a sub-area stands, in a line that a list has room for."""

from __future__ import annotations

from desktop.domain.sub_areas import ShownSubArea
from desktop.texts import _, day


def state_words(one: ShownSubArea) -> str:
    """What has become of a sub-area so far."""
    if one.signed is not None and one.grade is not None:
        text = _("{grade}, signed by {name} on {day}")
        return text.format(grade=_(one.scale.name_of(one.grade)), name=one.signed.name, day=day(one.signed.at.date()))
    if one.sent is not None:
        return _("sent to {name} on {day}").format(name=one.teacher, day=day(one.sent.at.date()))
    if one.is_decided and one.grade is not None:
        return _("{grade}, not signed yet").format(grade=_(one.scale.name_of(one.grade)))
    if not one.shown_now:
        return _("not in this demonstration")
    return _("assessed by {name}").format(name=one.teacher) if one.teacher else _("no teacher yet")
