"""How much of a gold standard the word lists know, before anything is bound: no clause is read, only words are looked up.

    python bench/coverage.py ARTICLES.jsonl GOLD_DIR

trigger    gold event triggers of which some word is a known event predicate (any sense, any frame)
right type the same, with a sense of the gold type
cue        gold statements with a known cue of saying in the 12 words before the content, in it, or in the 8 after
"""

import json
import re
import sys
from pathlib import Path

from usage import arguments

from musnad.page.document import canonical
from musnad.reader import reader
from musnad.tokens.scan import scan

Span = tuple[int, int]


def spans(text: str, spec: str | list) -> list[Span]:
    needle, nth = (spec, None) if isinstance(spec, str) else spec
    found = [(m.start(), m.end()) for m in re.finditer(re.escape(needle), text)]
    return found if nth is None else found[nth - 1 : nth]


def main(articles: str, folder: str) -> None:
    analyser = reader()._analyser
    names = reader()._lexicon.names
    counts = dict.fromkeys(("events", "known", "typed", "statements", "cued"), 0)
    unknown: list[str] = []
    for line in Path(articles).read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        path = Path(folder, article["id"] + ".gold.json")
        if not path.exists():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = canonical(article["text"])
        raw = scan(text)
        lexemes = [{id(a.lexeme): a.lexeme for a in analyser.word(word).analyses}.values() for word in raw.words]
        multi = {i: [lexeme for start in analyser.word(word).starts for _, lexeme in names(start.key)]
                 for i, word in enumerate(raw.words)}

        def within(span: Span, raw=raw) -> list[int]:
            return [i for i, (s, e) in enumerate(zip(raw.starts, raw.ends, strict=True)) if s < span[1] and span[0] < e]

        def senses(position: int, kind: str, lexemes=lexemes, multi=multi) -> list:
            return [sense for lexeme in (*lexemes[position], *multi[position]) for sense in getattr(lexeme, kind)]

        for event in gold.get("events", []):
            counts["events"] += 1
            places = [i for t in event["triggers"] for span in spans(text, t) for i in within(span)]
            found = [sense.type for i in places for sense in senses(i, "events")]
            counts["known"] += bool(found)
            counts["typed"] += event["type"] in found
            if event["type"] not in found:
                unknown.append(f"{event['type']}: {event['triggers'][0]}")
        for statement in gold.get("statements", []):
            counts["statements"] += 1
            inside = within(spans(text, statement["content"])[0])
            near = range(max(0, inside[0] - 12), min(len(raw.words), inside[-1] + 9))
            counts["cued"] += any(senses(i, "cues") for i in near if i < inside[0] or i > inside[-1])
    if "--unknown" in sys.argv:
        print("\n".join(unknown))
    events, statements = counts["events"], counts["statements"]
    print(f"trigger    {counts['known']:4} of {events} = {counts['known'] / events:.3f}")
    print(f"right type {counts['typed']:4} of {events} = {counts['typed'] / events:.3f}")
    print(f"cue        {counts['cued']:4} of {statements} = {counts['cued'] / statements:.3f}")


if __name__ == "__main__":
    main(*arguments(2))
