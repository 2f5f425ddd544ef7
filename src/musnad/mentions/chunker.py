"""Cut a sentence's tokens into base phrases by the string of their tags, and join what belongs together.

«الرئيس الروسي فلاديمير بوتين» is ``NAP``: one noun phrase, its head «الرئيس».
"""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import ARTICLE
from musnad.mentions.adjoin import (
    acts,
    asks_of,
    compares,
    construct,
    definite,
    describes_in_quotes,
    describes_past_date,
    describes_too,
    describes_whole,
    emphasised,
    is_bloc,
    joins,
    meets,
    names_outlet,
    numbers,
    one_of_a_people,
    parts_in_hundred,
    some_of_them,
    whoever,
)
from musnad.mentions.apart import another_person, of_many, stand_alone
from musnad.mentions.appose import appose
from musnad.mentions.borders import Borders
from musnad.mentions.bracketed import count_in_brackets, mark_names, unbracket_states
from musnad.mentions.chunk import Chunk
from musnad.mentions.coordinate import coordinate
from musnad.mentions.extents import extent, tag_string
from musnad.mentions.kinds import PEOPLE, Kinds
from musnad.mentions.purposed import named_for
from musnad.mentions.surnames import learn, name_speakers, recall
from musnad.mentions.verb_group import verb_group
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_MARKS: Final = frozenset("pcjrDtow,.:()-|\n'/_")
"""Tags of tokens that are always chunks of their own."""
_TOLD_OF: Final = frozenset({"", "bayn", "li", "agent"})
"""Prepositions of countries as those who act, not as where something is."""
_NOUNS: Final = frozenset("nNuUgPLmAaez")
"""Tags of tokens that are a noun phrase where nothing follows that may belong to it."""
_SHORT: Final = 3
"""Words of a body's name behind which another name may be the short one that it goes by: «حركة المقاومة الإسلامية حماس»."""
_GROUPED: Final = frozenset({"armed", "party"})
"""Kinds of organisations whose name stands behind a word for such a body: «التنظيم الإرهابي القاعدة»."""
_CLOSING: Final = _MARKS | frozenset("~^vx")
"""What no noun phrase that ends in one of them goes on with."""


class Chunker:
    """Makes the chunks of a sentence."""

    def __init__(self, book: Rulebook) -> None:
        self._kinds = Kinds(book)
        self._borders = Borders(book)
        self._prepositions = {
            row["form"]: row["id"].split("-")[0] for row in book.table("mentions/words/prepositions.tsv")
        }
        self._attached = book.forms("mentions/words/attached-adjectives.tsv")
        self._comparatives = book.forms("mentions/words/comparatives.tsv")
        self._directions = book.forms("mentions/directions.tsv", ("point", "side"))
        self._bodies = frozenset(
            row["singular"] for row in book.table("tokens/nouns.tsv") if row["kind"] in ("organisation", "group")
        )
        self._outlets = book.forms("mentions/words/outlet-nouns.tsv")
        self._parts = book.forms("mentions/words/part-bodies.tsv")
        self._shares = book.forms("mentions/words/shares.tsv")
        self._also_people = book.forms("mentions/words/also-people.tsv")
        self._acting = book.forms("mentions/words/acting-nouns.tsv")
        self._delegates = book.forms("mentions/words/delegates.tsv")
        self._openers = book.forms("mentions/words/name-openers.tsv")
        self._alike = book.forms("mentions/words/states-alike.tsv")
        self._sovereigns = book.forms("mentions/words/sovereigns.tsv")
        self._first_named = book.forms("grounding/words/first-name-titles.tsv")
        self._numbered = book.forms("mentions/words/numbered.tsv")
        self._each = book.forms("mentions/words/each-of.tsv")
        self._by_name = book.forms("mentions/words/on-behalf-nouns.tsv")
        self._whoever = book.forms("mentions/words/free-relatives.tsv")
        self._founded = book.forms("mentions/words/founded.tsv")
        self._fields = book.forms("mentions/words/body-purposes.tsv")

    def chunks(self, tokens: list[Token], surnames: set[str]) -> list[Chunk]:
        """The chunks of one sentence, in order, prepositions joined to their noun phrases.

        ``surnames`` are those of the people named so far in the article; those named here are added.
        """
        mark_names(tokens)
        count_in_brackets(tokens)
        unbracket_states(tokens)
        if surnames:
            recall(tokens, surnames)
        name_speakers(tokens, surnames, self._prepositions)
        joined = self._join(tokens, self._cut(tokens, surnames))
        learn(tokens, joined, surnames)
        return joined

    def _cut(self, tokens: list[Token], surnames: set[str]) -> list[Chunk]:
        """The base phrases of a sentence by the tags of its tokens; only what may open a phrase of several asks the pattern."""
        string, owner = tag_string(tokens)
        made: list[Chunk] = []
        position = 0
        while position < len(string):
            start = position
            if string[start] == "~":
                start += 1
            if string[start] == "^":
                start += 1
            first = owner[start]
            tag = string[start]
            position = start + 1
            if tag in _MARKS:
                token = tokens[first]
                made.append(Chunk(token.tag, first, first + 1, token.start, token.end, token, token.conj, token.prep))
                continue
            if tag == "v":
                made.append(verb_group(tokens, first, first + 1))
                continue
            if tag in _NOUNS and (position == len(string) or string[position] in _CLOSING):
                made.append(self._described(tokens, first, first + 1, first))
                continue
            if tag == "#" and first and tokens[first - 1].tag in "NA" and definite(tokens[first]):
                while position < len(string) and string[position] == "A":
                    position += 1  # «رفعت الدول الأربع الكبرى الحصار»
                made.extend(self._noun_phrase(tokens, first, owner[position - 1] + 1, 0))
                continue
            reach = extent(string, start)
            position = start + reach.length
            last = owner[position - 1] + 1
            if reach.kind == "verb":
                made.append(verb_group(tokens, first, last))
            elif not reach.kind:
                token = tokens[first]
                made.append(Chunk(token.tag, first, first + 1, token.start, token.end, token, token.conj, token.prep))
            else:
                named = last - owner[start + reach.name] if reach.name >= 0 else 0
                if last - first > 1 and tokens[first].tag == "u" and meets(tokens, first, surnames):
                    made.extend(self._noun_phrase(tokens, first, first + 1, 0))  # «دعا فيتون الحكومة إلى»
                    first += 1
                made.extend(self._noun_phrase(tokens, first, last, named))
        return made

    def _noun_phrase(self, tokens: list[Token], first: int, last: int, name_length: int) -> list[Chunk]:
        for cut in range(first + 1, last):
            if self._borders.adverbial(tokens, cut):
                return [*self._noun_phrase(tokens, first, cut, 0), *self._noun_phrase(tokens, cut, last, name_length)]
            if self._borders.breaks(tokens, first, cut):
                if tokens[cut].tag == "A" and tokens[cut].analysis.form.gender == "f":
                    stand_alone(tokens[cut])
                return [*self._noun_phrase(tokens, first, cut, 0), *self._noun_phrase(tokens, cut, last, name_length)]
        head = self._kinds.head(tokens, first, last)
        chunk = self._described(tokens, first, last, head)
        if name_length and chunk.kind != "unknown":
            for cut in range(max(last - name_length, head + 1), last):
                if self._another(chunk, tokens[cut - 1], tokens[cut]) or not _apposed(chunk, tokens, cut, self._also_people):
                    return [*self._noun_phrase(tokens, first, cut, 0), *self._noun_phrase(tokens, cut, last, 0)]
        for cut in range(head + 1, last):
            if another_person(tokens, cut, last, self._openers):
                return [*self._noun_phrase(tokens, first, cut, 0), *self._noun_phrase(tokens, cut, last, 0)]
        return [chunk]

    def _described(self, tokens: list[Token], first: int, last: int, head: int) -> Chunk:
        opening = tokens[first]
        if opening.tag == "q" and opening.last - opening.first > 1 and last - first > 1 and (
                opening.lexeme.lemma.partition(" ")[0] in self._each):
            each = opening  # «كلا من الجيش والشرطة»
            chunk = self._described(tokens, first + 1, last, max(head, first + 1))
            chunk.conj, chunk.prep, chunk.gender = each.conj, each.prep, ""
            return chunk
        chunk = Chunk("N", first, last, opening.start, tokens[last - 1].end, tokens[head], opening.conj, opening.prep)
        self._kinds.describe(chunk, tokens, head)
        return chunk

    def _another(self, phrase: Chunk, before: Token, name: Token) -> bool:
        """Whether a body's name is that of another than the definite body before it: «طالبت الخارجية السورية مجلس الأمن»."""
        if name.name is None or before.tag not in "NAP" or phrase.kind not in ("organisation", "group", "government"):
            return False
        if phrase.head is before and before.tag == "N" and before.lexeme.kind == "organisation":
            return name.name.kind in ("organisation", "country")  # «دعا المركز الأمم المتحدة إلى», «حثت المؤسسة النظام السوري»
        opening, _, more = name.name.lemma.partition(" ")
        bodies = before.name is not None and before.name.kind == "organisation" == name.name.kind
        if bodies and before.last - before.first > (1 if more else _SHORT):
            return True  # «اتهم الجيش السوداني قوات الدعم السريع», «اتهمت الحكومة المعترف بها دوليا الحوثيين»
        known = name.name.kind == "organisation" and name.name.lemma.startswith(ARTICLE) and (
            name.name.data.get("subkind") not in _GROUPED)
        if before.tag == "A" and before.name is None and known:
            return True  # «طالبت وزارة الشؤون الاجتماعية السورية الأمم المتحدة بـ»
        return bool(more) and opening in self._bodies and opening != phrase.head.lexeme.lemma

    def _struck_in(self, act: Chunk | None, place: Chunk) -> bool:
        """Whether a division stands right behind an attack that was there: «كمين شمال سيناء»."""
        return act is not None and act.tag == "N" and act.last == place.first and act.kind == "act" and (
            self._borders.division(place.head))

    def _points(self, head: Token) -> bool:
        """Whether a phrase's head is a point of the compass, alone or at the head of a region's name: «شرق غزة»."""
        return head.lexeme.lemma.partition(" ")[0] in self._directions

    def _join(self, tokens: list[Token], made: list[Chunk]) -> list[Chunk]:
        """Join prepositions to noun phrases, and the parts of long titles and names."""
        joined: list[Chunk] = []
        for number, chunk in enumerate(made):
            if chunk.tag == "p" and whoever(chunk, made, number, self._whoever):
                if joined and joined[-1].tag == "o":
                    chunk.tag = "r" if joins(joined[-1]) else "p"  # «المدينة هي من قررت», as «هي التي قررت»; «منا من سانده»
                    joined.append(chunk)
                    continue
                chunk.tag, chunk.kind, chunk.number = "N", "person", made[number + 1].head.analysis.form.number
                if joined and construct(joined[-1]) and not chunk.conj:
                    joined[-1].last, joined[-1].end = chunk.last, chunk.end  # «معاقبة من يدعمون الإرهاب»
                    continue
            if chunk.tag != "N":
                if chunk.tag == "o":
                    chunk.prep = self._prepositions.get(chunk.head.lexeme.lemma, "")
                elif chunk.tag == "p" and chunk.head.analysis.suffix:
                    chunk.tag = "o"
                    chunk.prep = self._prepositions.get(chunk.head.lexeme.lemma, "other")
                    if joined and some_of_them(joined[-1], chunk):
                        continue
                elif chunk.tag == "c":
                    led = joined[-1] if joined and joined[-1].tag == "p" else chunk  # «على أن», «بأن»
                    chunk.prep = self._prepositions.get(led.head.lexeme.lemma, "")
                joined.append(chunk)
                continue
            before = joined[-1] if joined else None
            bare = not chunk.prep and before is not None and before.tag != "p"
            dated = joined[-2] if bare and before is not None and before.tag == "t" and len(joined) > 1 else None
            if dated is not None and describes_past_date(tokens, dated, chunk):
                chunk.kind = "quality"  # «هجوم 18 أكتوبر الانتحاري»
            if bare and self._points(chunk.head) and (
                    chunk.last - chunk.first > 1 or chunk.head.lexeme.kind == "other" or self._struck_in(before, chunk)):
                chunk.prep = "fi"  # adverbial: «في إقليم قندوز شمال البلاد»
                chunk.prep_start = chunk.start
            if before is not None and before.tag == "N" and describes_too(tokens, before, chunk):
                if before.kind == "person" or any(token.tag not in "aA" for token in tokens[chunk.first : chunk.last]):
                    chunk.kind = "quality"
                else:
                    before.last, before.end = chunk.last, chunk.end  # «الأفعال العدائية والتحريضية»
                    before.modifiers += tokens[chunk.first : chunk.last]
                    continue
            if bare and before is not None and before.tag == "N" and (
                    numbers(tokens, before, chunk, self._numbered) or describes_whole(tokens, before, chunk)
                    or compares(tokens, before, chunk, self._comparatives)
                    or describes_in_quotes(tokens, before, chunk)):
                before.last, before.end = chunk.last, chunk.end  # «الدول الست الكبرى», «إجراءات أكثر حزما»
                continue
            if chunk.definite and chunk.head.lexeme.lemma in self._acting and (
                    (not chunk.prep and acts(before, made[number + 1] if number + 1 < len(made) else None))
                    or (chunk.kind == "place" and is_bloc(before, chunk))):
                chunk.kind = "group"  # «قصف الاحتلال المخيم»
            if before is not None:
                if before.tag == "p" and not chunk.conj and not before.head.analysis.suffix:
                    joined.pop()
                    chunk.conj = before.conj
                    governing = self._prepositions.get(before.head.lexeme.lemma, "other")
                    if governing == "according" and names_outlet(tokens, chunk):
                        chunk.kind = "outlet"  # «بحسب "بترا"»
                    chunk.prep = governing if governing == "according" or not chunk.prep else chunk.prep
                    if chunk.prep == "agent" and chunk.kind == "thing":
                        if " " in before.head.lexeme.lemma:
                            chunk.kind = "group"  # «من قبل الأمن العام»
                        else:
                            chunk.prep = "via"  # «قتلهم بواسطة بندقية»
                    chunk.prep_start = before.start
                    before = joined[-1] if joined else None
                elif before is not None and before.tag == '"' and len(joined) > 1 and joined[-2].tag == "p" and not chunk.prep:
                    governor = joined.pop(-2)
                    if not governor.head.analysis.suffix:
                        chunk.conj = chunk.conj or governor.conj
                        chunk.prep = self._prepositions.get(governor.head.lexeme.lemma, "other")
                        chunk.prep_start = chunk.start
                    else:
                        joined.insert(-1, governor)
                if before is not None and chunk.prep == "min" and before.head.lexeme.lemma in self._each and (
                        before.last - before.first == 1 and not chunk.conj):
                    joined.pop()  # «دعت كل من فرنسا وألمانيا إيران إلى الحوار»
                    chunk.conj, chunk.prep, chunk.prep_start = before.conj, before.prep, before.prep_start
                    chunk.gender = ""
                    joined.append(chunk)
                    continue
                if before is not None and chunk.prep == "min" and emphasised(joined):
                    joined.pop()  # «العدد نفسه من الدبلوماسيين»
                    before = joined[-1]
                if before is not None and before.tag == "N" and self._continues(
                    tokens, before, chunk, joined[-2] if len(joined) > 1 else None
                ):
                    before.last, before.end = chunk.last, chunk.end
                    before.of = chunk if chunk.prep == "min" else before.of
                    continue
            if chunk.kind == "place" and chunk.prep in _TOLD_OF and chunk.definite and chunk.number in "dp" and (
                    chunk.head.lexeme.lemma in self._alike):
                chunk.kind = "group"  # «اتفق البلدان», «العلاقات بين البلدين»
            if chunk.kind == "quality" and chunk.prep and one_of_a_people(chunk):
                chunk.kind = "person"  # «أطلق النار على فلسطيني»
            if not chunk.prep_start:
                chunk.prep_start = chunk.head.raw_start if chunk.first == chunk.last else tokens[chunk.first].raw_start
            joined.append(chunk)
        return coordinate(
            tokens, appose(tokens, joined, self._delegates, self._outlets, self._first_named, self._sovereigns))

    def _continues(self, tokens: list[Token], before: Chunk, chunk: Chunk, governor: Chunk | None) -> bool:
        """Whether a noun phrase goes on in the next one: «المتحدث باسم الجيش», «عدد من الجنود», «الأمين العام للأمم المتحدة»."""
        if chunk.conj or not chunk.prep:
            return False
        if chunk.prep == "li" and (tokens[chunk.first].tag == '"' or chunk.kind == "outlet" or (
                before.kind == "person" and chunk.head.lexeme.lemma in self._outlets)):
            return False  # «قال مصدر مسؤول لـ"الوطن"», «في تصريح خاص لقناة الجزيرة», «قال مسؤول للصحيفة»
        if named_for(before, chunk, governor, self._founded, self._fields):
            return True
        if parts_in_hundred(tokens, before, chunk):
            return True  # «90 في المئة من السكان»
        counted = before.kind == "quantity" or before.head.tag in "#q"
        counted = counted and (before.head.tag in "nNm#q" or (before.head.tag in "zaA" and chunk.kind in PEOPLE))
        if chunk.prep == "min" and counted and before.last - before.first <= (4 if chunk.kind in PEOPLE else 2):
            before.kind, before.number = chunk.kind, "p"  # «عدد من أعضاء الكونغرس», «ستة من عناصر الشرطة»
            return True
        several = chunk.kind == "person" and chunk.number == "p" and chunk.definite
        if chunk.prep == "min" and several and before.head.lexeme.lemma in self._shares and (
                not before.definite and before.last - before.first <= 2):
            before.kind, before.number = "person", "p"
            return True  # «قسم كبير من السكان»
        if chunk.prep == "min" and before.kind == "act":
            last = tokens[before.last - 1]
            numbered = last.tag in "#q" and chunk.kind in PEOPLE and before.last - before.first <= 5
            counting = tokens[before.last - 2] if last.tag == "a" and before.last - before.first > 2 else last
            if numbered or (before.last - before.first <= 3 and self._kinds.counts(counting)):
                return True  # «مقتل عدد كبير من الجنود», «مقتل أكثر من عشرة من عناصر الحزب»
            form = last.analysis.form
            several = last is not before.head and last.tag in "ne" and form.number in "pd" and not last.analysis.suffix
            people = last.lexeme.kind in PEOPLE or last.lexeme.pos == "role"
            if several and people and chunk.kind in ("organisation", "group") and chunk.definite:
                return any(sense.type == "ASSAULT" or sense.mode == "arrest" for sense in before.head.lexeme.events)
        if chunk.prep == "li" and chunk.kind == "place" and before.head.lexeme.kind == "office" and (
                tokens[before.last - 1].lexeme.pos == "nationality" and before.head.lexeme.lemma not in self._delegates):
            return False  # «اعتذر الوزير الهولندي لإندونيسيا»
        if chunk.prep == "bi" and chunk.head.lexeme.lemma in self._by_name:
            return before.titled and before.names is None
        if chunk.prep == "min" and before.kind in ("person", "group") and not before.definite and chunk.definite and not (
                governor is not None and asks_of(governor)):
            people = before.kind == "group" and chunk.kind == "person" and chunk.number == "p"
            plain = before.last - before.first == 1 or (
                before.last - before.first == 2 and before.kind == "group" and tokens[before.last - 1].tag == "a")
            if plain and (people or chunk.kind in ("organisation", "group")) and not (
                    before.head.lexeme.data.get("masdar") and before.number == "s"):  # «معارضة من الحزب» is no body
                if people and self._kinds.counts(before.head):
                    before.kind, before.number = "person", "p"
                return True  # «عنصر من قوات الأمن», «مجموعة من الطلاب»
        if chunk.prep in ("fi", "bi") and chunk.kind in ("organisation", "government") and before.last - before.first > 1 and (
                before.kind in ("organisation", "group") and before.head.lexeme.lemma.partition(" ")[0] in self._parts):
            return True  # «لجنة الشؤون الخارجية في مجلس الشيوخ»
        if tokens[before.last - 1].lexeme.lemma.rpartition(" ")[2] in self._attached:
            return chunk.prep in ("li", "bi", "min", "maa", "an")
        return (
            before.titled and before.names is None and before.definite and chunk.prep == "li"
            and chunk.head.lexeme.lemma not in self._outlets
            and chunk.kind in ("organisation", "government", "group", "place") and tokens[before.last - 1].tag in "NAU"
        )


def _apposed(phrase: Chunk, tokens: list[Token], cut: int, also_people: frozenset[str]) -> bool:
    """Whether a name behind a noun phrase names the same thing: a person a title, a place a place, a body a body."""
    before, name = tokens[cut - 1], tokens[cut]
    if (before.tag == "g" and name.tag in "guUL") or (before.tag == "u" and name.tag == "g"):
        return True
    if before.tag == "g" and name.name is not None and name.name.kind == "surname":
        return True  # «منزل الناشط حسن المقداد»
    person = name.tag == "g" or (name.name is not None and name.name.kind in ("person", "surname"))
    if person or name.tag == "u":
        title = cut - 1
        while title > phrase.first and tokens[title].tag in "AaU":
            title -= 1
        word = tokens[title]
        lexeme = word.lexeme
        people = lexeme.pos == "role" or (name.tag != "u" and (lexeme.kind == "person" or lexeme.lemma in also_people))
        if word.tag in "Nn" and word.name is None and people:
            # «مقتل القائد حسين كاظم»; but «أطاح الضباط عمر البشير»
            several = word.analysis.form.number == "p" and word.tag == "N"
            return not several or (phrase.last < len(tokens) and tokens[phrase.last].conj == "wa")
        if name.tag == "g" and before.tag in "NA" and phrase.kind in ("organisation", "group", "outlet", "place"):
            return False  # «عين المجلس زكي الحسني»
    if name.tag == '"' or before.tag == '"':
        return True
    if name.name is not None:
        if before.tag in "NA" and of_many(name) and phrase.kind in ("organisation", "government"):
            return False  # «اتهمت الحكومة اليمنية الحوثيين»
        kinds = {lexeme.kind for lexeme in name.rivals} or {name.name.kind}
        if before.name is not None and before.name.kind == "person" and kinds & {"country", "city", "admin1", "other"}:
            return False  # «غادر محمود عباس الرياض»
        if kinds & {"person", "surname"}:
            return phrase.titled or phrase.kind == "person"
        if kinds & {"country", "city", "admin1", "other"}:
            return phrase.kind == "place" and before.tag in "nNA"
        return phrase.kind in ("organisation", "outlet", "thing") or before.tag == "n"
    if before.name is not None and before.name.kind not in ("person", "surname"):
        return False
    return phrase.titled or phrase.kind in ("person", "organisation", "outlet", "group", "place")
