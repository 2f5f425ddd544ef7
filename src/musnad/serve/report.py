"""A report of one article or one situation as a single HTML file: styles and fonts within, no script, nothing to fetch."""

from __future__ import annotations

import base64
import re

from musnad import __version__
from musnad.query.lines import Held, Moment
from musnad.records import Reading
from musnad.rulebook.tables import Rulebook
from musnad.serve.assets import FOLDER
from musnad.serve.show import templates
from musnad.serve.views import ledger
from musnad.serve.views.article import article_view
from musnad.serve.wording import Prefs, Wording

_STYLES = ("fonts.css", "base.css", "pages.css", "report.css")
_FONT = re.compile(r'url\("(fonts/[^"]+)"\)')


def article_report(reading: Reading, book: Rulebook, prefs: Prefs) -> str:
    """The report of an article: its text, highlighted, and a card for each record."""
    w = Wording(prefs)
    return _rendered("report-article.html", w, document=reading.document, view=article_view(reading, book, w, stored=False),
                     rules=reading.rules)


def situation_report(day: str, held: list[Held], moments: list[Moment], area: str | None, prefs: Prefs) -> str:
    """The report of a situation: what is in force, who says so, and how it came about."""
    w = Wording(prefs)
    return _rendered("report-situation.html", w, day=day, rows=ledger.rows(held, w), days=ledger.days(moments), area=area)


def _rendered(template: str, w: Wording, **context: object) -> str:
    return templates().get_template(template).render(w=w, styles=_styles(), version=__version__, **context)


def _styles() -> str:
    """All styles with the fonts in them."""
    def inlined(match: re.Match[str]) -> str:
        return f"url(data:font/woff2;base64,{base64.b64encode((FOLDER / match[1]).read_bytes()).decode()})"

    return "\n".join(_FONT.sub(inlined, (FOLDER / name).read_text(encoding="utf-8")) for name in _STYLES)
