"""The built-in extractors: one plugin a module, listed in one tuple and found through the same door as anybody's."""

from types import ModuleType
from typing import Final

__all__ = ["BUILT_IN"]

BUILT_IN: Final[tuple[ModuleType, ...]] = ()
