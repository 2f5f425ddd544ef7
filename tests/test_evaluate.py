"""What `musnad evaluate` counts, on a small gold of our own (tests/data/gold)."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from command import musnad

from musnad.evaluate.compare import Comparison
from musnad.evaluate.figures import figures, rates
from musnad.evaluate.gold import annotated
from musnad.evaluate.likeness import matched, overlap, same_date
from musnad.reader import reader

GOLD = Path(__file__).parent / "data" / "gold"


@pytest.fixture(scope="module")
def readings():
    """The readings of the gold's articles with their gold, by id."""
    return {document.id: (reader().read(document), gold) for document, gold in annotated(GOLD)}


def run(*arguments):
    return musnad("evaluate", *arguments)


def rate(comparison, part):
    return rates(comparison.counts[part])


def test_what_is_read_as_the_gold_has_it_is_right(readings):
    for reading, gold in readings.values():
        comparison = Comparison(reading, gold)
        assert comparison.misses == []
        assert all(comparison.right.values())
        assert {rates(count) for count in comparison.counts.values() if count.gold} == {(1.0, 1.0, 1.0)}


def test_a_lost_statement_costs_recall_and_a_wrong_speaker_both(readings):
    reading, gold = readings["aleppo"]
    assert rate(Comparison(replace(reading, statements=()), gold), "chain") == (0, 0, 0)
    [statement] = reading.statements
    only_carrier = replace(statement, chain=statement.chain[:1])
    wrong = Comparison(replace(reading, statements=(only_carrier,)), gold)
    assert rate(wrong, "speaker") == (0, 0, 0)
    assert {(miss.part, miss.how) for miss in wrong.misses} == {("chain", "missed"), ("chain", "wrong")}
    short = replace(statement, chain=statement.chain[1:])
    without_carrier = Comparison(replace(reading, statements=(short,)), gold)
    assert (rate(without_carrier, "speaker")[2], rate(without_carrier, "chain")[2]) == (1, 0)


def test_an_event_told_twice_on_one_word_is_wrong_once(readings):
    reading, gold = readings["khartoum"]
    again = Comparison(replace(reading, events=(*reading.events, replace(reading.events[0], id="v9"))), gold)
    assert rate(again, "type")[:2] == (2 / 3, 1)
    assert again.right["v9"] is False


def test_an_event_of_another_type_or_elsewhere_is_wrong(readings):
    reading, gold = readings["khartoum"]
    arrest, strike = reading.events
    other = Comparison(replace(reading, events=(replace(arrest, type="ASSAULT"), strike)), gold)
    assert rate(other, "type") == (0.5, 0.5, 0.5)
    moved = Comparison(replace(reading, events=(replace(arrest, trigger=strike.trigger), strike)), gold)
    assert rate(moved, "type")[0] == 0.5


def test_roles_want_no_wrong_party_and_one_right_on_each_side(readings):
    reading, gold = readings["khartoum"]
    arrest, strike = reading.events
    swapped = replace(arrest, actor=arrest.recipient, recipient=arrest.actor)
    halved = replace(arrest, recipient=())
    crowded = replace(arrest, recipient=(*arrest.recipient, *strike.actor))
    for spoilt in (swapped, halved, crowded):
        comparison = Comparison(replace(reading, events=(spoilt, strike)), gold)
        assert rate(comparison, "roles") == (0.5, 0.5, 0.5)
        assert rate(comparison, "type") == (1, 1, 1)


def test_shares_are_of_the_events_whose_type_is_right(readings):
    reading, gold = readings["khartoum"]
    arrest, strike = reading.events
    spoilt = replace(arrest, status="future", time=None, places=())
    comparison = Comparison(replace(reading, events=(spoilt, strike)), gold)
    assert [rate(comparison, part)[2] for part in ("status", "when", "where", "merged")] == [0.5, 0, 0, 1]
    only = Comparison(replace(reading, events=(strike,)), gold)
    assert only.counts["status"].gold == 1


def test_a_change_wants_kind_effect_date_and_the_narrowest_area(readings):
    reading, gold = readings["khartoum"]
    [change] = reading.changes
    country = replace(change, areas=(replace(change.areas[0], name="السودان", admin1=None),))
    for spoilt in (replace(change, kind="ban"), replace(change, effect="ends"), replace(change, at=None), country):
        assert rate(Comparison(replace(reading, changes=(spoilt,)), gold), "changes") == (0, 0, 0)


def test_matching_takes_the_best_pairs_first():
    assert sorted(matched([1, 2], [2, 1], lambda a, b: 1.0 if a == b else 0.5)) == [(0, 1), (1, 0)]
    assert matched([1], [2], lambda a, b: 0.0) == []
    assert overlap((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert same_date("2018-05-08T07:00:00+06:00", "2018-05-08T07:00")
    assert not same_date("2018-05-08", None)


def test_figures_are_micro_averages_with_an_interval(readings):
    counts = [Comparison(reading, gold).counts for reading, gold in readings.values()]
    lost = Comparison(replace(readings["aleppo"][0], events=()), readings["aleppo"][1]).counts
    figure = figures([*counts[1:], lost])["type"]
    assert (figure.precision, figure.recall, figure.gold) == (1, pytest.approx(2 / 3), 3)
    assert figure.low == 0
    assert figure.high == 1


def test_the_command_prints_the_table_and_json():
    table = run(GOLD).stdout.decode("utf-8").splitlines()
    assert table[0] == "2 articles"
    assert next(line for line in table if line.startswith("chain")).split()[1:4] == ["1.000"] * 3
    whole = json.loads(run(GOLD, "--format", "json", "--misses").stdout)
    assert whole["articles"] == 2
    assert whole["parts"]["type"]["f1"] == 1
    assert whole["misses"] == []


@pytest.mark.parametrize(("part", "spoilt", "why"), [
    ("triggers", ["انسحبوا"], "events.0: 'انسحبوا' is not in the text"),
    ("type", "RETIRE", "is none of PLOVER's"),
    ("status", "real", "events.0.status"),
    ("actor", ["troops"], "is not among the entities"),
    ("time", "7 March", "is no EDTF date"),
])
def test_a_bad_gold_file_is_one_clear_line_and_the_others_count(tmp_path, part, spoilt, why):
    folder = shutil.copytree(GOLD, tmp_path / "gold")
    path = folder / "aleppo.gold.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    gold["events"][0][part] = spoilt
    path.write_text(json.dumps(gold), encoding="utf-8")
    result = run(folder)
    assert result.returncode == 1
    [line] = result.stderr.decode("utf-8").splitlines()
    assert why in line
    assert result.stdout.decode("utf-8").startswith("1 article\n")


def test_a_gold_file_that_is_no_json_is_told(tmp_path):
    folder = shutil.copytree(GOLD, tmp_path / "gold")
    (folder / "aleppo.gold.json").write_text("{", encoding="utf-8")
    assert b"aleppo.gold.json: Invalid JSON" in run(folder).stderr


def test_a_folder_that_is_none_or_holds_no_gold(tmp_path):
    assert b"no such folder" in run(tmp_path / "none").stderr
    result = run(tmp_path)
    assert result.returncode == 1
    assert b"holds no gold" in result.stderr


def test_gold_without_its_article_is_told(tmp_path):
    folder = shutil.copytree(GOLD, tmp_path / "gold")
    (folder / "aleppo.gold.json").rename(folder / "elsewhere.gold.json")
    result = run(folder)
    assert b"has no article" in result.stderr
    assert result.returncode == 1
