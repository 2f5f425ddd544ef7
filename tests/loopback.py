"""A real HTTP server on loopback for the tests of the web client: ``with serving(pages) as address``."""

import threading
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """Pages by path: bytes, or a function of the handler that answers itself. ``asked`` counts requests by path."""

    def __init__(self, pages):
        self.pages = {"/robots.txt": lambda handler: answer(handler, 404), **pages}
        self.asked = Counter()
        self.address = ""


def answer(handler, status, body=b"", length=None, **headers):
    """Send a whole answer; header names are written with _ for -."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    handler.end_headers()
    handler.wfile.write(body)
    if length is not None:
        handler.close_connection = True


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site = self.server.site
        site.asked[self.path] += 1
        page = site.pages.get(self.path)
        try:
            if page is None:
                answer(self, 404)
            elif callable(page):
                page(self)
            else:
                answer(self, 200, page, Content_Type="text/html; charset=utf-8")
        except OSError:
            self.close_connection = True

    def log_message(self, *arguments):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        pass


@contextmanager
def serving(pages):
    """A Site that is served while the block runs."""
    site = Site(pages)
    server = _Server(("127.0.0.1", 0), _Handler)
    server.site = site
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
