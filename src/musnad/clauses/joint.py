"""What two predicates side by side share stands behind the second: «اعتقلت وعذبت الشرطة ناشطا», «قتل أو خطف المدنيين»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Lexeme

_HARMING: Final = frozenset({"ASSAULT", "COERCE"})
_SUFFERING: Final = frozenset({"obj", "gen"})
"""Slots of who suffers an act."""
_NOMINAL: Final = frozenset({"masdar", "noun"})
"""Forms of acts that have who suffers them in the genitive."""


def join(clauses: Clauses, alternatives: frozenset[str]) -> None:
    """Give a verb or masdar right before one that is joined to it the arguments behind that one.

    ``alternatives``: the words that join what one may choose from, as «و» joins both.
    """
    chunks = clauses.chunks
    for number, one in enumerate(clauses.predications):
        behind = chunks[one.position + 1] if one.position + 1 < len(chunks) else None
        either = behind is not None and behind.tag == "j" and behind.head.lexeme.lemma in alternatives
        if either:
            behind = chunks[one.position + 2] if one.position + 2 < len(chunks) else None
        if behind is None or behind.prep or (behind.conj != "wa" and not either):
            continue
        if one.form in _NOMINAL and behind.tag == "N":
            _join_masdars(clauses, one, behind)
        elif one.form == "verb" and behind.tag == "V":
            other = clauses.predications[number + 1] if number + 1 < len(clauses.predications) else None
            if other is not None and other.position == behind.index:
                _join_verbs(one, other)


def _join_verbs(one: Predication, other: Predication) -> None:
    form, behind = one.token.analysis.form, other.token.analysis.form
    alike = (form.person, form.gender, form.number, form.tense) == (behind.person, behind.gender, behind.number, behind.tense)
    told = other.object if other.passive else other.subject
    if not alike or one.token.analysis.suffix or told is None or told.how != "after" or one.negated != other.negated:
        return
    if one.object is not None or (one.subject is not None and one.subject.how == "after"):
        return
    if other.object is None or not _done_to(one.token.lexeme):
        return
    one.subject, one.passive = other.subject, other.passive
    one.object = Argument(other.object.chunks, other.object.how)
    for preposition, argument in other.oblique.items():
        one.oblique.setdefault(preposition, argument)


def _join_masdars(clauses: Clauses, one: Predication, behind: Chunk) -> None:
    chunk, tail = clauses.chunks[one.position], behind.genitive
    bare = chunk.last - chunk.first == 1 and not chunk.definite and not chunk.head.analysis.suffix
    if not bare or chunk.head.analysis.form.number != "s" or chunk.head.analysis.form.state == "tanwin" or tail is None:
        return
    act = behind.head is clauses.tokens[behind.first] and bool(behind.head.lexeme.data.get("masdar")) and (
        tail.kind != "place" or any(sense.type in _HARMING for sense in behind.head.lexeme.events))  # «استهداف وتدمير مواقع»
    if act and one.genitive is None and one.object is None and not one.oblique and _done_to(one.token.lexeme):
        other = next((p for p in clauses.predications if p.position == behind.index and p.index == behind.first), None)
        one.genitive = other.genitive if other is not None and other.genitive is not None else Argument([tail], "genitive")
        for preposition, argument in other.oblique.items() if other is not None else ():
            one.oblique.setdefault(preposition, argument)


def _done_to(lexeme: Lexeme) -> bool:
    """Whether some sense of a word is of an act that is done to its object."""
    return any(not sense.prep and (sense.worded or not _SUFFERING.isdisjoint(sense.recipient)) for sense in lexeme.events)
