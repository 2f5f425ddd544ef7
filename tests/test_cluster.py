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


def run(*lines, arguments=()):
    """A program in a process of its own: Daft can be told but once what it runs on."""
    environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run([sys.executable, "-c", "\n".join(lines), *arguments], capture_output=True, text=True,
                            env=environment, timeout=300)
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


ON_RAY = """
import sys
from ray.cluster_utils import Cluster
from musnad.distributed.dataset import Dataset
from musnad.distributed.engine import start
from musnad.distributed.run import described, read_all
from musnad.distributed.units import files
from musnad.page.inputs import Taking
from musnad.reader import reader

inputs, out = sys.argv[1:]
small = {"num_cpus": 1, "object_store_memory": 80 << 20, "include_dashboard": False}
cluster = Cluster(initialize_head=True, head_node_args=small)
other = cluster.add_node(num_cpus=1, object_store_memory=80 << 20)
workers = start("ray", cluster.address)
dataset = Dataset(out)
units = dataset.plan(list(files([inputs])), described(Taking(), reader(None).book.version))
for number, done in enumerate(read_all(dataset, units, Taking(), workers)):
    print("read", done.number)
    if number == 1:
        cluster.remove_node(other, allow_graceful=False)
        print("killed", flush=True)
"""


def test_a_ray_cluster_writes_the_same_though_a_node_dies(inputs, alone, tmp_path):
    pytest.importorskip("ray")
    told = run(ON_RAY, arguments=[str(inputs), str(tmp_path / "out")]).splitlines()
    told = [line for line in told if line.startswith(("read ", "killed"))]  # Ray prints what it thinks of the dead node
    assert 0 < told.index("killed") < len(told) - 1
    assert len(told) - 1 == len(list(inputs.iterdir()))
    assert contents(tmp_path / "out") == alone
