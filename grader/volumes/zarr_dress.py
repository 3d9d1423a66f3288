"""Zarr and OME-Zarr: written by the zarr library, or any size by formula.

In both forms the metadata documents are the zarr library's own. Sources: Zarr v2 and v3 specifications, sharding codec
1.0 ("Binary shard format"), OME-NGFF 0.4 and 0.5 (multiscales).
"""

import itertools
import math
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal

import google_crc32c
import numcodecs  # type: ignore[import-untyped]
import numpy as np
import zarr
import zarr.codecs

from grader.stores.objects import ByteRange, Bytes, MemoryObjects, Objects, names_below
from grader.stores.zarr_layout import ChunkKey, StoredArray, ZarrLayout
from grader.stores.zarr_store import ObjectStore
from grader.volumes.phantom import Phantom
from grader.volumes.slots import ByteOrder, to_bytes
from grader.volumes.volume import Formula, Volume, pyramid

Format = Literal[2, 3]
Version = Literal["0.4", "0.5"]
Units = str | None | Sequence[str | None]
Translations = bool | Sequence[bool]
Also = Literal["unit of time", "transformation of the image", "second image"]

_PREFIXES = ["yocto", "zepto", "atto", "femto", "pico", "nano", "micro", "milli", "", "kilo", "mega", "giga", "tera"]
_PREFIXES += ["peta", "exa", "zetta", "yotta"]
_PER_MICROMETRE: dict[str | None, float] = {
    **{f"{prefix}meter": float(f"1e{18 - 3 * step}") for step, prefix in enumerate(_PREFIXES)},
    **{"angstrom": 1e4, "centimeter": 1e-4, "decimeter": 1e-5, "hectometer": 1e-8},
    **{"inch": 1 / 25_400, "foot": 1 / 304_800, "yard": 1 / 914_400, "mile": 1 / 1.609344e9},
    "parsec": 1 / 3.085677581491367e22,
    None: 1.0,
}
"""Every unit of length that OME-NGFF 0.4 and 0.5 allow; no unit is a micrometre here."""

UNITS_OF_LENGTH = tuple(unit for unit in _PER_MICROMETRE if unit)


@dataclass(frozen=True)
class Storage:
    """How the arrays of a dress are stored.

    Attributes
    ----------
    chunks : tuple of int
        Voxels of a chunk along each axis (of an inner chunk, where there are shards).
    format : int
        Zarr format, 2 or 3.
    shards : tuple of int, optional
        Voxels of a shard along each axis, multiples of the chunk's; format 3 only.
    separator : str, optional
        ``"/"`` or ``"."`` between the numbers of a chunk key; the format's own default where None.
    compressor : str, optional
        ``"zstd"``, ``"gzip"``, or in format 2 ``"zlib"``; none by default.
    byteorder : str
        ``"<"`` or ``">"``.
    """

    chunks: tuple[int, ...]
    format: Format = 3
    shards: tuple[int, ...] | None = None
    separator: Literal["/", "."] | None = None
    compressor: str | None = None
    byteorder: ByteOrder = "<"

    def describe(self) -> str:
        """Return a phrase such as ``"chunks 8 x 8, zstd, Zarr v3"``."""
        shards = f" in shards {_times(self.shards)}" if self.shards else ""
        order = ", big-endian" if self.byteorder == ">" else ""
        return f"chunks {_times(self.chunks)}{shards}, {self.compressor or 'uncompressed'}{order}, Zarr v{self.format}"


@dataclass(frozen=True)
class DressedZarr:
    """A volume in the bytes of a Zarr store.

    Attributes
    ----------
    volume : Volume
        The truth.
    objects : Objects
        The store.
    layout : ZarrLayout
        Which of its keys belong to which chunk.
    paths : tuple of str
        The array of each level, from fine to coarse.
    clothes : str
        How it is stored, for messages.
    """

    volume: Volume
    objects: Objects
    layout: ZarrLayout
    paths: tuple[str, ...]
    clothes: str

    def describe(self) -> str:
        """Return a phrase such as ``"40 x 48 x 50 uint16, chunks 16 x 16 x 16, uncompressed, Zarr v3"``."""
        return self.clothes


def written(volume: Volume, storage: Storage, path: str = "") -> DressedZarr:
    """Let zarr write level 0 of `volume` as a single array at `path`."""
    objects = MemoryObjects()
    _array(objects, volume, 0, path, storage)
    return _write(objects, volume, (path,), f"{volume.describe()}, {storage.describe()}")


def virtual(volume: Volume, storage: Storage, path: str = "") -> DressedZarr:
    """Make the same store without its chunks: the formula fills them when they are read."""
    objects = MemoryObjects()
    _array(objects, volume, 0, path, storage)
    return _serve(objects, volume, (path,), storage, f"{volume.describe()}, {storage.describe()}")


def written_pyramid(
    volume: Volume,
    storage: Storage,
    *,
    units: Units = "micrometer",
    translations: Translations = True,
    paths: Sequence[str] | None = None,
    name: str = "",
    also: Collection[Also] = (),
) -> DressedZarr:
    """Let zarr write all levels of `volume` as an OME-Zarr image: version 0.4 in Zarr format 2, 0.5 in format 3.

    Parameters
    ----------
    volume : Volume
        Axes such as ``"zyx"`` or ``"tczyx"``.
    storage : Storage
        Of every level; in format 2 the separator is "/" unless said.
    units : str, None, or a sequence with one entry a space axis
        Unit of the scales; None leaves it out and means micrometre here.
    translations : bool, or a sequence with one entry a level
        Whether the datasets say where their first voxel lies.
    paths : sequence of str, optional
        The array of each level; "0", "1", … by default. May have folders in it, as "full/0".
    name : str
        The image's name; none where empty.
    also : collection of str
        What the metadata say beside that: the unit of the time axis; a transformation of the whole image, which is
        none of its levels'; another image behind this one.
    """
    objects, paths = _image(volume, storage, units, translations, paths, name, also)
    return _write(objects, volume, paths, _image_clothes(volume, storage))


def virtual_pyramid(
    volume: Volume,
    storage: Storage,
    *,
    units: Units = "micrometer",
    translations: Translations = True,
    paths: Sequence[str] | None = None,
    name: str = "",
    also: Collection[Also] = (),
) -> DressedZarr:
    """Make the same OME-Zarr image without its chunks; parameters are those of `written_pyramid`."""
    objects, paths = _image(volume, storage, units, translations, paths, name, also)
    return _serve(objects, volume, paths, storage, _image_clothes(volume, storage))


def petascale(formula: Formula | None = None, format: Format = 3, voxel_um: Sequence[float] = (1, 1, 1)) -> DressedZarr:
    """Return an OME-Zarr pyramid of 35 TB at level 0 and ten levels, in chunks of 64 cubed, that takes no disk."""
    chunks = (64, 64, 64)
    volume = pyramid(formula or Phantom(), (16384, 32768, 32768), chunks, voxel_um=voxel_um)
    return virtual_pyramid(volume, Storage(chunks, format))


def _write(objects: MemoryObjects, volume: Volume, paths: tuple[str, ...], clothes: str) -> DressedZarr:
    for level, path in enumerate(paths):
        array = zarr.open_array(ObjectStore(objects), path=path, mode="r+")
        array[...] = volume.read(level=level)
    return DressedZarr(volume, objects, ZarrLayout(objects), paths, clothes)


def _serve(
    objects: MemoryObjects, volume: Volume, paths: tuple[str, ...], storage: Storage, clothes: str
) -> DressedZarr:
    layout = ZarrLayout(objects)
    sources = {path: ChunkSource(volume, level, layout.arrays[path], storage) for level, path in enumerate(paths)}
    return DressedZarr(volume, FormulaObjects(objects, layout, sources), layout, paths, clothes)


def _array(objects: MemoryObjects, volume: Volume, level: int, path: str, storage: Storage) -> None:
    """Store the metadata document of one level."""
    for key, document in _documents(volume.levels[level].shape, volume.dtype.str, volume.axes, path, storage):
        if not objects.exists(key):  # the group above it has attributes
            objects.set(key, document)


@lru_cache(maxsize=256)
def _documents(
    shape: tuple[int, ...], dtype_name: str, axes: str, path: str, storage: Storage
) -> list[tuple[str, bytes]]:
    """Let zarr write the documents of an array and the groups above it; many volumes differ in their values alone."""
    objects = MemoryObjects()
    options: dict[str, Any] = {}
    if storage.separator:
        encoding = "default" if storage.format == 3 else "v2"
        options["chunk_key_encoding"] = {"name": encoding, "separator": storage.separator}
    dtype = np.dtype(dtype_name)
    if storage.format == 2:
        dtype = dtype.newbyteorder(storage.byteorder)
    else:
        endian = "little" if storage.byteorder == "<" else "big"
        options["serializer"] = zarr.codecs.BytesCodec(endian=endian if dtype.itemsize > 1 else None)
        options["dimension_names"] = list(axes)
    zarr.create_array(
        ObjectStore(objects),
        name=path or None,
        shape=shape,
        chunks=storage.chunks,
        shards=storage.shards,
        dtype=dtype,
        compressors=_zarr_codec(storage),
        filters=None,
        fill_value=0,
        zarr_format=storage.format,
        **options,
    )
    return [(key, bytes(objects.get(key) or b"")) for key in objects.list()]


def _zarr_codec(storage: Storage) -> Any:
    """Return the compressor as zarr's metadata name it."""
    if storage.compressor is None or storage.format == 2:
        return _encoder(storage.compressor)
    return {"zstd": zarr.codecs.ZstdCodec(level=1), "gzip": zarr.codecs.GzipCodec(level=1)}[storage.compressor]


@cache
def _encoder(compressor: str | None) -> Any:
    """Return the codec that makes a chunk's bytes."""
    if compressor is None:
        return None
    return {"zstd": numcodecs.Zstd, "gzip": numcodecs.GZip, "zlib": numcodecs.Zlib}[compressor](level=1)


def _image(
    volume: Volume,
    storage: Storage,
    units: Units,
    translations: Translations,
    paths: Sequence[str] | None,
    name: str,
    also: Collection[Also],
) -> tuple[MemoryObjects, tuple[str, ...]]:
    """Write a group, its multiscales metadata and the metadata of its arrays."""
    paths = tuple(paths or map(str, range(len(volume.levels))))
    objects = MemoryObjects()
    documents = [_multiscales(volume, paths, units, translations, name, also)]
    if "second image" in also:
        documents.append(documents[0] | {"name": "another", "datasets": documents[0]["datasets"][1:]})
    version: Version = "0.4" if storage.format == 2 else "0.5"
    if version == "0.4":
        attributes: dict[str, Any] = {"multiscales": [{"version": version, **one} for one in documents]}
    else:
        attributes = {"ome": {"version": version, "multiscales": documents}}
    zarr.create_group(ObjectStore(objects), zarr_format=storage.format, attributes=attributes)
    for level, path in enumerate(paths):
        _array(objects, volume, level, path, replace(storage, separator=storage.separator or "/"))
    return objects, paths


def _multiscales(
    volume: Volume, paths: Sequence[str], units: Units, translations: Translations, name: str, also: Collection[Also]
) -> dict[str, Any]:
    """Return one entry of ``multiscales``; OME-NGFF 0.4, section 3.4."""
    space = [letter for letter in volume.axes if letter in "zyx"]
    named = [units] * len(space) if units is None or isinstance(units, str) else list(units)
    other = len(volume.axes) - len(space)
    axes: list[dict[str, str]] = [
        {"name": letter, "type": {"t": "time", "c": "channel"}[letter]} for letter in volume.axes[:other]
    ]
    for letter, unit in zip(space, named, strict=True):
        axes.append({"name": letter, "type": "space"} | ({"unit": unit} if unit else {}))
    if "unit of time" in also:
        axes[volume.axes.index("t")]["unit"] = "second"
    per_um = [_PER_MICROMETRE.get(unit, 1.0) for unit in named]  # what is no length is not converted
    moved = [translations] * len(paths) if isinstance(translations, bool) else translations
    datasets = []
    for level, path, has_translation in zip(volume.levels, paths, moved, strict=True):
        scale = [1.0] * other + [s * n for s, n in zip(level.scale_um, per_um, strict=True)]
        transformations: list[dict[str, Any]] = [{"type": "scale", "scale": scale}]
        if has_translation:
            translation = [0.0] * other + [t * n for t, n in zip(level.translation_um, per_um, strict=True)]
            transformations.append({"type": "translation", "translation": translation})
        datasets.append({"path": path, "coordinateTransformations": transformations})
    document: dict[str, Any] = ({"name": name} if name else {}) | {"axes": axes, "datasets": datasets}
    if "transformation of the image" in also:
        document["coordinateTransformations"] = [{"type": "scale", "scale": [2.0] * len(axes)}]
    return document


@dataclass(frozen=True)
class ChunkSource:
    """Makes the stored objects of one array: chunks, or shards of them.

    Attributes
    ----------
    volume, level : Volume, int
        What is stored.
    stored : StoredArray
        Its grid and its keys.
    storage : Storage
        How it is stored.
    """

    volume: Volume
    level: int
    stored: StoredArray
    storage: Storage

    def get(self, unit: int, byte_range: ByteRange | None) -> Bytes:
        """Return stored object number `unit`, or a range of its bytes."""
        index = self.stored.units.index(unit)
        if self.stored.sharded:
            return self._shard(index, byte_range)
        chunk = self._chunk(index)
        return chunk if byte_range is None else memoryview(chunk)[slice(*byte_range)]

    def _chunk(self, index: Sequence[int]) -> Bytes:
        chunks = self.stored.grid.chunks
        start = [i * c for i, c in zip(index, chunks, strict=True)]
        raw = to_bytes(self.volume.block(start, chunks, self.level), self.storage.byteorder)
        encoder = _encoder(self.storage.compressor)
        return raw if encoder is None else bytes(encoder.encode(raw))

    def _shard(self, index: Sequence[int], byte_range: ByteRange | None) -> Bytes:
        """Return part of a shard: its chunks in row-major order, all of full size, those beyond the edge too."""
        per_shard = self.stored.chunks_per_shard
        if self.storage.compressor:
            inner = [self._chunk(self._inner(index, place)) for place in np.ndindex(*per_shard)]
            shard = b"".join((*inner, _shard_index([len(chunk) for chunk in inner])))
            return shard if byte_range is None else memoryview(shard)[slice(*byte_range)]
        nbytes = self.stored.grid.chunk_nbytes
        n = math.prod(per_shard)
        start, stop, _ = slice(*byte_range or (0, None)).indices(n * nbytes + self.stored.index_nbytes)
        first, last = start // nbytes, min(n, -(-stop // nbytes))
        parts = [self._chunk(self._inner(index, np.unravel_index(i, per_shard))) for i in range(first, last)]
        if stop > n * nbytes:
            parts.append(_equal_shard_index(n, nbytes))
        begin = min(first, n) * nbytes
        whole = parts[0] if len(parts) == 1 else b"".join(parts)
        return memoryview(whole)[start - begin : stop - begin]

    def _inner(self, index: Sequence[int], place: Sequence[Any]) -> list[int]:
        return [i * n + int(p) for i, n, p in zip(index, self.stored.chunks_per_shard, place, strict=True)]


@cache
def _equal_shard_index(n_chunks: int, nbytes: int) -> bytes:
    return _shard_index([nbytes] * n_chunks)


def _shard_index(sizes: Sequence[int]) -> bytes:
    """Return a shard's index, little-endian (offset, nbytes) a chunk, with its CRC32C."""
    size = np.array(sizes, "<u8")
    table = np.stack([np.cumsum(size) - size, size], axis=1).astype("<u8").tobytes()
    return table + struct.pack("<I", google_crc32c.value(table))


class FormulaObjects:
    """A Zarr store whose arrays' chunks are made when they are asked for; what else is in it lies beside them.

    Parameters
    ----------
    documents : Objects
        The metadata, and whatever is written.
    layout : ZarrLayout
        The arrays that they describe.
    sources : mapping of str to ChunkSource
        The arrays by path.
    """

    def __init__(self, documents: Objects, layout: ZarrLayout, sources: Mapping[str, ChunkSource]) -> None:
        self._documents = documents
        self._layout = layout
        self._sources = sources

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes, or those of `byte_range`; None where there is no such object."""
        found = self._made(key)
        if found is None:
            return self._documents.get(key, byte_range)
        return self._sources[found.layout.grid.name].get(found.unit, byte_range)

    def set(self, key: str, value: bytes) -> None:
        """Store `value` under `key`; refuse a chunk that is a formula."""
        self._refuse(key)
        self._documents.set(key, value)

    def delete(self, key: str) -> None:
        """Remove the object, if there is one; refuse a chunk that is a formula."""
        self._refuse(key)
        self._documents.delete(key)

    def exists(self, key: str) -> bool:
        """Say whether there is such an object, without making it."""
        return self._made(key) is not None or self._documents.exists(key)

    def _made(self, key: str) -> ChunkKey | None:
        """Return what `key` holds if it is a chunk that is made by a formula."""
        found = self._layout.find(key)
        return found if found is not None and found.layout.grid.name in self._sources else None

    def _refuse(self, key: str) -> None:
        if self._made(key) is not None:
            raise PermissionError("this array is the original: it can be read, not written")

    def list(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with `prefix`, of which there may be many millions, and look at no other."""
        yield from self._documents.list(prefix)
        for path, source in self._sources.items():
            folder = f"{path}/" if path else ""
            if folder.startswith(prefix) or prefix.startswith(folder):
                yield from (folder + key for key in _chunk_keys(source.stored, prefix[len(folder) :]))

    def list_dir(self, prefix: str = "") -> Iterator[str]:
        """Yield the names directly below the folder `prefix`, chunks only where it is an array or lies within one."""
        yield from names_below(self._documents.list(), prefix)
        folder = prefix.rstrip("/")
        for path, source in self._sources.items():
            if not path or folder == path or folder.startswith(f"{path}/"):
                yield from _chunk_names(source.stored, folder[len(path) :].strip("/"))


def _chunk_keys(stored: StoredArray, prefix: str = "") -> Iterator[str]:
    """Yield the chunk keys of an array that start with `prefix`: its numbers, and the beginning of the next one."""
    if not stored.key_prefix.startswith(prefix[: len(stored.key_prefix)]):
        return
    said = prefix[len(stored.key_prefix) :].split(stored.separator)
    whole, begun = said[:-1], said[-1]
    if len(said) > max(1, len(stored.units.grid)):
        return
    axes = [map(str, range(n)) for n in stored.units.grid]
    known = [[name for name in axis if name == one] for one, axis in zip(whole, axes, strict=False)]
    begin = [[name for name in axis if name.startswith(begun)] for axis in axes[len(whole) : len(whole) + 1]]
    for names in itertools.product(*known, *begin, *axes[len(whole) + 1 :]):
        yield stored.key_prefix + stored.separator.join(names)


def _chunk_names(stored: StoredArray, folder: str) -> Iterator[str]:
    """Yield the names directly below a folder of one array's chunk keys."""
    if stored.separator == ".":
        return _chunk_keys(stored) if not folder else iter(())
    parts: list[Sequence[str] | range] = [("c",)] if stored.key_prefix else []
    parts += map(range, stored.units.grid)
    inside = folder.split("/") if folder else []
    known = all(name in map(str, part) for name, part in zip(inside, parts, strict=False))
    return map(str, parts[len(inside)]) if known and len(inside) < len(parts) else iter(())


def _image_clothes(volume: Volume, storage: Storage) -> str:
    version = "0.4" if storage.format == 2 else "0.5"
    levels = f"{len(volume.levels)} level{'s' * (len(volume.levels) != 1)}"
    return f"OME-Zarr {version}, {levels} from {volume.describe()} on, {storage.describe()}"


def _times(numbers: Sequence[int]) -> str:
    return " x ".join(map(str, numbers))
