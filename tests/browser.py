"""A real server over a real store, and Debian's chromium to look at it with."""

import os
import shutil
import threading
import time
from contextlib import contextmanager

import uvicorn

from musnad.cli.server import listening
from musnad.serve.app import make_app

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader"]
"""WebGL in software, since there is no graphics card."""


@contextmanager
def served(store, settings=None):
    """The address of a server that answers while the block runs."""
    socket = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(store, settings), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        socket.close()
