"""Who is meant where nobody is named: subjects that verbs share, and the parties that attached pronouns stand for.

«التقى الوزير نظيره وبحث معه الأزمة»: the subject of «بحث» is the minister. «رفضت الحركة العرض وأكدت تمسكها بمطالبها»: both
pronouns stand for the movement. Candidates are the parties named before; agreement in gender and number rules out, being a
subject and being near speak for one (centering: Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked, pronoun_of
from musnad.clauses.ahead import subject_ahead
from musnad.clauses.antecedent import antecedent, inner_phrases
from musnad.clauses.besides import behind_phrases, bracketed, goes_on_with_thing
from musnad.clauses.clause import Clauses
from musnad.clauses.dropped import (
    accused,
    cites,
    described,
    doing,
    done_by_event,
    done_by_nobody_named,
    done_to,
    goes_on,
    goes_on_active,
    goes_on_passive,
    goes_on_with,
    meets,
    named_by_pronoun,
    subject_of_participle,
    subject_of_verb,
    suffers_itself,
)
from musnad.clauses.meant import both, meant, pair, sender
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.chunk import Chunk

_MEMORY: Final = 6
_POINTING: Final = "dem"
_LIVING: Final = frozenset({"person", "unknown"})
_AFFECTED: Final = 2
"""How many of those to whom a sentence tells that something was done may be taken up by the next one."""
_JUDGING: Final = frozenset({"ACCUSE", "SUPPORT", "SANCTION"})
"""Types of acts that answer an act of the one to whom they are done."""
_PUNISHING: Final = frozenset({"ACCUSE", "COERCE", "SANCTION"})
_PUNISHED: Final = frozenset({"ACCUSE", "ASSAULT", "COERCE", "PROTEST", "REJECT", "SANCTION", "THREATEN"})
"""Types of acts for which somebody is punished, or that were done to him before."""
_SPOKEN: Final = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of acts of those who speak or judge."""
_BEFORE: Final = frozenset({"after"})
_GROUNDS: Final = frozenset({"li", "ala", "because"})
"""Prepositions of what somebody is blamed, praised or punished for."""
_BEHIND: Final = _GROUNDS | _BEFORE
_CHARGE: Final = "bi"
"""Preposition of what somebody is accused of."""


def share(
    document: list[Clauses], subordinating: frozenset[str], citing: frozenset[str], adding: frozenset[str] = frozenset(),
    renewing: frozenset[str] = frozenset()
) -> None:
    """Fill ``implied`` (the understood subject) and ``possessor`` (who a pronoun stands for) of every predication.

    ``subordinating`` conjunctions open clauses that may tell of the object before them: «اعتقلت الشرطة رجلا بعدما هدد»;
    ``citing`` ones open asides whose subject does nothing else in the sentence: «، كما أفادت الوكالة، ورفض»;
    behind ``adding`` ones the same party does more: «كما نفذت هجمات», and so it does by ``renewing`` verbs: «وجدد رفض الحوار».
    """
    subjects: list[Argument] = []
    passed: list[Argument] = []
    remembered: list[Argument] = []
    spoke: list[Argument] = []
    genders: dict[str, str] = {}
    for clauses in document:
        _learn_genders(clauses, genders)
        sentence = _Sentence(clauses, subjects, [*remembered, *passed, *(spoke if _takes_up(clauses) else ())])
        cited: list[Argument] = []
        for predication in clauses.predications:
            sentence.reach(predication.position)
            if cites(clauses, predication, citing):
                cited += [] if predication.subject is None else [predication.subject]
                continue
            if predication.form == "verb":
                sentence.read_verb(predication, subordinating, adding, renewing)
            elif predication.form == "participle":
                sentence.read_participle(predication)
            sentence.read_pronouns(predication)
            sentence.remember(predication)
        mine = [argument for argument in sentence.here if argument not in sentence.patients] or cited
        subjects = [*subjects, *mine][-_MEMORY:]
        spoke = sentence.voices[:1] or spoke
        affected = [argument for argument in sentence.objects if argument.first.kind in _LIVING]
        remembered = [*remembered, *affected[-_AFFECTED:], *mine][-_MEMORY - _AFFECTED :]
        passed = [p.object for p in clauses.verbs if p.object is not None and p.object.first.kind in PARTIES and (
            p.subject is None or p.subject.first.kind not in PARTIES)]  # «تحاصر الوزير مزاعم فساد»


def _takes_up(clauses: Clauses) -> bool:
    """Whether a sentence tells on what occasion that was which was told before: «جاء ذلك خلال لقائه السفير»."""
    verb = next(iter(clauses.verbs), None)
    return verb is not None and verb.subject is not None and verb.subject.first.head.lexeme.pos == _POINTING and (
        verb.subject.first.last - verb.subject.first.first == 1)


class _Sentence:
    """Whom a sentence has told of, while its predicates are read one after the other.

    ``subjects`` and ``topics``: those of the sentences before. ``here``: whom it has told of, ``patients``: those of them who
    suffered, ``speakers``: who says what follows, ``voices``: those of them who are named, ``inside``: subjects of relative
    clauses, ``objects``: to whom something was done. ``last``: the last main verb, ``previous``: the last verb, ``inner``: whom
    this tells of without naming him.
    """

    __slots__ = ("ahead", "clauses", "here", "inner", "inside", "last", "objects", "patients", "previous", "speakers", "subjects",
                 "topics", "voices")

    def __init__(self, clauses: Clauses, subjects: list[Argument], topics: list[Argument]) -> None:
        self.clauses = clauses
        self.subjects = subjects
        self.topics = topics
        self.ahead = list(clauses.topics)
        self.here: list[Argument] = []
        self.inside: list[Argument] = []
        self.patients: list[Argument] = []
        self.speakers: list[Argument] = []
        self.voices: list[Argument] = []
        self.objects: list[Argument] = []
        self.last: Predication | None = None
        self.previous: Predication | None = None
        self.inner: Argument | None = None

    def reach(self, position: int) -> None:
        """Tell of the topics that stand before a position."""
        while self.ahead and self.ahead[0].first.index < position:
            self.here.append(self.ahead.pop(0))

    def read_verb(self, verb: Predication, subordinating: frozenset[str], adding: frozenset[str], renewing: frozenset[str]
                  ) -> None:
        """Find the understood subject of a verb."""
        clauses, here, last = self.clauses, self.here, self.last
        goes_on_passive(verb, last)
        goes_on_active(clauses, verb, [*self.subjects[-2:], *here], adding, renewing)
        if suffers_itself(verb, here or self.subjects[-1:], last):
            self.previous = self.last = verb
            return
        if meets(verb, [*here, *self.subjects[-2:]]):
            verb.subject, verb.object = None, verb.subject
        behind = clauses.chunks[verb.position - 1] if verb.position else None
        told = meant(clauses, verb) if behind is not None and behind.tag == "c" else None
        implied = told or sender(clauses, verb) or done_by_event(clauses, verb, last)
        if implied is not None:
            verb.implied = implied
        elif done_by_nobody_named(verb, behind, last):
            verb.passive, verb.subject = True, None
        elif verb.subject is None and (behind is None or verb.relative or behind.tag != "r"):
            lifeless = last is not None and last.subject is not None and not here  # «استعرض اللقاء الأوضاع وأكد»
            subordinate = behind is not None and behind.head.lexeme.lemma in subordinating
            subordinate |= verb.token.conj == "fa"  # «رشق المحتجون الشرطة فاعتقلت بعضهم»
            named = named_by_pronoun(clauses, verb, behind, here)
            subject_of_verb(verb, [*named, *(here or self.inside[-1:]), *self._within(verb)], [] if lifeless else self.subjects,
                            self.objects if subordinate else [])
        self.inner = described(verb) if verb.relative else verb.implied
        self.objects += done_to(verb)
        self.previous = verb
        self.last = last if verb.relative else verb

    def _within(self, verb: Predication) -> list[Argument]:
        """Whom the clause that a verb goes on with tells of, or whom a genitive names before a relative clause; if anybody."""
        previous = self.previous
        doer = doing(previous) if previous is not None and goes_on_with(verb, previous) else None
        if doer is not None:
            return [doer]
        if previous is not None and self.inner is not None and goes_on(self.clauses, verb, previous.position):
            return [self.inner]
        resumes = verb.token.analysis.conj and (verb.token.analysis.suffix or verb.pronominal)
        if self.inside and previous is not None and previous.relative and resumes:
            return self.inside[-1:]  # «الخطاب الذي ألقاه المرشد وتوعد خلاله»
        if not verb.relative:
            return []
        return [p.genitive for p in self.clauses.predications if p.genitive is not None and p.position < verb.position
                and p.genitive.first.kind in PARTIES][-1:]

    def read_participle(self, participle: Predication) -> None:
        """Find of whom a participle is told."""
        beside = self.clauses.chunks[participle.position - 1].tag != "," if participle.position else False
        follows = self.previous is not None and self.previous.relative and beside
        near = [self.inner] if follows and self.inner is not None else []  # «رد على الوزير الذي طالب بـ… رافضا»
        subject_of_participle(participle, [] if near else self.speakers, [*self.here, *near], self.subjects)
        if participle.implied is not None and accused(self.clauses, participle):
            participle.object, participle.passive, participle.implied = participle.implied, True, None

    def read_pronouns(self, predication: Predication) -> None:
        """Find whom the pronouns of a predicate stand for, those attached to it and those behind its prepositions."""
        clauses, here, topics = self.clauses, self.here, self.topics
        suffix = predication.token.analysis.suffix or _apart(clauses, predication)
        if suffix:
            predication.possessor = _possessor(clauses, predication, suffix, here, topics)
        for preposition, pronoun in predication.pronominal.items():
            if _takes_up_thing(clauses, predication, pronoun):
                continue
            around = clauses.chunks[: pronoun.index]
            if pronoun_of(pronoun)[1:2] == "d" and (two := pair(clauses, predication)) is not None:
                predication.recalled[preposition] = two
                continue
            found = subject_ahead(clauses, predication, pronoun_of(pronoun)) or antecedent(
                pronoun_of(pronoun), around, inner_phrases(clauses, predication), here, topics, _own(predication))
            if found is not None and not _is_himself(predication, found):
                predication.recalled[preposition] = found
                farther = predication.oblique.get(preposition) if predication.relative else None
                if farther is not None and farther.first.index > pronoun.index:
                    del predication.oblique[preposition]  # «تحدث السجين الذي أفرجت عنه السلطات عن التعذيب»
        _owner(clauses, predication, here, topics)

    def remember(self, predication: Predication) -> None:
        """Tell of the subject of a predicate, whom those behind it may share."""
        subject, implied = predication.subject, predication.implied
        if predication.form == "participle" and implied is not None and self.here[-1:] != [implied]:
            self.here.append(implied)
        if predication.form != "verb":
            return
        if predication.relative:
            if subject is not None and subject.first.kind in PARTIES:
                self.inside.append(subject)  # «الخطاب الذي ألقاه المرشد وتوعد فيه»
            return
        told = predication.object if predication.passive else subject  # «سئل الوزير عندما زار القاهرة»
        if told is not None and predication.negated and not (told.first.definite or told.first.head.analysis.article):
            told = None  # «لم تعلن أي جهة مسؤوليتها»
        named = told if told is not None and told.first.kind in PARTIES else None
        if named is not None:
            self.here.append(named)
            self.patients += [named] if predication.passive else []
        speaker = named or implied  # «وأضاف أن القوات انسحبت، مناشدا»
        if speaker is not None and predication.token.analysis.lexeme.cues and predication.complement is not None:
            self.speakers.append(speaker)
            self.voices += [speaker] if speaker is named else []


def _apart(clauses: Clauses, participle: Predication) -> str:
    """The mark of the pronoun that a participle has for its object, a word of its own: «محملا إياها المسؤولية»."""
    following = participle.position + 1
    if participle.form != "participle" or following >= len(clauses.chunks):
        return ""
    pronoun = clauses.chunks[following]
    return pronoun_of(pronoun) if pronoun.tag == "o" and not pronoun.prep and not pronoun.conj else ""


def _is_himself(predication: Predication, found: Argument) -> bool:
    """Whether the party found for a pronoun among a verb's arguments bears the name of its subject."""
    subject = predication.subject or predication.implied
    return subject is not None and bool(subject.first.surname) and subject.first.surname == found.first.surname


def _takes_up_thing(clauses: Clauses, verb: Predication, pronoun: Chunk) -> bool:
    """Whether a pronoun stands for the act or thing right before its verb: «هذا القرار أشادت به الصحيفة», «خطة رحبت بها»."""
    before = clauses.chunks[verb.position - 1] if verb.form == "verb" and verb.position else None
    if before is None or before.tag != "N" or before.kind in PARTIES or clauses.chunks[verb.position].conj:
        return False
    return fits(*marked(pronoun_of(pronoun)), Argument([before], "before"))


def _learn_genders(clauses: Clauses, genders: dict[str, str]) -> None:
    """Make a woman of a person whose name tells no gender, or a man's, once a verb does: «أكدت ميركل», later «ميركل»."""
    for verb in clauses.verbs:
        subject, form = verb.subject, verb.token.analysis.form
        if subject is None or form.gender != "f" or form.number != "s" or subject.first.index != verb.position + 1:
            continue
        person = subject.first
        if person.kind == "person" and person.surname and not (person.gender and person.titled):
            genders[person.surname] = form.gender
    if genders:
        for chunk in clauses.chunks:
            if chunk.surname in genders and not (chunk.gender and chunk.titled):
                chunk.gender = genders[chunk.surname]


def _own(predication: Predication) -> frozenset[int]:
    """Where the subject of a verb stands, for which a pronoun among its arguments does not stand: «طالبها», «فرض عليها»."""
    acting = predication.form in ("verb", "participle")
    subject = predication.subject or predication.implied if acting else None
    return frozenset(chunk.start for chunk in subject.chunks) if subject is not None else frozenset()


def _possessor(
    clauses: Clauses, predication: Predication, suffix: str, here: list[Argument], topics: list[Argument]
) -> Argument | None:
    """Whom the pronoun attached to a predicate stands for."""
    chunks, position = clauses.chunks, predication.position
    if suffix[1:2] == "d" and (two := both(clauses, predication)) is not None:
        return two
    if predication.form != "verb" and position and chunks[position].conj and predication.index == chunks[position].first:
        sister = next((p.genitive for p in clauses.predications
                       if p.position == behind_phrases(chunks, position) and p.genitive is not None), None)
        if sister is not None and sister.first.kind in PARTIES and not sister.first.head.analysis.suffix and fits(
                *marked(suffix), sister):
            return sister  # «زيارة الوزير ولقاؤه بالرئيس»
    judged = _judged(chunks, predication)
    if judged is not None and fits(*marked(suffix), judged):
        return judged  # «انتقدت باريس موسكو لدعمها النظام»
    ahead = subject_ahead(clauses, predication, suffix)
    if ahead is not None:
        return ahead  # «وبعد اجتماعه مع السفير قال الوزير»
    own = _own(predication) | bracketed(clauses, predication)
    if predication.form == "verb" and position:
        before, subject = position - 1, predication.subject
        if before > 1 and subject is not None and subject.first is chunks[before] and chunks[before - 1].tag == "V":
            before -= 2  # «جثة صحفي كان مسلحون قد خطفوه»
        told = _told_of(chunks[before], chunks[position])
        if told is not None:
            return Argument([told], "pronoun")
        if goes_on_with_thing(clauses, predication, suffix):
            return None
    around = [chunk for chunk in chunks[:position] if chunk.start not in own]
    speaks = any(sense.type in _SPOKEN for sense in predication.token.analysis.lexeme.events)
    return antecedent(suffix, around, inner_phrases(clauses, predication), here, topics, own, acting=speaks)


def _judged(chunks: list[Chunk], predication: Predication) -> Argument | None:
    """Who is blamed, praised or punished for the act that a masdar names."""
    head, prep = predication.governor, chunks[predication.position].prep
    if predication.form == "verb" or head is None or head.passive:
        return None
    if prep not in _BEHIND and not (prep == _CHARGE and any(cue.stance == "accuses" for cue in head.token.lexeme.cues)):
        return None  # «اتهمت واشنطن طهران بدعمها المتمردين»
    after = prep in _BEFORE  # «أوقفت الشرطة رجلا بعد تهديده الوزير»
    if not any(sense.type in (_PUNISHING if after else _JUDGING) for sense in head.token.analysis.lexeme.events) or (
            after and not any(sense.type in _PUNISHED for sense in predication.token.analysis.lexeme.events)):
        return None
    for told in (head.object, *(head.oblique.get(slot) for slot in ("ala", "li", "ila"))):
        if told is not None and told.first.kind in PARTIES and told.first.index < predication.position:
            return told
    return None


def _told_of(noun: Chunk, verb: Chunk) -> Chunk | None:
    """The indefinite noun right before a verb that describes it by an object pronoun: «جثث ثلاثة جنود خطفهم مسلحون»."""
    if noun.tag != "N" or verb.conj:
        return None
    for chunk in (noun.of, noun.genitive, noun):
        if chunk is not None and chunk.kind in PARTIES and not chunk.head.analysis.article and chunk.name is None and (
                fits(*marked(verb.head.analysis.suffix), Argument([chunk], "pronoun"))):
            return chunk
    return None


def _owner(clauses: Clauses, predication: Predication, here: list[Argument], topics: list[Argument]) -> None:
    """Whom the pronoun attached to an object or a prepositional phrase stands for: «إطلاق سراحه», «أشاد بجهودها»."""
    owned = predication.object or predication.genitive
    mark = _mark(clauses, owned.first) if owned is not None else ""
    if owned is not None and mark:
        head = predication.governor
        other = head is not None and head.form == "verb" and any(
            sense.mode == "release" for sense in predication.token.analysis.lexeme.events)
        barred = _own(head) if other and head is not None else frozenset()  # «طالب بإطلاق سراحه»: another's release
        if not owned.first.head.analysis.suffix:
            barred |= _own(predication)
        predication.owner = antecedent(mark, clauses.chunks[: predication.position], [], here, topics, barred)
    if not predication.token.analysis.lexeme.events:
        return
    for preposition, argument in predication.oblique.items():
        mark = _mark(clauses, argument.first)
        if mark:
            found = antecedent(mark, clauses.chunks[: predication.position], [], here, topics)
            if found is not None:
                predication.owners[preposition] = found


def _mark(clauses: Clauses, chunk: Chunk) -> str:
    """The mark of the pronoun attached to a phrase's head, or of the one in «عدد منهم»."""
    if chunk.start < clauses.tokens[0].start:
        return chunk.head.analysis.suffix  # told in a sentence before
    last = clauses.tokens[chunk.last - 1]
    return chunk.head.analysis.suffix or (last.analysis.suffix if last.tag == "p" and chunk.kind == "person" else "")
