"""`musnad ingest --runner`, `compare`, `import`: what they do and print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import click

from musnad.cli.failed import Failed
from musnad.cli.progress import progress
from musnad.cli.storing import became_what, compare, opened
from musnad.distributed.bring import bring
from musnad.distributed.compare import compare as compared
from musnad.distributed.dataset import Dataset, DatasetError, Done, Unit
from musnad.distributed.engine import EngineError, Runner, start
from musnad.distributed.run import absolute, described, read_all
from musnad.distributed.units import files
from musnad.page.inputs import Failure, Taking
from musnad.page.sources.tally import Tally
from musnad.reader import Reader
from musnad.store.errors import StoreError


def write_dataset(inputs: Sequence[str], output: str, runner: Runner, address: str | None, reader: Reader, how: Taking) -> int:
    """Read with many processes and write a data set; exit code 1 where anything could not be read."""
    found: list[tuple[str, int]] = []
    documents = 0
    try:
        workers = start(runner, address)
        with Failed(how.failures) as failed:
            for one in files(inputs):
                if isinstance(one, Failure):
                    failed.add(one)
                else:
                    found.append(one)
            dataset = Dataset(output)
            units = dataset.plan(found, described(how, reader.book.version))
            tally = Tally(sum(unit.size for unit in units))
            with progress(_counted(read_all(dataset, units, absolute(how), workers), units, tally), tally) as steps:
                for done in steps:
                    documents += done.documents
                    for failure in done.failures:
                        failed.add(failure)
            count = failed.count
    except (DatasetError, EngineError, OSError) as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    click.echo(f"{output}: {documents} articles of {len(units)} files" + (f", {count} failed" if count else "")
               + f"; `musnad import {output}` brings them into a store")
    return 1 if count else 0


def _counted(steps: Iterator[Done], units: Sequence[Unit], tally: Tally) -> Iterator[Done]:
    sizes = {unit.number: unit.size for unit in units}
    for done in steps:
        tally.done += sizes[done.number]
        yield done


def compare_dataset(folder: str, runner: Runner, address: str | None) -> int:
    """Compare the articles of a data set and write what was found into it."""
    try:
        start(runner, address)
        found = compared(Dataset(folder))
    except (DatasetError, EngineError, OSError) as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    click.echo(f"{folder}: {found.articles} articles compared, {found.judgements} judgements, {found.clusters} statements and "
               f"events that several report, {found.measures} measures")
    return 0


def import_datasets(folders: Sequence[str], where: str | None) -> int:
    """Keep what data sets hold; exit code 1 where one cannot be read."""
    became: Counter[str] = Counter()
    store = opened(where, create=True)
    try:
        for folder in folders:
            dataset = Dataset(folder)
            parts = dataset.parts()
            tally = Tally(dataset.articles())
            with progress(bring(dataset, parts, store), tally) as steps:
                for kept in steps:
                    became[kept] += 1
                    tally.done += 1
        compare(store)
    except (DatasetError, StoreError, OSError) as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    click.echo(became_what(store, became))
    return 0
