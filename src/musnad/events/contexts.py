"""The context of an event, in PLOVER's sense: the political arena of an act, told by its words, its parties and its mode.

«اعتقلت الشرطة مهربي مخدرات» is of illegal drugs, «زار الوزير السفارة» diplomatic. Each word of ``events/contexts.tsv`` counts by
how telling it is and by how near it stands: the words of the trigger most, then those of the parties and other arguments, then
the rest of the sentence. A mode has a context of its own (``events/context-modes.tsv``), which stands against none that is told.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft
from musnad.kernel.letters import ARTICLE
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

TRIGGER: Final = 3
ARGUMENT: Final = 2
NEAR: Final = 1
"""What a word counts by where it stands."""
REACH: Final = 12
"""Tokens from the predicate within which the rest of the sentence counts."""
LONGEST: Final = 6
"""Tokens of the longest phrase that tells a context."""
ENOUGH: Final = 4
"""The least sum that makes a context."""

Hit = tuple[int, str, int]
"""A word of a context in a sentence: its token's index, the context, and how telling it is."""
_Entry = tuple[tuple[str, ...], str, int]
_NONE: Final[list[_Entry]] = []


def _bare(word: str) -> str:
    return word.removeprefix(ARTICLE)


def _words(token: Token) -> list[tuple[str, ...]]:
    """The keys of each word of a token; a name is several words."""
    lemma = token.lexeme.lemma
    if " " in lemma:
        return [(_bare(word),) for word in lemma.split(" ")]
    light = token.analysis.form.light
    bare = lemma.removeprefix(ARTICLE)
    return [(bare, light) if light else (bare,)]


class ContextReader:
    """Tells contexts with the word lists of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        for row in book.table("events/contexts.tsv"):
            first, *rest = map(_bare, row["form"].split(" "))
            self._entries.setdefault(first, []).append((tuple(rest), row["context"], int(row["weight"])))
        self._first = frozenset([form for word in self._entries for form in (word, ARTICLE + word) if _bare(form) == word])
        """The lemmas that some entry begins with, with the article or without."""
        self._modes = {(row["type"], row["mode"]): row["context"] for row in book.table("events/context-modes.tsv")}

    def hits(self, tokens: list[Token]) -> list[Hit]:
        """The words of a sentence that tell contexts, the longest at each place for each context."""
        found: list[Hit] = []
        entries, first = self._entries, self._first
        for index, token in enumerate(tokens):
            lemma = token.lexeme.lemma
            if " " in lemma:
                words = _words(token)
                for position in range(len(words)):
                    self._at(tokens, index, words[position:], found)
            elif lemma in first or token.analysis.form.light in entries:
                self._at(tokens, index, _words(token), found)
        return found

    def _at(self, tokens: list[Token], index: int, words: list[tuple[str, ...]], found: list[Hit]) -> None:
        """Add the contexts told by a word of a token and what follows it, as hits of the token; ``words``: those from it on."""
        best: dict[str, int] = {}
        for key in words[0]:
            for rest, context, weight in self._entries.get(key, _NONE):
                if weight > best.get(context, 0) and (not rest or _follows(tokens, index, words, rest)):
                    best[context] = weight
        for context, weight in best.items():
            found.append((index, context, weight))

    def context(self, draft: EventDraft, clauses: Clauses, hits: list[Hit]) -> str | None:
        """The context of an event whose parties are known; ``hits`` are its sentence's."""
        predication = draft.predication
        argued = _argued(draft, predication) if hits else []
        sums: dict[str, int] = {}
        for index, context, weight in hits:
            token = clauses.tokens[index]
            near = NEAR if abs(index - predication.index) <= REACH else 0
            if index == predication.index or draft.trigger[0] <= token.start < draft.trigger[1]:
                near = TRIGGER
            else:
                for chunk in argued:
                    if chunk.first <= index < chunk.last:
                        near = ARGUMENT
                        break
            if not near:
                continue
            sums[context] = sums.get(context, 0) + near * weight
        told: str | None = None
        most = ENOUGH - 1
        for context, total in sums.items():
            if total > most:
                told, most = context, total
        if told is not None:
            return told
        return self._modes.get((draft.sense.type, draft.sense.mode))


def _follows(tokens: list[Token], index: int, words: list[tuple[str, ...]], rest: tuple[str, ...]) -> bool:
    """Whether the rest of a phrase stands behind the first of a token's words, within the reach of a phrase."""
    told, position = 0, 1
    end = min(index + LONGEST, len(tokens))
    while True:
        while position < len(words):
            if rest[told] not in words[position]:
                return False
            told += 1
            if told == len(rest):
                return True
            position += 1
        index += 1
        if index >= end:
            return False
        words, position = _words(tokens[index]), 0


def _argued(draft: EventDraft, predication: Predication) -> list[Chunk]:
    """The phrases of an event's parties and of the predicate's other arguments."""
    chunks: list[Chunk] = [party for party in draft.actor if isinstance(party, Chunk)]
    chunks += [party for party in draft.recipient if isinstance(party, Chunk)]
    arguments: list[Argument | None] = [predication.subject, predication.object, predication.genitive]
    arguments += predication.oblique.values()
    arguments += predication.others
    for argument in arguments:
        if argument is not None:
            chunks += argument.chunks
    return chunks
