"""Read the quantities of an event: tolls, numbers of people, money and aid that its clause counts.

Kinds: killed, injured, casualties («بين قتيل وجريح»), detained, abducted, displaced, missing, protesters, troops, released,
evacuated, expelled, sanctioned (unit people, companies, entities, ships, aircraft), money (unit: ISO 4217 code, None where the
article does not say whose dinar), aid (unit tonnes, trucks, meals …). Values and bounds are those of ``mentions/numerals``.

- The noun gives the kind («12 قتيلا») or the word that governs it does («مقتل 12 شخصا», «اعتقل 12 ناشطا», «إصابة 20»); a
  governing word also decides over a noun that names a former state («الإفراج عن 12 معتقلا»: released), save for the dead.
- A dual is 2; an indefinite singular directly behind its governing word is 1 («مقتل جندي»).
- A part is no total: «بينهم خمسة أطفال», «3 من أصل 12» count nothing of their own; nor do those who act («على يد 3 مسلحين»).
- A toll belongs to the word that governs it and to the violent event of its clause: «أسفر الهجوم عن مقتل 12» gives it to the
  attack and to the death. Money and aid belong to the nearest event before them in their clause, else to the next one.
- The span runs from the number to its counted noun, without the words that bound the number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.counted import Counted, CountedFinder
from musnad.events.draft import EventDraft
from musnad.events.senses import choose_sense
from musnad.kernel.fold import fold
from musnad.mentions.numerals import FOLDER
from musnad.records import Quantity
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

TOLLS: Final = frozenset({"killed", "injured", "casualties", "abducted", "displaced", "missing"})
"""Kinds that a violent event causes."""
_PRONOUN: Final = 3
"""How many letters a pronoun attached to a word has at most."""
_NEAR, _FAR = 7, 16
"""How many tokens behind a governing noun, and behind a governing verb, what it counts may stand."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says what is counted: the kind, whether its subject or object is counted, behind which prepositions."""

    object: str
    kind: str
    counted: str
    preps: frozenset[str]


@dataclass(slots=True, eq=False)
class Resolved:
    """A counted phrase with its kind; ``governor`` is the token that governs it, None where the noun stands by itself.

    ``chain`` is the same for phrases joined by a conjunction: «11 قتيلا و20 جريحا».
   """

    counted: Counted
    kind: str
    unit: str | None
    governor: int | None
    chain: int = 0


@dataclass(slots=True, eq=False)
class Sentence:
    """What the reader knows of one sentence: its counted phrases, its event senses and its predicates by token."""

    clauses: Clauses
    senses: dict[int, Predicate | None]
    predications: dict[int, Predication]
    found: list[Resolved]
    counters: frozenset[str]

    def sense(self, index: int) -> Predicate | None:
        """The event sense of a token, chosen when it is first asked for."""
        if index not in self.senses:
            told = self.predications.get(index)
            self.senses[index] = choose_sense(told, self.clauses.chunks, self.counters) if told is not None else None
        return self.senses[index]


class QuantityReader:
    """Reads quantities with the word lists of a rulebook (``rules/events/quantities``)."""

    def __init__(self, book: Rulebook) -> None:
        self._finder = CountedFinder(book)
        self._counters = book.forms("mentions/words/quantity-nouns.tsv")
        self._triggers: dict[str, list[Trigger]] = {}
        for row in book.table(f"{FOLDER}/triggers.tsv"):
            trigger = Trigger(fold(row["object"]), row["kind"], row["counted"], frozenset(row["prep"].split(",")))
            self._triggers.setdefault(fold(row["word"]), []).append(trigger)
        self._modes: dict[tuple[str, str], list[Trigger]] = {}
        for row in book.table(f"{FOLDER}/modes.tsv"):
            trigger = Trigger("", row["kind"], row["counted"], frozenset(row["prep"].split(",")))
            self._modes.setdefault((row["type"], row["mode"]), []).append(trigger)
        words: dict[str, set[str]] = {}
        for row in book.table(f"{FOLDER}/words.tsv"):
            words.setdefault(row["class"], set()).add(fold(row["form"]))
        self._part, self._among = words["part"], words["part-after"]
        self._whole, self._agent = words["whole"], words["agent"]
        self._results, self._tolls, self._passed = words["result"], words["toll"], words["passed"]
        self._last: Sentence | None = None

    def quantities(self, clauses: Clauses, draft: EventDraft) -> list[Quantity]:
        """The quantities of an event, in text order."""
        sentence = self._known(clauses)
        return [_quantity(clauses, found) for found in sentence.found if self._belongs(sentence, draft, found)]

    def counted(self, clauses: Clauses) -> list[Quantity]:
        """All quantities of a sentence, whichever event they belong to; those of mere participants left out."""
        return [_quantity(clauses, found) for found in self._known(clauses).found if found.kind != "participants"]

    def _known(self, clauses: Clauses) -> Sentence:
        if self._last is None or self._last.clauses is not clauses:
            self._last = self._sentence(clauses)
        return self._last

    def _sentence(self, clauses: Clauses) -> Sentence:
        sentence = Sentence(clauses, {}, {p.index: p for p in clauses.predications}, [], self._counters)
        phrases = self._finder.find(clauses.tokens)
        previous: Resolved | None = None
        part = False
        for counted in phrases:
            beside = previous is not None and counted.joined and counted.first - previous.counted.last <= 3
            resolved = self._resolve(sentence, counted, previous if beside and previous else None)
            inside = self._is_part(clauses.tokens, counted)
            same = counted.noun is None or counted.noun.group == "person"
            part = inside or (part and counted.joined and same and (resolved is None or resolved.governor is None
                              or resolved.governor < counted.first - _NEAR))
            if resolved is not None and not part:
                resolved.chain = previous.chain if beside and previous else len(sentence.found)
                sentence.found.append(resolved)
                previous = resolved
            elif not counted.joined:
                previous = None
        return sentence

    def _is_part(self, tokens: list[Token], counted: Counted) -> bool:
        """Whether a phrase counts a part of a toll, a whole that it is part of, or those who did it."""
        for index in range(counted.opens - 1, max(-1, counted.opens - 3), -1):
            key = tokens[index].word.key
            if key in self._part or fold(tokens[index].lexeme.lemma).split(" ")[-1] in self._whole | self._agent:
                return True
        following = tokens[counted.last].word.key if counted.last < len(tokens) else ""
        return counted.prep == "agent" or following in self._among

    def _resolve(self, sentence: Sentence, counted: Counted, beside: Resolved | None) -> Resolved | None:
        noun = counted.noun
        if noun is not None and noun.group in ("money", "aid"):
            return Resolved(counted, noun.kind, noun.unit, None)
        tokens = sentence.clauses.tokens
        either = self._either(tokens, counted)
        if either is not None:
            return Resolved(counted, either[1], None, either[0])
        governing = self._governor(sentence, counted)
        if governing is None and beside is not None and beside.governor is not None and counted.noun is not None:
            governing = self._shared(sentence, counted, beside)
        alone = counted.amount.last == 0
        if alone and self._listed(tokens[counted.first]):
            return None
        if governing is not None:
            index, kind = governing
            if alone and not self._counts_one(sentence, counted, index, beside):
                return None
            if noun is None:
                near = index >= counted.opens - 2 - (counted.prep != "")
                return Resolved(counted, kind, None, index) if kind and near else None
            if noun.group == "target":
                return Resolved(counted, kind, noun.unit, index) if kind == "sanctioned" else None
            if kind == "participants" and noun.kind == "protesters":
                return Resolved(counted, noun.kind, None, index)
            unit = "people" if kind == "sanctioned" else None
            fixed = noun.group == "state" and (noun.kind == "killed" or counted.joined or not kind
                                               or kind in ("participants", "troops", "protesters"))
            return Resolved(counted, noun.kind if fixed or not kind else kind, unit, index) if noun.kind or kind else None
        toll = self._toll(tokens, counted)
        if toll is not None and (noun is None or not noun.kind):
            return Resolved(counted, toll[1], None, toll[0])
        if noun is None or noun.group == "target" or (alone and noun.number == "s"):
            return None
        behind = self._behind(sentence, counted)
        if behind is not None:
            return Resolved(counted, behind[1] if noun.kind != "killed" else noun.kind, None, behind[0])
        if counted.prep in ("maa", "min", "hawla") and noun.group != "state":
            return None
        return Resolved(counted, noun.kind, None, None) if noun.kind else None

    def _governor(self, sentence: Sentence, counted: Counted) -> tuple[int, str] | None:
        """The nearest word before a phrase that says what it counts, if the phrase can be its argument."""
        tokens = sentence.clauses.tokens
        for index in range(counted.opens - 1, max(-1, counted.opens - 1 - _FAR), -1):
            token = tokens[index]
            if token.tag in ".:\ncr|":
                return None
            triggers = self._at(sentence, index)
            if triggers and (token.tag == "v" or counted.opens - index <= _NEAR):
                for trigger in triggers:
                    if counted.prep in trigger.preps or (counted.joined and not counted.prep):
                        if not self._argument(sentence, index, trigger, counted):
                            return None
                        before = self._at(sentence, index - 1) if index and token.conj and token.tag == "n" else []
                        if before and {before[0].kind, trigger.kind} == {"killed", "injured"}:
                            return index - 1, "casualties"
                        return index, trigger.kind
                return None
            if token.tag == "v":
                return None
        return None

    def _at(self, sentence: Sentence, index: int) -> list[Trigger]:
        """What a token says is counted; a collocation («أطلق سراح») goes before the word by itself."""
        tokens = sentence.clauses.tokens
        token = tokens[index]
        if token.tag in "tPpAUu" or (token.analysis.article and token.tag != "N"):
            return []
        listed = self._listed(token)
        if listed:
            near = tokens[index + 1 : index + 5]
            held = [t for t in listed if t.object and t.counted != "after" and any(_is_word(token, t.object) for token in near)]
            if held or (listed := [t for t in listed if not t.object]):
                return held or listed
        sense = sentence.sense(index)
        return self._modes.get((sense.type, sense.mode), []) if sense else []

    def _listed(self, token: Token) -> list[Trigger]:
        return self._triggers.get(fold(token.analysis.lexeme.lemma)) or self._triggers.get(token.word.key) or []

    def _argument(self, sentence: Sentence, index: int, trigger: Trigger, counted: Counted) -> bool:
        """Whether a phrase is what its governing verb counts: of a transitive one the object, not the subject."""
        predication = sentence.predications.get(index)
        if predication is None or predication.form != "verb" or trigger.counted == "subj" or predication.passive:
            return True
        subject, patient = predication.subject, predication.object
        if subject is None or patient is None:
            return True
        beside = [t for t in sentence.clauses.tokens[counted.last : patient.first.first] if t.tag not in "aAzt"]
        inside = any(chunk.first <= counted.first < chunk.last for chunk in subject.chunks)
        return not inside or bool(beside) or patient.first.first < counted.last

    def _counts_one(self, sentence: Sentence, counted: Counted, index: int, beside: Resolved | None) -> bool:
        """Whether a bare singular or dual is counted: it follows its governing word, or is joined to one that does."""
        tokens = sentence.clauses.tokens
        if beside is not None and beside.governor == index:
            return True
        between = [t for t in tokens[index + 1 : counted.first] if t.tag not in "pt\"" and t.word.key not in self._passed]
        verb = tokens[index].tag == "v"
        if counted.noun is not None and counted.noun.number != "s":
            return len(between) <= 3 or not verb
        return not between

    def _shared(self, sentence: Sentence, counted: Counted, beside: Resolved) -> tuple[int, str] | None:
        """The governing word that a phrase shares with the one it is joined to."""
        index = beside.governor
        if index is None or counted.prep:
            return None
        triggers = self._at(sentence, index)
        return (index, triggers[0].kind) if triggers else None

    def _toll(self, tokens: list[Token], counted: Counted) -> tuple[int, str] | None:
        """The noun of a toll that a number gives: «ارتفع عدد القتلى إلى 12»."""
        for index in range(counted.opens - 1, max(0, counted.opens - 12), -1):
            token = tokens[index]
            if token.tag in ".:":
                return None
            before = tokens[index - 1]
            if fold(before.lexeme.lemma) in self._tolls or before.word.key in self._tolls:
                noun = self._finder.noun(token.word.key)
                return (index, noun.kind) if noun is not None and noun.kind else None
        return None

    def _either(self, tokens: list[Token], counted: Counted) -> tuple[int, str] | None:
        """The words behind a number that lump the dead and the injured together: «عشرات بين قتيل وجريح»."""
        for index in range(counted.last, min(len(tokens) - 1, counted.last + 3)):
            last_word = fold(tokens[index].lexeme.lemma).rpartition(" ")[2] or tokens[index].word.key
            for trigger in self._triggers.get(last_word, []):
                if trigger.counted == "after" and tokens[index + 1].word.key == trigger.object:
                    return index + 1, trigger.kind
        return None

    def _behind(self, sentence: Sentence, counted: Counted) -> tuple[int, str] | None:
        """The verb behind a phrase of which it is the subject: «12 شخصا قتلوا»."""
        tokens = sentence.clauses.tokens
        for index in range(counted.last, min(len(tokens), counted.last + 8)):
            token = tokens[index]
            if token.tag in ".:cr\n" or (token.tag == "n" and token.conj):
                return None
            if token.tag == "v":
                triggers = self._at(sentence, index)
                predication = sentence.predications.get(index)
                if token.conj or not triggers or counted.prep or not triggers[0].kind:
                    return None
                passive = predication is not None and (predication.passive or predication.object is None)
                return (index, triggers[0].kind) if triggers[0].counted == "subj" or passive else None
        return None

    def _belongs(self, sentence: Sentence, draft: EventDraft, found: Resolved) -> bool:
        """Whether a quantity is one of an event: the event governs it, is it, or causes it in the same clause."""
        tokens = sentence.clauses.tokens
        index = draft.predication.index
        counted, governor = found.counted, found.governor
        kind = draft.sense.type
        if found.kind in ("money", "aid"):
            owner = self._owner(sentence, counted)
            held = owner is not None and index <= owner and tokens[owner].start < draft.trigger[1]
            return held and (found.kind == "money" or kind == "AID")
        if (found.kind == "participants" and kind != "PROTEST") or (found.kind in TOLLS and kind in ("SANCTION", "THREATEN")):
            return False
        if any(r.counted.first <= index < r.counted.last for r in sentence.found if r.chain == found.chain):
            return True
        if governor is not None and index <= governor and tokens[governor].start < draft.trigger[1]:
            return True
        causes = (
            (kind == "ASSAULT" and found.kind in TOLLS and not self._counting(sentence, index))
            or (kind == "PROTEST" and found.kind in ("participants", "protesters"))
            or (kind == "MOBILIZE" and found.kind == "troops")
            or (kind == "COERCE" and found.kind == "detained" and draft.sense.mode == "arrest" and governor is None)
            or (kind == "SANCTION" and found.kind == "sanctioned")
            or (kind == "RETREAT" and found.kind == "released" and draft.sense.mode == "release")
        )
        return causes and self._reaches(sentence, index, draft.sense, found)

    def _counting(self, sentence: Sentence, index: int) -> bool:
        """Whether the word of an event is itself a word for death, injury, arrest: it takes only what it governs."""
        token = sentence.clauses.tokens[index]
        if fold(token.analysis.lexeme.lemma) in self._results:
            return False
        noun = self._finder.noun(token.word.key)
        return bool(self._at(sentence, index)) or (noun is not None and noun.group == "state")

    def _reaches(self, sentence: Sentence, index: int, sense: Predicate, found: Resolved) -> bool:
        """Whether no boundary of clauses and no other event of the same type stands between an event and a phrase."""
        tokens = sentence.clauses.tokens
        position = sentence.predications[index].position
        low, high = (index + 1, found.counted.first) if index < found.counted.first else (found.counted.last, index)
        caused = fold(tokens[index].analysis.lexeme.lemma) in self._results
        result = False
        for between in range(high - 1, low - 1, -1):
            token = tokens[between]
            if token.tag in ".:\n|":
                return False
            if token.tag == "c" and not result:
                return False
            other = sentence.sense(between)
            if other is not None and other.type == sense.type and not caused and not self._counting(sentence, between) and (
                sentence.predications[between].position != position
                and fold(token.analysis.lexeme.lemma) not in self._results
            ):
                return False
            if token.tag in "vw":
                if fold(token.analysis.lexeme.lemma) in self._results:
                    result = True
                elif between != found.governor and token.tag == "v" and not (result and not token.conj):
                    return False
        return True

    def _owner(self, sentence: Sentence, counted: Counted) -> int | None:
        """The event to which money or aid belongs: the nearest before it in its clause, else the next behind it."""
        tokens = sentence.clauses.tokens
        for index in range(counted.opens - 1, -1, -1):
            if sentence.sense(index) is not None:
                return index
            if tokens[index].tag in ".:cr\n":
                return None
            if tokens[index].tag == "v":
                break
        for index in range(counted.last, len(tokens)):
            if sentence.sense(index) is not None:
                return index
            if tokens[index].tag in ".:crv\n":
                return None
        return None


def _is_word(token: Token, word: str) -> bool:
    """Whether a token is a form of a word, with a pronoun or without: «حتفهما»."""
    key = token.word.key
    return word in (fold(token.analysis.lexeme.lemma), key) or (key.startswith(word) and len(key) - len(word) <= _PRONOUN)


def _quantity(clauses: Clauses, found: Resolved) -> Quantity:
    amount, counted = found.counted.amount, found.counted
    kind = "protesters" if found.kind == "participants" else found.kind
    span = (clauses.tokens[counted.first].start, clauses.tokens[counted.last - 1].end)
    return Quantity(kind, amount.value, amount.low, amount.high, found.unit, span)
