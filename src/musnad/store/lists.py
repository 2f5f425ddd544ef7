"""SQL with lists for parameters: ``with_lists("… WHERE doc IN :docs", "docs")``."""

from __future__ import annotations

from sqlalchemy import TextClause, bindparam, text


def with_lists(sql: str, *names: str) -> TextClause:
    """A query in which the parameters of these names are lists, for ``IN``."""
    return text(sql).bindparams(*(bindparam(name, expanding=True) for name in names))
