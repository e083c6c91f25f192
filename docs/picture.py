"""Takes the picture in README.md: the article in seeds/, read, with a pointer on one of its facts.

    .venv/bin/python docs/picture.py

writes docs/article.png. Run it after a change to the page that a reader would see. It needs Chromium, as the tests of the page do.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import newsparse

HERE = Path(__file__).parent
PICTURE = HERE / "article.png"
SIZE = {"width": 960, "height": 540}


def main() -> None:
    """Read the article, open its page, point at a fact, and take the picture."""
    os.environ["NEWSPARSE_PLUGINS"] = ""
    (seed,) = (HERE.parent / "seeds").glob("*.txt")
    article = newsparse.parse(newsparse.read(seed))
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "article.html"
        page.write_bytes(article.to_html().encode())
        window = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        view = window.new_page(viewport=SIZE)
        view.goto(page.as_uri())
        fact = view.locator(".copy mark.casualties").filter(has_text="14 people").first
        fact.evaluate("mark => window.scrollTo(0, mark.getBoundingClientRect().top + window.scrollY - 260)")
        fact.hover()
        view.screenshot(path=PICTURE)
        window.close()


if __name__ == "__main__":
    main()
