"""News of the open file as Qt signals."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.actions.workspace import Kind, News, Workspace


class Bridge(QObject):
    """Tells windows what changed in a file, so that they read it again.

    Signals:
        case_changed: the id of the case, "" when several changed.
        curriculum_changed: qualifications came or went.
        settings_changed: the person's settings.
        templates_changed: plan templates came or went.
        people_changed: students or workplaces of the register.
    """

    case_changed = Signal(str)
    curriculum_changed = Signal()
    settings_changed = Signal()
    templates_changed = Signal()
    people_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = workspace.listen(self._tell)

    def end(self) -> None:
        """Listen no more; call it before the file is closed."""
        self._end()

    def _tell(self, news: News) -> None:
        if Kind.CASE in news.kinds:
            self.case_changed.emit(news.case)
        if Kind.CURRICULUM in news.kinds:
            self.curriculum_changed.emit()
        if Kind.SETTINGS in news.kinds:
            self.settings_changed.emit()
        if Kind.TEMPLATE in news.kinds:
            self.templates_changed.emit()
        if Kind.PEOPLE in news.kinds:
            self.people_changed.emit()
