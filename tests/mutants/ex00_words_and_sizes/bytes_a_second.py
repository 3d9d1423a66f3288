"""Takes MB a second for bytes a second.

check: time_to_load
status: failed
says: 10**6 bytes, not one
tells: The throughput is in MB a second: 10**6 bytes, not one.
"""

def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes / mb_per_s + n_requests * latency_s
