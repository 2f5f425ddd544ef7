"""The command ``musnad``."""

from musnad.cli.commands import main

__all__ = ["main"]
