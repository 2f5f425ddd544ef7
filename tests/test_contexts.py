"""PLOVER's contexts: each has sentences that tell it; every word of the list can be found; every mode has a sense."""

from pathlib import Path

import pytest

from musnad.events.contexts import ContextReader
from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.schemas import CONTEXTS
from musnad.rulebook.tables import load_rulebook

BOOK = load_rulebook()
CASES = [line.split("\t") for line in (Path(__file__).parent / "data" / "contexts.tsv").read_text("utf-8").splitlines()]
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "CONCEDE": "resign",  # of RETREAT in PLOVER; a resignation is a CONCEDE here
    "RETREAT": "withdraw release disarm ceasefire access",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
               "heavy-weapons crowd-control unconventional",
}


@pytest.mark.parametrize(("context", "text"), CASES)
def test_a_context_is_told(context, text):
    found = {event.context for event in reader().read(article(text, "2021-06-16")).events}
    assert found
    if context == "-":
        assert found == {None}
    else:
        assert context in found


def test_every_context_has_words_and_a_sentence():
    assert {row["context"] for row in BOOK.table("events/contexts.tsv")} == set(CONTEXTS)
    assert {context for context, _ in CASES} >= set(CONTEXTS)


def test_every_word_is_found_in_a_text():
    """As it stands in the list, behind a verb of speaking."""
    contexts = ContextReader(BOOK)
    lost = []
    for row in BOOK.table("events/contexts.tsv"):
        parsed = reader().parse(article(f"تحدث الرجل عن {row['form']} في البلاد.", "2021-06-16"))
        if not any(hit[1] == row["context"] for clauses in parsed.sentences for hit in contexts.hits(clauses.tokens)):
            lost.append(row["form"])
    assert not lost


def test_a_mode_has_a_context_where_no_word_tells_one():
    [event] = reader().read(article("وافقت الجماعتان على هدنة.", "2021-06-16")).events[-1:]
    assert (event.mode, event.context) == ("ceasefire", "military")


def test_every_mode_of_plover_is_given_by_a_row():
    """Each of the 67 modes has a sense; the rows' own examples show that they are read."""
    wanted = {(type_, mode) for type_, modes in MODES.items() for mode in modes.split()}
    assert len(wanted) == 67
    assert wanted == {(row["type"], row["mode"]) for row in BOOK.table("events/predicates/*.tsv") if row["mode"]}
