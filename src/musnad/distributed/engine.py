"""Daft, and on what it runs: the processes of this computer, or a Ray cluster. Nothing else in Musnad knows which."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib import import_module
from typing import Any, Literal, NoReturn

from musnad.parallel.jobs import cores

Runner = Literal["native", "ray"]
_QUIET = {"DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0", "RAY_DEDUP_LOGS": "1"}
"""Nothing is sent to the makers of Daft and Ray; bars of theirs would draw over ours."""


class EngineError(Exception):
    """Why there is no engine, in one line."""


@lru_cache(maxsize=1)
def daft() -> Any:
    """The package; raises EngineError where it is not installed."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        return import_module("daft")
    except ModuleNotFoundError as error:
        raise EngineError("--runner needs the packages daft and ray: pip install 'musnad[cluster]'") from error


def start(runner: Runner, address: str | None = None) -> int:
    """Make Daft run there; returns how many processors it has. Raises EngineError. A process can do so once."""
    engine = daft()
    if runner == "native":
        engine.set_runner_native()
        return cores()
    try:
        ray = import_module("ray")
        if not ray.is_initialized():
            ray.init(address=address, log_to_driver=False, logging_level="warning",
                     **({} if address else {"include_dashboard": False}))
        engine.set_runner_ray(noop_if_initialized=True)
    except ModuleNotFoundError as error:
        raise EngineError("--runner ray needs the package ray: pip install 'musnad[cluster]'") from error
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        raise EngineError(f"no Ray cluster at {address or 'this computer'} ({str(error).splitlines()[0][:160]})") from error
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def leave(code: int) -> NoReturn:
    """End the process at once: a thread of Daft that still holds Python aborts it now and then while it tidies up (0.7.26)."""
    ray = sys.modules.get("ray")
    if ray is not None and ray.is_initialized():
        ray.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
