"""What the pages of the documentation show is what one gets."""

import re

import pytest
from command import musnad
from docblocks import ROOT, Session, agrees, blocks, page_files, report, unknown

PAGES = page_files()
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_its_commands_print_what_it_says(page, tmp_path):
    run = [block for block in blocks(page) if block.language != "sh"]
    if not run:
        pytest.skip("nothing to run")
    session = Session(tmp_path)
    differing = [one for block in run for one in session.differing(block)]
    assert not differing, report(page, differing)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_its_other_commands_are_there(page):
    assert not [wrong for block in blocks(page) if block.language == "sh" for wrong in unknown(block)]


def test_the_tutorial_runs_much():
    """So that no block is passed over by a slip of its fence."""
    for name in ("tutorial.md", "ar/tutorial.md"):
        found = [block.language for block in blocks(ROOT / "docs" / name)]
        assert found.count("console") >= 8, name
        assert found.count("pycon") >= 2, name


def test_both_tutorials_run_the_same():
    english, arabic = ([(block.language, block.text) for block in blocks(ROOT / "docs" / name)]
                       for name in ("tutorial.md", "ar/tutorial.md"))
    assert english == arabic


def test_the_rows_to_add_are_right(tmp_path):
    """The tables of the page on words of one's own, written as word lists, pass the check."""
    page = (ROOT / "docs/how-to/extend.md").read_text(encoding="utf-8")
    tables = re.findall(r"^`my-rules/(\S+?\.tsv)`.*\n\n((?:\|.*\n)+)", page, re.MULTILINE)
    assert len(tables) == 4
    for name, table in tables:
        lines = [line for line in table.splitlines() if not line.startswith("| ---")]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    checked = musnad("rules", "check", tmp_path)
    assert checked.returncode == 0, checked.out


def test_what_counts_as_the_same():
    assert agrees("a …\nb\n", "a 17\nb\n")
    assert not agrees("a …\nb\n", "a 17\nx\nb\n")
    assert agrees("a\n…\nb\n", "a\nx\ny\nb\n")
    assert agrees("a\n…\n", "a\n")
    assert not agrees("a\n", "b\n")
    assert not agrees("a (b)\n", "a b\n")
