"""A model of a cache that drops what was used least recently, by bytes; and of the usual mistakes in one."""

from collections.abc import Hashable, Iterable


class Lru:
    """A cache that knows which chunks it would hold, and holds none.

    Parameters
    ----------
    capacity_bytes : int
        How many bytes of chunks it keeps at most.

    Attributes
    ----------
    hits, misses : int
        How often a chunk was there, and how often it was not.
    sizes : dict of hashable to int
        The bytes of each chunk that it keeps, in the order of their last use.
    kept_bytes : int
        Bytes of all chunks that it has ever kept.
    """

    def __init__(self, capacity_bytes: int) -> None:
        self.capacity_bytes = capacity_bytes
        self.hits = 0
        self.misses = 0
        self.kept_bytes = 0
        self.sizes: dict[Hashable, int] = {}

    @property
    def nbytes(self) -> int:
        """Bytes of what it keeps."""
        return sum(self.sizes.values())

    def get(self, key: Hashable, nbytes: int) -> bool:
        """Use a chunk, and say whether it was there; it is loaded and kept if not."""
        found = self.find(key)
        if not found:
            self.keep(key, nbytes)
        return found

    def find(self, key: Hashable) -> bool:
        """Look for a chunk, and say whether it is there."""
        if key not in self.sizes:
            self.misses += 1
            return False
        self.hits += 1
        self.refresh(key)
        return True

    def keep(self, key: Hashable, nbytes: int) -> None:
        """Keep a chunk that was loaded; others go for it, unless it is larger than the capacity."""
        if self.is_too_large(nbytes):
            return
        self.make_room(nbytes)
        self.sizes[key] = nbytes
        self.kept_bytes += nbytes

    def refresh(self, key: Hashable) -> None:
        """Take note that a chunk was used."""
        self.sizes[key] = self.sizes.pop(key)

    def is_too_large(self, nbytes: int) -> bool:
        """Say whether a chunk is not to be kept at all."""
        return nbytes > self.capacity_bytes

    def make_room(self, nbytes: int) -> None:
        """Drop the least recently used chunks until there is room."""
        while self.sizes and not self.has_room(nbytes):
            self.drop()

    def has_room(self, nbytes: int) -> bool:
        """Say whether a chunk fits beside what is kept."""
        return self.nbytes + nbytes <= self.capacity_bytes

    def drop(self) -> None:
        """Drop the least recently used chunk."""
        del self.sizes[next(iter(self.sizes))]


def loads(capacity_bytes: int, uses: Iterable[tuple[Hashable, int]]) -> int:
    """Return how many chunks are loaded when chunks, given as (key, bytes), are used one after the other."""
    cache = Lru(capacity_bytes)
    for key, nbytes in uses:
        cache.get(key, nbytes)
    return cache.misses


# The usual mistakes


class FirstInFirstOut(Lru):
    """A hit does not refresh."""

    def refresh(self, key: Hashable) -> None:
        """Leave the chunk in its place."""


class Unbounded(Lru):
    """Nothing is dropped."""

    def is_too_large(self, nbytes: int) -> bool:
        """Keep it."""
        return False

    def has_room(self, nbytes: int) -> bool:
        """Keep all of them."""
        return True


class ChunksCounted(Lru):
    """The capacity is compared with the number of chunks."""

    def keep(self, key: Hashable, nbytes: int) -> None:
        """Count one."""
        super().keep(key, 1)


class VoxelsCounted(Lru):
    """The capacity is compared with the number of voxels, of two bytes each."""

    def keep(self, key: Hashable, nbytes: int) -> None:
        """Count voxels."""
        super().keep(key, nbytes // 2)


class NothingKept(Lru):
    """Each chunk is loaded each time."""

    def is_too_large(self, nbytes: int) -> bool:
        """Do not keep it."""
        return True


class NewestDropped(Lru):
    """The most recently used chunk is dropped."""

    def drop(self) -> None:
        """Drop the most recently used chunk."""
        self.sizes.popitem()


class AllDropped(Lru):
    """The cache is emptied where there is no room."""

    def drop(self) -> None:
        """Drop all."""
        self.sizes.clear()


class OneDropped(Lru):
    """One chunk is dropped, whether or not there is room then."""

    def make_room(self, nbytes: int) -> None:
        """Drop one chunk at most."""
        if self.sizes and not self.has_room(nbytes):
            self.drop()


class NeverFull(Lru):
    """The capacity itself is too much."""

    def has_room(self, nbytes: int) -> bool:
        """Leave a byte free."""
        return self.nbytes + nbytes < self.capacity_bytes


class TooLargeKept(Lru):
    """A chunk that is larger than the capacity is kept."""

    def is_too_large(self, nbytes: int) -> bool:
        """Keep it."""
        return False


class DroppedForTooLarge(Lru):
    """Chunks are dropped for one that is not kept then."""

    def is_too_large(self, nbytes: int) -> bool:
        """Make room first."""
        if super().is_too_large(nbytes):
            self.make_room(nbytes)
            return True
        return False


MISTAKES: dict[str, type[Lru]] = {
    "A hit must count as a use. What is dropped here is what was loaded first (first in, first out).": FirstInFirstOut,
    "Nothing is ever dropped: the capacity is a number of bytes, to be compared with the bytes of the chunks.": (
        Unbounded
    ),
    "That counts chunks: capacity_bytes and nbytes are bytes, see chunk.nbytes.": ChunksCounted,
    "That counts voxels: capacity_bytes and nbytes are bytes, see chunk.nbytes.": VoxelsCounted,
    "Nothing is kept: each chunk is loaded each time.": NothingKept,
    "What is dropped here is what was used last: drop what was used longest ago.": NewestDropped,
    "All chunks are dropped at once: drop one after the other, until there is room.": AllDropped,
    "One chunk was dropped where there was still no room then: drop until there is.": OneDropped,
    "A cache may be full to the last byte: there is room if nbytes + chunk.nbytes <= capacity_bytes.": NeverFull,
    "A chunk that is larger than the capacity is returned, not kept.": TooLargeKept,
    "Chunks were dropped for one that is larger than the capacity: it is not kept, so nothing has to go.": (
        DroppedForTooLarge
    ),
}
"""What each mistake makes of the cache, by what is to be said of it."""
