"""Paths → files: a folder is searched with all folders below it, hidden ones left out."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = (".txt", ".text", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".parquet", ".warc",
            ".wacz", ".zip", ".xml", ".rss", ".atom")
"""What a folder is searched for, each also with ``.gz`` behind it."""


def suffix(name: str) -> str:
    """The suffix that tells what a file is, the one of packing left out.

    >>> suffix("crawl.WARC.gz")
    '.warc'
    """
    return Path(name.lower().removesuffix(".gz")).suffix


def stem(where: str) -> str:
    """The name of a file without folders and suffixes: the id of an article that has none.

    >>> stem("news/a.zip!b/page-7.html.gz")
    'page-7'
    """
    name = Path(where.rpartition("!")[2]).name
    return Path(name.removesuffix(".gz")).stem or name


def files_in(folder: Path) -> list[Path]:
    """The files of a folder and those below it that may hold articles, in order of their paths."""
    return sorted(path for path in folder.rglob("*") if suffix(path.name) in SUFFIXES and path.is_file()
                  and not any(part.startswith(".") for part in path.relative_to(folder).parts))
