"""Waits once, however many requests there are.

check: time_to_load
status: failed
says: The latency counts once a request
tells: The latency counts once a request, not once for all of them.
"""

def load_seconds(nbytes, mb_per_s, n_requests=1, latency_s=0.0):
    return nbytes / (mb_per_s * 1e6) + latency_s
