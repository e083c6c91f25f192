"""The documentation of a format: its source, its policy and what stands in each column, as a page in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse_events.forms import FORMATS, Column, EventFormat
from newsparse_events.rows import chosen, told_layers

__all__ = ["describe"]

_UNITS = {"incident": "A row is an incident.", "article": "A row is an article."}


def describe(form: str | EventFormat | None = None) -> str:
    """Describe a format, or all of them.

    Args:
        form: Name of the format, or the format; by default every one.

    Returns:
        Markdown.

    Raises:
        UnknownFormatError: There is no such format.

    >>> print(describe("acled").splitlines()[0])
    ## acled
    """
    forms = [chosen(name) for name in FORMATS] if form is None else [chosen(form)]
    return "\n".join(line for one in forms for line in _section(one))


def _section(form: EventFormat) -> Iterator[str]:
    filled = [column for column in form.columns if column.cell]
    empty = [f"`{column.name}`" for column in form.columns if not column.cell]
    yield f"## {form.name}\n"
    yield f"{form.title}: {form.source}, <{form.url}>. {len(form.columns)} columns.\n"
    yield f"- **Rows.** {_UNITS[form.unit]} {_line(form.scope)}"
    yield f"- **Vague counts** (`{form.policy}`). {_line(form.vague)}"
    if form.checked:
        yield f"- **Checked.** {_line(form.checked)}"
    yield f"- **Told of the layers** {', '.join(sorted(told_layers(form)))}.\n"
    yield "| column | what stands in it |\n|---|---|"
    yield from (f"| `{column.name}` | {_line(column.doc)}{_missing(column)} |" for column in filled)
    if empty:
        yield f"\nEmpty, because no text tells it or newsparse does not read it: {', '.join(empty)}.\n"
    else:
        yield ""


def _missing(column: Column) -> str:
    return "" if column.missing is None else f" Where the text does not say: `{column.missing}`."


def _line(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
