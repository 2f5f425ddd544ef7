"""Statements told by a phrase of attribution: «بحسب الوزارة», «كما أعلن الجيش», and how far what they tell reaches."""

from __future__ import annotations

from typing import Final

from musnad.attribution.amid import interrupts
from musnad.attribution.chain import ChainReader
from musnad.attribution.constructions import Constructions, Source
from musnad.attribution.content import Extent, quotation_before
from musnad.attribution.draft import StatementDraft, Voice
from musnad.attribution.senses import lemmas
from musnad.attribution.speakers import own_side, same_voice
from musnad.clauses.clause import Clauses
from musnad.mentions.chunk import Chunk
from musnad.records import Mode, Span

_ASIDE: Final = 14
"""How many chunks of what describes a source the content behind it is looked for."""
_DASHED: Final = 6
"""How many chunks behind a source the dash that closes its aside is looked for."""
_NEAR: Final = 4
"""The same for what is no clause: «وبحسب مصدر، في العاصمة، فإن»."""
_ARGUED: Final = frozenset({"bi", "ila"})
"""Prepositions by which a clause goes on behind a source with a verb of its own."""
_AFTER: Final = frozenset({"according", "li", "fi", "an"})
"""Those that rather belong to the source: «بحسب مصادر في الجيش»."""
_WHENCE: Final = frozenset({"fi", "inside", "min", "bi"})
"""Prepositions of where a source is."""
SHORTEST: Final = 3
"""Characters of content below which there is nothing said."""


def sourced(
    clauses: Clauses, extent: Extent, chains: ChainReader, source: Source, number: int, drafts: list[StatementDraft],
    found: Constructions, outlets: frozenset[str],
) -> StatementDraft | None:
    """A statement by «بحسب / وفق / كما قال»: the clause before it, or what follows where it opens the sentence."""
    voice = source.voice
    chain, following = chains.sourced(source)
    if any(voice.span == link.span for draft in drafts for link in draft.chain):
        return None
    if any(draft.mode == "direct" and draft.content[0] <= voice.span[0] < draft.content[1] for draft in drafts):
        return None  # a quotation cites for itself
    told = [draft for draft in drafts if draft.within is None and draft.predication is not None]
    following = _past_aside(clauses.chunks, source, max(following, source.until))
    if _joins(told, source, chain, following):
        return None
    quoted = following < len(clauses.chunks) and clauses.chunks[following].tag == '"' and following > source.last
    if source.first <= 1 or quoted:
        read = _behind(clauses.chunks, extent, source, following, quoted=quoted)
    else:
        partly = quotation_before(clauses.chunks, source.first)
        if partly is not None and any(d.content[0] < partly[0] - 1 and partly[1] <= d.content[1] for d in told):
            return StatementDraft(partly, "direct", chain, source.rule, number, voice.span[0])
        asides = _aside_of(told, clauses, source.first)
        ends = [_chunk_at(clauses, d.content[1]) for d in drafts
                if d.content[1] <= clauses.chunks[source.first].start and d not in asides]
        free = max(ends, default=0)
        if ends and source.first - free <= 1:
            _carried(told, chain, source.first, clauses, outlets)
            return None
        if any(free <= other.first < source.first for other in found.sources):
            return None  # «…، وفق إحصاء وضعته الوكالة استنادا إلى بيانات رسمية»
        read = _around(clauses, extent, source, following, free)
    if read is None:
        return None
    content, mode = read
    if content[1] - content[0] < SHORTEST:
        return None
    made = StatementDraft(content, mode, chain, source.rule, number, voice.span[0])
    for draft in told:
        if content[0] <= draft.trigger < content[1] and draft.content[1] <= content[1] + 1 and not any(
            same_voice(draft.chain[0], link) for link in chain
        ):
            draft.within, draft.chain = made, [*chain, *draft.chain]
    return made


def _past_aside(chunks: list[Chunk], source: Source, following: int) -> int:
    """The first chunk behind a source that is neither of its aside nor a comma or complementiser."""
    if source.first and chunks[source.first - 1].tag == "-":
        following = _past_dash(chunks, following)
    if source.first <= 1:
        behind = following
        while behind < len(chunks) and chunks[behind].tag == "N" and chunks[behind].prep in _WHENCE:
            behind += 1
        following = behind if behind < len(chunks) and chunks[behind].tag == "," else following  # «بحسب مصادر في غزة، قتل»
    while following < len(chunks) and chunks[following].tag in ",c":
        following += 1
    return following


def _joins(told: list[StatementDraft], source: Source, chain: list[Voice], following: int) -> bool:
    """Put a source into the chain of a statement beside it, if it tells of that or is its speaker again; whether it is so."""
    voice = source.voice
    if voice.outlet and told:
        for draft in told:
            draft.chain = [voice, *draft.chain]
        return True
    saying = next((d for d in told if d.predication is not None and d.predication.position < source.first and (
        source.last <= (d.predication.complement or 0))), None)
    if own_side(voice.chunks[0]) and told:
        return True  # «أكد المتحدث، حسب قوله، أن», «أعلنت السلطات …، حسبما جاء في بيانها»
    if saying is not None:  # «أفادت الصحيفة، استنادا إلى مصادر، أن»
        saying.chain = [*saying.chain, *chain] if saying.chain[-1].outlet else [*chain, *saying.chain]
        return True
    opens = told[0].predication.position if told and told[0].predication is not None else -1
    if source.first <= 1 and following == opens:
        told[0].chain = [*chain, *told[0].chain]  # «وبحسب البيان، قال الوزير إن»
        return True
    return False


def _behind(chunks: list[Chunk], extent: Extent, source: Source, following: int, *, quoted: bool) -> tuple[Span, Mode] | None:
    """The content behind a source that opens its sentence, over what describes it, or in a quotation right behind one."""
    if following >= len(chunks):
        return None
    if source.first <= 1:
        reach = following + (_ASIDE if chunks[following].tag in "Vr" else _NEAR)
        resumed = next((c.index for c in chunks[following:reach] if c.tag == "c" and c.conj == "fa"), None)
        following = resumed + 1 if resumed is not None else following  # «وحسب معطيات نشرتها الصحيفة، فإن»
    return extent.after(following if quoted else following - 1) if following < len(chunks) else None


def _around(clauses: Clauses, extent: Extent, source: Source, following: int, free: int) -> tuple[Span, Mode] | None:
    """The content before a source, back to a chunk that is ``free`` of other statements, and behind it where it stands amid."""
    chunks = clauses.chunks
    amid = _without_pause(clauses, source, following)
    if amid:
        free = max([free, *(i + 1 for i in range(free, source.first) if chunks[i].tag == ",")])
    before = extent.clause_before(source.first, free)
    if before is None or not (amid or interrupts(clauses, source, free, following)):
        return before
    content, mode = before
    rest = extent.after(following - 1)
    turned = next((chunk.index - 1 for chunk in chunks[following + 1 :] if chunk.tag == "V" and chunk.conj
                   and chunks[chunk.index - 1].tag == ","), None)  # «…، كما قال نواب، مع خصومهم، ويعتبر الوزير»
    last = rest[0][1] if rest is not None else content[1]
    return (content[0], min(last, chunks[turned - 1].end) if turned is not None else last), mode


def _past_dash(chunks: list[Chunk], position: int) -> int:
    """Behind the dash that closes an aside: «-كما يشير الكاتب في مقاله-»; the position itself where none does."""
    for index in range(position, min(len(chunks), position + _DASHED)):
        tag = chunks[index].tag
        if tag == "-":
            quotes = index + 2 < len(chunks) and chunks[index + 2].tag == '"'
            return position if quotes else index + 1
        if tag not in "NtDo":
            break
    return position


def _without_pause(clauses: Clauses, source: Source, following: int) -> bool:
    """Whether a clause runs on over a phrase of attribution: «تؤدي الحرب في رأي محللين إلى التقسيم»."""
    chunks = clauses.chunks
    return source.first > 0 and following < len(chunks) and chunks[source.first - 1].tag not in ',-"' and (
        chunks[following].tag == "N" and bool(chunks[following].prep) and not chunks[following].conj
        and (chunks[following].prep in _ARGUED or (source.rule.endswith("#according") and chunks[following].prep not in _AFTER)))


def _carried(
    told: list[StatementDraft], chain: list[Voice], first: int, clauses: Clauses, outlets: frozenset[str]
) -> None:
    """Put who tells of a statement before its speaker: «أعلن الجيش مقتل جندي، بحسب مصدر عسكري»."""
    for draft in told:
        last = _chunk_at(clauses, draft.content[1])
        if first - 1 <= last <= first and len(draft.chain) == 1 and len(told) == 1 and not any(
            same_voice(draft.chain[0], voice) for voice in chain
        ):
            outlet = draft.chain[0].outlet or not outlets.isdisjoint(lemmas(draft.chain[0].chunks[0]))
            draft.chain = [*draft.chain, *chain] if outlet else [*chain, *draft.chain]


def _aside_of(told: list[StatementDraft], clauses: Clauses, first: int) -> list[StatementDraft]:
    """The statements of relative clauses that end before a source at a chunk, which tells of the whole clause.

    «دخلوا البلدة التي قال الجيش إنها خالية، بحسب شهود»; none where the clause itself is somebody's words.
    """
    last = [d for d in told if 0 <= first - _chunk_at(clauses, d.content[1]) <= 1]
    return last if all(d.predication is not None and d.predication.relative for d in last) else []


def _chunk_at(clauses: Clauses, end: int) -> int:
    """The first chunk that starts at or behind a character."""
    return next((chunk.index for chunk in clauses.chunks if chunk.start >= end), len(clauses.chunks))
