"""CSV and Parquet → articles, one a row, by the names of their columns."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date
from typing import IO, TYPE_CHECKING

from musnad.page.charset import by_words, once
from musnad.page.lists import lists
from musnad.page.sources.raw import Failure

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

_SAMPLE = 1 << 16
_LONGEST_FIELD = 16 << 20
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; a table without a column other than ``text`` is read without it."""

    text: str = "text"
    id: str = "id"
    published: str = "published"
    url: str = "url"
    outlet: str = "outlet"
    headline: str = "headline"


NAMES = ("text", "id", "published", "url", "outlet", "headline")


def csv_rows(file: IO[bytes], where: str, columns: Columns) -> Iterator[tuple[str, dict[str, object]] | Failure]:
    """The rows of a CSV file (comma, semicolon, tab or bar) as entries of articles, each with where it stands."""
    sample = file.read(_SAMPLE)
    file.seek(0)
    encoding = _encoding(sample)
    head = sample.decode(encoding, "replace").partition("\n")[0]
    csv.field_size_limit(_LONGEST_FIELD)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        lines = (once(line.replace("\0", "")) for line in text)
        yield from _csv(csv.reader(lines, delimiter=max(_DELIMITERS, key=head.count)), where, columns)
    finally:
        text.detach()  # the file is its opener's to close


def _csv(reader: CsvReader, where: str, columns: Columns) -> Iterator[tuple[str, dict[str, object]] | Failure]:
    try:
        header = [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        yield Failure(where, f"has a first row that names no columns ({error})")
        return
    if wrong := _missing(header, columns):
        yield Failure(where, wrong)
        return
    places = {name: header.index(column) for name, column in zip(NAMES, astuple(columns), strict=True) if column in header}
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield Failure(f"{where}:{reader.line_num}", f"is no row of CSV ({error})")
            continue
        if row is None:
            return
        if row:
            yield f"{where}:{reader.line_num}", {name: row[n] for name, n in places.items() if n < len(row)}


def parquet_rows(file: IO[bytes], where: str, columns: Columns) -> Iterator[tuple[str, dict[str, object]] | Failure]:
    """The rows of a Parquet file as entries of articles."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ModuleNotFoundError:
        yield Failure(where, "is a Parquet file, which needs the package pyarrow: pip install 'musnad[parquet]'")
        return
    try:
        table = ParquetFile(file)
        header = table.schema_arrow.names
        if wrong := _missing(header, columns):
            yield Failure(where, wrong)
            return
        wanted = {column: name for name, column in zip(NAMES, astuple(columns), strict=True) if column in header}
        number = 0
        for batch in table.iter_batches(batch_size=256, columns=list(wanted)):
            for row in batch.to_pylist():
                number += 1
                yield f"{where}:{number}", {wanted[column]: _plain(value) for column, value in row.items()}
    except (ArrowException, OSError, ValueError) as error:
        yield Failure(where, f"is a damaged Parquet file ({str(error).splitlines()[0][:100]})")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _missing(header: list[str], columns: Columns) -> str | None:
    """What is wrong where the column of the text is not there, or another that was named."""
    usual = astuple(Columns())
    lost = [column for column, name in zip(astuple(columns), usual, strict=True) if column not in header and column != name]
    if columns.text not in header:
        lost, remedy = [columns.text], "name the one of the text with --text-column"
    elif lost:
        remedy = "name those that are there"
    else:
        return None
    return f"has no column {', '.join(map(repr, lost))}, its columns are {', '.join(map(repr, header[:12])) or 'none'}; {remedy}"


def _encoding(sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return by_words(sample, (), lists())
    return "utf-8-sig"
