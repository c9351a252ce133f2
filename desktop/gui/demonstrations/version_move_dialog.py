"""Before a draft moves to another version: what stays as it was marked, what is marked again, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from desktop.domain.compared import Piece
from desktop.domain.comparing import word_marks
from desktop.domain.errors import Problem
from desktop.domain.local_text import say
from desktop.domain.moving import Move, MovedRow
from desktop.domain.pairing import shared_language
from desktop.gui import theme
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _, language, many


class VersionMoveDialog(QDialog):
    """Shows a `Move` before it is made; accepted when the person wants it. Nothing has been changed until then."""

    def __init__(
        self, move: Move, names: tuple[str, str], problems: Sequence[Problem] = (), parent: QWidget | None = None
    ) -> None:
        """``names`` are those of the two versions; ``problems`` what would not fit the student then."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Move to another version"))
        self.resize(760, 620)
        self.lead = words(_("{before} → {after}").format(before=names[0], after=names[1]), "strong", wrap=True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("What becomes of the plan"))
        self.text.setOpenLinks(False)
        self.text.setHtml(move_html(move, theme.colours()))
        self.warning = ProblemLabel()
        self.warning.show_problems(list(problems))
        self.buttons = Answers(_("Move the demonstration"), self, enter=False)
        told = words(move_words(move), wrap=True)
        layout = dialog_column(self, 10)
        for widget in (self.lead, told, self.warning):
            layout.addWidget(widget)
        layout.addWidget(self.text, 1)
        layout.addWidget(words(_("The move can be undone like any other change."), "small", wrap=True))
        layout.addWidget(self.buttons)


def move_words(move: Move) -> str:
    """The move in a sentence."""
    if move.changes_nothing:
        return _("Every requirement says the same. The plan stays as it is.")
    counts = (
        (len(move.stays), many("{n} requirement stays as marked", "{n} requirements stay as marked", len(move.stays))),
        (len(move.again), many("{n} is to be marked again", "{n} are to be marked again", len(move.again))),
        (len(move.gone), many("{n} is left out", "{n} are left out", len(move.gone))),
    )
    told = ", ".join(text for number, text in counts if number)
    return f"{told}. " + _("Who has said that the student is ready says so again.")


def move_html(move: Move, tokens: theme.Colours) -> str:
    """The requirements in three groups. Nothing of a document or a note reaches the page unescaped."""
    groups = (
        (_("To be marked again"), move.again, tokens.warn),
        (_("Left out with what was marked"), move.gone, tokens.bad),
        (_("As marked before"), move.stays, tokens.good),
    )
    parts = []
    for title, rows, tint in groups:
        if rows:
            style = f"color:{tint};font-weight:600;margin:14px 0 2px 0"
            parts.append(f"<p style='{style}'>{escape(title)} ({len(rows)})</p>")
            parts += [f"<p style='margin:6px 0'>{_row(row, tokens)}</p>" for row in rows]
    return "".join(parts)


def _row(row: MovedRow, tokens: theme.Colours) -> str:
    """A requirement; where it was reworded, both wordings with what differs marked."""
    was, now = row.before.text if row.before else {}, row.after.text if row.after else {}
    note = ""
    if row.note:
        label = _("Your note stays: {text}") if row.after else _("Your note is left out with it: {text}")
        note = f"<br><span style='color:{tokens.muted}'>{escape(label.format(text=row.note))}</span>"
    if not was:
        return f"<span style='color:{tokens.muted}'>{escape(_('New'))}:</span> {escape(say(now, language()))}{note}"
    code = shared_language(was, now, language()) or language()
    before, after = word_marks(say(was, code), say(now, code))
    if not now or not any(piece.changed for piece in (*before, *after)):
        return escape(say(was, code)) + note
    old, new = _marked(before, tokens.bad_soft, "line-through"), _marked(after, tokens.good_soft, "underline")
    return f"{new}<br><span style='color:{tokens.muted}'>{escape(_('before:'))} {old}</span>{note}"


def _marked(pieces: Sequence[Piece], ground: str, line: str) -> str:
    style = f"background-color:{ground};text-decoration:{line}"
    return "".join(
        f"<span style='{style}'>{escape(piece.text)}</span>" if piece.changed else escape(piece.text)
        for piece in pieces
    )
