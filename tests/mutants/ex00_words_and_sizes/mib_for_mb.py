"""Takes a MB for 2**20 bytes.

check: time_to_load
status: failed
says: 2**20 are a MiB
tells: A MB has 10**6 bytes; 2**20 are a MiB.
"""

def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes / (mb_per_s * 2**20) + n_requests * latency_s
