"""Bytes → text: UTF-8, UTF-16, Windows-1256 and ISO-8859-6 told apart; binary refused with a clear word.

UTF-16 is told by its byte-order mark or its zero bytes, UTF-8 by being valid, the two single-byte encodings by the frequent
Arabic words that they give. Text that was encoded twice is led back (`charset.py`).
"""

from __future__ import annotations

import codecs

from musnad.page.charset import by_words, once
from musnad.page.lists import lists


class Undecodable(ValueError):
    """Bytes that are no text in any encoding that Arabic news comes in."""


def decode(data: bytes) -> str:
    """The text of a file; raises Undecodable with what is wrong and what to do."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _strict(data, encoding)
    sample = data[:4096]
    if b"\0" in sample:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = sample[: len(sample) // 2 * 2].decode(encoding, "ignore")
            if text and _arabic_share(text) > 0.3:
                return _strict(data, encoding)
        raise Undecodable("is a binary file, not text; give plain text or JSONL")
    try:
        return once(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        pass
    text = data.decode(by_words(data, (), lists()), "replace")
    if _arabic_share(text[:4096]) > 0.5 and not any(ord(c) < 32 and c not in "\t\n\r\f" for c in text[:4096]):
        return text
    raise Undecodable("is neither UTF-8, UTF-16, Windows-1256 nor ISO-8859-6 text; convert it to UTF-8")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(f"is damaged {encoding} text at byte {error.start}; convert it to UTF-8") from error


def _arabic_share(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum("\u0620" <= c <= "\u06d3" for c in letters) / len(letters) if letters else 0.0


def has_arabic(text: str) -> bool:
    """Whether a text holds any Arabic letter."""
    return any("\u0620" <= c <= "\u06d3" or "\ufb50" <= c <= "\ufefc" for c in text)
