"""Where the reporter resumes behind what is said: at another cue, at a source, at another speaker."""

from __future__ import annotations

from typing import Final

from musnad.attribution.constructions import Constructions, Source
from musnad.attribution.draft import Voice
from musnad.attribution.opening import opening
from musnad.attribution.senses import denotes
from musnad.attribution.speakers import own_side, same_voice
from musnad.attribution.subject import speaking_subject
from musnad.attribution.words import Borders, Words
from musnad.clauses.agreement import fits
from musnad.clauses.binder import AGENTS
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue

_FRONTED: Final = frozenset({"after", "before", "during", "maa", "since"})
"""Prepositions of a fronted masdar of saying: «بعد إعلان الوزير أن المعبر سيفتح، توافد»."""
_LEAST: Final = 3
"""Chunks of a fronted clause."""
_NAMED_AGAIN: Final = frozenset({"person", "document", "outlet"})
"""Kinds of speakers who are named again where the reporter goes on to what they did."""
_LAST: Final = 3
"""Chunks of a sentence that ends in a verb of saying whose content is the next one."""


def stops(
    clauses: Clauses, found: Constructions, cues: list[tuple[Predication, Cue]], words: Words, borders: Borders,
    linking: frozenset[str],
) -> set[int]:
    """Chunks at which the content before them ends."""
    chunks = clauses.chunks
    stops = set(found.turned)
    stops |= {source.first for source in [*found.sources, *found.citing] if not _of_his_own(chunks, source)}
    stops |= _named_again(clauses, cues)
    main = _main_clause(clauses, borders)
    if main is not None:
        stops.add(main)
    stops |= {p.position for p in clauses.predications if p.form == "participle" and p.position and _turning(chunks, p)}
    for predication, cue in cues:
        position = predication.position
        before = chunks[position - 1] if position else None
        if predication.form == "masdar" and position == 0 and chunks[0].prep and predication.complement is not None:
            turned = next((i for i in range(predication.complement, len(chunks)) if chunks[i].tag == "j"
                           and chunks[i - 1].tag == "," and chunks[i].head.lexeme.lemma in borders.turning), None)
            if turned is not None:
                stops.add(turned)  # «رغم تأكيد الوزير أن الوضع آمن، لكنه حذر»
        adverbial = before is not None and (before.tag == "," or (
            chunks[position].tag == "w" and before.tag != "V" and not chunks[position].conj
            and predication.token.analysis.form.state == "tanwin"))
        if adverbial and predication.form == "participle":
            stops.add(position)  # «، محملا المعارضة المسؤولية», «مشيرا إلى»: the reporter's, whatever it governs
            continue
        if before is not None and before.tag == "," and chunks[position].conj and len(chunks) - position <= _LAST and (
            predication.form == "verb" and predication.subject is None and predication.complement is None
        ):
            stops.add(position)  # «، وأضاف قائلا..»
            continue
        if before is None or (predication.complement is None
                              and opening(clauses, predication, cue, words) is None):
            continue
        earlier = _told_earlier(chunks, predication)
        if earlier is not None:
            stops.add(earlier)
        other = _other_speaker(clauses, predication, borders)
        if other is not None:
            stops.add(other)
        if _goes_on_inside(clauses, predication) or (
            predication.form == "verb" and 0 < predication.token.analysis.form.person < 3
        ):
            continue  # «، ونتمنى أن» is still his who speaks
        joined = before.tag in ',".)' and (bool(chunks[position].conj) or _main(clauses, predication))
        if predication.form == "participle" or (predication.form == "verb" and joined):
            stops.add(position)
        elif predication.form == "verb" and before.tag == "j" and not predication.relative and (
            before.head.lexeme.lemma not in linking
        ):
            stops.add(position - 1)
        elif predication.form == "verb" and chunks[position].conj and (
            predication.subject is None or _again(clauses, predication, cues)
        ):
            stops.add(position)
    return stops


def _turning(chunks: list[Chunk], participle: Predication) -> bool:
    """Whether a participle turns to what its speaker says of another besides: «، محملا المعارضة المسؤولية»."""
    position = participle.position
    if chunks[position].tag != "w" or chunks[position - 1].tag != "," or participle.token.analysis.form.state != "tanwin":
        return False
    return any(cue.object and not cue.prep and denotes(chunk, cue.object)
               for cue in participle.token.analysis.lexeme.cues for chunk in chunks[position + 1 : position + _LAST])


def _main_clause(clauses: Clauses, borders: Borders) -> int | None:
    """Where the main clause opens behind a subordinate one at the start: «وبينما أكد الجيش أنه انسحب، استمر القصف»."""
    chunks = clauses.chunks
    fronted = next((chunk for chunk in chunks if chunk.tag not in '"-,D'), None)
    if fronted is None or not (
        (fronted.tag == "j" and fronted.head.lexeme.lemma in borders.fronting)
        or (fronted.tag == "N" and fronted.prep in _FRONTED and fronted.head.lexeme.cues)
    ):
        return None
    for verb in clauses.verbs:
        position = verb.position
        if position < fronted.index + _LEAST or chunks[position - 1].tag != "," or chunks[position].conj == "wa" or (
                verb.relative or verb.token.analysis.suffix):
            continue  # «، تتقدمها سفينة» tells more of what is said
        quoted = sum(chunk.tag == '"' for chunk in chunks[:position]) % 2
        if not quoted and verb.subject is not None and verb.subject.how == "after":
            return position
    return None


def _named_again(clauses: Clauses, cues: list[tuple[Predication, Cue]]) -> set[int]:
    """Where somebody who speaks is named again as who acts: «قال النائب إن الجيش انسحب، وغادر النائب القاعة»."""
    found: set[int] = set()
    for verb in clauses.verbs:
        acting, chunk = verb.subject, clauses.chunks[verb.position]
        if not chunk.conj or acting is None or acting.how != "after" or acting.first.kind not in _NAMED_AGAIN or not (
            acting.first.definite and clauses.chunks[verb.position - 1].tag == ","
        ):
            continue
        for told, _cue in cues:
            speaker = speaking_subject(clauses, told) if told.form == "verb" and told.complement is not None else None
            if speaker is not None and told.complement is not None and told.complement < verb.position and (
                same_voice(Voice(speaker.chunks), Voice(acting.chunks)) or _surname(speaker.first, acting.first)
            ):
                found.add(verb.position)
    return found


def _surname(one: Chunk, other: Chunk) -> bool:
    return bool(one.surname) and one.surname == other.surname


def _other_speaker(clauses: Clauses, predication: Predication, borders: Borders) -> int | None:
    """Where the reporter turns to another speaker before a cue: «، لكن مسؤولين يقولون إن», «، والمعارضة قالت إن»."""
    chunks = clauses.chunks
    subject = speaking_subject(clauses, predication)
    if predication.form != "verb" or subject is None or subject.how != "before" or not subject.first.index:
        return None
    first = subject.first.index
    conceding = chunks[first - 1]
    if conceding.tag == "j" and conceding.head.lexeme.lemma in borders.conceding and first > 1 and subject.first.kind in AGENTS:
        return first - (2 if chunks[first - 2].tag == "p" else 1)  # «قال الوزير إن الخيار مطروح رغم أن خبراء يرون أن»
    turned = chunks[first - 1].tag == "j" and chunks[first - 1].head.lexeme.lemma in borders.turning
    opened = chunks[first - (2 if turned else 1)] if first > 1 else None
    if opened is None or opened.tag not in ',"' or not (turned or subject.first.conj):
        return None
    return first - 1 if turned else first


def turns(clauses: Clauses, predication: Predication) -> bool:
    """Whether a cue ends a quotation whose closing mark was left out: «: "…، مضيفا: "», «: "…. وأضاف المتحدث: "»."""
    mark, chunks = predication.complement, clauses.chunks
    if mark is None or chunks[mark].tag != ":" or predication.form not in ("participle", "verb"):
        return False
    opens = predication.position > 0 and chunks[predication.position - 1].tag == "." and bool(chunks[predication.position].conj)
    return predication.form == "participle" or (opens and mark + 1 < len(chunks) and chunks[mark + 1].tag == '"')


def _of_his_own(chunks: list[Chunk], source: Source) -> bool:
    """Whether a phrase between dashes cites the speaker himself amid what he says: «قصفوا البلدة -حسب قوله- أمس»."""
    return own_side(source.voice.chunks[0]) and source.first > 0 and source.last < len(chunks) and (
        chunks[source.first - 1].tag == chunks[source.last].tag == "-")


def _told_earlier(chunks: list[Chunk], predication: Predication) -> int | None:
    """Where the reporter goes back to what another had told: «قالت الشرطة إن الحريق متعمد وكان شهود قد ذكروا أن»."""
    subject = predication.subject
    if not predication.pluperfect or predication.form != "verb" or subject is None or subject.how != "before":
        return None
    was = chunks[subject.first.index - 1] if subject.first.index > 1 else None
    return was.index if was is not None and was.tag == "V" and was.conj == "wa" else None


def _goes_on_inside(clauses: Clauses, predication: Predication) -> bool:
    """Whether a verb joined by و goes on with what is said, by its ending: «قال الوزير إن السكان يثقون به ويعلنون تأييده»."""
    form, who = predication.token.analysis.form, predication.implied
    if predication.form != "verb" or predication.subject is not None or form.person < 3 or who is None:
        return False
    outer = next((verb for verb in reversed(clauses.verbs) if verb.position < predication.position
                  and verb.token.analysis.lexeme.cues and verb.complement is not None), None)
    speaker = (speaking_subject(clauses, outer) or outer.implied) if outer is not None else None
    if outer is None or speaker is None or who.first.index <= (outer.complement or 0):
        return False
    return who.first.start >= clauses.chunks[0].start and not fits(form.gender, form.number, speaker)


def _last_name(clauses: Clauses, chunk: Chunk) -> str:
    """The last word of somebody's name as it is compared; '' of who is not named."""
    return clauses.tokens[chunk.names[1] - 1].word.key if chunk.names is not None else ""


def _again(clauses: Clauses, predication: Predication, cues: list[tuple[Predication, Cue]]) -> bool:
    """Whether a verb of saying has the subject of one before it: «قال الوزير إن …، وأضاف الوزير أن»."""
    subject = predication.subject
    return subject is not None and subject.how == "after" and subject.first.definite and any(
        other.position < predication.position and other.subject is not None
        and (other.subject.first.head.lexeme is subject.first.head.lexeme or _surname(other.subject.first, subject.first)
             or _last_name(clauses, other.subject.first) == subject.first.head.word.key)
        for other, _cue in cues)


def _main(clauses: Clauses, predication: Predication) -> bool:
    """Whether a verb with its own subject opens the main clause behind a fronted one: «فيما دعت أحزاب إلى …، قالت الوزيرة إن»."""
    subject, chunks = predication.subject, clauses.chunks
    fronted = next((chunk for chunk in chunks if chunk.tag not in '"-,D'), None)
    return fronted is not None and fronted.tag == "j" and fronted.index < predication.position and (
        subject is not None and subject.how == "after")
