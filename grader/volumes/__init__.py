"""Ground truth by formula: volumes of any size whose every voxel is known, and the file formats that they wear."""
