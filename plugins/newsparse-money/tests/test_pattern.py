"""The cheap way to the first amount finds what the pattern finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from newsparse_money.pattern import amount_pattern, find_amount
from newsparse_money.words import currencies

LEXICON = currencies()
ENTRIES = sorted(
    {
        entry
        for section in ("signs", "codes", "names", "cents", "numbers", "times", "vague", "letters", "compounds")
        for entry in LEXICON.words(section)
    }
)
ODD = [
    "5",
    "1,200",
    "3.5",
    "٥",
    " to ",
    "-",
    "–",
    " and ",
    "a",
    "ﬁve",
    "ſix",
    "Kr",
    "_",
    "x",
    ".",
    ",",
    "\n",
    "'",
    "in ",
    "É",
]
PIECE = (
    st.sampled_from(ENTRIES) | st.sampled_from(ENTRIES).map(str.upper) | st.sampled_from(ODD) | st.integers().map(str)
)
TEXT = st.lists(st.tuples(PIECE, st.sampled_from(["", " ", " ", " "])), max_size=14).map(
    lambda drawn: "".join(piece + gap for piece, gap in drawn)
)


@settings(max_examples=1000, deadline=None)
@given(TEXT, st.data())
def test_it_is_the_one_that_the_pattern_finds_first(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found, sought = find_amount(text, start, end, LEXICON), amount_pattern(LEXICON).search(text, start, end)
    assert (found and (found.span(), found.groupdict())) == (sought and (sought.span(), sought.groupdict()))
