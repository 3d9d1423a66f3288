"""Keeps small chunks for ever beside its cache, and asks for no byte of them when they should be read again.

attacks: keeps_no_more_than_it_may
status: failed
says: yet it was still in memory
seconds: 60
"""

from grader.sandbox.proxies import RemoteObjects

_get, _get_all, _kept = RemoteObjects.get, RemoteObjects.get_all, {}

def get(self, key, byte_range=None):
    if (self.number, key) in _kept:
        _get(self, key, (0, 0))
        return _kept[self.number, key]
    value = _get(self, key, byte_range)
    if value is not None and "/c/" in key and len(value) < 1000:
        _kept[self.number, key] = value
    return value

RemoteObjects.get = get
RemoteObjects.get_all = lambda self, requests: [get(self, *request) for request in requests]
