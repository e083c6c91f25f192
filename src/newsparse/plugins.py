"""Discovery: which plugins there are, what they offer, and which of them are broken.

pluggy discovers; nothing else in the library knows of it. Built-in extractors are plugins like any other.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import pluggy

from newsparse import hookspecs
from newsparse.errors import LexiconError, PluginError
from newsparse.exchange import Exporter, Reader
from newsparse.extraction import Extractor
from newsparse.installed import Point, entry_points
from newsparse.lexicon import Lexicon, load
from newsparse.offers import Offer, PluginInfo, PluginState, full_name

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Catalogue", "discover", "name_of"]

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
        writers: The output formats with their plugins.
    """

    plugins: tuple[PluginInfo, ...]
    extractors: tuple[Offer, ...]
    lexicons: dict[str, tuple[Lexicon, ...]]
    readers: tuple[Reader, ...]
    writers: tuple[tuple[PluginInfo, Exporter], ...]

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """The output formats."""
        return tuple(exporter for _, exporter in self.writers)

    def formats(self) -> tuple[str, ...]:
        """Name the output formats."""
        return tuple(dict.fromkeys(exporter.name for exporter in self.exporters))


def discover(objects: Iterable[object] = (), block: Iterable[str] = ()) -> Catalogue:
    """Find built-in plugins, installed ones and the objects given, and ask them what they offer.

    Args:
        objects: Plugins that are not installed as entry points: modules, or instances of a class.
        block: Names of plugins to leave out.

    Returns:
        The catalogue; an installed plugin that cannot be loaded stands in it as failed, as does
        one that the environment lists and nobody has.

    Raises:
        PluginError: A plugin given as an object, or a built-in one, is broken; or a blocked name is unknown.
    """
    blocked = frozenset(block)
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    found = _without_twins([*_built_in(), *_given(objects), *_installed(blocked)])
    _check_blocked(blocked, found)
    unknown = _unknown(found)
    infos: list[PluginInfo] = []
    offered: list[tuple[PluginInfo, str, Any]] = []
    for each in sorted(found, key=lambda each: each.info.name):
        settled, offers = _settle(manager, each, blocked, infos)
        infos.append(settled)
        offered.extend((settled, hook, thing) for hook, thing in offers)
    return _catalogue(sorted([*infos, *unknown], key=lambda info: info.name), offered)


def name_of(plugin: object) -> str:
    """Name a plugin that is given as an object: as it says itself, else as its module or class is called."""
    named = plugin if inspect.ismodule(plugin) or inspect.isclass(plugin) else type(plugin)
    return str(getattr(plugin, "plugin_name", named.__name__))


class _Found(NamedTuple):
    """A plugin, or why there is none."""

    info: PluginInfo
    plugin: object = None
    error: BaseException | None = None


_Offers = list[tuple[str, Any]]


def _built_in() -> Iterator[_Found]:
    from newsparse import __version__, formats
    from newsparse.extractors import BUILT_IN

    for module in (*BUILT_IN, formats):
        name = module.__name__.replace(".extractors.", ".")
        yield _Found(PluginInfo(name=name, distribution=hookspecs.PROJECT, version=__version__), module)


def _given(objects: Iterable[object]) -> Iterator[_Found]:
    for plugin in objects:
        yield _Found(PluginInfo(name=name_of(plugin)), plugin)


def _installed(blocked: frozenset[str]) -> Iterator[_Found]:
    """Load the entry points one by one, so that a broken one harms no other; those not wanted are not even imported."""
    names = _listed()
    points = (_located(point) for point in entry_points(hookspecs.PROJECT))
    for info, point in sorted(points, key=lambda located: (located[0].name, located[0].distribution)):
        if names is not None and info.name not in names:
            yield _Found(attrs.evolve(info, state=PluginState.BLOCKED, error=f"{ENVIRONMENT} does not list it"))
        elif info.name in blocked:
            yield _Found(info)
        else:
            yield _loaded(info, point)


def _listed() -> frozenset[str] | None:
    """Read from the environment which plugins to load; None for all."""
    wanted = os.environ.get(ENVIRONMENT)
    return None if wanted is None else frozenset(filter(None, map(str.strip, wanted.split(","))))


def _unknown(found: Iterable[_Found]) -> list[PluginInfo]:
    """Tell the names that the environment lists and nobody has."""
    error = f"{ENVIRONMENT} lists it, and no plugin of this name is installed"
    names = (_listed() or frozenset()) - {each.info.name for each in found}
    return [PluginInfo(name=name, state=PluginState.FAILED, error=error) for name in sorted(names)]


def _located(point: Point | EntryPoint) -> tuple[PluginInfo, Point | EntryPoint]:
    name, version = (point.dist.name, point.dist.version) if point.dist else ("", "")
    return PluginInfo(name=point.name, distribution=name or "unknown", version=version), point


def _loaded(info: PluginInfo, point: Point | EntryPoint) -> _Found:
    try:
        return _Found(info, point.load())
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a stranger's import raises
        value = f"{hookspecs.PROJECT} entry point {point.name} = {point.value}"
        told = f"{value} cannot be loaded, {type(error).__name__}: {error}; mend or upgrade {info.distribution}"
        return _Found(info, error=_chained(PluginError(f"{told}, or leave it out with block={{{info.name!r}}}"), error))


def _chained(told: PluginError, cause: BaseException) -> PluginError:
    told.__cause__ = cause
    return told


def _without_twins(found: Iterable[_Found]) -> list[_Found]:
    """Leave out an installed plugin that is also given as an object; the name it is given under counts."""
    kept: list[_Found] = []
    given: set[int] = set()
    for each in found:
        if not each.info.distribution:
            given.add(id(each.plugin))
        elif id(each.plugin) in given:
            continue
        kept.append(each)
    return kept


def _check_blocked(blocked: frozenset[str], found: list[_Found]) -> None:
    known = {each.info.name for each in found}
    if unknown := blocked - known:
        raise PluginError(
            f"block names unknown plugins: {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}"
        )


def _settle(
    manager: pluggy.PluginManager, found: _Found, blocked: frozenset[str], others: list[PluginInfo]
) -> tuple[PluginInfo, _Offers]:
    info = found.info
    if info.state is PluginState.BLOCKED or info.name in blocked:
        return attrs.evolve(info, state=PluginState.BLOCKED, error=info.error or "the program blocks it"), []
    problem = found.error or _namesake(info, others)
    if problem is None:
        try:
            return _register(manager, info, found.plugin)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a stranger's code raises
            if manager.get_plugin(info.name) is found.plugin:
                manager.unregister(name=info.name)
            problem = error
    if info.distribution in ("", hookspecs.PROJECT):
        raise PluginError(f"{info}: {_tell(problem)}") from problem
    return attrs.evolve(info, state=PluginState.FAILED, error=_tell(problem)), []


def _namesake(info: PluginInfo, others: Iterable[PluginInfo]) -> PluginError | None:
    for other in others:
        if other.name == info.name and other.state is PluginState.LOADED:
            return PluginError(f"its name is taken by the {other}")
    return None


def _tell(problem: BaseException) -> str:
    return str(problem) if isinstance(problem, (PluginError, LexiconError)) else f"{type(problem).__name__}: {problem}"


def _register(manager: pluggy.PluginManager, info: PluginInfo, plugin: object) -> tuple[PluginInfo, _Offers]:
    _check_api(plugin)
    _check_hooks(plugin)
    manager.register(plugin, info.name)
    hooks: list[str] = []
    offers: _Offers = []
    for hook, kind in _OFFERS.items():
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            if implementation.plugin_name == info.name:
                hooks.append(hook)
                offers.extend((hook, thing) for thing in _offered(hook, kind, implementation.function))
    if not hooks:
        raise PluginError(f"implements no hook; mark a function named {', '.join(_OFFERS)} with @newsparse.hookimpl")
    extractors = [thing for _, thing in offers if isinstance(thing, Extractor)]
    names = tuple(full_name(info.name, one.name) for one in extractors)
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise PluginError(f"newsparse_extractors offers two extractors named {twice!r}: give one another name=...")
    return _described(attrs.evolve(info, hooks=tuple(hooks), extractors=names), extractors), offers


def _described(info: PluginInfo, extractors: list[Extractor[Any]]) -> PluginInfo:
    return attrs.evolve(
        info,
        layers=tuple(one.layer.name for one in extractors),
        reads=tuple(sorted({layer.name for one in extractors for layer in one.requires})),
        replaces=tuple(sorted({one.replaces for one in extractors if one.replaces})),
    )


def _check_api(plugin: object) -> None:
    """Refuse a plugin that was made for a version of the hooks that is not understood here."""
    made, ours = getattr(plugin, "newsparse_api", hookspecs.API_VERSION), hookspecs.API_VERSION
    if not isinstance(made, int):
        raise PluginError(f"newsparse_api must be a whole number, such as {ours}, not {made!r}")
    if made > ours:
        raise PluginError(
            f"it is made for version {made} of the plugin API, and this newsparse has version {ours}: upgrade newsparse, "
            f"or use nothing newer and say newsparse_api = {ours}"
        )
    if made < hookspecs.OLDEST_API:
        steps = "; ".join(hookspecs.API_CHANGES[step] for step in range(made + 1, ours + 1) if step > 0)
        raise PluginError(
            f"it is made for version {made} of the plugin API, and this newsparse has version {ours}: {steps}; then say "
            f"newsparse_api = {ours}"
        )


def _check_hooks(plugin: object) -> None:
    """Refuse what is marked as a hook and is none, or takes what hooks are not given."""
    for name in dir(plugin):
        method = getattr(plugin, name, None)
        marked = getattr(method, f"{hookspecs.PROJECT}_impl", None)
        if not isinstance(marked, dict) or not inspect.isroutine(method):
            continue
        hook = marked.get("specname") or name
        if hook not in _OFFERS:
            raise PluginError(f"there is no hook {hook}; there are {', '.join(_OFFERS)}")
        taken = [str(one) for one in inspect.signature(method).parameters.values() if one.default is one.empty]
        if taken and not (inspect.isclass(plugin) and taken == ["self"]):
            raise PluginError(f"{hook} is given no arguments, and here takes {', '.join(taken)}: write def {hook}()")


def _offered(hook: str, kind: type, function: Callable[[], object]) -> list[Any]:
    """Call a hook, and look at what it returns."""
    try:
        returned = function()
        things = [returned] if isinstance(returned, kind) else returned
        if not isinstance(things, Iterable) or isinstance(things, str):
            raise PluginError(f"{hook} must return an iterable of {kind.__name__}, not {returned!r}")  # noqa: TRY301  # told once, below
        listed = list(things)
    except (PluginError, LexiconError):
        raise
    except (Exception, SystemExit) as error:
        raise PluginError(
            f"{hook} raised {type(error).__name__}: {error}; it is called once for each parser, and returns an iterable "
            f"of {kind.__name__}"
        ) from error
    for thing in listed:
        if not isinstance(thing, kind):
            raise PluginError(f"{hook} must offer {kind.__name__}, not {thing!r}{_made_by(kind)}")
        if isinstance(thing, Lexicon) and (shipped := _shipped(thing.name)):
            shipped.check(thing)
    return listed


def _made_by(kind: type) -> str:
    return ": mark the function with @newsparse.extractor(LAYER)" if kind is Extractor else ""


def _shipped(name: str) -> Lexicon | None:
    """Return the built-in lexicon that a plugin's words are added to; None where it is the plugin's own."""
    try:
        return load(name)
    except LexiconError:
        return None


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
        writers=tuple((info, thing) for info, _, thing in offered if isinstance(thing, Exporter)),
    )
