"""Rules for constructions: block YAML below ``rules/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from musnad.rulebook.errors import Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """One YAML rule: a construction, with its pattern, what it builds, and its examples."""

    rule: str
    file: str
    line: int
    body: dict[str, Any]


def read_rules(text: str, name: str, file: str, problems: list[Problem]) -> list[Rule]:
    """Rules of one YAML file; a rule without an example and a counter-example is a problem."""
    import yaml

    from musnad.rulebook.examples import compose

    composed = compose(text, file, problems)
    if composed is None or composed[0] is None:
        return []  # no YAML, or an empty file
    node, loaded = composed
    if not isinstance(loaded, list) or not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(file, 1, "not a list of rules", "start each rule with `- id: …`"))
        return []
    found = []
    stem = name.removesuffix(".yaml")
    for body, item in zip(loaded, node.value, strict=True):
        line = item.start_mark.line + 1
        if not isinstance(body, dict) or not isinstance(body.get("id"), str):
            problems.append(Problem(file, line, "a rule without an id", "start each rule with `- id: …`"))
            continue
        for part, mend in (("pattern", "give the steps"), ("examples", "add an example"),
                           ("counter_examples", "add a text on which it must not fire")):
            if not isinstance(body.get(part), list) or not body[part]:
                problems.append(Problem(file, line, f"rule {body['id']} has no {part}", mend))
        found.append(Rule(f"{stem}#{body['id']}", file, line, body))
    return found
