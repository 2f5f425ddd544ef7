"""The chain graph of a trace drawn: boxes in columns from the outlets to what is said, and lines between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from musnad.query.graphs import Graph, graph
from musnad.query.trace import Trace

WIDTH, HEIGHT = 172, 46
"""Of a box."""
_ACROSS, _DOWN = 64, 18
_EDGE = 6


@dataclass(frozen=True, slots=True)
class Box:
    """A node: where its corner stands, what it is (``outlet``, ``carrier``, ``speaker``, ``thing``), its name."""

    x: int
    y: int
    shape: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as an SVG path; ``times`` many reports go along it."""

    path: str
    times: int
    middle: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole graph and its size."""

    width: int
    height: int
    box: tuple[int, int]
    """Width and height of each box."""
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawing(trace: Trace, *, mirrored: bool = False) -> Drawing:
    """Draw the graph of a trace from left to right, or ``mirrored`` for readers of Arabic."""
    found = graph(trace)
    columns = _columns(found)
    ways = {edge: _way(*edge, columns) for edge in found.edges}
    rows = _rows(columns, ways)
    last = max(rows)
    height = max(len(names) for names in rows.values()) * (HEIGHT + _DOWN) - _DOWN + 2 * _EDGE
    width = (last + 1) * (WIDTH + _ACROSS) - _ACROSS + 2 * _EDGE
    where: dict[str, tuple[int, int]] = {}
    for column, names in rows.items():
        top = (height - len(names) * (HEIGHT + _DOWN) + _DOWN) // 2
        for row, name in enumerate(names):
            x = _EDGE + (last - column if mirrored else column) * (WIDTH + _ACROSS)
            where[name] = (x, top + row * (HEIGHT + _DOWN))
    boxes = tuple(Box(*where[name], shape, found.labels[name]) for name, shape in found.nodes.values())
    lines = tuple(_line([where[name] for name in ways[edge]], times, mirrored) for edge, times in found.edges.items())
    return Drawing(width, height, (WIDTH, HEIGHT), boxes, lines)


def _way(one: str, other: str, columns: dict[str, int]) -> list[str]:
    """The nodes of an edge with a bend in each column that it passes, so that it goes under no box."""
    between = range(columns[one] + 1, columns[other])
    return [one, *(f"{one}>{other}:{column}" for column in between), other]


def _rows(columns: dict[str, int], ways: dict[tuple[str, str], list[str]]) -> dict[int, list[str]]:
    """The nodes and bends of each column from top to bottom, each near those that lead to it."""
    place = dict(columns)
    before: dict[str, list[str]] = {}
    for way in ways.values():
        for number, name in enumerate(way[1:-1], start=columns[way[0]] + 1):
            place[name] = number
        for one, other in pairwise(way):
            before.setdefault(other, []).append(one)
    rows: dict[int, list[str]] = {}
    for name, column in place.items():
        rows.setdefault(column, []).append(name)
    height: dict[str, float] = {}
    for column in sorted(rows):
        def near(name: str) -> float:
            led = [height[one] for one in before.get(name, ()) if one in height]
            return sum(led) / len(led) if led else 0.0

        rows[column].sort(key=near)
        for row, name in enumerate(rows[column]):
            height[name] = row - (len(rows[column]) - 1) / 2
    return rows


def _columns(found: Graph) -> dict[str, int]:
    """How far each node is from where reports begin, at most; loops (two outlets that quote each other) are cut."""
    columns = {name: 0 for name, _ in found.nodes.values()}
    for _ in range(len(columns)):
        moved = False
        for one, other in found.edges:
            if columns[other] < columns[one] + 1 <= len(columns):
                columns[other] = columns[one] + 1
                moved = True
        if not moved:
            break
    thing = next(name for name, shape in found.nodes.values() if shape == "thing")
    columns[thing] = max((column for name, column in columns.items() if name != thing), default=0) + 1
    used = sorted(set(columns.values()))
    return {name: used.index(column) for name, column in columns.items()}


def _line(corners: list[tuple[int, int]], times: int, mirrored: bool) -> Line:
    """A curve from box to box; through a bend it runs straight for the width of a box."""
    path, middle = "", (0, 0)
    for number, (one, other) in enumerate(pairwise(corners)):
        x1, y1 = one[0] + (0 if mirrored else WIDTH), one[1] + HEIGHT // 2
        x2, y2 = other[0] + (WIDTH if mirrored else 0), other[1] + HEIGHT // 2
        bend = (x2 - x1) // 2
        path += f"{'L' if number else 'M'}{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
        middle = middle if number else ((x1 + x2) // 2, (y1 + y2) // 2)
    return Line(path, times, middle)
