"""Musnad reads Arabic news: who says what through which chain, what happened, and what is in force where.

>>> import musnad
>>> reading = musnad.read("أكد الوزير أن الاتفاق قريب.")
>>> reading.statements[0].stance
'confirms'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Reading", "Store", "__version__", "read"]

if TYPE_CHECKING:
    from musnad.library import Store
    from musnad.reader import read
    from musnad.records import Reading


def __getattr__(name: str) -> Any:
    """Import the reader only when it is used, so that ``musnad --help`` is quick."""
    if name == "read":
        from musnad.reader import read

        return read
    if name == "Reading":
        from musnad.records import Reading

        return Reading
    if name == "Store":
        from musnad.library import Store

        return Store
    raise AttributeError(f"module 'musnad' has no attribute {name!r}")
