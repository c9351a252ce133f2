"""What an attacker who knows the format and this program can do gets the right word, and never a hang."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.domain.verdict import Outcome
from desktop.export.verifying import verify
from tests.export.attacks import the_target
from tests.export.attacks_mazes import MAZES
from tests.export.attacks_signers import SIGNERS, a_list_by, a_service, stamped
from tests.export.attacks_structure import STRUCTURE
from tests.export.signed import BOTH, ROOTS, WHEN, signed_by, the_root

KNOWING = STRUCTURE | MAZES
STRUCTURES = dict.fromkeys(KNOWING, Outcome.CHANGED) | {
    "36 a layer that can be hidden, before signing": Outcome.DOUBTFUL,
    "38 a note over a grade, before signing": Outcome.DOUBTFUL,
    "41 the data inside twice, added": Outcome.FOREIGN,
    "42 one attachment that reads in two ways, before signing": Outcome.DOUBTFUL,
    "43 two attachments of one name, before signing": Outcome.DOUBTFUL,
    "45 tables of two kinds (hybrid)": Outcome.NOT_READABLE,
    "47 tables that lead back to themselves": Outcome.NOT_READABLE,
    "48 an attachment that swells": Outcome.NOT_READABLE,
    "49 a list of attachments with endless ways through it": Outcome.NOT_READABLE,
    "51 pages with endless ways through them": Outcome.NOT_READABLE,
    "51b pages that lead back to themselves": Outcome.NOT_READABLE,
    "52 a field with endless ways through it": Outcome.NOT_READABLE,
    "52b a field that is its own parent": Outcome.NOT_READABLE,
    "60 something before the beginning": Outcome.NOT_READABLE,
    "62 a file that opens when it is clicked, before signing": Outcome.DOUBTFUL,
    "63 a script on a page, before signing": Outcome.DOUBTFUL,
}
PEOPLE = dict.fromkeys(SIGNERS, Outcome.UNKNOWN_SIGNER) | {
    "64 a Cyrillic letter in a name": Outcome.DOUBTFUL,
    "65 an unseen letter in a name": Outcome.DOUBTFUL,
    "66 the parts of a name in another order": Outcome.DOUBTFUL,
    "67 a name with a role in it": Outcome.DOUBTFUL,
    "68 a name with other spaces is the same name": Outcome.INTACT,
    "81 a signature without a time": Outcome.DOUBTFUL,
    "82 a time that has not come": Outcome.DOUBTFUL,
    "83 a second signature that claims to be older than the first": Outcome.DOUBTFUL,
    "84 a signature older than the document": Outcome.DOUBTFUL,
    "85 a signature with a broken digest (SHA-1)": Outcome.CHANGED,
    "86 a stolen key used after the time stamp": Outcome.DOUBTFUL,
    "87 an older stamp by an unknown service over a known one's": Outcome.DOUBTFUL,
    "88 a time stamp from another document": Outcome.CHANGED,
    "89 a stamp by a service nobody knows": Outcome.INTACT,
    "90 a list of withdrawn keys by another authority of the same name, inside": Outcome.INTACT,
    "91 a trusted school's list that names another school's keys": Outcome.INTACT,
    "93 a digit in the padding of a time stamp": Outcome.CHANGED,
}


@pytest.mark.parametrize("name", sorted(KNOWING))
def test_tampering_by_those_who_know_the_format_is_told(name: str) -> None:
    attacked = KNOWING[name](the_target())
    assert attacked != the_target()
    verdict = verify(attacked, ROOTS)
    assert verdict.outcome == STRUCTURES[name], verdict.words()
    assert verdict.findings, "a person must hear why"


@pytest.mark.parametrize("name", sorted(SIGNERS))
def test_deceit_by_keys_names_and_clocks_is_told(name: str) -> None:
    shown = SIGNERS[name]()
    verdict = verify(shown.pdf, shown.roots, services=shown.services, now=shown.now)
    assert verdict.outcome == PEOPLE[name], verdict.words()
    assert verdict.outcome == Outcome.INTACT or verdict.findings, "a person must hear why"


def test_a_stamp_of_an_unknown_service_gives_no_time() -> None:
    shown = SIGNERS["89 a stamp by a service nobody knows"]()
    verdict = verify(shown.pdf, shown.roots, services=shown.services)
    assert verdict.stamped_at is None
    assert "Joku muu" in verdict.findings[0].text


def test_a_stamp_is_believed_when_the_key_of_its_service_has_expired_since() -> None:
    service = a_service("Vanha palvelu", hours=-24 * 365 * 8)
    verdict = verify(stamped(signed_by(*BOTH), service), ROOTS, services=(service.certificate,))
    assert verdict.stamped_at == service.now


def test_a_list_of_withdrawn_keys_by_somebody_of_the_same_name_is_refused() -> None:
    ours, other = the_root("ours").certificate, a_list_by("another")
    with pytest.raises(UserError):
        verify(signed_by(*BOTH), (ours + other,))


def test_a_time_that_has_not_come_is_no_matter_of_hours() -> None:
    """A reader's clock may be set to another part of the world."""
    assert verify(signed_by(*BOTH), ROOTS, now=WHEN.replace(hour=1)).outcome == Outcome.INTACT
