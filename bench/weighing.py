"""What the binder weighed for each verb, and weights for it learnt by a structured perceptron (a helper of binding.py)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from musnad.clauses.binder import Binder, gapped, object_worth, pair_worth, subject_worth
from musnad.clauses.candidates import Window
from musnad.clauses.government import Government
from musnad.clauses.predication import Argument, Predication
from musnad.kernel.fold import DAMMA
from musnad.kernel.weights import Weights as Weighed
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

TABLE = "clauses/weights.tsv"
Weights = dict[str, int]


@dataclass(slots=True)
class Choice:
    """One way to bind a verb: its subject, object and voice, the features that hold, and how right it is by the gold."""

    subject: Argument | None
    patient: Argument | None
    passive: bool
    features: list[str]
    gain: float = 0.0


class Names(Weighed):
    """Weights that remember which features were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def __missing__(self, name: str) -> int:
        self.asked.append(name)
        return 0


class Recorder(Binder):
    """The project's binder, which remembers what it was asked."""

    def __init__(self, book: Rulebook) -> None:
        super().__init__(book)
        self.seen: dict[int, tuple[Predication, Chunk, Window, Government, bool]] = {}
        self.bound: dict[int, tuple[Argument | None, Argument | None, bool]] = {}

    def bind(self, predication: Predication, chunk: Chunk, window: Window, frame: Government, shared: bool) -> None:
        super().bind(predication, chunk, window, frame, shared)
        self.seen[id(predication)] = (predication, chunk, window, frame, shared)
        self.bound[id(predication)] = (predication.subject, predication.object, predication.passive)

    def choices(self, predication: Predication) -> list[Choice]:
        """Every choice that ``bind`` had for a verb, in its order."""
        predication, chunk, window, frame, shared = self.seen[id(predication)]
        made = []
        for subject, patient, passive in assignments(predication, window):
            names = Names()
            subject_worth(names, predication, chunk, window, subject, passive, frame)
            object_worth(names, predication, chunk, window, patient, passive, frame)
            if patient is not None and patient.how == "after":
                pair_worth(names, window, subject, patient, passive, frame, shared)
            if gapped(predication, window) and window.antecedent not in (subject, patient):
                names.asked.append("antecedent-unused")
            made.append(Choice(subject, patient, passive, names.asked))
        return made


class FirstBare:
    """The simple binding: the first bare noun phrase behind the verb is its subject, else the one before; the next its object."""

    def bind(self, predication: Predication, chunk: Chunk, window: Window, frame: Government, shared: bool) -> None:
        after = list(window.after)
        passive = predication.token.analysis.form.voice == "passive"
        before = [*window.before[:1], *([window.antecedent] if window.antecedent else [])]
        found = after.pop(0) if after else before[0] if before else None
        predication.passive = passive
        predication.subject, predication.object = (None, found) if passive else (found, after[0] if after else None)


def assignments(predication: Predication, window: Window) -> Iterable[tuple[Argument | None, Argument | None, bool]]:
    """The pairs of subject and object, with a voice, that the binder allows."""
    form = predication.token.analysis.form
    marked = DAMMA in predication.token.word.raw[:4] or form.voice == "passive"
    subjects: list[Argument | None] = [None, *window.after[:3], *window.before[:2]]
    subjects += [window.antecedent] if window.antecedent else []
    for subject in subjects:
        patients: list[Argument | None] = [None, *(a for a in window.after[:3] if a is not subject)]
        patients += [window.antecedent] if window.antecedent and subject is not window.antecedent else []
        patients += window.before[:1] if subject is None and form.voice != "active" else []
        for patient in patients:
            for passive in (True,) if marked else (False, True) if form.voice == "either" else (False,):
                if not (passive and subject is not None) and (passive or patient is None or patient.how != "before"):
                    yield subject, patient, passive


def weighted(book: Rulebook, weights: Weights) -> Rulebook:
    """The rulebook with other weights for the binder."""
    return book.but(TABLE, [row.but(weight=str(weights.get(row["id"], 0))) for row in book.table(TABLE)])


def hand_set(book: Rulebook) -> Weights:
    return {row["id"]: int(row["weight"]) for row in book.table(TABLE)}


def best(choices: list[Choice], weights: dict[str, float] | Weights) -> Choice:
    """The choice with the highest sum; the first of equals, as in the binder."""
    return max(choices, key=lambda choice: sum(weights.get(name, 0) for name in choice.features))


def learn(instances: list[list[Choice]], start: Weights, rounds: int = 10) -> Weights:
    """Averaged structured perceptron, from ``start``; rounded. Of the right choices the one that scores best is the aim."""
    weights: dict[str, float] = dict(start)
    total = dict.fromkeys(start, 0.0)
    draw, order, steps = random.Random(0), list(instances), 0
    for _ in range(rounds):
        draw.shuffle(order)
        for choices in order:
            top = max(choice.gain for choice in choices)
            guess, aim = best(choices, weights), best([c for c in choices if c.gain == top], weights)
            if guess.gain < top:
                for sign, choice in ((1, aim), (-1, guess)):
                    for name in choice.features:
                        if name in start:
                            weights[name] += sign
            steps += 1
            for name in total:
                total[name] += weights[name]
    return {name: round(value / steps) for name, value in total.items()} if steps else dict(start)


class Given:
    """Wraps the chunker and the parser's tails so that a phrase that the gold calls a mention counts as a party."""

    def __init__(
        self, chunks: Callable[[list[Token], set[str]], list[Chunk]], tail: Callable[[list[Token], Chunk, int], Chunk | None]
    ) -> None:
        self._chunks, self._tail = chunks, tail
        self.likeness: Callable[[Chunk], float] = lambda chunk: 0.0

    def chunks(self, tokens: list[Token], surnames: set[str]) -> list[Chunk]:
        return [self._party(chunk) for chunk in self._chunks(tokens, surnames)]

    def tail(self, tokens: list[Token], chunk: Chunk, index: int) -> Chunk | None:
        found = self._tail(tokens, chunk, index)
        return self._party(found) if found is not None else None

    def _party(self, chunk: Chunk) -> Chunk:
        if chunk.tag == "N" and chunk.kind in ("", "thing", "act", "quality") and self.likeness(chunk) >= 0.5:
            chunk.kind = "unknown"
        return chunk
