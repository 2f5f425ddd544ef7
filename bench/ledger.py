"""The ledger across articles beside a gold of cells: what is in force where on a day, by what had been published by then.

    python bench/ledger.py [FOLDER] [--misses]

FOLDER (default: ``tests/corpus/ledger``) holds ``articles.jsonl`` and ``ledger.json``; its README says how the gold was decided.
A cell is right in state when the measure is in force or not as the gold says, and right in date when its first day is the gold's
as well. Kinds that Musnad does not keep are counted apart, as wrong where they are in force.
"""

import collections
import json
import sys
import tempfile
from pathlib import Path

import musnad
from musnad.page.document import article
from musnad.query.errors import QueryError

ROOT = Path(__file__).parents[1]


def main() -> None:
    named = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    folder = Path(named[0]) if named else ROOT / "tests/corpus/ledger"
    lines = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        store = musnad.Store(f"{scratch}/musnad.db")
        store.add_all([article(one["text"], one["published"], id=one["id"], url=one["url"], outlet=one["outlet"],
                               headline=one["headline"]) for one in lines])
        counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
        for day in json.loads((folder / "ledger.json").read_text(encoding="utf-8")):
            for cell in day["cells"]:
                state, dated = judge(store, day["date"], cell)
                for key in (cell["kind"], "all"):
                    counts[key][0] += 1
                    counts[key][1] += state
                    counts[key][2] += dated
                if not state and "--misses" in sys.argv:
                    print(day["date"], cell["kind"], cell["area"], "in force" if cell["in_force"] else "not in force",
                          cell.get("since"), cell.get("object") or "")
    print(f"{'':22}{'cells':>6}{'state':>8}{'and date':>10}")
    for kind, (cells, state, dated) in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{kind:22}{cells:6}{state / cells:8.3f}{dated / cells:10.3f}")


def judge(store: musnad.Store, day: str, cell: dict) -> tuple[bool, bool]:
    """Whether a cell is right in state, and in its first day too."""
    try:
        held = store.situation(day, as_of=day, area=cell["area"], kinds=[cell["kind"]])
    except QueryError:  # a kind that is not kept
        held = []
    here = [one for one in held if one.area == cell["area"] and one.status != "announced"]
    state = bool(here) == cell["in_force"]
    return state, state and (not cell["in_force"] or any(one.since == cell["since"] for one in here))


if __name__ == "__main__":
    main()
