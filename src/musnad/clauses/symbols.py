"""Chunks as symbols, so that constructions are patterns over them.

Classes of a chunk: its tag (``N``, ``V``, ``c`` …), a noun phrase with its kind (``N:person``) and with its preposition
(``N@an``; ``N@`` for none), a verb of saying (``V:cue``, and ``V:reports`` for one that relays), ``+wa`` for an attached
conjunction, ``=word`` for the lemma of its head where some rule names it, ``BAR`` for an upright bar, and ``START`` and
``END`` of the sentence.
"""

from __future__ import annotations

from musnad.clauses.binder import AGENTS
from musnad.kernel.alphabet import Alphabet
from musnad.kernel.memo import Memo
from musnad.kernel.pattern import Match, Needs, Pattern, Step
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rule

Shape = tuple[str, str, str, str, bool, tuple[str, ...], str, str]
"""What the symbol of a chunk rests on: its tag, kind, preposition, conjunction, whether a pronoun is attached to its head, the
stances of its head's cues, and the lemma and the form of its head where some construction names them."""


class Construction:
    """A YAML rule over chunks: its id, what to build, its pattern, and the bits of what it cannot do without (``Needs``)."""

    __slots__ = ("build", "need", "pattern", "rule")

    def __init__(self, rule: Rule, alphabet: Alphabet, needs: Needs) -> None:
        self.rule = rule.rule
        self.build: str = rule.body.get("build", "")
        self.pattern = Pattern(tuple(Step.parse(item) for item in rule.body["pattern"]), alphabet)
        self.need = sum(set(needs.of(self.pattern.steps)))


class Symbol:
    """The symbol of a chunk, and the bits that its classes fill."""

    __slots__ = ("held", "letter")

    def __init__(self, letter: str, held: int) -> None:
        self.letter = letter
        self.held = held


class ChunkSymbols:
    """Gives each chunk its symbol over one alphabet."""

    def __init__(self, rules: list[Rule]) -> None:
        self._alphabet = Alphabet()
        self._needs = Needs()
        self._constructions = [Construction(rule, self._alphabet, self._needs) for rule in rules]
        self._classes = frozenset().union(*(c.pattern.classes for c in self._constructions))
        self._words = frozenset(name[1:].partition("@")[0] for name in self._classes if name[0] == "=")
        """The words that some construction names: a chunk with any other word has the symbol of its kind."""
        self._symbols: Memo[Shape, Symbol] = Memo(self._symbol, 100_000)
        self._plain: dict[tuple[str, str, str, str], Symbol] = {}
        """The symbols of chunks whose word matters to no construction, most by far, by tag, kind, preposition and conjunction."""
        self._tags: dict[str, Symbol] = {}
        """Those of them that have but a tag, half of all."""
        self._start = self._of({"START"})
        self._end = self._of({"END"})

    def matches(self, chunks: list[Chunk]) -> list[tuple[Construction, Match]]:
        """Where the constructions match in a sentence, in the order of the rules.

        The string has one symbol a chunk, between those of START and END: chunk ``i`` is at ``i + 1``.
        """
        letters = [self._start.letter]
        held = self._start.held | self._end.held
        words, plain, tags = self._words, self._plain, self._tags
        for chunk in chunks:
            lexeme, analysis = chunk.head.lexeme, chunk.head.analysis
            if lexeme.cues or analysis.suffix or lexeme.lemma in words or analysis.form.light in words:
                symbol = self._telling(chunk)
            elif not (chunk.kind or chunk.prep or chunk.conj):
                symbol = tags.get(chunk.tag) or self._tag(chunk.tag)
            else:
                key = chunk.tag, chunk.kind, chunk.prep, chunk.conj
                symbol = plain.get(key) or self._kind(key)
            letters.append(symbol.letter)
            held |= symbol.held
        letters.append(self._end.letter)
        string = "".join(letters)
        found: list[tuple[Construction, Match]] = []
        for construction in self._constructions:
            if construction.need & held == construction.need:
                for match in construction.pattern.matches(string):
                    found.append((construction, match))
        return found

    def _telling(self, chunk: Chunk) -> Symbol:
        """The symbol of a chunk whose word matters to some construction."""
        lexeme, analysis = chunk.head.lexeme, chunk.head.analysis
        lemma, form = lexeme.lemma, analysis.form.light
        return self._symbols.get((
            chunk.tag, chunk.kind, chunk.prep, chunk.conj, bool(analysis.suffix), tuple([cue.stance for cue in lexeme.cues]),
            lemma if lemma in self._words else "", form if form in self._words else ""))

    def _kind(self, key: tuple[str, str, str, str]) -> Symbol:
        """The symbol, not met before, of chunks whose word matters to none."""
        found = self._plain[key] = self._symbol((*key, False, (), "", ""))
        return found

    def _tag(self, tag: str) -> Symbol:
        found = self._tags[tag] = self._kind((tag, "", "", ""))
        return found

    def _symbol(self, shape: Shape) -> Symbol:
        return self._of(_classes(shape))

    def _of(self, classes: set[str]) -> Symbol:
        known = frozenset(classes & self._classes)
        return Symbol(self._alphabet.symbol(known), self._needs.held(known))


def _classes(shape: Shape) -> set[str]:
    tag, kind, prep, conj, pronoun, stances, lemma, form = shape
    classes = {tag, f"={lemma}", f"={form}"}
    if conj:
        classes.add(f"+{conj}")
    if pronoun:
        classes.add(f"{tag}+pronoun")
    if tag == "N":
        classes |= {f"N:{kind}", f"N@{prep}", f"N:{kind}@{prep}", f"={lemma}@{prep}"}
        if kind in AGENTS:
            classes |= {"N:agent", f"N:agent@{prep}"}
            if conj and not prep:
                classes.add(f"N:agent+{conj}")
        if stances:
            classes |= {"N:cue", f"N:cue@{prep}"}
    elif tag == "|":
        classes.add("BAR")
    elif tag == "V" and stances:
        classes.add("V:cue")
        classes |= {f"V:{stance}" for stance in stances}
    return classes
