"""An answer in the grader's own process: for a debugger, and no grade."""

from types import TracebackType
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
        if isinstance(self._servant.error, FuseBlown):
            where = where_it_happened(self._servant._frames(self._servant.error), self.filename)
            raise PastFuse(f"Called {call}.", where).with_traceback(self._answers_frames())
        return op, answer

    def _blame(self, verdict: BaseException) -> BaseException:
        return verdict.with_traceback(self._answers_frames())

    def _answers_frames(self) -> TracebackType | None:
        """Return the last exception's frames, down to the last one of the answer's own: there a debugger opens."""
        trace = self._servant.error.__traceback__ if self._servant.error else None
        frame, last = trace, None
        while frame is not None:
            if frame.tb_frame.f_code.co_filename == self.filename:
                last = frame
            frame = frame.tb_next
        if last is not None:
            last.tb_next = None
        return trace


class _OpenServant(Servant):
    """A servant that remembers the last exception, with its frames, for a debugger."""

    error: BaseException | None = None

    def serve(self, frame: Frame) -> tuple[Op, bytearray]:
        self.error = None
        return super().serve(frame)

    def _report(self, error: BaseException) -> dict[str, Any]:
        self.error = error
        return super()._report(error)
