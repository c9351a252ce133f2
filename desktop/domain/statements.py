"""A requirement as a statement that the student answers about themselves."""

from __future__ import annotations

_SUBJECTS = ("opiskelija", "tutkinnon suorittaja", "den studerande", "en studerande", "studerande", "the student")


def own_words(sentence: str) -> str:
    """The sentence without the word for the student in front of it, and with a full stop.

    "Opiskelija kohtaa asukkaan." is about somebody else; "Kohtaa asukkaan." under "How does this go for you?" is not.
    """
    words = sentence.strip().rstrip(".")
    for subject in _SUBJECTS:
        head, rest = words[: len(subject)], words[len(subject) :]
        if head.casefold() == subject and rest.startswith(" "):
            words = rest.strip()
            break
    return f"{words[:1].upper()}{words[1:]}." if words else ""
