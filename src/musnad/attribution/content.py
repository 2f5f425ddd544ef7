"""How far reported content reaches: from behind its complementiser to where the reporter's own words resume."""

from __future__ import annotations

from musnad.clauses.parse import Clauses
from musnad.mentions.chunk import Chunk
from musnad.records import Mode, Span


class Extent:
    """Finds the end of content in one sentence, given the words that make the reporter resume."""

    def __init__(self, clauses: Clauses, resuming: frozenset[str], stops: dict[int, str]) -> None:
        self._clauses = clauses
        self._chunks = clauses.chunks
        self._resuming = resuming
        self._stops = stops

    def after(self, opener: int) -> tuple[Span, Mode] | None:
        """Content behind the complementiser, colon or quotation mark at a chunk position, and whether it is a quotation."""
        chunks = self._chunks
        first = opener + 1
        if chunks[opener].tag == '"':
            first = opener
        while first < len(chunks) and chunks[first].tag in ":,":
            first += 1
        if first >= len(chunks):
            return None
        if chunks[first].tag == '"':
            closing = self._closing(first)
            if closing is not None and closing > first + 1:
                rest = self._end(closing)
                if rest <= closing + 1 or chunks[opener].tag in '":':
                    return self._span(first + 1, closing - 1), "direct"
            elif closing is None:
                return self._span(first + 1, len(chunks) - 1), "direct"
        last = self._end(first)
        if last < first:
            return None
        return self._span(first, last), "indirect"

    def phrase(self, position: int) -> Span | None:
        """Content that is spelled out as a noun phrase at a position: «نفى وجود قوات», its preposition left out."""
        last = self._end(position)
        start = self._chunks[position].start
        end = self._span(position, last)[1]
        return (start, end) if end > start else None

    def clause_before(self, position: int) -> Span | None:
        """The clause that ends before a trailing attribution: from the start of the sentence, or of the last statement's end."""
        chunks = self._chunks
        last = position - 1
        while last >= 0 and chunks[last].tag in ",-":
            last -= 1
        if last < 0:
            return None
        first = 0
        while first < last and chunks[first].tag in "-,D\"":
            first += 1
        return self._span(first, last)

    def _closing(self, opening: int) -> int | None:
        return next((i for i in range(opening + 1, len(self._chunks)) if self._chunks[i].tag == '"'), None)

    def _end(self, first: int) -> int:
        """Position of the last chunk of content that starts at ``first``."""
        chunks = self._chunks
        last = len(chunks) - 1
        inside = False
        for position in range(first, len(chunks)):
            chunk = chunks[position]
            if chunk.tag == '"':
                inside = not inside
            if inside or position == first:
                continue
            if position in self._stops or self._resumes(position):
                last = position - 1
                break
        while last > first and chunks[last].tag in ".,-:|":
            last -= 1
        return last

    def _resumes(self, position: int) -> bool:
        chunk = self._chunks[position]
        before = self._chunks[position - 1]
        if before.tag != "," and not chunk.conj:
            return False
        return chunk.head.lexeme.lemma in self._resuming and chunk.tag in "jDpN" and before.tag in ',"'

    def _span(self, first: int, last: int) -> Span:
        start = self._chunks[first]
        begin = start.prep_start if start.tag == "N" and start.prep and start.prep_start else start.start
        if start.conj:
            begin = max(begin, start.start if start.tag != "N" or not start.prep else begin)
        return (begin, self._chunks[last].end)


def chunk_text(text: str, chunk: Chunk) -> str:
    """The words of a chunk."""
    return text[chunk.start : chunk.end]
