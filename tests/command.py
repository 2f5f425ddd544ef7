"""Run the command line as a user does, in this process: the lexicon is loaded once for all tests."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from musnad.cli import main

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Result:
    stdout: bytes
    stderr: bytes
    returncode: int

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")


def musnad(*arguments, stdin=b"", environment=None):
    """What ``musnad ARGUMENTS`` prints and its exit code, from the project's folder."""
    with contextlib.chdir(ROOT):
        result = CliRunner(env={**os.environ, **(environment or {})}).invoke(main, [*map(str, arguments)], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Result(result.stdout_bytes, result.stderr_bytes or b"", result.exit_code)
