"""The built-in extractors: one plugin a module, listed in one tuple and found through the same door as anybody's."""

from types import ModuleType
from typing import Final

from newsparse.extractors import (
    actors,
    attributions,
    casualties,
    datelines,
    incidents,
    moments,
    places,
    quotes,
    structure,
)

__all__ = ["BUILT_IN"]

BUILT_IN: Final[tuple[ModuleType, ...]] = (
    structure,
    datelines,
    moments,
    places,
    attributions,
    actors,
    quotes,
    casualties,
    incidents,
)
