"""A worker process: what it runs, how it is started and ended.

The first workers are forked where that is safe (Linux, and no other thread runs yet), so that they share the memory of the word
lists; those that take the place of others are spawned, since by then there may be threads and an open database.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from musnad.parallel.lost import broken
from musnad.parallel.pickled import dumps

_DIES_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of prctl(2)."""


class Worker:
    """A process and the connection to it; ``others`` are the connections that a forked child must not keep open."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]], others: Sequence[Connection], *, fork: bool) -> None:
        forked = fork and sys.platform == "linux" and threading.active_count() == 1
        context: Any = get_context("fork" if forked else "spawn")
        self.connection, end = context.Pipe()
        inherited = [*others, self.connection] if forked else []
        self._process = context.Process(target=_run, args=(end, inherited, make, os.getpid()), daemon=True, name="musnad worker")
        self._process.start()
        end.close()
        self._outbox: SimpleQueue[bytes | None] = SimpleQueue()
        self._sender: threading.Thread | None = None

    @property
    def id(self) -> int:
        """Of the process."""
        return int(self._process.pid)

    def send(self, items: Sequence[Any]) -> None:
        """Send items without waiting until the worker takes them."""
        if self._sender is None:  # none before the first items: processes are forked while there is one thread
            self._sender = threading.Thread(target=self._send, daemon=True, name="musnad sender")
            self._sender.start()
        self._outbox.put(dumps(items))

    def _send(self) -> None:
        with contextlib.suppress(OSError):  # a worker that has ended is found out where it should answer
            while (data := self._outbox.get()) is not None:
                self.connection.send_bytes(data)

    def receive(self) -> Any:
        """The next answer. Raises EOFError where the worker has ended."""
        try:
            return pickle.loads(self.connection.recv_bytes())
        except (OSError, pickle.UnpicklingError) as error:  # killed in the middle of an answer
            raise EOFError from error

    def ended(self) -> str:
        """How it ended."""
        self._process.join(5)
        code = self._process.exitcode or 0
        if code >= 0:
            return f"ended its worker (exit code {code})"
        return f"ended its worker ({signal.Signals(-code).name})"

    def end(self) -> None:
        """Kill it, if that has not been done."""
        if self.connection.closed:
            return
        self._process.kill()
        self._process.join()
        if self._sender is not None:
            self._outbox.put(None)
            self._sender.join()
        self._process.close()
        self.connection.close()


def _run(connection: Connection, inherited: Sequence[Connection], make: Callable[[], Callable[[Any], Any]], parent: int) -> None:
    """The process: items in, an answer for each out, until the other end closes."""
    for other in inherited:
        other.close()  # else a worker would never learn that its parent has died
    _end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle

    def answer(value: Any) -> None:
        connection.send_bytes(dumps(value))

    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            work = make()
        except Exception as error:
            answer(broken(error))
            return
        answer(None)
        while True:
            for item in pickle.loads(connection.recv_bytes()):
                try:
                    made = work(item)
                except Exception as error:  # one item must not end the run of a million
                    made = broken(error)
                answer(made)


def _end_with(parent: int) -> None:
    """Die when the parent dies, also in the midst of an item that never ends."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
