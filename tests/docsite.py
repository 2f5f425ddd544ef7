"""The documentation, built once for all tests as `mkdocs build --strict` builds it."""

import functools
import os
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ROOT = Path(__file__).parents[1]
LOADS = {("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("object", "data"),
         ("video", "src"), ("image", "href"), ("use", "href"), ("form", "action")}
"""What a browser fetches by itself, or sends to: element and attribute."""


@functools.cache
def built():
    """The folder of the built site; raises where `--strict` would fail."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tempfile.TemporaryDirectory(prefix="musnad-site-")
    built.folder = folder  # kept until the tests end
    config = load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=folder.name)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Path(folder.name)


class Page(HTMLParser):
    """What a page loads, links to and can be linked at, and its language and direction."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.links, self.anchors, self.styles = [], [], set(), []
        self.language = self.direction = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        have = dict(attributes)
        if tag == "html":
            self.language = have["lang"]
        if tag == "body":
            self.direction = have["dir"]
        if have.get("id"):
            self.anchors.add(have["id"])
        if have.get("style"):
            self.styles.append(have["style"])
        for name, value in attributes:
            if tag == "a" and name == "href":
                self.links.append(value)
            elif (tag, name) in LOADS and not (tag == "link" and have.get("rel") in ("canonical", "alternate", "next", "prev")):
                self.loads.append(value)


def pages():
    """Address below the site → page."""
    site = built()
    return {path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def outside(address):
    """Whether an address leaves the site; ``data:`` does not."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def target(page, link):
    """The page (or file) and anchor that a link of a page leads to."""
    parts = urlsplit(urljoin(f"/{page}", link))
    path = unquote(parts.path).removeprefix("/")
    return (path + "index.html" if not path or path.endswith("/") else path), unquote(parts.fragment)


def urls(style):
    """What a style sheet loads."""
    return re.findall(r"url\(\s*['\"]?([^'\")]+)", style) + re.findall(r"@import\s+['\"]([^'\"]+)", style)
