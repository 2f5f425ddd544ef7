"""Reading with Daft, in processes and on a Ray cluster of two nodes of which one dies: the data set is that of one process."""

import gzip
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command import ROOT, musnad
from sqlalchemy import select
from stores import LEDGER, ORIGINS, WIRE
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from musnad.query.clusters import clusters
from musnad.query.trace import trace
from musnad.store import schema as db
from musnad.store.store import Store

pytest.importorskip("daft", reason="the extra musnad[cluster] is not installed")

JUDGED = ("kind", "a", "b", "verdict", "score", "reason", "a_start", "a_end", "b_start", "b_end")
SOURCE = ("kind", "cluster", "n", "origins", "believed", "name", "what", "via", "outlets", "first", "reports", "confidence")
LEDGER_TABLES = ("measure", "held", "earlier", "moment")
ENVIRONMENT = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "RAY_raylet_start_wait_time_s": "120",
               "DAFT_ANALYTICS_ENABLED": "0", "DO_NOT_TRACK": "1"}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """Small files, so that there are some for each worker."""
    folder = tmp_path_factory.mktemp("inputs")
    lines = [*WIRE.read_text(encoding="utf-8").splitlines(), *LEDGER.read_text(encoding="utf-8").splitlines()[:32],
             *ORIGINS.read_text(encoding="utf-8").splitlines()[::2]]  # what is recalled long after
    for number in range(0, len(lines), 6):
        (folder / f"{number:03}.jsonl").write_text("\n".join(lines[number : number + 6]), encoding="utf-8")
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


def run(*lines, arguments=(), code=0):
    """A program in a process of its own: Daft can be told but once what it runs on."""
    environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run([sys.executable, "-c", "\n".join(lines), *arguments], capture_output=True, text=True,
                            env=environment, timeout=300)
    assert result.returncode == code, result.stderr[-3000:]
    return result.stdout


def contents(out):
    """Every file of a data set, byte for byte."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(Path(out).rglob("*")) if path.is_file()}


def command(*arguments, code=0):
    """What a command of Musnad prints."""
    return run("from musnad.cli import main", f"main({[*map(str, arguments)]!r})", code=code)


@pytest.fixture(scope="module")
def native(inputs, tmp_path_factory):
    """The data set as the processes of this computer write it."""
    out = tmp_path_factory.mktemp("native") / "out"
    assert "articles of" in command("ingest", inputs, "--runner", "native", "-o", out)
    return out


def test_processes_of_this_computer_write_what_one_writes(native, alone):
    assert contents(native) == alone


def test_what_daft_opens_is_read_as_files_are(tmp_path):
    """By an address, as of any store: JSONL, Parquet and gzipped WARC, found by a pattern."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    told = [json.loads(line) for line in WIRE.read_text(encoding="utf-8").splitlines()]
    (folder / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, told[:4])).encode()))
    pq.write_table(pa.Table.from_pylist(told[4:8]), folder / "b.parquet")
    with (folder / "c.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for one in told[8:12]:
            page = f"<html><head><title>{one['id']}</title></head><body><article><p>{one['text']}</p></article></body></html>"
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(
                f"https://example.com/{one['id']}", "response", payload=io.BytesIO(page.encode()), http_headers=headers))
    here = command("ingest", folder, "--runner", "native", "-o", tmp_path / "here")
    there = command("ingest", f"file://{folder}/*", "--runner", "native", "-o", f"file://{tmp_path / 'there'}")
    assert "12 articles of 3 files" in here
    assert "12 articles of 3 files" in there
    rows = [{name: data for name, data in contents(tmp_path / out).items() if name.endswith("parquet")}
            for out in ("here", "there")]
    assert rows[0] == rows[1]
    assert len({name.rpartition("/")[2] for name in rows[0]}) == 3
    missing = command("ingest", f"file://{folder}/*.wacz", "--runner", "native", "-o", tmp_path / "none", code=1)
    assert "0 articles of 0 files, 1 failed" in missing


@pytest.fixture(scope="module")
def store(inputs, tmp_path_factory):
    """The store that takes the same inputs in, in one process."""
    path = tmp_path_factory.mktemp("store") / "m.db"
    assert musnad("ingest", inputs, "--store", path).returncode == 0
    return path


def told(out, name):
    """The rows of a table that `musnad compare` wrote."""
    return pq.read_table(out / name).to_pylist()


def found(out):
    """What a data set says across articles: judgements, clusters, origins, the ledger; sorted."""
    clusters = [(row["kind"], row["record"], row["cluster"]) for row in told(out, "cluster")]
    return {
        "judgement": sorted(repr([row[name] for name in JUDGED]) for row in told(out, "judgement")),
        "cluster": sorted(clusters),
        "origin": sorted(repr([row[name] for name in SOURCE]) for row in told(out, "origin")),
        **{name: sorted(repr(list(row.values())) for row in told(out, name)) for name in LEDGER_TABLES},
    }


def found_by_store(path):
    """The same of a store."""
    with Store(path).connection() as connection:
        query = select(*[db.judgement.c[name] for name in JUDGED])
        same = [(kind, *pair) for kind in ("event", "statement") for pair in clusters(connection, kind).items()]
        traced = [(kind, trace(connection, first)) for kind, first in sorted({(kind, first) for kind, _, first in same})]
        return {
            "judgement": sorted(repr(list(row)) for row in connection.execute(query)),
            "cluster": sorted(same),
            "origin": sorted(repr([kind, one.id, n, len(one.origins), one.confidence, o.name, o.kind, list(o.via),
                                   list(o.outlets), o.first, list(o.reports), o.confidence])
                             for kind, one in traced for n, o in enumerate(one.origins)),
            **{name: sorted(repr(list(row)) for row in connection.execute(select(db.tables.tables[name])))
               for name in LEDGER_TABLES},
        }


def test_what_is_the_same_is_found_as_a_store_finds_it(native, store, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(native, out)
    assert "judgements" in command("compare", out)
    here, there = found(out), found_by_store(store)
    assert min(map(len, here.values())) > 10
    for name, rows in here.items():
        assert rows == there[name], name


def test_duckdb_answers_what_the_documentation_asks(native, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    shutil.copytree(native, tmp_path / "read")
    command("compare", tmp_path / "read")
    page = (ROOT / "docs/cluster.md").read_text(encoding="utf-8")
    asked = re.findall(r"(?:^    (?:SELECT|FROM|JOIN|WHERE) .*\n)+", page, re.MULTILINE)
    assert len(asked) == 2
    for query in asked:
        assert len(duckdb.sql(query.replace("read/", f"{tmp_path}/read/")).fetchall()) > 5


ON_RAY = '''
import sys
import ray
from ray.cluster_utils import Cluster
from musnad.distributed.compare import compare
from musnad.distributed.dataset import Dataset
from musnad.distributed.engine import leave, start
from musnad.distributed.run import described, read_all
from musnad.distributed.units import files
from musnad.page.inputs import Taking
from musnad.reader import reader

inputs, out = sys.argv[1:]
small = {"num_cpus": 1, "object_store_memory": 80 << 20, "include_dashboard": False}

def patiently(start, tries=3):
    """On a busy machine a node of Ray may not be there within the half minute that it is given."""
    try:
        return start()
    except Exception as error:
        if tries == 1 or "timed out during startup" not in str(error):
            raise
        return patiently(start, tries - 1)

cluster = patiently(lambda: Cluster(initialize_head=True, head_node_args=small))
other = patiently(lambda: cluster.add_node(num_cpus=1, object_store_memory=80 << 20))
workers = start("ray", cluster.address)
dataset = Dataset(out)
units = dataset.plan(list(files([inputs])), described(Taking(), reader(None).book.version))
for number, done in enumerate(read_all(dataset, units, Taking(), workers)):
    print("\\nread", done.number)
    if number == 1:
        cluster.remove_node(other, allow_graceful=False)
        print("\\nkilled", flush=True)  # Ray may have begun a line
print("compared", compare(dataset).judgements, flush=True)
ray.shutdown()
cluster.shutdown()
leave(0)
'''


def test_a_ray_cluster_writes_and_finds_the_same_though_a_node_dies(inputs, alone, store, tmp_path):
    pytest.importorskip("ray")
    printed = run(ON_RAY, arguments=[str(inputs), str(tmp_path / "out")]).splitlines()
    said = [line for line in printed if line.startswith(("read ", "killed"))]  # Ray prints what it thinks of the dead node
    assert 0 < said.index("killed") < len(said) - 1
    assert len(said) - 1 == len(list(inputs.iterdir()))
    assert found(tmp_path / "out") == found_by_store(store)
    for name in ("judgement", "cluster", "origin", *LEDGER_TABLES):
        shutil.rmtree(tmp_path / "out" / name)
    assert contents(tmp_path / "out") == alone
