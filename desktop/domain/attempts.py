"""Wrong codes slow down: a few slips are free, then each one costs a longer pause, also after a new start."""

from __future__ import annotations

from datetime import datetime, timedelta

FREE = 3
"""So many wrong codes in a row cost nothing."""
LONGEST = timedelta(minutes=5)


def pause(failed: int) -> timedelta:
    """How long to wait after so many wrong codes in a row: 2, 4, 8 … seconds, at most five minutes."""
    if failed < FREE:
        return timedelta()
    return min(timedelta(seconds=2 ** min(failed - FREE + 1, 12)), LONGEST)


def left(failed: int, at: datetime, now: datetime) -> timedelta:
    """How long is still to wait, when the last of them was at a moment. A clock that was set back shortens nothing."""
    return min(max(at + pause(failed) - now, timedelta()), pause(failed))
