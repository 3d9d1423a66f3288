"""The answer's code in a process of its own: worker, channel, limits."""
