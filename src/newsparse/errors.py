"""Every exception that newsparse raises; all of them are a `NewsparseError`."""

from __future__ import annotations

__all__ = [
    "FormatError",
    "InputTypeError",
    "InputValueError",
    "LayerClashError",
    "LayerCycleError",
    "LexiconError",
    "MissingLayerError",
    "ModelError",
    "NewsparseError",
    "PluginError",
    "RefusedFactError",
    "SpanError",
    "UndeclaredLayerError",
    "WeightsError",
]


class NewsparseError(Exception):
    """The root: catch it to catch whatever newsparse itself complains about."""


class InputTypeError(NewsparseError, TypeError):
    """An argument is not of the type that was asked for."""


class InputValueError(NewsparseError, ValueError):
    """An argument has the right type and an impossible value."""


class ModelError(NewsparseError, ValueError):
    """A field of a model holds what it cannot hold.

    Args:
        model: Name of the class, ``"Count"``.
        field: Name of the field, ``"low"``.
        reason: Why, as a clause: ``"12 is more than high, 5"``.
    """

    def __init__(self, model: str, field: str, reason: str) -> None:
        super().__init__(f"{model}.{field}: {reason}")
        self.model = model
        self.field = field
        self.reason = reason

    def __reduce__(self) -> tuple[type[ModelError], tuple[str, str, str]]:
        """Pickle by the three arguments, since the message is made from them."""
        return type(self), (self.model, self.field, self.reason)


class SpanError(ModelError):
    """A span's offsets and its text disagree, with each other or with the article."""


class LexiconError(NewsparseError, ValueError):
    """A lexicon is missing or malformed."""


class WeightsError(NewsparseError, ValueError):
    """A file of learned weights is missing or malformed."""


class PluginError(NewsparseError):
    """A plugin cannot be used as it is; the message names it and its distribution."""


class LayerClashError(PluginError):
    """Two extractors fill one layer and nothing says which of them is wanted."""


class LayerCycleError(PluginError):
    """Extractors require each other's layers in a circle."""


class MissingLayerError(PluginError):
    """An extractor requires a layer that no extractor fills."""


class UndeclaredLayerError(PluginError):
    """An extractor read a layer that is not among its `requires`."""


class RefusedFactError(PluginError):
    """An extractor yielded something that its layer or the article cannot hold."""


class FormatError(NewsparseError, ValueError):
    """Input of a known format is malformed.

    Args:
        path: Where, ``"$.layers.quotes[3].span.end"``.
        reason: Why, as a clause.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[FormatError], tuple[str, str]]:
        """Pickle by the two arguments, since the message is made from them."""
        return type(self), (self.path, self.reason)
