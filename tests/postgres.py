"""A PostgreSQL server of the tests' own: a temporary cluster on a free loopback port, gone when they end."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

URL = "MUSNAD_TEST_POSTGRESQL"
"""Names a running server's database (its public schema is emptied!) in place of one started here."""
WANTED = "MUSNAD_TEST_POSTGRESQL_WANTED"
"""Set where a missing server is a failure, as in CI."""


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; distributions keep them out of the path."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def user() -> list[str]:
    """How to run a program as somebody whom PostgreSQL accepts: it refuses root."""
    if os.geteuid():
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


@contextlib.contextmanager
def server():
    """The address of a database of a running server; skips the tests where there is none."""
    if os.environ.get(URL):
        yield os.environ[URL]
        return
    found = programs()
    if found is None:
        reason = "no PostgreSQL is installed (Debian: apt-get install postgresql); MUSNAD_TEST_POSTGRESQL can name one elsewhere"
        (pytest.fail if os.environ.get(WANTED) else pytest.skip)(reason)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="musnad-postgresql-"))
    data, log = folder / "data", folder / "log"
    if not os.geteuid():
        name = user()[1].partition("=")[2]
        shutil.chown(folder, int(name) if name.isdigit() else name)

    def run(*command: str) -> None:
        done = subprocess.run([*user(), *command], capture_output=True, text=True, check=False, cwd=folder, timeout=60)
        told = log.read_text() if log.exists() else ""
        assert done.returncode == 0, f"{command[0]}: {done.stderr}{told}"

    try:
        run(str(found / "initdb"), "-D", str(data), "-U", "musnad", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        quick = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=32MB"
        run(str(found / "pg_ctl"), "-D", str(data), "-w", "-s", "-l", str(log), "-o",
            f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories='' {quick}", "start")
        try:
            yield f"postgresql://musnad@127.0.0.1:{port}/postgres"
        finally:
            run(str(found / "pg_ctl"), "-D", str(data), "-w", "-s", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
