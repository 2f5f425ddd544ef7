"""Show how a sentence was understood: its chunks, and for each predicate the phrases in its slots."""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication


def describe(sentences: list[Clauses], start: int) -> list[str]:
    """Lines about the sentence that holds the character ``start``; empty where none does."""
    for clauses in sentences:
        if clauses.tokens[0].raw_start <= start <= clauses.tokens[-1].end:
            lines = ["chunks of the sentence (tag, kind, preposition; words)"]
            for chunk in clauses.chunks:
                words = " ".join(token.word.raw for token in clauses.tokens[chunk.first : chunk.last])
                lines += [f"  {chunk.index:3} {chunk.tag} {chunk.kind or '-'} {chunk.prep or '-'}", f"      {words}"]
            for predication in clauses.predications:
                lines += _predication(predication)
            return lines
    return []


def _predication(predication: Predication) -> list[str]:
    lines = [f"predicate in chunk {predication.position}, a {predication.form}"
             + (", passive" if predication.passive else "") + (", negated" if predication.negated else "")]
    for slot, argument in (("subject", predication.subject), ("object", predication.object), ("genitive", predication.genitive),
                           *predication.oblique.items()):
        if argument is not None:
            lines.append(f"  {slot}: chunk {argument.first.index} ({argument.how})")
    return lines
