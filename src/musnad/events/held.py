"""Places that are described by who holds or besieges them: «صعدة، معقل الحوثيين», «مناطق سيطرة المعارضة», «قطاع غزة المحاصر»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft
from musnad.events.measures import MeasureReader
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Row, Rulebook
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

_DETAINED: Final = "detention"
_CONTROL: Final = "control"
_BESIEGED: Final = "blockade"
_SHUT: Final = "closure"
_STRONGHOLD: Final = "ledger/words/strongholds"
_HOLDERS: Final = frozenset({"group", "organisation", "person"})


class HeldPlaces:
    """Finds the places that a phrase says to be held or besieged; ``states`` are the rows of the words that tell a state."""

    def __init__(self, book: Rulebook, measures: MeasureReader, states: dict[str, list[Row]]) -> None:
        self._measures = measures
        self._states = states
        self._crossings = book.forms("events/classes/crossings.tsv")
        self._deeming = book.forms("ledger/words/deeming.tsv")
        self._strongholds = book.forms("ledger/words/strongholds.tsv")

    def besieged(self, clauses: Clauses, chunk: Chunk, sentence: int) -> EventDraft | None:
        """The draft of what a participle tells of a place, or of who holds one by what it is to them.

        «قطاع غزة المحاصر», «الحدود المغلقة منذ 1994», «صعدة، معقل الحوثيين».
        """
        if chunk.kind != "place":
            return None
        for token in chunk.modifiers if chunk.name is not None else ():
            rows = self._states.get(token.lexeme.lemma, []) if token.analysis.article else []
            row = next((row for row in rows if row["change"] == _BESIEGED), None)
            if row is not None:
                return standing(clauses, token, chunk, chunk, sentence, row.rule, f"{_BESIEGED}:in_force", [])
        behind = clauses.chunks[chunk.index + 1] if chunk.index + 1 < len(clauses.chunks) else None
        if chunk.name is not None and behind is not None and behind.tag == "N" and not behind.prep and not behind.conj and (
                behind.last - behind.first == 1 and behind.head.analysis.article):
            for row in self._read_as(behind.head):
                return standing(clauses, behind.head, behind, chunk, sentence, row.rule, f"{_BESIEGED}:in_force", [])
        if chunk.definite and chunk.head.lexeme.lemma in self._crossings:
            for token in chunk.modifiers:
                shut = next((row for row in self._states.get(token.lexeme.lemma, []) if row["change"] == _SHUT), None)
                if shut is not None and token.analysis.article:
                    return standing(clauses, token, chunk, chunk, sentence, shut.rule, f"{_SHUT}:in_force", [])
        return self._stronghold(clauses, chunk, sentence)

    def _read_as(self, word: Token) -> list[Row]:
        """The rows of a siege by which a word may be read that looks like a masdar: «مضايا المحاصرة»."""
        return [row for rival in word.word.analyses for row in self._states.get(rival.lexeme.lemma, [])
                if row["change"] == _BESIEGED]

    def _stronghold(self, clauses: Clauses, chunk: Chunk, sentence: int) -> EventDraft | None:
        """The draft of who holds a place by what it is to them: «صعدة، معقل الحوثيين», «دوما التي تعتبر آخر معقل للمعارضة»."""
        if chunk.head.lexeme.lemma not in self._strongholds or not chunk.index or chunk.conj:
            return None
        following = clauses.chunks[chunk.index + 1] if chunk.index + 1 < len(clauses.chunks) else None
        holder = chunk.genitive
        if holder is None and following is not None and following.prep == "li":
            holder = following
        if holder is None or holder.kind not in _HOLDERS:
            return None
        index = chunk.index - 1
        if clauses.chunks[index].tag == "V" and clauses.chunks[index].head.lexeme.lemma in self._deeming:
            index -= 1
            if index < 1 or clauses.chunks[index].tag != "r":
                return None
            index -= 1
        elif chunk.prep:
            return None
        elif clauses.chunks[index].tag == "," and index:
            index -= 1
        place = clauses.chunks[index]
        if place.tag != "N" or place.kind != "place" or place.name is None:
            return None
        return standing(clauses, chunk.head, chunk, place, sentence, _STRONGHOLD, f"{_CONTROL}:in_force", [holder])

    def swayed(self, clauses: Clauses, chunk: Chunk, where: Chunk | None, sentence: int) -> EventDraft | None:
        """The draft of a place that is described by who holds it: «مناطق سيطرة المعارضة في إدلب», «خطفتهم في مناطق سيطرتها»."""
        for index in range(chunk.first, chunk.last - 1):
            land, sway = clauses.tokens[index], clauses.tokens[index + 1]
            row = self._measures.plain(sway.lexeme.lemma, _CONTROL) if land.lexeme.kind == "place" and land.name is None else None
            held = sway.analysis.suffix or (index + 2 < chunk.last and not sway.analysis.article)
            if row is None or not held:
                continue
            inside = where is not None and where.prep == "fi" and where.kind == "place"
            holder = chunk.genitive
            while holder is not None and holder.kind not in _HOLDERS:
                holder = holder.genitive
            return standing(clauses, sway, chunk, where if where is not None and inside else chunk, sentence, row.rule,
                            f"{_CONTROL}:in_force", [holder] if holder is not None else [])
        return None


def standing(clauses: Clauses, token: Token, chunk: Chunk, where: Chunk, sentence: int, rule: str, change: str,
             those: list[Chunk]) -> EventDraft:
    """The draft of a state that a word of a phrase tells of the place behind it."""
    index = next((i for i in range(chunk.first, chunk.last) if clauses.tokens[i] is token), chunk.first)
    predication = Predication(token, index, chunk.index, "participle")
    predication.oblique = {"fi": Argument([where], "oblique")}
    sense = Predicate(rule, "", "", ("subj",), (), "", "", change)
    draft = EventDraft(sense, (token.start, token.end), sentence, predication)
    if those and change.startswith(_DETAINED):
        predication.object = Argument(those, "described")
    elif those:
        predication.subject = Argument(those, "described")
        draft.actor = [those[0]] if those[0].kind != "time" else []  # «مستقبل القوات الدولية الموجودة في البلاد»
    draft.heading = clauses.heading
    draft.measure = token
    return draft
