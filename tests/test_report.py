"""Reports in one file: what they hold, and that they need nothing else."""

import re

import pytest
from command import musnad as run
from stores import wire

import musnad


@pytest.fixture(scope="module")
def where(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "wire.db"
    wire(path)
    return path


def alone(html):
    """Whether a page fetches nothing and runs nothing."""
    return not re.search(r"<script|<link|<img|<iframe|@import|url\((?!data:)| on\w+=", html)


def test_an_article_is_one_file_with_its_words_chains_and_rules(tmp_path):
    output = tmp_path / "r.html"
    assert run("report", "examples/ceasefire.txt", "--published", "2020-10-10", "-o", output).returncode == 0
    html = output.read_text(encoding="utf-8")
    assert alone(html)
    assert "attribution/cues/" in html
    assert 'class="chain"' in html
    assert len(html) < 600_000


def test_an_article_of_the_store_is_named_by_its_id(tmp_path, where):
    id = musnad.Store(where).documents().items[0].article.id
    output = tmp_path / "r.html"
    assert run("report", id, "--store", where, "--language", "ar", "-o", output).returncode == 0
    assert '<html lang="ar" dir="rtl"' in output.read_text(encoding="utf-8")


def test_a_situation_is_one_file_with_how_it_came_about(tmp_path, where):
    output = tmp_path / "s.html"
    assert run("report", "--at", "2022-01-14", "--in", "KZ", "--store", where, "-o", output).returncode == 0
    html = output.read_text(encoding="utf-8")
    assert alone(html)
    assert "State of emergency" in html
    assert "KZ-27" in html
    assert "6 January 2022" in html
    assert "/records/" not in html


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("no-such-thing",), 2, "no document of the store"),
        (("--in", "Atlantis"), 2, "no area"),
        (("--at", "yesterday"), 2, "no day"),
        (("examples/ceasefire.txt", "--at", "2022-01-01"), 2, "leave ARTICLE out"),
    ],
)
def test_what_cannot_be_reported_is_told_in_a_line(tmp_path, where, arguments, code, told):
    result = run("report", *arguments, "--store", where, "-o", tmp_path / "r.html")
    assert result.returncode == code
    assert told in result.err
    assert not (tmp_path / "r.html").exists()
