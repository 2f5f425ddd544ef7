"""`musnad evaluate`: read the articles of a gold folder and say how well."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from musnad.evaluate.compare import SHARES, Comparison
from musnad.evaluate.figures import Figure, figures
from musnad.evaluate.gold import annotated
from musnad.ledger.confidence import at_least
from musnad.page.inputs import Failure
from musnad.reader import Reader


def evaluate_gold(gold: Path, form: str, reader: Reader, minimum: float, *, misses: bool) -> int:
    """Compare and print; exit code 1 where a gold file or an article could not be used, one line each on stderr."""
    compared: list[Comparison] = []
    failed = 0
    for item in annotated(gold):
        if isinstance(item, Failure):
            failed += 1
            click.echo(f"musnad: {item}", err=True)
            continue
        document, wanted = item
        compared.append(Comparison(at_least(reader.read(document), minimum), wanted))
    if not compared:
        return 1
    found = figures([comparison.counts for comparison in compared])
    missed = [miss for comparison in compared for miss in comparison.misses] if misses else []
    if form == "json":
        whole: dict[str, object] = {"articles": len(compared), "rules": reader.book.version,
                                    "parts": {part: asdict(figure) for part, figure in found.items()}}
        if misses:
            whole["misses"] = [asdict(miss) for miss in missed]
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        for miss in missed:
            click.echo(f"{miss.article}\t{miss.part}\t{miss.how}\t{miss.words}")
        click.echo(_table(len(compared), found))
    return 1 if failed else 0


def _table(articles: int, found: dict[str, Figure]) -> str:
    lines = [f"{articles} article{'s' if articles > 1 else ''}",
             f"{'':10}{'P':>7}{'R':>7}{'F1':>7}   {'95 % of F1':14}{'gold':>5}"]
    for part, figure in found.items():
        both = f"{'':14}" if part in SHARES else f"{figure.precision:7.3f}{figure.recall:7.3f}"
        lines.append(f"{part:10}{both}{figure.f1:7.3f}   {figure.low:.3f}–{figure.high:.3f}{figure.gold:8.0f}")
    return "\n".join(lines)
