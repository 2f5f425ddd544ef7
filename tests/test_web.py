"""The web client against a real server on loopback: what may go wrong on the web, and what must never be done."""

import gzip
import json
import socket
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpcore
import pytest
from click.testing import CliRunner
from loopback import answer, serving

from musnad.cli import main
from musnad.page.sources import guard
from musnad.page.sources.cache import Cache, Kept
from musnad.page.sources.errors import FetchError
from musnad.page.sources.guard import public
from musnad.page.sources.limits import Limits
from musnad.page.sources.web import Fetcher

QUICK = Limits(connect=5, read=5, whole=20, size=1 << 20, redirects=4, tries=3, pause=0.01, longest_wait=2, interval=0)
HASTY = replace(QUICK, read=1, whole=1.5, tries=1)
PAGE = "<html><body><p>قال الوزير إن الاتفاق قريب</p></body></html>".encode()


def fetch(site, path, *, limits=QUICK, **how):
    fetcher = Fetcher(limits, private=True, **how)
    try:
        return fetcher.get(site.address + path)
    finally:
        fetcher.close()


def failure(site, path, **how):
    with pytest.raises(FetchError) as caught:
        fetch(site, path, **how)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def redirect(target, status=302):
    return lambda handler: answer(handler, status, Location=target)


def in_turn(*answers):
    """Answers for one request after another; the last one stays."""
    left = list(answers)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


def status(code, **headers):
    return lambda handler: answer(handler, code, **headers)


def page(handler):
    answer(handler, 200, PAGE, Content_Type="text/html")


def test_redirects_are_followed_to_a_bound_and_never_in_a_circle():
    pages = {"/a": redirect("/b", 301), "/b": redirect("c?x=1#part", 308), "/c?x=1": PAGE, "/loop": redirect("/pool"),
             "/pool": redirect("/loop"), "/nowhere": lambda h: answer(h, 302), "/ftp": redirect("ftp://example.com/x"),
             "/file": redirect("file:///etc/passwd"), **{f"/n{n}": redirect(f"/n{n + 1}") for n in range(9)}}
    with serving(pages) as site:
        raw = fetch(site, "/a")
        assert raw.data == PAGE
        assert raw.url == site.address + "/c?x=1"
        assert "in a circle" in failure(site, "/loop")
        assert "to nowhere" in failure(site, "/nowhere")
        assert "more than 4 times" in failure(site, "/n0")
        assert "no address of the web" in failure(site, "/ftp")
        assert "no address of the web" in failure(site, "/file")


def test_trouble_that_passes_is_tried_again_and_other_trouble_is_not():
    pages = {"/busy": in_turn(status(503), status(500), page), "/down": status(502), "/gone": status(404), "/secret": status(403),
             "/image": lambda h: answer(h, 200, b"x", Content_Type="image/png"), "/odd": status(418)}
    with serving(pages) as site:
        assert fetch(site, "/busy").data == PAGE
        assert "status 502" in failure(site, "/down")
        assert site.asked["/down"] == 3
        assert "(404)" in failure(site, "/gone")
        assert "(403)" in failure(site, "/secret")
        assert "is no page but image/png" in failure(site, "/image")
        assert "status 418" in failure(site, "/odd")
        assert site.asked["/gone"] == site.asked["/odd"] == 1


def test_a_dead_host_is_left_alone_after_some_pages():
    with serving({**{f"/{n}": silent for n in range(9)}, "/a": PAGE}) as site:
        fetcher = Fetcher(replace(HASTY, read=0.3), private=True)
        for n in range(3):
            with pytest.raises(FetchError, match="does not answer"):
                fetcher.get(f"{site.address}/{n}")
        with pytest.raises(FetchError, match="its host did not answer 3 times"):
            fetcher.get(site.address + "/a")
        assert site.asked["/a"] == 0


def test_retry_after_is_kept_to_and_a_long_one_is_told():
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    pages = {"/soon": in_turn(status(429, Retry_After="1"), page), "/late": status(429, Retry_After=later)}
    with serving(pages) as site:
        start = time.monotonic()
        assert fetch(site, "/soon").data == PAGE
        assert time.monotonic() - start >= 1
        told = failure(site, "/late")
        assert "status 429 and asks to wait 3,5" in told or "asks to wait 3,600" in told
        assert site.asked["/late"] == 1


def test_what_is_unchanged_is_not_sent_again(tmp_path):
    def tagged(handler):
        if handler.headers["If-None-Match"] == '"v1"':
            answer(handler, 304)
        else:
            answer(handler, 200, PAGE, Content_Type="text/html; charset=utf-8", ETag='"v1"')

    def dated(handler):
        seen = handler.headers["If-Modified-Since"]
        answer(handler, 304) if seen else answer(handler, 200, PAGE, Last_Modified="Thu, 13 Jan 2022 00:00:00 GMT")

    with serving({"/tag": tagged, "/date": dated, "/never": status(304)}) as site:
        for path in ("/tag", "/date", "/tag", "/date"):
            raw = fetch(site, path, cache=Cache(tmp_path / "c.db"))
            assert raw.data == PAGE
        assert raw.media is None
        assert fetch(site, "/tag", cache=Cache(tmp_path / "c.db")).charset == "utf-8"
        assert "status 304" in failure(site, "/never")
    (tmp_path / "c.db").write_bytes(b"damaged " * 1000)
    with serving({"/tag": tagged}) as site:
        assert fetch(site, "/tag", cache=Cache(tmp_path / "c.db")).data == PAGE


def test_the_cache_stays_small(tmp_path):
    cache = Cache(tmp_path / "c.db", largest=100_000)
    for n in range(40):
        cache.put(str(n), Kept('"x"', None, None, zlib.compress(bytes(str(n) * 99, "ascii")) + bytes(range(256)) * 40))
    assert cache.get("39") is not None
    assert (tmp_path / "c.db").stat().st_size < 10_000_000


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100_000):
        handler.wfile.write(b"x" * 65536)


def slow(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def slow_head(handler):
    for _ in range(100):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(handler):
    time.sleep(3)


def test_slow_endless_and_large_bodies_are_given_up():
    large = gzip.compress(b"\0" * (100 << 20), 1)  # 100 MB in half a MB
    nested = gzip.compress(large)
    pages = {"/endless": endless, "/slow": slow, "/head": slow_head, "/silent": silent,
             "/bomb": lambda h: answer(h, 200, large, Content_Encoding="gzip"),
             "/members": lambda h: answer(h, 200, gzip.compress(b"x" * (1 << 19)) * 3, Content_Encoding="gzip"),
             "/nested": lambda h: answer(h, 200, nested, Content_Encoding="gzip"),
             "/declared": lambda h: answer(h, 200, b"", length=100 << 20)}
    with serving(pages) as site:
        for path in ("/endless", "/bomb", "/members", "/declared"):
            assert "more than 1 MB" in failure(site, path)
        for path in ("/slow", "/head"):
            start = time.monotonic()
            assert "within 1.5 s" in failure(site, path, limits=HASTY)
            assert time.monotonic() - start < 4
        assert "does not answer within 1 s" in failure(site, "/silent", limits=HASTY)
        assert fetch(site, "/nested").data == large


def test_bodies_that_are_cut_off_or_packed_oddly():
    raw_deflate = zlib.compressobj(wbits=-15)
    raw = raw_deflate.compress(PAGE) + raw_deflate.flush()
    packed = gzip.compress(PAGE)
    def encoded(body, name):
        return lambda handler: answer(handler, 200, body, Content_Encoding=name)

    pages = {"/short": lambda h: answer(h, 200, PAGE, length=len(PAGE) + 50), "/long": lambda h: answer(h, 200, PAGE, length=20),
             "/gzip": encoded(packed, "gzip"), "/two": encoded(packed + packed, "gzip"), "/raw": encoded(raw, "deflate"),
             "/zlib": encoded(zlib.compress(PAGE), "deflate"), "/not": encoded(PAGE, "gzip"),
             "/cut": encoded(packed[:-9], "gzip"),
             "/broken": encoded(packed[:10] + b"\xff" * 30, "gzip"), "/br": encoded(b"x", "br"), "/empty": encoded(b"", "gzip"),
             "/flaky": in_turn(lambda h: answer(h, 200, PAGE, length=len(PAGE) + 5), page)}
    with serving(pages) as site:
        assert [fetch(site, path).data == PAGE for path in ("/gzip", "/raw", "/zlib", "/not", "/flaky")] == [True] * 5
        assert fetch(site, "/two").data == PAGE * 2
        assert fetch(site, "/long").data == PAGE[:20]
        assert fetch(site, "/empty").data == b""
        assert "breaks off" in failure(site, "/short")
        assert "cut off" in failure(site, "/cut")
        assert "damaged packing" in failure(site, "/broken")
        assert "packed as 'br'" in failure(site, "/br")


def test_what_is_no_http_or_no_host():
    with socket.socket() as quiet, serving({"/bad": lambda h: h.wfile.write(b"hello there\r\n\r\n")}) as site:
        assert "no HTTP" in failure(site, "/bad")
        quiet.bind(("127.0.0.1", 0))
        fetcher = Fetcher(QUICK, private=True)
        closed = f"http://127.0.0.1:{quiet.getsockname()[1]}/"
        for url, why in ((closed, "cannot be reached"), ("http://no.invalid/", "no such host"), ("http:///x", "no address"),
                         ("http://[::1/", "no address"), ("http://" + "a" * 300 + ".com/", "no such host")):
            with pytest.raises(FetchError, match=why):
                fetcher.get(url)


def test_robots_txt_is_kept_to():
    robots = b"User-agent: musnad\nDisallow: /private\nAllow: /private/open\nCrawl-delay: 0.3\n\nUser-agent: *\nDisallow: /"
    pages = {"/robots.txt": lambda h: answer(h, 200, robots), "/private/x": PAGE, "/private/open": PAGE, "/a": PAGE,
             "/to": redirect("/private/x")}
    with serving(pages) as site:
        assert "robots.txt" in failure(site, "/private/x")
        assert "robots.txt" in failure(site, "/to")
        assert site.asked["/private/x"] == 0
        fetcher = Fetcher(QUICK, private=True)
        start = time.monotonic()
        for path in ("/a", "/private/open", "/a"):
            assert fetcher.get(site.address + path).data == PAGE
        assert time.monotonic() - start > 0.6
        assert site.asked["/robots.txt"] == 3
    with serving({"/robots.txt": status(500), "/a": PAGE}) as site:
        assert "robots.txt of its host answers with status 500" in failure(site, "/a")
        assert site.asked["/a"] == 0
    with serving({"/robots.txt": redirect("/robots.txt"), "/a": PAGE}) as site:
        assert "robots.txt of its host redirects in a circle" in failure(site, "/a")
    for allowed in (status(401), lambda handler: answer(handler, 200, b"\xff\x00" * 99)):
        with serving({"/robots.txt": allowed, "/a": PAGE}) as site:
            assert fetch(site, "/a").data == PAGE


def test_a_host_is_not_asked_more_often_than_the_interval():
    with serving({"/a": PAGE, "/b": PAGE}) as site:
        fetcher = Fetcher(replace(QUICK, interval=0.2), private=True)
        start = time.monotonic()
        fetcher.get(site.address + "/a")
        fetcher.get(site.address + "/b")
        assert time.monotonic() - start >= 0.4  # robots.txt is the first of three


def test_private_addresses_are_told_from_public_ones():
    private = """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 ::
        fe80::1%eth0 fc00::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:0a00:0001:: ff02::1"""
    assert [address for address in private.split() if public(address)] == []
    assert all(map(public, ("8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8")))


def test_private_networks_are_refused_however_they_are_named(monkeypatch):
    with serving({"/a": PAGE}) as site:
        port = site.address.rpartition(":")[2]
        fetcher = Fetcher(QUICK)
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"):
            with pytest.raises(FetchError, match=r"private network.*--allow-private"):
                fetcher.get(f"http://{host}:{port}/a")
        assert not site.asked
        both = [(2, 1, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
        monkeypatch.setattr(guard.socket, "getaddrinfo", lambda *_, **__: both)
        with pytest.raises(FetchError, match=r"news\.example \(10\.0\.0\.1\)"):
            Fetcher(QUICK).get("http://news.example/")


def test_a_redirect_or_a_name_that_changes_leads_into_no_private_network(monkeypatch):
    """The address that was checked is the one that is connected to; the server stands for a public host."""
    with serving({"/a": redirect("http://intranet.example/secret"), "/b": PAGE}) as site:
        port = int(site.address.rpartition(":")[2])
        names = {"news.example": "8.8.8.8", "intranet.example": "127.0.0.1"}

        def lookup(host, port, *_, **__):
            return [(2, 1, 6, "", (names.get(host, host), port))]

        connect = httpcore.SyncBackend.connect_tcp

        def connected(self, host, number, *arguments):
            assert host == "8.8.8.8", "connected to what was not checked"
            return connect(self, "127.0.0.1", port, *arguments)

        monkeypatch.setattr(guard.socket, "getaddrinfo", lookup)
        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connected)
        fetcher = Fetcher(QUICK)
        assert fetcher.get("http://news.example/b").data == PAGE
        with pytest.raises(FetchError, match=r"intranet\.example \(127\.0\.0\.1\)"):
            fetcher.get("http://news.example/a")
        names["news.example"] = "127.0.0.1"  # DNS rebinding: another address at the next connection
        with pytest.raises(FetchError, match="private network"):
            Fetcher(QUICK).get("http://news.example/b")


def test_a_proxy_is_used_but_not_for_private_addresses(monkeypatch):
    pages = {"http://news.invalid/robots.txt": status(404), "http://news.invalid/a": PAGE, "http://news.invalid/slow": slow}
    with serving(pages) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.setenv("no_proxy", "")
        fetcher = Fetcher(HASTY)
        assert fetcher.get("http://news.invalid/a").data == PAGE
        with pytest.raises(FetchError, match="within 1"):
            fetcher.get("http://news.invalid/slow")
        with pytest.raises(FetchError, match="private network"):
            fetcher.get("http://127.0.0.1/a")
        assert set(proxy.asked) == set(pages)


def test_the_command_reads_an_address_and_refuses_private_ones():
    text = "أكد الوزير أن الاتفاق قريب، وأن القوات انسحبت من المدينة أمس بعد محادثات طويلة مع الوفد."
    html = f"<html><title>x</title><body><article><h1>اتفاق قريب</h1><p>{text}</p><p>{text}</p></article></body></html>"
    with serving({"/a": lambda h: answer(h, 200, html.encode("cp1256"), Content_Type="text/html; charset=utf-8")}) as site:
        refused = CliRunner().invoke(main, ["read", site.address + "/a"])
        assert refused.exit_code == 1
        assert "private network; --allow-private" in refused.stderr
        assert not site.asked
        found = CliRunner().invoke(main, ["read", site.address + "/a", "--allow-private", "--format", "jsonl"])
        assert found.exit_code == 0
        document = json.loads(found.stdout)["document"]
        assert document["url"] == site.address + "/a"
        assert document["text"].endswith(text)  # declared as UTF-8, but it is Windows-1256
