"""What `musnad compare` takes on readings multiplied by `stories.py`, beside a store that compares the same, and whether both
find the same; and the memory of a worker. Needs daft (`python3 dev.py cluster`, then `.venv-cluster/bin/python`).

    bench/cluster.py ARTICLES.jsonl [500 1000 2000]
"""

import resource
import tempfile
import time
from pathlib import Path

from sqlalchemy import select
from stories import Stories
from usage import arguments

from musnad.distributed.compare import compare
from musnad.distributed.dataset import TABLES, Dataset, Done
from musnad.distributed.engine import daft, start
from musnad.distributed.worker import PART, Worker
from musnad.library import Store
from musnad.page.inputs import Failure, Taking, documents
from musnad.reader import reader
from musnad.store import schema as db
from musnad.store.prepared import prepare
from musnad.store.terms import Terms

LARGEST = 6 << 30
"""Bytes that this may take."""
FOUND = {"judgement": ("kind", "a", "b", "verdict", "score", "reason"), "measure": ("country", "kind", "n", "turns", "reports"),
         "held": ("country", "kind", "n", "part", "line"), "moment": ("country", "kind", "n", "part", "line")}


def memory() -> int:
    """Of this process, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() >> 20


def worker(articles: str, folder: str) -> None:
    """The memory of a worker: what Daft and pyarrow take, and what comes to it."""
    before = memory()
    one = Worker(folder, Taking())
    loaded = memory()
    one.read(0, articles)
    print(f"a worker: {before} MB before, {loaded - before} MB more with the word lists, {memory() - before} MB more at the end")


def both(given: list, count: int, folder: Path) -> None:
    """Keep and compare in a store, and as joins over a data set."""
    terms = Terms(reader(None).book, reader(None).analyser)
    made = [prepare(reading, terms, spelled=True) for reading in Stories(given).reports(count)]
    dataset = Dataset(str(folder / "out"))
    units = dataset.plan([(f"part {n}", n) for n in range(0, count, PART)], {})
    for unit in units:
        part = made[unit.size : unit.size + PART]
        dataset.write(unit.number, 0, list(enumerate(part)))
        dataset.finish(Done(unit.number, len(part), ()))
    store = Store(folder / "m.db")
    for start_at in range(0, count, 64):
        store.keep(made[start_at : start_at + 64])
    clock = time.process_time()
    store.resolve()
    store.settle()
    alone = time.process_time() - clock
    clock = time.process_time()
    found = compare(dataset)
    joined = time.process_time() - clock
    size = sum(path.stat().st_size for name in TABLES for path in (folder / "out" / name).rglob("*.parquet"))
    kept = (folder / "m.db").stat().st_size
    print(f"{count} articles: {alone:.1f} s of a processor in a store, {joined:.1f} s as joins; {found.judgements} judgements, "
          f"{found.measures} measures, {'the same' if same(dataset, store) else 'NOT THE SAME'}; an article takes "
          f"{size / count / 1000:.1f} kB in Parquet, {kept / count / 1000:.1f} in the store; at most "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")


def same(dataset: Dataset, store: Store) -> bool:
    """Whether both have found the same rows."""
    for name, columns in FOUND.items():
        here = daft().read_parquet(f"{dataset.address}/{name}/*.parquet").select(*columns).to_pydict()
        with store.connection() as connection:
            there = connection.execute(select(*[db.tables.tables[name].c[column] for column in columns])).all()
        if sorted(map(repr, zip(*here.values(), strict=True))) != sorted(repr(tuple(row)) for row in there):
            return False
    return True


def main() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (LARGEST, LARGEST))
    articles, *counts = arguments(1)
    start("native")
    with tempfile.TemporaryDirectory() as folder:
        worker(articles, folder)
    given = [reader(None).read(one) for one in documents([articles]) if not isinstance(one, Failure)]
    for count in map(int, counts or ("500", "1000", "2000")):
        with tempfile.TemporaryDirectory() as folder:
            both(given, count, Path(folder))


if __name__ == "__main__":
    main()
