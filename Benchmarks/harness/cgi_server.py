"""`git http-backend` as CGI behind Python's own HTTP server: `cgi_server.py ROOT PORT`. Only where nginx or fcgiwrap is missing."""
import os
import subprocess
import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from harness.servers import backend  # noqa: E402

ROOT, PORT = sys.argv[1], int(sys.argv[2])
BACKEND = backend()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def _body(self):
        """Pieces of the request's body, whichever way it was sent."""
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            while True:
                size = int(self.rfile.readline().partition(b";")[0], 16)
                if size == 0:
                    while self.rfile.readline().strip():
                        pass
                    return
                yield self.rfile.read(size)
                self.rfile.readline()
        left = int(self.headers.get("Content-Length") or 0)
        while left > 0:
            piece = self.rfile.read(min(left, 65536))
            if not piece:
                return
            left -= len(piece)
            yield piece

    def _answer(self):
        path, _, query = self.path.partition("?")
        variables = {
            **os.environ, "GIT_PROJECT_ROOT": ROOT, "GIT_HTTP_EXPORT_ALL": "1", "PATH_INFO": urllib.parse.unquote(path), "QUERY_STRING": query,
            "REQUEST_METHOD": self.command, "CONTENT_TYPE": self.headers.get("Content-Type", ""), "REMOTE_ADDR": self.client_address[0],
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""), "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "SERVER_PROTOCOL": self.request_version,
        }
        if "Content-Length" in self.headers:
            variables["CONTENT_LENGTH"] = self.headers["Content-Length"]
        with subprocess.Popen([BACKEND], env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for piece in self._body():
                process.stdin.write(piece)
            process.stdin.close()
            status, heads = 200, []
            while True:
                line = process.stdout.readline().strip()
                if not line:
                    break
                name, _, value = line.decode("latin-1").partition(":")
                if name.lower() == "status":
                    status = int(value.split()[0])
                else:
                    heads.append((name, value.strip()))
            self.send_response(status)
            for name, value in heads:
                self.send_header(name, value)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            while piece := process.stdout.read1(65536):
                self.wfile.write(b"%x\r\n" % len(piece) + piece + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")

    do_GET = do_POST = _answer


ThreadingHTTPServer(("127.0.0.1", PORT), Handler).serve_forever()
