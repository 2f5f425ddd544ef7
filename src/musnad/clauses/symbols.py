"""Chunks as symbols, so that constructions are patterns over them.

Classes of a chunk: its tag (``N``, ``V``, ``c`` …), a noun phrase with its kind (``N:person``) and with its preposition
(``N@an``; ``N@`` for none), a verb of saying (``V:cue``, and ``V:reports`` for one that relays), ``+wa`` for an attached
conjunction, ``=word`` for the lemma of its head where some rule names it, and ``START`` and ``END`` of the sentence.
"""

from __future__ import annotations

from musnad.clauses.binder import AGENTS
from musnad.kernel.alphabet import Alphabet
from musnad.kernel.pattern import Pattern, Step
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rule


class Construction:
    """A YAML rule over chunks: its id, what to build, and its pattern."""

    __slots__ = ("build", "pattern", "rule", "stance")

    def __init__(self, rule: Rule, alphabet: Alphabet) -> None:
        self.rule = rule.rule
        self.build: str = rule.body.get("build", "")
        self.stance: str = rule.body.get("stance", "says")
        self.pattern = Pattern(tuple(Step.parse(item) for item in rule.body["pattern"]), alphabet)


class ChunkSymbols:
    """Gives each chunk its symbol over one alphabet."""

    def __init__(self, rules: list[Rule]) -> None:
        self._alphabet = Alphabet()
        self.constructions = [Construction(rule, self._alphabet) for rule in rules]
        self._classes = frozenset().union(*(c.pattern.classes for c in self.constructions))
        self._words = frozenset(name[1:].partition("@")[0] for name in self._classes if name[0] == "=")
        """The words that some construction names: a chunk with any other word has the symbol of its kind."""
        self._memo: dict[tuple[object, ...], str] = {}
        self._start = self._alphabet.symbol(frozenset({"START"}))
        self._end = self._alphabet.symbol(frozenset({"END"}))

    def string(self, chunks: list[Chunk]) -> str:
        """One symbol a chunk, between those of START and END: chunk ``i`` is at ``i + 1``."""
        return self._start + "".join(map(self._symbol, chunks)) + self._end

    def _symbol(self, chunk: Chunk) -> str:
        lexeme, analysis = chunk.head.lexeme, chunk.head.analysis
        lemma, form = lexeme.lemma, analysis.form.light
        stances = tuple([cue.stance for cue in lexeme.cues]) if lexeme.cues else ()
        key = (chunk.tag, chunk.kind, chunk.prep, chunk.conj, bool(analysis.suffix), stances,
               lemma if lemma in self._words else "", form if form in self._words else "")
        found = self._memo.get(key)
        if found is None:
            if len(self._memo) > 100_000:
                self._memo.clear()
            found = self._memo[key] = self._alphabet.symbol(frozenset(_classes(chunk) & self._classes))
        return found


def _classes(chunk: Chunk) -> set[str]:
    lexeme = chunk.head.lexeme
    classes = {chunk.tag, f"={lexeme.lemma}", f"={chunk.head.analysis.form.light}"}
    if chunk.conj:
        classes.add(f"+{chunk.conj}")
    if chunk.head.analysis.suffix:
        classes.add(f"{chunk.tag}+pronoun")
    if chunk.tag == "N":
        classes |= {f"N:{chunk.kind}", f"N@{chunk.prep}", f"N:{chunk.kind}@{chunk.prep}", f"={lexeme.lemma}@{chunk.prep}"}
        if chunk.kind in AGENTS:
            classes |= {"N:agent", f"N:agent@{chunk.prep}"}
            if chunk.conj and not chunk.prep:
                classes.add(f"N:agent+{chunk.conj}")
        if lexeme.cues:
            classes |= {"N:cue", f"N:cue@{chunk.prep}"}
    elif chunk.tag == "V" and lexeme.cues:
        classes.add("V:cue")
        classes |= {f"V:{cue.stance}" for cue in lexeme.cues}
    return classes
