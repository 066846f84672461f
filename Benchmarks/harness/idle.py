"""Connections that stay open after an answer, and what they cost the server."""
import socket
import time
import urllib.parse

from . import processes


class Visitor:
    """A client that asked for the refs once, read the whole answer and stays connected."""

    def __init__(self, url):
        address = urllib.parse.urlsplit(url)
        self.socket = socket.create_connection((address.hostname, address.port), timeout=60)
        self.socket.sendall(
            (f"GET {address.path}/info/refs?service=git-upload-pack HTTP/1.1\r\nHost: {address.netloc}\r\nGit-Protocol: version=2\r\n"
             "User-Agent: benchmark\r\nAccept: */*\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self._read()

    def _read(self):
        if b" 200 " not in self.file.readline():
            raise RuntimeError("the server refused a visitor")
        heads = {}
        while line := self.file.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            heads[name.lower()] = value.strip()
        if heads.get("transfer-encoding", "").lower() == "chunked":
            while size := int(self.file.readline().partition(b";")[0], 16):
                self.file.read(size + 2)
            self.file.readline()
        else:
            self.file.read(int(heads["content-length"]))

    def is_connected(self):
        """Whether the server still holds the connection: nothing can be read, and there is no end either."""
        self.socket.settimeout(0)
        try:
            self.socket.recv(1, socket.MSG_PEEK)
            return False
        except BlockingIOError:
            return True

    def close(self):
        self.file.close()
        self.socket.close()


def _look(server, seconds):
    with processes.Sampler({"server": server.roots}, pause=0.02) as sampler:
        time.sleep(seconds)
    return sampler.peaks["server"]


def measure(server, count, seconds=1.5):
    """Memory of the server before anybody came, and with `count` connections that were answered and are idle."""
    before = _look(server, seconds)
    visitors = []
    try:
        for _ in range(count):
            visitors.append(Visitor(server.url))
        time.sleep(0.5)
        held = _look(server, seconds)
        connected = sum(visitor.is_connected() for visitor in visitors)
    finally:
        for visitor in visitors:
            visitor.close()
    return {"operation": "idle", "server": server.name, "connections": count, "connected": connected, "before": before, "held": held}
