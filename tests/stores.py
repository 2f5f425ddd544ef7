"""Stores filled with articles of ours, for the tests of what is asked of them."""

import json
from itertools import islice

from command import ROOT

import musnad
from musnad.page.document import article
from musnad.page.inputs import documents

WIRE = ROOT / "tests/data/wire/articles.jsonl"
LEDGER = ROOT / "tests/corpus/ledger/articles.jsonl"
ORIGINS = ROOT / "tests/corpus/origins/articles.jsonl"


def wire(path):
    """A store of the wire articles, compared and settled."""
    store = musnad.Store(path)
    store.add_all(documents([str(WIRE)]))
    return store


def corpus(most):
    """The first articles of the ledger's corpus."""
    with LEDGER.open(encoding="utf-8") as lines:
        told = [json.loads(line) for line in islice(lines, most)]
    return [article(one["text"], one["published"], id=one["id"], outlet=one["outlet"]) for one in told]


def ledger(path, most=32):
    """A store of the first articles of the ledger's corpus."""
    store = musnad.Store(path)
    store.add_all(corpus(most))
    return store
