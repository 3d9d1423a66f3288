"""The answer, as a check uses it: its functions are called, its values fetched, its objects used from afar."""

from collections.abc import Iterator
from typing import Any

from grader.marking import words
from grader.marking.judging import bounded
from grader.sandbox.client import Worker
from grader.sandbox.codec import Handle


class Student:
    """The answer's module: ``student.read_plane(tif, 3)`` calls its function.

    It has no attributes of its own, so that an answer may use any name.
    """

    __slots__ = ("__link",)

    def __init__(self, link: "Link") -> None:
        self.__link = link

    def __getattr__(self, name: str) -> "Name":
        if name.startswith("_"):
            raise AttributeError(name)
        return Name(self.__link, 0, (name,), name)


_CALLS = ("call", "getitem")
"""What begins a call; the items of an iterator belong to the call that returned it."""


class Link:
    """The connection from a check's proxies to the worker; remembers the last call for messages."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.last_call = ""

    def request(self, text: str, verb: str, *args: Any) -> Any:
        """Have the worker do something that a message calls `text`."""
        self.last_call = text
        if verb in _CALLS:
            self.worker.begin_call()
        value = bounded(self.worker.request(text, verb, *args), text)
        return Remote(self, value, text) if isinstance(value, Handle) else value


class Name:
    """A name in the answer's module, or an attribute of one of its objects: call it, or `fetch` it."""

    def __init__(self, link: Link, target: int, names: tuple[str, ...], text: str) -> None:
        self._link = link
        self._target = target
        self._names = names
        self.shown_as = text

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it in the worker; sources, functions and remote objects may be arguments."""
        typed = [words.argument(arg) for arg in args] + [f"{k}={words.argument(v)}" for k, v in kwargs.items()]
        text = f"{self.shown_as}({', '.join(typed)})"
        gone = self._link.worker.server.take_gone()
        args = tuple(_handle(arg) for arg in args)
        kwargs = {name: _handle(arg) for name, arg in kwargs.items()}
        return self._link.request(text, "call", self._target, self._names, args, kwargs, gone)

    def fetch(self) -> Any:
        """Return the value."""
        return self._link.request(self.shown_as, "fetch", self._target, self._names)


class Remote:
    """An object of the answer's own, in the worker."""

    def __init__(self, link: Link, handle: Handle, text: str) -> None:
        self._link = link
        self.handle = handle
        self.shown_as = text

    @property
    def type_name(self) -> str:
        """Name of its type."""
        return self.handle.name

    def __getattr__(self, name: str) -> Name:
        if name.startswith("_"):
            raise AttributeError(name)
        return Name(self._link, self.handle.id, (name,), f"{self.shown_as}.{name}")

    def __getitem__(self, key: Any) -> Any:
        text = f"{self.shown_as}[{words.selection(key)}]"
        return self._link.request(text, "getitem", self.handle.id, key)

    def __iter__(self) -> Iterator[Any]:
        text = f"iter({self.shown_as})"
        iterator = self._link.worker.request(text, "iter", self.handle.id)
        while item := self._link.request(f"next({self.shown_as})", "next", iterator.id):
            yield item[0]


def fetch(value: Name) -> Any:
    """Return the value of a name of the answer's: ``fetch(student.ANSWERS)``, ``fetch(stack.shape)``."""
    return value.fetch()


def _handle(value: Any) -> Any:
    return value.handle if isinstance(value, Remote) else value
