"""Annotations of news articles without their text: each string is kept as where it stands, for those who have the text.

    held.py keep ARTICLES.jsonl GOLD_DIR > bench/held/annotations.jsonl
    held.py restore ARTICLES.jsonl bench/held/annotations.jsonl FOLDER [FIRST LAST]

``restore`` writes ID.gold.json files as ``shared/tools/score.py`` asks for, and ``articles.jsonl`` with the articles that they
annotate, into FOLDER: all of them, or those from line FIRST to line LAST, counted from 1. An article whose text is not the one
that was annotated (by SHA-256) is left out, with a line on standard error.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

_PLACE: Final = re.compile(r"@(?P<start>\d+)\+(?P<length>\d+)")
"""A string of the text: the code point at which it first stands, and its length."""
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def each(value: Any, change: Callable[[str], str]) -> Any:
    """A JSON value with each of its strings changed, those that are keys of an object excepted."""
    if isinstance(value, dict):
        return {key: each(inner, change) for key, inner in value.items()}
    if isinstance(value, list):
        return [each(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def hidden(string: str, text: str) -> str:
    """A string of the text as its place; one without Arabic as it is (a digit or a key tells nothing of anybody's words)."""
    if not _ARABIC.search(string):
        return string
    return f"@{text.index(string)}+{len(string)}"


def shown(string: str, text: str) -> str:
    """A place as the string that stands there."""
    found = _PLACE.fullmatch(string)
    return string if found is None else text[int(found["start"]) : int(found["start"]) + int(found["length"])]


def articles(path: Path) -> dict[str, dict[str, Any]]:
    """Articles by id."""
    return {article["id"]: article for article in map(json.loads, path.read_text("utf-8").splitlines())}


def keep(news: Path, gold: Path) -> None:
    """Print the annotations of a folder without their text, one article a line."""
    told = articles(news)
    for path in sorted(gold.glob("*.gold.json")):
        annotated = json.loads(path.read_text("utf-8"))
        text = told[path.name.partition(".")[0]]["text"]
        print(json.dumps({"sha256": digest(text), **each(annotated, partial(hidden, text=text))}))


def restore(news: Path, kept: Path, folder: Path, first: int, last: int) -> int:
    """Write the gold files and the articles into a folder; 1 if an article is missing or differs, else 0."""
    told = articles(news)
    folder.mkdir(parents=True, exist_ok=True)
    lines, wrong = [], 0
    for line in kept.read_text("utf-8").splitlines()[first - 1 : last]:
        annotated = json.loads(line)
        article = told.get(annotated["id"])
        if article is None or digest(article["text"]) != annotated.pop("sha256"):
            print(f"{annotated['id']}: not in {news}, or its text is another; left out", file=sys.stderr)
            wrong = 1
            continue
        shown_again = each(annotated, partial(shown, text=article["text"]))
        (folder / f"{annotated['id']}.gold.json").write_text(json.dumps(shown_again, ensure_ascii=False, indent=1), "utf-8")
        lines.append(json.dumps(article, ensure_ascii=False))
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return wrong


def main(arguments: list[str]) -> int:
    """Run one of the two commands; 2 for other arguments."""
    match arguments:
        case ["keep", news, gold]:
            keep(Path(news), Path(gold))
            return 0
        case ["restore", news, kept, folder]:
            return restore(Path(news), Path(kept), Path(folder), 1, sys.maxsize)
        case ["restore", news, kept, folder, first, last]:
            return restore(Path(news), Path(kept), Path(folder), int(first), int(last))
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
