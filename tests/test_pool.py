"""Worker processes that are killed, hang or raise: replaced, what ends them is set aside, the rest arrives in order."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from musnad.parallel.lost import Lost, PoolError
from musnad.parallel.pool import Pool


def work(item):
    """What a worker does in these tests: items tell it."""
    kind, number = item
    if kind == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "exit":
        os._exit(7)
    if kind == "hang":
        while True:
            pass
    if kind == "raise":
        raise ValueError(f"number {number}")
    if kind == "once" and not Path(number).exists():
        Path(number).write_text("")
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid() if kind == "who" else number


def make():
    return work


def pooled(items, *, processes=2, seconds=30.0, fork=True, maker=make):
    with Pool(maker, processes, size=lambda item: 0, seconds=seconds, fork=fork) as pool:
        return [result for some in pool.each(items) for result in some]


def plain(count):
    return [("plain", n) for n in range(count)]


@pytest.mark.parametrize("fork", [True, False])
def test_results_come_in_order(fork):
    assert pooled(plain(500), fork=fork) == list(range(500))


def test_what_kills_its_worker_is_found_and_set_aside_and_the_rest_arrives(tmp_path):
    items = plain(90)
    items[37], items[38] = ("kill", 0), ("exit", 0)
    items[89] = ("once", str(tmp_path / "killed"))
    results = pooled(items)
    lost = {n: result.why for n, result in enumerate(results) if isinstance(result, Lost)}
    assert lost == {37: "ended its worker (SIGKILL), twice", 38: "ended its worker (exit code 7), twice"}
    assert [results[n] for n in range(90) if n not in lost] == [items[n][1] for n in range(90) if n not in lost]


def test_what_hangs_is_set_aside_too():
    results = pooled([*plain(20), ("hang", 0), *plain(20)], seconds=0.4)
    assert results == [*range(20), Lost(("hang", 0), "took longer than 0 s, twice"), *range(20)]


def test_an_exception_costs_its_item_only():
    results = pooled([*plain(3), ("raise", 5), *plain(3)])
    assert results[3].why == "breaks the reader (ValueError: number 5); please report it"
    assert results[:3] == results[4:] == [0, 1, 2]


def test_a_worker_killed_from_outside_costs_nothing():
    with Pool(make, 2, size=lambda item: 0) as pool:
        found, killed = [], 0
        for some in pool.each([*plain(40), ("who", 0)] * 30):
            found += some
            if len(found) > killed * 400 and killed < 3:
                os.kill(pool.processes[killed % 2], signal.SIGKILL)
                killed += 1
    assert killed == 3
    assert not any(isinstance(result, Lost) for result in found)
    assert [n for n in found if n < 40] == list(range(40)) * 30


def test_items_are_not_taken_far_ahead_of_one_that_lasts():
    taken = []

    def items():
        yield ("hang", 0)
        for one in plain(100_000):
            taken.append(one)
            yield one

    with Pool(make, 2, size=lambda item: 0, seconds=0.5) as pool:
        next(iter(pool.each(items())))
        assert len(taken) < 2_000


def broken():
    raise OSError("no word lists")


def dying():
    os._exit(3)


def test_workers_that_cannot_start_end_the_run():
    with pytest.raises(PoolError, match="no word lists"):
        pooled(plain(3), maker=broken)
    with pytest.raises(PoolError, match="3 in a row ended its worker"):
        pooled(plain(3), maker=dying)


def test_nothing_is_forked_where_threads_run():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with Pool(make, 1, size=lambda item: 0) as pool:
            list(pool.each(plain(1)))
            line = Path(f"/proc/{pool.processes[0]}/cmdline")
            assert not line.exists() or b"spawn" in line.read_bytes()
    finally:
        stop.set()
        thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system to end workers with their parent")
def test_workers_end_with_their_parent_even_where_they_hang(tmp_path):
    script = ("import sys; sys.path.insert(0, sys.argv[1])\nfrom test_pool import *\n"
              "with Pool(make, 2, size=lambda item: 0) as pool:\n    print(*pool.processes, flush=True)\n"
              "    list(pool.each([('hang', 0), ('hang', 1)]))")
    command = [sys.executable, "-c", script, str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        workers = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    limit = time.monotonic() + 10
    while time.monotonic() < limit and any(Path(f"/proc/{id}").exists() for id in workers):
        time.sleep(0.02)
    assert not any(Path(f"/proc/{id}").exists() for id in workers)
