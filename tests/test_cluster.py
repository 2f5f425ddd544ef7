"""Reading with Daft, in processes and on a Ray cluster of two nodes of which one dies: the data set is that of one process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT
from stores import LEDGER, WIRE

pytest.importorskip("daft", reason="the extra musnad[cluster] is not installed")

ENVIRONMENT = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "DAFT_ANALYTICS_ENABLED": "0", "DO_NOT_TRACK": "1"}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """Small files, so that there are some for each worker."""
    folder = tmp_path_factory.mktemp("inputs")
    lines = [*WIRE.read_text(encoding="utf-8").splitlines(), *LEDGER.read_text(encoding="utf-8").splitlines()[:12]]
    for number in range(0, len(lines), 4):
        (folder / f"{number:03}.jsonl").write_text("\n".join(lines[number : number + 4]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def alone(inputs, tmp_path_factory):
    """The data set as one process writes it, without Daft."""
    out = tmp_path_factory.mktemp("alone") / "out"
    run("from musnad.distributed.dataset import Dataset", "from musnad.distributed.run import described",
        "from musnad.distributed.units import files", "from musnad.distributed.worker import Worker",
        "from musnad.page.inputs import Taking", "from musnad.reader import reader",
        f"dataset, worker = Dataset({str(out)!r}), Worker({str(out)!r}, Taking())",
        f"units = dataset.plan(list(files([{str(inputs)!r}])), described(Taking(), reader(None).book.version))",
        "[worker.read(unit.number, unit.path) for unit in units]")
    return contents(out)


def run(*lines):
    """A program in a process of its own: Daft can be told but once what it runs on."""
    environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, env=environment,
                            timeout=120)
    assert result.returncode == 0, result.stderr[-3000:]
    return result.stdout


def contents(out):
    """Every file of a data set, byte for byte."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(Path(out).rglob("*")) if path.is_file()}


def test_processes_of_this_computer_write_what_one_writes(inputs, alone, tmp_path):
    out = tmp_path / "out"
    told = run("from musnad.cli import main", f"main(['ingest', {str(inputs)!r}, '--runner', 'native', '-o', {str(out)!r}])")
    assert "articles of" in told
    assert contents(out) == alone
