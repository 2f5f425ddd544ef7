"""An extension of griffe, which reads docstrings for the documentation: the examples in them become blocks of code."""

from __future__ import annotations

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"(?m)^>>> .*\n?(?:.+\n?)*")


class Doctests(griffe.Extension):
    """Fences the lines from ``>>>`` to the next empty one."""

    def on_instance(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        """Of each module, class, function and attribute."""
        if obj.docstring is not None:
            obj.docstring.value = _EXAMPLE.sub(lambda found: f"\n```pycon\n{found[0].rstrip()}\n```\n", obj.docstring.value)
