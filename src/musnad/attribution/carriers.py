"""The outlets that somebody's words went through: the one spoken to, the one that printed or got them."""

from __future__ import annotations

from typing import Final

from musnad.attribution.constructions import Constructions
from musnad.attribution.draft import Voice
from musnad.attribution.speakers import own_side
from musnad.attribution.words import Voices
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk

CARRYING: Final = frozenset({"li", "ila", "maa", "ala", "fi", "via", "at", "min", "bi"})
"""Prepositions by which a speaker reaches an outlet: «قال لوكالة», «في مقابلة مع قناة»."""

_TALK: Final = 6
"""How many chunks behind «في مقابلة» at the start of a sentence the outlet is looked for."""


class Carriers:
    """Finds the outlets of one sentence."""

    def __init__(self, clauses: Clauses, found: Constructions, words: Voices) -> None:
        self._clauses = clauses
        self._found = found
        self._words = words
        self._cited = {chunk.index for cited in found.citing for chunk in cited.voice.chunks}

    def of(self, predication: Predication) -> list[Voice]:
        """Outlets that the speaker spoke to, and the outlet that the sentence opens with («وحسب روسيا اليوم أكدت …»)."""
        found = [source.voice for source in self._found.sources
                 if source.first <= 1 and source.first < predication.position and source.voice.outlet]
        chunks = self._clauses.chunks
        limit = predication.complement if predication.complement is not None else predication.position + 7
        span = chunks[predication.position + 1 : min(limit, len(chunks))]
        opens = chunks[0]
        if opens.prep == "fi" and opens.kind == "outlet" and opens.definite and predication.form == "verb" and not any(
                chunk.tag == "V" for chunk in chunks[: predication.position]):
            found.append(Voice([opens]))  # «وفي صحيفة التايمز كتب المحلل أن»
        talk = next((c.index for c in chunks[: min(3, predication.position)]
                     if c.prep == "fi" and c.kind in ("document", "act")), None)
        if predication.form == "participle" and predication.complement is None:
            span = []  # «عادا الزيارة تتويجا للمحطة الأولى»
        if predication.form == "verb" and talk is not None:
            before = chunks[talk + 1 : min(talk + 1 + _TALK, predication.position)]
            span = [*before, *span]  # «في حديث لصحيفة محلية قال», «جاء ذلك في مقابلة له مع الصحيفة، حيث قال»
        for chunk in span:
            told = chunk.tag == "N" and (self.relays(chunk) or _addressed(chunks, predication, chunk))
            if told and chunk.index not in self._cited and not own_side(chunk) and (
                not _of_post(chunks, predication.position, chunk)
            ):
                found.append(Voice([chunk]))
        return found[:2]

    def relays(self, chunk: Chunk) -> bool:
        """Whether a phrase is an outlet spoken to («لقناة محلية», «لمراسل الوكالة») or one that published the words."""
        inner = chunk.last - chunk.first
        if any(token.lexeme.lemma in self._words.platforms for token in self._clauses.tokens[chunk.first : chunk.last]):
            return False
        lemma = chunk.head.lexeme.lemma
        quoted = self._clauses.tokens[chunk.last - 1].tag == '"'
        if quoted and chunk.prep == "li" and inner > 2 and self._clauses.tokens[chunk.first].tag == '"':
            return True  # «قال الوزير لـ"الوطن"»
        if chunk.kind == "person":
            named = inner > 1 or bool(chunk.head.analysis.suffix)
            return chunk.prep == "li" and named and chunk.number == "s" and lemma in self._words.reporters
        if chunk.prep in ("li", "maa") and lemma in self._words.outlets and chunk.number == "s":
            return True  # «قال لصحيفة محلية», «في مقابلة مع صحيفة محلية»
        if quoted and chunk.prep == "maa" and chunk.index and (
                self._clauses.chunks[chunk.index - 1].head.lexeme.lemma in self._words.interviews):
            return True  # «في حوار مع "المساء"»
        if quoted and (self._conducted(chunk) or self._received(chunk)):
            return True
        if chunk.kind != "outlet" or not (chunk.definite or quoted):
            return False
        if chunk.name is None and lemma in self._words.sites and chunk.prep in ("bi", "fi", "ala"):
            return False  # «نشرت بموقع الوزارة», which carries nobody's words but hers
        before = self._clauses.chunks[chunk.index - 1] if chunk.index else None
        published = before is not None and before.tag == "V" and not chunk.prep and bool(before.head.analysis.suffix) and any(
            cue.stance == "reports" for cue in before.head.analysis.lexeme.cues) and not self._aired(chunk)
        return published or chunk.prep in CARRYING or self._received(chunk) or self._conducted(chunk)

    def _aired(self, outlet: Chunk) -> bool:
        """Whether an outlet only aired a speech: «في خطاب بثه التلفزيون»."""
        speech = self._clauses.chunks[outlet.index - 2] if outlet.index > 1 else None
        return speech is not None and speech.tag == "N" and speech.head.lexeme.lemma in self._words.speeches

    def _conducted(self, outlet: Chunk) -> bool:
        """Whether an outlet held the talk before it: «في حوار أجرته الصحيفة», «مقابلة خص بها القناة»."""
        chunks = self._clauses.chunks
        pronoun = outlet.index > 0 and chunks[outlet.index - 1].tag == "o"
        verb = chunks[outlet.index - 1 - pronoun] if outlet.index > pronoun else None
        return verb is not None and verb.tag == "V" and not outlet.prep and not verb.conj and (
            verb.head.lexeme.lemma in self._words.conducting and (pronoun or bool(verb.head.analysis.suffix)))

    def _received(self, outlet: Chunk) -> bool:
        """Whether an outlet got the document before it: «بيان تلقت الوكالة نسخة منه», «بيان اطلعت عليه الوكالة»."""
        chunks = self._clauses.chunks
        before = [chunk for chunk in chunks[max(0, outlet.index - 2) : outlet.index] if chunk.tag != "o"]
        return bool(before) and not outlet.prep and before[-1].tag == "V" and (
            before[-1].head.lexeme.lemma in self._words.receiving)


def _addressed(chunks: list[Chunk], predication: Predication, outlet: Chunk) -> bool:
    """Whether an outlet is the object of a verb that takes whom it tells as its object: «أفاد مصدر طبي وكالة رويترز أن»."""
    subject = predication.subject
    if outlet.kind != "outlet" or not outlet.bare or subject is None or subject.how != "after" or predication.form != "verb":
        return False
    behind = subject.chunks[-1].index
    return outlet.index > behind and chunks[outlet.index - 1].tag != "(" and any(
        "obj" in cue.addressee for cue in predication.token.analysis.lexeme.cues)


def _of_post(chunks: list[Chunk], verb: int, outlet: Chunk) -> bool:
    """Whether an outlet is where somebody works, in an apposition: «قال سميث، المحلل السياسي في شبكة محلية، إن»."""
    post = chunks[outlet.index - 1]
    if outlet.prep not in ("fi", "ala", "bi", "at") or post.kind != "person" or not post.titled:
        return False
    return any(chunk.tag == "," for chunk in chunks[verb + 1 : outlet.index])
