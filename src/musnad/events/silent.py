"""What keeps a word from telling an act, or from telling the one that it seems to: «قاعة الاجتماعات», «مصانع مهددة بالتوقف»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.mentions.chunk import Chunk
from musnad.tokens.worth import OPENING

_BODIES: Final = frozenset({"organisation", "group", "government"})
"""Kinds of phrases whose second noun says what a body is for."""
_FOR: Final = "li"
_MANNER: Final = "bi"
_STATES: Final = frozenset({"act", "quality", "thing"})
"""Kinds of nouns behind «بـ» that tell how something is done."""
_OFFICIAL: Final = frozenset({"country", "office"})
"""Kinds of words that name a state or somebody who acts for it."""


def names_body(clauses: Clauses, predication: Predication, naming: frozenset[str], activities: frozenset[str]) -> bool:
    """Whether a noun only tells what a body or a place is for: «حركة تحرير أزواد», «لجنة دعم الأسرى», «قاعة الاجتماعات».

    ``activities`` are words for bodies and for what is done alike.
    """
    chunk = clauses.chunks[predication.position]
    if predication.form not in ("masdar", "noun") or predication.index == chunk.first:
        return False
    head = clauses.tokens[predication.index - 1]
    if head.tag not in "nN":
        return False
    body = head is chunk.head and chunk.kind in _BODIES and not head.lexeme.data.get("masdar") and (
        head.lexeme.lemma not in activities)  # «فعاليات مناورات الأسد الأفريقي»
    tail = chunk.genitive
    called = tail is not None and tail.head is predication.token and tail.kind in _BODIES  # «محاولات المعارضة للسيطرة»
    return body or called or head.lexeme.lemma in naming


def is_body(clauses: Clauses, predication: Predication, preposition: str) -> bool:
    """Whether a masdar with the article is rather the name of a body: «وفد من المعارضة», not «القضاء على الخلية»."""
    lexeme = predication.token.lexeme
    if predication.index and clauses.tokens[predication.index - 1].tag == "d":
        return False  # «هذه المعارضة للاتفاق»
    complemented = preposition not in ("", _FOR) and preposition in predication.oblique
    return predication.form == "masdar" and predication.token.analysis.article and predication.genitive is None and (
        lexeme.data.get("other_kind") in _BODIES and not complemented)


def inanimate(predication: Predication, bodies: frozenset[str], kinds: frozenset[str]) -> bool:
    """Whether the subject of a verb is a thing or an act, so that the verb is a figure of speech."""
    subject = predication.subject
    if subject is None or predication.passive or subject.first.kind not in kinds:
        return False
    return subject.first.head.lexeme.lemma not in bodies


def at_risk(clauses: Clauses, predication: Predication, type_: str) -> bool:
    """Whether something is said to be in danger, where nobody threatens it: «مصانع مهددة بالتوقف»; not «، مهددة بالرد»."""
    if type_ != "THREATEN" or predication.form != "participle" or predication.object is not None:
        return False
    if clauses.chunks[predication.position].tag == "w" and predication.implied is not None:
        return False  # «أطلقت صاروخا مهددة بقصف»
    opens = not predication.index or clauses.tokens[predication.index - 1].tag in OPENING
    return not opens and predication.token.analysis.form.state != "tanwin" and "agent" not in predication.oblique


def by_states(draft: EventDraft) -> bool:
    """Whether all who act are states, governments or holders of office."""
    return bool(draft.actor) and all(
        not isinstance(party, Chunk) or party.kind == "government" or (party.kind == "place" and party.name is not None)
        or party.head.lexeme.kind in _OFFICIAL for party in draft.actor)


def joins_manner(clauses: Clauses, predication: Predication) -> bool:
    """Whether what looks like a bare verb is rather the second of two nouns of manner: «يدرسها بهدوء وحذر»."""
    chunk = clauses.chunks[predication.position]
    if predication.form != "verb" or not chunk.conj or not chunk.index or predication.oblique:
        return False
    if predication.subject is not None or predication.object is not None or predication.complement is not None:
        return False
    before = clauses.chunks[chunk.index - 1]
    return before.prep == _MANNER and before.last - before.first == 1 and before.kind in _STATES and not before.definite and any(
        analysis.lexeme.pos == "noun" for analysis in predication.token.word.analyses)


def adverbial(clauses: Clauses, predication: Predication) -> bool:
    """Whether an accusative noun only says why or how: «استقال احتجاجا على القرار»."""
    if clauses.chunks[predication.position].prep or predication.governor is not None:
        return False
    return bool(predication.oblique) and not any(
        argument is not None and any(c.index == predication.position for c in argument.chunks)
        for verb in clauses.verbs for argument in (verb.subject, verb.object)
    )
