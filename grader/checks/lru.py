"""A model of a cache that drops what was used least recently, by bytes."""

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
    """

    def __init__(self, capacity_bytes: int) -> None:
        self.capacity_bytes = capacity_bytes
        self.hits = 0
        self.misses = 0
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
        self.sizes[key] = self.sizes.pop(key)
        return True

    def keep(self, key: Hashable, nbytes: int) -> None:
        """Keep a chunk that was loaded; others go for it, unless it is larger than the capacity."""
        if nbytes > self.capacity_bytes:
            return
        while self.nbytes + nbytes > self.capacity_bytes:
            del self.sizes[next(iter(self.sizes))]
        self.sizes[key] = nbytes


def loads(capacity_bytes: int, uses: Iterable[tuple[Hashable, int]]) -> int:
    """Return how many chunks are loaded when chunks, given as (key, bytes), are used one after the other."""
    cache = Lru(capacity_bytes)
    for key, nbytes in uses:
        cache.get(key, nbytes)
    return cache.misses
