"""Read an article: the stages in order, from canonical text to the records of the contract."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from musnad.attribution.draft import StatementDraft
from musnad.attribution.read import Attributor
from musnad.clauses.parse import Clauses, Parser
from musnad.events.draft import EventDraft
from musnad.events.read import EventReader
from musnad.grounding.parties import Parties
from musnad.grounding.places import PlaceReader
from musnad.grounding.times import TimeResolver
from musnad.ledger.changes import changes_of
from musnad.mentions.assemble import Assembler
from musnad.mentions.chunker import Chunker
from musnad.mentions.times.find import TimeFinder
from musnad.page.document import article
from musnad.records import Change, Document, Event, EventTime, Link, Place, Reading, Statement, Time
from musnad.rulebook.tables import Rulebook, load_rulebook
from musnad.text.sentences import sentences
from musnad.tokens.analyse import Analyser
from musnad.tokens.lexicon import load_lexicon
from musnad.tokens.names import find_names
from musnad.tokens.scan import scan


class Reader:
    """Reads articles with one rulebook; make one and keep it, since it warms up."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._lexicon = load_lexicon(book)
        self._analyser = Analyser(book, self._lexicon)
        self._times = TimeFinder(book, self._analyser)
        self._assembler = Assembler(book)
        self._chunker = Chunker(book)
        self._parser = Parser(book)
        self._attributor = Attributor(book)
        self._events = EventReader(book)
        self._places = PlaceReader(book)
        self._resolver = TimeResolver(book)

    def parse(self, document: Document) -> list[Clauses]:
        """The sentences of a document with their chunks and predicates (page to clauses)."""
        raw = scan(document.text)
        words = [self._analyser.word(word) for word in raw.words]
        names = {found.first: found for found in find_names(words, self._lexicon)}
        times = {mention.first: mention for mention in self._times.find(raw, words)}
        parsed = []
        for sentence in sentences(raw.words):
            tokens = self._assembler.tokens(raw, words, sentence, names, times)
            heading = document.headline is not None and document.text[tokens[0].raw_start : tokens[-1].end] in document.headline
            parsed.append(self._parser.parse(tokens, self._chunker.chunks(tokens), sentence.paragraph, heading=heading))
        return parsed

    def read(self, document: Document) -> Reading:
        """Everything that the document reports."""
        text = document.text
        raw = scan(text)
        words = [self._analyser.word(word) for word in raw.words]
        names = {found.first: found for found in find_names(words, self._lexicon)}
        mentions = self._times.find(raw, words)
        times_by_token = {mention.first: mention for mention in mentions}
        parsed: list[Clauses] = []
        for sentence in sentences(raw.words):
            tokens = self._assembler.tokens(raw, words, sentence, names, times_by_token)
            heading = document.headline is not None and text[tokens[0].raw_start : tokens[-1].end] in document.headline
            parsed.append(self._parser.parse(tokens, self._chunker.chunks(tokens), sentence.paragraph, heading=heading))
        drafts = self._attributor.statements(parsed)
        events = self._events.events(parsed, drafts)
        anchor = date.fromisoformat(document.published[:10]) if document.published else None
        times = self._resolver.resolve(mentions, parsed, anchor)
        places, place_at, country = self._places.places(parsed, text)
        parties = Parties(text)
        return _records(document, self.book.version, drafts, events, times, places, place_at, country, parties)


def _records(
    document: Document,
    version: str,
    drafts: list[StatementDraft],
    events: list[EventDraft],
    times: list[Time],
    places: list[Place],
    place_at: dict[int, Place],
    country: str | None,
    parties: Parties,
) -> Reading:
    ids = {id(draft): f"s{number}" for number, draft in enumerate(drafts, start=1)}
    statements = tuple(
        Statement(ids[id(draft)], draft.content,
                  tuple(_link(parties, voice.chunks, voice.cue) for voice in draft.chain),
                  draft.mode, draft.stance, ids.get(id(draft.within)), draft.confidence, draft.rule)
        for draft in drafts
    )
    times_at = {time.span[0]: time for time in times}
    made: list[Event] = []
    changes: list[Change] = []
    for draft in events:
        time = times_at.get(draft.time.start) if draft.time else None
        spots = [place_at[token.start] for token in draft.places if token.start in place_at]
        event = Event(
            f"v{len(made) + 1}" if draft.sense.type else "", draft.sense.type, draft.sense.mode or None, None, draft.trigger,
            tuple(draft.also), tuple(map(parties.party, draft.actor)), tuple(map(parties.party, draft.recipient)),
            tuple(place.id for place in spots), EventTime(time.value, time.span) if time else None, (), draft.status,
            ids.get(id(draft.statement)), round(draft.confidence, 2), draft.sense.rule,
        )
        if event.type:
            made.append(event)
        if draft.sense.change:
            subject = event.recipient if draft.sense.change.startswith("detention") else event.actor or event.recipient
            changes.extend(changes_of(event, draft.sense.change, subject, spots, country, draft.status))
    numbered = tuple(replace(change, id=f"c{number}") for number, change in enumerate(changes, start=1))
    return Reading(document, tuple(parties.mentions.values()), tuple(parties.entities), tuple(times), tuple(places), statements,
                   tuple(made), numbered, (), version)


def _link(parties: Parties, chunks: list, cue: str) -> Link:  # type: ignore[type-arg]
    return parties.link(chunks, cue or None)


@lru_cache(maxsize=4)
def reader(rules: Path | None = None) -> Reader:
    """The reader for a folder of the user's rules laid over the shipped ones (kept once made)."""
    return Reader(load_rulebook(rules))


def read(text: str, published: str | None = None, *, id: str = "text", url: str | None = None, outlet: str | None = None,
         headline: str | None = None, rules: Path | None = None) -> Reading:
    """Read one article.

    ``published`` is ISO 8601 or RFC 2822. Spans of the result are code points of ``reading.document.text``, which is
    ``text`` itself but for a leading byte-order mark and lone surrogates.

    >>> read("أكد الوزير أن الاتفاق قريب.").statements[0].chain[0].name
    'الوزير'
    """
    return reader(rules).read(article(text, published, id=id, url=url, outlet=outlet, headline=headline))
