"""Family names that are also everyday words, by where they stand: «وأضاف صلاح أن», «بحسب عون»."""

from __future__ import annotations

from typing import Final

from musnad.kernel.fold import fold
from musnad.kernel.letters import YEH
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Analysis
from musnad.tokens.token import Token

_EVERYDAY: Final = frozenset("nazevNA")
_TELLING: Final = frozenset("c:\"")
"""Tags of what content opens with."""
_GOES_ON: Final = frozenset("aAnNPUzme")
"""Tags of words that may belong to a noun before them."""
_AGENTS: Final = frozenset({"person", "occupation", "group", "organisation", "office"})
_BORNE: Final = frozenset({"thing", "place", "quality"})
"""Kinds of nouns that a surname may be."""
_SAYING: Final = frozenset({"clause", "quote"})
_ACCORDING: Final = "according"
_RELAYED: Final = "an"
"""Prepositions behind which somebody is cited: «بحسب عون», «نقلت الوكالة عن عزيز قوله»."""


def name_speakers(tokens: list[Token], surnames: set[str], prepositions: dict[str, str]) -> None:
    """Make a name of an everyday word that stands alone where a speaker does, or that the article gave as a family name.

    Right behind a verb of saying and before what is said («وقال ظريف إن») such a word can be nothing else; elsewhere behind a
    verb it must be one of ``surnames`` («محمد صلاح … وغادر صلاح الملعب»). ``prepositions`` gives the Latin name of each.
    """
    if len(tokens) > 1 and tokens[0].tag == "a" and tokens[1].tag == ":" and tokens[0].lexeme.lemma.endswith(YEH):
        tokens[0].tag = "u"  # «روحاني: لن نتفاوض»
    for position in range(1, len(tokens)):
        before = tokens[position - 1]
        if before.tag != "v" and before.tag != "p":
            continue  # as most
        token = tokens[position]
        if token.tag not in _EVERYDAY or token.prep or token.analysis.suffix:
            continue
        known = token.word.key in surnames
        if (token.analysis.form.state == "tanwin" and not known) or token.name is not None:
            continue
        if before.tag == "p":
            named = (_ACCORDING, _RELAYED) if known else (_ACCORDING,)
            if before.analysis.suffix or prepositions.get(before.lexeme.lemma) not in named or not (
                    _alone(tokens, position) or (known and _quoted(tokens[position + 1]))):
                continue
        elif not (known and (_alone(tokens, position) or _tells(before, tokens[position + 1]))) and not (
                _says(before) and _opens(tokens, position + 1)):
            continue
        if token.tag in "NA":
            token.tag = "U" if known and token.lexeme.kind not in _AGENTS and token.lexeme.pos != "role" else token.tag
            continue  # «مقتدى الصدر … وأضاف الصدر أن»
        given = next((a for a in token.word.analyses if a.tag == "g" and not a.conj and not a.prep), None)
        if given is not None:
            token.reread(given)
            token.tag, token.start = "g", token.raw_start
        elif known or (token.tag == "a" and before.tag == "v" and not token.conj):
            token.tag = "u"


def recall(tokens: list[Token], surnames: set[str]) -> None:
    """Make a name of each word that is somebody's surname and may be one here: definite, or with its first letter cut off."""
    for token in tokens:
        if token.tag not in "NnaA" or token.last - token.first > 1 or token.analysis.suffix:
            continue
        if token.prep and not token.analysis.article and token.word.key in surnames:
            token.tag, token.start = "u", token.raw_start
            token.reread(Analysis("u", token.analysis.form))  # «بلاتيني» is not «ب» + «لاتيني»
        elif token.tag == "N" and token.name is None and spelled(token) in surnames and _borne(token):
            token.tag = "U"


def learn(tokens: list[Token], chunks: list[Chunk], surnames: set[str]) -> None:
    """Tell apart the bare surnames among the phrases of a sentence, and note those that it names in full."""
    for chunk in chunks:
        if chunk.kind == "unknown" and chunk.last - chunk.first == 1 and spelled(chunk.head) in surnames:
            chunk.kind, chunk.surname = "person", spelled(chunk.head)  # «جيمس فيتون … وقال فيتون»
            chunk.names = (chunk.first, chunk.last)
        elif chunk.names is not None and chunk.surname:
            first, last = chunk.names
            if last - first > 1 or tokens[first].last - tokens[first].first > 1:
                surnames.add(chunk.surname)


def spelled(token: Token) -> str:
    """A word as it is spelled without its clitics, folded; the article stays."""
    if token.conj or token.prep:
        return fold(token.word.raw[token.analysis.offset :])
    return token.word.key


def _borne(token: Token) -> bool:
    lexeme = token.lexeme
    plain = lexeme.pos == "noun" and lexeme.kind in _BORNE and token.analysis.form.number == "s"
    return plain and not (lexeme.cues or lexeme.events or lexeme.data.get("masdar"))


def _alone(tokens: list[Token], position: int) -> bool:
    """Whether nothing behind a word may belong to it."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return following is None or following.tag not in _GOES_ON or bool(following.prep) or bool(following.analysis.article)


def _quoted(token: Token) -> bool:
    """Whether a word is what somebody is cited for: «عن عزيز قوله»."""
    return bool(token.analysis.suffix and token.lexeme.cues)


def _tells(verb: Token, behind: Token) -> bool:
    """Whether a verb of saying tells a masdar that stands behind its speaker: «نفى خطاب وجود», «اقترح ظريف تشكيل»."""
    return bool(verb.lexeme.cues and behind.lexeme.data.get("masdar")) and not behind.prep


def _says(verb: Token) -> bool:
    """Whether a verb leads to a clause or a quotation: «قال», «أضاف»."""
    return any(not cue.object and not cue.prep and cue.content.issuperset(_SAYING) for cue in verb.lexeme.cues)


def _opens(tokens: list[Token], position: int) -> bool:
    """Whether content opens at a position, by a complementiser, a colon or a quotation mark: «أن», «إلى أن», «: "»."""
    if position >= len(tokens):
        return False
    if tokens[position].tag == "p" and position + 1 < len(tokens):
        position += 1
    return tokens[position].tag in _TELLING and not tokens[position].conj
