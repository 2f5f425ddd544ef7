"""A sentence while its events are read: its clauses, who says what in it, and the drafts made so far."""

from __future__ import annotations

from musnad.attribution.draft import StatementDraft
from musnad.clauses.clause import Clauses
from musnad.events.contexts import Hit
from musnad.events.draft import EventDraft
from musnad.events.setting import Setting
from musnad.events.sites import SettingWords


class Sentence:
    """What the steps of reading share.

    ``sporting``: in an article on sport; ``inner``: the nouns of collocations, by their tokens.
    """

    __slots__ = ("_setting", "aims", "clauses", "hits", "inner", "made", "number", "saying", "sporting", "statements")

    def __init__(self, clauses: Clauses, number: int, statements: list[StatementDraft], *, sporting: bool) -> None:
        self.clauses = clauses
        self.number = number
        self.statements = statements
        self.sporting = sporting
        self.made: list[EventDraft] = []
        self.inner: dict[int, EventDraft] = {}
        self.aims: list[EventDraft] = []
        """What marchers ask for, which is no event of its own."""
        self.saying = frozenset(s.predication.position for s in statements
                                if s.predication is not None and s.predication.form == "verb")
        """The chunks of the verbs that carry a statement here."""
        self.hits: list[Hit] | None = None
        self._setting: Setting | None = None

    def setting(self, words: SettingWords) -> Setting:
        """When and where things are in the sentence, worked out once."""
        found = self._setting
        if found is None:
            found = self._setting = Setting(self.clauses, words)
        return found
