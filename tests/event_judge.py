"""What the reader makes of an example of events, aspect by aspect (``musnad.rulebook.event_examples``)."""

from functools import cache

from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.event_examples import EventExample, ExpectedEvent, read_event_examples
from musnad.rulebook.tables import SHIPPED

FOLDER = SHIPPED / "events" / "examples"
PUBLISHED = "2021-06-16"


@cache
def families() -> dict[str, list[EventExample]]:
    """All examples by the name of their file."""
    return {path.stem: read_event_examples(path.read_text(encoding="utf-8"), str(path), [])
            for path in sorted(FOLDER.glob("*.yaml"))}


def judge(example: EventExample) -> dict[str, bool]:
    """Whether the reader is right in each aspect that an example asks for.

    What is said of an event that is not told is neither right nor wrong.
    """
    headline = example.text if example.form == "headline" else None
    events = reader().read(article(example.text, PUBLISHED, headline=headline)).events
    pairs = [(expected, next((e for e in events if e.type == expected.type and _told(e, expected, example.text)), None))
             for expected in example.events]
    right: dict[str, bool] = {}
    expected_events = {id(event) for _, event in pairs if event is not None}
    strays = [event for event in events if id(event) not in expected_events]
    if example.never:
        right["silent"] = not any(event.type in example.never for event in strays)
    else:
        right["alone"] = not strays
    if pairs:
        right["told"] = all(event is not None for _, event in pairs)
    for expected, event in pairs:
        if event is None:
            continue
        for aspect in ("mode", "status"):
            wanted = getattr(expected, aspect)
            if wanted is not None:
                right[aspect] = right.get(aspect, True) and getattr(event, aspect) == wanted
        for role in ("actor", "recipient"):
            wanted = getattr(expected, role)
            if wanted is not None:
                right[role] = right.get(role, True) and _parties(getattr(event, role), wanted, example.text)
    return right


def _told(event, expected: ExpectedEvent, text: str) -> bool:
    spans = [event.trigger, *event.also]
    return any(_overlap(span, place) for word in expected.trigger for place in _places(word, text) for span in spans)


def _parties(found, wanted: tuple[str, ...], text: str) -> bool:
    """Whether each party that is wanted is found, and no other."""
    places = [_places(words, text) for words in wanted]
    hits = [[any(_overlap(party.span, place) for place in where) or party.name in words
             for party in found] for words, where in zip(wanted, places, strict=True)]
    return all(any(row) for row in hits) and all(any(row[i] for row in hits) for i in range(len(found)))


def _places(words: str, text: str) -> list[tuple[int, int]]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return found


def _overlap(one, other) -> bool:
    return one[0] < other[1] and other[0] < one[1]
