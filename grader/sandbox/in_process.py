"""An answer in the grader's own process: for a debugger, and no grade."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
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
        returned = _Returned(self.filename)
        with returned.noted():
            op, answer = self._servant.serve(Frame(Op.CALL, 0, payload))
        self.last_frames = self._raised_in() or returned.frames() or self.last_frames
        if isinstance(self._servant.error, FuseBlown):
            raise PastFuse(f"Called {call}.", self._servant.where_of(self._servant.error))
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


class _Returned:
    """Takes note of the function of the answer's that returns last: a frame that is kept keeps its variables."""

    def __init__(self, filename: str) -> None:
        self._filename = filename
        self._frame: FrameType | None = None

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Take note in this block, in this thread."""
        before = sys.getprofile()
        sys.setprofile(self._profile)
        try:
            yield
        finally:
            sys.setprofile(before)

    def frames(self) -> TracebackType | None:
        """Return the function, where it returned."""
        frame = self._frame
        return frame and TracebackType(None, frame, frame.f_lasti, frame.f_lineno)

    def _profile(self, frame: FrameType, event: str, arg: Any) -> None:
        if event == "return" and frame.f_code.co_filename == self._filename:
            self._frame = frame


class _OpenServant(Servant):
    """A servant that remembers the last exception, with its frames, for a debugger."""

    error: BaseException | None = None

    def serve(self, frame: Frame) -> tuple[Op, bytearray]:
        self.error = None
        return super().serve(frame)

    def where_of(self, error: BaseException) -> str:
        """Return the answer's own lines in an exception's traceback."""
        return where_it_happened(self._frames(error), self.filename)

    def _report(self, error: BaseException) -> dict[str, Any]:
        self.error = error
        return super()._report(error) | {"debugger": True}
