"""Find the constructions of attribution in a sentence: relays, sources, citations, by the rules of ``constructions.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musnad.attribution.draft import Voice
from musnad.clauses.asides import SAID_BY
from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.symbols import ChunkSymbols
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_PRAISING: Final = frozenset({"praises", "condemns", "thanks", "welcomes"})
"""Stances of verbs that report no clause before them: «كما أشاد السفير»."""
_TOLD: Final = frozenset({"act", "thing", "document"})
_DESCRIPTION: Final = 8
"""Chunks within which a clause that describes a document ends."""
_RELAYED: Final = frozenset({"person", "group", "organisation", "outlet"})


@dataclass(frozen=True, slots=True)
class Relay:
    """A carrier that relays a source: «نقلت سانا عن الوزير»; ``rule`` found it.

    ``further`` is whom the source itself relays: «نقلت سانا عن وسائل إعلام روسية عن الوزير قوله».
    """

    carrier: Voice
    source: Voice
    rule: str
    further: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase of attribution over chunks ``first`` to ``last`` (exclusive): «بحسب الوزارة», «كما أعلن الجيش».

    ``until`` is the comma behind the clause that describes the document, or 0: «بحسب تقرير نشر أمس، …».
    """

    first: int
    last: int
    voice: Voice
    rule: str
    until: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A headline's speaker before a colon at chunk ``colon``."""

    colon: int
    voice: Voice
    rule: str
    outlet: Voice | None = None
    """The outlet that the speaker spoke to: «الوزير لـ"المدينة": …»."""
    told: bool = False
    """Whether more stands before the colon than the speaker, so that a clause must stand behind it: «الوزير في باريس: …»."""


class Constructions:
    """What the constructions found in one sentence; ``relays`` by the chunk of their verb."""

    __slots__ = ("citing", "heading", "relays", "sources", "turned")

    def __init__(self) -> None:
        self.relays: dict[int, Relay] = {}
        self.sources: list[Source] = []
        self.citing: list[Source] = []
        self.turned: set[int] = set()
        """Chunks at which «كما» turns to what somebody else said: «، كما أبدت بكين دعما»."""
        self.heading: Heading | None = None


class ConstructionFinder:
    """Matches the constructions of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._standing = book.forms("attribution/words/standing.tsv")
        self._issued = book.forms("attribution/words/issued.tsv")
        self._symbols = ChunkSymbols(list(book.constructions("attribution/*.yaml")))

    def find(self, clauses: Clauses) -> Constructions:
        """The constructions of one sentence."""
        chunks = clauses.chunks
        found = Constructions()
        for construction, match in self._symbols.matches(chunks):
            slots = {name: [c for c in chunks[start - 1 : end - 1] if c.tag != ","]
                     for name, (start, end) in match.slots.items()}
            self._add(found, construction.build, construction.rule, slots, match.start - 1, match.end - 2, clauses)
        return found

    def _add(self, found: Constructions, build: str, rule: str, slots: dict[str, list[Chunk]], first: int, last: int,
             clauses: Clauses) -> None:
        chunks = clauses.chunks
        if build == "relay":
            source = Voice(coordinated(chunks, slots["source"][0].index))
            carrier = Voice(coordinated(chunks, slots["carrier"][0].index))
            found.relays[slots["cue"][0].index] = Relay(carrier, source, rule, _further(chunks, source))
        elif build == "as-said" and first == 0 and not any(c.tag == "c" and c.conj == "fa" for c in chunks[last : last + 4]):
            return  # «كما» at the start of a sentence means also, but for «كما قال الوزير، فإن»
        elif rule.endswith("-on") and first <= 1:
            return  # «وتعليقا على ما نقلته الصحيفة، قال الوزير»
        elif build == "quoted-told" and chunks[first - (2 if chunks[first - 1].tag == "," else 1)].tag != '"':
            return  # «الطريق مغلق، وهذا ما أكده السائق» repeats nothing
        elif build in ("according", "as-said", "as-told", "quoted-told", "told-amid"):
            cue = slots["cue"][0] if "cue" in slots else None
            if build == "as-said" and cue is not None and (
                _goes_on(clauses, cue.index, slots["source"][0].index)
                or _names(cue) or (cue.head.analysis.suffix and any(sense.stance == "believes" for sense in cue.head.lexeme.cues))
            ):
                found.turned.add(first)
                return  # «كما قال الوزير إن», «كما اعتبرتها الصحيفة», «كما يسميها السكان» tell something else
            if build == "told-amid" and (cue is None or _tells(clauses, cue.index)):
                return  # «، يقول الخبير، إن»
            source_chunk = slots["source"][0]
            first_word = clauses.tokens[source_chunk.first].lexeme
            if build == "according" and first_word.kind == "quantity" and source_chunk.kind == "document":
                return  # «وفق عدد التأشيرات»
            if build == "according" and source_chunk.kind in ("thing", "quantity") and not (
                source_chunk.head.lexeme.cues or source_chunk.head.lexeme.lemma in self._standing
            ):
                return
            if any(source.voice.chunks[0] is source_chunk for source in found.sources):
                return
            group = coordinated(chunks, source_chunk.index)
            start = first if build != "according" else source_chunk.index
            start = cue.index if build == "told-amid" and cue is not None else start
            until = self._described_until(clauses, source_chunk) if build == "according" and start <= 1 else 0
            found.sources.append(Source(start, group[-1].index + 1, Voice(group), rule, until))
        elif build == "citing":
            group = coordinated(chunks, slots["source"][0].index)
            found.citing.append(Source(first, group[-1].index + 1, Voice(group), rule))
        elif build == "headline" and found.heading is None and not any(c.tag in 'Vc"' for c in chunks[: max(first, 0)]):
            spoken_to = slots["outlet"][0] if "outlet" in slots else None
            if spoken_to is not None and spoken_to.kind != "outlet" and clauses.tokens[spoken_to.first].tag != '"':
                spoken_to = None  # «الأمير للطلاب: …»
            outlet = Voice([spoken_to]) if spoken_to is not None else None
            found.heading = Heading(last, Voice(slots["speaker"]), rule, outlet, first > 0 or "aside" in slots)


    def _described_until(self, clauses: Clauses, document: Chunk) -> int:
        """The comma behind the clause that tells how a document came out, or 0."""
        chunks, tokens = clauses.chunks, clauses.tokens
        if document.kind != "document" or document.definite:
            return 0  # «بحسب التقرير قتل خمسة»
        told = document.index + 1
        if not (document.last - document.first > 1 and self._issues(tokens[document.last - 1])):  # «بيان نشر أمس»
            while told < len(chunks) and chunks[told].tag == "N" and chunks[told].prep and not chunks[told].conj:
                told += 1  # «تقرير للأمم المتحدة نشر الاثنين»
            if told == len(chunks) or chunks[told].conj or chunks[told].last - chunks[told].first > 1 or not (
                    self._issues(chunks[told].head)):
                return 0
            told += 1
        end = next((chunk for chunk in chunks[told : told + _DESCRIPTION] if chunk.tag in ",.cr"), None)
        return end.index if end is not None and end.tag == "," else 0

    def _issues(self, token: Token) -> bool:
        """Whether a word may be a verb of coming out or publishing."""
        return any(a.tag == "v" and a.lexeme.lemma in self._issued for a in token.word.analyses)


def _further(chunks: list[Chunk], source: Voice) -> tuple[Voice, ...]:
    """Whom an outlet that is itself relayed has its words from: «عن رويترز عن مسؤول»; «مسؤول عن الملف» is no relay."""
    found: list[Voice] = []
    while source.outlet and source.chunks[-1].index + 1 < len(chunks):
        following = chunks[source.chunks[-1].index + 1]
        if following.tag != "N" or following.prep != "an" or following.conj or following.kind not in _RELAYED:
            break
        source = Voice(coordinated(chunks, following.index))
        found.append(source)
    return tuple(found)


def _goes_on(clauses: Clauses, cue: int, source: int) -> bool:
    """Whether the verb of saying at chunk ``cue`` has content of its own behind its speaker: «كما أعلن الوزير توقيع اتفاق».

    Behind a comma only a clause that no verb before it leads to: «كما صرح المتحدث، أن القوات انسحبت».
    """
    predication = next((p for p in clauses.verbs if p.position == cue), None)
    if predication is None:
        return False
    mark, chunks = predication.complement, clauses.chunks
    if mark is not None and not any(chunk.tag in ",-" for chunk in chunks[source:mark]):
        return True
    if mark is not None and chunks[mark].tag == "c" and not chunks[mark].conj and chunks[mark - 1].tag == "," and not any(
        verb.complement == mark for verb in clauses.verbs if verb.position < cue
    ) and sum(chunk.tag == "," for chunk in chunks[source:mark]) == 1:
        return True
    last = coordinated(chunks, source)[-1].index
    told = predication.object
    if told is not None and told.how == "after" and told.first.index == last + 1 and told.first.kind != "time":
        return True
    if last + 1 < len(chunks) and chunks[last + 1].bare and chunks[last + 1].kind in _TOLD:
        return True  # «كما تابع الرئيس استعراضا عسكريا»
    return any(place.first.index == last + 1 and prep in SAID_BY and prep in sense.content and not sense.object
               for prep, place in predication.oblique.items() for sense in predication.token.analysis.lexeme.cues)


def _names(cue: Chunk) -> bool:
    """Whether a verb names or moves something and says nothing: «سمى», «أثار»."""
    return not any("clause" in sense.content and not sense.object and sense.stance not in _PRAISING
                   for sense in cue.head.lexeme.cues)


def _tells(clauses: Clauses, cue: int) -> bool:
    """Whether the verb at a chunk tells something itself, or is none that is put amid what somebody says."""
    told = next((p for p in clauses.verbs if p.position == cue), None)
    if told is None or told.negated or told.token.analysis.form.tense != "present" or clauses.chunks[cue].conj:
        return True
    dashed = clauses.chunks[cue - 1].tag == "-"  # «تم الشروع –يضيف المسؤول– بترميمها»
    return _names(clauses.chunks[cue]) or told.complement is not None or told.object is not None or not (
        dashed or SAID_BY.isdisjoint(told.oblique))
