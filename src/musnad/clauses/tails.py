"""What stands behind a noun inside its phrase: its genitive, «قصف مواقع», and who owns a thing, «مواقع تابعة للتنظيم»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.masdars import QUOTE
from musnad.mentions.chunk import Chunk
from musnad.mentions.kinds import Kinds
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

OWNED: Final = frozenset({"act", "thing", "document", "place"})
"""Kinds of phrases that may belong to somebody."""


class Tails:
    """Cuts the ends of phrases into phrases of their own, with the words of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._kinds = Kinds(book)
        self.belonging = book.forms("clauses/words/belonging.tsv")
        self._counting = book.forms("mentions/words/quantity-nouns.tsv")
        self._dating = book.forms("clauses/words/dating.tsv")
        self._acting = book.forms("mentions/words/acting-nouns.tsv")

    def tells_owner(self, tokens: list[Token]) -> bool:
        """Whether a sentence holds an adjective of belonging."""
        return not self.belonging.isdisjoint([token.lexeme.lemma for token in tokens])

    def genitive(self, tokens: list[Token], chunk: Chunk, index: int) -> Chunk | None:
        """The genitive of a noun inside its phrase, as a phrase of its own."""
        token = tokens[index]
        first = index + 1
        if first >= chunk.last or token.tag not in "nN" or token.analysis.article:
            return None
        beside = tokens[first]
        if beside.tag == QUOTE and first + 1 == chunk.last:
            return None
        if beside.tag == "a" and not _is_somebody(token, beside):
            return None
        if beside.tag == "A" and (token.tag != "n" or token.analysis.suffix):
            return None
        if (tokens[first].tag in "dq" and token.tag != "n"):
            return None
        tail = self.phrase(tokens, chunk, first)
        last = tokens[tail.last - 1]
        named = (tail.names is not None or tail.head.name is not None) and tail.last - tail.first > 1
        if named and last.tag == "A" and last.lexeme.lemma in self._dating and token.lexeme.kind in OWNED:
            tail = self._kinds.phrase(tokens, first, tail.last - 1)  # «قرار أحمد حسن الأخير»
            tail.index = chunk.index
        if tail.definite and tail.head.lexeme.lemma in self._acting and (
                token.lexeme.kind == "thing" or (tail.kind == "place" and token.lexeme.kind == "act")):
            tail.kind = "group"  # «جرافات الاحتلال», «تحذير الغرب»
        measure = tail.kind == "quantity" and tail.head.lexeme.pos == "noun"  # «رفع قيمة المساعدات»
        if (tail.kind in OWNED or measure) and chunk.last - first > 1:
            head = next((i for i in range(first, chunk.last) if tokens[i] is tail.head), first)
            tail.genitive = self.genitive(tokens, chunk, head)  # «تفتيش منزل السفير»
        return tail

    def counted(self, tokens: list[Token], tail: Chunk) -> Chunk:
        """Of a phrase that counts troops, which it names behind «من», the troops: «عدد من جنودها»; else itself."""
        behind = next((i for i in range(tail.first, tail.last) if tokens[i].tag == "p"), tail.last - 1)
        if tail.head.lexeme.lemma not in self._counting or behind + 1 >= tail.last or tokens[behind].tag != "p":
            return tail
        many = self.phrase(tokens, tail, behind + 1)
        return many if many.kind == "group" or many.head.analysis.suffix else tail

    def owner(self, tokens: list[Token], chunks: list[Chunk], position: int) -> Chunk | None:
        """To whom a thing belongs by its adjective: «مواقع تابعة لتنظيم الدولة», «مستودعا … تابعا للمتمردين»."""
        for chunk in chunks[position : position + 3]:
            if chunk.tag != "N" or (chunk.index > position and chunk.conj):
                return None
            own = chunk.index == position
            for index in range(chunk.first + own, chunk.last if own else chunk.first + 1):
                if tokens[index].lexeme.lemma not in self.belonging:
                    continue
                if index + 1 == chunk.last:
                    following = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
                    return following if following is not None and following.tag == "N" and following.prep == "li" else None
                return self.phrase(tokens, chunk, index + 1)
        return None

    def phrase(self, tokens: list[Token], chunk: Chunk, first: int) -> Chunk:
        """The end of a phrase as a phrase of its own."""
        tail = self._kinds.phrase(tokens, first, chunk.last)
        tail.index = chunk.index
        return tail


def _is_somebody(noun: Token, token: Token) -> bool:
    """Whether a word behind a noun is a person rather than an adjective of it, and reads it so: «اغتصاب رضيعة»."""
    gender = noun.analysis.form.gender
    form = token.analysis.form
    several = form.gender == "m" and form.number == "p" and form.state == "absolute"
    if several and noun.tag == "n" and noun.analysis.form.number == "s" and noun.lexeme.kind == "act":
        return True  # «إصابة آخرين»
    if not gender or token.analysis.form.gender in (gender, "", "c"):
        return False
    person = next((a for a in token.word.analyses if a.tag == "n" and a.lexeme.kind == "person"), None)
    if person is not None:
        token.reread(person)
    return person is not None
