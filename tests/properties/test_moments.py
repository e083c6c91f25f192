"""Render an interval and an anchor to words, read the same interval back; shift the anchor, shift the moments."""

from __future__ import annotations

import datetime
from datetime import timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsparse.language.dates import expressions, resolve_all

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31))
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def read(sentence: str, anchor: datetime.date | None) -> list[tuple[datetime.date | None, datetime.date | None]]:
    return [tuple(days) for days in resolve_all(list(expressions(sentence)), anchor)]


@given(
    day=DAYS,
    anchor=DAYS,
    form=st.sampled_from(
        ("{:%B} {day}, {:%Y}", "{day} {:%B} {:%Y}", "{:%b}. {day}, {:%Y}", "{:%Y-%m-%d}", "{day} {:%b} {:%Y}")
    ),
)
def test_a_full_date_is_itself(day: datetime.date, anchor: datetime.date, form: str) -> None:
    words = form.format(day, day, day=day.day)
    assert read(f"The ferry sank on {words} off the coast.", anchor) == [(day, day)]
    assert read(f"The ferry sank on {words} off the coast.", None) == [(day, day)]


@given(anchor=DAYS, back=st.integers(0, 6))
def test_a_weekday_in_reported_past_lies_within_a_week(anchor: datetime.date, back: int) -> None:
    day = anchor - timedelta(back)
    assert read(f"The ferry sank on {day:%A}, the owner said.", anchor) == [(day, day)]


@given(anchor=DAYS, ahead=st.integers(0, 6))
def test_a_weekday_ahead_lies_within_a_week(anchor: datetime.date, ahead: int) -> None:
    day = anchor + timedelta(ahead)
    assert read(f"The ferry will sail on {day:%A}.", anchor) == [(day, day)]


@given(anchor=DAYS, back=st.integers(1, 170))
def test_a_date_without_a_year_is_the_last_one_in_reported_past(anchor: datetime.date, back: int) -> None:
    day = anchor - timedelta(back)
    assume((day.month, day.day) != (2, 29))
    assert read(f"The ferry sank on {day:%B} {day.day}, the owner said.", anchor) == [(day, day)]


@given(first=DAYS, length=st.integers(1, 300), anchor=DAYS)
def test_a_range_runs_from_its_first_day_to_its_last(first: datetime.date, length: int, anchor: datetime.date) -> None:
    last = first + timedelta(length)
    assume((first.month, first.day) != (2, 29))
    named = f"between {first:%B} {first.day}, {first.year} and {last:%B} {last.day}, {last.year}"
    short = f"from {first:%B} {first.day} to {last:%B} {last.day}, {last.year}"
    assert read(f"No ferry sailed {named}.", anchor) == [(first, last)]
    assert read(f"No ferry sailed {short}.", anchor) == [(first, last)]


@given(day=DAYS, anchor=DAYS)
def test_since_is_open_behind_and_until_before(day: datetime.date, anchor: datetime.date) -> None:
    words = f"{day:%B} {day.day}, {day.year}"
    assert read(f"No ferry has sailed since {words}.", anchor) == [(day, None)]
    assert read(f"No ferry will sail until {words}.", anchor) == [(None, day)]


def written(first: datetime.date, last: datetime.date, anchor: datetime.date) -> list[str]:
    """Say in the words of news which days an interval covers, in every way that fits it."""
    days, back, ahead = (last - first).days + 1, (anchor - first).days, (last - anchor).days
    forms = [f"between {first:%B} {first.day}, {first.year} and {last:%B} {last.day}, {last.year}"]
    if last == anchor and days > 2:
        forms += [f"in the past {days - 1} days", f"over the last {24 * (days - 1)} hours"]
    if first == anchor and days > 2:
        forms += [f"in the next {days - 1} days"]
    if days == 1:
        forms += [f"{back} days ago"] * (back > 1) + [f"in {ahead} days"] * (ahead > 1)
        forms += ["yesterday"] * (back == 1) + ["tomorrow"] * (ahead == 1)
    if 0 <= back < 7 and last < anchor and days > 1:
        forms += [f"between {first:%A} and {last:%A}", f"from {first:%A} to {last:%A}"]
    return forms


@given(anchor=DAYS, back=st.integers(-60, 60), length=st.integers(0, 60), data=st.data())
def test_days_put_into_words_are_read_back(anchor: datetime.date, back: int, length: int, data: st.DataObject) -> None:
    first = anchor - timedelta(back)
    last = first + timedelta(length)
    words = data.draw(st.sampled_from(written(first, last, anchor)))
    verb = "will stop" if first > anchor else "stopped"
    assert read(f"The ferry {verb} {words}.", anchor) == [(first, last)]


@given(
    anchor=DAYS,
    years=st.integers(-1, 1),
    start=st.integers(1, 12),
    form=st.sampled_from(("month", "quarter", "half", "year")),
)
def test_a_part_of_a_year_put_into_words_is_read_back(anchor: datetime.date, years: int, start: int, form: str) -> None:
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12}[form]
    number = (start - 1) // length
    year = anchor.year + years
    first = datetime.date(year, number * length + 1, 1)
    last = datetime.date(year + (number + 1) * length // 12, (number + 1) * length % 12 + 1, 1) - timedelta(1)
    ordinal = ("first", "second", "third", "fourth", "")[number % 5]
    which = ("this year", "next year", "last year")[years]
    name = {
        "month": f"{first:%B}",
        "quarter": f"the {ordinal} quarter of",
        "half": f"the {ordinal} half of",
        "year": "",
    }
    assert read(f"The ferry was idle in {name[form]} {year}.", anchor) == [(first, last)]
    assert read(f"The ferry was idle in {name[form]} {which}.", anchor) == [(first, last)]


def shifted_by_days(anchor: datetime.date, number: int) -> list[str]:
    """Phrases whose grain is the day."""
    return [
        "yesterday", "tomorrow", "today", "overnight", "last night", "this morning", "a few days ago", "the day before yesterday",
        f"{number} days ago", f"{SMALL[number % 10]} days ago", f"in the past {number} hours", f"in the last {number + 1} days",
        f"in the next {number + 1} weeks", "in recent weeks", "in the coming days", "at least two days ago", "the previous day",
        f"{number} days later", "the other day",
    ]  # fmt: skip


@given(anchor=DAYS, shift=st.integers(-2000, 2000), number=st.integers(2, 40), data=st.data())
def test_shifting_publication_shifts_what_counts_in_days(
    anchor: datetime.date, shift: int, number: int, data: st.DataObject
) -> None:
    phrase = data.draw(st.sampled_from(shifted_by_days(anchor, number)))
    sentence = f"The owner was seen {phrase}."
    (here,), (there,) = read(sentence, anchor), read(sentence, anchor + timedelta(shift))
    assert any(here)
    assert there == tuple(day and day + timedelta(shift) for day in here)


@given(anchor=DAYS, weeks=st.integers(-200, 200), weekday=st.sampled_from(("Monday", "Wednesday", "Friday", "Sunday")), verb=st.sampled_from(("was seen", "will be seen")),
       frame=st.sampled_from(("{}", "last {}", "next {}", "early {}", "{} night", "the weekend", "last week", "earlier this week", "three weeks ago")))  # fmt: skip
def test_shifting_publication_by_weeks_shifts_weekdays_and_weeks(
    anchor: datetime.date, weeks: int, weekday: str, verb: str, frame: str
) -> None:
    sentence = f"The owner {verb} {frame.format(weekday)}."
    (here,), (there,) = read(sentence, anchor), read(sentence, anchor + timedelta(weeks=weeks))
    assert any(here)
    assert there == tuple(day and day + timedelta(weeks=weeks) for day in here)


@given(number=st.integers(2, 90), unit=st.sampled_from(("day", "week", "month", "year", "hour", "decade")),
       frame=st.sampled_from(("for {n} {u}s", "a {n}-{u} trip", "{n} {u}s in prison", "{n} {u}s of rain", "aged {n}", "a {n}-{u}-old boat", "every {u}", "{n} {u}s old")))  # fmt: skip
def test_durations_and_ages_are_none(number: int, unit: str, frame: str) -> None:
    assert read(f"The owner had {frame.format(n=number, u=unit)} behind him.", datetime.date(2025, 4, 9)) == []


@given(text=st.lists(st.sampled_from("a the last next past few 12 2024 24 days week ago since until between and from to of Monday May March 4 4-6 early mid-2020 1990s "
                                     "overnight this , . ( ) '90s year weekend later earlier before after night half summer quarter first 2025-13-40 9999-12-31 hours".split()), max_size=40).map(" ".join) | st.text(max_size=200),
       anchor=st.none() | st.dates())  # fmt: skip
@example(
    text="the past 9999 years, 9999 decades ago, next century, in the next 9999 centuries", anchor=datetime.date.max
)
@example(
    text="last weekend, last winter, overnight, 9999 decades ago, yesterday, last century", anchor=datetime.date.min
)
@example(text="between Monday and Thursday, from May 4 to March 4", anchor=datetime.date.min)
def test_any_text_from_any_day_is_read(text: str, anchor: datetime.date | None) -> None:
    found = list(expressions(text))
    end = 0
    for one, (first, last) in zip(found, resolve_all(found, anchor), strict=True):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert first is None or last is None or first <= last
