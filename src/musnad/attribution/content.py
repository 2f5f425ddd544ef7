"""How far reported content reaches: from behind its complementiser to where the reporter's own words resume.

The reporter resumes at another cue («، مضيفا أن», «وأضاف»), at a trailing attribution («، بحسب الوزير»), at a background clause
(«، بعد أن», «، فيما») and behind a closing quotation mark with a comma (DECISIONS, Statements and chains).
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.spelled import BACKGROUND
from musnad.attribution.words import Borders
from musnad.clauses.clause import Clauses
from musnad.mentions.chunk import Chunk
from musnad.records import Mode, Span

_NEAR: Final = 4
"""Chunks behind «فيما» within which the verb of its clause stands."""
_DATELINE: Final = 10
"""Chunks at the start of a sentence within which a dateline ends."""
_WHERE: Final = frozenset({"place", "outlet", "time", "unknown", "organisation", "quantity"})
SEMICOLON: Final = "\u061b"
_WITHOUT: Final = "without"
_DURING: Final = "during"
_LATER: Final = "after"
_TELLING: Final = frozenset({"clause", "quote"})
_WHEN: Final = frozenset({"fi", "after", "during", "according", "before", "at"})
"""Prepositions of when and where something was said: «، وذلك خلال لقائه», unlike «، وذلك بفضل الجيش»."""


class Extent:
    """Finds the content in one sentence.

    ``stops`` are chunks at which the reporter resumes, ``turns`` those that also
    end a quotation whose closing mark was left out: «، مضيفا: "».
    """

    def __init__(self, clauses: Clauses, borders: Borders, stops: set[int],
                 turns: frozenset[int] = frozenset()) -> None:
        self._clauses = clauses
        self._chunks = clauses.chunks
        self._borders = borders
        self._stops = stops
        self._turns = turns

    def after(self, opener: int) -> tuple[Span, Mode] | None:
        """Content behind the complementiser, colon or quotation mark at a chunk position, and whether it is a quotation."""
        chunks = self._chunks
        first = opener + 1 if chunks[opener].tag != '"' else opener
        while first < len(chunks) and chunks[first].tag in (":,c" if chunks[opener].tag == ":" else ":,"):
            first += 1
        if first >= len(chunks):
            return None
        if chunks[first].tag == '"':
            closing = self._closing(first)
            unclosed = next((i for i in sorted(self._turns) if first < i < (closing or len(chunks))), None)
            if unclosed is not None:
                return self._trimmed(first, self._before(unclosed, first))  # «: "الدعم ليس مستغربا، مضيفا: "سنواصل العمل"»
            if closing is None:
                return self._trimmed(first, len(chunks) - 1)
            rest = self._end(closing)
            if rest > closing + 1 and _explained(chunks, first, closing, rest):
                rest = closing
            if closing > first + 1 and (rest <= closing + 1 or chunks[opener].tag in '":'):
                return self._trimmed(first, closing)
        last = self._end(first)
        if last < first:
            return None
        content, mode = self._trimmed(first, last)
        chunk = chunks[first]
        whole = chunk.tag == "N" and chunk.prep and mode == "indirect" and chunk.prep_start < content[0] and not chunk.conj
        return ((chunk.prep_start, content[1]), mode) if whole else (content, mode)

    def phrase(self, position: int, *, briefly: bool = False, ahead: bool = False) -> tuple[Span, Mode] | None:
        """Content that is spelled out as a noun phrase at a position: «نفى وجود قوات», its preposition left out.

        ``ahead``: what is promised, of which a time after something is part: «تعهد بدعم البلاد بعد انتهاء الحرب».
        """
        last = self._end(position, phrase=True, ahead=ahead)
        if briefly:  # within a relative clause: «الذي كان يطالب بإقالته، والوزير الذي عارضها»
            last = next((i - 1 for i in range(position + 1, last) if self._chunks[i].tag == ","), last)
        opened = position > 0 and self._chunks[position - 1].tag == '"' and not self._chunks[position].prep
        found = self._trimmed(position - 1 if opened else position, last)
        return found if found and found[0][1] > found[0][0] else None

    def clause_before(self, position: int, free: int) -> tuple[Span, Mode] | None:
        """The clause that ends before a trailing attribution, from the sentence's start or from the chunk ``free``."""
        chunks = self._chunks
        last = position - 1
        if last > free and chunks[last].tag == '"' and sum(c.tag == '"' for c in chunks[free:position]) % 2:
            last -= 1  # «، وفق "صحيفة محلية"»: the mark opens the name
        while last >= 0 and chunks[last].tag in ",-":
            last -= 1
        first = free
        for index in range(free, last):
            if index > 0 and chunks[index - 1].tag == "," and self._resumes(index) and chunks[index].tag in "jD":
                first = index + 1
        if free == 0:
            first = max(first, _past_dateline(chunks, last))
        while first < last and (chunks[first].tag in "-,D)(|" or (chunks[first].tag == '"' and self._closing(first) is None)):
            first += 1
        if last < first:
            return None
        content, mode = self._trimmed(first, last)
        opened = chunks[first]
        whole = opened.tag == "N" and opened.prep and mode == "indirect" and opened.prep_start < content[0]
        return ((opened.prep_start, content[1]), mode) if whole else (content, mode)

    def _opens(self, position: int) -> bool:
        """Whether a quotation mark opens: an even number of them stands before it."""
        return sum(chunk.tag == '"' for chunk in self._chunks[:position]) % 2 == 0

    def _closing(self, opening: int) -> int | None:
        return next((i for i in range(opening + 1, len(self._chunks)) if self._chunks[i].tag == '"'), None)

    def _end(self, first: int, *, phrase: bool = False, ahead: bool = False) -> int:
        """Position of the last chunk of content that starts at ``first``."""
        chunks = self._chunks
        last = len(chunks) - 1
        inside, clause = phrase and first > 0 and chunks[first - 1].tag == '"' and self._opens(first - 1), False
        told = phrase
        for position in range(first, len(chunks)):
            chunk = chunks[position]
            if chunk.tag == '"':
                inside = not inside
                following = chunks[position + 1] if position + 1 < len(chunks) else None
                if not inside and position > first and following is not None and following.tag == "," and (
                    not _quotes_on(chunks, position + 2)
                ):
                    return position
                continue
            if position in self._turns or (phrase and not inside and chunk.head.word.raw == SEMICOLON):
                return self._before(position, first)
            if inside or position == first:
                continue
            aside = chunk.tag == "r" and not chunk.conj and chunks[position - 1].tag == "," and told and (
                phrase or not _told_on(chunks, position))  # «، الذي تولى منصبه العام الماضي»
            if phrase and chunk.tag == "j" and chunk.head.lexeme.lemma in self._borders.turning:
                aside = True  # «نفى نشر قوات، لكنه»
            simple = phrase and not clause
            if simple and (_breaks(chunks, position) or self._leads(chunk)):
                aside = True  # «أعلن رفضه للقرار ما أثار غضبا»
            told = told or chunk.tag == "V"
            clause = clause or chunk.tag in "Vcr"
            remark = _remarked(chunks, position, phrase) or (  # «اتهمت إيران الحكومة بتسييس المنظمة، وأنحت باللائمة على»
                phrase and chunk.tag == "V" and bool(chunk.conj) and chunks[position - 1].tag == ","
                and bool(chunk.head.lexeme.cues or chunk.head.lexeme.events))
            resumed = position in self._stops or self._resumes(
                position, phrase=phrase, simple=simple) or (self._remarks(chunk, phrase) and not (ahead and chunk.prep == _LATER))
            if aside or remark or resumed:
                return self._before(position, first)
        return self._before(last + 1, first)

    def _before(self, position: int, first: int) -> int:
        """The last chunk before a position that is no mark of punctuation."""
        last = position - 1
        while last > first and self._chunks[last].tag in ".,-:|":
            last -= 1
        return last

    def _resumes(self, position: int, *, phrase: bool = False, simple: bool = False) -> bool:
        """Whether the reporter goes on from here: «، علما أن», «، وذلك بعد», «، فيما أعلنت», «، دون أن يقدم تفاصيل»."""
        chunks = self._chunks
        chunk = chunks[position]
        behind = chunks[position + 1] if position + 1 < len(chunks) else None
        if simple and (chunk.tag == "j" or (chunk.tag == "p" and behind is not None and behind.tag == "c")) and (
            chunk.head.lexeme.lemma in self._borders.resuming
        ):
            return True  # «عبر عن ضيقه قبل أن»
        if self._withholds(position):
            return True  # «قال القائد إن الإجلاء مستمر لكنه لم يذكر تفاصيل»
        if chunk.tag == "j" and behind is not None and behind.tag == '"':
            return False  # «، بعد أن "رفضت الحكومة الحوار"»: still in his words
        if chunks[position - 1].tag not in ',"' or chunk.tag not in "jDpN":
            return False
        lemma = chunk.head.lexeme.lemma
        following = chunks[position + 1] if position + 1 < len(chunks) else None
        if chunk.tag == "N" and chunk.prep == _WITHOUT:
            return lemma in self._borders.withheld  # «، دون ذكر الأسباب», «، من دون تفاصيل أخرى»
        if chunk.tag == "N" and chunk.head.analysis.article and (following is None or following.tag != "r"):
            return False  # «، من أجل الحد من نشاطهم», unlike «، الأمر الذي أثار»
        if chunk.tag == "p" and following is not None and following.tag == "c" and position + 2 < len(chunks):
            return chunks[position + 2].head.lexeme.lemma in self._borders.withheld or lemma in self._borders.resuming
        if chunk.tag == "j" and lemma in self._borders.contrasting:
            verb = next((c for c in chunks[position + 1 : position + _NEAR] if c.tag == "V"), None)
            return phrase or (verb is not None and any(cue.content & _TELLING for cue in verb.head.analysis.lexeme.cues))
        if chunk.tag == "N" and chunk.prep == "after":
            return phrase  # «، بعد سيطرة الجيش على المدينة» is rather part of a clause
        if chunk.tag == "N" and chunk.head.lexeme.pos == "dem" and following is not None and following.tag == "N":
            return lemma in self._borders.resuming and (not following.prep or following.prep in _WHEN)
        return lemma in self._borders.resuming

    def _withholds(self, position: int) -> bool:
        """Whether the reporter tells behind «لكن» what somebody did not say: «لكنه لم يذكر تفاصيل»."""
        chunk, behind = self._chunks[position], self._chunks[position + 1] if position + 1 < len(self._chunks) else None
        if chunk.tag == "p" and behind is not None and behind.prep == _WITHOUT and position + 2 < len(self._chunks):
            return self._chunks[position + 2].head.lexeme.lemma in self._borders.withheld  # «دون أن يحدد موعدا»
        if chunk.tag not in "jc" or behind is None or behind.tag != "V" or not behind.negated:
            return False
        lemma = chunk.head.lexeme.lemma
        turned = any(lemma.startswith(word) for word in self._borders.turning)
        return turned and behind.head.lexeme.lemma in self._borders.withheld

    def _leads(self, chunk: Chunk) -> bool:
        """Whether a verb tells what the saying led to: «ما أثار عاصفة», unlike «ما يسمى», «لإفشال ما وصفه»."""
        return chunk.head.lexeme.lemma in self._borders.leading and not self._borders.which.isdisjoint(chunk.particles)

    def _remarks(self, chunk: Chunk, phrase: bool) -> bool:
        """Whether a phrase is the reporter's: «مع تأكيده أن», or background behind content that is a noun phrase.

        «أعلن إصابة جنديين خلال مؤتمر صحفي» tells when it was said, «أعلن إصابة جنديين خلال اشتباكات» what.
        """
        if chunk.tag != "N":
            return False
        lexeme = chunk.head.lexeme
        if chunk.prep == "maa" and chunk.head.analysis.suffix and lexeme.cues and lexeme.data.get("masdar"):
            return True
        if not phrase or chunk.prep not in BACKGROUND:
            return False
        return chunk.prep != _DURING or chunk.kind == "document" or lexeme.lemma in self._borders.talks

    def _trimmed(self, first: int, last: int) -> tuple[Span, Mode]:
        """The span of chunks, without quotation marks where they enclose it all (then it is direct)."""
        chunks = self._chunks
        tokens = self._clauses.tokens
        one, other = chunks[first].first, chunks[last].last - 1
        while other > one and tokens[other].tag == ".":
            other -= 1
        marks = [i for i in range(one, other + 1) if tokens[i].tag == '"' and tokens[i].word.raw not in "()"]
        if marks and marks[0] == one and (len(marks) == 1 or (len(marks) == 2 and marks[1] == other)):
            inner = other - 1 if len(marks) == 2 else other
            while inner > one + 1 and tokens[inner].tag in ".,":
                inner -= 1
            if inner > one:
                return (self._start(one + 1, quoted=True), tokens[inner].end), "direct"
        return (self._start(one), tokens[other].end), "indirect"

    def _start(self, index: int, *, quoted: bool = False) -> int:
        token = self._clauses.tokens[index]
        return token.raw_start if token.prep and not token.conj and (quoted or index == 0) else token.start


def _remarked(chunks: list[Chunk], position: int, phrase: bool) -> bool:
    """Whether the reporter says what the words meant or when they fell: «وذلك في إشارة إلى», «وذلك خلال لقائه»."""
    chunk = chunks[position]
    if chunk.tag != "N" or chunk.conj != "wa" or chunk.prep or chunk.head.lexeme.pos != "dem" or position + 1 >= len(chunks):
        return False
    following = chunks[position + 1]
    about = following.tag == "N" and not following.conj and (following.prep in _WHEN or (phrase and bool(following.prep)))
    return following.tag in "jt" or about


def _told_on(chunks: list[Chunk], position: int) -> bool:
    """Whether what is said goes on behind a relative clause between commas: «اتفقت اللجنة، التي تضم خبراء، والوفد على»."""
    closing = next((i for i in range(position + 1, len(chunks)) if chunks[i].tag in ',."'), len(chunks))
    following = chunks[closing + 1] if closing + 1 < len(chunks) and chunks[closing].tag == "," else None
    return following is not None and (following.tag == "c" or (
        following.tag == "N" and following.conj == "wa" and following.head.lexeme.pos != "dem"))


def _quotes_on(chunks: list[Chunk], position: int) -> bool:
    """Whether another quotation goes on with one behind its comma: «"…"، كما "جرى الاتفاق"», «"…"، و"نرفض"»."""
    if position < len(chunks) and chunks[position].tag == "j":
        position += 1
    elif position < len(chunks) and not chunks[position].conj:
        return False
    return position < len(chunks) and chunks[position].tag == '"'


def _breaks(chunks: list[Chunk], position: int) -> bool:
    """Whether a verb or an adverb of manner can have no place in a noun phrase that holds no clause.

    «أعلن رفضه للقرار واستنجد بالنواب», «طالب بإيضاحات رافضا الدخول في سجال».
    """
    chunk = chunks[position]
    if chunk.tag == "V":
        return bool(chunk.conj) and chunks[position - 1].tag not in ',"' and (chunk.negated or all(
            analysis.lexeme.pos in ("verb", "participle", "adjective")
            for analysis in chunk.head.word.analyses) or _governs(chunks, position))  # unlike «وقتل»
    manner = chunk.tag == "w" and not chunk.conj and chunk.head.analysis.form.state == "tanwin"
    return manner and chunks[position - 1].tag != "V" and bool(chunk.head.lexeme.cues or chunk.head.lexeme.events)


def _past_dateline(chunks: list[Chunk], last: int) -> int:
    """The first chunk behind a dateline: «القاهرة (رويترز) - », 0 where a sentence opens with none."""
    if chunks[0].kind != "place" or chunks[0].prep:
        return 0
    for position in range(1, min(last, _DATELINE)):
        chunk = chunks[position]
        if chunk.tag in "-:" and chunks[position + 1].tag not in "-:":
            return position + 1
        if chunk.tag not in "N,()-t.:/" or chunk.prep or (chunk.tag == "N" and chunk.kind not in _WHERE):
            break
    return 0


def _governs(chunks: list[Chunk], position: int) -> bool:
    """Whether an indefinite object shows that a word is a verb, and no noun: «وفتح تحقيقا»."""
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    return following is not None and following.tag == "N" and not following.prep and not following.conj and (
        following.head.analysis.form.state == "tanwin")


def last_told(chunks: list[Chunk]) -> int:
    """The last chunk of a sentence that is no full stop or comma."""
    last = len(chunks) - 1
    while last > 0 and chunks[last].tag in ".,":
        last -= 1
    return last


def whole_quotation(chunks: list[Chunk]) -> Span | None:
    """The words of a sentence that is nothing but a quotation, which goes on with what its speaker said before."""
    last = last_told(chunks)
    if last < 4 or chunks[0].tag != '"' or chunks[last].tag != '"' or any(c.tag == '"' for c in chunks[1:last]):
        return None
    return chunks[1].start, chunks[last - 1].end


def _explained(chunks: list[Chunk], opening: int, closing: int, last: int) -> bool:
    """Whether a reporter explains the last word of a quoted clause behind it: «"يريدون المدينة" الواقعة في الشمال التي»."""
    told = any(chunk.tag == "V" for chunk in chunks[opening:closing])
    behind = chunks[closing + 1 : last + 1]
    return told and behind[0].tag == "N" and not behind[0].conj and any(chunk.tag == "r" for chunk in behind) and not any(
        chunk.tag == '"' for chunk in behind)


def quotation_before(chunks: list[Chunk], position: int) -> Span | None:
    """The quotation that ends right before a verb: «"…"، قال الوزير»."""
    closing = position - 1
    while closing >= 0 and chunks[closing].tag in ",-D":  # «"…"، هكذا قال»
        closing -= 1
    if closing < 2 or chunks[closing].tag != '"':
        return None
    opening = next((i for i in range(closing - 1, -1, -1) if chunks[i].tag == '"'), None)
    if opening is None or opening + 3 > closing:
        return None
    return chunks[opening + 1].start, chunks[closing - 1].end
