"""Names on the command line: completed by the shell, and told where one is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any, Final, TypeAlias, TypeVar

import click
from click.shell_completion import CompletionItem

from newsparse.errors import NewsparseError
from newsparse.parser import Parser

__all__ = [
    "FOR_PEOPLE",
    "Completer",
    "NamedPath",
    "among",
    "complete_file",
    "format_names",
    "layer_names",
    "layer_option",
    "reader_names",
    "unknown",
]

FOR_PEOPLE: Final = ("table", "md", "html")
"""Formats that no exporter writes."""

Command = TypeVar("Command", bound=Callable[..., Any] | click.Command)
Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


class NamedPath(click.Path):
    """A path that is not empty, as that of a variable of the shell is that nobody set: it would mean this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse what is empty.

        Args:
            value: What was given.
            param: For which parameter.
            ctx: Of which command.
        """
        if value == "":
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


def layer_names(parser: Parser) -> list[str]:
    """Name the layers that a parser fills.

    Args:
        parser: The parser.
    """
    return sorted(layer.name for layer in parser.layers())


def format_names(parser: Parser) -> list[str]:
    """Name the formats in which `read` writes.

    Args:
        parser: Whose plugins' exporters.
    """
    return [*FOR_PEOPLE, *parser.catalogue.formats()]


def reader_names(parser: Parser) -> list[str]:
    """Name the formats that are read.

    Args:
        parser: Whose plugins' readers.
    """
    return list(dict.fromkeys(reader.name for reader in parser.catalogue.readers))


def among(names: Callable[[Parser], Iterable[str]]) -> Completer:
    """Make what completes a name for the shell; with broken plugins it completes nothing.

    Args:
        names: What names there are.
    """

    def complete(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        try:
            every = names(Parser())
        except NewsparseError:
            return []
        return [CompletionItem(name) for name in every if name.startswith(begun)]

    return complete


def layer_option(
    names: Callable[[Parser], Iterable[str]] = layer_names, told: str = "Only this layer; may be given again."
) -> Callable[[Command], Command]:
    """Make the option ``--layer``.

    Args:
        names: Which layers the shell offers.
        told: Its help.
    """
    return click.option(
        "--layer", "-l", "layers", multiple=True, metavar="NAME", shell_complete=among(names), help=told
    )


def complete_file(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Leave it to the shell to complete a file.

    Args:
        begun: What is typed.
    """
    return [CompletionItem(begun, type="file")]


def unknown(option: str, what: str, name: str, names: Iterable[str]) -> click.UsageError:
    """Tell which names an option takes, and which was probably meant.

    Args:
        option: The option, ``"--layer"``.
        what: What it names, ``"layer"``.
        name: What was given.
        names: What there is.
    """
    every = list(names)
    meant = get_close_matches(name.lower(), every, 1)
    hint = f"; did you mean {meant[0]!r}?" if meant else ""
    return click.UsageError(f"{option}: there is no {what} {name!r}; there are {', '.join(every)}{hint}")
