"""Sentences of news copy: labelled splits, and laws."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.blocks import Block
from newsparse.language.quotation import quotations
from newsparse.language.segmentation import lay_out
from newsparse.language.sentences import sentences, sentences_of
from newsparse.lexicon import Lexicon, load, merge

# Where a sentence ends stands "|".
SPLITS = {
    "titles": "Mr. Hale met Gen. Orr.| Lt. Col. Ida Moss and Sen. Fay Reed left.| Prof. Dr. Bell stayed.",
    "initials": "George W. Hale and J. K. Reed met.| J.K. Moss came.| Samuel L. Orr did not.",
    "an initial's sentence": "He chose plan B.| The council chose A.| They agreed.",
    "countries": "The U.S. Navy said so.| It left the U.S.| The ship sank.| The U.K. and the U.N. objected.",
    "numbers": "No. 5 won.| Vol. 3 and pp. 7 sold.| They voted no.| Five left.",
    "times": "It began at 9 a.m.| Crews came at 10 a.m. Tuesday.| Hale left at 5 p.m.| Reed stayed until 6 p.m. EST.",
    "dates": "On Jan. 5 it began.| It ended on Wed. Feb. 7.| In Sept. crews left.| It ended in Oct.| Crews left.",
    "saints and streets": "In St. Louis, Mt. Hood and Ft. Worth it rained.| It hailed on Main St.| The crowd left.",
    "decimals": "It rose 3.5 percent to 1,200.75 points.| Then it fell.",
    "companies": "Acme Inc. Chief Ida Moss spoke.| She left Acme Corp.| The firm rose.| Acme Co. Ltd. fell.",
    "states": "She lives in Salem, Ore.| Moss lives in Waco, Tex.| Fla. Gov. Orr left.| Rep. Bell (R-Ga.) stayed.",
    "datelines": "SALEM, Ore. (AP) -- Two died.| WACO, Tex. - Three lived.",
    "ellipses": "He waited ... and waited.| Then he left...| She stayed.| “I… don't know,” he said.| The end.",
    "questions": "Is it true?| Yes!| Really?!| no one knew.".replace("| no", " no"),
    "quoted question": '"Is it safe?" Ida Moss asked.| "Why?" asked Orr.| "Who?"| She shook her head.',
    "quoted question and name": '"Did it sink?" President Ida Moss told reporters.| "Did it float?"| Moss did not know.',
    "sentences inside": '"Stop. I mean it. Now," he said.| "Go. I mean it."| Then he left.',
    "stop inside the marks": 'She was "not there."| Crews left.| She was "there".| He was not.',
    "stop behind blank marks": "« Stop. » Crews left.".replace(" Crews", "| Crews"),
    "brackets": "(He left.)| The crew stayed (it rained.)| The end.",
    "spaced stops": "The end came .| Nobody saw it .",
    "dashes": "The boat -- an old one -- sank.| -- Nobody saw it.",
    "names in lower case": "The raid failed.| al-Fara claimed it.| iFone sales fell.| it rained.".replace("| it", " it"),
    "exclaiming names": "Yahoo! News said so.| She works for Yahoo!| The firm rose.",
    "never": "It was Moss vs. Reed, i.e. Two old rivals.| See also cf. The end.",
    "items": "1. Ida Moss won.| 2. Fay Reed lost.| (The list: 3. Orr.)",
    "capitals": "GEN. ORR LEFT THE U.S. AND MET SEN. REED AT NO. 5.| HE DIED ON JAN. 5.| THE U.S. OFFICIALS WEPT IN THE U.S.| THE END.",
    "words that look short": "They sat.| Crews left in the sun.| The mass followed.| He was ill.| Our rep.| The end.",
    "degrees": "Ph.D. students left.| He has a Ph.D.| She has an M.D. and works.",
    "hyphens": "It opened in mid-Jan. 5 years ago.| It closed in mid-Feb.| The end.",
    "Chinese stops": "他来了。 他走了。".replace("。 ", "。| "),
}  # fmt: skip


def cut(text: str) -> list[str]:
    blocks = lay_out(text)
    return [text[start:end] for start, end in sentences_of(text, blocks, quotations(text, blocks))]


@pytest.mark.parametrize("label", SPLITS)
def test_labelled_splits(label: str) -> None:
    expected = [part.strip() for part in SPLITS[label].split("|")]
    text = " ".join(expected)
    paragraph = Block("paragraph", 0, len(text))
    found = sentences(text, 0, len(text), quotations(text, [paragraph]))
    assert [text[start:end] for start, end in found] == expected


words = st.sampled_from(
    ("rain", "fell", "over", "the", "old", "harbour", "crews", "left", "at", "dawn", "Moss", "Reed", "in", "May")
)
plain = st.lists(words, min_size=2, max_size=8).map(lambda found: " ".join(found).capitalize())
noisy = st.text(st.sampled_from("aB5 .!?…\"'“”«»()-\n\t\x00\u200f\xa0"), max_size=80)


@given(st.lists(st.tuples(plain, st.sampled_from(".?!")), min_size=1, max_size=6))
def test_plain_sentences_come_back(parts: list[tuple[str, str]]) -> None:
    expected = [text + stop for text, stop in parts]
    assert cut(" ".join(expected)) == expected


@given(said=st.lists(plain, min_size=1, max_size=5), after=plain, marks=st.sampled_from(('""', "“”", "„“", "«»", "»«")))
def test_a_quotation_and_its_attribution_are_one_sentence(said: list[str], after: str, marks: str) -> None:
    speech = f"{marks[0]}{'. '.join(said)},{marks[1]} he said."
    assert cut(f"{speech} {after}.") == [speech, f"{after}."]


@given(before=plain, said=plain, after=plain, stop=st.sampled_from((".", "?", "…")))
def test_a_sentence_ends_behind_the_mark_in_every_style(before: str, said: str, after: str, stop: str) -> None:
    for opening, closing in ('""', "“”", "„“", "«»", "»«", "””", "''", "‘’", "‚‘", "‹›", "›‹"):
        first = f"{before}: {opening}{said}{stop}{closing}"
        assert cut(f"{first} {after}.") == [first, f"{after}."]


@given(noisy | st.text(max_size=200))
def test_sentences_hold_every_character_of_their_block(text: str) -> None:
    blocks = lay_out(text)
    found = sentences_of(text, blocks, quotations(text, blocks))
    held = {offset for start, end in found for offset in range(start, end)}
    for block in blocks:
        is_read = block.kind not in ("header", "byline")
        for offset in range(block.start, block.end):
            assert (offset in held) == is_read or text[offset].isspace()


@given(noisy | st.text(max_size=200))
def test_sentences_lie_in_blocks_and_apart(text: str) -> None:
    blocks = lay_out(text)
    found = sentences_of(text, blocks, quotations(text, blocks))
    for (_, end), (start, _) in itertools.pairwise(found):
        assert end <= start
    for start, end in found:
        assert start < end
        assert text[start:end].strip() == text[start:end]
        assert any(block.start <= start and end <= block.end for block in blocks)


@given(noisy)
def test_no_sentence_ends_inside_a_quotation(text: str) -> None:
    blocks = lay_out(text)
    quoted = quotations(text, blocks)
    for _, end in sentences_of(text, blocks, quoted):
        assert not any(q.outer_start < end < q.outer_end for q in quoted)


@given(plain, plain)
def test_a_heading_is_one_sentence(first: str, second: str) -> None:
    text = f"{first}? {second}"
    assert sentences_of(text, [Block("title", 0, len(text))], []) == [(0, len(text))]


def test_a_paragraphs_end_ends_a_quotation_that_is_not_closed() -> None:
    assert cut('"We left. It rained.\n\nThe crew stayed. It rained.') == [
        '"We left. It rained.', "The crew stayed.", "It rained.",
    ]  # fmt: skip


def test_a_plugins_abbreviations_count() -> None:
    text = "Gr. Officer Moss left."
    more = merge(load("segmentation"), Lexicon.of("segmentation", {"abbreviations": {"title": "gr"}}))
    assert len(sentences(text, 0, len(text), [])) == 2
    assert len(sentences(text, 0, len(text), [], more)) == 1


@pytest.mark.parametrize("piece", [".", ". ", "Aa. ", "U.S. ", "?!", "...  ", '." ', ". — ", "J. ", '"A. ', "A)\u2003"])
def test_stops_cost_linear_time(piece: str) -> None:
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        block = Block("paragraph", 0, len(text))
        quoted = quotations(text, [block])
        start = time.process_time()
        sentences_of(text, [block], quoted)
        return time.process_time() - start

    cost(1000)
    small = min(cost(10_000) for _ in range(3))
    assert min(cost(80_000) for _ in range(2)) < 8 * 4 * small + 0.05
