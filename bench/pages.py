"""Text, headline, date and outlet of HTML pages beside trafilatura, resiliparse and readability-lxml (speed: ``speed.py``).

    python bench/pages.py [DIR] [--misses]

DIR (default `tests/pages`) holds NAME.html with NAME.json: ``text`` and, where the page tells them, ``headline``,
``published``, ``outlet``. Text F1 is the overlap of words (folded, without punctuation) as multisets, the mean over pages.
All extractors are given the page's characters as Musnad decodes them in the first table, and its bytes in the second.
Needs `uv sync --group bench`; readability-lxml, whose chardet is LGPL, is measured where it is installed by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import Any

from usage import arguments

from musnad.kernel.fold import fold
from musnad.page.charset import decode_page
from musnad.page.errors import PageError
from musnad.page.html import page_of
from musnad.page.lists import lists

Found = dict[str, str | None]


def ours(data: bytes) -> Found:
    page = page_of(data)
    document = page.document
    return {"text": document.text, "headline": document.headline, "published": document.published, "outlet": document.outlet}


def trafilatura(data: bytes | str, fast: bool = False) -> Found:
    import trafilatura as library

    found = library.bare_extraction(data, fast=fast, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    got = found.as_dict()
    text = got.get("text") or ""
    title = got.get("title") or ""
    return {"text": text if text.startswith(title) else f"{title}\n{text}", "headline": title, "published": got.get("date"),
            "outlet": got.get("sitename")}


def resiliparse(data: bytes | str) -> Found:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(data if isinstance(data, str) else bytes_to_str(data, detect_encoding(data)))
    title = tree.title or ""
    return {"text": title + "\n" + extract_plain_text(tree, main_content=True, alt_texts=False), "headline": title}


def readability(data: bytes | str) -> Found:
    import lxml.html
    from readability import Document

    page = Document(data)
    title = page.short_title()
    return {"text": title + "\n" + lxml.html.fromstring(page.summary()).text_content(), "headline": title}


TOOLS: dict[str, Callable[[Any], Found]] = {
    "musnad": ours, "trafilatura": trafilatura, "trafilatura fast": lambda data: trafilatura(data, fast=True),
    "resiliparse": resiliparse, "readability-lxml": readability,
}
for _tool, _package in (("resiliparse", "resiliparse"), ("readability-lxml", "readability")):
    if find_spec(_package) is None:
        del TOOLS[_tool]


def words(text: str | None) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(fold(word) for word in (text or "").split())))


def f1(found: str | None, gold: str) -> float:
    ours_, theirs = words(found), words(gold)
    common = (ours_ & theirs).total()
    return 2 * common / (ours_.total() + theirs.total()) if common else 0.0


def score(found: Found, gold: Found) -> dict[str, float]:
    scores = {"text": f1(found.get("text"), gold["text"] or "")}
    if gold.get("headline"):
        scores["headline"] = float(words(found.get("headline")) == words(gold["headline"]))
    if gold.get("published"):
        scores["date"] = float((found.get("published") or "")[:10] == (gold["published"] or "")[:10])
    if gold.get("outlet"):
        scores["outlet"] = float(words(found.get("outlet")) == words(gold["outlet"]))
    return scores


def guarded(tool: Callable[[Any], Found], data: bytes | str) -> Found:
    try:
        return tool(data)
    except PageError:
        return {}
    except Exception as error:
        print(f"  {type(error).__name__}: {error}"[:100], file=sys.stderr)
        return {}


def table(pages: dict[str, tuple[bytes, Found]], decoded: bool, misses: bool) -> None:
    print(f"\n{len(pages)} pages, {'characters' if decoded else 'bytes'} given\n")
    print("| | text F1 | headline | date | outlet |\n|---|---|---|---|---|")
    for name, tool in TOOLS.items():
        scores: dict[str, list[float]] = {}
        for page, (data, gold) in pages.items():
            given: bytes | str = decode_page(data, None, lists()) if decoded and name != "musnad" else data
            found = guarded(tool, given)
            for what, value in score(found, gold).items():
                scores.setdefault(what, []).append(value)
                if misses and name == "musnad" and not decoded and value < 0.995:
                    missed(page, what, value, found, gold)
        print(f"| {name} |", " | ".join(f"{mean(scores[what]):.3f}" for what in ("text", "headline", "date", "outlet")), "|")


def missed(page: str, what: str, value: float, found: Found, gold: Found) -> None:
    print(f"{page}: {what} {value:.3f}", "" if what == "text" else repr(found.get("published" if what == "date" else what)))
    if what == "text":
        got, wanted = words(found.get("text")), words(gold["text"])
        print("   more:", " ".join(got - wanted)[:300], "\n   less:", " ".join(wanted - got)[:300])


def grown(data: bytes) -> bytes:
    """A page with as much around the article as real pages have: 300 links, 30 cards, 30 kB of styles and of scripts each."""
    text = decode_page(data, None, lists()).replace("\ufeff", "")
    links = "".join(f'<li class="menu-item menu-item-{n}"><a href="/section/{n}">باب الأخبار {n}</a></li>' for n in range(300))
    cards = "".join(
        f'<div class="card"><a href="/news/{n}"><img src="/i/{n}.jpg" alt=""></a><div class="card-body"><h4><a href="/news/{n}">'
        f"مسؤول يزور مدينة رقم {n} ويلتقي ممثلي السكان</a></h4><span>{n % 28 + 1} يناير</span></div></div>" for n in range(30))
    style = "<style>" + "".join(f".block-{n}>a:hover{{color:#0{n % 999:03};margin:0 {n}px}}" for n in range(700)) + "</style>"
    script = "<script>" + "".join(f'window.dataLayer.push({{"event":"slot","id":"gpt-{n}"}});' for n in range(550)) + "</script>"
    menu = f'{style}<nav class="mega-menu"><ul class="menu">{links}</ul></nav>{script}'
    text = re.sub(r"(<body[^>]*>)", lambda match: match[1] + menu, text, count=1, flags=re.IGNORECASE)
    after = f'<div class="latest-news">{cards}</div><footer class="site-footer"><ul>{links}</ul></footer>'
    text = re.sub(r"</body>", lambda match: after + match[0], text, count=1, flags=re.IGNORECASE)
    return re.sub(r"charset=[\"']?[\w-]+", "charset=utf-8", text, flags=re.IGNORECASE).encode()


def main() -> None:
    given = arguments()
    folder = Path(given[0]) if given else Path(__file__).parents[1] / "tests" / "pages"
    pages = {file.stem: (file.read_bytes(), json.loads(file.with_suffix(".json").read_text(encoding="utf-8")))
             for file in sorted(folder.glob("*.html"))}
    for decoded in (True, False):
        table(pages, decoded, "--misses" in sys.argv)


if __name__ == "__main__":
    main()
