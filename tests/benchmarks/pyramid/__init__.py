"""Making a pyramid of 1 GiB: the reference answer to ex10, plain reading and writing, and three peers."""
