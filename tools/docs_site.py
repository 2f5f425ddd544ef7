"""A hook of MkDocs (see ``mkdocs.yml``): adds the codebook, what the package ships and what is measured; builds the Arabic part.

The fonts and the icon are those of the application; ``<!-- bench: HEADING -->`` in a page is that section of ``bench/README.md``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from musnad.codebook.chapters import pages
from musnad.codebook.entries import Codebook, sources

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SHIPPED = ROOT / "src/musnad/serve/assets"
ARABIC = "ar"
_CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_ARABIC = re.compile("[«\\[]?[\u0621-\u064a](?:[\u0600-\u06ff«»\\[\\]().:\\-\\d ]*[\u0621-\u064a])?[»\\].؟]*")
"""Arabic words with what stands between them; a bracket or mark at an end belongs to them, a quotation mark of code does not."""
_BENCH = re.compile(r"<!-- bench: (.+?) -->")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is shipped, and to the Arabic part what it shares with the English one."""
    added = {f"assets/{path.relative_to(SHIPPED).as_posix()}": path
             for path in [SHIPPED / "icon.svg", *sorted((SHIPPED / "fonts").iterdir())]}
    if config.theme["language"] == ARABIC:
        shared = [DOCS / "assets/musnad.css", *sorted((DOCS / "screenshots").glob("*-ar*.png"))]
        added |= {path.relative_to(DOCS).as_posix(): path for path in shared}
    for name, path in added.items():
        files.append(File.generated(config, name, abs_src_path=str(path)))
    for name, text in pages(Codebook(sources(None), config.theme["language"])).items():
        files.append(File.generated(config, f"codebook/{name}.md", content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the sections of ``bench/README.md`` where a page asks for them; raises KeyError for one that is not there."""
    return _BENCH.sub(lambda asked: _bench()[asked[1]], markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Isolate Arabic words in blocks of code, so that what stands beside them keeps its place."""
    return _CODE.sub(lambda block: _ARABIC.sub(r'<bdi lang="ar" dir="rtl">\g<0></bdi>', block[0]), html)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Let the choice of language lead to the same page where the other language has it."""
    here = config.theme["language"] == ARABIC
    links = ("../" if here else "./", "./" if here else "ar/")
    for alternate, arabic, link in zip(config.extra["alternate"], (False, True), links, strict=True):
        other = DOCS / (ARABIC if arabic else "") / page.file.src_uri
        known = here == arabic or other.is_file() or page.file.src_uri.startswith("codebook/")
        alternate["link"] = link + (page.url if known else "")
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give the theme's dialog of search the name that it lacks."""
    dialog = 'data-md-component="search" role="dialog"'
    return output.replace(dialog, f'{dialog} aria-label="{config.extra["search"]}"')


def on_post_build(config: MkDocsConfig) -> None:
    """After the English part, build the Arabic one below it."""
    if config.theme["language"] != ARABIC:
        build(load_config(str(ROOT / "mkdocs.ar.yml"), strict=config.strict, site_dir=f"{config.site_dir}/{ARABIC}"))


def _bench() -> dict[str, str]:
    """Heading → section of ``bench/README.md``, the heading with it."""
    text = (ROOT / "bench/README.md").read_text(encoding="utf-8")
    return {part.partition("\n")[0].removeprefix("## "): part for part in re.split(r"(?m)^(?=## )", text)}
