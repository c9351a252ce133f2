"""The window: the only part that knows Qt; it asks the actions and shows what they say."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
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


def _spare_reading_sources() -> None:
    """Keep PySide from reading the source of every module that is imported from now on.

    It looks there for ``from __feature__ import``, which nothing here has: some hundred files read and split into
    lines at every start, in vain.
    """
    with contextlib.suppress(ImportError, AttributeError):
        importlib.import_module("PySide6.QtCore")  # brings the module below
        feature = importlib.import_module("shibokensupport.feature")
        if callable(feature._mod_uses_pyside):
            feature.__dict__["_mod_uses_pyside"] = lambda _module: False


# Widgets that refer to each other go when garbage is looked for, and they may only go in the thread of the window.
# Python would look in whichever thread makes an object: so it does not look by itself (`desktop.gui.tidying` does).
# A start makes many objects that stay, most of them while Qt is imported: looking among them would be in vain.
gc.disable()
gc.set_threshold(50_000, 20, 20)
if sys.version_info < (3, 12):
    _keep_singletons()
_spare_reading_sources()
