"""What the box of a record's reviews shows."""

from __future__ import annotations

from fastapi import Request

from musnad.library import Store
from musnad.query.pages import Listed
from musnad.query.reviews import CHOICES
from musnad.serve.prefs import PREFIX

WHO = PREFIX + "by"
"""The cookie with the name of who reviews."""


def box(store: Store, listed: Listed) -> dict[str, object]:
    """What the box of a record's reviews shows."""
    choices = CHOICES[listed.kind]
    return {"full": listed.id, "kind": listed.kind, "history": tuple(store.reviews(listed.id)),
            "choices": {name: (options, present(listed, name)) for name, options in choices.items()}}


def who(request: Request) -> str:
    """The name under which the last review from this browser was made."""
    try:
        return bytes.fromhex(request.cookies.get(WHO, "")).decode("utf-8")
    except ValueError:
        return ""


def present(listed: Listed, name: str) -> str:
    """A field of a record as it was read."""
    value = getattr(listed.record, name, None)
    return str(getattr(value, "value", value) or "")
