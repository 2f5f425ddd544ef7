"""When an event happened: the expressions of time of its own clause first, then of its sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.sites import SET_AGAINST, SettingWords, Sites
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

FAR: Final = 3
"""Verbs and complementisers between an act and a date that make the date another's."""
_ANEW: Final = 3
"""How much farther a date is that stands before a joined verb: «دخلت البلدة في 3 يوليو وانسحبت منها في 4 يوليو»."""
_NO_SUCH: Final = 5
"""Chunks before «منذ» in which what is the first of its kind is named."""


def comes_about(predication: Predication, about: frozenset[str]) -> Predication | None:
    """The verb behind an act that says when it comes about: «أعلن الخميس أن رفع الحظر سيتم في 15 فبراير»."""
    verb = predication.governor
    if verb is None or verb.form != "verb" or verb.position < predication.position or predication.form == "verb":
        return None
    acting = verb.subject or (verb.object if verb.passive else None)
    held = acting is not None and acting.first.index == predication.position and verb.token.lexeme.lemma in about
    return verb if held and not verb.negated else None


class Setting(Sites):
    """The times of one sentence, and its places, by the chunk in which they stand."""

    def __init__(self, clauses: Clauses, words: SettingWords) -> None:
        super().__init__(clauses, words)
        self._since, self._from, self._utmost = words.since, words.starting, words.utmost
        self._feasts, self._joining, self._about = words.feasts, words.besides, words.about
        self._times = [chunk for chunk in clauses.chunks if chunk.tag == "t"]

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
        joined = predication.form == "verb" and bool(self._clauses.chunks[predication.position].conj)
        for chunk in self._times:
            if self._dates_another(predication.position, chunk.index) or self._apart(predication.position, chunk.index):
                continue
            if self._since_the_last(chunk) or self._told_of_a_party(predication, chunk):
                continue
            if not standing and self._described_since(predication, chunk):
                continue
            crossed = self._barriers(predication.position, chunk.index)
            acts = self._acts(predication.position, chunk.index)
            distance = abs(chunk.index - predication.position) + 6 * crossed + 2 * acts + (chunk.index < predication.position)
            if chunk.index < predication.position and self._clauses.chunks[predication.position].prep in SET_AGAINST:
                distance += 2  # «يعرض هدنة الشهر المقبل بعد هدنة مماثلة في يونيو»
            if joined and chunk.index < predication.position:
                distance += _ANEW
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
        before = self._clauses.chunks[best[1].index + 1 : predication.position]
        since = self._opener(best[1]) in self._since and not any(
            chunk.tag in "cj" and chunk.head.lexeme.lemma not in self._where for chunk in before)
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

    def _described_since(self, predication: Predication, time: Chunk) -> bool:
        """Whether a date says since when somebody else is what a participle calls him: «زار سالم المحتجز منذ مايو»."""
        if self._opener(time) not in self._since or time.index < 2:
            return False
        chunk = self._clauses.chunks[time.index - 2]
        if chunk.tag == "N" and chunk.prep and chunk.index:
            chunk = self._clauses.chunks[chunk.index - 1]  # «المحتجز في موسكو منذ مايو»
        word = self._clauses.tokens[chunk.last - 1]
        participle = word.analysis.article and (word.lexeme.pos == "participle" or any(
            rival.lexeme.pos == "participle" for rival in word.word.analyses))
        return chunk.tag == "N" and participle and chunk.index > predication.position

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

    def _dates_another(self, position: int, time: int) -> bool:
        """Whether a date belongs to an act that another is set against: «أول زيارة منذ انتخابه في أيار»."""
        chunks = self._clauses.chunks
        before = time - 1 if time and chunks[time - 1].tag != "p" else time - 2
        if before == time - 1 and before != position and self._names_by_date(before, time):
            return True
        if before <= position or before < 0:
            return False
        describing = self._clauses.tokens[chunks[before].last - 1]
        if chunks[before].tag == "N" and describing.lexeme.pos == "participle" and describing.analysis.article:
            alone = chunks[before].last - chunks[before].first == 1
            return before - alone != position  # «الانتخابات المقررة في يونيو»
        return chunks[before].tag == "N" and chunks[before].kind == "act" and chunks[before].prep in SET_AGAINST

    def _names_by_date(self, noun: int, time: int) -> bool:
        """Whether a date is part of how an act or document is called: «أدان الرئيس هجوم 18 أكتوبر», «اتفاق 1995»."""
        chunk = self._clauses.chunks[noun]
        called = self._clauses.tokens[chunk.last - 1]
        if chunk.tag != "N" or called.tag != "n" or called.lexeme.kind not in ("act", "document"):
            return False
        bare = called.analysis.form.state != "tanwin" and not called.analysis.suffix
        return bare and self._clauses.chunks[time].head.word.raw[:1].isdigit()
