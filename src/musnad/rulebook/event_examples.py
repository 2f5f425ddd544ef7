"""Examples of events, and traps: texts in whose words of war and diplomacy there is no event, or another one.

They stand in ``rules/events/examples/``, one file a type or a family of traps, and are tests (``tests/test_event_examples.py``).

    - id: qsf-1
      form: passive
      text: قُصفت المدرسة بقذائف الهاون.
      events:
        - type: ASSAULT
          mode: heavy-weapons
          status: actual
          trigger:
            - قصفت
          actor: []
          recipient:
            - المدرسة
    - id: trap-hjwm-1
      word: هجوم
      never: any
      text: قاد المهاجم الشاب هجوم المنتخب.

Any word of ``trigger`` tells the event. A mode, status, actor or recipient that an example leaves out is not asked for.
Every event of a text is listed; of a trap those alone that its ``never`` would forbid, or that show what the word tells instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from musnad.rulebook.errors import Problem
from musnad.rulebook.examples import Wrong, misquoted, read_items
from musnad.rulebook.schemas import EVENT_MODES, EVENT_TYPES

ANY = "any"
"""A trap whose word tells no event of any type."""
ASPECTS = ("silent", "told", "alone", "mode", "status", "actor", "recipient")
"""What an example asks: that its trap is not taken; that its events are told, and no others; and what is said of each."""
STATUSES = ("actual", "historical", "future", "hypothetical", "negated")
FORMS = ("active", "passive", "masdar", "participle", "light-verb", "headline", "coordination", "relative", "nominal")
_PARTS = frozenset({"id", "text", "form", "word", "never", "events", "open"})
_EVENT_PARTS = frozenset({"type", "mode", "status", "trigger", "actor", "recipient"})


@dataclass(frozen=True, slots=True)
class ExpectedEvent:
    """An event that an example tells; None for what it leaves out, words as they stand in the text."""

    type: str
    trigger: tuple[str, ...]
    mode: str | None
    status: str | None
    actor: tuple[str, ...] | None
    recipient: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class EventExample:
    """A text with the events in it and, of a trap, the word that tempts and the types that it must not be read as.

    ``open`` says of an aspect why the reader does not get there yet.
    """

    id: str
    text: str
    form: str
    word: str
    never: tuple[str, ...]
    events: tuple[ExpectedEvent, ...]
    open: dict[str, str] = field(default_factory=dict)


def read_event_examples(text: str, file: str, problems: list[Problem]) -> list[EventExample]:
    """The examples of one file below ``events/examples/``; what is wrong is added to ``problems``."""
    return read_items(text, file, problems, _PARTS, _wrong, _made)


def _made(body: dict[str, Any]) -> EventExample:
    never = body.get("never", [])
    return EventExample(
        body["id"], body["text"], body.get("form", ""), body.get("word", ""), tuple(EVENT_TYPES if never == ANY else never),
        tuple(_expected(event) for event in body.get("events", [])), body.get("open", {}),
    )


def _expected(body: dict[str, Any]) -> ExpectedEvent:
    actor, recipient = (None if body.get(role) is None else tuple(body[role]) for role in ("actor", "recipient"))
    return ExpectedEvent(body["type"], tuple(body["trigger"]), body.get("mode"), body.get("status"), actor, recipient)


def _wrong(body: dict[str, Any]) -> Wrong:
    """What is wrong with an example, and how to mend it."""
    name, text, never = body["id"], body["text"], body.get("never", [])
    if bool(body.get("word")) != bool(never):
        return f"example {name} has one of word and never", "a trap has both, another example none"
    if not never and not body.get("events"):
        return f"example {name} expects nothing", "add events, or word and never"
    if never != ANY and not (isinstance(never, list) and set(never) <= set(EVENT_TYPES)):
        return f"example {name}: never is no list of types", f"write any, or a list of {' '.join(EVENT_TYPES)}"
    if body.get("form", FORMS[0]) not in FORMS:
        return f"example {name} has the form {body['form']}", f"forms are {', '.join(FORMS)}"
    if not isinstance(body.get("word", ""), str):
        return f"example {name}: word is no string", "write the word that tempts"
    marks = body.get("open", {})
    if not isinstance(marks, dict) or not set(marks) <= set(ASPECTS) or not all(isinstance(v, str) and v for v in marks.values()):
        return f"example {name}: open is no map of aspects to reasons", f"aspects are {', '.join(ASPECTS)}"
    for event in body.get("events", []):
        wrong = _wrong_event(name, text, event)
        if wrong:
            return wrong
    return None


def _wrong_event(name: str, text: str, event: Any) -> Wrong:
    if not isinstance(event, dict) or event.get("type") not in EVENT_TYPES or not event.get("trigger"):
        return f"example {name}: an event without a known type or a trigger", f"types are {' '.join(EVENT_TYPES)}"
    if set(event) - _EVENT_PARTS:
        return f"example {name}: an event has {', '.join(sorted(set(event) - _EVENT_PARTS))}", "see rulebook/event_examples.py"
    modes = EVENT_MODES.get(event["type"], ())
    if event.get("mode") is not None and event["mode"] not in modes:
        return f"example {name}: {event['type']} has no mode {event['mode']}", f"its modes are {', '.join(modes) or 'none'}"
    if event.get("status") is not None and event["status"] not in STATUSES:
        return f"example {name}: no status {event['status']}", f"statuses are {', '.join(STATUSES)}"
    for part in ("trigger", "actor", "recipient"):
        words = event.get(part)
        if words is not None and not (isinstance(words, list) and all(isinstance(word, str) for word in words)):
            return f"example {name}: {part} is no list of words", "write a block list, or [] for nobody"
    return misquoted(name, text, (word for part in ("trigger", "actor", "recipient") for word in event.get(part) or ()))
