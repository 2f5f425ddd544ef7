"""How the one who asks reads: from the address, else from cookies, else from what the browser says."""

from __future__ import annotations

from fastapi import Request

from musnad.serve.wording import CHOICES, LANGUAGES, Prefs

PREFIX = "musnad_"
A_YEAR = 31_536_000
"""Seconds that a cookie is kept."""


def prefs_of(request: Request) -> Prefs:
    """The preferences of a request; ``lang`` in the address comes first."""
    chosen = {name: value for name, known in CHOICES.items() if (value := request.cookies.get(PREFIX + name)) in known}
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        chosen["language"] = asked
    elif "language" not in chosen:
        chosen["language"] = _accepted(request.headers.get("accept-language", ""))
    return Prefs(**chosen)


def _accepted(header: str) -> str:
    """The first language of a browser's list that there is.

    >>> _accepted("fr, ar;q=0.9, en;q=0.8")
    'ar'
    """
    for part in header.split(","):
        language = part.partition(";")[0].strip()[:2].lower()
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]
