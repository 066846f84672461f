"""The servers under comparison. Each serves the bare repository `vorlagen.git` in a folder of its own, at /vorlagen.git."""
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request

from .processes import Running

_NGINX = """daemon off;
master_process off;
worker_processes 1;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    server_tokens off;
    client_max_body_size 0;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{port};
        location / {{
            fastcgi_pass unix:./backend.sock;
            fastcgi_buffering off;
            fastcgi_read_timeout 1200;
            fastcgi_send_timeout 1200;
            fastcgi_param SCRIPT_FILENAME {backend};
            fastcgi_param GIT_PROJECT_ROOT {root};
            fastcgi_param GIT_HTTP_EXPORT_ALL 1;
            fastcgi_param GIT_PROTOCOL $http_git_protocol;
            fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
            fastcgi_param PATH_INFO $uri;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param CONTENT_TYPE $content_type;
            fastcgi_param CONTENT_LENGTH $content_length;
            fastcgi_param SERVER_PROTOCOL $server_protocol;
            fastcgi_param REMOTE_ADDR $remote_addr;
        }}
    }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server that runs. `parts` are its programs by name."""

    name = ""

    def __init__(self, folder, environment):
        self.folder, self.environment = folder, environment
        self.root = os.path.join(folder, "root")
        self.repository = os.path.join(self.root, "vorlagen.git")
        self.parts, self.base = {}, ""
        os.makedirs(self.root, exist_ok=True)

    @property
    def url(self):
        return self.base + "vorlagen.git"

    def start(self):
        self.log = open(os.path.join(self.folder, "server.log"), "ab")
        try:
            self._start()
            self._await()
        except BaseException:
            self.stop()
            raise

    def roots(self):
        return [part.pid for part in self.parts.values()]

    def exact(self):
        return all(part.exact for part in self.parts.values())

    def must_run(self):
        """Stops the measurement if a part of the server has ended by itself."""
        for name, part in self.parts.items():
            if part.end() is not None:
                raise RuntimeError(f"{name} ended by itself with {part.end()}; the last it said: {self._last_words()!r}")

    def _last_words(self):
        with open(os.path.join(self.folder, "server.log"), "rb") as file:
            return file.read()[-400:].decode(errors="replace")

    def seconds(self):
        """CPU seconds since the start, by part."""
        return {name: part.clock.seconds() for name, part in self.parts.items()}

    def stop(self):
        """Ends it; gives what was counted and what `wait4` says, by part."""
        result = {}
        for name, part in list(self.parts.items()):
            counted = part.clock.seconds()
            result[name] = {"counted": round(counted, 4), "waited": round(part.stop(), 4)}
            part.clock.close()
        self.parts = {}
        self.log.close()
        return result

    def _await(self):
        deadline = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(self.url + "/info/refs?service=git-upload-pack", timeout=20) as answer:
                    answer.read(4)
                    return
            except OSError as error:
                self.must_run()
                if time.monotonic() > deadline:
                    raise RuntimeError(f"{self.name} does not answer: {error}") from error
                time.sleep(0.05)


class Hub(Server):
    """`allmende hub serve`."""

    name = "allmende"

    def __init__(self, folder, environment, program):
        super().__init__(folder, environment)
        self.program = program

    def _start(self):
        arguments = [self.program, "hub", "serve", self.root, "--listen", "127.0.0.1:0", "--access", "open"]
        part = Running(arguments, self.environment, self.folder, self.log, subprocess.PIPE)
        self.parts["hub"] = part
        line = part.process.stdout.readline().decode().strip()
        if not line.startswith("http://"):
            raise RuntimeError(f"the hub's first line is no address: {line!r}")
        self.base = line if line.endswith("/") else line + "/"
        # Whatever it prints from now on must not fill the pipe.
        threading.Thread(target=lambda: [None for _ in part.process.stdout], daemon=True).start()


class Stock(Server):
    """`git http-backend` behind nginx and fcgiwrap, with a worker of fcgiwrap for each connection that is wanted."""

    name = "git"

    def __init__(self, folder, environment, connections=1):
        super().__init__(folder, environment)
        self.connections = connections

    @staticmethod
    def missing():
        return [name for name in ("nginx", "fcgiwrap") if not _program(name)]

    def _start(self):
        port = free_port()
        for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
            os.makedirs(os.path.join(self.folder, name), exist_ok=True)
        socket_path = os.path.join(self.folder, "backend.sock")
        if os.path.exists(socket_path):
            os.unlink(socket_path)
        with open(os.path.join(self.folder, "nginx.conf"), "w") as file:
            file.write(_NGINX.format(port=port, backend=backend(), root=self.root))
        self.parts["fcgiwrap"] = Running([_program("fcgiwrap"), "-c", str(self.connections), "-s", "unix:./backend.sock"], self.environment, self.folder, self.log)
        deadline = time.monotonic() + 10
        while not os.path.exists(socket_path) and time.monotonic() < deadline:
            time.sleep(0.01)
        # Relative to the prefix: absolute names of sockets have a short limit.
        self.parts["nginx"] = Running([_program("nginx"), "-p", self.folder + "/", "-c", "nginx.conf", "-e", "error.log"], self.environment, self.folder, self.log)
        self.base = f"http://127.0.0.1:{port}/"


class Plain(Server):
    """`git http-backend` behind a small server in Python, where nginx or fcgiwrap is missing."""

    name = "git (Python CGI)"

    def _start(self):
        port = free_port()
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cgi_server.py")
        self.parts["python"] = Running([sys.executable, script, self.root, str(port)], self.environment, self.folder, self.log)
        self.base = f"http://127.0.0.1:{port}/"


def _program(name):
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def backend():
    folder = subprocess.run(["git", "--exec-path"], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    return os.path.join(folder, "git-http-backend")
