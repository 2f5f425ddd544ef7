"""Many pages at once: several hosts side by side, each asked for one page after another, the pages handed on in their order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import urlsplit

from musnad.page.sources.web import Fetcher

_HANDS = 16
"""Hosts that are asked at once."""
_AHEAD = 256
"""Pages that are fetched ahead of the one that is handed on: what they take in memory is bounded."""
_T = TypeVar("_T")


class Crew:
    """Fetchers of one run, one for each host."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._hosts: dict[str, tuple[Fetcher, threading.Lock]] = {}

    def each(self, urls: Sequence[str], work: Callable[[Fetcher, str], _T]) -> Iterator[_T]:
        """What ``work`` makes of each address, in order. Closing the iterator ends the fetching."""
        if len(urls) < 2:
            yield from (work(self._fetcher, url) for url in urls)
            return
        pool = ThreadPoolExecutor(_HANDS, thread_name_prefix="fetch")
        try:
            for start in range(0, len(urls), _AHEAD):
                for future in self._sent(pool, urls[start : start + _AHEAD], work):
                    yield future.result()
        except BaseException:
            self._fetcher.turns.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def _sent(self, pool: ThreadPoolExecutor, urls: Sequence[str], work: Callable[[Fetcher, str], _T]) -> list[Future[_T]]:
        """Set a thread on each host's addresses; returns what will come of each, in order."""
        coming: list[Future[_T]] = [Future() for _ in urls]
        by_host: dict[str, list[int]] = {}
        for number, url in enumerate(urls):
            by_host.setdefault(urlsplit(url).netloc.lower(), []).append(number)
        for host, numbers in by_host.items():
            if host not in self._hosts:
                self._hosts[host] = (self._fetcher.sibling(), threading.Lock())
            fetcher, lock = self._hosts[host]
            pool.submit(_run, fetcher, lock, [(urls[n], coming[n]) for n in numbers], work)
        return coming

    def close(self) -> None:
        """Close all connections; what is known of the hosts stays."""
        for fetcher, _lock in self._hosts.values():
            fetcher.close()
        self._fetcher.close()

    def stop(self) -> None:
        """End what is being fetched: ``each`` raises Stopped."""
        self._fetcher.turns.stop()


def _run(fetcher: Fetcher, lock: threading.Lock, jobs: list[tuple[str, Future[_T]]], work: Callable[[Fetcher, str], _T]) -> None:
    for url, future in jobs:
        try:
            with lock:
                future.set_result(work(fetcher, url))
        except BaseException as error:
            future.set_exception(error)
