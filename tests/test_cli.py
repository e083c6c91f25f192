"""The command line: for people, for programs, and for files that are not what they should be."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import newsparse
from newsparse import Fact, Layer, extractor, from_json, hookimpl
from newsparse.cli import commands, main, parsers, show
from newsparse.cli.names import among, layer_names
from newsparse.cli.output import finished
from newsparse.cli.reading import Desk
from newsparse.cli.stopping import Stop
from newsparse.errors import PluginError
from newsparse.hookspecs import API_VERSION
from newsparse.offers import PluginInfo, PluginState
from newsparse.parser import Parser
from newsparse.render.table import Table

ROOT = Path(__file__).parents[1]
FIRE = "Police said on Monday that a fire had injured at least 14 people in Porto. The ship was towed to the port."
QUIET = "The library on the square opens early and closes late. It has been there for a hundred years."


@pytest.fixture
def fire(tmp_path):
    path = tmp_path / "fire.txt"
    path.write_text(FIRE, encoding="utf-8")
    return path


def run(*arguments, code=0, stdin=None, columns=120):
    result = CliRunner(env={"COLUMNS": str(columns)}).invoke(commands.newsparse, [*map(str, arguments)], input=stdin)
    assert result.exit_code == code, result.output
    return result


def process(*arguments, **more):
    environment = {**os.environ, "NEWSPARSE_PLUGINS": ""}
    return subprocess.run(
        [sys.executable, "-m", "newsparse", *map(str, arguments)],
        capture_output=True,
        check=False,
        env=environment,
        timeout=60,
        **more,
    )


class Shouts:
    """A plugin that is not installed: a layer, an exporter, and a failing extractor."""

    plugin_name = "shouts"

    @hookimpl
    def newsparse_extractors(self):
        @extractor(Layer("shouts", Fact), name="shouts")
        def shouts(view):
            yield Fact(view.span(0, 1), rule="shouts.first")
            raise RuntimeError("hoarse")

        return [shouts]

    @hookimpl
    def newsparse_exporters(self):
        def failing(error):
            def write(articles):
                raise error

            return write

        return [
            newsparse.Exporter("count", ".count", lambda articles: (f"{len(article.text)}\n" for article in articles)),
            newsparse.Exporter("hoarse", ".hoarse", failing(RuntimeError("hoarse"))),
            newsparse.Exporter("narrow", ".narrow", failing(newsparse.FormatError("$", "too wide"))),
        ]


@pytest.fixture
def with_shouts(monkeypatch):
    monkeypatch.setattr(parsers, "Parser", lambda **more: Parser(plugins=[Shouts()], **more))


# ---------------------------------------------------------------- read


def test_tables_for_people(fire):
    shown = run("read", fire).stdout
    assert shown.startswith("fire.txt · 106 characters\n")
    for words in ("casualties (1)", "claims beside their claimants", "at least 14", "Porto", "Police"):
        assert words in shown
    assert len(max(shown.splitlines(), key=len)) <= 120


@pytest.mark.parametrize("columns", [45, 60, 80])
@pytest.mark.parametrize("is_rich", [True, False])
def test_a_narrow_terminal_loses_nothing(fire, columns, is_rich, monkeypatch):
    if not is_rich:
        monkeypatch.setitem(sys.modules, "rich.console", None)
        monkeypatch.setattr(show, "_width", lambda: columns)
    for command in (["read", fire, "--claims"], ["plugins"]):
        wide, narrow = (set(run(*command, columns=width).stdout.split()) for width in (400, columns))
        shown = run(*command, columns=columns).stdout
        assert max(map(len, shown.splitlines())) <= columns
        assert not {word for word in wide if not set("-─") & set(word)} - narrow
    assert {"reads", "fills"} <= narrow


def test_claims_only(fire):
    shown = run("read", fire, "--claims", "--published", "2025-03-05").stdout
    assert "claims beside their claimants" in shown
    assert "2025-03-03" in shown
    assert "sentences" not in shown


def test_one_layer_only(fire):
    shown = run("read", fire, "--layer", "places").stdout
    assert "places (1)" in shown
    assert "casualties" not in shown
    run("read", fire, "--layer", "palaces", code=2)
    assert "palaces" in run("read", fire, "--layer", "palaces", code=2).stderr


def test_explanations(fire):
    said = run("read", fire, "--explain", "--layer", "casualties").stdout
    assert said.count("Found by ") == 1
    assert "Casualty “at least 14 people" in said or "Casualty “injured at least 14 people”" in said


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_for_programs(fire, form):
    article = from_json(run("read", fire, "--format", form, "--published", "2025-03-05").stdout)
    assert article == newsparse.parse(newsparse.read(fire), published="2025-03-05")
    assert article.casualties


def test_json_of_one_layer_stands_alone(fire):
    article = from_json(run("read", fire, "-f", "json", "-l", "casualties").stdout)
    assert list(article.layers) == ["casualties"]
    assert article.casualties[0].place.name == "Porto"


def test_csv(fire):
    lines = list(csv.DictReader(io.StringIO(run("read", fire, "-f", "csv", "-l", "casualties").stdout)))
    assert [(line["effect"], line["count_low"]) for line in lines] == [("injured", "14")]
    lines = list(csv.DictReader(io.StringIO(run("read", fire, "-f", "csv").stdout)))
    assert {"sentences", "casualties", "places"} <= {line["layer"] for line in lines}


def test_html(fire):
    page = run("read", fire, "-f", "html").stdout
    assert page.startswith("<!doctype html>")
    assert '<mark class="' in page


def test_what_newsparse_wrote_is_not_parsed_again(fire, tmp_path):
    stored = tmp_path / "stored.json"
    stored.write_text(run("read", fire, "-f", "json", "-l", "places").stdout, encoding="utf-8")
    assert list(from_json(run("read", stored, "-f", "json").stdout).layers) == ["places"]


def test_the_standard_input():
    assert from_json(run("read", "-", "-f", "json", stdin=FIRE).stdout).text == FIRE
    found = run("read", "-", "-f", "jsonl", "--reader", "jsonl", stdin='{"text": "One."}\n{"text": "Two."}\n').stdout
    assert [from_json(line).text for line in found.splitlines()] == ["One.", "Two."]


def test_halves_of_pairs_and_other_trouble_reach_no_terminal(tmp_path):
    (tmp_path / "a.json").write_text(
        json.dumps({"text": f"{FIRE} \ud800 \x1b[31m", "title": "\x1b]0;evil\x07\ud800"}), encoding="utf-8"
    )
    for options in (["--explain"], ["-f", "html"], ["-f", "json"], ["-f", "csv"], []):
        shown = run("read", tmp_path / "a.json", *options).stdout
        assert options[-1:] == ["csv"] or "\x1b" not in shown


def test_one_bad_file_stops_nothing(fire, tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "late.json").write_text('{"text": "x", "published": "soon"}', encoding="utf-8")
    (tmp_path / "quiet.txt").write_text(QUIET, encoding="utf-8")
    result = run(
        "read",
        tmp_path / "bad.json",
        tmp_path / "none.txt",
        tmp_path / "late.json",
        fire,
        tmp_path / "quiet.txt",
        code=1,
    )
    assert "fire.txt" in result.stdout
    assert "quiet.txt" in result.stdout
    assert "bad.json: $: is not JSON" in result.stderr
    assert "none.txt" in result.stderr
    assert "late.json: $.published: 'soon' is not an ISO date" in result.stderr
    assert "bad.json" not in result.stdout


def test_folders_and_archives(fire, tmp_path):
    with zipfile.ZipFile(tmp_path / "wire.zip", "w") as archive:
        archive.writestr("one.txt", FIRE)
        archive.writestr("two.txt", QUIET)
    lines = run("read", tmp_path / "wire.zip", fire.parent, "-f", "jsonl").stdout.splitlines()
    assert [from_json(line).id for line in lines] == ["wire.zip/one.txt", "wire.zip/two.txt", "fire.txt"]


def test_a_text_that_is_not_english_is_noted_and_no_failure(tmp_path):
    (tmp_path / "fr.txt").write_text(
        "Le feu a fait quatorze blessés lundi dans le port, selon la garde. " * 5, encoding="utf-8"
    )
    assert "fr.txt" in run("read", tmp_path / "fr.txt").stderr


def test_a_failing_extractor_is_told(fire, with_shouts):
    result = run("read", fire, "-f", "json", code=1)
    assert "newsparse: fire.txt: shouts: RuntimeError: hoarse" in result.stderr
    assert from_json(result.stdout).casualties


def test_formats_of_plugins(fire, with_shouts):
    assert run("read", fire, "-f", "count", code=1).stdout == "106\n"
    assert (
        "there is no format 'xml'; there are table, md, html, json, jsonl, csv, count, hoarse, narrow"
        in run("read", fire, "-f", "xml", code=2).stderr
    )


def test_options_of_formats(fire, with_shouts):
    only = run("read", fire, "-f", "csv", "--option", "layer=places", code=1).stdout
    assert only == run("read", fire, "-f", "csv", "-l", "places").stdout
    assert "has no option 'indent'; it has none" in run("read", fire, "-f", "json", "-O", "indent=2", code=2).stderr
    assert "NAME=VALUE, not 'layer'" in run("read", fire, "-f", "csv", "-O", "layer", code=2).stderr
    assert "--format table has no options" in run("read", fire, "-O", "layer=places", code=2).stderr


def test_an_exporter_that_fails_is_told(fire, with_shouts):
    told = " ".join(run("read", fire, "-f", "hoarse", code=1).stderr.split())
    assert "the exporter 'hoarse' of plugin 'shouts' (hook newsparse_exporters) raised RuntimeError: hoarse" in told
    told = " ".join(run("read", fire, "-f", "narrow", code=2).stderr.split())
    assert "$: too wide; in the exporter 'narrow' of plugin 'shouts'" in told


def test_wrong_commands(fire):
    assert "leave --format out" in run("read", fire, "--claims", "-f", "json", code=2).stderr
    assert "leave --format out" in run("read", fire, "--explain", "-f", "csv", code=2).stderr
    assert "--claims shows figures" in run("read", fire, "--claims", "--explain", code=2).stderr
    assert "leave --layer out" in run("read", fire, "--claims", "-l", "places", code=2).stderr
    assert "not an ISO date: 'Monday'" in run("read", fire, "--published", "Monday", code=2).stderr
    assert "no format 'pdf'" in run("read", fire, "--reader", "pdf", code=2).stderr
    assert "FILE" in run("read", code=2).stderr


def test_progress_is_counted_on_stderr(fire, tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    result = run("read", fire.parent, "--progress", code=1)
    assert re.search(r"1 read, [0-9,]+/s, 1 failed, now bad\.json", result.stderr)
    assert "read, " not in result.stdout
    assert result.stderr.endswith("\rnewsparse: 1 of 2 failed: bad.json\n")


def test_a_clash_of_plugins_is_told(fire, monkeypatch):
    def clash(**more):
        raise PluginError("two of them")

    monkeypatch.setattr(parsers, "Parser", clash)
    assert "two of them; see: newsparse plugins" in run("read", fire, code=1).stderr


# ---------------------------------------------------------------- many files


@pytest.fixture
def wires(tmp_path):
    folder = tmp_path / "wires"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Police said {number + 2} people were hurt in Porto.", encoding="utf-8")
    (folder / "3.json").write_text("{", encoding="utf-8")
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_articles_keep_their_order_with_any_number_of_workers(wires, workers):
    result = run("read", wires, "-f", "jsonl", "--workers", workers, code=1)
    ids = [json.loads(line)["id"] for line in result.stdout.splitlines()]
    assert ids == [f"{number}.txt" for number in range(6)]
    assert "1 of 7 failed: 3.json" in result.stderr


def test_strict_ends_at_the_first_failure(wires):
    result = run("read", wires, "-f", "jsonl", "--strict", code=1)
    assert len(result.stdout.splitlines()) == 3
    assert "1 of 4 failed: 3.json, and the rest was not read (--strict)" in result.stderr


def test_output_goes_to_a_file_that_is_whole_or_not_there(wires, tmp_path):
    target = tmp_path / "new" / "facts.csv"
    assert run("read", wires, "-f", "csv", "-o", target, code=1).stdout == ""
    assert target.read_text(encoding="utf-8").startswith("article_id,published,layer")
    assert [path.name for path in target.parent.iterdir()] == ["facts.csv"]


def test_a_run_is_gone_on_with(wires, tmp_path):
    target = tmp_path / "facts.jsonl"
    run("read", wires, "-f", "jsonl", "-o", target, code=1)
    whole = target.read_bytes()
    lines = whole.splitlines(keepends=True)
    target.write_bytes(b"".join(lines[:2]) + lines[2][:50])
    run("read", wires, "-f", "jsonl", "-o", target, "--resume", code=1)
    assert target.read_bytes() == whole
    run("read", wires, "-f", "jsonl", "-o", target, "--resume", code=1)
    assert target.read_bytes() == whole
    target.unlink()
    run("read", wires, "-f", "jsonl", "-o", target, "--resume", code=1)
    assert target.read_bytes() == whole


def test_files_of_one_name_in_two_folders_are_both_gone_on_with(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"Rain fell in folder {folder}.", encoding="utf-8")
    target = tmp_path / "facts.jsonl"
    run("read", tmp_path / "one", tmp_path / "two", "-f", "jsonl", "-o", target)
    whole = target.read_bytes()
    target.write_bytes(whole.splitlines(keepends=True)[0])
    run("read", tmp_path / "one", tmp_path / "two", "-f", "jsonl", "-o", target, "--resume")
    assert target.read_bytes() == whole


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_no_file_is_written_over_that_is_to_be_read(fire, form):
    assert "is one of the files to read" in run("read", fire, "-f", form, "-o", fire, code=2).stderr
    assert fire.read_text(encoding="utf-8") == FIRE


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "md", "html"])
def test_an_output_stays_where_nothing_was_read(fire, tmp_path, form):
    target = tmp_path / "facts.html" if form == "html" else tmp_path / "facts"
    run("read", fire, "-f", form, "-o", target)
    before = target.read_bytes()
    told = run("read", tmp_path / "nothere.txt", "-f", form, "-o", target, code=1).stderr
    assert f"newsparse: {target} stays as it was: no article was read\n" in told
    assert target.read_bytes() == before


def test_pages_stay_where_nothing_was_read(fire, tmp_path):
    run("read", fire, "-f", "html", "-o", tmp_path / "pages")
    run("read", tmp_path / "nothere.txt", "-f", "html", "-o", tmp_path / "pages", code=1)
    assert "fire.txt" in (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")


def test_lines_are_replaced_only_when_all_are_written(wires, fire, tmp_path, monkeypatch):
    target = tmp_path / "facts.jsonl"
    (wires / "3.json").unlink()
    run("read", fire, "-f", "jsonl", "-o", target)
    before, part = target.read_bytes(), tmp_path / "facts.jsonl.part"

    def stopped(articles, *_more, **_options):
        yield newsparse.to_json(next(articles)) + "\n"
        assert target.read_bytes() == before
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("newsparse.cli.read.write_many", stopped)
        told = run("read", wires, "-f", "jsonl", "-o", target, code=130).stderr
    assert f"{target} is replaced when all is read: --resume would go on with {target}\n" in told
    assert f"{target} is as it was; the same command with --resume goes on with {part}" in told
    run("read", tmp_path / "nothere.txt", "-f", "jsonl", "-o", target, "--resume", code=1)
    assert (target.read_bytes(), len(part.read_bytes().splitlines())) == (before, 1)
    run("read", wires, "-f", "jsonl", "-o", target, "--resume")
    assert [json.loads(line)["id"] for line in target.read_bytes().splitlines()] == [
        f"{number}.txt" for number in range(6)
    ]
    assert not part.exists()
    whole = target.read_bytes()
    target.replace(part)
    target.write_bytes(before)
    told = run("read", wires, "-f", "jsonl", "-o", target, "--resume").stderr
    assert told == "newsparse: nothing is left to read: the output holds all 6 articles\n"
    assert (target.read_bytes(), part.exists()) == (whole, False)


def test_an_empty_name_is_no_folder(fire, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = run("read", "", code=1)
    assert told.stderr.startswith("newsparse: the name of a file is empty; this folder is '.'\n")
    assert told.stdout == ""
    assert "'--output' / '-o': the name is empty" in run("read", fire, "-f", "json", "-o", "", code=2).stderr


def test_what_failed_is_read_again_and_a_text_in_another_language_is_not(wires, tmp_path, monkeypatch):
    target = tmp_path / "facts.jsonl"
    (wires / "3.json").write_text(json.dumps({"text": "Le feu a fait quatorze blessés lundi, selon la garde. " * 9}))
    with monkeypatch.context() as patched:
        patched.setattr(parsers, "Parser", lambda **more: Parser(plugins=[Shouts()], **more))
        run("read", wires / "0.txt", "-f", "jsonl", "-o", target, code=1)
    one = target.read_bytes()
    run("read", wires, "-f", "jsonl", "-o", target)
    whole = target.read_bytes()
    target.write_bytes(one + b"".join(whole.splitlines(keepends=True)[1:]))
    again = run("read", wires, "-f", "jsonl", "-o", target, "--resume")
    assert again.stderr == "newsparse: 1 that failed are read again: 0.txt\n"
    assert sorted(target.read_bytes().splitlines()) == sorted(whole.splitlines())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.jsonl", "wires"]


def test_what_failed_stays_where_it_is_not_read_again(wires, tmp_path, with_shouts):
    target = tmp_path / "facts.jsonl"
    run("read", wires / "0.txt", "-f", "jsonl", "-o", target, code=1)
    before = target.read_bytes()
    run("read", wires / "1.txt", tmp_path / "nothere.txt", "-f", "jsonl", "-o", target, "--resume", code=1)
    assert target.read_bytes().startswith(before)
    assert [json.loads(line)["id"] for line in target.read_bytes().splitlines()] == ["0.txt", "1.txt"]


def test_of_two_files_of_one_name_neither_is_lost_where_one_failed(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"Rain fell in folder {folder}.", encoding="utf-8")
    target = tmp_path / "facts.jsonl"
    run("read", tmp_path / "one", tmp_path / "two", "-f", "jsonl", "-o", target)
    whole = target.read_bytes()
    documents = [json.loads(line) for line in whole.splitlines()]
    documents[0]["failures"] = [{"kind": "timeout", "error": "took more than 1 second"}]
    target.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
    run("read", tmp_path / "one", tmp_path / "two", "-f", "jsonl", "-o", target, "--resume")
    assert target.read_bytes() == whole


def test_a_run_that_is_stopped_while_it_reads_again_loses_nothing(wires, tmp_path, monkeypatch):
    target = tmp_path / "facts.jsonl"
    (wires / "3.json").unlink()
    run("read", wires, "-f", "jsonl", "-o", target)
    whole = target.read_bytes()
    documents = [json.loads(line) for line in whole.splitlines()]
    for document in documents[:2]:
        document["failures"] = [{"kind": "timeout", "error": "took more than 1 second"}]
    target.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")

    def stopped(articles, *_more, **_options):
        yield newsparse.to_json(next(articles)) + "\n"
        next(articles)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("newsparse.cli.read.write_many", stopped)
        run("read", wires, "-f", "jsonl", "-o", target, "--resume", code=130)
    ids = [json.loads(line)["id"] for line in target.read_bytes().splitlines()]
    assert ids == ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "0.txt"]
    run("read", wires, "-f", "jsonl", "-o", target, "--resume")
    assert sorted(target.read_bytes().splitlines()) == sorted(whole.splitlines())


def test_what_fails_again_is_told_again(wires, tmp_path, with_shouts):
    target = tmp_path / "facts.jsonl"
    run("read", wires / "0.txt", "-f", "jsonl", "-o", target, code=1)
    told = run("read", wires / "0.txt", "-f", "jsonl", "-o", target, "--resume", code=1).stderr
    assert "0.txt: shouts: RuntimeError: hoarse" in told
    assert len(target.read_bytes().splitlines()) == 1


def test_what_is_not_ours_is_not_gone_on_with(wires, tmp_path):
    target = tmp_path / "facts.jsonl"
    target.write_text('{"id": 5}\n', encoding="utf-8")
    assert "are no articles" in run("read", wires, "-f", "jsonl", "-o", target, "--resume", code=2).stderr
    assert target.read_text(encoding="utf-8") == '{"id": 5}\n'


def test_what_does_not_go_with_output(fire):
    assert "--output needs a --format" in run("read", fire, "-o", "x", code=2).stderr
    assert "needs --format jsonl and --output" in run("read", fire, "-f", "jsonl", "--resume", code=2).stderr


def test_pages_go_to_a_folder_with_an_index(wires, tmp_path):
    result = run("read", wires, "-f", "html", "-o", tmp_path / "pages", code=1)
    assert f"wrote {tmp_path / 'pages' / 'index.html'}" in result.stderr
    assert len(list((tmp_path / "pages").iterdir())) == 7


def test_markdown(fire):
    written = run("read", fire, "-f", "md").stdout
    assert written.startswith("# fire.txt\n\n## claims beside their claimants\n\n| effect | low | high |")
    assert "\n| injured | 14 | … | Porto | Monday | Police |" in written


def test_time_left_is_told_where_it_is_known(wires):
    result = run("read", *sorted(wires.glob("*.txt")), "--progress", "-f", "jsonl")
    assert re.search(r"1 read, [0-9,]+/s, 0 failed, [0-9,]+ s left, now", result.stderr)


def test_a_disk_that_cannot_be_written_is_told(fire, tmp_path):
    (tmp_path / "file").touch()
    result = run("read", fire, "-f", "jsonl", "-o", tmp_path / "file" / "x.jsonl", code=1)
    assert result.stderr.startswith("Error: ")


def test_an_article_that_takes_too_long_fails_and_stops_no_other(wires, monkeypatch):
    class Slow:
        plugin_name = "slow"

        @hookimpl
        def newsparse_extractors(self):
            @extractor(Layer("slow", Fact), name="slow")
            def slow(view):
                if "4 people" in view.text:
                    time.sleep(60)
                yield from ()

            return [slow]

    monkeypatch.setattr(parsers, "Parser", lambda **more: Parser(plugins=[Slow()], **more))
    result = run("read", wires / "1.txt", wires / "2.txt", wires / "4.txt", "-f", "jsonl", "--timeout", "1.5", code=1)
    assert [len(json.loads(line)["failures"]) for line in result.stdout.splitlines()] == [0, 1, 0]
    assert "newsparse: 2.txt: took more than 1.5 seconds" in result.stderr
    assert "--timeout" in run("read", wires, "--timeout", "0", code=2).stderr


@pytest.mark.parametrize(("workers", "number"), [(1, signal.SIGINT), (2, signal.SIGINT), (2, signal.SIGTERM)])
def test_a_run_that_is_stopped_ends_quietly_and_can_be_gone_on_with(tmp_path, workers, number):
    (tmp_path / "many.jsonl").write_text(
        "".join(json.dumps({"text": FIRE, "id": str(number)}) + "\n" for number in range(20_000)), encoding="utf-8"
    )
    target = tmp_path / "facts.jsonl"
    command = [sys.executable, "-m", "newsparse", "read", "many.jsonl", "-f", "jsonl", "-o", "facts.jsonl"]
    run_ = subprocess.Popen(
        [*command, "--workers", str(workers)], cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    until(lambda: target.exists() and target.stat().st_size > 10_000)
    if number == signal.SIGINT:
        os.killpg(run_.pid, number)  # as a terminal does: to the workers too
    else:
        run_.send_signal(number)
    _, told = run_.communicate(timeout=30)
    assert told == "newsparse: the same command with --resume goes on with facts.jsonl\nnewsparse: stopped\n"
    assert run_.returncode == 128 + number
    until(lambda: not is_group_alive(run_.pid))
    assert finished(target).done["0"] == 1


def test_a_ctrl_c_that_python_drops_is_remembered(capsys):
    class Dropping:
        def __del__(self):
            os.kill(os.getpid(), signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    with Stop() as stop:
        stop.check()
        Dropping()
        with pytest.raises(KeyboardInterrupt):
            stop.check()
        assert capsys.readouterr().err == ""
    assert signal.getsignal(signal.SIGINT) is before


def test_what_else_a_finalizer_raises_is_told_as_ever(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda problem: told.append(str(problem.exc_value)))

    class Torn:
        def __del__(self):
            raise RuntimeError("torn")

    with Stop():
        Torn()
    assert told == ["torn"]


def test_another_thread_has_no_handler(monkeypatch):
    before = signal.getsignal(signal.SIGINT)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: Stop().__enter__().__exit__()).result()
    assert signal.getsignal(signal.SIGINT) is before


class Last:
    """Sends a Ctrl-C when it is finalized, where Python drops what is raised."""

    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):  # the handler runs between two steps of Python
            pass


def test_a_ctrl_c_that_python_dropped_comes_again():
    def program():
        with Stop():
            last = Last()
            del last
            time.sleep(20)

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        program()
    assert time.monotonic() - began < 10


def test_a_ctrl_c_ends_the_reading_even_where_it_was_dropped(fire, monkeypatch):
    monkeypatch.setattr(Stop, "_stop", lambda stop, number, _frame: setattr(stop, "number", number))

    def articles(*_more, **_options):
        os.kill(os.getpid(), signal.SIGINT)
        yield newsparse.Article(text=FIRE)

    monkeypatch.setattr("newsparse.cli.reading.read_many", articles)
    assert run("read", fire, code=130).stderr == "newsparse: stopped\n"


def until(holds):
    limit = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < limit
        time.sleep(0.02)


def is_group_alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_stopped_file_that_is_no_json_lines_leaves_nothing_half_written(fire, tmp_path, monkeypatch):
    def stop(*_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("newsparse.cli.read.write_many", lambda *_, **__: iter(stop, None))
    result = run("read", fire, "-f", "json", "-o", tmp_path / "facts.json", code=130)
    assert result.stderr == "newsparse: stopped\n"
    assert [path.name for path in tmp_path.iterdir()] == ["fire.txt"]


def test_a_page_shows_one_article(wires, fire, tmp_path):
    told = run("read", fire, wires / "1.txt", "-f", "html", code=2)
    assert "--output FOLDER writes a page for each" in told.stderr
    assert told.stdout == ""
    run("read", fire, "-f", "html", "-o", tmp_path / "fire.html")
    assert (tmp_path / "fire.html").read_text(encoding="utf-8") == run("read", fire, "-f", "html").stdout
    assert (
        "these are several" in run("read", fire, wires / "1.txt", "-f", "html", "-o", tmp_path / "x.htm", code=2).stderr
    )
    assert not (tmp_path / "x.htm").exists()


def test_a_folder_is_no_file_and_a_file_no_folder(fire, tmp_path):
    (tmp_path / "folder").mkdir()
    for form in ("json", "jsonl", "csv", "md"):
        told = run("read", fire, "-f", form, "-o", tmp_path / "folder", code=2).stderr
        assert "is a folder: --output takes the name of a file" in " ".join(told.split())
    (tmp_path / "note").touch()
    told = run("read", fire, "-f", "html", "-o", tmp_path / "note", code=2).stderr
    assert "is a file: --output takes a folder for pages" in " ".join(told.split())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fire.txt", "folder", "note"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_link_stays_a_link_and_a_pipe_a_pipe(fire, tmp_path):
    (tmp_path / "real").mkdir()
    link, pipe = tmp_path / "link.csv", tmp_path / "pipe"
    link.symlink_to(tmp_path / "real" / "facts.csv")
    os.mkfifo(pipe)
    run("read", fire, "-f", "csv", "-o", link)
    with ThreadPoolExecutor(1) as pool:
        piped = pool.submit(pipe.read_bytes)
        run("read", fire, "-f", "csv", "-o", pipe)
    assert link.is_symlink()
    assert pipe.is_fifo()
    assert piped.result() == (tmp_path / "real" / "facts.csv").read_bytes()
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["facts.csv"]


def test_where_there_is_nothing_to_read_that_is_said(wires, tmp_path):
    (tmp_path / "empty").mkdir()
    told = run("read", tmp_path / "empty").stderr
    assert told.startswith(f"newsparse: nothing to read in {tmp_path / 'empty'}; what is read are .json .jsonl ")
    target = tmp_path / "facts.jsonl"
    (wires / "3.json").unlink()
    run("read", wires, "-f", "jsonl", "-o", target)
    again = run("read", wires, "-f", "jsonl", "-o", target, "--resume").stderr
    assert again == "newsparse: nothing is left to read: the output holds all 6 articles\n"


@pytest.mark.parametrize("command", ["read", "claims", "bench", "demo"])
def test_addresses_are_not_loaded(command):
    told = run(command, "https://wire.example/story.html", code=1).stderr
    assert "newsparse: 'https://wire.example/story.html' is a URL: newsparse reads files and loads nothing" in told


def test_names_that_are_wrong_are_told_with_those_that_are_meant(fire):
    for options, words in (
        (["-l", "quote"], "--layer: there is no layer 'quote'; there are actors, "),
        (["-l", "quote"], "; did you mean 'quotes'?"),
        (["-f", "jsnl"], "; did you mean 'jsonl'?"),
        (["--reader", "txt"], "--reader: there is no format 'txt'; there are text, json, jsonl; did you mean 'text'?"),
    ):
        assert words in " ".join(run("read", fire, *options, code=2).stderr.split())
    assert "did you mean 'places'?" in run("graph", "-l", "place", code=2).stderr


def test_facts_stand_before_the_layout_of_the_copy(fire):
    titles = re.findall(r"^ *([a-z]+) \(\d+\) *$", run("read", fire).stdout, re.MULTILINE)
    assert titles[:2] == ["incidents", "casualties"]
    assert titles[-2:] == ["paragraphs", "sentences"]
    explained = run("read", fire, "--explain").stdout
    assert explained.index("of the layer casualties") < explained.index("of the layer sentences")


def test_where_no_facts_are_found_that_is_said(fire, tmp_path):
    (tmp_path / "quiet.txt").write_text("It rains.", encoding="utf-8")
    said = "No facts were found in this text."
    assert said in run("read", tmp_path / "quiet.txt").stdout
    assert said not in run("read", fire).stdout
    assert said not in run("read", tmp_path / "quiet.txt", "-l", "sentences").stdout


def test_the_help_tells_each_command_on_one_line():
    listed = run("--help", columns=80).stdout.split("Commands:\n")[1].splitlines()
    assert len(listed) == len(commands.newsparse.commands)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


def test_kinds_are_shown_in_words_and_written_as_names(tmp_path):
    (tmp_path / "strike.txt").write_text(
        "A drone strike killed two people in Kyiv on Monday, police said.", encoding="utf-8"
    )
    for form in ("table", "md", "html"):
        shown = run("read", tmp_path / "strike.txt", "-f", form).stdout
        assert "drone strike" in shown
        assert "drone_strike" not in shown
    for form in ("json", "csv"):
        assert "drone_strike" in run("read", tmp_path / "strike.txt", "-f", form, "-l", "incidents").stdout


def test_each_wording_of_a_weapon_is_shown_once(tmp_path):
    story = tmp_path / "drones.txt"
    story.write_text(
        "A drone strike killed two people in Kyiv on Monday. The drone hit a flat. Drones hit it.", encoding="utf-8"
    )
    weapons = newsparse.parse(story.read_text(encoding="utf-8")).incidents[0].weapons
    assert [one.text.lower() for one in weapons].count("drone") > 1
    for form in ("table", "md", "html"):
        shown = run("read", story, "-f", form, "-l", "incidents").stdout
        assert "drone; drone" not in shown.lower().replace("drone; drones", "")


# ---------------------------------------------------------------- claims, bench, score, completion


def test_claims_as_a_table_and_as_a_drawing(fire, tmp_path):
    assert "claims beside their claimants" in run("claims", fire).stdout
    assert run("claims", fire, "-f", "svg", "--main").stdout.startswith("<svg ")
    assert "14 or more" in run("claims", fire, "-f", "svg").stdout
    quiet = tmp_path / "quiet.txt"
    quiet.write_text(QUIET, encoding="utf-8")
    assert "no incident" in run("claims", quiet, "--main", code=1).stderr
    nothing = run("claims", quiet, "-f", "svg", code=1)
    assert (nothing.stdout, nothing.stderr) == ("", f"newsparse: there are no figures in {quiet}\n")
    assert "no file or folder" in run("claims", tmp_path / "nonesuch.txt", code=1).stderr


def test_claims_of_a_folder_are_those_of_each_article_with_figures(fire, wires):
    (wires / "3.json").write_text(json.dumps({"text": QUIET}), encoding="utf-8")
    shown = run("claims", wires).stdout
    assert [name for name in ("0.txt", "1.txt", "3.json", "5.txt") if f"{name} · " in shown] == [
        "0.txt",
        "1.txt",
        "5.txt",
    ]
    several = run("claims", wires, "-f", "svg", code=2)
    assert "several have figures" in several.stderr
    assert several.stdout == ""
    assert run("claims", wires / "3.json", fire, "-f", "svg").stdout.count("<svg ") == 1


def test_bench_times_the_texts(fire):
    out = run("bench", fire, "--rounds", "2").stdout
    for figure in ("articles ", "milliseconds an article", "articles a second"):
        assert figure in out
    fire.write_text("", encoding="utf-8")
    assert "none of these holds an article" in run("bench", fire, code=1).stderr
    told = run("bench", fire.parent / "none.txt", code=1).stderr
    assert told.startswith("newsparse: there is no file or folder")
    fire.write_text(FIRE, encoding="utf-8")
    partly = run("bench", fire, fire.parent / "none.txt", "--rounds", "1", code=1)
    assert "there is no file or folder" in partly.stderr
    assert "articles " in partly.stdout


@pytest.mark.parametrize(
    ("command", "of_an_empty_folder"),
    [("read", 0), ("claims", 1), ("bench", 1), ("score", 1)],
    ids=str,
)
def test_what_is_missing_ends_with_one_and_a_wrong_command_with_two(command, of_an_empty_folder, tmp_path):
    (tmp_path / "empty").mkdir()
    for missing in (tmp_path / "nothere.txt", tmp_path / "nothere", tmp_path / "*.txt"):
        assert "there is no file or folder" in run(command, missing, code=1).stderr
    run(command, tmp_path / "empty", code=of_an_empty_folder)
    run(command, tmp_path / "empty", "--nonesuch", code=2)


def test_corrections_score_what_is_found(fire, tmp_path):
    article = newsparse.parse(FIRE)
    newsparse.write_brat([article], tmp_path / "brat")
    out = run("score", tmp_path / "brat", "--values").stdout
    assert re.search(r"casualties +1 +1 +1\.000 +1\.000 +1\.000 +1\.000", out)
    assert re.search(r"effect +1 +1 +1\.000", out)
    jsonl = tmp_path / "corrected.jsonl"
    jsonl.write_text(newsparse.to_json(article) + "\n", encoding="utf-8")
    assert "1.000" in run("score", jsonl, jsonl, "-l", "quotes").stdout
    assert "1.000" in run("score", jsonl, fire).stdout
    fire.write_text(QUIET, encoding="utf-8")
    assert "the texts of" in run("score", jsonl, fire, code=1).stderr
    assert "there is no corrected layer 'sentences'" in run("score", jsonl, "-l", "sentences", code=2).stderr
    (tmp_path / "empty").mkdir()
    assert "no .ann" in run("score", tmp_path / "empty", code=1).stderr


def test_score_names_what_it_leaves_out_or_cannot_read(fire, tmp_path):
    folder, broken = tmp_path / "brat", tmp_path / "broken.jsonl"
    (path,) = newsparse.write_brat([newsparse.parse(FIRE, published="2025-04-09")], folder)
    (folder / "alone.ann").touch()
    (folder / "single.txt").touch()
    told = run("score", folder).stderr
    assert "alone.ann is left out: there is no .txt" in told
    assert "single.txt is left out: there is no .ann" in told
    assert "nobody parsed" in run("score", fire, code=1).stderr
    broken.write_text("{", encoding="utf-8")
    assert "broken.jsonl:1 in" in run("score", broken, code=1).stderr
    weird = tmp_path / "weird.json"
    weird.write_text("{", encoding="utf-8")
    assert run("score", weird, code=1).stderr.startswith(f"Error: {weird} cannot be read: $: is not JSON")
    assert "broken.jsonl:1 in" in run("score", folder, broken, code=1).stderr
    (folder / "single.txt").write_text("x y z", encoding="utf-8")
    (folder / "single.ann").touch()
    assert "single.txt: too few English" in run("score", folder).stderr
    path.with_suffix(".ann").write_text("T1\tQuotes 0 6\tPolice\n", encoding="utf-8")
    assert "did you mean 'quotes'" in " ".join(run("score", folder, code=1).stderr.split())


def test_score_takes_from_what_was_found_what_was_corrected_in_any_order(tmp_path):
    articles = [newsparse.parse(text) for text in (FIRE, QUIET, FIRE.replace("14", "15"))]
    lines = [newsparse.to_json(article) + "\n" for article in articles]
    corrected, found = tmp_path / "corrected.jsonl", tmp_path / "found.jsonl"
    corrected.write_text(lines[2] + lines[0], encoding="utf-8")
    found.write_text("".join(lines), encoding="utf-8")
    result = run("score", corrected, found)
    assert re.search(r"casualties +2 +2 +1\.000", result.stdout)
    assert "1 of the articles in " in result.stderr
    assert "are left out: nobody corrected them" in result.stderr
    found.write_text(lines[0], encoding="utf-8")
    assert "or it lacks one" in " ".join(run("score", corrected, found, code=1).stderr.split())


def test_score_reads_texts_anew_as_of_a_day_and_with_their_line_ends(tmp_path):
    story = FIRE.replace(". ", ".\r\n\r\n")
    newsparse.write_brat([newsparse.parse(story, published="2025-04-09")], tmp_path / "brat")
    with_day = run("score", tmp_path / "brat", "--values", "--published", "2025-04-09").stdout
    assert re.search(r"moments +1 +1 +1\.000 +1\.000 +1\.000 +1\.000", with_day)
    assert not re.search(r"0\.\d\d\d", with_day)
    assert re.search(r" 0 +1 +0\.000", run("score", tmp_path / "brat", "--values").stdout)
    assert "published" in run("score", tmp_path / "brat", "--published", "soon", code=2).stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("read -f j", ["plain,json", "plain,jsonl"]),
        ("read -l qu", ["plain,quotes"]),
        ("read --reader tex", ["plain,text"]),
        ("graph -l inc", ["plain,incidents"]),
        ("score -l sen", [""]),
        ("read sto", ["file,sto"]),
        ("claims sto", ["file,sto"]),
    ],
)
def test_the_shell_is_offered_names_and_files(typed, offered):
    words = f"newsparse {typed}"
    environment = {
        **os.environ,
        "NEWSPARSE_PLUGINS": "",
        "_NEWSPARSE_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    command = [sys.executable, "-m", "newsparse"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment, text=True, timeout=60)
    assert done.stdout.strip().splitlines() == [one for one in offered if one]


def test_with_broken_plugins_nothing_is_offered(monkeypatch):
    def broken():
        raise PluginError("torn")

    monkeypatch.setattr("newsparse.cli.names.Parser", broken)
    assert among(layer_names)(None, None, "") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(shell):
    assert "_NEWSPARSE_COMPLETE" in run("completion", shell).stdout


# ---------------------------------------------------------------- demo


def test_the_demo_of_a_checkout(monkeypatch):
    monkeypatch.chdir(ROOT)
    shown = run("demo").stdout
    for words in (
        "quotes (",
        "actors (",
        "casualties (",
        "incidents (",
        "places (",
        "claims beside their claimants",
        "claimed by",
    ):
        assert words in shown


def test_the_demo_begins_with_what_people_ask_for(monkeypatch):
    monkeypatch.chdir(ROOT)
    lines = run("demo").stdout.splitlines()
    assert lines[0].startswith("000_94b64249c287215a.txt · 2025-04-09 · ")
    titles = [line.split(" (")[0].strip() for line in lines if line and not line.startswith((" ", "─"))]
    assert titles[1:8] == [
        "claims beside their claimants", "quotes", "incidents", "casualties", "actors", "places", "moments",
    ]  # fmt: skip
    assert lines[-3].startswith("Also: headers 1, headings 2, paragraphs 28, sentences 31, attributions ")
    assert "(--all shows them)" in lines[-3]


def test_the_demo_shows_every_layer_on_demand(monkeypatch):
    monkeypatch.chdir(ROOT)
    shown = run("demo", "--all").stdout
    assert "sentences (31)" in shown
    assert "attributions (" in shown
    assert "(--all shows them)" not in shown


@pytest.mark.parametrize("columns", [80, 120])
def test_the_demo_keeps_to_the_width(columns, monkeypatch):
    monkeypatch.chdir(ROOT)
    lines = run("demo", columns=columns).stdout.splitlines()
    assert max(len(line) for line in lines if not line.startswith("Also: ")) <= columns
    heading = next(line for line in lines if line.strip().startswith("kind") and "where" in line)
    assert heading.split() == ["kind", "where", "when", "by", "with", "killed", "injured"]


def test_the_demo_of_files(fire, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fire.gold.json").write_text("{}", encoding="utf-8")
    assert "fire.txt" in run("demo", tmp_path).stdout
    assert "fire.txt" in run("demo", fire).stdout
    run("demo", tmp_path / "none.txt", code=1)


def test_the_demo_without_a_checkout_has_a_sample(monkeypatch):
    monkeypatch.setattr(commands, "_folders", list)
    shown = run("demo").stdout
    assert "Ines Duarte" in shown
    assert "claims beside their claimants" in shown


def test_the_sample_shows_every_layer():
    sample = (resources.files("newsparse") / "cli" / "sample.txt").read_text(encoding="utf-8")
    article = newsparse.parse(sample)
    assert {name for name, facts in article.layers.items() if not facts} == set()
    assert article.failures == ()


# ---------------------------------------------------------------- plugins, schema, main


def test_plugins_are_listed():
    shown = run("plugins").stdout
    for words in ("newsparse.casualties", "newsparse.formats", "readers", "exporters", newsparse.__version__, "loaded"):
        assert words in shown
    listed = json.loads(run("plugins", "--json").stdout)
    assert listed["clash"] == ""
    assert (listed["newsparse"], listed["api"]) == (newsparse.__version__, API_VERSION)
    assert {"name", "distribution", "version", "state", "hooks", "layers", "reads", "replaces", "error"} <= set(
        listed["plugins"][0]
    )


def test_the_graph_is_shown_in_three_forms():
    assert " by newsparse.quotes " in run("graph").stdout
    assert run("graph", "-f", "mermaid", "-l", "places").stdout.splitlines()[-2:] == [
        "    datelines --> places",
        "    paragraphs --> places",
    ]
    assert run("graph", "--format", "svg").stdout.startswith("<svg ")


def test_broken_plugins_and_clashes_are_told(monkeypatch):
    class Found:
        plugins = (
            PluginInfo(
                name="money",
                distribution="newsparse-money",
                version="2",
                state=PluginState.FAILED,
                error="ImportError: x",
            ),
        )

    monkeypatch.setattr("newsparse.plugins.discover", Found)
    monkeypatch.setattr(commands, "_clash", lambda: "two fill one layer")
    result = run("plugins", code=1)
    assert "failed" in result.stdout
    assert "plugin 'money' of distribution newsparse-money 2: ImportError: x" in result.stderr
    assert "two fill one layer" in result.stderr


def test_a_clash_is_found(monkeypatch):
    def clash(**more):
        raise PluginError("two of them")

    assert commands._clash() == ""
    monkeypatch.setattr(commands, "Parser", clash)
    assert commands._clash() == "two of them"


def test_the_schema(fire, with_shouts):
    schema = json.loads(run("schema").stdout)
    assert schema == json.loads((resources.files("newsparse") / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(run("read", fire, "-f", "json", code=1).stdout))
    assert "shouts" in json.loads(run("schema", "--all").stdout)["properties"]["layers"]["properties"]


def test_the_version():
    assert newsparse.__version__ in run("--version").stdout


def test_as_a_process(fire):
    done = process("read", fire, "--claims")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Police" in done.stdout


def test_a_terminal_of_ascii_is_no_trouble(fire, tmp_path):
    (tmp_path / "é.txt").write_text(FIRE.replace("Porto", "Évora"), encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "LC_ALL": "C",
        "NEWSPARSE_PLUGINS": "",
    }
    for options in (["-f", "json"], ["--claims"], ["--explain"]):
        command = [sys.executable, "-m", "newsparse", "read", str(tmp_path / "é.txt"), *options]
        done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=60)
        assert (done.returncode, done.stderr) == (0, b"")


def test_main_runs_the_command(monkeypatch, fire, capfd):
    monkeypatch.setattr(sys, "argv", ["newsparse", "read", str(fire), "--claims"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert "Porto" in capfd.readouterr().out


@pytest.mark.parametrize("name", ["click", "newsparse.cli.show"])
def test_what_is_missing_is_not_taken_for_something_else(monkeypatch, name):
    monkeypatch.delitem(sys.modules, "newsparse.cli.commands")
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(
        SystemExit if name == "click" else ModuleNotFoundError, match="click and rich" if name == "click" else name
    ):
        main()


def test_a_broken_pipe_is_quiet(tmp_path):
    (tmp_path / "many.jsonl").write_text((json.dumps({"text": FIRE}) + "\n") * 200, encoding="utf-8")
    command = f"{sys.executable} -m newsparse read {tmp_path}/many.jsonl -f jsonl | head -c 100; exit $PIPESTATUS"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert (len(done.stdout), done.stderr, done.returncode) == (100, b"", 1)


def test_without_click_the_extra_is_named():
    hidden = "import sys; sys.modules['click'] = None; from newsparse.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", hidden], capture_output=True, check=False, text=True, timeout=60)
    assert done.returncode == 1
    assert (
        done.stderr
        == "The command line needs click and rich: pip install 'newsparse[cli]', or '.[cli]' in a checkout\n"
    )


def test_without_rich_tables_are_plain(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "rich.console", None)
    show.show([Table("places (1)", ("words",), (("Porto",),))])
    assert capsys.readouterr().out == "places (1)\nwords\n-----\nPorto\n\n"


def test_a_desk_remembers_whether_anything_failed(fire):
    desk = Desk(Parser())
    assert [article.id for article in desk.articles([str(fire), b"{}"])] == ["fire.txt"]
    assert desk.failed == ["article 2"]
