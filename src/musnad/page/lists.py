"""The word lists of the page stage, loaded once for a folder of rules: furniture, class names, labels, months, outlets."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from musnad.kernel.fold import fold, light, unify
from musnad.rulebook.tables import Row, load_table

_NOT_WORDS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[\u0640\u064b-\u0652]+[^\W_]*)*")
_FEW = 4
"""Words of a line that is known by its end."""
_SHORT = 60
_PARTS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=4096)
def key(line: str) -> str:
    """A line as lists are searched for it: folded words, one space between: «اقرأ أيضًا :» → «اقرا ايضا»."""
    return _NOT_WORDS.sub(" ", unify(light(line))).strip()


_OFTEN = 1_000
"""Places in a source from which on it is searched for each name by itself."""


def _shared(words: list[str]) -> str:
    """The longest string that all of some words hold."""
    first = min(words, key=len, default="")
    for length in range(len(first), 0, -1):
        for start in range(len(first) - length + 1):
            part = first[start : start + length]
            if all(part in word for word in words):
                return part
    return ""


class Lists:
    """What the page stage knows of words."""

    def __init__(self, rules: Path | None = None) -> None:
        def rows(name: str) -> list[Row]:
            return load_table(name, rules)

        self.whole: dict[str, str] = {}
        """Kind of a line of furniture by its key."""
        self._starts: dict[str, list[tuple[str, str]]] = {}
        self._ends: dict[str, list[tuple[str, str]]] = {}
        for row in rows("page/furniture.tsv"):
            form = key(row["form"])
            if row["match"] == "whole":
                self.whole[form] = row["kind"]
            elif row["match"] == "start":
                self._starts.setdefault(form.split(" ")[0], []).append((form, row["kind"]))
            else:
                self._ends.setdefault(form.split(" ")[-1], []).append((form, row["kind"]))
        self._openings = {form.split(" ")[0] for form in self.whole} | self._starts.keys()
        """The first words of all these lines but for those known by their end."""
        self._names: dict[str, str] = {}
        self._part: dict[str, str] = {}
        for row in rows("page/classes.tsv"):
            (self._names if row["match"] == "name" else self._part)[row["form"].lower()] = row["kind"]
        pagers = [form for forms in (self._names, self._part) for form, kind in forms.items() if kind == "pages"]
        self.pager_names = [form for form in pagers if not any(other in form and other != form for other in pagers)]
        """What the class names of the links from page to page of one article hold, and the CSS selector of them."""
        self.pagers = ", ".join(f'[class*="{form}"]' for form in self.pager_names)
        self._shared = _shared(self.pager_names)
        """What all of them have in common."""
        self.labels: dict[str, list[str]] = {}
        """Folded labels by kind, the longest first."""
        for row in rows("page/labels.tsv"):
            self.labels.setdefault(row["kind"], []).append(key(row["form"]))
        self._labels: dict[tuple[str, str], list[str]] = {}
        """The same by kind and first word."""
        for kind, forms in self.labels.items():
            forms.sort(key=len, reverse=True)
            for form in forms:
                self._labels.setdefault((kind, form.partition(" ")[0]), []).append(form)
        self.months: dict[str, tuple[str, int]] = {}
        """Calendar (g, h, s) and number of a month by its folded name."""
        for row in rows("mentions/times/months.tsv"):
            self.months.setdefault(fold(row["form"]), (row["value"][0], int(row["value"][1:])))
        for row in rows("page/months.tsv"):
            self.months.setdefault(fold(row["form"]).lower(), ("g", int(row["value"])))
        self.halves = {fold(row["form"]): row["value"] for row in rows("mentions/times/days.tsv")
                       if row["class"] in ("AMPM", "AMPMS") and row["value"]}
        """am, pm, noon or night by the folded words behind a clock time."""
        self.weekdays = {fold(row["form"]) for row in rows("mentions/times/days.tsv") if row["class"] == "WEEKDAY"}
        self.hosts = {row["host"]: row["name"] for row in rows("page/hosts.tsv")}
        self.outlets = {key(row["name"]) for row in rows("mentions/outlets.tsv")}
        self.outlet_openings = {name.split(" ")[0] for name in self.outlets}
        self.outlet_nouns = {key(row["form"]) for row in rows("mentions/words/outlet-nouns.tsv")}
        self.common = re.compile(r"(?<!\w)(?:" + "|".join(row["form"] for row in rows("page/common.tsv")) + r")(?!\w)")
        """Frequent words as they are written, to judge a decoding by."""
        self._classes: dict[str, str | None] = {}

    def paged(self, source: str) -> bool:
        """Whether a source holds the class name of a pager: looked for around what all these names share, which is rare."""
        reach = max(map(len, self.pager_names), default=0)
        at = source.find(self._shared) if self._shared else 0
        for _ in range(_OFTEN if self._shared else 0):
            if at < 0:
                return False
            near = source[max(0, at - reach) : at + reach]
            if any(form in near for form in self.pager_names):
                return True
            at = source.find(self._shared, at + 1)
        return any(form in source for form in self.pager_names)

    def furniture(self, line: str) -> str | None:
        """The kind of a line that belongs to the page and not to the article, or None."""
        if len(line) > _SHORT:
            words = key(line[:_SHORT]).split(" ")
            if len(words) > _FEW + 1 and words[0] not in self._openings:
                return None  # as most: the last of these words may be cut off
        folded = key(line[:240])
        kind = self.whole.get(folded)
        if kind is not None or not folded:
            return kind
        words = folded.split(" ")
        for form, kind in self._starts.get(words[0], ()):
            if folded.startswith(form) and folded[len(form) : len(form) + 1] in ("", " "):
                return kind if kind in ("agency", "cookie", "newsletter", "follow") or len(line) < 160 else None
        if len(words) <= _FEW and any(word.isdigit() for word in words):
            for form, kind in self._ends.get(words[-1], ()):
                if folded.endswith(form):
                    return kind
        return None

    def labelled(self, line: str, kind: str) -> str | None:
        """What follows a label at the start of a line: «نشر في: 13 يناير 2022» → «13 يناير 2022»; None without the label."""
        folded = key(line)
        for form in self._labels.get((kind, folded.partition(" ")[0]), ()):
            if folded.startswith(form) and folded[len(form) : len(form) + 1] in ("", " "):
                words = form.count(" ") + 1
                found = list(_WORD.finditer(line))
                if len(found) < words:
                    return None
                return line[found[words - 1].end() :].strip(" \t\u00a0:-–|ـ/،.")
        return None

    def mark(self, names: str) -> str | None:
        """The kind of an element by its class names, or None."""
        if names in self._classes:
            return self._classes[names]
        found: str | None = None
        for name in names.split():
            found = self._names.get(name.lower()) or found
            if found is None and not name.startswith(("tag-", "category-", "has-", "no-", "is-", "with-", "without-", "show-")):
                found = next((self._part[part] for part in (p.lower() for p in _PARTS.findall(name)) if part in self._part), None)
        if len(self._classes) < 100_000:
            self._classes[names] = found
        return found


@lru_cache(maxsize=4)
def lists(rules: Path | None = None) -> Lists:
    """The lists for a folder of the user's rules laid over the shipped ones (kept once made)."""
    return Lists(rules)
