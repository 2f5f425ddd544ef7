"""Directives: orders, assignments and requests with who is to do what by when.

«كلف الرئيس وزارة الصحة بتوفير اللقاح قبل 20 يونيو»: the president, the ministry, «توفير اللقاح قبل 20 يونيو», 20 June. A row of
``events/directives/words.tsv`` says in which slots of a verb or noun the one addressed and the task stand. Without a task that is
an act there is no directive: «وجه رسالة», «كلف الخزينة مليارا».
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from musnad.attribution.content import Extent
from musnad.attribution.draft import StatementDraft, innermost
from musnad.attribution.words import Borders
from musnad.clauses.binder import agrees
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler, is_party, parties
from musnad.events.status import StatusReader
from musnad.mentions.chunk import Chunk
from musnad.records import DirectiveKind, Span, Status
from musnad.rulebook.tables import Row, Rulebook
from musnad.tokens.token import Token

BELONGS: Final = frozenset({"verb", "participle"})
REQUEST: Final = "REQUEST"
"""PLOVER's type of the act of directing."""
_CLAUSE, _OTHER, _OBJECT = "clause", "other", "obj"
"""Slots: a clause with «أن», a second object, the object."""
_REACH: Final = 7
"""Chunks from a verb within which its clause opens: who is directed may stand between."""
ISSUER, ASSIGNEE = "issuer", "assignee"


@dataclass(slots=True)
class DirectiveDraft:
    """A directive before its parties and dates are grounded; ``times`` are the expressions in its task, first the deadlines."""

    kind: DirectiveKind
    rule: str
    issuer: list[Filler]
    assignee: list[Filler]
    task: Span
    status: Status
    statement: StatementDraft | None
    deadlines: list[Token] = field(default_factory=list)
    times: list[Token] = field(default_factory=list)


class DirectiveReader:
    """Finds the directives of a document with the word lists of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._verbs: dict[str, list[Row]] = {}
        self._participles: dict[str, list[Row]] = {}
        self._nouns: dict[str, list[Row]] = {}
        for row in book.table("events/directives/words.tsv"):
            for column, index in (("verb", self._verbs), ("participle", self._participles), ("noun", self._nouns)):
                if row[column]:
                    index.setdefault(row[column], []).append(row)
        self._status = StatusReader(book)
        self._that = book.forms("events/directives/words/that.tsv")
        self._tasks = book.forms("events/directives/words/tasks.tsv")
        self._invited = book.forms("events/directives/words/invitations.tsv")
        self._issuing = book.forms("events/directives/words/issuing.tsv")
        self._receiving = book.forms("events/directives/words/receiving.tsv")
        self._deadlines = book.forms("events/directives/words/deadlines.tsv")
        self._starting = book.forms("events/directives/words/starting.tsv")
        self._borders = Borders(book)

    def directives(
        self, document: list[Clauses], statements: list[StatementDraft], events: list[EventDraft]
    ) -> list[DirectiveDraft]:
        """The directives of a document, in text order; ``events`` lend the parties that their reading has told."""
        by_sentence: dict[int, list[StatementDraft]] = {}
        for statement in statements:
            by_sentence.setdefault(statement.sentence, []).append(statement)
        acts = {id(event.predication): event for event in events if event.sense.type == REQUEST}
        found: list[DirectiveDraft] = []
        for number, clauses in enumerate(document):
            for predication in clauses.predications:
                rows = self._rows(predication)
                if rows:
                    told = by_sentence.get(number, [])
                    draft = self._read(clauses, predication, rows, told, acts.get(id(predication)))
                    if draft is not None and all(not _same(draft, other) for other in found):
                        found.append(draft)
        return found

    def _rows(self, predication: Predication) -> list[Row]:
        lemma = predication.token.lexeme.lemma
        if predication.form == "verb":
            return self._verbs.get(lemma, [])
        if predication.form == "participle":
            return self._participles.get(lemma, [])
        named = predication.token.analysis
        if named.article and named.form.number == "s":
            return []  # «تعلق الأمر بإصلاح الطريق»
        return self._nouns.get(lemma, [])

    def _read(
        self, clauses: Clauses, predication: Predication, rows: list[Row], statements: list[StatementDraft],
        act: EventDraft | None,
    ) -> DirectiveDraft | None:
        for row in rows:
            place = self._task(clauses, predication, row)
            if place is None:
                continue
            issuer, assignee = self._parties(predication, row, place)
            if act is not None:
                issuer = issuer or list(act.actor)
                start = clauses.chunks[place.position].start
                assignee = assignee or [party for party in act.recipient if party not in issuer and party.end <= start]
            told = issuer or assignee or predication.token.analysis.form.person < 3
            if predication.form == "verb" and not told:
                continue  # «أمر طبيعي أن يفرح الجمهور»
            if place.clause and not assignee:
                assignee = _doer(clauses, place.position)
            if row["unaddressed"] == "none" and not assignee:
                continue
            span = self._span(clauses, predication, place, statements)
            if span is None:
                continue
            carrying = innermost(statements, predication.token.start)
            if not issuer and predication.token.analysis.form.person == 1 and carrying is not None:
                issuer = list(carrying.chain[-1].chunks)  # «قال الوزير: أمرت بفتح تحقيق»
            status = self._status.status(clauses, predication, REQUEST, carrying)
            draft = DirectiveDraft(_KINDS[row["kind"]], row.rule, issuer, assignee, span, status, carrying)
            self._date(clauses, draft)
            return draft
        return None

    def _task(self, clauses: Clauses, predication: Predication, row: Row) -> _Place | None:
        """Where the task stands: the nearest slot of the row that names an act or opens a clause."""
        best: _Place | None = None
        for slot in row["task"].split(","):
            if slot == _CLAUSE:
                mark = predication.complement
                if mark is not None and self._own_clause(predication, row, mark) and self._ordered(clauses, mark):
                    best = _nearer(best, _Place(mark, True))
                continue
            options: list[Argument] = []
            if slot == _OTHER:
                options = predication.others
            elif slot == _OBJECT:
                options = [predication.object] if predication.object is not None else []
            elif slot in predication.oblique:
                options = [predication.oblique[slot]]
            for argument in options:
                chunk = argument.first
                if chunk.index > predication.position and self._is_task(chunk, row):
                    best = _nearer(best, _Place(chunk.index, False))
        return None if best is not None and _otherwise_directed(predication, row, best) else best

    @staticmethod
    def _own_clause(predication: Predication, row: Row, mark: int) -> bool:
        """Whether a complementiser opens what is ordered: near, and nothing else stands in the row's slots before it."""
        before = [argument for slot in row["task"].split(",") if (argument := predication.oblique.get(slot)) is not None]
        return mark - predication.position <= _REACH and not any(
            predication.position < argument.first.index < mark for argument in before)

    def _ordered(self, clauses: Clauses, mark: int) -> bool:
        """Whether a clause tells what is to be done: a complementiser and a verb in the present."""
        that = clauses.chunks[mark].head
        complementiser = clauses.chunks[mark].tag == "c" and that.lexeme.lemma in self._that
        if not complementiser or that.analysis.suffix or mark + 1 >= len(clauses.chunks):
            return False  # «وجه كلمة أعلن فيها أنه سيعمل»
        verb = clauses.chunks[mark + 1]
        return verb.tag == "V" and verb.head.analysis.form.tense == "present" and not verb.head.analysis.future

    def _is_task(self, chunk: Chunk, row: Row) -> bool:
        """Whether a phrase names something to be done."""
        lexeme = chunk.head.lexeme
        if row["object"]:
            return lexeme.lemma == row["object"]
        if row["kind"] == REQUEST.lower() and lexeme.lemma in self._invited:
            return False  # «دعاه إلى زيارة بلاده»
        if chunk.head.tag == "P" or chunk.count is not None or chunk.number == "p" or chunk.kind == "time":
            return False
        fixed = lexeme.kind == "act" and " " in lexeme.lemma  # «وقف إطلاق النار»
        return fixed or lexeme.lemma in self._tasks or bool(lexeme.data.get("masdar"))

    def _parties(self, predication: Predication, row: Row, place: _Place) -> tuple[list[Filler], list[Filler]]:
        """Who directs and who is directed."""
        agent = parties(predication.oblique.get("agent"))
        if predication.form in BELONGS:
            issuer = agent or ([] if predication.passive else parties(predication.subject or predication.implied))
            assignee = self._addressed(predication, row, place)
            if not assignee and predication.passive and _OBJECT in row["assignee"].split(","):
                assignee = parties(predication.object)
            if not assignee and row["unaddressed"] == "passive" and predication.form == "verb" and not predication.passive:
                subject = predication.subject
                if subject is not None and subject.how == "after":
                    return agent, parties(subject)  # «كلفت الوزارة بمتابعة الملف»
            subject, form = predication.subject, predication.token.analysis.form
            meant = not assignee and predication.form == "verb" and _OBJECT in row["assignee"].split(",")
            if meant and subject is not None and subject.how == "after" and not agrees(
                form.gender, form.number, subject, after=True
            ):
                return agent or parties(predication.implied), parties(subject)  # «أمر القوات بالانسحاب»
            return issuer, assignee
        assignee = self._addressed(predication, row, place)
        issuer = agent
        holder = parties(predication.genitive) or parties(predication.possessor)
        verb = predication.governor
        directing = verb is not None and verb.form == "verb" and not verb.passive and not verb.token.lexeme.cues and (
            predication.genitive is not None and bool(parties(verb.subject or verb.implied)))
        of_addressee = row["genitive"] == ASSIGNEE or (directing and _OBJECT in row["assignee"].split(","))
        if of_addressee and predication.form == "masdar" and not assignee:
            assignee = holder  # «تعتزم الحكومة مطالبة الشركات بـ», «تكليف الوزارة بـ»
        elif not of_addressee and row["genitive"] == ISSUER and not issuer:
            issuer = holder
        if verb is not None and verb.form == "verb":
            lemma = verb.token.lexeme.lemma
            if lemma in self._receiving:
                return issuer or parties(verb.oblique.get("min")), assignee or parties(verb.subject or verb.implied)
            if not issuer and not verb.passive and (lemma in self._issuing or of_addressee):
                issuer = [p for p in parties(verb.subject or verb.implied) if p not in assignee]
            if not assignee and lemma in self._issuing:
                named = parties(verb.oblique.get("li")) or parties(verb.oblique.get("ila"))
                assignee = _before(named, place)
        if row["genitive"] == ISSUER:
            issuer = issuer or _before(parties(predication.oblique.get("min")), place)
        return issuer, assignee

    @staticmethod
    def _addressed(predication: Predication, row: Row, place: _Place) -> list[Filler]:
        """The parties in the row's slots of the one addressed, or whom the pronoun there stands for."""
        for slot in row["assignee"].split(","):
            if slot == _OBJECT:
                found = parties(predication.object)
                pronoun = predication.recalled.get(_OBJECT)
                if not found and pronoun is not None:
                    found = parties(pronoun)
            else:
                found = parties(predication.oblique.get(slot)) or parties(predication.recalled.get(slot))
            found = _before(found, place)
            if found:
                return found
        return []

    def _span(
        self, clauses: Clauses, predication: Predication, place: _Place, statements: list[StatementDraft]
    ) -> Span | None:
        """The characters of the task, to the end of its clause."""
        own = next((s for s in statements if s.predication is predication), None)
        chunks = clauses.chunks
        start = chunks[place.position].start
        opened = chunks[place.position + 1].start if place.clause else start
        resumed = _new_clauses(clauses, place)
        if own is not None and start <= own.content[0] <= opened and not any(
            own.content[0] < chunks[position].start < own.content[1] for position in resumed
        ):
            return own.content
        stops = resumed | {position for s in statements if (position := _cue_at(clauses, s)) > place.position}
        extent = Extent(clauses, self._borders, stops)
        found = extent.after(place.position) if place.clause else extent.phrase(place.position)
        return found[0] if found is not None else None

    def _date(self, clauses: Clauses, draft: DirectiveDraft) -> None:
        """Collect the expressions of time in the task, those behind a word of deadline apart."""
        chunks = clauses.chunks
        for chunk in chunks:
            if chunk.tag != "t" or not draft.task[0] <= chunk.start < draft.task[1]:
                continue
            before = chunks[chunk.index - 1] if chunk.index else None
            opener = chunk.prep or (before.head.lexeme.lemma if before is not None and before.tag in "pDj" else "")
            if opener in self._starting:
                continue
            if opener in self._deadlines:
                draft.deadlines.append(chunk.head)
            else:
                draft.times.append(chunk.head)


@dataclass(frozen=True, slots=True)
class _Place:
    """The chunk at which a task starts: its noun, or the complementiser before its clause."""

    position: int
    clause: bool


_KINDS: Final[dict[str, DirectiveKind]] = {"order": "order", "assignment": "assignment", "request": "request"}


def _before(found: list[Filler], place: _Place) -> list[Filler]:
    """Those that stand before the task, not in it."""
    return [party for party in found if not isinstance(party, Chunk) or party.index < place.position]


def _otherwise_directed(predication: Predication, row: Row, place: _Place) -> bool:
    """Whether a thing stands where the one addressed should: «وجهت ضربة قاصمة للتنظيم بالقبض على قادته»."""
    thing = predication.object
    if thing is None or is_party(thing) or predication.form not in BELONGS:
        return False
    if _OBJECT not in row["assignee"].split(",") or _OBJECT in row["task"].split(","):
        return False
    return predication.position < thing.first.index < place.position


def _nearer(one: _Place | None, other: _Place) -> _Place:
    return other if one is None or other.position < one.position else one


def _doer(clauses: Clauses, mark: int) -> list[Filler]:
    """The subject of the verb right behind a complementiser: «أمر بأن تفتح الوزارة المدارس»."""
    for verb in clauses.verbs:
        if verb.position == mark + 1:
            return parties(verb.subject)
    return []


def _new_clauses(clauses: Clauses, place: _Place) -> set[int]:
    """Verbs behind a task at which the reporter goes on: «أمر بإغلاق المدارس وألغى الامتحانات»."""
    found: set[int] = set()
    for chunk in clauses.chunks[place.position + 1 :]:
        told = chunk.tag == "V" and chunk.conj and chunk.head.analysis.form.tense == "past"
        if told or (chunk.conj == "fa" and chunk.tag in "cV"):
            found.add(chunk.index)
    return found


def _cue_at(clauses: Clauses, statement: StatementDraft) -> int:
    """The chunk at which a statement's cue stands."""
    if statement.predication is not None:
        return statement.predication.position
    return next((c.index for c in clauses.chunks if c.start <= statement.trigger < c.end), -1)


def _same(one: DirectiveDraft, other: DirectiveDraft) -> bool:
    """Whether two directives have one task: «أصدر تعليمات بـ» is told by its verb and its noun."""
    return one.task[0] < other.task[1] and other.task[0] < one.task[1] and one.task[1] == other.task[1]
