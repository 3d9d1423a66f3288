"""Imports of `grader.earlier` in the worker: they come from what the grader sent along, and from nowhere else."""

import sys
from collections.abc import Mapping, Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType

_PACKAGE = "grader.earlier."


def offer(sources: Mapping[str, str]) -> None:
    """Let the answer import these modules of `grader.earlier`, and no others.

    Parameters
    ----------
    sources : mapping of str to str
        Source of each module, by its name without the package.
    """
    withdraw()
    sys.meta_path.insert(0, _Offered(sources))


def withdraw() -> None:
    """Take back what was offered before."""
    for name in [name for name in sys.modules if name.startswith(_PACKAGE)]:
        del sys.modules[name]
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Offered)]


class _Offered(MetaPathFinder, InspectLoader):
    """Finds and loads the modules that were sent."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load a module of `grader.earlier`; raise ImportError for one that is withheld."""
        if not fullname.startswith(_PACKAGE):
            return None
        if fullname.removeprefix(_PACKAGE) not in self._sources:
            raise ImportError(
                f"{fullname} is not given here: an answer may use what exercises before it have made", name=fullname
            )
        return spec_from_loader(fullname, self)

    def get_source(self, fullname: str) -> str:
        """Return the source of a module."""
        return self._sources[fullname.removeprefix(_PACKAGE)]
