"""Whom a verb of saying has as its speaker, where the binder of clauses gave the phrase another part."""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import Voice
from musnad.attribution.speakers import speaks
from musnad.clauses.agreement import case
from musnad.clauses.binder import AGENTS
from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk

_SHARE: Final = ("fi", "bi")
"""Prepositions of a share: «45 في المئة», «45 بالمئة»."""


def some(predication: Predication, subject: Argument) -> bool:
    """Whether a quantifier or a number is whom a verb quotes: «ويرى البعض أن», «وقال 45 بالمئة إنهم»."""
    chunk = subject.first
    if subject.how != "after" or predication.form != "verb" or chunk.prep:
        return False
    people = chunk.head.lexeme.pos == "quant" and (chunk.definite or chunk.last - chunk.first > 1)
    if predication.complement is None:
        return people and chunk.index == predication.position + 1 and chunk.definite  # «ويلمح البعض إلى»
    return people or (chunk.kind == "quantity" and chunk.index == predication.position + 1)


def counted(chunks: list[Chunk], subject: Argument) -> Voice:
    """The voice of a number with its share: «45 في المئة»."""
    following = chunks[subject.chunks[-1].index + 1]
    share = following.tag == "N" and following.prep in _SHARE and not following.conj and subject.first.kind == "quantity"
    return Voice([*subject.chunks, following] if share else subject.chunks)


def speaking_subject(clauses: Clauses, predication: Predication) -> Argument | None:
    """Who speaks: the subject, or the phrase that the verb and its content leave no other part to than that of the speaker.

    «إن مسؤولين أكدوا أن» is no passive, «حذر عالم المناخ من أن» warns nobody, «الفيديو الذي قال الحوثيون إنه» speaks not itself.
    """
    chunks = clauses.chunks
    bound, taken = predication.subject, predication.object
    before = chunks[predication.position - 1] if predication.position else None
    if bound is not None and bound.how == "after" and bound.first.kind == "document" and before is not None and (
            before.tag == "c" and bool(before.head.analysis.suffix)):
        return None  # «فإنها توضح الصورة الكاملة»: whom the pronoun stands for
    if bound is not None and bound.how == "before" and predication.pluperfect:
        topic = next((t for t in reversed(clauses.topics) if t.first.index < predication.position), None)
        between = chunks[topic.first.index : bound.first.index] if topic is not None else []
        if topic is not None and any(chunk.tag == "," for chunk in between) and not any(chunk.tag in ".V" for chunk in between):
            return topic  # «وكان الوزير، زعيم حزب "الأمة" الحاكم، قد أعلن أن»
    if bound is None and predication.pluperfect and predication.token.analysis.form.number == "p":
        return _had_told(chunks, predication.position)
    if bound is not None and bound.how == "before":
        head = _told_aside(chunks, bound.first.index) or _described(chunks, bound.first)
        head = head or _with_posts(chunks, predication, bound)
        if head is not None:
            return Argument([head], "before")
    if predication.complement is not None:
        many = predication.others[0] if bound is None and taken is None and predication.others else None
        if many is not None and some(predication, many):
            return many  # «وقال كثيرون إن»
        beside = _beside(chunks, predication)
        if beside is not None:
            return beside
    if bound is not None or taken is None or not speaks(taken) or predication.token.analysis.form.number == "p":
        return bound
    verb, form = chunks[predication.position], predication.token.analysis.form
    after = taken.how == "after" and not predication.token.analysis.suffix
    if predication.complement is None:
        opens = all(chunk.tag in 'jDt,-"' or (chunk.tag == "N" and chunk.prep) for chunk in chunks[: predication.position])
        next_to = taken.first.index == predication.position + 1 and taken.first.kind == "person" and not predication.passive
        told = after and opens and next_to and form.person == 3 and not verb.conj and bool(predication.oblique)
        return taken if told else None  # «أوصى الأمين العام بتمديد المهمة»
    if predication.passive:
        return taken if taken.how == "before" and taken.first.index == predication.position - 1 else None
    if not after or taken.first.kind == "document":
        return None
    named = taken.first.kind != "place" or taken.first.name is not None
    if _addresses(predication) and case(taken.first) == "oblique":
        return None  # «خاطب الموظفين بأنه باق»
    return None if verb.conj and named and _addresses(predication) else taken


def _had_told(chunks: list[Chunk], position: int) -> Argument | None:
    """Who stands behind «كان» and before a comma: «وكان مسلحون محليون، قد زعموا أنهم»."""
    behind = position - 2 if position > 1 and chunks[position - 1].tag == "," else position - 1
    who = chunks[behind] if behind > 0 else None
    if who is None or who.tag != "N" or not who.bare or who.kind not in AGENTS or who.number != "p":
        return None
    head = chunks[behind - 1]
    same = head.tag == "N" and head.bare and head.kind == who.kind and head.number == "p" and not who.conj
    return Argument([head if same else who], "before")


def _told_aside(chunks: list[Chunk], position: int) -> Chunk | None:
    """Who is described by an aside that opens before a chunk: «علي حسن وهو خبير في الطاقة قال إن»."""
    pronoun = chunks[position - 1] if position > 1 else None
    if pronoun is None or pronoun.tag != "o" or pronoun.conj != "wa" or pronoun.prep:
        return None
    named = chunks[position - (3 if chunks[position - 2].tag == "," else 2)]
    return named if named.bare and named.kind in AGENTS and not named.prep else None


def _described(chunks: list[Chunk], chunk: Chunk) -> Chunk | None:
    """Whom a definite participle describes that was read as somebody himself: «الأطباء العاملين في المستشفى قالوا إن»."""
    before = chunks[chunk.index - 1] if chunk.index else None
    if before is None or not chunk.head.analysis.article or not chunk.bare or before.tag != "N":
        return None
    many = chunk.number == before.number == "p" and chunk.kind == before.kind == "person"
    return before if many and before.definite else None


def _with_posts(chunks: list[Chunk], predication: Predication, bound: Argument) -> Chunk | None:
    """Who holds two posts that stand behind his name: «سالم العمري، عضو المجلس ورئيس لجنة الصحة، قال إن»."""
    post = bound.first
    if predication.token.analysis.form.number == "p" or post.kind != "person" or post.conj or post.names is not None or (
            not post.index or len(bound.chunks) < 2):
        return None
    comma = chunks[post.index - 1].tag == ","
    if not post.titled and not (comma and chunks[predication.position - 1].tag == ","):
        return None
    named = chunks[post.index - (2 if comma else 1)] if post.index > comma else None
    told = named is not None and named.kind == "person" and named.bare and named.number == "s" and (
        named.names is not None or named.name is not None)
    return named if told else None


def named_behind(chunks: list[Chunk], predication: Predication, subject: Argument) -> Chunk | None:
    """The name behind several titles of one speaker: «أكد وزير الصحة رئيس اللجنة العليا الدكتور سالم العمري أن»."""
    title = subject.first
    if subject.how != "after" or not title.titled or title.names is not None or _addresses(predication):
        return None
    end = predication.complement if predication.complement is not None else len(chunks)
    for chunk in chunks[subject.chunks[-1].index + 1 : end]:
        if chunk.tag != "N" or (not chunk.prep and chunk.kind != "person" and chunk.kind != "quality"):
            return None
        if chunk.kind == "person" and not chunk.prep and not chunk.conj:
            if not chunk.titled or not (chunk.definite or chunk.last - chunk.first > 1):
                return None
            if chunk.names is not None:
                return chunk if chunk.definite else None
    return None


def _beside(chunks: list[Chunk], predication: Predication) -> Argument | None:
    """The speaker that stands between a verb and its complementiser, or right before a verb that shows its number."""
    position, bound = predication.position, predication.subject
    verb = chunks[position]
    following = chunks[position + 1] if predication.complement == position + 2 else None
    if predication.token.analysis.form.number == "p":
        following = None  # «وصفوا تلك المزاعم بأنها»
    if following is not None and following.kind == "act" and not following.definite and verb.head.analysis.suffix:
        following = None  # «أحداث اعتبرها احتجاجات "عادية"»
    if following is not None and following.bare and (
        following.kind != "document" and (bound is None or bound.how != "after")
        and not (_addresses(predication) and (bound is not None or verb.conj))
    ):
        near = Argument(coordinated(chunks, following.index), "after")
        addressed = _addresses(predication) and case(following) == "oblique"
        if speaks(near) and not addressed and (bound is None or following.kind in AGENTS):
            return near  # «لكن الوزير وصف الاتهامات بأنها كاذبة», «وعلمت "الأهالي" أن»
    before = chunks[position - 1] if position else None
    if bound is None and before is not None and before.tag == "N" and not before.prep and not verb.conj and (
        predication.token.analysis.form.number != "s"
    ):
        near = Argument([before], "before")
        if speaks(near):
            return near  # «لكن اثنين من السكان قالا إن»
    return None


def _addresses(predication: Predication) -> bool:
    """Whether a verb takes whom it speaks to as object: «أبلغ», «حذر»."""
    return any("obj" in cue.addressee for cue in predication.token.analysis.lexeme.cues)


def fronted(chunks: list[Chunk], chunk: Chunk) -> bool:
    """Whether a phrase that cannot speak is joined to one with a preposition, and a comma ends both."""
    before, behind = chunks[chunk.index - 1] if chunk.index else None, chunks[chunk.index + 1]
    return before is not None and chunk.conj == "wa" and before.tag == "N" and bool(before.prep) and behind.tag == "," and (
        not speaks(Argument([chunk], "")))
