"""Signs a document in one of its own fields: PAdES B-B, visible, only appending to the bytes that are there."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509 import Certificate
from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.attributes import CMSAttributeProvider, SignedAttributeProviderSpec, SigningCertificateV2Provider
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.signing import Stroke
from desktop.domain.terms import Role, is_role
from desktop.domain.unit_words import case_words
from desktop.export.cards import OpenCard
from desktop.export.certificates import Subject, may_sign_as, subject_of
from desktop.export.data import field_of
from desktop.export.keys import SignerKey
from desktop.export.loops import outside_loops
from desktop.export.stamp import PAD_RATIO, Mark, draw_stamp
from desktop.texts import _, moment, n_, translator

_FRAME = 640  # bytes of a signature beside certificates, names and the signed value: some 400, and room to spare
_DIGEST = "sha256"
_REASONS = {
    Role.TEACHER: n_("I have assessed the demonstration together with the other assessor."),
    Role.INSTRUCTOR: n_("I have assessed the demonstration together with the teacher."),
    Role.STUDENT: n_("I have heard the assessment and its reasons."),
}
_BESIDE = n_("I have assessed the demonstration together with the other assessors.")
_ALONE = n_("I have assessed the competence alone.")


def reason_of(case: Case, signer: str) -> str:
    """What a signature says, marked for translation, in the words of the unit."""
    alone = signer == Role.TEACHER and len(case.assessor_ids) == 1
    said = _ALONE if alone else _usual_reason(signer)
    return case_words(case).get(said, said)


def _usual_reason(signer: str) -> str:
    return _REASONS[Role(signer)] if is_role(signer) else _BESIDE


def sign_document(
    pdf: bytes,
    *,
    signer: str,
    key: SignerKey | OpenCard,
    strokes: Sequence[Stroke] = (),
    when: datetime,
    place: str = "",
    language: str,
    pad_ratio: float = PAD_RATIO,
    name: str = "",
    reason: str = "",
) -> bytes:
    """The document with one more signature, in the signer's own field; the given bytes stay as they are.

    The mark that is seen has the strokes as ink (without strokes the typed name), and in the given language what the
    key says of its holder. The first signature allows only further signatures after it (DocMDP 2). ``when`` is the
    claimed time, with its time zone; ``pad_ratio`` is the width of the pad by its height;
    ``name``, what the person is called where the key (a card's) names them another way; ``reason``, marked, is what
    they sign for where that is not the whole demonstration. May run on any thread.
    Raises a UserError when the document has no such field, when it is filled, when the key is another role's, or is
    not valid at ``when``.
    """
    subject = subject_of(key.certificate)
    _refuse_unfit_key(subject, signer, key.certificate, when)
    mark = Mark(
        name=name or subject.name,
        title=subject.title,
        organisation=subject.organisation,
        when=when,
        identity=subject.identity,
        language=language,
        strokes=strokes,
        pad_ratio=pad_ratio,
    )
    return outside_loops(lambda: _signed(pdf, signer, key, mark, place, reason))


def _refuse_unfit_key(subject: Subject, signer: str, certificate: Certificate, when: datetime) -> None:
    if not may_sign_as(subject.role, signer):
        raise UserError(_("This key belongs to {name}, who signs in another place.").format(name=subject.name))
    if when < certificate.not_valid_before_utc:
        text = _("The key of {name} begins only {day}. Is the clock of this computer behind? Put it right, then sign.")
        raise UserError(text.format(name=subject.name, day=moment(certificate.not_valid_before_utc)))
    if when > certificate.not_valid_after_utc:
        raise UserError(_("The key of {name} is no longer valid. Make a new key.").format(name=subject.name))


def _signed(pdf: bytes, seat: str, key: SignerKey | OpenCard, mark: Mark, place: str, reason: str = "") -> bytes:
    writer = _opened(pdf)
    wide, high = _room(writer.prev, seat, mark.name)
    metadata = PdfSignatureMetadata(
        field_name=field_of(seat),
        md_algorithm=_DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        name=mark.name,
        reason=translator(mark.language)(reason or _usual_reason(seat)),
        location=place.strip() or None,
        certify=not writer.prev.embedded_regular_signatures,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = _TimedSigner(metadata, _CachedSigner(key), stamp_style=_style(draw_stamp(mark, wide, high)))
    signer.when = mark.when
    out = BytesIO()
    signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=_reserved(key), output=out)
    return out.getvalue()


def _reserved(key: SignerKey | OpenCard) -> int:
    """Hexadecimal digits to leave for the signature. Readers go through them one by one, so not many are wasted."""
    der = serialization.Encoding.DER
    certificates = sum(len(one.public_bytes(der)) for one in (key.certificate, *key.issuers))
    return 2 * (certificates + 2 * len(key.certificate.issuer.public_bytes()) + key.longest + _FRAME)


def _opened(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        return IncrementalPdfFileWriter(BytesIO(pdf))
    except (PdfReadError, ValueError, KeyError) as error:
        raise UserError(_("The document cannot be read. Make it again before signing.")) from error


def _room(reader: PdfFileReader, seat: str, name: str) -> tuple[float, float]:
    """The size of the signer's field in points."""
    own = field_of(seat)
    fields = {field_name: (value, field) for field_name, value, field in enumerate_sig_fields(reader)}
    if own not in fields:
        raise UserError(_("This document has no place for {name} to sign.").format(name=name))
    value, field = fields[own]
    if value is not None:
        raise UserError(_("This place is signed already. Nobody can sign it again."))
    left, bottom, right, top = (float(side) for side in field.get_object()["/Rect"])
    return right - left, top - bottom


class _TimedSigner(PdfSigner):
    """Signs at the time it is told."""

    when: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.when
        return session


class _CachedSigner(Signer):
    """Signs with a key that is in memory already; pyHanko's own would parse it twice for each signature."""

    def __init__(self, key: SignerKey | OpenCard) -> None:
        registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        registry.register_multiple(map(_asn1, key.issuers))
        own = _asn1(key.certificate)
        super().__init__(signing_cert=own, cert_registry=registry)
        self.signed_attr_prov_spec = _Attributes(own)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        assert digest_algorithm == _DIGEST
        if dry_run:
            return bytes(self._key.longest)
        return self._key.sign(data)

    async def signed_attrs(self, *told: Any, **named: Any) -> Any:
        return _settled(await super().signed_attrs(*told, **named))

    def signer_info(self, digest_algorithm: str, signed_attrs: Any, signature: bytes) -> Any:
        return _settled(super().signer_info(digest_algorithm, signed_attrs, signature))


class _Attributes(SignedAttributeProviderSpec):
    """What is signed beside the document: which certificate the key belongs to (PAdES)."""

    def __init__(self, certificate: asn1_x509.Certificate) -> None:
        self._certificate = certificate

    def signed_attr_providers(self, data_digest: bytes, digest_algorithm: str) -> Iterator[CMSAttributeProvider]:
        """One: the document's digest is added by pyHanko itself."""
        del data_digest, digest_algorithm
        yield _OwnCertificate(self._certificate)


class _OwnCertificate(SigningCertificateV2Provider):
    async def build_attr_value(self, dry_run: bool = False) -> Any:
        return _settled(await super().build_attr_value(dry_run))


def _settled(value: Any) -> Any:
    """The same value read from its bytes: what asn1crypto has built it writes anew at every look, level by level."""
    return type(value).load(value.dump())


def _asn1(certificate: Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


class _Page(PdfContent):
    """A page of another PDF, drawn into the field as it stands."""

    def __init__(self, pdf: bytes) -> None:
        reader = PdfFileReader(BytesIO(pdf))
        _left, _bottom, wide, high = (float(side) for side in reader.root["/Pages"]["/Kids"][0]["/MediaBox"])
        super().__init__(box=BoxConstraints(width=wide, height=high))
        self._reader = reader

    def render(self) -> bytes:
        drawing = self._ensure_writer.import_page_as_xobject(self._reader)
        self.set_resource(ResourceType.XOBJECT, pdf_name("/Mark"), drawing)
        return b"/Mark Do"


def _style(stamp: bytes) -> StaticStampStyle:
    corner = AxisAlignment.ALIGN_MIN
    rule = SimpleBoxLayoutRule(corner, corner, Margins(0, 0, 0, 0), InnerScaling.NO_SCALING)
    return StaticStampStyle(border_width=0, background=_Page(stamp), background_layout=rule, background_opacity=1.0)


logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it finds is told by what it returns or raises
