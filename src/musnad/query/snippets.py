"""Where the wanted words stand in a text, and the passage that shows most of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.query.words import Wanted
from musnad.records import Span
from musnad.store.terms import Terms
from musnad.tokens.scan import scan

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
    raw = scan(text)
    begun = {word: some for word in set(raw.words) if (some := _begun(terms, word, here))}
    found = []
    for i, word in enumerate(raw.words):
        for n, phrase, prefix in begun.get(word, ()):
            last = i if len(phrase) == 1 else _last(terms, raw.words, i, phrase, prefix=prefix)
            if last is not None:
                found.append(Found(n, (raw.starts[i], raw.ends[last])))
    return found


_Phrase = tuple[int, tuple[str, ...], bool]
"""The how-manieth wanted thing, its stems, and whether the last is the begin of a word."""


def _begun(terms: Terms, word: str, phrases: Sequence[_Phrase]) -> list[_Phrase]:
    """The phrases that a word is or may begin: a single one is found among its other forms too, a run by its stems."""
    stem, others = terms.forms(word)
    if not stem:
        return []
    return [(n, phrase, prefix) for n, phrase, prefix in phrases if (
        stem.startswith(phrase[0]) if prefix and len(phrase) == 1 else
        phrase[0] == stem or (len(phrase) == 1 and phrase[0] in others))]


def _last(terms: Terms, words: Sequence[str], i: int, phrase: tuple[str, ...], *, prefix: bool) -> int | None:
    """The place of the last word of a phrase that begins at a place; None where its words do not stand there."""
    last = i
    for n, wanted in enumerate(phrase):
        if n:
            last += 1
            while last < len(words) and not terms.forms(words[last])[0]:  # punctuation
                last += 1
        stem = terms.forms(words[last])[0] if last < len(words) else ""
        if not (stem.startswith(wanted) if prefix and n == len(phrase) - 1 else stem == wanted):
            return None
    return last


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
