"""Signing only appends, in the signer's own place, at the time told, with ink that stays lines."""

from __future__ import annotations

import asyncio
import math
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import permutations

import pytest

from desktop.domain.errors import UserError
from desktop.domain.signing import Stroke
from desktop.domain.terms import Role
from desktop.domain.verdict import Outcome
from desktop.export.signing import sign_document
from desktop.export.verifying import verify
from tests.export.reading import opened
from tests.export.signed import BOTH, INK, ROOTS, WHEN, signed, signed_by, the_key, the_record


@pytest.mark.parametrize("roles", [order for count in (2, 3) for order in permutations(Role, count)])
def test_any_order_of_signers_holds(roles: tuple[Role, ...]) -> None:
    verdict = verify(signed_by(*roles), ROOTS)
    assert [one.signer for one in verdict.signatures] == list(roles)
    assert all(one.intact and one.trusted for one in verdict.signatures)
    assert verdict.outcome == (Outcome.INTACT if set(BOTH) <= set(roles) else Outcome.INCOMPLETE)


def test_signing_only_appends() -> None:
    once = signed(the_record(), Role.TEACHER)
    assert once.startswith(the_record())
    assert signed(once, Role.INSTRUCTOR).startswith(once)


def test_the_first_signature_closes_the_document_to_all_but_signatures() -> None:
    first, second = opened(signed_by(*BOTH)).embedded_regular_signatures
    assert first.docmdp_level is not None
    assert first.docmdp_level.value == 2
    assert second.docmdp_level is None


def test_the_time_is_the_one_told() -> None:
    when = WHEN + timedelta(days=40, seconds=7)
    pdf = sign_document(the_record(), signer=Role.TEACHER, key=the_key(Role.TEACHER), when=when, language="fi")
    assert verify(pdf, ROOTS).signatures[0].at == when


def test_who_signed_is_told_by_their_key() -> None:
    one = verify(signed_by(Role.INSTRUCTOR), ROOTS).signatures[0]
    assert (one.name, one.organisation, one.title) == ("Timo Ohjaaja", "Hoivakoti Kuusikko", "lähihoitaja")


def test_a_place_is_signed_only_once() -> None:
    with pytest.raises(UserError):
        signed(signed_by(Role.TEACHER), Role.TEACHER)


def test_a_key_signs_only_in_its_own_place() -> None:
    with pytest.raises(UserError, match="Timo Ohjaaja"):
        sign_document(the_record(), signer=Role.TEACHER, key=the_key(Role.INSTRUCTOR), when=WHEN, language="fi")


@pytest.mark.parametrize("days", [-30, 3 * 366])
def test_a_key_signs_only_while_it_is_valid(days: int) -> None:
    when = WHEN + timedelta(days=days)
    with pytest.raises(UserError, match="Maija Opettaja"):
        sign_document(the_record(), signer=Role.TEACHER, key=the_key(Role.TEACHER), when=when, language="fi")


def test_a_clock_that_is_behind_is_told_as_such() -> None:
    when = WHEN - timedelta(days=9)
    with pytest.raises(UserError, match="kello"):
        sign_document(the_record(), signer=Role.TEACHER, key=the_key(Role.TEACHER), when=when, language="fi")


def test_a_key_that_has_expired_since_still_verifies() -> None:
    when = WHEN + timedelta(days=1)
    pdf = sign_document(the_record(), signer=Role.TEACHER, key=the_key(Role.TEACHER), when=when, language="fi")
    assert verify(pdf, ROOTS).signatures[0].trusted


@pytest.mark.parametrize("pdf", [b"", b"not a PDF", the_record()[:5000]])
def test_what_cannot_be_read_is_not_signed(pdf: bytes) -> None:
    with pytest.raises(UserError):
        signed(pdf, Role.TEACHER)


def test_a_document_without_the_place_is_not_signed() -> None:
    from desktop.export.document import write
    from tests.export.documents import a_document, places

    with pytest.raises(UserError, match="Maija Opettaja"):
        signed(write(a_document(places("Opiskelija"))), Role.TEACHER)


def test_signing_and_verifying_work_inside_a_running_loop() -> None:
    async def inside() -> Outcome:
        return verify(signed(the_record(), *BOTH), ROOTS).outcome

    assert asyncio.run(inside()) == Outcome.INTACT


def test_signing_works_on_many_threads_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _n: verify(signed(the_record(), *BOTH), ROOTS).outcome, range(6)))
    assert found == [Outcome.INTACT] * 6


STRANGE = {
    "none": (),
    "a dot": (Stroke(points=((0.5, 0.5, 0.5, 0),)),),
    "empty": (Stroke(points=()),),
    "not numbers": (Stroke(points=((math.nan, 0.1, 0.5, 0), (math.inf, 0.2, 0.5, 1), (0.3, 0.3, 0.5, 2))),),
    "outside": (Stroke(points=((-5.0, 9.0, 7.0, 0), (3.0, -2.0, -1.0, 1))),),
    "a level line": (Stroke(points=tuple((t / 100, 0.5, 0.5, t) for t in range(100))),),
}


@pytest.mark.parametrize("ink", STRANGE.values(), ids=STRANGE)
def test_any_ink_can_be_signed_with(ink: tuple[Stroke, ...]) -> None:
    verdict = verify(signed(the_record(), *BOTH, ink=ink), ROOTS)
    assert verdict.outcome == Outcome.INTACT
    assert all(one.drawn for one in verdict.signatures)


def test_the_mark_has_no_picture_and_its_ink_is_curves() -> None:
    fields = {
        str(one.get_object()["/T"]): one.get_object() for one in opened(signed_by(*BOTH)).root["/AcroForm"]["/Fields"]
    }
    inner = fields["Opettaja"]["/AP"]["/N"]["/Resources"]["/XObject"]["/Mark"]
    assert inner.data.count(b" c") > len(INK[0].points) / 2
    assert "/XObject" not in inner["/Resources"] or not inner["/Resources"]["/XObject"]
