"""Where and when a story was filed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.datelines import DatelineParts, dateline_reader
from newsparse.layers import DATELINES
from newsparse.models.dateline import Dateline
from newsparse.models.place import Place

__all__ = ["datelines"]


# Layout, not language: a table of earnings has a dateline too, and hardly an English word.
@extractor(DATELINES, any_language=True)
def datelines(view: View) -> Iterator[Dateline]:
    """Find the dateline near the top of the text; a story has one or none."""
    reader = dateline_reader(view.lexicon("datelines"), view.lexicon("places"))
    parts = reader.find(view.text)
    if parts is not None:
        yield _fact(view, parts)


def _fact(view: View, parts: DatelineParts) -> Dateline:
    rule = f"datelines.{parts.form}"
    agency = view.span(*parts.agency) if parts.agency else None
    return Dateline(
        view.span(parts.start, parts.end),
        rule=rule,
        evidence=(agency,) if agency else (),
        places=tuple(
            Place(span, rule=rule, name=" ".join(span.text.split()), country=country)
            for span, country in ((view.span(start, end), country) for start, end, country in parts.places)
        ),
        agency=" ".join(agency.text.split()) if agency else None,
        year=parts.year,
        month=parts.month,
        day=parts.day,
    )


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Dateline]]:
    """Offer the extractor of datelines."""
    return [datelines]
