"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from musnad.reader import Reader

_Command = Callable[..., None]

RULES = click.option("--rules", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
                     help="Lay your own word lists and rules over the shipped ones.")
PUBLISHED = click.option("--published", metavar="DATE",
                         help="Publication date of inputs that carry none: 2022-01-13 or RFC 2822.")
MINIMUM = click.option("--min-confidence", "minimum", type=click.FloatRange(0, 1), default=0.0, metavar="X",
                       help="Only records at least so sure, 0 to 1; fewer and more often right.")
STORE = click.option("--store", metavar="STORE", help="A file or postgresql:// address.  [default: MUSNAD_STORE, else musnad.db]")
PRIVATE = click.option("--allow-private", "private", is_flag=True,
                       help="Also fetch from addresses of private networks (intranet, this computer).")
FAILURES = click.option("--failures", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
                        help="Write what could not be read there, a JSON line each with its reason.")
JOBS = click.option("--jobs", type=click.IntRange(1), metavar="N",
                    help="Processes that read; what they give is the same.  [default: 1; for `ingest` of many inputs, one a "
                         "processor]")
TIMEOUT = click.option("--timeout", "seconds", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True,
                       metavar="SECONDS", help="With several processes, an article that takes longer is set aside; a second more "
                                               "for each 10,000 characters.")
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json", "jsonl", "csv"]), default="text", show_default=True,
                      help="text for a person; json, jsonl and csv for programs.")


_COLUMNS = {"text": "text", "date": "published", "id": "id", "url": "url", "outlet": "outlet", "headline": "headline"}
"""Option → field of ``Columns``."""


def taking_options(command: _Command) -> _Command:
    """Options that say how inputs are taken in; the command gets them as ``how``, and ``rules``."""
    @wraps(command)
    def gathered(**given: Any) -> None:
        from musnad.page.sources.table import Columns

        columns = Columns(**{field: given.pop(f"{name}_column") for name, field in _COLUMNS.items()})
        command(**given | {"how": replace(given["how"], columns=columns)})

    made = fetching_options(gathered)
    for name, field in reversed(_COLUMNS.items()):
        made = click.option(f"--{name}-column", default=field, show_default=True, metavar="NAME",
                            help=f"Column of CSV and Parquet files that holds the {name}.")(made)
    return made


def fetching_options(command: _Command) -> _Command:
    """The same without those for tables."""
    @wraps(command)
    def gathered(**given: Any) -> None:
        from musnad.page.inputs import Taking

        how = {name: given.pop(name) for name in ("published", "private", "failures")}
        command(**given, how=Taking(rules=given["rules"], **how))

    return PUBLISHED(RULES(FAILURES(PRIVATE(gathered))))


def reader_for(rules: Path | None) -> Reader:
    """The reader, or a usage error that lists what is wrong with the rules."""
    from musnad.cli.progress import making
    from musnad.reader import collect_seldom, reader
    from musnad.rulebook.errors import RuleError

    try:
        with making("inflecting the word lists, once") as told:
            made = reader(rules, told)
    except RuleError as error:
        raise click.UsageError(str(error)) from error
    collect_seldom()
    return made
