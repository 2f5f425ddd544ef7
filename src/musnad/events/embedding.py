"""What an act is embedded in, where that decides whether it happened: what is supposed, announced, refused, punished."""

from __future__ import annotations

from typing import Final

from musnad.clauses.parse import Clauses
from musnad.clauses.predication import Predication
from musnad.events.senses import choose_sense
from musnad.mentions.chunk import Chunk

UNPROVEN_STANCES: Final = frozenset({"believes", "doubts", "suggests", "estimates"})
NEAR: Final = 6
"""How many chunks back what governs a clause is looked for."""
CONVICTED: Final = "convict"
"""The mode of verdicts of guilt."""


def announced(predication: Predication) -> bool:
    """Whether a masdar is what its own actor announces: the subject of a verb of announcing, not somebody else's act."""
    verb = predication.governor
    if verb is None or verb.form not in ("verb", "masdar") or predication.oblique.get("agent") is not None:
        return False
    return any(cue.stance == "announces" and not cue.object for cue in verb.token.analysis.lexeme.cues)


def supposed(clauses: Clauses, predication: Predication, alleging: frozenset[str]) -> bool:
    """Whether an act stands in what is only supposed: «نعتقد بأن الجريمة أعد لها مسبقا», «يزعم أن الشاب هاجم الحارس»."""
    for position in range(predication.position - 1, 0, -1):
        tag = clauses.chunks[position].tag
        if tag == '"' and clauses.chunks[position - 1].tag == "c":
            continue  # «يعتقدون بأن "الصحفي قتل"»
        if tag in '.:"r':
            return False
        if tag == "c":
            if _unconfirmed(clauses.chunks, position):
                return True
            token = clauses.chunks[position - 1].head
            form = token.analysis.form
            if token.tag == "v" and token.lexeme.lemma in alleging and form.tense == "present" and form.number == "s":
                return form.gender != "f" and not clauses.chunks[position].head.analysis.suffix
            first = token.analysis.form.person == 1 or not predication.token.analysis.article
            return token.tag == "v" and first and any(cue.stance in UNPROVEN_STANCES for cue in token.lexeme.cues)
    return False


def ruling(chunks: list[Chunk], position: int, telling: frozenset[str]) -> Chunk | None:
    """What governs the clause that a complementiser opens, the nearest word in ``telling``, over parties and dates.

    «يجب على الحكومة أن تستقيل», «تخشى الأمم المتحدة أن تهاجم القوات المدينة».
    """
    nearest = True
    for chunk in reversed(chunks[max(0, position - NEAR) : position]):
        if chunk.head.lexeme.lemma in telling and (nearest or chunk.tag == "V"):
            return chunk
        if chunk.tag not in "NotDp":
            return None
        nearest = nearest and (chunk.tag != "N" or chunk.prep in ("li", "ala"))
    return None


def _unconfirmed(chunks: list[Chunk], position: int) -> bool:
    """Whether a complementiser opens what somebody does not say: «لم تؤكد الوكالة أن الملك وافق»."""
    for chunk in reversed(chunks[max(0, position - 4) : position]):
        if chunk.tag == "V":
            return chunk.negated and any(not cue.object for cue in chunk.head.analysis.lexeme.cues)
        if chunk.tag not in "Nto":
            return False
    return False


def stands(chunk: Chunk, predication: Predication, verb: Predication) -> bool:
    """Whether a clause tells who did the act that somebody refuses: «رفضت إيران حظرا فرضه المجلس»."""
    told = predication.oblique.get("agent") is not None and predication.genitive is None
    return told and predication.index == chunk.first and not denies(verb)


def denies(verb: Predication | None) -> bool:
    """Whether a predicate says that something is not so."""
    return verb is not None and any(cue.stance == "denies" for cue in verb.token.lexeme.cues)


def punished(clauses: Clauses, predication: Predication) -> bool:
    """Whether an act is what somebody has been convicted or is tried for: «أدين بقتل شاب», «السجن المؤبد بتهمة قتل زوجته»."""
    chunk = clauses.chunks[predication.position]
    if predication.form == "verb" or chunk.prep not in ("bi", "li", "fi"):
        return False
    for head in reversed(clauses.predications):
        back = predication.position - head.position
        if back > NEAR:
            break
        if back > 0:
            sense = choose_sense(head, clauses.chunks)
            if sense is not None and sense.mode == CONVICTED:
                return True
    return False
