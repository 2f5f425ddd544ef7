"""Processor instructions an article, warmed and measured as in ``throughput.py``: the same on a busy machine as on a quiet one.

    python bench/instructions.py ARTICLES.jsonl [--keep FILE]

Needs valgrind. Takes some minutes: its callgrind counts each instruction of the first and of the second pass. ``--keep`` leaves
the counts by function in FILE.1 and FILE.2, for ``callgrind_annotate``.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from throughput import document
from usage import arguments

from musnad.reader import collect_seldom, reader


def control(*command: str) -> None:
    subprocess.run(["callgrind_control", *command, str(os.getpid())], check=True, stdout=subprocess.DEVNULL)


def measured(path: str) -> None:
    """Read the articles under callgrind, which counts only what is between the controls."""
    documents = [document(json.loads(line)) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    read = reader()
    collect_seldom()
    for one in documents[::2]:
        read.read(one)
    control("--instr=on")
    for _ in range(2):
        for one in documents[1::2]:
            read.read(one)
        control("--dump")
        control("--zero")
    control("--instr=off")
    print(len(documents[1::2]))


def main(path: str, keep: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        counts = keep or str(Path(folder) / "counts")
        articles = int(subprocess.run(
            ["valgrind", "--quiet", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={counts}", sys.executable,
             __file__, path, "--measured"],
            check=True, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0"},
        ).stdout.split()[-1])
        first, known = (
            int(re.search(r"^summary: (\d+)", Path(f"{counts}.{part}").read_text(errors="replace"), re.MULTILINE)[1]) / articles
            for part in (1, 2)
        )
    print(f"{first / 1e6:.1f} million instructions an article on the first pass, {known / 1e6:.1f} once their words are known")


if __name__ == "__main__":
    if sys.argv[-1] == "--measured":
        measured(sys.argv[1])
    else:
        main(arguments(1)[0], sys.argv[3] if "--keep" in sys.argv else "")
