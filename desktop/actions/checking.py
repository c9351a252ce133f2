"""Whether the file is sound: a quick look at each start, all of it on request; and whether the clock is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from desktop.actions.workspace import Kind, News, Workspace
from desktop.store import checking as stored
from desktop.store.checking import Health as Health
from desktop.texts import _, many, moment, n_

SLIP = timedelta(minutes=10)
"""How far back a clock may be before somebody is told."""


def prepare_quick_check(workspace: Workspace) -> Callable[[], Health]:
    """Whether the pages are whole and the lists name every demonstration, on any thread; lists are mended."""
    path, key = workspace.path, workspace.file.data_key
    return lambda: stored.check_quickly(path, key)


def prepare_full_check(workspace: Workspace) -> Callable[[], Health]:
    """The same, reading every page and every demonstration."""
    path, key = workspace.path, workspace.file.data_key
    return lambda: stored.check_thoroughly(path, key)


def note_mended(workspace: Workspace) -> None:
    """Let everyone who shows lists read them again, after they were made anew."""
    workspace.tell(News(n_("Make the lists anew"), frozenset({Kind.CASE, Kind.PEOPLE})))


def health_words(health: Health) -> list[str]:
    """What a check found, in sentences."""
    if not health.whole:
        return [
            _("The file is damaged. Restore the newest backup; the damaged file is kept beside it."),
        ]
    sound = many("The file is sound: {n} demonstration.", "The file is sound: {n} demonstrations.", health.cases)
    words = [] if health.unreadable else [sound]
    if health.unreadable:
        n = len(health.unreadable)
        text = many(
            "{n} demonstration cannot be read. Restore a backup in which it can.",
            "{n} demonstrations cannot be read. Restore a backup in which they can.",
            n,
        )
        words.append(f"{text} ({', '.join(health.unreadable)})")
    if health.mended:
        words.append(_("The lists did not say what the demonstrations say. They have been made anew."))
    return words


def clock_words(workspace: Workspace) -> str:
    """What is told when this computer's clock is behind the newest change of the file; "" when it is not."""
    newest = workspace.cases.newest_change()
    if newest is None or newest - workspace.now() <= SLIP:
        return ""
    text = _(
        "This computer's clock shows {now}, but the file was last changed {newest}. Check the clock: deadlines and "
        "dates in documents follow it. What you do is kept in its order all the same."
    )
    return text.format(now=moment(workspace.now()), newest=moment(newest))
