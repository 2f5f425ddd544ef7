"""The ledger across articles beside a gold of cells and of independent origins.

    python bench/ledger.py [FOLDER] [--misses]

FOLDER (default: ``tests/corpus/ledger``) holds ``articles.jsonl``, ``ledger.json`` and ``origins.json``; its README says how the
gold was decided. A cell tells what is in force where on one of 12 days, by what had been published by then. It is right in state
when the measure is in force or not as the gold says, and right in date when its first day is the gold's as well. Where the gold
names a person (who holds the office, who is detained), only a measure of that person counts; where it names a nation's contingent
of a force, only a measure of that nation's troops, if any article tells of these apart; where it names an object in an area (an
airport, a crossing), a measure of a place in the area counts too. Kinds that Musnad does not keep count as wrong where they
are in force. A statement's origins are those of the event, change or statement that is read in the words that the gold points at,
over all articles that were found to tell it; articles are right where these are the gold's. The articles that were joined are
counted too, and those that are missing. A folder without ``ledger.json`` (``tests/corpus/origins``) has origins alone.
"""

import collections
import json
import sys
import tempfile
from pathlib import Path

from usage import arguments

import musnad
from musnad.page.document import article
from musnad.query.alike import same_name
from musnad.query.errors import QueryError
from musnad.store.shipped import table

KEPT_AS = {"security_alert": ("alert", ""), "internet_shutdown": ("closure", "internet"), "price_cap": ("regulation", "prices")}
"""Kinds of the gold that Musnad calls otherwise, with what is shut or ruled: the internet, prices."""
CONTINGENTS = {"Armenian": "AM", "Belarusian": "BY", "Kyrgyz": "KG", "Tajik": "TJ"}
ROOT = Path(__file__).parents[1]


def main() -> None:
    named = arguments()
    folder = Path(named[0]) if named else ROOT / "tests/corpus/ledger"
    lines = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        store = musnad.Store(f"{scratch}/musnad.db")
        store.add_all([article(one["text"], one["published"], id=one["id"], url=one["url"], outlet=one["outlet"],
                               headline=one["headline"]) for one in lines])
        counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
        days = folder / "ledger.json"
        for day in json.loads(days.read_text(encoding="utf-8")) if days.exists() else ():
            for cell in day["cells"]:
                state, dated = judge(store, day["date"], cell)
                for key in (cell["kind"], "all"):
                    counts[key][0] += 1
                    counts[key][1] += state
                    counts[key][2] += dated
                if not state and "--misses" in sys.argv:
                    print(day["date"], cell["kind"], cell["area"], "in force" if cell["in_force"] else "not in force",
                          cell.get("since"), cell.get("object") or "")
        origins(store, folder, "--misses" in sys.argv)
    if counts:
        print(f"{'':22}{'cells':>6}{'state':>8}{'and date':>10}")
    for kind, (cells, state, dated) in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{kind:22}{cells:6}{state / cells:8.3f}{dated / cells:10.3f}")


def judge(store: musnad.Store, day: str, cell: dict) -> tuple[bool, bool]:
    """Whether a cell is right in state, and in its first day too."""
    kind, shut = KEPT_AS.get(cell["kind"], (cell["kind"], ""))
    try:
        held = store.situation(day, as_of=day, area=cell["area"], kinds=[kind])
    except QueryError:  # a kind that is not kept
        held = []
    area, person = cell["area"], cell.get("holder") or (cell.get("object") if cell["kind"] == "detention" else None)
    inner = cell.get("object") is not None and "-" in area
    here = [one for one in held if one.status != "announced" and (one.area == area or (inner and one.area.startswith(area + "/")))
            and (person is None or any(same_name(person, name) for name in (one.subject or "").split(" + ")))]
    if kind in ("closure", "regulation"):
        here = [one for one in here if one.subject == shut or (not shut and one.subject != "internet")]
    nation = CONTINGENTS.get((cell.get("object") or "").partition(" ")[0])
    if nation is not None and (names := troops(store, day, cell["area"], nation)):
        here = [one for one in here if one.subject in names]
    state = bool(here) == cell["in_force"]
    return state, state and (not cell["in_force"] or any(one.since == cell["since"] for one in here))


def troops(store: musnad.Store, day: str, area: str, nation: str) -> set[str]:
    """Whose the measures are that tell of a nation's troops in an area, as known on a day."""
    called = {row["name"] for row in table("grounding/countries.tsv") if row["country"] == nation}
    told = (measure.subject for measure in store.measures(area=area, kinds=["force_presence"], as_of=day))
    return {" + ".join(names) for names in told if any(name.split()[-1] in called for name in names)}


def origins(store: musnad.Store, folder: Path, misses: bool) -> None:
    """Print how many statements have their number of origins, and how many the right articles as well."""
    names = {reading.document.url.rpartition("/")[2]: reading for reading in store.readings()}
    back = {reading.document.id: name for name, reading in names.items()}
    gold = json.loads((folder / "origins.json").read_text(encoding="utf-8"))
    read = exact = right = joined = wrong = missing = 0
    for one in gold:
        reading = names[one["at"]["article"]]
        start = reading.document.text.index(one["at"]["words"])
        end = start + len(one["at"]["words"])
        records = [(r.trigger, r.id) for r in reading.events] + [(r.evidence, r.id) for r in reading.changes]
        records += [(r.content, r.id) for r in sorted(reading.statements, key=lambda r: r.content[1] - r.content[0])]
        found = next((id for (first, last), id in records if first < end and last > start), None)
        traced = store.trace(f"{reading.document.id}.{found}") if found else None
        articles = {back[report.document] for report in traced.reports} if traced else set()
        same, alike = traced is not None and len(traced.origins) == one["origins"], articles == set(one["articles"])
        read, exact, right = read + (found is not None), exact + same, right + (same and alike)
        told = set(one["articles"])
        joined, wrong, missing = joined + len(articles & told) - 1, wrong + len(articles - told), missing + len(told - articles)
        if misses and not (same and alike):
            print(f"{len(traced.origins) if traced else '-'} for {one['origins']} {found and found[0]} {one['what']}: "
                  f"{' '.join(sorted(articles))} for {' '.join(one['articles'])}")
    print(f"{len(gold)} statements: {read / len(gold):.3f} read, {exact / len(gold):.3f} with their number of origins, "
          f"{right / len(gold):.3f} with their articles too; articles joined: {joined} rightly, {wrong} wrongly, "
          f"{missing} missing")


if __name__ == "__main__":
    main()
