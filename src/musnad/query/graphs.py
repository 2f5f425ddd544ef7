"""The chain graph of a trace as Graphviz DOT and as Mermaid: outlets, carriers, speakers, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from musnad.query.trace import Trace


@dataclass(slots=True)
class Graph:
    """Nodes by label with their shape, edges from who relays to whom he relays, in order of first sight."""

    nodes: dict[str, tuple[str, str]] = field(default_factory=dict)
    edges: dict[tuple[str, str], int] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def node(self, key: str, shape: str, label: str) -> str:
        """The name of the node with a key, made where there is none yet."""
        if key not in self.nodes:
            self.nodes[key] = (f"n{len(self.nodes)}", shape)
            self.labels[self.nodes[key][0]] = label
        return self.nodes[key][0]

    def edge(self, one: str, other: str) -> None:
        """Count a report that goes from one node to another."""
        self.edges[one, other] = self.edges.get((one, other), 0) + 1


def graph(trace: Trace) -> Graph:
    """Who relays to whom, from the outlets to what is said."""
    made = Graph()
    group = {record: origin.name for origin in trace.origins for record in origin.reports}
    kinds = {record: origin.kind for origin in trace.origins for record in origin.reports}
    thing = made.node("thing", "thing", trace.id)
    for report in trace.reports:
        here = made.node(f"outlet:{report.outlet or report.document}", "outlet", report.outlet or report.document)
        if report.copy_of and not report.chain:
            first = made.node(f"outlet:{group[report.record]}", "outlet", group[report.record])
            if first != here:
                made.edge(here, first)
                here = first
        for depth, name in enumerate(report.chain):
            last = depth == len(report.chain) - 1
            shown = group[report.record] if last and kinds[report.record] == "speaker" else name
            there = made.node(f"said:{shown}", "speaker" if last else "carrier", shown)
            made.edge(here, there)
            here = there
        made.edge(here, thing)
    return made


def dot(trace: Trace) -> str:
    """The graph in Graphviz's language."""
    return "\n".join(_dot(trace)) + "\n"


def _dot(trace: Trace) -> Iterator[str]:
    found = graph(trace)
    shapes = {"outlet": "box", "carrier": "ellipse", "speaker": "doubleoctagon", "thing": "note"}
    yield "digraph trace {"
    yield "  rankdir=LR;"
    for name, shape in found.nodes.values():
        label = found.labels[name].replace("\\", "\\\\").replace('"', '\\"')
        yield f'  {name} [shape={shapes[shape]}, label="{label}"];'
    for (one, other), times in found.edges.items():
        yield f"  {one} -> {other}" + (f' [label="{times}"]' if times > 1 else "") + ";"
    yield "}"


def mermaid(trace: Trace) -> str:
    """The graph in Mermaid's language."""
    return "\n".join(_mermaid(trace)) + "\n"


def _mermaid(trace: Trace) -> Iterator[str]:
    found = graph(trace)
    around = {"outlet": ("[", "]"), "carrier": ("(", ")"), "speaker": ("{{", "}}"), "thing": ("[[", "]]")}
    yield "flowchart LR"
    for name, shape in found.nodes.values():
        left, right = around[shape]
        label = found.labels[name].replace("#", "#35;").replace('"', "#quot;")
        yield f'  {name}{left}"{label}"{right}'
    for (one, other), times in found.edges.items():
        yield f"  {one} -->" + (f"|{times}|" if times > 1 else "") + f" {other}"
