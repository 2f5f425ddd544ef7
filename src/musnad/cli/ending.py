"""The end of the command: its process leaves what it has read to the system instead of freeing it piece by piece."""

from __future__ import annotations

import atexit
import os
import sys
import threading

from musnad.cli.commands import main


def run() -> None:
    """The command as it is installed: ``main``, and then the end of the process.

    What the interpreter does last is to free every word and record by itself, a third of the time of 441 articles. What must be
    done, is: the output is written out and whoever asked to be called at the end is called. Wherever that cannot be (a pipe
    that nobody reads on, a thread still at work) the interpreter ends as it always does.
    """
    try:
        main()
    except SystemExit as ended:
        code = 0 if ended.code is None else ended.code
        if isinstance(code, int) and threading.active_count() == 1:
            _leave(code)
        raise


def _leave(code: int) -> None:
    """End the process now, or return if its output cannot be written."""
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)
