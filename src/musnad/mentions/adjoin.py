"""What goes on with the noun phrase before it, and what does not: adjectives, numbers, another party.

«الأفعال العدائية والتحريضية», «الدول الست الكبرى».
"""

from __future__ import annotations

from typing import Final

from musnad.mentions.chunk import Chunk
from musnad.mentions.kinds import PEOPLE
from musnad.tokens.token import Token

_MARK: Final = '"'
_THIRD: Final = 3
_QUOTED: Final = 3
"""Tokens of one word in quotation marks."""
_WITH: Final = frozenset({"maa", "agent", "didd", "ala", "bayn", "li"})
"""Prepositions of states, and of no points of the compass."""
_OPENED: Final = frozenset("c.,:\n\"")
"""Tags of what a clause opens behind."""


def describes_too(tokens: list[Token], before: Chunk, chunk: Chunk) -> bool:
    """Whether an adjective is one more of the phrase before it, whose last word is an adjective of the same form."""
    if chunk.head.tag not in "aA" or chunk.prep or chunk.head is not tokens[chunk.first]:
        return False
    last, form = tokens[before.last - 1], chunk.head.analysis.form
    if last.tag != chunk.head.tag or (last is before.head and before.kind != "quality"):
        return False
    if not (chunk.conj or (chunk.first == before.last and last.tag == "A")) or (last.tag == "a" and before.kind in PEOPLE):
        return False
    return last.analysis.form.gender == form.gender and last.analysis.form.number == form.number


def describes_whole(tokens: list[Token], before: Chunk, chunk: Chunk) -> bool:
    """Whether a definite adjective goes with the body before it, over a plural in its genitive: «حزب الوطنيين الموحد»."""
    adjective, last, head = tokens[chunk.first], tokens[before.last - 1], before.head
    if chunk.last - chunk.first > 1 or adjective.tag != "A" or adjective.conj or adjective.prep or chunk.first != before.last:
        return False
    if head is last or head.tag != "n" or not last.analysis.article or last.tag not in "NA" or before.kind != "organisation":
        return False
    form, outer, inner = adjective.analysis.form, head.analysis.form, last.analysis.form
    named = any(a.tag in "nN" and a.lexeme.pos in ("noun", "role", "collective") for a in adjective.word.analyses)
    return not named and form.number == outer.number == "s" and inner.number == "p" and form.gender == outer.gender


def numbers(tokens: list[Token], before: Chunk, chunk: Chunk, numbered: frozenset[str]) -> bool:
    """Whether a definite number goes on with the definite plural before it, or counts which it is: «الذكرى ال32».

    Of ``numbered`` nouns a bare one tells which: «أفراد الكتيبة 40».
    """
    number, last = tokens[chunk.first], tokens[before.last - 1]
    if number.tag != "#" or chunk.first != before.last:
        return False
    if last.lexeme.lemma in numbered and last.tag == "N" and chunk.last - chunk.first == 1 and not (number.conj or number.prep):
        return last.analysis.form.number == "s"
    if not definite(number):
        return False
    return last.tag in "NAm" and (before.number == "p" or number.analysis.article)


def parts_in_hundred(tokens: list[Token], before: Chunk, chunk: Chunk) -> bool:
    """Whether a number goes on with «في المئة» or «بالمئة»."""
    hundred = chunk.last - chunk.first == 1 and chunk.kind == "quantity" and chunk.prep in ("fi", "bi")
    return hundred and not chunk.conj and bool(chunk.head.analysis.article) and tokens[before.last - 1].tag == "#"


def compares(tokens: list[Token], before: Chunk, chunk: Chunk, comparatives: frozenset[str]) -> bool:
    """Whether an indefinite noun says in what the comparative before it exceeds: «إجراءات أكثر حزما», «قرارا أشد لهجة»."""
    last, noun = tokens[before.last - 1], tokens[chunk.first]
    if last.lexeme.lemma not in comparatives or last is before.head or chunk.first != before.last:
        return False
    if last.analysis.form.gender == "f":
        return False  # «وجهت هيئة كبرى اتهامات»
    alone = chunk.last - chunk.first == 1 and not (noun.conj or noun.prep or noun.analysis.article or noun.analysis.suffix)
    return alone and noun.tag in "znae" and noun.name is None and noun.analysis.form.number != "d" and chunk.kind not in PEOPLE


def definite(number: Token) -> bool:
    """Whether a number bears the article."""
    if number.conj or number.prep:
        return False
    lemma = number.lexeme.lemma  # digits have none, but an article before them: «دمر الجيش 20 آلية», «الدول ال27»
    return number.word.raw.endswith(lemma, 1) if lemma else number.analysis.article


def meets(tokens: list[Token], index: int, surnames: set[str]) -> bool:
    """Whether an unknown word is somebody's surname alone, and the definite noun behind it another party, or what he tells."""
    other = tokens[index + 1]
    if index == 0 or tokens[index - 1].tag != "v" or tokens[index].word.key not in surnames or other.conj or other.prep:
        return False
    told = other.tag == "n" and bool(other.lexeme.data.get("masdar") and tokens[index - 1].lexeme.cues)
    return other.tag in "NP" or told  # «دعا فيتون الحكومة إلى», «اقترح ظريف تشكيل لجنة»


def some_of_them(before: Chunk, pronoun: Chunk) -> bool:
    """Join «منهم» to the amount before it, which then is one of people; whether it was joined: «عدد منهم», «اثنين منهم»."""
    if pronoun.prep != "min" or pronoun.conj or pronoun.head.analysis.suffix != "3p" or before.tag != "N":
        return False
    if before.last != pronoun.first or not (before.kind == "quantity" or before.head.tag in "#q"):
        return False
    before.last, before.end = pronoun.last, pronoun.end
    before.kind, before.number, before.definite = "person", "p", False
    return True


def asks_of(verb: Chunk) -> bool:
    """Whether a verb has its own use for «من»: «طلب متظاهر من الشرطة»."""
    lexeme = verb.head.lexeme
    return verb.tag == "V" and (
        any((sense.prep == "min" and not sense.object) or "min" in sense.recipient for sense in lexeme.events)
        or any("min" in cue.addressee or "min" in cue.content or cue.prep == "min" for cue in lexeme.cues))


def any_one(quantifier: Token, noun: Token) -> bool:
    """Whether a noun is one of any, which nobody owns: «لم تعلن أي جهة مسؤوليتها»."""
    return quantifier.tag == "q" and noun.tag == "n" and noun.analysis.form.number == "s" and noun.lexeme.kind in PEOPLE


def one_of_a_people(chunk: Chunk) -> bool:
    """Whether a phrase is but an indefinite adjective of nationality of one man, which behind a preposition describes nothing."""
    form = chunk.head.analysis.form
    alone = chunk.last - chunk.first == 1 and chunk.head.tag == "a" and any(
        a.lexeme.pos == "nationality" for a in chunk.head.word.analyses)
    return alone and form.gender == "m" and form.number == "s" and form.state != "tanwin"


def emphasised(chunks: list[Chunk]) -> bool:
    """Whether some chunks end in a number or amount and a word for the very same: «العدد نفسه», «الكمية ذاتها»."""
    return len(chunks) > 1 and chunks[-1].tag == "o" and chunks[-1].head.lexeme.pos == "reflexive" and (
        chunks[-2].tag == "N" and chunks[-2].kind == "quantity")


def describes_past_date(tokens: list[Token], before: Chunk, chunk: Chunk) -> bool:
    """Whether an adjective describes the act before a date that is part of its name: «انقلاب 15 يوليو الفاشل»."""
    last, token = tokens[before.last - 1], tokens[chunk.first]
    if before.tag != "N" or last.tag != "n" or last.lexeme.kind != "act" or chunk.last - chunk.first > 1 or token.conj:
        return False
    return bool(token.analysis.article) and any(analysis.tag == "A" for analysis in token.word.analyses)


def describes_in_quotes(tokens: list[Token], before: Chunk, chunk: Chunk) -> bool:
    """Whether a phrase is but an adjective in quotation marks of the definite phrase before it: «القوات "النظامية"»."""
    if chunk.prep or chunk.conj or chunk.first != before.last or chunk.last - chunk.first != _QUOTED or not before.definite:
        return False
    adjective, form = tokens[chunk.first + 1], before.head.analysis.form
    if tokens[chunk.first].tag != _MARK or adjective.tag != "A" or adjective.analysis.form.number != "s":
        return False
    things = form.number == "p" and before.kind not in ("person", "unknown")
    return adjective.analysis.form.gender == ("f" if things else form.gender)


def names_outlet(tokens: list[Token], chunk: Chunk) -> bool:
    """Whether a source is the bare name of a news outlet: known as one, or in quotation marks."""
    if any(lexeme.kind == "outlet" for lexeme in chunk.head.rivals):
        return True
    return chunk.kind in ("thing", "unknown", "quality", "place") and tokens[chunk.first].tag == '"'


def is_bloc(before: Chunk | None, chunk: Chunk) -> bool:
    """Whether a point of the compass alone means the states there: «حذر موسكو الغرب من», «علاقاته مع الغرب»; not «في الغرب»."""
    alone = chunk.last - chunk.first == 1 and chunk.head.analysis.article
    if chunk.prep or (before is not None and before.tag == "p"):
        return alone and chunk.prep in _WITH
    return alone and before is not None and before.tag == "N"


def acts(before: Chunk | None, behind: Chunk | None) -> bool:
    """Whether a masculine noun is the subject of the verb before it, or of the one behind where it opens a clause."""
    if before is not None and before.tag == "V":
        return before.gender != "f"
    opens = before is None or before.tag in _OPENED
    return opens and behind is not None and behind.tag == "V" and not behind.conj and behind.gender == "m"


def whoever(particle: Chunk, made: list[Chunk], number: int, words: frozenset[str]) -> bool:
    """Whether a particle right before a verb stands for whoever does what that tells: «اعتقلت الشرطة من شاركوا»."""
    verb = made[number + 1] if number + 1 < len(made) else None
    if verb is None or verb.tag != "V" or verb.conj or verb.negated or particle.head.lexeme.lemma not in words:
        return False
    return not particle.head.analysis.suffix


def joins(chunk: Chunk) -> bool:
    """Whether a pronoun joins the two halves of a nominal sentence: «إسرائيل هي التي خرقت الهدنة»."""
    return chunk.tag == "o" and not chunk.prep and chunk.head.analysis.form.person == _THIRD


def construct(chunk: Chunk) -> bool:
    """Whether a phrase is one masdar that wants somebody in its genitive: «بمعاقبة», «لتفريق»."""
    form = chunk.head.analysis.form
    return chunk.tag == "N" and chunk.last - chunk.first == 1 and chunk.head.lexeme.pos == "masdar" and not (
        chunk.head.analysis.article or chunk.head.analysis.suffix or form.state in ("tanwin", "absolute"))
