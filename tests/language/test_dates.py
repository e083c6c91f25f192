"""Which expressions of time there are in a sentence, and the days that each means."""

from __future__ import annotations

import datetime

import pytest

from newsparse.language.calendar import SEASONS, Days, around, day_of, months, season, shift, third, year_of, years
from newsparse.language.dates import expressions, full_year, parse_day, resolve_all
from newsparse.lexicon import Lexicon, load, merge

# A Wednesday.
TODAY = datetime.date(2025, 4, 9)


def read(sentence: str, anchor: datetime.date | None = TODAY) -> list[tuple[str, str, str]]:
    """List the expressions with their first and last day, in short."""
    found = list(expressions(sentence))
    days = resolve_all(found, anchor)
    return [
        (sentence[one.start : one.end], str(first or ""), str(last or ""))
        for one, (first, last) in zip(found, days, strict=True)
    ]


ONE = [
    # weekdays
    ("The mayor resigned on Wednesday.", "Wednesday", "2025-04-09", "2025-04-09"),
    ("The mayor resigned Tuesday.", "Tuesday", "2025-04-08", "2025-04-08"),
    ("The mayor resigned on Thursday.", "Thursday", "2025-04-03", "2025-04-03"),
    ("The council will vote on Thursday.", "Thursday", "2025-04-10", "2025-04-10"),
    ("On Friday, the two sides will meet again.", "Friday", "2025-04-11", "2025-04-11"),
    ("The bridge is scheduled to open Monday.", "Monday", "2025-04-14", "2025-04-14"),
    ("A bomb went off early Wednesday.", "early Wednesday", "2025-04-09", "2025-04-09"),
    ("A bomb went off late Monday night.", "late Monday night", "2025-04-07", "2025-04-07"),
    ("A bomb went off in the early hours of Sunday.", "early hours of Sunday", "2025-04-06", "2025-04-06"),
    ("It broke down on the evening of Sunday.", "evening of Sunday", "2025-04-06", "2025-04-06"),
    ("She arrived last Wednesday.", "last Wednesday", "2025-04-02", "2025-04-02"),
    ("She leaves next Wednesday.", "next Wednesday", "2025-04-16", "2025-04-16"),
    ("She leaves this Friday.", "this Friday", "2025-04-11", "2025-04-11"),
    ("Hearings follow Monday's vote.", "Monday", "2025-04-07", "2025-04-07"),
    ("It was moved from Monday to Friday.", "from Monday to Friday", "2025-03-31", "2025-04-04"),
    ("It rained between Sunday and Tuesday.", "between Sunday and Tuesday", "2025-04-06", "2025-04-08"),
    ("The road was closed until Friday.", "until Friday", "", "2025-04-04"),
    ("The road is closed until Friday.", "until Friday", "", "2025-04-11"),
    ("Ferries have been stopped until Friday.", "until Friday", "", "2025-04-11"),
    ("The port was shut. Ferries have been stopped until Friday.", "until Friday", "", "2025-04-11"),
    ("The ban was lifted until Friday.", "until Friday", "", "2025-04-11"),
    ("The hearing was postponed to Friday.", "Friday", "2025-04-11", "2025-04-11"),
    ("Talks resume Friday.", "Friday", "2025-04-11", "2025-04-11"),
    ("The sides meet again on Friday.", "Friday", "2025-04-11", "2025-04-11"),
    ("She arrives in Rome on Friday.", "Friday", "2025-04-11", "2025-04-11"),
    ("Rovers travel to Ulvik on Friday.", "Friday", "2025-04-11", "2025-04-11"),
    ("He had to go to court on Friday.", "Friday", "2025-04-04", "2025-04-04"),
    ("No trains until Friday.", "until Friday", "", "2025-04-11"),
    # dates
    ("He was born on June 4, 1991, in Lyon.", "June 4, 1991", "1991-06-04", "1991-06-04"),
    ("He was born on 4 June 1991.", "4 June 1991", "1991-06-04", "1991-06-04"),
    ("The vote on the 4th of July 1991 failed.", "4th of July 1991", "1991-07-04", "1991-07-04"),
    ("They met on April 4.", "April 4", "2025-04-04", "2025-04-04"),
    ("They met on Dec. 3.", "Dec. 3", "2024-12-03", "2024-12-03"),
    ("They will meet on January 5.", "January 5", "2026-01-05", "2026-01-05"),
    ("Trading begins Friday, April 11, 2025.", "Friday, April 11, 2025", "2025-04-11", "2025-04-11"),
    ("Trading began Tues., April 8.", "Tues., April 8", "2025-04-08", "2025-04-08"),
    ("It closed on Monday 7 April.", "Monday 7 April", "2025-04-07", "2025-04-07"),
    ("It ran April 4-6.", "April 4-6", "2025-04-04", "2025-04-06"),
    ("It ran April 4 to 6, 2024.", "April 4 to 6, 2024", "2024-04-04", "2024-04-06"),
    ("It ran from March 3 to April 5, 2024.", "from March 3 to April 5, 2024", "2024-03-03", "2024-04-05"),
    ("It ran from December 30 to January 2.", "from December 30 to January 2", "2024-12-30", "2025-01-02"),
    ("Filed 2025-04-07 by cable.", "2025-04-07", "2025-04-07", "2025-04-07"),
    ("Filed 13/04/2024 by cable.", "13/04/2024", "2024-04-13", "2024-04-13"),
    ("Filed 4/13/2024 by cable.", "4/13/2024", "2024-04-13", "2024-04-13"),
    ("ON 6 JANUARY AT 1625 A PATROL", "6 JANUARY", "2025-01-06", "2025-01-06"),
    ("markets fell on march 9 in heavy trade", "march 9", "2025-03-09", "2025-03-09"),
    # months and years
    ("The invasion began in February 2022.", "February 2022", "2022-02-01", "2022-02-28"),
    ("It has lasted since February 2022.", "since February 2022", "2022-02-01", ""),
    ("She took office in March.", "March", "2025-03-01", "2025-03-31"),
    ("She took office in June.", "June", "2024-06-01", "2024-06-30"),
    ("She will take office in June.", "June", "2025-06-01", "2025-06-30"),
    ("She took office last March.", "last March", "2025-03-01", "2025-03-31"),
    ("She took office last May.", "last May", "2024-05-01", "2024-05-31"),
    ("She leaves next May.", "next May", "2025-05-01", "2025-05-31"),
    ("She leaves next March.", "next March", "2026-03-01", "2026-03-31"),
    ("She leaves this May.", "this May", "2025-05-01", "2025-05-31"),
    ("It was signed in early April.", "early April", "2025-04-01", "2025-04-10"),
    ("It was signed in mid-March.", "mid-March", "2025-03-11", "2025-03-21"),
    ("It was signed at the end of March.", "end of March", "2025-03-21", "2025-03-31"),
    ("A September attack killed nine.", "September", "2024-09-01", "2024-09-30"),
    ("It fell in 1996 to a coup.", "1996", "1996-01-01", "1996-12-31"),
    ("The 2019 election was annulled.", "2019", "2019-01-01", "2019-12-31"),
    ("A novel (1984) was read aloud.", "1984", "1984-01-01", "1984-12-31"),
    ("It ended in mid-2022.", "mid-2022", "2022-05-01", "2022-08-31"),
    ("It ended in late 2022.", "late 2022", "2022-09-01", "2022-12-31"),
    ("Prices doubled in the first half of 2024.", "first half of 2024", "2024-01-01", "2024-06-30"),
    ("Prices fell in the second half of 2024.", "second half of 2024", "2024-07-01", "2024-12-31"),
    ("Profits fell in the third quarter of 2023.", "third quarter of 2023", "2023-07-01", "2023-09-30"),
    ("He ruled from 1979 to 1985.", "from 1979 to 1985", "1979-01-01", "1985-12-31"),
    ("The 2014-2016 outbreak spread.", "2014-2016", "2014-01-01", "2016-12-31"),
    ("The 2014-16 outbreak spread.", "2014-16", "2014-01-01", "2016-12-31"),
    ("The 2014–16 outbreak spread.", "2014–16", "2014-01-01", "2016-12-31"),
    ("They must leave by 2030.", "by 2030", "", "2030-12-31"),
    ("Nobody knew him before 2015.", "before 2015", "", "2014-12-31"),
    ("Nobody saw him after April 4.", "after April 4", "2025-04-05", ""),
    ("The plague of the late 1990s returned.", "late 1990s", "1996-01-01", "1999-12-31"),
    ("The plague of the '90s returned.", "90s", "1990-01-01", "1999-12-31"),
    ("It stood since the 1950s.", "since the 1950s", "1950-01-01", ""),
    ("A fort of the 19th century burned.", "19th century", "1801-01-01", "1900-12-31"),
    ("A fort of the 21st century burned.", "21st century", "2001-01-01", "2100-12-31"),
    ("He drowned in the summer of 2021.", "summer of 2021", "2021-06-01", "2021-08-31"),
    ("He drowned last summer.", "last summer", "2024-06-01", "2024-08-31"),
    ("He retires next winter.", "next winter", "2025-12-01", "2026-02-28"),
    ("He retired this spring.", "this spring", "2025-03-01", "2025-05-31"),
    ("He will retire this fall.", "this fall", "2025-09-01", "2025-11-30"),
    ("He retired this summer.", "this summer", "2024-06-01", "2024-08-31"),
    ("He retired in the summer of last year.", "summer of last year", "2024-06-01", "2024-08-31"),
    ("She took office in May last year.", "May last year", "2024-05-01", "2024-05-31"),
    ("She took office in May of last year.", "May of last year", "2024-05-01", "2024-05-31"),
    ("She will take office in March next year.", "March next year", "2026-03-01", "2026-03-31"),
    ("She took office on Feb. 3 this year.", "Feb. 3 this year", "2025-02-03", "2025-02-03"),
    ("She took office on 3 October, last year.", "3 October, last year", "2024-10-03", "2024-10-03"),
    ("It closed between 8 and 12 April.", "between 8 and 12 April", "2025-04-08", "2025-04-12"),
    ("The first half of 2024 was dry.", "first half of 2024", "2024-01-01", "2024-06-30"),
    ("The second half of the 1990s was dry.", "second half of the 1990s", "1995-01-01", "1999-12-31"),
    ("The first half of March was dry.", "first half of March", "2025-03-01", "2025-03-16"),
    ("Profits fell in the third quarter.", "third quarter", "2024-07-01", "2024-09-30"),
    ("Profits will fall in the third quarter.", "third quarter", "2025-07-01", "2025-09-30"),
    ("Profits fell in the fourth quarter of last year.", "fourth quarter of last year", "2024-10-01", "2024-12-31"),
    ("Profits fell in the last quarter of 2023.", "last quarter of 2023", "2023-10-01", "2023-12-31"),
    ("Profits fell in Q3 2023.", "Q3 2023", "2023-07-01", "2023-09-30"),
    ("Profits fell in Q1.", "Q1", "2025-01-01", "2025-03-31"),
    # seen from today
    ("It was said yesterday.", "yesterday", "2025-04-08", "2025-04-08"),
    ("It was said yesterday morning.", "yesterday morning", "2025-04-08", "2025-04-08"),
    ("It was said the day before yesterday.", "day before yesterday", "2025-04-07", "2025-04-07"),
    ("It is due the day after tomorrow.", "day after tomorrow", "2025-04-11", "2025-04-11"),
    ("They meet tonight.", "tonight", "2025-04-09", "2025-04-09"),
    ("They met early today.", "early today", "2025-04-09", "2025-04-09"),
    ("Drones struck overnight.", "overnight", "2025-04-08", "2025-04-09"),
    ("Drones struck last night.", "last night", "2025-04-08", "2025-04-08"),
    ("Drones struck early this morning.", "early this morning", "2025-04-09", "2025-04-09"),
    ("They were seized a few days ago.", "a few days ago", "2025-04-02", "2025-04-07"),
    ("They were seized several days ago.", "several days ago", "2025-04-02", "2025-04-06"),
    ("They were seized some days ago.", "some days ago", "2025-04-02", "2025-04-07"),
    ("They were seized some three days ago.", "some three days ago", "2025-04-06", "2025-04-06"),
    ("They were seized a decade ago.", "a decade ago", "2015-01-01", "2015-12-31"),
    ("They will be held on Friday.", "Friday", "2025-04-11", "2025-04-11"),
    ("They are expected to cut rates when they meet Friday.", "Friday", "2025-04-11", "2025-04-11"),
    ("They were not to be found on Friday.", "Friday", "2025-04-04", "2025-04-04"),
    ("The law takes effect on Friday.", "Friday", "2025-04-11", "2025-04-11"),
    ("They will meet in ten days.", "in ten days", "2025-04-19", "2025-04-19"),
    ("They fled the week before last.", "week before last", "2025-03-24", "2025-03-30"),
    ("They were seized days ago.", "days ago", "", "2025-04-07"),
    ("They were seized three days ago.", "three days ago", "2025-04-06", "2025-04-06"),
    ("They were seized two or three days ago.", "two or three days ago", "2025-04-06", "2025-04-07"),
    ("They were seized 2-3 days ago.", "2-3 days ago", "2025-04-06", "2025-04-07"),
    ("They were seized twenty-four days ago.", "twenty-four days ago", "2025-03-16", "2025-03-16"),
    ("They were seized a couple of weeks ago.", "a couple of weeks ago", "2025-03-24", "2025-03-30"),
    ("They were seized about a month ago.", "about a month ago", "2025-03-01", "2025-03-31"),
    ("They were seized at least three weeks ago.", "at least three weeks ago", "", "2025-03-23"),
    ("They were seized less than a year ago.", "less than a year ago", "2024-01-01", "2025-04-09"),
    ("They were seized two and a half years ago.", "two and a half years ago", "2022-01-01", "2023-12-31"),
    ("They were seized 12 hours ago.", "12 hours ago", "2025-04-08", "2025-04-09"),
    ("They were seized 24 hours ago.", "24 hours ago", "2025-04-08", "2025-04-08"),
    ("They were seized minutes ago.", "minutes ago", "2025-04-08", "2025-04-09"),
    ("They were seized 20 minutes ago.", "20 minutes ago", "2025-04-09", "2025-04-09"),
    ("They were seized the other day.", "other day", "2025-04-02", "2025-04-07"),
    ("They fled last week.", "last week", "2025-03-31", "2025-04-06"),
    ("They fled last month.", "last month", "2025-03-01", "2025-03-31"),
    ("They fled late last month.", "late last month", "2025-03-21", "2025-03-31"),
    ("They fled last year.", "last year", "2024-01-01", "2024-12-31"),
    ("They fled earlier this week.", "earlier this week", "2025-04-07", "2025-04-09"),
    ("They fled earlier in the month.", "earlier in the month", "2025-04-01", "2025-04-09"),
    ("They flee later this year.", "later this year", "2025-04-09", "2025-12-31"),
    ("They left in the last decade.", "last decade", "2015-04-09", "2025-04-09"),
    ("The last century was worse.", "last century", "1925-04-09", "2025-04-09"),
    ("They die this century.", "this century", "2001-01-01", "2100-12-31"),
    ("They flee by the end of the month.", "by the end of the month", "", "2025-04-30"),
    ("They fled over the weekend.", "the weekend", "2025-04-05", "2025-04-06"),
    ("They fled this past weekend.", "past weekend", "2025-04-05", "2025-04-06"),
    ("They will flee this weekend.", "this weekend", "2025-04-12", "2025-04-13"),
    ("They flee next weekend.", "next weekend", "2025-04-12", "2025-04-13"),
    ("Six died in the past 24 hours.", "past 24 hours", "2025-04-08", "2025-04-09"),
    ("Six died in the last 48 hours.", "last 48 hours", "2025-04-07", "2025-04-09"),
    ("Six died in the past few days.", "past few days", "2025-04-02", "2025-04-09"),
    ("Six died in the last two weeks.", "last two weeks", "2025-03-26", "2025-04-09"),
    ("Six died in the past week.", "past week", "2025-04-02", "2025-04-09"),
    ("Six died in recent days.", "recent days", "2025-04-02", "2025-04-09"),
    ("More may die in the coming days.", "coming days", "2025-04-09", "2025-04-16"),
    ("More may die in the next 48 hours.", "next 48 hours", "2025-04-09", "2025-04-11"),
    ("Polls open two weeks from now.", "two weeks from now", "2025-04-21", "2025-04-27"),
    ("Polls open in three days' time.", "in three days' time", "2025-04-12", "2025-04-12"),
]


@pytest.mark.parametrize(("sentence", "words", "earliest", "latest"), ONE, ids=[case[0] for case in ONE])
def test_one_expression(sentence: str, words: str, earliest: str, latest: str) -> None:
    assert read(sentence) == [(words, earliest, latest)]


NONE = [
    "An 11-year-old boy was hurt.",
    "He was jailed for three weeks.",
    "He got 20 years in prison.",
    "A two-day visit ended; it lasted two days.",
    "The man, in his 20s, aged 18, is 18 months old.",
    "Some 2000 troops of 1500 tons cost 1999 dollars.",
    "It may rain where men march in an august hall.",
    "April Jones and June Smith met Jan de Vries.",
    "Every day and each week, a week at a time, two weeks in a row.",
    "Black Friday sales, Sheffield Wednesday and USA TODAY.",
    "The Sunday Times reported nothing.",
    "They scored in the fourth quarter and fall every spring.",
    "The day of the first hour of the war",
    "The day before the vote was calm.",
    "Section 2025/13/45, page 0000-00-00 and 2025-02-30.",
    "A 19th hole and the 21st floor.",
    "",
    "\x00\ud800\u202e",
    "The home side scored 12 points in the fourth quarter.",
    "They led at the end of the third quarter of the match.",
    "It was built in two weeks.",
    "He will be fined for the first time in ten years.",
    "It will be the worst storm in ten years.",
    "It will be the coldest winter in ten years.",
    "Nobody will wait in two weeks of rain.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_durations_ages_and_names_are_no_moments(sentence: str) -> None:
    assert read(sentence) == []


def test_anaphors_count_from_the_day_last_spoken_of() -> None:
    assert read(
        "He fell ill on March 3, 2025. Two days later he died; the previous day he had sung. That night it rained."
    ) == [
        ("March 3, 2025", "2025-03-03", "2025-03-03"),
        ("Two days later", "2025-03-05", "2025-03-05"),
        ("previous day", "2025-03-04", "2025-03-04"),
        ("That night", "2025-03-04", "2025-03-04"),
    ]
    assert read("The next day it snowed. A week earlier, it had rained. The day after, it did not.") == [
        ("next day", "2025-04-10", "2025-04-10"),
        ("A week earlier", "2025-03-31", "2025-04-06"),
        ("day after", "2025-04-11", "2025-04-11"),
    ]


def test_past_and_future_stand_in_one_sentence() -> None:
    assert read("Police said on Tuesday the court would sit on Thursday, as it did last Friday.") == [
        ("Tuesday", "2025-04-08", "2025-04-08"),
        ("Thursday", "2025-04-10", "2025-04-10"),
        ("last Friday", "2025-04-04", "2025-04-04"),
    ]


def test_an_adjective_in_ed_is_no_verb() -> None:
    assert read("She will tour the flooded valley on Friday.") == [("Friday", "2025-04-11", "2025-04-11")]


def test_without_an_anchor_only_absolute_dates_are_resolved() -> None:
    assert read(
        "He fled on Tuesday, last week, in March, last March, in the past 24 hours, yesterday and last summer.", None
    ) == [
        (words, "", "")
        for words in ("Tuesday", "last week", "March", "last March", "past 24 hours", "yesterday", "last summer")
    ]
    assert read("He fled in May 2020, in the third quarter of 2021, in the winter of 2020 and last weekend.", None) == [
        ("May 2020", "2020-05-01", "2020-05-31"),
        ("third quarter of 2021", "2021-07-01", "2021-09-30"),
        ("winter of 2020", "2020-12-01", "2021-02-28"),
        ("last weekend", "", ""),
    ]


def test_a_compound_is_no_bound() -> None:
    assert read("after Monday's attack; after April 4 elections") == [
        ("Monday", "2025-04-07", "2025-04-07"),
        ("April 4", "2025-04-04", "2025-04-04"),
    ]


def test_a_day_that_the_calendar_lacks_stays_unresolved() -> None:
    assert read("He was born on February 30, 1980.") == [("February 30, 1980", "", "")]


def test_words_of_plugins_count() -> None:
    more = merge(load("moments"), Lexicon.of("moments", {"relative": {"-1": "yestreen"}}))
    assert [one.rule for one in expressions("It rained yestreen.", more)] == ["relative"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-04-09", "2025-04-09"),
        ("2025-04-09T10:30:00Z", "2025-04-09"),
        ("2025-04-09 10:30", "2025-04-09"),
        ("20250409", "2025-04-09"),
        ("9 April 2025", "2025-04-09"),
        ("April 9, 2025 10:30 GMT", "2025-04-09"),
        ("Wed, 09 Apr 2025 10:30:00 GMT", "2025-04-09"),
        ("04/09/2025", "2025-04-09"),
        ("09.04.2025", "2025-04-09"),
        ("13/04/2025", "2025-04-13"),
        ("Tuesday", "None"),
        ("April 2025", "None"),
        ("99999999", "None"),
        ("yesterday", "None"),
        ("", "None"),
    ],
)
def test_parse_day(value: str, day: str) -> None:
    assert str(parse_day(value)) == day


def test_two_digits_of_a_year() -> None:
    assert [full_year(year) for year in (0, 68, 69, 99, 100, 1990)] == [2000, 2068, 1969, 1999, 100, 1990]


def test_units_of_the_calendar() -> None:
    assert [str(around(TODAY, unit).earliest) for unit in ("day", "week", "weekend", "month", "quarter", "year", "decade", "century")] == [
        "2025-04-09", "2025-04-07", "2025-04-12", "2025-04-01", "2025-04-01", "2025-01-01", "2020-01-01", "2001-01-01",
    ]  # fmt: skip
    assert around(None, "week") == Days(None, None)
    assert str(shift(datetime.date(2024, 2, 29), 1, "year")) == "2025-02-28"
    assert shift(TODAY, -3000, "year") is None
    assert shift(TODAY, 10**9, "day") is None
    assert months(9999, 12).latest == datetime.date.max
    assert months(9999, 12, 3).latest is None
    assert day_of(2025, 2, 29) is None


def test_thirds_are_never_empty() -> None:
    for days in (
        around(TODAY, "day"),
        around(TODAY, "weekend"),
        around(TODAY, "week"),
        months(2025, 2),
        years(2025, 2025),
    ):
        for part in ("early", "mid", "late"):
            first, last = third(days, part)
            assert None not in (first, last)
            assert first <= last
    assert third(Days(TODAY, None), "early") == Days(TODAY, None)
    assert [third(years(1990, 1999), part)[0].year for part in ("early", "mid", "late")] == [1990, 1993, 1996]


def test_a_season_lasts_three_months() -> None:
    assert {(season(2023, name)[1] - season(2023, name)[0]).days for name in SEASONS} <= {89, 90, 91}


def test_the_year_of_a_day_without_one() -> None:
    december = datetime.date(2025, 12, 31)
    assert year_of(december, 1, 2, "") == 2026
    assert year_of(december, 1, 2, "past") == 2025
    assert year_of(december, 1, 2, "future") == 2026
    assert year_of(TODAY, 4, 11, "past") == 2025  # it may be tomorrow already where the story was filed
    assert year_of(TODAY, 4, 19, "past") == 2024
