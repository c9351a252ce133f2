"""Plays scenario S-A into a folder: an encrypted file, a plan, a signed record, and what verifying says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.actions import scenario as story
from desktop.actions import sharing
from desktop.actions.curricula import import_samples
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import KEY_ROUNDS, now_utc
from desktop.domain.case import stage
from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.paths import FILE_SUFFIX
from desktop.texts import _, moment, n_

if TYPE_CHECKING:
    from desktop.actions.workspace import Workspace
    from desktop.domain.case import Case
    from desktop.domain.verdict import Verdict
    from desktop.store.locks import Cost

PASSPHRASE = "kolme ihmistä saman pöydän ääressä"
CODES = {Role.TEACHER: "opettaja-1234", Role.INSTRUCTOR: "ohjaaja-1234", Role.STUDENT: "opiskelija-1234"}
_LABELS = {"plan": n_("Plan"), "record": n_("Assessment"), "trust": n_("Certificate")}


@dataclass(frozen=True, slots=True)
class Played:
    """The files that a demonstration left, by what they are, and what verifying says of the record."""

    case: str
    files: dict[str, Path]
    verdict: Verdict


def play(
    folder: Path,
    tell: Callable[[str], None] = lambda _sentence: None,
    *,
    now: datetime | None = None,
    cost: Cost | None = None,
    rounds: int = KEY_ROUNDS,
) -> Played:
    """Play the whole demonstration by the real actions; the people are made up, the file and signatures are real."""
    sample = story.latest_past(now or now_utc())
    clock = story.StoryClock(sample.moment(sample.data["started_at"]) - timedelta(days=11))
    path = _free_path(folder)
    workspace, recovery = create_workspace(path, PASSPHRASE, sample.teacher, cost=cost, clock=clock)
    workspace.key_rounds = rounds
    tell(_("The encrypted file: {path} (passphrase: {passphrase})").format(path=path, passphrase=PASSPHRASE))
    try:
        case = _play_acts(workspace, sample, clock, tell)
        files = _hand_on(workspace, case, folder)
        verdict = sharing.verify_document(workspace, files["record"].read_bytes())
    finally:
        workspace.close()
    for name, written in files.items():
        tell(f"{_(_LABELS[name])}: {written}")
    tell(_("Own codes for signing: teacher {teacher}, instructor {instructor}").format(**_by_role()))
    sharing.write_whole(folder / "recovery-key.txt", (recovery.groups + "\n").encode())
    return Played(case.id, {"file": path, **files}, verdict)


def _by_role() -> dict[str, str]:
    return {role.value: code for role, code in CODES.items()}


def _free_path(folder: Path) -> Path:
    path = folder / f"naytto{FILE_SUFFIX}"
    if path.exists():
        raise UserError(_("There is already a demonstration in {folder}. Choose a new folder.").format(folder=folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("The folder {folder} could not be made: {reason}")
        raise UserError(text.format(folder=folder, reason=error.strerror or error)) from None
    return path


def _play_acts(
    workspace: Workspace, sample: story.Scenario, clock: story.StoryClock, tell: Callable[[str], None]
) -> Case:
    import_samples(workspace)
    case = story.open_case(workspace, sample)
    acts: tuple[Callable[[Case], Case], ...] = (
        lambda case: story.plan(workspace, sample, case),
        lambda case: story.run_day(workspace, sample, case, clock),
        lambda case: story.assess_oneself(workspace, sample, case),
        lambda case: story.assess(workspace, sample, case, clock),
        lambda case: story.compare(workspace, sample, case, clock),
        lambda case: story.decide(workspace, sample, case),
        lambda case: story.sign(workspace, sample, case, clock, CODES),
    )
    for act in acts:
        case = act(case)
        tell(f"{moment(workspace.now())}  {_(stage(case).label)}")
    return case


def _hand_on(workspace: Workspace, case: Case, folder: Path) -> dict[str, Path]:
    name = sharing.suggested_name
    return {
        "plan": sharing.export_plan(workspace, case.id, folder / name(workspace, case.id, _("plan"))),
        "record": sharing.export_record(workspace, case.id, folder / name(workspace, case.id, _("assessment"))),
        "trust": sharing.export_trust(workspace, folder / "trust.pem"),
    }
