"""500 gradings in one process: what leaks, and whether a verdict ever changes."""
