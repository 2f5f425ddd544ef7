"""The collector of garbage, put off while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No collection inside, where much is made for a moment: it would walk through all that is kept, several times."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@contextmanager
def collecting_later() -> Iterator[None]:
    """No collection inside: each would walk the whole lexicon for nothing. As it was before, on or off, afterwards."""
    on = gc.isenabled()
    with paused():
        try:
            yield
        finally:
            if on and not gc.get_freeze_count():
                gc.freeze()  # all that was made is old at once, without a walk
                gc.unfreeze()
