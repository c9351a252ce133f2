"""A school, its teacher and a reader, each with a file of their own, and records that they sign."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from desktop.actions import provider, signing, trusting
from desktop.actions import scenario as story
from desktop.actions.curricula import import_samples
from desktop.actions.opening import create_workspace
from desktop.actions.provider import HandedOver
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.people import Teacher
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Role
from desktop.store.locks import Cost

SAMPLE = story.load()
SCHOOL, PASSPHRASE = "Esimerkkiopisto", "koordinaattorin oma lause"
CODE, GUEST_CODE = "oma-koodi-1", "vieras-koodi-1"
CODES = {Role.TEACHER: CODE, Role.INSTRUCTOR: GUEST_CODE}


class Desks(NamedTuple):
    """The coordinator's file, the teacher's, and a stranger's who only reads; all by one clock."""

    school: Workspace
    teacher: Workspace
    reader: Workspace
    clock: story.StoryClock
    folder: Path


@contextmanager
def three_desks(folder: Path) -> Iterator[Desks]:
    """The three files, with an authority in the first."""
    clock = story.StoryClock(SAMPLE.last_moment)

    def made(name: str, teacher: Teacher) -> Workspace:
        path = folder / f"{name}.naytot"
        workspace, _key = create_workspace(path, PASSPHRASE, teacher, cost=Cost(1, 8, 1), clock=clock)
        workspace.key_rounds = 1_000
        return workspace

    school = made("school", Teacher(name="Kaisa Koordinaattori", provider=SCHOOL))
    teacher = made("teacher", SAMPLE.teacher)
    reader = made("reader", Teacher(name="Raimo Rehtori", provider="Toinen opisto"))
    provider.found_authority(school, SCHOOL)
    yield Desks(school, teacher, reader, clock, folder)
    for one in (school, teacher, reader):
        one.close()


def issue(desks: Desks, name: str = SAMPLE.teacher.name) -> HandedOver:
    """A key for a teacher, from the school."""
    path = desks.folder / f"{desks.school.new_id()}.nayttoavain"
    return provider.issue_to_teacher(desks.school, name, path, organisation=SCHOOL, task="lehtori")


def take(desks: Desks, made: HandedOver, code: str = "") -> None:
    """The teacher takes the key into use."""
    trusting.take_key(desks.teacher, made.path.read_bytes(), code or made.code, CODE)


def trust(desks: Desks) -> str:
    """The reader trusts the school, as it is published now."""
    path = provider.publish_trust(desks.school, desks.folder / "school.pem")
    return trusting.trust_school(desks.reader, path.read_text("ascii"))


def ready_case(desks: Desks) -> Case:
    """A case that waits only for signatures."""
    return ready_in(desks.teacher, desks.clock)


def ready_in(workspace: Workspace, clock: story.StoryClock, sample: story.Scenario = SAMPLE) -> Case:
    """The same in any file."""
    start = clock.moment
    import_samples(workspace)
    case = story.plan(workspace, sample, story.open_case(workspace, sample))
    case = story.run_day(workspace, sample, case, clock)
    case = story.assess(workspace, sample, story.assess_oneself(workspace, sample, case), clock)
    case = story.decide(workspace, sample, story.compare(workspace, sample, case, clock))
    clock.moment = max(clock.moment, start)  # the story sets the clock to its own day
    return case


def signed_case(desks: Desks, *roles: Role) -> Case:
    """A case that the teacher and a guest have signed, or only those named."""
    case = ready_case(desks)
    for role in roles or CODES:
        desks.clock.moment += timedelta(minutes=1)
        case = signing.sign(desks.teacher, case.id, role, code=CODES[role], method=SigningMethod.TYPED)
    return case


def signed(desks: Desks) -> bytes:
    """The record of such a case."""
    return signing.record(desks.teacher, signed_case(desks).id)
