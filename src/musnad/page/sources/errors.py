"""What can go wrong with fetching, in one line that follows the address."""

from __future__ import annotations


class FetchError(Exception):
    """A page that could not be fetched; ``host`` says that the whole host cannot be asked, so neither any other page of it."""

    def __init__(self, why: str, *, host: bool = False) -> None:
        super().__init__(why)
        self.host = host


class Passing(FetchError):
    """Another try may do better, after ``wait`` seconds where the server said so."""

    def __init__(self, why: str, wait: float | None = None, *, host: bool = False) -> None:
        super().__init__(why, host=host)
        self.wait = wait
