"""The repositories that are served, and the commits that arrive behind the clients' backs."""
import json
import os
import re
import shutil
import subprocess
import sys

from generator import stream
from generator.chance import Chance

_DAY = 1793318400  # 2026-10-30, the last day of the generated history


def library(folder, size, kind, seed, say):
    """The generated library, made once and kept: its path and its figures."""
    path = os.path.join(folder, f"library-{size}-{kind}-{seed}.git")
    figures = path + ".json"
    if not os.path.exists(figures):
        say(f"generating {size} ({kind}, seed {seed})")
        shutil.rmtree(path, ignore_errors=True)
        script = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "generate-library.py")
        result = subprocess.run([sys.executable, script, "--size", size, "--format", kind, "--seed", str(seed), "--gc", path], stdout=subprocess.PIPE, check=True)
        with open(figures, "wb") as file:
            file.write(result.stdout)
    with open(figures) as file:
        return path, json.load(file)


def place(source, server):
    """Puts a copy of a repository where a server finds it, open for pushes and without housekeeping in the middle of a run."""
    shutil.rmtree(server.repository, ignore_errors=True)
    shutil.copytree(source, server.repository)
    for name, value in (("http.receivepack", "true"), ("gc.auto", "0"), ("receive.autogc", "false"), ("maintenance.auto", "false")):
        stream.git(server.repository, "config", name, value)


def received(source, server, kind, pushes, environment):
    """Lets a server receive the library as a hub would over time: in `pushes` pushes of the published line, then all other refs."""
    shutil.rmtree(server.repository, ignore_errors=True)
    subprocess.run(["git", "init", "--quiet", "--bare", f"--object-format={kind}", "--initial-branch=main", server.repository], env=environment, check=True)
    place_settings = (("http.receivepack", "true"), ("gc.auto", "0"), ("receive.autogc", "false"))
    for name, value in place_settings:
        stream.git(server.repository, "config", name, value)
    server.start()
    try:
        line = stream.git(source, "rev-list", "--first-parent", "--reverse", "refs/heads/main").split()
        for number in range(1, pushes + 1):
            commit = line[len(line) * number // pushes - 1]
            _push(source, server.url, environment, f"{commit}:refs/heads/main")
        refs = [ref for ref in stream.git(source, "for-each-ref", "--format=%(refname)").split() if ref != "refs/heads/main"]
        for start in range(0, len(refs), 1000):
            _push(source, server.url, environment, *(f"{ref}:{ref}" for ref in refs[start:start + 1000]))
    finally:
        server.stop()


def _push(source, url, environment, *specs):
    subprocess.run(["git", "-C", source, "push", "--quiet", url, *specs], env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def packs(path):
    """How a repository keeps its objects."""
    counts = dict(line.split(": ") for line in stream.git(path, "count-objects", "-v").splitlines())
    return {"packs": int(counts["packs"]), "pack_bytes": int(counts["size-pack"]) * 1024, "loose": int(counts["count"])}


class Arrivals:
    """Seeded commits on top of the published line, each a small edit of one structure, and how they reach the servers."""

    def __init__(self, source, folder, count, seed, environment):
        self.path = os.path.join(folder, "arrivals.git")
        self.environment = environment
        self.next = 0
        self.direct = set()
        shutil.rmtree(self.path, ignore_errors=True)
        subprocess.run(["git", "clone", "--quiet", "--bare", source, self.path], env=environment, check=True)
        self.commits = self._make(count, Chance(seed, "arrivals"))

    def _make(self, count, chance):
        names = [name for name in stream.git(self.path, "ls-tree", "-r", "-z", "--name-only", "main").split("\0") if name.endswith("/struktur.json")]
        parts, texts = [], {}
        for number in range(count):
            name = chance.pick(names)
            text = texts.get(name) or subprocess.run(["git", "-C", self.path, "cat-file", "blob", f"main:{name}"], env=self.environment, check=True,
                                                     stdout=subprocess.PIPE).stdout.decode()
            found = list(re.finditer(r'"wert": (\d+),', text))
            spot = chance.pick(found)
            text = f'{text[:spot.start()]}"wert": {int(spot[1]) + chance.between(1, 9)},{text[spot.end():]}'
            texts[name] = text
            data, note = text.encode(), f"{name.split('/')[2]}: Dauer nachgeführt\n\nNeuer Erfahrungswert.\n".encode()
            author = f"Gemeinde Nachtrag <k-{chance.hexadecimal(12)}@000000000000.allmende.invalid> {_DAY + 86400} +0000"
            parts += [f"commit refs/arrivals\nmark :{number + 1}\nauthor {author}\ncommitter {author}\ndata {len(note)}\n".encode(), note, b"\n"]
            parts += [b"from refs/heads/main^0\n"] if number == 0 else []
            parts += [f"M 100644 inline {name}\ndata {len(data)}\n".encode(), data, b"\n\n"]
        marks = os.path.join(self.path, "marks")
        subprocess.run(["git", "-C", self.path, "fast-import", "--quiet", "--date-format=raw", f"--export-marks={marks}"], env=self.environment, check=True,
                       input=b"".join(parts))
        with open(marks) as file:
            found = dict(line.split() for line in file)
        return [found[f":{number + 1}"] for number in range(count)]

    def arrive(self, servers):
        """Pushes the next commit to every server; one that takes no push gets it by a fetch into its folder, and is remembered."""
        commit = self.commits[self.next]
        self.next += 1
        for server in servers:
            if server.name not in self.direct:
                try:
                    _push(self.path, server.url, self.environment, f"{commit}:refs/heads/main")
                    continue
                except subprocess.CalledProcessError as error:
                    self.direct.add(server.name)
                    print(f"{server.name} takes no push: {error.stderr.decode(errors='replace').strip()}", file=sys.stderr)
            subprocess.run(["git", "-C", server.repository, "fetch", "--quiet", self.path, f"+{commit}:refs/heads/main"], env=self.environment, check=True)
        return commit
