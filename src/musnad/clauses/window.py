"""The stretch of chunks in which a predicate may find its arguments, and the candidates in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.clauses.predication import Argument
from musnad.mentions.chunk import Chunk

REACH = 12
"""How many chunks a predicate looks ahead."""


@dataclass(slots=True)
class Window:
    """Candidates around a verb: bare noun phrases after and before it, prepositional phrases, and what ends the clause."""

    after: list[Argument] = field(default_factory=list)
    before: list[Argument] = field(default_factory=list)
    oblique: dict[str, Argument] = field(default_factory=dict)
    complement: int | None = None
    antecedent: Argument | None = None
    asyndetic: bool = False


def coordinated(chunks: list[Chunk], position: int) -> list[Chunk]:
    """The noun phrase at a position and those joined to it by و, of a like kind and without a preposition of their own."""
    found = [chunks[position]]
    while position + 1 < len(chunks):
        following = chunks[position + 1]
        if following.tag != "N" or following.conj != "wa" or following.prep or not _alike(found[-1], following):
            break
        found.append(following)
        position += 1
    return found


_PARTIES = frozenset({"person", "group", "organisation", "government", "place", "outlet", "unknown"})


def _alike(one: Chunk, other: Chunk) -> bool:
    return one.kind == other.kind or (one.kind in _PARTIES and other.kind in _PARTIES)


def look(chunks: list[Chunk], position: int, *, quoting: bool) -> Window:
    """The window of the verb at a position; ``quoting`` when it may open a quotation."""
    window = Window()
    _look_ahead(chunks, position, window, quoting=quoting)
    _look_back(chunks, position, window)
    return window


def collect_oblique(chunks: list[Chunk], position: int, reach: int = 5) -> dict[str, Argument]:
    """Prepositional phrases that follow a noun phrase directly, by preposition."""
    found: dict[str, Argument] = {}
    following = position + 1
    while following < len(chunks) and following <= position + reach:
        chunk = chunks[following]
        if chunk.tag == "N" and chunk.prep and not chunk.conj:
            group = coordinated(chunks, following)
            found.setdefault(chunk.prep, Argument(group, "oblique"))
            following += len(group)
        elif chunk.tag in "tDo":
            following += 1
        else:
            break
    return found


def _look_ahead(chunks: list[Chunk], position: int, window: Window, *, quoting: bool) -> None:
    following = position + 1
    limit = min(len(chunks), position + REACH)
    while following < limit:
        chunk = chunks[following]
        tag = chunk.tag
        if tag == "N":
            if chunk.conj and not (window.after or window.oblique):
                return
            group = coordinated(chunks, following)
            if chunk.prep:
                window.oblique.setdefault(chunk.prep, Argument(group, "oblique"))
            elif not chunk.conj:
                window.after.append(Argument(group, "after"))
            else:
                return
            following += len(group)
            continue
        if tag in "c:" or (tag == '"' and quoting):
            window.complement = following
            return
        if tag == "-" or tag == ",":
            ahead = chunks[following + 1] if following + 1 < len(chunks) else None
            if ahead is None or (ahead.tag == "V" and not window.after and ahead.conj) or ahead.tag in "V":
                return
            if ahead.tag == "N" and not ahead.prep and window.after:
                follower = chunks[following + 2] if following + 2 < len(chunks) else None
                if follower is None or follower.tag not in ",c:\"":
                    return
                following += 2  # apposition between commas
                continue
        elif tag == "r":
            resume = _after_relative(chunks, following, limit)
            if resume is None:
                return
            following = resume
            continue
        elif tag not in "tDop\"(q#L'":
            if tag == "V" and chunk.conj == "" and not quoting and not window.after:
                return
            return
        following += 1


def _after_relative(chunks: list[Chunk], position: int, limit: int) -> int | None:
    """Where the main clause resumes after a relative clause: behind a comma that a complementiser or mark follows."""
    for index in range(position + 1, limit):
        if chunks[index].tag in "c":
            return index
        if chunks[index].tag == "," and index + 1 < len(chunks) and chunks[index + 1].tag in "c:\"":
            return index + 1
    return None


def _look_back(chunks: list[Chunk], position: int, window: Window) -> None:
    verb = chunks[position]
    previous = position - 1
    if verb.conj:
        return
    if previous >= 0 and chunks[previous].tag == "r":
        antecedent = _nearest_noun(chunks, previous - 1)
        if antecedent is not None:
            window.antecedent = Argument(_leftward(chunks, antecedent), "antecedent")
        return
    while previous >= 0:
        chunk = chunks[previous]
        if chunk.tag == "N":
            if not chunk.prep:
                start = _leftward(chunks, previous)
                window.before.append(Argument(start, "before"))
                if not chunk.definite and previous == position - 1 and previous > 0 and chunks[previous - 1].tag in "VNop":
                    window.asyndetic = True
                return
            if previous == position - 1 and not chunk.definite and chunk.kind in ("act", "group", "person", "organisation"):
                window.before.append(Argument([chunk], "before"))
                window.asyndetic = True
        elif chunk.tag in "Vc.:jr":
            return
        previous -= 1
        if position - previous > 7:
            return


def _nearest_noun(chunks: list[Chunk], position: int) -> int | None:
    while position >= 0 and chunks[position].tag in ',")':
        position -= 1
    return position if position >= 0 and chunks[position].tag == "N" else None


def _leftward(chunks: list[Chunk], position: int) -> list[Chunk]:
    """A noun phrase and what it is coordinated to on its left, in text order."""
    start = position
    while start > 0 and chunks[start].conj == "wa" and not chunks[start].prep and chunks[start - 1].tag == "N" and _alike(
        chunks[start - 1], chunks[start]
    ):
        start -= 1
    return chunks[start : position + 1]
