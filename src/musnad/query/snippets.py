"""Where the wanted words stand in a text, and the passage that shows most of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.query.words import Wanted
from musnad.records import Span
from musnad.store.terms import Term, Terms

WIDTH = 160
"""Characters of a snippet, about."""


@dataclass(frozen=True, slots=True)
class Found:
    """A wanted thing in a text: the how-manieth of the query, and its span."""

    wanted: int
    span: Span


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage on one line, the marked spans in it, and its span in the text."""

    text: str
    marks: tuple[Span, ...]
    span: Span | None


def occurrences(text: str, terms: Terms, wanted: Sequence[Wanted]) -> list[Found]:
    """All places of what is wanted, in text order."""
    here = [(n, phrase, one.prefix) for n, one in enumerate(wanted) if not one.absent for phrase in one.phrases]
    if not here:
        return []
    words = terms.terms(text)
    firsts = {phrase[0] for _, phrase, prefix in here if not prefix}
    prefixes = tuple(phrase[0] for _, phrase, prefix in here if prefix)
    found = []
    for i, word in enumerate(words):
        if word.stem not in firsts and not firsts.intersection(word.others) and not (prefixes and word.stem.startswith(prefixes)):
            continue
        for n, phrase, prefix in here:
            if _stands(words, i, phrase, prefix=prefix):
                found.append(Found(n, (word.start, words[i + len(phrase) - 1].end)))
    return found


def _stands(words: list[Term], i: int, phrase: tuple[str, ...], *, prefix: bool) -> bool:
    if len(phrase) == 1:
        word = words[i]
        return word.stem.startswith(phrase[0]) if prefix else phrase[0] == word.stem or phrase[0] in word.others
    run = [word.stem for word in words[i : i + len(phrase)]]
    if prefix:
        return len(run) == len(phrase) and run[:-1] == list(phrase[:-1]) and run[-1].startswith(phrase[-1])
    return run == list(phrase)


def snippet(text: str | None, found: Sequence[Found], near: Span | None = None) -> Snippet:
    """The passage of about ``WIDTH`` characters with the most different wanted things, else the begin of ``near``."""
    if text is None:
        return Snippet("", (), None)
    start = near[0] if near else 0
    if found:
        def worth(first: Found) -> tuple[int, int]:
            held = {f.wanted for f in found if first.span[0] <= f.span[0] and f.span[1] <= first.span[0] + WIDTH}
            return len(held), int(near is not None and near[0] <= first.span[0] < near[1])

        start = max(found, key=worth).span[0]
        before = text.rfind("\n", max(0, start - WIDTH // 4), start) + 1
        start = before or (_word(text, start - WIDTH // 4) if start > WIDTH // 4 else 0)
    end = min(len(text), start + WIDTH)
    if end < len(text):
        space = text.rfind(" ", start + 1, end)
        end = space if space > start else end
    marks = [f.span for f in found if start <= f.span[0] and f.span[1] <= end]
    return Snippet(text[start:end].replace("\n", " "), tuple((a - start, b - start) for a, b in _apart(marks)), (start, end))


def _word(text: str, place: int) -> int:
    """The begin of the next word."""
    space = text.find(" ", place)
    return space + 1 if 0 <= space < place + WIDTH // 4 else place


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
