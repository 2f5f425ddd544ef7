"""The shipped word lists, loaded once; single ones without the rest, so that a question to the store is answered quickly."""

from __future__ import annotations

from functools import lru_cache

from musnad.rulebook.errors import Problem, RuleError
from musnad.rulebook.rows import Row, read_table
from musnad.rulebook.tables import SHIPPED, Rulebook, load_rulebook, rules_version


@lru_cache(maxsize=1)
def shipped() -> Rulebook:
    """All rules that come with the package."""
    return load_rulebook(None)


@lru_cache(maxsize=1)
def version() -> str:
    """The version of the rules that come with the package, without loading them."""
    return rules_version(SHIPPED)


@lru_cache(maxsize=16)
def table(name: str) -> tuple[Row, ...]:
    """The rows of one shipped word list: ``table("grounding/countries.tsv")``."""
    problems: list[Problem] = []
    rows = read_table((SHIPPED / name).read_text(encoding="utf-8"), name, name, problems)
    if problems:
        raise RuleError(problems)
    return tuple(rows)


def forms(name: str) -> frozenset[str]:
    """The Arabic forms of one shipped word list."""
    return frozenset(row["form"] for row in table(name))
