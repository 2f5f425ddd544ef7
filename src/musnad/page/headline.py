"""The headline of a page: the heading on it that says what JSON-LD, Open Graph or `<title>` say, else what these say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from musnad.page.blocks import Walked
from musnad.page.choose import HEADINGS
from musnad.page.lists import Lists, key
from musnad.page.structured import Structured, named, plain

CUTS = re.compile(r"\s+[|\u2013\u2014\u2022\u00b7»«:-]{1,2}\s+|\s*[|\u00bb]\s*")
"""What stands between a headline and a site's name."""
_SIGNS = frozenset("|\u2013\u2014\u2022\u00b7»«:-")
WORDS = re.compile(r"\w+")
_SHORTEST = 3
"""Words of a headline: what has fewer is a site's name."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and where it came from: «json-ld datePublished», «meta og:title», «h1»."""

    value: str
    source: str


def headlines(structured: Structured) -> list[Fact]:
    """Machine-readable headlines, most trusted first; the site's name is cut off at the end."""
    raw = [(plain(node.get("headline")), "json-ld headline") for node in structured.articles]
    raw += [(plain(node.get("name")), "json-ld name") for node in structured.articles]
    raw += [(structured.microdata.get("headline", ""), "microdata headline")]
    raw += [(structured.meta.get(name, ""), f"meta {name}") for name in ("og:title", "twitter:title", "dc.title", "title")]
    raw += [(structured.title, "title")]
    publishers = [named(node.get("publisher")) for node in structured.articles]
    site = {key(name) for name in (structured.meta.get("og:site_name", ""), *publishers)}
    told: dict[str, str] = {}  # most say the same
    for value, source in raw:
        if source != "title" and value and value not in told:
            told[value] = without_site(value, site)
    return [Fact(told[value] if source != "title" else without_site(value, None), source) for value, source in raw if value]


def without_site(title: str, sites: set[str] | None) -> str:
    """A title without the outlet's name at its end (or start): «وقف النار في غزة | الجزيرة نت» → «وقف النار في غزة»."""
    if _SIGNS.isdisjoint(title):
        return title
    parts = CUTS.split(title)
    if len(parts) < 2:
        return title
    cuts = list(CUTS.finditer(title))
    if sites is not None:
        if key(parts[-1]) in sites:
            return title[: cuts[-1].start()].strip()
        if key(parts[0]) in sites:
            return title[cuts[0].end() :].strip()
        return title
    longest = max(parts, key=len)
    return longest.strip() if len(longest) > 20 and len(longest) * 2 > len(title) else title


def heading(walked: Walked, known: list[Fact], first: int, lists: Lists) -> tuple[Fact | None, set[int]]:
    """The headline and the blocks that are it: the heading on the page that says what the machine-readable ones say."""
    best, most, at = None, 0.0, -1
    known = [fact for fact in known if len(WORDS.findall(fact.value)) >= _SHORTEST] or known
    wanted = [words for words in {frozenset(WORDS.findall(key(fact.value))) for fact in known} if words]
    for n, block in enumerate(walked.blocks):
        tag = block.frame.tag
        title = tag in HEADINGS or "title" in block.frame.classes or "headline" in block.frame.classes
        if not title and not (n <= first + 2 and len(block.text) < 300):
            continue
        if (n > first + 2 and tag != "h1") or (n and tag in HEADINGS and walked.blocks[n - 1].frame is block.frame):
            continue
        text = " ".join(walked.blocks[k].text for k in _parts(walked, n))
        words = set(WORDS.findall(key(text)))
        if len(words) < _SHORTEST:
            continue
        likeness = cut = 0.0
        for other in wanted:
            common = len(words & other)
            likeness = max(likeness, common / (len(words) + len(other) - common))
            if len(other) > 4:
                cut = max(cut, common / len(other))
        score = max(likeness, cut * 0.9 if len(words) < 40 else 0.0) + (0.15 if tag == "h1" else 0.05 if title else 0.0)
        score -= 0.1 if block.frame.mark is not None else 0.0
        if score > most and likeness + cut > 0.9:
            best, most, at = Fact(text, tag if tag in HEADINGS else "heading"), score, n
    if best is not None:
        return best, set(_parts(walked, at))
    for wanted_tag in ("h1", "h2", "h3"):
        levels = [n for n, b in enumerate(walked.blocks[: first + 3]) if b.frame.tag == wanted_tag and b.frame.mark is None
                  and b.link * 2 < len(b.text) and not lists.furniture(b.text) and (wanted_tag != "h3" or n >= first - 6)]
        for n in reversed(levels):
            own = _parts(walked, n)
            text = " ".join(walked.blocks[k].text for k in own)
            if len(WORDS.findall(text)) >= _SHORTEST and not (known and known[0].source.startswith("json-ld")):
                return Fact(text, wanted_tag), set(own)
    if known and known[0].source == "title":  # a title of the whole site; what a class name calls a title is better
        for n in range(min(first, len(walked.blocks) - 1), -1, -1):
            block = walked.blocks[n]
            named_so = "title" in block.frame.classes and block.frame.mark is None and block.link * 2 < len(block.text)
            if named_so and len(WORDS.findall(block.text)) > _SHORTEST and len(block.text) < 200:
                return Fact(block.text, "class title"), {n}
    return (known[0], set()) if known else (None, set())


def _parts(walked: Walked, at: int) -> list[int]:
    """The blocks of a heading: one that `<br>` breaks is one."""
    blocks, frame = walked.blocks, walked.blocks[at].frame
    if frame.tag not in HEADINGS:
        return [at]
    return [n for n in range(max(at - 4, 0), min(at + 5, len(blocks))) if blocks[n].frame is frame]
