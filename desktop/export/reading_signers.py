"""Reads from a document of ours who is still to sign it, and by whose authority a signature was made."""

from __future__ import annotations

from io import BytesIO

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from desktop.export.certificates import is_of_one_person
from desktop.export.certifying import as_pem
from desktop.export.data import field_of, read_data
from desktop.export.inspecting import attached_files
from desktop.texts import LANGUAGES


def waiting_signers(data: bytes) -> dict[str, str]:
    """The signers whose places are empty, each with the name that is expected there. Judge the document first."""
    reader = PdfFileReader(BytesIO(data))
    about = read_data(attached_files(reader))
    empty = {str(name) for name, value, _field in enumerate_sig_fields(reader) if value is None}
    return {one.signer: one.name for one in about.signers if one.field in empty} if about else {}


def document_language(data: bytes) -> str:
    """The language a document of ours is written in: "fi", "sv" or "en"."""
    told = str(PdfFileReader(BytesIO(data)).root.get("/Lang", "")).lower()[:2]
    return told if told in LANGUAGES else LANGUAGES[0]


def issuer_of_signature(data: bytes, signer: str) -> str:
    """The certificate (PEM) that issued the key of a signature, as it came with it; "" when none may be trusted so.

    That is the authority of one person, who lets nobody else issue keys. A school's is trusted by the file that it
    publishes, never by what came with a document.
    """
    reader = PdfFileReader(BytesIO(data))
    for embedded in reader.embedded_regular_signatures:
        if embedded.field_name == field_of(signer):
            own = embedded.signer_cert
            found = [one for one in embedded.other_embedded_certs if one.subject == own.issuer]
            issuers = [x509.load_der_x509_certificate(one.dump()) for one in found]
            return next((as_pem(one) for one in issuers if is_of_one_person(one)), "")
    return ""
