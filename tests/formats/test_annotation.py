"""The correction loop: facts as marks, in the forms of annotation tools, and back."""

from __future__ import annotations

import json
import tempfile

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Mark, marks, read_brat, to_displacy, to_web_annotations, write_brat
from newsparse.errors import FormatError
from newsparse.formats.marks import CORRECTED
from newsparse.formats.webannotation import write_web_annotations
from newsparse.testing import articles

STORY = """A bomb killed at least three people in Rome on Monday, Mayor Ana Lima said.

"We are shocked," Lima told reporters. The union said five people had died."""

# A whole article takes long to generate.
FEWER = settings(max_examples=settings.default.max_examples // 4)


def in_one_line(text, spans):
    """Spans as brat has them: cut at line ends."""
    for start, end in spans:
        at = start
        for piece in text[start:end].replace("\r", "\n").split("\n"):
            if piece:
                yield at, at + len(piece)
            at += len(piece) + 1


@FEWER
@given(articles(parsed=True))
def test_marks_stand_where_facts_do_and_arrows_lead_to_marks(article):
    found = marks(article)
    assert len(found) == sum(len(article.layers.get(name, ())) for name in CORRECTED)
    for mark in found:
        assert mark.spans
        assert all(0 <= start <= end <= len(article.text) for start, end in mark.spans)
        assert all(number in range(len(found)) for several in mark.arrows.values() for number in several)


def test_marks_of_a_story():
    article = newsparse.parse(STORY, published="2025-04-09")
    found = marks(article)
    by_words = {(mark.layer, "".join(STORY[start:end] for start, end in mark.spans)): mark for mark in found}
    loss = by_words["casualties", "killed at least three people"]
    assert loss.values["effect"] == "killed"
    assert loss.values["count_low"] == "3"
    assert loss.values["count_qualifier"] == "at_least"
    speaker = found[by_words["quotes", "We are shocked,"].arrows["speakers"][0]]
    assert speaker.values["name"] == "Ana Lima"
    assert [mark.layer for mark in marks(article, ["quotes", "actors"])] == sorted(
        (mark.layer for mark in found if mark.layer in ("quotes", "actors")), reverse=True
    )


@FEWER
@given(articles(parsed=True))
def test_what_brat_is_given_is_read_again(article):
    with tempfile.TemporaryDirectory() as folder:
        (path,) = write_brat([article], folder)
        read = read_brat(path)
    expected = [(mark, tuple(in_one_line(article.text, mark.spans))) for mark in marks(article)]
    kept = [(mark, spans) for mark, spans in expected if spans]
    assert [(mark.layer, mark.spans) for mark in read] == [(mark.layer, spans) for mark, spans in kept]
    place = {id(mark): number for number, (mark, _) in enumerate(kept)}
    every = [mark for mark, _ in expected]
    for mark, (told, _) in zip(read, kept, strict=True):
        arrows = {name: tuple(place[id(every[one])] for one in several if id(every[one]) in place) for name, several in told.arrows.items()}  # fmt: skip
        assert mark.arrows == {name: several for name, several in arrows.items() if several}
        assert mark.values.keys() <= told.values.keys()


def test_a_folder_for_brat(tmp_path):
    article = newsparse.parse(STORY, published="2025-04-09")
    first, second = write_brat([article, article], tmp_path / "new")
    assert first.read_text(encoding="utf-8") == STORY
    assert (tmp_path / "new" / "annotation.conf").read_text().startswith("[entities]\ndatelines\nmoments\n")
    assert "speakers\tArg1:<ENTITY>, Arg2:<ENTITY>" in (tmp_path / "new" / "annotation.conf").read_text()
    for line in second.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
        name, told, *words = line.split("\t")
        if name.startswith("T"):
            ((start, end),) = [piece.split() for piece in told.partition(" ")[2].split(";")]
            assert words == [STORY[int(start) : int(end)]]
    assert [mark.values for mark in read_brat(second)] == [dict(mark.values) for mark in marks(article)]


def test_what_people_draw_in_brat(tmp_path):
    (tmp_path / "a.ann").write_text(
        "T1\tactors 0 3\tAnn\nE1\tSpeech:T1\nA1\tSure T1\nT2\tquotes 5 7;9 12\tNo not\n*\tEquiv T1 T2\n"
        "#1\tAnnotatorNotes T2\tkind=direct | a remark | act=denial\nR1\tspeakers Arg1:T2 Arg2:T1\nR2\tcauses Arg1:T2 Arg2:E1\nM1\tSure T1\nN1\tReference T1 Wikipedia:1\tAnn\n",
        encoding="utf-8-sig",
        newline="\r\n",
    )
    assert read_brat(tmp_path / "a.txt") == [
        Mark("actors", ((0, 3),), {}, {}),
        Mark("quotes", ((5, 7), (9, 12)), {"kind": "direct", "act": "denial"}, {"speakers": (0,)}),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "T1\tactors 0 x\tAnn",
        "T1",
        "T1\tactors",
        "R1\tspeakers Arg1:T1",
        "#1\tAnnotatorNotes T1",
        "T1\tactors 0 3",
        "hello\tthere",
    ],
)
def test_a_line_that_is_none_of_brats_is_named(tmp_path, line):
    path = tmp_path / "a.ann"
    path.write_text(f"T7\tplaces 0 1\tx\n{line}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"a\.ann, line 2"):
        read_brat(path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T2\tactors 4 99\tBob", "outside the text of 17"),
        ("T2\tactors -1 3\tAnn", "outside"),
        ("T2\tactors 7 4\tBob", "ends before"),
        ("T2\tactors 0 3\tBob", "'Bob' where the text has 'Ann'"),
        ("T1\tactors 4 7\tmet", "a T1 already"),
        ("R1\tspeakers Arg1:T1 Arg2:T9", "no T9"),
        ("T2\tActors 0 3\tAnn", "did you mean 'actors'"),
        ("T2\tpeople 0 3\tAnn", "there are datelines, moments"),
        (b"T2\tactors 0 3\t\xff", "no UTF-8"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(tmp_path, line, reason):
    (tmp_path / "a.txt").write_text("Ann met Bob\nDoe.\n", encoding="utf-8", newline="")
    data = line if isinstance(line, bytes) else line.encode()
    (tmp_path / "a.ann").write_bytes(b"T1\tactors 0 3\tAnn\n" + data + b"\nT3\tactors 8 15\tBob Doe\n")
    with pytest.raises(FormatError, match=rf"a\.ann, line 2: .*{reason}"):
        read_brat(tmp_path / "a.txt", CORRECTED)


def test_a_text_that_is_no_utf8_is_refused_with_its_line(tmp_path):
    (tmp_path / "a.ann").touch()
    (tmp_path / "a.txt").write_bytes(b"fine\n\xff")
    with pytest.raises(FormatError, match=r"a\.txt, line 2: is no UTF-8"):
        read_brat(tmp_path / "a.ann")


@pytest.mark.parametrize(
    ("before", "after", "hint"),
    [
        ("\r\n", "\n", "line ends.*CRLF"),
        ("\n", "\r\n", "line ends.*LF"),
        ("\n", "\n\ufeff", "says"),
        ("A bomb", "\ufeffA bomb", "byte order mark"),
    ],
)
def test_an_editor_that_changed_the_text_is_found_out(tmp_path, before, after, hint):
    text = STORY.replace("\n", before) if before != "A bomb" else STORY
    (path,) = write_brat([newsparse.parse(text)], tmp_path)
    assert path.read_bytes() == text.encode()
    read_brat(path, CORRECTED)
    path.write_bytes(text.replace(before, after).encode())
    with pytest.raises(FormatError, match=hint):
        read_brat(path)


def test_files_are_named_by_ids(tmp_path):
    named = [newsparse.Article(text="x", id=name) for name in ("wire/1: a.txt", "Wire 1 a", None, "fire.txt")]
    assert [path.name for path in write_brat(named, tmp_path)] == [
        "wire-1-a.txt", "Wire-1-a-2.txt", "article-3.txt", "fire.txt",
    ]  # fmt: skip


@FEWER
@given(articles(parsed=True))
def test_web_annotations_say_where_and_quote_what_stands_there(article):
    annotations = to_web_annotations(article)
    assert [one["id"] for one in annotations] == [f"#a{number}" for number in range(len(marks(article)))]
    for annotation in annotations:
        assert annotation["body"][0]["value"] in CORRECTED
        for target in annotation["target"]:
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert quote["exact"] == article.text[start:end]
            assert article.text[:start].endswith(quote["prefix"])
            assert article.text[end:].startswith(quote["suffix"])
    lines = list(write_web_annotations([article]))
    assert [json.loads(line) for line in lines] == annotations


def test_a_web_annotation_links_to_the_one_of_the_speaker():
    article = attrs.evolve(newsparse.parse("The bridge is safe, police said."), url="https://example.org/1")
    police, quote = to_web_annotations(article)
    assert quote["body"][-1] == {
        "type": "SpecificResource", "purpose": "linking", "source": police["id"], "newsparse:relation": "speakers",
    }  # fmt: skip
    assert quote["target"][0]["source"] == "https://example.org/1"
    assert {"type": "TextualBody", "purpose": "describing", "value": "kind=indirect"} in quote["body"]


@FEWER
@given(articles(parsed=True), st.sampled_from(CORRECTED))
def test_displacy_gets_stretches_that_do_not_overlap(article, layer):
    drawn = to_displacy(article, layer)
    assert drawn["text"] == article.text
    ends = 0
    for ent in drawn["ents"]:
        assert ends <= ent["start"] <= ent["end"]
        ends = ent["end"]
    assert bool(drawn["ents"]) == bool(article.layers.get(layer))
