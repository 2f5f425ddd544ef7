"""The command ``musnad``."""

from musnad.cli.commands import main
from musnad.cli.ending import run

__all__ = ["main", "run"]
