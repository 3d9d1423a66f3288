"""A local Zarr store that counts what is read of level 0."""

from zarr.abc.store import ByteRequest
from zarr.core.buffer import Buffer, BufferPrototype
from zarr.storage import LocalStore

n_reads = 0


class CountingStore(LocalStore):
    """Counts the chunks of the array ``"0"``, repeats included, in `n_reads`."""

    async def get(self, key: str, prototype: BufferPrototype, byte_range: ByteRequest | None = None) -> Buffer | None:
        if key.startswith("0/c/"):
            global n_reads
            n_reads += 1
        return await super().get(key, prototype, byte_range)


def count() -> int:
    """Return how many chunks were read."""
    return n_reads
