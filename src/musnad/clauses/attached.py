"""Phrases that belong to the noun right before them, not to the predicate: «قصف مواقع على الحدود مع سوريا»."""

from __future__ import annotations

from collections.abc import Mapping

from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.predication import Argument


def detach(clauses: Clauses, attached: Mapping[str, frozenset[str]]) -> None:
    """Take from each predicate the prepositional phrases that belong to the noun right before them.

    ``attached``: the nouns by the preposition of what belongs to them: «أدان قيام الجيش بقصف المدنيين» condemns nobody to
    anything. Another phrase with the same preposition right behind takes its place: «اشتبك على الحدود مع سوريا مع مسلحين».
    """
    chunks = clauses.chunks
    for predication in clauses.predications:
        for prep in [prep for prep in predication.oblique if prep in attached]:
            phrase = predication.oblique[prep]
            before = phrase.first.index - 1
            if before == predication.position or before < 0 or chunks[before].head.lexeme.lemma not in attached[prep]:
                continue
            del predication.oblique[prep]
            behind = phrase.chunks[-1].index + 1
            if behind < len(chunks) and chunks[behind].tag == "N" and chunks[behind].prep == prep and not chunks[behind].conj:
                predication.oblique[prep] = Argument(coordinated(chunks, behind), "oblique")
