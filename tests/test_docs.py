"""The docs keep up with the code: each hook, each public name and each built-in extractor has its place in them."""

from __future__ import annotations

import doctest
import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import newsparse
import newsparse.arrow
import newsparse.testing
from newsparse import hookspecs
from newsparse.cli.commands import newsparse as newsparse_command
from newsparse.extractors import BUILT_IN
from newsparse.layers import BUILT_IN as BUILT_IN_LAYERS
from newsparse.models.choice import Choice
from newsparse.render.explain import rule_sentence
from newsparse.testing import Story, stories

ROOT = Path(__file__).parent.parent
DOCS = [page for page in (ROOT / "docs").rglob("*.md") if "_build" not in page.parts]
REPOSITORY = "https://github.com/newsparse/newsparse/tree/main/"
REFERENCE = ROOT / "docs" / "reference"
HOOKS = [name for name in hookspecs.__all__ if name.startswith("newsparse_")]
STEMS = [module.__name__.rpartition(".")[2] for module in BUILT_IN]
CODE_SPAN = re.compile(r"`[^`\n]+`")
AUTODOC = re.compile(r"^(?:\.\. auto\w+::|   :members:).*$", re.MULTILINE)


def pages() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(REFERENCE.rglob("*.md")))


@pytest.fixture(scope="module")
def mentioned() -> set[str]:
    """The words that the reference sets as code or documents from their docstrings."""
    text = pages()
    return set(re.findall(r"\w+", " ".join(CODE_SPAN.findall(text) + AUTODOC.findall(text))))


@pytest.mark.parametrize("hook", HOOKS)
def test_each_hook_has_a_page_with_its_signature_and_a_real_plugin(hook: str) -> None:
    page = (REFERENCE / "hooks" / f"{hook.removeprefix('newsparse_')}.md").read_text(encoding="utf-8")
    signature = re.sub(r"\[Any\]|'", "", str(inspect.signature(getattr(hookspecs, hook))))
    assert page.startswith(f"# {hook}\n\n```\n{hook}{signature}\n```\n")
    parts = re.split(r"^## (.*)\n", page, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert {"When it is called", "What it returns", "Example", "Real plugins"} <= sections.keys()
    assert f"def {hook}(self)" in sections["Example"]
    assert "\n- " in sections["Real plugins"]


@pytest.mark.parametrize("hook", HOOKS)
def test_each_hook_is_listed(hook: str) -> None:
    index = (REFERENCE / "hooks.md").read_text(encoding="utf-8")
    assert f"\nhooks/{hook.removeprefix('newsparse_')}\n" in index


def test_the_version_of_the_hooks_is_told() -> None:
    assert f"The version of the hooks is {hookspecs.API_VERSION}." in (REFERENCE / "hooks.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("name", newsparse.__all__)
def test_each_public_name_stands_in_the_reference(name: str, mentioned: set[str]) -> None:
    assert name in mentioned


def exemplified() -> set[str]:
    """The words of the examples in the reference, all of which run."""
    lines = re.findall(r"^(?:>>>|\.\.\.) (.*)$", pages(), re.MULTILINE)
    return set(re.findall(r"\w+", "\n".join(lines)))


MODULES = [newsparse, newsparse.arrow, newsparse.testing, newsparse.errors]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_each_public_name_has_an_example_that_runs(module: ModuleType) -> None:
    used = exemplified()
    told = {name: inspect.getdoc(getattr(module, name)) or "" for name in module.__all__}
    assert [name for name, words in told.items() if ">>>" not in words and name not in used] == []


@pytest.mark.parametrize("stem", STEMS)
def test_each_built_in_extractor_has_a_page(stem: str) -> None:
    page = (REFERENCE / f"{stem}.md").read_text(encoding="utf-8")
    for part in ("## What it reads", "## Rules", "## Conventions", "## Where it is wrong"):
        assert part in page, f"{stem}.md lacks {part}"


def test_each_page_of_the_reference_is_listed() -> None:
    index = (REFERENCE / "index.md").read_text(encoding="utf-8")
    for page in REFERENCE.glob("*.md"):
        assert page.stem == "index" or re.search(rf"^{page.stem}$", index, re.MULTILINE), page.name


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_each_make_target_named_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8")))
    assert named
    assert named <= targets


def test_make_help_lists_every_target() -> None:
    unaware = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # of a make above
    shown = subprocess.run(["make", "help"], cwd=ROOT, env=unaware, capture_output=True, text=True, check=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert {line.split()[1] for line in shown.splitlines()} == set(phony.group(1).split())


@given(stories())
def test_each_rule_that_reads_a_story_is_told(story: Story) -> None:
    article = newsparse.parse(story.text, published=story.published)
    for facts in article.layers.values():
        for fact in facts:
            assert rule_sentence(fact.rule), f"render/rules.toml does not tell {fact.rule}"


@pytest.mark.parametrize("page", ["docs/why.md", "docs/explanation/accuracy.md"])
def test_each_figure_of_accuracy_stands_in_the_history(page: str) -> None:
    history = (ROOT / "benchmarks" / "history.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\|.*\|$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    figures = set(re.findall(r"(?<![\w.])\d+\.\d(?![\w.])", "\n".join(cells)))
    assert figures
    assert {figure for figure in figures if not re.search(rf"(?<![\d.]){re.escape(figure)}(?!\d)", history)} == set()


def table_of(text: str) -> list[dict[str, str]]:
    """The first table in a text of Markdown, row by row."""
    lines = re.split(r"\n(?!\|)", text[text.index("\n|") :].strip())[0].splitlines()
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


def section(page: str, heading: str) -> str:
    return re.split(r"^#+ ", page.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


QUOTES, LOSSES, INCIDENTS = "The quote reader over time", "Casualties over time", "The incident reader over time"
LATEST = {
    "who said what, all": (QUOTES, "e2e all"),
    "direct quotations": (QUOTES, "direct"),
    "partly quoted": (QUOTES, "mixed"),
    "indirect reports": (QUOTES, "indirect"),
    "the source, where the content was found": (QUOTES, "source"),
    "quoted passages: somebody's or nobody's": (QUOTES, "quoted"),
    "losses in sentences": (LOSSES, "effect, low, high"),
    "total killed": (LOSSES, "killed, held out"),
    "total injured": (LOSSES, "injured, held out"),
    "incidents": (INCIDENTS, "c ALL"),
    "incidents: kind and five roles": (INCIDENTS, "c FIVE"),
    "incidents: the kind alone": (INCIDENTS, "type"),
    "messages that tell of one": (INCIDENTS, "relevance"),
    "datelines": ("Datelines over time", "mixed agencies, 4,575 texts"),
}
"""Where the last row of the history has the figure of each task."""
OTHERS = ("two trained people", "best of 1992")


@pytest.mark.parametrize("task", LATEST)
def test_accuracy_tells_the_last_figure_of_the_history(task: str) -> None:
    heading, column = LATEST[task]
    rows = table_of(section((ROOT / "benchmarks" / "history.md").read_text(encoding="utf-8"), heading))
    ours = [
        row for row in rows if not row["version"].startswith(OTHERS) and row.get("texts", "") in ("", "tst1 + tst2")
    ]
    told = {
        row["task"]: row["newsparse"] for row in table_of((ROOT / "docs/explanation/accuracy.md").read_text("utf-8"))
    }
    assert told[task] == ours[-1][column].split(" / ")[-1]  # of two halves the one that nobody looked at


def test_the_comparison_is_that_of_the_history() -> None:
    history = section(
        (ROOT / "benchmarks" / "history.md").read_text(encoding="utf-8"), "The quote reader beside others"
    )
    measured = {row["reader"]: row for row in table_of(history)}
    page = section((ROOT / "docs" / "why.md").read_text(encoding="utf-8"), "How it compares")
    for row in [*table_of(page), *table_of(page.split("What it costs:")[1])]:
        assert row.items() <= measured[row["reader"]].items()


def typed() -> Iterator[tuple[str, list[str]]]:
    """The commands that the pages tell to type, without what is redirected, piped or said beside them."""
    for page in [ROOT / "README.md", *sorted(DOCS)]:
        for line in page.read_text(encoding="utf-8").splitlines():
            found = re.match(r"^(?: {4}|\$ )(?:\.venv/bin/)?newsparse ([^|>#]+)", line)
            inline = [] if line.startswith("    ") else re.findall(r"`newsparse ([a-z][^`|>]*)`", line)
            for arguments in [*([found[1]] if found else []), *inline]:
                yield f"{page.stem}: newsparse {arguments}", shlex.split(arguments)


@pytest.mark.parametrize("arguments", [pytest.param(words, id=name) for name, words in typed()])
def test_each_command_in_the_pages_can_be_typed(arguments: list[str]) -> None:
    command = newsparse_command.commands.get(arguments[0])
    assert command, "there is no such command"
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in arguments[1:] if word.startswith("-") and len(word) > 1} <= options | {"--help"}


@pytest.mark.parametrize("command", sorted(newsparse_command.commands))
def test_each_command_and_option_stands_in_the_reference(command: str) -> None:
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    told = section(page, command)
    for parameter in newsparse_command.commands[command].params:
        names = [name for name in parameter.opts if name.startswith("--")]
        assert not names or f"{names[0]}" in told, f"{command} {names}"


# Run elsewhere: the tutorial that makes a plugin is followed by tests/test_tutorial.py.
FOLLOWED = {"ten-minutes"}
# Named in a sentence, to be completed by what it speaks of.
INCOMPLETE = {"newsparse read --format jsonl"}


def written() -> Iterator[str]:
    """The commands of the pages as they stand there, with what is piped, redirected and said beside them, each once."""
    for page in [ROOT / "README.md", *sorted(DOCS)]:
        text = page.read_text(encoding="utf-8")
        lines = re.findall(r"^(?: {4}|\$ )(?:\.venv/bin/)?(newsparse .+)$", text, re.MULTILINE)
        inline = re.findall(r"`(newsparse [a-z][^`]*)`", text)
        if page.stem not in FOLLOWED:
            yield from (line for line in (*lines, *inline) if line not in INCOMPLETE)


COMMANDS = [line for line in dict.fromkeys(written()) if not re.search(r"\b[A-Z]{4,}\b", line.split("#")[0])]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the commands of the pages name."""
    home = tmp_path_factory.mktemp("desk")
    text = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    article = newsparse.parse(text)
    (home / "wires").mkdir()
    (home / "seeds").symlink_to(ROOT / "seeds")
    (home / ".local/share/bash-completion/completions").mkdir(parents=True)
    for name in ("story.txt", "wires/one.txt", "wires/two.txt"):
        (home / name).write_text(text, encoding="utf-8")
    (home / "corrected.jsonl").write_text(newsparse.to_json(article) + "\n", encoding="utf-8")
    newsparse.write_brat([article], home / "corrected")
    shutil.make_archive(str(home / "archive"), "zip", home / "wires")
    return home


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_in_the_pages_runs_as_written(command: str, desk: Path) -> None:
    setting = {**os.environ, "HOME": str(desk), "NEWSPARSE_PLUGINS": "", "PYTHON": sys.executable}
    script = f'set -o pipefail; newsparse() {{ "$PYTHON" -m newsparse "$@"; }}; {command}'
    with (desk / "story.txt").open() as story:
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=desk,
            env=setting,
            stdin=story,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr.count("Error")) == (0, 0), done.stderr
    assert done.stdout or re.search(r" (?:-o|--output|>) ", command)


def test_the_glossary_has_the_words_of_the_library() -> None:
    terms = set(
        re.findall(r"^([a-z][a-z ]+)$", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    layers = {re.sub(r"ies$", "y", layer.name).removesuffix("s") for layer in BUILT_IN_LAYERS}
    offered = {hook.removeprefix("newsparse_").removesuffix("s") for hook in HOOKS}
    choices = {choice.__name__.lower() for choice in Choice.__subclasses__() if not choice.__name__.endswith("Kind")}
    assert layers | offered | (choices - {"gender"}) <= terms


HYPE = re.compile(
    r"\b(?:simply|easily|obviously|of course|powerful|blazing|seamless|robust|leverage|cutting-edge|state-of-the-art|amazing"
    r"|utili[sz]e|straightforward|effortless|revolutionary|best-in-class|please note|in order to)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(DOCS)], ids=lambda page: page.stem)
def test_the_prose_is_plain(page: Path) -> None:
    text = re.sub(r"^(`{3,}).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert HYPE.findall(text) == []
    assert re.findall(r"\b([a-z]+)[ \n]\1\b", re.sub(r"`[^`]*`", "", text)) == []


def test_the_picture_of_the_readme_is_there_and_small() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert 10_000 < (ROOT / picture).stat().st_size < 150_000


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS)], ids=lambda page: page.stem
)
def test_each_link_within_the_repository_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^(`{3,}).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        address, _, anchor = target.replace(REPOSITORY, f"{ROOT}/").partition("#")
        if ":" in address:
            continue
        file = page.parent / address if address else page
        assert file.exists(), f"{page.name}: {target}"
        assert not anchor or anchor in anchors(file), f"{page.name}: {target}"


def anchors(page: Path) -> set[str]:
    """Name the headings as GitHub and Sphinx do."""
    titles = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def test_examples_of_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    document = Sybil([PythonCodeBlockParser(doctest_optionflags=flags)]).parse(ROOT / "README.md")
    examples = list(document.examples())
    assert examples
    for example in examples:
        example.evaluate()
