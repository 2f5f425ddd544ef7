"""Decline a noun or adjective: cases and states that are spelled, dual, sound and broken plural, feminine.

Declension after Wright, *A Grammar of the Arabic Language*, I §§ 299-323, and Ryding, *A Reference Grammar of Modern
Standard Arabic* (2005), chapters 5, 7 and 10; hamza seats as the press spells them.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.kernel.fold import light
from musnad.kernel.letters import (
    ALEF,
    ALEF_HAMZA,
    BEH,
    HAMZA,
    KASRATAN,
    KHAH,
    MADDA,
    MAQSURA,
    MARBUTA,
    NOON,
    TEH,
    UNJOINED,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
)

ANY, CONSTRUCT, ABSOLUTE = "any", "construct", "absolute"
_DEFECTIVE_LAST = (YEH, MAQSURA, MARBUTA)
_LONG = 4


class NominalForm(NamedTuple):
    """A form of a noun or adjective; ``tanwin`` where it ends in the alef of the indefinite accusative (كتابا).

    ``state`` is absolute where the form stands in no construct and takes no pronoun, construct where it needs one.
    """

    form: str
    tanwin: bool
    state: str
    gender: str
    number: str


def decline(word: str, plural: str, gender: str, *, human_adjective: bool, feminine: str = "") -> list[NominalForm]:
    """All forms of a noun or adjective: ``decline("جزء", "أجزاء", "m", human_adjective=False)`` has جزءا and جزءان.

    ``human_adjective`` marks what inflects for gender and takes sound plurals (مهندس, مهندسة, مهندسون, مهندسات).
    Plurals of other nouns count as feminine, as they agree. A word in kasra tanwin is defective: قاضٍ, القاضي, قاضية.
    """
    marked = word.endswith(KASRATAN)
    word, plural, feminine = light(word), light(plural), light(feminine)
    cut = _defective_stem(word, plural, human_adjective)
    defective, word = marked or bool(cut), cut or word
    if len(word) < 2:
        return [NominalForm(word, False, ANY, gender, "s")] if word else []
    forms: list[NominalForm] = []
    if human_adjective and gender != "f" and word[-1] != MARBUTA:
        _singular(forms, word, "m", defective, diptote=bool(feminine))
        _dual(forms, word + YEH if defective else word, "m")
        if plural:
            _plural(forms, word, plural, "m")
        _sound(forms, word, "m")
        female = feminine or _feminine(word + YEH if defective else word)
        if female:
            _singular(forms, female, "f", False, diptote=True)
            _dual(forms, female, "f")
            forms.append(NominalForm(_feminine_plural(female), False, ANY, "f", "p"))
        return _unique(forms)
    if word[-1] == MARBUTA and not human_adjective:
        gender = "f"
    _singular(forms, word, gender, defective)
    _dual(forms, word + YEH if defective else word, gender)
    if plural:
        _plural(forms, word, plural, gender if human_adjective else "f")
    elif word[-1] == MARBUTA or len(word) + defective >= _LONG:
        forms.append(NominalForm(_feminine_plural(word + YEH if defective else word), False, ANY, "f", "p"))
    return _unique(forms)


def _unique(forms: list[NominalForm]) -> list[NominalForm]:
    """Each form once, and with it the Egyptian spelling of a hamza before waw: مسئول, شئون."""
    out = dict.fromkeys(forms)
    seat = WAW_HAMZA + WAW
    for form in forms:
        at = form.form.find(seat)
        if at > 0:
            other = HAMZA if form.form[at - 1] in UNJOINED else YEH_HAMZA
            out[form._replace(form=form.form[:at] + other + form.form[at + 1:])] = None
    return list(out)


def _defective_stem(word: str, plural: str, human: bool) -> str:
    """The stem of a word that its shape or plural shows to be defective, or '': قاضي/قضاة, محامي/محامون, تحدي."""
    stem = word[:-1] if word[-1:] == YEH else word
    if len(stem) == 3 and stem[1] == ALEF and plural == stem[0] + stem[2] + ALEF + MARBUTA:
        return stem
    if stem != word:
        if plural in (stem + WAW + NOON, stem + YEH + NOON):
            return stem
        if not human and stem[:1] == TEH and (len(stem) == 3 or (len(stem) == 4 and stem[2] == ALEF)):
            return stem
    return ""


def _singular(forms: list[NominalForm], word: str, gender: str, defective: bool, *, diptote: bool = False) -> None:
    if defective:
        forms.append(NominalForm(word, False, ABSOLUTE, gender, "s"))
        word += YEH
    forms.append(NominalForm(word, False, ANY, gender, "s"))
    accusative = "" if diptote else _tanwin(word)
    if accusative:
        forms.append(NominalForm(accusative, True, ANY, gender, "s"))
    if word[-1] == ALEF_HAMZA:  # before pronouns: مبدؤه, مبدئه
        forms.extend(NominalForm(word[:-1] + seat, False, CONSTRUCT, gender, "s") for seat in (WAW_HAMZA, YEH_HAMZA))
    if len(word) == 2 and word[0] == ALEF_HAMZA and word[1] in (BEH, KHAH):  # أبو, أخي (Wright I § 315)
        forms.extend(NominalForm(word + end, False, CONSTRUCT, gender, "s") for end in (WAW, ALEF, YEH))


def _tanwin(word: str) -> str:
    """The indefinite accusative in alef, or '': كتابا, شيئا, جزءا; none for مدينة, بناء, مبدأ, مستشفى."""
    last = word[-1]
    if last in (MARBUTA, MAQSURA, ALEF, ALEF_HAMZA, MADDA) or word[-2:] == ALEF + HAMZA:
        return ""
    return _join(word, ALEF)


def _join(word: str, ending: str, *, diphthong: bool = False) -> str:
    """A word with an ending in alef, waw or yaa, the last letter changed as the ending demands: مدينتان, مقهيان, شيئين.

    ``diphthong`` where the ending opens with a (the dual's ين), so that hamza keeps the seat of a: مبدأين.
    """
    last, first = word[-1], ending[0]
    if last == MARBUTA:
        return word[:-1] + TEH + ending
    if last == MAQSURA:
        return word[:-1] + YEH + ending
    if last == ALEF:
        return word[:-1] + (WAW if len(word) == 3 else YEH) + ending
    if last == ALEF_HAMZA:
        if first == ALEF:
            return word[:-1] + MADDA + ending[1:]
        return word[:-1] + (ALEF_HAMZA if diphthong else WAW_HAMZA if first == WAW else YEH_HAMZA) + ending
    if last == HAMZA:
        if word[-2:-1] not in UNJOINED:
            return word[:-1] + YEH_HAMZA + ending
        if first == WAW:
            return word[:-1] + WAW_HAMZA + ending
        return word[:-1] + (YEH_HAMZA if first == YEH and not diphthong else HAMZA) + ending
    return word + ending


def _dual(forms: list[NominalForm], word: str, gender: str) -> None:
    nominative, oblique = _join(word, ALEF), _join(word, YEH, diphthong=True)
    stems = [(nominative, oblique)]
    if gender == "f" and word[-2:] == ALEF + HAMZA:
        stems.append((word[:-1] + WAW + ALEF, word[:-1] + WAW + YEH))
    for one, two in stems:
        for form in (one, two):
            forms.append(NominalForm(form + NOON, False, ABSOLUTE, gender, "d"))
            forms.append(NominalForm(form, False, CONSTRUCT, gender, "d"))


def _sound(forms: list[NominalForm], word: str, gender: str) -> None:
    """The sound masculine plural: مهندسون, مهندسين, and in construct مهندسو, مهندسي; of منهى منهون, of داعٍ داعون."""
    weak = word[-1] in (MAQSURA, ALEF)
    for stem in (word[:-1] + letter if weak else _join(word, letter) for letter in (WAW, YEH)):
        forms.append(NominalForm(stem + NOON, False, ABSOLUTE, gender, "p"))
        forms.append(NominalForm(stem, False, CONSTRUCT, gender, "p"))


def _plural(forms: list[NominalForm], word: str, plural: str, gender: str) -> None:
    """A plural as its cell gives it, with its oblique, construct and tanwin forms."""
    stem, ending = plural[:-2], plural[-2:]
    if ending in (WAW + NOON, YEH + NOON) and _extends(word, stem):
        for letter in (WAW, YEH):
            forms.append(NominalForm(stem + letter + NOON, False, ABSOLUTE, gender, "p"))
            forms.append(NominalForm(stem + letter, False, CONSTRUCT, gender, "p"))
        return
    if ending == ALEF + TEH and _extends(word, stem):
        forms.append(NominalForm(plural, False, ANY, "f", "p"))
        return
    quadriliteral = len(plural) >= 5 and plural[2] == ALEF and plural[-1] != MARBUTA
    if quadriliteral and len(plural) == 5 and plural[-1] == YEH:  # أراضي: indefinite أراض
        forms.append(NominalForm(plural[:-1], False, ABSOLUTE, gender, "p"))
    weak = word[-1] in (YEH, MAQSURA) or word[-2:] == YEH + MARBUTA
    if weak and len(plural) == 4 and plural[2] == ALEF and plural[-1] not in _DEFECTIVE_LAST:  # مبان of مبنى: المباني
        forms.append(NominalForm(plural, False, ABSOLUTE, gender, "p"))
        forms.append(NominalForm(plural + YEH, False, ANY, gender, "p"))
        return
    forms.append(NominalForm(plural, False, ANY, gender, "p"))
    feminine = ending == ALEF + TEH and word[-1] != TEH  # أمهات, but أصوات
    accusative = "" if quadriliteral or feminine else _tanwin(plural)
    if accusative:
        forms.append(NominalForm(accusative, True, ANY, gender, "p"))


def _extends(word: str, stem: str) -> bool:
    """Whether a plural's stem is the singular's own, as in a sound plural: محامون of محامي, but not قرون of قرن."""
    if not stem:
        return False
    kept = word[:-1] if word[-1] in _DEFECTIVE_LAST else word
    seated = (word[:-1] + YEH_HAMZA, word[:-1] + WAW_HAMZA) if word[-1] in (HAMZA, ALEF_HAMZA) else ()
    return stem in seated or stem in (word, kept, word + WAW, word + YEH, kept + WAW, kept + YEH)


def _feminine(word: str) -> str:
    """The regular feminine: مهندسة, روسية, بطيئة, منهاة."""
    last = word[-1]
    if last == MAQSURA:
        return word[:-1] + ALEF + MARBUTA
    if last == ALEF:
        return ""
    if last == HAMZA and word[-2] not in UNJOINED:
        return word[:-1] + YEH_HAMZA + MARBUTA
    return word + MARBUTA


def _feminine_plural(word: str) -> str:
    """The plural in ات: شركات, تصريحات, إجراءات, مستشفيات, مفاجآت, صحراوات, مباريات."""
    tail = ALEF + TEH
    last = word[-1]
    if last == MARBUTA:
        stem = word[:-1]
        if stem[-1:] == ALEF and len(stem) > 1:
            return stem[:-1] + (WAW if len(stem) == 3 else YEH) + tail
        return stem[:-1] + MADDA + TEH if stem[-1:] == ALEF_HAMZA else stem + tail
    return _join(word, tail)
