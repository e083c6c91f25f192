"""The floors under moments and places, on sentences written before any code had read them."""

from __future__ import annotations

import expectations
import pytest

pytestmark = pytest.mark.quality

ENTRIES = 150
FLOOR = 0.97


@pytest.mark.parametrize("verdicts", [expectations.moment_verdicts, expectations.place_verdicts])
def test_as_many_are_read_as_expected_as_before(verdicts):
    found = verdicts()
    wrong = [(one.number, one.complaint) for one in found if one.complaint]
    assert len(found) == ENTRIES
    assert len(found) - len(wrong) >= FLOOR * ENTRIES, wrong


@pytest.mark.parametrize(
    ("found", "is_right"),
    [
        ("2025-04-08/2025-04-09", True),
        ("2025-04-01/2025-04-09", False),
        ("2025-04-09/2025-04-09", False),
        ("../2025-04-09", False),
    ],
)
def test_vague_words_must_hold_some_days_and_not_leave_others(found, is_right):
    first, last = expectations._interval(found)
    entry = {"covers": "2025-04-08", "within": "2025-04-07/2025-04-10"}
    assert expectations.is_expected(entry, expectations.Found(0, 1, first, last)) is is_right
