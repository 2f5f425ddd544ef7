"""Articles that carry one text: the first, its copies in the order of their days, and the words in which each differs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from musnad.query.differing import Differing, differing
from musnad.query.errors import QueryError
from musnad.store import schema as db


@dataclass(frozen=True, slots=True)
class Copy:
    """An article with the text of another one: the share of words in common, and where they differ."""

    document: str
    url: str | None
    outlet: str | None
    published: str | None
    headline: str | None
    shared: float
    differs: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """A text that several articles carry: the first of them, and the others."""

    document: str
    url: str | None
    outlet: str | None
    published: str | None
    headline: str | None
    copies: tuple[Copy, ...]


def copies(connection: Connection, id: str | None = None, *, limit: int = 20) -> list[Copies]:
    """The texts that most articles carry, or the one of the article ``id``; raises QueryError where there is no such article."""
    if id is not None:
        named = select(db.document.c.root).where(or_(db.document.c.id == id, db.document.c.given == id, db.document.c.url == id))
        root = connection.scalar(named.order_by(db.document.c.doc.desc()).limit(1))
        if root is None:
            raise QueryError(f"{id} is no article of the store; `musnad search` shows their ids")
        roots = [root]
    else:
        number = func.count()
        carried = select(db.document.c.root).where(db.document.c.replaced_by.is_(None)).group_by(db.document.c.root)
        often = carried.having(number > 1).order_by(number.desc(), db.document.c.root.desc())
        roots = list(connection.scalars(often.limit(limit)))
    found = (_copies(connection, root) for root in roots)
    return [one for one in found if one is not None]


def _copies(connection: Connection, root: int) -> Copies | None:
    query = select(db.document).where(db.document.c.root == root, db.document.c.replaced_by.is_(None)).order_by(db.document.c.doc)
    rows = connection.execute(query).all()
    if len(rows) < 2:
        return None
    first, made = rows[0], []
    for row in rows[1:]:
        shared, found = differing(first.text or "", row.text or "")
        made.append(Copy(row.id, row.url, row.outlet, row.published, row.headline, shared, found))
    return Copies(first.id, first.url, first.outlet, first.published, first.headline, tuple(made))
