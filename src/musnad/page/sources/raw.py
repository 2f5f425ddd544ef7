"""What a source hands over: the bytes of one page with what the source knows about it, or a Failure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: where (file, with the line for JSONL) and why, in one line."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one input; what is None is told from the bytes themselves."""

    where: str
    """For messages: a path, ``path!member``, ``path@offset``, a URL."""
    data: bytes
    id: str | None = None
    url: str | None = None
    charset: str | None = None
    """As declared by the server; the bytes may say otherwise."""
    media: str | None = None
    """Media type as declared by the server, without parameters."""
    published: str | None = None
    outlet: str | None = None
    headline: str | None = None
