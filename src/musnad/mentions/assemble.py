"""Put tokens together: known names, fixed expressions and times become one token each, the rest get one analysis."""

from __future__ import annotations

from typing import Final

from musnad.kernel.fold import fold
from musnad.kernel.letters import MAQSURA, YEH
from musnad.mentions.listed import announcing, deciding, governing, listed_masdar, wanting
from musnad.mentions.participles import refined, standing, tell_meanwhile
from musnad.mentions.placenames import PLACES, PlaceNames
from musnad.mentions.readings import BODIES, definite, described, indefinite, names_a_person, women
from musnad.mentions.retagged import Retagger
from musnad.mentions.times.eras import BYGONE, COMING, RECENT, Eras
from musnad.mentions.times.record import TimeMention
from musnad.rulebook.tables import Rulebook
from musnad.text.sentences import Sentence
from musnad.tokens.analyse import DOUBTFUL, FUNCTION_TAGS, Word
from musnad.tokens.choose import Chooser
from musnad.tokens.lexeme import Analysis, Form, Lexeme
from musnad.tokens.names import Found
from musnad.tokens.scan import Raw
from musnad.tokens.token import Token

_OTHERS: Final = 3
"""The third person."""
JOINTS: Final = frozenset({"#", "_"})
"""Marks inside hashtags, which read as the words they join."""
_DESCRIBED: Final = frozenset("nNaAeUumzgP")
"""Tags of what an adjective right behind it may describe."""
_ACTING: Final = frozenset(
    {"person", "surname", "organisation", "group", "government", "outlet", "office", "occupation", "country"})
"""Kinds of nouns and names of somebody who may expect something."""
_CLAUSE: Final = frozenset(".,:crj\n")
ROUGH: Final = frozenset({"vague", "named"})
"""Kinds of expressions of time without a date that may yet tell an era: «قبل سنوات», «الثمانينيات»."""
_TIME_ANALYSIS: Final = {
    (era, conj, prep): Analysis("t", Form("", Lexeme("time", "", era)), conj, prep)
    for era in ("", BYGONE, RECENT, COMING) for conj in ("", "wa", "fa") for prep in ("", "bi", "li", "ka")
}
"""The reading of an expression of time; its kind is its era, where it has no date but tells one."""


def tells_apart(words: list[Word]) -> bool:
    """Whether a text tells final yaa from alef maqsura: it writes «على» or «إلى» as they are spelled."""
    return any(word.first.tag == "p" and word.raw[-1:] == MAQSURA for word in words)


class Joined:
    """What may be one token of several words: the known names and the expressions of time of a text, by where they start.

    ``opens``: for each of its words whether a name or a time starts there, as at few of them.
    """

    __slots__ = ("names", "opens", "times")

    def __init__(self, words: list[Word], names: list[Found], times: list[TimeMention]) -> None:
        self.names = {found.first: found for found in names}
        self.times = {mention.first: mention for mention in times}
        self.opens = [False] * len(words)
        for found in names:
            self.opens[found.first] = True
        for mention in times:
            self.opens[mention.first] = True


class Assembler:
    """Makes the tokens of a document, sentence by sentence."""

    def __init__(self, book: Rulebook) -> None:
        self._chooser = Chooser(book)
        self._eras = Eras(book)
        self._auxiliaries = book.forms("clauses/words/auxiliaries.tsv")
        self._linking = self._auxiliaries | frozenset([row["past"] for row in book.table("ledger/copulas.tsv")])
        self._places = PlaceNames(book)
        spelled = {row["id"]: row["form"] for row in book.table("tokens/words/clitics.tsv")}
        self._name_openers = frozenset(fold(row["form"]) for row in book.table("mentions/words/name-openers.tsv"))
        self._name_links = frozenset(fold(row["form"]) for row in book.table("mentions/words/name-links.tsv"))
        self._mothers = frozenset(fold(row["form"]) for row in book.table("mentions/words/mothers.tsv"))
        self._name_parts = self._name_openers | self._name_links | self._mothers
        self._article, self._and = spelled["al"], spelled["wa"]
        self._articles = _articles(spelled)
        self._openers = {
            kind: book.forms(f"mentions/words/{kind}-nouns.tsv")
            for kind in ("outlet", "place")
        }

        self._prepositions = {
            row["form"]: row["id"].split("-")[0] for row in book.table("mentions/words/prepositions.tsv")}
        self._governing = governing(book)
        self._willing = book.forms("events/words/willing.tsv")
        self._controlling = book.forms("events/words/controlling.tsv")
        self._wanting = book.forms("mentions/words/wanting.tsv") | self._controlling
        self._retagger = Retagger(book)

    def tokens(
        self, raw: Raw, words: list[Word], sentence: Sentence, joined: Joined, apart: bool = False
    ) -> list[Token]:
        """Tokens of one sentence; ``apart``: the text tells final yaa from alef maqsura (``tells_apart``)."""
        made: list[Token] = []
        position = sentence.first
        conj = False
        last = sentence.last
        opens = joined.opens
        parts = self._name_parts
        before = ""  # the key of the last word of the token before
        while position < last:
            word = words[position]
            spelled = word.raw
            if spelled[0] == "\n":  # within a quotation
                position += 1
                continue
            if len(spelled) == 1 and (spelled in JOINTS or (spelled == self._and and position + 1 < last)):
                conj |= spelled == self._and
                position += 1
                continue
            token: Token | None = None
            if word.key in self._articles and position + 1 < last and words[position + 1].first.tag == "#" and (
                    position not in joined.times and position + 1 not in joined.times):
                token = self._definite_number(raw, words, position)
            elif opens[position]:
                token = self._time(raw, words, joined.times.get(position), sentence)
                token = token or self._name(raw, words, joined.names, position, made, sentence)
            if token is None and word.settled:
                analysis = word.first
                start = raw.starts[position]
                token = Token(start, start + analysis.offset, raw.ends[position], position, position + 1, word, analysis.tag,
                              analysis)
            elif token is None:
                token = self._plain(raw, words, position, made, last, apart)
            if apart and token.tag == "v" and spelled[-1] == YEH and _suffers(token.analysis):
                form = token.analysis.form
                passive = Form(form.light, form.lexeme, form.tense, "passive", form.person, form.gender)
                token.reread(token.analysis.but(form=passive))
            if conj:
                conj = False
                if not token.conj:
                    token.reread(token.analysis.but(conj="wa"))
            if before not in parts or not self._opens_name(made, token, before):
                made.append(token)
            position = token.last
            before = words[position - 1].key
        self._retagger.retag(made)
        tell_meanwhile(made, self._linking, self._prepositions)
        return made

    def _definite_number(self, raw: Raw, words: list[Word], position: int) -> Token:
        """A number in digits with the article before it: «الدول ال27», «الذكرى الـ32»."""
        conj, prep = self._articles[words[position].key]
        analysis = Analysis("#", words[position + 1].first.form, conj, prep, article=True)
        start = raw.starts[position]
        return Token(start, start + len(conj and self._and), raw.ends[position + 1], position, position + 2, words[position + 1],
                     "#", analysis)

    def _opens_name(self, made: list[Token], token: Token, last: str) -> bool:
        """Join a token to «عبد» or «بن» before it, which is no name alone; whether it was joined.

        ``last`` is the key of the word before it: «بن» alone, or «عبد» of «بن عبد».
        """
        before = made[-1]
        bare = not (token.conj or token.prep)
        if last in self._mothers and len(made) > 1 and made[-2].tag == "v" and token.tag == "g" and bare:
            before.last, before.end, before.tag = token.last, token.end, "g"  # «قالت أم محمد»
            return True
        opens = last in self._name_openers
        if len(made) > 1 and last in self._name_links and names_a_person(made[-2]) and (
                not (token.conj or token.prep or before.conj or before.prep)
                and (token.tag in "uU" or any(a.tag == "g" for a in token.word.analyses))):
            before.last, before.end, before.tag = token.last, token.end, "g"  # «محمد ولد سيدي»
            return True
        if not opens or before.tag not in "gnuzPN" or token.conj or token.prep:
            return False
        if before.name is not None or token.tag not in "gnNuUPaA" or token.tag == "t":
            return False
        before.last, before.end, before.tag = token.last, token.end, "g"
        return True

    def _time(self, raw: Raw, words: list[Word], time: TimeMention | None, sentence: Sentence) -> Token | None:
        if time is None or time.last > sentence.last:
            return None
        era = self._eras.of([word.key for word in words[time.first : time.last]], time.conj, rough=time.kind in ROUGH)
        analysis = _TIME_ANALYSIS[era, time.conj, time.prep]
        return Token(raw.starts[time.first], time.start, time.end, time.first, time.last, words[time.first], "t", analysis)

    def _name(
        self, raw: Raw, words: list[Word], names: dict[int, Found], position: int, made: list[Token], sentence: Sentence
    ) -> Token | None:
        found = names.get(position)
        if found is None or found.last > sentence.last:
            return None
        word = words[found.first]
        if found.start.prep == "ka" and made and made[-1].tag in "gu":
            return None
        if found.start.prep == "ka" and all(lexeme.kind in ("person", "surname") or lexeme.pos in FUNCTION_TAGS
                                            for lexeme in found.lexemes):
            return None  # «كاسبر», «كما لم»
        start = raw.starts[found.first] + found.start.offset
        end = raw.ends[found.last - 1]
        first = found.lexemes[0]
        function = FUNCTION_TAGS.get(first.pos)
        if function or first.pos in ("collective", "role", "noun", "masdar"):
            if found.last - found.first == 1 or (first.pos == "disc" and not found.start.conj and _expects(word, made)):
                return None
            known = first.lemma.rpartition(" ")[2].startswith(self._article)
            quality = first.pos == "collective" and described(words[found.first], words[found.last - 1])
            tag = function or ("N" if known else "e" if quality else "n")  # «مصادر أمنية» heads no genitive
            analysis = Analysis(tag, Form("", first), found.start.conj, found.start.prep)
            return Token(raw.starts[found.first], start, end, found.first, found.last, word, tag, analysis)
        lexemes = found.lexemes
        borne = next((lexeme for lexeme in lexemes if lexeme.pos == "given"), None)
        if borne is not None:
            lexemes = tuple(lexeme for lexeme in lexemes if lexeme is not borne)
            if not lexemes or not self._places.meant(Found(found.first, found.last, found.start, lexemes), words, names, made):
                analysis = Analysis("g", Form(borne.lemma, borne), found.start.conj, found.start.prep)
                return Token(raw.starts[found.first], start, end, found.first, found.last, word, "g", analysis)
        if not self._places.meant(found, words, names, made):
            lexemes = tuple(lexeme for lexeme in lexemes if lexeme.kind not in PLACES)
            single = found.last - found.first == 1
            if not lexemes or (single and not self._is_name(word, Found(found.first, found.last, found.start, lexemes), made)):
                return None
        analysis = Analysis("P", Form("", lexemes[0]), found.start.conj, found.start.prep)
        return Token(raw.starts[found.first], start, end, found.first, found.last, word, "P", analysis, lexemes[0], lexemes)

    def _is_name(self, word: Word, found: Found, made: list[Token]) -> bool:
        """Whether a single-token name is meant as one, where the token may also be an everyday word."""
        unsaid = ("unknown", "given", "latin")
        ordinary = [a for a in word.analyses if a.lexeme.pos not in unsaid and (a.cost < DOUBTFUL or a.suffix)]
        before = made[-1] if made else None
        opened = before is not None and before.tag == "n"
        kinds = {lexeme.kind for lexeme in found.lexemes}
        if opened and before is not None:
            if "outlet" in kinds and before.lexeme.lemma in self._openers["outlet"]:
                return True
            if kinds & PLACES and before.lexeme.lemma in self._openers["place"]:
                return True
        if not ordinary:
            return True
        if (found.start.conj or found.start.prep) and not all(a.conj or a.prep for a in ordinary):
            return False
        certain = [lexeme for lexeme in found.lexemes if not lexeme.data.get("ambiguous")]
        if any(lexeme.kind == "country" for lexeme in certain):
            return True
        if "surname" in kinds and all(a.tag == "a" and a.form.light != a.lexeme.lemma for a in ordinary):
            return True  # «ماكرون» rather than a plural of «ماكر»
        if "country" in kinds and before is not None and before.tag == "v" and all(a.tag == "a" or a.suffix for a in ordinary):
            return True  # «قالت مالي إن»
        if not (kinds & PLACES or "organisation" in kinds):
            return False
        if any(a.tag in "pcjrdoxq#" for a in ordinary):
            return False
        bodies = [lexeme for lexeme in certain if lexeme.kind == "organisation"]
        if bodies and not kinds & PLACES:
            joined = bool(found.start.conj) or (opened and before is not None and (
                before.lexeme.kind in BODIES or before.lexeme.pos == "role" or found.start.prep == "li"))  # «مواقع لحماس»
            return all(a.tag in "nNaAe" for a in ordinary) and (before is None or before.tag not in "n#" or joined)
        located = found.start.prep in ("bi", "li") or (before is not None and before.tag == "p")
        if kinds & PLACES and located:
            return True
        return bool(certain) and all(a.tag in "nNaA" for a in ordinary) and any(lx.kind in ("city", "admin1") for lx in certain)

    def _given(self, word: Word, made: list[Token], after: Word | None, apart: bool) -> Analysis | None:
        """The reading of a word as a given name where «بن» asks for one, behind it or, after a name, before: «فيصل بن فيصل».

        «علي» is a name where the text writes «على» otherwise, unless a common noun follows.
        """
        if apart and word.first.tag == "p" and word.raw[-1] == YEH and word.first.form.light[-1:] == MAQSURA and (
            after is None or after.ahead.tag != "N"
        ):
            return next((a for a in word.analyses if a.tag == "g"), None)
        if word.key in self._name_openers and made and made[-1].tag == "g" and after is not None and after.first.tag in "nu":
            return next((a for a in word.analyses if a.tag == "g"), None)  # «يان فان دير بورغ»
        behind = len(made) > 1 and made[-1].last - made[-1].first == 1 and not made[-1].conj and names_a_person(made[-2])
        if (behind and made[-1].word.key in self._name_openers) or (after is not None and after.key in self._name_links):
            return next((a for a in word.analyses if a.tag == "g"), None)
        return None

    def _plain(self, raw: Raw, words: list[Word], position: int, made: list[Token], limit: int, apart: bool) -> Token:
        word = words[position]
        start = raw.starts[position]
        beside = made[-1] if made else None
        last = made[-2] if beside is not None and beside.tag == '"' and len(made) > 1 and made[-2].tag == "p" else beside
        after = words[position + 1] if position + 1 < limit else None
        if word.sure:
            analysis = word.first
        else:
            given = self._given(word, made, after, apart)
            verbal = "v" in word.tags
            listed = verbal and "n" in word.tags and (
                listed_masdar(made, self._governing) if word.first.conj == "wa" else
                not word.first.conj and (
                    deciding(made, self._willing) or announcing(made, self._controlling) or wanting(made, self._wanting)))
            analysis = given or self._chooser.choose(word, last, after, verbal and self._verb_before(made), listed)
        tag = analysis.tag
        if analysis.prep == "ka" and not analysis.conj and beside is not None and beside.tag in "gu":
            analysis = Analysis("u", analysis.form)  # «ماتيو كامبو» is not «كـ» and a name
            tag = "u"
        if tag == "D" and after is not None and "n" in word.tags and after.first.tag in "an" and (
                after.first.form.state == "tanwin"):
            analysis = next(a for a in word.analyses if a.tag in "na")  # «قتلوا عسكريا لبنانيا»
            tag = analysis.tag
        if tag == "a" and analysis.form.state == "tanwin" and not self._links(made):
            tag = "." if last is None else "N" if last.tag == "P" and not names_a_person(last) else last.tag
            analysis = standing(analysis, word, after, tag, self._prepositions)
            tag = analysis.tag
        if tag in "aA" and analysis.form.number == "p" and analysis.form.gender == "f" and (
                last is None or last.tag not in _DESCRIBED or analysis.conj or analysis.prep):
            analysis = women(analysis, word)
            tag = analysis.tag
        if tag in "NAU":
            if beside is not None:
                analysis, tag = definite(analysis, word, beside)
        elif tag in "na":
            analysis, tag = indefinite(analysis, word, made, after)
            if tag in "na":
                tag = refined(tag, analysis, word, last.tag if last is not None else "\n", after)
                again = tag == "w" and "D" in word.tags and analysis.form.state == "tanwin"
                if again and after is not None and after.first.tag == "p":
                    analysis = next(a for a in word.analyses if a.tag == "D")  # «طلب مجددا من الحكومة»
                    tag = analysis.tag
        return Token(start, start + analysis.offset, raw.ends[position], position, position + 1, word, tag, analysis)

    def _links(self, made: list[Token]) -> bool:
        """Whether a verb that a predicate follows stands shortly before: «كان الرجل مسلحا»."""
        return any(token.tag == "v" and token.lexeme.lemma in self._linking for token in made[-4:])

    def _verb_before(self, made: list[Token]) -> bool:
        """Whether a finite verb stands before in the same clause, but for one that describes a noun: «في تقرير نشر أمس قتل».

        An auxiliary is none: «كان الرئيس تحدث عن».
        """
        for index in range(len(made) - 1, max(-1, len(made) - 9), -1):
            token = made[index]
            if token.tag == "v":
                if index and made[index - 1].tag == "n" and self._chooser.tells_of(made[index - 1], token.analysis):
                    continue
                return token.analysis.lexeme.lemma not in self._auxiliaries
            if token.tag in _CLAUSE or token.conj:
                return False
        return False


def _suffers(analysis: Analysis) -> bool:
    """Whether a past that ends in yaa is the passive of one in alef maqsura: «استدعي السفير», of «استدعى»."""
    form = analysis.form
    return form.tense == "past" and form.person == _OTHERS and form.gender == "m" and form.number == "s" and (
        not analysis.suffix and analysis.lexeme.lemma[-1:] == MAQSURA)


def _expects(word: Word, made: list[Token]) -> bool:
    """Whether a verb that may be nobody's has somebody as its subject right before it: «البنك الدولي يتوقع أن ينمو الاقتصاد»."""
    if not any(analysis.tag == "v" for analysis in word.analyses):
        return False
    index = len(made) - 1
    while index > 0 and made[index].tag in "aA":
        index -= 1
    while index > 0 and made[index - 1].tag == "n" and not (made[index].conj or made[index].prep):
        index -= 1  # «مدير المستشفى»
    if index < 0 or made[index].prep or made[index].tag not in "nNPgme":
        return False
    subject = made[index]
    if subject.name is not None:
        return subject.name.kind in _ACTING
    return subject.lexeme.pos in ("role", "given") or subject.lexeme.kind in _ACTING


def _articles(spelled: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The article as it stands alone before a number in digits, with the conjunction and preposition attached to it."""
    found: dict[str, tuple[str, str]] = {}
    for conj in ("", "wa", "fa"):
        for prep in ("", "bi", "ka", "li"):
            article = spelled["al"][1:] if prep == "li" else spelled["al"]  # «للـ14»
            found[fold((spelled[conj] if conj else "") + (spelled[prep] if prep else "") + article)] = (conj, prep)
    return found
