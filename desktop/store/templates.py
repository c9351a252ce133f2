"""Plan templates, by workplace."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.template import PlanTemplate
from desktop.store.connection import Database
from desktop.store.gate import refuse_identity_numbers
from desktop.store.linking import linked_workplace
from desktop.store.projection import alphabetical
from desktop.store.values import decode, encode, to_value
from desktop.texts import _


class TemplateRepository:
    """Keeps plan templates; the caller opens the transaction. When one was kept is not written down."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, template: PlanTemplate) -> None:
        """Keep a template, in place of the one with its id."""
        refuse_identity_numbers(to_value(template))
        self._db.execute(
            """INSERT INTO templates (id, workplace_key, sort, content) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
            SET workplace_key = excluded.workplace_key, sort = excluded.sort, content = excluded.content""",
            (
                template.id,
                linked_workplace(self._db, template.workplace),
                alphabetical(template.workplace.name),
                encode(template).decode(),
            ),
        )

    def get(self, template_id: str) -> PlanTemplate:
        """The template with this id."""
        found = self._read("WHERE id = ?", template_id)
        if not found:
            raise UserError(_("This plan template is no longer in the file."))
        return found[0]

    def all(self) -> list[PlanTemplate]:
        """Every template, by workplace, the newest first."""
        return self._read("ORDER BY sort, row DESC")

    def of_workplace(self, key: str) -> list[PlanTemplate]:
        """The templates of a workplace, the newest first."""
        return self._read("WHERE workplace_key = ? ORDER BY row DESC", key)

    def delete(self, template_id: str) -> None:
        """Take a template away."""
        self._db.execute("DELETE FROM templates WHERE id = ?", (template_id,))

    def _read(self, rest: str, *values: str) -> list[PlanTemplate]:
        rows = self._db.execute(f"SELECT content FROM templates {rest}", values).fetchall()  # noqa: S608
        return [decode(PlanTemplate, content.encode()) for (content,) in rows]
