"""Evidence for later years: the lists of withdrawn keys and a service's time stamp, appended to a signed document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import crl as asn1_crl
from asn1crypto import tsp
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.validation import add_validation_info
from pyhanko_certvalidator import ValidationContext

from desktop.domain.errors import UserError
from desktop.export.loops import outside_loops
from desktop.export.trust import Trust, read_trust
from desktop.texts import _

Ask = Callable[[bytes], bytes]
"""Sends a time stamp request (RFC 3161, DER) to the service and gives back what it answers; OSError when it cannot."""


def add_lasting_evidence(pdf: bytes, ask: Ask, roots: Sequence[str], *, when: datetime) -> bytes:
    """The signed document with its signers' certificates, the known lists of withdrawn keys, and a time stamp.

    Everything is appended: the given bytes stay as they are. Raises a UserError when the service does not answer as
    it should; the signatures are as good as before then. May run on any thread.
    """
    trust = read_trust(roots)
    try:
        return outside_loops(lambda: _stamped(_with_store(pdf, trust, when), ask))
    except (TimestampRequestError, OSError, ValueError) as error:
        text = _("The time stamp service gave no proper answer. The signatures are as they were; try again later.")
        raise UserError(text) from error


def _with_store(pdf: bytes, trust: Trust, when: datetime) -> bytes:
    """The document with what is needed to check its signatures when nobody can be asked any more."""
    known = frozenset(one.dump() for one in trust.anchors)
    for number, _one in enumerate(PdfFileReader(BytesIO(pdf)).embedded_regular_signatures):
        embedded = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[number]
        context = ValidationContext(
            trust_roots=trust.anchors,
            crls=_lists(trust),
            allow_fetching=False,
            revocation_mode="soft-fail",
            moment=embedded.self_reported_timestamp or when,
        )
        if _is_known(embedded, known):
            out = add_validation_info(embedded, context, output=BytesIO())
            pdf = out.getvalue() or pdf
    return pdf


def _is_known(embedded: Any, roots: frozenset[bytes]) -> bool:
    """Whether one of the trusted roots came with the signature: without a path there is nothing to keep."""
    return any(one.dump() in roots for one in embedded.other_embedded_certs)


def _lists(trust: Trust) -> list[Any]:
    der = serialization.Encoding.DER
    return [asn1_crl.CertificateList.load(one.public_bytes(der)) for one in trust.lists]


def _stamped(pdf: bytes, ask: Ask) -> bytes:
    out = BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    PdfTimeStamper(_Service(ask)).timestamp_pdf(writer, "sha256", output=out)
    return out.getvalue()


class _Service(TimeStamper):
    """Asks by the function it is given: what crosses the network is decided elsewhere."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._ask = ask

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return tsp.TimeStampResp.load(self._ask(req.dump()))
