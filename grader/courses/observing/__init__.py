"""The module's activity: what the same slices cost in each format, measured; in a file of one's own, planned."""
