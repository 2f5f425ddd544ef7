"""The stems of a verb: its measure, weak radicals and vowels, read off its two unvocalised principal parts.

The spelling of past and present (third person masculine singular) tells the measure and the kind of last radicals:
استقال/يستقيل is the tenth measure of a hollow root. Source: Wright, *A Grammar of the Arabic Language*, I §§ 33-67
(measures), 120-180 (weak roots).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from musnad.kernel.letters import (
    AIN,
    ALEF,
    ALEF_BELOW,
    ALEF_HAMZA,
    BEH,
    DAD,
    DAL,
    FEH,
    HAMZA,
    LAM,
    MADDA,
    MAQSURA,
    MEEM,
    NOON,
    QAF,
    REH,
    SAD,
    SEEN,
    TAH,
    TEH,
    THAL,
    THEH,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
    ZAH,
    ZAIN,
)

_SEATS = str.maketrans({
    ALEF_HAMZA: HAMZA, ALEF_BELOW: HAMZA, WAW_HAMZA: HAMZA, YEH_HAMZA: HAMZA, MADDA: HAMZA + ALEF,
})
_THEME = {ALEF_HAMZA: "a", MADDA: "a", YEH_HAMZA: "i", WAW_HAMZA: "u", HAMZA: "a"}
_WEAK = (MAQSURA, ALEF, YEH, WAW)
_EIGHTH_OF_SEEN = frozenset({
    (MEEM, AIN), (LAM, MEEM), (NOON, DAL), (BEH, QAF), (TEH, REH), (REH, QAF), (LAM, FEH), (LAM, BEH), (BEH, YEH),
    (LAM, QAF),
})
"""Last radicals of five-letter verbs in است that are of the eighth measure (استمع), not the tenth of a doubled root."""

STRONG, HOLLOW, DOUBLED, DEFECTIVE = "strong", "hollow", "doubled", "defective"


@dataclass(frozen=True, slots=True)
class Part:
    """One tense and voice: what stands before the last two radicals, those, their kind, and the vowel of the stem.

    ``vowel`` is that between the radicals; of a hollow stem the long vowel; of a defective one its ending (Y, A, I, U).
    ``short`` is the vowel of a hollow stem before a consonant, where it is not the long one shortened (جاء, جئت).
    """

    lead: str
    second: str
    third: str
    kind: str
    vowel: str
    short: str = ""

    def before_vowel(self) -> str:
        """The stem before an ending that opens with a vowel: رد in ردت, قال in قالت."""
        if self.kind == HOLLOW:
            return f"{self.lead}{self.vowel}{self.third}"
        if self.kind == DOUBLED:
            between = "" if self.lead[-1:] in ("a", "i", "u", "A", "U") else self.vowel
            return f"{self.lead}{between}{self.second}~"
        return f"{self.lead}{self.second}{self.vowel}{self.third}"

    def before_consonant(self) -> str:
        """The stem before an ending that opens with a consonant: ردد in رددت, قل in قلت."""
        if self.kind == HOLLOW:
            return f"{self.lead}{self.short or self.vowel.lower()}{self.third}"
        if self.kind == DOUBLED:
            return f"{self.lead}{self.second}{self.vowel}{self.second}"
        return f"{self.lead}{self.second}{self.vowel}{self.third}"


@dataclass(frozen=True, slots=True)
class Stems:
    """A verb: measure (1-10, 11-14 for quadriliterals), active and passive parts (None where unused)."""

    measure: int
    past: Part
    present: Part
    passive_past: Part | None
    passive_present: Part | None


def bare(word: str) -> str:
    """Letters with hamza off its seat; آ is hamza and alef."""
    return word.translate(_SEATS)


def _tail(tail: str) -> tuple[str, str, str]:
    """Kind and last two radicals of what follows the lead."""
    if len(tail) == 1:
        return DOUBLED, tail, tail
    if tail[1] in (MAQSURA, ALEF):
        return DEFECTIVE, tail[0], ""
    if tail[0] == ALEF:
        return HOLLOW, "", tail[1]
    return STRONG, tail[0], tail[1]


def _derived(measure: int, leads: tuple[str, str, str, str], tail: str, geminate: bool = False) -> Stems:
    """Stems of a derived measure: the vowels follow from the measure and the kind of its last radicals."""
    kind, second, third = _tail(tail)
    if geminate:
        second += "~"
    open_present = measure in (5, 6, 12)
    if kind == DEFECTIVE:
        vowels = ("Y", "Y" if open_present else "I", "i", "Y")
    elif kind == HOLLOW:
        vowels = ("A", "A" if measure in (7, 8) else "I", "I", "A")
    else:
        vowels = ("a", "a" if open_present else "i", "i", "a")
    past, present, passive_past, passive_present = (
        Part(lead, second, third, kind, vowel) for lead, vowel in zip(leads, vowels, strict=True)
    )
    if kind == DEFECTIVE:
        passive_past = replace(passive_past, third=YEH)
    if kind == HOLLOW and measure in (7, 8):  # the lead's last vowel gives way: اختار, اختير
        past, present, passive_past, passive_present = (
            replace(part, lead=part.lead[:-1]) for part in (past, present, passive_past, passive_present)
        )
    if measure in (7, 9, 12, 14):
        return Stems(measure, past, present, None, None)
    return Stems(measure, past, present, passive_past, passive_present)


def _eighth(first: str, infix: str, tail: str) -> Stems:
    stem = f"{first}{infix}"
    return _derived(8, (f"{ALEF}i{stem}a", f"a{stem}a", f"{ALEF}u{stem}u", f"u{stem}a"), tail)


def _of_alef(w: str) -> Stems | None:
    """Measures whose past opens with a joining alef: VII to X and the fourth of quadriliterals."""
    size = len(w)
    if w[1] == SEEN and w[2] == TEH and size >= 5:
        rest = w[3:]
        if size == 5 and (rest[1] == MAQSURA or rest[0] == ALEF or (rest[0], rest[1]) in _EIGHTH_OF_SEEN):
            return _eighth(SEEN, TEH, rest)
        stem = f"{SEEN}{TEH}a{rest[0]}"
        passive = f"{SEEN}{TEH}u{rest[0]}"
        leads = (f"{ALEF}i{stem}", f"a{stem}", f"{ALEF}u{passive}", f"u{stem}")
        return _derived(10, leads, rest[1:]) if size <= 6 else None
    if size > 5:
        return None
    if w[1] == NOON and w[2] != TEH:
        c = w[2]
        return _derived(7, (f"{ALEF}i{NOON}{c}a", f"a{NOON}{c}a", "", ""), w[3:])
    if w[2] == TEH and w[1] != TEH:
        return _eighth(w[1], TEH, w[3:])
    if (w[1] in (SAD, DAD) and w[2] == TAH) or (size == 5 and w[1] in (ZAIN, THAL, DAL) and w[2] == DAL):
        return _eighth(w[1], w[2], w[3:])
    if size == 4 and w[1] in (TEH, TAH, DAL, THAL, ZAH, THEH):
        return _eighth(w[1], "~", w[2:])
    if size == 4:
        one, two = w[1], w[2]
        return _derived(9, (f"{ALEF}i{one}{two}a", f"a{one}{two}a", "", ""), w[3])
    lead = f"{w[1]}{w[2]}a{w[3]}"
    return _derived(14, (f"{ALEF}i{lead}", f"a{lead}", "", ""), w[4])


def _of_teh(w: str) -> Stems | None:
    """Measures V and VI and the second of quadriliterals: their present keeps the taa (يتولى)."""
    if w[2] == ALEF:
        c = w[1]
        return _derived(6, (f"{TEH}a{c}A", f"a{TEH}a{c}A", f"{TEH}u{c}U", f"u{TEH}a{c}A"), w[3:])
    if len(w) == 4:
        c = w[1]
        return _derived(5, (f"{TEH}a{c}a", f"a{TEH}a{c}a", f"{TEH}u{c}u", f"u{TEH}a{c}a"), w[2:], geminate=True)
    lead = f"{w[1]}a{w[2]}"
    return _derived(12, (f"{TEH}a{lead}", f"a{TEH}a{lead}", "", ""), w[3:])


def _fourth(first: str, tail: str, present: str) -> Stems:
    moved = WAW if first == YEH and present[1:2] == WAW else first
    return _derived(4, (f"{HAMZA}a{first}", f"u{moved}", f"{HAMZA}u{moved}", f"u{moved}"), tail)


def _second(first: str, tail: str) -> Stems:
    return _derived(2, (f"{first}a", f"u{first}a", f"{first}u", f"u{first}a"), tail, geminate=True)


def _quadriliteral(w: str) -> Stems:
    one, two = w[0], w[1]
    return _derived(11, (f"{one}a{two}", f"u{one}a{two}", f"{one}u{two}", f"u{one}a{two}"), w[2:])


def is_second(past: str, present: str) -> bool:
    """Whether a verb of three letters must be of the second measure: أكد/يؤكد, وقع/يوقع, صوت/يصوت, هنأ/يهنئ."""
    w, q = bare(past), bare(present)[1:]
    if len(w) != 3 or len(q) != 3 or w[1] == ALEF or w[2] == ALEF or q[1] == ALEF or q[2] == MAQSURA or w[2] == YEH:
        return False
    if w[0] == HAMZA:
        return present[1] == WAW_HAMZA
    if w[0] == WAW:
        return q[0] == WAW
    if w[2] == HAMZA and (past[2], present[-1]) == (ALEF_HAMZA, YEH_HAMZA):
        return True
    return w[1] == w[2] or (w[1] in (WAW, YEH) and w[2] != MAQSURA) or (w[0] == YEH and w[1] != HAMZA)


def _first(past: str, present: str) -> Stems | None:
    """The simple verb: its present is read as it stands, since vowel and first radical may change there."""
    w, q = bare(past), bare(present)[1:]
    if not 2 <= len(q) <= 3:
        return None
    one = w[0]
    if len(w) == 2:
        if len(q) != 2:
            return None
        theme = _THEME.get(present[1], "u") if one == HAMZA else "u"
        two = w[1]
        return Stems(1, Part(f"{one}a", two, two, DOUBLED, "a"), Part(f"a{one}", two, two, DOUBLED, theme),
                     Part(f"{one}u", two, two, DOUBLED, "i"), Part(f"u{one}", two, two, DOUBLED, "a"))
    if w[1] == ALEF and w[2] not in (MAQSURA, ALEF):
        if len(q) != 3 or q[1] not in (WAW, YEH, ALEF):
            return None
        three = w[2]
        vowel = {WAW: "U", YEH: "I", ALEF: "A"}[q[1]]
        short = "u" if vowel == "U" else "i"
        return Stems(1, Part(one, "", three, HOLLOW, "A", short), Part(f"a{one}", "", three, HOLLOW, vowel),
                     Part(one, "", three, HOLLOW, "I"), Part(f"u{one}", "", three, HOLLOW, "A"))
    two, three = w[1], w[2]
    kept = one if one == WAW and q[0] != WAW else ""
    lead = f"a{q[:-2]}"
    passive_lead = f"u{kept}{q[:-2]}"
    if q[-1] in (MAQSURA, ALEF) or three in (MAQSURA, ALEF) or (three == YEH and q[-1] in _WEAK):
        if q[-1] not in _WEAK:
            return None
        ending = {MAQSURA: "Y", ALEF: "Y", YEH: "I", WAW: "U"}[q[-1]]
        past_part = Part(f"{one}a", two, "", DEFECTIVE, "A" if three == ALEF and two != YEH else "Y")
        if three == YEH:
            past_part = Part(f"{one}a", two, YEH, DEFECTIVE, "i")
        return Stems(1, past_part, Part(lead, q[-2], "", DEFECTIVE, ending),
                     Part(f"{one}u", two, YEH, DEFECTIVE, "i"), Part(passive_lead, q[-2], "", DEFECTIVE, "Y"))
    past_theme = _THEME.get(past[-1], "a") if three == HAMZA else _THEME.get(past[1], "a")
    present_theme = _THEME.get(present[-1], "a") if three == HAMZA else _THEME.get(present[-2], "u")
    return Stems(1, Part(f"{one}a", two, three, STRONG, past_theme), Part(lead, q[-2], q[-1], STRONG, present_theme),
                 Part(f"{one}u", two, three, STRONG, "i"), Part(passive_lead, q[-2], q[-1], STRONG, "a"))


def stems(past: str, present: str) -> Stems | None:
    """The stems of a verb by its principal parts, or None where its shape is unknown: أعلن/يعلن is of measure IV."""
    if len(past) < 2 or len(present) < 3 or present[0] != YEH or (len(past) > 3 and past[-1] == YEH):
        return None
    w, q = bare(past), bare(present)
    size = len(w)
    if w[0] == ALEF:
        return _of_alef(w) if size >= 4 else None
    if w[0] == TEH and size in (4, 5) and q[1] == TEH and w[1] != ALEF and (size == 4 or w[2] == ALEF or ALEF not in w[1:4]):
        return _of_teh(w)
    if w[0] == HAMZA and size in (3, 4) and (size == 4 or w[1] != ALEF):
        if size == 4:
            if w[1] == ALEF and q[2:3] != ALEF:
                return _fourth(HAMZA, w[2:], q)
            if w[1] != ALEF and q[1] != HAMZA:
                return _fourth(w[1], w[2:], q)
        elif q[1] != HAMZA:
            if w[2] in (MAQSURA, ALEF):
                return _derived(4, (f"{HAMZA}a", "u", f"{HAMZA}u", "u"), w[1:])
            return _fourth(w[1], w[2:], q)
        elif present[1] == WAW_HAMZA:
            return _second(w[0], w[1:])
    if size == 4 and w[1] == ALEF:
        one = w[0]
        return _derived(3, (f"{one}A", f"u{one}A", f"{one}U", f"u{one}A"), w[2:])
    if size == 4:
        return _quadriliteral(w)
    if is_second(past, present):
        return _second(w[0], w[1:])
    return _first(past, present) if size in (2, 3) else None


def passive_stems(past: str, present: str) -> Stems | None:
    """The stems of a defective verb cited in its passive, as verbs of their own: توفي/يتوفى, أغمي/يغمى."""
    if len(past) < 4 or past[-1] != YEH or present[-1:] != MAQSURA:
        return None
    active = stems(past[:-1] + MAQSURA, present if present[1:2] == TEH else present[:-1] + YEH)
    if not active or not active.passive_past or not active.passive_present:
        return None
    return Stems(active.measure, active.passive_past, active.passive_present, None, None)


def second_stems(past: str) -> Stems | None:
    """The stems of a verb of three letters as of the second measure: صرح, غطى."""
    w = bare(past)
    return _second(w[0], w[1:]) if len(w) == 3 and w[1] != ALEF else None
