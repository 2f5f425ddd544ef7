"""Where an event happened: the place in its own slots first, then the nearest phrase that locates it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.placed import here, listed, named, told_there, unnamed_place
from musnad.events.senses import referents
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

LOCATING: Final = frozenset({"fi", "ala", "bi", "inside", "near", "ila", "min", "towards", "at", "gen", "via", "bayn", "hawla"})
HELPING: Final = "AID"
"""The type of acts that are where those are for whom they are: «مساعدات لقطاع غزة»."""
SPEAKING: Final = frozenset({"REQUEST", "THREATEN", "ACCUSE", "AGREE", "REJECT", "SUPPORT"})
"""Types of acts done by speaking."""
INQUIRY: Final = "investigate"
"""The mode of acts that are done where that is of which they are: «تحقيق في الهجوم على القرية»."""
BODILY: Final = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "RETREAT", "PROTEST"})
"""Types of acts that are done where that is to which they are done: «قصفت البلدة», «زار بغداد»."""
_SURE: Final = 99
"""What it is worth that a place stands in a slot of the act itself."""
_TOPIC: Final = 6
"""How much farther off than its distance is the place that opens a headline."""
_OTHERS: Final = 3
"""The third person."""
_WIDE: Final = frozenset({"continent", "region"})
"""What no act is said to be in but by a phrase of its own."""
_AFAR: Final = frozenset({"fi", "inside", "near"})
"""Prepositions of places that another clause of a sentence may lend."""
AIMED: Final = frozenset({"", "fi", "ila", "towards", "inside", "near", "bi"})
"""Prepositions of a place for which a pronoun of an act stands, none as the object of a verb: not «150 كلم من صنعاء»."""
_HIT: Final = AIMED | {"ala", "min"}
"""Prepositions of a place that lies in the next one: «سيطر على ثكنة هنانو في حلب», not «مع إسرائيل في كامب ديفيد»."""
_INSIDE: Final = frozenset({"fi", "bi", "near"})
"""Prepositions of a place in which the one before it lies."""
_BODIES: Final = frozenset({"organisation", "group", "government", "person"})
SET_AGAINST: Final = frozenset({"since", "after", "before", "because", "response", "for"})
"""Prepositions of an act that says when or why another happened."""


@dataclass(frozen=True, slots=True)
class SettingWords:
    """Words that tell where and when: prepositions, verbs of ``witnessing``, ``utmost`` («أول», «أكبر»),
    ``besides`` that join what is elsewhere, verbs of coming ``about``, ``feasts``, which a month behind them dates, ``where``."""

    since: frozenset[str]
    starting: frozenset[str]
    witnessing: frozenset[str]
    utmost: frozenset[str]
    besides: frozenset[str]
    about: frozenset[str]
    feasts: frozenset[str]
    where: frozenset[str]


class Sites:
    """The places of one sentence, by the chunk in which they stand."""

    def __init__(self, clauses: Clauses, words: SettingWords) -> None:
        self._witnessing, self._where = words.witnessing, words.where
        self._clauses = clauses
        self._places = [(chunk, token) for chunk in clauses.chunks if chunk.tag == "N" for token in named(clauses, chunk)]

    def places(self, predication: Predication, type_: str, mode: str) -> tuple[list[Token], bool]:
        """The places of the nearest locating phrase, and those coordinated to it; and whether it is of the act's own clause.

        What an act is done to, where that is a place, tells it first; then its own prepositional phrases. An act that is spoken
        is not where that is of which it speaks: «حذر من تقسيم سوريا».
        """
        witness = self._witness(predication)
        if witness:
            return witness, True
        spoken = type_ in SPEAKING and mode != INQUIRY
        several = [] if spoken else self._listed(predication)
        if several:
            return several, True  # «السيطرة على مدن عدة بينها الموصل»
        best = self._nearest(predication, type_, spoken=spoken)
        if not spoken and (best is None or not best[1]) and (
                there := told_there(self._clauses, predication.position, self._where)):
            return there, True  # «وصل إلى القاهرة حيث التقى نظيره»
        if best is None:
            return [], False
        return self._with_joined(self._narrowest(best[0], predication.position)), best[1]

    def _listed(self, predication: Predication) -> list[Token]:
        """The places that a list names behind a place without a name to which an act is done."""
        told = (predication.object, predication.oblique.get("ala"), predication.oblique.get("fi"))
        return [place for argument in told if argument is not None and not named(self._clauses, argument.first)
                for place in listed(self._clauses, argument.first)]

    def _nearest(self, predication: Predication, type_: str, *, spoken: bool) -> tuple[Chunk, bool] | None:
        """The phrase of the place that is most surely that of an act, and whether it is of its own clause."""
        own = {} if spoken else {argument.first.index: rank for rank, preposition in enumerate(here(type_))
                                 if (argument := predication.oblique.get(preposition)) is not None}
        aim = predication.oblique.get("ala")
        aimed = aim is not None and aim.first.kind == "place" and aim.first.name is not None  # «هجوم الصين على تايوان»
        hit = type_ in BODILY and not aimed
        suffering = [c.index for argument in (predication.object, predication.genitive) if argument is not None
                     for c in argument.chunks]
        meant = self._pronoun(predication) if type_ in BODILY else -1
        topic = -1 if spoken else self._topic(predication)
        discussed = self._discussed(predication) if type_ == "CONSULT" else len(self._clauses.chunks)
        best: tuple[int, Chunk, bool] | None = None
        for chunk, token in self._places:
            if self._of_another(predication.position, chunk.index) or chunk.index >= discussed or self._origin(chunk, type_) or (
                    self._bracketed(chunk)):
                continue
            within = chunk.prep in ("fi", "inside") or self._lies_in(chunk)
            if spoken and (not within or self._acts(predication.position, chunk.index)
                           or self._of_a_body(chunk)):
                continue
            inside = chunk.index == predication.position and token.start > predication.token.start
            undergone = chunk.index in suffering
            crossed = 0
            if hit and inside and self._clauses.tokens[predication.index + 1] is token:
                distance = -_SURE - 2  # «تحرير عدن»
            elif hit and chunk.kind == "place" and undergone and not inside:
                distance = -_SURE - 1  # «زار الوزير القادم من طهران بغداد»
            elif chunk.index == meant:
                distance = -_SURE  # «باتجاه الحديدة لاستعادتها»
            elif chunk.index in own:
                distance = own[chunk.index] - _SURE  # «زيارة قام بها إلى سنغافورة»
            elif chunk.index == topic:
                distance = abs(chunk.index - predication.position) + _TOPIC
            elif (inside or undergone or chunk.prep in LOCATING or (chunk.prep == "li" and type_ == HELPING)
                  or self._apposed(chunk) or self._bordering(chunk)) and (
                token.lexeme.data.get("subkind") not in _WIDE or token.lexeme.data.get("country")
            ):
                crossed = self._barriers(predication.position, chunk.index) - self._described(predication, chunk.index)
                if crossed > 2 or (crossed and chunk.prep not in _AFAR):
                    continue
                behind = chunk.index < predication.position
                distance = abs(chunk.index - predication.position) + 6 * crossed + 3 * behind
            else:
                continue
            if best is None or distance < best[0]:
                best = (distance, chunk, not crossed)
        return (best[1], best[2]) if best is not None else None

    def _with_joined(self, first: Chunk) -> list[Token]:
        """The places of a phrase and of those that «و» joins to it."""
        chunks = self._clauses.chunks
        last = first.index + 1
        while last < len(chunks) and chunks[last].tag == "N" and chunks[last].conj == "wa" and not chunks[last].prep:
            last += 1
        return [token for chunk, token in self._places if first.index <= chunk.index < last]

    def _witness(self, predication: Predication) -> list[Token]:
        """The place before which an act happens: «المدينة التي شهدت أعنف الاشتباكات»."""
        head = predication.governor
        if head is None or head.form != "verb" or head.subject is None or head.token.lexeme.lemma not in self._witnessing:
            return []
        return [token for chunk, token in self._places if chunk is head.subject.first]

    def _discussed(self, predication: Predication) -> int:
        """The chunk from which on talks are about something: «محادثات بشأن الأزمة في اليمن», «بحث الأوضاع في سوريا»."""
        told = predication.object or predication.genitive
        if told is not None and told.first.kind == "thing" and told.first.index >= predication.position:
            return told.first.index + (told.first.index == predication.position)
        chunks = self._clauses.chunks
        return next((chunk.index for chunk in chunks[predication.position + 1 :] if chunk.prep == "hawla"), len(chunks))

    def _origin(self, chunk: Chunk, type_: str) -> bool:
        """Whether a place is where somebody comes from: «شاب من مدينة البصرة»."""
        if chunk.prep != "min" or not chunk.index or type_ in ("RETREAT", "COERCE"):
            return False
        before = self._clauses.chunks[chunk.index - 1]
        return before.tag == "N" and before.kind in ("person", "unknown") and not before.prep

    def _narrowest(self, chunk: Chunk, position: int) -> Chunk:
        """The first of the places before an act that stand in one another: «في مدينة مأرب شرق صنعاء», «في مقنة في قضاء بعلبك»."""
        chunks = self._clauses.chunks
        named = {place.index for place, _ in self._places}
        while chunk.index - 1 in named and chunk.prep in _INSIDE and not chunk.conj and chunk.index - 1 != position:
            before = chunks[chunk.index - 1]
            outer = before.name is not None and before.name.kind == "country"
            if outer or before.kind != "place" or chunk.kind != "place" or before.prep not in _HIT or self._acts_here(before):
                break
            chunk = before
        return chunk

    def _acts_here(self, chunk: Chunk) -> bool:
        """Whether a place is a state that does something, rather than where it happens: «أغلقت مصر معبر رفح»."""
        return any(verb.subject is not None and chunk in verb.subject.chunks and verb.token.lexeme.lemma not in self._witnessing
                   for verb in self._clauses.verbs)

    def _of_another(self, position: int, place: int) -> bool:
        """Whether a place belongs to an act that another is set against, or to a source.

        «قصفت البلدة ردا على هجوم في دمشق», «قتل جنديان حسب مصادر في صنعاء».
        """
        for chunk in self._clauses.chunks[position + 1 : place]:
            if chunk.tag == "N" and chunk.prep and (
                    chunk.prep == "according" or (chunk.kind == "act" and chunk.prep in SET_AGAINST)):
                return True
        return False

    def taken_up(self, predication: Predication, type_: str) -> Chunk | None:
        """The place without a name that an act's own phrase takes up: «في المدينة», «داخل القنصلية»."""
        hit = predication.object or predication.genitive
        if type_ in BODILY and hit is not None and unnamed_place(hit.first) and hit.first.head.analysis.article:
            return hit.first  # «قصفت المدينة»
        for preposition in here(type_):
            argument = predication.oblique.get(preposition)
            if argument is None:
                continue
            if type_ in SPEAKING and (
                preposition not in ("fi", "inside") or self._acts(predication.position, argument.first.index)
            ):
                continue  # «ندد بالهجوم على الميناء»
            chunk = argument.first
            if unnamed_place(chunk):
                return None if self._of_another(predication.position, chunk.index) else chunk
        return next((chunk for chunk in referents(predication, "", self._clauses.chunks) if unnamed_place(chunk)
                     and chunk.head.analysis.article and not chunk.prep), None) if type_ in BODILY else None  # «المطار … اقتحامه»

    def _of_a_body(self, chunk: Chunk) -> bool:
        """Whether a place tells which body some party is: «وقع نواب من مجالس بلدية في طرابلس على الاتفاق»."""
        before = self._clauses.chunks[chunk.index - 1] if chunk.index else None
        return before is not None and before.tag == "N" and not before.definite and before.kind in _BODIES

    def _topic(self, predication: Predication) -> int:
        """The chunk of the place that opens a headline before a colon, or -1: «اليمن: مقتل جنديين»; not «روسيا: لن نهاجم»."""
        if predication.form == "verb" and predication.token.analysis.form.person < _OTHERS:
            return -1
        for chunk in self._clauses.chunks[: predication.position - 1]:
            if chunk.tag == "N":
                following = self._clauses.chunks[chunk.index + 1]
                return chunk.index if following.tag == ":" and chunk.kind == "place" and not chunk.prep else -1
        return -1

    def _pronoun(self, predication: Predication) -> int:
        """The chunk of the place for which the pronoun of an act stands: «وصلت القوات إلى عفرين واقتحمتها», or -1."""
        for prep in ("ala", ""):
            for chunk in referents(predication, prep, self._clauses.chunks):
                if chunk.kind == "place" and chunk.prep in AIMED and not self._acts_here(chunk):
                    return chunk.index
        return -1

    def _apposed(self, chunk: Chunk) -> bool:
        """Whether a name tells which place the phrase before its comma means: «إلى أكبر مدن البلاد، ألما آتا»."""
        chunks = self._clauses.chunks
        if chunk.index < 2 or chunk.prep or chunk.conj or chunks[chunk.index - 1].tag != ",":
            return False
        before = chunks[chunk.index - 2]
        return before.tag == "N" and before.kind == "place" and before.name is None and before.prep in LOCATING

    def _bracketed(self, chunk: Chunk) -> bool:
        """Whether a place in brackets says where the place before it lies: «مدينة الحوطة (شمالي عدن)»."""
        before = self._clauses.chunks[chunk.index - 2 : chunk.index] if chunk.index > 1 else []
        return len(before) > 1 and before[1].tag == "(" and before[0].tag == "N" and before[0].kind == "place"

    def _lies_in(self, chunk: Chunk) -> bool:
        """Whether a town is where the building before it stands: «في قصر المؤتمرات بمدينة جدة»."""
        before = self._clauses.chunks[chunk.index - 1] if chunk.prep == "bi" and chunk.index else None
        return before is not None and before.tag == "N" and before.prep in ("fi", "inside") and before.kind in (
            "place", "organisation", "thing")

    def _bordering(self, chunk: Chunk) -> bool:
        """Whether a place tells which border the phrase before it means: «إلى الحدود مع سوريا»."""
        before = self._clauses.chunks[chunk.index - 1] if chunk.prep == "maa" and chunk.index else None
        return before is not None and before.tag == "N" and before.kind == "place" and before.name is None and bool(before.prep)

    def _described(self, predication: Predication, place: int) -> bool:
        """Whether a clause that describes a noun stands before a place: «الهجوم الذي وقع في نيس», «قمة جمعتهما في عمان»."""
        if predication.form == "verb" or predication.genitive is not None or place <= predication.position + 1:
            return False
        own, *behind = self._clauses.chunks[predication.position : predication.position + 3]
        tags = [chunk.tag for chunk in behind]
        return tags == ["r", "V"] or (tags[:1] == ["V"] and not own.definite and not behind[0].conj)

    def _acts(self, one: int, other: int) -> int:
        """How many acts named by nouns behind a preposition stand between two chunks: each may own the date."""
        acts = 0
        for chunk in self._clauses.chunks[one + 1 : other]:
            if chunk.kind == "act" and chunk.prep and chunk.tag == "N":
                acts += 1
        return acts

    def _barriers(self, one: int, other: int) -> int:
        barriers = 0
        for chunk in self._clauses.chunks[min(one, other) + 1 : max(one, other)]:
            if chunk.tag in "Vcj:":
                barriers += 1
        return barriers
