"""Feeds, sitemaps and OPML, saved and served: what they list is read, each page once, and watching goes on where it stopped."""

import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace

import pytest
from loopback import answer, serving

from musnad.cli.failed import Failed
from musnad.cli.watching import Watch, seconds
from musnad.page.inputs import Failure, Taking, documents
from musnad.page.sources.feeds import plain
from musnad.page.sources.following import Follower
from musnad.page.sources.kind import kind_of
from musnad.page.sources.limits import Limits
from musnad.page.sources.listing import BadListing, listing
from musnad.page.sources.raw import Raw
from musnad.page.sources.seen import TRIES, Seen
from musnad.page.sources.web import Fetcher
from musnad.reader import reader
from musnad.store.store import Store
from musnad.store.terms import Terms

QUICK = Limits(connect=5, read=5, whole=20, tries=1, pause=0.01, interval=0)
TEXT = "أكد الوزير أن الاتفاق قريب، وأن القوات انسحبت من المدينة."

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة الأنباء</title>
<link>http://example.com</link>
<item><title>الاتفاق &amp; المدينة</title><link>{base}/1</link><pubDate>Thu, 13 Jan 2022 00:30:00 +0300</pubDate>
<description>موجز</description>
<content:encoded><![CDATA[<p>{text}</p><script>x()</script><p>وأضاف&nbsp;أنه راض.</p>]]></content:encoded></item>
<item><title>بلا تاريخ</title><link>{base}/2</link><guid>g2</guid><description>{text}</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title><entry><title>خبر</title><id>urn:1</id>
<link href="{base}/1"/><published>2022-01-13T00:30:00+03:00</published><content type="html">&lt;p&gt;{text}&lt;/p&gt;</content>
</entry></feed>"""
JSON = """{{"version": "https://jsonfeed.org/version/1.1", "title": "أخبار", "items": [
{{"id": 1, "url": "{base}/1", "title": "خبر",
"content_html": "<p>{text}</p>", "date_published": "2022-01-13T00:30:00+03:00"}}]}}"""
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{base}/1</loc><lastmod>2023-01-01</lastmod><news:news>
<news:publication><news:name>الوكالة</news:name></news:publication><news:publication_date>2022-01-13</news:publication_date>
<news:title>خبر</news:title></news:news></url><url><loc>{base}/2?a=1&amp;b=2</loc><lastmod>2023-01-01</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{base}/news.xml</loc></sitemap>
<sitemap><loc>{base}/news.xml</loc></sitemap><sitemap><loc>{base}/gone.xml</loc></sitemap></sitemapindex>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body><outline text="Press">
<outline type="rss" text="A" xmlUrl="{base}/rss"/><outline type="rss" xmlUrl="{base}/rss"/></outline></body></opml>"""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<urlset><url><loc>http://example.com/&b;</loc></url></urlset>"""


def made(form, base="http://example.com", encoding="utf-8"):
    return form.format(base=base, text=TEXT, encoding=encoding).encode(encoding)


def listed(form, **how):
    raw = Raw("x", made(form, **how))
    return listing(raw, kind_of(raw))


def read(*inputs, **how):
    found = list(documents(map(str, inputs), how=Taking(fetcher=Fetcher(QUICK, private=True), **how)))
    return [d for d in found if not isinstance(d, Failure)], [str(f) for f in found if isinstance(f, Failure)]


@pytest.mark.parametrize("form", [RSS, ATOM, JSON])
def test_a_saved_feed_is_read_from_what_it_carries(tmp_path, form):
    for encoding in ("utf-8", "windows-1256") if form is RSS else ("utf-8",):
        (tmp_path / "feed.xml").write_bytes(made(form, encoding=encoding))
        articles, failed = read(tmp_path)
        assert not failed
        first = articles[0]
        assert first.url == first.id == "http://example.com/1"
        assert first.published == "2022-01-13T00:30:00+03:00"
        assert first.text.startswith(f"{first.headline}\n\n{TEXT}")
        assert "x()" not in first.text
        if form is RSS:
            assert first.text.endswith(f"{TEXT}\nوأضاف أنه راض.")
            assert (first.headline, first.outlet) == ("الاتفاق & المدينة", "وكالة الأنباء")
            assert articles[1].published is None
            assert articles[1].text == f"بلا تاريخ\n\n{TEXT}"


def test_text_of_entries_without_end():
    assert plain("<p>a&nbsp;b<script>x</script><br>c<div><div>d</div>e</div>f &amp; g") == "a b\nc\nd\ne\nf & g"
    start = time.monotonic()
    for piece in ("<p ", "<", "<![x", "<!--", "&amp", "<a b='", "</", "<b>", "<div>", "<a><b><i>"):
        plain(piece * 100_000)
    assert time.monotonic() - start < 10


def test_sitemaps_and_opml_list_pages_and_lists():
    pages = listed(NEWS).links
    assert [(p.url, p.published, p.headline, p.outlet) for p in pages] == [
        ("http://example.com/1", "2022-01-13", "خبر", "الوكالة"), ("http://example.com/2?a=1&b=2", None, None, None)]
    assert [url for url, _ in listed(INDEX).lists] == ["http://example.com/news.xml"] * 2 + ["http://example.com/gone.xml"]
    assert listed(OPML).lists == (("http://example.com/rss", "A"),)
    broken = made(NEWS).replace(b"&amp;", b"&").replace(b"</urlset>", b"")
    assert [p.url for p in listing(Raw("x", broken), "sitemap").links] == ["http://example.com/1", "http://example.com/2?a=1&b=2"]
    with pytest.raises(BadListing, match="entities"):
        listing(Raw("x", LAUGHS.encode()), "sitemap")
    for kind in ("feed", "jsonfeed"):
        with pytest.raises(BadListing):
            listing(Raw("x", b"{<rss"), kind)


def site(base):
    """What a small outlet serves."""
    def xml(form):
        return lambda handler: answer(handler, 200, made(form, base()), Content_Type="application/xml")

    def page(text):
        return lambda handler: answer(handler, 200, text.encode("cp1256"), Content_Type="text/plain; charset=utf-8")

    return {"/rss": xml(RSS), "/news.xml": xml(NEWS), "/index.xml": xml(INDEX), "/feeds.opml": xml(OPML), "/1": page(TEXT),
            "/2": page(TEXT + " وأضاف أنه راض عن ذلك.")}


def test_addresses_of_lists_lead_to_their_pages_once(tmp_path):
    with serving({}) as served:
        served.pages.update(site(lambda: served.address))
        articles, failed = read(served.address + "/rss", served.address + "/feeds.opml")
        assert [a.url for a in articles] == [served.address + "/1", served.address + "/2"]
        assert not failed
        assert articles[0].text == TEXT  # declared as UTF-8, but it is not
        assert articles[0].published == "2022-01-13T00:30:00+03:00"
        assert served.asked["/1"] == 1
        articles, failed = read(served.address + "/index.xml")
        assert [a.published for a in articles] == ["2022-01-13"]
        assert sorted(line.rpartition(": ")[0].rpartition("/")[2] for line in failed) == ["2?a=1&b=2", "gone.xml"]
        (tmp_path / "s").mkdir()
        (tmp_path / "s" / "map.xml").write_bytes(made(NEWS, served.address))
        before = Counter(served.asked)
        assert "by its own name" in read(tmp_path / "s")[1][0]
        assert served.asked == before
        assert len(read(tmp_path / "s" / "map.xml")[0]) == 1


def test_watching_takes_in_what_is_new_and_goes_on_where_it_stopped(tmp_path):
    book = reader(None)
    store = Store(tmp_path / "m.db", terms=Terms(book.book, book.analyser))
    (tmp_path / "feeds.opml").write_text("")

    def round_(stop=False):
        feeds = [str(tmp_path / "feeds.opml"), *([] if stop else [served.address + "/more"])]
        seen = Seen(tmp_path / "m.db.watch")  # opened anew, as a new process does
        watch = Watch(feeds, Follower(Fetcher(QUICK, private=True)), seen, store, book, Taking())
        if stop:
            watch.stopped.set()  # as Ctrl-C does: it ends after the entry in hand
        with Failed() as failed:
            return dict(watch.round(failed)), failed.count

    with serving({}) as served:
        served.pages.update(site(lambda: served.address))
        (tmp_path / "feeds.opml").write_bytes(made(OPML, served.address))
        assert round_(stop=True) == ({"new": 1}, 0)
        (tmp_path / "m.db.watch").rename(tmp_path / "lost")  # killed after the store has it, before it is noted
        assert round_() == ({"there already": 1, "new": 1}, 1)
        assert round_() == ({}, 1)
        assert served.asked["/1"] == 2
        gone = made(ATOM, served.address + "/gone")
        served.pages["/more"] = lambda handler: answer(handler, 200, gone)
        for _ in range(TRIES):
            assert round_() == ({}, 1)
        assert round_() == ({}, 0)  # what failed so often is left alone
        assert store.stats()["documents"] == 2


def test_durations():
    assert [seconds(text) for text in ("45", "10m", "1h30m", "2 d")] == [45, 600, 5400, 172800]
    for wrong in ("", "soon", "10x", "m", "5m!"):
        with pytest.raises(ValueError, match="no duration"):
            seconds(wrong)


def test_hosts_are_asked_side_by_side_each_page_by_page_and_in_order():
    busy, most, lock = Counter(), Counter(), threading.Lock()

    def page(handler):
        host = handler.headers["Host"]
        with lock:
            busy[host] += 1
            most[host] = max(most[host], busy[host])
            most["all"] = max(most["all"], busy.total())
        time.sleep(0.03)
        with lock:
            busy[host] -= 1
        answer(handler, 200, f"{TEXT} {handler.path}".encode(), Content_Type="text/plain")

    with ExitStack() as stack:
        hosts = [stack.enter_context(serving({f"/{n}": page for n in range(10)})) for _ in range(4)]
        addresses = [f"{host.address}/{n}" for n in range(10) for host in hosts]
        articles, failed = read(*addresses)
        assert not failed
        assert [a.url for a in articles] == addresses
        assert most.pop("all") > 1
        assert set(most.values()) == {1}
        waiting = documents(addresses, how=Taking(fetcher=Fetcher(replace(QUICK, interval=0.5), private=True)))
        start = time.monotonic()
        next(waiting)
        waiting.close()  # ends at once what is still being fetched
        assert time.monotonic() - start < 3
