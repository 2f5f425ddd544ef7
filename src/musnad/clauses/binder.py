"""Bind a verb's subject and object: every pair of candidates is scored by named features, and the best pair wins.

The features' integer weights are in ``rules/clauses/weights.tsv``. Candidates are the bare noun phrases after and before
the verb and the antecedent of a relative clause, and for each slot the empty one.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import COLLECTIVE, case, fits, marked
from musnad.clauses.asides import SAID_BY
from musnad.clauses.government import Government
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.clauses.window import Window
from musnad.kernel.fold import DAMMA
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Form

AGENTS: Final = PARTIES | {"document"}
"""Kinds of phrases that a verb may have for its subject as for one who acts."""


class Binder:
    """Binds with the weights of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._weights = {row["id"]: int(row["weight"]) for row in book.table("clauses/weights.tsv")}

    def bind(self, predication: Predication, chunk: Chunk, window: Window, frame: Government, shared: bool) -> None:
        """Fill the subject, object and voice of a verbal predication from its window.

        ``shared``: a verb before it has a subject that its ending agrees with.
        """
        unused = self._weights.get("antecedent-unused", 0)
        form = predication.token.analysis.form
        marked_passive = DAMMA in predication.token.word.raw[:4] or form.voice == "passive"
        subjects: list[Argument | None] = [None, *window.after[:3], *window.before[:2]]
        if window.antecedent:
            subjects.append(window.antecedent)
        gap = gapped(predication, window)
        voices = (True,) if marked_passive else (False, True) if form.voice == "either" else (False,)
        best: tuple[int, Argument | None, Argument | None, bool] = (-(10**9), None, None, marked_passive)
        candidates: list[Argument | None] = [None, *window.after[:3]]
        if window.antecedent:
            candidates.append(window.antecedent)
        before = window.before[0] if window.before and form.voice != "active" else None
        if before is not None:
            candidates.append(before)
        of_objects = [
            (patient, [self._worth(object_features(predication, chunk, window, patient, passive, frame)) for passive in voices])
            for patient in candidates
        ]
        for subject in subjects:
            if subject is not None and marked_passive:
                continue
            of_subject = [self._worth(subject_features(predication, chunk, window, subject, passive, frame))
                          for passive in (voices if subject is None else (False,))]
            paired = subject.how == "after" if subject is not None else window.joined
            for patient, of_object in of_objects:
                if patient is not None and (patient is subject or (patient is before and subject is not None)):
                    continue
                for choice, one in enumerate(of_subject):
                    passive = voices[choice]
                    if not passive and patient is before and before is not None:
                        continue
                    score = one + of_object[choice]
                    if paired and patient is not None and patient.how == "after":
                        score += self._worth(pair_features(chunk, window, subject, patient, passive, frame, shared))
                    if gap and subject is not window.antecedent and patient is not window.antecedent:
                        score += unused  # «الذي دفع الجيش إلى الانسحاب»: the antecedent has a part in its clause
                    if score > best[0]:
                        best = (score, subject, patient, passive)
        predication.score, predication.subject, predication.object, predication.passive = best
        predication.others = [a for a in window.after[:3] if a is not predication.subject and a is not predication.object]

    def _worth(self, names: list[str]) -> int:
        weights, total = self._weights, 0
        for name in names:
            total += weights.get(name, 0)
        return total


def gapped(predication: Predication, window: Window) -> bool:
    """Whether no pronoun in a relative clause stands for its antecedent, which then is the subject or object of its verb."""
    return window.antecedent is not None and not window.resumed and not predication.token.analysis.suffix and not any(
        argument.first.head.analysis.suffix for argument in (*window.after, *window.oblique.values()))


def pair_features(
    verb: Chunk, window: Window, subject: Argument | None, patient: Argument, passive: bool, frame: Government, shared: bool
) -> list[str]:
    """Names of the features of a pair: both phrases after the verb, or no subject and an object after «و» and the verb."""
    found: list[str] = []
    if subject is None:
        told = not frame.saying or frame.addressing or (bool(window.pronominal) and not agentive(patient.first))
        if window.joined and not passive and shared and told and frame.transitive:
            found.append("subject-shared")
    elif subject.how == "after":
        behind = window.after.index(patient) > window.after.index(subject)
        found.append("object-after-subject" if behind else "object-before-subject")
    return found


def subject_features(
    predication: Predication, verb: Chunk, window: Window, subject: Argument | None, passive: bool, frame: Government
) -> list[str]:
    """Names of the features of a subject, or of none, whatever the object is."""
    found: list[str] = []
    form = predication.token.analysis.form
    saying = frame.saying
    if subject is None:
        found.append("subject-none")
        if not passive and not verb.conj and not window.antecedent and form.person == 3 and form.number == "s" and window.opens:
            found.append("subject-none-opening")
        if window.joined and not passive:
            found.append("subject-none-after-conjunction")
        if form.number != "s" or form.person < 3:
            found.append("subject-none-inflected")
    else:
        first, how, agent = subject.first, subject.how, agentive(subject.first)
        found.append(f"subject-{how}")
        if form.person < 3:
            found.append("subject-of-first-person")
        if window.pronoun and how == "after":
            found.append("subject-beside-pronoun")
        shown = case(first)
        if shown == "oblique" and (how == "after" or first.head.tag != "z"):
            found.append("subject-oblique-case" if how == "after" else "subject-oblique-before")
        elif shown == "nominative":
            found.append("subject-nominative")
        if how == "after":
            found.append(f"subject-after-{min(window.after.index(subject), 2)}")
            if predication.token.analysis.suffix and _collocated(predication, first):
                found.append("subject-collocated")
            if saying and any(a.first.index < first.index for prep, a in window.oblique.items() if prep in SAID_BY):
                found.append("subject-behind-content")
            if not first.definite and first.index - verb.index > 2:
                found.append("subject-far-indefinite")
            if form.number != "s":
                found.append("subject-after-plural-verb")
            bare = not window.behind_comma and not predication.token.analysis.suffix
            if bare and window.before and _topic(verb, window.before[0], form):
                found.append("subject-after-topic")
        elif how == "before" and window.inner and subject is window.before[1]:
            found.append("subject-before-inner")
        elif how == "before" and window.behind_comma:
            found.append("subject-before-comma")
            if not first.definite:
                found.append("subject-before-comma-indefinite")
        elif window.asyndetic and how == "before":
            found.append("subject-asyndetic")
            suffix = predication.token.analysis.suffix
            if window.resumed or (suffix and fits(*marked(suffix), subject)):
                found.append("subject-resumed")  # «دورية تؤازرها قوة»
            if not agrees(form.gender, form.number, subject, after=False):
                found.append("subject-asyndetic-disagrees")
        found.append("subject-agrees" if agrees(form.gender, form.number, subject, after=how == "after") else "subject-disagrees")
        found.append("subject-agent" if agent else f"subject-{first.kind or 'thing'}")
        if saying and agent:
            found.append("speaker-agent")
        elif saying and first.head.lexeme.pos == "dem":
            found.append("speaker-demonstrative")
        if how == "antecedent" and (predication.token.analysis.suffix or _resumes(window, subject)):
            found.append("subject-resumed")
    return found


def _resumes(window: Window, antecedent: Argument) -> bool:
    """Whether a pronoun behind a preposition may stand for the antecedent: «زيارة بحث خلالها الوزير»."""
    return any(fits(*marked(pronoun.head.analysis.suffix), antecedent) for pronoun in window.pronominal.values())


def _topic(verb: Chunk, before: Argument, form: Form) -> bool:
    """Whether a definite party stands right before the verb and agrees with it: «الملك منح السفير وساما»."""
    first = before.first
    return (first.index == verb.index - 1 and first.definite and agentive(first) and not verb.conj
            and agrees(form.gender, form.number, before, after=False))


def object_features(
    predication: Predication, verb: Chunk, window: Window, patient: Argument | None, passive: bool, frame: Government
) -> list[str]:
    """Names of the features of an object, or of none, whatever the subject is."""
    found: list[str] = []
    form = predication.token.analysis.form
    transitive, saying = frame.transitive, frame.saying
    if patient is None:
        if frame.needing and not predication.token.analysis.suffix:
            if not passive:
                found.append("object-none-needed")
        elif transitive and not predication.token.analysis.suffix:
            found.append("object-none-strict" if frame.strict and not saying else "object-none-transitive")
        else:
            found.append("object-none")
        if passive:
            found.append("passive-without-patient")
        return found
    first, after = patient.first, patient.how == "after"
    found.append(f"object-{patient.how}")
    if patient.how == "before" and window.behind_comma:
        found.append("object-before-comma")
    if not passive and after and case(first) == "nominative":
        found.append("object-nominative")
    if passive and after and case(first) == "oblique" and first.head.tag != "z":
        found.append("passive-oblique")
    if predication.token.analysis.suffix and after and not _collocated(predication, first):
        found.append("object-beside-pronoun")
    if predication.token.analysis.suffix and patient.how == "antecedent":
        found.append("object-resumed")
    if not transitive:
        found.append("object-of-intransitive")
    if after:
        found.append(f"object-after-{min(window.after.index(patient), 2)}")
    if passive and form.tense == "present":
        found.append("passive-present")
    if passive and after and window.before and window.before[0].first.index == verb.index - 1 and agrees(
        form.gender, form.number, window.before[0], after=False
    ):
        found.append("passive-beside-subject")
    if passive and saying and not frame.needing and first.kind in AGENTS and after:
        found.append("passive-of-saying")
    if passive:
        found.append("passive-first" if after and window.after.index(patient) == 0 else "passive-other")
        if not agrees(form.gender, form.number, patient, after=after):
            found.append("passive-disagrees")
        if after and form.number != "s":
            found.append("passive-after-plural-verb")
        if after and window.pronoun:
            found.append("passive-beside-pronoun")
        if not first.definite:
            found.append("passive-indefinite")
        if first.kind in ("person", "group", "quantity", "unknown"):
            found.append("passive-person")
        if patient.how == "antecedent" and not window.resumed and not predication.token.analysis.suffix:
            found.append("passive-antecedent")
        if patient.how == "before" and not frame.transitive:
            found.append("passive-intransitive")
        if patient.how == "before" and frame.strict and not window.after:
            found.append("passive-before-strict")
    return found


def _collocated(predication: Predication, chunk: Chunk) -> bool:
    """Whether a phrase is the noun of a collocation of the verb: «سلمته مذكرة»."""
    lemma = chunk.head.lexeme.lemma
    senses = predication.token.analysis.lexeme.events
    return chunk.kind in ("act", "document", "thing") and any(sense.takes(lemma) and not sense.prep for sense in senses)


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
    if chunk.gender and gender in "mf" and gender and chunk.gender != gender and chunk.kind != "quantity" and not (
        chunk.kind in ("person", "group", "unknown") and chunk.number == "p"
    ):
        return False
    if after or len(argument.chunks) > 1:
        return True
    if number == "d" or chunk.number == "d":
        return number == chunk.number
    human_plural = chunk.number == "p" and chunk.kind == "person"
    if human_plural and number == "s" and gender == "f" and not case(chunk):
        return True  # «عناصر من الحرس قامت»: a broken plural
    return (number == "p") == human_plural
