"""More of the same, for benchmarks: articles by word substitution, longer articles, and rule folders of made-up words."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from musnad.rulebook.tables import Rulebook

_WORD = re.compile(r"[\u0621-\u064a]{4,}")
_STRONG = "بجحخدذرزشصضطظعغفقك"
"""Letters that no affix is made of and no verb is weak by: turned into one another, verbs and nouns still inflect."""
_LISTS = ("tokens/nouns", "tokens/verbs", "tokens/adjectives", "mentions/roles", "mentions/organisations", "mentions/outlets",
          "mentions/people", "mentions/given_names", "attribution/cues/", "events/predicates/", "events/contexts")


class Reworded:
    """Articles with half of their words of four letters or more replaced by other words, as long, of other articles.

    So the words are those of news, seldom in the same sentences, and each copy holds words that the article before had not.
    """

    def __init__(self, texts: Sequence[str], seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._words: dict[int, list[str]] = defaultdict(list)
        for text in texts:
            for word in _WORD.findall(text):
                self._words[len(word)].append(word)

    def text(self, text: str) -> str:
        """A text of the same length."""
        return _WORD.sub(lambda m: self._chance.choice(self._words[len(m[0])]) if self._chance.random() < 0.5 else m[0], text)


def multiplied(path: str, times: int, out: Path) -> None:
    """Write the articles of a JSONL file and ``times`` - 1 reworded copies of each."""
    entries = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    made = Reworded([entry["text"] for entry in entries])
    with out.open("w", encoding="utf-8") as file:
        for copy in range(times):
            for entry in entries:
                other = {"id": f"{entry['id']}-{copy}", "url": None, "text": made.text(entry["text"])}
                own = {**entry, **other} if copy else entry
                file.write(json.dumps(own, ensure_ascii=False) + "\n")


def _turned(text: str, by: int) -> str:
    letters = {letter: _STRONG[(n + by) % len(_STRONG)] for n, letter in enumerate(_STRONG)}
    return text.translate(str.maketrans(letters))


def _lists(book: Rulebook, copies: int) -> Iterator[tuple[str, str]]:
    for name, rows in book.rows.items():
        if rows and name.startswith(_LISTS):
            lines = ["\t".join(rows[0].cells)]
            for by in range(1, copies):
                for row in rows:
                    cells = {column: _turned(cell, by) for column, cell in row.cells.items()}
                    cells["id"] += f"-turned{by}"
                    if cells.get("entity") not in (None, "", "?"):
                        cells["entity"] += f"-turned{by}"
                    lines.append("\t".join(cells.values()))
            yield name, "\n".join(lines) + "\n"


def more_rows(book: Rulebook, times: int, folder: Path) -> int:
    """Lay ``times`` - 1 made-up rows for each of the large lists into a folder; returns how many rows there are then."""
    for name, text in _lists(book, times):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return sum(len(rows) * (times if name.startswith(_LISTS) else 1) for name, rows in book.rows.items())


def more_rules(book: Rulebook, times: int, folder: Path) -> int:
    """Lay ``times`` - 1 copies of each YAML rule, of made-up words, into a folder; returns how many rules there are then."""
    count = 0
    for name, rules in book.rules.items():
        source = Path(rules[0].file).read_text(encoding="utf-8")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(re.sub(r"^- id: (\S+)", rf"- id: \1-turned{by}", _turned(source, by), flags=re.MULTILINE)
                                  for by in range(1, times)), encoding="utf-8")
        count += len(rules) * times
    return count
