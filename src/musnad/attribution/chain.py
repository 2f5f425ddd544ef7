"""The chain of a cue: the carriers that its words went through, then its speaker."""

from __future__ import annotations

from typing import Final

from musnad.attribution.antecedents import NOBODY, Antecedents, Chain
from musnad.attribution.carriers import Carriers
from musnad.attribution.constructions import Constructions, Relay, Source
from musnad.attribution.describing import described_again, only_described
from musnad.attribution.documents import author, judges, whose
from musnad.attribution.draft import StatementDraft, Voice
from musnad.attribution.judging import judgement, told_of
from musnad.attribution.nobody import accused, by_no_one, inferred, nothing_speaks, of_topic, shown, whoever
from musnad.attribution.printed import OUTLETS, printed_saying
from musnad.attribution.prior import behind_given, in_manner, told_before
from musnad.attribution.speakers import Stack, issued, own_side, own_state, same_voice, speaks
from musnad.attribution.subject import counted, fronted, named_behind, some, speaking_subject
from musnad.attribution.words import Voices
from musnad.clauses.agreement import fits, marked
from musnad.clauses.binder import AGENTS, agentive
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication

_BEHIND: Final = 5
"""How many chunks behind a phrase of attribution the outlet that its speaker spoke to is looked for."""
_BY: Final = "bi"
"""Preposition of a masdar by which something is done: «خفف من الأزمة بالقول إن»."""
_OUT_OF: Final = "min"
"""Preposition of a document from which something is learnt."""
SOURCES: Final = AGENTS | {"document", "thing"}


class ChainReader:
    """Reads the chains of one sentence's cues."""

    def __init__(self, clauses: Clauses, found: Constructions, stack: Stack, words: Voices) -> None:
        self._clauses = clauses
        self._found = found
        self._stack = stack
        self._carriers = Carriers(clauses, found, words)
        self._antecedents = Antecedents(clauses, stack, self._carriers, words)
        self._words = words

    def sourced(self, source: Source) -> tuple[list[Voice], int]:
        """The voices of a phrase of attribution, and where the text goes on behind it.

        «وفق ما نقلت رويترز عن شهود», «كما قال خبير لوكالة الأنباء», «بحسب بيان للجيش».
        """
        chunks = self._clauses.chunks
        relay = next((r for position, r in self._found.relays.items() if source.first <= position < source.last), None)
        if relay is not None:
            return self._along(relay, None), relay.source.chunks[-1].index + 1
        voices, following = self._issued(source.voice, source.last)
        for chunk in chunks[following : following + _BEHIND]:
            if chunk.tag in ",.c:\"":
                break
            if chunk.tag == "N" and self._carriers.relays(chunk) and not own_side(chunk):
                return [Voice([chunk]), *voices], chunk.index + 1
        return voices, following

    def chain(self, predication: Predication, drafts: list[StatementDraft], parent: StatementDraft | None) -> Chain:
        """The chain of a cue; ``drafts`` are the sentence's statements so far, ``parent`` the one that the cue stands in."""
        if predication.form == "verb":
            own = self._verbal(predication, drafts, parent)
        elif predication.form == "participle":
            unsaid = predication.passive and predication.subject is None  # «شركات متهمة بانتهاك»
            own = NOBODY if unsaid else self._participial(predication, drafts, parent)
        else:
            own = self._nominal(predication)
        if parent is None:
            return own
        if predication.form == "verb" and of_topic(self._clauses.chunks, predication, parent.content[0]):
            return NOBODY
        voices, clear = own
        if not voices or own_side(voices[-1].chunks[0]) or own_state(voices[-1], parent.chain[-1]):
            return NOBODY
        if any(same_voice(voices[-1], voice) for voice in parent.chain):
            return NOBODY
        added = [voice for voice in voices if not any(same_voice(voice, link) for link in parent.chain)]
        return [*parent.chain, *added], clear * 0.9

    def _verbal(self, predication: Predication, drafts: list[StatementDraft], parent: StatementDraft | None) -> Chain:
        relay = self._found.relays.get(predication.position)
        if relay is not None:
            return self._along(relay, predication.object), 0.9
        subject, nameless = self._who(predication, inside=parent is not None)
        if nameless:
            return NOBODY
        chunks = self._clauses.chunks
        again = described_again(chunks, predication) if subject is None or subject.how == "antecedent" else None
        if again is not None:
            subject = Argument([again], "antecedent")
        if predication.passive and subject is None and not (
                predication.token.lexeme.lemma in self._words.assuring and chunks[predication.position].conj == "wa"):
            return self._impersonal(predication)  # unlike «. وأكد وقوع خلاف»
        if subject is not None and subject.how == "before" and (
            fronted(chunks, subject.first)  # «وعن قطاع الغزل والنسيج، قال»
            or (chunks[predication.position - 1].tag in ',"' and whose(self._clauses, predication) is not None)
        ):
            subject = None
        if subject is None and (by_no_one(chunks, predication, self._words.officially, self._words.standing)
                                or inferred(chunks, predication, self._words.which) or whoever(chunks, predication)):
            return NOBODY
        carriers = self._carriers.of(predication)
        passed = self._passed_on(predication, subject) if subject is not None and speaks(subject) else None
        if passed is not None:
            return passed
        if subject is not None and subject.how != "after" and (
            subject.first.kind == "document" or (subject.first.kind not in AGENTS and subject.first.head.lexeme.cues)
        ):
            issuer = author(self._clauses, predication, subject, self._words.releasing)
            if issuer is not None:
                self._stack.issued_by(subject.first, issuer)
                return [*(carriers or self._antecedents.printed(predication)), issuer], 0.8
        finding = shown(predication, subject, self._words.standing)
        if finding is not None:
            return [*carriers, finding], 0.7
        if subject is not None:
            return self._named(predication, subject, drafts, carriers)
        voices, certainty = self._dropped(predication, drafts, parent, carriers)
        speaker = printed_saying(self._clauses, predication, None) if voices and voices[-1].chunks[0].kind in OUTLETS else None
        return ([*voices, Voice([speaker])] if speaker is not None else voices), certainty

    def _who(self, predication: Predication, *, inside: bool) -> tuple[Argument | None, bool]:
        """Who speaks by a verb, None where it is left out; and whether there is nobody who could.

        What stands as the subject may be what is said, judged or accused, or be called on by the last speaker.
        """
        subject = speaking_subject(self._clauses, predication)
        if subject is not None and subject.how == "after" and subject.first.head.lexeme.cues and (
            predication.token.analysis.lexeme.lemma in self._words.continuing
        ) and (subject.first.head.analysis.suffix or (
                subject.first.head.lexeme.data.get("masdar") and subject.first.last - subject.first.first == 1)):
            subject = None  # «وتابع قوله إن», «وتابع القول»
        if subject is not None and (in_manner(subject) or (
                predication.token.lexeme.lemma in self._words.personal and nothing_speaks(subject))):
            subject = None  # «وقال مخاطبا الحضور», «الطريق الذي قال إنه مغلق»
        if subject is not None and only_described(self._clauses.chunks, predication, self._words.describing, self._words.by_that):
            subject = None  # «ووصف القائد السابق بأنه خائن»
        told = predication.token.analysis.form
        if subject is not None and told.person == 1 and told.tense == "present":
            subject = None  # «دعنا نقول»
        if subject is not None and subject.how == "antecedent" and subject.first.kind == "document" and not fits(
                told.gender, told.number, subject):
            subject = None  # «تصريحاته التي أكد أنها كانت تحت التهديد»
        if subject is not None and self._is_believed(predication, subject):
            return None, True
        if subject is not None and self._antecedents.is_addressed(predication, subject, inside):
            subject = None  # «وقالت المنظمة إن …. وطالبت السلطات بالإفراج عنهم»
        judging = predication.complement is None and any(
            cue.stance == "believes" for cue in predication.token.analysis.lexeme.cues)
        if judging and subject is not None and (judgement(predication) is subject.first or told_of(predication)):
            subject = None  # «واعتبر الأمر تعديا»
        if subject is None or not accused(predication, subject):
            return subject, False
        accuser = self._clauses.chunks[predication.position - 1] if predication.position else None
        party = accuser is not None and accuser.bare and speaks(Argument([accuser], "")) and (
            accuser.kind != "place" or accuser.name is not None)
        if not party and not self._clauses.chunks[predication.position].conj and (accuser is None or accuser.tag != "j"):
            return None, True  # «منطقة يتهم فيها النظام بتطوير أسلحة»
        return (Argument([accuser], "before") if accuser is not None and party else None), False  # «كما اتهمت واشنطن بالتجسس»

    def _is_believed(self, predication: Predication, subject: Argument) -> bool:
        """Whether nobody named believes something of him of whom a relative clause tells: «زعيم الحركة الذي يعتقد أنه مختبئ»."""
        mark = self._clauses.chunks[predication.complement] if predication.complement is not None else None
        if subject.how != "antecedent" or mark is None or not mark.head.analysis.suffix.startswith("3"):
            return False
        lexeme, form = predication.token.analysis.lexeme, predication.token.analysis.form
        believing = form.tense == "present" and lexeme.lemma in self._words.impersonal
        return believing and fits(*marked(mark.head.analysis.suffix), subject)

    def _passed_on(self, predication: Predication, subject: Argument) -> Chain | None:
        """The chain of a verb by which its subject passes on what somebody else said, None where it does not."""
        source = self._relayed(predication)
        if source is not None and subject.first.kind == "document":
            return [source], 0.9  # «نقل بيان عن الرئاسة»: a document stands for who issues it
        if source is not None:
            return [Voice(subject.chunks), source], 0.9
        speaker = printed_saying(self._clauses, predication, subject) if subject.first.kind in OUTLETS else None
        if speaker is not None:
            return [Voice(subject.chunks), Voice([speaker])], 0.7  # «نقلت الصحف تأكيد الوزير أن»
        printed = predication.object.first if predication.object is not None and _relaying(predication) else None
        if printed is not None and printed.kind == "document" and printed.genitive is not None and speaks(
                Argument([printed.genitive], "")) and printed.genitive.kind in AGENTS:
            return [Voice(subject.chunks), Voice([printed.genitive])], 0.8  # «نقلت الوكالة بيان الوزارة الذي جاء فيه: "»
        return None

    def _named(self, predication: Predication, subject: Argument, drafts: list[StatementDraft], carriers: list[Voice]) -> Chain:
        """The chain of a verb whose subject is named."""
        chunks, lemma = self._clauses.chunks, predication.token.analysis.lexeme.lemma
        marked = self._clauses.tokens[subject.first.first].tag == '"'
        if lemma in self._words.learning and marked and subject.how == "after" and predication.complement is not None:
            return [Voice(subject.chunks)], 0.8  # «وعلمت "الحياة" أن»
        if not speaks(subject):
            return ([*carriers, counted(chunks, subject)], 0.8) if some(predication, subject) else NOBODY
        if lemma in self._words.learning and not (
            subject.first.kind in OUTLETS or "min" in predication.oblique
        ):
            return NOBODY  # «ويعلم الرئيس أن»
        if subject.first.kind == "place" and not agentive(subject.first) and lemma in self._words.impersonal:
            return NOBODY  # «وتعتبر البحيرة أكبر محمية»
        if predication.object is not None and predication.object.first.kind == "document":
            if lemma in self._words.releasing:
                self._stack.issued_by(predication.object.first, Voice(subject.chunks))
            return [*self._voices(subject), *carriers], 0.9  # «أكد الوزير تقريرا نشرته الصحيفة عن أن»
        judge = judges(self._clauses, subject) if subject.first.kind == "document" else None
        if judge is not None:
            return [*self._voices(judge), *self._voices(subject)], 0.8
        named = named_behind(chunks, predication, subject)
        voices = [Voice([named])] if named is not None else self._voices(subject)
        spans = [voice.span for voice in voices]
        written = predication.oblique.get("fi")
        if written is not None and voices[-1].chunks[0].kind != "document":
            self._stack.issued_by(written.first, voices[-1])
        carriers = carriers or self._still_carried(voices, drafts, predication)
        if subject.how == "before" and not carriers:
            carriers = self._antecedents.printed(predication)
        apart = [carrier for carrier in carriers if not any(
            carrier.span[0] < end and start < carrier.span[1] for start, end in spans)]
        return [*apart, *voices], 0.9

    def _dropped(
        self, predication: Predication, drafts: list[StatementDraft], parent: StatementDraft | None, carriers: list[Voice]
    ) -> Chain:
        """The chain of a verb whose subject is left out: whose document it describes, who said it before, who goes on."""
        chunks = self._clauses.chunks
        written = predication.oblique.get("fi")
        if written is not None and written.first.kind == "document" and not own_side(written.first) and any(
            cue.prep == "fi" and cue.stance == "reports" for cue in predication.token.analysis.lexeme.cues
        ):
            return self._voices(written), 0.8  # «جاء في البيان أن»
        described = chunks[predication.position - 1] if predication.relative and predication.position else None
        if described is not None and described.kind == "document":
            issuer = author(self._clauses, predication, Argument([described], ""), self._words.releasing)
            if issuer is not None:
                self._stack.issued_by(described, issuer)
                return [*carriers, issuer], 0.7  # «أصدر الاتحاد بيانا اعتبر فيه القرار سابقة خطيرة»
        owned = whose(self._clauses, predication)
        if owned is not None:
            return [*owned, *carriers], 0.8
        prior = told_before(self._clauses, predication, self._words.prior)
        if prior is not None:
            return [*carriers, prior], 0.8
        form = predication.token.analysis.form
        if parent is not None:
            within = predication.implied if chunks[predication.position].conj else None  # «… وأكد له أن»
            inner = within is not None and parent.content[0] <= within.first.start < parent.content[1] and speaks(within)
            return ([*carriers, Voice(within.chunks)], 0.7) if within is not None and inner else NOBODY
        if form.person < 3:
            return NOBODY
        told = predication.complement is not None and chunks[predication.complement].tag == "c"
        if form.tense == "present" and predication.token.analysis.lexeme.lemma in self._words.impersonal and not (
                told and (form.number == "p" or form.gender == "f")):
            return NOBODY  # «ويعتقد أن», «وتعتبر المبادرة الأولى», unlike «ويعتقدون أن»
        inherited = self._antecedents.inherited(predication, drafts, carriers)
        cited = predication.oblique.get("an")
        if cited is not None and _relaying(predication) and predication.complement is not None and speaks(cited):
            relays = [voice for voice in inherited[0][:1] if voice.outlet]
            return [*relays, Voice(cited.chunks)], 0.7  # «كما نقلت عن مسؤول آخر أن», «ونقل عن شهود أن»
        return inherited

    def _still_carried(self, voices: list[Voice], drafts: list[StatementDraft], predication: Predication) -> list[Voice]:
        """The outlets that the same speaker spoke to before in the sentence: «أفاد المصدر لرويترز بأن …، وذكر المصدر أن»."""
        for draft in reversed(drafts):
            carriers = draft.chain[:-1]
            if draft.within is None and draft.trigger < predication.token.start and carriers and (
                same_voice(draft.chain[-1], voices[-1])
            ) and all(voice.outlet or voice.chunks[0].head.lexeme.lemma in self._words.outlets for voice in carriers):
                return carriers
        return []

    def _impersonal(self, predication: Predication) -> Chain:
        """The chain of a verb of saying in the passive: «نقل عن شهود أن», «أعلن على لسان المتحدث أن»."""
        end = predication.complement if predication.complement is not None else predication.position
        quoted = next((s for s in self._found.sources if predication.position < s.first <= s.last <= end), None)
        if quoted is not None:
            return self.sourced(quoted)[0], 0.8
        named = predication.oblique.get("an")
        return ([Voice(named.chunks)], 0.8) if named is not None and speaks(named) else NOBODY

    def _along(self, relay: Relay, relayed: Argument | None) -> list[Voice]:
        """The chain of a relay: the carrier, unless it is its source's document, and whose words it relays further."""
        if relay.carrier.chunks[0].kind == "document":
            chain = [relay.source]
        else:
            source = relay.source.chunks
            between = self._clauses.chunks[relay.carrier.chunks[-1].index + 1 : source[0].index]
            printed = [Voice([c]) for c in between if c.tag == "N" and not relay.carrier.outlet and self._carriers.relays(c)][:1]
            sources = self._issued(relay.source, source[-1].index + 1)[0]
            chain = [*printed, relay.carrier, *sources, *relay.further]
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
        if source is None and learnt is not None and subject is not None and predication.complement is not None and (
            subject.first.kind in OUTLETS and learnt.first.kind in ("person", "group")
        ):
            return Voice(learnt.chunks)  # «علمت الوكالة من مصادر مطلعة أن»
        ascribed = predication.oblique.get("ila") or predication.oblique.get("li")
        if source is None and ascribed is not None and ascribed.first.kind in ("person", "group") and any(
            cue.stance == "reports" and cue.prep == "ila" for cue in predication.token.analysis.lexeme.cues
        ):
            return Voice(ascribed.chunks)  # «نسبت الوكالة إلى مسؤول قوله»
        if source is None or not _relaying(predication) or source.first.kind not in SOURCES:
            return None
        told = predication.complement is not None and speaks(source)
        return Voice(source.chunks) if source.first.definite or told else None

    def _participial(self, predication: Predication, drafts: list[StatementDraft], parent: StatementDraft | None) -> Chain:
        previous = [d for d in drafts if d.trigger < predication.token.start and d.within is parent]
        if predication.position <= 1 and not previous and self._stack.chains:
            return list(self._stack.chains[-1]), 0.7  # «قال إن …. مضيفا أن»
        main = predication.implied
        form = predication.token.analysis.form
        newer = main is not None and speaks(main) and previous and main.first.start >= previous[-1].content[1] and not any(
            same_voice(Voice(main.chunks), voice) for voice in previous[-1].chain)
        if previous and not newer:
            told = self._antecedents.told_of(previous[-1], form.gender, form.number)
            return [*previous[-1].chain, *told], 0.8 if not told else 0.6
        if main is not None and main.first.start < self._clauses.chunks[0].start and self._stack.told(main.first.start) and (
                not self._stack.stale):
            return self._stack.antecedent(form.gender, form.number), 0.6  # who is implied stands in what somebody said
        if main is None:
            verb = self._clauses.verb_before(predication.position)
            if verb is None or verb.subject is not None or parent is not None or (
                verb.token.analysis.lexeme.lemma not in self._words.continuing
            ):
                return NOBODY
            form = verb.token.analysis.form
            return self._stack.antecedent(form.gender, form.number), 0.6  # «وتابع قائلا»
        if not speaks(main):
            return NOBODY
        return [*self._carriers.of(predication), Voice(main.chunks)], 0.7

    def _nominal(self, predication: Predication) -> Chain:
        """The chain of a masdar or noun of saying: its genitive, its pronoun, or the subject of the verb that governs it."""
        relay = next((r for position, r in self._found.relays.items() if position < predication.position), None)
        relaying = predication.governor
        if relay is None and relaying is not None and relaying.subject is not None and relaying.subject.first.kind in AGENTS:
            source = self._relayed(relaying)
            if source is not None and predication.token.analysis.suffix:
                return [Voice(relaying.subject.chunks), source], 0.8  # «إن الصحيفة نقلت عن الحاكم قوله إن»
        if predication.genitive is not None and speaks(predication.genitive) and not own_side(predication.genitive.first):
            speaker = Voice(predication.genitive.chunks)
            relayed = [relay.carrier, relay.source, *relay.further] if relay else self._carriers.of(predication)
            return [*relayed, speaker], 0.8
        if relay is not None:
            return [relay.carrier, relay.source, *relay.further], 0.8
        holder = predication.possessor if predication.token.analysis.suffix else None
        verb = predication.governor
        if holder is None and predication.form == "noun" and self._clauses.chunks[predication.position].prep == _OUT_OF:
            return NOBODY  # «ويتضح من محضر التحقيق أن»
        if holder is None and verb is not None and not verb.token.analysis.lexeme.cues and not verb.passive:
            holder = verb.subject or verb.implied
            if predication.form == "masdar" and holder is not None and holder.first.index == predication.position:
                return NOBODY  # «يسهل القول إن»
        if holder is None and self._clauses.chunks[predication.position].prep == _BY and predication.token.analysis.article:
            return self._by_saying(predication)
        if holder is None or not speaks(holder):
            return NOBODY
        return [*self._carriers.of(predication), Voice(holder.chunks)], 0.6

    def _by_saying(self, predication: Predication) -> Chain:
        """Who did something by saying something: «خفف الرئيس من حدة الخلاف بالقول إن»."""
        for verb in reversed(self._clauses.verbs):
            before = self._clauses.chunks[verb.position - 1].tag if verb.position else ""
            if verb.position > predication.position or verb.relative or before in ("c", "j", "p"):
                continue
            form = verb.token.analysis.form
            if verb.subject is None:
                return self._stack.antecedent(form.gender, form.number), 0.5
            told = speaks(verb.subject) and verb.subject.first.kind != "place"
            return ([Voice(verb.subject.chunks)], 0.7) if told else NOBODY
        return NOBODY

    def _voices(self, subject: Argument) -> list[Voice]:
        """The voice of a subject; for a document the one who issued it, where the text says so."""
        if subject.first.head.lexeme.lemma in self._words.reporters:
            return [Voice(subject.chunks)]
        surname = behind_given(self._clauses.chunks, subject)
        if surname is not None:
            return [Voice([*subject.chunks, surname])]
        return self._issued(Voice(subject.chunks), subject.chunks[-1].index + 1)[0]

    def _issued(self, voice: Voice, last: int) -> tuple[list[Voice], int]:
        found, behind = issued(self._clauses.chunks, voice, last, self._words)
        if found[-1] is not voice:
            self._stack.issued_by(voice.chunks[0], found[-1])
            return found, behind
        known = self._stack.issuer(voice.chunks[0])
        return ([known] if known is not None else found), behind


def _relaying(predication: Predication) -> bool:
    """Whether a verb passes on what somebody else said: «نقل», unlike «أفاد عن»."""
    return any(cue.stance == "reports" and "an" not in cue.content for cue in predication.token.analysis.lexeme.cues)
