"""The compiled lexicon: every inflected form of every row, by folded key, and a trie of multi-word names.

Inflection happens here, once; the result is cached by the hash of the rules (``load_lexicon``).
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from musnad.kernel.fold import light, unify
from musnad.kernel.garbage import collecting_later
from musnad.rulebook.tables import Rulebook
from musnad.tokens.compile import Compiler
from musnad.tokens.lexeme import FormRow, Lexeme


@lru_cache(maxsize=1)
def _code() -> str:
    """A hash of the code that compiles the lexicon, so that a cache made by other code is not read."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


@dataclass(slots=True)
class Lexicon:
    """Forms by full key, and names by their first key: ``names[key]`` lists (remaining keys, lexeme), longest first."""

    version: str
    forms: dict[str, tuple[FormRow, ...]] = field(default_factory=dict)
    names: dict[str, list[tuple[tuple[str, ...], Lexeme]]] = field(default_factory=dict)


def compile_lexicon(book: Rulebook) -> Lexicon:
    """Inflect every row of the rulebook; takes seconds, so prefer ``load_lexicon``."""
    compiler = Compiler(book)
    compiler.run()
    forms: dict[str, list[FormRow]] = {}
    for form in compiler.forms:
        bucket = forms.setdefault(unify(form[0]), [])
        if form not in bucket:
            bucket.append(form)
    names: dict[str, list[tuple[tuple[str, ...], Lexeme]]] = {}
    for spelling, lexeme in compiler.names:
        first, *rest = (unify(light(part)) for part in spelling.split())
        names.setdefault(first, []).append((tuple(rest), lexeme))
    for bucket_of_names in names.values():
        bucket_of_names.sort(key=lambda item: -len(item[0]))
    return Lexicon(book.version, {key: tuple(bucket) for key, bucket in forms.items()}, names)


def load_lexicon(book: Rulebook) -> Lexicon:
    """The lexicon of a rulebook, from the cache or compiled and then cached."""
    path = _cache_folder() / f"lexicon-{_code()}-{sys.version_info[0]}{sys.version_info[1]}-{book.version}.pickle"
    try:
        with path.open("rb") as file, collecting_later():
            cached = pickle.load(file)  # our own file in the user's own cache folder
        if isinstance(cached, Lexicon) and cached.version == book.version:
            return cached
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError):
        pass
    lexicon = compile_lexicon(book)
    _write_cache(path, lexicon)
    return lexicon


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return Path(os.environ.get("MUSNAD_CACHE") or user_cache_path("musnad"))


def _write_cache(path: Path, lexicon: Lexicon) -> None:
    """Write atomically; a cache that cannot be written costs time, not correctness."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(lexicon, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(file.name).replace(path)
    except OSError:
        return
