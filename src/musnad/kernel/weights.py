"""Integer weights of named features, as a word list gives them."""

from __future__ import annotations


class Weights(dict[str, int]):
    """Weights by the name of a feature; one that the list does not weigh is worth nothing.

    What scores by them asks for each feature that holds, so that a subclass can tell which those were.

    >>> Weights({"nominal": 2})["verb-past"]
    0
    """

    def __missing__(self, name: str) -> int:
        self[name] = 0
        return 0
