"""`read` and `read_many`: the reader that fits, and streams that nothing ends."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import os
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Parser, Place, Reader, Span, hookimpl, read, read_many, to_json
from newsparse.errors import FormatError, InputTypeError, InputValueError
from newsparse.formats import archives

PLACED = Article(text="Porto", id="p", layers={"places": (Place(Span(0, 5, "Porto"), rule="p.p", name="Porto"),)})


class Shouts:
    """A plugin with readers of its own."""

    @hookimpl
    def newsparse_readers(self):
        def shout(data):
            if data == b"!":
                raise RuntimeError("hoarse")
            yield Article(text=data.decode().upper())

        return [Reader("shout", [".shout", ".tar.shout"], shout), Reader("other", [".shout"], shout)]


@pytest.fixture(scope="module")
def parser():
    return Parser(plugins=[Shouts()])


# ---------------------------------------------------------------- read


def test_a_text_file_is_called_by_its_name(tmp_path):
    (tmp_path / "fire.txt").write_bytes(b"Two were hurt.")
    assert read(tmp_path / "fire.txt") == Article(text="Two were hurt.", id="fire.txt")
    assert read(str(tmp_path / "fire.txt")).id == "fire.txt"
    with (tmp_path / "fire.txt").open("rb") as file:
        assert read(file).id == "fire.txt"
    with (tmp_path / "fire.txt").open(encoding="utf-8") as file:
        assert read(file).text == "Two were hurt."


@pytest.mark.parametrize("suffix", [".json", ".JSON", ".jsonl", ".ndjson", ""])
def test_what_newsparse_wrote_is_read_back(tmp_path, suffix):
    path = tmp_path / f"stored{suffix}"
    path.write_text(to_json(PLACED), encoding="utf-8")
    assert read(path) == PLACED


def test_halves_of_a_pair_survive_a_file(tmp_path):
    article = Article(text="\ud83d\ude00", id="a")
    (tmp_path / "a.json").write_text(to_json(article), encoding="utf-8")
    assert read(tmp_path / "a.json") == article


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Two were hurt.", "Two were hurt."),
        (b"", ""),
        (b'  {"text": "a"}', "a"),
        (b'\xef\xbb\xbf{"text": "a"}', "a"),
        (b'[{"text": "a"}]', "a"),
        (b'\n{"text": "a"}\n\n{oh', None),
        (b"[Reuters] Two were hurt.", "[Reuters] Two were hurt."),
        (b"{", "{"),
        ("[Ré".encode("utf-16"), "[Ré"),
    ],
)
def test_the_content_tells_where_no_name_does(data, text):
    if text is None:
        with pytest.raises(FormatError, match="line 4"):
            read(data)
    else:
        assert read(data).text == text
        assert read(io.BytesIO(data)).text == text


def test_a_record_with_a_text_will_do():
    record = {
        "text": "Two were hurt.", "id": 7, "published": "2025-04-09T06:30:00+02:00", "authors": "Sam Oak", "title": None,
        "section": "world", "metadata": {"desk": "foreign"},
    }  # fmt: skip
    article = read(json.dumps(record).encode())
    assert (article.id, article.authors, article.title) == ("7", ("Sam Oak",), None)
    assert article.published.utcoffset() == datetime.timedelta(hours=2)
    assert dict(article.metadata) == {"desk": "foreign", "section": "world"}
    assert read(b'{"text": "", "published": "2025-04-09", "authors": ["A", "B"]}').authors == ("A", "B")


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b'{"title": "Fire"}', "$.text"),
        (b'{"text": 1}', "$.text"),
        (b'{"text": null}', "$.text"),
        (b'{"text": "", "published": "soon"}', "$.published"),
        (b'{"text": "", "id": []}', "$.id"),
        (b"[[]]", "$[0]"),
        (b'[{"text": ""}, {"texts": ""}]', "$[1].text"),
        (b'{"newsparse": {"schema": 9}, "text": ""}', "$.newsparse.schema"),
        (b"5", "$"),
    ],
)
def test_what_is_wrong_with_a_record_is_said_with_its_path(data, path, tmp_path):
    with pytest.raises(FormatError) as caught:
        read(data, format="json")
    assert caught.value.path == path
    (tmp_path / "bad.json").write_bytes(data)
    with pytest.raises(FormatError) as caught:
        read(tmp_path / "bad.json")
    assert caught.value.path == f"bad.json: {path}"


def test_one_article_is_wanted():
    for several in (b'[{"text": "a"}, {"text": "b"}]', b'{"text": "a"}\n{"text": "b"}'):
        with pytest.raises(FormatError, match="several articles; use newsparse"):
            read(several)
    with pytest.raises(FormatError, match="holds no article"):
        read(b"[]")


def test_an_unknown_suffix_names_the_readers_there_are(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"")
    with pytest.raises(
        FormatError, match=r"'.docx'; there are text \(.txt\), json \(.json\), jsonl \(.jsonl .ndjson\)"
    ):
        read(tmp_path / "a.docx")
    assert read(tmp_path / "a.docx", format="text").text == ""
    with pytest.raises(InputValueError, match="no format 'docx'; there are text"):
        read(tmp_path / "a.docx", format="docx")


def test_readers_of_plugins(tmp_path, parser):
    (tmp_path / "a.tar.shout").write_bytes(b"loud")
    (tmp_path / "b.shout").write_bytes(b"loud")
    assert read(tmp_path / "a.tar.shout", parser=parser).text == "LOUD"
    with pytest.raises(FormatError, match="'shout' and 'other' fit it; say which with format="):
        read(tmp_path / "b.shout", parser=parser)
    assert read(tmp_path / "b.shout", parser=parser, format="other").text == "LOUD"
    (tmp_path / "a.tar.shout").write_bytes(b"!")
    with pytest.raises(RuntimeError, match="hoarse"):
        read(tmp_path / "a.tar.shout", parser=parser)
    (failed,) = read_many(tmp_path / "a.tar.shout", parser=parser)
    assert failed.failures[0].error == "RuntimeError: hoarse"


def test_a_reader_may_know_its_format_by_the_content(tmp_path):
    def signed(name, mark, *suffixes):
        return Reader(name, suffixes, lambda data: [Article(text=name)], recognizes=lambda data: data.startswith(mark))

    class Wires:
        @hookimpl
        def newsparse_readers(self):
            return [signed("wire", b'{"wire"', ".json", ".wire"), signed("cable", b'{"wire": 2', ".wire")]

    parser = Parser(plugins=[Wires()])
    (tmp_path / "ours.json").write_bytes(b'{"text": "Two were hurt."}')
    (tmp_path / "theirs.json").write_bytes(b'{"wire": 1}')
    assert [article.text for article in read_many(tmp_path, parser=parser)] == ["Two were hurt.", "wire"]
    assert read(b'{"wire": 1}', parser=parser).text == "wire"
    assert read(b"Two were hurt.", parser=parser).text == "Two were hurt."
    for unclear in ('{"wire": 2}', "neither"):
        (tmp_path / "two.wire").write_text(unclear, encoding="utf-8")
        with pytest.raises(FormatError, match="'wire' and 'cable' fit it; say which with format="):
            read(tmp_path / "two.wire", parser=parser)
    with pytest.raises(FormatError, match=r"^\$: the readers 'wire' and 'cable' fit it"):
        read(b'{"wire": 2}', parser=parser)


@pytest.mark.parametrize("text", ["Two were hurt.\nThree were not.", "a" * 5000, "a\0b"])
def test_a_text_is_no_path(text):
    with pytest.raises(InputValueError, match=r"newsparse\.parse reads a text"):
        read(text)


def test_what_cannot_be_read_at_all(tmp_path):
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.txt")
    for empty in (read, read_many):
        with pytest.raises(InputValueError, match="the name of a file is empty"):
            empty("")
    with pytest.raises(InputTypeError, match="cannot read a int: give a path"):
        read(5)
    with pytest.raises(InputTypeError, match="cannot read a int: give a path"):
        read_many(5)
    with pytest.raises(FileNotFoundError, match="nothing that matches"):
        read_many(str(tmp_path / "*.txt"))


def test_it_is_not_parsed_yet():
    assert not read(b"Two people were hurt, police said.").layers


# ---------------------------------------------------------------- read_many


@pytest.fixture
def folder(tmp_path):
    files = {
        "b.txt": b"B", "a.txt": b"A", "sub/c.json": b'{"text": "C"}', "sub/d.jsonl": b'{"text": "D1"}\n\noops\n{"text": "D2", "id": "d"}',
        "sub/e.json": b'[{"text": "E1"}, {"text": "E2"}]', "picture.png": b"\x89PNG", ".hidden.txt": b"no", ".git/x.txt": b"no",
        "bad.json": b"{",
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    return tmp_path / "in"


FOUND = [
    "a.txt",
    "b.txt",
    "bad.json",
    "sub/c.json",
    "sub/d.jsonl:1",
    "sub/d.jsonl:3",
    "d",
    "sub/e.json:1",
    "sub/e.json:2",
]


def test_a_folder_is_read_in_the_order_of_its_names(folder):
    found = list(read_many(folder))
    assert [article.id for article in found] == FOUND
    assert [article.id for article in found if article.failures] == ["bad.json", "sub/d.jsonl:3"]
    assert "bad.json: $: is not JSON" in found[2].failures[0].error
    assert "line 3: $: is not JSON" in found[5].failures[0].error
    assert "".join(article.text for article in found) == "ABCD1D2E1E2"


def test_a_pipe_in_a_folder_is_not_waited_for(folder):
    os.mkfifo(folder / "wait.txt")
    assert [article.id for article in read_many(folder)] == FOUND


def test_patterns_and_lists(folder):
    assert [article.text for article in read_many(str(folder / "*.txt"))] == ["A", "B"]
    assert [article.text for article in read_many(f"{folder}/**/*.json*")][1:4] == ["C", "D1", ""]
    mixed = list(read_many([folder / "b.txt", str(folder / "none.txt"), b"bytes", io.BytesIO(b"file")]))
    assert [article.text for article in mixed] == ["B", "", "bytes", "file"]
    assert mixed[1].id == "none.txt"
    assert mixed[1].failures[0].error.startswith("FileNotFoundError")


def test_a_file_that_cannot_be_read_is_a_failure(folder):
    (article,) = read_many(folder / "picture.png")
    assert "no reader has the suffix '.png'" in article.failures[0].error
    (article,) = read_many(folder / "bad.json", format="text")
    assert article.text == "{"


def test_lines_are_read_one_by_one(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_bytes(b'{"text": "first"}\n' + b'{"text": "x"}\n' * 1000)
    stream = read_many(path)
    assert next(stream).text == "first"
    stream.close()


def test_what_was_read_is_parsed_as_it_comes(folder):
    parsed = list(newsparse.parse_many(read_many(folder)))
    assert [article.id for article in parsed] == FOUND
    assert parsed[2].failures[0].error.startswith("FormatError")


# ---------------------------------------------------------------- archives


def zipped(files, method=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_an_archive_is_read_without_unpacking_it(tmp_path):
    data = zipped({
        "b.txt": "B", "../../etc/a.txt": "A", "/c.txt": "C", "d/": "", ".x.txt": "no", "__MACOSX/b.txt": "no", "p.png": "no",
        "e.jsonl": '{"text": "E"}',
    })  # fmt: skip
    (tmp_path / "wire.zip").write_bytes(data)
    found = list(read_many(tmp_path / "wire.zip"))
    assert [article.text for article in found] == ["B", "A", "C", "E"]
    assert found[1].id == "wire.zip/../../etc/a.txt"
    assert [path.name for path in tmp_path.iterdir()] == ["wire.zip"]
    assert [article.text for article in read_many(data)] == ["B", "A", "C", "E"]
    assert next(read_many(io.BytesIO(data))).id == "archive/b.txt"


def test_what_is_no_archive_says_so(tmp_path):
    (tmp_path / "wire.zip").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(FormatError, match=r"wire\.zip: is no zip archive"):
        read_many(tmp_path / "wire.zip")
    (failed,) = read_many([tmp_path / "wire.zip"])
    assert failed.id == "wire.zip"


def test_a_bomb_does_not_go_off(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_FILE", 1000)
    monkeypatch.setattr(archives, "LARGEST_SUM", 2500)
    files = {"a.txt": "a" * 1000, "bomb.txt": "b" * 10_000_000, "c.txt": "c" * 400, "d.txt": "d" * 500, "e.txt": "e"}
    (tmp_path / "bomb.zip").write_bytes(zipped(files))
    found = list(read_many(tmp_path / "bomb.zip"))
    assert [len(article.text) for article in found] == [1000, 0, 400, 0, 0]
    assert "bomb.txt: unpacks to more than 1,000 bytes" in found[1].failures[0].error
    assert "the archive unpacks to more than 2,500 bytes" in found[3].failures[0].error


def test_a_file_that_lies_about_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_FILE", 1000)
    data = bytearray(zipped({"a.txt": "a" * 5000}))
    end = data.rindex(b"PK\x01\x02")
    data[end + 24 : end + 28] = (10).to_bytes(4, "little")  # the size that the list of contents promises
    (tmp_path / "lie.zip").write_bytes(data)
    (found,) = read_many(tmp_path / "lie.zip")
    assert len(found.text) <= 10
    assert found.failures


def test_damage_and_passwords_are_failures(tmp_path):
    data = bytearray(zipped({"a.txt": "alarm" * 100, "b.txt": "B"}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    broken, whole = read_many(tmp_path / "a.zip")
    assert "BadZipFile" in broken.failures[0].error
    assert whole.text == "B"
    locked = bytearray(zipped({"a.txt": "A"}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + flags] |= 1
    (found,) = read_many(bytes(locked))
    assert found.failures[0].error == (
        "FormatError: archive/a.txt: is encrypted, and no password is known: unpack it, and read what it holds"
    )


def test_packed_files_in_an_archive_are_read_and_archives_in_it_are_failures(tmp_path):
    inner = zipped({"deep.txt": "deep"})
    (tmp_path / "a.zip").write_bytes(
        zipped({"1.txt": "One.", "2.txt.gz": gzip.compress(b"Two."), "3.jsonl.GZ": gzip.compress(b'{"text": "Three."}'),
                "4.zip": inner, "5.txt.gz": b"no gzip", "6.tar.gz": b"no reader"})
    )  # fmt: skip
    found = list(read_many(tmp_path / "a.zip"))
    assert [article.text for article in found] == ["One.", "Two.", "Three.", "", ""]
    assert "a.zip/4.zip: is an archive inside an archive" in found[3].failures[0].error
    assert "a.zip/5.txt.gz: is not packed by gzip" in found[4].failures[0].error


def test_packed_files_in_an_archive_are_bounded_together(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_SUM", 2500)
    packed = gzip.compress(b"x" * 1000)
    (tmp_path / "a.zip").write_bytes(zipped({f"{number}.txt.gz": packed for number in range(4)}))
    found = list(read_many(tmp_path / "a.zip"))
    assert [len(article.text) for article in found] == [1000, 1000, 0, 0]
    assert "more than 2,500 bytes" in found[2].failures[0].error


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary() | st.binary().map(lambda data: zipped({"a.txt": data, "b.json": data, "c.jsonl": data})))
def test_any_bytes_are_articles_or_failures(data):
    try:
        for article in read_many(data):
            assert isinstance(article, Article)
    except FormatError:
        assert data.startswith(b"PK\x03\x04")


# ---------------------------------------------------------------- packed by gzip


def test_what_gzip_packed_is_read_as_what_was_packed(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Two were hurt."))
    (tmp_path / "b.jsonl.GZ").write_bytes(gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n'))
    (tmp_path / "c.tar.gz").write_bytes(b"no reader")
    found = list(read_many(tmp_path))
    assert [article.text for article in found] == ["Two were hurt.", "One.", "Two."]
    assert not any(article.failures for article in found)
    assert read(tmp_path / "a.txt.gz").text == "Two were hurt."


def test_broken_and_boundless_packing_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "a.txt.gz").write_bytes(b"no gzip at all")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One."}\n' * 99)[:-9])
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"x" * 5000))
    monkeypatch.setattr(archives, "LARGEST_FILE", 4000)
    first, *some, second, third = read_many(tmp_path)
    assert "not packed by gzip" in first.failures[0].error
    assert {article.text for article in some} <= {"One."}
    assert "damaged" in second.failures[0].error
    assert "more than 4,000 bytes" in third.failures[0].error
    monkeypatch.setattr(archives, "LARGEST_SUM", 50)
    (bomb,) = [one for one in read_many(tmp_path / "b.jsonl.gz") if one.failures]
    assert "more than 50 bytes" in bomb.failures[0].error


def test_bytes_that_gzip_packed_are_recognised(tmp_path):
    packed = gzip.compress(b"Two were hurt.")
    assert read(packed).text == "Two were hurt."
    assert [article.text for article in read_many(gzip.compress(b'{"text": "One."}\n{"text": "Two."}'))] == [
        "One.",
        "Two.",
    ]
    (tmp_path / "a.txt.gz").write_bytes(packed)
    with (tmp_path / "a.txt.gz").open("rb") as file:
        assert read(file) == Article(text="Two were hurt.", id="a.txt")
    (broken,) = read_many(packed[:-6])
    assert "what was given: is not packed by gzip, or damaged" in broken.failures[0].error
