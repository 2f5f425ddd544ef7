"""Read an article: the stages in order, from canonical text to the records of the contract."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Final

from musnad.attribution.draft import StatementDraft
from musnad.attribution.read import Attributor
from musnad.clauses.clause import Clauses
from musnad.clauses.parse import Parser
from musnad.clauses.shared import share
from musnad.clauses.trace import describe
from musnad.events.directives import DirectiveDraft, DirectiveReader
from musnad.events.draft import EventDraft
from musnad.events.read import EventReader
from musnad.grounding.desk import Desk
from musnad.grounding.identity import Identities
from musnad.grounding.named import Named, bearers, mentions
from musnad.grounding.parties import Parties
from musnad.grounding.places import PlaceReader
from musnad.grounding.reasons import Weighed
from musnad.grounding.times import TimeResolver
from musnad.grounding.zones import Zones
from musnad.kernel.garbage import collecting_later
from musnad.ledger.build import build
from musnad.ledger.confidence import ChangeConfidence
from musnad.mentions.assemble import Assembler, Joined, tells_apart
from musnad.mentions.chunker import Chunker
from musnad.mentions.times.find import TimeFinder
from musnad.mentions.times.record import TimeMention
from musnad.page.document import article
from musnad.records import Document, Reading
from musnad.rulebook.tables import Rulebook, load_rulebook
from musnad.text.sentences import sentences
from musnad.tokens.analyse import Analyser
from musnad.tokens.lexicon import Told, load_lexicon
from musnad.tokens.names import find_names
from musnad.tokens.scan import scan


@dataclass(slots=True)
class Parsed:
    """A document through the stages page to events: what ``musnad explain`` looks into."""

    times: list[TimeMention]
    sentences: list[Clauses]
    statements: list[StatementDraft]
    events: list[EventDraft]
    directives: list[DirectiveDraft]


class Reader:
    """Reads articles with one rulebook; make one and keep it, since it warms up."""

    def __init__(self, book: Rulebook, told: Told | None = None) -> None:
        self.book = book
        self._lexicon = load_lexicon(book, told)
        self._analyser = Analyser(book, self._lexicon)
        self._times = TimeFinder(book)
        self._assembler = Assembler(book)
        self._chunker = Chunker(book)
        self._parser = Parser(book)
        self._subordinating = book.forms("clauses/words/subordinating.tsv")
        self._citing = book.forms("clauses/words/citing.tsv")
        self._adding = book.forms("clauses/words/adding.tsv")
        self._renewing = book.forms("clauses/words/renewing.tsv")
        self._attributor = Attributor(book)
        self._events = EventReader(book)
        self._directives = DirectiveReader(book)
        self._places = PlaceReader(book)
        self._resolver = TimeResolver(book)
        self._zones = Zones(book)
        self._changes = ChangeConfidence(book)
        self._objects = {(row["kind"], row["row"]): row["object"] for row in book.table("ledger/objects.tsv")}
        self._almanacs = book.forms("ledger/words/almanacs.tsv")
        self._desks = book.forms("ledger/words/desks.tsv")
        self.desk = Desk(book)

    @property
    def analyser(self) -> Analyser:
        """What analyses words: search cuts its terms with it."""
        return self._analyser

    def parse(self, document: Document) -> Parsed:
        """The sentences of a document with their chunks and predicates, its statements and events, not yet grounded."""
        raw = scan(document.text)
        words = self._analyser.words(raw.words)
        names = find_names(words)
        mentions = self._times.find(raw, words)
        joined = Joined(words, names, mentions)
        heading = (document.headline or "").strip()
        parsed: list[Clauses] = []
        surnames: set[str] = set()
        apart = tells_apart(words)
        for sentence in sentences(raw.words, raw.mixed):
            tokens = self._assembler.tokens(raw, words, sentence, joined, apart)
            if tokens:
                title = tokens[-1].tag != "." and not parsed
                title |= bool(heading) and document.text[tokens[0].raw_start : tokens[-1].end] in heading
                chunks = self._chunker.chunks(tokens, surnames)
                parsed.append(self._parser.parse(tokens, chunks, sentence.paragraph, heading=title))
        share(parsed, self._subordinating, self._citing, self._adding, self._renewing)
        statements = self._attributor.statements(parsed)
        events = self._events.events(parsed, statements)
        return Parsed(mentions, parsed, statements, events, self._directives.directives(parsed, statements, events))

    def read(self, document: Document) -> Reading:
        """Everything that the document reports."""
        parsed = self.parse(document)
        anchor = date.fromisoformat(document.published[:10]) if document.published else None
        ahead = frozenset(token.start for directive in parsed.directives for token in directive.deadlines)
        times = self._resolver.resolve(parsed.times, parsed.sentences, anchor, ahead)
        places = self._places.places(parsed.sentences, document.text, document.published)
        times = self._zones.filled(times, parsed.sentences, parsed.events, places, document.outlet)
        identities = Identities(self.desk, document.text, parsed.sentences, (document.published or "")[:10])
        parties = Parties(document.text, identities)
        return build(document, self.book.version, parsed.statements, parsed.events, times, places, parties, self._changes,
                     parsed.directives, self._desks, self._objects, self._almanacs)

    def trace(self, document: Document, start: int) -> list[str]:
        """How the clause around a character was understood, a line each: chunks, candidates and their scores."""
        return describe(self.parse(document).sentences, start)

    def bearers(self, name: str) -> list[Weighed]:
        """The places that bear a name, with the reasons that each has without any context, the likeliest first."""
        return bearers(self._lexicon, name)

    def named(self, name: str, document: Document) -> list[Named]:
        """What became of each mention of a place name in a document, and why."""
        raw = scan(document.text)
        names = find_names(self._analyser.words(raw.words))
        parsed = self.parse(document).sentences
        return mentions(self.bearers(name), names, raw, parsed, self._places, document.text, document.published)


_MAKING: Final = Lock()
_MADE: Final[dict[Path | None, Reader]] = {}
_MOST: Final = 4


def reader(rules: Path | None = None, told: Told | None = None) -> Reader:
    """The reader for a folder of the user's rules laid over the shipped ones (kept once made, also where threads ask at once).

    ``told`` hears how far the lexicon is, from 0 to 1, where it must be compiled first: once for each version of the rules.
    """
    with _MAKING:
        found = _MADE.get(rules)
        if found is None:
            with collecting_later():
                found = Reader(load_rulebook(rules), told)
                found.book.forget()
            if len(_MADE) == _MOST:
                del _MADE[next(iter(_MADE))]
            _MADE[rules] = found
        return found


def collect_seldom() -> None:
    """Tell the garbage collector that the readers made so far stay, and that articles leave little behind.

    For programs that read and end, and for measuring as they do: it holds for the whole process.
    """
    gc.freeze()  # a full collection need not walk the lexicon (a tenth of the time)
    gc.set_threshold(1_000_000, 10, 100)  # few collections, each of more


def read(text: str, published: str | None = None, *, id: str = "text", url: str | None = None, outlet: str | None = None,
         headline: str | None = None, rules: Path | None = None) -> Reading:
    """Read one article.

    ``published`` is ISO 8601 or RFC 2822. Spans of the result are code points of ``reading.document.text``, which is
    ``text`` itself but for a leading byte-order mark and lone surrogates.

    >>> read("أكد الوزير أن الاتفاق قريب.").statements[0].chain[0].name
    'الوزير'
    """
    return reader(rules).read(article(text, published, id=id, url=url, outlet=outlet, headline=headline))
