"""A file and a local Zarr store that count what is asked of them."""

import io
from collections import Counter

from zarr.abc.store import ByteRequest
from zarr.core.buffer import Buffer, BufferPrototype
from zarr.storage import LocalStore

reads: Counter[tuple[int, int]] = Counter()
writes: Counter[str] = Counter()
read_backs: Counter[str] = Counter()


class CountingFile(io.FileIO):
    """Counts each read by its offset and size, in `reads`."""

    def read(self, size: int = -1) -> bytes:
        reads[self.tell(), size] += 1
        return super().read(size)


class CountingStore(LocalStore):
    """Counts chunks by their keys: those written in `writes`, those read in `read_backs`."""

    async def get(self, key: str, prototype: BufferPrototype, byte_range: ByteRequest | None = None) -> Buffer | None:
        if key.startswith("c/"):
            read_backs[key] += 1
        return await super().get(key, prototype, byte_range)

    async def set(self, key: str, value: Buffer) -> None:
        if key.startswith("c/"):
            writes[key] += 1
        await super().set(key, value)


def say(counter: Counter, wanted: int) -> str:
    """Return a counter in words: once each, or what is not as it should be."""
    if len(counter) == wanted and counter.total() == wanted:
        return f"{wanted:,}, each once" if wanted else "0"
    return f"{counter.total():,} of {len(counter):,}, where there are {wanted:,}"
