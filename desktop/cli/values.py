"""A case as plain JSON values, for programs."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.domain.case import Case, stage


def case_value(case: Case) -> dict[str, Any]:
    """Every field of a case, and how far it has come."""
    value: dict[str, Any] = msgspec.to_builtins(case)
    return {**value, "stage": stage(case).value}
