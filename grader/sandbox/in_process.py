"""An answer in the grader's own process: for a debugger, and no grade."""

import ast
import sys
from types import CodeType, TracebackType
from typing import Any

from grader.sandbox import earlier_imports
from grader.sandbox.channel import Frame, Op
from grader.sandbox.client import Memory, Worker
from grader.sandbox.proxies import Grader
from grader.sandbox.servant import Servant
from grader.sandbox.verdicts import PastFuse, where_it_happened
from grader.stores.log import FuseBlown
from grader.stores.objects import Bytes


class InProcessWorker(Worker):
    """An answer in the grader's own process, for a debugger: the same calls and counts, and no protection at all."""

    def __init__(self, exercise: str, filename: str) -> None:
        super().__init__(exercise, filename)
        self._servant = _OpenServant(Grader(self), 2**63)

    def close(self) -> None:
        """Leave this process' imports as they were."""
        earlier_imports.withdraw()

    def watch(self) -> None:
        """Measure no memory: what the answer takes and what the grader takes cannot be told apart here."""

    def watched(self) -> Memory:
        """Return that nothing was measured."""
        return Memory(0, None)

    def ask(self, op: Op, payload: Bytes) -> Frame:
        """Answer what the answer asks: the channel is a function call."""
        answer, data = self.server.serve(Frame(op, 0, payload))
        return Frame(answer, 0, b"".join(data))

    def send(self, op: Op, payload: Bytes) -> None:
        """Say nothing: here nobody is told to stop."""

    def _exchange(self, call: str, payload: bytearray) -> tuple[Op, Bytes]:
        op, answer = self._servant.serve(Frame(Op.CALL, 0, payload))
        self.last_frames = self._raised_in() or self._servant.returned or self.last_frames
        if isinstance(self._servant.error, FuseBlown):
            raise PastFuse(f"Called {call}.", self._servant.where_of(self._servant.error, self.source))
        return op, answer

    def _raised_in(self) -> TracebackType | None:
        """Return the last exception's frames, down to the last one of the answer's own: there a debugger opens."""
        trace = self._servant.error.__traceback__ if self._servant.error else None
        frame, last = trace, None
        while frame is not None:
            if frame.tb_frame.f_code.co_filename == self.filename:
                last = frame
            frame = frame.tb_next
        if last is None:
            return None
        last.tb_next = None
        return trace


class _Noting(ast.NodeTransformer):
    """Has each value that a function returns or yields pass through `NOTE`: tracing would slow down all libraries."""

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """Note what is returned."""
        return self._noted(node)

    def visit_Yield(self, node: ast.Yield) -> ast.AST:
        """Note what is yielded."""
        return self._noted(node)

    def _noted(self, node: ast.Return | ast.Yield) -> ast.AST:
        self.generic_visit(node)
        if node.value is not None:
            call = ast.Call(ast.Name(NOTE, ast.Load()), [node.value], [])
            node.value = ast.copy_location(call, node.value)
        return ast.fix_missing_locations(node)


NOTE = "__returned__"
"""What a function is called in the answer's module that takes note of who returns."""


class _OpenServant(Servant):
    """A servant that remembers the last exception, and the function that returned last, with their frames."""

    error: BaseException | None = None
    returned: TracebackType | None = None

    def serve(self, frame: Frame) -> tuple[Op, bytearray]:
        self.error = self.returned = None
        return super().serve(frame)

    def _compile(self, source: bytes | str | ast.Module) -> CodeType:
        setattr(self.module, NOTE, self._note)
        tree = source if isinstance(source, ast.Module) else ast.parse(source, self.filename)
        return super()._compile(_Noting().visit(tree))

    def _note(self, value: Any) -> Any:
        """Take note of the function that returns, with its variables, in the line where it does."""
        frame = sys._getframe(1)
        self.returned = TracebackType(None, frame, frame.f_lasti, frame.f_lineno)
        return value

    def where_of(self, error: BaseException, source: str) -> str:
        """Return the answer's own lines in an exception's traceback."""
        return where_it_happened(self._frames(error), self.filename, source)

    def _report(self, error: BaseException) -> dict[str, Any]:
        self.error = error
        return super()._report(error) | {"debugger": True}
