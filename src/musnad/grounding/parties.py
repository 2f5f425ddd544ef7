"""Parties → mentions and entities: one entity for all the names that the article uses for somebody.

A later short form («توكاييف») joins the earlier full one («الرئيس قاسم جومارت توكاييف») when it repeats its last name,
its name or its title with the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.mentions.chunk import Chunk
from musnad.records import Entity, Link, Mention, MentionKind, Party, Span
from musnad.text.fold import fold
from musnad.tokens.token import Token

_KINDS: dict[str, MentionKind] = {
    "person": "person", "place": "place", "outlet": "outlet", "group": "group", "organisation": "organisation",
    "government": "organisation", "unknown": "person",
}


@dataclass(slots=True)
class Parties:
    """Mentions and entities of one article, made as parties are asked for."""

    text: str
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
            kind: MentionKind = "group"
            keys = [fold(self.text[span[0] : span[1]])]
            country = None
        elif isinstance(filler, Token):
            span = (filler.start, filler.end)
            kind = "organisation"
            country = filler.lexeme.data.get("country")
            keys = [f"state:{country}"] if country else [fold(self.text[span[0] : span[1]])]
        else:
            span = (filler.start, filler.end)
            kind = _KINDS.get(filler.kind, "group")
            keys, country = self._keys(filler, span)
        found = self.mentions.get(span)
        if found is None:
            name = self.text[span[0] : span[1]]
            entity = self._entity(keys, kind, name, country)
            found = self.mentions[span] = Mention(f"m{len(self.mentions) + 1}", span, kind, name, entity)
        return found

    def _keys(self, chunk: Chunk, span: Span) -> tuple[list[str], str | None]:
        """Names under which a phrase's entity is known, the most telling first."""
        whole = fold(self.text[span[0] : span[1]])
        name = chunk.name
        country = name.data.get("country") if name else None
        if chunk.kind == "place" and name is not None and name.kind == "country":
            return [f"state:{country}", whole], country
        if name is not None and name.kind in ("person", "surname"):
            return [f"name:{name.rule}", whole, whole.split()[-1]], country
        if chunk.names is not None:
            return [whole, whole.split()[-1]], country
        return [whole], country

    def _entity(self, keys: list[str], kind: MentionKind, name: str, country: str | None) -> str:
        entity = next((self._by_key[key] for key in keys if key in self._by_key), None)
        if entity is None:
            entity = f"e{len(self.entities) + 1}"
            self.entities.append(Entity(entity, kind, name, country=country))
        for key in keys:
            self._by_key.setdefault(key, entity)
        return entity
