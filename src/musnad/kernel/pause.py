"""A pause of Python's cyclic garbage collector, where much is made that nothing of it will be garbage.

The word lists are a million objects; whatever makes a hundred thousand more has the collector walk through all of them several
times, which takes longer than the work itself.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unhurried() -> Iterator[None]:
    """Let the collector rest for the time of a block."""
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()
