"""Read who says what: every cue of a sentence, its content, its speaker, and the carriers the words went through."""

from __future__ import annotations

from typing import Final

from musnad.attribution.chain import ChainReader
from musnad.attribution.confidence import StatementConfidence
from musnad.attribution.constructions import ConstructionFinder, Constructions
from musnad.attribution.content import Extent, quotation_before, whole_quotation
from musnad.attribution.continuation import cited_alone, extends
from musnad.attribution.draft import Announced, StatementDraft, Voice, innermost
from musnad.attribution.interviews import answers, in_turn
from musnad.attribution.lines import alone, opens, quotes_somebody, quotes_whole
from musnad.attribution.listed import told_below
from musnad.attribution.opening import opening
from musnad.attribution.publishing import publishes
from musnad.attribution.regoverned import regoverned
from musnad.attribution.retold import retold
from musnad.attribution.senses import choose_cue, lemmas
from musnad.attribution.sourced import SHORTEST, sourced
from musnad.attribution.speakers import Stack, issued, own_side, same_voice
from musnad.attribution.stops import stops, turns
from musnad.attribution.subject import speaking_subject
from musnad.attribution.unsaid import avoided, byline, mine, nameless, yet_to_say
from musnad.attribution.words import Borders, Voices, Words
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.records import Mode, Span
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Cue

_OPENING: Final = 3
"""Lines at the start of a text in which its author may be named."""
_CREDITED: Final = frozenset({"person", "organisation", "outlet", "place", "unknown"})
_TURN: Final = "attribution/constructions#headline-colon"
"""The rule of what somebody says behind his name and a colon."""
_STALE: Final = 3
"""Sentences without a statement behind which only a verb that opens its sentence goes on with the last speaker."""
_PLAIN: Final = frozenset({"says", "reports"})
_WHERE: Final = frozenset({"fi", "during", "at"})
"""Prepositions of the occasion on which somebody speaks."""
IMPERSONAL: Final = frozenset({"believes", "expects"})


class Attributor:
    """Finds the statements of a document, sentence by sentence, with the speakers in play."""

    def __init__(self, book: Rulebook) -> None:
        self._publishing = book.forms("attribution/words/publishing.tsv")
        self._confidence = StatementConfidence(book)
        self._genres = book.forms("attribution/words/genres.tsv")
        self._laws = book.forms("attribution/words/laws.tsv")
        self._courts = book.forms("events/words/courts.tsv")
        self._finder = ConstructionFinder(book)
        self._outlets = book.forms("mentions/words/outlet-nouns.tsv")
        self._modal = book.forms("attribution/words/modal.tsv")
        self._background = book.forms("attribution/words/backgrounding.tsv")
        self._borders = Borders(book)
        self._bylines = book.forms("attribution/words/byline.tsv")
        self._avoiding = book.forms("attribution/words/avoiding.tsv")
        self._identity = book.forms("attribution/words/identity.tsv")
        self._ordinals = book.forms("attribution/words/ordinals.tsv")
        self._doing = book.forms("attribution/words/doing.tsv")
        self._conditional = book.forms("attribution/words/conditional.tsv")
        self._linking = book.forms("attribution/words/linking.tsv")
        self._voices = Voices.of(book)
        self._words = Words.of(book)

    def statements(self, document: list[Clauses]) -> list[StatementDraft]:
        """All statements of a document, in text order."""
        stack = Stack()
        found: list[StatementDraft] = []
        told, asked = answers(document)
        replies = {answer.first: answer for answer in told}
        taking = {answer.first: (answer, who) for answer, who in in_turn(document)} if not told else {}
        taken = {number for answer, _who in taking.values() for number in range(answer.first, answer.last)}
        replying = {number for answer in told for number in range(answer.first, answer.last)}
        for number, clauses in enumerate(document):
            if number in replies and stack.chains and found:
                content = replies[number].content
                found.append(StatementDraft(content, "direct", list(stack.chains[-1]), found[-1].rule, number, content[0],
                                            clear=0.6))
            if number in taking:
                answer, who = taking[number]
                voice = Voice([who])
                found.append(StatementDraft(answer.content, "direct", [voice], _TURN, number, who.start, clear=0.7))
                stack.push([voice], answer.content)
            if number in asked or number in taken or (number in replying and stack.chains):
                continue
            stack.stale = bool(found) and number - found[-1].sentence > _STALE
            announced = stack.announced
            if announced is not None:
                same_line = bool(announced.items) and document[number - 1].paragraph == clauses.paragraph
                below = told_below(clauses, announced, number, self._ordinals, found[-1] if same_line else None)
                if below is not None:
                    if not found or below is not found[-1]:
                        found.append(below)
                        stack.push(announced.chain, below.content)
                    if below.mode == "direct":
                        stack.announced = None
                    continue
            made = self._sentence(clauses, number, stack, alone(document, number), opens(document, number))
            outlet = cited_alone(clauses) if not made and found and found[-1].sentence == number - 1 else None
            if outlet is not None and stack.chains:
                outer = found[-1].within or found[-1]
                for draft in found:
                    if draft is outer or draft.within is outer:
                        draft.chain = [Voice([outlet]), *draft.chain]
                stack.push(outer.chain, outer.content)
            if not made and found and found[-1].sentence == number - 1 and found[-1].within is None:
                made = self._continued(document[number - 1], clauses, number, found[-1])
            found.extend(made)
        self._confidence.score(found)
        return found

    @staticmethod
    def _continued(earlier: Clauses, clauses: Clauses, number: int, before: StatementDraft) -> list[StatementDraft]:
        """The statement of a sentence that is all quotation, right behind one of the same speaker, or goes on with that one."""
        end = extends(clauses) if before.mode == "indirect" and earlier.tokens[-1].end - before.content[1] <= SHORTEST else None
        if end is not None:
            before.content = (before.content[0], end)
        content = whole_quotation(clauses.chunks)
        if content is None:
            return []
        return [StatementDraft(content, "direct", list(before.chain), before.rule, number, content[0], clear=0.6)]

    def _is_law(self, clauses: Clauses, source: Chunk) -> bool:
        """Whether a source is what something is done by, not who says so: «وفق القانون», but «وفق مرسوم نشره موقع الرئاسة»."""
        if source.head.lexeme.lemma not in self._laws:
            return False
        following = clauses.chunks[source.index + 1 : source.index + 2]
        decree = any(cue.stance == "orders" for cue in source.head.lexeme.cues)
        return not decree or source.definite or not any(
            chunk.tag == "V" and not chunk.conj and chunk.head.lexeme.lemma in self._voices.printing for chunk in following)

    def _sentence(self, clauses: Clauses, number: int, stack: Stack, alone: bool, opens: bool) -> list[StatementDraft]:
        found = self._finder.find(clauses)
        found.sources = [s for s in found.sources if not self._is_law(clauses, s.voice.chunks[0])]
        cues = self._cues(clauses, found)
        turned = frozenset(predication.position for predication, _cue in cues if turns(clauses, predication))
        ends = stops(clauses, found, cues, self._words, self._borders, self._linking)
        extent = Extent(clauses, self._borders, ends, turned)
        chains = ChainReader(clauses, found, stack, self._voices)
        drafts: list[StatementDraft] = []
        heading = found.heading
        if heading is not None and self._speaks_in_heading(heading.voice, clauses.chunks[heading.colon + 1 :]) and (
            (clauses.heading and (not heading.told or quotes_somebody(clauses, heading)))
            or (alone and not heading.told and quotes_somebody(clauses, heading)) or (opens and quotes_whole(clauses, heading))
        ):
            content = extent.after(heading.colon)
            if content is not None:
                voice = heading.voice
                chain = [voice] if heading.outlet is None else [heading.outlet, voice]
                drafts.append(StatementDraft(*content, chain, heading.rule, number, voice.span[0]))
        for predication, cue in cues:
            draft = self._statement(clauses, extent, chains, predication, cue, number, drafts)
            if draft is not None:
                drafts.append(draft)
        unsaid = [] if drafts else found.citing  # «أفرج عن الصحفية، نقلا عن محاميها»
        for source in [*found.sources, *unsaid]:
            draft = sourced(clauses, extent, chains, source, number, drafts, found, self._outlets)
            if draft is not None:
                drafts.append(draft)
        self._cite(clauses, found, drafts)
        stack.announced = self._announced(clauses, chains, cues, drafts)
        drafts.sort(key=lambda d: d.content)
        spoken = [(not self._in_background(clauses, draft), draft.trigger, draft.content, draft.chain)
                  for draft in drafts if draft.within is None]
        spoken += [(True, *acting) for acting in self._acting(clauses, drafts, stack)]
        for verb in clauses.verbs:
            if verb.subject is not None and not self._borders.which.isdisjoint(clauses.chunks[verb.position].particles):
                stack.beneath.add(verb.subject.first.start)  # «نفى ما تناولته الصحف. وقال»
        several = any(main for main, _position, _told, _chain in spoken)
        for main, _position, told, chain in sorted(spoken, key=lambda item: item[:2]):
            stack.push(chain, told, beneath=several and not main)
        return drafts

    def _in_background(self, clauses: Clauses, draft: StatementDraft) -> bool:
        """Whether a statement is told in a clause of background or of description: «بعد أن قال الوزير إن», «الذي قال إن»."""
        told = draft.predication
        if told is None or told.form != "verb" or not told.position:
            return False
        before = clauses.chunks[told.position - 1]
        return told.relative or (before.tag == "j" and before.head.lexeme.lemma in self._background)

    @staticmethod
    def _announced(
        clauses: Clauses, chains: ChainReader, cues: list[tuple[Predication, Cue]], drafts: list[StatementDraft]
    ) -> Announced | None:
        """Whose words stand below a sentence that ends in a colon: «وأكد البيان ما يلي:»."""
        if clauses.chunks[-1].tag != ":":
            return None
        for predication, cue in reversed(cues):
            if predication.form not in ("verb", "participle") or not cue.content & {"clause", "quote"} or predication.negated:
                continue
            if any(draft.trigger == predication.token.start for draft in drafts) or any(
                chunk.tag == "V" for chunk in clauses.chunks[predication.position + 1 :]
            ):
                return None
            chain, _clear = chains.chain(predication, drafts, None)
            named = bool(chain) and not own_side(chain[-1].chunks[0])
            return Announced(chain, cue.rule, cue.stance) if named else None
        return None

    @staticmethod
    def _acting(
        clauses: Clauses, drafts: list[StatementDraft], stack: Stack
    ) -> list[tuple[int, Span, list[Voice]]]:
        """Who acts by a verb of saying that reports nothing, and may go on: «رفض الوزير الاقتراح. وأضاف أن»."""
        found: list[tuple[int, Span, list[Voice]]] = []
        chunks = clauses.chunks
        for predication in clauses.verbs:
            if all(cue.object and cue.stance in _PLAIN for cue in predication.token.analysis.lexeme.cues):
                continue  # «عاد الناس إلى أعمالهم», unlike «عاد الوزير إلى القول»
            subject, start = speaking_subject(clauses, predication), predication.token.start
            if predication.relative or predication.passive or subject is None or subject.how != "after" or (
                subject.first.kind not in ("person", "organisation", "group", "outlet")
            ):
                continue
            voice = Voice(subject.chunks)
            if sum(chunk.tag == '"' for chunk in chunks[: predication.position]) % 2:
                continue
            if any(draft.predication is not None and draft.predication.position == predication.position for draft in drafts):
                continue
            if any(draft.content[0] <= start < draft.content[1] for draft in drafts):
                continue
            if not stack.chains or not same_voice(stack.chains[-1][-1], voice):
                found.append((start, (start, start), [voice]))
        return found

    def _speaks_in_heading(self, voice: Voice, told: list[Chunk]) -> bool:
        """Whether what stands before a headline's colon is a speaker, and not a place or what the piece is («فيديو: …»).

        A place speaks where it is a state that says we: «واشنطن: لن نسمح بذلك».
        """
        speaker, verb = voice.chunks[0], next((chunk for chunk in told if chunk.tag == "V"), None)
        if len([chunk for chunk in told if chunk.tag not in ".,"]) == 1 and told[0].bare and told[0].kind in _CREDITED:
            return False  # «الكاتب: سالم العمري»
        if speaker.kind == "place":
            return speaker.name is not None and verb is not None and verb.head.analysis.form.person == 1
        return speaker.head.lexeme.lemma not in self._genres and speaker.end - speaker.start > 1  # no «س: متى ينتهي المشروع؟»

    def _cite(self, clauses: Clauses, found: Constructions, drafts: list[StatementDraft]) -> None:
        """Put whom the sentence cites into its chains: behind who cites them, before who is cited by them.

        «قالت الصحيفة، نقلا عن الوزير، إن»: [الصحيفة, الوزير]; «قال الوزير إن …، نقلا عن الصحيفة»: [الصحيفة, الوزير].
        """
        for source in found.citing:
            cited = issued(clauses.chunks, source.voice, source.last, self._voices)[0]
            for draft in drafts:
                if draft.within is not None:
                    added = [link for link in draft.chain if not any(link is known for known in draft.within.chain)]
                    draft.chain = [*draft.within.chain, *added]
                    continue
                head = source.voice.chunks[0].head.lexeme
                if any(link.span == source.voice.span or link.chunks[0].head.lexeme is head for link in draft.chain):
                    continue  # «نقلا عن مصادرها أن …، فيما رجحت المصادر أن»
                first = draft.chain[0].chunks[0]
                publishes = first.kind in ("outlet", "document") or not self._outlets.isdisjoint(lemmas(first))
                aside = draft.predication is not None and draft.predication.position < source.first < (
                    draft.predication.complement or 0)
                cites = len(draft.chain) == 1 and (publishes or aside)
                draft.chain = [*draft.chain, *cited] if cites else [*cited, *draft.chain]

    def _cues(self, clauses: Clauses, found: Constructions) -> list[tuple[Predication, Cue]]:
        """The cues of a sentence that have a sense here, but for those that are part of a construction."""
        cues: list[tuple[Predication, Cue]] = []
        for predication in clauses.predications:
            if not predication.token.analysis.lexeme.cues:
                continue
            if self._is_modal(clauses, predication) or yet_to_say(clauses, predication) or (
                found.sources and any(source.first <= predication.position < source.last for source in found.sources)
            ):
                continue
            if mine(predication) or (clauses.paragraph < _OPENING and byline(clauses, predication, self._bylines)):
                continue
            if not publishes(clauses, predication, self._publishing):
                told = regoverned(clauses, predication)
                cue = choose_cue(told, self._doing)
                if cue is not None and not _adverbial(clauses, told, cues) and not nameless(
                        clauses, told, cue.stance, self._identity) and not avoided(clauses, told, self._avoiding):
                    cues.append((told, cue))
        return cues

    def _is_modal(self, clauses: Clauses, predication: Predication) -> bool:
        """Whether nobody in particular speaks: «يجب التأكيد على», «يمكن القول إن»."""
        before = clauses.chunks[predication.position - 1] if predication.position else None
        led = before is not None and before.tag == "V" and before.head.analysis.form.light in self._modal
        return predication.token.analysis.form.light in self._modal or (led and predication.form == "masdar")

    def _statement(
        self, clauses: Clauses, extent: Extent, chains: ChainReader, predication: Predication, cue: Cue, number: int,
        drafts: list[StatementDraft],
    ) -> StatementDraft | None:
        if predication.negated and cue.stance != "denies":
            return None
        before = clauses.chunks[predication.position - 1] if predication.position else None
        if (before is not None and before.tag in "jD" and before.head.lexeme.lemma in self._conditional) or (
            not self._conditional.isdisjoint(clauses.chunks[predication.position].particles)
        ):
            return None  # «إذا اعتبرت موسكو الهجوم غزوا فقد»
        if cue.stance in IMPERSONAL and _of_itself(clauses, predication):
            return None  # «رجل يعتقد أنه زعيم الخلية»: nobody in particular believes it
        found = self._content(clauses, extent, predication, cue)
        if found is None or found[0][1] - found[0][0] < SHORTEST or any(d.content == found[0] for d in drafts):
            return None
        content, mode = found
        parent = _enclosing(drafts, predication.token.start, content)
        chain, clear = chains.chain(predication, drafts, parent)
        if not chain:
            return None
        if cue.stance == "condemns" and chain[-1].chunks[0].head.lexeme.lemma in self._courts:
            return None  # «أدانت المحكمة المتهم بتهم بينها "التآمر على الدولة"»: a verdict
        if len(chain) > 1:
            chain = [voice for i, voice in enumerate(chain) if not any(voice.span == other.span for other in chain[:i])]
        told = content[0] <= chain[-1].span[0] and chain[-1].span[1] <= content[1]
        if predication.form == "verb" and not chain[-1].cue and told:
            return None  # nobody tells of himself: «أعلن في جنيف عن وفاة الأمين العام السابق»
        chain[-1].cue = chain[-1].cue or predication.token.word.raw
        again = retold(clauses, predication, cue, self._words.which)
        if again is not None and again.tellers:
            teller = Voice(again.tellers)
            chain = [*[voice for voice in chain if voice.span != teller.span], teller]
        return StatementDraft(content, mode, chain, cue.rule, number, predication.token.start, cue.stance, predication, parent,
                              clear)

    def _content(self, clauses: Clauses, extent: Extent, predication: Predication, cue: Cue) -> tuple[Span, Mode] | None:
        place = opening(clauses, predication, cue, self._words)
        if place is not None:
            return extent.after(place.position) if place.mark else extent.phrase(
                place.position, briefly=predication.relative, ahead=cue.stance == "promises")
        joined = clauses.chunks[predication.position].conj  # «"…"، وتابع محذرا»
        if "quote" in cue.content and predication.complement is None and predication.form == "verb" and not joined:
            quoted = quotation_before(clauses.chunks, predication.position)
            return (quoted, "direct") if quoted else None
        return None


def _adverbial(clauses: Clauses, predication: Predication, cues: list[tuple[Predication, Cue]]) -> bool:
    """Whether a noun of saying only tells where a verb before it speaks: «وصف خلال حديثه مع القناة الوزير بأنه "»."""
    prep, mark = clauses.chunks[predication.position].prep, predication.complement
    return predication.form == "noun" and prep in _WHERE and mark is not None and any(
        verb.form == "verb" and verb.complement is not None and verb.position < predication.position < verb.complement <= mark
        for verb, _cue in cues)


def _of_itself(clauses: Clauses, predication: Predication) -> bool:
    """Whether a verb without a subject of its own says what somebody unnamed thinks of an indefinite noun before it."""
    subject, mark = predication.subject, predication.complement
    if subject is None:
        return predication.relative and not predication.token.analysis.suffix  # unlike «القرار الذي اعتبرته "تدخلا"»
    if mark is None or mark != predication.position + 1 or not clauses.chunks[mark].head.analysis.suffix:
        return False
    known = subject.first.definite or bool(subject.first.head.analysis.article)  # «لأن الأخير يعتقد أنه»
    return subject.how != "after" and not known and clauses.chunks[predication.position - 1].tag == "N"


def _enclosing(drafts: list[StatementDraft], trigger: int, content: Span) -> StatementDraft | None:
    """The smallest statement whose content holds a cue and its content."""
    return innermost((d for d in drafts if d.content != content), trigger)
