"""Places → ISO 3166 codes: which names are places here, how far each reaches, and which of its bearers is meant.

Not places: names inside the name of an institution («جامعة القاهرة», «الحركة الشعبية لتحرير السودان», «"فجر ليبيا"»).
One place: a direction with its place («شمال سوريا», «الجنوب الليبي»), a facility with its town («مطار الحديدة»).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from musnad.clauses.parse import Clauses
from musnad.events.setting import is_place
from musnad.grounding.choice import Chooser, Context
from musnad.grounding.unlisted import Unlisted
from musnad.mentions.placenames import PLACES
from musnad.records import Place, PlaceKind
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

_KINDS: dict[str, PlaceKind] = {"country": "country", "admin1": "admin1", "city": "city", "other": "other"}


@dataclass(frozen=True, slots=True)
class Grounded:
    """The places of a document: in order, by the start of their token, and the country that it is mostly about."""

    places: list[Place]
    at: dict[int, Place]
    main_country: str | None


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
    extra: list[str] = field(default_factory=list)


class PlaceReader:
    """Grounds place names."""

    def __init__(self, book: Rulebook) -> None:
        def forms(name: str) -> frozenset[str]:
            return frozenset(row["form"] for row in book.table(f"grounding/words/{name}.tsv"))

        self._institutions = forms("named-institutions")
        self._liberations = forms("liberation-nouns")
        self._directions = forms("directions")
        self._facilities = forms("facilities")
        self._realms = {row["form"]: row["country"] for row in book.table("grounding/realms.tsv")}
        self._chooser = Chooser(book)
        self._unlisted = Unlisted(book)

    def places(self, document: list[Clauses], text: str, published: str | None = None) -> Grounded:
        """The places of a document in text order."""
        context = Context(published)
        spots: list[Spot] = []
        for clauses in document:
            named = self._named(clauses)
            spots += named
            context.add(clauses.tokens, [clauses.tokens[spot.index] for spot in named])
        for spot in spots:
            self._ground(spot, context)
        spots += self._realm_spots(document, context)
        for clauses in document:
            spots += self._regions(clauses)
        for found in self._unlisted.find(document, [(spot.tokens, spot.index, spot.country, spot.admin1) for spot in spots],
                                         context.main()):
            spots.append(Spot(found.tokens, found.first, found.first, found.last, None, "other", found.country, found.admin1))
        return self._records(spots, text, context)

    def _named(self, clauses: Clauses) -> list[Spot]:
        tokens = clauses.tokens
        starts = {index: chunk.first for chunk in clauses.chunks for index in range(chunk.first, chunk.last)}
        made = []
        for index, token in enumerate(tokens):
            if is_place(token) and not self._inside_name(tokens, starts.get(index, index), index):
                made.append(Spot(tokens, index, *self._extent(tokens, index)))
        return made

    def _inside_name(self, tokens: list[Token], first: int, index: int) -> bool:
        """Whether a place name is part of an institution's."""
        low = max(0, index - 5)
        for i in range(index - 1, low - 1, -1):
            between = tokens[i + 1 : index]
            if tokens[i].tag not in "nNaAuUgPm\"":
                break
            if tokens[i].lexeme.lemma in self._institutions and not any(t.tag in "P" for t in between):
                direct = all(t.tag in "nu\"" for t in between) and not tokens[index].prep
                described = tokens[index].prep == "li" and all(t.tag in "AaU" for t in between)
                if (direct and not tokens[i].analysis.article) or (described and tokens[i].analysis.article):
                    return True
            if tokens[i].lexeme.lemma in self._liberations and tokens[i].prep == "li" and i == index - 1:
                return True
            if tokens[i].conj:
                break
        return self._in_quoted_name(tokens, index)

    @staticmethod
    def _in_quoted_name(tokens: list[Token], index: int) -> bool:
        """«"فجر ليبيا"»: a name of two or three words in quotation marks whose last is the place."""
        if index + 1 >= len(tokens) or tokens[index + 1].tag != '"' or tokens[index].prep or tokens[index].conj:
            return False
        for length in (1, 2):
            opening = index - length - 1
            if opening >= 0 and tokens[opening].tag == '"':
                inner = tokens[opening + 1 : index]
                return all(t.tag in "nNuUaA" and not t.prep for t in inner) and inner[0].tag != "P"
        return False

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
        return first, index + 1

    def _ground(self, spot: Spot, context: Context) -> None:
        token = spot.tokens[spot.index]
        lexeme = self._chooser.choose(spot.tokens, spot.index, context)
        spot.name, spot.kind = lexeme, _KINDS[lexeme.kind]
        spot.country, spot.admin1 = lexeme.data.get("country"), lexeme.data.get("admin1")
        if spot.first < spot.index:
            opener = spot.tokens[spot.first].lexeme.lemma
            spot.kind = "other"
            if opener not in self._facilities:
                spot.admin1 = self._chooser.around(lexeme, opener)
        del token

    def _realm_spots(self, document: list[Clauses], context: Context) -> list[Spot]:
        """«المملكة», «السلطنة» alone: the realm that the article speaks of."""
        made = []
        for clauses in document:
            tokens = clauses.tokens
            for index, token in enumerate(tokens):
                codes = self._realms.get(token.lexeme.lemma)
                if not codes or not token.analysis.article or token.tag != "N":
                    continue
                following = tokens[index + 1] if index + 1 < len(tokens) else None
                if following is not None and following.tag in "AU" and following.lexeme.pos in ("nationality", "unknown"):
                    continue
                best = max(codes.split(), key=lambda code: context.weights[code])
                if context.weights[best] > 0:
                    made.append(Spot(tokens, index, index, index + 1, None, "country", best, None))
        return made

    def _regions(self, clauses: Clauses) -> list[Spot]:
        """«الشمال السوري», «الجنوب الليبي»."""
        tokens = clauses.tokens
        made = []
        for index in range(len(tokens) - 1):
            token, following = tokens[index], tokens[index + 1]
            if not (token.analysis.article and token.lexeme.lemma in self._directions and token.tag in "NA"):
                continue
            country = following.lexeme.data.get("country")
            if following.lexeme.pos == "nationality" and following.analysis.article and country and not following.conj:
                if following.analysis.form.gender != "f" and following.analysis.form.number == "s":
                    made.append(Spot(tokens, index, index, index + 2, None, "other", country, None))
        return made

    def _records(self, spots: list[Spot], text: str, context: Context) -> Grounded:
        made: list[Place] = []
        by_start: dict[int, Place] = {}
        spots.sort(key=lambda spot: (spot.tokens[spot.first].start, -spot.last))
        end = -1
        for spot in spots:
            start, stop = spot.tokens[spot.first].start, spot.tokens[spot.last - 1].end
            if start < end:
                continue
            end = stop
            data = spot.name.data if spot.name else {}
            place = Place(f"p{len(made) + 1}", (start, stop), text[start:stop], spot.country, spot.admin1, spot.kind)
            if data.get("geonames") and spot.first == spot.index:
                place = replace(place, geonames=int(data["geonames"]), lat=float(data["lat"]), lon=float(data["lon"]))
            made.append(place)
            for i in range(spot.first, spot.last):
                by_start[spot.tokens[i].start] = place
        return Grounded(made, by_start, context.main())
