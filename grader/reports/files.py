"""Writing a document: all of it or nothing."""

import contextlib
import os
import secrets
from pathlib import Path


class UnwritableReport(OSError):
    """The report could not be written; the message is one sentence. An older report is left as it was."""


def write_text(text: str, path: str | os.PathLike[str]) -> None:
    """Write a document to `path` in UTF-8; see `write_bytes`."""
    write_bytes(text.encode("utf-8"), path)


def write_bytes(content: bytes, path: str | os.PathLike[str]) -> None:
    """Write a document to `path`.

    It is written beside its place and moved there, so a full disk or a kill never costs an older report.

    Raises
    ------
    UnwritableReport
        If the system refuses.
    """
    target = Path(os.path.realpath(path))
    try:
        if can_be_replaced(target):
            replace(target, content)
        else:
            target.write_bytes(content)
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        kept = " The older report there is unchanged." if target.is_file() else ""
        raise UnwritableReport(f"The report could not be written to {os.fspath(path)}: {reason}.{kept}") from error


def can_be_replaced(path: str | os.PathLike[str]) -> bool:
    """Say whether what lies at `path` is nothing or a file, not a pipe or a terminal: there is nothing to replace."""
    target = Path(os.path.realpath(path))
    return target.is_file() or target.is_dir() or not target.exists()


def replace(target: Path, content: bytes) -> None:
    """Put a file in the place of another, or of a link, whole or not at all; raise OSError if the system refuses."""
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
