"""Signing with a card or token (PKCS#11): the key never leaves it, and its PIN takes the place of one's own code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509.oid import NameOID

from desktop.domain.cards import CardKey
from desktop.domain.errors import UserError
from desktop.export.card_reader import CardReader, CardTroubleError, Trouble, reading_cards
from desktop.export.certifying import as_pem
from desktop.texts import _, n_

_CURVES = (256, 384)
_TOLD = {
    Trouble.NO_CARDS_HERE: n_("Cards cannot be used on this computer. Sign with your own code."),
    Trouble.NO_LIBRARY: n_("There is no library of cards at {path}."),
    Trouble.NOT_IN_READER: n_("The card {card} is not in the reader. Put it in and try again."),
    Trouble.WRONG_PIN: n_("The PIN is wrong. The card locks itself after a few wrong ones."),
    Trouble.LOCKED: n_("The card has locked itself. Open it with its PUK code in its own program."),
    Trouble.NO_KEY: n_("The card has no key to sign with. Choose the card again."),
    Trouble.SILENT: n_("The card or its reader does not answer. Check both, and the card's library."),
    Trouble.DIED: n_("The card's library stopped working. Nothing was signed; try again, or sign with your own code."),
}


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A key on a card whose PIN was right: what signing asks of a key, until the card is closed."""

    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...]
    reader: CardReader
    id: bytes

    @property
    def name(self) -> str:
        """Whose card it is."""
        return _part(self.certificate.subject)

    @property
    def longest(self) -> int:
        """How many bytes a signature takes at most."""
        public = self.certificate.public_key()
        return public.key_size // 8 if isinstance(public, rsa.RSAPublicKey) else 2 * 48 + 9

    def sign(self, data: bytes) -> bytes:
        """The signature of the data with SHA-256, made on the card."""
        if isinstance(self.certificate.public_key(), rsa.RSAPublicKey):
            return self.reader.sign(self.id, data, is_rsa=True)
        digest = hashes.Hash(hashes.SHA256())
        digest.update(data)
        raw = self.reader.sign(self.id, digest.finalize(), is_rsa=False)
        half = len(raw) // 2
        return encode_dss_signature(int.from_bytes(raw[:half]), int.from_bytes(raw[half:]))


def card_keys(module: Path) -> list[CardKey]:
    """The keys that can sign on the cards in the readers of this computer, by the library of the cards' maker."""
    with _told(module), reading_cards(module) as reader:
        found = []
        for token in reader.tokens():
            every = _readable(token.certificates)
            found += [_card_key(token.label, one, every) for one in every if _can_sign(every[one])]
        return found


def _card_key(token: str, one: bytes, every: dict[bytes, x509.Certificate]) -> CardKey:
    own = every[one]
    above = "".join(as_pem(issuer) for issuer in _issuers(own, list(every.values())))
    return CardKey(token=token, id=one.hex(), name=_part(own.subject), issuer=_part(own.issuer), issuers=above)


@contextmanager
def opened_card(module: Path, chosen: CardKey, pin: str) -> Iterator[OpenCard]:
    """The chosen key, ready to sign; a UserError when the card is not there or the PIN is wrong."""
    with _told(module, chosen.token), reading_cards(module) as reader:
        certificates = _readable(reader.open(chosen.token, pin).certificates)
        own = certificates.get(bytes.fromhex(chosen.id))
        if own is None or not _can_sign(own):
            raise CardTroubleError(Trouble.NO_KEY)
        yield OpenCard(own, _issuers(own, list(certificates.values())), reader, bytes.fromhex(chosen.id))


@contextmanager
def _told(module: Path, card: str = "") -> Iterator[None]:
    """Tell what the card, its reader or its library says, in a sentence."""
    try:
        yield
    except CardTroubleError as error:
        raise UserError(_(_TOLD[error.trouble]).format(path=module, card=card)) from error


def _readable(certificates: Mapping[bytes, bytes]) -> dict[bytes, x509.Certificate]:
    """The certificates that can be read: what is no X.509 certificate cannot sign."""
    found = {}
    for one, der in certificates.items():
        try:
            found[one] = x509.load_der_x509_certificate(der)
        except ValueError:
            continue
    return found


def _can_sign(certificate: x509.Certificate) -> bool:
    """Whether the certificate is for signing documents: content commitment, or nothing said of use."""
    public = certificate.public_key()
    known = isinstance(public, rsa.RSAPublicKey) or (
        isinstance(public, ec.EllipticCurvePublicKey) and public.curve.key_size in _CURVES
    )
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return known
    return known and usage.content_commitment and not usage.key_cert_sign


def _issuers(own: x509.Certificate, others: list[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """The certificates above a key's own, as far as the card has them."""
    found: list[x509.Certificate] = []
    below = own
    while above := next((one for one in others if one.subject == below.issuer and one not in (below, *found)), None):
        found.append(above)
        below = above
    return tuple(found)


def _part(name: x509.Name) -> str:
    return next((str(one.value) for one in name.get_attributes_for_oid(NameOID.COMMON_NAME)), "–")
