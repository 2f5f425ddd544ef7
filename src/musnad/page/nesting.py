"""Is a page nested without end? The parser's time grows with the square of the depth: 400 kB of «<div>» take it ten seconds."""

from __future__ import annotations

import re
from collections import Counter

_FEW = 20_000
"""Tags that a page may have in any case: the parser is done with them in a second however they nest."""
_DEEPEST = 5_000
"""Elements that may be left open, paragraphs and list items without their end among them."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_NEXT = frozenset("p li dt dd option tr td th thead tbody tfoot colgroup body html head".split())


def too_deep(source: str) -> bool:
    """Whether a page leaves more elements open than any page does.

    >>> too_deep("<div>" * 30_000), too_deep("<div><p>one<br></div>" * 30_000)
    (True, False)
    """
    if source.count("<") <= _FEW:
        return False
    left: Counter[str] = Counter()
    for closing, name in _TAG.findall(source):
        left[name.lower()] += -1 if closing else 1
    return sum(number for name, number in left.items()
               if number > 0 and name not in _VOID and name not in _CLOSED_BY_NEXT) > _DEEPEST
