"""Who speaks: which phrases can, who a document speaks for, and who spoke last, for dropped subjects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from musnad.attribution.draft import Announced, Voice
from musnad.attribution.words import Voices
from musnad.clauses.agreement import fits
from musnad.clauses.binder import AGENTS
from musnad.clauses.coordination import coordinated
from musnad.clauses.predication import Argument
from musnad.mentions.chunk import Chunk
from musnad.records import Span

ISSUING: Final = ("li", "an", "min")
"""Prepositions by which a document names its issuer: «بيان للوزارة», «تقرير صادر عن المنظمة»."""
_FROM: Final = ("an", "min")
_ASIDE: Final = 5
"""Chunks behind a verb of publishing within which who published stands."""


_LATELY: Final = 12
"""Statements in whose contents nobody is sought who goes on."""


@dataclass(slots=True)
class Stack:
    """Chains of the speakers met so far, the last one on top."""

    chains: list[list[Voice]] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)
    beneath: set[int] = field(default_factory=set)
    """Where those stand who spoke in a clause of background, and do not go on: «تعهد الرئيس بالرد بعد أن قال الوزير إن»."""
    issuers: dict[str, Voice] = field(default_factory=dict)
    """Who issued the documents told of so far, the last one of each kind: of «بيان» the ministry."""
    stale: bool = False
    """Whether the last of them spoke long before the sentence being read."""
    announced: Announced | None = None
    """Whose words the line read last announces."""

    def push(self, chain: list[Voice], content: Span, *, beneath: bool = False) -> None:
        """Remember the chain and content of a statement; ``beneath``: told in a clause of background."""
        if beneath:
            self.beneath.add(chain[-1].span[0])
        quoting = len(chain) > 1 and chain[-1].outlet and not chain[0].outlet
        self.chains.append(chain[:1] if quoting else chain)  # who confirms an outlet's report goes on for himself
        self.contents.append(content)

    def issued_by(self, document: Chunk, issuer: Voice) -> None:
        """Remember who issued a document: «قالت الوزارة في بيان إن»."""
        if document.kind == "document":
            self.issuers[_sort(document)] = issuer

    def issuer(self, document: Chunk) -> Voice | None:
        """Who issued a document that is only named again: «وأضاف البيان أن»; None where nobody is known to have."""
        if document.kind != "document" or not document.head.analysis.article or document.last - document.first > 1:
            return None
        known = self.issuers.get(_sort(document))
        return Voice(known.chunks, document=document) if known is not None else None

    def told(self, position: int) -> bool:
        """Whether a character stands in what somebody said, so that who acts there is no narrator's subject."""
        return any(start <= position < end for start, end in self.contents[-_LATELY:])

    def antecedent(self, gender: str, number: str) -> list[Voice]:
        """The chain of the last speaker who agrees with a verb whose subject is dropped; empty where none does."""
        for chain in reversed(self.chains[-6:]):
            document = chain[-1].document
            spoken = chain[-1].chunks if document is None else [document]
            if fits(gender, number, Argument(spoken, "inherited")):
                return list(chain)
        return []


def _sort(document: Chunk) -> str:
    """What sort of document it is, or of several: «بيان» of «بيان مشترك»."""
    return document.number + document.head.lexeme.lemma.partition(" ")[0]


def speaks(argument: Argument | None) -> bool:
    """Whether a phrase can be a speaker: somebody who acts, or a document that says something."""
    if argument is None:
        return False
    chunk = argument.first
    if chunk.whoever:
        return False  # «وقال من حضروا الاجتماع إن»
    if chunk.kind == "unknown" and chunk.head.tag == "a":
        return False  # «خرجت مظاهرات حاشدة تطالب»
    if chunk.kind in AGENTS or chunk.kind == "document":
        return True
    if chunk.kind == "thing":
        return chunk.number == "d" and chunk.definite and not chunk.prep  # «أكد الجانبان»
    return chunk.kind == "act" and chunk.number == "p" and bool(chunk.head.lexeme.cues)  # «أشارت تقديرات إلى»


def issued(chunks: list[Chunk], voice: Voice, last: int, words: Voices) -> tuple[list[Voice], int]:
    """The voices that a phrase ending before chunk ``last`` stands for, and where the text goes on behind them.

    For a document it is whoever issued it («بيان للوزارة»), behind the outlet that published it («بيان نشرته الوكالة»),
    unless such a document is an outlet's own work («تقرير نشرته الصحيفة») or names people whom it counts («إحصاء للسكان»).
    """
    document = voice.chunks[0]
    tail = document.genitive
    if tail is not None and not own_side(tail) and tail.kind in AGENTS and tail.kind != "document" and (
        document.kind == "document" or (document.head.lexeme.cues and document.kind not in AGENTS)
    ):
        return [Voice([tail])], last  # «تقرير لجنة التحقيق»
    told = document.kind == "act" and document.number == "p" and bool(document.head.lexeme.cues)  # «تقديرات أولية للحكومة»
    if (document.kind != "document" and not told) or last >= len(chunks):
        return [voice], last
    following = chunks[last]
    counted = following.prep == "li" and following.kind in ("person", "group") and (
        document.head.lexeme.lemma.partition(" ")[0] in words.counting)
    if following.tag == "N" and following.prep in ISSUING and not following.conj and speaks(Argument([following], "")) and (
        following.prep != "min" or following.kind != "place") and not counted:
        return [Voice(coordinated(chunks, following.index))], last + 1
    if following.tag == "r" and last + 1 < len(chunks):
        last += 1  # «المشروع الذي قدمه النائب»
        following = chunks[last]
    if following.tag == "V" and not following.conj and following.head.lexeme.lemma in words.issued:
        behind = next((chunk for chunk in chunks[last + 1 :] if chunk.tag not in "tD"), None)
        if behind is not None and behind.prep in _FROM and behind.kind in AGENTS and not behind.conj:
            return [Voice(coordinated(chunks, behind.index))], behind.index + 1  # «بيان صدر أمس عن الوزارة»
    if following.tag == "V" and following.head.analysis.suffix and not following.conj:
        publisher = next((chunk for chunk in chunks[last + 1 : last + _ASIDE] if chunk.tag not in ",tD"), None)
        if publisher is not None and publisher.tag == "N" and not publisher.prep and publisher.kind in AGENTS:
            own = Voice(coordinated(chunks, publisher.index))  # «نشرتها، أمس، الصحيفة»
            relays = own.outlet and voice.chunks[0].head.lexeme.lemma not in words.authored
            return ([own, voice] if relays else [own]), publisher.index + 1
    return [voice], last


def same_voice(one: Voice, other: Voice) -> bool:
    """Whether two phrases plainly name the same party: the same words, name or last name."""
    if one.span[0] < other.span[1] and other.span[0] < one.span[1]:
        return True
    first, second = one.chunks[0], other.chunks[0]
    if first.name is not None and second.name is not None:
        return first.name.rule == second.name.rule or first.name.lemma == second.name.lemma
    alone = first.last - first.first == second.last - second.first == 1
    return _recalls(second, first) or (first.head.lexeme is second.head.lexeme and (
        first.head.word.key == second.head.word.key or (alone and first.definite and second.definite)))


def _recalls(again: Chunk, named: Chunk) -> bool:
    """Whether a noun alone with its article names again whom a longer phrase before it names: «جماعة التغيير …، الجماعة»."""
    return again.last - again.first == 1 and bool(again.head.analysis.article) and named.start < again.start and (
        again.head.lexeme.lemma == named.head.lexeme.lemma.partition(" ")[0])


def own_side(chunk: Chunk) -> bool:
    """Whether a phrase names the speaker's own side: «بلاده», «حكومته»; «محاميه» speaks for himself."""
    return bool(chunk.head.analysis.suffix) and chunk.kind != "person"


def own_state(state: Voice, speaker: Voice) -> bool:
    """Whether a voice is the speaker's own state: «قال ترودو إن كندا تطالب»."""
    chunk, other = state.chunks[0], speaker.chunks[0]
    if chunk.kind != "place" or chunk.name is None:
        return False
    countries = {token.lexeme.data.get("country") for token in other.modifiers}
    countries.add(other.name.data.get("country") if other.name is not None else None)
    return chunk.name.data.get("country") in countries - {None}
