"""What a clause that describes a noun gives to others: its subject to an event noun, its spare phrase to the verb before it."""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits
from musnad.clauses.binder import AGENTS, agrees, collocated
from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.inner import inner
from musnad.clauses.predication import Argument, Predication
from musnad.clauses.window import collect_oblique
from musnad.mentions.chunk import Chunk

_SIDED: Final = frozenset({"maa", "didd", "ala"})
"""Prepositions of who takes part in a fight or suffers it."""


def reach_beyond(verbs: list[Predication]) -> None:
    """Give a verb without its object the phrase that the clause describing its subject has no use for.

    «اعتقلت دورية تدعمها قوة من الشرطة ثلاثة مهربين», «اختتمت لجنة تحقق في الممارسات التي تمس الحقوق زيارة».
    """
    outer: Predication | None = None
    for verb in verbs:
        if not verb.relative:
            outer = verb
            continue
        _take_back(verb)
        if outer is None or not verb.others or verb.others[0].first.prep or outer.complement is not None:
            continue
        spare, told = verb.others[0], outer.subject or outer.object
        if told is None or told.first.index > verb.position or (outer.subject is not None and outer.object is not None):
            continue
        form = outer.token.analysis.form
        behind = told.how == "after"
        alike = agrees(form.gender, form.number, told, after=True) if behind else fits(form.gender, "", told)
        if form.voice == "passive" or (behind and form.number != "s") or not alike:
            continue
        if told.first.kind in AGENTS and _wants(outer, spare):
            outer.subject, outer.object, outer.passive = told, spare, False
            for preposition in [p for p, a in verb.oblique.items() if a.first.index > spare.first.index]:
                if _asks(outer, preposition) and preposition not in outer.oblique:
                    outer.oblique[preposition] = verb.oblique.pop(preposition)


def _take_back(verb: Predication) -> None:
    """Make a passive of a verb that describes what it would do and has another for its object: «اجتماع عقد أمس الأطراف»."""
    act, spare = verb.subject, verb.object
    if act is None or spare is None or act.how != "before" or act.first.kind != "act":
        return
    if verb.token.analysis.form.voice != "either" or spare.first.kind not in AGENTS or not spare.first.bare:
        return
    senses = [sense for sense in verb.token.analysis.lexeme.events if sense.object and "subj" in sense.actor]
    if any(act.first.is_object(sense) for sense in senses) and not _wants(verb, spare):
        verb.subject, verb.object, verb.passive, verb.others = None, act, True, [spare, *verb.others]


def reach_past(verbs: list[Predication]) -> None:
    """Give a verb the phrase that the clause describing its object or subject has no use for.

    «دعت الوزارة المواطنين الذين فقدوا وثائقهم إلى تقديم طلبات», «تعرضت القاعدة التي تضم قوات أمريكية لقصف».
    """
    outer: Predication | None = None
    for verb in verbs:
        if not verb.relative:
            outer = verb
            continue
        told = (outer.object or _alone(outer, verb)) if outer is not None else None
        if outer is None or told is None or told.first.index > verb.position or outer.complement is not None:
            continue
        for preposition in [p for p in verb.oblique if p not in outer.oblique]:
            if _asks(outer, preposition) and not _asks(verb, preposition):
                outer.oblique[preposition] = verb.oblique.pop(preposition)


def _alone(verb: Predication, inner: Predication) -> Argument | None:
    """The subject of a verb that does nothing to anybody, where an inner clause describes it."""
    lexeme, subject = verb.token.analysis.lexeme, verb.subject
    affects = any(sense.affecting for sense in lexeme.events) or any("obj" in cue.addressee for cue in lexeme.cues)
    if affects or subject is None:
        return None
    described = any(place is not None and place.first is subject.first for place in (inner.subject, inner.object))
    return subject if described else None


def _asks(verb: Predication, preposition: str) -> bool:
    """Whether some sense of a verb asks for a preposition."""
    lexeme = verb.token.analysis.lexeme
    return preposition in lexeme.frames.places or any(
        preposition in cue.content or preposition == cue.prep for cue in lexeme.cues)


def reach_over(clauses: Clauses) -> None:
    """Give a verb the noun that it does, over what stands between commas: «عقد الوزير بمكتبه اليوم، اجتماعا مع السفير»."""
    chunks = clauses.chunks
    for verb in clauses.verbs:
        if verb.object is not None or verb.complement is not None or not verb.token.analysis.lexeme.events:
            continue
        if not verb.passive and (done_to := _behind_comma(chunks, verb)) is not None:
            verb.object = Argument(coordinated(chunks, done_to.index), "after")  # «دمر طيران التحالف، دبابتين»
            for preposition, argument in collect_oblique(chunks, verb.object.chunks[-1].index).items():
                verb.oblique.setdefault(preposition, argument)
            continue
        if verb.passive:
            continue
        apart = False
        for chunk in chunks[verb.position + 1 :]:
            if chunk.tag in "Vcwjr.:":
                break
            apart = apart or chunk.tag == ","
            if not apart or chunk.tag != "N" or chunk.prep or chunk.conj or chunk.kind not in ("act", "document", "thing"):
                continue
            if collocated(verb, chunk):
                verb.object = Argument([chunk], "after")
            break


def _behind_comma(chunks: list[Chunk], verb: Predication) -> Chunk | None:
    """What a verb does something to, where a comma parts it from the subject right behind the verb."""
    subject = verb.subject
    if subject is None or subject.how != "after" or verb.token.analysis.suffix or verb.oblique:
        return None
    comma = subject.chunks[-1].index + 1
    if subject.first.index != verb.position + 1 or comma + 1 >= len(chunks) or chunks[comma].tag != ",":
        return None
    told = chunks[comma + 1]
    if not told.bare or told.kind not in AGENTS | {"thing"} or (subject.first.kind == told.kind == "person"):
        return None
    last = coordinated(chunks, told.index)[-1].index
    apposed = last + 1 < len(chunks) and chunks[last + 1].tag == ","  # «قال رئيس الحزب، الحزب الحاكم، إن»
    return told if not apposed and _wants(verb, Argument([told], "after")) else None


def _wants(verb: Predication, spare: Argument) -> bool:
    """Whether some sense of a verb has such a phrase as its object: a party where it asks for nothing else, its noun, an act.

    «أعلنت الوزارة التي تواجه ضغوطا متزايدة فرض عقوبات».
    """
    if spare.first.head.lexeme.data.get("masdar") and any(
            "obj" in cue.content and not cue.object for cue in verb.token.analysis.lexeme.cues):
        return True
    for sense in verb.token.analysis.lexeme.events:
        if sense.prep:
            continue
        if not sense.object and sense.affecting and spare.first.kind in AGENTS:
            return True
        if sense.object and spare.first.is_object(sense):
            return True
    return False


def act_on_noun(
    clauses: Clauses, verb: Predication, issuing: frozenset[str], raging: frozenset[str], having: frozenset[str]
) -> None:
    """Give the subject of a verb that describes an event noun to the noun: «زيارة قام بها الوزير», «الغارة التي شنها التحالف».

    ``issuing`` verbs have the noun for their subject and its maker behind a preposition: «التصريحات التي صدرت عن الوزير»,
    ``raging`` ones those who take part in it or suffer it: «اشتباكات دارت مع المسلحين», «هجمات وقعت على كنائس»; ``having`` ones
    are told of things and people, not of acts.
    """
    subject = verb.subject
    told = subject if subject is not None and subject.how in ("antecedent", "before") else (
        verb.object if verb.passive else None)
    if told is not None and verb.token.lexeme.lemma in issuing:
        _give(clauses, verb, told.first.index, verb.oblique.get("an") or verb.oblique.get("min"))
        return
    if verb.passive and verb.object is not None and verb.object.how in ("antecedent", "before"):
        _give(clauses, verb, verb.object.first.index, None)  # «الجرائم التي ترتكب بحق المدنيين»
        return
    if subject is not None and subject.first.kind == "act":
        rages = verb.token.lexeme.lemma in raging
        for noun in clauses.predications:
            if noun.position != subject.first.index or noun.form not in ("masdar", "noun"):
                continue
            for preposition, party in verb.oblique.items():
                sided = preposition == "bayn" or (rages and preposition in _SIDED and party.first.kind in AGENTS)
                if sided:
                    noun.oblique.setdefault(preposition, party)  # «الاشتباكات التي اندلعت بين الجيش والفصائل»
    if verb.passive or (subject is not None and subject.first.kind not in AGENTS | {"thing"}):
        return
    chunks = clauses.chunks
    described = verb.object.first.index if verb.object is not None and verb.object.how == "antecedent" else None
    if described is None and verb.position and chunks[verb.position - 1].tag == "r":
        described = next((i for i in range(verb.position - 2, -1, -1) if chunks[i].tag == "N"), None)
        described = described if described is not None and verb.position - described <= 4 else None
    elif described is None and verb.position and chunks[verb.position - 1].tag == "N" and not chunks[verb.position].conj:
        described = verb.position - 1
    if described is None or (subject is not None and subject.first.index <= described):
        return
    if inner(chunks, described, chunks[verb.position], having) is not None:
        return  # «قصف القرية التي يسيطر عليها المتمردون», «قصف المستشفى الذي تديره الأمم المتحدة»
    back = bool(verb.token.analysis.suffix) or any(
        c.tag == "o" and c.prep for c in chunks[verb.position + 1 : subject.first.index + 1 if subject else verb.position + 2])
    if not back and not (verb.object is not None and verb.object.how == "antecedent"):
        return
    _give(clauses, verb, described, subject)


def _give(clauses: Clauses, verb: Predication, described: int, agent: Argument | None) -> None:
    """Give an event noun who does it and the prepositional phrases of the verb that describes it."""
    for noun in clauses.predications:
        if noun.position == described and noun.form in ("masdar", "noun"):
            if agent is not None:
                noun.oblique.setdefault("agent", agent)
            for preposition, argument in verb.oblique.items():
                noun.oblique.setdefault(preposition, argument)
