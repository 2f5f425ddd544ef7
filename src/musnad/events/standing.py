"""What is said to be in force by a predicate that is no verb: «المطار مغلق», «بقي الصحفي محتجزا», «المشتبه به رهن الاحتجاز».

``rules/ledger/states.tsv`` has the words that tell such a state and of what; ``copulas.tsv`` the verbs that link the two, and
what becomes of the state: «أصبح المعبر مغلقا» begins it, «يبقى مغلقا» finds it so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from musnad.clauses.agreement import fits
from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft
from musnad.events.held import HeldPlaces, standing
from musnad.events.measures import MeasureReader
from musnad.events.placed import named
from musnad.events.status_words import prepositions
from musnad.kernel.letters import ARTICLE
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Row, Rulebook
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

_TAKEN: Final = "office:starts"
_STATIONED: Final = "events/words/stationed"
_COPULAS: Final = "ledger/copulas"
_DETAINED: Final = "detention"
_OWNERS: Final = frozenset({"place", "government", "organisation"})
"""Kinds of those who have troops."""
_BACK: Final = 8
"""How many chunks back the subject of a state is looked for."""
_PASSED: Final = frozenset("NtoDpdx")
"""Tags of what may stand between a subject and its state."""
_OPENERS: Final = frozenset('c,.:"j|-')
"""Tags of what stands before a clause."""


class StateReader:
    """Finds the states that nominal predicates tell."""

    def __init__(self, book: Rulebook, measures: MeasureReader) -> None:
        self._measures = measures
        self._states: dict[str, list[Row]] = {}
        for row in book.table("ledger/states.tsv"):
            self._states.setdefault(row["word"], []).append(row)
        self._copulas = {row["past"]: row for row in book.table("ledger/copulas.tsv")}
        self._held = HeldPlaces(book, measures, self._states)
        self._stationing = book.forms("events/words/stationed.tsv")
        self._troops = book.forms("events/words/troops.tsv")
        self._going_on = book.forms("tokens/words/still.tsv")
        self._existing = book.forms("ledger/words/existing.tsv")
        self._bases = book.forms("ledger/words/bases.tsv")
        self._services = book.forms("ledger/words/services.tsv")
        self._valid = book.forms("ledger/words/valid.tsv")
        self._been = book.forms("clauses/words/habitual.tsv")
        self._since = prepositions(book, "since")

    def drafts(self, clauses: Clauses, sentence: int) -> list[EventDraft]:
        """A draft for each state of a sentence."""
        found: list[EventDraft] = []
        for chunk in clauses.chunks:
            if chunk.tag not in "Nw":
                continue
            besieged = self._held.besieged(clauses, chunk, sentence)
            if besieged is not None:
                found.append(besieged)
            kept = self._kept(clauses, chunk, sentence)
            if kept is not None:
                found.append(kept)
                continue
            where = clauses.chunks[chunk.index + 1] if chunk.index + 1 < len(clauses.chunks) else None
            swayed = self._held.swayed(clauses, chunk, where, sentence)
            if swayed is not None:
                found.append(swayed)
                continue
            described = self._described(clauses, chunk, where, sentence) if where is not None and where.prep == "fi" else None
            if described is not None:
                found.append(described)
                continue
            if chunk.prep or not chunk.index:
                continue
            held = self._held_since(clauses, chunk, sentence)
            if held is not None:
                found.append(held)
                continue
            token = clauses.tokens[chunk.first]
            if token.lexeme.pos == "role" and chunk.kind == "person" and not token.prep:
                taken = self._taken(clauses, chunk, token, sentence)
                if taken is not None:
                    found.append(taken)
                continue
            valid = self._valid_still(clauses, chunk, token, sentence)
            if valid is not None:
                found.append(valid)
                continue
            rows = self._states.get(token.lexeme.lemma)
            if rows is not None and not token.analysis.article and not _negated(clauses, chunk):
                draft = self._draft(clauses, chunk, token, rows, sentence)
                if draft is not None:
                    found.append(draft)
        return found

    def _draft(self, clauses: Clauses, chunk: Chunk, token: Token, rows: list[Row], sentence: int) -> EventDraft | None:
        verb = clauses.verb_before(chunk.index)
        link = self._copulas.get(verb.token.lexeme.lemma) if verb is not None and chunk.index - verb.position <= _BACK else None
        if verb is not None and link is not None and link["of"] == "obj":
            subject = verb.object if verb.object is not None and verb.object.first is not chunk else verb.possessor
            if verb.passive or subject is None:
                subject = verb.subject or subject
        else:
            subject = self._subject(clauses, chunk)
        if subject is None:
            return None
        form = token.analysis.form
        if token.lexeme.pos in ("participle", "adjective") and not fits(form.gender, form.number, subject):
            return None
        behind = {word for other in clauses.tokens[chunk.first + 1 : chunk.last] for word in (
            other.lexeme.lemma, other.analysis.form.light)}
        row = next((r for r in rows if (not r["second"] or r["second"] in behind) and self._said_of(clauses, subject, r)), None)
        if row is None:
            return None
        known = self._measures.service(subject.first, clauses) or self._measures.of_object(row["change"], subject.first)
        effect = link["effect"] if link is not None else "in_force"
        if link is not None and verb is not None and link["of"] == "obj" and verb.token.analysis.form.tense == "present" and (
            not verb.token.analysis.future
        ):
            effect = "in_force"  # «الذي تضعه أنقرة قيد الإقامة الجبرية»
        if row["change"] == _DETAINED and link is None and not self._still(clauses, chunk):
            effect = "starts"  # «المشتبه به رهن الاحتجاز» is how an arrest is told
        predication = Predication(token, chunk.first, chunk.index, "participle", negated=verb is not None and link is not None
                                  and verb.negated)
        if predication.negated:
            return None
        predication.passive, predication.object = True, subject
        rule = known.rule if known is not None else row.rule
        sense = Predicate(rule, row["type"], row["mode"], (), ("obj",), "", "", f"{row['change']}:{effect}")
        draft = EventDraft(sense, (token.start, clauses.tokens[chunk.last - 1].end if row["second"] else token.end), sentence,
                           predication)
        draft.heading = clauses.heading
        draft.measure = token
        if self._was(clauses, chunk):
            draft.status = "historical"
        return draft

    def _kept(self, clauses: Clauses, chunk: Chunk, sentence: int) -> EventDraft | None:
        """The draft of troops or a base that a state has somewhere: «ولتركيا قاعدة عسكرية في قطر», «يوجد ألفا جندي في سوريا»."""
        if chunk.prep or not chunk.index or chunk.definite:
            return None
        before = clauses.chunks[chunk.index - 1]
        has = before.tag == "N" and before.prep in ("li", "at") and before.kind in _OWNERS and before.name is not None and (
            not before.index or clauses.chunks[before.index - 1].tag in _OPENERS or bool(before.conj))
        there = before.tag == "V" and before.head.lexeme.lemma in self._existing and not before.negated and (
            before.head.analysis.form.tense == "present")
        if not (has or there):
            return None
        words = {token.lexeme.lemma for token in clauses.tokens[chunk.first : chunk.last]}
        base = chunk.head.lexeme.lemma in self._bases and not words.isdisjoint(self._services)
        if not base and words.isdisjoint(self._troops):
            return None
        following = clauses.chunks[chunk.index + 1] if chunk.index + 1 < len(clauses.chunks) else None
        where = following if following is not None and following.prep == "fi" and following.kind == "place" else chunk
        if where is chunk and not named(clauses, chunk):
            return None
        return standing(clauses, chunk.head, chunk, where, sentence, _STATIONED, "force_presence:in_force",
                              [before if has else chunk])

    def _valid_still(self, clauses: Clauses, chunk: Chunk, token: Token, sentence: int) -> EventDraft | None:
        """The draft of a measure that a word says to hold: «لا تزال الهدنة سارية», «ما زال الحصار مفروضا على القرية»."""
        if token.lexeme.lemma not in self._valid or token.analysis.article or _negated(clauses, chunk):
            return None
        subject = self._subject(clauses, chunk)
        row = self._measures.row(subject.first, clauses) if subject is not None else None
        if subject is None or row is None:
            return None
        predication = Predication(token, chunk.first, chunk.index, "participle")
        predication.subject = subject
        following = clauses.chunks[chunk.index + 1] if chunk.index + 1 < len(clauses.chunks) else None
        if following is not None and following.tag == "N" and following.prep in ("ala", "fi"):
            predication.oblique = {following.prep: Argument([following], "oblique")}
        sense = Predicate(row.rule, "", "", (), (), "", "", f"{row['change']}:in_force")
        draft = EventDraft(sense, (token.start, token.end), sentence, predication)
        draft.heading = clauses.heading
        draft.measure = subject.first.head
        if self._was(clauses, chunk):
            draft.status = "historical"
        return draft

    def _described(self, clauses: Clauses, chunk: Chunk, where: Chunk, sentence: int) -> EventDraft | None:
        """The draft of those who are said to be somewhere: «القوات العاملة في البلاد», «الرهائن المحتجزين في الجزيرة»."""
        token = clauses.tokens[chunk.last - 1]
        if where.kind != "place":
            return None
        detained = self._detained(token)
        if not detained and token.analysis.form.light.removeprefix(ARTICLE) not in self._stationing:
            return None
        those = chunk
        if chunk.last - chunk.first == 1:
            before = clauses.chunks[chunk.index - 1] if chunk.index else None
            if before is None or before.tag != "N" or chunk.prep or chunk.conj:
                return None
            those = before
        if detained:
            if those.kind not in ("person", "group") or not those.definite:
                return None
            return standing(clauses, token, chunk, where, sentence, detained, f"{_DETAINED}:in_force", [those])
        named = clauses.tokens[those.first : those.last]
        words = {word.removeprefix(ARTICLE) for other in named for word in other.lexeme.lemma.split()}
        if words.isdisjoint(self._troops):
            return None
        return standing(clauses, token, chunk, where, sentence, _STATIONED, "force_presence:in_force", [those])

    def _held_since(self, clauses: Clauses, chunk: Chunk, sentence: int) -> EventDraft | None:
        """The draft of an arrest that a participle behind somebody's name recalls with its day: «سالم المحتجز منذ 5 مايو»."""
        chunks = clauses.chunks
        token = clauses.tokens[chunk.first]
        if chunk.last - chunk.first > 1 or chunk.conj or not token.analysis.article:
            return None
        row = next((row for row in self._states.get(token.lexeme.lemma, []) if row["type"]), None)
        if row is None:
            return None
        behind = chunk.index + 1
        if behind < len(chunks) and chunks[behind].prep == "fi":
            behind += 1
        if behind + 1 >= len(chunks) or chunks[behind + 1].tag != "t":
            return None
        if chunks[behind].prep != "since" and chunks[behind].head.lexeme.lemma not in self._since:  # «منذ انقلاب 1 فبراير»
            return None
        before = chunks[chunk.index - 1]
        if before.tag == "," and chunk.index > 1:
            before = chunks[chunk.index - 2]
        last = clauses.tokens[before.last - 1]
        called = last.lexeme.pos == "name" and last.lexeme.kind == "person"
        whom = before if before.kind == "person" else before.genitive
        agreed = whom is not None and whom.kind == "person" and whom.number == chunk.number
        if before.tag != "N" or not (called or (agreed and whom is not None and (whom.names or whom.name) is not None)):
            return None
        where = chunks[chunk.index + 1] if behind > chunk.index + 1 else chunk
        draft = standing(clauses, token, chunk, where, sentence, row.rule, f"{_DETAINED}:in_force", [])
        draft.sense = replace(draft.sense, type=row["type"], mode=row["mode"], actor=(), recipient=("obj",))
        draft.recipient = [whom] if agreed and whom is not None else [last]
        if where is chunk:
            draft.predication.oblique = {}
        return draft

    def _detained(self, token: Token) -> str:
        """The rule by which a participle with the article says that somebody is held, or ''."""
        if token.lexeme.pos != "participle" or not token.analysis.article:
            return ""
        rows = self._states.get(token.lexeme.lemma, [])
        return next((row.rule for row in rows if row["change"] == _DETAINED), "")

    def _taken(self, clauses: Clauses, title: Chunk, token: Token, sentence: int) -> EventDraft | None:
        """The draft of a post that somebody named takes: «أصبح محمد سالم رئيسا», «سالم الذي أصبح المتحدث باسم الحكومة»."""
        subject: Chunk | None = None
        verb: Chunk | None = None
        for chunk in reversed(clauses.chunks[max(0, title.index - _BACK) : title.index]):
            if chunk.tag == "V" and verb is None:
                link = self._copulas.get(chunk.head.lexeme.lemma)
                if link is None or link["effect"] != "starts" or link["of"] != "subj" or chunk.negated:
                    return None
                verb = chunk
            elif chunk.tag == "N" and chunk.kind == "person" and not chunk.prep:
                subject = chunk
                if verb is not None:
                    break
            elif chunk.tag not in "tor" or (chunk.tag == "r" and verb is None):
                break
            if verb is not None and subject is not None:
                break
        if subject is None or verb is None or (subject.names is None and subject.name is None):
            return None
        predication = Predication(verb.head, verb.last - 1, verb.index, "verb")
        predication.subject = Argument([subject], "before")
        sense = Predicate(f"{_COPULAS}#{self._copulas[verb.head.lexeme.lemma]['id']}", "", "", (), ("subj",), "", "", _TAKEN)
        draft = EventDraft(sense, (verb.head.start, token.end), sentence, predication)
        draft.heading = clauses.heading
        draft.recipient = [subject]
        return draft

    def _subject(self, clauses: Clauses, state: Chunk) -> Argument | None:
        """What a state is said of: the phrase before it that opens its clause or stands behind a verb that links them."""
        chunks = clauses.chunks
        named = _between_commas(chunks, state.index)
        if named is not None and (whose := named - 2) >= 0 and chunks[whose].tag == "N":
            return Argument(coordinated(chunks, named), "before")  # «نائبين للوزير، أحمد سالم ومحمد سعيد، محتجزان»
        for index in range(state.index - 1, max(-1, state.index - 1 - _BACK), -1):
            chunk = chunks[index]
            if chunk.tag == "V":
                if chunk.head.lexeme.lemma not in self._copulas and chunk.head.lexeme.lemma not in self._been:
                    return None
                continue
            if chunk.tag not in _PASSED:
                return None
            if chunk.tag != "N" or chunk.prep or (chunk.conj and index and chunks[index - 1].tag not in _OPENERS):
                continue
            office = chunks[index - 2] if chunk.names is not None and index > 1 and chunks[index - 1].prep == "li" else None
            first = index - 2 if office is not None and office.kind == "person" else index  # «رئيس سابق للأمن محمد سالم»
            linked = self._linked(chunks, first)
            return Argument(coordinated(chunks, index), "before") if linked and chunk is not state else None
        return None

    def _linked(self, chunks: list[Chunk], index: int) -> bool:
        """Whether a phrase opens its clause, or stands behind a verb or particle that links it to a state."""
        before = chunks[index - 1] if index else None
        return before is None or before.tag in _OPENERS or bool(chunks[index].conj) or before.tag == "x" or (
            before.tag == "V" and (before.head.lexeme.lemma in self._copulas or before.head.lexeme.lemma in self._been))

    def _said_of(self, clauses: Clauses, subject: Argument, row: Row) -> bool:
        """Whether a state can be a subject's."""
        wanted = row["of"].split(",")
        if subject.first.kind in wanted:
            return True
        service = self._measures.service(subject.first, clauses)
        return service is not None and service["group"] in wanted

    def _still(self, clauses: Clauses, state: Chunk) -> bool:
        """Whether a particle says that the state goes on: «لا يزال الصحفي معتقلا»."""
        for chunk in reversed(clauses.chunks[: state.index]):
            if not self._going_on.isdisjoint(chunk.particles) or chunk.head.lexeme.lemma in self._going_on:
                return True
            if chunk.tag in _OPENERS:
                return False
        return False

    def _was(self, clauses: Clauses, state: Chunk) -> bool:
        """Whether the state is told as past: «كان المطار مغلقا»."""
        for chunk in reversed(clauses.chunks[: state.index]):
            if chunk.tag in _OPENERS:
                return False
            if chunk.tag == "V" and chunk.head.lexeme.lemma in self._been:
                return chunk.head.analysis.form.tense == "past"
        return False


def _between_commas(chunks: list[Chunk], state: int) -> int | None:
    """Where the names begin that stand between commas right before a state; None where nothing does."""
    if state < 3 or chunks[state - 1].tag != ",":
        return None
    index = state - 2
    while index > 0 and chunks[index].tag == "N" and not chunks[index].prep and chunks[index].kind in ("person", "unknown"):
        index -= 1
    return index + 1 if chunks[index].tag == "," and index + 1 < state - 1 else None


def _negated(clauses: Clauses, chunk: Chunk) -> bool:
    """Whether a particle before a state denies it: «غير مغلق»."""
    before = clauses.chunks[chunk.index - 1]
    if before.tag == "x" and before.head.lexeme.pos == "modal":
        return chunk.negated  # «ما زال مغلقا»
    return chunk.negated or before.negated or (before.tag == "x" and before.head.lexeme.pos == "neg")
