"""What an operator does to a measure: «مددت» and «حظر التجول» make a curfew that is extended.

``rules/ledger/measures.tsv`` names what can be in force by one noun or a noun and its second; ``rules/ledger/operators.tsv`` the
verbs and nouns that put it into force, lift or prolong it, or tell that it holds, and the slot in which the measure stands.
``services.tsv`` names what runs when nothing is in force, ``workings.tsv`` what stops it and starts it again: «توقفت الرحلات في
المطار» closes an airport, «استؤنفت» ends that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from musnad.attribution.senses import holds, lemmas
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.kernel.fold import fold
from musnad.kernel.letters import ARTICLE
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Row, Rulebook
from musnad.tokens.token import Token

WITHIN: Final = frozenset({"fi", "bi", "ila"})
"""Prepositions between a service and where it runs: «العمل في المعبر», «الحركة بالميناء»."""
UNDER: Final = "under"
"""The preposition of a measure that is in force: «تحت الحصار», «تحت سيطرة الجيش»."""
_NEAR: Final = 3
"""How many chunks behind what says that something came under a measure this stands."""
_CONTROL: Final = "control"


class Operator(NamedTuple):
    """A verb or its masdar that acts on a measure: where the measure stands, the word that must be there, the effect.

    ``groups``: those of the services that it can act on; empty for measures.
    """

    rule: str
    argument: str
    beside: str
    effect: str
    groups: frozenset[str]


class Measured(NamedTuple):
    """A measure found beside an operator: the change, the measure's row, and the head of the measure's phrase."""

    change: str
    rule: str
    head: Token


class MeasureReader:
    """Finds the measures that predicates act on."""

    def __init__(self, book: Rulebook) -> None:
        self._operators: dict[tuple[str, bool], list[Operator]] = {}
        for name in ("operators", "workings"):
            for row in book.table(f"ledger/{name}.tsv"):
                groups = frozenset(row["groups"].split(",")) if name == "workings" else frozenset()
                operator = Operator(row.rule, row["argument"], row["with"], row["effect"], groups)
                for word, verbal in ((row["past"], True), (row["noun"], False)):
                    if word:
                        self._operators.setdefault((word, verbal), []).append(operator)
        self._measures = _by_word(book, "measures")
        self._services = _by_word(book, "services")
        self._carriers = book.forms("ledger/words/carriers.tsv")
        self._falling = book.forms("ledger/words/falling.tsv")
        self._subject = frozenset(map(fold, book.forms("events/words/subject-to.tsv")))

    def operates(self, predication: Predication) -> bool:
        """Whether a predicate may act on a measure."""
        return (predication.token.lexeme.lemma, predication.form == "verb") in self._operators

    def changes(self, predication: Predication, clauses: Clauses) -> list[Measured]:
        """The measures that a predicate acts on, with what becomes of them."""
        operators = self._operators.get((predication.token.lexeme.lemma, predication.form == "verb"))
        if operators is None:
            return []
        for operator in operators:
            if operator.beside and not any(holds(predication, prep, operator.beside) for prep in ("", "fi", "ila", "bi", "an")):
                continue
            found = []
            for chunk in _filling(predication, operator.argument, clauses.chunks):
                row = self.service(chunk, clauses, predication) if operator.groups else self.row(chunk, clauses, predication)
                head = chunk.head
                if row is None and not operator.groups and chunk.genitive is not None and head.lexeme.lemma in self._carriers:
                    row, head = self.row(chunk.genitive, clauses), chunk.genitive.head  # «سريان حظر التجول», «إجراءات الإغلاق»
                if row is not None and (not operator.groups or row["group"] in operator.groups):
                    found.append(Measured(f"{row['change']}:{operator.effect}", row.rule, head))
            if found:
                return found
        return []

    def row(self, chunk: Chunk, clauses: Clauses, verb: Predication | None = None) -> Row | None:
        """The row of the measure that heads a phrase: the one whose second word stands there, or else a plain one.

        Whose measure a pronoun tells, the subject of its verb may: «أنهت البعثة مهمتها».
        """
        return _row(self._measures, chunk, clauses, (), _owner(chunk, verb) if chunk.number == "s" else None)

    def service(self, chunk: Chunk, clauses: Clauses, verb: Predication | None = None) -> Row | None:
        """The row of the service that heads a phrase: «حركة القطارات», «العمل في المعبر», «العمل عاد في المعبر»."""
        where = [verb.oblique[prep].first for prep in WITHIN if prep in verb.oblique] if verb is not None else []
        beside = [*clauses.chunks[chunk.index + 1 : chunk.index + 2], *where]
        return _row(self._services, chunk, clauses, beside, _owner(chunk, verb))

    def of_object(self, change: str, chunk: Chunk) -> Row | None:
        """The row of the measure of a kind whose second word heads a phrase: «حظر التجمعات» for «التجمعات محظورة»."""
        words = lemmas(chunk)
        return next((row for rows in self._measures.values() for row in rows
                     if row["change"] == change and row["second"] and row["second"] in words), None)

    def plain(self, word: str, change: str) -> Row | None:
        """The row of a measure of a kind that one word names."""
        return next((row for row in self._measures.get(word, ()) if row["change"] == change and not row["second"]), None)

    def standing(self, predication: Predication, clauses: Clauses) -> Measured | None:
        """The measure that a phrase says to be in force: «تحت سيطرة», «خاضعة لسيطرة»."""
        if predication.form == "verb" or predication.token.lexeme.lemma not in self._measures:
            return None
        chunk = clauses.chunks[predication.position]
        if chunk.head is not predication.token or not (chunk.prep == UNDER or self._subjected(clauses, chunk)):
            return None
        row = self.row(chunk, clauses)
        if row is None:
            return None
        if chunk.prep == UNDER and chunk.definite and len(chunk.modifiers) == 0 and chunk.genitive is None and (
                predication.token.analysis.article and row["change"] == _CONTROL):
            return None  # «الأمور تحت السيطرة»
        effect = "starts" if chunk.prep == UNDER and self._fallen(clauses, chunk) else "in_force"
        return Measured(f"{row['change']}:{effect}", row.rule, chunk.head)

    def _fallen(self, clauses: Clauses, chunk: Chunk) -> bool:
        """Whether a verb in the past or its noun says that something came under a measure: «وقعت المدينة تحت السيطرة الروسية»."""
        for before in reversed(clauses.chunks[max(0, chunk.index - _NEAR) : chunk.index]):
            lemma, form = before.head.lexeme.lemma, before.head.analysis.form
            if before.tag == "V":
                return lemma in self._falling and form.tense == "past" and not before.negated
            if before.tag == "N" and lemma in self._falling:
                return True
            if before.tag not in "NDto":
                return False
        return False

    def _subjected(self, clauses: Clauses, chunk: Chunk) -> bool:
        """Whether what stands before a phrase is said to be subject to it."""
        if chunk.prep != "li":
            return False
        before = next((c for c in reversed(clauses.chunks[: chunk.index]) if c.tag not in "Dt"), None)
        return before is not None and any(
            fold(token.analysis.form.light) in self._subject for token in clauses.tokens[before.first : before.last][-2:])


def _owner(chunk: Chunk, verb: Predication | None) -> Chunk | None:
    """Whom the pronoun of a phrase stands for: the subject of its verb."""
    return verb.subject.first if verb is not None and verb.subject is not None and chunk.head.analysis.suffix else None


def _by_word(book: Rulebook, name: str) -> dict[str, list[Row]]:
    """The rows of a list by their first word."""
    found: dict[str, list[Row]] = {}
    for row in book.table(f"ledger/{name}.tsv"):
        found.setdefault(row["word"], []).append(row)
    return found


def _row(rows_by_word: dict[str, list[Row]], chunk: Chunk, clauses: Clauses, where: Sequence[Chunk] = (),
         owner: Chunk | None = None) -> Row | None:
    """The row of a list that a phrase names; its second word may stand in one of the phrases ``where``, behind «في».

    ``owner``: whom its pronoun stands for: «استأنف المطار عمله».
    """
    rows = [row for word in dict.fromkeys(lemmas(chunk)) for row in rows_by_word.get(word, ())]
    if not rows:
        return None
    behind = _words(clauses.tokens[chunk.first : chunk.last], chunk.head.start)
    following = clauses.chunks[chunk.index + 1] if chunk.index + 1 < len(clauses.chunks) else None
    if following is not None:
        owned = chunk.head.analysis.suffix and following.bare  # «مهمتها العسكرية»
        laid = not chunk.definite and following.prep in ("li", "ala") and not following.conj  # «حظرا للتجول»
        named = following.bare and clauses.tokens[following.first].tag == '"'  # «المستوى «الأحمر»»
        if owned or laid or named:
            behind |= _words(clauses.tokens[following.first : following.last], chunk.head.start)
    for place in (*where, *((owner,) if owner is not None else ())):
        if place.prep in WITHIN or place is owner:
            behind |= _words(clauses.tokens[place.first : place.last], 0)
    plain = next((row for row in rows if not row["second"]), None)
    return next((row for row in rows if row["second"] and row["second"] in behind), plain)


def _words(tokens: list[Token], start: int) -> set[str]:
    """The words behind a place in the text: their lemmas, spellings, and the words of a fixed name, without the article."""
    found: set[str] = set()
    for token in tokens:
        if token.start > start:
            found |= {token.analysis.form.light, *(word.removeprefix(ARTICLE) for word in token.lexeme.lemma.split())}
    return found


def _filling(predication: Predication, slot: str, chunks: list[Chunk]) -> list[Chunk]:
    """The phrases that may be the measure: those of the slot of a verb, or in the genitive of its masdar.

    Before a verb also what its subject is joined to: «إن حظر التجول والقيود الأخرى ترفع».
    """
    found: Argument | None
    if slot not in ("subj", "obj"):
        found = predication.oblique.get(slot)
    elif predication.form != "verb":
        found = predication.genitive or (predication.object if predication.form == "participle" else None)
    elif slot == "subj":
        found = predication.subject or predication.object  # «انقطع الإنترنت»
    else:
        found = predication.object or predication.subject  # «فرض حظر التجول»: a measure imposes nothing
    if found is None:
        return []
    before = chunks[found.first.index - 1] if found.how == "before" and found.first.conj and found.first.index else None
    return [before, *found.chunks] if before is not None and before.tag == "N" and not before.prep else found.chunks
