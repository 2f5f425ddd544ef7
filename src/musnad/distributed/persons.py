"""Persons whose names say more or less, joined by the last word of their names (``query/persons.py``)."""

from __future__ import annotations

from typing import Any, TypedDict

from musnad.distributed.dataset import Dataset
from musnad.distributed.engine import daft
from musnad.distributed.frames import Frame, table
from musnad.distributed.steps import Found
from musnad.query.persons import MANY, asked, same_person


class Person(TypedDict):
    """A person as a store knows one; '' is no country."""

    id: str
    name: str
    country: str
    words: list[str]


class Namesakes:
    """Judges persons the same as those whose names say more or less."""

    def word(self, name: str) -> str | None:
        """The word under which namesakes are sought; None where a name says too little."""
        words = asked(name)
        return words[0] if words else None

    def of(self, id: str, name: str, country: str, others: list[Person]) -> list[Found]:
        """What is judged of one person and those who share that word."""
        words = asked(name)
        further = words[1] if words else frozenset()
        near = [one for one in others if one["id"] != id and not further.isdisjoint(one["words"])]
        near.sort(key=lambda one: one["id"])
        found: list[Found] = []
        for other in near[:MANY]:
            judged = same_person(name, country or None, other["name"], other["country"] or None)
            if judged is not None:
                a, b = sorted((id, other["id"]))
                found.append({"turn": 1, "kind": "entity", "a": a, "b": b, "verdict": "same", "score": round(judged[0], 2),
                              "reason": judged[1], "a_start": None, "a_end": None, "b_start": None, "b_end": None})
        return found


def persons(dataset: Dataset, numbers: Frame) -> Any:
    """What is judged of the persons of a data set, as ``Found``."""
    engine = daft()
    col, struct, judge = engine.col, engine.functions.to_struct, engine.cls(Namesakes)()
    known = first_rows(dataset, "kind", "name", "country", "words")
    known = known.with_column("country", col("country").fill_null(""))
    told = table(dataset, "mention", "kind", "entity").where(col("entity").not_null()).join(numbers, on=["file", "item"])
    first = told.groupby("entity").agg(col("doc").min().alias("first"))
    named = told.where(col("kind") == "person").groupby("entity").agg(col("doc").min().alias("named"))
    new = first.join(named, on="entity").where(col("first") == col("named")).select(col("entity").alias("id"))
    own = known.join(new, on="id").select("id", "name", "country", judge.word(col("name")).alias("word"))
    person = struct(*map(col, ("id", "name", "country", "words")))
    others = known.where(col("kind") == "person").select(person.alias("other"), col("words").alias("word")).explode("word")
    both = own.where(col("word").not_null()).join(others, on="word").groupby("id", "name", "country").agg(col("other").list_agg())
    found = both.select(judge.of(col("id"), col("name"), col("country"), col("other")).alias("found")).explode("found")
    return found.where(col("found").not_null()).select(col("found").unnest()).distinct()


def first_rows(dataset: Dataset, *columns: str) -> Frame:
    """The entities as a store has them: with what the first article says of each that speaks of it."""
    col = daft().col
    rows = table(dataset, "entity", "id", *columns).with_column("order", col("file") * (1 << 31) + col("item"))
    first = rows.groupby("id").agg(col("order").min().alias("first"))
    return rows.join(first, on="id").where(col("order") == col("first")).select("id", *columns)
