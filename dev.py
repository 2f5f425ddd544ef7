#!/usr/bin/env python3
"""Set up Musnad and run it with nothing but Python 3.11+ and pip; only the standard library is used here.

    python3 dev.py demo            install what is needed and read a shipped example
    python3 dev.py check           the whole check: ruff, mypy --strict, rules lint, tests
    python3 dev.py run COMMAND…    run a command in the project's environment, e.g. run musnad read FILE
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
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


def main() -> int:
    """The command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python the user has
        print("Musnad needs Python 3.11 or newer", file=sys.stderr)
        return 2
    command, *rest = sys.argv[1:] or ["help"]
    if command not in ("demo", "check", "run"):
        print(__doc__)
        return 0 if command in ("help", "--help", "-h") else 2
    set_up()
    if command == "demo":
        return run("musnad", "read", "examples/emergency-lifted.txt", "--published", "2022-02-15")
    if command == "run":
        return run(*rest) if rest else 2
    results = [(check, run(*check)) for check in CHECKS]
    for check, code in results:
        print(f"{'ok    ' if code == 0 else 'FAILED'} {' '.join(check)}")
    return max(code != 0 for _, code in results)


if __name__ == "__main__":
    sys.exit(main())
