"""What somebody says below the line that announces it: a quotation, or the items of a list («وأكد البيان ما يلي: - …»)."""

from __future__ import annotations

from typing import Final

from musnad.attribution.content import last_told, whole_quotation
from musnad.attribution.draft import Announced, StatementDraft
from musnad.clauses.clause import Clauses
from musnad.records import Mode, Span

_MARKS: Final = '-.:)'
"""Tags of what stands behind the number of an item, and of the bullets before one."""


def told_below(
    clauses: Clauses, announced: Announced, number: int, ordinals: frozenset[str], before: StatementDraft | None
) -> StatementDraft | None:
    """The statement of a line below an announcement; ``before`` is the item of its line that the sentence goes on with, if any.

    None where the line is nothing of the kind, which ends what was announced.
    """
    found: tuple[Span, Mode] | None = None
    quoted = whole_quotation(clauses.chunks) if not announced.items else None
    if quoted is not None:
        found = quoted, "direct"
    else:
        span = _item(clauses, ordinals)
        if span is not None:
            found = span, "indirect"
    if found is None:
        if before is not None:
            before.content = (before.content[0], clauses.chunks[last_told(clauses.chunks)].end)
            return before
        return None
    announced.items += 1
    content, mode = found
    return StatementDraft(content, mode, list(announced.chain), announced.rule, number, content[0], announced.stance, clear=0.7)


def _item(clauses: Clauses, ordinals: frozenset[str]) -> Span | None:
    """The words of an item behind its bullet, number or ordinal: «- ضرورة الحوار», «أولا: إن الحزب يرفض»."""
    chunks = clauses.chunks
    first = 0
    ordinal = chunks[0].tag in "DN" and chunks[0].head.lexeme.lemma in ordinals
    counted = chunks[0].tag == "#" or (chunks[0].kind == "quantity" and chunks[0].last - chunks[0].first == 1)
    if ordinal or counted:
        first = 1
    while first < len(chunks) and chunks[first].tag in _MARKS:
        first += 1
    marked = first > (1 if ordinal or counted else 0)
    if not marked or first >= len(chunks):
        return None
    while first < len(chunks) and chunks[first].tag in "c,":
        first += 1
    end = chunks[last_told(chunks)].end
    return (chunks[first].start, end) if first < len(chunks) and chunks[first].start < end else None
