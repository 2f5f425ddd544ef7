"""Read who says what: every cue of a sentence, its content, its speaker, and the carriers the words went through."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.attribution.content import Extent
from musnad.attribution.draft import StatementDraft, Voice
from musnad.attribution.senses import choose_cue, opening
from musnad.attribution.speakers import Stack, speaks
from musnad.clauses.parse import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.clauses.symbols import ChunkSymbols
from musnad.mentions.chunk import Chunk
from musnad.records import Mode, Span
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Cue

CARRYING = ("li", "maa", "ala", "fi", "via", "at", "min")
"""Prepositions by which a speaker reaches an outlet: «قال لوكالة», «في مقابلة مع قناة»."""


@dataclass(slots=True)
class _Sentence:
    """What the constructions found in one sentence."""

    clauses: Clauses
    relays: dict[int, tuple[Voice, Voice, str]] = field(default_factory=dict)
    sources: list[tuple[int, int, Voice, str]] = field(default_factory=list)
    citing: list[Voice] = field(default_factory=list)
    stops: dict[int, str] = field(default_factory=dict)


class Attributor:
    """Finds the statements of a document, sentence by sentence, with the speakers in play."""

    def __init__(self, book: Rulebook) -> None:
        self._symbols = ChunkSymbols(list(book.constructions("attribution/*.yaml")))
        self._resuming = frozenset(row["form"] for row in book.table("attribution/words/resuming.tsv"))
        self._complementisers = frozenset(row["form"] for row in book.table("attribution/words/complementisers.tsv"))

    def statements(self, document: list[Clauses]) -> list[StatementDraft]:
        """All statements of a document, in text order."""
        stack = Stack()
        found: list[StatementDraft] = []
        for number, clauses in enumerate(document):
            found.extend(self._sentence(clauses, number, stack))
        return found

    def _sentence(self, clauses: Clauses, number: int, stack: Stack) -> list[StatementDraft]:
        sentence = _Sentence(clauses)
        drafts = self._constructions(sentence, number)
        cues = self._cues(sentence)
        extent = Extent(clauses, self._resuming, sentence.stops)
        for predication, cue in cues:
            draft = self._statement(sentence, extent, predication, cue, number, stack, drafts)
            if draft is not None:
                drafts.append(draft)
                if draft.within is None:
                    stack.push(draft.chain)
        drafts += self._sourced(sentence, extent, number, drafts)
        for draft in drafts:
            for voice in sentence.citing:
                if draft.within is None and voice not in draft.chain:
                    draft.chain = [voice, *draft.chain]
        return sorted(drafts, key=lambda d: d.content)

    def _constructions(self, sentence: _Sentence, number: int) -> list[StatementDraft]:
        chunks = sentence.clauses.chunks
        string = self._symbols.string(chunks)
        drafts: list[StatementDraft] = []
        for construction in self._symbols.constructions:
            for match in construction.pattern.matches(string):
                slots = {name: [c for c in chunks[start - 1 : end - 1] if c.tag not in ","] for name, (start, end) in match.slots.items()}
                build = construction.build
                if build == "relay":
                    cue = slots["cue"][0]
                    source = _with_coordinated(chunks, slots["source"][0])
                    sentence.relays[cue.index] = (Voice(slots["carrier"]), Voice(source), construction.rule)
                elif build in ("according", "as-said"):
                    first = match.start - 1 if build == "as-said" else slots["source"][0].index
                    source = _with_coordinated(chunks, slots["source"][0])
                    sentence.sources.append((first, source[-1].index + 1, Voice(source), construction.rule))
                    sentence.stops[first] = construction.rule
                elif build == "citing":
                    sentence.citing.append(Voice(_with_coordinated(chunks, slots["source"][0])))
                    sentence.stops[match.start - 1] = construction.rule
                elif build == "headline" and sentence.clauses.heading:
                    made = self._headline(sentence, match.end - 2, slots["speaker"], construction.rule, number)
                    if made:
                        drafts.append(made)
        return drafts

    def _headline(self, sentence: _Sentence, colon: int, speaker: list[Chunk], rule: str, number: int) -> StatementDraft | None:
        extent = Extent(sentence.clauses, frozenset(), {})
        content = extent.after(colon)
        if content is None:
            return None
        return StatementDraft(content[0], [Voice(speaker)], content[1], "says", rule, number, speaker[0].start)

    def _cues(self, sentence: _Sentence) -> list[tuple[Predication, Cue]]:
        """The cues of a sentence with a sense, and the positions where they end the content before them."""
        found = []
        chunks = sentence.clauses.chunks
        for predication in sentence.clauses.predications:
            if not predication.token.analysis.lexeme.cues:
                continue
            cue = choose_cue(predication)
            if cue is None or any(first <= predication.position < last for first, last, _, _ in sentence.sources):
                continue
            found.append((predication, cue))
            position = predication.position
            reporting = predication.complement is not None or opening(
                sentence.clauses, predication, cue, self._complementisers) is not None
            if predication.form == "participle":
                if position > 0 and reporting:
                    sentence.stops[position] = cue.rule
            elif predication.form == "verb" and reporting and position > 0:
                if chunks[position].conj or chunks[position - 1].tag == "j":
                    sentence.stops[position if chunks[position].conj else position - 1] = cue.rule
        return found

    def _statement(
        self, sentence: _Sentence, extent: Extent, predication: Predication, cue: Cue, number: int, stack: Stack,
        drafts: list[StatementDraft],
    ) -> StatementDraft | None:
        clauses = sentence.clauses
        if predication.negated and cue.stance != "denies":
            return None
        content, mode = self._content(clauses, extent, predication, cue)
        if content is None or content[1] - content[0] < 3:
            return None
        trigger = predication.token.start
        parent = _enclosing(drafts, trigger, content)
        chain, confidence = self._chain(sentence, predication, stack, drafts, parent)
        if not chain:
            return None
        if parent is not None:
            if not chain or chain[-1].span == parent.chain[-1].span or (predication.subject is None and predication.form == "verb"):
                return None
            chain = parent.chain + chain[-1:]
        if any(d.content == content for d in drafts):
            return None
        chain[-1].cue = chain[-1].cue or clauses_text(clauses, predication)
        return StatementDraft(content, chain, mode, cue.stance, cue.rule, number, trigger, predication, parent, confidence)

    def _content(
        self, clauses: Clauses, extent: Extent, predication: Predication, cue: Cue
    ) -> tuple[Span | None, Mode]:
        place = opening(clauses, predication, cue, self._complementisers)
        if place is None:
            if "quote" in cue.content and predication.complement is None:
                quoted = _quotation_before(clauses, predication.position)
                if quoted:
                    return quoted, "direct"
            return None, "indirect"
        if not place.mark:
            return extent.phrase(place.position), "indirect"
        found = extent.after(place.position)
        return found if found is not None else (None, "indirect")

    def _chain(
        self, sentence: _Sentence, predication: Predication, stack: Stack, drafts: list[StatementDraft],
        parent: StatementDraft | None,
    ) -> tuple[list[Voice], float]:
        """The voices from the carrier to the speaker of a cue, and how clear they are."""
        relay = sentence.relays.get(predication.position) if predication.form == "verb" else None
        if relay is not None:
            return [relay[0], relay[1]], 0.9
        carriers = self._carriers(sentence, predication)
        if predication.form in ("masdar", "noun"):
            return self._nominal_chain(sentence, predication, stack, carriers)
        subject = predication.subject
        if predication.form == "participle":
            previous = [d for d in drafts if d.trigger < predication.token.start and (d.within is parent)]
            if previous:
                return list(previous[-1].chain), 0.8
            main = next((v for v in sentence.clauses.verbs if v.position < predication.position and speaks(v.subject)), None)
            subject = main.subject if main else None
        if predication.passive:
            source = predication.oblique.get("an")
            return ([Voice(source.chunks)], 0.8) if speaks(source) and source else ([], 0.0)
        if subject is not None and speaks(subject):
            return [*carriers, Voice(subject.chunks)], 0.9
        if subject is not None:
            return [], 0.0
        form = predication.token.analysis.form
        previous_here = [d for d in drafts if d.trigger < predication.token.start and d.within is None]
        if previous_here and (sentence.clauses.chunks[predication.position].conj):
            return list(previous_here[-1].chain), 0.7
        inherited = stack.antecedent(form.gender, form.number)
        if not inherited:
            return [], 0.0
        return ([*carriers, inherited[-1]] if carriers else inherited), 0.6

    def _nominal_chain(
        self, sentence: _Sentence, predication: Predication, stack: Stack, carriers: list[Voice]
    ) -> tuple[list[Voice], float]:
        relay = next((r for p, r in sentence.relays.items() if p < predication.position), None)
        if predication.genitive is not None and speaks(predication.genitive):
            speaker = Voice(predication.genitive.chunks)
            return ([relay[0], relay[1], speaker] if relay else [*carriers, speaker]), 0.8
        if predication.token.analysis.suffix:
            if relay:
                return [relay[0], relay[1]], 0.9
            subject = next((v.subject for v in reversed(sentence.clauses.verbs)
                            if v.position < predication.position and speaks(v.subject)), None)
            return ([*carriers, Voice(subject.chunks)], 0.7) if subject else ([], 0.0)
        if relay:
            return [relay[0], relay[1]], 0.8
        return [], 0.0

    def _carriers(self, sentence: _Sentence, predication: Predication) -> list[Voice]:
        """Outlets that the speaker spoke to, and the outlet that the sentence opens with («وحسب روسيا اليوم أكدت …»)."""
        found: list[Voice] = []
        for first, _last, voice, _rule in sentence.sources:
            if first < predication.position and first <= 1 and voice.outlet:
                found.append(voice)
        chunks = sentence.clauses.chunks
        limit = predication.complement if predication.complement is not None else predication.position + 7
        for position in range(predication.position + 1, min(limit, len(chunks))):
            chunk = chunks[position]
            if chunk.tag == "N" and chunk.kind == "outlet" and chunk.prep in CARRYING and chunk.definite:
                found.append(Voice([chunk]))
        return found[:2]

    def _sourced(
        self, sentence: _Sentence, extent: Extent, number: int, drafts: list[StatementDraft]
    ) -> list[StatementDraft]:
        """Statements by «بحسب / وفق / كما قال»: the clause before it, or what follows where it opens the sentence."""
        made = []
        chunks = sentence.clauses.chunks
        for first, last, voice, rule in sentence.sources:
            mode: Mode = "indirect"
            content: Span | None
            if first <= 1:
                following = last
                if any(voice in d.chain for d in drafts):
                    continue
                ahead = extent.after(following - 1) if following < len(chunks) else None
                if ahead is None:
                    continue
                content, mode = ahead
            else:
                content = extent.clause_before(first)
                clash = [d for d in drafts if content and d.content[0] >= content[0] and d.trigger < chunks[first].start]
                if content is None or clash:
                    for draft in clash:
                        if voice.outlet and draft.within is None:
                            draft.chain = [voice, *draft.chain]
                    continue
            if content and content[1] > content[0]:
                made.append(StatementDraft(content, [voice], mode, "says", rule, number, voice.span[0], confidence=0.8))
        return made


def _with_coordinated(chunks: list[Chunk], chunk: Chunk) -> list[Chunk]:
    from musnad.clauses.window import coordinated

    return coordinated(chunks, chunk.index)


def _enclosing(drafts: list[StatementDraft], trigger: int, content: Span) -> StatementDraft | None:
    """The smallest statement whose content holds a cue and its content."""
    around = [d for d in drafts if d.content[0] <= trigger and content[1] <= d.content[1] + 1 and d.content != content]
    return min(around, key=lambda d: d.content[1] - d.content[0], default=None)


def _quotation_before(clauses: Clauses, position: int) -> Span | None:
    """The quotation that ends right before a verb: «"…"، قال الوزير»."""
    chunks = clauses.chunks
    closing = position - 1
    while closing >= 0 and chunks[closing].tag in ",-":
        closing -= 1
    if closing < 2 or chunks[closing].tag != '"':
        return None
    opening_mark = next((i for i in range(closing - 1, -1, -1) if chunks[i].tag == '"'), None)
    if opening_mark is None or opening_mark + 3 > closing:
        return None
    return chunks[opening_mark + 1].start, chunks[closing - 1].end


def clauses_text(clauses: Clauses, predication: Predication) -> str:
    """The cue as it stands in the text."""
    return predication.token.word.raw


def agents(argument: Argument | None) -> list[Chunk]:
    """The phrases of an argument that can speak or act."""
    return argument.chunks if argument is not None and speaks(argument) else []
