"""What the bytes of an input are, told from their first characters; names and declared media types only help."""

from __future__ import annotations

import re
from typing import Literal

from musnad.page.sources.raw import Raw

Kind = Literal["gzip", "zip", "parquet", "warc", "html", "feed", "jsonfeed", "sitemap", "opml", "jsonl", "json", "csv", "text"]

_SAMPLE = 4096
_MAGIC: tuple[tuple[bytes, Kind], ...] = ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"PAR1", "parquet"), (b"WARC/", "warc"))
_ROOTS: dict[str, Kind] = {"rss": "feed", "feed": "feed", "rdf:rdf": "feed", "urlset": "sitemap", "sitemapindex": "sitemap",
                           "opml": "opml", "html": "html"}
_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|RDF|urlset|sitemapindex|opml|html)[\s>]", re.IGNORECASE)
_JSON = re.compile(r'\{\s*"|\[\s*\{')
_TAG = re.compile(r"<!doctype html|<(?:html|head|body|article|div|p|meta|title|main|section|span|h[1-6]|table|script)[\s>]",
                  re.IGNORECASE)
_SUFFIXES: dict[str, Kind] = {"html": "html", "htm": "html", "xhtml": "html", "shtml": "html", "php": "html", "jsonl": "jsonl",
                              "ndjson": "jsonl", "json": "json", "csv": "csv", "tsv": "csv"}


def kind_of(raw: Raw) -> Kind:
    """What an input is.

    >>> kind_of(Raw("page", b"<!DOCTYPE html><html lang=ar>"))
    'html'
    >>> kind_of(Raw("page", b'<?xml version="1.0"?><rss version="2.0">'))
    'feed'
    """
    for magic, kind in _MAGIC:
        if raw.data.startswith(magic):
            return kind
    sample = raw.data[:_SAMPLE].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    suffix = _SUFFIXES.get(raw.where.rpartition(".")[2].lower())
    if sample.startswith("<"):
        root = _ROOT.search(sample)
        if root is not None:
            return "feed" if root[1].lower() == "rdf" else _ROOTS[root[1].lower()]
        if suffix == "html" or _TAG.search(sample) or raw.media in ("text/html", "application/xhtml+xml"):
            return "html"
    if _JSON.match(sample):
        if re.search(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', sample):
            return "jsonfeed"
        if suffix is None:
            return "jsonl" if sample.startswith("{") and _whole_line(raw.data) else "json"
    if suffix is not None and suffix != "html":
        return suffix
    if (suffix == "html" or raw.media == "text/html") and _TAG.search(sample):
        return "html"
    return "text"


def _whole_line(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \n").partition(b"\n")[0].rstrip().rstrip(b"\0").endswith(b"}")
