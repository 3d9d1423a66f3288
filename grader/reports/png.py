"""Grey pictures as PNG files.

Source: PNG specification, sections 5 (chunks), 9 (filters), 11.2 (IHDR, IDAT, IEND).
"""

import base64
import struct
import zlib
from typing import Any

import numpy as np


def gray_png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """Return a PNG file of an 8-bit grey picture, (rows, columns)."""
    rows, columns = pixels.shape
    header = struct.pack(">IIBBBBB", columns, rows, 8, 0, 0, 0, 0)
    lines = np.zeros((rows, columns + 1), np.uint8)  # each line begins with its filter: none
    lines[:, 1:] = pixels
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))


def _chunk(part: tuple[bytes, bytes]) -> bytes:
    name, data = part
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def data_uri(png: bytes) -> str:
    """Return a PNG file as an address that holds it."""
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def to_gray(intensities: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return intensities as a person likes to see them: from black to white, dark parts lifted."""
    low, high = np.percentile(intensities, (1, 99.8))
    scaled = np.clip((intensities.astype(float) - low) / max(high - low, 1), 0, 1)
    return np.asarray(255 * np.sqrt(scaled) + 0.5, np.uint8)
