"""The files of a folder as the objects of a Zarr store: read only, and none that lies elsewhere."""

from collections.abc import Iterator
from pathlib import Path

from grader.courses.read_only import ReadOnlyObjects
from grader.stores.objects import ByteRange


class FolderObjects(ReadOnlyObjects):
    """The files of a folder.

    Parameters
    ----------
    folder : Path
        What is outside of it, also by a link in it, is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def get(self, key: str, byte_range: ByteRange | None = None) -> bytes | None:
        """Return the file's bytes, or those of `byte_range`; None where there is no such file."""
        path = self._path(key)
        if path is None:
            return None
        start, stop, _ = slice(*byte_range or (0, None)).indices(path.stat().st_size)
        with path.open("rb") as file:
            file.seek(start)
            return file.read(max(0, stop - start))

    def size(self, key: str) -> int | None:
        """Return the length of the file in bytes; None where there is no such file."""
        path = self._path(key)
        return None if path is None else path.stat().st_size

    def exists(self, key: str) -> bool:
        """Say whether there is such a file."""
        return self._path(key) is not None

    def list(self, prefix: str = "") -> Iterator[str]:
        """Yield nothing: who looks at an image knows the names of its chunks."""
        return iter(())

    def list_dir(self, prefix: str = "") -> Iterator[str]:
        """Yield nothing."""
        return iter(())

    def _path(self, key: str) -> Path | None:
        try:
            path = (self._folder / key).resolve()
            return path if path.is_relative_to(self._folder) and path.is_file() else None
        except (OSError, ValueError, RuntimeError):  # too long, not a name at all, links in a ring
            return None
