"""Signing with a card: SoftHSM2 stands in for the card and its reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from desktop.actions import cards, sharing, signing, trusting
from desktop.domain.cards import same_person
from desktop.domain.errors import UserError
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Role
from desktop.domain.verdict import Identity, Outcome
from tests import tokens
from tests.actions.school import CODE, SAMPLE, Desks, ready_case
from tests.checker import accept_signed_record

LABEL, ON_CARD = "Kortti", "OPETTAJA MAIJA 123456789"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return tokens.softhsm(tmp_path, monkeypatch)


def choose(desks: Desks, module: Path, kind: str = "p256", name: str = ON_CARD) -> str:
    """The teacher has a card and chooses it; the issuer's certificate is given back."""
    by = tokens.issuer()
    tokens.put_on_token(module, LABEL, name, tokens.a_key(kind), by)
    [key] = cards.keys_on_cards(module)
    assert (key.token, key.name, key.issuer) == (LABEL, name, "Kortin myöntäjä")
    cards.choose_card(desks.teacher, module, key)
    return by[0].public_bytes(serialization.Encoding.PEM).decode()


def sign(desks: Desks, case: str, pin: str = tokens.PIN) -> None:
    signing.sign(desks.teacher, case, Role.TEACHER, code=pin, method=SigningMethod.TYPED, card=True)


@pytest.mark.parametrize("kind", ["p256", "p384", "rsa"])
def test_a_card_signs_and_readers_who_know_its_issuer_know_the_signer(
    desks: Desks, module: Path, kind: str, tmp_path: Path
) -> None:
    root = choose(desks, module, kind)
    case = ready_case(desks)
    sign(desks, case.id)
    signing.sign(desks.teacher, case.id, Role.INSTRUCTOR, code=CODE, method=SigningMethod.TYPED)
    pdf = signing.record(desks.teacher, case.id)
    own = sharing.verify_document(desks.teacher, pdf)
    assert own.outcome == Outcome.INTACT, own.words()
    assert sharing.verify_document(desks.reader, pdf).outcome == Outcome.UNKNOWN_SIGNER
    trusting.trust_school(desks.reader, root)
    teacher = sharing.verify_document(desks.reader, pdf).signatures[0]
    assert (teacher.trusted, teacher.identity, teacher.vouched_by) == (True, Identity.CARD, "Kortin myöntäjä")
    path, roots = tmp_path / "record.pdf", tmp_path / "roots.pem"
    path.write_bytes(pdf)
    sharing.export_trust(desks.teacher, roots)
    roots.write_text(roots.read_text() + root)
    accept_signed_record(path, roots)


def test_a_wrong_pin_is_told_and_nothing_is_signed(desks: Desks, module: Path) -> None:
    choose(desks, module)
    case = ready_case(desks)
    with pytest.raises(UserError, match="PIN"):
        sign(desks, case.id, "0000000")
    assert not desks.teacher.cases.get(case.id).signing.signatures
    sign(desks, case.id)


def test_a_card_that_is_gone_is_told(desks: Desks, module: Path) -> None:
    choose(desks, module)
    case = ready_case(desks)
    chosen = cards.chosen_card(desks.teacher)
    assert chosen is not None
    elsewhere = type(chosen.key)(token="Toinen", id=chosen.key.id, name=ON_CARD, issuer="")
    cards.choose_card(desks.teacher, module, elsewhere)
    with pytest.raises(UserError, match="Toinen"):
        sign(desks, case.id)


@pytest.mark.parametrize("name", ["missing.so", "garbage.so"])
def test_what_is_no_library_of_cards_is_told(tmp_path: Path, name: str) -> None:
    pytest.importorskip("pkcs11")
    (tmp_path / "garbage.so").write_bytes(b"no library")
    with pytest.raises(UserError):
        cards.keys_on_cards(tmp_path / name)


def test_another_persons_card_is_refused(desks: Desks, module: Path) -> None:
    with pytest.raises(UserError, match="MEIKÄLÄINEN"):
        choose(desks, module, name="MEIKÄLÄINEN MATTI 5")


def test_without_a_card_the_teacher_signs_with_the_own_code_again(desks: Desks, module: Path) -> None:
    choose(desks, module)
    cards.forget_card(desks.teacher)
    case = ready_case(desks)
    with pytest.raises(UserError):
        sign(desks, case.id)
    signing.sign(desks.teacher, case.id, Role.TEACHER, code=CODE, method=SigningMethod.TYPED)


@pytest.mark.parametrize(
    ("card", "name", "same"),
    [
        (ON_CARD, SAMPLE.teacher.name, True),
        ("Opettaja, Maija", "Maija Opettaja", True),
        ("OPETTAJA MARJA 1", "Maija Opettaja", False),
        ("OPETTAJANEN MAIJA", "Maija Opettaja", False),
        ("anything", "", False),
    ],
)
def test_a_card_may_name_its_holder_in_its_own_way(card: str, name: str, same: bool) -> None:
    assert same_person(card, name) == same
