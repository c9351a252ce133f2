"""Judges each signature in a document by pyHanko, and tells what it says in words of our own."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from desktop.domain.verdict import Identity, SignatureVerdict
from desktop.export.certificates import Subject, fits, issuer_of_card, may_sign_as, subject_of, vouching
from desktop.export.data import signer_of
from desktop.export.inspecting import has_picture, told_of_itself
from desktop.export.trust import Trust, Withdrawn
from desktop.texts import _

_REVISION = SignatureCoverageLevel.ENTIRE_REVISION
_VERSION_1 = bytes.fromhex("020101")  # DER
_GOOD_DIGESTS = ("sha256", "sha384", "sha512")
_SHA256 = bytes.fromhex("300d06096086480165030402010500")


@dataclass(frozen=True, slots=True)
class Judged:
    """A signature's verdict and what only the whole document can tell the meaning of.

    ``ends`` is where in the bytes what it signed ends; ``locks`` says whether it forbids all but further signatures;
    ``covers_all``, that nothing at all came later; ``settled``, that nothing but evidence for later did;
    ``withdrawn``, that the issuer has taken the key back; ``expired``, that the key was not good at the claimed time.
    """

    verdict: SignatureVerdict
    ends: int = 0
    locks: bool = False
    covers_all: bool = False
    settled: bool = False
    withdrawn: Withdrawn | None = None
    expired: bool = False


def judge(embedded: Any, trust: Trust) -> Judged:
    """Judge one signature; whatever goes wrong makes it broken."""
    field = str(embedded.field_name)
    verdict = SignatureVerdict(field=field, signer=signer_of(field), changed=_("The signature is broken."))
    try:
        return _judged(embedded, trust, verdict)
    except Exception:  # a signature that cannot be understood is not valid
        return Judged(verdict)


def _judged(embedded: Any, trust: Trust, verdict: SignatureVerdict) -> Judged:
    at = embedded.self_reported_timestamp
    # The key must have been valid at the claimed time: records are read long after their keys have expired.
    context = ValidationContext(trust_roots=trust.anchors, moment=at, allow_fetching=False, revocation_mode="soft-fail")
    status = validate_pdf_signature(embedded, context)
    certificate = x509.load_der_x509_certificate(status.signing_cert.dump())
    subject = subject_of(certificate)
    path = _path(status)
    changed = _what_changed(status) or _what_was_slipped_in(embedded, path)
    found = replace(
        verdict,
        name=subject.name,
        organisation=subject.organisation,
        title=subject.title,
        at=at,
        identity=Identity.CARD if path and subject.role is None else subject.identity,
        intact=not changed,
        trusted=bool(path) and fits(subject, path) and _in_own_place(subject, verdict.signer),
        vouched_by=issuer_of_card(path) if subject.role is None else vouching(path),
        drawn=not has_picture(embedded.sig_field),
        certificate=status.signing_cert.sha256.hex(),
        changed=changed,
    )
    locks = embedded.docmdp_level == MDPPerm.FILL_FORMS
    ends = int(embedded.byte_range[2] + embedded.byte_range[3])
    covers_all = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    level = status.modification_level
    settled = covers_all or (level is not None and level <= ModificationLevel.LTA_UPDATES)
    expired = at is not None and not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc
    return Judged(found, ends, locks, covers_all, settled, trust.withdrawn(path), expired)


def _in_own_place(subject: Subject, signer: str | None) -> bool:
    """Whether the signer signed where they should."""
    return signer is not None and may_sign_as(subject.role, signer)


def _path(status: Any) -> tuple[x509.Certificate, ...]:
    """The certificates from a trusted root to the signer; none when no such path was found."""
    if not (status.trusted and status.validation_path):
        return ()
    found = status.validation_path.iter_certs(include_root=True)
    return tuple(x509.load_der_x509_certificate(one.dump()) for one in found)


def _what_changed(status: Any) -> str:
    """What was done to the document that this signature does not allow; "" for nothing."""
    if not (status.intact and status.valid):
        return _("What was signed has been changed afterwards.")
    if status.md_algorithm not in _GOOD_DIGESTS:
        return _("It was signed in a way that can be forged nowadays.")
    if status.coverage is None or status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return _("The signature does not cover the whole document.")
    level = status.modification_level
    if not status.docmdp_ok or level is None or level > ModificationLevel.FORM_FILLING:
        return _("Something was changed or added after the signing.")
    return ""


def _is_plain_hex(embedded: Any) -> bool:
    """Whether the gap that the signature leaves out is hexadecimal digits alone: a reader would pass over a space."""
    start, end = embedded.byte_range[0] + embedded.byte_range[1], embedded.byte_range[2]
    stream = embedded.reader.stream
    stream.seek(start)
    return re.fullmatch(rb"<[0-9A-Fa-f]+>", stream.read(end - start)) is not None


def _what_was_slipped_in(embedded: Any, path: Sequence[x509.Certificate]) -> str:
    """What hides in the one place of a document that its last signature cannot cover: the signature itself.

    After it there is only padding, and beside what it protects nothing. Of a signer with a trusted ``path``, so one of
    our own, the rest is as we write it.
    """
    content = bytes(embedded.sig_object.raw_get("/Contents"))
    padded = content[len(cms.ContentInfo.load(content).dump()) :].strip(b"\0")
    told, signer = embedded.signed_data, embedded.signer_info
    beside = told["crls"].native or (embedded.sig_object_type == "/Sig" and signer["unsigned_attrs"].native)
    if padded or beside or not _is_plain_hex(embedded) or (path and not _is_as_we_write_it(embedded, path)):
        return _("Something was hidden in the signature itself.")
    return ""


def _is_as_we_write_it(embedded: Any, path: Sequence[x509.Certificate]) -> bool:
    """Whether the parts of the signature that it does not protect hold nothing of their own."""
    told, signer = embedded.signed_data, embedded.signer_info
    known = {one.fingerprint(hashes.SHA256()) for one in path}
    return (
        all(one.sha256 in known for one in embedded.other_embedded_certs)
        and told["version"].dump() == signer["version"].dump() == _VERSION_1
        and told["digest_algorithms"].contents == signer["digest_algorithm"].dump() == _SHA256
    )


def title_changed(reader: PdfFileReader, first: bytes) -> bool:
    """Whether what the document tells of itself is another now than in the document as it was ``first`` signed.

    pyHanko lets these pass, as part of what each new signature writes.
    """
    return told_of_itself(PdfFileReader(BytesIO(first))) != told_of_itself(reader)


class Stamped(NamedTuple):
    """A service's word that the document existed, up to where it ``ends`` in the bytes, at a moment.

    ``trusted`` when the service is known.
    """

    at: datetime
    service: str
    trusted: bool
    ends: int


def time_stamps(reader: PdfFileReader, trust: Trust) -> list[Stamped]:
    """The sound time stamps of a document, the first first; ``trust`` says which services are known."""
    found = []
    for stamp in reader.embedded_timestamp_signatures:
        # As with signatures: the service's key must have been good when it was used, not for ever.
        context = ValidationContext(
            trust_roots=trust.anchors,
            moment=stamp.signed_data["encap_content_info"]["content"].parsed["gen_time"].native,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        status = validate_pdf_timestamp(stamp, context)
        sound = status.intact and status.valid and not _what_was_slipped_in(stamp, ())
        if sound and status.coverage and status.coverage >= _REVISION:
            service = str(status.signing_cert.subject.native.get("common_name", "–"))
            known, ends = bool(trust.roots) and bool(status.trusted), stamp.byte_range[2] + stamp.byte_range[3]
            found.append(Stamped(status.timestamp, service, known, int(ends)))
    return sorted(found)


def later_evidence(reader: PdfFileReader) -> bool:
    """Whether what follows the last signature is evidence for later: a security store or sound time stamps.

    Only asked where pyHanko has found nothing worse than that.
    """
    stamps = reader.embedded_timestamp_signatures
    if len(time_stamps(reader, Trust())) < len(stamps):
        return False
    return bool(stamps) or "/DSS" in reader.root


logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it finds is in the verdict
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
