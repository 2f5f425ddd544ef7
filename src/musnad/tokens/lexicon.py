"""The compiled lexicon: every inflected form of every row, by folded key, and multi-word names by their first.

Inflection happens here, once; the result is kept by the hash of the rules (``load_lexicon``), packed so that a form is made of
its bytes when an article first holds it: few of 200,000 forms are ever met.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Final

from musnad.kernel import cached
from musnad.kernel.cached import Shelf, shelve
from musnad.kernel.fold import light, unify
from musnad.kernel.memo import Memo
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Cue, Form, FormRow, Lexeme, Predicate

Told = Callable[[float], None]
"""Is told how far a long work is, from 0 to 1."""
_NO_CUES: Final[list[Cue]] = []
_NO_EVENTS: Final[list[Predicate]] = []
"""Most lexemes have no senses; those of a lexicon never change."""
Name = tuple[tuple[str, ...], Lexeme]
"""The keys behind the first one, and the lexeme."""


@lru_cache(maxsize=1)
def _code() -> str:
    here = Path(__file__).parent
    return cached.code_of(here, here.parent / "kernel")


class Lexicon:
    """Forms by full key, and names by their first key."""

    def __init__(self, parts: dict[str, memoryview]) -> None:
        self._forms = _index(parts["forms.keys"])
        self._names = _index(parts["names.keys"])
        self._form_shelf = Shelf(parts["forms.at"], parts["forms"])
        self._name_shelf = Shelf(parts["names.at"], parts["names"])
        self._lexeme_shelf = Shelf(parts["lexemes.at"], parts["lexemes"])
        self._sense_shelf = Shelf(parts["senses.at"], parts["senses"])
        self._features: list[tuple[str, str, int, str, str, str]] = marshal.loads(parts["features"])
        self._classes: dict[str, frozenset[str]] = marshal.loads(parts["classes"])
        self._rows: Memo[int, tuple[Form, ...]] = Memo(self._made, 8_192)
        self._data_shelf = Shelf(parts["data.at"], parts["data"])
        self._lexemes: dict[int, Lexeme] = {}
        self._data: dict[int, dict[str, str]] = {}
        """Facts of lexemes by number: many names have the same."""
        self._cues: dict[int, Cue] = {}
        self._predicates: dict[int, Predicate] = {}

    def forms(self, key: str) -> tuple[Form, ...]:
        """The forms that have a full key."""
        number = self._forms.get(key)
        if number is None:
            return ()
        return self._rows.get(number)

    def _made(self, number: int) -> tuple[Form, ...]:
        packed: list[tuple[str, int, int]] = self._form_shelf.take(number)
        made = []
        for spelled, lexeme, features in packed:
            tense, voice, person, gender, count, state = self._features[features]
            made.append(Form(spelled, self._lexeme(lexeme), tense, voice, person, gender, count, state))
        return tuple(made)

    def names(self, first: str) -> list[Name]:
        """The names whose first word has a full key, longest first."""
        number = self._names.get(first)
        if number is None:
            return []
        packed: list[tuple[tuple[str, ...], int]] = self._name_shelf.take(number)
        return [(rest, self._lexeme(lexeme)) for rest, lexeme in packed]

    def _lexeme(self, number: int) -> Lexeme:
        """A lexeme, always the same one, also where threads ask at once: stages compare senses by identity."""
        found = self._lexemes.get(number)
        if found is None:
            pos, lemma, kind, rule, data, cues, events = self._lexeme_shelf.take(number)
            made = Lexeme(pos, lemma, kind, rule, self._facts(data), [self._cue(one) for one in cues] if cues else _NO_CUES,
                          [self._predicate(one) for one in events] if events else _NO_EVENTS)
            found = self._lexemes.setdefault(number, made)
        return found

    def _facts(self, number: int) -> dict[str, str]:
        found = self._data.get(number)
        return found if found is not None else self._data.setdefault(number, self._data_shelf.take(number))

    def _cue(self, number: int) -> Cue:
        found = self._cues.get(number)
        return found if found is not None else self._cues.setdefault(number, Cue(*self._sense_shelf.take(number)))

    def _predicate(self, number: int) -> Predicate:
        found = self._predicates.get(number)
        if found is not None:
            return found
        fields = self._sense_shelf.take(number)
        made = Predicate(*fields)
        made.members = self._classes.get(made.object, made.members)
        return self._predicates.setdefault(number, made)


def _index(keys: memoryview) -> dict[str, int]:
    listed = str(keys, "utf-8").split("\n")
    return dict(zip(listed, range(len(listed)), strict=True))


def compile_lexicon(book: Rulebook, told: Told | None = None) -> bytes:
    """Inflect every row of the rulebook, packed for ``Lexicon``; takes seconds, so prefer ``load_lexicon``."""
    from musnad.tokens.compile import Compiler

    compiler = Compiler(book, told)
    compiler.run()
    forms: dict[str, list[FormRow]] = {}
    for form in compiler.forms:
        bucket = forms.setdefault(unify(form[0]), [])
        if form not in bucket:
            bucket.append(form)
    compiler.forms.clear()  # the buckets hold them now, and are emptied as they are packed: memory is never shorter
    names: dict[str, list[Name]] = {}
    for spelling, lexeme in compiler.names:
        first, *rest = (unify(light(part)) for part in spelling.split())
        names.setdefault(first, []).append((tuple(rest), lexeme))
    for bucket_of_names in names.values():
        bucket_of_names.sort(key=lambda item: -len(item[0]))
    return _packed(forms, names, compiler.classes)


def _packed(forms: dict[str, list[FormRow]], names: dict[str, list[Name]], classes: dict[str, frozenset[str]]) -> bytes:
    """All parts; strings that recur are interned, as they are then when they are loaded."""
    lexemes: dict[int, tuple[int, Lexeme]] = {}
    senses: dict[int, tuple[int, Cue | Predicate]] = {}
    features: dict[tuple[str, str, int, str, str, str], int] = {}
    data: dict[tuple[tuple[str, str], ...], int] = {}

    def lexeme_number(lexeme: Lexeme) -> int:
        return lexemes.setdefault(id(lexeme), (len(lexemes), lexeme))[0]

    def sense_number(sense: Cue | Predicate) -> int:
        return senses.setdefault(id(sense), (len(senses), sense))[0]

    parts = {"forms.keys": "\n".join(forms).encode(), "names.keys": "\n".join(names).encode()}
    parts["forms.at"], parts["forms"] = shelve(
        [(form[0], lexeme_number(form[1]), features.setdefault(form[2:], len(features))) for form in bucket]
        for bucket in _taken(forms))
    parts["names.at"], parts["names"] = shelve(
        [(rest, lexeme_number(lexeme)) for rest, lexeme in bucket] for bucket in names.values())
    parts["lexemes.at"], parts["lexemes"] = shelve(
        (intern(lexeme.pos), lexeme.lemma, intern(lexeme.kind), lexeme.rule,
         data.setdefault(tuple(lexeme.data.items()), len(data)), [sense_number(cue) for cue in lexeme.cues],
         [sense_number(event) for event in lexeme.events]) for _, lexeme in lexemes.values())
    parts["data.at"], parts["data"] = shelve({intern(key): intern(value) for key, value in facts} for facts in data)
    parts["senses.at"], parts["senses"] = shelve(_fields(sense) for _, sense in senses.values())
    parts["features"], parts["classes"] = marshal.dumps(list(features)), marshal.dumps(classes)
    return cached.pack(parts)


def _taken(buckets: dict[str, list[FormRow]]) -> Iterator[list[FormRow]]:
    """The buckets in order; none is kept behind."""
    for key in list(buckets):
        yield buckets.pop(key)


def _fields(sense: Cue | Predicate) -> tuple[object, ...]:
    if isinstance(sense, Cue):
        return (sense.rule, intern(sense.stance), frozenset(map(intern, sense.content)), tuple(map(intern, sense.addressee)),
                intern(sense.prep), intern(sense.object))
    return (sense.rule, intern(sense.type), intern(sense.mode), tuple(map(intern, sense.actor)),
            tuple(map(intern, sense.recipient)), intern(sense.prep), intern(sense.object), intern(sense.change))


def load_lexicon(book: Rulebook, told: Told | None = None) -> Lexicon:
    """The lexicon of a rulebook, from the cache or compiled and then kept there; ``told`` hears how far that is."""
    name = f"lexicon-{_code()}-{book.version}.packed"
    parts = cached.kept(name)
    if parts is None:
        packed = compile_lexicon(book, told)
        cached.keep(name, packed)
        parts = cached.kept(name) or cached.parts(memoryview(packed))
        assert parts is not None
    return Lexicon(parts)
