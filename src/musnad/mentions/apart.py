"""Where one noun phrase ends though its tags would let it go on: nouns and names that belong to different parties.

«اغتال مجهولون الصحفي», «طعن شاب رجلين», «اعتقلت الشرطة الناشطات».
"""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import ALEF, ARTICLE, HAMZA, MAQSURA, NOON, WAW, YEH
from musnad.tokens.lexeme import Analysis
from musnad.tokens.token import Token

_NOMINATIVE: Final = WAW + NOON
_OBLIQUE: Final = YEH + NOON
_AS_IT: Final = frozenset({"", "ka"})
"""What may stand before a demonstrative that a preposition does not govern: none, and «كذلك»."""
_OWNED: Final = frozenset({"organisation", "government", "group"})
"""Kinds of what is somebody's own and no country: «حكومته»."""
_TELLING: Final = frozenset({"act", "document"})
"""Kinds of nouns that no country's name is the genitive of behind an adjective."""
_UNBORNE: Final = frozenset({"organisation", "group", "government", "act", "document"})
"""Kinds of nouns that are nobody's surname."""
_PLACES: Final = frozenset({"country", "city", "admin1"})
_NICKNAMED: Final = frozenset({"armed", "party"})
"""Kinds of organisations that are often named twice over: «تنظيم الدولة الإسلامية داعش»."""
_CALLED: Final = frozenset({"surname", "person", "outlet"})
"""Kinds of names that no organisation's belongs to."""
_AIMED: Final = frozenset({"thing", "person", "group"})
"""Kinds of what may reach a place, which are of no place's surroundings."""
_LIFELESS: Final = frozenset({"thing", "act", "document"})
_PERSONAL: Final = frozenset({"person", "surname"})
"""Kinds of known names of people."""


def another_person(tokens: list[Token], cut: int, last: int, openers: frozenset[str]) -> bool:
    """Whether a full name is followed by another person's: «التقى بنيامين نتنياهو محمود عباس»."""
    one, other = tokens[cut - 1], tokens[cut]
    if one.name is None or one.name.kind != "person" or " " not in one.name.lemma or other.conj or other.prep:
        return False
    if other.name is not None:
        return other.name.kind == "person" and " " in other.name.lemma
    return other.tag == "g" and last - cut > 1 and other.word.light not in openers


def other_names(tokens: list[Token], first: int, cut: int) -> bool:
    """Whether a phrase that opens with a name is followed by somebody else, or by the same word again."""
    return _another_name(tokens, first, cut) or _another_office(tokens, first, cut) or _same_again(tokens, first, cut)


def _another_name(tokens: list[Token], first: int, cut: int) -> bool:
    """Whether a name that opens a phrase is followed by other people: «انتقد بوتين ترامب», «سلحت واشنطن الأكراد».

    A surname that is also a given name may open a full name.
    """
    one, other = tokens[first], tokens[cut]
    if cut != first + 1 or other.conj or other.prep:
        return False
    if (one.tag == "g" or (one.name is not None and one.name.kind in _CALLED)) and other.name is not None and (
            other.name.kind == "organisation" and other.name.lemma.startswith(ARTICLE)):
        return True  # «حث كلينتون الكونغرس على»
    if one.name is None:
        return False
    if one.name.kind in _PLACES:
        form = other.analysis.form
        return other.tag in "NA" and form.number == "p" and form.gender == "m" and other.name is None
    if one.name.kind == "organisation":  # «حث البيت الأبيض الكونغرس»
        called = one.name.data.get("subkind") in _NICKNAMED and other.name is not None and one.name.data == other.name.data
        apart = other.name is not None and other.name.kind == "organisation" and not called  # not «أنصار الله الحوثيين»
        return apart or _several_men(other)  # «حاصر حزب الله المسلحين»
    if one.name.kind != "surname" or " " in one.name.lemma or any(analysis.tag == "g" for analysis in one.word.analyses):
        return False
    return other.name is not None and other.name.kind == "surname"


def _another_office(tokens: list[Token], first: int, cut: int) -> bool:
    """Whether an office stands behind a full name, of somebody else: «التقى أنطونيو دو سانتوس الوزير»."""
    office = tokens[cut]
    alone = cut == first + 1 and tokens[first].tag == "U" and first and tokens[first - 1].tag == "v"
    if alone and office.tag == "N" and office.lexeme.kind == "office" and office.lexeme.pos == "role" and (
            office.analysis.article and not (office.conj or office.prep)):
        return True  # «اتهم البراك الوزير بـ»
    if cut - first < 2 or office.tag != "N" or office.conj or office.prep or office.lexeme.kind != "office":
        return False
    return office.lexeme.pos == "role" and tokens[cut - 1].tag in "gu" and tokens[cut - 2].tag in "gu"


def _same_again(tokens: list[Token], first: int, cut: int) -> bool:
    """Whether the noun that heads a phrase comes again behind it, with a name of its own: «اتهم حزب العمال حزب المحافظين»."""
    head, other = tokens[first], tokens[cut]
    return cut > first + 1 and other.tag == head.tag == "n" and other.lexeme is head.lexeme and (
        tokens[cut - 1].tag in "NAP" and not (other.conj or other.prep))


def breaks(
    one: Token, other: Token, unowned: frozenset[str], people_alone: frozenset[str], ranking: frozenset[str]
) -> bool:
    """Whether a noun is not in construct with what stands behind it: «أعلن طلاب تنظيم مسيرة», «استهدف انتحاري كنيسة».

    ``ranking`` adjectives are: «أولى غاراتها», «أعنف هجماته».
    """
    lexeme = one.lexeme
    if one.tag == "n" and one.analysis.form.number == "p" and one.analysis.form.state == "construct":
        return False  # «مسلحو تنظيم الدولة»
    if one.tag == "q" and one.analysis.suffix:
        return True  # «شن بعضهم هجوما»
    if one.tag == "g" and other.tag == "N" and other.name is None and lexeme.pos == "given" and (
            other.lexeme.kind in _UNBORNE and other.lexeme.pos != "role"):
        return True  # «انتقد أحمد زكريا الحكومة»
    if one.tag == "g" and other.tag == "A" and other.analysis.form.number == "p":
        return True  # «هنأ أحمد الفائزين»
    if lexeme.pos == "dem" and other.tag in "nN" and other.lexeme.pos == "role" and not other.analysis.article:
        return True  # «أوضح ذلك مدير الشركة»
    if one.tag == "a" and one.analysis.form.state == "tanwin" and other.tag == "N":
        return True  # «هاجم 20 مسلحا المدينة»
    if other.tag == "a" and other.analysis.form.state == "tanwin" and _bare(one):
        return True  # «استشهد طفل متأثرا بجراحه»
    people = one.analysis.form.state == "absolute" or lexeme.pos == "nationality"
    if one.tag in "aA" and one.analysis.form.number == "p" and people and (
            other.tag == "N" or (other.tag == "A" and other.analysis.form.number != "p")):
        return True  # «اغتال مجهولون الصحفي», «هاجم الروس المدينة»
    if one.tag == "N" and one.analysis.form.number == "d" and other.tag in "NA" and other.analysis.form.number == "p" and not (
            other.conj or other.prep or (one.word.raw.endswith(_OBLIQUE) and other.word.raw.endswith(_OBLIQUE))):
        return True  # «تبادل الطرفان الأسرى», not «البلدين الشقيقين»
    if one.tag == "n" and other.tag in "nNAez" and lexeme.lemma in unowned and one.analysis.form.number == "s":
        return True
    if one.tag == "n" and one.analysis.form.number == "p" and other.tag in "nm" and other.lexeme.kind in _LIFELESS and (
            lexeme.lemma in people_alone):
        return True  # «لقي أشخاص مصرعهم», «ألقى شبان زجاجات حارقة»
    if one.tag == other.tag == "N" and lexeme.pos == "noun" and lexeme.kind == "organisation" and (
            other.lexeme.pos == "noun" and other.lexeme.kind in ("organisation", "group", "government")):
        return True  # «حثت المؤسسة النظام على وقف القصف»
    if other.tag == "m" and ((one.tag == "a" and lexeme.lemma not in ranking) or (
            one.tag == "n" and lexeme.pos in ("role", "collective") and other.lexeme.cues)):
        return True  # «عن مصدر قوله», «عن مسؤول أمني تأكيده»
    return one.tag == "n" and other.tag == "n" and other.lexeme.pos == "masdar" and one.analysis.form.number == "p" and (
        lexeme.kind in ("person", "group", "occupation") and lexeme.pos != "masdar"
    )


def other_people(one: Token, other: Token) -> bool:
    """Whether people stand behind a quality of one: «تتهم الحكومة السورية المسلحين», «الحكومة اليمنية المتمردين الحوثيين»."""
    return one.tag == "A" and one.analysis.form.number == "s" and _several_men(other)


def _several_men(token: Token) -> bool:
    """Whether a word or name in the sound plural may be of people: «المتمردين», «المسلحون», «الإخوان المسلمين»."""
    form, name = token.analysis.form, token.name
    if token.conj or token.prep:
        return False
    if name is not None:
        return name.kind == "organisation" and name.lemma.startswith(ARTICLE) and name.lemma.endswith((_OBLIQUE, _NOMINATIVE))
    plural = form.number == "p" and form.gender == "m" and token.word.raw.endswith((_OBLIQUE, _NOMINATIVE))
    return token.tag == "A" and token.analysis.article and plural and any(a.tag == "N" for a in token.word.analyses)


def abroad(tokens: list[Token], first: int, index: int) -> bool:
    """Whether a country's name behind something of one's own or a noun with its quality is another party.

    «انتقد الوزير نيابة عن حكومته روسيا», «انتقد في كلمة متلفزة روسيا», not «في مدينة ساحلية لبنان».
    """
    before, name = tokens[index - 1], tokens[index]
    if name.tag != "P" or name.name is None or name.name.kind != "country" or name.conj or name.prep:
        return False
    if before.tag == "m":
        return before.lexeme.kind in _OWNED
    described = before.tag == "a" and index - first > 1 and before.analysis.form.number == "s"
    return described and tokens[index - 2].tag == "n" and tokens[index - 2].lexeme.kind in _TELLING


def several_more(tokens: list[Token], first: int, index: int) -> bool:
    """Whether an indefinite word for several people describes none of what stands before, which is in the singular.

    «طرد مسؤول أمريكي دبلوماسيين», «في خطوة مفاجئة ناشطين».
    """
    token = tokens[index]
    form = token.analysis.form
    if token.tag != "a" or form.number != "p" or form.gender != "m" or form.state != "absolute" or token.conj or token.prep:
        return False
    before = tokens[index - 1]
    return before.tag == "a" and before.analysis.form.number == "s" and all(
        t.tag in "na" and t.analysis.form.number == "s" for t in tokens[first:index]) and any(
        a.tag == "n" and a.form.number == "p" for a in token.word.analyses)


def points_apart(before: Token | None, one: Token, other: Token) -> bool:
    """Whether a demonstrative behind a preposition does not point at what follows: «ردا على ذلك عشرة دبلوماسيين»."""
    if other.lexeme.pos == "dem" and one.tag in "gu":
        return True  # «وصف سميث هذا القرار بأنه»
    return one.lexeme.pos == "dem" and other.tag in "#nzeP" and (
        one.prep not in _AS_IT or (before is not None and before.tag == "p"))


def _bare(noun: Token) -> bool:
    """Whether a noun or adjective would bear the ending of the accusative, and does not."""
    form = noun.analysis.form
    return noun.tag in "na" and form.number == "s" and form.gender == "m" and form.state != "tanwin" and (
        not noun.word.raw.endswith((ALEF, MAQSURA, HAMZA)) and not noun.analysis.suffix)


def two_people(before: Token, name: Token) -> bool:
    """Whether a full name stands right behind the known name of somebody else: «استقبل أردوغان فلاديمير بوتين»."""
    one, other = before.name, name.name
    if one is None or other is None or name.conj or name.prep or one.rule == other.rule:
        return False
    return one.kind in _PERSONAL and other.kind == "person" and " " in other.lemma


def two_parties(one: Token, other: Token, people: frozenset[str]) -> bool:
    """Whether a noun of people and another behind it are two parties: «طعن شاب رجلين», «عذب المحققون الموقوفين».

    So are somebody and his own, or several who are counted: «قتل رجل زوجته», «قتل مهاجم ثلاثة أشخاص».
    """
    if other.conj or other.prep:
        return False
    if one.tag in "Ne" and other.tag in "NAea" and one.analysis.form.number == "p" and (
            one.word.raw.endswith(_NOMINATIVE) and other.word.raw.endswith(_OBLIQUE)):
        return True
    if one.tag != "n" or one.lexeme.lemma not in people:
        return False
    if other.tag == "#" or (other.tag == "m" and other.lexeme.pos == "role"):
        return one.analysis.form.number == "s"
    return other.tag in "ne" and (other.lexeme.kind == "person" or other.lexeme.lemma in people)


def hits(tokens: list[Token], first: int, cut: int, striking: frozenset[str], struck: frozenset[str]) -> bool:
    """Whether a strike behind a verb is followed by what it hits: «استهدفت غارة حافلة», «أصابت قذيفة منزله»."""
    strike, other = tokens[cut - 1], tokens[cut]
    if cut - 1 != first or not first or tokens[first - 1].tag != "v" or other.conj or other.prep:
        return False
    return strike.tag == "n" and strike.lexeme.lemma in striking and (
        other.lexeme.lemma in struck or (other.lexeme.kind == "place" and other.name is None))


def how_long(tokens: list[Token], cut: int) -> bool:
    """Whether a number behind somebody counts time: «سجن ناشط خمس سنوات»."""
    number, unit = tokens[cut], tokens[cut + 1] if cut + 1 < len(tokens) else None
    if number.tag != "#" or number.conj or number.prep or unit is None or unit.lexeme.kind != "time":
        return False
    return tokens[cut - 1].tag in "nNaAPug"


def lasting(span: Token, other: Token, spans: frozenset[str]) -> bool:
    """Whether a span of time is no idafa with a body behind it: «قصف للمرة الثانية خلال أسبوع الجيش المدينة»."""
    if span.tag != "n" or span.lexeme.kind != "time" or span.lexeme.lemma not in spans:
        return False
    if other.tag not in "NPn" or other.conj or other.prep:
        return False
    kind = other.name.kind if other.name is not None else other.lexeme.kind
    if other.tag == "n" and other.lexeme.pos == "masdar" and span.analysis.form.number == "s":
        return True  # «أعلنت للمرة الثانية خلال شهر فرض عقوبات»
    return kind in ("organisation", "government", "group", "person", "office")


def how_often(tokens: list[Token], cut: int, occurrences: frozenset[str]) -> bool:
    """Whether what tells how often something was done ends before a noun: «استهدف الجيش مرات عدة مواقع», «عدة مرات مواقع»."""
    one, other = tokens[cut - 1], tokens[cut]
    if cut < 2 or other.tag not in "nNPe" or other.conj or other.prep:
        return False
    first = tokens[cut - 2]
    times, count = (one, first) if one.tag == "n" else (first, one)
    return times.tag == "n" and count.tag in "q#" and times.lexeme.lemma in occurrences and not count.analysis.suffix


def around(one: Token, other: Token, vicinities: frozenset[str]) -> bool:
    """Whether a noun of what lies around a place opens a phrase behind a thing or people: «قصفت طائرات محيط المدينة»."""
    return one.tag == "n" and one.lexeme.kind in _AIMED and other.tag == "n" and other.lexeme.lemma in vicinities and not (
        other.conj or other.prep)


def of_many(name: Token) -> bool:
    """Whether a name is a plural of people: «الحوثيين»."""
    plural = any(a.form.number == "p" and a.form.gender == "m" for a in name.word.analyses)
    return plural and name.last - name.first == 1 and name.word.raw.endswith((_OBLIQUE, _NOMINATIVE))


def adverbial(before: Token) -> bool:
    """Whether a point of the compass behind this token tells where, and owns nothing: «مقتل رجل شمال العاصمة»."""
    if before.name is not None and before.name.kind == "organisation":
        return True  # «هجوم لطالبان جنوب أفغانستان»
    return before.tag in "nNezm" and before.lexeme.kind != "place" and before.analysis.form.number == "s"


def strikes(act: Token) -> bool:
    """Whether a noun without the article tells an attack, behind which the name of a place says where: «كمين شمال سيناء»."""
    return act.tag == "n" and act.lexeme.kind == "act" and any(
        sense.type == "ASSAULT" and not sense.object and not sense.prep and "obj" not in sense.recipient
        for sense in act.lexeme.events)


def strays(tokens: list[Token], first: int, index: int) -> bool:
    """Whether a definite adjective goes with none of the nouns before it, and so is somebody else: «الشرطة المخطوف»."""
    token = tokens[index]
    form = token.analysis.form
    if token.tag != "A" or token.analysis.conj or tokens[index - 1].tag == "n":
        return False  # «عائلة الفقيد» is one phrase
    if token.lexeme.pos == "nationality" and form.number != "p":
        return _compatriot(tokens, first, index)
    if form.number == "p":
        things = [t for t in tokens[first:index] if t.tag in "nNme"]
        if token.lexeme.pos == "nationality" and any(t.last - t.first > 1 or t.lexeme.kind == "person" for t in things):
            return False  # «كبير المفاوضين الفلسطينيين»
        if form.gender == "f":
            return len(things) == index - first == 1 and things[0].analysis.form.number == "s"  # «اعتقلت الشرطة الناشطات»
        return len(things) == index - first and bool(things) and all(
            t.analysis.form.number == "s" or t.analysis.form.gender == "f" for t in things
        )
    if form.number != "s":
        return False
    nouns = [t for t in tokens[first:index] if t.tag in "nNme"]
    return bool(nouns) and len(nouns) == index - first and all(
        noun.analysis.form.number == "s" and noun.analysis.form.gender in ("m", "f") and noun.analysis.form.gender != form.gender
        for noun in nouns
    )


def _compatriot(tokens: list[Token], first: int, index: int) -> bool:
    """Whether an adjective of nationality that goes with no noun before it opens a name: «اعتقلت الشرطة الفرنسي جان دوبوا»."""
    form = tokens[index].analysis.form
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind is None or behind.conj or behind.prep or form.gender != "m":
        return False
    if not (behind.tag == "g" or (behind.name is not None and behind.name.kind == "person")):
        return False
    nouns = [t for t in tokens[first:index] if t.tag in "nNme"]
    return bool(nouns) and all(
        t.analysis.form.gender == "f" or (t.analysis.form.number == "p" and t.lexeme.pos != "role") for t in nouns)


def opposed(tokens: list[Token], index: int, rulers: frozenset[str]) -> bool:
    """Whether an adjective spelled like the opposition is no quality of those who rule: «دعت الحكومة المعارضة إلى الحوار».

    «الحكومة المعارضة للاتفاق» is one that opposes something.
    """
    rule, token = tokens[index - 1], tokens[index]
    told = index > 1 and tokens[index - 2].tag == "v" and rule.tag == "N" and not (token.conj or token.prep)
    if not told or rule.lexeme.lemma not in rulers:
        return False
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind is not None and behind.prep == "li":
        return False
    return any(a.tag == "N" and a.lexeme.data.get("other_kind") in ("group", "organisation") for a in token.word.analyses)


def so_called(tokens: list[Token], index: int, bodies: frozenset[str]) -> bool:
    """Whether an adjective is rather a title behind a body, since a name follows: «أوقفت السلطات المدعو كمال الحداد».

    ``bodies`` are nouns that act as bodies: «الأمن».
    """
    token, behind = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    named = behind is not None and behind.tag in "gP" and not (behind.conj or behind.prep)
    noun = tokens[index - 1]
    body = noun.name is not None or noun.tag == "A" or noun.lexeme.kind in _UNBORNE or noun.lexeme.lemma in bodies
    return named and body and not (token.conj or token.prep) and any(
        a.tag == "N" and a.lexeme.pos == "role" and a.lexeme.kind == "honorific" for a in token.word.analyses)


def stand_as_people(token: Token) -> None:
    """Make a noun of an adjective for several people."""
    noun = next(a for a in token.word.analyses if a.tag == "n" and a.form.number == "p")
    token.tag = "e"
    token.reread(noun)


def named_behind(tokens: list[Token], first: int, cut: int) -> bool:
    """Whether an adjective behind a body behind a verb is rather who bears the next name: «اعتقل الجيش المتهم كمال حداد»."""
    token, behind = tokens[cut], tokens[cut + 1] if cut + 1 < len(tokens) else None
    if not first or tokens[first - 1].tag != "v":
        return False  # «رئيس الحكومة المكلف سعد الحريري»
    if behind is None or behind.tag not in "gP" or behind.conj or behind.prep or token.conj or token.prep:
        return False
    if behind.name is not None and behind.name.kind not in _PERSONAL:
        return False
    body = tokens[cut - 1]
    return (body.name is not None or body.lexeme.kind in _UNBORNE) and any(_is_person(a) for a in token.word.analyses)


def _is_person(analysis: Analysis) -> bool:
    return analysis.tag == "N" and (analysis.lexeme.pos == "role" or analysis.lexeme.kind == "person")


def stand_alone(token: Token, *, person: bool = False) -> None:
    """Make a noun of an adjective that describes nothing, where there is one: «اعتقلت الشرطة الناشطات».

    ``person``: of anybody, not only of women and several.
    """
    noun = next((a for a in token.word.analyses if a.tag == "N" and (
        a.lexeme.data.get("other_kind") in ("group", "organisation") or a.lexeme.kind == "honorific" or (
            (person or a.form.number == "p") and (a.lexeme.pos == "role" or a.lexeme.kind == "person")))), None)
    if noun is not None:
        token.tag = "N"
        token.reread(noun)
