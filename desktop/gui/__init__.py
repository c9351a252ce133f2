"""The window: the only part that knows Qt; it asks the actions and shows what they say."""

from __future__ import annotations

import ctypes
import gc
import sys

_COUNTED_FOR_EVER = 1 << 40


def _keep_singletons() -> None:
    """Keep Python 3.11 from running out of None.

    The wheels of PySide6 6.12 give back None, True and False without counting the reference, as is right for
    Python 3.12, where these never die. On 3.11 each ``widget.update()`` takes one away from None, and after some
    eight thousand of them the interpreter stops ("deallocating None"). Counts that cannot run out put that right.
    """
    for value in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(value)).value += _COUNTED_FOR_EVER


# Widgets that refer to each other go when garbage is looked for, and they may only go in the thread of the window.
# Python would look in whichever thread makes an object: so it does not look by itself (`desktop.gui.tidying` does).
# A start makes many objects that stay, most of them while Qt is imported: looking among them would be in vain.
gc.disable()
gc.set_threshold(50_000, 20, 20)
if sys.version_info < (3, 12):
    _keep_singletons()
