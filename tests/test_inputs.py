"""Files, folders, archives and tables as inputs: all that can be read is read, all that cannot is told."""

import csv
import gzip
import io
import json
import random
import sys
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command import musnad
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from musnad.cli.progress import progress
from musnad.page.inputs import Failure, Taking, documents
from musnad.page.sources import fastwarc, unpack
from musnad.page.sources.table import Columns
from musnad.page.sources.tally import Tally
from musnad.page.sources.warc import warc_pages

TEXT = "أكد الوزير أن الاتفاق قريب، وأن القوات انسحبت من المدينة."


def read(*inputs, **how):
    found = list(documents(map(str, inputs), how=Taking(**how)))
    return [d for d in found if not isinstance(d, Failure)], [str(f) for f in found if isinstance(f, Failure)]


def texts(articles):
    return [article.text for article in articles]


def warc(path, pages, *, packed=True):
    """A WARC of pages of plain text; returns the offset of each response."""
    offsets = []
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
        for n, page in enumerate(pages):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=utf-8")], protocol="HTTP/1.1")
            offsets.append(file.tell())
            body = io.BytesIO(page.encode())
            writer.write_record(writer.create_warc_record(f"http://example.com/{n}", "response", body, http_headers=headers))
    return offsets


def test_a_folder_is_read_with_all_below_it(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "a" / "b" / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a" / "two.txt.gz").write_bytes(gzip.compress(TEXT.encode("cp1256")))
    (tmp_path / ".git" / "no.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    with gzip.open(tmp_path / "three.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": TEXT}) + "\nno json\n" + json.dumps({"id": "x", "text": TEXT}))
    articles, failed = read(tmp_path)
    assert [a.id for a in articles] == ["one", "two", "three-1", "x"]
    assert texts(articles) == [TEXT] * 4
    assert len(failed) == 1
    assert "three.jsonl.gz:2: is not JSON" in failed[0]


def mojibake(text, encoding):
    """UTF-8 read as another encoding, with the bytes that it lacks as C1 controls, as browsers read it."""
    return "".join(chr(byte) if byte < 128 else bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso-8859-6"])
def test_texts_in_any_encoding(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    assert texts(read(tmp_path / "a.txt")[0]) == [TEXT]


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "cp1256"])
def test_texts_encoded_twice(tmp_path, wrong):
    (tmp_path / "a.txt").write_text(mojibake(TEXT, wrong), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": mojibake(TEXT, wrong)}, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "c.csv").write_text(f"id,text\n1,{mojibake(TEXT, wrong)}\n", encoding="utf-8")
    assert texts(read(tmp_path)[0]) == [TEXT, TEXT, TEXT]
    (tmp_path / "c.csv").unlink()
    lossy = TEXT.encode().decode("cp1252", "replace")
    (tmp_path / "b.jsonl").unlink()
    (tmp_path / "a.txt").write_text(lossy, encoding="utf-8")
    assert texts(read(tmp_path)[0]) == [TEXT.replace("\u0641", "\ufffd").replace("\u060d", "\ufffd")]


def test_json_files_hold_one_article_or_an_array(tmp_path):
    entry = {"text": TEXT, "published": "2022-01-13"}
    (tmp_path / "a.json").write_text(json.dumps(entry, indent=2), encoding="utf-8")
    array = [{"id": "x", **entry}, {"title": "y"}, entry]
    (tmp_path / "b.json").write_text(json.dumps(array, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "c.json").write_text('{"text": ', encoding="utf-8")
    (tmp_path / "d.json").write_text(json.dumps(entry) + "\n" + json.dumps(entry), encoding="utf-8")
    articles, failed = read(tmp_path)
    assert [(a.id, a.text, a.published) for a in articles] == [(id, TEXT, "2022-01-13") for id in ("a", "x", "b-3", "d-1", "d-2")]
    assert len(failed) == 2
    assert "b.json:2: is no article" in failed[0]
    assert "c.json: is not JSON" in failed[1]


def test_zip_of_pages_and_archives_within_archives(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("d/one.txt", TEXT)
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("bad.txt", b"\x00\x01\x02" * 99)
        archive.writestr("style.css", "body {}")
    articles, failed = read(tmp_path / "a.zip")
    assert sorted(a.id for a in articles) == ["deep", "one"]
    assert len(failed) == 1
    assert "a.zip!bad.txt: is a binary file" in failed[0]


def test_what_unpacks_to_too_much_or_is_damaged_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "LARGEST", 1 << 20)
    monkeypatch.setattr(unpack.gunzip, "__defaults__", (1 << 20,))
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"\0" * (5 << 20)))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.txt", b"\0" * (5 << 20))
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(random.Random(1).randbytes(9000))[:-100])
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04" + b"x" * 99)
    (tmp_path / "fine.txt").write_text(TEXT, encoding="utf-8")
    articles, failed = read(tmp_path)
    assert texts(articles) == [TEXT]
    reasons = ["unpacks to more than", "unpacks to more than", "damaged zip", "cut off"]
    assert len(failed) == 4
    assert all(reason in line for reason, line in zip(reasons, sorted(failed), strict=True))


@pytest.mark.parametrize(("encoding", "delimiter"), [
    ("utf-8", ","), ("utf-8-sig", "\t"), ("cp1256", ";"), ("iso-8859-6", ","), ("utf-16", ",")])
def test_csv_by_the_names_of_its_columns(tmp_path, encoding, delimiter):
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([["no", "body", "day"], [7, TEXT + "\n" + TEXT, "2022-01-13"], [8, "", ""], [9, TEXT, "yesterday"]])
    articles, failed = read(path, columns=Columns(text="body", published="day", id="no"))
    assert [(a.id, a.published) for a in articles] == [("7", "2022-01-13"), ("9", None)]
    assert articles[0].text == TEXT + "\n" + TEXT
    assert [line.partition(": ")[2].split(";")[0][:16] for line in failed] == ["has no text in i", "'yesterday' is n"]
    assert "its columns are 'no', 'body', 'day'; name the one of the text with --text-column" in read(path)[1][0]
    assert "has no column 'when', its columns are" in read(path, columns=Columns(text="body", published="when"))[1][0]


def test_parquet_by_the_names_of_its_columns(tmp_path):
    path = tmp_path / "a.parquet"
    import datetime as dt

    rows = {"text": [TEXT, None, TEXT], "id": [1, 2, 3], "published": [dt.datetime(2022, 1, 13), None, None]}
    pq.write_table(pa.table(rows), path)
    articles, failed = read(path)
    assert [(a.id, a.published) for a in articles] == [("1", "2022-01-13T00:00:00"), ("3", None)]
    assert len(failed) == 1
    assert "--text-column" in read(path, columns=Columns(text="body"))[1][0]
    path.write_bytes(path.read_bytes()[:100])
    assert "damaged Parquet" in read(path)[1][0]


def test_parquet_without_pyarrow_says_what_to_install(tmp_path, monkeypatch):
    pq.write_table(pa.table({"text": [TEXT]}), tmp_path / "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'musnad[parquet]'" in read(tmp_path / "a.parquet")[1][0]


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_with_broken_members_is_read_to_its_end(tmp_path, packed):
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    pages = [f"{TEXT} {n}" for n in range(5000)]
    offsets = warc(path, pages, packed=packed)
    data = bytearray(path.read_bytes())
    broken = {10, 11, 700, 2500, 4990}
    for n in broken:
        if packed:
            data[offsets[n] + 60 : offsets[n] + 90] = b"\xff" * 30
        else:
            data[offsets[n] : offsets[n] + 4] = b"XXXX"
    cut = offsets[3000], offsets[3001] - 150  # a member whose end is lost
    del data[cut[1] : offsets[3001]]
    path.write_bytes(bytes(data[:-40]))
    articles, failed = read(path)
    lost = {*broken, 3000, 4999}
    assert [a.url for a in articles] == [f"http://example.com/{n}" for n in range(5000) if n not in lost]
    assert articles[-1].text == pages[4998]
    assert len(failed) >= len(lost) - 1
    assert all("passed over" in line for line in failed)


def crawled(packed):
    """A WARC of all that crawlers store: its bytes, and where each record starts."""
    html, made, offsets = [("Content-Type", "text/html")], io.BytesIO(), []
    answers = [
        ("response", "http://e.com/plain", TEXT.encode(), html, "200 OK"),
        ("response", "http://e.com/twice", TEXT.encode(), [*html, ("Content-Type", "image/png")], "200 OK"),
        ("response", "https://e.com/chunks", b"2\r\nok\r\n0\r\n\r\n", [*html, ("Transfer-Encoding", "chunked")], "200 OK"),
        ("response", "https://e.com/packed", gzip.compress(TEXT.encode()), [*html, ("Content-Encoding", "gzip")], "200 OK"),
        ("response", "https://e.com/not-packed", b"<p>ok", [*html, ("Content-Encoding", "gzip")], "200 OK"),
        ("response", "http://e.com/\u0642", b"<p>ok", [("content-type", "text/html; charset=\u00e9")], "200 OK"),
        ("response", "http://e.com/gone", b"<p>gone", html, "404 Not Found"),
        ("response", "http://e.com/image", b"\x89PNG" * 99, [("Content-Type", "image/png")], "200 OK"),
        ("response", "http://e.com/empty", b"", html, "200 OK"),
        ("resource", "file:///notes", TEXT.encode(), None, ""),
        ("response", "dns:e.com", b"x", None, ""),
    ]
    writer = WARCWriter(made, gzip=packed)
    for kind, address, body, headers, status in answers * 3:
        offsets.append(made.tell())
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if headers is not None else None
        media = {"warc_content_type": "text/plain"} if kind == "resource" else {}
        writer.write_record(writer.create_warc_record(address, kind, io.BytesIO(body), http_headers=http, **media))
    return made.getvalue(), offsets


@pytest.mark.parametrize("form", ["members", "plain", "whole"])
def test_fastwarc_reads_what_warcio_reads(form, monkeypatch):
    data, offsets = crawled(form == "members")
    data = gzip.compress(data) if form == "whole" else data
    chance = random.Random(3)
    assert sum(1 for _ in fastwarc.parts(io.BytesIO(data), 1 << 20)) == (1 if form == "whole" else len(offsets) - 1)
    for n in range(1 if form == "whole" else 60):
        damaged = bytearray(data)
        at = chance.choice(offsets) % len(data)
        if n % 4 == 1:
            damaged[at + 5 : at + 5] = b"\xff" * 30
        elif n % 4 == 2:
            del damaged[at + chance.randrange(400) :]
        elif n % 4 == 3:
            damaged[at : at + 3] = b"..."
        found = []
        for installed in (True, False):
            monkeypatch.setattr(fastwarc, "INSTALLED", installed)
            found.append(list(warc_pages(io.BytesIO(damaged), "a")))
        assert found[0] == found[1]
        assert n or len(found[0]) == 3 * 7


def test_wacz_and_wholly_packed_warc(tmp_path):
    warc(tmp_path / "a.warc.gz", [TEXT, TEXT + "."])
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.write(tmp_path / "a.warc.gz", "archive/a.warc.gz")
    assert texts(read(tmp_path / "a.wacz")[0]) == [TEXT, TEXT + "."]
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(gzip.decompress((tmp_path / "a.warc.gz").read_bytes())))
    assert texts(read(tmp_path / "b.warc.gz")[0]) == [TEXT, TEXT + "."]


def test_the_bar_shows_rate_and_time_left_only_to_a_person(tmp_path):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    for out, shown in ((Terminal(), True), (io.StringIO(), False)):
        tally = Tally()
        with progress(documents([str(tmp_path)], tally=tally), tally, out=out) as steps:
            assert len(list(steps)) == 4
        assert tally.share == 1
        assert bool(out.getvalue()) == shown


def test_other_schemes_are_refused():
    assert read("ftp://example.com/a") == ([], [
        "ftp://example.com/a: is no address that can be read; give one of http:// or https://, or a file"])


def test_failures_are_listed_at_the_end_and_in_a_file(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    result = musnad("read", "none", tmp_path, "--failures", tmp_path / "failed.jsonl", "--format", "jsonl")
    assert result.returncode == 1
    assert len(result.out.splitlines()) == 1
    lines = [json.loads(line) for line in (tmp_path / "failed.jsonl").read_text().splitlines()]
    assert [line["input"] for line in lines] == ["none", str(tmp_path / "b.txt")]
    assert result.err.splitlines() == [f"musnad: {line['input']}: {line['why']}" for line in lines]


def test_damaged_files_end_in_failures_and_nothing_else(tmp_path):
    """Bytes changed, lost, doubled and mixed in files of every form: what is left is read, all else told, no matter what."""
    folder, chance = tmp_path / "in", random.Random(7)
    folder.mkdir()
    pages = [f"{TEXT} {n}" for n in range(9)]
    warc(folder / "a.warc.gz", pages)
    warc(folder / "b.warc", pages, packed=False)
    with zipfile.ZipFile(folder / "a.wacz", "w") as archive:
        archive.write(folder / "a.warc.gz", "archive/a.warc.gz")
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.txt", TEXT * 9)
    pq.write_table(pa.table({"text": pages}), folder / "a.parquet")
    (folder / "a.csv").write_text("id,text\n" + "\n".join(f'{n},"{page}"' for n, page in enumerate(pages)), encoding="utf-8")
    (folder / "a.jsonl").write_text("\n".join(json.dumps({"text": page}) for page in pages), encoding="utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress((folder / "a.jsonl").read_bytes()))
    (folder / "a.rss").write_text(f"<rss><channel><item><title>x</title><description>{TEXT}</description></item></channel></rss>",
                                  encoding="utf-8")
    whole = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    for _ in range(25):
        for name, data in whole.items():
            changed = bytearray(data)
            for _ in range(chance.choice((1, 1, 3, 20))):
                at, length = chance.randrange(len(changed) + 1), chance.choice((1, 9, 300))
                other = chance.choice(list(whole.values()))
                piece = [chance.randbytes(length), other[at : at + length], bytes(changed[-length:]), b""][chance.randrange(4)]
                changed[at : at + chance.choice((0, 1, length))] = piece
            (folder / name).write_bytes(changed)
        articles, failed = read(folder)
        assert articles or failed
