"""Whose words a document holds: who issued it, who printed it, who denies what it says."""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import Voice
from musnad.attribution.speakers import speaks
from musnad.clauses.binder import AGENTS
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk

_WITHIN: Final = frozenset({"fi", "during"})
"""Prepositions by which a document or a talk holds what is said in it."""
_FROM: Final = ("an", "min")
"""Prepositions of who issued a document, never of whom it is for."""
_ENTITLED: Final = frozenset({"bi", "under"})
"""Prepositions of a title: «بعنوان», «تحت عنوان»."""
_DESCRIBED: Final = 6
"""How many chunks before a comma the document stands that the clause behind it describes."""


def author(clauses: Clauses, predication: Predication, document: Argument, releasing: frozenset[str]) -> Voice | None:
    """Who issued the document or held the talk that a verb describes: «أصدر الوزير بيانا أكد فيه», «مؤتمرا أعلن خلاله»."""
    within = not _WITHIN.isdisjoint(predication.pronominal)
    if document.first.definite or not (document.first.kind == "document" or document.first.head.lexeme.cues):
        return None
    for verb in clauses.taking(document.first):
        if verb.position < document.first.index and (within or verb.token.lexeme.lemma in releasing):
            issuer = verb.subject
            return Voice(issuer.chunks) if issuer is not None and speaks(issuer) else None
    return None


def whose(clauses: Clauses, predication: Predication) -> list[Voice] | None:
    """Whose the document is that a verb describes, behind its printer: «نشرت صحيفة تصريحات للوزير قال فيها»."""
    chunks, position = clauses.chunks, predication.position
    if position < 2 or "fi" not in predication.pronominal or chunks[position].conj:
        return None
    if chunks[position - 1].tag == ",":
        return _issuer_before(chunks, position - 1)
    if chunks[position - 1].tag == '"':
        return _writer(clauses, position - 1)
    owner, document = chunks[position - 1], chunks[position - 2]
    if owner.prep != "li" or owner.conj or not (document.kind == "document" or document.head.lexeme.cues) or not speaks(
            Argument([owner], "")):
        return None
    printed = next((verb.subject for verb in clauses.taking(document) if verb.subject is not None), None)
    outlet = [Voice(printed.chunks)] if printed is not None and printed.first.kind == "outlet" else []
    return [*outlet, Voice([owner])]


def _writer(clauses: Clauses, closing: int) -> list[Voice] | None:
    """Who printed or wrote what has a title that ends at a chunk: «نشرت صحيفة مقالا بعنوان "الأزمة" قالت فيه»."""
    chunks = clauses.chunks
    opening = next((i for i in range(closing - 1, 1, -1) if chunks[i].tag == '"'), 0)
    if not opening or chunks[opening - 1].prep not in _ENTITLED or chunks[opening - 1].kind != "document":
        return None
    document = next((chunk for chunk in reversed(chunks[: opening - 1]) if chunk.tag in "NV" and not chunk.prep), None)
    if document is None or document.kind != "document":
        return None
    writer = next((verb.subject for verb in clauses.taking(document) if verb.position < document.index), None)
    return [Voice(writer.chunks)] if writer is not None and speaks(writer) else None


def judges(clauses: Clauses, document: Argument) -> Argument | None:
    """Who denies or confirms the document that a verb describes: «نفت الشركة تقارير تفيد بأن»."""
    for verb in clauses.verbs:
        told = verb.object
        if told is None or verb.subject is None or document.first not in told.chunks or not speaks(verb.subject):
            continue
        if told.how == "antecedent":
            continue  # «المشروع الذي قدمه النائب»
        if any(cue.stance in ("denies", "confirms") for cue in verb.token.analysis.lexeme.cues):
            return verb.subject
    return None


def _issuer_before(chunks: list[Chunk], comma: int) -> list[Voice] | None:
    """Whose the document is that a clause behind a comma describes: «تقرير من الأمين العام أمام المجلس، دعا فيه إلى»."""
    for index in range(comma - 2, max(-1, comma - _DESCRIBED), -1):
        document, owner = chunks[index], chunks[index + 1]
        if document.tag in "V,.":
            return None
        if document.kind == "document" and not document.definite and owner.prep in _FROM and not owner.conj and (
            owner.kind in AGENTS and owner.kind != "document"
        ):
            return [Voice([owner])]
    return None
