"""Share files out to workers until all are read: ``musnad ingest … --runner ray -o OUT/``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from musnad.distributed.dataset import Dataset, Done, Unit
from musnad.distributed.engine import EngineError, daft
from musnad.distributed.worker import Worker
from musnad.page.inputs import Taking

_CPUS = 0.5
"""Of a processor that Ray sets aside for a worker: when half of the nodes die, their workers still find room on the others. Where
they do not, Daft waits for ever."""
ATTEMPTS = 3
"""Runs that may fail one after another without a file more being read: a node that dies costs one."""


def read_all(dataset: Dataset, units: Sequence[Unit], how: Taking, workers: int) -> Iterator[Done]:
    """Read the files that are not read yet; yields what came of each as it is known. Raises EngineError."""
    told: set[int] = set()
    failed = 0
    while True:
        done = dataset.done()
        for unit in units:
            if unit.number in done and unit.number not in told:
                told.add(unit.number)
                yield done[unit.number]
        left = [unit for unit in units if unit.number not in told]
        if not left:
            return
        before = len(told)
        try:
            for one in _shared_out(dataset, left, how, min(workers, len(left))):
                told.add(one.number)
                yield one
        except Exception as error:  # Daft and Ray raise what they like when a process or a node dies
            failed = 0 if len(told) > before or len(dataset.done()) > len(done) else failed + 1
            if failed >= ATTEMPTS:
                raise EngineError(f"{len(left)} files cannot be read: {str(error).strip().splitlines()[-1][:200]}") from error


def _shared_out(dataset: Dataset, units: Sequence[Unit], how: Taking, workers: int) -> Iterator[Done]:
    engine = daft()
    shared: Any = engine.cls(Worker, use_process=True, max_concurrency=workers, cpus=_CPUS)(dataset.where, how)
    frame = engine.from_pydict({"number": [unit.number for unit in units], "path": [unit.path for unit in units]})
    read = frame.into_batches(1).select(shared.read(frame["number"], frame["path"]).alias("done"))
    for row in read.iter_rows():
        yield Done.from_json(row["done"])


def described(how: Taking, version: str) -> dict[str, Any]:
    """What makes two runs read alike: the version of the rules, and what was said of the inputs."""
    columns = {name: getattr(how.columns, name) for name in how.columns.__slots__}
    return dict(json.loads(json.dumps({"rules": version, "published": how.published, "columns": columns})))


def absolute(how: Taking) -> Taking:
    """The same for processes that stand in other folders."""
    return Taking(how.published, how.columns, rules=Path(how.rules).resolve() if how.rules is not None else None)
