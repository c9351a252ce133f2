"""Key files that come from elsewhere: whatever is in them, they are opened fast, refused in words, or are right."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from asn1crypto.pkcs12 import Pfx, SafeContents
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.export.authority import make_root
from desktop.export.handover import Handover, hand_over, take_over
from desktop.export.keys import LARGEST_KEY, SignerKey, lock_key, open_key
from tests.export.signed import CODE, ROUNDS, WHEN, the_key

ENDLESS = 2**31 - 1


@cache
def handed(school: str = "Esimerkkiopisto", name: str = "Maija Opettaja") -> Handover:
    root = make_root(school, when=WHEN, levels=1)
    return hand_over(root, name=name, organisation=school, when=WHEN, rounds=ROUNDS)


def changed(**parts: Any) -> bytes:
    return json.dumps({**json.loads(handed().data), **parts}).encode()


def own_key() -> bytes:
    return lock_key(the_key(Role.TEACHER), CODE, ROUNDS)


def slow_seal(data: bytes) -> bytes:
    pfx = Pfx.load(data)
    pfx["mac_data"]["iterations"] = ENDLESS
    return bytes(pfx.dump(force=True))


def _each_lock(data: bytes, change: Callable[[Any], None], encrypted: bool) -> bytes:
    pfx = Pfx.load(data)
    safe = pfx.authenticated_safe
    for content in safe:
        if content["content_type"].native == "encrypted_data" and encrypted:
            change(content["content"]["encrypted_content_info"]["content_encryption_algorithm"])
        elif content["content_type"].native == "data" and not encrypted:
            bags = SafeContents.load(content["content"].native)
            for bag in bags:
                change(bag["bag_value"]["encryption_algorithm"])
            content["content"] = bags.dump(force=True)
    pfx["auth_safe"]["content"] = safe.dump(force=True)
    return bytes(pfx.dump(force=True))


def _forever(algorithm: Any) -> None:
    algorithm["parameters"]["key_derivation_func"]["parameters"]["iteration_count"] = ENDLESS


def slow_certificates(data: bytes) -> bytes:
    return _each_lock(data, _forever, encrypted=True)


def slow_key(data: bytes) -> bytes:
    return _each_lock(data, _forever, encrypted=False)


def trailing(data: bytes) -> bytes:
    return data + bytes(8)


def huge(data: bytes) -> bytes:
    return data + bytes(LARGEST_KEY)


def cut_off(data: bytes) -> bytes:
    return data[:-20]


@pytest.mark.parametrize("spoil", [slow_seal, slow_certificates, slow_key, trailing, huge, cut_off, lambda _data: b""])
def test_a_key_that_would_keep_the_computer_busy_is_refused_at_once(spoil: Callable[[bytes], bytes]) -> None:
    data = own_key()
    assert open_key(data, CODE).name
    with pytest.raises(UserError):
        open_key(spoil(data), CODE)
    text = b64encode(spoil(data)).decode()
    for part in ("signer", "branch"):
        with pytest.raises(UserError):
            take_over(changed(**{part: text}), handed().code)


def test_a_key_that_is_not_the_certificates_own_is_refused() -> None:
    teacher = the_key(Role.TEACHER)
    other = SignerKey(teacher.certificate, teacher.issuers, ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises((UserError, ValueError)):
        open_key(lock_key(other, CODE, ROUNDS), CODE)


def test_a_lock_of_another_kind_is_refused() -> None:
    teacher = the_key(Role.TEACHER)
    locked = pkcs12.serialize_key_and_certificates(
        b"x", teacher.private, None, None, BestAvailableEncryption(CODE.encode())
    )
    with pytest.raises(UserError):
        open_key(locked, CODE)


def test_the_key_of_one_and_the_branch_of_another_do_not_go_together() -> None:
    code = handed().code
    assert take_over(handed().data, code).signer.name == "Maija Opettaja"
    for other in (handed("Toinen opisto"), handed(name="Joku Muu")):
        branch = json.loads(other.data)["branch"]
        opened = open_key(b64decode(branch), other.code.replace("-", ""))
        locked = lock_key(opened, code.replace("-", ""), ROUNDS)
        with pytest.raises(UserError):
            take_over(changed(branch=b64encode(locked).decode()), code)


@pytest.mark.parametrize(
    "data",
    [
        *(b"[]", b"null", b'"x"', b"[" * 9999, b"{", b"\xff\xfe", handed().data + b" " * (1 << 20)),
        *(changed(version=2), changed(version="1"), changed(version=float("inf")), changed(format="x")),
        *(changed(signer=7), changed(branch="***")),
    ],
)
def test_a_file_that_is_no_key_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UserError):
        take_over(data, handed().code)
