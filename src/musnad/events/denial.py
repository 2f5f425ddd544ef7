"""What says that an act is not: «لا توجد خطط للقاء», «لا صحة لما تردد عن اعتقاله», «الحرب ليست خيارا»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.events.status_words import StatusWords
from musnad.mentions.chunk import Chunk

_REACH: Final = 6
"""How many chunks back what denies an act is looked for."""


def or_else_negated(words: StatusWords, clauses: Clauses, position: int) -> bool:
    """Whether what a negated verb takes stands before a phrase and «أو»: «لم تعلن حالة الطوارئ أو حظر التجول»."""
    before, other = clauses.chunks[position - 1], clauses.chunks[max(0, position - 2)]
    alternative = position > 0 and before.tag == "j" and before.head.lexeme.lemma in words.alternatives
    return alternative and any(verb.negated for verb in clauses.taking(other))


def none_of(clauses: Clauses, chunk: Chunk) -> bool:
    """Whether a phrase is said not to be there: «لا توجد خطط», «ليست لدينا نية», «لا يملك أي خطط»."""
    if chunk.negated or any(verb.negated for verb in clauses.taking(chunk)):
        return True
    for before in reversed(clauses.chunks[max(0, chunk.index - 2) : chunk.index]):
        if before.tag not in "xoD":
            return False
        if before.tag == "x":
            return before.head.lexeme.pos == "neg"
    return False


def untrue(words: StatusWords, clauses: Clauses, position: int) -> bool:
    """Whether there is said to be no truth in news of an act: «لا صحة لما تردد عن اعتقال الوزير», «لا أساس لأنباء استقالته»."""
    for chunk in reversed(clauses.chunks[max(0, position - _REACH) : position + 1]):
        if chunk.tag in ".:c," or (chunk.tag == "V" and chunk.negated):
            return False
        if chunk.head.lexeme.lemma in words.truth and chunk.tag == "N":
            return not chunk.prep and none_of(clauses, chunk)
    return False


def no_option(chunks: list[Chunk], position: int, words: StatusWords) -> bool:
    """Whether an act is said to be none that one chooses: «الحرب ليست خيارا», «التدخل العسكري غير وارد»."""
    if position + 2 >= len(chunks) or chunks[position].prep or chunks[position + 1].tag != "x":
        return False
    said = chunks[position + 2]
    return said.tag == "N" and not said.prep and said.head.lexeme.lemma in words.options
