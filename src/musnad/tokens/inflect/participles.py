"""Active and passive participles from the two principal parts of a verb.

Patterns after Wright, *A Grammar of the Arabic Language*, I §§ 229-236, and Ryding (2005), chapters 6 and 22-32.
"""

from __future__ import annotations

from functools import lru_cache

from musnad.kernel.fold import light
from musnad.kernel.letters import ALEF, HAMZA, KASRATAN, MARBUTA, MEEM, TEH, YEH, YEH_HAMZA
from musnad.tokens.inflect.spell import spell
from musnad.tokens.inflect.stems import DEFECTIVE, DOUBLED, HOLLOW, Part, Stems, passive_stems, second_stems, stems


@lru_cache(maxsize=8192)
def participles(past: str, present: str, noun: str = "") -> tuple[str, str]:
    """Active and passive participle, masculine singular, '' where there is none: قال/يقول → قائل, مقول.

    A defective active participle ends in the mark of kasra tanwin (داعٍ), by which ``decline`` knows it. Spelling does
    not tell measures I and II apart (قتل, صرح): a verbal ``noun`` like تصريح or تسوية decides for the second.

    >>> participles("صرح", "يصرح", "تصريح")[0]
    'مصرح'
    """
    past, present, noun = light(past), light(present), light(noun)
    if cited := passive_stems(past, present):  # متوفى of توفي
        return spell(f"{MEEM}{cited.present.lead}{cited.present.second}Y"), ""
    found = stems(past, present)
    if found and found.measure == 1 and _of_second(noun):
        found = second_stems(past) or found
    if not found:
        return "", ""
    active, passive = _simple(found, past) if found.measure == 1 else _derived(found)
    return (active, passive) if len(light(active)) > 2 else ("", "")


def _of_second(noun: str) -> bool:
    """Whether a verbal noun is that of measure II: تصريح, تسوية, تهنئة."""
    if len(noun) != 5 or noun[0] != TEH:
        return False
    return noun[3] == YEH or (noun[3] == YEH_HAMZA and noun[4] == MARBUTA)


def _simple(found: Stems, past: str) -> tuple[str, str]:
    part, present = found.past, found.present
    one = part.lead.rstrip("a")
    if part.kind == HOLLOW:
        if part.third == HAMZA:  # جاء: both participles are too irregular to be worth a rule
            return "", ""
        passive = "I" if present.vowel == "I" else "U"
        return spell(f"{one}A{HAMZA}i{part.third}"), spell(f"{MEEM}a{one}{passive}{part.third}")
    if part.kind == DOUBLED:
        return spell(f"{one}A{part.second}~"), spell(f"{MEEM}a{one}{part.second}U{part.second}")
    if part.kind == DEFECTIVE:
        last = "U" if past[-1] == ALEF and part.vowel == "A" else "I"
        return spell(f"{one}A{part.second}") + KASRATAN, spell(f"{MEEM}a{one}{part.second}{last}")
    return (spell(f"{one}A{part.second}i{part.third}"), spell(f"{MEEM}a{one}{part.second}U{part.third}"))


def _derived(found: Stems) -> tuple[str, str]:
    part = found.present
    lead = f"{MEEM}u{part.lead[1:]}"
    vowel = part.vowel if part.kind in (HOLLOW, DEFECTIVE) else "i"
    active = _form(Part(lead, part.second, part.third, part.kind, vowel))
    other = found.passive_present
    if other is None:
        return active, ""
    passive = Part(f"{MEEM}u{other.lead[1:]}", other.second, other.third, other.kind, other.vowel)
    return active, spell(passive.lead + passive.second + "Y") if other.kind == DEFECTIVE else _form(passive)


def _form(part: Part) -> str:
    if part.kind == DEFECTIVE:
        return spell(part.lead + part.second) + KASRATAN
    return spell(part.before_vowel())
