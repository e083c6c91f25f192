"""Every way news prints a quantity, and the numbers that count nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.numerals import Kind, Quantity, quantities
from newsparse.lexicon import Lexicon, load, merge

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, *, joint: str = " and ", dash: str = "-") -> str:
    """Say a number below 10^12 in English words."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            rest = number % scale
            tail = "" if not rest else (" " if rest >= 100 else joint) + spell(rest, joint=joint, dash=dash)
            return f"{spell(number // scale, joint=joint, dash=dash)} {word}{tail}"
    if number >= 100:
        tail = joint + spell(number % 100, dash=dash) if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{tail}"
    if number >= 20:
        return TENS[number // 10] + (dash + SMALL[number % 10] if number % 10 else "")
    return SMALL[number]


def only(text: str) -> Quantity:
    found = list(quantities(text))
    assert len(found) == 1, found
    return found[0]


def ends(text: str) -> list[tuple[int | None, int | None]]:
    return [(q.low, q.high) for q in quantities(text) if q.kind is Kind.COUNT]


@given(
    st.integers(0, 10**9),
    st.sampled_from([" and ", " "]),
    st.sampled_from(["-", " "]),
    st.sampled_from([str.upper, str.title, str]),
)
def test_words_come_back(number, joint, dash, case):
    words = spell(number, joint=joint, dash=dash)
    found = only(case(words))
    assert (found.low, found.high, found.kind) == (number, number, Kind.COUNT)
    assert (found.start, found.end) == (0, len(words))


@given(st.integers(0, 10**9), st.sampled_from([",", "\u00a0", "\u202f", "\u2009", "'", "’"]))
def test_digits_with_separators_come_back(number: int, separator: str) -> None:
    assert ends(f"some {number:,} villagers".replace(",", separator)) == [(number, number)]


@given(
    st.integers(1, 999_999),
    st.sampled_from([(10**3, "thousand"), (10**6, "million"), (10**9, "billion"), (10**5, "lakh"), (10**7, "crore")]),
)
def test_mixed_forms_come_back(thousandths: int, scale: tuple[int, str]) -> None:
    size, word = scale
    assert ends(f"{thousandths / 1000:.3f} {word} villagers") == [(thousandths * size // 1000,) * 2]


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["{} to {}", "{}-{}", "{} or {}", "between {} and {}", "{}–{}"]),
)
def test_ranges_come_back(one: int, more: int, frame: str) -> None:
    assert ends(frame.format(one, one + more) + " villagers") == [(one, one + more)]


@given(st.integers(13, 999))
def test_bounds_open_one_end(number: int) -> None:
    for words, low, high in [
        ("at least {}", number, None), ("more than {}", number, None), ("no fewer than {}", number, None),
        ("up to {}", None, number), ("as many as {}", None, number), ("fewer than {}", None, number),
        ("nearly {}", number, number), ("about {}", number, number), ("some {}", number, number),
        ("{} or more", number, None), ("{}-plus", number, None), ("{} or so", number, number),
    ]:  # fmt: skip
        for said in (str(number), spell(number)):
            found = only(words.format(said))
            assert (found.low, found.high) == (low, high), words
            assert (found.start, found.end) == (0, len(words.format(said))), words


@given(
    st.text(
        alphabet=st.sampled_from("0123456789,.-–'/:%$() aeouns\n half million dozen one two and to of no"), max_size=80
    )
)
def test_offsets_hold_and_nothing_overlaps(text: str) -> None:
    reach = 0
    for found in quantities(text):
        assert reach <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert found.low is None or found.high is None or found.low <= found.high
        reach = found.end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(text[q.start : q.end] for q in quantities(text))


@given(st.text(max_size=30), st.text(max_size=30))
def test_only_the_stretch_asked_for_is_read(before: str, after: str) -> None:
    text = f"{before}|seven goats|{after}"
    found = list(quantities(text, len(before) + 1, len(before) + 12))
    assert [(q.start, q.low) for q in found] == [(len(before) + 1, 7)]


@given(
    many=st.integers(1, 9_000),
    share=st.sampled_from(
        [("half", 1, 2), ("a third", 1, 3), ("two-thirds", 2, 3), ("three quarters", 3, 4), ("one fifth", 1, 5)]
    ),
    owner=st.sampled_from(["the", "its", "those"]),
)
def test_shares_of_a_counted_whole_are_computed(many: int, share: tuple[str, int, int], owner: str) -> None:
    words, above, below = share
    whole = many * below
    assert ends(f"{words} of {owner} {whole} men") == [(many * above, many * above)]
    assert ends(f"more than {words} of {owner} {whole} men") == [(many * above, None)]
    assert ends(f"{words} of the men and {whole} women") == [(whole, whole)]


@given(whole=st.integers(3, 9_000), part=st.integers(1, 2))
def test_all_but_some_are_the_rest(whole: int, part: int) -> None:
    assert ends(f"all but {part} of the {whole} men") == [(whole - part, whole - part)]
    assert ends(f"of the {whole} men, all but {part} were") == [(whole, whole), (whole - part, whole - part)]
    assert ends(f"all but {part} were") == []
    assert ends(f"{part} of the {whole} men") == [(part, part), (whole, whole)]


@pytest.mark.parametrize(
    "nobody", ["none of", "not one of", "not a single one of", "nobody among", "neither of", "no one among"]
)
def test_nobody_of_a_counted_whole_is_nobody(nobody: str) -> None:
    assert ends(f"{nobody} the 12 men") == [(0, 0)]


def test_percent_of_a_counted_whole_is_a_count() -> None:
    assert (
        ends("40 percent of the 50 men") == ends("40 per cent of the 50 men") == ends("40% of the 50 men") == [(20, 20)]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half a million", (500_000, 500_000)),
        ("half a dozen", (6, 6)),
        ("a dozen", (12, 12)),
        ("two dozen", (24, 24)),
        ("a couple", (2, 2)),
        ("a couple of hundred", (200, 200)),
        ("a couple of dozen", (24, 24)),
        ("a score of boats", (20, 20)),
        ("a single boat", (1, 1)),
        ("one and a half million", (1_500_000, 1_500_000)),
        ("a million and a half", (1_500_000, 1_500_000)),
        ("2 lakh 50 thousand", (250_000, 250_000)),
        ("3 lakh crore", (3 * 10**12, 3 * 10**12)),
        ("1,00,000", (100_000, 100_000)),
        ("1.200.000", (1_200_000, 1_200_000)),
        ("1 200 000", (1_200_000, 1_200_000)),
        ("12k", (12_000, 12_000)),
        ("3 to 5 million", (3_000_000, 5_000_000)),
        ("two or three hundred", (200, 300)),
        ("900 to 1 million", (900, 1_000_000)),
        ("between two hundred and three hundred", (200, 300)),
        ("dozens", (24, None)),
        ("scores", (40, None)),
        ("hundreds", (200, None)),
        ("thousands", (2_000, None)),
        ("tens of thousands", (20_000, None)),
        ("hundreds of thousands", (200_000, None)),
        ("several", (3, None)),
        ("several hundred", (300, None)),
        ("a few", (3, None)),
        ("a handful", (3, None)),
        ("over half a dozen", (6, None)),
        ("nearly a dozen", (12, 12)),
        ("at least dozens", (24, None)),
        ("at least 20 to 30", (20, 30)),
        ("no one", (0, 0)),
        ("nobody", (0, 0)),
        ("none", (0, 0)),
        ("not a single boat", (0, 0)),
        ("not one", (0, 0)),
        ("no boats", (0, 0)),
    ],
)
def test_forms(text: str, expected: tuple[int | None, int | None]) -> None:
    found = only(text)
    assert (found.low, found.high) == expected


@pytest.mark.parametrize(
    "text", ["", "No, he said", "it was no longer there", "no doubt", "few came", "sports", "99" * 30, "1,5", "٣ boats"]
)
def test_what_is_no_quantity(text: str) -> None:
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("an 11-year-old girl", Kind.AGE),
        ("a girl, 11 years old", Kind.AGE),
        ("aged between 18 and 87", Kind.AGE),
        ("aged 44", Kind.AGE),
        ("a child of three, was found", Kind.AGE),
        ("a boy of 12 and a friend", Kind.AGE),
        ("Rosa Keller, 58, a baker", Kind.AGE),
        ("Rosa Keller (58) bakes", Kind.AGE),
        ("in his 20s", Kind.AGE),
        ("April 9", Kind.DATE),
        ("9 April", Kind.DATE),
        ("on Feb. 5", Kind.DATE),
        ("the 4th of July", Kind.DATE),
        ("July 4th", Kind.DATE),
        ("in 2022", Kind.DATE),
        ("the 2003 flood", Kind.DATE),
        ("the 1990s", Kind.DATE),
        ("1987-88", Kind.DATE),
        ("2015-2016", Kind.DATE),
        ("between 1990 and 1995", Kind.DATE),
        ("on 2024-05-17", Kind.DATE),
        ("on 17/05/2024", Kind.DATE),
        ("at 10:30", Kind.TIME),
        ("at 6.13am", Kind.TIME),
        ("by 5 p.m.", Kind.TIME),
        ("1430 GMT", Kind.TIME),
        ("five o'clock", Kind.TIME),
        ("for 48 hours", Kind.DURATION),
        ("two weeks ago", Kind.DURATION),
        ("a 10-year war", Kind.DURATION),
        ("80 percent", Kind.PERCENT),
        ("80 per cent", Kind.PERCENT),
        ("80%", Kind.PERCENT),
        ("$1.2 billion", Kind.MONEY),
        ("five million euros", Kind.MONEY),
        ("Rs 500 crore", Kind.MONEY),
        ("won 21-14", Kind.SCORE),
        ("a 3-1 defeat", Kind.SCORE),
        ("a 122-mm gun", Kind.MEASURE),
        ("12 miles", Kind.MEASURE),
        ("a 7.6-magnitude quake", Kind.MEASURE),
        ("3.5 boats", Kind.MEASURE),
        ("an AK-47", Kind.LABEL),
        ("the G7 meeting", Kind.LABEL),
        ("a 5G mast", Kind.LABEL),
        ("Flight 370", Kind.LABEL),
        ("No. 5 shaft", Kind.LABEL),
        ("12 Harbour Street", Kind.LABEL),
        ("two-thirds", Kind.FRACTION),
        ("a third of them", Kind.FRACTION),
        ("half of them", Kind.FRACTION),
        ("a third person", Kind.ORDINAL),
        ("the 21st victim", Kind.ORDINAL),
        ("the twenty-first victim", Kind.ORDINAL),
        ("in 2000 people left", Kind.COUNT),
        ("a man of three virtues", Kind.COUNT),
    ],
)  # fmt: skip
def test_kinds_are_told_apart(text: str, kind: Kind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two 19-year-old friends", [(2, "count"), (19, "age")]),
        ("rose to 45 from 40", [(45, "count"), (40, "count")]),
        ("from 10 to 15", [(10, "count"), (15, "count")]),
        ("one of 11 detainees", [(1, "count"), (11, "count")]),
        ("June 4, 1991", [(4, "date"), (1991, "date")]),
        ("28 NOV 88", [(28, "date"), (88, "date")]),
        ("177 out of every 100,000", [(177, "fraction"), (100_000, "fraction")]),
        ("two hundred three hundred", [(200, "count"), (300, "count")]),
        ("one hundred twenty-third", [(100, "count"), (23, "ordinal")]),
        ("five to three", [(5, "count"), (3, "count")]),
    ],
)
def test_neighbours_stay_apart(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(q.low, str(q.kind)) for q in quantities(text)] == expected


def test_a_lexicon_may_add_words() -> None:
    words = merge(load("numerals"), Lexicon.of("numerals", {"groups": {"13": "bakerload"}}))
    assert [(q.low, q.high) for q in quantities("two bakerload loaves", lexicon=words)] == [(26, 26)]
