"""An answer in the grader's own process: for a debugger, and no grade."""

from typing import Any

from grader.sandbox.channel import Frame, Op
from grader.sandbox.client import Worker
from grader.sandbox.proxies import Grader
from grader.sandbox.servant import Servant
from grader.sandbox.verdicts import PastFuse
from grader.stores.log import FuseBlown
from grader.stores.objects import Bytes


class InProcessWorker(Worker):
    """An answer in the grader's own process, for a debugger: the same calls and counts, and no protection at all."""

    def __init__(self, exercise: str, filename: str) -> None:
        super().__init__(exercise, filename)
        self._servant = _OpenServant(Grader(self), 2**63)

    def ask(self, op: Op, payload: Bytes) -> Frame:
        """Answer what the answer asks: the channel is a function call."""
        answer, data = self.server.serve(Frame(op, 0, payload))
        return Frame(answer, 0, data)

    def _exchange(self, call: str, payload: bytearray) -> tuple[Op, Bytes]:
        op, answer = self._servant.serve(Frame(Op.CALL, 0, payload))
        if isinstance(self._servant.error, FuseBlown):
            raise PastFuse(f"Called {call}.")
        return op, answer

    def _blame(self, verdict: BaseException) -> BaseException:
        error = self._servant.error
        return verdict if error is None else verdict.with_traceback(error.__traceback__)


class _OpenServant(Servant):
    """A servant that remembers the last exception, with its frames, for a debugger."""

    error: BaseException | None = None

    def serve(self, frame: Frame) -> tuple[Op, bytearray]:
        self.error = None
        return super().serve(frame)

    def _report(self, error: BaseException) -> dict[str, Any]:
        self.error = error
        return super()._report(error)
