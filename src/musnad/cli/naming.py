"""`musnad places`: the bearers of a place name and, in articles, which one each mention means and why.

In the text format a line is either Latin or Arabic, never both, so that it stays readable without bidi reordering.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import click

from musnad.grounding.named import Named, Outcome
from musnad.grounding.reasons import MEANINGS, Weighed
from musnad.page.inputs import Failure
from musnad.reader import Reader
from musnad.records import Document, Place

_AROUND = 40
"""Characters shown on each side of a mention."""
_OUTCOMES: dict[Outcome, str] = {
    "chosen": "",
    "only": "the name has no other bearer",
    "merged": "taken into a longer place or a list of quarters",
    "in-a-name": "no place: part of the name of an institution or movement",
    "no-place": "no place here: another word, the name of a person, or too doubtful without a sign beside it",
}
Article = tuple[Document, list[Named]]


def show_places(name: str, items: Iterable[Document | Failure] | None, form: str, reader: Reader) -> int:
    """Print the bearers, or the mentions in articles; exit code 1 where the name is unknown or an input failed."""
    found = reader.bearers(name)
    if not found:
        click.echo(f"musnad: no known place bears this name: {name}", err=True)
        return 1
    failed = 0
    articles: list[Article] = []
    for item in items or ():
        if isinstance(item, Failure):
            failed += 1
            click.echo(f"musnad: {item}", err=True)
        else:
            articles.append((item, reader.named(name, item)))
    if form == "json":
        click.echo(json.dumps(_json(name, found, articles), ensure_ascii=False, indent=2))
    elif items is None:
        click.echo("\n".join(_alone(name, found)))
    else:
        click.echo("\n".join(line for article in articles for line in _article(*article)), nl=bool(articles))
    return 1 if failed else 0


def _alone(name: str, found: list[Weighed]) -> Iterator[str]:
    yield f"{len(found)} known place{'s bear' if len(found) > 1 else ' bears'} the name"
    yield "  " + name
    yield "as it stands alone, the likeliest first; an article's words weigh more (--in FILE)"
    for number, one in enumerate(found, start=1):
        yield ""
        yield from _candidate(f"  {number}", one)
        if one.lexeme.data.get("ambiguous"):
            yield "       also an everyday word (grounding/ambiguous.tsv): needs a sign of a place beside it"


def _article(document: Document, named: list[Named]) -> Iterator[str]:
    yield f"== {document.id}" + (f"  published {document.published}" if document.published else "")
    if not named:
        yield "   does not hold the name"
    for number, mention in enumerate(named, start=1):
        start, end = mention.span
        yield ""
        yield f"  mention {number}, characters {start} to {end}" + (f": {_codes(mention.place)}" if mention.place else "")
        yield "      " + _around(document.text, start, end)
        if _OUTCOMES[mention.outcome]:
            yield f"    {_OUTCOMES[mention.outcome]}"
        if mention.place and mention.place.span[0] < start:
            yield "    read as one place with the words before it"
            yield "      " + " ".join(mention.place.name.split())
        if mention.former:
            yield f"    part of {mention.former} at the time (grounding/successors.tsv)"
        for place, one in enumerate(mention.bearers):
            yield from _candidate("  against" if place else "  chosen ", one)


def _candidate(label: str, one: Weighed) -> Iterator[str]:
    data = one.lexeme.data
    kind = one.lexeme.kind + (f" ({data['subkind']})" if data.get("subkind") else "")
    codes = " ".join(data[key] for key in ("country", "admin1") if data.get(key))
    yield f"{label}  {kind}  {codes or 'no one country'}  score {one.score:.1f}  {one.lexeme.rule}"
    facts = [f"GeoNames {data['geonames']}"] if data.get("geonames") else []
    facts += [f"latitude {data['lat']}, longitude {data['lon']}"] if data.get("lat") else []
    facts += [f"population {data['population']}"] if data.get("population") else []
    if facts:
        yield "       " + ", ".join(facts)
    for reason in one.reasons:
        yield f"       {reason.points:+5.1f}  {MEANINGS[reason.why]}"
        if reason.word:
            yield "              " + reason.word


def _around(text: str, start: int, end: int) -> str:
    """A mention with the whole words about it."""
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    if start > _AROUND:
        before = before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0]
    return " ".join((before + text[start:end] + after).split())


def _codes(place: Place) -> str:
    return " ".join(filter(None, (place.kind, place.country, place.admin1)))


def _json(name: str, found: list[Weighed], articles: list[Article]) -> dict[str, Any]:
    return {
        "name": name,
        "candidates": [_weighed(one) for one in found],
        "articles": [{
            "id": document.id,
            "published": document.published,
            "mentions": [{
                "span": mention.span,
                "outcome": mention.outcome,
                "place": _place(mention.place) if mention.place else None,
                "former": mention.former or None,
                "candidates": [_weighed(one) for one in mention.bearers],
            } for mention in named],
        } for document, named in articles],
    }


def _place(place: Place) -> dict[str, Any]:
    return {key: getattr(place, key) for key in ("name", "span", "kind", "country", "admin1", "geonames", "lat", "lon")}


def _weighed(one: Weighed) -> dict[str, Any]:
    data = one.lexeme.data
    return {
        "rule": one.lexeme.rule,
        "name": one.lexeme.lemma,
        "kind": one.lexeme.kind,
        "subkind": data.get("subkind"),
        "country": data.get("country"),
        "admin1": data.get("admin1"),
        "geonames": int(data["geonames"]) if data.get("geonames") else None,
        "lat": float(data["lat"]) if data.get("lat") else None,
        "lon": float(data["lon"]) if data.get("lon") else None,
        "population": int(data["population"]) if data.get("population") else None,
        "ambiguous": bool(data.get("ambiguous")),
        "score": round(one.score, 2),
        "reasons": [{"why": reason.why, "points": round(reason.points, 2), "word": reason.word or None}
                    for reason in one.reasons],
    }
