"""Who claims how many, as a drawing: for each effect, a bar from low to high beside each claimant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from newsparse.errors import InputValueError
from newsparse.models.article import Article
from newsparse.models.casualty import Casualty, Effect, Stance
from newsparse.models.incident import Incident
from newsparse.render.wording import counted, printable, shortened, worded
from newsparse.serialize.given import single

__all__ = ["claims_svg"]

# In pixels: down it is as high as it must be.
_WIDTH: Final = 720
_ROW: Final = 42
_HEAD: Final = 28
_NAME: Final = 14
_BAR: Final = 20
_THICK: Final = 14
_LETTERS: Final = 40
# In percent: across it is as wide as the screen lets it, and letters keep their size. Behind the bars are the numbers.
_BARS: Final = 55.0
_OPEN: Final = 3.0
_THIN: Final = 0.6

# Colours are those of the words around it, so that it is read in the dark and on paper.
_STYLE: Final = (
    ".claims-svg{display:block;width:100%;max-width:720px;font:13px sans-serif}.claims-svg text{fill:currentColor}"
    ".claims-svg .head{font-weight:bold}.claims-svg .bar{fill:currentColor;fill-opacity:.3;stroke:currentColor}"
    ".claims-svg .open{fill:none;stroke:currentColor;stroke-dasharray:4 3}.claims-svg .axis{stroke:currentColor;stroke-opacity:.35}"
)


class _Claim(NamedTuple):
    """One row: who, how many, and in which words."""

    who: str
    low: int | None
    high: int | None
    said: str


def claims_svg(article: Article, incident: Incident | None = None) -> str:
    """Draw for each effect who claims how many: a bar from low to high, dashed where an end is open.

    What the text tells as history is left out, and so is what one claimant says twice.

    Args:
        article: The article.
        incident: Only the figures of this incident; None for those of the whole article.

    Returns:
        An SVG element to stand in a page, which takes the colour of its words.

    Raises:
        InputTypeError: It is no article.
        InputValueError: The incident is none of the article's.

    >>> import newsparse
    >>> article = newsparse.parse("Police said three people died. The union said at least five people died.")
    >>> drawing = claims_svg(article)
    >>> drawing.count('class="who"'), "5 or more" in drawing
    (2, True)
    """
    article = single(article)
    if incident is not None and incident not in article.incidents:
        raise InputValueError("the incident is none of this article's; take one of article.incidents")
    casualties = article.casualties if incident is None else incident.casualties
    groups = [(effect, claims) for effect in Effect if (claims := _claims(casualties, effect))]
    height = sum(_HEAD + _ROW * len(claims) for _, claims in groups) + 8
    told = "; ".join(f"{effect}: {', '.join(f'{one.who} {one.said}' for one in claims)}" for effect, claims in groups)
    return (
        f'<svg class="claims-svg" role="img" width="{_WIDTH}" height="{height}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>Who claims how many</title><desc>{_text(told)}</desc>'
        f"<style>{_STYLE}</style>{''.join(_drawn(groups))}</svg>\n"
    )


def _claims(casualties: Iterable[Casualty], effect: Effect) -> list[_Claim]:
    found = (one for one in casualties if one.effect == effect and not one.is_background)
    return list(dict.fromkeys(map(_claim, found)))


def _claim(casualty: Casualty) -> _Claim:
    who = casualty.claimed_by.name if casualty.claimed_by else "the article itself"
    stance = "" if casualty.stance == Stance.REPORTED else f" ({casualty.stance})"
    where = f", {casualty.place.name}" if casualty.place else ""
    count = casualty.count
    return _Claim(f"{who}{where}", count.low, count.high, f"{counted(count)}{stance}")


def _drawn(groups: Sequence[tuple[Effect, list[_Claim]]]) -> Iterator[str]:
    top = 0
    for effect, claims in groups:
        yield f'<text class="head" x="0" y="{top + 20}">{_text(worded(effect))}</text>'
        top += _HEAD
        scale = _Scale(claims)
        yield f'<line class="axis" x1="0" x2="0" y1="{top}" y2="{top + _ROW * len(claims)}"/>'
        for claim in claims:
            yield from _row(claim, scale, top)
            top += _ROW


class _Scale:
    """From numbers to percent of the width, zero at the left; open ends reach beyond the largest."""

    def __init__(self, claims: Iterable[_Claim]) -> None:
        self.most = max((number for one in claims for number in (one.low, one.high) if number is not None), default=0)

    def at(self, number: int) -> float:
        return round((_BARS - _OPEN) * number / max(self.most, 1), 2)


def _row(claim: _Claim, scale: _Scale, top: int) -> Iterator[str]:
    low, high = scale.at(claim.low or 0), scale.at(scale.most if claim.high is None else claim.high)
    yield f'<text class="who" x="6" y="{top + _NAME}">{_text(shortened(printable(claim.who), _LETTERS))}</text>'
    middle = top + _BAR + _THICK // 2
    yield f'<line class="axis" x1="0" x2="{low}%" y1="{middle}" y2="{middle}"/>'
    if claim.low is not None and claim.high is not None:
        yield _bar("bar", low, high - low, top)
    else:
        yield _bar("open", low, high - low + _OPEN, top)
        yield _bar("bar", low if claim.high is None else high, 0, top)
    yield f'<text x="{_BARS + 2}%" y="{top + _BAR + _THICK - 2}">{_text(claim.said)}</text>'


def _bar(kind: str, left: float, width: float, top: int) -> str:
    return f'<rect class="{kind}" x="{left}%" y="{top + _BAR}" width="{max(width, _THIN):.2f}%" height="{_THICK}"/>'


def _text(text: str) -> str:
    return escape(printable(text))
