"""Bringing documents into the library: read beside the window, kept one after the other, reported together."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.actions.curricula import ImportReport, keep_curriculum, read_bytes, read_curriculum
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.version_news import news_lines
from desktop.gui.qualifications.detail_pane import findings_html
from desktop.gui.tasks import Task
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _, language


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one file: a report, or why it was refused."""

    name: str
    report: ImportReport | None
    refusal: str = ""


class Importer(QObject):
    """Reads files one after the other.

    Signals:
        reading: the name of the file that is being read.
        finished: a list of `Brought`, one for each file that was tried.
    """

    reading = Signal(str)
    finished = Signal(list)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waiting: list[Path] = []
        self._brought: list[Brought] = []
        self._task: Task | None = None
        self._path = Path()

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._task is not None

    def bring(self, paths: list[Path]) -> None:
        """Bring in these files too."""
        self._waiting += paths
        if not self.busy:
            self._next()

    def cancel(self) -> None:
        """Bring in nothing more; what is in already stays."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _next(self) -> None:
        self._task = None
        if not self._waiting:
            brought, self._brought = self._brought, []
            self.finished.emit(brought)
            return
        self._path = path = self._waiting.pop(0)
        self.reading.emit(path.name)
        self._task = Task(lambda: _read(path))
        self._task.done.connect(self._keep)
        self._task.failed.connect(self._refuse)
        self._task.ended.connect(self._next)
        self._task.start()

    def _keep(self, read: tuple[Any, bytes]) -> None:
        try:
            report = keep_curriculum(self._workspace, *read)
            self._brought.append(Brought(self._path.name, report))
        except UserError as error:
            self._refuse(error)

    def _refuse(self, error: UserError) -> None:
        self._brought.append(Brought(self._path.name, None, str(error)))


def _read(path: Path) -> tuple[Any, bytes]:
    data = read_bytes(path)
    return read_curriculum(data), data


class ImportReportDialog(QDialog):
    """Tells what came in, and everything that was not understood."""

    def __init__(self, brought: list[Brought], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Requirements brought in"))
        self.resize(640, 460)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Report"))
        self.text.setHtml("".join(told_html(one) for one in brought))
        self.close_button = button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words(_("Requirements brought in"), "title"))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)


def told_html(brought: Brought) -> str:
    """What one document brings, or why it was refused."""
    if brought.report is None:
        return f"<h3>{escape(brought.name)}</h3><p>{escape(brought.refusal)}</p>"
    report, counts = brought.report, brought.report.counts
    name = say(report.qualification.name, language()) or brought.name
    numbers = (
        (_("Units"), counts.units),
        (_("of which common units"), counts.common_units),
        (_("Sub-areas of common units"), counts.sections),
        (_("Requirement lines"), counts.requirements + counts.section_requirements),
        (_("Criteria lines"), counts.criteria + counts.section_criteria),
    )
    rows = "".join(f"<tr><td width='240'>{escape(label)}</td><td>{number}</td></tr>" for label, number in numbers)
    known = f"<p>{escape(_('This version was here already; nothing changed.'))}</p>" if report.known_before else ""
    title = f"<h3>{escape(name)} {escape(report.qualification.reference_number)}</h3>"
    news = (
        "".join(f"<p style='margin:2px 0'>{escape(line)}</p>" for line in news_lines(report.news))
        if report.news
        else ""
    )
    return f"{title}{known}{news}<table cellpadding='3'>{rows}</table>{findings_html(report.findings)}"
