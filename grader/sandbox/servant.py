"""Runs the answer's code when the grader calls: the worker's main part.

It loads one file, calls functions and methods in it, and sends back values or what went wrong. Objects of the
answer's own stay here; the grader gets a number.
"""

import ast
import builtins
import contextlib
import gc
import inspect
import linecache
import sys
import threading
import traceback
import tracemalloc
from collections.abc import Callable
from importlib.util import decode_source
from types import CodeType, ModuleType
from typing import Any

import zarr

from grader.sandbox import earlier_imports
from grader.sandbox.channel import Disconnected, Frame, Op
from grader.sandbox.codec import Handle, Unsendable, decode, encode
from grader.sandbox.guard import Asked
from grader.sandbox.parts import MAX_BROKEN, Cell, cells_of, defined_in, time_for_a_cell, without_part
from grader.sandbox.proxies import Grader

MAX_TEXT = 2000
"""Characters of an exception's text that are sent."""

_BUILT_IN = {
    kind: kind.__name__
    for kind in vars(builtins).values()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
"""Python's own exceptions: a class of an answer's that only has the name of one is none."""

MAX_FRAMES = 12
"""Frames of a traceback that are sent."""


class Refused(Exception):
    """The grader's request cannot be carried out; `report` says why."""

    def __init__(self, **report: Any) -> None:
        super().__init__(report)
        self.report = report


class Servant:
    """Serves the grader's calls.

    Parameters
    ----------
    grader : Grader
        Who is asked for what the answer reads.
    free_bytes : int
        Memory that the worker may still take; a selection beyond it fails as MemoryError.
    """

    def __init__(self, grader: Grader, free_bytes: int) -> None:
        self.grader = grader
        grader.where = self.where
        self.free_bytes = free_bytes
        self.filename = ""
        self.module = ModuleType("answer")
        self.broken: dict[str, dict[str, Any]] = {}
        self.objects: dict[int, Any] = {}
        self.last_asked: Asked | None = None
        self.level = 0

    def serve(self, frame: Frame) -> tuple[Op, bytearray]:
        """Carry out one call and return the frame that answers it."""
        try:
            verb, *args = decode(frame.payload)
            self.last_asked = None
            value = _VERBS[verb](self, *args)
            return Op.RETURN, encode((self._figures(), value), self._keep)
        except Disconnected:
            raise
        except BaseException as error:
            if isinstance(error, MemoryError):  # what its frames hold is in the way of saying so
                traceback.clear_frames(error.__traceback__)
            report = self._report(error)
            return Op.RAISE, encode((self._figures(), report))

    def where(self) -> list[tuple[int, str, str]]:
        """Return where the answer is now: in this thread, or else in the one that serves the grader's calls."""
        here = self._own(traceback.extract_stack())
        main = sys._current_frames().get(threading.main_thread().ident or 0)
        return here or self._own(traceback.extract_stack(main))

    def guard(self, asked: Asked | None) -> None:
        """Take note of a selection that is under way, and ask leave for one of very many chunks."""
        from grader.sandbox.guard import MANY_CHUNKS

        self.last_asked = asked
        if asked and asked.nbytes > self.free_bytes:
            raise MemoryError(f"{asked.nbytes:,} bytes")
        if asked and asked.chunks > MANY_CHUNKS:
            self.grader.ask("asked", asked.source, asked.array, asked.chunks, asked.nbytes, asked.box)

    def load(self, filename: str, source: bytes, earlier: dict[str, str]) -> None:
        """Run the answer's file, which may import the modules `earlier` of `grader.earlier`."""
        self.filename = filename
        self.broken = {}
        earlier_imports.offer(earlier)
        self.module = ModuleType(filename.rpartition("/")[2].removesuffix(".py"))
        self.module.__file__ = filename
        sys.modules[self.module.__name__] = self.module
        if b"\0" in source:  # for these Python names no line
            line = source.count(b"\n", 0, source.index(b"\0")) + 1
            raise Refused(kind="syntax", line=line, text="a null character; save the file as UTF-8")
        lines = source.decode("utf-8", "replace").splitlines(keepends=True)
        linecache.cache[filename] = (len(source), None, lines, filename)
        cells = cells_of(source.decode("utf-8", "replace"))
        if cells:
            for cell in cells:
                self._run_cell(cell)
        else:
            exec(self._compiled(source), self.module.__dict__)

    def _compiled(self, source: bytes) -> CodeType:
        """Return the file's code, without functions and classes that Python cannot read: these are broken."""
        try:
            return self._compile(source)
        except SyntaxError as error:
            unreadable = error
        try:
            text = decode_source(source)
        except (SyntaxError, UnicodeDecodeError):  # no text at all: what Python says of the file is all there is
            raise unreadable from None
        for _ in range(MAX_BROKEN):
            text, names = without_part(text, unreadable)
            if not names:
                raise unreadable
            self._note_broken(names, unreadable)
            try:
                return self._compile(text)
            except SyntaxError as error:
                unreadable = error
        raise unreadable

    def _compile(self, source: bytes | str | ast.Module) -> CodeType:
        return compile(source, self.filename, "exec", dont_inherit=True)

    def _run_cell(self, cell: Cell) -> None:
        """Run a cell; if that cannot be done, what it defines is broken, and the others are run all the same."""
        names = defined_in(cell.text)
        try:
            with time_for_a_cell():
                for statement in ast.parse(cell.in_place, self.filename).body:
                    self._run_statement(statement)
        except Disconnected:
            raise
        except BaseException as error:
            self._note_broken(names, error)
        else:
            for name in names:
                self.broken.pop(name, None)

    def _run_statement(self, statement: ast.stmt) -> None:
        """Run a statement at the top of a cell; a module that cannot be imported is missed where it is used."""
        code = self._compile(ast.Module([statement], []))
        try:
            exec(code, self.module.__dict__)
        except Exception as error:
            if not isinstance(statement, ast.Import | ast.ImportFrom):
                raise
            names = [(one.asname or one.name).partition(".")[0] for one in statement.names]
            self._note_broken(names, error)

    def _note_broken(self, names: list[str], error: BaseException) -> None:
        """Keep why names cannot be used."""
        report = {**self._report(error), "loading": True}
        for name in names:
            self.broken[name] = report

    def call(
        self, target: int, names: tuple[str, ...], args: tuple[Any, ...], kwargs: dict[str, Any], gone: list[int]
    ) -> Any:
        """Call a function of the answer's, or a method of one of its objects."""
        self.grader.forget(gone)
        function = self._find(target, names)
        args = tuple(self._open(arg) for arg in args)
        kwargs = {name: self._open(arg) for name, arg in kwargs.items()}
        if not callable(function):
            raise Refused(kind="not_callable", name=".".join(names), type=type(function).__name__)
        self._check_signature(".".join(names), function, args, kwargs)
        value = function(*args, **kwargs)
        self.grader.flush()
        return value

    def fetch(self, target: int, names: tuple[str, ...]) -> Any:
        """Return a value of the answer's, or an attribute of one of its objects."""
        return self._find(target, names)

    def getitem(self, target: int, key: Any) -> Any:
        """Return ``object[key]``."""
        return self.objects[target][key]

    def next(self, target: int) -> list[Any]:
        """Return the next item of an iterator in a list, or an empty list at its end."""
        return [item for item in [next(self.objects[target], _END)] if item is not _END]

    def iter(self, target: int) -> Handle:
        """Return a handle to an iterator over one of the answer's objects."""
        handle = self._keep(iter(self.objects[target]))
        assert handle is not None
        return handle

    def define(self, name: str, source: str) -> Any:
        """Return a function of the grader's that runs here: the one called `name` in `source`."""
        module = ModuleType("given")
        exec(compile(source, "<given>", "exec", dont_inherit=True), module.__dict__)
        return getattr(module, name)

    def watch(self) -> None:
        """Begin to measure memory: one chunk of Zarr's at a time, so that the figure is the answer's own."""
        zarr.config.set({"async.concurrency": 1})
        gc.collect()
        tracemalloc.start()
        tracemalloc.reset_peak()
        self.level, _ = tracemalloc.get_traced_memory()

    def watched(self) -> int:
        """Stop measuring memory and return the peak since then, less the level at the beginning, in bytes."""
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return max(0, peak - self.level)

    def drop(self, numbers: list[int]) -> None:
        """Let go of objects of the answer's."""
        for number in numbers:
            self.objects.pop(number, None)

    def _find(self, target: int, names: tuple[str, ...]) -> Any:
        if not target and names and names[0] in self.broken:
            raise Refused(**self.broken[names[0]])
        value = self.objects[target] if target else self.module
        for name in names:
            owner = value
            try:
                value = getattr(owner, name)
            except AttributeError:
                if hasattr(type(owner), name):
                    raise  # the attribute is there, its code failed
                where = "" if owner is self.module else type(owner).__name__
                raise Refused(kind="missing", name=name, owner=where) from None
        return value

    def _open(self, value: Any) -> Any:
        if isinstance(value, Handle):
            return self.objects[value.id] if value.kind == "object" else self.grader.open(value)
        return value

    def _keep(self, value: Any) -> Handle | None:
        number = len(self.objects) + 1
        while number in self.objects:
            number += 1
        self.objects[number] = value
        cls = type(value)
        own = cls.__module__ in ("builtins", self.module.__name__)
        name = cls.__name__ if own else f"{cls.__module__.split('.')[0]}.{cls.__name__}"
        return Handle("object", number, name[:200])

    def _figures(self) -> list[tuple[int, int, int]]:
        return self.grader.metadata_read()

    def _check_signature(
        self, name: str, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        try:
            signature = inspect.signature(function)
        except (TypeError, ValueError):
            return
        try:
            signature.bind(*args, **kwargs)
        except TypeError as error:
            raise Refused(
                kind="signature",
                name=name,
                signature=f"{name}{signature}",
                line=_line_of(function),
                text=_cut(str(error)),
            ) from None

    def _report(self, error: BaseException) -> dict[str, Any]:
        """Return what is said of an exception: plain values, bounded."""
        if isinstance(error, Refused):
            return error.report
        if isinstance(error, NameError) and error.name in self.broken:
            return self.broken[error.name]
        if isinstance(error, Unsendable):
            return {"kind": "unsendable", "text": _cut(str(error))}
        report: dict[str, Any] = {
            "kind": "raised",
            "type": _cut(type(error).__name__),
            "kinds": tuple(_BUILT_IN[kind] for kind in type(error).__mro__ if kind in _BUILT_IN),
            "text": _cut(_text_of(error)),
            "frames": self._frames(error),
            "inside": self._inside(error),
            "closed": self.grader.has_closed(),
        }
        if isinstance(error, SyntaxError) and not report["frames"]:
            report |= {"kind": "syntax", "line": error.lineno or 0, "text": _cut(str(error.msg))}
            report |= {"code": _cut((error.text or "").rstrip("\r\n")), "column": error.offset or 0}
        if isinstance(error, ImportError):
            report["module"] = _cut(str(error.name or ""))
        if isinstance(error, MemoryError) and self.last_asked is not None:
            asked = self.last_asked
            report["asked"] = (asked.source, asked.array, asked.chunks, asked.nbytes, asked.box)
        return report

    def _frames(self, error: BaseException) -> list[tuple[int, str, str]]:
        """Return (line, function, source line) of the answer's own frames."""
        return self._own(traceback.extract_tb(error.__traceback__))

    def _own(self, stack: traceback.StackSummary) -> list[tuple[int, str, str]]:
        frames = [
            (frame.lineno or 0, frame.name, _cut((frame.line or "").strip()))
            for frame in stack
            if frame.filename == self.filename
        ]
        return frames if len(frames) <= MAX_FRAMES else frames[: MAX_FRAMES // 2] + frames[-MAX_FRAMES // 2 :]

    def _inside(self, error: BaseException) -> list[str]:
        """Return where in libraries it arose, below the answer's last frame: ``"zarr.core.array:Array.blocks"``."""
        places: list[str] = []
        for frame, _ in traceback.walk_tb(error.__traceback__):
            if frame.f_code.co_filename == self.filename:
                places.clear()
            else:
                places.append(_cut(f"{frame.f_globals.get('__name__')}:{frame.f_code.co_qualname}"))
        return places[-MAX_FRAMES:]


_END = object()
_VERBS: dict[str, Callable[..., Any]] = {
    "load": Servant.load,
    "call": Servant.call,
    "fetch": Servant.fetch,
    "getitem": Servant.getitem,
    "next": Servant.next,
    "iter": Servant.iter,
    "define": Servant.define,
    "watch": Servant.watch,
    "watched": Servant.watched,
    "drop": Servant.drop,
}


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _text_of(error: BaseException) -> str:
    with contextlib.suppress(BaseException):
        return str(error)
    return "(its text cannot be shown)"


def _line_of(function: Any) -> int:
    code = getattr(function, "__code__", None) or getattr(getattr(function, "__init__", None), "__code__", None)
    return code.co_firstlineno if code is not None else 0
