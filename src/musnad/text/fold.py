"""Folding of spelling, which stands in the kernel since the page stage needs it too."""

from musnad.kernel.fold import CONTROLS, DAMMA, HARAKAT, TATWEEL, fold, light, unify

__all__ = ["CONTROLS", "DAMMA", "HARAKAT", "TATWEEL", "fold", "light", "unify"]
