"""``musnad.Store``: the store with all its questions, for programs and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from musnad.page.document import article
from musnad.query import alerts as _alerts
from musnad.query import copies as _copies
from musnad.query import entity as _entity
from musnad.query import facets as _facets
from musnad.query import judgements as _judgements
from musnad.query import listing as _listing
from musnad.query import pages as _pages
from musnad.query import resolve as _resolve
from musnad.query import reviews as _reviews
from musnad.query import revisions as _revisions
from musnad.query import search as _search
from musnad.query import settled as _settled
from musnad.query import situation as _situation
from musnad.query import trace as _trace
from musnad.query.intervals import Measure
from musnad.query.lines import Held, Moment
from musnad.query.listing import Filters
from musnad.query.places import area
from musnad.query.results import Results
from musnad.records import Document, Reading
from musnad.store.store import Kept
from musnad.store.store import Store as Kernel
from musnad.store.terms import Terms


class Store(Kernel):
    """Readings kept in one SQLite file, and what they say together.

    ``where`` is a path (default: ``MUSNAD_STORE``, else ``musnad.db``). Questions raise ``QueryError`` where they are put
    wrongly, and ``StoreError`` where the store cannot be used; both messages are one line. Days are ISO 8601 strings, areas ISO
    codes (``KZ``, ``KZ-55``) or names.

    >>> import musnad, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> store = musnad.Store(folder.name + "/musnad.db")
    >>> store.add("فرضت تونس حالة الطوارئ في البلاد اليوم الثلاثاء.", "2019-03-12")
    'new'
    >>> [(held.kind, held.area, held.since) for held in store.situation("2019-03-13")]
    [('state_of_emergency', 'TN', '2019-03-12')]
    >>> store.search("الطوارئ")[0].published
    '2019-03-12'
    """

    @property
    def terms(self) -> Terms:
        """What cuts texts and queries into search terms: with the word lists that articles are read with."""
        if self._terms is None:
            from musnad.reader import reader

            made = reader(None)
            self._terms = Terms(made.book, made.analyser)
        return self._terms

    def add(
        self,
        text: str,
        published: str | None = None,
        *,
        id: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        headline: str | None = None,
    ) -> Kept:
        """Read an article and keep it; returns ``new``, ``same``, ``reread`` or ``revised``."""
        from musnad.reader import reader
        from musnad.store.ids import hashed

        document = article(text, published, id=id or url or hashed(8, text), url=url, outlet=outlet, headline=headline)
        return self.ingest(reader(None).read(document))

    def add_all(self, articles: Iterable[Document | Reading]) -> dict[Kept, int]:
        """Read and keep many articles, compare them with the others, and run the alerts; returns how many became what."""
        from musnad.reader import reader

        became: dict[Kept, int] = {}
        for one in articles:
            kept = self.ingest(one if isinstance(one, Reading) else reader(None).read(one))
            became[kept] = became.get(kept, 0) + 1
        self.resolve()
        self.settle()
        _alerts.run_alerts(self)
        return became

    def resolve(self) -> int:
        """Compare new articles with those of the days around them (``musnad ingest`` does so); returns how many there were."""
        return _resolve.resolve(self)

    def settle(self) -> int:
        """Work out what is in force in the countries of which something new was reported, to answer sooner; returns how many."""
        return _settled.settle(self)

    def unsettled(self) -> int:
        """How many kinds of measures in countries wait for ``settle``, and articles for ``resolve``: 0 where all is done."""
        with self.connection() as connection:
            return _settled.waiting(connection)

    def search(self, query: str, *, limit: int = 20, best: bool = False, versions: bool = False,
               after: str | None = None) -> Results[_search.Hit]:
        """Articles by words, phrases and fields (``'حكومة "حالة الطوارئ" speaker:لافروف from:2022-01-01'``), newest first.

        ``after`` is the document of the last hit before, to go on from there; not with ``best``.
        """
        with self.connection() as connection:
            before = _pages.number(connection, after) if after is not None else None
            found = _search.search(connection, self.terms, query, limit=limit, best=best, versions=versions, before=before)
            return Results(found)

    def facets(self, query: str) -> _facets.Facets:
        """How many articles answer a query, and by which outlets, months, countries, speakers and types."""
        with self.connection() as connection:
            return _facets.facets(connection, self.terms, query)

    def situation(
        self,
        at: str | None = None,
        *,
        as_of: str | None = None,
        area: str | None = None,
        kinds: Sequence[str] = (),
        stale: bool = False,
        least: int = 1,
        start: int = 0,
        limit: int | None = None,
        kept: bool = False,
    ) -> Results[Held]:
        """What is in force on a day (default: today) by what had been reported by ``as_of`` (default: all that is known).

        ``least`` wants so many independent origins. ``limit`` lines are given from the one with the number ``start`` on (default:
        all); ``total`` of the results says how many there are. ``kept`` leaves out what was reported since ``settle``, so that a
        question beside an ingest is quick.
        """
        day = at or date.today().isoformat()
        with self.connection() as connection:
            return _situation.situation(connection, day, as_of=as_of, where=area, kinds=kinds, stale=stale, least=least,
                                        start=start, limit=limit, kept=kept)

    def timeline(
        self,
        *,
        area: str | None = None,
        kinds: Sequence[str] = (),
        first: str | None = None,
        last: str | None = None,
        as_of: str | None = None,
        newest: bool = False,
        start: int = 0,
        limit: int | None = None,
        kept: bool = False,
    ) -> Results[Moment]:
        """Starts, extensions and ends of measures by day, or with ``newest`` the last ones first; a part as in ``situation``."""
        with self.connection() as connection:
            return _situation.timeline(connection, as_of=as_of, where=area, kinds=kinds, first=first, last=last, newest=newest,
                                       start=start, limit=limit, kept=kept)

    def timeline_counts(self, *, area: str | None = None, first: str | None = None, last: str | None = None,
                        as_of: str | None = None, kept: bool = False) -> list[tuple[str, int]]:
        """How many moments the timeline has of each kind of measure, the most first."""
        with self.connection() as connection:
            return _situation.timeline_counts(connection, as_of=as_of, where=area, first=first, last=last, kept=kept)

    def diff(self, before: str, after: str, *, area: str | None = None, kinds: Sequence[str] = (),
             kept: bool = False) -> Results[_situation.Altered]:
        """How what is in force changed between two days, each seen with the knowledge of its own day."""
        with self.connection() as connection:
            return Results(_situation.diff(connection, before, after, where=area, kinds=kinds, kept=kept))

    def measures(self, *, area: str | None = None, kinds: Sequence[str] = (), as_of: str | None = None) -> Results[Measure]:
        """Measures with all their transitions and reports: what ``situation`` and ``timeline`` are made of."""
        with self.connection() as connection:
            return Results(_settled.find(connection, _settled.Asked(_path(area), tuple(kinds), as_of)))

    def documents(self, asked: Filters | None = None, *, cursor: str | None = None,
                  limit: int = 50) -> _pages.Page[_pages.Counted]:
        """Articles, newest first, a page at a time: ``cursor`` is ``next`` of the page before."""
        with self.connection() as connection:
            return _pages.documents(connection, asked or Filters(), cursor=cursor, limit=limit)

    def records(self, kind: str, asked: Filters | None = None, *, cursor: str | None = None,
                limit: int = 50) -> _pages.Page[_pages.Listed]:
        """``statements``, ``events`` or ``changes`` of all articles, newest first, a page at a time."""
        with self.connection() as connection:
            return _pages.records(connection, self.terms, kind, asked or Filters(), cursor=cursor, limit=limit)

    def counts(self, kind: str, asked: Filters | None = None) -> list[tuple[str, int]]:
        """How many statements there are by stance, events by type or changes by kind, the most first."""
        with self.connection() as connection:
            return _listing.counts(connection, self.terms, kind, asked or Filters())

    def span(self) -> tuple[str | None, str | None]:
        """The first and the last day of publication."""
        with self.connection() as connection:
            return _listing.span(connection)

    def record(self, id: str) -> _pages.Listed | None:
        """The statement, event or change with a full id (``document.record``); None where there is none."""
        return next(iter(self.listed([id])), None)

    def listed(self, ids: Sequence[str]) -> Results[_pages.Listed]:
        """Records by their full ids."""
        with self.connection() as connection:
            return Results(_pages.listed(connection, ids))

    def bearers(self, *, kind: str | None = None, country: str | None = None, cursor: str | None = None,
                limit: int = 50) -> _pages.Page[_pages.Bearer]:
        """Known entities, those of most articles first, a page at a time."""
        with self.connection() as connection:
            return _pages.entities(connection, kind=kind, country=country, cursor=cursor, limit=limit)

    def trace(self, id: str) -> _trace.Trace:
        """All reports of a statement, event or change, their independent origins, and what they disagree about."""
        with self.connection() as connection:
            return _trace.trace(connection, id)

    def entities(self, name: str, *, limit: int = 10) -> Results[_entity.Known]:
        """Who bears a name, in Arabic or English, or an id."""
        with self.connection() as connection:
            return Results(_entity.entities(connection, self.terms, name, limit=limit))

    def copies(self, id: str | None = None, *, limit: int = 20) -> Results[_copies.Copies]:
        """The texts that most articles carry, or the one of an article, with the words in which each copy differs."""
        with self.connection() as connection:
            return Results(_copies.copies(connection, id, limit=limit))

    def revisions(self, id: str) -> Results[_revisions.Revision]:
        """How the versions of an article (by URL or id) differ."""
        with self.connection() as connection:
            return Results(_revisions.revisions(connection, self.terms, id))

    def same(self, a: str, b: str, *, by: str = "person", reason: str = "") -> bool:
        """Judge two records or entities the same; returns whether that is news."""
        return self._judge(a, b, "same", by, reason)

    def different(self, a: str, b: str, *, by: str = "person", reason: str = "") -> bool:
        """Judge two records or entities different; returns whether that is news."""
        return self._judge(a, b, "different", by, reason)

    def judgements(self, id: str) -> Results[_judgements.Judgement]:
        """All judgements about a record or entity, in order."""
        with self.connection() as connection:
            return Results(_judgements.history(connection, id))

    def review(self, id: str, verdict: str, *, by: str, correction: Mapping[str, str] | None = None,
               reason: str = "") -> _reviews.Review:
        """Say of a statement, event or change that it is ``accepted``, ``rejected`` or ``corrected`` (to what)."""
        with self.connection(writes=True) as connection:
            return _reviews.review(connection, id, verdict, by=by, correction=correction, reason=reason)

    def reviews(self, id: str | None = None, *, limit: int = 50, before: int | None = None) -> Results[_reviews.Review]:
        """All reviews of a record in order, or the last ones of all records, the newest first."""
        with self.connection() as connection:
            return Results(_reviews.recent(connection, limit=limit, before=before) if id is None
                           else _reviews.history(connection, id))

    def review_queue(self, *, limit: int = 30) -> Results[_pages.Listed]:
        """The least sure records of the newest articles that nobody has reviewed."""
        with self.connection() as connection:
            return Results(_pages.listed(connection, _reviews.queue(connection, limit=limit)))

    def standing(self, reading: Reading) -> dict[str, _reviews.Review]:
        """Record → the review that counts, for an article as it is read now."""
        with self.connection() as connection:
            return _reviews.standing(connection, reading)

    def reviewed(self) -> list[str]:
        """Ids of the documents of which any record was reviewed."""
        with self.connection() as connection:
            return _reviews.reviewed(connection)

    def _judge(self, a: str, b: str, verdict: str, by: str, reason: str) -> bool:
        with self.connection(writes=True) as connection:
            return _judgements.judge(
                connection,
                _judgements.known(connection, a),
                _judgements.known(connection, b),
                verdict,
                by=by,
                score=1.0,
                reason=reason,
            )


def _path(named: str | None) -> tuple[str, ...] | None:
    return area(named).path if named else None
