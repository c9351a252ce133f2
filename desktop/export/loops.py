"""pyHanko starts an event loop of its own for each call, which fails where one runs already; here it never does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def outside_loops(call: Callable[[], T]) -> T:
    """The call's result; inside a running event loop the call is made on a thread of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return call()
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call).result()
