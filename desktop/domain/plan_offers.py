"""One thing that taking in a plan (HOKS) would change, as it is offered to people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What an offer is about, in the order in which people read it."""

    STUDENT = "student"
    WORKPLACE = "workplace"
    CASE = "case"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing that would become new or another: what it is, how it was and how it would be.

    ``chosen`` is whether it is let through unless people say otherwise: what only fills a gap is, what takes the
    place of something is not. ``hindrance`` says why it cannot be let through at all; with ``makes_unit`` it is a local
    unit that is lacking, and it may be made from what the plan says.
    """

    id: str
    part: Part
    about: str
    label: str
    before: str = ""
    after: str = ""
    chosen: bool = True
    hindrance: str = ""
    makes_unit: bool = False
