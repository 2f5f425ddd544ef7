"""How to cite a record: its words with their source as text, an entry of BibTeX, or a Web Annotation in JSON-LD."""

from __future__ import annotations

import json

from musnad.export.jsonld import CONTEXT, address, nodes
from musnad.query.pages import Record, kind_of
from musnad.records import Event, Reading, Statement
from musnad.store.differences import evidence

MEDIA = {"text": "text/plain; charset=utf-8", "bibtex": "application/x-bibtex; charset=utf-8", "jsonld": "application/ld+json"}
_ESCAPED = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
                          "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})


def cited(reading: Reading, record: Record, link: str, form: str) -> str:
    """A record as ``text``, ``bibtex`` or ``jsonld``; ``link`` is its permanent address."""
    return {"text": _text, "bibtex": _bibtex, "jsonld": _jsonld}[form](reading, record, link)


def _words(reading: Reading, record: Record) -> str:
    return " ".join(reading.document.text[slice(*evidence(record))].split())


def _text(reading: Reading, record: Record, link: str) -> str:
    d = reading.document
    who = " ← ".join(link.name for link in reversed(record.chain)) if isinstance(record, Statement) else ""
    day = d.published and d.published[:10]
    lines = [f"«{_words(reading, record)}»", who, d.headline, d.outlet, day, d.url, _label(record), link]
    return "\n".join(line for line in lines if line) + "\n"


def _label(record: Record) -> str:
    if isinstance(record, Statement):
        return f"statement: {record.stance}"
    if isinstance(record, Event):
        return f"event: {record.type}{f'/{record.mode}' if record.mode else ''}, {record.status}"
    return f"change: {record.kind} {record.effect}, {record.status}"


def _bibtex(reading: Reading, record: Record, link: str) -> str:
    d = reading.document
    fields = {
        "title": d.headline or _words(reading, record)[:80], "author": d.outlet, "date": d.published and d.published[:10],
        "year": d.published and d.published[:4], "url": d.url, "note": f"«{_words(reading, record)}»",
        "annotation": f"Musnad {kind_of(record)} {record.id}, rules {reading.rules}: {link}", "langid": "arabic",
    }
    body = ",\n".join(f"  {name} = {{{_field(name, value)}}}" for name, value in fields.items() if value)
    return f"@online{{musnad-{d.id}-{record.id},\n{body}\n}}\n"


def _field(name: str, value: str) -> str:
    return value if name == "url" else value.translate(_ESCAPED)


def _jsonld(reading: Reading, record: Record, link: str) -> str:
    own = next(node for node in nodes(reading) if node["id"] == address(reading, record.id))
    return json.dumps({"@context": CONTEXT, **own, "dcterms:bibliographicCitation": link}, ensure_ascii=False, indent=1) + "\n"
