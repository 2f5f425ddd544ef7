"""Parties → mentions and entities: one entity for all the names that the article uses for somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from musnad.grounding.identity import Identities
from musnad.kernel.letters import ALEF, LAM
from musnad.mentions.chunk import Chunk
from musnad.records import Entity, Link, Mention, MentionKind, Party, Span
from musnad.tokens.token import Token

_KINDS: Final[dict[str, MentionKind]] = {
    "person": "person", "place": "place", "outlet": "outlet", "group": "group", "organisation": "organisation",
    "government": "organisation", "unknown": "person",
}


@dataclass(slots=True)
class Parties:
    """Mentions and entities of one article, made as parties are asked for.

    An entity has its id of the registry (``person/vladimir-putin``), else one of the article alone (``e1``).
    """

    text: str
    identities: Identities
    mentions: dict[Span, Mention] = field(default_factory=dict)
    entities: list[Entity] = field(default_factory=list)
    _by_key: dict[str, str] = field(default_factory=dict)

    def party(self, filler: Chunk | Token | list[Chunk]) -> Party:
        """The party that a phrase (or coordinated phrases, or an adjective of nationality) names."""
        mention = self._mention(filler)
        return Party(mention.name, mention.span, mention.entity)

    def link(self, chunks: list[Chunk], cue: str | None) -> Link:
        """A link of a chain."""
        mention = self._mention(chunks if len(chunks) > 1 else chunks[0])
        return Link(mention.name, mention.span, mention.entity, cue)

    def _mention(self, filler: Chunk | Token | list[Chunk]) -> Mention:
        if isinstance(filler, list):
            span = (filler[0].start, filler[-1].end)
            who = self.identities.of_list(span)
            kind: MentionKind = "group"
        elif isinstance(filler, Token):
            span = (filler.start, filler.end)
            who = self.identities.of_token(filler)
            kind = "organisation"
        else:
            span = (filler.start, filler.end)
            who = self.identities.of(filler)
            kind = "role" if filler.titled and filler.names is None else _KINDS.get(filler.kind, "group")
        found = self.mentions.get(span)
        if found is None:
            name = self.text[span[0] : span[1]]
            head = filler[0].head if isinstance(filler, list) else filler if isinstance(filler, Token) else filler.head
            shown = _with_article(name, head)
            entity = self._by_key.get(who.key)
            if entity is None:
                entity = self._by_key[who.key] = who.key if who.stable else f"e{len(self._by_key) + 1}"
                self.entities.append(Entity(entity, who.kind, who.name or shown, who.name_en, None, who.country, who.role,
                                            who.sector))
            found = self.mentions[span] = Mention(f"m{len(self.mentions) + 1}", span, kind, name, entity)
        return found


def _with_article(name: str, head: Token) -> str:
    """A name as it is spelled without «لـ» before its article, whose alef that takes: «المتمردين» of «للمتمردين»."""
    analysis = head.analysis
    if analysis.prep != "li" or not analysis.article or not name.startswith(LAM):
        return name
    return ALEF + (LAM if analysis.form.light.startswith(LAM) else "") + name
