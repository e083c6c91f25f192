from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import attrs
import pytest

from newsparse import Article, Failure, crew
from newsparse.batch import read_batch
from newsparse.errors import InputTypeError, InputValueError

ROOT = Path(__file__).parent.parent


class Reader:
    """Stands in for a parser; does as it is told by the text."""

    def parse(self, text, *, published=None, title=None, url=None):
        article = text if isinstance(text, Article) else Article(text=text)
        words = article.text
        if words == "raise":
            raise ValueError("the page is torn")
        if words == "die":
            os._exit(3)
        if words == "leave":
            sys.exit(3)
        if words == "interrupt":
            raise KeyboardInterrupt
        if words.startswith("hang"):
            time.sleep(60)
        if words.startswith("wait"):
            time.sleep(float(words.removeprefix("wait ")))
        if words == "unsendable":
            return attrs.evolve(article, metadata={"lock": threading.Lock()})
        return attrs.evolve(article, title=title, url=url, metadata={"process": os.getpid()})


def read(items, *, workers=1, timeout=None, progress=None):
    return list(read_batch(Reader(), items, workers=workers, progress=progress, timeout=timeout))


def failure(article):
    (only,) = article.failures
    return only


WAYS = pytest.mark.parametrize("ways", [{}, {"workers": 2}, {"timeout": 30}], ids=["alone", "two", "timed"])


@WAYS
def test_articles_come_in_the_order_of_the_items(ways):
    items = [f"Item {number}." for number in range(20)]
    assert [article.text for article in read(items, **ways)] == items


@WAYS
def test_no_items_give_no_articles(ways):
    assert read([], **ways) == []


def test_slow_items_do_not_change_the_order():
    items = ["wait 0.3", "quick", "wait 0.1", "quick"]
    assert [article.text for article in read(items, workers=2)] == items


def test_the_work_is_done_in_other_processes():
    here = os.getpid()
    assert {article.metadata["process"] for article in read(["one", "two"])} == {here}
    assert here not in {article.metadata["process"] for article in read(["one", "two"], workers=2)}
    assert here not in {article.metadata["process"] for article in read(["one"], timeout=30)}


@WAYS
def test_items_are_texts_articles_or_mappings(ways):
    items = [
        "a text",
        Article(text="an article", id="7"),
        {"text": "a mapping", "title": "Title", "url": "https://example.org", "id": "8", "outlet": "The Post"},
        {"text": "authors", "authors": ("Ann Lee",), "language": "en", "metadata": {"desk": "sea"}},
    ]
    text, article, mapping, authors = read(items, **ways)
    assert text.text == "a text"
    assert (article.text, article.id) == ("an article", "7")
    assert (mapping.title, mapping.url, mapping.id, mapping.outlet) == ("Title", "https://example.org", "8", "The Post")
    assert (authors.authors, authors.language) == (("Ann Lee",), "en")


WRONG = [
    ("raise", "ValueError: the page is torn", "raise"),
    ("leave", "SystemExit: 3", "leave"),
    (None, "InputTypeError: text must be a str, not NoneType; decode bytes or use newsparse.read", ""),
    (b"bytes", "InputTypeError: text must be a str, not bytes; decode bytes or use newsparse.read", ""),
    ({"title": "no text"}, "InputValueError: an item needs a 'text'; this one has title", ""),
    ({}, "InputValueError: an item needs a 'text'; this one has nothing", ""),
    ({"text": "x", "headline": "T", "body": "B"}, "InputValueError: an item has unknown keys: body, headline", "x"),
    ({"text": 7}, "InputTypeError: text must be a str, not int", ""),
    ({"text": "raise", "id": 7}, "ValueError: the page is torn", "raise"),
]


@WAYS
@pytest.mark.parametrize(("item", "error", "text"), WRONG)
def test_a_failing_item_is_an_article_with_a_failure(ways, item, error, text):
    before, failed, after = read(["before", item, "after"], **ways)
    assert failed.text == text
    assert (failure(failed).kind, failure(failed).error) == ("error", error)
    assert failed.id == ("7" if isinstance(item, dict) and "id" in item else None)
    assert (before.text, before.failures, after.text, after.failures) == ("before", (), "after", ())


def test_who_runs_the_program_may_end_the_batch():
    with pytest.raises(KeyboardInterrupt):
        read(["before", "interrupt", "after"])


def test_a_failing_article_keeps_what_it_brought():
    earlier = Failure(kind="error", error="the scan was blurred")
    (failed,) = read([Article(text="raise", id="7", outlet="The Post", failures=(earlier,))])
    assert (failed.text, failed.id, failed.outlet) == ("raise", "7", "The Post")
    assert [one.error for one in failed.failures] == ["the scan was blurred", "ValueError: the page is torn"]


def test_an_item_that_cannot_be_sent_to_a_process_fails_alone():
    before, failed, after = read(["before", {"text": "x", "metadata": {"lock": threading.Lock()}}, "after"], workers=2)
    assert "pickle" in failure(failed).error
    assert (before.failures, after.failures) == ((), ())


def test_an_article_that_cannot_be_sent_back_fails_alone():
    before, failed, after = read(["before", "unsendable", "after"], workers=2)
    assert failed.text == "unsendable"
    assert "pickle" in failure(failed).error
    assert (before.failures, after.failures) == ((), ())


def test_a_killed_process_loses_no_article_but_its_own():
    items = ["one", "two", "die", "three", "four", "die", "five"]
    articles = read(items, workers=2)
    assert [article.text for article in articles] == items
    for article in articles:
        errors = [one.error for one in article.failures]
        assert errors == (["the process that read it died"] if article.text == "die" else [])


def test_an_item_that_takes_too_long_is_given_up():
    started = time.monotonic()
    articles = read(["one", "hang", "two", "hang again", "three"], workers=2, timeout=1)
    assert time.monotonic() - started < 20
    assert [article.text for article in articles] == ["one", "hang", "two", "hang again", "three"]
    for article in articles:
        kinds = [(one.kind, one.error) for one in article.failures]
        assert kinds == ([("timeout", "took more than 1 seconds")] if article.text.startswith("hang") else [])


def test_a_hanging_item_beside_a_killer_is_given_up_too():
    """The killer breaks the pool while the other hangs; the other then hangs again, alone."""
    hang, die, after = read(["hang", "die", "after"], workers=2, timeout=2)
    assert failure(hang).kind == "timeout"
    assert failure(die).error == "the process that read it died"
    assert after.failures == ()


def test_one_worker_with_a_time_limit_still_gives_up():
    hang, after = read(["hang", "after"], timeout=0.5)
    assert failure(hang).kind == "timeout"
    assert after.failures == ()


class Slow:
    """Takes its time to make a worker ready; the process that hires is so already."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.hirer = os.getpid()

    def __call__(self):
        if os.getpid() != self.hirer:
            time.sleep(self.seconds)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_start_of_a_process_does_not_count(workers):
    """Nor does that of those which follow one that was given up."""
    items = ["one", "hang", "two", "three", "hang", "four"]
    articles = list(
        read_batch(Reader(), items, workers=workers, progress=None, timeout=0.25, prepare=Slow(seconds=0.6))
    )
    assert [bool(article.failures) for article in articles] == [text == "hang" for text in items]


def test_a_process_that_never_starts_is_given_up(monkeypatch):
    monkeypatch.setattr(crew, "_START", 0.3)
    articles = read_batch(Reader(), ["one"], workers=1, progress=None, timeout=0.1, prepare=Slow(seconds=60))
    assert failure(next(articles)).kind == "timeout"
    articles.close()


def test_two_items_at_a_time_are_timed_each_by_itself():
    started = time.monotonic()
    articles = read(["hang", "hang", "wait 0.1"], workers=2, timeout=1)
    assert [bool(article.failures) for article in articles] == [True, True, False]
    assert time.monotonic() - started < 20


@WAYS
def test_items_are_taken_as_they_are_needed(ways):
    taken = []

    def source():
        for number in range(1000):
            taken.append(number)
            yield f"Item {number}."

    articles = read_batch(
        Reader(), source(), workers=ways.get("workers", 1), progress=None, timeout=ways.get("timeout")
    )
    assert next(articles).text == "Item 0."
    assert len(taken) < 20
    articles.close()


@WAYS
def test_progress_is_told_after_each_article(ways):
    told = []
    read(["one", "raise", "three"], **ways, progress=told.append)
    assert told == [1, 2, 3]


def test_no_process_outlives_the_batch():
    articles = read_batch(Reader(), ["one", "hang", "hang"], workers=2, progress=None, timeout=30)
    process = next(articles).metadata["process"]
    articles.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


class Sender(Reader):
    """Answers with more than a pipe holds."""

    def parse(self, text, **rest):
        return Article(text=text, metadata={"process": os.getpid(), "ballast": "a" * 10_000_000})


def test_who_is_ended_in_the_middle_of_an_answer_holds_nobody_up():
    articles = read_batch(Sender(), [str(number) for number in range(40)], workers=2, progress=None, timeout=None)
    next(articles)
    closing = threading.Thread(target=articles.close, daemon=True)
    closing.start()
    closing.join(20)
    assert not closing.is_alive()


PROGRAM = """
import os, sys, time
from newsparse.batch import read_batch
sys.path.insert(0, 'tests')
from test_batch import Reader

for article in read_batch(Reader(), ["one", "hang", "hang"], workers=2, progress=None, timeout=None):
    print(article.metadata["process"], flush=True)
"""


def test_no_process_outlives_a_program_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        worker = int(program.stdout.readline())
        program.kill()
    deadline = time.monotonic() + 20
    while _lives(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(worker)


def _lives(process):
    """Tell whether a process runs; one that has ended and that nobody has asked after does not."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    ("ways", "complaint"),
    [
        ({"workers": 0}, "workers must be 1 or more, not 0"),
        ({"workers": -1}, "workers must be 1 or more, not -1"),
        ({"timeout": 0}, "timeout must be more than 0 seconds and 1,000,000 at most, not 0"),
        ({"timeout": -2.5}, r"timeout must be more than 0 seconds and 1,000,000 at most, not -2\.5"),
        ({"timeout": float("inf")}, "1,000,000 at most, not inf"),
        ({"timeout": float("nan")}, "1,000,000 at most, not nan"),
        ({"timeout": 1e12}, "1,000,000 at most, not 1000000000000"),
    ],
)
def test_impossible_numbers_are_refused_at_once(ways, complaint):
    with pytest.raises(InputValueError, match=complaint):
        read_batch(Reader(), ["one"], workers=ways.get("workers", 1), progress=None, timeout=ways.get("timeout"))


@pytest.mark.parametrize(
    ("ways", "complaint"),
    [
        ({"workers": "2"}, "workers must be a whole number, not '2'"),
        ({"workers": 1.5}, r"workers must be a whole number, not 1\.5"),
        ({"workers": True}, "workers must be a whole number, not True"),
        ({"timeout": "1"}, "timeout must be a number of seconds, not '1'"),
        ({"progress": 5}, "progress must be a function that is told the number of articles, not 5"),
    ],
)
def test_what_is_no_number_is_refused_at_once(ways, complaint):
    with pytest.raises(InputTypeError, match=complaint):
        read_batch(Reader(), ["one"], **{"workers": 1, "progress": None, "timeout": None, **ways})


# ---------------------------------------------------------------- inside of a worker


def test_a_worker_reads_with_the_parser_that_it_was_started_with(monkeypatch):
    monkeypatch.setattr(crew, "_worker_parser", None)
    with pytest.raises(RuntimeError, match="not started with a parser"):
        crew._work("one")
    crew._start_worker(Reader())
    assert crew._work("one").metadata["process"] == os.getpid()
    assert failure(crew._work("raise")).error == "ValueError: the page is torn"


def test_what_is_sent_to_a_dead_crew_is_sent_again():
    hired = crew.Crew(Reader(), workers=2, timeout=None)
    hired.pool.submit(os._exit, 3).exception()
    assert [article.text for article in hired.read(["one", "two", "three"])] == ["one", "two", "three"]
