"""What files and stores that are only looked at have in common: nobody writes them."""

from grader.stores.objects import Bytes


class ReadOnlyFile:
    """A file that refuses to be written."""

    def write_at(self, offset: int, data: Bytes) -> None:
        """Refuse."""
        raise PermissionError("this file is only looked at")

    def truncate(self, size: int) -> None:
        """Refuse."""
        raise PermissionError("this file is only looked at")


class ReadOnlyObjects:
    """A Zarr store that refuses to be written."""

    def set(self, key: str, value: bytes) -> None:
        """Refuse."""
        raise PermissionError("this store is only looked at")

    def delete(self, key: str) -> None:
        """Refuse."""
        raise PermissionError("this store is only looked at")
