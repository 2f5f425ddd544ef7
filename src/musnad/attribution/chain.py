"""The chain of a cue: the carriers that its words went through, then its speaker."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.attribution.constructions import Constructions, Relay
from musnad.attribution.draft import StatementDraft, Voice
from musnad.attribution.speakers import Stack, issued, own_side, own_state, same_voice, speaks
from musnad.clauses.binder import AGENTS, agentive
from musnad.clauses.parse import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk

CARRYING = frozenset({"li", "maa", "ala", "fi", "via", "at", "min", "bi"})
"""Prepositions by which a speaker reaches an outlet: «قال لوكالة», «في مقابلة مع قناة»."""

SOURCES = AGENTS | {"document", "thing"}

Chain = tuple[list[Voice], float]
"""Voices, outermost first, and how clear they are (0–1)."""
NOBODY: Chain = ([], 0.0)


@dataclass(frozen=True, slots=True)
class Voices:
    """Word lists about who speaks: verbs that go on with the last speaker, titles of those who report, an outlet's works."""

    continuing: frozenset[str]
    reporters: frozenset[str]
    authored: frozenset[str]
    prior: frozenset[str]
    """Verbs that tell that somebody has said something before: «سبق للوزير أن»."""


class ChainReader:
    """Reads the chains of one sentence's cues."""

    def __init__(self, clauses: Clauses, found: Constructions, stack: Stack, words: Voices) -> None:
        self._clauses = clauses
        self._found = found
        self._stack = stack
        self._continuing = words.continuing
        self._reporters = words.reporters
        self._authored = words.authored
        self._prior = words.prior

    def chain(self, predication: Predication, drafts: list[StatementDraft], parent: StatementDraft | None) -> Chain:
        """The chain of a cue; ``drafts`` are the sentence's statements so far, ``parent`` the one that the cue stands in."""
        if predication.form == "verb":
            own = self._verbal(predication, drafts, nested=parent is not None)
        elif predication.form == "participle":
            own = self._participial(predication, drafts, parent)
        else:
            own = self._nominal(predication)
        if parent is None:
            return own
        voices, clear = own
        if not voices or own_side(voices[-1].chunks[0]) or own_state(voices[-1], parent.chain[-1]):
            return NOBODY
        if any(same_voice(voices[-1], voice) for voice in parent.chain):
            return NOBODY
        return [*parent.chain, voices[-1]], clear * 0.9

    def _verbal(self, predication: Predication, drafts: list[StatementDraft], *, nested: bool) -> Chain:
        relay = self._found.relays.get(predication.position)
        if relay is not None:
            return self._along(relay, predication.object), 0.9
        if predication.passive:
            named = predication.oblique.get("an")
            return ([Voice(named.chunks)], 0.8) if named is not None and speaks(named) else NOBODY
        carriers = self._carriers(predication)
        subject: Argument | None = predication.subject
        if subject is not None and speaks(subject):
            source = self._relayed(predication)
            if source is not None and subject.first.kind == "document":
                return [source], 0.9  # «نقل بيان عن الرئاسة»: a document stands for who issues it
            if source is not None:
                return [Voice(subject.chunks), source], 0.9
        if subject is not None and subject.first.kind == "document" and subject.how != "after":
            author = self._author(predication, subject)
            if author is not None:
                return [*carriers, author], 0.8
        if subject is not None and not speaks(subject):
            return NOBODY
        if subject is not None and predication.object is not None and predication.object.first.kind == "document":
            return [*self._voices(subject), *carriers], 0.9  # «أكد الوزير تقريرا نشرته الصحيفة عن أن»
        if subject is not None:
            voices = self._voices(subject)
            spans = [voice.span for voice in voices]
            return [*[carrier for carrier in carriers if carrier.span not in spans], *voices], 0.9
        written = predication.oblique.get("fi")
        if written is not None and written.first.kind == "document" and not own_side(written.first) and any(
            cue.prep == "fi" and cue.stance == "reports" for cue in predication.token.analysis.lexeme.cues
        ):
            return self._voices(written), 0.8  # «جاء في البيان أن»
        before = self._clauses.chunks[max(0, predication.position - 3) : predication.position]
        if subject is None and len(before) == 3 and before[0].head.lexeme.lemma in self._prior and before[1].prep == "li" and (
            before[2].tag == "c" and speaks(Argument([before[1]], ""))
        ):
            return [*carriers, Voice([before[1]])], 0.8  # «سبق للوزير أن أعلن أن»
        if nested or predication.token.analysis.form.person < 3:
            return NOBODY
        return self._inherited(predication, drafts, carriers)

    def _author(self, predication: Predication, document: Argument) -> Voice | None:
        """Who issued the document that a verb describes: «أصدر الوزير بيانا أكد فيه أن»."""
        if "fi" not in predication.pronominal or document.first.definite:
            return None
        for verb in self._clauses.verbs:
            given = [verb.object, *verb.oblique.values()]
            if verb.position < document.first.index and any(a is not None and document.first in a.chunks for a in given):
                issuer = verb.subject
                return Voice(issuer.chunks) if issuer is not None and speaks(issuer) else None
        return None

    @staticmethod
    def _along(relay: Relay, relayed: Argument | None) -> list[Voice]:
        """The chain of a relay: the carrier, unless it is its source's document, and whose words it relays further."""
        chain = [relay.source] if relay.carrier.chunks[0].kind == "document" else [relay.carrier, relay.source]
        genitive = relayed.first.genitive if relayed is not None and relayed.first.kind == "document" else None
        if genitive is not None and speaks(Argument([genitive], "")):
            chain.append(Voice([genitive]))  # «نقلت الوكالة عن صحف تصريح الوزير بأن»
        return chain

    @staticmethod
    def _relayed(predication: Predication) -> Voice | None:
        """The source of a verb that relays: «نقلت رويترز، في وقت سابق، عن الحزب»."""
        source = predication.oblique.get("an")
        subject = predication.subject
        learnt = predication.oblique.get("min")
        if source is None and learnt is not None and subject is not None and subject.first.kind == "outlet" and (
            learnt.first.kind == "person" and predication.complement is not None
        ):
            return Voice(learnt.chunks)  # «علمت الوكالة من مصادر مطلعة أن»
        ascribed = predication.oblique.get("ila")
        if source is None and ascribed is not None and ascribed.first.kind == "person" and any(
            cue.stance == "reports" and cue.prep == "ila" for cue in predication.token.analysis.lexeme.cues
        ):
            return Voice(ascribed.chunks)  # «نسبت الوكالة إلى مسؤول قوله»
        relays = any(cue.stance == "reports" and "an" not in cue.content for cue in predication.token.analysis.lexeme.cues)
        if source is None or not relays or source.first.kind not in SOURCES or not source.first.definite:
            return None
        return Voice(source.chunks)

    def _inherited(self, predication: Predication, drafts: list[StatementDraft], carriers: list[Voice]) -> Chain:
        """The speaker of a verb without subject: of the sentence's last statement, or of the last sentence that had one."""
        here = [d for d in drafts if d.trigger < predication.token.start and d.within is None]
        if here:
            return list(here[-1].chain), 0.7
        form = predication.token.analysis.form
        before = self._stack.antecedent(form.gender, form.number)
        implied = predication.implied
        if implied is not None and implied.first.start > predication.token.start:
            implied = None  # it stands in what is said
        if implied is not None and speaks(implied) and predication.token.analysis.lexeme.lemma not in self._continuing:
            newer = not before or implied.first.start > before[-1].chunks[0].start
            if newer and agentive(implied.first) and not self._stack.told(implied.first.start):
                before = [Voice(implied.chunks)]
        if not before:
            return NOBODY
        return ([*carriers, before[-1]] if carriers else before), 0.6

    def _participial(self, predication: Predication, drafts: list[StatementDraft], parent: StatementDraft | None) -> Chain:
        previous = [d for d in drafts if d.trigger < predication.token.start and d.within is parent]
        main = predication.implied
        newer = main is not None and speaks(main) and previous and main.first.start >= previous[-1].content[1] and not any(
            same_voice(Voice(main.chunks), voice) for voice in previous[-1].chain)
        if previous and not newer:
            return list(previous[-1].chain), 0.8
        if main is None or not speaks(main):
            return NOBODY
        return [*self._carriers(predication), Voice(main.chunks)], 0.7

    def _nominal(self, predication: Predication) -> Chain:
        """The chain of a masdar or noun of saying: its genitive, its pronoun, or the subject of the verb that governs it."""
        relay = next((r for position, r in self._found.relays.items() if position < predication.position), None)
        if predication.genitive is not None and speaks(predication.genitive) and not own_side(predication.genitive.first):
            speaker = Voice(predication.genitive.chunks)
            return ([relay.carrier, relay.source, speaker] if relay else [*self._carriers(predication), speaker]), 0.8
        if relay is not None:
            return [relay.carrier, relay.source], 0.8
        holder = predication.possessor if predication.token.analysis.suffix else None
        verb = predication.governor
        if holder is None and verb is not None and not verb.token.analysis.lexeme.cues and not verb.passive:
            holder = verb.subject or verb.implied
        if holder is None or not speaks(holder):
            return NOBODY
        return [*self._carriers(predication), Voice(holder.chunks)], 0.6

    def _voices(self, subject: Argument) -> list[Voice]:
        """The voice of a subject; for a document the one who issued it, where the text says so."""
        return issued(self._clauses.chunks, Voice(subject.chunks), subject.chunks[-1].index + 1, self._authored)[0]

    def _carriers(self, predication: Predication) -> list[Voice]:
        """Outlets that the speaker spoke to, and the outlet that the sentence opens with («وحسب روسيا اليوم أكدت …»)."""
        found = [source.voice for source in self._found.sources
                 if source.first <= 1 and source.first < predication.position and source.voice.outlet]
        chunks = self._clauses.chunks
        limit = predication.complement if predication.complement is not None else predication.position + 7
        span = chunks[predication.position + 1 : min(limit, len(chunks))]
        if predication.form == "verb" and chunks[0].prep == "fi" and chunks[0].kind in ("document", "act"):
            span = [*chunks[1 : min(5, predication.position)], *span]  # «في حديث لصحيفة محلية قال»
        for chunk in span:
            if chunk.tag == "N" and self._relays(chunk) and not own_side(chunk):
                found.append(Voice([chunk]))
        return found[:2]

    def _relays(self, chunk: Chunk) -> bool:
        """Whether a phrase is an outlet spoken to («لقناة محلية», «لمراسل الوكالة») or one that published the words."""
        inner = chunk.last - chunk.first
        if chunk.kind == "person":
            return chunk.prep == "li" and inner > 1 and chunk.number == "s" and chunk.head.lexeme.lemma in self._reporters
        quoted = self._clauses.tokens[chunk.last - 1].tag == '"'
        if quoted and chunk.prep == "li" and inner > 2 and self._clauses.tokens[chunk.first].tag == '"':
            return True  # «قال الوزير لـ"الوطن"»
        if chunk.kind != "outlet" or not (chunk.definite or quoted):
            return False
        before = self._clauses.chunks[chunk.index - 1] if chunk.index else None
        published = before is not None and before.tag == "V" and not chunk.prep and bool(before.head.analysis.suffix) and any(
            cue.stance == "reports" for cue in before.head.analysis.lexeme.cues)
        return published or chunk.prep in CARRYING
