"""Settings of the docs; `make docs` builds them, a warning is an error."""

from importlib.metadata import version as version_of

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
    (r"py:.*", r"(?:collections|datetime|enum|typing|types|pathlib|attrs?|pluggy|regex|hypothesis)\..*"),
    (r"py:class", r"SearchStrategy"),
    # A type variable has no page.
    (r"py:.*", r"newsparse\..*\.[FT](?:_co)?"),
]
