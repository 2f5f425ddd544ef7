"""Whether a complementiser or a quotation mark behind a verb opens what it tells, or is that of a noun or a name."""

from __future__ import annotations

from typing import Final

from musnad.attribution.spelled import spelled_out
from musnad.attribution.words import Words
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.kernel.letters import ALEF_BELOW
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue

_GOING_ON: Final = frozenset({"bi", "min", "li", "fi", "ala", "didd"})
"""Prepositions by which a noun phrase goes on."""
_MANNER: Final = 4
"""How many chunks behind a phrase of manner another one with its preposition is looked for."""
_IF: Final = 2
"""Letters of «إن»."""
_NAMED: Final = 4
"""Chunks of a name in quotation marks, at most."""
_NAME: Final = 9
"""How many chunks behind its opening mark a name in quotation marks closes."""


def argument(predication: Predication, slot: str) -> Argument | None:
    """The phrase in a slot named by a frame: subj, obj, gen, or a preposition."""
    if slot == "subj":
        return predication.subject
    if slot == "obj":
        return predication.object
    if slot == "gen":
        return predication.genitive
    return predication.oblique.get(slot)


def past_manner(chunks: list[Chunk], found: Argument | None, manner: frozenset[str]) -> Argument | None:
    """The phrase in a slot behind one of manner with the same preposition: «طالب الحكومات بشكل مشترك بإنشاء هيئة»."""
    if found is None or found.how != "oblique" or found.first.head.lexeme.lemma not in manner:
        return found
    for chunk in chunks[found.first.index + 1 : found.first.index + 1 + _MANNER]:
        if chunk.tag == "N" and chunk.prep == found.first.prep and not chunk.conj:
            return Argument([chunk], "oblique")
        if chunk.conj or chunk.tag not in "NtD,":
            return found
    return found


def of_noun(clauses: Clauses, predication: Predication, cue: Cue, mark: int, words: Words) -> bool:
    """Whether a complementiser is rather that of the noun before it: «زادت المخاوف من أن», «رد على إعلان الوزارة أن»."""
    chunks = clauses.chunks
    if predication.form != "verb" or chunks[mark].tag != "c" or mark < predication.position + 2:
        return False
    led = chunks[mark - 1]
    if led.tag == "p" and not led.conj:
        prep = words.prepositions.get(led.head.lexeme.lemma, "")
        noun = chunks[mark - 2]
        if prep not in ("min", "an") or prep in cue.content or "ila" in cue.content or noun.head.analysis.suffix:
            return False  # «نقلت الوكالة عنه تحذيره من أن»
        return noun.tag == "N" and any("clause" in other.content for other in noun.head.lexeme.cues)
    answered = predication.oblique.get("ala")
    if answered is None or "ala" in cue.content or answered.first.index != mark - 1 or answered.first.genitive is None:
        return False
    return bool(answered.first.head.lexeme.data.get("masdar")) and any(
        "clause" in other.content for other in answered.first.head.lexeme.cues)


def of_verb(clauses: Clauses, predication: Predication, mark: int, titles: frozenset[str]) -> int | None:
    """A quotation mark that may open what a verb tells; the complementiser behind it where it only opens a title, else None.

    «كتب مقالا بعنوان "الجار"», «عملية أطلق عليها اسم "السيل"», «جاء في بيان بعنوان "نداء" أن»; words in marks amid another
    verb's clause are not this one's.
    """
    chunks = clauses.chunks
    before = chunks[mark - 1]
    if before.tag == "N" and before.last - before.first == 1 and before.head.lexeme.lemma in titles:
        closing = next((i for i in range(mark + 1, len(chunks) - 1) if chunks[i].tag == '"'), None)
        return closing + 1 if closing is not None and chunks[closing + 1].tag == "c" else None
    closing = next((i for i in range(mark + 1, len(chunks)) if chunks[i].tag == '"'), len(chunks))
    inside = chunks[mark + 1 : closing]
    spoken = len(inside) > _NAMED or any(chunk.tag in "Vc" or (chunk.tag == "N" and chunk is inside[0] and chunk.prep)
                                         for chunk in inside)
    subject = predication.subject
    if not spoken and before.tag == "N" and predication.position < before.index and not before.definite and (
        not before.head.analysis.suffix and before.kind not in ("person", "document")
        and all(sense.object for sense in before.head.lexeme.cues)
    ) and (subject is None or before not in subject.chunks):
        return None  # «ممارسة "سياسة مستقلة"», «ندوة "الإعلام والديمقراطية"»: a name, or words of a phrase
    amid = any(
        told.complement is not None and chunks[told.complement].tag == "c" and not told.relative
        and predication.position < told.position < told.complement < mark for told in clauses.predications
        if told.form in ("verb", "participle") and told.token.analysis.lexeme.cues)
    return None if amid else mark


def conditional(chunks: list[Chunk], mark: int) -> bool:
    """Whether «إن» opens a condition, since a verb in the past stands right behind it: «إن رفضت الحكومة», «إن شاء الله»."""
    that, behind = chunks[mark], chunks[mark + 1] if mark + 1 < len(chunks) else None
    if that.tag != "c" or behind is None or behind.tag != "V" or that.head.analysis.suffix:
        return False
    if any(analysis.tag != "v" for analysis in behind.head.word.analyses):
        return False  # «قال إن خطط الوزارة»
    raw, offset = that.head.word.raw, that.head.analysis.offset
    form = behind.head.analysis.form
    return raw[offset : offset + 1] == ALEF_BELOW and len(raw) - offset == _IF and form.tense == "past" and not behind.particles


def does_something(chunks: list[Chunk], predication: Predication, cue: Cue, mark: int) -> bool:
    """Whether a verb that also says does something to its object here: «واصلت الحركة عمليات الهدم إلى جانب "أنصار الدين"»."""
    done = predication.object
    if done is None or predication.form != "verb" or done.how != "after" or cue.object or cue.stance != "says":
        return False
    if done.first.index > mark or done.first.prep or "obj" in cue.content or "obj" in cue.addressee:
        return False
    led = mark + 1 < len(chunks) and bool(chunks[mark + 1].prep)
    return done.first.kind in ("act", "thing") and not done.first.head.lexeme.cues and (led or done.first.index < mark - 1)


def past_name(clauses: Clauses, mark: int) -> int | None:
    """The complementiser behind a name in quotation marks: «قال عضو حزب "البناء والتنمية"، إن»; else the mark itself."""
    chunks = clauses.chunks
    if not mark or chunks[mark - 1].tag != "N":
        return mark
    closing = next((i for i in range(mark + 1, min(len(chunks), mark + _NAME)) if chunks[i].tag == '"'), None)
    if closing is None or any(chunk.tag == "V" for chunk in chunks[mark + 1 : closing]):
        return mark
    behind = closing + 1
    if behind < len(chunks) and (chunks[behind].tag == "," or (
        chunks[behind].bare and chunks[behind].last - chunks[behind].first == 1)
    ):
        behind += 1  # «أفاد موقع "إيلاف" الإخباري بأن»
    return behind if behind < len(chunks) and chunks[behind].tag == "c" and not chunks[behind].conj else mark


def _clausal(clauses: Clauses, mark: int) -> bool:
    """Whether a clause stands in quotation marks, rather than words of a phrase: «طالب بوقف القتال "من دون شروط"»."""
    chunks = clauses.chunks
    closing = next((i for i in range(mark + 1, len(chunks)) if chunks[i].tag == '"'), len(chunks))
    return any(chunk.tag in "Vc" for chunk in chunks[mark + 1 : closing])


def leads_to(clauses: Clauses, predication: Predication, cue: Cue, mark: int, words: Words) -> bool:
    """Whether a verb leads to the quotation behind it, and not to a label («وصفه بـ"الخطير"») or to a noun phrase before it."""
    if predication.token.lexeme.lemma in words.describing:
        return False
    for slot in ("obj", "bi", "ila", "min", "an", "ala"):
        found = argument(predication, slot) if slot in cue.content and not cue.object else None
        if found is not None and found.how in ("after", "oblique") and found.first.index < mark - _clausal(clauses, mark) and (
            found.first.head.lexeme.data.get("masdar") or found.first.head.lexeme.lemma in words.asserting
        ) and spelled_out(clauses, found.first, cue, words.asserting):
            return False  # «أكد حرص الدولة على تمويل برنامج "النفط مقابل الغذاء"»
    return True


def quotes(clauses: Clauses, mark: int) -> bool:
    """Whether a quotation mark opens words that say something: two or more, unlike a name or a label in quotes."""
    chunks = clauses.chunks
    closing = next((i for i in range(mark + 1, len(chunks)) if chunks[i].tag == '"'), len(chunks) - 1)
    inside = clauses.tokens[chunks[mark].last : chunks[closing].first]
    return sum(token.tag not in ".,:#" for token in inside) > 1


def goes_on_behind(chunks: list[Chunk], mark: int) -> bool:
    """Whether a noun phrase in quotation marks goes on behind them with a preposition: «"إهانات" بحق السفير»."""
    closing = next((i for i in range(mark + 1, len(chunks)) if chunks[i].tag == '"'), None)
    if closing is None or closing + 1 >= len(chunks) or any(chunk.tag in "Vc" for chunk in chunks[mark + 1 : closing]):
        return False
    behind = chunks[closing + 1]
    return chunks[mark + 1].bare and behind.tag == "N" and behind.prep in _GOING_ON and not behind.conj
