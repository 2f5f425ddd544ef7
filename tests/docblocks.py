"""Runs the blocks of a documentation page as a reader does who follows it from top to bottom, and compares what they print.

A block of ``console`` holds commands behind ``$`` with what they print; one of ``pycon`` a session of Python; one of ``python``
is run and prints nothing. All blocks of a page share one Python and a folder, which holds what the pages use of the repository.
In what is printed, ``…`` stands for anything within a line, and a line of ``…`` alone for any lines. Blocks of ``sh`` are not run
(they install, serve, or ask the web), but their commands and options must be there.

    python tests/docblocks.py PAGE…     writes what is printed now into the blocks that differ; then put the ``…`` back
"""

import contextlib
import doctest
import io
import re
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from musnad.cli import main

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SHARED = ("docs/kazakhstan.jsonl", "examples", "tests/pages", "tests/data/gold")
"""What the pages use, in the repository's folder."""
_BLOCK = re.compile(r"^( *)```(console|pycon|python|sh)[^\n]*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    language: str
    text: str
    line: int
    start: int
    indent: str


def blocks(page):
    """The blocks of a page, without the indentation of a list that they stand in."""
    source = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(source):
        indent, language, text = found.groups()
        yield Block(language, re.sub(f"(?m)^{indent}", "", text), source[: found.start()].count("\n") + 2, found.start(3), indent)


def agrees(wanted, printed):
    """Whether what is printed is what the page says."""
    parts = re.split(r"(?m)(^…$\n?|…)", wanted.rstrip() + "\n")
    pattern = "".join("(?:.*\n)*" if part.strip() == "…" and part != "…" else "[^\n]*" if part == "…" else re.escape(part)
                      for part in parts)
    return re.fullmatch(pattern, printed.rstrip() + "\n") is not None


class Session:
    """One page's folder and Python."""

    def __init__(self, folder):
        self.folder = folder
        self.names = {"__name__": "__main__"}
        for name in SHARED:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name)
            else:
                shutil.copy(ROOT / name, folder / name)

    def differing(self, block):
        """(line, command, wanted, printed) of each command of a block that prints something else than the page says."""
        runs = {"console": self._console, "pycon": self._session, "python": self._python}[block.language](block.text)
        return [(block.line + line, command, wanted, printed) for line, command, wanted, printed in runs
                if not agrees(wanted, printed)]

    def _console(self, text):
        lines = text.splitlines(keepends=True)
        starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            command = lines[start][2:].strip()
            yield start, command, "".join(lines[start + 1 : end]), self._command(command)

    def _command(self, command):
        words = shlex.split(command)
        target = self.folder / words[-1] if ">" in words else None
        if target is not None:
            words = words[: words.index(">")]
        with contextlib.chdir(self.folder):
            if words[0] == "cat":
                return Path(words[1]).read_text(encoding="utf-8")
            assert words[0] == "musnad", f"only musnad and cat are run: {command}"
            result = CliRunner(env={"MUSNAD_STORE": None, "COLUMNS": "100"}).invoke(main, words[1:])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        if target is not None:
            target.write_bytes(result.stdout_bytes)
            return result.stderr
        return result.output

    def _session(self, text):
        for example in doctest.DocTestParser().get_examples(text):
            yield example.lineno, example.source.strip(), example.want, self._run(example.source, "single")

    def _python(self, text):
        yield 0, text, "", self._run(text, "exec")

    def _run(self, source, mode):
        printed = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
            exec(compile(source, "<page>", mode), self.names)  # raises: a page's code must run
        return printed.getvalue()


def unknown(block):
    """Commands and options of a block of ``sh`` that there are not."""
    wrong = []
    for line in block.text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        for position, word in enumerate(words):
            if word.rpartition("/")[2] == "musnad" and words[position - 1 : position] not in (["install"], ["run"]):
                ends = [at for at, other in enumerate(words) if at > position and other in ("|", "&&", ">")]
                wrong += _unknown(words[position + 1 : ends[0] if ends else None])
                break
    return wrong


def _unknown(words):
    command, names = main, []
    while words and hasattr(command, "commands"):
        name = words.pop(0)
        if name.startswith("-"):
            continue
        if name not in command.commands:
            return [" ".join([*names, name])]
        command, names = command.commands[name], [*names, name]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)} | {"--help"}
    return [f"{' '.join(names)} {word}" for word in words if word.startswith("-") and len(word) > 1
            and word.partition("=")[0] not in known]


def page_files():
    """Every page that is written by hand, and the two READMEs."""
    return sorted([*DOCS.rglob("*.md"), *ROOT.glob("README*.md")])


def report(page, differing):
    """What is to be read where a test fails."""
    return "\n".join(f"{page.relative_to(ROOT)}:{line}: {command}\n--- the page says\n{wanted}--- it prints\n{printed}"
                     for line, command, wanted, printed in differing)


def write(page):
    """Put what is printed now into a page."""
    source, shift = page.read_text(encoding="utf-8"), 0
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder))
        for block in list(blocks(page)):
            if block.language == "sh":
                continue
            made = block.text
            for _, command, wanted, printed in session.differing(block):
                head = command if block.language == "console" else command.replace("\n", "\n... ")
                at = made.index(head) + len(head) + 1
                made = made[:at] + printed + made[at + len(wanted):]
            indented = re.sub("(?m)^(?=.)", block.indent, made)
            old = re.sub("(?m)^(?=.)", block.indent, block.text)
            at = block.start + shift
            source = source[:at] + indented + source[at + len(old):]
            shift += len(indented) - len(old)
    page.write_text(source, encoding="utf-8")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        write(Path(argument))
