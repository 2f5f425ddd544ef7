"""Places → ISO 3166 codes: which names are places here, how far each reaches, and which of its bearers is meant.

Not places: names inside the name of an institution («جامعة القاهرة», «الحركة الشعبية لتحرير السودان», «"فجر ليبيا"»).
One place: a direction with its place («شمال سوريا», «الجنوب الليبي»), a facility with its town («مطار الحديدة»).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.events.placed import is_place
from musnad.grounding.choice import Chooser, Context
from musnad.grounding.reasons import Weighed
from musnad.grounding.unlisted import Unlisted, anchor
from musnad.kernel.letters import ALEF, LAM
from musnad.records import Place, PlaceKind, Span
from musnad.rulebook.tables import Row, Rulebook
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

_KINDS: Final[dict[str, PlaceKind]] = {"country": "country", "admin1": "admin1", "city": "city", "other": "other"}
_DATELINE: Final = 6
"""Tokens within which the bracket stands that ends a dateline."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """The places of a document: in order, by the start of their token, and the country that it is mostly about.

    ``elided``: the starts of those whose article has lost its alef behind «لـ»: «للسعودية».
    """

    places: list[Place]
    at: dict[int, Place]
    main_country: str | None
    elided: frozenset[int] = frozenset()

    def called(self, place: Place) -> str:
        """The name of a place by itself: «السعودية» for «للسعودية»."""
        return ALEF + place.name if place.span[0] in self.elided else place.name


@dataclass(slots=True)
class Spot:
    """A place found: its tokens in a sentence, and the codes once they are chosen."""

    tokens: list[Token]
    index: int
    first: int
    last: int
    name: Lexeme | None = None
    kind: PlaceKind = "other"
    country: str | None = None
    admin1: str | None = None
    former: str = ""
    """The state to which it belonged when the article appeared, by ``grounding/successors.tsv``."""


class _Site:
    """A place with its codes and its row's facts, not yet numbered."""

    __slots__ = ("admin1", "country", "data", "kind", "span")

    def __init__(self, span: Span, country: str | None, admin1: str | None, kind: PlaceKind, data: dict[str, str]) -> None:
        self.span = span
        self.country = country
        self.admin1 = admin1
        self.kind = kind
        self.data = data

    def place(self, number: int, text: str) -> Place:
        """The record."""
        start, end = self.span
        known, data = bool(self.data.get("geonames")), self.data
        return Place(f"p{number}", self.span, text[start:end], self.country, self.admin1, self.kind,
                     int(data["geonames"]) if known else None, float(data["lat"]) if known else None,
                     float(data["lon"]) if known else None)


class PlaceReader:
    """Grounds place names."""

    def __init__(self, book: Rulebook) -> None:
        self._institutions = book.forms("grounding/words/named-institutions.tsv")
        self._movements = book.forms("grounding/words/movement-nouns.tsv")
        self._attached = book.forms("mentions/words/attached-adjectives.tsv")
        self._liberations = book.forms("grounding/words/liberation-nouns.tsv")
        self._liberators = book.forms("grounding/words/liberators.tsv")
        self._directions = book.forms("mentions/directions.tsv", ("point", "part"))
        self._facilities = book.forms("grounding/words/facilities.tsv")
        self._realms: dict[str, list[str]] = {}
        for row in book.table("grounding/realms.tsv"):
            self._realms.setdefault(row["form"], []).append(row["country"])
        self._realm_nouns = frozenset(self._realms)
        self._realm_offices = {row["form"]: row["country"] for row in book.table("grounding/realm-offices.tsv")}
        self._successors = {row["country"]: (row["since"], row["former"]) for row in book.table("grounding/successors.tsv")}
        self._chooser = Chooser(book)
        self._groups = _groups(book)
        self._group_names = frozenset(self._groups)
        self._unlisted = Unlisted(book)
        self._kinds = book.forms("grounding/words/facility-kinds.tsv")
        self._desks = book.forms("ledger/words/desks.tsv")

    def places(self, document: list[Clauses], text: str, published: str | None = None) -> Grounded:
        """The places of a document in text order."""
        spots, context = self._spots(document, published)
        for spot in spots:
            self._ground(spot, context)
        spots += self._realm_spots(document, spots, context)
        for clauses in document:
            spots += self._regions(clauses)
        return self._records(self._with_unlisted(document, spots, context), self._in_groups(document, text), text, context)

    def weighed(self, document: list[Clauses], published: str | None = None) -> list[tuple[Spot, list[Weighed]]]:
        """The names that stand for places in a document, each with its bearers as ``places`` weighs them, the chosen first."""
        spots, context = self._spots(document, published)
        for spot in spots:
            self._ground(spot, context)
        return [(spot, self._chooser.weigh(spot.tokens, spot.index, context)) for spot in spots]

    def _spots(self, document: list[Clauses], published: str | None) -> tuple[list[Spot], Context]:
        """The names that stand for places, not yet grounded, and what the document speaks of."""
        context = Context(published)
        spots: list[Spot] = []
        for clauses in document:
            named = self._named(clauses)
            spots += named
            context.add(clauses.national, [clauses.tokens[spot.index] for spot in named])
            opening = _dateline(clauses.tokens, named) if named and not named[0].index else []
            if len(opening) > 1 or (opening and opening[0].lexeme.lemma in self._desks):
                context.add_desk(opening)
        return spots, context

    def _with_unlisted(self, document: list[Clauses], spots: list[Spot], context: Context) -> list[Spot]:
        """The places found, with those that no gazetteer lists; a list of quarters holds no towns of other lands."""
        spans = self._unlisted.spans(document, {id(spot.tokens[spot.index]) for spot in spots})
        main = context.main()
        outside = [spot for spot in spots if not any(
            tokens is spot.tokens and first <= spot.index < last and listed for tokens, first, last, listed in spans)]
        known = [(spot.tokens[spot.index].start, spot.country, spot.admin1) for spot in outside if spot.country]
        for tokens, first, last, listed in spans if known else []:
            country, admin1 = anchor(known, tokens[first].start, main, listed)
            outside.append(Spot(tokens, first, first, last, None, "other", country, admin1))
        return outside

    def _named(self, clauses: Clauses) -> list[Spot]:
        tokens = clauses.tokens
        made = []
        for index in clauses.named:
            if is_place(tokens[index]) and not self._inside_name(tokens, index):
                made.append(Spot(tokens, index, *self._extent(tokens, index)))
        return made

    def _inside_name(self, tokens: list[Token], index: int) -> bool:
        """Whether a place name is part of an institution's."""
        low = max(0, index - 5)
        for i in range(index - 1, low - 1, -1):
            between = tokens[i + 1 : index]
            if tokens[i].tag not in "nNaAuUgPm\"":
                break
            if tokens[i].lexeme.lemma in self._institutions and not any(t.tag in "P" for t in between):
                direct = all(t.tag in "nu\"" for t in between) and not tokens[index].prep
                described = tokens[index].prep == "li" and all(
                    t.tag in "AaU" and t.lexeme.lemma not in self._attached for t in between)
                if (direct and not tokens[i].analysis.article) or (described and tokens[i].analysis.article):
                    return True
            if tokens[i].lexeme.lemma in self._liberations and tokens[i].prep == "li" and i == index - 1:
                return self._for_liberation(tokens, i)
            if tokens[i].conj:
                break
        return self._in_quoted_name(tokens, index)

    def _for_liberation(self, tokens: list[Token], index: int) -> bool:
        """Whether a movement is named by what it is for: «الجبهة الشعبية لتحرير فلسطين», not «عملية لتحرير الفلوجة»."""
        before = index - 1
        while before >= 0 and tokens[before].tag in "AU" and tokens[before].analysis.article and (
                tokens[before].lexeme.pos != "nationality"):
            before -= 1
        if before < 0 or tokens[before].lexeme.lemma not in self._liberators:
            return False
        return before < index - 1 or not tokens[before].analysis.article

    def _in_quoted_name(self, tokens: list[Token], index: int) -> bool:
        """«"فجر ليبيا"»: the name of a movement in quotation marks that ends with a place."""
        if index < 2 or index + 1 >= len(tokens) or tokens[index + 1].tag not in '",' or tokens[index].prep:
            return False
        return tokens[index - 2].tag == '"' and tokens[index - 1].lexeme.lemma in self._movements

    def _extent(self, tokens: list[Token], index: int) -> tuple[int, int]:
        """First and last token (exclusive) of a place with its direction or facility."""
        first = index
        if index and not tokens[index].prep and not tokens[index].conj:
            before = tokens[index - 1]
            lemma = before.lexeme.lemma
            bare = not before.analysis.article and not before.analysis.suffix
            if bare and (lemma in self._directions or lemma in self._facilities):
                first = index - 1
                if lemma in self._directions and first and tokens[first - 1].lexeme.lemma in self._directions \
                        and not before.prep and not before.conj:
                    first -= 1
        named = first < index and tokens[first].lexeme.lemma in self._facilities and index + 1 < len(tokens)
        told = named and tokens[index + 1].analysis.article and tokens[index + 1].lexeme.lemma in self._kinds
        return first, index + 1 + told

    def _ground(self, spot: Spot, context: Context) -> None:
        lexeme = self._chooser.choose(spot.tokens, spot.index, context)
        spot.name, spot.kind = lexeme, _KINDS[lexeme.kind]
        spot.country, spot.admin1 = lexeme.data.get("country"), lexeme.data.get("admin1")
        since, former = self._successors.get(spot.country or "", ("", ""))
        if context.published and context.published[:10] < since:
            spot.kind, spot.country, spot.admin1, spot.former = "other", former, None, former
        if spot.first < spot.index:
            opener = spot.tokens[spot.first].lexeme.lemma
            spot.kind = "other"
            if opener not in self._facilities:
                spot.admin1 = self._chooser.around(lexeme)

    def _realm_spots(self, document: list[Clauses], spots: list[Spot], context: Context) -> list[Spot]:
        """«المملكة», «السلطنة» alone: the realm spoken of last, or else the one that the article speaks of most."""
        realms = [clauses for clauses in document if not self._realm_nouns.isdisjoint(clauses.lemmas)]
        if not realms:
            return []
        made = []
        spoken = [(spot.tokens[spot.index].start, spot.country) for spot in spots if spot.country]
        spoken += [(token.start, token.lexeme.data["country"]) for clauses in document for token in clauses.national
                   if token.lexeme.pos == "nationality" and token.lexeme.data["country"]]
        ruled = [(token.start, code) for clauses in document for token in clauses.tokens
                 if (code := self._realm_offices.get(token.lexeme.lemma)) is not None]
        context.weights.update(code for _, code in ruled)
        spoken = sorted(spoken + ruled)
        for clauses in realms:
            tokens = clauses.tokens
            for index, token in enumerate(tokens):
                if token.tag != "N" or not token.analysis.article or token.analysis.form.number != "s":
                    continue
                codes = self._realms.get(token.lexeme.lemma)
                if codes is None:
                    continue
                following = tokens[index + 1] if index + 1 < len(tokens) else None
                if following is not None and following.lexeme.pos == "nationality" and following.analysis.article:
                    if following.lexeme.data.get("country") in codes:
                        made.append(Spot(tokens, index, index, index + 2, None, "country", following.lexeme.data["country"]))
                    continue
                if following is not None and following.tag == "U":
                    continue
                most = max(codes, key=lambda code: context.weights[code])
                best = next((code for start, code in reversed(spoken) if start < token.start and code in codes), most)
                if context.weights[best] > 0:
                    made.append(Spot(tokens, index, index, index + 1, None, "country", best, None))
        return made

    def _regions(self, clauses: Clauses) -> list[Spot]:
        """«الشمال السوري», «الجنوب الليبي»."""
        tokens = clauses.tokens
        made: list[Spot] = []
        if self._directions.isdisjoint(clauses.lemmas):
            return made
        for index in range(len(tokens) - 1):
            token, following = tokens[index], tokens[index + 1]
            if not (token.analysis.article and token.lexeme.lemma in self._directions and token.tag in "NA"):
                continue
            country, form = following.lexeme.data.get("country"), following.analysis.form
            national = following.lexeme.pos == "nationality" and following.analysis.article and not following.conj
            if national and country and form.gender != "f" and form.number == "s":
                made.append(Spot(tokens, index, index, index + 2, None, "other", country, None))
        return made

    def _in_groups(self, document: list[Clauses], text: str) -> list[_Site]:
        """The places in fixed names of groups: «دول الخليج»."""
        made = []
        for clauses in document:
            if self._group_names.isdisjoint(clauses.lemmas):
                continue
            for token in clauses.tokens:
                row = self._groups.get(token.lexeme.lemma) if token.lexeme.pos == "collective" else None
                if row is not None:
                    start = token.start + text[token.start : token.end].find(" ") + 1
                    country = row["country"] or None
                    made.append(_Site((start, token.end), country, None, "country" if country else "other", {}))
        return made

    def _records(self, spots: list[Spot], grouped: list[_Site], text: str, context: Context) -> Grounded:
        made: list[_Site] = []
        by_start: dict[int, Span] = {}
        spots.sort(key=lambda spot: (spot.tokens[spot.first].start, -spot.last))
        end = -1
        for spot in spots:
            start, stop = spot.tokens[spot.first].start, spot.tokens[spot.last - 1].end
            if start < end:
                continue
            end = stop
            data = spot.name.data if spot.name and spot.first == spot.index else {}
            made.append(_Site((start, stop), spot.country, spot.admin1, spot.kind, data))
            for i in range(spot.first, spot.last):
                by_start[spot.tokens[i].start] = (start, stop)
        made = sorted([*made, *grouped], key=lambda site: site.span)
        numbered = {site.span: site.place(number, text) for number, site in enumerate(made, start=1)}
        at = {start: numbered[span] for start, span in by_start.items()}
        elided = frozenset(start for start, _ in numbered if start and text[start - 1 : start + 1] == LAM + LAM)
        return Grounded(list(numbered.values()), at, context.main(), elided)


def _groups(book: Rulebook) -> dict[str, Row]:
    """Fixed names of groups that end in the name of a country or region, with its row."""
    names = {row["name"]: row for glob in ("countries", "others") for row in book.table(f"grounding/{glob}.tsv")}
    forms = (row["form"] for row in book.table("mentions/collectives.tsv"))
    return {form: names[form.split(" ", 1)[1]] for form in forms if " " in form and form.split(" ", 1)[1] in names}


def _dateline(tokens: list[Token], named: list[Spot]) -> list[Token]:
    """The places that open a line before a bracket: «دبي، الإمارات العربية المتحدة (CNN)--»; none where no bracket follows."""
    end = next((index for index, token in enumerate(tokens[:_DATELINE]) if token.tag == "("), 0)
    return [tokens[spot.index] for spot in named if spot.index < end]
