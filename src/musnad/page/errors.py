"""What goes wrong with a page, in one line."""

from __future__ import annotations


class PageError(ValueError):
    """A page that holds no article, or cannot be read; the message says which and what to do."""
