"""Settings of the docs; `make docs` builds them, a warning is an error."""

import os
import tomllib
from importlib.metadata import version as version_of
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import newsparse
from newsparse import Parser
from newsparse.render.drawing import graph_svg
from newsparse.render.graph import nodes_of

os.environ["NEWSPARSE_PLUGINS"] = ""  # the pages speak of the built-in extractors

ROOT = Path(__file__).parent.parent

project = "newsparse"
author = "newsparse contributors"
project_copyright = "2026, newsparse contributors"
release = version = version_of("newsparse")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_build"]
default_role = "code"  # docstrings write `name`, as Markdown does

html_theme = "furo"
html_title = "newsparse"
html_static_path = ["_static"]
html_css_files = ["pages.css"]

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False

copybutton_exclude = ".linenos, .gp, .go"  # neither prompts nor output

nitpicky = True
nitpick_ignore_regex = [
    # No inventory is fetched from outside, so the names of other libraries are words, not links.
    (r"py:.*", r"(?:collections|datetime|enum|typing|types|pathlib|attrs?|pluggy|regex|hypothesis|pyarrow|pa)\..*"),
    (r"py:class", r"SearchStrategy"),
    # Aliases of unions of types; the signature shows what they stand for.
    (r"py:class", r"Source"),
    # A type variable has no page.
    (r"py:.*", r"newsparse\..*\.[FT](?:_co)?"),
]


class Rules(SphinxDirective):
    """Lists the rules of an extractor, from the same file that `explain` reads."""

    required_arguments: ClassVar[int] = 1

    def run(self) -> list[nodes.Node]:
        """Make a list with an item a rule."""
        module = self.arguments[0]
        rules = tomllib.loads((files("newsparse") / "render" / "rules.toml").read_text(encoding="utf-8"))[module]
        lines = [f"- `{module}.{name}`: {sentence}" for name, sentence in rules.items()]
        return self.parse_text_to_nodes("\n".join(lines))


class LayerGraph(SphinxDirective):
    """Draws the order in which the built-in layers are filled, from the extractors' own declarations."""

    def run(self) -> list[nodes.Node]:
        """Put the drawing into the page."""
        return [nodes.raw("", graph_svg(nodes_of(Parser().plan)), format="html")]


class ClaimsDrawing(SphinxDirective):
    """Draws who claims how many in the text that stands in the directive."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Put the drawing into the page."""
        drawing = newsparse.claims_svg(newsparse.parse("\n".join(self.content)))
        return [nodes.raw("", drawing, format="html")]


class Unreleased(SphinxDirective):
    """Lists what is not yet released, from the fragments in changelog.d."""

    kinds: ClassVar[tuple[str, ...]] = ("added", "changed", "deprecated", "removed", "fixed")

    def run(self) -> list[nodes.Node]:
        """Make a list for each kind of change."""
        lines: list[str] = []
        for kind in self.kinds:
            if fragments := sorted((ROOT / "changelog.d").glob(f"*.{kind}.md")):
                told = (" ".join(one.read_text(encoding="utf-8").split()) for one in fragments)
                lines += [f"**{kind.capitalize()}**", "", *(f"- {one}" for one in told), ""]
        return self.parse_text_to_nodes("\n".join(lines))


def read_the_seed(app: Sphinx, error: Exception | None) -> None:
    """Read the article in seeds/ and put its page beside the others: the picture on the first page is live."""
    if error is None and app.builder.format == "html":
        (seed,) = (ROOT / "seeds").glob("*.txt")
        shown = app.outdir / "_static" / "article.html"
        shown.write_bytes(newsparse.parse(newsparse.read(seed), title="An article, read").to_html().encode())


def take_no_types(_app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Keep Napoleon from reading "The day: …" as a type; ours stand in annotations, so a colon is just a colon."""
    sections = [at + 1 for at, line in enumerate(lines[:-1]) if line.strip() in ("Returns:", "Yields:")]
    for at in [0, *sections] if what == "property" else sections:
        indent = len(lines[at]) - len(lines[at].lstrip())
        lines[at] = f"{lines[at][:indent]}: {lines[at][indent:]}"


def setup(app: Sphinx) -> None:
    """Add what the pages use beyond Sphinx."""
    app.connect("autodoc-process-docstring", take_no_types, priority=400)
    app.add_directive("rules", Rules)
    app.add_directive("layer-graph", LayerGraph)
    app.add_directive("claims-drawing", ClaimsDrawing)
    app.add_directive("unreleased", Unreleased)
    app.connect("build-finished", read_the_seed, priority=900)  # after Sphinx has copied its own files
