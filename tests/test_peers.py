"""The comparison with other readers: what it counts, and that it runs on either form of line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import peers

import newsparse

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "peers.py"
TEXT = '"The lamp is lit," Ida Berg said. The keeper, who slept, said that it rained.'
ANNOTATED = {
    "id": "a1",
    "text": TEXT,
    "attributions": [
        {"source": [[19, 27]], "cue": [[28, 32]], "content": [[1, 17]]},
        {"source": [[34, 44]], "cue": [[57, 61]], "content": [[62, 76]]},
    ],
}


def figures(*reports):
    (article,) = [peers.marked(ANNOTATED, "1")]
    return peers.score([article], {"a1": [peers.Report(*one) for one in reports]})


def test_all_right():
    told = figures(([(19, 27)], [(0, 18)]), ([(34, 55)], [(67, 76)]))
    assert [told[sort]["f1"] for sort in ("all", "quoted", "indirect")] == [100, 100, 100]


def test_a_wrong_source_is_wrong_and_a_missed_report_is_missed():
    told = figures(([(34, 44)], [(1, 17)]))
    assert (told["all"]["right"], told["all"]["found"], told["all"]["source"]) == (0, 0, 0)
    told = figures(([(19, 27)], [(1, 17)]))
    assert (told["all"]["right"], told["all"]["found"], told["indirect"]["found"]) == (100, 50, 0)


def test_of_a_report_without_source_only_none_is_right():
    told = figures(([], [(1, 17)]))
    assert told["all"]["right"] == 0


def test_it_runs_on_what_newsparse_writes(tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(newsparse.to_json(newsparse.parse(TEXT)) + "\n" + json.dumps(ANNOTATED) + "\n", encoding="utf-8")
    command = [sys.executable, str(SCRIPT), str(file), "--peer", "newsparse", "--predictions", f"same={file}"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert shown.startswith("2 articles, 4 reports\n")
    assert "| newsparse | 100.0 | 100.0 | 100.0 |" in shown
    assert "| same | 100.0 |" in shown
