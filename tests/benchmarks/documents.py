"""A tagged three-page record beside the same content by its peers; signing, verifying, many at once, and memory."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.measure import Result, lab_scale, median_ms, ratio, side_by_side
from tests.benchmarks.peers import Prepare, peers
from tests.benchmarks.storing import empty_workspace
from tests.builders import NOON, a_case, a_qualification, a_unit, an_informed_case
from tests.store.many import some_cases

if TYPE_CHECKING:
    from desktop.actions.workspace import Workspace

ROWS, DOCUMENTS, SINGLE, WARM = 18, 300, 60, 40
LONG = "Aino suunnitteli aamun itsenäisesti ja muutti sitä asukkaan toiveen mukaan. Hän perusteli ratkaisunsa. " * 4


def _record(number: int = 0) -> Any:
    """The content of a record that fills three pages; with another number, other words in its free texts."""
    from desktop.export.assessment_pdf import assessment_document
    from desktop.export.case_parts import Source

    case = an_informed_case(ROWS)
    told = f"Kerta {number}: {LONG}"
    comments = dict.fromkeys(case.rows, f"Teki työn {number} itse ja kertoi, miksi toimi niin kuin toimi.")
    views = tuple(replace(view, comments=comments) for view in case.views)
    decision = replace(case.decision, reason=told, strengths=told, to_develop=told, next_steps=told)
    case = replace(case, unit=a_case(ROWS).unit, views=views, decision=decision)
    return assessment_document(Source(case, a_unit(ROWS), "fi"), NOON, "00")


def _untagged(document: Any) -> bytes:
    """The same words by platypus: paragraphs, tables and the drawing, nothing for a screen reader."""
    from reportlab import platypus
    from reportlab.lib.styles import ParagraphStyle

    from desktop.export import content
    from desktop.export.fonts import name_of

    body = ParagraphStyle("body", fontName=name_of(False), fontSize=9, leading=12)
    head = ParagraphStyle("head", parent=body, fontName=name_of(True), fontSize=12, leading=18)

    def flowable(block: Any) -> Any:
        if isinstance(block, content.Table):
            rows = [[paragraphs(one) for one in row] for row in ((block.head,) if block.head else ()) + block.rows]
            widths = [share / sum(block.shares) * 480 for share in block.shares]
            return platypus.Table(rows, colWidths=widths, repeatRows=1 if block.head else 0)
        if isinstance(block, content.Paragraph):
            return platypus.Paragraph(content.plain(block.text), body)
        if isinstance(block, (content.Heading, content.Link)):
            return platypus.Paragraph(block.text, head)
        if isinstance(block, content.Figure):
            return _Drawing(block.height, block.draw)
        return platypus.Spacer(1, 60)

    def paragraphs(cell: Any) -> Any:
        return [platypus.Paragraph(content.plain(part.text), body) for part in cell.parts] or ""

    class _Drawing(platypus.Flowable):  # type: ignore[misc]
        def __init__(self, height: float, draw: Any) -> None:
            super().__init__()
            self.width, self.height, self._drawn = 480, height, draw

        def draw(self) -> None:
            self._drawn(self.canv, self.width)

    buffer = BytesIO()
    story = [platypus.Paragraph(document.title, head), *(flowable(block) for block in document.blocks)]
    platypus.SimpleDocTemplate(buffer, leftMargin=50, rightMargin=50).build(story)
    return buffer.getvalue()


def run(folder: Path) -> Iterator[Result]:
    """The record beside its peers, what signing and verifying take, many at once, and what memory that leaves."""
    yield from _beside_peers(folder)
    yield from _signing()
    yield from _many(folder)
    yield _memory()


def _beside_peers(folder: Path) -> Iterator[Result]:
    from desktop.export.document import write

    numbers = count()

    def ours() -> Callable[[], object]:
        document = _record(next(numbers))
        return lambda: write(document)

    def untagged() -> Callable[[], object]:
        document = _record(next(numbers))
        return lambda: _untagged(document)

    def by_peer(prepare: Prepare) -> Callable[[], Callable[[], object]]:
        return lambda: prepare(_record(next(numbers)))

    found = {name: by_peer(prepare) for name, prepare in peers(folder).items()}
    quick = {"ours": ours, "untagged": untagged, **{name: one for name, one in found.items() if name == "typst"}}
    times = side_by_side(quick, 30)
    yield Result("tagged record, × untagged reportlab", *_of(ratio(times, "ours", "untagged"), 1.5))
    if "typst" in quick:
        yield Result("tagged record, × typst (PDF/A-3a + UA-1)", *_of(ratio(times, "ours", "typst"), 2.0))
    slow = {name: one for name, one in found.items() if name not in quick}
    times = side_by_side({"ours": ours, **slow}, 5) if slow else {}
    for name in slow:
        yield Result(f"tagged record, × {name}", *_of(ratio(times, "ours", name), 1.0))


def _of(found: tuple[float, str], limit: float) -> tuple[float, str, float, str]:
    return found[0], "×", limit, found[1]


def _signing() -> Iterator[Result]:
    """By the processor's time on the lab's scale: this machine, as it is now, is measured beside."""
    from desktop.domain.terms import Role
    from desktop.export import authority, keys
    from desktop.export.document import write
    from desktop.export.signing import sign_document
    from desktop.export.verifying import verify

    when = NOON + timedelta(hours=1)
    root = authority.make_root("Esimerkkiopisto", when=NOON)
    names = {Role.TEACHER: "Maija Opettaja", Role.INSTRUCTOR: "Timo Ohjaaja", Role.STUDENT: "Aino Esimerkki"}
    opened = {
        role: keys.open_key(
            keys.issue_key(
                root, name=name, role=role, organisation="Esimerkki", code="koodi-1", when=NOON, rounds=1_000
            ),
            "koodi-1",
        )
        for role, name in names.items()
    }
    base = write(_record())

    def signed(*roles: Role) -> bytes:
        pdf = base
        for role in roles:
            pdf = sign_document(pdf, signer=role, key=opened[role], when=when, language="fi")
        return pdf

    by_three = signed(*names)
    for name, act, limit in (
        ("two signatures add", lambda: signed(Role.TEACHER, Role.INSTRUCTOR), 38.0),
        ("verifying three signatures", lambda: verify(by_three, (root.certificate,)), 80.0),
    ):
        scale = lab_scale()
        spent = median_ms(act, 15, clock=time.thread_time)
        yield Result(f"{name}, on the lab's scale", spent / scale, "ms", limit, f"{spent:.1f} ms here, × {scale:.2f}")


def _many(folder: Path) -> Iterator[Result]:
    """A batch beside one document after the other; what the processes need to begin is left out of both."""
    from desktop.actions.batch import Batch
    from desktop.export.assessment_pdf import assessment_pdf
    from desktop.store.whole import write_whole

    workspace, rows = _many_cases(folder / "many")
    (folder / "single").mkdir()
    start, spent = time.perf_counter(), time.process_time()
    for one in rows[:SINGLE]:
        case = workspace.cases.get(one)
        unit = workspace.curriculum.unit(case.unit.content)
        made, version = workspace.cases.changed_at(one), workspace.cases.version(one).hex()
        write_whole(
            folder / "single" / f"{one}.pdf", assessment_pdf(case, unit, language="fi", made=made, version=version)
        )
    single, whole = SINGLE / (time.perf_counter() - start), (time.process_time() - spent) / SINGLE
    batch = Batch(workspace, rows, folder / "written")
    while not batch.step(0.1).done >= WARM:
        pass
    before, start, spent = batch.progress.done, time.perf_counter(), time.process_time()
    while not batch.step(0.1).finished:
        pass
    count = batch.progress.done - before
    several, here = count / (time.perf_counter() - start), (time.process_time() - spent) / count
    cores = os.cpu_count() or 1
    detail = f"{several:.0f}/s by {cores} cores, {single:.0f}/s by one"
    yield Result("one after the other × cores, × a batch", cores * single / several, "×", 1 / 0.9, detail)
    detail = f"{here * 1000:.2f} ms of the processor, {whole * 1000:.1f} ms for one alone"
    yield Result("a document in a batch, what the main process does of it", 100 * here / whole, "%", 5.0, detail)
    workspace.close()


def _many_cases(folder: Path) -> tuple[Workspace, list[str]]:
    workspace = empty_workspace(folder)
    unit = a_unit(9)
    with workspace.change("Fill"):
        workspace.curriculum.add(a_qualification(unit), original=b"{}")
        content = workspace.curriculum.content_of(unit)
        for case in some_cases(DOCUMENTS):
            workspace.cases.add(replace(case, unit=replace(case.unit, content=content)), who="teacher", what="Fill")
    return workspace, [row.id for row in workspace.lists.page(0, DOCUMENTS, order="student")]


def _memory() -> Result:
    """What a thousand records leave behind in memory, once the first hundred have filled what is kept for good."""
    from desktop.export.document import write

    for number in range(100):
        write(_record(number))
    before = _resident()
    for number in range(100, 1_000):
        write(_record(number))
    grown = _resident() - before
    return Result("memory after 1,000 records, more than after 100", grown, "MiB", 4.0)


def _resident() -> float:
    """The memory of this process in MiB, what nobody uses any more given back first."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
