"""The command line: formats, bad input, exit codes; run as a user runs it."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from command import ROOT, musnad

from musnad.page.document import article
from musnad.reader import reader
from musnad.records import Quantity
from musnad.schema import adapter, by_hand, schema, to_json

EXAMPLE = ROOT / "examples" / "emergency-lifted.txt"
ARTICLE = "أكد الوزير أن الاتفاق قريب.\nوأضاف أن القوات انسحبت من المدينة أمس."


def lines(result):
    return [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]


def test_a_reading_is_written_alike_by_hand_and_by_pydantic():
    for path in sorted((ROOT / "examples").glob("*.txt")):
        found = reader(None).read(article(path.read_text(encoding="utf-8") + "\n\n\x07\u2028 \\ \" </p> 1e16", "2021-03-04"))
        assert by_hand(found) == adapter().dump_json(found).decode()
        assert by_hand(found, indent=2) == adapter().dump_json(found, indent=2).decode()
    vast = replace(found, events=(replace(found.events[0], quantities=(Quantity("money", 1e17, None, None, "USD", (0, 1)),)),))
    assert to_json(vast) == adapter().dump_json(vast).decode()
    with pytest.raises(OverflowError):
        by_hand(vast)


def test_the_installed_command_runs():
    command = [Path(sys.executable).with_name("musnad"), "--version"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.startswith("musnad, version ")


def test_the_installed_command_ends_with_its_output_written_its_last_calls_made_and_its_code():
    ended = """
import atexit, sys
from musnad.cli import run
atexit.register(lambda: print("\\ncalled", end=""))
class Slow:
    def __del__(self):
        print("freed one by one")
kept = Slow()
sys.argv = ["musnad", *sys.argv[1:]]
run()
"""
    for arguments, code in (["read", EXAMPLE], 0), (["read", EXAMPLE, "nowhere.txt"], 1), (["read", "--format", "none"], 2):
        got = subprocess.run([sys.executable, "-c", ended, *arguments], capture_output=True, encoding="utf-8")
        usual = musnad(*map(str, arguments))
        assert (got.returncode, got.stdout) == (code, usual.stdout.decode("utf-8") + "\ncalled")
        assert usual.returncode == code


def test_a_pipe_that_nobody_reads_on_ends_the_installed_command_in_silence():
    command = [Path(sys.executable).with_name("musnad"), "read", ROOT / "examples", "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read().decode("utf-8")
    assert process.returncode == 1
    assert "Traceback" not in told


def test_text_format_keeps_arabic_and_latin_on_lines_of_their_own():
    out = musnad("read", EXAMPLE, "--published", "2022-01-13").stdout.decode("utf-8")
    assert "WHAT CHANGES" in out
    assert "WHO SAYS WHAT" in out
    arabic = [line for line in out.splitlines() if any("\u0620" <= c <= "\u064a" for c in line)]
    assert arabic
    assert "\x1b" not in out
    labels = [line for line in out.splitlines() if "state_of_emergency" in line]
    assert labels
    assert not set(labels) & set(arabic)


def test_json_formats_agree_and_follow_the_schema():
    one = json.loads(musnad("read", EXAMPLE, "--format", "json").stdout)
    assert one == lines(musnad("read", EXAMPLE, "--format", "jsonl"))
    adapter().validate_python(adapter().validate_json(json.dumps(one[0])))
    assert json.loads(musnad("schema").stdout) == schema()


def test_published_from_jsonl_wins_over_the_option(tmp_path):
    path = tmp_path / "two.jsonl"
    articles = [{"id": "a", "text": ARTICLE, "published": "Thu, 13 Jan 2022 00:00:00 GMT"}, {"id": "b", "text": ARTICLE}]
    path.write_text("\n".join(json.dumps(a) for a in articles), encoding="utf-8")
    found = lines(musnad("read", path, "--format", "jsonl", "--published", "2020-05-01"))
    assert [r["document"]["published"][:10] for r in found] == ["2022-01-13", "2020-05-01"]
    assert [r["document"]["id"] for r in found] == ["a", "b"]


def test_standard_input_and_other_encodings(tmp_path):
    for encoding in ("utf-8", "utf-16", "cp1256", "utf-8-sig"):
        [found] = lines(musnad("read", "-", "--format", "jsonl", stdin=ARTICLE.encode(encoding)))
        assert found["document"]["text"] == ARTICLE
        assert found["statements"]


@pytest.mark.parametrize(("name", "content", "why"), [
    ("missing.txt", None, "no such file"),
    ("empty.txt", b"", "is empty"),
    ("binary.txt", bytes(range(256)) * 20, "binary"),
    ("latin.txt", b"The minister said that talks were near.", "no Arabic"),
    ("lines.jsonl", b'{"id": 1, "text": \n', "is not JSON"),
    ("shape.jsonl", b'{"id": 1}\n', "is no article"),
])
def test_bad_input_is_one_clear_line_and_the_others_go_on(tmp_path, name, content, why):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = musnad("read", path, EXAMPLE, "--format", "jsonl")
    assert result.returncode == 1
    [line] = result.stderr.decode("utf-8").splitlines()
    assert line.startswith("musnad: ")
    assert why in line
    assert len(lines(result)) == 1


def test_a_bad_date_is_told_and_the_article_read_without_it(tmp_path):
    path = tmp_path / "date.jsonl"
    path.write_text(json.dumps({"id": "1", "text": ARTICLE, "published": "1911-20-15"}) + "\n", encoding="utf-8")
    result = musnad("read", path, "--format", "jsonl")
    assert result.returncode == 1
    assert b"is no date" in result.stderr
    [reading] = lines(result)
    assert reading["document"]["published"] is None
    assert reading["statements"]


def test_a_folder_without_articles(tmp_path):
    result = musnad("read", tmp_path)
    assert result.returncode == 1
    assert b"holds no article" in result.stderr


def test_a_broken_line_of_jsonl_is_skipped(tmp_path):
    path = tmp_path / "some.jsonl"
    good = json.dumps({"id": "good", "text": ARTICLE})
    path.write_text(f"{good}\nnot json\n{good}\n", encoding="utf-8")
    result = musnad("read", path, "--format", "jsonl")
    assert len(lines(result)) == 2
    assert b"some.jsonl:2" in result.stderr


def test_a_single_line_of_ten_megabytes():
    """Many reports, a name of thousands of foreign words, and a sentence without end: each costs time by its length alone."""
    text = (ARTICLE.replace("\n", " ") + " ") * 8_000 + "lorem ipsum dolor sit amet " * 8_000
    text += "الجو صحو والبحر هادئ " * 245_000
    assert len(text.encode("utf-8")) > 10_000_000
    result = musnad("read", "-", "--format", "jsonl", stdin=text.encode("utf-8"))
    assert result.returncode == 0
    assert lines(result)[0]["document"]["text"] == text


def test_usage_errors_are_code_two():
    assert musnad("read").returncode == 2
    assert musnad("read", EXAMPLE, "--format", "xml").returncode == 2
    assert musnad("read", EXAMPLE, "--rules", "/nowhere").returncode == 2
    assert musnad("rules", "show", "no/such#rule").returncode == 2
    assert musnad("explain", EXAMPLE, "s999").returncode == 2


def test_explain_names_the_rule_and_shows_the_row():
    [reading] = lines(musnad("read", EXAMPLE, "--format", "jsonl"))
    for record in [*reading["statements"][:2], *reading["events"][:2], *reading["changes"][:1]]:
        out = musnad("explain", EXAMPLE, record["id"]).stdout.decode("utf-8")
        assert record["rule"] in out
        shown = musnad("rules", "show", record["rule"])
        assert shown.returncode == 0
        assert record["rule"] in shown.stdout.decode("utf-8")


def test_every_help_shows_an_example():
    commands = ((), ("read",), ("explain",), ("places",), ("schema",), ("evaluate",), ("export",), ("rules",), ("rules", "check"),
                ("rules", "show"))
    for command in commands:
        out = musnad(*command, "--help").stdout.decode("utf-8")
        assert "Example" in out, command


def test_a_users_rules_lie_over_the_shipped_ones(tmp_path):
    table = tmp_path / "attribution" / "cues" / "verbs.tsv"
    table.parent.mkdir(parents=True)
    header = (ROOT / "src/musnad/rules/attribution/cues/verbs.tsv").read_text(encoding="utf-8").split("\n")[0]
    cells = {"id": "zaqzaqa", "past": "زقزق", "present": "يزقزق", "content": "clause,quote", "addressee": "li",
             "stance": "says", "example": "زقزق الوزير أن الاتفاق قريب"}
    table.write_text(header + "\n" + "\t".join(cells.get(c, "") for c in header.split("\t")) + "\n", encoding="utf-8")
    text = "زقزق الوزير أن الاتفاق قريب.".encode()
    [shipped] = lines(musnad("read", "-", "--format", "jsonl", stdin=text))
    [own] = lines(musnad("read", "-", "--format", "jsonl", "--rules", tmp_path, stdin=text))
    assert not shipped["statements"]
    assert own["statements"][0]["rule"] == "attribution/cues/verbs#zaqzaqa"
    assert own["rules"].startswith(shipped["rules"] + "+")
    assert musnad("rules", "check", tmp_path).returncode == 0


@pytest.mark.parametrize(("content", "why"), [
    ("id\tform\nan\tأن\textra\n", "cells for"),
    ("id\tform\nan\t\n", "is empty"),
    ("id\tform\nAN\tأن\n", "Latin id"),
    ("id\tform\nan\tأنـ\n", "tatweel"),
    ("id\tform\nb\tأن\na\tإن\n", "sort the rows"),
    ("id\tform\na\tأن\na\tإن\n", "stands at line"),
    ("id\tform\na\tأن، إن\n", "one"),
    ("form\tid\nأن\ta\n", "header"),
])
def test_rules_check_says_file_line_what_and_how_to_mend(tmp_path, content, why):
    path = tmp_path / "attribution" / "words" / "complementisers.tsv"
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    result = musnad("rules", "check", tmp_path)
    out = result.stdout.decode("utf-8")
    assert result.returncode == 1
    assert "complementisers.tsv:" in out
    assert why in out


def test_a_rule_without_a_counter_example_does_not_load(tmp_path):
    path = tmp_path / "attribution" / "own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("- id: own\n  build: relay\n  pattern:\n    - V:cue\n  examples:\n    - text: قال\n", encoding="utf-8")
    result = musnad("read", EXAMPLE, "--rules", tmp_path)
    assert result.returncode == 2
    assert b"counter_examples" in result.stderr
