"""The layout of a text: its head and its body, block by block."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.blocks import Block
from newsparse.language.segmentation import lay_out

BODY = "Crews left the old harbour at dawn with sandbags after two days of rain, officials said."
MORE = "Rain fell over the hills on Monday and the river rose by a metre within hours, the town said."

titles = st.sampled_from(
    (
        "Rain floods old harbour",
        "Mayor calls storm 'terrifying'",
        "Who left the harbour?",
        "20 hurt in flood",
        "FLOOD KILLS TWO",
    )
)
headers = st.sampled_from(
    ("Published: 9 April 2025", "Updated 3:45 p.m. on April 9, 2025", "Source: Harbour News", "9 April 2025")
)
bylines = st.sampled_from(("By Ida Moss", "BY MAX BELL, Associated Press Writer", "by Ida Moss and Max Bell"))
crossheads = st.sampled_from(
    ("- River rises -", "-- River rises --", "*** River rises", "== River rises ==", "— River rises —", "River rises")
)
bodies = st.sampled_from(
    (BODY, MORE, "“We waited all night,” said Ida Moss, a clerk.", "The boats sank. Nobody was hurt.")
)
noisy = st.text(st.sampled_from("aB5 .:\n\n-*—'\"\x00\u200f\ufeff"), max_size=80)


def laid(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in lay_out(text)]


def bare(line: str) -> str:
    return line.strip("-*=— ")


@given(
    title=titles | st.none(),
    metadata=st.lists(headers, max_size=3, unique=True),
    byline=bylines | st.none(),
    body=st.lists(st.tuples(bodies, crossheads | st.none()), min_size=1, max_size=4),
    between=st.sampled_from(("\n\n", "\r\n\r\n", "\n \n\n")),
)
def test_a_composed_article_comes_back(
    title: str | None, metadata: list[str], byline: str | None, body: list[tuple[str, str | None]], between: str
) -> None:
    told = [("header", line) for line in metadata]
    told += [("title", title)] if title else []
    told += [("byline", byline)] if byline else []
    for paragraph, crosshead in body:
        told += [("paragraph", paragraph), *([("crosshead", crosshead)] if crosshead else [])]
    told.append(("paragraph", MORE))
    text = between.join(line for _, line in told)
    assert laid(text) == [(kind, bare(line) if kind == "crosshead" else line) for kind, line in told]


@given(noisy | st.text(max_size=200))
def test_blocks_lie_apart_without_blanks_around(text: str) -> None:
    blocks = lay_out(text)
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    for block in blocks:
        assert block.start < block.end
        assert text[block.start : block.end] == text[block.start : block.end].strip()


@given(noisy | st.text(max_size=200))
def test_no_word_is_lost(text: str) -> None:
    held = {offset for block in lay_out(text) for offset in range(block.start, block.end)}
    lost = "".join(text[i] for i in range(len(text)) if i not in held and not text[i].isspace())
    assert not any(map(str.isalnum, lost))


@given(st.lists(bodies, min_size=1, max_size=4), st.lists(crossheads, max_size=1), bodies)
def test_a_paragraph_that_follows_changes_nothing_before(body: list[str], crosshead: list[str], later: str) -> None:
    text = "\n\n".join([*body, *crosshead, MORE])
    assert lay_out(f"{text}\n\n{later}")[:-1] == lay_out(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("***\n\n---", [], id="ornament alone"),
        pytest.param("Rain floods old harbour", [("paragraph", "Rain floods old harbour")], id="nothing under a title"),
        pytest.param(f"Rain\n\n{BODY}", [("paragraph", "Rain"), ("paragraph", BODY)], id="one word is no title"),
        pytest.param(f"Rain falls.\n\n{BODY}", [("paragraph", "Rain falls."), ("paragraph", BODY)], id="a sentence"),
        pytest.param(f"Rain floods Salem, Ore.\n\n{BODY}", [("title", "Rain floods Salem, Ore."), ("paragraph", BODY)], id="a title that ends in an abbreviation"),
        pytest.param(f"Rain Floods Harbour As Crews Leave.\n\n{BODY}", [("title", "Rain Floods Harbour As Crews Leave."), ("paragraph", BODY)], id="up-style with a stop"),
        pytest.param(f"Rain floods harbour.\n\nPORTO (AP) — {BODY}", [("title", "Rain floods harbour."), ("paragraph", f"PORTO (AP) — {BODY}")], id="a stop over a dateline"),
        pytest.param(f"Rain floods harbour; \nCrews leave old town\n\n{BODY}", [("title", "Rain floods harbour;"), ("crosshead", "Crews leave old town"), ("paragraph", BODY)], id="title and deck"),
        pytest.param(f"Title: Rain floods harbour\n\n{BODY}", [("title", "Rain floods harbour"), ("paragraph", BODY)], id="a title with its label"),
        pytest.param(f"# Rain floods harbour\n\n**River rises**\n\n{BODY}", [("title", "Rain floods harbour"), ("crosshead", "River rises"), ("paragraph", BODY)], id="Markdown"),
        pytest.param(f"#Rain floods harbour\n\n{BODY}", [("paragraph", "#Rain floods harbour"), ("paragraph", BODY)], id="a tag is no title"),
        pytest.param(f"## Rain floods harbour\n\n{BODY}", [("title", "Rain floods harbour"), ("paragraph", BODY)], id="marked title"),
        pytest.param(f"Rain floods harbour\n\n== River rises ==\n\n{BODY}", [("title", "Rain floods harbour"), ("crosshead", "River rises"), ("paragraph", BODY)], id="marked deck"),
        pytest.param(f"PORTO (AP)\n\n{BODY}", [("paragraph", "PORTO (AP)"), ("paragraph", BODY)], id="a dateline alone"),
        pytest.param(f"PORTO, April 9 (AP) -- Rain floods harbour\n\n{BODY}", [("paragraph", "PORTO, April 9 (AP) -- Rain floods harbour"), ("paragraph", BODY)], id="a lead without a stop"),
        pytest.param(f" date 2025-04-09 {BODY}", [("header", "date 2025-04-09"), ("paragraph", BODY)], id="date before the lead"),
        pytest.param(f"date 2025-04-09\n{BODY}", [("header", "date 2025-04-09"), ("paragraph", BODY)], id="date over the lead"),
        pytest.param(f"By IDA MOSS   {BODY}", [("byline", "By IDA MOSS"), ("paragraph", BODY)], id="byline before the lead"),
        pytest.param(f"Author: Ida Moss\n\n{BODY}", [("byline", "Author: Ida Moss"), ("paragraph", BODY)], id="labelled author"),
        pytest.param(f"Author: the night desk\n\n{BODY}", [("byline", "Author: the night desk"), ("paragraph", BODY)], id="labelled author without a name"),
        pytest.param(f"{BODY}\n\nSource: Harbour News\n\n(Reporting by Ida Moss; Editing by Max Bell)", [("paragraph", BODY), ("header", "Source: Harbour News"), ("byline", "(Reporting by Ida Moss; Editing by Max Bell)")], id="foot"),
        pytest.param(f"{BODY}\n\nSection: World\n\n{MORE}", [("paragraph", BODY), ("paragraph", "Section: World"), ("paragraph", MORE)], id="other labels in the body"),
        pytest.param(f"{BODY}\n\nWho left?\n\n{MORE}", [("paragraph", BODY), ("paragraph", "Who left?"), ("paragraph", MORE)], id="a question is no crosshead"),
        pytest.param(f"{BODY}\n\n1. Ida Moss\n\n{MORE}", [("paragraph", BODY), ("paragraph", "1. Ida Moss"), ("paragraph", MORE)], id="an item is no crosshead"),
        pytest.param(f"{BODY}\n\n- Ida Moss\n\n{MORE}", [("paragraph", BODY), ("paragraph", "- Ida Moss"), ("paragraph", MORE)], id="a bullet is no crosshead"),
        pytest.param(f"{BODY}\n\nThe crew said:\n\n{MORE}", [("paragraph", BODY), ("paragraph", "The crew said:"), ("paragraph", MORE)], id="a colon is no crosshead"),
        pytest.param(f"{BODY}\n\nRiver rises", [("paragraph", BODY), ("paragraph", "River rises")], id="nothing under a crosshead"),
        pytest.param(f"{BODY}\n\n* * *\n\n{MORE}", [("paragraph", BODY), ("paragraph", MORE)], id="ornament between"),
        pytest.param(f"{BODY}\n\n-{'-' * 200}\n\n{MORE}", [("paragraph", BODY), ("paragraph", MORE)], id="a long rule"),
    ],
)  # fmt: skip
def test_examples(text: str, expected: list[tuple[str, str]]) -> None:
    assert laid(text) == expected


def test_an_old_wire_transcript() -> None:
    text = (
        "   PORTO, 3 JAN 90 (LUSA) -- [REPORT] [TEXT] THE TOWN HALL SAYS THAT\n"
        "TWO BOATS WERE LOST WHEN RAIN AND WIND STRUCK THE OLD HARBOUR AT NIGHT.\n\n"
        "   THE CREWS ARE SAFE.  THE TOWN HALL SAYS THAT IT WILL PAY FOR ALL OF\n"
        "THE DAMAGE.\n"
    )
    assert [kind for kind, _ in laid(text)] == ["paragraph", "paragraph"]


def test_headers_tell_name_and_value_and_bylines_tell_names() -> None:
    text = f"Last updated: 9 April 2025\n\nBy Ida Moss and Max Bell\n\n{BODY}"
    header, byline, _ = lay_out(text)
    assert header == Block("header", 0, 26, "updated", "9 April 2025")
    assert byline.value == "Ida Moss; Max Bell"


@pytest.mark.parametrize(
    "piece",
    ["\n", "a\n", "A b\n\n", "- a -\n", "By Aa Bb\n", "Source: a\n\n", "   A\nb\n", "*", "9 May\n\n", "(AP) - By "],
)
def test_lines_cost_linear_time(piece: str) -> None:
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        lay_out(text)
        return time.process_time() - start

    cost(1000)
    small = min(cost(10_000) for _ in range(3))
    assert min(cost(80_000) for _ in range(2)) < 8 * 4 * small + 0.05
