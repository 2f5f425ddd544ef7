"""How well events are read by type, changes by kind, and everything by genre of article, with intervals.

    python bench/kinds.py GOLD… [--genres GENRES.tsv]

GOLD are folders as for `musnad evaluate`; GENRES.tsv gives an article's id and its genre a line. Precision, recall and F1 are
over all articles together; the interval holds the F1 of 95 % of 400 draws of as many articles with replacement. Rows of fewer
than ten are left out: they say nothing.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from musnad.evaluate.compare import UNANNOTATED, Comparison, Count
from musnad.evaluate.figures import ROUNDS, figures, rates
from musnad.evaluate.gold import annotated
from musnad.page.inputs import Failure
from musnad.reader import reader

FEWEST = 10
PARTS = ("speaker", "chain", "type", "roles", "times", "places")


def by_code(comparison, part, gold):
    """Code → its count in one article: told by what is missed and wrong, since each miss begins with its code."""
    missed, wrong = (Counter(miss.words.split()[0].rstrip(":") for miss in comparison.misses
                             if (miss.part, miss.how) == (part, how)) for how in ("missed", "wrong"))
    want = Counter(gold)
    return {code: Count(want[code] - missed[code], want[code] - missed[code] + wrong[code], want[code])
            for code in want.keys() | wrong.keys()}


def table(title, articles):
    """Print a Markdown table of codes: F1 and how often the gold has them."""
    print(f"\n| {title} | gold | P | R | F1 | 95 % |\n|---|---|---|---|---|---|")
    draw = random.Random(0)
    samples = [draw.choices(articles, k=len(articles)) for _ in range(ROUNDS)]
    codes = {code for article in articles for code in article}
    for code in sorted(codes, key=lambda code: -total(articles, code).gold):
        count = total(articles, code)
        if count.gold >= FEWEST:
            f1s = sorted(rates(total(sample, code))[2] for sample in samples)
            print(f"| {code} | {count.gold:.0f} | " + " | ".join(f"{rate:.2f}" for rate in rates(count))
                  + f" | {f1s[int(0.025 * ROUNDS)]:.2f}–{f1s[int(0.975 * ROUNDS)]:.2f} |")


def total(articles, code):
    return sum((article.get(code, Count()) for article in articles), Count())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--genres", type=Path)
    given = parser.parse_args()
    genres = dict(line.split("\t") for line in given.genres.read_text(encoding="utf-8").splitlines()) if given.genres else {}
    read = reader().read
    compared, of_genre = [], defaultdict(list)
    for folder in given.gold:
        for item in annotated(folder):
            if isinstance(item, Failure):
                print(item, file=sys.stderr)
                continue
            document, gold = item
            comparison = Comparison(read(document), gold)
            compared.append(comparison)
            of_genre[genres.get(document.id, "")].append(comparison.counts)
    print(f"{len(compared)} articles, rules {reader().book.version}")
    table("event type", [by_code(one, "type", [event.type for event in one.gold.events]) for one in compared])
    table("change", [by_code(one, "changes", [change.kind for change in one.gold.changes if change.kind not in UNANNOTATED])
                     for one in compared])
    print(f"\n| genre | articles | {' | '.join(PARTS)} |\n|---|---|{'---|' * len(PARTS)}")
    for genre, counts in sorted(of_genre.items(), key=lambda item: -len(item[1])):
        found = figures(counts)
        print(f"| {genre} | {len(counts)} | " + " | ".join(
            f"{found[part].f1:.2f} ({found[part].low:.2f}–{found[part].high:.2f})" if found[part].gold >= FEWEST else "–"
            for part in PARTS) + " |")


if __name__ == "__main__":
    main()
