"""The page as a reader has it: opened in Chromium, with a pointer and a keyboard.

Skipped where there is no Chromium, but never in CI, which installs one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import newsparse
from newsparse import Article, Place, Span, write_gallery

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SEED = Path(__file__).parents[2] / "seeds" / "000_94b64249c287215a.txt"
STORY = """A bomb killed at least three people and injured 20 to 30 others in Rome on Monday, Mayor Ana Lima said.

"We are shocked," Lima told reporters. The union said five people had died."""

if BROWSER is None and not os.environ.get("CI"):
    pytest.skip("no Chromium on this machine: apt-get install chromium", allow_module_level=True)

from playwright.sync_api import sync_playwright  # noqa: E402  # not asked for where there is nothing to drive


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, tmp_path):
    """Open the page of an article; whatever the console says is an error, and so is whatever it wants to load."""
    complaints = []
    view = chromium.new_page(viewport={"width": 1200, "height": 900})
    view.on("console", lambda message: complaints.append(message.text))
    view.on("pageerror", lambda error: complaints.append(str(error)))
    view.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))

    def open_page(article):
        path = tmp_path / "page.html"
        path.write_bytes(article.to_html().encode())
        view.goto(path.as_uri())
        return view

    yield open_page
    view.close()
    assert complaints == []


@pytest.fixture
def story(visit):
    return visit(newsparse.parse(STORY, published="2025-04-09"))


def visible_marks(page, layer):
    return page.locator(f".copy mark.{layer}").count()


def test_pointing_at_a_fact_shows_it_and_draws_lines_to_those_it_refers_to(story):
    assert story.locator(".card").is_hidden()
    story.get_by_text("We are shocked,", exact=True).first.hover()
    assert "Ana Lima" in story.locator(".card").inner_text()
    assert story.locator(".lines path").count() >= 1
    assert "Ana Lima" in " ".join(story.locator(".copy mark.linked").all_inner_texts())
    story.keyboard.press("Escape")
    assert story.locator(".card").is_hidden()
    assert story.locator(".lines path").count() == 0


def test_the_keyboard_reaches_each_fact(story):
    listed = story.locator(".facts li").count()
    seen = set()
    for _ in range(3 * listed + 20):
        story.keyboard.press("Tab")
        seen.add(story.evaluate("document.activeElement.closest('.facts li')?.id"))
    assert len(seen - {None}) == listed > 8


def test_marks_are_in_the_order_of_the_keyboard_too(story):
    story.locator(".copy mark[tabindex]").first.focus()
    assert story.locator(".card").is_visible()


def test_the_keyboard_can_pass_over_boxes_and_marks(story):
    story.keyboard.press("Tab")
    assert story.evaluate("document.activeElement.textContent") == "Skip to the text"
    assert story.locator(".skip").first.bounding_box()["x"] >= 0
    story.keyboard.press("Tab")
    story.keyboard.press("Enter")
    story.keyboard.press("Tab")
    assert story.evaluate("document.activeElement.closest('.facts li') !== null")


@pytest.fixture
def phone(chromium, tmp_path):
    view = chromium.new_page(viewport={"width": 320, "height": 640}, has_touch=True)
    path = tmp_path / "phone.html"
    path.write_text(newsparse.parse(STORY, published="2025-04-09").to_html(), encoding="utf-8")
    view.goto(path.as_uri())
    yield view
    view.close()


def test_a_finger_opens_the_card_and_closes_it(phone):
    card = phone.locator(".card")
    mark = phone.locator(".copy mark.quotes").first
    mark.tap()
    assert "Ana Lima" in card.inner_text()
    button = card.get_by_role("button", name="Close")
    assert min(button.bounding_box()[side] for side in ("width", "height")) >= 44
    button.tap()
    assert card.is_hidden()
    phone.locator(".facts li").first.tap()
    assert card.is_visible()
    phone.locator(".claims h2").tap()
    assert card.is_hidden()


def test_on_a_phone_the_drawing_keeps_its_letters_and_stays_inside(phone):
    drawing = phone.locator(".claims-svg")
    frame = drawing.bounding_box()
    assert frame["x"] + frame["width"] <= 320
    words = drawing.locator("text")
    for box in [words.nth(at).bounding_box() for at in range(words.count())]:
        assert box["height"] >= 12
        assert box["x"] >= frame["x"] - 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


HIDDEN = """() => {
    const boxes = [...document.activeElement.getClientRects()];
    const card = document.querySelector(".card");
    return boxes.every(box => [[box.left + 1, box.top + 1], [box.right - 1, box.bottom - 1]].every(
        ([x, y]) => x < 0 || y < 0 || x > innerWidth || y > innerHeight || card.contains(document.elementFromPoint(x, y)))); }"""


@pytest.mark.parametrize("height", [360, 640])
def test_the_card_never_covers_what_is_in_focus(chromium, tmp_path, height):
    view = chromium.new_page(viewport={"width": 360, "height": height})
    (tmp_path / "seed.html").write_bytes(newsparse.parse(SEED.read_text(encoding="utf-8")).to_html().encode())
    view.goto((tmp_path / "seed.html").as_uri())
    marks = view.locator(".copy mark[tabindex='0']")
    below = 0
    for at in range(0, marks.count(), 3):
        marks.nth(at).focus()
        view.wait_for_timeout(20)
        assert view.locator(".card").is_visible()
        assert not view.evaluate(HIDDEN)
        below += "above" not in view.locator(".card").get_attribute("class")
    assert 0 < below < marks.count() // 3
    view.close()


def test_the_card_makes_way_when_the_page_is_scrolled(story):
    story.set_viewport_size({"width": 360, "height": 640})
    mark = story.locator(".copy mark[tabindex='0']").last
    mark.focus()
    for block, place in (("start", "below"), ("end", "above"), ("start", "below")):
        mark.evaluate("(mark, block) => mark.scrollIntoView({ block })", block)
        story.wait_for_timeout(100)
        assert ("above" in story.locator(".card").get_attribute("class")) == (place == "above")


def test_screen_readers_hear_the_words_and_the_layers_and_no_letters(story):
    tree = story.context.new_cdp_session(story).send("Accessibility.getFullAXTree")["nodes"]
    buttons = {
        node["name"]["value"]: node.get("description", {}).get("value")
        for node in tree
        if node.get("role", {}).get("value") == "button"
    }
    assert buttons.get("Mayor Ana Lima") == "actors", buttons
    assert buttons["We are shocked,"] == "quotes"
    assert "actors 2" in {node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "checkbox"}
    story.locator('.filters input[value="quotes"]').uncheck()
    assert story.get_by_text("We are shocked,", exact=True).first.get_attribute("role") is None


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_mark_in_focus_opens_its_card_again(story, key):
    story.locator(".copy mark.quotes").first.focus()
    story.keyboard.press("Escape")
    assert story.locator(".card").is_hidden()
    story.keyboard.press(key)
    assert story.locator(".card").is_visible()


@pytest.mark.parametrize("layer", ["quotes", "casualties"])
def test_a_box_hides_a_layer_and_shows_it_again(story, layer):
    before = visible_marks(story, layer)
    box = story.locator(f'.filters input[value="{layer}"]')
    box.uncheck()
    assert before > 0
    assert visible_marks(story, layer) == 0
    assert story.locator(f'.facts section[data-layer="{layer}"]').is_hidden()
    letters = story.locator(".copy mark[data-label]").evaluate_all(
        "marks => marks.map(mark => mark.dataset.label).join('')"
    )
    assert layer[0].upper() not in letters
    box.check()
    assert visible_marks(story, layer) == before


def test_hostile_text_stays_text(visit):
    evil = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"
    layers = {"places": (Place(Span(0, len(evil), evil), rule="r.r", name=evil),)}
    page = visit(Article(text=evil, title=evil, id=evil, layers=layers))
    assert page.title() == evil
    assert page.locator(".copy img").count() == 0
    assert page.locator(".copy").inner_text().endswith(evil)


def test_layers_look_apart_without_colour(story):
    lines = {
        layer: story.locator(f".copy mark.{layer}").first.evaluate(
            "mark => [getComputedStyle(mark).borderBottomStyle, getComputedStyle(mark, '::before').content].join(' ')"
        )
        for layer in ("quotes", "actors", "casualties", "places", "moments")
    }
    assert len(set(lines.values())) == len(lines)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(story, scheme):
    story.emulate_media(color_scheme=scheme)
    contrasts = story.locator(".copy mark").evaluate_all(
        """marks => marks.map(mark => {
            const part = value => (value / 255 <= .03928 ? value / 255 / 12.92 : ((value / 255 + .055) / 1.055) ** 2.4);
            const light = colour => { const [r, g, b] = colour.match(/[0-9.]+/g).map(Number).map(part);
                return .2126 * r + .7152 * g + .0722 * b; };
            const two = [light(getComputedStyle(mark).color), light(getComputedStyle(mark).backgroundColor)].sort();
            return (Math.max(...two) + .05) / (Math.min(...two) + .05); })"""
    )
    assert min(contrasts) >= 4.5  # level AA of the Web Content Accessibility Guidelines


def test_the_screen_is_filled_by_copy_and_facts_side_by_side_and_a_phone_has_them_in_turn(visit):
    page = visit(newsparse.parse(SEED.read_text(encoding="utf-8")))
    copy, facts = (page.locator(name).bounding_box() for name in (".copy", ".facts"))
    assert copy["x"] + copy["width"] < facts["x"]
    assert copy["width"] > 500
    page.set_viewport_size({"width": 400, "height": 800})
    copy, facts = (page.locator(name).bounding_box() for name in (".copy", ".facts"))
    assert copy["y"] + copy["height"] <= facts["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_paper_has_no_boxes(story):
    story.emulate_media(media="print")
    assert story.locator(".filters").is_hidden()
    assert story.locator(".copy").is_visible()


def test_paper_has_the_tables(story):
    tables = story.locator("details.tables table").first
    assert tables.is_hidden()
    story.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert tables.is_visible()
    story.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert tables.is_hidden()


def test_paper_has_the_tables_without_scripts_too(chromium, tmp_path):
    view = chromium.new_page(java_script_enabled=False)
    (tmp_path / "page.html").write_bytes(newsparse.parse(STORY).to_html().encode())
    view.goto((tmp_path / "page.html").as_uri())
    view.emulate_media(media="print")
    assert view.locator("details.tables table").first.bounding_box()["height"] > 20
    view.close()


def test_the_pages_of_a_gallery_open_from_its_index(chromium, tmp_path):
    index = write_gallery([newsparse.parse(STORY, title="Bomb"), newsparse.parse("Rain fell.", title="Rain")], tmp_path)
    page = chromium.new_page()
    page.goto(index.as_uri())
    page.get_by_role("link", name="Bomb").click()
    assert page.title() == "Bomb"
    assert page.locator(".copy mark").count() > 3
    page.close()


def test_a_long_title_without_blanks_leaves_the_other_columns_on_the_screen(chromium, tmp_path):
    article = newsparse.parse(STORY, title="x" * 300, published="2025-04-09")
    page = chromium.new_page(viewport={"width": 1200, "height": 900})
    page.goto(write_gallery([article], tmp_path).as_uri())
    last = page.locator(".index th").last.bounding_box()
    assert last["x"] + last["width"] <= 1200
    page.close()


def test_a_notebook_gets_a_frame_whose_script_runs(chromium):
    page = chromium.new_page()
    page.set_content(newsparse.parse(STORY)._repr_html_())
    frame = page.frame_locator("iframe")
    frame.locator(".copy mark.quotes").first.hover()
    assert frame.locator(".card").is_visible()
    page.close()
