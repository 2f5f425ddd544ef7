"""Noun phrases that say something, which a verb may tell without a clause: «نفى وجود قوات», «حذر من قوى تتربص بالبلاد»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument
from musnad.kernel.letters import WAW
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue

BACKGROUND: Final = frozenset({"after", "during"})
"""Prepositions that open the reporter's background: «طالب بتحقيق بعد مقتل …», «خلال مطالبتهم بالإدماج»."""
CALLING: Final = frozenset({"urges", "demands", "asks", "suggests", "warns", "threatens"})
"""Stances whose content must be a masdar with a complement of its own, not with an adjective alone (DECISIONS)."""
ASSERTING: Final = frozenset({"confirms", "denies", "announces"})
"""Stances whose content may be a definite masdar: «أكد السيطرة التامة على المدينة»."""
STATING: Final = frozenset({"says", "stresses", "suggests", "reports", "confirms"})
"""Stances of verbs behind whose preposition a clause may stand without its أن."""
_TOPIC: Final = "an"
"""Preposition of what somebody speaks about."""


def is_relayed(chunks: list[Chunk], chunk: Chunk) -> bool:
    """Whether a masdar of saying with its speaker's pronoun is what a carrier relays: «نقلت عنه تشكيكه في التقارير»."""
    following = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
    lexeme = chunk.head.lexeme
    return bool(chunk.head.analysis.suffix and lexeme.cues) and bool(lexeme.data.get("masdar")) and (
        following is not None and following.tag == "N" and bool(following.prep))


def spelled_out(clauses: Clauses, chunk: Chunk, cue: Cue, asserting: frozenset[str]) -> bool:
    """Whether a noun phrase says something: a masdar (or a noun of being) with a complement of its own."""
    lexeme, chunks = chunk.head.lexeme, clauses.chunks
    if clauses.tokens[chunk.first].tag == '"' and cue.stance in CALLING and completed(chunks, chunk):
        return True
    if not completed(chunks, chunk) and any(t.lexeme.pos == "dem" for t in clauses.tokens[chunk.first : chunk.last]):
        return False  # «نفى صحة هذه الأنباء» repeats nothing
    if not lexeme.data.get("masdar") and (lexeme.lemma not in asserting or cue.stance == "explains") and chunk.kind != "act":
        return False  # «شرح خطورة الوضع» tells what about
    if chunk.kind == "document" and not chunk.head.analysis.suffix and chunk.genitive is None and not chunk.definite:
        return False  # «طلب تقريرا مفصلا»
    if chunk.head.analysis.article and cue.stance == "says" and chunk.prep == _TOPIC:
        return False  # «تحدث عن الوضع في البلاد»
    if chunk.head.analysis.article and cue.stance not in ASSERTING:
        following = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
        described = cue.stance == "stresses" and following is not None and following.tag == "r" and not following.conj
        return chunk.last - chunk.first < 3 and (described or completed(chunks, chunk))  # «شدد على الإجماع الذي يحظى به»
    if cue.stance in CALLING and chunk.genitive is None and not chunk.head.analysis.suffix:
        return completed(chunks, chunk, BACKGROUND)  # «طلبوا مساعدات طارئة», «دعا إلى انتخابات مبكرة»
    return chunk.last - chunk.first > 1 or completed(chunks, chunk)


def told_by_verb(chunks: list[Chunk], told: Argument, cue: Cue) -> bool:
    """Whether a noun is told of by the verb behind it: «حذر من قوى تتربص بالبلاد», «لافتا إلى المدينة ستصمد» for أن المدينة."""
    chunk = told.chunks[-1]
    following = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
    if following is None or following.tag != "V" or following.conj or told.first.kind in ("time", "document"):
        return False
    if told.first.definite:
        return cue.stance in STATING and following.head.analysis.future
    return cue.stance in ("warns", "suggests")


def completed(chunks: list[Chunk], chunk: Chunk, besides: frozenset[str] = frozenset()) -> bool:
    """Whether a noun has a complement behind it, past times and adverbs: «مقتله أمس في غارة», «رفضه التفاوض».

    ``besides`` are prepositions that open none: «طالب بتحقيق مستقل بعد مقتل المدنيين».
    """
    position = chunk.index + 1
    while position < len(chunks) and (
        chunks[position].tag in "tD" or (chunks[position].conj == "wa" and chunks[position].kind == chunk.kind
                                         and not chunks[position].prep and bool(chunks[position].head.analysis.suffix))
    ):
        position += 1
    if position >= len(chunks):
        return False
    following = chunks[position]
    if following.conj or (following.tag == "c" and following.head.lexeme.lemma.startswith(WAW)):
        return False
    if following.tag == '"' and position + 1 < len(chunks) and chunks[position + 1].tag in "N#q":
        return True  # «معلنا مقتل "52 مسلحا"»
    if following.tag == "N":
        owned = bool(chunk.head.analysis.suffix) or (chunk.genitive is not None and bool(chunk.head.lexeme.data.get("masdar")))
        if following.prep:
            return following.prep not in besides
        return owned and (following.definite or following.kind == "act")
    return (following.tag in "or" and bool(following.prep)) or following.tag in "cp" or bool(
        following.negated and following.tag == "V")
