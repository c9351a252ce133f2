"""The words of names, units and places with the number of their cases: what a mistyped word is compared with."""

from __future__ import annotations

from collections import Counter

from desktop.domain.case import Case
from desktop.domain.near import SHORTEST, words_of
from desktop.store.connection import Database


def name_words(case: Case) -> str:
    """The words by which people look for a case, in order, without numbers and the shortest."""
    names = (
        case.student.name,
        *case.unit.name.values(),
        case.workplace.name,
        case.plan.place_description,
        case.instructor.name,
        case.teacher.name,
    )
    words = {word for name in names for word in words_of(name)}
    return " ".join(sorted(word for word in words if len(word) >= SHORTEST and word.isalpha()))


def count_words(db: Database, before: str, after: str) -> None:
    """Count the words of a case anew, when they have changed."""
    old, new = set(before.split()), set(after.split())
    for word in new - old:
        sql = "INSERT INTO case_words (word, cases) VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET cases = cases + 1"
        db.execute(sql, (word,))
    for word in old - new:
        db.execute("UPDATE case_words SET cases = cases - 1 WHERE word = ?", (word,))
        db.execute("DELETE FROM case_words WHERE word = ? AND cases < 1", (word,))


def count_all_words(db: Database) -> None:
    """Count the words of every case, when the lists are made anew."""
    found = Counter(word for (words,) in db.execute("SELECT words FROM case_rows") for word in set(words.split()))
    db.conn.executemany("INSERT INTO case_words (word, cases) VALUES (?, ?)", sorted(found.items()))
