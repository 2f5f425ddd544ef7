"""An article for its page: the text in pieces and the cards of its records."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.records import Reading
from musnad.rulebook.tables import Rulebook
from musnad.serve.views.cards import Card, cards
from musnad.serve.views.text import Line, lines
from musnad.serve.wording import Wording


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What `_reading.html` shows."""

    lines: tuple[Line, ...]
    cards: tuple[Card, ...]

    @property
    def titled(self) -> bool:
        """Whether the text itself begins with the headline."""
        return bool(self.lines) and self.lines[0].title


def article_view(reading: Reading, book: Rulebook, w: Wording, *, stored: bool = True) -> ArticleView:
    """The view of a reading; ``stored`` gives its records permanent addresses."""
    return ArticleView(tuple(lines(reading)), tuple(cards(reading, book, w, stored=stored)))
