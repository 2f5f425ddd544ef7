"""How precision rises with confidence on a gold folder, and weights for confidence fitted to it.

    python bench/confidence.py GOLD           precision and recall of the records that are as sure as each threshold
    python bench/confidence.py GOLD --fit     weights by logistic regression, and the same curves with each article scored by
                                              weights that were fitted to the others

Right is what `musnad evaluate` calls so: a statement with its whole chain, an event with its type (and, beside it, its roles), a
change with kind, effect, date and area. The fit is small on purpose: few features, a ridge penalty (the strength that does best
on articles left out), no library.
"""

import argparse
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from musnad.attribution import confidence as of_statements
from musnad.evaluate.compare import Comparison, Count
from musnad.evaluate.figures import rates
from musnad.evaluate.gold import Gold, annotated
from musnad.events import confidence as of_events
from musnad.ledger import confidence as of_changes
from musnad.page.inputs import Failure
from musnad.reader import reader
from musnad.records import Reading
from musnad.rulebook.logit import BIAS
from musnad.rulebook.tables import load_rulebook

THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
PENALTIES = (1.0, 3.0, 10.0, 30.0)
PARTS = {"statements": ("attribution/confidence.tsv", ("chain",)), "events": ("events/confidence.tsv", ("type", "roles")),
         "changes": ("ledger/confidence.tsv", ("changes",))}
"""The list of weights of each kind of record, and the figures that show how right it is."""
Articles = list[tuple[Reading, Gold]]


@dataclass(slots=True)
class Instance:
    """A record: where it stands, the features that hold of it, whether it is right, and its confidence."""

    article: int
    number: int
    features: list[str]
    right: bool
    confidence: float


def collect(folder: Path) -> tuple[Articles, dict[str, list[Instance]]]:
    """The readings of the annotated articles, and their records."""
    read = reader()
    articles: Articles = []
    found: dict[str, list[Instance]] = {part: [] for part in PARTS}
    for item in annotated(folder):
        if isinstance(item, Failure):
            print(f"passed over: {item}")
            continue
        document, gold = item
        reading, parsed = read.read(document), read.parse(document)
        right = Comparison(reading, gold).right
        features = {
            "statements": [of_statements.features(draft) for draft in parsed.statements],
            "events": [of_events.features(draft) for draft in parsed.events if draft.sense.type],
            "changes": [of_changes.features(change) for change in reading.changes],
        }
        for part, instances in found.items():
            for number, (record, held) in enumerate(zip(getattr(reading, part), features[part], strict=True)):
                instances.append(Instance(len(articles), number, held, right[record.id], record.confidence))
        articles.append((reading, gold))
    return articles, found


def fit(instances: list[Instance], names: list[str], penalty: float, rounds: int = 25) -> dict[str, float]:
    """Weights by Newton's method on the log-loss with a ridge penalty; the bias is not penalised."""
    columns = [BIAS, *names]
    rows = [[1.0, *(float(name in instance.features) for name in names)] for instance in instances]
    weights = [0.0] * len(columns)
    for _ in range(rounds):
        slope = [penalty * w * (k > 0) for k, w in enumerate(weights)]
        curvature = [[penalty * (j == k > 0) + 1e-9 * (j == k) for k in range(len(columns))] for j in range(len(columns))]
        for row, instance in zip(rows, instances, strict=True):
            guess = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            held = [k for k, x in enumerate(row) if x]
            for k in held:
                slope[k] += guess - instance.right
                for j in held:
                    curvature[k][j] += guess * (1 - guess)
        weights = [w - step for w, step in zip(weights, solve(curvature, slope), strict=True)]
    return dict(zip(columns, weights, strict=True))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """x of matrix · x = right, by Gauss and Jordan with pivoting."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for k in range(size):
        pivot = max(range(k, size), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(size):
            if i != k and rows[i][k]:
                rows[i] = [a - rows[i][k] * b for a, b in zip(rows[i], rows[k], strict=True)]
    return [row[-1] for row in rows]


def left_out(instances: list[Instance], names: list[str], penalty: float) -> list[float]:
    """The confidence of each record by weights fitted without its article."""
    found = {article: fit([i for i in instances if i.article != article], names, penalty)
             for article in {instance.article for instance in instances}}
    totals = [sum(found[i.article].get(name, 0.0) for name in (BIAS, *i.features)) for i in instances]
    return [1 / (1 + math.exp(-total)) for total in totals]


def loss(instances: list[Instance], guesses: Iterable[float]) -> float:
    """Mean log-loss; lower is better, that of the overall rate is the bar."""
    return -sum(math.log(g if i.right else 1 - g) for i, g in zip(instances, guesses, strict=True)) / len(instances)


def ranking(instances: list[Instance], guesses: list[float]) -> float:
    """How often a right record is surer than a wrong one (area under the ROC curve); 0.5 is chance."""
    good = [g for i, g in zip(instances, guesses, strict=True) if i.right]
    bad = [g for i, g in zip(instances, guesses, strict=True) if not i.right]
    wins = sum((g > b) + 0.5 * (g == b) for g in good for b in bad)
    return wins / (len(good) * len(bad)) if good and bad else 0.5


def rescored(articles: Articles, part: str, instances: list[Instance], guesses: list[float]) -> Articles:
    """The articles with these confidences for the records of one part."""
    told: dict[int, list[float]] = {}
    for instance, guess in zip(instances, guesses, strict=True):
        told.setdefault(instance.article, []).append(guess)
    return [
        (replace(reading, **{part: tuple(replace(record, confidence=guess) for record, guess in zip(
            getattr(reading, part), told.get(number, []), strict=True))}), gold)
        for number, (reading, gold) in enumerate(articles)
    ]


def curve(articles: Articles, part: str) -> None:
    """Print precision and recall of the records of one part that are as sure as each threshold."""
    figures = PARTS[part][1]
    print(f"{'at least':>9}{'kept':>6}" + "".join(f"{'P ' + figure:>11}{'R':>7}" for figure in figures))
    for threshold in THRESHOLDS:
        kept = [(replace(reading, **{part: tuple(r for r in getattr(reading, part) if r.confidence >= threshold)}), gold)
                for reading, gold in articles]
        records = sum(len(getattr(reading, part)) for reading, _ in kept)
        if records:
            counts = [Comparison(reading, gold).counts for reading, gold in kept]
            sums = [rates(sum((count[figure] for count in counts), Count())) for figure in figures]
            print(f"{threshold:9.2f}{records:6}" + "".join(f"{p:11.3f}{r:7.3f}" for p, r, _ in sums))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--fit", action="store_true")
    arguments = parser.parse_args()
    book = load_rulebook()
    articles, found = collect(arguments.gold)
    for part, (table, _) in PARTS.items():
        instances = found[part]
        guesses = [instance.confidence for instance in instances]
        print(f"\n{part}" + (", each article by weights fitted to the others" if arguments.fit else ""))
        names = [row["id"] for row in book.table(table) if row["id"] != BIAS]
        penalty = 0.0
        if arguments.fit:
            tried = {penalty: left_out(instances, names, penalty) for penalty in PENALTIES}
            penalty = min(PENALTIES, key=lambda p: loss(instances, tried[p]))
            guesses = tried[penalty]
        curve(rescored(articles, part, instances, guesses), part)
        rate = sum(instance.right for instance in instances) / len(instances)
        print(f"log-loss {loss(instances, guesses):.3f} (of the overall rate {loss(instances, [rate] * len(instances)):.3f}), "
              f"ranking {ranking(instances, guesses):.3f}")
        if arguments.fit:
            weights = fit(instances, names, penalty)
            print(f"penalty {penalty:g}\n{table}")
            print("\n".join(f"{name}\t{round(100 * weights[name])}" for name in sorted(weights)))


if __name__ == "__main__":
    main()
