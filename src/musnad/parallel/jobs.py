"""How many processes are worth it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from musnad.page.sources.files import files_in
from musnad.page.sources.tally import PAGE

_QUOTA = Path("/sys/fs/cgroup/cpu.max")
_WORTH = 2_000_000
"""Bytes of inputs from which several processes are sooner done than one: some hundred articles."""


def cores() -> int:
    """Processors that this process may use, of a container too."""
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = _QUOTA.read_text().split()
        return max(1, min(found, int(quota) // int(period)))
    except (OSError, ValueError):  # no such file, or no limit
        return found


def jobs_for(inputs: Iterable[str]) -> int:
    """Processes that inputs are worth: one for each processor, one for a few articles."""
    size = 0
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            size += sum(file.stat().st_size for file in files_in(path))
        elif path.is_file():
            size += path.stat().st_size
        else:
            size += PAGE
    return cores() if size >= _WORTH else 1
