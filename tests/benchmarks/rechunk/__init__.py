"""A TIFF of 4 GB into chunks: the reference answer to ex09, and copying the same bytes."""
