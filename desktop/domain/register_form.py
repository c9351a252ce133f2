"""What a person types by hand into a register's own form: its fields in order, each with what is copied."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.preflight import Finding, Register, is_fit
from desktop.domain.registers import RegisterFacts


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a register's form. ``value`` is what is copied, "" where the field stays empty.

    ``code`` stands beside the value where the register knows it by one.
    """

    label: str
    value: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class FormPart:
    """Fields that stand under one heading of a register's form."""

    heading: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """What a person sees before a case is handed on to a register.

    ``form`` is what is typed by hand, ``told`` says in sentences what goes and what does not. ``has_file``: whether
    there is a file for this register; it may be saved once nothing hard is found. ``asks`` names what it asks beyond
    the record: "study_right" and fields of `RegisterFacts`; ``usual`` is what the requirements say of them, and
    ``targets`` are the codes of the arvioinnin kohteet of 2014 that people may grade. ``nothing`` says that the
    register takes nothing of such a unit at all.
    """

    register: Register
    findings: tuple[Finding, ...] = ()
    form: tuple[FormPart, ...] = ()
    told: tuple[str, ...] = ()
    has_file: bool = True
    asks: tuple[str, ...] = ()
    usual: RegisterFacts = field(default_factory=RegisterFacts)
    targets: tuple[str, ...] = ()
    nothing: str = ""

    @property
    def is_fit(self) -> bool:
        """Whether the register would take it as it stands."""
        return is_fit(self.findings)
