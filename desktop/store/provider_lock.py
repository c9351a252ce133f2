"""A lock for the education provider: the data key sealed to the provider's public key, for when all else is lost.

X25519 with a key of one use, HKDF-SHA256, AES-256-GCM. Whoever seals needs only the public key; only the provider's
private key opens, which the coordinator keeps behind a code.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from desktop.domain.errors import UserError
from desktop.store.locks import NONCE_BYTES, SALT_BYTES, Lock, Means, authenticated
from desktop.texts import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

_INFO = b"nayttokumppani provider lock 1"


def make_pair(code: str) -> tuple[bytes, bytes]:
    """A private key (PEM, behind the code) and its public key (PEM)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
        PublicFormat,
    )

    private = X25519PrivateKey.generate()
    hidden = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(code.encode()))
    return hidden, private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(public: bytes) -> str:
    """By what people compare a public key: the first 16 hexadecimal digits of its SHA-256, in groups of four."""
    import hashlib

    digits = hashlib.sha256(_raw(_public(public))).hexdigest()[:16].upper()
    return " ".join(digits[start : start + 4] for start in range(0, 16, 4))


def seal(data_key: bytes, public: bytes) -> Lock:
    """The data key, sealed to a public key (PEM)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    theirs, once = _public(public), X25519PrivateKey.generate()
    name, salt, nonce = secrets.token_hex(8), secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    key = _shared(once, theirs, salt)
    wrapped = AESGCM(key).encrypt(nonce, data_key, authenticated(name, Means.PROVIDER, salt, None))
    return Lock(
        id=name, means=Means.PROVIDER, salt=salt, cost=None, nonce=nonce, wrapped=wrapped, once=_raw(once.public_key())
    )


def open_seal(lock: Lock, private: bytes, code: str) -> bytes | None:
    """The data key; None when the lock is sealed to another key. UserError when the code is wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _shared(_private(private, code), X25519PublicKey.from_public_bytes(lock.once), lock.salt)
    try:
        return AESGCM(key).decrypt(lock.nonce, lock.wrapped, authenticated(lock.id, lock.means, lock.salt, None))
    except InvalidTag:
        return None


def _shared(mine: X25519PrivateKey, theirs: X25519PublicKey, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, _INFO).derive(mine.exchange(theirs))


def _raw(public: X25519PublicKey) -> bytes:
    return public.public_bytes_raw()


def _public(pem: bytes) -> X25519PublicKey:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(pem)
    except Exception:
        key = None
    if not isinstance(key, X25519PublicKey):
        raise UserError(_("This is not a provider's recovery key. Ask the coordinator for the file that ends in .pem."))
    return key


def _private(pem: bytes, code: str) -> X25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, code.encode())
    except Exception:
        key = None
    if not isinstance(key, X25519PrivateKey):
        raise UserError(_("The code does not open the provider's key, or this is another file."))
    return key
