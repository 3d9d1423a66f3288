"""A zip archive that an instructor uploads to Gradescope."""

import io
import stat
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from grader.courses.release.placing import write_file
from grader.courses.release.wheel import CannotRelease

_COMMENT = b"big-image-exercises/release/v1"
_PROGRAMS = ("setup.sh", "run_autograder")


def write_archive(files: Mapping[str, bytes], path: Path, *, force: bool = False) -> None:
    """Write an archive, the same for the same files; its programs may be run.

    Raises
    ------
    CannotRelease
        If something else lies there, and `force` is not given; or it cannot be written.
    """
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.comment = _COMMENT
        for name, content in sorted(files.items()):
            info = ZipInfo(name)
            info.create_system = 3  # Unix, whose permissions follow
            info.external_attr = (stat.S_IFREG | (0o755 if name in _PROGRAMS else 0o644)) << 16
            archive.writestr(info, content, ZIP_DEFLATED)
    try:
        if path.exists() and not force and not _is_ours(path):
            raise CannotRelease(f"{path} is there, and this command did not make it: remove it, or give --force.")
        write_file(path, packed.getvalue())
    except OSError as error:
        raise CannotRelease(f"{path} cannot be written: {error.strerror or error}.") from None


def _is_ours(path: Path) -> bool:
    try:
        with ZipFile(path) as archive:
            return archive.comment == _COMMENT
    except BadZipFile:
        return False
