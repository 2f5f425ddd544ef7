"""What can be wrong with a question, in one line that says what to do."""

from __future__ import annotations


class QueryError(ValueError):
    """The question cannot be answered as it was put: the message is one line."""
