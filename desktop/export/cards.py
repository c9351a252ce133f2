"""Signing with a card or token (PKCS#11): the key never leaves it, and its PIN takes the place of one's own code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509.oid import NameOID

from desktop.domain.cards import CardKey
from desktop.domain.errors import UserError
from desktop.export.certifying import as_pem
from desktop.texts import _

if TYPE_CHECKING:
    from pkcs11 import Session

_CURVES = (256, 384)


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A key on a card whose PIN was right: what signing asks of a key. Close the card when it has signed."""

    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...]
    session: Session
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
        from pkcs11 import Attribute, Mechanism, ObjectClass

        key = next(iter(self.session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: self.id})))
        if isinstance(self.certificate.public_key(), rsa.RSAPublicKey):
            return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))  # type: ignore[attr-defined]
        digest = hashes.Hash(hashes.SHA256())
        digest.update(data)
        raw = bytes(key.sign(digest.finalize(), mechanism=Mechanism.ECDSA))  # type: ignore[attr-defined]
        half = len(raw) // 2
        return encode_dss_signature(int.from_bytes(raw[:half]), int.from_bytes(raw[half:]))


def card_keys(module: Path) -> list[CardKey]:
    """The keys that can sign on the cards in the readers of this computer, by the library of the cards' maker."""
    with _told():
        found = []
        for token in _tokens(module):
            with token.open() as session:
                every = dict(_certificates(session))
                found += [_card_key(token.label.strip(), one, every) for one in every if _can_sign(every[one])]
        return found


def _card_key(token: str, one: bytes, every: dict[bytes, x509.Certificate]) -> CardKey:
    own = every[one]
    above = "".join(as_pem(issuer) for issuer in _issuers(own, list(every.values())))
    return CardKey(token=token, id=one.hex(), name=_part(own.subject), issuer=_part(own.issuer), issuers=above)


@contextmanager
def opened_card(module: Path, chosen: CardKey, pin: str) -> Iterator[OpenCard]:
    """The chosen key, ready to sign; a UserError when the card is not there or the PIN is wrong."""
    with _told():
        tokens = [one for one in _tokens(module) if one.label.strip() == chosen.token]
        if not tokens:
            text = _("The card {card} is not in the reader. Put it in and try again.")
            raise UserError(text.format(card=chosen.token))
        with tokens[0].open(user_pin=pin) as session:
            certificates = dict(_certificates(session))
            own = certificates.get(bytes.fromhex(chosen.id))
            if own is None or not _can_sign(own):
                raise UserError(_("The card has no key to sign with. Choose the card again."))
            yield OpenCard(own, _issuers(own, list(certificates.values())), session, bytes.fromhex(chosen.id))


@contextmanager
def _told() -> Iterator[None]:
    """Tell what the card, its reader or its library says, in a sentence."""
    try:
        import pkcs11
    except ImportError:  # there is no wheel for every system
        raise UserError(_("Cards cannot be used on this computer. Sign with your own code.")) from None
    try:
        yield
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise UserError(_("The PIN is wrong. The card locks itself after a few wrong ones.")) from error
    except pkcs11.PinLocked as error:
        raise UserError(_("The card has locked itself. Open it with its PUK code in its own program.")) from error
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise UserError(_("The card or its reader does not answer. Check both, and the card's library.")) from error


def _tokens(module: Path) -> list[Any]:
    """The cards in the readers that have been taken into use."""
    import pkcs11

    if not module.is_file():
        raise UserError(_("There is no library of cards at {path}.").format(path=module))
    ready = pkcs11.TokenFlag.TOKEN_INITIALIZED
    return [one for one in pkcs11.lib(str(module)).get_tokens() if one.flags & ready]


def _certificates(session: Session) -> Iterator[tuple[bytes, x509.Certificate]]:
    from pkcs11 import Attribute, ObjectClass

    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            yield bytes(found[Attribute.ID]), x509.load_der_x509_certificate(bytes(found[Attribute.VALUE]))
        except ValueError:  # what is no X.509 certificate cannot sign
            continue


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
