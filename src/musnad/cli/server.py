"""`musnad serve`: what it does."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import click

from musnad.store.errors import StoreError

_SHORTEST = 16
"""Characters of a token."""


def run_server(where: str | None, host: str, port: int, token: str | None, private: bool, rules: Path | None) -> int:
    """Serve until it is ended; exit code 1 where the store or the port cannot be had, or a package is missing."""
    try:
        import uvicorn

        from musnad.serve.app import make_app
        from musnad.serve.settings import Settings
    except ModuleNotFoundError as error:
        click.echo(f"musnad: serve needs {error.name}: pip install 'musnad[serve]'", err=True)
        return 1
    from musnad.library import Store

    settings = Settings(host=host, port=port, token=token, rules=rules, private=private, alone=True)
    if not settings.loopback and not token:
        raise click.UsageError(f"--host {host} can be reached from outside: set a token in MUSNAD_TOKEN or with --token")
    if token is not None and (len(token) < _SHORTEST or not token.isascii() or any(c.isspace() for c in token)):
        raise click.UsageError(f"the token must have at least {_SHORTEST} characters, ASCII without spaces")
    try:
        app = make_app(Store(where), settings)
        open_socket = listening(host, port)
    except StoreError as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    except OSError as error:
        why = error.strerror or error
        click.echo(f"musnad: cannot listen at {host} port {port} ({why}); choose another with --port", err=True)
        return 1
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Musnad at http://{shown}:{open_socket.getsockname()[1]}/  (Ctrl-C ends it)")
    sys.stdout.flush()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
                            h11_max_incomplete_event_size=64 << 10, timeout_keep_alive=10, limit_concurrency=200,
                            timeout_graceful_shutdown=3)
    uvicorn.Server(config).run(sockets=[open_socket])
    return 0


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises OSError."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    made = socket.socket(family, kind, protocol)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(address)
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made
