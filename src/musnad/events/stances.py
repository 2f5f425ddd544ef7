"""What the stance of a verb tells of who does the act that it governs: it asks or warns somebody, or merely tells of it."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import Predication
from musnad.events.charges import OPINIONS, punishes
from musnad.events.senses import choose_sense
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue, Predicate

CONTROLLING: Final = frozenset({"announces", "promises", "threatens", "rejects", "admits"})
"""Stances whose speaker is the one who does the announced act: «أعلنت الوزارة فرض عقوبات»."""
WARNING: Final = "warns"
"""Stance whose addressee is not to do the act behind «من»: «حذرت واشنطن أنقرة من مهاجمة»."""
ADDRESSING: Final = frozenset({"demands", "urges", "orders", "asks", "accuses"})
"""Stances whose addressee is the one who does it: «دعا الحكومة إلى سحب القوات»."""
MAKING: Final = frozenset({"accuses", "suggests"})
"""Stances whose object did or is to do it: «اتهم الجيش بقتل», «أوصى الحكومة بطرد السفير»."""
BLAMING, DISAPPROVING = "ACCUSE", "disapprove"
"""Type and mode of a condemnation."""
REFUSING: Final = "REJECT"
"""The type of a refusal."""
ASKING: Final = frozenset({"ACCUSE", "REQUEST"})
"""Types of acts by which one speaks to somebody, who may refuse them."""
HARMING: Final = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION"})
"""Types of acts that are condemned, and that nobody does by condemning."""
HELPING: Final = frozenset({"AID", "MOBILIZE", "SUPPORT"})
"""Types of acts for others that are condemned as well: «انتقدت طهران إرسال قوات»."""
DOING: Final = frozenset({"bi", "li"})
"""Prepositions of what a subject does by or for an act, unless the verb asks or accuses its object: «ردت تركيا بقصف»."""


def makes(head: Predication, preposition: str, chunks: list[Chunk]) -> bool:
    """Whether a verb makes its object do what stands behind a preposition, or says that it does.

    «دفع الجيش إلى الانسحاب», «اتهم الوزير الحركة بقتل المدنيين»; but «هدد الوزير الحركة بضرب», «زار الوزير طهران للقاء نظيره».
    """
    taking = [cue for cue in head.token.lexeme.cues if not cue.object and preposition in cue.content]
    if taking:
        return any(cue.stance in MAKING or (cue.stance in ADDRESSING and "obj" in cue.addressee) for cue in taking)
    return preposition not in DOING or (preposition == "bi" and punishes(head, chunks))


def warned(head: Predication, preposition: str, act: Predication) -> bool:
    """Whether somebody is warned against doing an act: «حذرت واشنطن أنقرة من مهاجمة», not «حذر السكان من الفيضان»."""
    warns = preposition == "min" and any(cue.stance == WARNING for cue in head.token.lexeme.cues)
    return warns and act.form == "masdar" and not act.token.analysis.article and act.token.analysis.form.number != "p"


def asking(head: Predication, preposition: str) -> Cue | None:
    """The sense by which a verb asks for what stands behind a preposition, where it carries no statement: «طالب بتحقيق»."""
    return next((cue for cue in head.token.lexeme.cues
                 if cue.stance in ADDRESSING and not cue.object and preposition in cue.content), None)


def speaks_of(head: Predication, sense: Predicate, chunks: list[Chunk], *, known: bool) -> bool:
    """Whether a verb tells what its subject thinks or says of a ``known`` act rather than what it does.

    What somebody condemns is another's act, definite or not: «أدانت الجزائر تدمير أضرحة».
    """
    judged = choose_sense(head, chunks)
    if judged is not None and judged.type == BLAMING and judged.mode == DISAPPROVING and sense.type in HARMING | HELPING:
        return True
    if judged is not None and judged.type == REFUSING and sense.type in HARMING and known:
        return True  # «ترفض القاهرة الحرب»
    if judged is not None and judged.type == REFUSING and sense.type in ASKING:
        return True  # «رفضت أنقرة الاتهامات الأوروبية», «رفضت الحكومة طلب الإفراج عن السجناء»
    if not known:
        return False
    cues = [cue for cue in head.token.lexeme.cues if not cue.object]
    if cues:
        return not any(cue.stance in CONTROLLING for cue in cues)
    return judged is not None and judged.type in OPINIONS and judged.type != sense.type


def merely_tells(head: Predication, preposition: str) -> bool:
    """Whether a verb only reports the act that it governs, or something else: «تحدث المدنيون عن عمليات اغتصاب»."""
    cues = [cue for cue in head.token.lexeme.cues if not cue.object]
    return bool(cues) and not any(
        cue.stance in CONTROLLING | ADDRESSING and (preposition or "obj") in cue.content for cue in cues)
