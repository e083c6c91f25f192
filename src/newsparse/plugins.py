"""Discovery: which plugins there are, what they offer, and which of them are broken.

pluggy discovers; nothing else in the library knows of it. Built-in extractors are plugins like any other.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs
import pluggy

from newsparse import hookspecs
from newsparse.errors import PluginError
from newsparse.exchange import Exporter, Reader
from newsparse.extraction import Extractor
from newsparse.lexicon import Lexicon
from newsparse.offers import Offer, PluginInfo, PluginState, full_name

__all__ = ["Catalogue", "discover"]

ENVIRONMENT: Final = "NEWSPARSE_PLUGINS"
_OFFERS: Final[dict[str, type]] = {
    "newsparse_extractors": Extractor,
    "newsparse_lexicons": Lexicon,
    "newsparse_readers": Reader,
    "newsparse_exporters": Exporter,
}


@attrs.frozen
class Catalogue:
    """All that the plugins offer.

    Args:
        plugins: Every plugin that was found, loaded or not, by name.
        extractors: The extractors with their plugins.
        lexicons: The words of plugins, by name of lexicon, in the order of the plugins' names.
        readers: The input formats.
        exporters: The output formats.
    """

    plugins: tuple[PluginInfo, ...]
    extractors: tuple[Offer, ...]
    lexicons: dict[str, tuple[Lexicon, ...]]
    readers: tuple[Reader, ...]
    exporters: tuple[Exporter, ...]


def discover(objects: Iterable[object] = (), block: Iterable[str] = ()) -> Catalogue:
    """Find built-in plugins, installed ones and the objects given, and ask them what they offer.

    Args:
        objects: Plugins that are not installed as entry points: modules, or instances of a class.
        block: Names of plugins to leave out.

    Returns:
        The catalogue; an installed plugin that cannot be loaded stands in it as failed.

    Raises:
        PluginError: A plugin given as an object, or a built-in one, is broken; or a blocked name is unknown.
    """
    blocked = frozenset(block)
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    found = [*_built_in(), *_given(objects), *_installed()]
    _check_blocked(blocked, found)
    infos: list[PluginInfo] = []
    offered: list[tuple[PluginInfo, str, Any]] = []
    for info, plugin, error in sorted(found, key=lambda each: each[0].name):
        settled, offers = _settle(manager, info, plugin, error, blocked)
        infos.append(settled)
        offered.extend((settled, hook, thing) for hook, thing in offers)
    return _catalogue(infos, offered)


_Found = tuple[PluginInfo, object, Exception | None]
_Offers = list[tuple[str, Any]]


def _built_in() -> Iterator[_Found]:
    from newsparse import __version__, formats
    from newsparse.extractors import BUILT_IN

    for module in (*BUILT_IN, formats):
        name = module.__name__.replace(".extractors.", ".")
        yield PluginInfo(name=name, distribution="newsparse", version=__version__), module, None


def _given(objects: Iterable[object]) -> Iterator[_Found]:
    for plugin in objects:
        named = plugin if inspect.ismodule(plugin) or inspect.isclass(plugin) else type(plugin)
        yield PluginInfo(name=getattr(plugin, "plugin_name", named.__name__)), plugin, None


def _installed() -> Iterator[_Found]:
    """Load the entry points one by one, so that a broken one harms no other."""
    from importlib.metadata import entry_points

    wanted = os.environ.get(ENVIRONMENT)
    names = None if wanted is None else {name.strip() for name in wanted.split(",")}
    for point in entry_points(group=hookspecs.PROJECT):
        if names is not None and point.name not in names:
            continue
        info = PluginInfo(
            name=point.name,
            distribution=point.dist.name if point.dist else "",
            version=point.dist.version if point.dist else "",
        )
        try:
            yield info, point.load(), None
        except Exception as error:  # whatever a stranger's import raises
            yield info, None, error


def _check_blocked(blocked: frozenset[str], found: list[_Found]) -> None:
    known = {info.name for info, _, _ in found}
    if unknown := blocked - known:
        raise PluginError(
            f"block names unknown plugins: {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}"
        )


def _settle(
    manager: pluggy.PluginManager, info: PluginInfo, plugin: object, error: Exception | None, blocked: frozenset[str]
) -> tuple[PluginInfo, _Offers]:
    if info.name in blocked:
        return attrs.evolve(info, state=PluginState.BLOCKED), []
    try:
        if error is not None:
            raise error
        return _register(manager, info, plugin)
    except Exception as problem:  # whatever a stranger's code raises
        if manager.has_plugin(info.name):
            manager.unregister(name=info.name)
        if not info.distribution or info.distribution == hookspecs.PROJECT:
            raise PluginError(f"{info}: {_tell(problem)}") from problem
        return attrs.evolve(info, state=PluginState.FAILED, error=_tell(problem)), []


def _tell(problem: Exception) -> str:
    return str(problem) if isinstance(problem, PluginError) else f"{type(problem).__name__}: {problem}"


def _register(manager: pluggy.PluginManager, info: PluginInfo, plugin: object) -> tuple[PluginInfo, _Offers]:
    if manager.register(plugin, info.name) is None:
        raise PluginError("is registered twice")
    manager.check_pending()
    hooks: list[str] = []
    offers: _Offers = []
    for hook, kind in _OFFERS.items():
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            if implementation.plugin_name == info.name:
                hooks.append(hook)
                offers.extend((hook, thing) for thing in _checked(hook, kind, implementation.function()))
    if not hooks:
        raise PluginError(f"implements no hook; mark a function named {', '.join(_OFFERS)} with @newsparse.hookimpl")
    extractors = [thing for _, thing in offers if isinstance(thing, Extractor)]
    return attrs.evolve(
        info,
        hooks=tuple(hooks),
        extractors=tuple(full_name(info.name, one.name) for one in extractors),
        layers=tuple(one.layer.name for one in extractors),
    ), offers


def _checked(hook: str, kind: type, returned: object) -> list[Any]:
    things = [returned] if isinstance(returned, kind) else returned
    if not isinstance(things, Iterable) or isinstance(things, str):
        raise PluginError(f"{hook} must return an iterable of {kind.__name__}, not {returned!r}")
    listed = list(things)
    for thing in listed:
        if not isinstance(thing, kind):
            raise PluginError(f"{hook} must offer {kind.__name__}, not {thing!r}")
    return listed


def _catalogue(infos: list[PluginInfo], offered: list[tuple[PluginInfo, str, Any]]) -> Catalogue:
    lexicons: dict[str, tuple[Lexicon, ...]] = {}
    for _, _, thing in offered:
        if isinstance(thing, Lexicon):
            lexicons[thing.name] = (*lexicons.get(thing.name, ()), thing)
    return Catalogue(
        plugins=tuple(infos),
        extractors=tuple(Offer(info, thing) for info, _, thing in offered if isinstance(thing, Extractor)),
        lexicons=lexicons,
        readers=tuple(thing for _, _, thing in offered if isinstance(thing, Reader)),
        exporters=tuple(thing for _, _, thing in offered if isinstance(thing, Exporter)),
    )
