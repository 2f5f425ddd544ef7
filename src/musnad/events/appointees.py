"""Who takes or leaves a post: not the post itself («وزيرا للداخلية»), and somebody in particular.

«عين الملك محمد سالم وزيرا» and «تعيين محمد سالم وزيرا» tell of Salim; «يسعى إلى تشكيل حكومة» and «من المقرر انتخاب رئيس جديد»
of nobody yet.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler
from musnad.mentions.chunk import Chunk
from musnad.mentions.placenames import PLACES

OFFICE: Final = "office"
_ANNOUNCING: Final = frozenset({"announces", "confirms", "says", "reports"})
_PERSONS: Final = frozenset({"person", "unknown"})
_RULING: Final = frozenset({"person", "government", "organisation", "group", "unknown"})
"""Kinds of those who take a post or are chosen."""
_PRESUPPOSING: Final = frozenset({"since", "after", "before"})
"""Prepositions of what is known to have come to it."""
_BACK: Final = 10
"""How many chunks back a pronoun finds whom it means."""


def appointed(draft: EventDraft, clauses: Clauses) -> list[Filler]:
    """The recipients of an appointment with the one who is appointed in the place of what he is appointed to be."""
    predication = draft.predication
    if not draft.recipient and predication.form == "verb" and predication.subject is not None and (
        predication.object is None and not predication.token.analysis.suffix and predication.subject.first.names is not None
    ):
        return list(predication.subject.chunks)  # «أعفى الرئيس محمد سالم من منصبه»: no comma parts the two
    chosen = predication.object or predication.subject
    if not draft.recipient and predication.form == "verb" and chosen is not None and chosen.first.kind == "act":
        elected = next((p for p in clauses.predications if p.position == chosen.first.index and p.form != "verb"), None)
        whom = (elected.genitive or elected.possessor) if elected is not None else None
        if whom is None and elected is not None:
            return before(elected, clauses)  # «بلاتيني الذي أعيد انتخابه»
        return list(whom.chunks) if whom is not None else []  # «أعيد انتخاب الرئيس», «أعيد انتخابه»
    recipients = [_holder(filler, clauses) for filler in draft.recipient]
    nobody = all(isinstance(filler, Chunk) and not _named(filler) and not filler.definite for filler in recipients)
    if nobody and predication.form != "verb" and predication.genitive is not None and (
        predication.genitive.first.kind == "person" and _named(predication.genitive.first)
    ):
        return list(predication.genitive.chunks)  # «حفل تنصيب الرئيس محمد سالم», «تعيين سالمة علي مديرة»
    titles = [filler for filler in recipients if isinstance(filler, Chunk) and _post(filler)]
    persons = [filler for filler in recipients if filler not in titles]
    if persons or not titles:
        return persons or recipients
    title = titles[0]
    if predication.form != "verb" and predication.genitive is not None and predication.genitive.first.kind in _PERSONS and (
        not _post(predication.genitive.first)
    ):
        return list(predication.genitive.chunks)
    owner = predication.possessor
    if predication.form != "verb" and owner is not None:
        return list(owner.chunks)
    for chunk in reversed(clauses.chunks[predication.position + 1 : title.index]):
        if chunk.tag == "N" and chunk.kind in _PERSONS and not chunk.prep and not _post(chunk):
            return recipients if _appoints(predication, chunk) else [chunk]
    resumed = predication.owner or (predication.possessor if predication.token.analysis.suffix else None)
    return list(resumed.chunks) if resumed is not None else recipients


def _appoints(verb: Predication, chunk: Chunk) -> bool:
    """Whether a nameless title is the subject of a verb, who appoints another: «عين الرئيس وزيرا جديدا للدفاع»."""
    subject = verb.subject if verb.form == "verb" and not verb.passive else None
    return subject is not None and subject.first is chunk and chunk.head.lexeme.pos == "role" and not _named(chunk)


def _holder(filler: Filler, clauses: Clauses) -> Filler:
    """A person whose name stands behind the office of the one whose deputy he is: «النائب الأول لرئيس الوزراء محمد سالم»."""
    if not isinstance(filler, Chunk) or filler.head.lexeme.pos != "role" or _named(filler):
        return filler
    following = clauses.chunks[filler.index + 1] if filler.index + 1 < len(clauses.chunks) else None
    named = following is not None and following.prep == "li" and following.kind == "person" and following.names is not None
    return following if named and following is not None else filler


def _post(chunk: Chunk) -> bool:
    """Whether a phrase names a post rather than somebody: an indefinite title."""
    return chunk.head.lexeme.pos == "role" and not _named(chunk) and chunk.head.analysis.form.state == "tanwin"


def _named(chunk: Chunk) -> bool:
    return chunk.names is not None or (chunk.name is not None and not (
        chunk.head.lexeme.pos == "role" and chunk.name.kind in PLACES))  # not «رئيس مصر»


def before(predication: Predication, clauses: Clauses) -> list[Filler]:
    """The last person named before a noun whose pronoun means him: «اتصل برئيس الحزب سالم، مع احتمال انتخابه رئيسا»."""
    suffix = predication.token.analysis.suffix
    if not suffix.startswith("3"):
        return []
    for chunk in reversed(clauses.chunks[max(0, predication.position - _BACK) : predication.position]):
        if chunk.tag == "N" and chunk.kind in _PERSONS and _named(chunk) and fits(*marked(suffix), Argument([chunk], "pronoun")):
            return [chunk]
    return []


def ruler(predication: Predication) -> list[Filler]:
    """Whose rule falls: «سقوط حكم مبارك»."""
    rule = predication.genitive if predication.form != "verb" else predication.subject
    if rule is None:
        return []
    return [rule.first] if _named(rule.first) else []


def ahead(draft: EventDraft, clauses: Clauses) -> list[Filler]:
    """Whom a pronoun means that stands before his name: «بعد توليه الرئاسة، زار بينيت الحدود»."""
    predication = draft.predication
    if draft.actor or draft.recipient or predication.form == "verb" or not predication.token.analysis.suffix.startswith("3"):
        return []
    if clauses.chunks[predication.position].prep not in _PRESUPPOSING:
        return []
    main = next((verb for verb in clauses.verbs if verb.position > predication.position and not verb.relative), None)
    subject = main.subject if main is not None else None
    return list(subject.chunks) if subject is not None and subject.first.kind in _PERSONS else []


def nobody_yet(draft: EventDraft, happening: frozenset[str]) -> bool:
    """Whether a noun tells of a post that nobody in particular takes, and nothing says that it came to it."""
    predication = draft.predication
    if predication.form == "verb":
        return draft.status == "hypothetical" and unnamed(draft)
    chosen = [filler for filler in draft.recipient or draft.actor if isinstance(filler, Chunk)]
    if any(_named(filler) or filler.kind == "unknown" for filler in chosen) or (
            predication.token.analysis.suffix and not unnamed(draft)):
        return False  # «انتخاب الرئيس» may be of nobody yet, «انتخابه» is not
    verb = predication.governor
    if draft.status == "hypothetical" or verb is None:
        return True
    told = verb.token.lexeme.lemma in happening or any(cue.stance in _ANNOUNCING for cue in verb.token.lexeme.cues)
    return not told


def held(draft: EventDraft, occupying: frozenset[str], *, heading: bool) -> bool:
    """Whether a verb in the present tells who holds a post, or how posts are filled: «الذي يتولى رئاسته», «يقال فيها الوزير»."""
    verb = draft.predication
    form = verb.token.analysis.form
    if verb.form != "verb" or heading or form.tense != "present" or verb.token.analysis.future or draft.status != "actual":
        return False
    return not draft.dated and (verb.relative or (verb.token.lexeme.lemma in occupying and by_person(draft)))


def itself(clauses: Clauses, predication: Predication) -> bool:
    """Whether somebody makes himself what nobody made him: «تنصب نفسها ناطقة باسم الشعب»."""
    behind = clauses.chunks[predication.position + 1 : predication.position + 2]
    return predication.form == "verb" and bool(behind) and behind[0].head.lexeme.pos == "reflexive"


def of_a_task(draft: EventDraft, duties: frozenset[str]) -> bool:
    """Whether somebody is given a task rather than a post: «تتولى اللجنة مهمة إجراء الحوار»."""
    return draft.sense.object in duties and not by_person(draft)


def unnamed(draft: EventDraft) -> bool:
    """Whether a change of office tells of nobody in particular."""
    return not any(_somebody(filler) for filler in draft.recipient or draft.actor)


def by_person(draft: EventDraft) -> bool:
    """Whether a person takes a post, not a party or a bloc: «فاز بايدن بالرئاسة»."""
    return any(isinstance(filler, Chunk) and filler.kind in _PERSONS and _somebody(filler)
               for filler in draft.recipient or draft.actor)


def nameless(draft: EventDraft) -> bool:
    """Whether no phrase of a change of office holds a name: «النظام», not «نظام القذافي»."""
    fillers = [filler for filler in draft.recipient or draft.actor if isinstance(filler, Chunk)]
    return all(filler.last - filler.first == 1 and not _named(filler) and filler.kind != "person" for filler in fillers)


def _somebody(filler: Filler) -> bool:
    """Whether a filler is named or is a person by his title: «الوالي», not «رئيس جديد», «الحكومة»."""
    if not isinstance(filler, Chunk) or filler.kind not in _RULING:
        return False
    return _named(filler) or (filler.kind == "person" and filler.definite) or filler.kind == "unknown"
