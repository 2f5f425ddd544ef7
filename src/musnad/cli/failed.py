"""Inputs that failed: each kept in a file as soon as it is known, all listed on stderr at the end."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Literal, TextIO

import click

from musnad.page.inputs import Failure

_LISTED = 50


class Failed:
    """Gathers failures: ``with Failed(path) as failed: failed.add(failure)``. ``path`` gets a JSON line for each; with ``more``,
    after those that stand there."""

    def __init__(self, path: Path | None = None, *, more: bool = False) -> None:
        self.count = 0
        self._path = path
        self._mode: Literal["a", "w"] = "a" if more else "w"
        self._file: TextIO | None = None
        self._listed: list[Failure] = []

    def __enter__(self) -> Failed:
        if self._path is not None:
            try:
                self._file = self._path.open(self._mode, encoding="utf-8")
            except OSError as error:
                click.echo(f"musnad: {self._path}: cannot be written ({error.strerror}); check the path", err=True)
                sys.exit(2)
        return self

    def add(self, failure: Failure) -> None:
        """Keep one."""
        self.count += 1
        if len(self._listed) < _LISTED or self._file is None:
            self._listed.append(failure)
        if self._file is not None:
            self._file.write(json.dumps({"input": failure.where, "why": failure.why}, ensure_ascii=False) + "\n")
            self._file.flush()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()
        for failure in self._listed:
            click.echo(f"musnad: {failure}", err=True)
        if self.count > len(self._listed):
            click.echo(f"musnad: … and {self.count - len(self._listed):,} more; {self._path} names them all", err=True)
