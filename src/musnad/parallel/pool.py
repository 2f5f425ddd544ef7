"""Worker processes that may die: items are shared out in slices, and their results come back in order.

A worker answers item by item, so it is known which one it was at when it was killed or fell silent. That item is tried once more,
alone, by another worker; if it ends that one as well it is set aside as ``Lost``. All others are answered.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Generic, TypeVar

from musnad.parallel.lost import SLICE, Broken, Lost, PoolError
from musnad.parallel.worker import Worker

Item = TypeVar("Item")
Result = TypeVar("Result")

CHARACTERS = 24_000
"""Size of a slice from which no item is added."""
AHEAD = 16
"""Slices for each worker that may be answered before the one whose turn it is: what waits in memory is bounded."""
STARTS = 3
"""Workers in a row that may end before they are ready."""
_PER_CHARACTER = 1e-4
"""Seconds more that an item may take by its size: fifteen times what uncompiled code needs."""


@dataclass(slots=True)
class _Slice(Generic[Item, Result]):
    items: list[Item]
    results: list[Result | Lost[Item] | None]
    left: int


@dataclass(slots=True)
class _Task(Generic[Item, Result]):
    """The items of a slice from ``at`` to ``stop``; ``again`` where the one item has ended a worker before."""

    slice: _Slice[Item, Result]
    at: int
    stop: int
    again: bool = False


@dataclass(slots=True)
class _Hand(Generic[Item, Result]):
    """A worker with the tasks it was sent, the first of which it is at."""

    worker: Worker
    tasks: deque[_Task[Item, Result]] = field(default_factory=deque)
    since: float = 0.0
    ready: bool = False


class Pool(Generic[Item, Result]):
    """``jobs`` processes in each of which ``make()`` makes what is called with every item.

    ``make`` must be picklable; ``size`` tells the characters of an item. An item may take ``seconds`` and some more by its size.
    """

    def __init__(self, make: Callable[[], Callable[[Item], Result]], jobs: int, *, size: Callable[[Item], int],
                 seconds: float = 60.0, fork: bool = True) -> None:
        self._make = make
        self._size = size
        self._seconds = seconds
        self._failed = 0
        self._hands: list[_Hand[Item, Result]] = []
        for _ in range(jobs):
            self._hands.append(_Hand(self._worker(fork=fork), since=time.monotonic()))

    def __enter__(self) -> Pool[Item, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for hand in self._hands:
            hand.worker.end()

    @property
    def processes(self) -> list[int]:
        """Their ids."""
        return [hand.worker.id for hand in self._hands]

    def each(self, items: Iterable[Item]) -> Iterator[list[Result | Lost[Item]]]:
        """The results of all items in order, some at a time."""
        source = self._sliced(items)
        tasks: deque[_Task[Item, Result]] = deque()
        order: deque[_Slice[Item, Result]] = deque()
        more = True
        while True:
            while more and len(tasks) < len(self._hands) and len(order) < AHEAD * len(self._hands):
                one = next(source, None)
                if one is None:
                    more = False
                else:
                    order.append(one)
                    tasks.append(_Task(one, 0, len(one.items)))
            self._hand_out(tasks)
            if order and not order[0].left:
                yield [result for result in order.popleft().results if result is not None]
            elif order:
                self._gather(tasks)
            elif not more:
                return

    def _sliced(self, items: Iterable[Item]) -> Iterator[_Slice[Item, Result]]:
        found: list[Item] = []
        size = 0
        for item in items:
            found.append(item)
            size += self._size(item)
            if len(found) == SLICE or size >= CHARACTERS:
                yield _Slice(found, [None] * len(found), len(found))
                found, size = [], 0
        if found:
            yield _Slice(found, [None] * len(found), len(found))

    def _hand_out(self, tasks: deque[_Task[Item, Result]]) -> None:
        """Give tasks to idle workers, then one ahead to each, as long as there are any."""
        for waiting in (0, 1):
            for hand in self._hands:
                if tasks and hand.ready and len(hand.tasks) == waiting:
                    if not waiting:
                        hand.since = time.monotonic()
                    task = tasks.popleft()
                    hand.tasks.append(task)
                    hand.worker.send(task.slice.items[task.at : task.stop])

    def _gather(self, tasks: deque[_Task[Item, Result]]) -> None:
        """Wait until a worker answers, ends, or takes too long."""
        deadlines = [self._deadline(hand) for hand in self._hands if hand.tasks or not hand.ready]
        ready = wait([hand.worker.connection for hand in self._hands], max(0.0, min(deadlines) - time.monotonic()))
        for hand in self._hands:
            if hand.worker.connection in ready:
                try:
                    self._answered(hand, hand.worker.receive())
                except EOFError:
                    self._replace(hand, tasks, hand.worker.ended())
            elif (hand.tasks or not hand.ready) and time.monotonic() >= self._deadline(hand):
                self._replace(hand, tasks, f"took longer than {self._allowed(hand):.0f} s")

    def _answered(self, hand: _Hand[Item, Result], answer: Any) -> None:
        hand.since = time.monotonic()
        if not hand.ready:
            if isinstance(answer, Broken):
                raise PoolError(f"the workers cannot start: {answer.why}")
            hand.ready, self._failed = True, 0
            return
        task = hand.tasks[0]
        self._settle(task, Lost(task.slice.items[task.at], answer.why) if isinstance(answer, Broken) else answer)
        if task.at == task.stop:
            hand.tasks.popleft()

    @staticmethod
    def _settle(task: _Task[Item, Result], result: Result | Lost[Item]) -> None:
        task.slice.results[task.at] = result
        task.slice.left -= 1
        task.at += 1

    def _replace(self, hand: _Hand[Item, Result], tasks: deque[_Task[Item, Result]], why: str) -> None:
        """Put another worker in the place of one that ended or is silent; what it had not answered goes to the front."""
        hand.worker.end()
        if not hand.ready:
            self._failed += 1
            if self._failed == STARTS:
                raise PoolError(f"the workers cannot start: {STARTS} in a row {why}")
        elif hand.tasks:
            task = hand.tasks.popleft()
            tasks.extendleft(reversed(hand.tasks))
            if task.again:
                self._settle(task, Lost(task.slice.items[task.at], f"{why}, twice"))
            else:
                if task.at + 1 < task.stop:
                    tasks.appendleft(_Task(task.slice, task.at + 1, task.stop))
                tasks.appendleft(_Task(task.slice, task.at, task.at + 1, again=True))
        hand.worker, hand.ready, hand.since = self._worker(fork=False), False, time.monotonic()
        hand.tasks.clear()

    def _worker(self, *, fork: bool) -> Worker:
        return Worker(self._make, [hand.worker.connection for hand in self._hands], fork=fork)

    def _allowed(self, hand: _Hand[Item, Result]) -> float:
        """Seconds that a worker may be silent now."""
        if not hand.ready:
            return self._seconds + 60
        return self._seconds + self._size(hand.tasks[0].slice.items[hand.tasks[0].at]) * _PER_CHARACTER

    def _deadline(self, hand: _Hand[Item, Result]) -> float:
        return hand.since + self._allowed(hand)
