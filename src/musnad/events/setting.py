"""When and where an event happened: the expressions of its own clause first, then of its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.placed import here, listed, named, told_there, unnamed_place
from musnad.events.senses import referents
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

LOCATING: Final = frozenset({"fi", "ala", "bi", "inside", "near", "ila", "min", "towards", "at", "gen", "via", "bayn", "hawla"})
SPEAKING: Final = frozenset({"REQUEST", "THREATEN", "ACCUSE", "AGREE", "REJECT", "SUPPORT"})
"""Types of acts done by speaking."""
INQUIRY: Final = "investigate"
"""The mode of acts that are done where that is of which they are: «تحقيق في الهجوم على القرية»."""

BODILY: Final = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "RETREAT", "PROTEST"})
"""Types of acts that are done where that is to which they are done: «قصفت البلدة», «زار بغداد»."""
FAR: Final = 3
"""Verbs and complementisers between an act and a date that make the date another's."""
_SURE: Final = 99
"""What it is worth that a place stands in a slot of the act itself."""
_TOPIC: Final = 6
"""How much farther off than its distance is the place that opens a headline."""
_NO_SUCH: Final = 5
"""Chunks before «منذ» in which what is the first of its kind is named."""
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


def comes_about(predication: Predication, about: frozenset[str]) -> Predication | None:
    """The verb behind an act that says when it comes about: «أعلن الخميس أن رفع الحظر سيتم في 15 فبراير»."""
    verb = predication.governor
    if verb is None or verb.form != "verb" or verb.position < predication.position or predication.form == "verb":
        return None
    acting = verb.subject or (verb.object if verb.passive else None)
    held = acting is not None and acting.first.index == predication.position and verb.token.lexeme.lemma in about
    return verb if held and not verb.negated else None


class Setting:
    """The times and places of one sentence, by the chunk in which they stand."""

    def __init__(self, clauses: Clauses, words: SettingWords) -> None:
        self._since, self._from, self._witnessing, self._utmost = words.since, words.starting, words.witnessing, words.utmost
        self._feasts, self._where = words.feasts, words.where
        self._joining, self._about = words.besides, words.about
        self._clauses = clauses
        self._times = [chunk for chunk in clauses.chunks if chunk.tag == "t"]
        self._places = [(chunk, token) for chunk in clauses.chunks if chunk.tag == "N" for token in named(clauses, chunk)]

    def time(self, predication: Predication, *, standing: bool) -> tuple[Token | None, bool, bool]:
        """The expression of time of a predicate's clause, or else of its sentence; whether it is since then, and its own.

        The nearest with the fewest verbs and complementisers between; one behind the predicate is preferred, and one that says
        from when an act takes effect. «منذ» dates a state (``standing``): «إلغاء حالة الطوارئ السارية منذ الخامس من الشهر».
        """
        begun = self._since_an_act(predication)
        if begun is not None:
            return begun.head, True, True
        verb = comes_about(predication, self._about)
        date = next((chunk for chunk in self._times if verb is not None and chunk.index > verb.position), None)
        if verb is not None and date is not None and not self._barriers(verb.position, date.index):
            return date.head, False, True
        best: tuple[int, Chunk, bool] | None = None
        for chunk in self._times:
            if self._dates_another(predication.position, chunk.index) or self._apart(predication.position, chunk.index):
                continue
            if self._since_the_last(chunk) or self._told_of_a_party(predication, chunk):
                continue
            crossed = self._barriers(predication.position, chunk.index)
            acts = self._acts(predication.position, chunk.index)
            distance = abs(chunk.index - predication.position) + 6 * crossed + 2 * acts + (chunk.index < predication.position)
            if chunk.index < predication.position and self._clauses.chunks[predication.position].prep in SET_AGAINST:
                distance += 2  # «يعرض هدنة الشهر المقبل بعد هدنة مماثلة في يونيو»
            opener = self._opener(chunk)
            if opener in self._from:
                distance -= 3
            elif opener in self._since and not standing and predication.form != "verb" and not self._seen(predication):
                distance += 8
            if best is None or distance < best[0]:
                best = (distance, chunk, crossed + acts <= 1)
        if best is None:
            return None, False, False
        head = predication.governor
        told = head is not None and best[1].index < predication.position and bool(head.token.lexeme.cues)  # «أعلن الاثنين مقتل»
        since = self._opener(best[1]) in self._since and not any(
            chunk.tag in "cj" for chunk in self._clauses.chunks[best[1].index + 1 : predication.position])
        between = self._clauses.chunks[predication.position + 1 : best[1].index]
        described = predication.form == "verb" and any(chunk.tag == "r" for chunk in between)  # «زار الهضبة التي احتلت عام 1967»
        return self._dating(best[1]).head, since, best[2] and not told and not described  # «منذ عام 2012 عندما قتلت» is a point

    def _dating(self, time: Chunk) -> Chunk:
        """The month right behind a feast, of which the year moves; any other expression itself: «في عيد الفطر في يونيو»."""
        behind = next((chunk for chunk in self._times if chunk.index > time.index), time)
        between = self._clauses.chunks[time.index + 1 : behind.index]
        return behind if time.head.word.key in self._feasts and all(chunk.tag == "p" for chunk in between) else time

    def far(self, predication: Predication, time: Token | None) -> bool:
        """Whether an expression of time stands so many clauses off that it hardly dates a predicate."""
        chunk = next((chunk for chunk in self._times if chunk.head is time), None)
        return chunk is not None and self._barriers(predication.position, chunk.index) >= FAR

    def _since_the_last(self, time: Chunk) -> bool:
        """Whether a date only says since when there was no such thing: «للمرة الأولى منذ شباط», «الأكثر دموية منذ 2015»."""
        if self._opener(time) not in self._since:
            return False
        near = self._clauses.chunks[max(0, time.index - _NO_SUCH) : time.index]
        return any(token.lexeme.lemma in self._utmost for token in self._clauses.tokens[near[0].first : time.first])

    def _told_of_a_party(self, predication: Predication, time: Chunk) -> bool:
        """Whether a date is of a clause that describes somebody or something else: «اعتقل الناشط الذي سجن عام 2010»."""
        if predication.form != "verb":
            return False  # «الهجوم الذي وقع أمس»
        between = self._clauses.chunks[predication.position + 1 : time.index]
        opening = next((chunk.index for chunk in reversed(between) if chunk.tag in "r,"), None)
        if opening is None or self._clauses.chunks[opening].tag == ",":
            return False
        return any(chunk.tag == "V" for chunk in self._clauses.chunks[opening + 1 : time.index])

    def _apart(self, position: int, time: int) -> bool:
        """Whether another clause begins between a date and an act behind it: «الاتفاق الذي أبرم في مايو، كما رحب بالبيان»."""
        between = self._clauses.chunks[time + 1 : position]
        return any(one.tag == "," and other.tag == "j" and other.head.lexeme.lemma in self._joining
                   for one, other in pairwise(between))

    def _seen(self, predication: Predication) -> bool:
        """Whether a verb in the present says that an act goes on in some place: «منذ 2014، يشهد اليمن حربا»."""
        head = predication.governor
        return head is not None and head.form == "verb" and head.token.lexeme.lemma in self._witnessing and (
            head.token.analysis.form.tense == "present")

    def _since_an_act(self, predication: Predication) -> Chunk | None:
        """The date of the act since which what a predicate tells goes on: «قتل المئات منذ اندلاع الحرب في مارس 2011».

        Not «أول زيارة منذ انتخابه في أيار», which went on since nothing.
        """
        act = predication.oblique.get("since")
        if act is None or act.first.kind != "act" or act.first.index < predication.position:
            return None
        chunks = self._clauses.chunks
        known = self._clauses.tokens[chunks[predication.position].first : act.first.first]
        if any(token.lexeme.lemma in self._utmost for token in known):
            return None
        date = next((chunk for chunk in self._times if chunk.index > act.first.index), None)
        return date if date is not None and self._barriers(act.first.index, date.index) <= 1 and not any(
            chunk.tag in ",rc" for chunk in chunks[act.first.index + 1 : date.index]) else None

    def _opener(self, chunk: Chunk) -> str:
        """The preposition right before an expression of time."""
        before = self._clauses.chunks[chunk.index - 1] if chunk.index else None
        return before.head.lexeme.lemma if before is not None and before.tag == "p" else ""

    def places(self, predication: Predication, type_: str, mode: str) -> tuple[list[Token], bool]:
        """The places of the nearest locating phrase, and those coordinated to it; and whether it is of the act's own clause.

        What an act is done to, where that is a place, tells it first; then its own prepositional phrases. An act that is spoken
        is not where that is of which it speaks: «حذر من تقسيم سوريا».
        """
        witness = self._witness(predication)
        if witness:
            return witness, True
        clauses = self._clauses
        spoken = type_ in SPEAKING and mode != INQUIRY
        own = {} if spoken else {argument.first.index: rank for rank, preposition in enumerate(here(type_))
                                 if (argument := predication.oblique.get(preposition)) is not None}
        told = () if spoken else (predication.object, predication.oblique.get("ala"), predication.oblique.get("fi"))
        several = [place for argument in told if argument is not None and not named(clauses, argument.first)
                   for place in listed(clauses, argument.first)]
        if several:
            return several, True  # «السيطرة على مدن عدة بينها الموصل»
        aim = predication.oblique.get("ala")
        aimed = aim is not None and aim.first.kind == "place" and aim.first.name is not None  # «هجوم الصين على تايوان»
        suffering = [c.index for argument in (predication.object, predication.genitive) if argument is not None
                     for c in argument.chunks]
        best: tuple[int, Chunk, bool] | None = None
        meant = self._pronoun(predication) if type_ in BODILY else -1
        topic = -1 if spoken else self._topic(predication)
        discussed = self._discussed(predication) if type_ == "CONSULT" else len(clauses.chunks)
        for chunk, token in self._places:
            if self._of_another(predication.position, chunk.index) or chunk.index >= discussed or self._origin(chunk, type_):
                continue
            if spoken and (chunk.prep not in ("fi", "inside") or self._acts(predication.position, chunk.index)
                           or self._of_a_body(chunk)):
                continue
            inside = chunk.index == predication.position and token.start > predication.token.start
            undergone = chunk.index in suffering
            if type_ in BODILY and inside and not aimed and clauses.tokens[predication.index + 1] is token:
                distance, crossed = -_SURE - 2, 0  # «تحرير عدن»
            elif type_ in BODILY and chunk.kind == "place" and undergone and not inside and not aimed:
                distance, crossed = -_SURE - 1, 0  # «زار الوزير القادم من طهران بغداد»
            elif chunk.index == meant:
                distance, crossed = -_SURE, 0  # «باتجاه الحديدة لاستعادتها»
            elif chunk.index in own:
                distance, crossed = own[chunk.index] - _SURE, 0  # «زيارة قام بها إلى سنغافورة»
            elif chunk.index == topic:
                distance, crossed = abs(chunk.index - predication.position) + _TOPIC, 0
            elif (inside or undergone or chunk.prep in LOCATING or self._apposed(chunk)) and (
                token.lexeme.data.get("subkind") not in _WIDE or token.lexeme.data.get("country")
            ):
                crossed = self._barriers(predication.position, chunk.index) - self._described(predication, chunk.index)
                behind = chunk.index < predication.position
                distance = abs(chunk.index - predication.position) + 6 * crossed + 3 * behind
                if crossed > 2 or (crossed and chunk.prep not in _AFAR):
                    continue
            else:
                continue
            if best is None or distance < best[0]:
                best = (distance, chunk, not crossed)
        if not spoken and (best is None or not best[2]) and (there := told_there(clauses, predication.position, self._where)):
            return there, True  # «وصل إلى القاهرة حيث التقى نظيره»
        if best is None:
            return [], False
        first = self._narrowest(best[1], predication.position)
        found = [token for chunk, token in self._places if chunk is first]
        following = first.index + 1
        chunks = self._clauses.chunks
        while following < len(chunks):
            chunk = chunks[following]
            if chunk.tag != "N" or chunk.conj != "wa" or chunk.prep:
                break
            found += [token for chunk, token in self._places if chunk is chunks[following]]
            following += 1
        return found, best[2]

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
        return None

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

    def _witness(self, predication: Predication) -> list[Token]:
        """The place before which an act happens: «المدينة التي شهدت أعنف الاشتباكات»."""
        head = predication.governor
        if head is None or head.form != "verb" or head.subject is None or head.token.lexeme.lemma not in self._witnessing:
            return []
        return [token for chunk, token in self._places if chunk is head.subject.first]

    def _apposed(self, chunk: Chunk) -> bool:
        """Whether a name tells which place the phrase before its comma means: «إلى أكبر مدن البلاد، ألما آتا»."""
        chunks = self._clauses.chunks
        if chunk.index < 2 or chunk.prep or chunk.conj or chunks[chunk.index - 1].tag != ",":
            return False
        before = chunks[chunk.index - 2]
        return before.tag == "N" and before.kind == "place" and before.name is None and before.prep in LOCATING

    def _dates_another(self, position: int, time: int) -> bool:
        """Whether a date belongs to an act that another is set against: «أول زيارة منذ انتخابه في أيار»."""
        chunks = self._clauses.chunks
        before = time - 1 if time and chunks[time - 1].tag != "p" else time - 2
        if before <= position or before < 0:
            return False
        describing = self._clauses.tokens[chunks[before].last - 1]
        if chunks[before].tag == "N" and describing.lexeme.pos == "participle" and describing.analysis.article:
            alone = chunks[before].last - chunks[before].first == 1
            return before - alone != position  # «الانتخابات المقررة في يونيو»
        return chunks[before].tag == "N" and chunks[before].kind == "act" and chunks[before].prep in SET_AGAINST

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
