"""Whom each phrase of an article names: coreference within the article, and the registry.

First all full names, titles beside names and bodies of the article are gathered; then each phrase is told apart in text order. A
short form («توكاييف») joins the one full name that ends so, a title («وزير الخارجية الروسي») the one person to whom the article
gives it, else the one who held the office when the article appeared, a bare noun («الوزير», «الحركة») the one party before it
of that noun. Where two would do, none is chosen: the phrase stays a party of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from musnad.clauses.asides import behind_name
from musnad.clauses.clause import Clauses
from musnad.grounding.desk import Desk, Who
from musnad.grounding.names import Names
from musnad.grounding.phrases import body_named, phrases_of
from musnad.grounding.registry import name_key
from musnad.grounding.titles import Title
from musnad.kernel.fold import fold, fold_words
from musnad.mentions.chunk import Chunk
from musnad.records import MentionKind, Span
from musnad.tokens.token import Token

_KINDS: Final[dict[str, MentionKind]] = {
    "person": "person", "place": "place", "outlet": "outlet", "group": "group", "organisation": "organisation",
    "government": "organisation", "unknown": "person",
}
_STYLES: Final = frozenset({"honorific", "rank", "religious"})
"""Kinds of titles that stand before a name also without article: «جنرال», «دكتور»."""
_MARKS: Final = re.compile(r"[^\w\s]|_")
_LIFELESS: Final = frozenset({"act", "quality", "time", "document", "quantity"})
_BODIES: Final = frozenset({"organisation", "outlet", "government", "group", "thing"})


class Identities:
    """The parties of one article; ``day`` is that of publication (ISO 8601), '' where unknown."""

    def __init__(self, desk: Desk, text: str, sentences: list[Clauses], day: str) -> None:
        self._desk = desk
        self._text = text
        countries = frozenset([token.lexeme.data["country"] for clauses in sentences for token in clauses.national
                               if token.tag in "aAPnN"])
        self._names = Names(desk, countries, day)
        self._day = day
        self._sentences = sentences
        self._starts = [clauses.tokens[0].start for clauses in sentences]
        self._who: dict[Span, Who] = {}
        self._titled: dict[str, list[Who]] = {}
        self._offices: dict[str, list[Who]] = {}
        self._heads: dict[str, list[tuple[Who, str]]] = {}
        self._bodies: dict[str, list[Who]] = {}
        self._latest: dict[str, Who] = {}
        self._styled: dict[str, Who] = {}
        phrases = [(clauses, chunk) for clauses in sentences for chunk in phrases_of(clauses)]
        for clauses, chunk in phrases:
            if chunk.names is not None:
                self._introduce(clauses, chunk)
        for clauses, chunk in phrases:
            self._see(clauses, chunk)

    def of(self, chunk: Chunk) -> Who:
        """Whom a phrase names."""
        span = (chunk.start, chunk.end)
        if span not in self._who:  # a phrase cut out of a longer one: «الرئيس السوداني» of «مذكرة توقيف الرئيس السوداني»
            self._see(self._sentences[bisect_right(self._starts, chunk.start) - 1], chunk)
        return self._who.get(span) or self._alone(chunk)

    def of_token(self, token: Token) -> Who:
        """Whom an adjective names that stands for a party («الروسية»): the state."""
        country = token.lexeme.data.get("country")
        if country and token.analysis.form.number == "p":
            return self._desk.people(country)  # «مقتل إسرائيليين»
        return self._desk.state(country) if country else Who("=" + self._folded(token.start, token.end), "organisation")

    def of_list(self, span: Span) -> Who:
        """Whom coordinated phrases name together: a party of its own."""
        return Who("=" + self._folded(*span), "group")

    def _folded(self, start: int, end: int) -> str:
        return name_key(self._text[start:end])

    def _spoken(self, first: Token, span: Span) -> str:
        """The words from a token on, without marks, with the article that «لل…» swallows: «لحكومة» of «للحكومة» is «الحكومة»."""
        words = self._text[span[0] : span[1]]
        if not words.replace(" ", "").isalnum():
            words = _MARKS.sub(" ", words)
        if first.prep == "li" and first.analysis.article and span[0] == first.start:
            return self._desk.titles.full(words)
        return words

    def _introduce(self, clauses: Clauses, chunk: Chunk) -> None:
        """Note a full name and the titles that stand beside it."""
        tokens, words = self._name(clauses, chunk)
        if not tokens:
            return
        title, beside = self._beside(clauses, chunk)
        read = self._desk.titles.of(beside).title if beside else None
        who = self._names.full(tokens, words, title, read)
        if who is None or self._owned(chunk, title, read, who):
            return
        if not who.stable:
            who.name = who.name or self._text[tokens[0].start : tokens[-1].end]
            who.country = who.country or next((t.lexeme.data["country"] for t in title if "country" in t.lexeme.data), None)
        self._who[(chunk.start, chunk.end)] = who
        if beside:
            self._entitle(beside, who)
        chunks, position = clauses.chunks, chunk.index
        if position + 2 < len(chunks) and chunks[position] is chunk and chunks[position + 1].tag == "," and (
                not behind_name(chunks, position + 1)):  # not «أقال الرئيس، علي حسن، وزير الدفاع»
            aside = chunks[position + 2]
            closed = position + 3 == len(chunks) or chunks[position + 3].tag in ",."
            if aside.tag == "N" and aside.titled and aside.names is None and aside.definite and not aside.prep and closed:
                spoken = self._spoken(clauses.tokens[aside.first], (aside.start, aside.end))
                self._entitle(spoken, who)

    def _name(self, clauses: Clauses, chunk: Chunk) -> tuple[list[Token], list[str]]:
        assert chunk.names is not None
        tokens = [token for token in clauses.tokens[chunk.names[0] : chunk.names[1]] if token.tag != '"']
        return tokens, [word for token in tokens for word in fold_words(self._text[token.start : token.end])]

    def _beside(self, clauses: Clauses, chunk: Chunk) -> tuple[list[Token], str]:
        """The title in a phrase with a name, before the name or else behind it: its tokens and its words."""
        assert chunk.names is not None
        first, last = chunk.names
        tokens = clauses.tokens
        if first > chunk.first:
            end = next((i for i in range(chunk.first + 1, first) if tokens[i].tag == "t"), first)  # «وزير الدفاع آنذاك علي حسن»
            span = (tokens[chunk.first].start, tokens[end - 1].end)
            return tokens[chunk.first : first], self._spoken(tokens[chunk.first], span)
        if last < chunk.last:
            span = (tokens[last].start, tokens[chunk.last - 1].end)
            return tokens[last : chunk.last], self._spoken(tokens[last], span)
        return [], ""

    def _owned(self, chunk: Chunk, title: list[Token], read: Title | None, who: Who) -> bool:
        """Whether a phrase names somebody of the person in it, not the person: «محامي ترامب», «زوجة الرئيس بوتين».

        «نائب الرئيس بايدن» is the person where he has held that office himself.
        """
        head = chunk.head
        if not title or head not in title or any(token.tag == "," for token in title):
            return False
        if head.analysis.form.number in ("p", "d"):
            return True
        words = fold_words(self._text[head.start : title[-1].end])
        if head.tag not in "nN" or head.lexeme.kind in _STYLES or self._desk.titles.bare(words[0]) != words[0]:
            return False
        behind = title[title.index(head) + 1 :]
        if " " not in head.lexeme.lemma and all(token.tag == "n" for token in behind):
            return True
        held = {tenure.office for tenure in self._desk.offices.held(who.key)}
        if read is not None and read.office in held:
            return False
        for word in words[1:]:
            his = self._desk.titles.of(word).title
            if his is not None and his.office in held:
                return True
        return head.lexeme.kind == "relative" and any(token.lexeme.pos == "role" for token in behind)

    def _entitle(self, spoken: str, who: Who) -> None:
        said = self._desk.titles.of(spoken)
        read, key = said.title, said.key
        if read is not None:
            held = {tenure.of for tenure in self._desk.offices.held(who.key) if tenure.office == read.office}
            of = read.of or (held.pop() if len(held) == 1 else "")
            for office in (read.office, f"{read.office}:{of}"):
                _note(self._offices, office, who)
        if key:
            words = key.split()
            for length in range(min(2, len(words)), len(words) + 1):
                _note(self._titled, " ".join(words[:length]), who)
            if who.role is None and not who.stable:
                who.role, who.sector = (read.office if read else None), self._desk.sector(key)
                who.country = who.country or (read.of if read and len(read.of) == 2 else None)

    def _see(self, clauses: Clauses, chunk: Chunk) -> None:
        """Tell apart a phrase, with all that stands before it known."""
        if chunk.kind in _LIFELESS and chunk.names is None and not chunk.titled and self._plain(clauses, chunk):
            return
        who = self._who.get((chunk.start, chunk.end)) or self._quoted(clauses, chunk)
        if who is not None and who.kind == "outlet":
            self._appear_known(clauses, chunk, who)
        elif chunk.names is not None:
            tokens, words = self._name(clauses, chunk)
            title, spoken = self._beside(clauses, chunk)
            owned = False
            if who is None and tokens:
                said = self._desk.titles.of(spoken) if spoken else None
                read = said.title if said is not None else None
                if said is not None and said.key.partition(" ")[0] in self._desk.first_named:
                    who = self._names.begun(words, read)
                who = who or self._names.short(tokens, words, title, read.office if read else "")
                owned = who is not None and self._owned(chunk, title, read, who)
                if owned:
                    who = self._alone(chunk)
                elif who is not None and spoken:
                    self._entitle(spoken, who)
            if who is None:
                who = Who("=" + " ".join(words), "person")
            if not owned:
                self._speak(spoken, who)
                self._styled.update({style: who for style in ("", *self._desk.styles) if style in spoken and spoken})
        elif chunk.titled and chunk.number == "s":
            who = self._title(clauses, chunk)
        elif chunk.kind == "person" and chunk.head.tag == "m" and chunk.head.lexeme.lemma in self._desk.styles:
            who = self._styled.get(chunk.head.lexeme.lemma) or self._styled.get("")  # «سموه»
        elif chunk.head.tag in "uUgL" or (chunk.head.name is not None and chunk.head.name.kind in ("person", "surname")):
            tokens = clauses.tokens[chunk.first : chunk.last]
            if all(token.tag in "uUgLP" for token in tokens):
                words = fold_words(self._text[chunk.start : chunk.end])
                who = self._names.full(tokens, words, [], None) or self._names.short(tokens, words, [], "")
        elif chunk.kind == "place" or chunk.head.tag == "P":
            who = self._named(clauses, chunk)
        elif chunk.definite or chunk.head.tag == "A" or chunk.head.lexeme.pos == "collective":
            who = self._noun(clauses, chunk)
        if who is not None:
            self._who[(chunk.start, chunk.end)] = who

    def _plain(self, clauses: Clauses, chunk: Chunk) -> bool:
        """Whether a phrase for an act or a thing names nobody, as most do: no name, no quotation mark, no «نفسه»."""
        tokens = clauses.tokens
        return (chunk.head.tag in "nNaA" and chunk.head.lexeme.pos not in ("nationality", "collective")
                and tokens[chunk.first].tag != '"' and tokens[chunk.last - 1].word.key not in self._desk.same)

    def _speak(self, spoken: str, who: Who) -> None:
        """Note that the bearer of a title has appeared, for a later bare noun («الوزير»)."""
        said = self._desk.titles.of(spoken)
        if not said.key:
            return
        head = said.key.partition(" ")[0]
        heads = self._heads.setdefault(head, [])
        if all(other.key != who.key for other, _ in heads):
            heads.append((who, said.title.office if said.title else ""))
        self._latest[head] = who

    def _title(self, clauses: Clauses, chunk: Chunk) -> Who | None:
        """Whom a title without a name means."""
        spoken = self._spoken(clauses.tokens[chunk.first], (chunk.start, chunk.end))
        words = spoken.split()
        if not words:
            return None
        titles = self._desk.titles
        if len(words) > 1 and fold(words[-1]) in self._desk.same:
            return self._latest.get(titles.bare(fold(words[0])))
        said = titles.of(spoken)
        key, read = said.key, said.title
        if " " not in key:
            found = self._bare(key) if chunk.definite else None
            return found or Who("=" + self._folded(chunk.start, chunk.end), "person", sector=self._desk.sector(key))
        who = self._holder(key, read)
        if who is None:
            codes = [t.lexeme.data["country"] for t in clauses.tokens[chunk.first : chunk.last] if "country" in t.lexeme.data]
            country = codes[0] if codes else None
            local = f"office:{read.office}:{read.of}" if read and read.of else "title:" + key
            who = Who(local, "person", country=country, role=read.office if read else None, sector=self._desk.sector(key))
        self._speak(spoken, who)
        return who

    def _holder(self, key: str, read: Title | None) -> Who | None:
        """Who bears a title: the one to whom the article gives it, else who held the office when it appeared."""
        named = self._titled.get(key, [])
        if not named and read is not None:
            named = self._offices.get(f"{read.office}:{read.of}" if read.of else read.office, [])
        if named:
            return named[0] if len(named) == 1 else None
        if read is None or not read.of or not self._day:
            return None
        holder = self._desk.offices.holder(read.office, read.of, self._day)
        known = self._desk.registry.get(holder) if holder else None
        return self._desk.known(known) if known else None

    def _bare(self, noun: str) -> Who | None:
        """The one bearer before of a title that begins so: «الوزير»; for a noun that is itself an office, of that office."""
        heads = self._heads.get(noun, [])
        read = self._desk.titles.of(noun).title
        if read is not None:
            heads = [(who, office) for who, office in heads if office == read.office]
        return heads[0][0] if len(heads) == 1 else None

    def _quoted(self, clauses: Clauses, chunk: Chunk) -> Who | None:
        """A news outlet whose name stands in quotation marks, with a noun or alone: «صحيفة "كوميرسانت" الروسية»."""
        if chunk.kind != "outlet" and clauses.tokens[chunk.first].tag != '"':
            return None
        tokens = clauses.tokens[chunk.first : chunk.last]
        marks = [position for position, token in enumerate(tokens) if token.tag == '"']
        if not marks or (chunk.kind != "outlet" and marks[0] != 0):
            return None
        inside = tokens[marks[0] + 1 : marks[1] if len(marks) > 1 else len(tokens)]
        if not inside:
            return None
        name = self._spoken(inside[0], (inside[0].start, inside[-1].end))
        noun = self._folded(tokens[0].start, tokens[0].end) if marks[0] else ""
        known = self._desk.outlet(noun, name)
        return self._desk.known(known) if known is not None else None

    def _named(self, clauses: Clauses, chunk: Chunk) -> Who | None:
        """A state, by its name or the seat of its government, or a body with a name."""
        head = chunk.head
        lexeme = head.name
        if lexeme is None or head.tag != "P":
            return None
        if chunk.kind == "place":
            whole = clauses.tokens[chunk.first] is head
            if lexeme.kind == "country":
                return self._desk.state(lexeme.data["country"]) if whole else None
            seat = self._desk.seats.get(self._folded(head.start, head.end))
            return self._desk.state(seat) if seat and whole and chunk.last - chunk.first == 1 else None
        lexeme = body_named(head, chunk.kind)
        if lexeme is None:
            return None
        codes = [token.lexeme.data["country"] for token in chunk.modifiers if "country" in token.lexeme.data]
        known = self._desk.registry.of(lexeme.rule)
        if known is not None and (not codes or known.country in codes):
            who = self._desk.known(known)
            self._appear_known(clauses, chunk, who)
            return who
        return self._noun(clauses, chunk)

    def _noun(self, clauses: Clauses, chunk: Chunk) -> Who | None:
        """A body by its noun: «الشرطة الكينية», «الحركة», «اللجنة نفسها»; a people: «الفلسطينيون»."""
        lexeme = chunk.head.lexeme
        several = chunk.last - chunk.first > 1
        if lexeme.pos == "nationality" and not several:
            people = chunk.head.analysis.form.number == "p" and chunk.head.tag == "A" and "country" in lexeme.data
            return self._desk.people(lexeme.data["country"]) if people else None
        again = several and clauses.tokens[chunk.last - 1].word.key in self._desk.same
        if chunk.kind not in _BODIES and lexeme.pos != "collective" and not again:
            return None  # most phrases: told before their words are folded
        words = fold_words(self._spoken(clauses.tokens[chunk.first], (chunk.start, chunk.end)))
        if not words:
            return None
        folded = " ".join(words)
        titles = self._desk.titles
        if len(words) > 1 and words[-1] in self._desk.same:
            return self._latest.get(titles.bare(words[0]))
        if chunk.kind not in _BODIES:
            if lexeme.pos == "collective" and chunk.kind == "person":
                who = Who("=" + folded, "person")
                self._latest[titles.bare(words[0])] = who
                return who
            return None
        named = titles.named(folded)
        if named.body is not None:
            who = self._desk.body(named.body)
            if who.role == "people":
                return who
        else:
            bare = named.bare
            found = self._bodies.get(bare, []) if chunk.definite and bare.partition(" ")[0] in self._desk.nouns else []
            if len(found) == 1:
                return found[0]
            who = Who("=" + folded, _KINDS.get(chunk.kind, "group"))
            if len(words) == 1:
                return who
        self._appear(folded, who)
        return who

    def _appear_known(self, clauses: Clauses, chunk: Chunk, who: Who) -> None:
        """Note a body of the registry, which may be called by the noun of any of its names: «الصحيفة», «الحركة»."""
        self._appear(name_key(self._spoken(clauses.tokens[chunk.first], (chunk.start, chunk.end))), who)
        for key in self._desk.registry[who.key].keys:
            self._appear(key, who, only_head=True)

    def _appear(self, folded: str, who: Who, *, only_head: bool = False) -> None:
        """Note a body by all beginnings of its name, by which it may be called from here on."""
        beginnings = self._desk.beginnings(folded)
        if not beginnings:
            return
        self._latest[beginnings[0]] = who
        for begun in beginnings[: min(1, len(beginnings) - 1) if only_head else -1]:
            _note(self._bodies, begun, who)

    def _alone(self, chunk: Chunk) -> Who:
        """A phrase that is told apart by nothing but its words."""
        return Who("=" + self._folded(chunk.start, chunk.end), _KINDS.get(chunk.kind, "group"))


def _note(index: dict[str, list[Who]], key: str, who: Who) -> None:
    found = index.setdefault(key, [])
    if all(other.key != who.key for other in found):
        found.append(who)
