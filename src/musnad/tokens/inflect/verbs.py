"""Conjugate a verb from its principal parts: every person, mood spelling and the passive, without vowels.

Paradigms after Wright, *A Grammar of the Arabic Language*, I, tables I-XVIII, and Ryding, *A Reference Grammar of
Modern Standard Arabic* (2005), chapters 21-34.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.kernel.fold import light
from musnad.kernel.letters import (
    ALEF,
    ALEF_HAMZA,
    HAMZA,
    KAF,
    KHAH,
    LAM,
    MAQSURA,
    MEEM,
    NOON,
    REH,
    TEH,
    THAL,
    WAW,
    WAW_HAMZA,
    YEH,
)
from musnad.tokens.inflect.spell import spell
from musnad.tokens.inflect.stems import DEFECTIVE, DOUBLED, HOLLOW, STRONG, Part, Stems, bare, passive_stems, stems


class VerbForm(NamedTuple):
    """A form of a verb; ``voice`` is either where active and passive are spelled alike (قتل).

    ``mood`` is '' (indicative, or the same in all moods), subjunctive (يقولوا, also the jussive), jussive (يقل), or
    suffixed for a spelling used only before a pronoun (يقرؤ in يقرؤه).
    """

    form: str
    tense: str
    voice: str
    person: int
    gender: str
    number: str
    mood: str = ""


class _Cell(NamedTuple):
    """A place in the paradigm and the spelling that fills it."""

    tense: str
    person: int
    gender: str
    number: str
    mood: str


def _cell(tense: str, name: str, mood: str = "") -> _Cell:
    return _Cell(tense, int(name[0]), name[1], name[2], mood)


_ALEF_OF_PLURAL = "U" + ALEF
_PAST_VOWEL = ((_cell("past", "3fs"), f"a{TEH}"), (_cell("past", "3md"), "A"), (_cell("past", "3fd"), f"a{TEH}A"))
_PAST_3MS, _PAST_3MP, _PAST_3FP = _cell("past", "3ms"), _cell("past", "3mp"), _cell("past", "3fp")
_PAST_CONSONANT = (
    (_cell("past", "2cs"), TEH), (_cell("past", "1cs"), TEH), (_cell("past", "2cd"), f"{TEH}{MEEM}A"),
    (_cell("past", "2mp"), TEH + MEEM), (_cell("past", "2fp"), TEH + NOON), (_cell("past", "1cp"), f"{NOON}A"),
)
_PLAIN = tuple((p, _cell("present", n), _cell("present", n, "jussive"), _cell("present", n, "suffixed")) for p, n in (
    (YEH, "3ms"), (TEH, "3fs"), (TEH, "2ms"), (HAMZA, "1cs"), (NOON, "1cp")))
_DUAL = tuple((p, _cell("present", n), _cell("present", n, "subjunctive")) for p, n in (
    (YEH, "3md"), (TEH, "3fd"), (TEH, "2cd")))
_PLURAL = tuple((p, _cell("present", n), _cell("present", n, "subjunctive")) for p, n in ((YEH, "3mp"), (TEH, "2mp")))
_SHE = (TEH, _cell("present", "2fs"), _cell("present", "2fs", "subjunctive"))
_WOMEN = ((YEH, _cell("present", "3fp")), (TEH, _cell("present", "2fp")))
_HEADLESS = frozenset({(HAMZA, KHAH, THAL), (HAMZA, KAF, LAM), (HAMZA, MEEM, REH)})
"""Verbs whose imperative drops the first hamza: خذ, كل, مر (Wright I § 137)."""
Filled = list[tuple[_Cell, str]]


def conjugate(past: str, present: str) -> list[VerbForm]:
    """All forms of a verb: ``conjugate("قال", "يقول")`` gives قالت, يقولون, يقل, قيل and the rest."""
    past, present = light(past), light(present)
    found = stems(past, present) or passive_stems(past, present)
    active = _paradigm(found.past, found.present) if found else []
    if not found or not _agrees(active, past, present):
        return _unknown(past, present)
    forms: list[VerbForm] = []
    passive: Filled = []
    if found.passive_past and found.passive_present:
        passive = [pair for pair in _paradigm(found.passive_past, found.passive_present) if pair[0].person == 3]
    shared = set(passive)
    own = set(active)
    for cell, form in dict.fromkeys(active):
        forms.append(VerbForm(form, cell[0], "either" if (cell, form) in shared else "active", *cell[1:]))
    for cell, form in dict.fromkeys(passive):
        if (cell, form) not in own:
            forms.append(VerbForm(form, cell[0], "passive", *cell[1:]))
    forms.extend(_imperatives(found))
    return forms


def _agrees(active: Filled, past: str, present: str) -> bool:
    """Whether the paradigm contains the very principal parts it was made from (hamza seats aside)."""
    letters = {(cell[0], bare(form)) for cell, form in active if cell[1:] == (3, "m", "s", "")}
    return ("past", bare(past)) in letters and ("present", bare(present)) in letters


def _paradigm(past: Part, present: Part) -> Filled:
    return _past(past) + _present(present)


def _past(part: Part) -> Filled:
    if part.kind == DEFECTIVE:
        return _past_defective(part)
    stem, short = part.before_vowel(), part.before_consonant()
    alone = spell(stem)
    out: Filled = [(_PAST_3MS, alone), (_PAST_3MP, spell(stem + _ALEF_OF_PLURAL))]
    if stem[-1] == HAMZA:
        out += [(cell, spell(stem + ending)) for cell, ending in _PAST_VOWEL]
        out.append((_PAST_3MP, alone + WAW + ALEF))
    else:
        endings = (TEH, ALEF, TEH + ALEF)
        out += [(cell, alone + ending) for (cell, _), ending in zip(_PAST_VOWEL, endings, strict=True)]
    out += _past_consonant(short)
    return out


def _past_consonant(short: str) -> Filled:
    base = spell(short + "~")  # a hamza before a consonant has the seat of one inside the word
    if short[-1] == HAMZA:
        base = spell(short + TEH)[:-1]
    last = short[-1]
    out = [(_PAST_3FP, base if last == NOON else base + NOON)]
    for cell, ending in _PAST_CONSONANT:
        ending = ending.replace("A", ALEF)
        out.append((cell, base + (ending[1:] if ending[0] == last else ending)))
    return out


def _past_defective(part: Part) -> Filled:
    stem = part.lead + part.second
    if part.third:  # in -iya: لقي, دعي
        out = [(_PAST_3MS, spell(f"{stem}i{YEH}")), (_PAST_3MP, spell(stem + _ALEF_OF_PLURAL))]
        out += [(cell, spell(f"{stem}i{YEH}{ending}")) for cell, ending in _PAST_VOWEL]
        return out + _past_consonant(stem + "I")
    glide = WAW if part.vowel == "A" else YEH
    out = [(_PAST_3MS, spell(stem + part.vowel)), (_PAST_3MP, spell(f"{stem}a{WAW}") + ALEF)]
    if stem[-1] == HAMZA:
        out.append((_cell("past", "3ms", "suffixed"), spell(stem + "A")))
    out += [(_PAST_VOWEL[0][0], spell(f"{stem}a{TEH}")), (_PAST_VOWEL[1][0], spell(f"{stem}a{glide}A")),
            (_PAST_VOWEL[2][0], spell(f"{stem}a{TEH}A"))]
    return out + _past_consonant(f"{stem}a{glide}")


def _spelled(stem: str) -> str:
    """The present without its prefix, hamza seats as after a consonant with the prefix's vowel."""
    return spell(YEH + stem)[1:]


def _present(part: Part) -> Filled:
    lead = part.lead
    if part.kind == DEFECTIVE:
        stem = lead + part.second
        full, short = stem + part.vowel, stem
        glide = {"Y": f"a{YEH}A", "I": f"i{YEH}A", "U": f"u{WAW}A"}[part.vowel]
        dual, open_plural = stem + glide, part.vowel == "Y"
        plural = f"{stem}a{WAW}" if open_plural else stem + "U"
        she = f"{stem}a{YEH}" if open_plural else stem + "I"
        women = stem + "U" if part.vowel == "U" else she
    else:
        full, short = part.before_vowel(), part.before_consonant()
        dual, plural, she, women = full + "A", full + "U", full + "I", short
    out: Filled = []
    bare_full, bare_short = _spelled(full), _spelled(short if part.kind != STRONG else full)
    suffixed = bare_full[:-1] + WAW_HAMZA if bare_full[-1] == ALEF_HAMZA else ""
    jussive = bare_short != bare_full and part.kind != DOUBLED
    for prefix, indicative_cell, jussive_cell, suffixed_cell in _PLAIN:
        if prefix == HAMZA:
            out.append((indicative_cell, spell(HAMZA + full)))
            if jussive:
                out.append((jussive_cell, spell(HAMZA + short)))
            continue
        out.append((indicative_cell, prefix + bare_full))
        if jussive:
            out.append((jussive_cell, prefix + bare_short))
        if suffixed:
            out.append((suffixed_cell, prefix + suffixed))
    bare_dual = _spelled(dual)
    for prefix, cell, subjunctive in _DUAL:
        out += [(cell, prefix + bare_dual + NOON), (subjunctive, prefix + bare_dual)]
    for bare_plural in dict.fromkeys((_spelled(plural), bare_full + WAW) if full[-1] == HAMZA else (_spelled(plural),)):
        for prefix, cell, subjunctive in _PLURAL:
            out += [(cell, prefix + bare_plural + NOON), (subjunctive, prefix + bare_plural + ALEF)]
    bare_she = _spelled(she)
    prefix, cell, subjunctive = _SHE
    out += [(cell, prefix + bare_she + NOON), (subjunctive, prefix + bare_she)]
    bare_women = _spelled(women + "~" if women[-1] != HAMZA else women + NOON)
    bare_women = bare_women if women[-1] in (NOON, HAMZA) and bare_women[-1] == NOON else bare_women + NOON
    return out + [(cell, prefix + bare_women) for prefix, cell in _WOMEN]


def _imperatives(found: Stems) -> list[VerbForm]:
    """Second person masculine, feminine and plural: قل, قولي, قولوا."""
    part = found.present
    fourth = found.measure == 4
    opening, lead = (f"{HAMZA}a", found.past.lead[2:]) if fourth else ("", part.lead[1:])
    if found.measure == 1 and part.kind == STRONG and (lead, part.second, part.third) in _HEADLESS:
        lead = ""
    if part.kind == DEFECTIVE:
        stem = lead + part.second
        glides = (f"a{YEH}", f"a{WAW}") if part.vowel == "Y" else ("I", "U")
        bodies = (stem, stem + glides[0], stem + glides[1])
    else:
        body = Part(lead, part.second, part.third, part.kind, part.vowel)
        full = body.before_vowel()
        bodies = (body.before_consonant() if part.kind == HOLLOW else full, full + "I", full + "U")
    out = []
    for spoken, gender, number in zip(bodies, "mfm", "ssp", strict=True):
        joined = not opening and len(spoken) > 1 and spoken[1] not in "aiuAIUY"
        form = spell((ALEF + "i" if joined else opening) + spoken) + (ALEF if number == "p" else "")
        if len(form) < 2:
            break
        out.append(VerbForm(form, "imperative", "active", 2, gender, number))
    return out


def _unknown(past: str, present: str) -> list[VerbForm]:
    """Regular endings on the letters as they stand, for a verb of no known shape."""
    out: list[VerbForm] = []
    if past:
        stem = past[:-1] if past[-1] in (MAQSURA, ALEF) else past
        for form, name in ((past, "3ms"), (stem + TEH, "3fs"), (stem + WAW + ALEF, "3mp"), (past + TEH, "1cs"),
                           (past + NOON + ALEF, "1cp")):
            out.append(VerbForm(form, "past", "either" if name[0] == "3" else "active", int(name[0]), name[1], name[2]))
    if len(present) > 1:
        stem = present[1:-1] if present[-1] in (MAQSURA, YEH, WAW) else present[1:]
        for form, name, mood in ((present, "3ms", ""), (TEH + present[1:], "3fs", ""), (NOON + present[1:], "1cp", ""),
                                 (present[0] + stem + WAW + NOON, "3mp", ""),
                                 (present[0] + stem + WAW + ALEF, "3mp", "subjunctive")):
            voice = "either" if name[0] == "3" else "active"
            out.append(VerbForm(form, "present", voice, int(name[0]), name[1], name[2], mood))
    return out
