"""Bytes of an HTML page → characters, whatever the page declares: pages lie about their encoding, or say nothing.

In this order: a byte-order mark; UTF-8 wherever the bytes are valid UTF-8; UTF-16 by its zero bytes; of what HTTP and the
page declare and the two Arabic single-byte encodings, the one that gives most frequent Arabic words. Then text that was
encoded twice (UTF-8 read as Windows-1252 or Windows-1256 and encoded again) is led back, and entities that were escaped
twice (`&amp;#1575;`).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from musnad.page.errors import PageError
from musnad.page.lists import Lists

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
                       rb"""|<\?xml[^>]{0,100}encoding=["']([\w-]+)""", re.IGNORECASE)
_LEGACY = ("cp1256", "iso-8859-6")
_TWICE_LATIN = re.compile("(?:[\u00d8-\u00db][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
                          "\u2013-\u203a\u20ac\u2122])")
_ALEF_TWICE = "\u00a7"
"""What the second byte of an alef becomes in both."""
_TWICE_ARABIC = re.compile(r"[\u0637-\u063a][^\x00-\x7f]")
_RUNS = re.compile("[^\x00-\x7f]+(?: [^\x00-\x7f]+)*")
_ESCAPED = re.compile(r"&amp;(#\d{2,6}|#x[0-9a-fA-F]{2,5}|nbsp|quot|laquo|raquo|rlm|lrm|zwnj|amp);")
_LETTERS = re.compile("[\u0620-\u06d3]+")


def decode_page(data: bytes, charset: str | None, lists: Lists) -> str:
    """The characters of a page; ``charset`` is what HTTP said. Raises PageError for what is no text."""
    return read_page(data, charset, lists)[0]


def read_page(data: bytes, charset: str | None, lists: Lists) -> tuple[str, bytes | str]:
    """The characters of a page (see ``decode_page``), and what a parser of UTF-8 takes: its bytes where they are just these."""
    text, exact = _decoded(data, charset, lists)
    if "\0" in text[:4096]:
        raise PageError("is a binary file, not a page; give HTML")
    source = _unescaped(once(text))
    return source, data if exact and source is text else source


def _decoded(data: bytes, charset: str | None, lists: Lists) -> tuple[str, bool]:
    """The characters, and whether the bytes are these in UTF-8 without a mark or fault."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) if encoding == "utf-8" else 0 :].decode(encoding, "replace").removeprefix("\ufeff"), False
    if b"\0" in data[:2048]:
        zeros = data[:2048].count(b"\0", 0), sum(data[1:2048:2].count(bytes([n])) for n in (0, 6))
        little = zeros[1] * 2 > min(len(data), 2048) // 2
        return data.decode("utf-16-le" if little else "utf-16-be", "replace"), False
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 or _mostly_utf8(data):
            return data.decode("utf-8", "replace"), False
    names = [name for name in (_codec(charset), *(_codec(name) for name in _declared(data))) if name]
    return data.decode(by_words(data, names, lists), "replace"), False


def by_words(data: bytes, names: Iterable[str], lists: Lists) -> str:
    """Of some encodings and the two Arabic ones of one byte a letter, the one that gives most frequent Arabic words."""
    best, most = "", -1
    for encoding in dict.fromkeys([*names, *_LEGACY]):
        hits = len(lists.common.findall(data.decode(encoding, "replace")[:400_000]))
        if hits > most:
            best, most = encoding, hits
    return best


def _codec(name: str | None) -> str | None:
    """Python's name of an encoding that gives characters, or None for one unknown; «windows-1256» → «cp1256»."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    text = getattr(found, "_is_text_encoding", True) and found.name not in ("idna", "punycode", "undefined")
    return found.name if text else None


def _declared(data: bytes) -> list[str]:
    return [(a or b).decode("ascii", "replace") for a, b in _DECLARED.findall(data[:8192])]


def _mostly_utf8(data: bytes) -> bool:
    """Whether all but a few of the bytes above 127 are UTF-8: a page with a cut or foreign piece in it."""
    text = data.decode("utf-8", "replace")
    return text.count("\ufffd") * 20 < sum(map(len, _LETTERS.findall(text)))


def once(text: str) -> str:
    """Text that was encoded as UTF-8 twice, led back; any other unchanged: «Ù\x81ÙŠ» → «في»."""
    for _round in range(2):
        if _ALEF_TWICE not in text:
            break  # as most
        sample = text[:200_000]
        marks = sample.count("\u00d8") + sample.count("\u00d9"), sample.count("\u0637") + sample.count("\u0638")
        if marks[0] <= 20 and marks[1] <= sample.count("\u0627"):
            break  # alef is ten times as frequent as what marks Arabic that was encoded twice
        letters = sum(map(len, _LETTERS.findall(sample)))
        latin = len(_TWICE_LATIN.findall(sample)) if marks[0] > 20 else 0
        if latin > 20 and latin > letters:
            text = _RUNS.sub(lambda match: _back(match[0], "cp1252"), text)
            continue
        arabic = len(_TWICE_ARABIC.findall(sample)) if marks[1] > 0.1 * letters else 0
        if letters > 40 and arabic > 0.4 * letters:
            text = _RUNS.sub(lambda match: _back(match[0], "cp1256"), text)
            continue
        break
    return text


def _back(run: str, encoding: str) -> str:
    try:
        raw = run.encode(encoding)
    except UnicodeEncodeError:
        singly = bytearray()
        for character in run:
            if character == "\ufffd":  # a byte that was lost when it was encoded again: its letter stays lost
                continue
            try:
                singly += character.encode(encoding)
            except UnicodeEncodeError:
                if ord(character) > 255:
                    return run
                singly.append(ord(character))  # the holes of Windows-1252 pass as C1 controls (WHATWG)
        raw = bytes(singly)
    made = raw.decode("utf-8", "replace")
    return run if made.count("\ufffd") * 4 > len(made) else made


def _unescaped(text: str) -> str:
    if "&amp;" not in text or text.count("&amp;#") + text.count("&amp;nbsp") <= 5:
        return text
    return _ESCAPED.sub(r"&\1;", text)
