"""BigDataViewer's HDF5.

Write a pyramid that BigDataViewer opens, and read from one the chunks of one level that a selection touches, each once.

The format of BigDataViewer (BDV) is a pair of files. The HDF5 file holds the pixels: *setup* ``s00`` (a channel, an
angle, a tile), at *timepoint* ``t00000``, level by level, each level a chunked array named ``cells``. The XML file says
what they are: sizes, voxels, and where in space each setup lies. This is what ``h5ls -r`` shows of a file with two
levels; yours should look the same::

    /                        Group
    /s00                     Group
    /s00/resolutions         Dataset {2, 3}
    /s00/subdivisions        Dataset {2, 3}
    /t00000                  Group
    /t00000/s00              Group
    /t00000/s00/0            Group
    /t00000/s00/0/cells      Dataset {20, 96, 80}
    /t00000/s00/1            Group
    /t00000/s00/1/cells      Dataset {20, 48, 40}

and ``h5dump -d s00/resolutions`` of what is in the first table, level 1 being half as large along x and y::

    DATASET "s00/resolutions" {
       DATATYPE  H5T_IEEE_F64LE
       DATASPACE  SIMPLE { ( 2, 3 ) / ( 2, 3 ) }
       DATA {
       (0,0): 1, 1, 1,
       (1,0): 2, 2, 1
       }
    }

Two customs are older than most of the readers:

- *x first, but not everywhere.* Java counts x, y, z, and so do the XML and the two small tables ``resolutions`` and
  ``subdivisions``. The arrays themselves are z, y, x, as HDF5 and NumPy have them.
- *Signed, but not meant so.* Intensities are ``uint16``, yet the ``cells`` are ``int16``: the same 16 bits under
  another name, since Java has no unsigned integers. Who takes them for numbers sees all that is brighter than 32767
  turn negative.

The same in Fiji: *Plugins > BigDataViewer > Export Current Image as XML/HDF5* writes such a pair, and *Plugins >
BigDataViewer > Open XML/HDF5* opens yours. (*File > Import > HDF5/N5/Zarr/OME-NGFF...* shows the file's inside.)
The same in Python: the package *npy2bdv* writes and reads such pairs.
"""

from collections.abc import Sequence
from typing import TextIO

import h5py
import numpy as np

from grader.given import Selection

XML = """\
<?xml version="1.0"?>
<SpimData version="0.2">
  <BasePath type="relative">.</BasePath>
  <SequenceDescription>
    <ImageLoader format="bdv.hdf5">
      <hdf5 type="relative">{h5_name}</hdf5>
    </ImageLoader>
    <ViewSetups>
      <ViewSetup>
        <id>0</id>
        <size>{size}</size>
        <voxelSize>
          <unit>micrometer</unit>
          <size>{voxel_size}</size>
        </voxelSize>
        <attributes>
          <illumination>0</illumination>
          <channel>0</channel>
          <tile>0</tile>
          <angle>0</angle>
        </attributes>
      </ViewSetup>
      <Attributes name="illumination"><Illumination><id>0</id><name>0</name></Illumination></Attributes>
      <Attributes name="channel"><Channel><id>0</id><name>0</name></Channel></Attributes>
      <Attributes name="tile"><Tile><id>0</id><name>0</name></Tile></Attributes>
      <Attributes name="angle"><Angle><id>0</id><name>0</name></Angle></Attributes>
    </ViewSetups>
    <Timepoints type="range">
      <first>0</first>
      <last>0</last>
    </Timepoints>
  </SequenceDescription>
  <ViewRegistrations>
    <ViewRegistration timepoint="0" setup="0">
      <ViewTransform type="affine">
        <Name>calibration</Name>
        <affine>{affine}</affine>
      </ViewTransform>
    </ViewRegistration>
  </ViewRegistrations>
</SpimData>
"""
"""What BigDataViewer wants to know about one setup at one timepoint, with four gaps for ``XML.format(...)``."""


def write_bdv(
    h5: h5py.File,
    xml: TextIO,
    levels: Sequence[np.ndarray],
    factors: Sequence[Sequence[int]],
    chunks: Sequence[int],
    voxel_um: Sequence[float],
    h5_name: str = "data.h5",
) -> None:
    """Write a pyramid for BigDataViewer: one setup, one timepoint.

    Parameters
    ----------
    h5 : h5py.File
        The opened HDF5 file, empty and writable. It gets these datasets:

        - ``s00/resolutions``, float64, shape (n levels, 3): the `factors` of each level, as x, y, z.
        - ``s00/subdivisions``, int32, shape (n levels, 3): the chunks of each level, as x, y, z. Where a level is
          smaller than a chunk, either the chunk as it was asked for or as it was clipped.
        - ``t00000/s00/0/cells``, ``t00000/s00/1/cells``, …: the levels, as z, y, x, chunked and gzip-compressed; int16
          that holds the bits of the uint16.
    xml : text file
        The opened XML file, empty and writable. `XML` with its gaps filled is all that has to be in it; other XML that
        says the same will do as well. The gaps:

        - ``h5_name``, with ``&``, ``<`` and ``>`` escaped as in any XML (``html.escape`` does that).
        - ``size``, of level 0 in voxels: x, y and z, as all that follows, separated by blanks.
        - ``voxel_size``, in micrometres.
        - ``affine``: from voxels to space, the three rows of a 3 x 4 matrix one after the other, twelve numbers. Here
          it only stretches the voxels to their proportions: along x, y and z by the voxel size divided by the smallest
          of the three.
    levels : sequence of ndarray of uint16, shape (z, y, x)
        The levels, from fine to coarse, in any byte order.
    factors : sequence of sequence of int
        For each level, the downsampling from level 0 along z, y and x: cumulative, (1, 1, 1) for level 0.
    chunks : sequence of int
        Size of one chunk along z, y and x, the same at all levels. HDF5 allows no chunk larger than its array: clip it.
    voxel_um : sequence of float
        Voxel size of level 0 along z, y and x, in micrometres.
    h5_name : str
        Name of the HDF5 file, which lies beside the XML file.

    Examples
    --------
    A voxel of 2 x 0.5 x 0.5 um (z, y, x) has the voxel size ``0.5 0.5 2.0``, and four times as much depth as width: the
    affine ``1.0 0 0 0 0 1.0 0 0 0 0 4.0 0``.
    """
    raise NotImplementedError("write_bdv: not written yet")


def read_bdv(h5: h5py.File, level: int, selection: Selection) -> np.ndarray:
    """Return the voxels of a selection from one level of a BigDataViewer file.

    At best: the chunks of that level that the selection touches, each once; none for an empty selection. HDF5 takes
    each of them once for a whole selection, so ask for it in one go: ``cells[()]`` reads the level. HDF5's own chunk
    cache is off in the grader: a chunk that two requests touch is read twice.

    Parameters
    ----------
    h5 : h5py.File
        The opened HDF5 file, as `write_bdv` makes it: setup 0, timepoint 0.
    level : int
        Which level, 0 being the finest.
    selection : tuple of int or slice
        One ``int`` or ``slice`` (step 1 or more) for each of z, y, x. An ``int`` drops its axis. Negative values and
        clipping as in NumPy.

    Returns
    -------
    ndarray of uint16
        In native byte order. Some writers store the cells as uint16 outright, some of either type with big-endian
        bytes: that is right as well, so look at the ``dtype`` of what you read.

    Raises
    ------
    IndexError
        If an ``int`` is out of range.
    KeyError
        If there is no such level.
    """
    raise NotImplementedError("read_bdv: not written yet")
