"""What is made once of the rules: kept whole, made again where it is damaged, and little of it loaded for one article."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from musnad.cli.progress import making
from musnad.grounding.registry import Registry
from musnad.kernel import cached
from musnad.page.document import article
from musnad.reader import Reader
from musnad.records import Reading
from musnad.rulebook.tables import load_rulebook
from musnad.tokens.lexicon import load_lexicon

TEXT = "أكد وزير الخارجية الروسي سيرغي لافروف أن الاتفاق قريب، وقتل ثلاثة جنود في هجوم قرب حلب أمس."


def read() -> Reading:
    return Reader(load_rulebook()).read(article(TEXT, "2020-01-02"))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder in which all was kept, what was told meanwhile, and what was read then."""
    folder, shares = tmp_path_factory.mktemp("cache"), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MUSNAD_CACHE", str(folder))
        return folder, shares, Reader(load_rulebook(), shares.append).read(article(TEXT, "2020-01-02"))


@pytest.fixture
def cache(made, tmp_path, monkeypatch):
    """A copy of that folder."""
    monkeypatch.setenv("MUSNAD_CACHE", str(tmp_path / "cache"))
    return Path(shutil.copytree(made[0], tmp_path / "cache"))


def test_reads_alike_when_all_is_made_when_kept_and_when_damaged(made, cache):
    first = made[2]
    assert first.events
    kept = sorted(cache.iterdir())
    assert [path.name.partition("-")[0] for path in kept] == ["lexicon", "registry", "rules"]
    assert read() == first
    for path in kept:
        path.write_bytes(path.read_bytes()[:-100])
    assert read() == first
    assert all(cached.kept(path.name) for path in kept)  # mended


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MUSNAD_CACHE", str(tmp_path / "file"))
    assert Registry(load_rulebook()).find("Vladimir Putin")[0].id == "person/vladimir-putin"


def test_a_users_row_is_laid_over_the_kept_rules(cache, tmp_path):
    rules = tmp_path / "rules" / "mentions"
    rules.mkdir(parents=True)
    head = next(load_rulebook().table("mentions/organisations.tsv"))
    row = dict.fromkeys(head.cells, "") | {"id": "zarqa-society", "name": "رابطة الزرقة الحمراء", "kind": head["kind"]}
    (rules / "organisations.tsv").write_text("\t".join(row) + "\n" + "\t".join(row.values()) + "\n", encoding="utf-8")
    for _ in range(2):  # made, then from what was kept
        book = load_rulebook(tmp_path / "rules")
        assert Registry(book).find("رابطة الزرقة الحمراء")[0].id == "org/zarqa-society"
        assert book.find("mentions/organisations#zarqa-society")["name"] == "رابطة الزرقة الحمراء"
    assert load_rulebook().find("mentions/organisations#zarqa-society") is None


def test_only_some_files_of_a_sort_stay(cache):
    for n in range(60):
        cached.keep(f"lexicon-{n}.packed", cached.pack({"a": bytes([n])}))
        assert bytes(cached.kept("lexicon-0.packed")["a"]) == b"\0"  # it is in use
        os.utime(cache / f"lexicon-{n}.packed", (n, n))
    assert len(list(cache.iterdir())) < 40
    assert bytes(cached.kept("lexicon-59.packed")["a"]) == bytes([59])


def test_how_far_the_lexicon_is_is_told_and_drawn(made):
    shares = made[1]
    assert shares == sorted(shares)
    assert 0.9 < shares[-1] <= 1

    class Screen(io.StringIO):
        def isatty(self):
            return True

    screen = Screen()
    with making("inflecting", screen) as told:
        told(0.5)
    assert "50%  inflecting" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")
    with making("inflecting", io.StringIO()) as told:
        assert told is None


def test_one_article_is_read_without_what_it_does_not_need(cache, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    asked = ("import sys; from musnad.cli import main\ntry: main(['read', *sys.argv[1:]])\nexcept SystemExit: pass\n"
             "print([n for n in 'yaml pydantic sqlalchemy httpx trafilatura lxml'.split() if n in sys.modules])")
    for form in ("text", "json", "jsonl"):
        command = [sys.executable, "-c", asked, str(tmp_path / "a.txt"), "--format", form]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip().endswith("[]")


def test_forms_are_always_of_the_same_lexeme(cache):
    lexicon = load_lexicon(load_rulebook())
    (verb,) = [form.lexeme for form in lexicon.forms("قال") if form.lexeme.cues]
    (again,) = [form.lexeme for form in lexicon.forms("قالت") if form.lexeme.cues]
    assert verb is again
    assert lexicon.forms("ظظظظ") == ()
    assert lexicon.names("ظظظظ") == []
