"""Read events: every predicate with an event sense becomes a draft, with roles, status, time and places of its clause."""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import StatementDraft, innermost
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.beside import Beside
from musnad.events.both import Both
from musnad.events.confidence import EventConfidence
from musnad.events.content import aimed_at, answer, complete
from musnad.events.contexts import ContextReader
from musnad.events.coreference import Telling, corefer
from musnad.events.done_to import DoneTo
from musnad.events.draft import EventDraft
from musnad.events.embedding import CONVICTED
from musnad.events.figures import Figures
from musnad.events.fillers import Filler
from musnad.events.force import Force
from musnad.events.inherit import inherit, pursue
from musnad.events.ours import by_us, first_person, meant_by_us, of_us
from musnad.events.own_dates import own_dates
from musnad.events.promises import without_promises
from musnad.events.quantities import QuantityReader
from musnad.events.recast import Recast
from musnad.events.role_words import RoleWords
from musnad.events.roles import fill
from musnad.events.senses import choose_sense
from musnad.events.sentence import Sentence
from musnad.events.sequel import Sequels
from musnad.events.setting import comes_about
from musnad.events.silent import inanimate
from musnad.events.sites import SettingWords
from musnad.events.status import StatusReader
from musnad.events.status_words import prepositions
from musnad.events.triggers import TriggerReader
from musnad.events.verdicts import Verdicts
from musnad.kernel.fold import fold
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

ACT: Final = "act"
"""The object of a row for any act: «منع المحتجين من الوصول»."""
SOMEBODY: Final = "somebody"
"""The object of a row for a masdar of what somebody does to or for another, which tells nothing where nobody does it."""
SPEAKER: Final = "speaker"
"""The slot of whoever says what a predicate tells."""
LIFELESS: Final = frozenset({"act", "quality", "time"})
"""Kinds of subjects that do not speak."""
THREATENING: Final = frozenset({"act", "quality", "time", "thing"})
"""Kinds of subjects that threaten nobody in the literal sense: «الغموض يهدد العلاقات»."""
UNFEELING: Final = THREATENING | {"document"}
"""Kinds of subjects that rule and talk in no literal sense: «سيطر القلق على الأسواق», «تحدثت التقارير عن لقاء»."""
MEASURES: Final = frozenset({"act", "document"})
"""Kinds of subjects that strike in no literal sense, attacks apart."""
CRIES: Final = frozenset({"REQUEST", "ACCUSE", "SUPPORT"})
"""Types of acts that are what a march is for, and no acts beside it."""
SPOKEN: Final = frozenset({"THREATEN", "REQUEST", "ACCUSE", "AGREE"})
"""Types of acts that no thing or act does in the literal sense."""


class EventReader:
    """Finds the events of a document."""

    def __init__(self, book: Rulebook) -> None:
        self._confidence = EventConfidence(book)
        self._contexts = ContextReader(book)
        self._status = StatusReader(book)
        self._roles = RoleWords.of(book)
        self._telling = Telling.of(book)
        self._counting = (book.forms("mentions/words/quantity-nouns.tsv") | book.forms("events/words/performing.tsv")
                          | book.forms("events/words/portions.tsv") | book.forms("mentions/words/vicinities.tsv"))
        self._quantities = QuantityReader(book)
        self._force = Force(book)
        self._figures = Figures(book)
        self._verdicts = Verdicts(book)
        self._recast = Recast(book)
        self._done_to = DoneTo(book)
        self._beside = Beside(book)
        self._triggers = TriggerReader(book, self._force, self._figures, self._verdicts, self._counting)
        self._bodies = book.forms("events/words/bodies.tsv")
        self._accidents = book.forms("events/words/accidents.tsv")
        self._bursts = book.forms("events/words/bursts.tsv")
        self._leaks = book.forms("events/words/leaks.tsv")
        self._casualties = book.forms("events/words/casualties.tsv")
        self._about = book.forms("events/words/coming-about.tsv")
        self._ending = book.forms("events/words/ending.tsv")
        self._onsets = book.forms("events/words/onsets.tsv")
        self._beginning = book.forms("events/words/beginning.tsv")
        self._then = frozenset(map(fold, book.forms("events/words/then.tsv")))
        self._living = book.forms("events/words/living.tsv")
        self._directing = book.forms("events/words/directing.tsv")
        self._reporters = book.forms("events/words/reporters.tsv")
        self._still = book.forms("tokens/words/still.tsv")
        self._sequels = Sequels(book)
        self._both = Both(book)
        since, starting, self._until = (prepositions(book, name) for name in ("since", "from", "until"))
        utmost, besides, feasts, where = (
            book.forms(f"events/words/{name}.tsv") for name in ("utmost", "besides", "feasts", "where"))
        feasts = frozenset(map(fold, feasts))
        self._settings = SettingWords(since, starting, self._roles.witnessing, utmost, besides, self._about, feasts, where)

    def events(self, document: list[Clauses], statements: list[StatementDraft]) -> list[EventDraft]:
        """Drafts in text order; ``type`` is empty for a mere change of office."""
        found: list[EventDraft] = []
        by_sentence: dict[int, list[StatementDraft]] = {}
        sporting = self._figures.sporting(document)
        for statement in statements:
            by_sentence.setdefault(statement.sentence, []).append(statement)
        for number, clauses in enumerate(document):
            said = by_sentence.get(number, [])
            found.extend(self._sentence(Sentence(clauses, number, said, sporting=sporting)))
        self._sequels.follow(document, found)
        self._both.name(found)
        pursue(found)
        events = corefer(document, found, self._telling)
        self._then_too(events)
        inherit(events, self._casualties)
        self._confidence.score(events)
        return events

    def _then_too(self, events: list[EventDraft]) -> None:
        """Date what was done «then» by what was told last before it: «ورفضت الحركة وقتها تمديد الهدنة»."""
        for draft in events:
            if draft.time is None or draft.time.word.key not in self._then or draft.status not in ("actual", "historical"):
                continue
            start = draft.trigger[0]
            told = [(max(span[0] for span in (event.trigger, *event.also) if span[0] < start), event.time)
                    for event in events if event.time is not None and event.trigger[0] < start and event.dated
                    and event.time.word.key not in self._then]
            if told:
                draft.time = max(told, key=lambda pair: pair[0])[1]

    def _sentence(self, sentence: Sentence) -> list[EventDraft]:
        clauses = sentence.clauses
        for predication in clauses.predications:
            told = self._triggers.told(sentence, predication)
            if told is not None and self._cast(sentence, *told):
                self._judge(clauses, told[0])
                self._place(sentence, told[0])
                sentence.made.append(told[0])
        for draft in self._force.states(clauses, sentence.number):
            draft.statement = innermost(sentence.statements, draft.trigger[0])
            if draft.status == "actual":
                draft.status = self._status.status(clauses, draft.predication, "", draft.statement)
            setting = sentence.setting(self._settings)
            draft.time, draft.since, draft.dated = setting.time(draft.predication, standing=True)
            draft.places, draft.placed = setting.places(draft.predication, "", "")
            sentence.made.append(draft)
        _dated_too(sentence.made)
        complete([*sentence.made, *sentence.aims], clauses)
        answer(sentence.made, clauses)
        aimed_at(sentence.made, sentence.aims)
        return self._force.settle(clauses, without_promises(sentence.made))

    def _cast(self, sentence: Sentence, draft: EventDraft, jailed: list[Filler]) -> bool:
        """Give a draft its parties; whether it is an event with them."""
        clauses, predication, sense = sentence.clauses, draft.predication, draft.sense
        draft.statement = innermost(sentence.statements, predication.token.start)
        if SPEAKER in sense.actor and sense.object and not (draft.statement and clauses.chunks[predication.position].definite):
            return False  # «القرار مرفوض» is a reproach where somebody says so
        meant_by_us(predication, draft.statement)
        draft.actor, draft.recipient, draft.controlled = fill(predication, sense, clauses, sentence.saying, self._roles)
        ours = predication.form == "verb" and "subj" in sense.actor and first_person(predication, draft.statement)
        if (ours or by_us(clauses, predication, draft) or of_us(clauses, draft)) and draft.statement is not None:
            speaker = draft.statement.chain[-1].chunks
            draft.actor = [*speaker, *(party for party in draft.actor if party not in speaker)]  # «قال الوزير: أدعو …»
            draft.recipient = [party for party in draft.recipient if party not in speaker]
        if not draft.actor and "subj" in sense.actor and predication.form == "participle":  # «أعربت عن قلقها، محذرة من»
            draft.actor = next((list(s.chain[-1].chunks) for s in sentence.statements if s.predication is predication), [])
        if sense.type == "ACCUSE" and predication.form != "verb" and any(
            earlier.predication is predication.governor and earlier.sense.mode == CONVICTED for earlier in sentence.made
        ):
            return False  # «أدانته المحكمة بعدة اتهامات»
        draft.sense = self._recast.sense(draft, clauses)
        draft.sense = self._done_to.sense(draft, clauses)
        draft.sense = self._verdicts.sense(draft)
        draft.recipient = jailed or draft.recipient
        if self._beside.tells_nothing(draft, clauses):
            return False
        return not (self._by_nobody(draft) or self._aims(sentence, draft) or self._is_none(clauses, draft))

    def _by_nobody(self, draft: EventDraft) -> bool:
        """Whether what does an act, or that nobody does it, says that none is meant: «الغموض يهدد العلاقات»."""
        predication, sense = draft.predication, draft.sense
        if sense.object == ACT and sense.type == "COERCE" and not (draft.actor or predication.passive):
            return True  # «وهو ما يمنعها من الاعتراف»
        if sense.object == SOMEBODY and predication.form == "masdar" and not draft.actor:
            return True  # «أهمية دعم الشباب»
        if sense.type == "ASSAULT" and predication.token.lexeme.lemma in self._directing and _by_what_is_said(predication):
            return True  # «يستهدفهم حظر السفر», «وجه القرار ضربة لعملية السلام»
        living = predication.token.lexeme.lemma in self._living
        lifeless = UNFEELING if living else THREATENING if sense.type == "THREATEN" else LIFELESS
        return (living or sense.type in SPOKEN) and predication.form == "verb" and inanimate(predication, self._bodies, lifeless)

    def _aims(self, sentence: Sentence, draft: EventDraft) -> bool:
        """Whether an act is the aim or the cry of a march: «مسيرة للمطالبة بالإصلاح», «تظاهروا منددين بالحرب»."""
        predication = draft.predication
        chunk = sentence.clauses.chunks[predication.position]
        meanwhile = chunk.tag == "w" and predication.form == "participle"
        if draft.sense.type not in CRIES or not (meanwhile or chunk.prep == "li") or all(
            earlier.sense.type != "PROTEST" for earlier in sentence.made
        ):
            return False
        draft.context = self._context(sentence, draft)
        sentence.aims.append(draft)
        return True

    def _is_none(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether an act is an accident, made up, or an interview."""
        sense = draft.sense
        if (sense.type == "ASSAULT" and self._by_accident(clauses, draft)) or self._figures.invented(clauses, draft):
            return True
        return sense.type == "CONSULT" and any(
            isinstance(party, Chunk) and (party.kind == "outlet" or self._press(party))
            for party in (*draft.actor, *draft.recipient))

    def _press(self, party: Chunk) -> bool:
        """Whether a party are the reporters to whom somebody speaks: «في لقائه الصحافيين»."""
        return party.number == "p" and party.head.lexeme.lemma in self._reporters

    def _judge(self, clauses: Clauses, draft: EventDraft) -> None:
        """Give a draft its status."""
        predication, sense = draft.predication, draft.sense
        draft.status = self._status.status(clauses, predication, sense.type, draft.statement)
        if SPEAKER in sense.actor:  # «السيادة أمر غير قابل للتفاوض»: to say so is the refusal
            draft.status = "actual"
            draft.actor = draft.actor or (list(draft.statement.chain[-1].chunks) if draft.statement is not None else [])
        if sense.type == "THREATEN" and predication.token.lexeme.lemma in self._recast.retaliating:
            draft.status = "actual"
        draft.status, draft.sense = self._recast.refused(draft, clauses)
        if sense.change.endswith("in_force") and predication.index > clauses.chunks[predication.position].first:
            draft.status = "actual"  # «إلغاء حالة الطوارئ»: what is to be lifted stands

    def _place(self, sentence: Sentence, draft: EventDraft) -> None:
        """Give a draft its time and places, what it counts, and its context."""
        clauses, predication, sense = sentence.clauses, draft.predication, draft.sense
        setting = sentence.setting(self._settings)
        draft.time, draft.since, draft.dated = setting.time(predication, standing=sense.change.endswith("in_force"))
        if draft.since and _of_what_stood(predication, draft.time):
            draft.time, draft.since, draft.dated = None, False, False
        draft.afar = setting.far(predication, draft.time)
        if draft.time is not None and self._begun(clauses, draft):
            draft.since = draft.dated = True
        draft.closely = draft.dated and predication.token.lexeme.lemma not in self._ending and (
            draft.time in own_dates(clauses, predication, self._until, comes_about(predication, self._about)))
        draft.places, draft.placed = setting.places(predication, sense.type, sense.mode)
        draft.taken_up = None if draft.placed else setting.taken_up(predication, sense.type)
        draft.quantities = self._quantities.quantities(clauses, draft)
        draft.context = self._context(sentence, draft)

    def _context(self, sentence: Sentence, draft: EventDraft) -> str | None:
        if sentence.hits is None:
            sentence.hits = self._contexts.hits(sentence.clauses.tokens)
        return self._contexts.context(draft, sentence.clauses, sentence.hits)

    def _begun(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether an act goes on since its date.

        An attack that somebody began and nothing ended, or what goes on since its onset: «بدأت تركيا في 20 يناير هجوما»,
        «قتل المئات منذ اندلاع الاحتجاجات في 30 مارس».
        """
        if self._goes_on(clauses, draft):
            return True
        verb, chunk = draft.predication.governor, clauses.chunks[draft.predication.position]
        if chunk.prep == "since" and draft.status == "actual" and draft.predication.form != "verb":
            behind = draft.time is not None and draft.time.start > draft.trigger[0]
            return behind and clauses.tokens[chunk.first].lexeme.lemma in self._onsets
        if draft.sense.type != "ASSAULT" or verb is None or verb.token.lexeme.lemma not in self._beginning or verb.passive:
            return False
        return verb.object is not None and verb.object.first.index == draft.predication.position and draft.status == "actual"

    def _goes_on(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether a word behind a noun says that its act still goes on: «الحصار ما زال مفروضا منذ 2015»."""
        position = draft.predication.position
        if draft.predication.form == "verb" or draft.status != "actual" or position + 1 >= len(clauses.chunks):
            return False
        behind = clauses.chunks[position + 1]
        lasting = behind.head.lexeme.lemma in self._still or not self._still.isdisjoint(behind.particles)
        return lasting and draft.time is not None and draft.time.start > draft.trigger[1]

    def _by_accident(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether deaths that nobody caused stand beside an accident: «قتل خمسة في حادث سير», «تحطم طائرة ومقتل ركابها»."""
        predication = draft.predication
        if predication.token.lexeme.lemma in self._bursts and any(t.lexeme.lemma in self._leaks for t in clauses.tokens):
            return True  # «انفجار أسطوانة غاز»
        if draft.actor or draft.sense.mode or predication.token.lexeme.lemma not in self._casualties:
            return False
        if not any(self._is_accident(token) for token in clauses.tokens):
            return False
        for other in clauses.predications:
            if other.token.lexeme.lemma in self._casualties or not other.token.analysis.lexeme.events:
                continue
            sense = choose_sense(other, clauses.chunks, self._counting)
            if sense is not None and sense.type == "ASSAULT":
                return False  # «قصف أدى إلى مقتل خمسة واندلاع حريق»
        return True

    def _is_accident(self, token: Token) -> bool:
        """Whether a word names an accident; of a verb, in any of its readings."""
        if token.tag == "v":
            return any(analysis.lexeme.lemma in self._accidents for analysis in token.word.analyses)
        return token.lexeme.lemma in self._accidents or token.analysis.form.light in self._accidents


def _by_what_is_said(verb: Predication) -> bool:
    """Whether the subject of a verb is a measure or a document, which strikes nobody."""
    subject = verb.subject if verb.form == "verb" and not verb.passive else None
    return subject is not None and subject.first.kind in MEASURES and not any(
        sense.type == "ASSAULT" for sense in subject.first.head.lexeme.events)


def _of_what_stood(verb: Predication, time: Token | None) -> bool:
    """Whether «منذ» says since when the object of a verb stood: «رفع المجلس العقوبات المفروضة على البلاد منذ عام 2009»."""
    thing = verb.object if verb.form == "verb" else verb.genitive
    return thing is not None and time is not None and thing.first.end <= time.start and thing.first.ends_in_participle("passive")


def _dated_too(made: list[EventDraft]) -> None:
    """The date of a verb is that of those before it that share their subject with it.

    «وسيطر المسلحون على العاصمة وطردوا الحكومة العام الماضي».
    """
    for later in made:
        shared = later.predication.implied
        if not later.dated or later.time is None or shared is None or later.predication.form != "verb":
            continue
        for draft in made:
            verb = draft.predication
            same = verb.subject is not None and verb.subject.first is shared.first
            if verb.form == "verb" and draft.time is later.time and same:
                draft.dated = True
