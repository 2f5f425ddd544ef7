"""Who goes on where a verb of saying names nobody: the last speaker, whom the sentence is about, who was asked."""

from __future__ import annotations

from typing import Final

from musnad.attribution.carriers import Carriers
from musnad.attribution.draft import StatementDraft, Voice
from musnad.attribution.senses import lemmas
from musnad.attribution.speakers import Stack, same_voice, speaks
from musnad.attribution.words import Voices
from musnad.clauses.agreement import fits
from musnad.clauses.binder import AGENTS, agentive
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk

Chain = tuple[list[Voice], float]
"""Voices, outermost first, and how clear they are (0–1)."""
NOBODY: Final[Chain] = ([], 0.0)
_CALLING: Final = frozenset({"urges", "demands", "asks"})
_OPENING: Final = 2
"""Chunks at the start of a sentence within which it names whose words it is about."""


class Antecedents:
    """Finds who goes on in one sentence."""

    def __init__(self, clauses: Clauses, stack: Stack, carriers: Carriers, words: Voices) -> None:
        self._clauses = clauses
        self._stack = stack
        self._carriers = carriers
        self._words = words

    def inherited(self, predication: Predication, drafts: list[StatementDraft], carriers: list[Voice]) -> Chain:
        """The speaker of a verb without subject: of the sentence's last statement, or of the last sentence that had one."""
        form = predication.token.analysis.form
        here = [d for d in drafts if d.trigger < predication.token.start and d.within is None]
        many = form.number == "p" and here and not fits(form.gender, "p", Argument(here[-1].chain[-1].chunks, "inherited"))
        asked = self._asked(predication, here[-1]) if here else None
        if asked is not None:
            return [*here[-1].chain, asked], 0.7
        if here and not many:
            joined = self._joined(predication, here[-1])
            return ([*carriers, joined] if joined is not None else list(here[-1].chain)), 0.7
        apposed = self._apposed(predication)
        if apposed is not None:
            return [*carriers, apposed], 0.7
        owner = self._owner(predication)
        if owner is not None and fits(form.gender, form.number, Argument(owner.chunks, "inherited")):
            return [*carriers, owner], 0.6
        chunks = self._clauses.chunks
        lost = self._stack.stale and any(chunk.tag in "Vcr" for chunk in chunks[: predication.position])
        before = self._stack.antecedent(form.gender, form.number) if not lost else []
        implied = predication.implied
        if lost and implied is not None and implied.first.start < chunks[0].start:
            return NOBODY  # «برزت أوراق توحي بأن»: nobody has spoken for long
        elsewhere = implied is not None and implied.first.kind == "place" and implied.first.start < self._clauses.chunks[0].start
        if implied is not None and (implied.first.start > predication.token.start or (before and elsewhere)):
            implied = None  # it stands in what is said, or is where somebody else spoke
        if implied is not None and implied.first.start in self._stack.beneath and before:
            implied = None
        if implied is not None and speaks(implied) and predication.token.analysis.lexeme.lemma not in self._words.continuing:
            newer = not before or implied.first.start > before[-1].chunks[0].start
            if newer and agentive(implied.first) and self._known(implied.first) and not self._stack.told(implied.first.start):
                before = [Voice(implied.chunks)]
        if not before:
            return NOBODY
        carriers = carriers or self.printed(predication)
        return ([*carriers, before[-1]] if carriers else before), 0.6

    def _apposed(self, predication: Predication) -> Voice | None:
        """Who is named again in an apposition that alone agrees: «قرر عملاق النفط، شركة "سالم"، الانسحاب، وأعلنت أنها»."""
        chunks, form = self._clauses.chunks, predication.token.analysis.form
        acting = next((verb.subject for verb in reversed(self._clauses.verbs) if verb.position < predication.position), None)
        if acting is None or acting.how != "after" or not chunks[predication.position].conj or (
                fits(form.gender, form.number, acting)):
            return None
        comma = acting.chunks[-1].index + 1
        named = chunks[comma + 1] if chunks[comma].tag == "," and comma + 1 < predication.position else None
        if named is None or named.tag != "N" or not named.bare or named.kind not in AGENTS or named.conj:
            return None
        return Voice([named]) if fits(form.gender, form.number, Argument([named], "after")) else None

    def _joined(self, predication: Predication, before: StatementDraft) -> Voice | None:
        """Who acts in the clause that a verb goes on with, behind what another said: «حذرت باريس، كما زار مبعوث العاصمة ودعا»."""
        acting, chunks = predication.implied, self._clauses.chunks
        if acting is None or acting.how != "after" or chunks[predication.position].conj != "wa" or not speaks(acting) or (
                not agentive(acting.first) or acting.first.start < before.content[1]):
            return None
        voice = Voice(acting.chunks)
        return None if any(same_voice(voice, link) for link in before.chain) else voice

    def _known(self, chunk: Chunk) -> bool:
        """Whether somebody may go on in a later sentence: one who is known, or several."""
        return chunk.definite or chunk.number == "p" or chunk.start >= self._clauses.chunks[0].start

    def printed(self, predication: Predication) -> list[Voice]:
        """The outlet that printed the document in which a verb tells something: «كتب مقالا في صحيفة محلية، دعا فيه إلى»."""
        before = self._clauses.chunks[predication.position - 1]
        if "fi" not in predication.pronominal or not (before.tag == "," or before.kind in ("document", "outlet")):
            return []
        for verb in reversed(self._clauses.verbs):
            told = verb.object or (verb.others[0] if verb.others else None)
            if verb.position < predication.position and told is not None:
                return self._carriers.of(verb) if told.first.kind == "document" else []
        return []

    def _asked(self, predication: Predication, before: StatementDraft) -> Voice | None:
        """Whom somebody tells that he asked, and who answers: «قال إنه سأل الطبيب عن السبب، فأوضح أن»."""
        if self._clauses.chunks[predication.position].conj != "fa":
            return None
        for verb in reversed(self._clauses.verbs):
            if verb.position < predication.position:
                asks = any(cue.stance == "asks" for cue in verb.token.analysis.lexeme.cues)
                whom = verb.object if asks and before.content[0] <= verb.token.start < before.content[1] else None
                return Voice(whom.chunks) if whom is not None and whom.how == "after" and speaks(whom) else None
        return None

    def is_addressed(self, predication: Predication, subject: Argument, inside: bool) -> bool:
        """Whether the only party behind a verb of calling is rather whom the last speaker calls on."""
        form = predication.token.analysis.form
        goes_on = bool(self._clauses.chunks[predication.position].conj) or (
            predication.position > 0 and self._clauses.chunks[predication.position - 1].tag == "j")
        if not (goes_on or inside) or subject.how != "after" or form.person != 3 or len(subject.chunks) > 1:
            return False
        beside = self._clauses.chunks[subject.first.index + 1] if subject.first.index + 1 < len(self._clauses.chunks) else None
        if beside is None or not (beside.prep or beside.tag in "p,t" or beside.kind == "act"):
            return False
        calls = predication.token.lexeme.lemma in self._words.addressing and subject.first.kind != "place"
        if (not calls and self._words.addressed.isdisjoint(lemmas(subject.first))) or not subject.first.definite or not any(
            (calls or cue.stance in _CALLING) and "obj" in cue.addressee for cue in predication.token.analysis.lexeme.cues
        ):
            return False
        if inside:
            return True  # «إن استهداف المدنيين يدعو المجتمع الدولي إلى التحرك»
        speaker = self._stack.antecedent(form.gender, form.number)
        return bool(speaker) and not same_voice(speaker[-1], Voice(subject.chunks))

    def _owner(self, predication: Predication) -> Voice | None:
        """Whose words the sentence is about: «جاءت تصريحات الوزير خلال مؤتمر صحفي، حيث أكد أن»."""
        for told in self._clauses.predications:
            if told.position > _OPENING or told.position >= predication.position:
                break
            if told.form in ("masdar", "noun") and told.genitive is not None and told.token.analysis.lexeme.cues and (
                told.genitive.first.kind in AGENTS and speaks(told.genitive)
            ):
                return Voice(told.genitive.chunks)
        return None

    def told_of(self, before: StatementDraft, gender: str, number: str) -> list[Voice]:
        """Who acts in what somebody said and goes on, where he does not agree: «قال إن الوزيرة فسرت القرار، مشيرة إلى أن»."""
        if fits(gender, number, Argument(before.chain[-1].chunks, "inherited")):
            return []
        for chunk in reversed(self._clauses.chunks):
            if before.content[0] <= chunk.start < before.content[1] and chunk.bare and chunk.definite and (
                chunk.kind == "person" and chunk.gender == gender and chunk.number == number
            ):
                return [Voice([chunk])]
        return []
