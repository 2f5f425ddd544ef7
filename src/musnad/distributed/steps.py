"""What workers do between articles: plain classes over plain rows, which Daft runs where it likes (``compare.py``).

All judging is that of ``query/``: the same functions that a store calls.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from musnad.distributed.dataset import Dataset
from musnad.query import keys
from musnad.query.alike import events, statements, toll_of, turn_of
from musnad.query.compared import DATE, STANDING, Happened, Said, Turn, own_day
from musnad.query.judgements import Judged, Known, Verdicts, news
from musnad.query.origins import called
from musnad.query.places import path_of
from musnad.query.resolve import MOST, PERSON, STATE, Record, home_of, is_called, is_compared, judged, windows
from musnad.store import blocks
from musnad.store.likeness import COPY, bands, hashes, resemblance
from musnad.store.rows import Row


class Comparable(TypedDict):
    """A statement or event before it is known what its article is a copy of."""

    file: int
    item: int
    kind: str
    n: int
    id: str
    start: int
    end: int
    keys: list[int]
    day: str | None
    """On which an event was."""
    data: bytes


class Placed(TypedDict):
    """The same with the number of its article and that of the text that this is a copy of."""

    doc: int
    root: int
    kind: str
    n: int
    id: str
    start: int
    end: int
    data: bytes


class Window(TypedDict):
    """Numbers of earlier articles, the first and the last, among whose records the same as one is sought."""

    which: int
    low: int
    high: int


class Near(TypedDict):
    """A record with which one is compared."""

    doc: int
    n: int


class Found(TypedDict):
    """A judgement; ``turn`` is 0 for what is found when the earlier article is compared, 1 for the later."""

    turn: int
    kind: str
    a: str
    b: str
    verdict: str
    score: float
    reason: str
    a_start: int | None
    a_end: int | None
    b_start: int | None
    b_end: int | None


class Comparables:
    """The records of a part of a data set, as they are compared; ``wholes``: the full names of known entities in a store."""

    def __init__(self, where: str, wholes: dict[str, str]) -> None:
        self._dataset = Dataset(where)
        self._wholes = wholes

    def of(self, file: int, part: int) -> list[Comparable]:
        """Statements and events with their keys."""
        tables = ("statement", "link", "event", "party", "quantity", "change", "change_area", "entity", "place", "time",
                  "mention")
        found: list[Comparable] = []
        for document, rows in self._dataset.documents((file, part), tables, ("id", "published", "item")):
            for record, said in _compared(document, rows, self._wholes):
                made = keys.of_statement(said) if isinstance(said, Said) else keys.of_event(said)
                found.append({
                    "file": file, "item": document["item"], "kind": "statement" if isinstance(said, Said) else "event",
                    "n": record["n"], "id": f"{document['id']}.{record['id']}", "start": record["start"], "end": record["end"],
                    "keys": sorted(made) if record["n"] < blocks.MOST else [],
                    "day": own_day(said) if isinstance(said, Happened) else None, "data": pickle.dumps(said)})
        return found


def _compared(document: Row, rows: dict[str, list[Row]], known: dict[str, str]) -> list[tuple[Row, Said | Happened]]:
    speakers = {link["statement"]: link for link in rows.get("link", ()) if link["speaker"]}
    found: list[tuple[Row, Said | Happened]] = []
    for s in rows.get("statement", ()):
        if s["id"] in speakers:
            link = speakers[s["id"]]
            told = (t["first"] for t in rows.get("time", ()) if t["kind"] == "date" and t["first"]
                    and s["start"] <= t["start"] and t["end"] <= s["end"])
            day = min(told, default=None)
            found.append((s, Said(hashes(s["words"]), link["name"], link["entity"], 0, day and day[:DATE])))
    whose: dict[tuple[str, str], list[Row]] = {}
    for party in rows.get("party", ()):
        whose.setdefault((party["owner"], party["side"]), []).append(party)
    wholes = {entity["id"]: known.get(entity["id"], entity["name"]) for entity in rows.get("entity", ())}
    kinds: dict[tuple[int, int], str] = {}
    for mention in rows.get("mention", ()):
        span = mention["start"], mention["end"]
        kinds[span] = min(mention["kind"], kinds.get(span, mention["kind"]))
    turned: dict[str, set[Turn]] = {}
    makers = {change["id"]: (change, _makers(change, rows.get("event", ()))) for change in rows.get("change", ())}
    for area in rows.get("change_area", ()):
        change, its_own = makers[area["change"]]
        path = path_of(area["country"], area["admin1"], area["name"] or "", area["geonames"])
        if (turn := turn_of(change["kind"], change["effect"], path)) is not None:
            for event in its_own:
                turned.setdefault(event, set()).add(turn)
    standing = {event for change, its_own in makers.values() if change["effect"] == STANDING for event in its_own}
    counted: dict[str, list[tuple[str, float]]] = {}
    for q in rows.get("quantity", ()):
        value = toll_of(q["value"], q["low"], q["high"])
        if value is not None:
            counted.setdefault(q["event"], []).append((q["kind"], value))
    reported = document["published"][:10] if document["published"] else None
    home = home_of([row["country"] for name in ("place", "change_area") for row in rows.get(name, ()) if row["country"]])
    for e in rows.get("event", ()):
        if is_compared(e["status"], e["first"], document["published"]):
            actors, recipients = (
                tuple(name for p in whose.get((e["id"], side), ()) for name in called(p["name"], wholes.get(p["entity"])))
                for side in ("actor", "recipient"))
            both = [p for side in ("actor", "recipient") for p in whose.get((e["id"], side), ())]
            named = frozenset(whole for p in both if kinds.get((p["start"], p["end"])) == PERSON
                              and is_called(whole := wholes.get(p["entity"]) or p["name"], p["entity"]))
            states = frozenset(wholes.get(p["entity"]) or p["name"] for p in both if (p["entity"] or "").startswith(STATE)
                               and kinds.get((p["start"], p["end"])) != PERSON)
            place_and_time = (e["country"], e["admin1"], e["first"], e["last"], reported)
            tolls = tuple(counted.get(e["id"], ()))
            found.append((e, Happened(e["type"], e["mode"], e["status"], *place_and_time, actors, recipients, tolls,
                                      hashes(e["words"]), 0, frozenset(turned.get(e["id"], ())), named, states,
                                      e["country"] or home, e["id"] in standing)))
    return found


def _makers(change: Row, events: Sequence[Row]) -> list[str]:
    """The events that make a change: the one that it names, or else those whose words stand in its own."""
    if change["event"]:
        return [change["event"]]
    return [e["id"] for e in events if change["start"] < e["end"] and e["start"] < change["end"]]


class Copies:
    """Which texts are copies."""

    def bands(self, runs: bytes) -> list[int]:
        """The bands of a signature: copies share one."""
        return sorted(set(bands(runs))) if runs else []

    def alike(self, one: bytes, other: bytes) -> bool:
        """Whether two texts are copies of one."""
        return resemblance(one, other) >= COPY


class Judge:
    """Scores pairs and judges those of two articles together."""

    def windows(self, doc: int, day: str | None) -> list[Window]:
        """Among which earlier articles the same as a record is sought."""
        return [{"which": n, "low": low, "high": min(high, doc - 1)} for n, (low, high) in enumerate(windows(doc, day))]

    def nearest(self, docs: list[int], numbers: list[int], shared: list[int]) -> list[Near]:
        """The few records with which one is compared, of those with which it shares keys: most first, then the latest."""
        order = sorted(zip(shared, docs, numbers, strict=True), key=lambda one: (-one[0], -one[1], one[2]))
        return [{"doc": doc, "n": n} for _, doc, n in order[:MOST]]

    def score(self, one: bytes, root: int, other: bytes, other_root: int) -> float:
        """How far two records tell of the same."""
        first, second = _with_text(one, root), _with_text(other, other_root)
        if isinstance(first, Said) and isinstance(second, Said):
            return statements(first, second)[0]
        return events(first, second)[0] if isinstance(first, Happened) and isinstance(second, Happened) else 0.0

    def near(self, own: list[Placed], others: list[Placed]) -> list[Found]:
        """Judge the pairs of two articles that are no copies: ``own`` of the later one, each with the other at its place."""
        return _found(1, news(judged(zip(map(_record, own), map(_record, others), strict=True), {}), {}))

    def copies(self, earlier: list[Placed], later: list[Placed]) -> list[Found]:
        """Judge all records of two copies: when the earlier is compared, and when the later is, which may see it otherwise."""
        first, second = list(map(_record, earlier)), list(map(_record, later))
        then = news(judged(_all(first, second), {}), {})
        before: Verdicts = {}
        for one in then:
            for a, b in ((one.one, one.other), (one.other, one.one)):
                before.setdefault(a.id, {})[b.id] = (one.verdict, round(one.score, 2))
        return [*_found(0, then), *_found(1, news(judged(_all(second, first), before), before))]


def _all(own: list[Record], others: list[Record]) -> list[tuple[Record, Record]]:
    return [(a, b) for a in own for b in others if a.known.kind == b.known.kind
            and (isinstance(a.compared, Said) or isinstance(b.compared, Said) or a.compared.type == b.compared.type)]


def _record(placed: Placed) -> Record:
    known = Known(placed["id"], placed["kind"], placed["doc"], (placed["start"], placed["end"]))
    return Record(known, placed["doc"], placed["n"], _with_text(placed["data"], placed["root"]))


def _with_text(data: bytes, root: int) -> Said | Happened:
    compared: Said | Happened = pickle.loads(data)  # made by our own workers a moment ago
    return replace(compared, text=root)


def _found(turn: int, rows: list[Judged]) -> list[Found]:
    made: list[Found] = []
    for one in rows:
        (a_start, a_end), (b_start, b_end) = one.one.span or (None, None), one.other.span or (None, None)
        made.append({"turn": turn, "kind": one.one.kind, "a": one.one.id, "b": one.other.id, "verdict": one.verdict,
                     "score": round(one.score, 2), "reason": one.reason, "a_start": a_start, "a_end": a_end, "b_start": b_start,
                     "b_end": b_end})
    return made
