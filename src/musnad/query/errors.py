"""What can be wrong with a question, in one line that says what to do."""

from __future__ import annotations

from datetime import date


class QueryError(ValueError):
    """The question cannot be answered as it was put: the message is one line."""


def check_days(*given: str | None) -> None:
    """Raise QueryError at the first that is no day; None stands for a day that was not given."""
    for day in given:
        if day is None:
            continue
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise QueryError(f"{day!r} is no day; write it as 2022-01-13") from error
