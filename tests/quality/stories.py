"""Score the stories in ``tests/stories``: what was expected, and what of it came back."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsparse import Article, Incident, Parser

FOLDER = Path(__file__).parents[1] / "stories"
PARSER = Parser(strict=True)


def load(*names: str) -> list[dict[str, Any]]:
    """Read the stories of some files."""
    return [story for name in names for story in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["story"]]


def score(stories: list[dict[str, Any]]) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Count for each field the stories that state it and those where it came back; list what did not."""
    right, every, missed = Counter[str](), Counter[str](), list[str]()
    for story in stories:
        article = PARSER.parse(story["text"].strip(), published=story["published"])
        for field, wanted, found in compare(article, story):
            every[field] += 1
            right[field] += wanted == found
            if wanted != found:
                missed.append(f"{story['label']}: {field} is {found!r}, not {wanted!r}")
    return {field: (right[field], every[field]) for field in every}, missed


def shouted(story: Mapping[str, Any]) -> tuple[bool, bool, bool]:
    """Whether kind, toll and day of the main incident are the same in capitals."""
    texts = (story["text"].strip(), story["text"].strip().upper())
    mains = (PARSER.parse(text, published=story["published"]).main_incident for text in texts)
    plain, loud = (_told(main) if main else {} for main in mains)
    fields = (("kind",), ("killed", "injured"), ("day",))
    kind, toll, day = (all(plain.get(one) == loud.get(one) for one in names) for names in fields)
    return kind, toll, day


def compare(article: Article, story: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield field, what is wanted and what was found."""
    news = _news(article)
    if story.get("none"):
        yield "none", [], [str(one.kind) for one in news]
        return
    main = article.main_incident
    found = _told(main) if main else {}
    for field in ("kind", "day", "country", "status"):
        if field in story:
            yield field, story[field], found.get(field)
    for field in ("killed", "injured"):
        if field in story:
            yield "toll", (field, story[field]), (field, found.get(field))
    for field in ("place", "perpetrator", "weapon", "target", "damage"):
        if field in story:
            yield field, story[field], _named(story[field], found.get(f"{field}s", []))
    if "incidents" in story:
        yield "incidents", story["incidents"], len(news)


def _named(wanted: str, names: list[str]) -> str | list[str]:
    """Give back what is wanted where one of the names has it."""
    return wanted if any(wanted.casefold() in name.casefold() for name in names) else names


def _news(article: Article) -> list[Incident]:
    parts = {id(part) for one in article.incidents for part in one.parts}
    return [one for one in article.incidents if id(one) not in parts and not one.is_background]


def _told(incident: Incident) -> dict[str, Any]:
    return {
        "kind": str(incident.kind),
        "status": str(incident.status),
        "day": str(incident.moment.earliest) if incident.moment and incident.moment.earliest else None,
        "country": incident.country,
        "places": [place.name for place in incident.places],
        "perpetrators": [actor.name for actor in incident.perpetrators],
        "weapons": [span.text for span in incident.weapons],
        "targets": [span.text for span in incident.targets],
        "damages": [span.text for span in incident.damage],
        "killed": incident.killed.low if incident.killed else None,
        "injured": incident.injured.low if incident.injured else None,
    }


if __name__ == "__main__":
    import sys

    figures, missed = score(load(*(sys.argv[1:] or ("violence", "accidents", "unrest"))))
    sys.stdout.write(
        "\n".join((*missed, *(f"{field} {right} of {every}" for field, (right, every) in figures.items()), ""))
    )
