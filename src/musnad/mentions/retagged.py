"""Words whose part of speech only those on both sides tell: «محادثات غير مباشرة», «مقتل فلسطيني», «شمالي العراق»."""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import NOON, WAW
from musnad.mentions.masdars_joined import count_many, join_masdars
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Analysis
from musnad.tokens.token import Token

_INDEFINITE: Final = frozenset("nzeau")
_PEOPLE: Final = frozenset({"person", "occupation"})
_TIME: Final = "time"
_DEFINITE: Final = frozenset("NAUPgm")
_BODIES: Final = frozenset({"organisation", "group"})
_ENDING: Final = 2
"""Letters of the ending of a sound plural."""
_NOMINATIVE: Final = WAW + NOON
_CLEFT: Final = 3
"""Words before the verb of a cleft, the noun that it tells of among them: «الطرف هو من أقدم»."""
_MARK: Final = '"'
_CALLED: Final = frozenset({"organisation", "group", "government", "outlet"})
_LONGEST: Final = 7
"""Words of a quoted name, its marks and what describes it."""


class Retagger:
    """Looks at the words of a sentence again, each by its tag, once all have been read."""

    def __init__(self, book: Rulebook) -> None:
        self._negators = book.forms("mentions/words/adjective-negators.tsv")
        self._ranks = book.forms("mentions/words/ranks.tsv")
        self._suffered = book.forms("mentions/words/victim-masdars.tsv")
        self._ruling = book.forms("mentions/words/ruling.tsv")
        self._party_kinds = book.forms("mentions/words/party-kinds.tsv")
        self._points = book.forms("mentions/directions.tsv", ("point",))
        self._convening = book.forms("mentions/words/convening.tsv")
        self._many = book.forms("mentions/words/many.tsv")
        self._of = frozenset(
            row["form"] for row in book.table("mentions/words/prepositions.tsv") if row["id"].partition("-")[0] == "min")
        self._convened = book.forms("mentions/words/convened.tsv")

    def retag(self, tokens: list[Token]) -> None:
        """Tell the part of speech of words that those beside them decide."""
        inner = range(1, len(tokens) - 1)
        _negate_adjectives(tokens, [position for position in inner if tokens[position].tag == "x"], self._negators)
        adjectives: list[int] = []
        definite: list[int] = []
        nouns: list[int] = []
        heads: list[int] = []
        conjunctions: list[int] = []
        verbs: list[int] = []
        for position in range(1, len(tokens)):
            tag = tokens[position].tag
            if tag == "a":
                adjectives.append(position)
            elif tag == "A":
                definite.append(position)
            elif tag == "N":
                nouns.append(position)
            elif tag == "n":
                heads.append(position)
            elif tag == "D" and position + 2 < len(tokens) and tokens[position + 1].tag == "p":
                count_many(tokens[position : position + 3], self._many, self._of)
            elif tag == "v" and tokens[position].conj:
                verbs.append(position)
            elif tag == "j" and position + 1 < len(tokens):
                conjunctions.append(position)
        _rank_first(tokens, adjectives, self._ranks)
        _name_victims(tokens, adjectives, self._suffered)
        _name_objects(tokens, adjectives)
        _point_at_places(tokens, adjectives, self._points)
        _describe_parties(tokens, nouns, self._party_kinds, self._ruling)
        _describe_objects(tokens, conjunctions)
        _describe_people(tokens, nouns)
        _describe_named(tokens, nouns, self._ruling)
        _meet_officials(tokens, definite)
        _convene(tokens, heads, self._convening, self._convened)
        join_masdars(tokens, verbs)
        _describe_owned(tokens, nouns)
        _say_who(tokens, [*adjectives, *heads])
        _suffer_too(tokens, verbs)


def _negate_adjectives(tokens: list[Token], particles: list[int], negators: frozenset[str]) -> None:
    """Make an adjective of each negator that stands between a noun and an adjective as definite as that noun.

    «الاتفاق غير مقبول» is a clause and stays as it is.
    """
    for position in particles:
        token = tokens[position]
        if token.lexeme.lemma not in negators or token.conj or token.prep:
            continue
        noun, behind = tokens[position - 1], tokens[position + 1]
        if behind.conj or behind.prep:
            continue
        adjective = "A" if noun.tag in _DEFINITE else "a" if noun.tag in _INDEFINITE else ""
        if noun.tag == '"' and behind.tag == "A" and position > 1 and tokens[position - 2].tag == "p":
            adjective = "A"  # «وصفه بـ"غير المقبول"»
        if behind.tag == "D" and adjective == "a":
            quality = next((a for a in behind.word.analyses if a.tag == "a"), None)  # «مباشرة» is an adverb elsewhere
            if quality is not None:
                behind.tag = "a"
                behind.reread(quality)
        if adjective and behind.tag == adjective:
            token.tag = adjective


def _rank_first(tokens: list[Token], adjectives: list[int], ranks: frozenset[str]) -> None:
    """Let an ordinal or elative that stands in construct behind a masdar count what follows: «تسجيل أول إصابة».

    ``ranks`` are such words; «خطر أكبر» describes.
    """
    for position in adjectives:
        token = tokens[position]
        if token.tag != "a" or token.lexeme.lemma not in ranks or token.conj or token.prep or token.analysis.suffix:
            continue
        if position + 1 == len(tokens):
            break
        before, following = tokens[position - 1], tokens[position + 1]
        act = before.tag == "n" and bool(before.lexeme.data.get("masdar")) and before.analysis.form.state != "tanwin"
        timed = following.lexeme.kind == _TIME  # «مقتل جندي وإصابة آخر الجمعة»
        if act and not timed and following.tag in "nNePu" and not following.conj and not following.prep:
            token.tag = "q"


def _name_victims(tokens: list[Token], adjectives: list[int], suffered: frozenset[str]) -> None:
    """Make somebody of an adjective behind an act that somebody suffers, or behind a verb: «مقتل فلسطيني», «قتل سوري».

    Not «قصف إسرائيلي», of which the adjective tells who acts.
    """
    for position in adjectives:
        token = tokens[position]
        act = tokens[position - 1]
        both = token.lexeme.pos == "nationality" == act.lexeme.pos and token.analysis.form.number == "s"
        if both and token.tag == "a" and act.tag == "e" and token.conj == "wa" and not token.prep:
            token.tag = "e"  # «محاكمة بريطاني وألماني»
            continue
        if token.tag != "a" or token.conj or token.prep:
            continue
        if act.tag != "v" and not (act.tag == "n" and act.lexeme.lemma in suffered):
            continue
        form = token.analysis.form
        people = token.lexeme.pos == "nationality" or (act.tag == "n" and any(
            a.tag == "n" and (a.lexeme.pos == "role" or a.lexeme.kind in _PEOPLE) for a in token.word.analyses))
        if people and form.gender == "m" and form.number == "s" and form.state != "tanwin":
            token.tag = "e"


def _name_objects(tokens: list[Token], adjectives: list[int]) -> None:
    """Make somebody of an accusative that cannot describe the phrase before it: «مسلحون يستقلون دراجة نارية ضابطا»."""
    for position in adjectives:
        token, before = tokens[position], tokens[position - 1]
        if position < 2 or token.tag != "a" or before.tag != "a" or token.conj or token.prep:
            continue
        if before.analysis.form.gender != "f":
            continue
        form = token.analysis.form
        if form.state != "tanwin" or form.gender == "f" or before.analysis.form.number != "s":
            continue
        somebody = next((a for a in token.word.analyses if a.tag in "nz" and (
            a.lexeme.pos == "role" or a.lexeme.kind in _PEOPLE)), None)
        if somebody is not None:
            token.tag = "z"
            token.reread(somebody)


def _point_at_places(tokens: list[Token], adjectives: list[int], points: frozenset[str]) -> None:
    """Make a place of a point of the compass that is an adjective before a place: «12 مسلحا كرديا شمالي العراق»."""
    for position in adjectives:
        token = tokens[position]
        if token.tag != "a" or token.lexeme.lemma not in points or token.conj or token.prep:
            continue
        if position + 1 == len(tokens):
            break
        place = tokens[position + 1]
        if place.tag in "PNU" and not place.conj and not place.prep:
            noun = next((a for a in token.word.analyses if a.tag == "n" and a.lexeme.lemma in points), None)
            if noun is not None:
                token.reread(noun)
            token.tag = "n"


def _describe_parties(tokens: list[Token], nouns: list[int], kinds: frozenset[str], ruling: frozenset[str]) -> None:
    """Make an adjective of a word for people that tells what kind of party a name is: «حزب الأمة السوداني المعارض».

    ``ruling`` are those that tell it of any body: «المجلس العسكري الحاكم».
    """
    for position in nouns:
        token = tokens[position]
        if token.tag != "N" or token.lexeme.lemma not in kinds or token.conj or token.prep or token.analysis.suffix:
            continue
        before = tokens[position - 1]
        party = tokens[position - 2] if before.tag == "A" and position > 1 else before
        adjective = next((a for a in token.word.analyses if a.tag == "A" and a.form.gender == "m" and a.form.number == "s"), None)
        body = party.name is None and party.tag == "N" and party.lexeme.kind in _BODIES and token.lexeme.lemma in ruling and (
            party.analysis.form.gender == "m" and party.analysis.form.number == "s")
        if adjective is not None and (body or (party.name is not None and party.name.kind == "organisation")):
            token.reread(adjective)
            token.tag = "A"


def _meet_officials(tokens: list[Token], definite: list[int]) -> None:
    """Make somebody of a title that is an adjective behind an act with its doer: «لقائه الوزير», «استقبالها السفير»."""
    for position in definite:
        token, act = tokens[position], tokens[position - 1]
        if token.tag != "A" or token.lexeme.pos != "role" or token.conj or token.prep:
            continue
        if act.tag == "m" and act.lexeme.data.get("masdar") and act.analysis.suffix.startswith("3"):
            office = next((a for a in token.word.analyses if a.tag == "N" and a.lexeme.pos == "role"), None)
            if office is not None:
                token.reread(office)
            token.tag = "N"


def _convene(tokens: list[Token], heads: list[int], convening: frozenset[str], convened: frozenset[str]) -> None:
    """Make a verb of a masdar of ``convening`` behind talks that it describes: «خلال اجتماع عقد في باريس»."""
    for position in heads:
        token, act = tokens[position], tokens[position - 1]
        if token.lexeme.lemma not in convening or token.conj or token.prep or position + 1 == len(tokens):
            continue
        behind = tokens[position + 1]
        apart = behind.tag in "pDt" or bool(behind.prep) or behind.lexeme.kind == _TIME
        if act.tag != "n" or act.lexeme.lemma not in convened or act.analysis.suffix or not apart:
            continue
        verb = next((a for a in token.word.analyses if a.tag == "v" and a.form.tense == "past"), None)
        if verb is not None:
            token.reread(verb)
            token.tag = "v"


def _describe_owned(tokens: list[Token], nouns: list[int]) -> None:
    """Make an adjective of a word for somebody that describes the body before it: «رئيس مكتبها السياسي خالد مشعل»."""
    for position in nouns:
        token, body = tokens[position], tokens[position - 1]
        if token.tag != "N" or token.conj or token.prep or body.tag != "m" or body.lexeme.kind not in _BODIES:
            continue
        form = body.analysis.form
        adjective = next((a for a in token.word.analyses if a.tag == "A" and (
            a.form.gender == form.gender and a.form.number == form.number == "s")), None)
        if adjective is not None:
            token.reread(adjective)
            token.tag = "A"


def _say_who(tokens: list[Token], words: list[int]) -> None:
    """Make a verb of what stands behind «هو من»: «الطرف هو من أقدم على اغتياله»."""
    for position in words:
        token = tokens[position]
        if position < _CLEFT or tokens[position - 1].tag != "p" or tokens[position - 2].tag != "o" or token.prep or token.conj:
            continue
        pronoun, noun = tokens[position - 2], tokens[position - 3]
        form = pronoun.analysis.form
        verb = next((a for a in token.word.analyses if a.tag == "v" and (
            a.form.tense == "past" and a.form.person == form.person)), None)
        if verb is not None and not pronoun.prep and not pronoun.conj and noun.tag in _DEFINITE and not noun.prep:
            token.reread(verb)
            token.tag = "v"


def _suffer_too(tokens: list[Token], verbs: list[int]) -> None:
    """Make a masdar of what is spelled like a verb, joined to an act behind a preposition: «يتعرضون لحصار وقصف على غرار»."""
    for position in verbs:
        token, act = tokens[position], tokens[position - 1]
        if position + 1 == len(tokens) or act.tag != "n" or not act.prep or act.lexeme.kind != "act" or act.analysis.suffix:
            continue
        behind = tokens[position + 1]
        if token.conj != "wa" or token.analysis.suffix or not (behind.tag in "p.,t" or behind.prep):
            continue
        masdar = next((a for a in token.word.analyses if a.tag == "n" and a.lexeme.kind == "act" and (
            a.clitics() == token.analysis.clitics())), None)
        if masdar is not None:
            token.reread(masdar)
            token.tag = "n"


def _describe_objects(tokens: list[Token], conjunctions: list[int]) -> None:
    """Make an adjective of a word that is a conjunction elsewhere behind an indefinite accusative: «اجتماعا مهما مع».

    Not before a verb: «لن يقبل قرارا مهما كان».
    """
    for position in conjunctions:
        token = tokens[position]
        if token.conj or token.prep or tokens[position - 1].tag != "z" or tokens[position + 1].tag in "vx":
            continue
        adjective = next((a for a in token.word.analyses if a.tag == "a" and a.form.state == "tanwin"), None)
        if adjective is not None:
            token.reread(adjective)
            token.tag = "a"


def _describe_people(tokens: list[Token], nouns: list[int]) -> None:
    """Make an adjective of a word for people behind others that it agrees with, case and all: «السجناء المضربين».

    The case shows where both have the same ending, «المعلمين المضربين», or the first stands in the genitive, «تفريق العمال
    المضربين»; «دعا النواب المحتجين إلى» has two parties.
    """
    for position in nouns:
        token, people = tokens[position], tokens[position - 1]
        form, first = token.analysis.form, people.analysis.form
        if token.tag != "N" or token.conj or token.prep or token.name is not None or form.number != "p" or first.number != "p":
            continue
        if token.lexeme.pos == "role":
            continue  # «طالب عشرات المعلمين المسؤولين بصرف الرواتب»
        if people.tag != "N" or not (people.lexeme.pos == "role" or people.lexeme.kind in _PEOPLE) or people.analysis.suffix:
            continue
        before = tokens[position - 2] if position > 1 else None
        governed = bool(people.prep) or (before is not None and (before.tag == "p" or (
            before.tag == "n" and not before.analysis.suffix and not people.conj)))
        alike = people.word.raw[-_ENDING:] == token.word.raw[-_ENDING:]
        adjective = next((a for a in token.word.analyses if a.tag == "A" and a.form.number == "p" and (
            a.form.gender == first.gender and a.clitics() == token.analysis.clitics())), None)
        if adjective is not None and (alike or (governed and not token.word.raw.endswith(_NOMINATIVE))):
            token.reread(adjective)
            token.tag = "A"


def _describe_named(tokens: list[Token], nouns: list[int], ruling: frozenset[str]) -> None:
    """Make an adjective of a word for people behind the name of a body that it agrees with: «حركة "الشباب" المتشددة»."""
    for position in nouns:
        token = tokens[position]
        if token.tag != "N" or token.conj or token.prep or token.name is not None or (
                (token.lexeme.pos == "role" or token.lexeme.kind != "person") and token.lexeme.lemma not in ruling):
            continue
        behind = tokens[position + 1] if position + 1 < len(tokens) else None
        led = behind is not None and (behind.tag == "p" or bool(behind.prep)) and not (
            tokens[position - 1].tag == _MARK and token.lexeme.lemma in ruling)  # «حزب "العدالة" الحاكم بعقد اجتماع»
        body = _named_body(tokens, position - 1) if not led else None  # not «قوات التحالف العاملة في أفغانستان»
        if body is None:
            continue
        gender = "f" if body.form.number == "p" else body.form.gender
        adjective = next((a for a in token.word.analyses if a.tag == "A" and a.form.number == "s" and (
            a.form.gender == gender and a.clitics() == token.analysis.clitics())), None)
        if adjective is not None:
            token.reread(adjective)
            token.tag = "A"


def _named_body(tokens: list[Token], position: int) -> Analysis | None:
    """The noun for a body whose name ends at a position: of «تنظيم القاعدة», «حركة "الشباب"»."""
    name = tokens[position]
    opening = position
    if name.tag == _MARK:
        opening = next((i for i in range(position - 2, max(0, position - _LONGEST), -1) if tokens[i].tag == _MARK), 0)
    elif name.last - name.first > 1:
        known = name.name is not None and name.name.kind == "organisation"
        return next((a for a in name.word.analyses if a.tag == "n"), None) if known else None
    noun = tokens[opening - 1] if opening else name
    named = any(token.name is not None and token.name.kind == "organisation" for token in tokens[opening:position + 1])
    body = noun.tag == "n" and (named or (name.tag == _MARK and noun.lexeme.kind in _CALLED))
    return noun.analysis if body else None
