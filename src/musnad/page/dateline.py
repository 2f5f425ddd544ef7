"""The dateline that opens an agency's report: «دمشق - سانا», «القاهرة / أ ش أ /», «بيروت 2 يونيو 2022 (رويترز) -»."""

from __future__ import annotations

import re

from musnad.page.dates import Dates
from musnad.page.lists import Lists, key

_LIMIT = 90
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0640\u064b-\u0652.](?=\w))*[\u064b-\u0652]*")
_BEFORE = "-\u2013\u2014\u0640/(|"
_AFTER = "-\u2013\u2014\u0640/):|"
_LONGEST_NAME = 4
_PLACES = 5
"""Words before the agency, a date apart: «كوالالمبور 3 مايو (برناما)»."""


def dateline(line: str, outlet: str | None, lists: Lists, dates: Dates) -> str | None:
    """The dateline at the start of a line, or None: a place, perhaps a date, and the name of an agency set off from both."""
    if not any(sign in line[:_LIMIT] for sign in _BEFORE):
        return None
    own = set(key(outlet or "").split(" ")) - {""}
    words = list(_WORD.finditer(line[:_LIMIT]))
    for first in range(1, min(len(words), 16)):
        opening = key(words[first][0]).partition(" ")[0]
        complete = line[words[first].end() : words[first].end() + 1] == " "
        if complete and opening not in lists.outlet_openings and opening not in own:
            continue  # as most: no name begins so
        before = line[words[first - 1].end() : words[first].start()]
        for last in range(min(first + _LONGEST_NAME, len(words)) - 1, first - 1, -1):
            name = key(line[words[first].start() : words[last].end()])
            if name not in lists.outlets and not (name and set(name.split(" ")) <= own):
                continue
            end = words[last].end()
            after = line[end:].lstrip(" \u00a0")[:1]
            place = line[: words[first].start()]
            dated = dates.find(place)
            apart = bool(dated) or any(sign in before for sign in _BEFORE)
            bare = re.sub(r"[\W\d]+", " ", place).split()
            if apart and (not after or after in _AFTER) and (dated or len(bare) <= _PLACES):
                return line[: end + (after == ")" and line[end:].find(")") + 1)].strip()
    return None
