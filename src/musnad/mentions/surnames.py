"""Family names that are also everyday words, by where they stand: «وأضاف صلاح أن», «بحسب عون»."""

from __future__ import annotations

from typing import Final

from musnad.tokens.token import Token

_EVERYDAY: Final = frozenset("nazevNA")
_TELLING: Final = frozenset("c:\"")
"""Tags of what content opens with."""
_GOES_ON: Final = frozenset("aAnNPUzme")
"""Tags of words that may belong to a noun before them."""
_AGENTS: Final = frozenset({"person", "occupation", "group", "organisation", "office"})
_SAYING: Final = frozenset({"clause", "quote"})


def name_speakers(tokens: list[Token], surnames: set[str], prepositions: dict[str, str]) -> None:
    """Make a name of an everyday word that stands alone where a speaker does, or that the article gave as a family name.

    Right behind a verb of saying and before what is said («وقال ظريف إن») such a word can be nothing else; elsewhere behind a
    verb it must be one of ``surnames`` («محمد صلاح … وغادر صلاح الملعب»). ``prepositions`` gives the Latin name of each.
    """
    for position in range(1, len(tokens)):
        token, before = tokens[position], tokens[position - 1]
        if token.tag not in _EVERYDAY or token.prep or token.analysis.suffix or before.tag not in "vp":
            continue
        if token.analysis.form.state == "tanwin" or token.name is not None:
            continue
        known = token.word.key in surnames
        if before.tag == "p":
            if before.analysis.suffix or prepositions.get(before.lexeme.lemma) != "according" or not _alone(tokens, position):
                continue
        elif not (known and _alone(tokens, position)) and not (_says(before) and _opens(tokens, position + 1)):
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


def _alone(tokens: list[Token], position: int) -> bool:
    """Whether nothing behind a word may belong to it."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return following is None or following.tag not in _GOES_ON or bool(following.prep) or bool(following.analysis.article)


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
