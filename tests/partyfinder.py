"""The parties that the base phrases of a sentence name, by which the tests see how phrases are cut and what they denote.

A phrase is one party as a whole («وزير الخارجية الروسي سيرغي لافروف»); in a phrase that denotes something else the first part
that denotes a party counts («مقتل ثلاثة جنود», «جهود الحكومة»).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from musnad.mentions.chunk import Chunk
from musnad.mentions.kinds import Kinds
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

PartyKind = Literal["person", "organisation", "group", "outlet", "place"]
_KINDS: Final[dict[str, PartyKind]] = {"person": "person", "organisation": "organisation", "government": "organisation",
                                       "group": "group", "outlet": "outlet"}
_PLACES: Final = frozenset({"country", "admin1", "city", "other"})


@dataclass(frozen=True, slots=True)
class PartyPhrase:
    """A party in the text: characters ``start`` to ``end`` (exclusive) and what it is; ``several`` for more than one person."""

    start: int
    end: int
    kind: PartyKind
    several: bool = False


class PartyFinder:
    """Finds parties with the word lists of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._kinds = Kinds(book)
        self._namesakes, self._titles, self._qualities = map(_forms, ("namesakes", "accords", "also-adjectives"))

    def find(self, tokens: list[Token], chunks: list[Chunk]) -> list[PartyPhrase]:
        """The parties named in a sentence, in text order."""
        found: list[PartyPhrase] = []
        for position, chunk in enumerate(chunks):
            if chunk.tag != "N" or self._bears(chunks, position):
                continue
            part: Chunk | None = chunk
            while part is not None:
                party = _party(tokens, part, _spoken(chunks, position) if part is chunk else False)
                if party is not None:
                    found.append(party)
                    break
                part = self._rest(tokens, part)
        return found

    def _bears(self, chunks: list[Chunk], position: int) -> bool:
        """Whether a phrase is the name of the thing before it: «الإعصار كاترينا»."""
        chunk, before = chunks[position], chunks[position - 1] if position else None
        if before is None or before.tag != "N" or before.head.lexeme.lemma not in self._namesakes or before.kind in _KINDS:
            return False
        thing = before.head.tag != "N" or (before.kind in ("thing", "act") and not chunk.titled)  # not «وصل إلى المطار إبراهيم»
        return thing and not chunk.prep and not chunk.conj and chunk.kind in ("person", "unknown", "organisation")

    def _rest(self, tokens: list[Token], chunk: Chunk) -> Chunk | None:
        """What stands behind the head of a phrase, as a phrase of its own; None where the head only bears its name."""
        first = chunk.first
        while first < chunk.last and tokens[first] is not chunk.head:
            first += 1
        first += 1
        if first < chunk.last and tokens[first].tag == "A" and chunk.head.tag == "n" and not chunk.head.analysis.suffix:
            return self._kinds.phrase(tokens, first, chunk.last)  # «مساعدة الأكراد»
        while first < chunk.last and tokens[first].tag in 'aAp"do':
            first += 1
        if first >= chunk.last:
            return None
        lemma = chunk.head.lexeme.lemma
        rest = self._kinds.phrase(tokens, first, chunk.last)
        if rest.kind in ("person", "organisation", "outlet", "unknown") and lemma in self._namesakes:
            return None  # «شارع الملك فهد»
        if rest.kind == "place" and lemma in self._titles:
            return None  # «اتفاق أوسلو»
        if rest.last - rest.first == 1 and rest.head.lexeme.lemma in self._qualities and chunk.kind != "person":
            return None  # «دور رئيس»
        return rest


def _forms(name: str) -> frozenset[str]:
    with (Path(__file__).parent / "data" / f"mentions-{name}.tsv").open(encoding="utf-8") as lines:
        return frozenset(row["form"] for row in csv.DictReader(lines, delimiter="\t"))


def _party(tokens: list[Token], chunk: Chunk, spoken: bool) -> PartyPhrase | None:
    kind = _KINDS.get(chunk.kind)
    lone = chunk.last - chunk.first == 1 and chunk.head.tag == "g" and bool(chunk.head.lexeme.data.get("ambiguous"))
    if lone and not spoken:
        return None  # «حلم خالد»
    if kind is not None:
        each = tokens[chunk.first].tag == "q" and chunk.number == "p" and chunk.head.analysis.form.number == "s"
        each = each and chunk.count is None
        several = kind == "person" and not each and (chunk.number in "pd" or chunk.count is not None or (
            chunk.head.lexeme.pos == "collective" and chunk.head.word.analyses[0].form.number == "p"))
        return PartyPhrase(*_unquoted(tokens, chunk), kind, several)
    if chunk.kind == "unknown" and spoken:
        return PartyPhrase(chunk.start, chunk.end, "person")
    name = chunk.head.name
    if chunk.kind == "place" and name is not None and name.kind in _PLACES:
        return PartyPhrase(chunk.head.start, chunk.head.end, "place")
    return None


def _unquoted(tokens: list[Token], chunk: Chunk) -> tuple[int, int]:
    """A phrase's characters without quotation marks around the whole of it."""
    if chunk.last - chunk.first > 2 and tokens[chunk.first].tag == "q" and tokens[chunk.first + 1].tag == "p":
        return tokens[chunk.first + 2].start, chunk.end  # «كل من لافروف وشويغو»
    if chunk.last - chunk.first > 2 and tokens[chunk.first].tag == '"' and tokens[chunk.last - 1].tag == '"':
        return tokens[chunk.first + 1].start, tokens[chunk.last - 2].end
    return chunk.start, chunk.end


def _spoken(chunks: list[Chunk], position: int) -> bool:
    """Whether a phrase stands where the speaker does, right behind a verb of saying."""
    before = chunks[position - 1] if position else None
    return before is not None and before.tag == "V" and bool(before.head.lexeme.cues) and not chunks[position].prep
