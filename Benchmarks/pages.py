#!/usr/bin/env python3
"""What pages of a hub cost: CPU time and size of every kind of page, and 64 readers at once.

    pages.py --allmende PATH --probe PATH [--size M] [--library REPOSITORY] [--seconds 60] [--runs 3] [--out DIR]

The generated library becomes a hub with members, 340 proposals, 430 discussions, 1,300 statements from practice and 200 shared variants
(`gate-probe pages`), which is kept for the next run. Every kind of page is asked for at several addresses: once each when nobody has
asked before (cold), and again (warm); by a reviewer, for whom nothing is kept, twice each. Then something is said, and pages are asked
for again: by then nothing may be as before. At last `wrk` asks for a mix of pages over 64 connections, and nginx serves the same bytes
as files under the same load. Results go to results/<date>-pages-<size>.md and .jsonl.
"""
import argparse
import contextlib
import datetime
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from statistics import median

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from generator import stream  # noqa: E402
from harness import clients, library, machine, pagekinds, processes, report, servers, wrk  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))


class Hub(servers.Hub):
    """A hub whose library has a journal; `asked` is one connection that is kept."""

    def _start(self):
        arguments = [self.program, "hub", "serve", self.root, "--listen", "127.0.0.1:0"]
        part = processes.Running(arguments, self.environment, self.folder, self.log, subprocess.PIPE)
        self.parts["hub"] = part
        line = part.process.stdout.readline().decode().strip()
        if not line.startswith("http://"):
            raise RuntimeError(f"the hub's first line is no address: {line!r}")
        self.base = line if line.endswith("/") else line + "/"
        threading.Thread(target=lambda: [None for _ in part.process.stdout], daemon=True).start()

    def _await(self):
        """It answers when it has said its address; asking would make the first page warm."""


class Files(servers.Server):
    """nginx with two workers and a folder of files."""

    name = "nginx"

    def _start(self):
        port = servers.free_port()
        for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
            os.makedirs(os.path.join(self.folder, name), exist_ok=True)
        with open(os.path.join(self.folder, "nginx.conf"), "w") as file:
            file.write("""daemon off; user root; worker_processes 2; pid nginx.pid; error_log error.log;
events { worker_connections 256; }
http { access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  default_type text/html; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=2000; server { listen 127.0.0.1:%d; root %s; } }
""" % (port, self.root))
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.parts["nginx"] = processes.Running([program, "-p", self.folder + "/", "-c", "nginx.conf", "-e", "error.log"], self.environment, self.folder, self.log)
        self.base = f"http://127.0.0.1:{port}/"

    def _await(self):
        time.sleep(1)


class Reader:
    """Somebody with a browser, signed in or not."""

    def __init__(self, hub, key=None):
        self.hub, self.cookie = hub, None
        parts = urllib.parse.urlsplit(hub.base)
        self.host = parts.netloc
        self.connection = http.client.HTTPConnection(self.host, timeout=600)
        if key:
            status, fields, _ = self.ask("/anmelden", {"schluessel": key})
            assert status == 303, status
            self.cookie = fields["Set-Cookie"].split(";")[0]

    def ask(self, path, form=None, tag=None):
        fields = {"Accept-Language": "de"}
        if self.cookie:
            fields["Cookie"] = self.cookie
        if tag:
            fields["If-None-Match"] = tag
        body = None
        if form is not None:
            fields |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
            body = urllib.parse.urlencode(form)
        self.connection.request("POST" if form is not None else "GET", path, body, fields)
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def measure(self, path, form=None, tag=None):
        """One request with the server's CPU in ms, until the server is quiet again."""
        before, start = settled(self.hub), time.monotonic()
        status, fields, body = self.ask(path, form, tag)
        wall = (time.monotonic() - start) * 1000
        at_once = sum(self.hub.seconds().values())
        after = settled(self.hub)
        return {"path": path, "status": status, "cpu_ms": (at_once - before) * 1000, "later_ms": (after - at_once) * 1000, "wall_ms": wall, "bytes": len(body),
                "tag": fields.get("ETag"), "body": body}


def settled(hub):
    """The server's CPU seconds once it does nothing any more, at the latest after a minute."""
    last = sum(hub.seconds().values())
    for _ in range(1500):
        time.sleep(0.004)
        now = sum(hub.seconds().values())
        if now - last < 0.0002:
            return now
        last = now
        time.sleep(0.04)
    return last


def prepared(options, environment):
    """A hub's directory, made once and kept, with what the probe said of it."""
    path = os.path.join(options.data, f"hub-{options.size}-{options.format}-{options.seed}")
    said = path + ".json"
    if not os.path.exists(said):
        if options.library:
            source = options.library
        else:
            source, _ = library.library(options.data, options.size, options.format, options.seed, print)
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        shutil.copytree(source, os.path.join(path, "vorlagen.git"))
        start = time.monotonic()
        done = subprocess.run([options.probe, "pages", path], env=environment, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(f"gate-probe pages: {done.stdout}")
        print(f"made the hub in {time.monotonic() - start:.0f} s")
        stream.git(os.path.join(path, "vorlagen.git"), "gc", "--quiet")
        with open(said, "w") as file:
            json.dump(dict(line.split(" ", 1) for line in done.stdout.splitlines()), file)
    with open(said) as file:
        return path, json.load(file)


def each_kind(hub, kinds, reader, who, rounds, samples):
    """Asks for every kind of page at its addresses: the first time, and again."""
    for kind, paths in kinds:
        for path in paths:
            first = reader.measure(path)
            if first["status"] != 200:
                sys.exit(f"{path}: {first['status']} {first['body'][:300]!r}")
            note = {"who": who, "kind": kind, "what": "cold"} | first
            again = [reader.measure(path) for _ in range(rounds)]
            for sample in [first, *again]:
                sample.pop("body")
            note.pop("body")
            samples.append(note)
            samples += [{"who": who, "kind": kind, "what": "warm"} | sample for sample in again]
            if first["tag"]:
                same = reader.measure(path, tag=first["tag"])
                same.pop("body")
                samples.append({"who": who, "kind": kind, "what": "tag"} | same)
                if same["status"] != 304 or same["bytes"]:
                    sys.exit(f"{path}: not 304 for its own ETag")


def changed(hub, reader, writer, paths, samples):
    """Says something, and asks for pages again right then."""
    for number in range(3):
        page = writer.ask("/austausch/neu")[2].decode()
        token = re.search(r'name="marke" value="([^"]+)"', page).group(1)
        said = writer.measure("/austausch/neu", {"marke": token, "art": "frage", "titel": f"Noch eine Frage {number}?", "text": "Wer hat das schon gemacht?"})
        if said["status"] != 303:
            sys.exit(f"/austausch/neu: {said['status']}")
        for kind, path in [("say something", None), *paths]:
            sample = reader.measure(path) if path else said
            sample.pop("body")
            samples.append({"who": "everyone" if path else "member", "kind": kind, "what": "after a change"} | sample)


def accepted(hub, reader, moderator, proposals, paths, samples):
    """Accepts proposals, so that the library has another version, and asks for pages right then."""
    done = 0
    for proposal in proposals:
        page = moderator.ask(proposal + "/annehmen")[2].decode()
        token, tree = (re.search(f'name="{name}" value="([^"]+)"', page) for name in ("marke", "stand"))
        if not token or not tree:
            continue
        said = moderator.measure(proposal + "/annehmen", {"marke": token.group(1), "stand": tree.group(1)})
        if said["status"] != 303:
            continue
        for kind, path in [("accept", None), *paths]:
            sample = reader.measure(path) if path else said
            sample.pop("body")
            samples.append({"who": "everyone" if path else "moderator", "kind": kind, "what": "after an acceptance"} | sample)
        done += 1
        if done == 3:
            return
    sys.exit("no three proposals could be accepted")


def first_page(options, environment, directory, forget):
    """A hub that has just been started: what its first pages cost."""
    folder = tempfile.mkdtemp(prefix="first-", dir=options.data)
    try:
        hub = Hub(folder, environment, options.allmende)
        shutil.rmtree(hub.root)
        shutil.copytree(directory, hub.root)
        derived = os.path.join(hub.repository, "allmende")
        for name in ("katalog", "journal", "fassungen") if forget else ():
            with contextlib.suppress(FileNotFoundError):
                os.unlink(os.path.join(derived, name))
        hub.start()
        try:
            started = settled(hub)
            reader = Reader(hub)
            sample = reader.measure("/")
            sample.pop("body")
            return {"start_cpu_ms": started * 1000} | sample
        finally:
            hub.stop()
    finally:
        shutil.rmtree(folder)


def load(options, hub, reader, mix, samples, folder, environment):
    """wrk over the mix, and nginx over the same bytes."""
    bodies = {}
    for path in mix:
        status, fields, body = reader.ask(path)
        if status != 200:
            sys.exit(f"{path}: {status}")
        bodies[path] = body
    average = sum(map(len, bodies.values())) / len(bodies)
    print(f"{len(mix)} pages of {average / 1000:.1f} kB on average", flush=True)
    files = Files(os.path.join(folder, "nginx"), environment)
    plain = [f"/{number}.html" for number in range(len(mix))]
    for path, body in zip(plain, bodies.values()):
        with open(files.root + path, "wb") as file:
            file.write(body)
    runs = []
    for number in range(options.runs):
        part = hub.parts["hub"]
        runs.append({"server": "allmende"} | wrk.run(hub.base, mix, folder, options.seconds, part.pid, part.clock))
        said(runs[-1])
        if shutil.which("nginx") or os.path.exists("/usr/sbin/nginx"):
            files.start()
            try:
                part = files.parts["nginx"]
                runs.append({"server": "nginx"} | wrk.run(files.base, plain, folder, min(options.seconds, 30), part.pid, part.clock))
            finally:
                files.stop()
            said(runs[-1])
    if options.long:
        part = hub.parts["hub"]
        runs.append({"server": "allmende, long"} | wrk.run(hub.base, mix, folder, options.long, part.pid, part.clock))
        said(runs[-1])
    samples += [{"what": "load"} | run for run in runs]
    return average


def said(run):
    memory = run["memory"]
    print(f"{run['server']}: {run['per_second']:.0f} a second, p50 {run['p50_ms']:.1f} p99 {run['p99_ms']:.1f} max {run['max_ms']:.0f} ms, errors {run['errors']}+{run['bad_status']}, "
          f"{run['cpu_us_a_page']:.0f} µs a page, memory {memory[0] / 1e6:.0f}–{max(memory) / 1e6:.0f} MB, machine {run['machine_cores']:.2f} cores", flush=True)


def table(samples, what, order):
    """Rows: kind of page with who asks, and of its samples the median and the most."""
    rows = []
    for who, kind in order:
        found = [sample for sample in samples if sample["what"] == what and sample["kind"] == kind and sample["who"] == who]
        if found:
            rows.append((who, kind, [sample["cpu_ms"] for sample in found], max(sample["bytes"] for sample in found)))
    return {(who, kind): (values, size) for who, kind, values, size in rows}


def write(options, facts, hub_facts, samples, firsts, average):
    order = list(dict.fromkeys((sample["who"], sample["kind"]) for sample in samples if "kind" in sample))
    lines = [f"# Pages, {datetime.date.today()}, {options.size}", "",
             f"The library {options.size} as a hub: {', '.join(f'{hub_facts[word]} {word}' for word in ('proposals', 'discussions', 'evidence', 'variants'))}.", "",
             report.machine_line(facts), "",
             "CPU time of the server in ms: median and most over the addresses of a kind. *Cold*: nobody has asked for the page since the hub was started; *warm*: asked before; "
             "*304*: the browser has it. Size in kB of 1,000 bytes, uncompressed, the most.", ""]
    for forget, first in firsts:
        lines.append(f"First page of a hub that has just been started{', with nothing derived on disk' if forget else ''}: {first['cpu_ms']:.0f} ms CPU until it was there, "
                     f"{first['later_ms']:.0f} ms afterwards, {first['start_cpu_ms']:.0f} ms before anybody asked.")
        lines.append("")
    lines += ["| who | page | cold | most | warm | most | 304 | kB |", "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    cold, warm, tag = (table(samples, what, order) for what in ("cold", "warm", "tag"))
    for key in order:
        if key not in cold:
            continue
        values, size = cold[key]
        again = warm[key][0]
        same = f"{median(tag[key][0]):.2f}" if key in tag else "–"
        lines.append(f"| {key[0]} | {key[1]} | {median(values):.1f} | {max(values):.1f} | {median(again):.2f} | {max(again):.2f} | {same} | {size / 1000:.1f} |")
    for what, words in (("after a change", "After something was said in the journal"), ("after an acceptance", "After a proposal was accepted")):
        lines += ["", f"{words}, each page once right then (three times; median and most):", "", "| page | CPU ms | most | in the background |", "| --- | ---: | ---: | ---: |"]
        for kind in dict.fromkeys(sample["kind"] for sample in samples if sample["what"] == what):
            found = [sample for sample in samples if sample["what"] == what and sample["kind"] == kind]
            values, later = [sample["cpu_ms"] for sample in found], [sample["later_ms"] for sample in found]
            lines.append(f"| {kind} | {median(values):.1f} | {max(values):.1f} | {median(later):.1f} |")
    lines += ["", f"64 connections, `wrk -t2 -c64`, a mix of {hub_facts['mix']} pages of {average / 1000:.1f} kB on average, all asked for before:", "",
              "| server | s | pages a second | p50 ms | p99 | p99.9 | most | errors | CPU µs a page | memory MB, first–most–last | machine, cores |",
              "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for run in samples:
        if run["what"] == "load":
            memory = [value / 1e6 for value in run["memory"]]
            lines.append(f"| {run['server']} | {run['seconds']:.0f} | {run['per_second']:,.0f} | {run['p50_ms']:.1f} | {run['p99_ms']:.1f} | {run['p999_ms']:.1f} | {run['max_ms']:.0f} | "
                         f"{run['errors'] + run['bad_status']} | {run['cpu_us_a_page']:.0f} | {memory[0]:.0f}–{max(memory):.0f}–{memory[-1]:.0f} | {run['machine_cores']:.2f} |")
    print("\n".join(lines))
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"{datetime.date.today()}-pages-{options.size}")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(path + ".jsonl", "w", encoding="utf-8") as file:
        for sample in [{"machine": facts, "hub": hub_facts}, *[{"what": "first page", "forget": forget} | first for forget, first in firsts], *samples]:
            file.write(json.dumps(sample) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--allmende", required=True)
    parser.add_argument("--probe", required=True, help="the program gate-probe of the same build")
    parser.add_argument("--size", choices=["S", "M", "L"], default="M")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=["sha256", "sha1"], default="sha256")
    parser.add_argument("--library", help="a repository made by generate-library.py (default: made here)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each address is asked for again")
    parser.add_argument("--seconds", type=int, default=60, help="length of a run of wrk; 0: none")
    parser.add_argument("--runs", type=int, default=3, help="runs of wrk")
    parser.add_argument("--long", type=int, default=0, help="seconds of one more run of wrk, for memory")
    parser.add_argument("--data", default=os.path.join(tempfile.gettempdir(), "bench-data"), help="folder for libraries and copies")
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    options = parser.parse_args()
    options.allmende, options.probe = os.path.abspath(options.allmende), os.path.abspath(options.probe)
    os.makedirs(options.data, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="pages-", dir=options.data)
    try:
        facts, environment = machine.facts(options.data, options.allmende), clients.environment(folder)
        directory, hub_facts = prepared(options, environment)
        firsts = [(forget, first_page(options, environment, directory, forget)) for forget in (True, False)]
        hub = Hub(folder, environment, options.allmende)
        shutil.rmtree(hub.root)
        shutil.copytree(directory, hub.root)
        kinds = pagekinds.kinds(hub.repository)
        samples, average = [], 0
        hub.start()
        try:
            reader, reviewer = Reader(hub), Reader(hub, hub_facts["reviewer"])
            reader.ask("/hilfe")
            kinds.follow(reader)
            each_kind(hub, kinds.public, reader, "everyone", options.rounds, samples)
            each_kind(hub, kinds.personal, reviewer, "reviewer", 1, samples)
            changed(hub, reader, Reader(hub, hub_facts["contributor"]), kinds.after, samples)
            accepted(hub, reader, Reader(hub, hub_facts["moderator"]), kinds.proposals, kinds.after, samples)
            hub_facts["mix"] = len(kinds.mix)
            if options.seconds:
                average = load(options, hub, reader, kinds.mix, samples, folder, environment)
        finally:
            hub.stop()
        hub_facts = {word: value for word, value in hub_facts.items() if word not in ("contributor", "reviewer", "moderator")}
        write(options, facts, hub_facts, samples, firsts, average)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
