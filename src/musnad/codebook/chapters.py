"""The codebook as Markdown, a chapter a page; Arabic words are isolated and run from the right whatever the page's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from musnad.codebook.entries import CHAPTERS, Codebook, Entry
from musnad.codebook.worked import Example

_PROSE = Path(__file__).parent / "prose"
_CUES = 24
"""Words of an entry that are shown; fewer in a list."""
_FEW = 10
_TERMS = ("context", "sector")
"""Groups that are shown as a list, without examples."""
_CODED = {"status": "status", "mode": "mode", "effect": "effect", "measure": "kind"}
"""What is read of an example that is a code, and the group of its names."""


def pages(book: Codebook) -> dict[str, str]:
    """Name of each page → its Markdown: ``index``, then the chapters, which link to each other as files of one folder."""
    return {"index": _overview(book), **{name: _chapter(book, name) for name in CHAPTERS}}


def whole(book: Codebook) -> str:
    """All pages in one text."""
    made = pages(book)
    return re.sub(r"\]\((\w+)\.md\)", r"](#\1)", "\n".join(f'<a id="{name}"></a>\n\n{text}' for name, text in made.items()))


def entries_text(book: Codebook, entries: list[Entry]) -> str:
    """Some entries in Markdown."""
    return "\n".join(_sections(book, entries, 2))


def _overview(book: Codebook) -> str:
    return f"# {book.words['chapter.index']}\n\n{_prose(book, 'index')}\n\n{book.words['label.version']} `{book.book.version}`.\n"


def _chapter(book: Codebook, name: str) -> str:
    """What a chapter is about, then each of its codes."""
    lines = [f"# {book.words[f'chapter.{name}']}", "", _prose(book, name)]
    groups = CHAPTERS[name]
    for group in groups:
        entries = book.groups[group]
        if len(groups) > 1:
            lines += ["", f"## {book.words[f'group.{group}']}"]
        lines += ["", *(_terms(book, entries) if group in _TERMS else _sections(book, entries, 2 + (len(groups) > 1)))]
    return "\n".join(lines) + "\n"


def _prose(book: Codebook, name: str) -> str:
    return (_PROSE / f"{name}.{book.words.language}.md").read_text(encoding="utf-8").strip()


def _sections(book: Codebook, entries: list[Entry] | tuple[Entry, ...], level: int) -> Iterator[str]:
    for entry in entries:
        yield f"{'#' * level} `{entry.code.rpartition('.')[2]}`{_name(entry)} {{ #{entry.id} }}"
        yield ""
        yield entry.definition
        if entry.days:
            yield f"{book.words['label.days']} {entry.days} {book.words['label.day']}."
        yield ""
        yield from _told(book, entry)
        for example in entry.examples:
            yield from _example(book, example)
        yield from _sections(book, entry.parts, level + 1)


def _name(entry: Entry) -> str:
    """The name behind the code, where it says more."""
    code = entry.code.rpartition(".")[2]
    return "" if entry.name.casefold() == code.casefold().replace("_", " ") else f" · {escape(entry.name)}"


def _told(book: Codebook, entry: Entry) -> Iterator[str]:
    """How many rows tell it, and the most usual of their words."""
    if not entry.rows:
        return
    label = "label.forms" if entry.group == "status" else "label.row" if entry.rows == 1 else "label.rows"
    more = len(entry.cues) - _CUES
    yield '<div class="mu-cues">'
    yield f"<p><b>{entry.rows:,}</b> {book.words[label]}</p>"
    yield f"<p>{_chips(entry.cues)}{f' <i>+{more:,}</i>' if more > 0 else ''}</p>"
    yield "</div>"
    yield ""


def _chips(cues: tuple[str, ...]) -> str:
    return " ".join(f'<bdi lang="ar" dir="rtl">{escape(cue)}</bdi>' for cue in cues[:_CUES])


def _example(book: Codebook, example: Example) -> Iterator[str]:
    yield '<div class="mu-example">'
    yield f'<p lang="ar" dir="rtl">{_marked(example)}</p>'
    if example.read:
        yield "<dl>" + "".join(f"<dt>{book.words[f'label.{label}']}</dt><dd>{_values(book, label, values)}</dd>"
                               for label, values in example.read) + "</dl>"
    yield "</div>"
    yield ""


def _values(book: Codebook, label: str, values: tuple[str, ...]) -> str:
    if label in _CODED:
        named = ((value, book.words.name(_CODED[label], value)) for value in values)
        return ", ".join(f'<code title="{escape(name)}">{escape(value)}</code>' for value, name in named)
    joint = " <i>›</i> " if label == "chain" else " "
    return f'<span dir="rtl">{joint.join(f"<bdi lang=ar>{escape(value)}</bdi>" for value in values)}</span>'


def _marked(example: Example) -> str:
    made, at = [], 0
    for start, end in example.marks:
        made += [escape(example.text[at:start]), "<mark>", escape(example.text[start:end]), "</mark>"]
        at = end
    return "".join([*made, escape(example.text[at:])])


def _terms(book: Codebook, entries: list[Entry]) -> Iterator[str]:
    """Codes of which little is to be said, a line each."""
    yield '<div class="mu-terms">'
    for entry in entries:
        more = f" <i>+{len(entry.cues) - _FEW:,}</i>" if len(entry.cues) > _FEW else ""
        yield f'<div id="{entry.id}"><p><code>{entry.code}</code>{_name(entry)}</p><p>{escape(entry.definition)}</p>'
        yield f'<div class="mu-chips">{_chips(entry.cues[:_FEW])}{more}</div></div>'
    yield "</div>"
