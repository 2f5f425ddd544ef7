"""Choose the sense of a cue by what follows it: the row whose required object is there."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.kernel.letters import ALEF, ARTICLE
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue, Form, Lexeme

_TANWIN: Final = "tanwin"
_BODIES: Final = frozenset({"organisation", "government"})
_DONE_TO: Final = "li"
"""Preposition of the object of a masdar that has its subject in the genitive."""
_ACT: Final = "act"
_LIFELESS: Final = frozenset({"place", "thing"})
KINDS_NAMED: Final = {
    "person": frozenset({"person", "group", "unknown"}),
    "party": frozenset({"person", "group", "organisation", "government", "outlet", "place", "unknown"}),
    "somebody": frozenset({"person", "group", "organisation", "government", "outlet", "place", "unknown"}),
    "place": frozenset({"place"}),
    "money": frozenset({"quantity", "money"}),
}
"""Kinds of phrases that a Latin word in a row's ``object`` allows; any other word names one kind."""

_NAMED: Final = "named"
"""The object of a row for a person with a name: «عزل المجلس كاستيو», not «عزل الأطباء المرضى»."""


def choose_cue(predication: Predication, doing: frozenset[str] = frozenset()) -> Cue | None:
    """The most specific cue whose required object is there; a plain one otherwise (``doing``: verbs that do a masdar)."""
    plain: Cue | None = None
    for cue in predication.token.analysis.lexeme.cues:
        if cue.object:
            if holds(predication, cue.prep, cue.object):
                return cue
        elif cue.prep:
            if cue.prep in predication.oblique:
                return cue
        elif plain is None or (_does(predication, doing) and not _fits(plain, predication) and _fits(cue, predication)):
            plain = cue  # «سعى إلى التأكيد على وحدة البلاد»: the verb's frame, where the noun has none
    return plain


def _does(predication: Predication, doing: frozenset[str]) -> bool:
    """Whether a verb makes its subject do what a masdar tells: «سعى إلى التأكيد», «سارع إلى نفي»; ``doing`` are such verbs."""
    verb = predication.governor
    return predication.form == "masdar" and predication.complement is None and verb is not None and (
        verb.token.lexeme.lemma in doing and not verb.negated)


def _fits(cue: Cue, predication: Predication) -> bool:
    """Whether a preposition that stands behind a masdar opens the content of a cue."""
    return not cue.content.isdisjoint(predication.oblique)


def holds(predication: Predication, prep: str, word: str) -> bool:
    """Whether the required object stands where the frame wants it."""
    for place in places(predication, prep):
        for chunk in place.chunks:
            if denotes(chunk, word):
                return True
    return False


def places(predication: Predication, prep: str) -> list[Argument]:
    """The phrases that may be a frame's required object: behind its preposition, or else what the predicate governs."""
    if prep:
        behind = predication.oblique.get(prep)
        described = predication.subject if predication.relative and prep in predication.pronominal else None
        if described is None:
            return [behind] if behind is not None else []
        return [behind, described] if behind is not None else [described]  # «بيانا جاء فيه»
    found: list[Argument] = []
    if predication.object is not None:
        found.append(predication.object)
    if predication.genitive is not None:
        found.append(predication.genitive)
    if predication.subject is not None and (
            predication.passive or predication.object is None or predication.form != "verb") and not _acts_on(predication):
        found.append(predication.subject)
    if predication.others:
        found += predication.others
    if predication.form == "masdar" and predication.object is None:
        thing = predication.oblique.get(_DONE_TO)
        if thing is not None and thing.first.name is None and _leaves_open(predication, thing.first):
            found.append(thing)  # «إحراق مستوطنين لمنزل»
    return found


def _leaves_open(masdar: Predication, thing: Chunk) -> bool:
    """Whether a phrase behind «لـ» is what a masdar is done to, for beside it stands but its doer or its article.

    «إحراق مستوطنين لمنزل», «إغلاقها للمعبر», «الإغلاق المتكرر للمعبر»; not «استقباله للوفد», where a row asks for whom it is.
    """
    analysis = masdar.token.analysis
    if masdar.genitive is not None:
        return masdar.genitive.first.kind in PARTIES
    if thing.index != masdar.position + 1:
        return False
    if analysis.suffix:
        return thing.kind != _ACT and not any(
            sense.prep == _DONE_TO or _DONE_TO in sense.actor or _DONE_TO in sense.recipient for sense in analysis.lexeme.events)
    return analysis.article and thing.kind in _LIFELESS


def _acts_on(predication: Predication) -> bool:
    """Whether the subject of a verb is a body that acts on what a pronoun stands for: «أسلحة أرسلها الحرس الثوري»."""
    subject = predication.subject
    return predication.form == "verb" and bool(predication.token.analysis.suffix) and subject is not None and (
        subject.first.kind in _BODIES or (subject.first.kind == "person" and predication.relative))


def denotes(chunk: Chunk, word: str) -> bool:
    """Whether a phrase is headed by an Arabic word, or is of a kind that a Latin word names (``person``, ``party`` …)."""
    if word.isascii():
        if chunk.kind == "unknown" and chunk.head.tag not in "ug":
            return False
        if word == _NAMED:
            return chunk.kind == "person" and (chunk.names or chunk.name) is not None
        named = KINDS_NAMED.get(word)
        return chunk.kind in named if named is not None else chunk.kind == word
    return word in lemmas(chunk) or word == chunk.own


def lemmas(chunk: Chunk) -> tuple[str, ...]:
    """The lemma and the bare spelling of a phrase's head, and of a name of several words what its first is a form of."""
    lexeme, form = chunk.head.lexeme, chunk.head.analysis.form
    if lexeme is not form.lexeme:
        return _lemmas(lexeme, form)
    known = form.words
    if known is None:
        known = form.words = _lemmas(lexeme, form)
    return known


def _lemmas(lexeme: Lexeme, form: Form) -> tuple[str, ...]:
    lemma = lexeme.lemma
    first = lemma.partition(" ")[0]
    bare = first.removeprefix(ARTICLE)
    spelled = form.light.removesuffix(ALEF) if form.state == _TANWIN else form.light  # «طرودا»
    return (lemma, spelled, first, bare, lexeme.data.get("head", bare), form.light)  # «اختاره رئيسا»
