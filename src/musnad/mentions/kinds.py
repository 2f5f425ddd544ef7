"""What a noun phrase denotes: its head token, the kind of thing, definiteness, gender and number."""

from __future__ import annotations

from typing import Final

from musnad.kernel.fold import fold
from musnad.kernel.letters import NOON, YEH
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.choose import harms
from musnad.tokens.token import Token

_NAME_KIND: Final = {"country": "place", "admin1": "place", "city": "place", "other": "place", "person": "person",
                     "surname": "person", "outlet": "outlet"}

PEOPLE: Final = frozenset({"person", "group", "organisation", "government"})
"""Kinds of phrases whose members are people."""
_FEMININE: Final = frozenset({"agency", "channel", "magazine", "newspaper"})
"""Kinds of outlets that a bare name is feminine for."""
_SOUND: Final = YEH + NOON
"""Ending of the sound masculine plural in the oblique cases."""
LED: Final = "led"
"""Preposition of whoever leads the party before: «التحالف بقيادة واشنطن»."""
MATTERS: Final = frozenset({"thing", "time", "document", "quantity"})


class Kinds:
    """Finds the head of a noun phrase and describes it."""

    def __init__(self, book: Rulebook) -> None:
        self._outlets = book.forms("mentions/words/outlet-nouns.tsv")
        self._masculine = book.forms("mentions/words/masculine-countries.tsv")
        self._also_people = book.forms("mentions/words/also-people.tsv")
        self._presiding = book.forms("mentions/words/presiding.tsv")
        self._also_things = book.forms("mentions/words/also-things.tsv")
        self._sides = book.forms("mentions/words/sides.tsv")
        self._one_of = book.forms("mentions/words/one-of.tsv")
        self._plural_people = book.forms("mentions/words/plural-people.tsv")
        self._styles = book.forms("mentions/words/styles.tsv")
        self._districts = book.forms("mentions/words/districts.tsv")
        self._blocs = book.forms("mentions/words/blocs.tsv")
        self._somebody = book.forms("mentions/words/somebody.tsv")
        self._doers = book.forms("mentions/words/doers.tsv")
        self._quantities = book.forms("mentions/words/quantity-nouns.tsv")
        self._latter = book.forms("mentions/words/latter.tsv")
        self._shares = book.forms("mentions/words/shares.tsv")
        self._comparatives = book.forms("mentions/words/comparatives.tsv")

    def counts(self, token: Token) -> bool:
        """Whether a token is a noun of quantity: «عدد», «عشرات»."""
        return token.lexeme.lemma in self._quantities and token.tag in "nNme"

    def head(self, tokens: list[Token], first: int, last: int) -> int:
        """Position of the head: past demonstratives, quantifiers, numbers, quantity nouns and elatives in construct."""
        position = first
        while position < last - 1:
            token = tokens[position]
            following = tokens[position + 1].tag
            skipped = token.tag in 'dq#"' or (token.tag == "a" and following in "nuNUPgmze") or (
                token.tag in "nN" and token.lexeme.lemma in self._quantities and following in "nmzeNUua" and (
                    following != "a" or tokens[position + 1].analysis.form.number != "s")  # not «عدد كبير من الجنود»
            )
            people = following == "A" and _of_people(tokens[position + 1]) and (
                token.tag == "q" or (
                    token.tag == "n" and token.lexeme.lemma in self._quantities and token.analysis.form.number == "p"))
            if not (skipped or people) or (following in "Ap" and not people):
                break
            if following == "N" and token.lexeme.kind == "group" and _works(tokens[position + 1]):
                break
            position += 1
        return position

    def describe(self, chunk: Chunk, tokens: list[Token], head: int) -> None:
        """Fill in kind, name, definiteness, gender, number and the position of a personal name."""
        token = tokens[head]
        lexeme = token.lexeme
        chunk.gender = token.analysis.form.gender
        chunk.number = token.analysis.form.number
        if head > chunk.first and tokens[chunk.first].lexeme.lemma in self._one_of:
            chunk.number = "s"  # «أحد سكان الحي», «كبير مستشاري الرئيس»
        for index in range(chunk.first, chunk.last):
            inside = tokens[index]
            tag = inside.tag
            if tag in "NUPg" or inside.analysis.suffix:
                chunk.definite = True
            if index > head:
                if tag in "aAU":
                    chunk.modifiers.append(inside)
            elif tag == "#" and chunk.count is None:
                chunk.count = inside.word.light
            if inside.name is not None and chunk.name is None:
                chunk.name = inside.name
        if token.prep == "bi" and lexeme.lemma in self._presiding and head + 1 < chunk.last and _leads(tokens, head):
            chunk.prep = LED
        if token.tag == "P" and token.name is not None:
            chunk.kind = _NAME_KIND.get(token.name.kind, "organisation")
            if token.name.kind == "country":
                chunk.gender = "" if token.name.lemma in self._masculine else "f"
            elif token.name.kind in ("city", "admin1") and any(lexeme.kind == "city" for lexeme in token.rivals):
                chunk.gender = "f"  # «زار القاهرة»: a town does not visit
            elif chunk.kind in ("organisation", "outlet"):
                chunk.gender = _gender_of_body(token)
                if not chunk.gender and token.name.data.get("subkind") in _FEMININE:
                    chunk.gender = "f"  # «قالت رويترز»
        elif token.tag in "uUgL":
            chunk.kind = "person" if token.tag == "g" or chunk.last - head > 1 else "unknown"
            chunk.gender = token.lexeme.data.get("gender", "").replace("u", "")  # a name of either
        elif head + 1 < chunk.last and lexeme.lemma in self._also_people and _named(tokens, head + 1, chunk.last):
            chunk.kind, chunk.titled = "person", True  # «العالم المصري أحمد زويل»
        elif token.tag == "m" and lexeme.lemma in self._styles and token.analysis.suffix[:1] == "3":
            chunk.kind = "person"  # «سموه»
            chunk.number = "p" if token.analysis.suffix[1:] == "p" else "s"
            chunk.gender = "f" if token.analysis.suffix[1:] == "f" else "m"
        elif lexeme.lemma in self._styles and head + 1 < chunk.last and tokens[head + 1].lexeme.pos == "role":
            chunk.kind, chunk.titled, chunk.gender = "person", True, tokens[head + 1].analysis.form.gender  # «سمو الرئيس العام»
        elif lexeme.pos == "role":
            chunk.kind, chunk.titled = "person", True
            chunk.gender = chunk.gender or _gender_of_role(token)
        elif lexeme.lemma in self._outlets and (lexeme.kind != "place" or token.analysis.form.number != "p") and not (
                lexeme.kind == "place" and (
                    token.tag == "z" or _of_thing(tokens, head, chunk.last) or _struck(tokens, head, chunk.last))):
            chunk.kind = "outlet" if chunk.last - chunk.first > 1 else "organisation"
        elif lexeme.pos in ("noun", "collective"):
            chunk.kind = lexeme.kind
            if lexeme.pos == "collective" and not chunk.gender:
                chunk.gender = _gender_of_body(token, plural="") or _gender_of_role(token)
            beside = tokens[head + 1] if head + 1 < chunk.last else None
            if beside is not None and token.prep == "bi" and lexeme.lemma in self._presiding:
                chunk.kind = "act"  # «برئاسة المستشار»
            elif beside is not None and lexeme.lemma in self._doers and beside.lexeme.kind == "act":
                chunk.kind = "person"  # «منفذ الهجوم»
            elif beside is not None and token.tag == "n" and beside.lexeme.pos == "noun" and (
                    beside.lexeme.kind in MATTERS and lexeme.lemma in self._also_things):
                chunk.kind = "thing"  # «قوة العاصفة»
            if lexeme.lemma in self._blocs and token.tag == "N" and (beside is None or beside.tag == "A"):
                chunk.kind = "group"  # «الأكثرية النيابية»
            if lexeme.lemma in self._plural_people and token.analysis.form.light.endswith(_SOUND):
                chunk.kind, chunk.number = "person", "p"  # «العائدين», of which the thing's dual is spelled alike
            if lexeme.lemma in self._sides and (chunk.number == "d" or chunk.nationalities):
                chunk.kind = "group"  # «الجانب الروسي», «الجانبان»
        elif lexeme.pos == "masdar":
            chunk.kind = lexeme.data.get("other_kind", "act")
            gathering = tokens[head + 1] if head + 1 < chunk.last and chunk.kind == "group" else None
            if gathering is not None and gathering.tag in "nN" and gathering.lexeme.kind == "act":
                chunk.kind = "act"  # «تنظيم مظاهرات»
            if chunk.kind == "organisation" and chunk.number == "p":
                chunk.kind = "group"  # «قيادات من الحركة»
            elif lexeme.lemma in self._shares and any(t.lexeme.lemma in self._comparatives for t in chunk.modifiers):
                chunk.kind = "quantity"  # «القسم الأكبر من القوات»
        elif token.tag in "aA" and lexeme.lemma in self._quantities:
            chunk.kind = "quantity"  # «الكثير من الأرواح»
        elif lexeme.pos in ("participle", "adjective", "nationality"):
            human = token.analysis.form.number in "pd" and (
                token.analysis.form.gender == "m" or (lexeme.pos == "nationality" and token.analysis.form.number == "p"))
            one = token.tag == "e" or (token.tag == "A" and token.analysis.form.gender != "f") or (
                _compatriot(chunk, token) and not (chunk.first and tokens[chunk.first - 1].lexeme.pos == "participle"))
            one = one or (token.tag == "A" and chunk.last - chunk.first == 1 and lexeme.lemma in self._latter)  # «لكن الأخيرة»
            chunk.kind = "person" if one or human or chunk.count is not None else "quality"
        elif lexeme.pos == "quant" and (
                token.analysis.suffix == "3p" or (token.analysis.article and lexeme.lemma in self._somebody)):
            chunk.kind = "person"  # «بعضهم», «أحدهم», «البعض»
            chunk.number = "p" if token.analysis.article else chunk.number
        else:
            chunk.kind = "quantity" if token.tag == "#" else "thing"  # «قتل 20 على الأقل»
        if lexeme.lemma in self._districts and head + 1 < chunk.last and _names_place(tokens[head + 1]):
            chunk.kind = "place"  # «قضاء الحويجة»
        behind = head + 1
        while behind < chunk.last and tokens[behind].tag == "a":
            behind += 1
        if behind + 1 < chunk.last and tokens[behind].tag == "p" and (token.tag in "#q" or self.counts(token)):
            members = self.phrase(tokens, behind + 1, chunk.last).kind
            if members in PEOPLE:
                chunk.kind, chunk.number = members if members == "person" else "group", "p"  # «أربعة من قوات التحالف»
        if chunk.titled or chunk.kind == "person":
            self._personal_name(chunk, tokens, head)
        if chunk.count is not None and chunk.kind == "person" and chunk.number == "s" and token.tag != "#":
            chunk.number = "p"  # «عشرون مهاجرا وصلوا»
        if token.analysis.form.number == "p" and chunk.kind not in ("person", "group"):
            chunk.gender = "f"

    def phrase(self, tokens: list[Token], first: int, last: int) -> Chunk:
        """Tokens ``first`` to ``last`` (exclusive) as a noun phrase of their own."""
        made = Chunk("N", first, last, tokens[first].start, tokens[last - 1].end, tokens[first])
        head = self.head(tokens, first, last) if last - first > 1 else first
        made.head = tokens[head]
        self.describe(made, tokens, head)
        return made

    def _personal_name(self, chunk: Chunk, tokens: list[Token], head: int) -> None:
        start = head if tokens[head].tag in "ugP" else next(
            (i for i in range(head + 1, chunk.last) if tokens[i].tag in "gu" or _is_person(tokens[i])), chunk.last)
        end = start
        while end < chunk.last and tokens[end].tag in 'guPUNL"':
            end += 1
        if end > start:
            chunk.names = (start, end)
            if start > head:
                chunk.gender = named_gender(chunk, tokens[start])
            last = end - 1 if tokens[end - 1].tag != '"' else end - 2
            if last >= start:
                named = tokens[last].lexeme.lemma if tokens[last].name is not None else tokens[last].word.key
                chunk.surname = fold(named.split(" ")[-1])


def named_gender(chunk: Chunk, name: Token) -> str:
    """The gender of somebody with a title, by the given name that tells it: «عضو اللجنة حنان عشراوي»."""
    if chunk.gender != "m" or chunk.head.lexeme.pos != "role":
        return chunk.gender
    given = next((a.lexeme.data.get("gender", "")[:1] for a in name.word.analyses if a.tag == "g"), "m")
    return given.replace("u", "") if given else "m"


def _compatriot(chunk: Chunk, token: Token) -> bool:
    """Whether an accusative of nationality that describes nothing is a man of it: «قتل الجيش فلسطينيا»."""
    lexeme, form = token.lexeme, token.analysis.form
    return (lexeme.pos == "nationality" and bool(lexeme.data.get("country")) and form.state == "tanwin" and form.gender == "m"
            and form.number == "s" and chunk.last - chunk.first == 1 and not (token.prep or token.conj))


def _works(token: Token) -> bool:
    """Whether a word says what a body does rather than who is in it: «مجموعة العمل»."""
    return token.lexeme.kind == "act" and token.analysis.form.number == "s"


def _names_place(token: Token) -> bool:
    """Whether a token is the name of a place, or may be."""
    return token.name is not None and (
        _NAME_KIND.get(token.name.kind) == "place" or any(rival.kind in ("city", "admin1") for rival in token.rivals))


def _gender_of_body(token: Token, plural: str = "f") -> str:
    """The gender that the first word of a body's name gives it: «حزب الله» but «حركة حماس»; that of a ``plural`` one is given."""
    if token.last - token.first < 2:
        return ""
    nouns = [a for a in token.word.analyses if a.lexeme.pos in ("noun", "collective")]
    first = nouns[0] if nouns else None
    if first is None or first.form.number == "d" or (not plural and any(a.form.number != "s" for a in nouns)):
        return ""
    return plural if first.form.number == "p" else first.form.gender


def _gender_of_role(token: Token) -> str:
    """The gender that the first word of a title of several words gives it: «وزير الدفاع», «مصدر أمني»."""
    if token.last - token.first < 2:
        return ""
    return next((a.form.gender for a in token.word.analyses if a.lexeme.pos == "role" and a.form.number == "s"), "")


def _struck(tokens: list[Token], head: int, last: int) -> bool:
    """Whether what is described is the object of a masdar of harm: «استهداف موقع عسكري», no website."""
    return 0 < head < last - 1 and tokens[head + 1].tag == "a" and harms(tokens[head - 1])


def _of_thing(tokens: list[Token], head: int, last: int) -> bool:
    """Whether a place of something is meant and no site of somebody: «موقع الحادث»."""
    beside = tokens[head + 1] if head + 1 < last else None
    return beside is not None and beside.name is None and beside.tag in "nN" and beside.lexeme.kind in ("act", "thing", "place")


def _named(tokens: list[Token], position: int, last: int) -> bool:
    """Whether a person's name follows, adjectives stepped over: a known one, or two unknown words."""
    if position < last and tokens[position].tag == "N" and tokens[position - 1].tag == "n":
        position += 1  # «عالم الجيولوجيا البريطاني جيمس فيتون»
    while position < last and tokens[position].tag in "AaU":
        position += 1
    if position >= last:
        return False
    token = tokens[position]
    if token.tag == "u":
        return position + 1 < last and tokens[position + 1].tag in "uUg"
    return token.tag == "g" or _is_person(token)


def _is_person(token: Token) -> bool:
    return token.name is not None and token.name.kind in ("person", "surname")


def _leads(tokens: list[Token], head: int) -> bool:
    """Whether «بقيادة» tells who leads the party before: «التحالف بقيادة واشنطن», not «لقاؤه بقيادة اللواء»."""
    leader, before = tokens[head + 1], tokens[head - 1] if head else None
    named = leader.tag in "PgUuL" or leader.lexeme.pos in ("role", "given")
    return named and not (before is not None and (before.lexeme.pos == "masdar" or before.tag == "m"))


def _of_people(token: Token) -> bool:
    """Whether an adjective stands for people: «آلاف الأرمن», «مئات السوريين»."""
    form = token.analysis.form
    return form.number == "p" and form.gender == "m" and token.lexeme.pos in ("nationality", "participle", "adjective")
