"""Read events: every predicate with an event sense becomes a draft, with roles, status, time and places of its clause."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from musnad.attribution.draft import StatementDraft, innermost
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.confidence import EventConfidence
from musnad.events.content import aimed_at, complete
from musnad.events.contexts import ContextReader, Hit
from musnad.events.coreference import Telling, corefer
from musnad.events.draft import EventDraft
from musnad.events.embedding import CONVICTED
from musnad.events.extent import own_dates
from musnad.events.figures import Figures
from musnad.events.force import Force
from musnad.events.inherit import inherit, pursue
from musnad.events.ours import by_us, first_person, meant_by_us, of_us
from musnad.events.promises import without_promises
from musnad.events.quantities import QuantityReader
from musnad.events.recast import Recast
from musnad.events.role_words import RoleWords
from musnad.events.roles import fill
from musnad.events.senses import choose_sense, governed
from musnad.events.sequel import follow
from musnad.events.setting import Setting, SettingWords, comes_about
from musnad.events.silent import adverbial, at_risk, inanimate, is_body, names_body
from musnad.events.status import StatusReader
from musnad.events.status_words import prepositions
from musnad.events.verdicts import Verdicts
from musnad.kernel.fold import fold
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

_UNTOLD: Final = "events/predicates/none#"
"""The rules of rows that say that there is no event."""
_ASSAULTS: Final = "events/predicates/assault#"
"""The rules of rows of violence, which may be said of what is none."""
_ASKING: Final = "REQUEST"
"""The type of events that ask for an act."""
_BESIDE: Final = 2
"""Tokens from a verb to the noun of its collocation, over a particle: «شاركوا في مظاهرات», «رفع معظم العقوبات»."""
_PARTIES: Final = frozenset({"person", "group", "organisation", "government", "place"})
"""Kinds of objects that are no part of a trigger: «طرد المهاجرين»."""
ENDED: Final = frozenset({("SANCTION", "AID"), ("RETREAT", "SANCTION"), ("RETREAT", "COERCE")})
"""Types of an act and of the one that it ends, which its noun names without telling it."""
NAMED_BETTER: Final = frozenset({
    ("ASSAULT", "ACCUSE"), ("ASSAULT", "COERCE"), ("ASSAULT", ""), ("MOBILIZE", "COOPERATE"),
    ("REQUEST", ""), ("CONSULT", ""), ("PROTEST", ""),
})
"""Types of a collocation and of the noun in it that says by its own second word what the act is: «شن هجوما لاذعا»."""
ACT: Final = "act"
"""The object of a row for any act: «منع المحتجين من الوصول»."""
SOMEBODY: Final = "somebody"
"""The object of a row for a masdar of what somebody does to or for another, which tells nothing where nobody does it."""
SPEAKER: Final = "speaker"
"""The slot of whoever says what a predicate tells."""
ATTAINED: Final = frozenset({"act", "quality", "thing", "quantity"})
"""Kinds of what is attained, which nobody looks into."""
LIFELESS: Final = frozenset({"act", "quality", "time"})
"""Kinds of subjects that do not speak."""
THREATENING: Final = frozenset({"act", "quality", "time", "thing"})
"""Kinds of subjects that threaten nobody in the literal sense: «الغموض يهدد العلاقات»."""
UNFEELING: Final = THREATENING | {"document"}
"""Kinds of subjects that rule and talk in no literal sense: «سيطر القلق على الأسواق», «تحدثت التقارير عن لقاء»."""
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
                          | book.forms("events/words/portions.tsv"))
        self._quantities = QuantityReader(book)
        self._force = Force(book)
        self._figures = Figures(book)
        self._verdicts = Verdicts(book)
        self._recast = Recast(book)
        self._charged = book.forms("events/words/charged.tsv")
        self._stipulating = book.forms("events/words/stipulating.tsv")
        self._scopes = book.forms("events/words/scopes.tsv") | book.forms("events/words/accords.tsv")
        self._objectless = book.forms("events/words/objectless.tsv")
        self._light = book.forms("events/words/light.tsv")
        self._attributes = book.forms("events/words/attributes.tsv")
        self._auxiliary = book.forms("events/words/auxiliary.tsv")
        self._executions = book.forms("events/words/executions.tsv")
        self._cancelling = book.forms("events/words/cancelling.tsv")
        self._bodies = book.forms("events/words/bodies.tsv")
        self._naming = book.forms("events/words/naming.tsv")
        self._standing = book.forms("events/words/standing.tsv")
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
            found.extend(self._sentence(clauses, number, by_sentence.get(number, []), sporting))
        follow(found)
        pursue(found)
        events = corefer(document, found, self._telling)
        self._then_too(document, events)
        inherit(events, self._casualties)
        self._confidence.score(events)
        return events

    def _then_too(self, document: list[Clauses], events: list[EventDraft]) -> None:
        """Date what was done «then» by what was told last before it: «ورفضت الحركة وقتها تمديد الهدنة»."""
        for draft in events:
            start = document[draft.sentence].tokens[0].start
            if draft.time is None or draft.time.word.key not in self._then or draft.status not in ("actual", "historical"):
                continue
            told = [(max(span[0] for span in (event.trigger, *event.also) if span[0] < start), event.time)
                    for event in events if event.time is not None and event.trigger[0] < start and event.dated]
            if told:
                draft.time = max(told, key=lambda pair: pair[0])[1]

    def _sentence(self, clauses: Clauses, number: int, statements: list[StatementDraft],
                  sporting: bool) -> list[EventDraft]:
        made: list[EventDraft] = []
        inner: dict[int, EventDraft] = {}
        aims: list[EventDraft] = []
        saying = frozenset(s.predication.position for s in statements
                           if s.predication is not None and s.predication.form == "verb")
        hits: list[Hit] | None = None
        setting: Setting | None = None
        for predication in clauses.predications:
            if not predication.token.analysis.lexeme.events and not self._force.operates(predication):
                continue
            chosen = choose_sense(predication, clauses.chunks, self._counting)
            jailed = self._verdicts.imprisonment(predication, made) if chosen is None else None
            draft = self._force.draft(predication, jailed[0] if jailed is not None else chosen, clauses, number)
            if draft is None:
                continue
            sense = draft.sense
            attribute = predication.form == "participle" and predication.token.lexeme.lemma in self._attributes
            if attribute or (predication.token.tag == "z" and adverbial(clauses, predication)):
                continue  # «الدول الدائنة», «انتهاك فاضح»
            if sense.type not in ("", "PROTEST") and names_body(clauses, predication, self._naming):
                continue
            if not (sense.worded and not sense.prep) and is_body(clauses, predication, sense.prep):
                continue  # not «الحشود العسكرية», which its adjective tells
            if self._specifies(clauses, predication, sense) or at_risk(clauses, predication, sense.type):
                continue
            if sense.type and self._figures.figurative(clauses, predication, sense.type, sporting=sporting):
                continue
            outer = inner.get(predication.index)
            if outer is not None and outer.sense.type == sense.type:
                draft.same_as = outer
                if sense.mode and (not outer.sense.mode or _says_itself(predication, sense)):
                    outer.sense = replace(outer.sense, mode=sense.mode)  # «فرض حظر التجول», «شن هجوما انتحاريا»
            if outer is not None and outer.sense.rule.startswith(_UNTOLD):
                continue  # «حشد الدعم»: none is given yet
            if outer is not None and self._says_once(outer, sense.type):
                continue
            if outer is not None and (outer.sense.type, sense.type) in NAMED_BETTER and _says_itself(predication, sense):
                made = [earlier for earlier in made if earlier is not outer]
            if outer is not None and (outer.sense.type, sense.type) in ENDED and not self._asserted(clauses, predication):
                sense = draft.sense = replace(sense, type="")  # «قطع المساعدات», «تخفيف العقوبات»
            if outer is not None and outer.sense.prep == "li" and outer.sense.type == "RETREAT" and sense.type == "ASSAULT":
                continue  # «وقف فوري لإطلاق النار» tells no shooting
            self._collocate(clauses, draft, inner)
            if not (sense.type or sense.change):
                continue
            draft.statement = innermost(statements, predication.token.start)
            meant_by_us(predication, draft.statement)
            draft.actor, draft.recipient, draft.controlled = fill(
                predication, sense, clauses, saying, self._roles)
            ours = predication.form == "verb" and "subj" in sense.actor and first_person(predication, draft.statement)
            if (ours or by_us(clauses, predication, draft) or of_us(clauses, draft)) and draft.statement is not None:
                speaker = draft.statement.chain[-1].chunks
                draft.actor = [*speaker, *(party for party in draft.actor if party not in speaker)]  # «قال الوزير: أدعو …»
                draft.recipient = [party for party in draft.recipient if party not in speaker]
            if not draft.actor and "subj" in sense.actor and predication.form == "participle":  # «أعربت عن قلقها، محذرة من»
                draft.actor = next((list(s.chain[-1].chunks) for s in statements if s.predication is predication), [])
            if sense.type == "ACCUSE" and predication.form != "verb" and any(
                earlier.predication is predication.governor and earlier.sense.mode == CONVICTED for earlier in made
            ):
                continue  # «أدانته المحكمة بعدة اتهامات»
            draft.sense = self._recast.sense(draft, clauses)
            sense = draft.sense = self._verdicts.sense(draft)
            if jailed is not None:
                draft.recipient = list(jailed[1].recipient) or draft.recipient
            parties = (*draft.actor, *draft.recipient)
            living = predication.token.lexeme.lemma in self._living
            lifeless = UNFEELING if living else THREATENING if sense.type == "THREATEN" else LIFELESS
            if sense.object == ACT and sense.type == "COERCE" and not (draft.actor or predication.passive):
                continue  # «وهو ما يمنعها من الاعتراف»
            if sense.object == SOMEBODY and predication.form == "masdar" and not draft.actor:
                continue  # «أهمية دعم الشباب»: nobody does it
            if (living or sense.type in SPOKEN) and predication.form == "verb" and inanimate(predication, self._bodies, lifeless):
                continue  # «الغموض يهدد العلاقات»
            meanwhile = clauses.chunks[predication.position].tag == "w" and predication.form == "participle"
            if sense.type == "REQUEST" and (meanwhile or clauses.chunks[predication.position].prep == "li") and any(
                earlier.sense.type == "PROTEST" for earlier in made
            ):
                if not meanwhile or predication.object is not None:
                    aims.append(draft)  # «مسيرة للمطالبة بالإصلاح»: the aim of a march
                continue
            if (sense.type == "ASSAULT" and self._by_accident(clauses, draft)) or self._figures.invented(clauses, draft):
                continue
            if sense.type == "CONSULT" and any(isinstance(party, Chunk) and party.kind == "outlet" for party in parties):
                continue  # an interview is no meeting
            draft.status = self._status.status(clauses, predication, sense.type, draft.statement)
            if SPEAKER in sense.actor:  # «السيادة أمر غير قابل للتفاوض»: to say so is the refusal
                draft.status = "actual"
                draft.actor = draft.actor or (list(draft.statement.chain[-1].chunks) if draft.statement is not None else [])
            if sense.type == "THREATEN" and predication.token.lexeme.lemma in self._recast.retaliating:
                draft.status = "actual"
            draft.status, draft.sense = self._recast.refused(draft, clauses)
            if sense.change.endswith("in_force") and predication.index > clauses.chunks[predication.position].first:
                draft.status = "actual"  # «إلغاء حالة الطوارئ»: what is to be lifted stands
            if setting is None:
                setting = Setting(clauses, self._settings)
            draft.time, draft.since, draft.dated = setting.time(
                predication, standing=sense.change.endswith("in_force"))
            draft.afar = setting.far(predication, draft.time)
            if draft.time is not None and self._begun(clauses, draft):
                draft.since = draft.dated = True
            draft.closely = draft.dated and predication.token.lexeme.lemma not in self._ending and (
                draft.time in own_dates(clauses, predication, self._until, comes_about(predication, self._about)))
            draft.places, draft.placed = setting.places(predication, sense.type, sense.mode)
            draft.taken_up = None if draft.placed else setting.taken_up(predication, sense.type)
            draft.quantities = self._quantities.quantities(clauses, draft)
            hits = self._contexts.hits(clauses.tokens) if hits is None else hits
            draft.context = self._contexts.context(draft, clauses, hits)
            made.append(draft)
        for draft in self._force.states(clauses, number):
            draft.statement = innermost(statements, draft.trigger[0])
            if draft.status == "actual":
                draft.status = self._status.status(clauses, draft.predication, "", draft.statement)
            if setting is None:
                setting = Setting(clauses, self._settings)
            draft.time, draft.since, draft.dated = setting.time(draft.predication, standing=True)
            draft.places, draft.placed = setting.places(draft.predication, "", "")
            made.append(draft)
        complete([*made, *aims], clauses)
        aimed_at(made, aims)
        return self._force.settle(clauses, without_promises(made))

    def _begun(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether an act goes on since its date.

        An attack that somebody began and nothing ended, or what goes on since its onset: «بدأت تركيا في 20 يناير هجوما»,
        «قتل المئات منذ اندلاع الاحتجاجات في 30 مارس».
        """
        verb, chunk = draft.predication.governor, clauses.chunks[draft.predication.position]
        if chunk.prep == "since" and draft.status == "actual" and draft.predication.form != "verb":
            behind = draft.time is not None and draft.time.start > draft.trigger[0]
            return behind and clauses.tokens[chunk.first].lexeme.lemma in self._onsets
        if draft.sense.type != "ASSAULT" or verb is None or verb.token.lexeme.lemma not in self._beginning or verb.passive:
            return False
        return verb.object is not None and verb.object.first.index == draft.predication.position and draft.status == "actual"

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

    def _specifies(self, clauses: Clauses, predication: Predication, sense: Predicate) -> bool:
        """Whether a noun only says what a body or an accord is for, or names what is attained: «اللجنة المعنية بالتحقيق»."""
        type_, verb = sense.type, predication.governor
        if sense.prep == "ala" and verb is not None and verb.token.lexeme.lemma in self._stipulating and (
            verb.subject is not None and verb.subject.first.index == predication.position
        ):
            return True  # «ينص الاتفاق على»
        chunk, index = clauses.chunks[predication.position], predication.index
        told = predication.genitive or predication.object
        attained = told is not None and told.first.kind in ATTAINED
        if type_ == "ACCUSE" and attained and predication.token.lexeme.lemma in self._objectless:
            return True  # «تحقيق العدالة في القضية»
        if predication.form == "verb" or not index:
            return False
        before = clauses.tokens[index - 1].lexeme.lemma
        return (predication.token.prep == "bi" and before in self._charged) or (
            type_ == "COOPERATE" and not chunk.conj and index > chunk.first and before in self._scopes)

    def _says_once(self, outer: EventDraft, type_: str) -> bool:
        """Whether an act of a type is no other than the one that governs it: «ألغى زيارته», «سمح بدخول المساعدات»."""
        if type_ == "ASSAULT" != outer.sense.type and outer.sense.rule.startswith(_ASSAULTS):
            return True  # «شن الكاتب هجوما» is a reproach, and so is its noun
        if outer.sense.type == "SANCTION":
            return type_ == "CONSULT" or (  # «استدعت سفيرها للتشاور», «قضت بإعدام ستة متهمين»
                type_ == "ASSAULT" and outer.sense.mode == CONVICTED and outer.sense.object in self._executions)
        if outer.sense.type == "REJECT":
            return type_ == "CONSULT" and outer.predication.token.lexeme.lemma in self._cancelling
        return type_ == "AID" and outer.sense.mode in ("access", "assist")  # «طلب مساعدة عاجلة»

    def _asserted(self, clauses: Clauses, predication: Predication) -> bool:
        """Whether an adjective says that an act stands: «رفع العقوبات المفروضة»."""
        modifiers = clauses.chunks[predication.position].modifiers
        return any(t.start > predication.token.start and t.lexeme.lemma in self._standing for t in modifiers)

    def _tells(self, clauses: Clauses, index: int, type_: str) -> bool:
        """Whether the noun at an index can tell an event of a type by itself."""
        lexeme = clauses.tokens[index].analysis.lexeme
        masdar = lexeme.data.get("masdar") and type_ != _ASKING  # «دعا إلى رفع الحصار»: what is asked is no asking
        if lexeme.kind == "act" and any(own.type == type_ and (masdar or not own.object) for own in lexeme.events):
            return True
        own = [predication for predication in clauses.predications if predication.index == index]
        return bool(own) and (sense := choose_sense(own[0], clauses.chunks, self._counting)) is not None and sense.type == type_

    def _stretches(self, clauses: Clauses, predication: Predication, sense: Predicate, index: int) -> bool:
        """Whether the noun of a collocation, at an index farther off, is part of the trigger or the trigger itself."""
        told = self._tells(clauses, index, sense.type)
        if sense.prep and index - predication.index == _BESIDE and clauses.tokens[index - 1].tag == "p":
            return told or not any(own.index == index and choose_sense(own, clauses.chunks, self._counting)
                                   for own in clauses.predications)  # «التوصل إلى اتفاق»
        light = predication.form == "verb" and predication.token.lexeme.lemma in self._light
        return (told or light) and (predication.form == "verb" or not sense.prep)

    def _collocate(self, clauses: Clauses, draft: EventDraft, inner: dict[int, EventDraft]) -> None:
        """Stretch the trigger over the object of a collocation («فرض عقوبات»), whose own event is the same one."""
        predication, sense = draft.predication, draft.sense
        if not sense.worded:
            following = clauses.tokens[predication.index + 1:predication.index + 2]
            if sense.prep and following and following[0].tag == "p" and following[0].last - following[0].first > 1:
                draft.trigger = (draft.trigger[0], following[0].end)  # «وقف إلى جانب»
            return
        for chunk in governed(predication, sense.prep, clauses.chunks, self._counting):
            head = chunk.head
            if not chunk.headed(sense.object):
                continue
            here = range(chunk.first, min(chunk.last, len(clauses.tokens)))  # none of a phrase of the sentence before
            index = next((i for i in here if clauses.tokens[i] is head), -1)
            if index < 0:
                continue  # a head that stands outside the phrase
            inner[index] = draft
            draft.inner, draft.noun = chunk.index, head
            beside = index - predication.index
            if abs(beside) == 1 or (beside == _BESIDE and chunk.index == predication.position):
                if predication.token.lexeme.lemma in self._auxiliary:
                    draft.trigger = (head.start, head.end)  # «شن هجوما», «تعرض لقصف»: the noun tells
                elif chunk.kind not in _PARTIES:
                    draft.trigger = (min(draft.trigger[0], head.start), max(draft.trigger[1], head.end))
            elif self._stretches(clauses, predication, sense, index):
                whole = sense.prep and beside == _BESIDE
                draft.trigger = (draft.trigger[0] if whole else head.start, head.end)


def _says_itself(predication: Predication, sense: Predicate) -> bool:
    """Whether a noun that tells an act by itself tells another by what stands behind it: «حرب» but «حرب على الفقر»."""
    if not sense.worded:
        return False
    return any(own.type and not own.object for own in predication.token.lexeme.events)
