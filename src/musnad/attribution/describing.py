"""Descriptions and indirect questions: where they stand behind their verb («وصف الخطوة بأنها», «تساءل عما إذا»)."""

from __future__ import annotations

from typing import Final

from musnad.attribution.spelled import completed
from musnad.clauses.binder import AGENTS
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk

_LABEL: Final = 2
"""Chunks in quotation marks up to which a description is a label."""
_ACTING: Final = frozenset({"group", "organisation", "outlet", "person"})
_AGAIN: Final = 5
"""Chunks before a second relative clause, at least."""
_QUESTION: Final = 5
"""How many chunks behind a verb of asking its indirect question is looked for."""


def only_described(chunks: list[Chunk], predication: Predication, describing: frozenset[str], by_that: frozenset[str]) -> bool:
    """Whether the only phrase between a verb of describing and «بأنه» is not who describes: «ووصف السفير بأنه كاذب»."""
    subject, mark = predication.subject, predication.complement
    if mark is None or subject is None or subject.how != "after" or predication.form != "verb" or predication.object is not None:
        return False
    return predication.token.lexeme.lemma in describing and chunks[mark].head.lexeme.lemma in by_that and (
        subject.chunks[-1].index == mark - 1 and not predication.token.analysis.suffix)


def what_is_described(chunks: list[Chunk], chunk: Chunk, mark: int) -> Chunk:
    """What is described before «بأنه»: the object of the verb, unless that is an adjective of who describes it."""
    if chunk.head.lexeme.pos not in ("adjective", "participle"):
        return chunk
    return next((c for c in chunks[chunk.index + 1 : mark] if c.bare and c.kind != "time"), chunk)


def described_at_length(clauses: Clauses, predication: Predication) -> bool:
    """Whether a description is more than a label: «وصف الخطوة بالأساسية لإنهاء الأزمة», unlike «وصف الغارة بالمحدودة»."""
    label = predication.oblique.get("bi")
    if label is not None and completed(clauses.chunks, label.first):
        return True
    mark = predication.complement
    if mark is None or clauses.chunks[mark].tag != '"':
        return False
    closing = next((i for i in range(mark + 1, len(clauses.chunks)) if clauses.chunks[i].tag == '"'), mark)
    return closing - mark > _LABEL


def asked_of(chunks: list[Chunk], predication: Predication, whether: frozenset[str]) -> int | None:
    """The chunk behind which an indirect question stands, right behind the verb and who asks whom, else None."""
    for chunk in chunks[predication.position + 1 : predication.position + 1 + _QUESTION]:
        if chunk.tag == "j":
            following = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
            was = following is not None and following.tag == "V" and following.head.analysis.form.tense == "past"
            return (chunk.index + was if chunk.head.lexeme.lemma in whether else None)
        if chunk.tag not in "NtDo,":
            return None
    return None


def questioned(chunks: list[Chunk], predication: Predication, interrogative: frozenset[str]) -> int | None:
    """The chunk behind which a question stands without a mark: «تساءل النائب لماذا لم يصدر القانون», else None."""
    for chunk in chunks[predication.position + 1 : predication.position + 1 + _QUESTION]:
        if chunk.tag == "V" and not chunk.conj and not interrogative.isdisjoint(chunk.particles):
            return chunk.index - 1
        if chunk.tag not in "NtDo" or chunk.conj:
            return None
    return None


def described_again(chunks: list[Chunk], predication: Predication) -> Chunk | None:
    """Whom a second relative clause behind a comma describes: «الشركة، التي تملك المصنع، التي أعلنت أنها»."""
    place = predication.position - 1
    if place < _AGAIN or chunks[place].tag != "r" or chunks[place - 1].tag != "," or predication.complement is None:
        return None
    near, which = chunks[place - 2], chunks[place].head.lexeme
    if near.kind in _ACTING or (near.genitive is not None and near.genitive.kind in _ACTING):
        return None  # «التي تضم مقر الشركة، التي أعلنت أنها»
    before = next((chunk for chunk in reversed(chunks[: place - 1]) if chunk.tag == "r" and chunk.head.lexeme is which), None)
    if before is None or not before.index:
        return None
    named = chunks[before.index - (2 if chunks[before.index - 1].tag == "," and before.index > 1 else 1)]
    return named if named.tag == "N" and named.kind in AGENTS and named.definite else None
