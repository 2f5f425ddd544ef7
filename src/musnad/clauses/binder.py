"""Bind a verb's subject and object: every pair of candidates is scored by named features, and the best pair wins.

The features' integer weights are in ``rules/clauses/weights.tsv``. Candidates are the bare noun phrases after and before
the verb and the antecedent of a relative clause, and for each slot the empty one.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import COLLECTIVE, case, fits, marked, of_two
from musnad.clauses.asides import SAID_BY
from musnad.clauses.candidates import Window
from musnad.clauses.government import Government
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.kernel.fold import DAMMA
from musnad.kernel.weights import Weights
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Form

AGENTS: Final = PARTIES | {"document"}
"""Kinds of phrases that a verb may have for its subject as for one who acts."""
_FAR: Final = 4
"""More chunks between a subject and an object than stand in one clause."""
_SUBJECT: Final = {how: f"subject-{how}" for how in ("after", "before", "antecedent")}
_OBJECT: Final = {how: f"object-{how}" for how in ("after", "before", "antecedent")}
_ADVERBIAL: Final = frozenset({"time", "quality"})
"""Kinds of bare phrases that say when or how: «احتجزته يومين»."""
_SUBJECT_AFTER: Final = ("subject-after-0", "subject-after-1", "subject-after-2")
_OBJECT_AFTER: Final = ("object-after-0", "object-after-1", "object-after-2")


class Binder:
    """Binds with the weights of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._weights = Weights({row["id"]: int(row["weight"]) for row in book.table("clauses/weights.tsv")})

    def bind(self, predication: Predication, chunk: Chunk, window: Window, frame: Government, shared: bool) -> None:
        """Fill the subject, object and voice of a verbal predication from its window.

        ``shared``: a verb before it has a subject that its ending agrees with.
        """
        weights = self._weights
        form = predication.token.analysis.form
        marked_passive = DAMMA in predication.token.word.raw[:4] or form.voice == "passive"
        subjects: list[Argument | None] = [None]
        subjects += window.after[:3]
        subjects += window.before[:2]
        if window.antecedent:
            subjects.append(window.antecedent)
        gap = gapped(predication, window)
        suffix = predication.token.analysis.suffix
        either = form.voice == "either" and not frame.intransitive and not suffix  # «عمال خطفتهم» has its object
        voices = (True,) if marked_passive else (False, True) if either else (False,)
        best: tuple[int, Argument | None, Argument | None, bool] = (-(10**9), None, None, marked_passive)
        candidates: list[Argument | None] = [None]
        candidates += window.after[:3]
        if window.antecedent and not window.other and (suffix or not _resumes(window, window.antecedent)):
            candidates.append(window.antecedent)  # not that of «الهجوم الذي قتل فيه عشرة»
        before = window.before[0] if window.before and form.voice != "active" else None
        if before is not None:
            candidates.append(before)
        of_objects: list[list[int]] = []
        for passive in voices:
            worths: list[int] = []
            for patient in candidates:
                worths.append(object_worth(weights, predication, chunk, window, patient, passive, frame))
            of_objects.append(worths)
        for subject in subjects:
            of_subject: list[int] = []
            if subject is None:
                paired = window.joined
                for passive in voices:
                    of_subject.append(subject_worth(weights, predication, chunk, window, None, passive, frame))
            elif marked_passive:
                continue
            else:
                paired = subject.how == "after"
                of_subject.append(subject_worth(weights, predication, chunk, window, subject, False, frame))
            unused = gap and subject is not window.antecedent
            for number, patient in enumerate(candidates):
                fronted = beside = False
                if patient is not None:
                    fronted = patient is before
                    if patient is subject or (fronted and subject is not None):
                        continue
                    beside = paired and patient.how == "after"
                for choice, one in enumerate(of_subject):
                    passive = voices[choice]
                    if fronted and not passive:
                        continue
                    score = one + of_objects[choice][number]
                    if beside and patient is not None:
                        score += pair_worth(weights, window, subject, patient, passive, frame, shared)
                    if unused and patient is not window.antecedent:
                        score += weights["antecedent-unused"]  # «الذي دفع الجيش إلى الانسحاب»: it has a part in its clause
                    if score > best[0]:
                        best = (score, subject, patient, passive)
        predication.score, predication.subject, predication.object, predication.passive = best
        predication.others = [a for a in window.after[:3] if a is not predication.subject and a is not predication.object]


def gapped(predication: Predication, window: Window) -> bool:
    """Whether no pronoun in a relative clause stands for its antecedent, which then is the subject or object of its verb."""
    return window.antecedent is not None and not window.resumed and not predication.token.analysis.suffix and not any(
        argument.first.head.analysis.suffix for argument in (*window.after, *window.oblique.values()))


def pair_worth(
    weights: Weights, window: Window, subject: Argument | None, patient: Argument, passive: bool, frame: Government, shared: bool
) -> int:
    """What the features of a pair are worth: both phrases after the verb, or no subject and an object after «و» and the verb."""
    worth = 0
    if subject is None:
        told = not frame.saying or frame.addressing or (bool(window.pronominal) and not agentive(patient.first))
        if window.joined and not passive and shared and told and frame.transitive:
            worth += weights["subject-shared"]
    elif subject.how == "after":
        if frame.visiting and subject.first.kind == "place" and patient.first.kind == "person":
            worth += weights["place-before-visitor"]
        behind = window.after.index(patient) > window.after.index(subject)
        nearer, farther = (subject, patient) if behind else (patient, subject)
        if farther.first.index - nearer.chunks[-1].index > _FAR:
            worth += weights["pair-far"]
        worth += weights["object-after-subject" if behind else "object-before-subject"]
    return worth


def subject_worth(
    weights: Weights, predication: Predication, verb: Chunk, window: Window, subject: Argument | None, passive: bool,
    frame: Government
) -> int:
    """What the features of a subject, or of none, are worth, whatever the object is."""
    if subject is None:
        return _no_subject_worth(weights, predication, verb, window, passive)
    form, suffix = predication.token.analysis.form, predication.token.analysis.suffix
    first, how, agent = subject.first, subject.how, agentive(subject.first)
    after = how == "after"
    worth = weights[_SUBJECT[how]]
    if form.person < 3:
        worth += weights["subject-of-first-person"]
    shown = case(first)
    if shown == "oblique" and (after or first.head.tag != "z"):
        worth += weights["subject-oblique-case" if after else "subject-oblique-before"]
    elif shown == "nominative":
        worth += weights["subject-nominative"]
    if after:
        worth += _following_subject_worth(weights, predication, verb, window, subject, frame)
    elif how == "before" and window.inner and subject is window.before[1]:
        worth += weights["subject-before-inner"]
    elif how == "before" and window.behind_comma:
        worth += weights["subject-before-comma"]
        if not first.definite:
            worth += weights["subject-before-comma-indefinite"]
    elif window.asyndetic and how == "before":
        worth += weights["subject-asyndetic"]
        if window.resumed or (suffix and fits(*marked(suffix), subject)):
            worth += weights["subject-resumed"]  # «دورية تؤازرها قوة»
            if suffix and first.kind in PARTIES and not window.resumed:
                worth += weights["subject-asyndetic-resumed"]
        if _resumes(window, subject):
            worth += weights["asyndetic-recalled"]
        if not agrees(form.gender, form.number, subject, after=False):
            worth += weights["subject-asyndetic-disagrees"]
    worth += weights["subject-agrees" if agrees(form.gender, form.number, subject, after=after) else "subject-disagrees"]
    worth += weights["subject-agent" if agent else f"subject-{first.kind or 'thing'}"]
    if frame.saying and agent:
        worth += weights["speaker-agent"]
    elif frame.saying and first.head.lexeme.pos == "dem":
        worth += weights["speaker-demonstrative"]
    if how == "antecedent" and ((suffix and not window.other) or _resumes(window, subject)):
        worth += weights["subject-resumed"]
    return worth


def _no_subject_worth(weights: Weights, predication: Predication, verb: Chunk, window: Window, passive: bool) -> int:
    """What it is worth that a verb has no subject of its own."""
    form = predication.token.analysis.form
    worth = weights["subject-none"]
    if not passive and not verb.conj and not window.antecedent and form.person == 3 and form.number == "s" and window.opens:
        worth += weights["subject-none-opening"]
    if window.joined and not passive:
        worth += weights["subject-none-after-conjunction"]
    if form.number != "s" or form.person < 3:
        worth += weights["subject-none-inflected"]
    return worth


def _following_subject_worth(
    weights: Weights, predication: Predication, verb: Chunk, window: Window, subject: Argument, frame: Government
) -> int:
    """What the features of a subject behind its verb are worth, those aside that any subject has."""
    form, suffix, first, alone = (
        predication.token.analysis.form, predication.token.analysis.suffix, subject.first, len(window.after) == 1)
    worth = weights[_SUBJECT_AFTER[min(window.after.index(subject), 2)]]
    if window.pronoun:
        worth += weights["subject-beside-pronoun"]
    known = first.kind == "thing" and first.definite and fits(form.gender, "", subject)  # «قتلتهم الطائرات»
    if suffix and collocated(predication, first) and not known:
        worth += weights["subject-collocated"]
    elif alone and not frame.saying and _own(predication, first):
        worth += weights["subject-own"]
    elif not known and _done(predication, first, alone=alone):
        worth += weights["subject-done"]
    if frame.saying and any(a.first.index < first.index for prep, a in window.oblique.items() if prep in SAID_BY):
        worth += weights["subject-behind-content"]
    if frame.urging and first.kind != "person" and all(a is subject or a.first.kind == "act" for a in window.after) and (
            alone or verb.conj):
        worth += weights["subject-urged"]
    if not first.definite and first.index - verb.index > 2:
        worth += weights["subject-far-indefinite"]
    if form.number != "s":
        worth += weights["subject-after-plural-verb"]
    if not window.behind_comma and not suffix and window.before and _topic(verb, window, form):
        worth += weights["subject-after-topic"]
    return worth


def _resumes(window: Window, antecedent: Argument) -> bool:
    """Whether a pronoun behind a preposition may stand for the antecedent: «زيارة بحث خلالها الوزير»."""
    return any(fits(*marked(pronoun.head.analysis.suffix), antecedent) for pronoun in window.pronominal.values())


def _topic(verb: Chunk, window: Window, form: Form) -> bool:
    """Whether a definite party opens the clause of the verb or stands right before it, and agrees: «الملك منح السفير وساما»."""
    before = window.before[0]
    first = before.first
    return ((window.topical or first.index == verb.index - 1) and first.definite and agentive(first) and not verb.conj
            and agrees(form.gender, form.number, before, after=False))


def object_worth(
    weights: Weights, predication: Predication, verb: Chunk, window: Window, patient: Argument | None, passive: bool,
    frame: Government
) -> int:
    """What the features of an object, or of none, are worth, whatever the subject is."""
    worth = 0
    form = predication.token.analysis.form
    transitive, saying = frame.transitive, frame.saying
    if patient is None:
        if frame.needing and not predication.token.analysis.suffix:
            if not passive:
                worth += weights["object-none-needed"]
        elif saying and not passive and form.number == "p" and any(
                preposition in window.oblique for cue in predication.token.analysis.lexeme.cues for preposition in cue.content):
            worth += weights["object-none"]  # «إن المعارضين حذروا من الفوضى»
        elif transitive and not predication.token.analysis.suffix:
            worth += weights["object-none-strict" if frame.strict and not saying else "object-none-transitive"]
        else:
            worth += weights["object-none"]
        if passive:
            worth += weights["passive-without-patient"]
        return worth
    first, after = patient.first, patient.how == "after"
    worth += weights[_OBJECT[patient.how]]
    if patient.how == "before" and window.behind_comma:
        worth += weights["object-before-comma"]
    if not passive and after and case(first) == "nominative":
        worth += weights["object-nominative"]
    if passive and after and case(first) == "oblique":
        worth += weights["passive-oblique"]
    if predication.token.analysis.suffix and after and not collocated(predication, first):
        worth += weights["object-beside-pronoun"]
    if predication.token.analysis.suffix and patient.how == "antecedent":
        worth += weights["object-resumed"]
    elif patient.how == "antecedent" and not passive and not window.asyndetic:
        worth += weights["object-antecedent-bare"]
    if not transitive:
        worth += weights["object-of-intransitive"]
    if frame.strict and first.kind in _ADVERBIAL and after:
        worth += weights["object-adverbial"]
    if after:
        worth += weights[_OBJECT_AFTER[min(window.after.index(patient), 2)]]
    if passive and form.tense == "present":
        worth += weights["passive-present"]
    if passive and after and window.before and window.before[0].first.index == verb.index - 1 and agrees(
        form.gender, form.number, window.before[0], after=False
    ):
        worth += weights["passive-beside-subject"]
    if passive and saying and not frame.needing and (
            first.kind in AGENTS if after else patient.how == "before" and frame.addressing and first.kind == "act"):
        worth += weights["passive-of-saying"]  # «أكدت مسؤولة», «مظاهرات تطالب»
    if passive and frame.visiting and first.kind != "place" and first.kind in PARTIES:
        worth += weights["passive-of-visiting"]
    if passive:
        worth += weights["passive-first" if after and window.after.index(patient) == 0 else "passive-other"]
        if not agrees(form.gender, form.number, patient, after=after):
            worth += weights["passive-disagrees"]
        if after and form.number != "s":
            worth += weights["passive-after-plural-verb"]
        if after and window.pronoun:
            worth += weights["passive-beside-pronoun"]
        if not first.definite:
            worth += weights["passive-indefinite"]
        if first.kind in ("person", "group", "quantity", "unknown"):
            worth += weights["passive-person"]
        if patient.how == "antecedent" and not window.resumed and not predication.token.analysis.suffix:
            worth += weights["passive-antecedent"]
        if patient.how == "before" and window.asyndetic and _resumes(window, patient):
            worth += weights["asyndetic-recalled"]
        if patient.how == "before" and not frame.transitive:
            worth += weights["passive-intransitive"]
        if patient.how == "before" and frame.strict and not window.after:
            worth += weights["passive-before-strict"]
    return worth


def collocated(predication: Predication, chunk: Chunk) -> bool:
    """Whether a phrase is the noun of a collocation of the verb: «سلمته مذكرة»."""
    lemma = chunk.head.lexeme.lemma
    senses = predication.token.analysis.lexeme.events
    return chunk.kind in ("act", "document", "thing") and any(sense.takes(lemma) and not sense.prep for sense in senses)


def _own(predication: Predication, chunk: Chunk) -> bool:
    """Whether the pronoun of a phrase may stand for the subject of the verb before it: «أن تسحب قواتها»."""
    form, suffix = predication.token.analysis.form, chunk.head.analysis.suffix
    if form.tense != "present" or form.person != 3 or not suffix.startswith("3"):
        return False
    if not any((sense.affecting or sense.takes(chunk.head.lexeme.lemma)) and not sense.prep
               for sense in predication.token.analysis.lexeme.events):
        return False
    gender, number = marked(suffix)
    return gender in ("", form.gender) and number in ("", form.number)


def _done(predication: Predication, chunk: Chunk, *, alone: bool) -> bool:
    """Whether a phrase is the noun of a collocation that has somebody for its subject: «تخوض اشتباكات».

    A thing before another phrase may be what does it: «دمرت الطائرات منزلا». ``alone``: no other phrase stands behind the verb.
    """
    if chunk.kind not in ("act", "document") and not (alone and chunk.kind == "thing"):
        return False
    lemma = chunk.head.lexeme.lemma
    senses = predication.token.analysis.lexeme.events
    return any("subj" in sense.actor and not sense.prep and sense.takes(lemma) for sense in senses)


def agentive(chunk: Chunk) -> bool:
    """Whether a phrase denotes somebody who can act; of places only names, which stand for governments, and «بلاده»."""
    if chunk.kind == "place":
        return chunk.head.name is not None or bool(chunk.head.analysis.suffix)
    return chunk.kind in AGENTS


def agrees(gender: str, number: str, argument: Argument, *, after: bool) -> bool:
    """Whether a verb form agrees with a subject after it (gender only) or before it (gender and number)."""
    chunk = argument.first
    if number == "p" and not after and chunk.kind in COLLECTIVE:
        return True  # «الشرطة أطلقوا النار»
    several = chunk.number == "p" and not case(chunk) and (
        chunk.kind == "unknown" or (chunk.kind == "person" and chunk.count is None)
        or (chunk.kind == "group" and (chunk.gender == "m" or chunk.start < chunk.head.start)))  # not «حمل الجهات»
    if chunk.gender and gender in "mf" and gender and chunk.gender != gender and chunk.kind != "quantity" and not several:
        return False
    if after or len(argument.chunks) > 1:
        return True
    if number == "d" or chunk.number == "d":
        return number == "d" and of_two(chunk)
    human_plural = chunk.number == "p" and chunk.kind == "person"
    if human_plural and number == "s" and gender == "f" and not case(chunk):
        return True  # «عناصر من الحرس قامت»: a broken plural
    return (number == "p") == human_plural
