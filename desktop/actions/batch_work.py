"""What the workers of a batch do, each perhaps a process of its own: read a case, make its document, write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.actions.sharing import write_whole
from desktop.domain.errors import UserError
from desktop.store.cases import KeptCase, read_case
from desktop.store.curriculum import read_unit
from desktop.texts import _, use_language

if TYPE_CHECKING:
    from desktop.domain.curriculum import QualificationUnit


class BatchKind(StrEnum):
    """What is written of each case."""

    RECORD = "record"
    PLAN = "plan"


class Source(NamedTuple):
    """What a document is made from, as the file keeps it: reading it is the worker's task."""

    kind: BatchKind
    case: KeptCase
    unit: bytes


class Job(NamedTuple):
    """A document to write, made from its source or, when it is signed, as it is."""

    path: Path
    speaks: str
    name: str
    source: Source | bytes


def write_documents(jobs: Sequence[Job]) -> list[str]:
    """Write documents; for each why it could not be written, in words, or "" when it is there."""
    return [_write(job) for job in jobs]


def _write(job: Job) -> str:
    use_language(job.speaks)
    try:
        write_whole(job.path, job.source if isinstance(job.source, bytes) else _made(job.source))
    except UserError as error:
        return str(error)
    except Exception as error:  # whatever is wrong with one document must not stop the others
        return could_not(error)
    return ""


def could_not(error: Exception) -> str:
    """What is said of a document when something went wrong that nobody foresaw."""
    return _("The document could not be made: {reason}.").format(reason=error or type(error).__name__)


def _made(source: Source) -> bytes:
    from desktop.export.assessment_pdf import assessment_pdf
    from desktop.export.plan_pdf import plan_pdf

    make = assessment_pdf if source.kind == BatchKind.RECORD else plan_pdf
    case = read_case(source.case.snapshot)
    made = datetime.fromisoformat(source.case.changed)
    return make(case, _unit(source.unit), language=case.language, made=made, version=source.case.version.hex())


@lru_cache(maxsize=64)
def _unit(packed: bytes) -> QualificationUnit:
    """A unit's texts, read once for all the cases that ask for them."""
    return read_unit(packed)
