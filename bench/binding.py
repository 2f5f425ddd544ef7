"""Which way to bind arguments is worth its cost: roles and speakers with the gold's mentions and triggers given.

    python bench/binding.py ARTICLES.jsonl GOLD_DIR [--misses] [--weights OUT.tsv]

nearest        the mention nearest to the trigger acts, the next entity is acted on; nearest preceding mention speaks
nearest, known the same, filling only the roles that the gold fills
simple         subject is the first bare noun phrase behind the verb, else before it; the next is the object; frames as they stand
scored         the project's binder with the weights of rules/clauses/weights.tsv
scored, known  the same, told which roles the gold fills: others are dropped, and one left empty takes the nearest mention
tuned          scored, with weights learnt on the other articles by an averaged perceptron that starts from the hand-set ones
tuned from 0   the same, starting from nothing

A phrase stands for the gold mention most like it, and whoever the gold mentions can be a party. Where no predicate is known at
a trigger, the nearest agreeing mention acts. An event told by several triggers takes each role from the first that fills it,
known predicates first (roles), or is averaged over them (each). fillers: single actors and recipients. Intervals: 95 %, articles
resampled. The scorer is the one beside the gold (tools/score.py). Only the tuned rows are left-one-out: the features and the
hand-set weights were made by people who could read this gold, so "scored" has an edge over "tuned from 0" that is not measured.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import sys
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from weighing import TABLE, Choice, FirstBare, Given, Recorder, Weights, best, hand_set, learn, weighted

import musnad.events.slots as role_filler
from musnad.clauses.agreement import fits
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.roles import fill
from musnad.events.senses import choose_sense
from musnad.mentions.chunk import Chunk
from musnad.page.document import BadDate, article
from musnad.reader import Parsed, Reader
from musnad.records import Document
from musnad.rulebook.tables import Rulebook, load_rulebook
from musnad.tokens.lexeme import Lexeme, Predicate

Span = tuple[int, int]
Roles = dict[str, list[Span]]
COLUMNS = ("roles", "each", "fillers", "speaker")

ROLES = role_filler.RoleWords.of(load_rulebook())


@dataclass
class Case:
    """An article with its gold, and the spans of the gold's mentions."""

    document: Document
    gold: dict[str, Any]
    scorer: Any
    mentions: list[Span]
    events: list[tuple[dict[str, Any], list[Span]]]
    statements: list[tuple[dict[str, Any], Span]]
    iou: Callable[[Span, Span], float]
    counts: dict[str, dict[str, tuple[float, ...]]] = field(default_factory=dict)

    def mention(self, span: Span) -> Span | None:
        """The gold mention most like a phrase."""
        found = max(self.mentions, key=lambda m: self.iou(m, span), default=None)
        return found if found is not None and self.iou(found, span) > 0 else None

    def keys(self, span: Span) -> set[str]:
        found: set[str] = self.scorer.entities({"span": span})
        return found


class Bench:
    """A reader whose binder can be changed, to which the gold's mentions are given."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.reader = Reader(book)
        parser = self.reader._parser
        self.given = Given(self.reader._chunker.chunks, parser._tails.genitive)
        self.reader._chunker = self.given  # type: ignore[assignment]
        parser._tails.genitive = self.given.tail  # type: ignore[method-assign]
        narrow = role_filler._party

        def party(chunk: Chunk, *context: Any, **more: Any) -> bool:
            return narrow(chunk, *context, **more) or (chunk.kind != "place" and self.given.likeness(chunk) > 0)

        role_filler._party = party

    def parse(self, case: Case, binder: Any) -> Parsed:
        self.given.likeness = lambda chunk: max((case.iou(m, (chunk.start, chunk.end)) for m in case.mentions), default=0.0)
        self.reader._parser._binder = binder
        return self.reader.parse(case.document)


def load(articles: str, folder: str) -> list[Case]:
    sys.path.insert(0, str(Path(folder).resolve().parents[1] / "tools"))
    from gold import resolve
    from score import Article, iou

    cases = []
    for line in Path(articles).read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path = Path(folder, entry["id"] + ".gold.json")
        if not path.exists():
            continue
        gold, text = json.loads(path.read_text(encoding="utf-8")), entry["text"]
        facts = {"id": entry["id"], "headline": entry.get("headline")}
        try:
            document = article(text, entry.get("published"), **facts)
        except BadDate:
            document = article(text, **facts)
        scorer = Article(text, gold)
        cases.append(Case(
            document, gold, scorer, sorted({span for span, _ in scorer.mentions}),
            [(e, sorted({s for t in e["triggers"] for s in resolve(text, t)})) for e in gold.get("events", [])],
            [(s, resolve(text, s["content"])[0]) for s in gold.get("statements", [])], iou))
    return cases


# Nearest mention.


def sentence(parsed: Parsed, place: int) -> Clauses | None:
    return next((c for c in parsed.sentences if c.tokens[0].start <= place < c.tokens[-1].end), None)


def around(case: Case, parsed: Parsed, span: Span) -> list[Span]:
    """The mentions of a trigger's sentence, nearest first; of those that overlap only the longest."""
    clauses = sentence(parsed, span[0])
    low, high = (clauses.tokens[0].start, clauses.tokens[-1].end) if clauses else (0, 0)
    inside = [m for m in case.mentions if low <= m[0] and m[1] <= high and (m[1] <= span[0] or m[0] >= span[1])]
    inside = [m for m in inside if not any(o != m and o[0] <= m[0] and m[1] <= o[1] for o in inside)]
    return sorted(inside, key=lambda m: span[0] - m[1] if m[1] <= span[0] else m[0] - span[1])


def nearest(case: Case, parsed: Parsed, event: dict[str, Any], span: Span, *, known: bool) -> Roles:
    ranked = around(case, parsed, span)
    first = ranked[:1]
    others = [m for m in ranked if first and not case.keys(m) & case.keys(first[0])][:1]
    if event["type"] == "CONSULT" and known:
        return {"actor": [*first, *others][: len(set(event["actor"]) | set(event["recipient"]))], "recipient": []}
    if known and not event["actor"]:
        first, others = [], first
    return {"actor": first, "recipient": [] if known and not event["recipient"] else others}


def preceding(case: Case, content: Span) -> list[Span]:
    return sorted((m for m in case.mentions if m[1] <= content[0]), key=lambda m: (m[1], -m[0]))[-1:]


def agreeing(case: Case, parsed: Parsed, span: Span) -> Roles:
    """The nearest mention that agrees with the trigger's verb acts."""
    clauses = sentence(parsed, span[0])
    for mention in around(case, parsed, span):
        tokens, chunks = (clauses.tokens, clauses.chunks) if clauses else ([], [])
        verb = next((t for t in tokens if t.tag == "v" and t.start < span[1] and span[0] < t.end), None)
        chunk = next((c for c in chunks if c.tag == "N" and case.iou((c.start, c.end), mention)), None)
        form = verb.analysis.form if verb else None
        if form is None or chunk is None or fits(form.gender, "" if form.number == "s" else form.number, Argument([chunk], "")):
            return {"actor": [mention], "recipient": []}
    return {"actor": [], "recipient": []}


# Frames.


def predicates(parsed: Parsed, span: Span, kind: str) -> list[tuple[Clauses, Predication, Predicate]]:
    """The predicates in a trigger with the sense that the gold's type asks for: those of this type first, verbs before nouns."""
    ranked = []
    for clauses in parsed.sentences:
        for p in clauses.predications:
            if p.token.start < span[1] and span[0] < p.token.end:
                typed = [s for s in p.token.analysis.lexeme.events if s.type == kind]
                verb = p.form in ("verb", "participle")
                sense = choose_sense(with_senses(p, typed), clauses.chunks) if typed else None
                sense = sense or (typed[0] if typed else choose_sense(p, clauses.chunks)) or Predicate(
                    "", kind, "", ("subj",), ("obj", "didd") if verb else ("didd",), "", "", "")
                ranked.append((not typed, not verb, p.index, clauses, p, replace(sense, type=kind)))
    return [item[3:] for item in sorted(ranked, key=lambda item: item[:3])]


def with_senses(predication: Predication, senses: list[Predicate]) -> Predication:
    """A copy of a predication whose word has only these senses."""
    token = predication.token
    word = token.analysis.lexeme
    lexeme = Lexeme(word.pos, word.lemma, word.kind, word.rule, word.data, word.cues, senses)
    other = type(token).__new__(type(token))
    for name in (n for c in type(token).__mro__ for n in getattr(c, "__slots__", ())):
        if hasattr(token, name):
            setattr(other, name, getattr(token, name))
    other.analysis = token.analysis.but(form=token.analysis.form.of(lexeme))
    made = copy(predication)
    made.token, made.senses = other, None
    return made


def spans(case: Case, fillers: list[Any]) -> list[Span]:
    return list(dict.fromkeys(m for m in (case.mention((f.start, f.end)) for f in fillers) if m is not None))


def plain(predication: Predication, sense: Predicate) -> tuple[list[Chunk], list[Chunk]]:
    """The simple reading of a frame: slots as they stand, a noun's genitive for its object where it has one, else its subject."""
    slots = {name: argument.chunks for name, argument in predication.oblique.items()}
    if predication.subject is not None:
        slots["subj"] = predication.subject.chunks
    if predication.object is not None:
        slots["obj"] = predication.object.chunks
    if predication.genitive is not None:
        slots["gen"] = predication.genitive.chunks
        slots.setdefault("obj" if "obj" in (*sense.actor, *sense.recipient) else "subj", slots["gen"])
    actor, recipient = ([c for slot in wanted for c in slots.get(slot, ())] for wanted in (sense.actor, sense.recipient))
    return actor, [chunk for chunk in recipient if chunk not in actor]


def framed(case: Case, parsed: Parsed, event: dict[str, Any], span: Span, *, simple: bool) -> Roles:
    found = predicates(parsed, span, event["type"])
    carrying = [s.predication for s in parsed.statements if s.predication is not None]
    saying = frozenset(p.position for p in carrying if p.form == "verb")
    roles: Roles = {"actor": [], "recipient": []}
    for clauses, predication, sense in found:
        actor, recipient = plain(predication, sense) if simple else fill(predication, sense, clauses, saying, ROLES)[:2]
        roles["actor"] = roles["actor"] or spans(case, actor)
        roles["recipient"] = roles["recipient"] or [m for m in spans(case, recipient) if m not in roles["actor"]]
    return roles


def pooled(case: Case, parsed: Parsed, event: dict[str, Any], triggers: list[Span], *, simple: bool) -> Roles:
    """The roles of an event from all of its triggers."""
    if not any(predicates(parsed, span, event["type"]) for span in triggers):
        return agreeing(case, parsed, triggers[0])
    told = [framed(case, parsed, event, span, simple=simple) for span in triggers]
    actor = next((t["actor"] for t in told if t["actor"]), [])
    recipient = next((t["recipient"] for t in told if t["recipient"]), [])
    return {"actor": actor, "recipient": [m for m in recipient if m not in actor]}


def told_slots(case: Case, parsed: Parsed, event: dict[str, Any], span: Span, found: Roles) -> Roles:
    """Roles when it is known which the gold fills."""
    near = around(case, parsed, span)
    if event["type"] == "CONSULT":
        parties = {frozenset(case.keys(m)): m for m in reversed([*found["actor"], *found["recipient"], *near])}
        wanted = min(2, len({*event["actor"], *event["recipient"]}))
        size = max(wanted, len(found["actor"] + found["recipient"]))
        return {"actor": list(reversed(parties.values()))[:size], "recipient": []}
    made: Roles = {"actor": [], "recipient": []}
    for role, other in (("actor", "recipient"), ("recipient", "actor")):
        if event[role]:
            taken = {key for m in (made[other] or found[other]) for key in case.keys(m)} if event[other] else set()
            made[role] = found[role] or [m for m in near if not case.keys(m) & taken][:1]
    return made


# Speakers.


def cue(case: Case, parsed: Parsed, content: Span) -> tuple[Any, Predication | None]:
    """The project's statement that is most like a gold one, and the predicate of saying that carries the gold one."""
    likeness = [(case.iou(d.content, content), -i) for i, d in enumerate(parsed.statements)]
    value, index = max(likeness, default=(0.0, 0))
    if value >= 0.3:
        return parsed.statements[-index], parsed.statements[-index].predication
    clauses = sentence(parsed, content[0])
    cues = [p for p in clauses.predications if p.token.analysis.lexeme.cues] if clauses else []
    ahead = [p for p in cues if p.token.end <= content[0]][-1:]
    return None, next(iter([*ahead, *(p for p in cues if p.token.start >= content[1])]), None)


def speaker(case: Case, parsed: Parsed, content: Span, *, simple: bool) -> list[Span]:
    draft, predication = cue(case, parsed, content)
    found: list[Span] = []
    if draft is not None and draft.chain and not (simple and predication):
        voice = draft.chain[-1]
        whole = case.mention(voice.span)
        found = [whole] if whole else []
    elif predication is not None:
        governor = predication.governor
        options = [predication.subject, predication.genitive] if simple else [
            predication.subject, predication.implied, predication.genitive, predication.possessor,
            governor.subject if governor is not None else None]
        found = next((s for a in options if a is not None and (s := spans(case, list(a.chunks)))), [])
    return found[:1] or preceding(case, content)


# Counting.


def count(case: Case, roles: Callable[[dict[str, Any], list[Span]], Roles], voice: Callable[[Span], list[Span]],
          mark: Callable[[bool, str, Any, Any], None]) -> dict[str, tuple[float, ...]]:
    def party(found: list[Span]) -> list[dict[str, Span]]:
        return [{"span": span} for span in found]

    right = each = hits = made = gold = 0.0
    for event, triggers in case.events:
        told, whole_roles = [roles(event, [span]) for span in triggers], roles(event, triggers)
        good = [case.scorer.roles_right({r: party(s) for r, s in t.items()}, event) for t in told]
        whole = case.scorer.roles_right({r: party(s) for r, s in whole_roles.items()}, event)
        right, each = right + whole, each + sum(good) / len(good)
        mark(whole, "roles", event, whole_roles)
        joint = event["type"] == "CONSULT"
        sides = [(whole_roles["actor"] + whole_roles["recipient"], {*event["actor"], *event["recipient"]})] if joint else [
            (whole_roles[role], set(event[role])) for role in ("actor", "recipient")]
        for found, keys in sides:
            entities = {frozenset(case.keys(m)) for m in found}
            hits, made, gold = hits + sum(bool(e & keys) for e in entities), made + len(entities), gold + len(keys)
    said = 0
    for statement, content in case.statements:
        found = voice(content)
        good_voice = bool(found) and statement["chain"][-1] in case.keys(found[0])
        said += good_voice
        mark(good_voice, "speaker", statement, found)
    n = len(case.events)
    return {"roles": (right, n), "each": (each, n), "fillers": (hits, made, gold), "speaker": (said, len(case.statements))}


def figure(counts: list[dict[str, tuple[float, ...]]], column: str) -> float:
    sums = [sum(values) for values in zip(*(c[column] for c in counts), strict=True)]
    if column == "fillers":
        return 2 * sums[0] / (sums[1] + sums[2]) if sums[1] + sums[2] else 0.0
    return sums[0] / sums[1] if sums[1] else 0.0


def interval(value: Callable[[list[int]], float], size: int, rounds: int = 1000) -> tuple[float, float]:
    draw = random.Random(0)
    found = sorted(value(draw.choices(range(size), k=size)) for _ in range(rounds))
    return found[int(0.025 * rounds)], found[int(0.975 * rounds)]


# Learning.


def instances(case: Case, parsed: Parsed, recorder: Recorder) -> Iterator[tuple[Predication, list[Choice]]]:
    """The verbs of which the gold tells who acts, who is acted on or who speaks, with the worth of each way to bind them."""
    saying: frozenset[int] = frozenset()
    made: dict[int, tuple[Predication, list[Choice]]] = {}

    def choices(predication: Predication) -> list[Choice]:
        return made.setdefault(id(predication), (predication, recorder.choices(predication)))[1]

    for event, triggers in case.events:
        for span in triggers:
            for clauses, predication, sense in predicates(parsed, span, event["type"])[:1]:
                if id(predication) not in recorder.seen:
                    continue
                for choice in choices(predication):
                    trial = copy(predication)
                    trial.subject, trial.object, trial.implied = choice.subject, choice.patient, None
                    trial.passive = choice.passive
                    actor, recipient, _ = fill(trial, sense, clauses, saying, ROLES)
                    both = {*event["actor"], *event["recipient"]} if event["type"] == "CONSULT" else set()
                    for role, fillers in (("actor", actor), ("recipient", recipient)):
                        for keys in map(case.keys, spans(case, fillers)):
                            choice.gain += 1 if keys & (both or {*event[role]}) else -1
    for statement, content in case.statements:
        _, predication = cue(case, parsed, content)
        if predication is None or id(predication) not in recorder.seen:
            continue
        for choice in choices(predication):
            subject = choice.subject.chunks if choice.subject is not None else []
            named = [case.keys(m) for m in spans(case, list(subject))]
            if subject:
                choice.gain += 1 if any(statement["chain"][-1] in keys for keys in named) else -1
    for predication, found in made.values():
        if len({choice.gain for choice in found}) > 1:
            yield predication, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("gold")
    parser.add_argument("--misses", action="store_true", help="list what the scored and the tuned binding get wrong")
    parser.add_argument("--weights", help="write the weights tuned on all articles here")
    args = parser.parse_args()
    book = load_rulebook()
    bench, cases, hand = Bench(book), load(args.articles, args.gold), hand_set(book)
    recorder = Recorder(book)
    examples: list[list[list[Choice]]] = []
    situations: collections.Counter[str] = collections.Counter()
    for case in cases:
        recorder.seen.clear()
        found = list(instances(case, bench.parse(case, recorder), recorder))
        examples.append([choices for _, choices in found])
        for predication, choices in found:
            top = max(choice.gain for choice in choices)
            guess, aim = best(choices, hand), best([c for c in choices if c.gain == top], hand)
            guessed = (guess.subject, guess.patient, guess.passive)
            assert recorder.bound[id(predication)] == guessed, "the bench weighs otherwise than the binder"
            if guess.gain < top:
                situations[f"{situation(guess)} for {situation(aim)}"] += 1
                if args.misses:
                    start = predication.token.start
                    print(f"verb\t{case.document.id}\t{situation(guess)} for {situation(aim)}\t"
                          + case.document.text[max(0, start - 60) : start + 90].replace("\n", " "))

    def right(weights: Weights, held: list[list[Choice]]) -> int:
        return sum(best(choices, weights).gain == max(choice.gain for choice in choices) for choices in held)

    def tuned(leave: int, start: Weights) -> Recorder:
        learnt = learn([choices for i, held in enumerate(examples) if i != leave for choices in held], start)
        verbs["tuned" if any(start.values()) else "tuned from 0"] += right(learnt, examples[leave])
        return Recorder(weighted(book, learnt))

    verbs = collections.Counter({"scored": sum(right(hand, held) for held in examples)})

    zero = dict.fromkeys(hand, 0)
    kinds: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    variants: dict[str, Callable[[int], Any]] = dict.fromkeys(
        ("nearest", "nearest, known", "simple", "scored", "scored, known"), lambda i: recorder)
    variants |= {"simple": lambda i: FirstBare(), "tuned": lambda i: tuned(i, hand), "tuned from 0": lambda i: tuned(i, zero)}
    for name, binder in variants.items():
        simple = name == "simple"
        for i, case in enumerate(cases):
            parsed = bench.parse(case, binder(i))

            def roles(event: dict[str, Any], triggers: list[Span], name=name, case=case, parsed=parsed, simple=simple) -> Roles:
                if name in ("nearest", "nearest, known"):
                    return nearest(case, parsed, event, triggers[0], known=name != "nearest")
                found = pooled(case, parsed, event, triggers, simple=simple)
                return told_slots(case, parsed, event, triggers[0], found) if name == "scored, known" else found

            def voice(content: Span, name=name, case=case, parsed=parsed, simple=simple) -> list[Span]:
                if name in ("nearest", "nearest, known"):
                    return preceding(case, content)
                return speaker(case, parsed, content, simple=simple)

            def mark(good: bool, what: str, wanted: Any, found: Any, name=name, case=case, parsed=parsed) -> None:
                if name == "scored" and what == "roles":
                    triggers = next(spans for event, spans in case.events if event is wanted)
                    known = [p for span in triggers for _, p, _ in predicates(parsed, span, wanted["type"])]
                    kind = "verb" if any(p.form == "verb" for p in known) else "noun or participle" if known else "no predicate"
                    kinds[kind][good] += 1
                if args.misses and not good and name in ("scored", "tuned"):
                    shown = {r: [case.document.text[slice(*m)] for m in f] for r, f in found.items()} if what == "roles" else [
                        case.document.text[slice(*m)] for m in found]
                    print(f"{name}\t{case.document.id}\t{what}\t{wanted.get('type', '')} {wanted.get('triggers', '')}\t"
                          f"{wanted.get('actor', wanted.get('chain'))} {wanted.get('recipient', wanted.get('content'))}\t{shown}")

            case.counts[name] = count(case, roles, voice, mark)
    report(cases, list(variants), examples)
    print("verbs bound right: " + ", ".join(f"{name} {n}" for name, n in verbs.items()))
    print("scored, roles right by trigger: " + ", ".join(f"{kind} {n[1]} of {sum(n)}" for kind, n in kinds.items()))
    print("verbs that the hand-set weights bind otherwise than the gold: "
          + "; ".join(f"{n} {what}" for what, n in situations.most_common(8)))
    if args.weights:
        learnt = learn([choices for held in examples for choices in held], hand)
        rows = [f"{row['id']}\t{learnt[row['id']]}\t{row['meaning']}" for row in book.table(TABLE)]
        Path(args.weights).write_text("\n".join(["id\tweight\tmeaning", *rows]) + "\n", encoding="utf-8")


def situation(choice: Choice) -> str:
    """What an assignment is, in short: where its subject and object stand."""
    def place(argument: Argument | None, role: str) -> str:
        order = [name for name in choice.features if name.startswith(f"{role}-after-") and name[-1].isdigit()]
        return argument.how + (order[0][-2:] if order else "") if argument is not None else "none"

    return f"{'passive' if choice.passive else 'active'}({place(choice.subject, 'subject')}, {place(choice.patient, 'object')})"


def report(cases: list[Case], names: list[str], examples: list[list[list[Choice]]]) -> None:
    events, statements = sum(len(c.events) for c in cases), sum(len(c.statements) for c in cases)
    print(f"{len(cases)} articles, {events} events, {statements} statements, {sum(map(len, examples))} verbs to learn from")
    print(f"{'':14}{'roles':>6}{'95 %':^15}{'each':>6}   fillers P    R   F1   {'speaker':>7}{'95 %':^15}")
    for name in names:
        counts = [case.counts[name] for case in cases]
        value = {column: figure(counts, column) for column in COLUMNS}
        low = {column: interval(lambda ids, c=column, counts=counts: figure([counts[i] for i in ids], c), len(cases))
               for column in ("roles", "speaker")}
        hits, made, gold = (sum(c["fillers"][k] for c in counts) for k in range(3))
        print(f"{name:14}{value['roles']:6.3f} {low['roles'][0]:6.3f}–{low['roles'][1]:.3f} {value['each']:6.3f}"
              f"      {hits / made:5.3f}{hits / gold:6.3f}{value['fillers']:6.3f}  {value['speaker']:7.3f} "
              f"{low['speaker'][0]:6.3f}–{low['speaker'][1]:.3f}")
    for column in ("roles", "fillers", "speaker"):
        hand, new = ([case.counts[name] for case in cases] for name in ("scored", "tuned"))

        def gap(ids: list[int], column=column, hand=hand, new=new) -> float:
            return figure([new[i] for i in ids], column) - figure([hand[i] for i in ids], column)

        low_gap, high_gap = interval(gap, len(cases))
        print(f"tuned − scored, {column}: {gap(list(range(len(cases)))):+.3f} ({low_gap:+.3f} … {high_gap:+.3f})")


if __name__ == "__main__":
    main()
