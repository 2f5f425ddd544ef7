"""Who is meant where nobody is named: subjects that verbs share, and the parties that attached pronouns stand for.

«التقى الوزير نظيره وبحث معه الأزمة»: the subject of «بحث» is the minister. «رفضت الحركة العرض وأكدت تمسكها بمطالبها»: both
pronouns stand for the movement. Candidates are the parties named before; agreement in gender and number rules out, being a
subject and being near speak for one (centering: Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Iterable

from musnad.clauses.agreement import fits
from musnad.clauses.binder import AGENTS
from musnad.clauses.parse import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk

PARTIES = AGENTS - {"document"}
_MEMORY = 6
_SUBJECT_WORTH = 4
_RELATIVE_WORTH = 8


def share(document: list[Clauses]) -> None:
    """Fill ``implied`` (the understood subject) and ``possessor`` (who a pronoun stands for) of every predication."""
    subjects: list[Argument] = []
    for clauses in document:
        here: list[Argument] = []
        inside: list[Argument] = []
        speakers: list[Argument] = []
        last: Predication | None = None
        for predication in clauses.predications:
            if predication.form == "verb":
                _passive(predication, last)
                _verb(predication, here or inside[-1:], subjects)
                last = last if predication.relative else predication
            elif predication.form == "participle":
                _participle(predication, speakers, here, subjects)
            suffix = predication.token.analysis.suffix
            if suffix:
                own = predication.subject.chunks if predication.form == "verb" and predication.subject else []
                around = [chunk for chunk in clauses.chunks[: predication.position] if chunk not in own]
                inner = [p.genitive.first for p in clauses.predications
                         if p.genitive is not None and p.position < predication.position and p is not predication]
                predication.possessor = antecedent(suffix, around, inner, here, subjects)
            owned = predication.object or predication.genitive
            mark = owned.first.head.analysis.suffix if owned is not None else ""
            if mark and owned is not None:
                around = clauses.chunks[: predication.position]
                predication.owner = antecedent(mark, around, [], here, subjects)
            subject = predication.subject
            if predication.form == "participle" and predication.implied is not None and predication.implied not in here:
                here.append(predication.implied)
            if predication.form == "verb" and subject is not None and subject.first.kind in PARTIES and predication.relative:
                inside.append(subject)  # «الخطاب الذي ألقاه المرشد وتوعد فيه»
            if predication.form == "verb" and subject is not None and subject.first.kind in PARTIES and not predication.relative:
                here.append(subject)
                if predication.token.analysis.lexeme.cues and predication.complement is not None:
                    speakers.append(subject)
        subjects = [*subjects, *here][-_MEMORY:]


def _passive(predication: Predication, last: Predication | None) -> None:
    """A verb joined by و to a passive, with nothing of its own, is passive too: «اغتصبت فتاة وقتلت في حافلة»."""
    form = predication.token.analysis.form
    bare = predication.subject is None and predication.object is None and not predication.token.analysis.suffix
    if last is None or not last.passive or last.object is None or not bare or form.voice != "either":
        return
    if predication.token.analysis.conj and fits(form.gender, form.number, last.object):
        predication.passive, predication.object = True, last.object


def _verb(predication: Predication, here: list[Argument], before: list[Argument]) -> None:
    form = predication.token.analysis.form
    if predication.subject is not None or predication.passive or form.person < 3:
        return
    for candidate in (*reversed(here), *reversed(before[-2:])):
        if fits(form.gender, form.number, candidate):
            predication.implied = candidate
            return


def _participle(predication: Predication, speakers: list[Argument], here: list[Argument], before: list[Argument]) -> None:
    """A participle goes with the main verb: one of saying with who speaks, «أكد الرئيس أن القوات تتقدم، مشددا على»."""
    form = predication.token.analysis.form
    saying = reversed(speakers) if predication.token.analysis.lexeme.cues else ()
    for candidate in (*saying, *reversed(here), *reversed(before[-1:])):
        if fits(form.gender, form.number, candidate):
            predication.implied = candidate
            return


def antecedent(
    suffix: str, chunks: list[Chunk], inner: list[Chunk], here: Iterable[Argument], before: list[Argument]
) -> Argument | None:
    """The party that an attached pronoun (3ms, 3fs, 3m, 3f, 3p, 3d …) stands for.

    Candidates are the phrases before it, those that stand in the genitive inside them (``inner``), and the subjects of sentences
    before; the noun that a relative clause around it describes comes first.
    """
    gender = "f" if suffix.endswith("f") and suffix != "3pf" else "m" if suffix[-1] == "m" else ""
    number = "p" if suffix[1:2] == "p" else "d" if suffix[1:2] == "d" else "s"
    if not suffix.startswith("3"):
        return None
    main = {argument.first.index for argument in here}
    best: tuple[int, Argument] | None = None
    candidates = sorted((*chunks[-14:], *inner), key=lambda c: c.start)
    relative = _described(chunks)
    for distance, chunk in enumerate(reversed(candidates)):
        if chunk.tag != "N" or chunk.kind not in PARTIES:
            continue
        candidate = Argument([chunk], "pronoun")
        if not fits(gender, number, candidate):
            continue
        worth = _SUBJECT_WORTH * (chunk.index in main) + _RELATIVE_WORTH * (chunk is relative) - distance // 2
        if chunk.kind == "place" and chunk.name is None:
            worth -= _SUBJECT_WORTH  # «هذا البلد» is seldom somebody
        if best is None or worth > best[0]:
            best = (worth, candidate)
    if best is not None:
        return best[1]
    return next((argument for argument in reversed(before) if fits(gender, number, argument)), None)


def _described(chunks: list[Chunk]) -> Chunk | None:
    """The noun that an open relative clause at the end of some chunks describes: «المشتبه بهم … الذين كان قد تم اعتقالهم»."""
    for position in range(len(chunks) - 1, max(-1, len(chunks) - 6), -1):
        if chunks[position].tag == "r":
            return next((c for c in reversed(chunks[:position]) if c.tag == "N" and c.kind in PARTIES), None)
        if chunks[position].tag in ",.":
            return None
    return None
