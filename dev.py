#!/usr/bin/env python3
"""Set up Musnad and run it with nothing but Python 3.11+ and pip; only the standard library is used here.

    python3 dev.py demo            install what is needed and read a shipped example
    python3 dev.py check           the whole check: ruff, mypy --strict, rules lint, tests
    python3 dev.py fast            compile the stages to C into .venv-fast, which reads twice as fast (minutes; needs a compiler)
    python3 dev.py cluster         the tests on a Ray cluster of this computer, in .venv-cluster (350 MB more)
    python3 dev.py run COMMAND…    run a command in the project's environment, e.g. run musnad read FILE
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
COMPILED = ROOT / ".venv-fast"
CLUSTER = ROOT / ".venv-cluster"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
BIN = ENVIRONMENT / SCRIPTS
FLAGS = ("" if os.name == "nt" else "-fvisibility=hidden") + (" -fno-plt" if sys.platform == "linux" else "")
"""For the C compiler: no other library calls our functions, so it may call them directly; compiling takes half the time, too.
Python's own, of which an article calls 110,000, are called without a jump between."""
CHECKS = (
    ("ruff", "check", "src", "tests", "bench", "dev.py"),
    ("mypy", "--strict", "src/musnad"),
    ("musnad", "rules", "check"),
    ("pytest",),
)


def run(*command: str) -> int:
    """Run a tool of the project's environment from the project's folder."""
    tool, *rest = command
    return subprocess.call([str(BIN / tool), *rest], cwd=ROOT)


def set_up() -> None:
    """Make .venv with uv in it, and install the locked dependencies; quick when nothing has changed."""
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        print("setting up .venv …", file=sys.stderr)
        venv.create(ENVIRONMENT, with_pip=True)
    if subprocess.call([str(BIN / "python"), "-c", "import uv"], stderr=subprocess.DEVNULL):
        subprocess.check_call([str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"])
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT)}
    subprocess.check_call([str(BIN / "python"), "-m", "uv", "sync", "--quiet", "--inexact"], cwd=ROOT, env=environment)


def compile_stages() -> int:
    """Build a wheel with the stages compiled by mypyc, install it into .venv-fast and see that it reads the examples alike."""
    if os.name != "nt" and not any(map(shutil.which, ("cc", "gcc", "clang"))):
        print("no C compiler found: install gcc or clang, or go on with .venv, which reads the same", file=sys.stderr)
        return 2
    uv = [str(BIN / "python"), "-m", "uv"]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"  # mypyc builds in place, and a stale compiled module would hide its source
        shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
            shutil.copy(ROOT / name, copy)
        subprocess.check_call([*uv, "build", "--quiet", "--wheel", "--out-dir", folder, str(copy)],
                              env={"CFLAGS": FLAGS, **os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"})
        subprocess.check_call([*uv, "venv", "--quiet", "--clear", "--python", str(BIN / "python"), str(COMPILED)])
        wheel = next(Path(folder).glob("*.whl"))
        subprocess.check_call([*uv, "pip", "install", "--quiet", "--python", str(COMPILED), str(wheel)])
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles.jsonl")  # whose records go between processes, as those of files and pages do not
        articles.write_text("".join(json.dumps({"id": path.name, "text": path.read_text(encoding="utf-8")}) + "\n"
                                    for path in sorted((ROOT / "examples").glob("*.txt"))), encoding="utf-8")
        plain, compiled, shared = (
            subprocess.check_output([str(environment / SCRIPTS / "musnad"), "read", "examples", str(articles),
                                     "--format", "jsonl", "--jobs", jobs], cwd=ROOT)
            for environment, jobs in ((ENVIRONMENT, "1"), (COMPILED, "1"), (COMPILED, "2"))
        )
    alike = plain == compiled == shared
    print("ok     .venv-fast reads the examples as .venv does" if alike else "FAILED .venv-fast reads otherwise")
    return int(not alike)


def check_cluster() -> int:
    """Install daft and ray into .venv-cluster and run the tests that need them."""
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(CLUSTER)}
    subprocess.check_call([str(BIN / "python"), "-m", "uv", "sync", "--quiet", "--no-dev", "--group", "cluster"], cwd=ROOT,
                          env=environment)
    return subprocess.call([str(CLUSTER / SCRIPTS / "pytest"), "tests/test_cluster.py", "tests/test_dataset.py"], cwd=ROOT)


def main() -> int:
    """The command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python the user has
        print("Musnad needs Python 3.11 or newer", file=sys.stderr)
        return 2
    command, *rest = sys.argv[1:] or ["help"]
    if command not in ("demo", "check", "fast", "cluster", "run"):
        print(__doc__)
        return 0 if command in ("help", "--help", "-h") else 2
    set_up()
    if command == "demo":
        return run("musnad", "read", "examples/emergency-lifted.txt", "--published", "2022-02-15")
    if command == "fast":
        return compile_stages()
    if command == "cluster":
        return check_cluster()
    if command == "run":
        return run(*rest) if rest else 2
    results = [(check, run(*check)) for check in CHECKS]
    for check, code in results:
        print(f"{'ok    ' if code == 0 else 'FAILED'} {' '.join(check)}")
    return max(code != 0 for _, code in results)


if __name__ == "__main__":
    sys.exit(main())
