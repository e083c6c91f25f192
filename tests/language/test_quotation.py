"""Quotations are found in any marks, nest, end with their paragraph, and cost linear time."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.language.blocks import Block
from newsparse.language.quotation import Quotation, quotations
from newsparse.language.segmentation import lay_out
from newsparse.lexicon import Lexicon, load, merge


class Style(NamedTuple):
    """Marks for outer and inner quotations."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


STYLES = {
    "straight": Style('"', '"', "'", "'"),
    "curly": Style("“", "”", "‘", "’"),
    "German": Style("„", "“", "‚", "‘"),
    "guillemets": Style("«", "»", "‹", "›"),
    "turned guillemets": Style("»", "«", "›", "‹"),
    "Swedish": Style("”", "”", "'", "'"),
    "typewriter": Style("''", "''", "'", "'"),
    "TeX": Style("``", "''", "`", "'"),
    "mixed": Style("“", '"', "‘", "'"),
}
PLAIN = (
    "the harbour opened",
    "she walked on",
    "prices, he knew, fell",
    "in 2019 it rained",
    "the workers went",
    "a boat sank",
)
SAID = ("we waited all night", "nothing moved", "it was cold. We left", "our house is gone", "they came at dawn")
FOLLOWING = (", she said.", " and left.", ", a clerk told them.", " was the word.")


class Told(NamedTuple):
    """A sentence with one quotation, and perhaps another one inside it."""

    before: str
    first: str
    inner: str
    last: str
    after: str

    def printed(self, style: Style) -> str:
        return f"{self.before} {style.opening}{self.said(style)}{style.closing}{self.after}"

    def said(self, style: Style) -> str:
        if not self.inner:
            return self.first
        return f"{self.first} {style.inner_opening}{self.inner}{style.inner_closing} {self.last}"


told = st.builds(
    Told,
    before=st.sampled_from(PLAIN),
    first=st.sampled_from(SAID),
    inner=st.sampled_from(("", "a mess", "never again", "the worst year")),
    last=st.sampled_from(SAID),
    after=st.sampled_from(FOLLOWING),
)
marks = "\"'“”‘’„‚‹›«»`"
noisy = st.text(st.sampled_from(f"{marks}{marks} .,ab-—(5\n"), max_size=60)


def found(text: str) -> list[Quotation]:
    return quotations(text, lay_out(text))


def insides(text: str, depth: int | None = None) -> list[str]:
    return [text[q.start : q.end] for q in found(text) if depth in (None, q.depth)]


@given(sentences=st.lists(told, min_size=1, max_size=4), style=st.sampled_from(sorted(STYLES)))
def test_a_text_gives_back_what_was_quoted_whatever_the_marks(sentences: list[Told], style: str) -> None:
    text = " ".join(one.printed(STYLES[style]) for one in sentences)
    assert insides(text, depth=0) == [one.said(STYLES[style]) for one in sentences]
    assert insides(text, depth=1) == [one.inner for one in sentences if one.inner]


@given(
    sentences=st.lists(told, min_size=1, max_size=4),
    style=st.sampled_from([s for s in sorted(STYLES) if len(STYLES[s].opening) == 1]),
)
def test_changing_the_marks_moves_nothing(sentences: list[Told], style: str) -> None:
    straight, other = (" ".join(one.printed(STYLES[name]) for one in sentences) for name in ("straight", style))
    assert found(straight) == found(other)


@given(noisy)
@example("“a “b” c” “d")
@example("'a \"b' c\" d'")
def test_quotations_nest_or_lie_apart(text: str) -> None:
    every = found(text)
    assert every == sorted(every, key=lambda q: (q.outer_start, -q.outer_end))
    for i, one in enumerate(every):
        assert one.outer_start <= one.start < one.end <= one.outer_end
        assert not text[one.start].isspace()
        assert not text[one.end - 1].isspace()
        holders = [q for q in every[:i] if q.outer_end > one.outer_start]
        assert all(q.outer_end >= one.outer_end for q in holders)
        assert one.depth == len(holders)


@given(noisy)
def test_a_quotation_lies_in_one_paragraph(text: str) -> None:
    blocks = lay_out(text)
    for one in quotations(text, blocks):
        assert any(block.start <= one.outer_start and one.outer_end <= block.end for block in blocks)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= q.start < q.end <= len(text) for q in found(text))


@given(noisy, noisy)
def test_a_paragraph_that_follows_changes_nothing_before(first: str, second: str) -> None:
    # One that opens a quotation may make an unclosed single mark before it the start of a long speech.
    block = Block("paragraph", 0, len(first))
    later = Block("paragraph", len(first) + 2, len(first) + 3 + len(second))
    text = f"{first}\n\na{second}"
    alone = quotations(first, [block] if first else [])
    assert [q for q in quotations(text, [block, later] if first else [later]) if q.outer_end <= len(first)] == alone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mayor calls storm 'terrifying'", ["terrifying"], id="headline"),
        pytest.param("'Never again' says mayor", ["Never again"], id="headline that opens"),
        pytest.param("The workers' union and the miners' club met.", [], id="plural possessives"),
        pytest.param("It called the 'workers' rights' bill unfair.", ["workers' rights"], id="possessive inside"),
        pytest.param("The so-called 'lies' and the 'truth' of it.", ["lies", "truth"], id="word in s"),
        pytest.param("The so-called 'lies' of the state went on for years.", ["lies"], id="word in s, nothing after"),
        pytest.param("O'Hara's boat, the d'Arc, isn't hers.", [], id="apostrophes"),
        pytest.param("Get 'em out, 'tis late, rock 'n' roll of the '90s.", [], id="elisions"),
        pytest.param("'Get 'em out,' she said.", ["Get 'em out,"], id="elision inside"),
        pytest.param("He hailed 'rock 'n' roll' nights.", ["rock 'n' roll"], id="rock 'n' roll"),
        pytest.param("In the summer of '94 it rained, and in '95 too.", [], id="years"),
        pytest.param("The police said '20 hurt' at first.", ["20 hurt"], id="number in front"),
        pytest.param("He is 6'2\" tall and has a 9\" knife.", [], id="feet and inches"),
        pytest.param('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"], id="inches inside"),
        pytest.param('"A 5″ pipe," she said.', ["A 5″ pipe,"], id="double prime"),
        pytest.param('He was born "in 1985" or so.', ["in 1985"], id="closes after a number"),
        pytest.param("'We saw \"smoke\" first,' she said.", ['We saw "smoke" first,', "smoke"], id="British nesting"),
        pytest.param("“He said ‘no’ to “Plan B” today,” she said.", ["He said ‘no’ to “Plan B” today,", "no", "Plan B"], id="same marks nested"),
        pytest.param("“First. “Second,” she said.", ["First. “Second,"], id="opened twice, closed once"),
        pytest.param("“Wrong mark,“ she said. “Right,” he said.", ["Wrong mark,", "Right,"], id="wrong closing mark"),
        pytest.param('He said: “Right," and "left,” too.', ["Right,", "left,"], id="curly and straight"),
        pytest.param("''I said, 'Go,''' she recalled.", ["I said, 'Go,'", "Go,"], id="three marks"),
        pytest.param("“I said, ‘Go,’” she recalled.", ["I said, ‘Go,’", "Go,"], id="curly marks together"),
        pytest.param("« Bonjour », she said.", ["Bonjour"], id="French blanks"),
        pytest.param("» Guten Tag «, she said. » Bis bald. «", ["Guten Tag", "Bis bald."], id="German blanks"),
        pytest.param("She said: »\u202fGuten Tag\u202f«", ["Guten Tag"], id="German narrow blanks"),
        pytest.param("» Read on: « Bonjour »", ["Bonjour"], id="an arrow before French blanks"),
        pytest.param("» Read on", [], id="an arrow alone"),
        pytest.param("« Bonjour.\n\nIl pleut » , she said. « Bon.", ["Bonjour.", "Il pleut", "Bon."], id="French blanks over paragraphs"),
        pytest.param('He wrote "" in it.', [], id="empty"),
        pytest.param('"""" and \'\'\'\'\' and “““““ are ornament.', [], id="rows"),
        pytest.param("It was (“so they say”) over—“done.”", ["so they say", "done."], id="bracket and dash"),
        pytest.param("Doe \"Ace\" Roe's \"Hope\"'s bow", ["Ace", "Hope"], id="possessive behind"),
        pytest.param("The fishin' boats and the 'big' one.", ["big"], id="dropped g"),
        pytest.param("'A word' and " + "more words " * 60 + "the end' of it.", ["A word"], id="far apostrophe"),
        pytest.param("'A stray " + "more words " * 60 + "the end' of it.", [], id="no quotation so long"),
        pytest.param("He asked 'who's there? and left.", [], id="single mark never closed"),
        pytest.param("'s and 're stand alone in old copies.", [], id="clitics alone"),
    ],
)  # fmt: skip
def test_examples(text: str, expected: list[str]) -> None:
    assert insides(text) == expected


def test_an_unclosed_quotation_runs_to_its_paragraphs_end_and_may_be_opened_again() -> None:
    text = '"We left. It was late.\n\n"Then we came back," she said.\n\n"Nobody closes this.\n\nThe end "of it," she said.\n\nThe "end".'
    assert [(text[q.start : q.end], q.is_closed) for q in found(text)] == [
        ("We left. It was late.", False),
        ("Then we came back,", True),
        ("Nobody closes this.", False),
        ("of it,", True),
        ("end", True),
    ]


def test_a_paragraph_may_close_what_the_one_before_left_open() -> None:
    text = "“We left. It was late.\n\nThen we came back,” she said."
    assert [(text[q.start : q.end], q.outer_start == q.start, q.is_closed) for q in found(text)] == [
        ("We left. It was late.", False, False),
        ("Then we came back,", True, True),
    ]


def test_a_british_speech_over_two_paragraphs() -> None:
    text = "‘We left. It was late.\n\n‘Then we came back,’ she said."
    assert insides(text) == ["We left. It was late.", "Then we came back,"]


def test_header_lines_and_bylines_hold_no_quotations() -> None:
    text = 'Source: The "Daily" News\n\nA boat "sank" on Monday.'
    assert insides(text) == ["sank"]


def test_a_plugins_elisions_count() -> None:
    text = "She said 'gator and crocs' were seen."
    blocks = lay_out(text)
    more = merge(load("segmentation"), Lexicon.of("segmentation", {"elisions": {"word": "gator"}}))
    assert len(quotations(text, blocks)) == 1
    assert quotations(text, blocks, more) == []


@pytest.mark.parametrize(
    "piece", ['"', "“", "”", "'", "' ", '" ', "“”", "'a ", "a' ", "s' ", "“a ", "‘“", '("', "``", "«»", "„a“"]
)
def test_marks_cost_linear_time(piece: str) -> None:
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        blocks = [Block("paragraph", 0, len(text))]
        start = time.process_time()
        quotations(text, blocks)
        return time.process_time() - start

    cost(1000)
    small = min(cost(10_000) for _ in range(3))
    assert min(cost(80_000) for _ in range(2)) < 8 * 4 * small + 0.05
