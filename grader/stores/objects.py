"""The plain, synchronous store below a Zarr store: bytes by key.

Everything that serves Zarr bytes here (memory, a formula, a counter, a channel to another process) has these six
methods, and `grader.stores.zarr_store.ObjectStore` alone makes a Zarr store of any of them.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

ByteRange = tuple[int, int | None]
"""``(start, stop)`` within an object, as in a slice: ``(-20, None)`` is its last 20 bytes."""

Bytes = bytes | bytearray | memoryview


class Objects(Protocol):
    """Bytes by key."""

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes, or those of `byte_range`; None where there is no such object."""

    def set(self, key: str, value: bytes) -> None:
        """Store `value` under `key`, replacing what was there."""

    def delete(self, key: str) -> None:
        """Remove the object, if there is one."""

    def exists(self, key: str) -> bool:
        """Say whether there is such an object, without reading it."""

    def list(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with `prefix`."""

    def list_dir(self, prefix: str = "") -> Iterator[str]:
        """Yield the names directly below the folder `prefix` (no trailing slash): objects and folders alike."""


class MemoryObjects:
    """Objects in a dict."""

    def __init__(self, items: dict[str, bytes] | None = None) -> None:
        self.items: dict[str, bytes] = {} if items is None else items

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes, or those of `byte_range`."""
        value = self.items.get(key)
        if value is None or byte_range is None:
            return value
        return memoryview(value)[slice(*byte_range)]

    def set(self, key: str, value: bytes) -> None:
        """Store `value` under `key`."""
        self.items[key] = bytes(value)

    def delete(self, key: str) -> None:
        """Remove the object, if there is one."""
        self.items.pop(key, None)

    def exists(self, key: str) -> bool:
        """Say whether there is such an object."""
        return key in self.items

    def list(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with `prefix`."""
        return (key for key in tuple(self.items) if key.startswith(prefix))

    def list_dir(self, prefix: str = "") -> Iterator[str]:
        """Yield the names directly below the folder `prefix`."""
        return names_below(self.list(), prefix)


def names_below(keys: Iterable[str], prefix: str) -> Iterator[str]:
    """Yield, once each, the names that `keys` have directly below the folder `prefix`."""
    folder = prefix.rstrip("/") + "/" if prefix else ""
    return iter(dict.fromkeys(key[len(folder) :].split("/", 1)[0] for key in keys if key.startswith(folder)))
