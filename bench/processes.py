"""Whole commands as a user runs them: cold start, the first build, memory, and two processes beside one.

    python bench/processes.py ARTICLES.jsonl

Seconds by the clock and of processor time, the least of several runs by turns. Two processes are given four times the articles,
by word substitution (``grown.py``). On a machine with other work, the clock says little: two processes cannot take less by the
clock than half of their processor time, which stands beside it.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from grown import multiplied
from usage import arguments

MUSNAD = str(Path(sys.executable).with_name("musnad"))
ARTICLE = Path(__file__).parents[1] / "examples" / "emergency-lifted.txt"


class Took(NamedTuple):
    """Seconds by the clock, seconds of processor time of all processes, and the megabytes of the largest one."""

    clock: float
    work: float
    memory: float


def run(*arguments: str, **environment: str) -> Took:
    """Run the command to its end; its exit code 1 means that inputs failed, which these articles may."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # users have bytecode
    begun = time.monotonic()
    process = subprocess.Popen([MUSNAD, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**kept, **environment})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), process.returncode
    return _took(time.monotonic() - begun, used)


def _took(clock: float, used: resource.struct_rusage) -> Took:
    return Took(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(runs: list[Took]) -> Took:
    return Took(min(run.clock for run in runs), min(run.work for run in runs), max(run.memory for run in runs))


def starts() -> dict[str, Took]:
    """One article from a cold process, and with nothing kept before."""
    found = {form: least([run("read", str(ARTICLE), "--format", form) for _ in range(9)]) for form in ("text", "jsonl")}
    with tempfile.TemporaryDirectory() as folder:
        found["first build"] = run("read", str(ARTICLE), MUSNAD_CACHE=folder)
    return found


def together(path: str, rounds: int = 2) -> tuple[int, dict[int, Took]]:
    """Articles, and what one and two processes took for them."""
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder, "many.jsonl")
        multiplied(path, 4, many)
        runs: dict[int, list[Took]] = {1: [], 2: []}
        for _ in range(rounds):
            for jobs in runs:
                runs[jobs].append(run("read", str(many), "--format", "jsonl", "--jobs", str(jobs)))
        return len(many.read_bytes().splitlines()), {jobs: least(took) for jobs, took in runs.items()}


def main(path: str) -> None:
    for name, took in starts().items():
        print(f"{name:12} {took.clock:6.2f} s by the clock, {took.work:5.2f} s of work, {took.memory:4.0f} MB", flush=True)
    count, found = together(path)
    for jobs, took in found.items():
        print(f"{jobs} processes  {count / took.clock:6.0f} articles/s by the clock, {count / took.work:.0f}/s of work, "
              f"{took.memory:.0f} MB each at most", flush=True)
    print(f"two are {found[1].clock / found[2].clock:.2f} times as fast by the clock; by their work they could be "
          f"{2 * found[1].work / found[2].work:.2f} times")


if __name__ == "__main__":
    main(arguments(1)[0])
