"""A card or token that the teacher signs with: choosing its key, and opening it with its PIN."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desktop.actions.trusted import trust_also
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.cards import CardKey, same_person
from desktop.domain.errors import UserError
from desktop.store.values import from_value, to_value
from desktop.texts import _, n_

CARD = "card"


class ChosenCard(NamedTuple):
    """The library of the card's maker, and the key on the card."""

    module: Path
    key: CardKey


def keys_on_cards(module: Path) -> list[CardKey]:
    """The keys that can sign on the cards that are in the readers now."""
    from desktop.export.cards import card_keys

    return card_keys(module)


def choose_card(workspace: Workspace, module: Path, key: CardKey) -> None:
    """Let the teacher sign with a key on a card; its issuer is known to this file from now on."""
    if not same_person(key.name, workspace.teacher.name):
        text = _("The card is {card}'s, but this file is {teacher}'s. Use your own card, or mend the name.")
        raise UserError(text.format(card=key.name, teacher=workspace.teacher.name or "–"))
    with workspace.change(n_("Choose a card"), Kind.KEYS):
        workspace.settings.set(CARD, {"module": str(module), "key": to_value(key)})
        if key.issuers:
            trust_also(workspace, key.issuers)


def forget_card(workspace: Workspace) -> None:
    """Sign with the code of one's own again."""
    with workspace.change(n_("Sign without a card"), Kind.KEYS):
        workspace.settings.set(CARD, None)


def chosen_card(workspace: Workspace) -> ChosenCard | None:
    """The card that the teacher signs with; None for the code of their own."""
    kept = workspace.settings.get(CARD)
    if not isinstance(kept, dict):
        return None
    return ChosenCard(Path(str(kept["module"])), from_value(CardKey, kept["key"]))
