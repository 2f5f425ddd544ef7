"""trafilatura's choice of blocks, where our own found little: only the choice is its, the text stays that of the page."""

from __future__ import annotations

import logging

from musnad.page.blocks import Walked
from musnad.page.lists import key

MAX_CHARACTERS = 1_000_000
"""Longer pages are left to our own choice: trafilatura would take minutes."""


def chosen_blocks(source: str, walked: Walked) -> list[int]:
    """Numbers of the blocks whose text trafilatura takes for the article; none where it finds no article."""
    if len(source) > MAX_CHARACTERS:
        return []
    import trafilatura  # loaded where needed: it takes half a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(source, include_comments=False, include_tables=True, favor_precision=True)
    except Exception:  # a page that breaks it is a page that it finds nothing on
        return []
    lines = [key(line) for line in (text or "").split("\n") if line.strip()]
    wanted = set(lines)
    whole = "\n".join(lines)
    folded = [key(block.text) for block in walked.blocks]
    return [n for n, line in enumerate(folded) if line in wanted or (len(line) > 60 and line in whole)]
