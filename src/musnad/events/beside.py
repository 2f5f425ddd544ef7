"""Words that tell no act by what stands beside them: «لقاء مبلغ كبير», «مع إيقاف التنفيذ», «يقضي القانون بحبس المخالفين»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.senses import lemmas
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.kernel.letters import ARTICLE
from musnad.rulebook.tables import Rulebook

_MONEY: Final = "money"
_AS: Final = "bi"
_WITH: Final = "maa"
_FOR: Final = "li"
_LIFELESS: Final = frozenset({"act", "quality", "thing"})
"""Kinds of what neither strikes nor goes to prison."""
_PENAL: Final = frozenset({"SANCTION", "COERCE"})
"""Types of what a law threatens those with who break it."""
_PUNISHING: Final = frozenset({"convict", "arrest"})
_THEIRS: Final = "3"
_ARREST: Final = "arrest"
_STRIKE: Final = "strike"
_REACH: Final = 3
"""Governors from an act up to the law that provides for it; tokens from a coalition to what it is for."""


class Beside:
    """Tells what is no act with the word lists of a rulebook (``rules/events/words``)."""

    def __init__(self, book: Rulebook) -> None:
        self._pretending = book.forms("events/words/pretending.tsv")
        self._exchanging = book.forms("events/words/in-exchange.tsv")
        self._fees = book.forms("events/words/fees.tsv")
        self._campaigns = book.forms("events/words/campaigns.tsv")
        self._publicity = book.forms("events/words/publicity.tsv")
        self._executing = book.forms("events/words/executing.tsv")
        self._coalitions = book.forms("events/words/coalitions.tsv")
        self._stopping = book.forms("events/words/stopping.tsv")
        self._boding = book.forms("events/words/boding.tsv")
        self._laws = book.forms("events/words/laws.tsv")
        self._accords = book.forms("events/words/accords.tsv")
        self._stipulating = book.forms("events/words/stipulating.tsv")
        self._closing = book.forms("events/words/closing.tsv")
        self._markets = book.forms("events/words/markets.tsv")
        self._heading = book.forms("events/words/heading.tsv")

    def tells_nothing(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether what stands beside a word gives it a sense that tells no act."""
        predication, sense = draft.predication, draft.sense
        word, chunk = predication.token.lexeme.lemma, clauses.chunks[predication.position]
        if sense.type == "PROTEST":
            return self._is_no_protest(draft, clauses)
        if sense.type == "CONSULT":
            if word in self._heading:
                named = predication.token.analysis.suffix.startswith(_THEIRS)
                return predication.relative or named  # «النائب الذي يرأس وفد المراقبين», «أما الوفد فيرأسه الوزير»
            bare = word in self._exchanging and not predication.token.analysis.article
            return bare and self._is_fee(predication.index + 1, clauses)  # «لقاء مبلغ كبير»
        if sense.type == "ACCUSE":
            of = predication.genitive
            of_another = of is not None and not draft.actor and sense.object not in lemmas(of.first)
            aimless = not draft.recipient and (sense.object in self._publicity or of_another)
            return word in self._campaigns and aimless  # «حملة إعلامية تبين الحقائق», «حملة اعتقالات عنيفة»
        if sense.type == "ASSAULT" and predication.token.prep == _FOR and predication.form == "masdar":
            return self._names_coalition(predication.index, clauses)  # «التحالف الدولي لمحاربة التنظيم»
        if sense.type == "COERCE" and word in self._closing and self._trades(predication):
            return True  # «أغلق المؤشر منخفضا»
        if sense.mode == _ARREST and predication.form != "verb" and self._halts(predication, clauses):
            return True  # «توقيف المسار الانتخابي»
        if sense.type == "THREATEN":
            return word in self._boding and sense.prep == _AS and not draft.actor  # «الوضع الذي قد ينذر بكارثة»
        if sense.type in _PENAL:
            punishing = sense.mode in _PUNISHING or not (sense.mode or sense.worded)  # «يعاقب القانون»
            return self._is_provision(predication, punishing=punishing)
        return sense.type == "CONCEDE" and sense.object in self._executing and chunk.prep == _WITH  # «مع إيقاف التنفيذ»

    def _is_no_protest(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether somebody only pretends, or what is said to strike is a thing: «يتظاهر بأنه لا يرى», «تضرب موجة حر البلاد»."""
        predication = draft.predication
        mark, subject = predication.complement, predication.subject
        if predication.token.lexeme.lemma in self._pretending:
            return mark is not None and clauses.chunks[mark].prep == _AS
        if draft.sense.mode != _STRIKE or draft.sense.worded:
            return False
        return predication.form == "verb" and not predication.passive and subject is not None and subject.first.kind in _LIFELESS

    def _is_fee(self, index: int, clauses: Clauses) -> bool:
        """Whether what follows is paid or paid for: «لقاء مبلغ كبير», «لقاء ما قام به»."""
        if index >= len(clauses.tokens):
            return False
        token = clauses.tokens[index]
        return token.lexeme.lemma in self._fees or token.lexeme.kind == _MONEY

    def _names_coalition(self, index: int, clauses: Clauses) -> bool:
        """Whether a phrase only says what a known coalition is for."""
        before = clauses.tokens[max(0, index - _REACH):index]
        return any(
            token.lexeme.lemma.partition(" ")[0].removeprefix(ARTICLE) in self._coalitions
            and (token.analysis.article or token.lexeme.lemma.startswith(ARTICLE)) for token in before)

    def _halts(self, predication: Predication, clauses: Clauses) -> bool:
        """Whether what is stopped is an act or a thing, which nobody puts in prison."""
        behind = predication.index + 1
        if predication.token.lexeme.lemma not in self._stopping or behind >= len(clauses.tokens):
            return False
        stopped = clauses.tokens[behind]
        return stopped.tag in "nN" and not stopped.prep and stopped.lexeme.kind in _LIFELESS

    def _trades(self, predication: Predication) -> bool:
        """Whether what closes is a share or a market at the end of its day."""
        told = [argument.first for argument in (predication.subject, predication.object) if argument is not None]
        return any(chunk.head.lexeme.lemma in self._markets for chunk in told)

    def _is_provision(self, predication: Predication, *, punishing: bool) -> bool:
        """Whether a law says what is to be done with those who break it: «تنص المادة على معاقبة المخالفين بالغرامة».

        A law that forbids by itself does: «القانون الجديد يحظر النقاب».
        """
        over: Predication | None = predication
        for _ in range(_REACH):
            if over is None:
                return False
            subject = over.subject if over.form == "verb" and not over.passive else None
            if subject is not None:
                by_law = subject.first.head.lexeme.lemma in self._laws
                return by_law and (punishing if over is predication else over.token.lexeme.lemma in self._stipulating)
            over = over.governor
        return False
