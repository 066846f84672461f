#!/usr/bin/env python3
"""What the gate costs: a proposal through refs/for/main against a plain push of the same commit to git http-backend, an
acceptance, and the reading of proposals.

    gate.py --allmende PATH --probe PATH [--format sha256|sha1] [--runs 10] [--proposals 1000]

Both servers hold the same library. In each round a new commit is pushed to both by the same `git push`, in alternation: to our hub
as a proposal (checked, copied, attested and signed there; then it lies in the journal), to git's as a branch. Then one is accepted by
the probe, in a process of its own. At the end the journal is filled and read. Results go to results/<date>-gate-<format>.md and .jsonl.
"""
import argparse
import contextlib
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from statistics import median

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from generator import stream  # noqa: E402
from harness import clients, machine, processes, report, servers  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))
_ARS, _NAME = "053780004004", "Stadt Bergisch Gladbach"


class Gated(servers.Hub):
    """A hub whose library has a journal, and moves by proposals only."""

    def __init__(self, folder, environment, program):
        super().__init__(folder, environment, program)
        self.key = ""

    def _start(self):
        arguments = [self.program, "hub", "serve", self.root, "--listen", "127.0.0.1:0"]
        part = processes.Running(arguments, self.environment, self.folder, self.log, subprocess.PIPE)
        self.parts["hub"] = part
        line = part.process.stdout.readline().decode().strip()
        if not line.startswith("http://"):
            raise RuntimeError(f"the hub's first line is no address: {line!r}")
        self.base = line if line.endswith("/") else line + "/"

    @property
    def door(self):
        return self.url.replace("http://", f"http://x:{self.key}@")


def _run(arguments, environment, **more):
    return subprocess.run(arguments, env=environment, check=True, capture_output=True, text=True, **more).stdout.strip()


def _word(text, word):
    return next(line.split(" ", 1)[1] for line in text.splitlines() if line.startswith(word + " "))


def _commit(copy, environment, number):
    """A new commit on the published line, in the organisation's name; its id."""
    stream.git(copy, "switch", "--quiet", "--detach", "origin/main")
    names = [name for name in stream.git(copy, "ls-files", "vorlagen/*/vorlage.json").splitlines()]
    path = os.path.join(copy, os.path.dirname(names[number % len(names)]), "erfahrungen")
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, f"messung-{number}.md"), "w", encoding="utf-8") as file:
        file.write(f"# Messung {number}\n\nDie Frist war zu kurz.\n")
    stream.git(copy, "add", "--all")
    _run(["git", "-C", copy, "commit", "--quiet", "--message", f"Messung {number}"], environment)
    return stream.git(copy, "rev-parse", "HEAD").strip()


def _push(server, arguments, environment, log):
    """One push; wall, the client's and the server's CPU in ms."""
    before = sum(server.seconds().values())
    code, wall, client = processes.run(arguments, environment, server.folder, log)
    if code:
        sys.exit(f"{arguments[-1]}: git push ended with code {code}; see {log.name}")
    time.sleep(0.1)
    return wall * 1000, client * 1000, (sum(server.seconds().values()) - before) * 1000


def _stock(folder, environment):
    return servers.Plain(folder, environment) if servers.Stock.missing() else servers.Stock(folder, environment)


def _measure(options, program, probe, work):
    facts = machine.facts(options.data, program)
    environment = clients.environment(work)
    folders = {name: os.path.join(work, name) for name in ("hub", "git")}
    for folder in folders.values():
        os.makedirs(folder)
    ours, theirs = Gated(folders["hub"], environment, program), _stock(folders["git"], environment)
    _run([program, "hub", "init", ours.root, "--starter", "--object-format", options.format], environment)
    staged = _run([probe, "stage", ours.root], environment)
    ours.key = _run([program, "hub", "member", "add", ours.root, "--stelle", _ARS, "--name", _NAME], environment).splitlines()[0]
    # git's server gets the same library, without journal.
    _run(["git", "clone", "--quiet", "--bare", ours.repository, theirs.repository], environment)
    _run(["git", "-C", theirs.repository, "config", "http.receivepack", "true"], environment)
    copy = os.path.join(work, "copy")
    _run(["git", "clone", "--quiet", ours.repository, copy], environment)
    who = _word(staged, "author").strip()
    for name, value in (("gc.auto", "0"), ("user.name", _NAME), ("user.email", f"{who}.allmende.invalid")):
        stream.git(copy, "config", name, value)
    samples = {"git → git, a branch": [], "git → allmende, a proposal": [], "accept": []}
    with open(os.path.join(work, "push.log"), "ab") as log, contextlib.ExitStack() as running:
        for server in (ours, theirs):
            server.start()
            running.callback(server.stop)
        for number in range(options.runs + 1):
            tip = _commit(copy, environment, number)
            push = ["git", "-C", copy, "push", "--quiet"]
            taken = [
                ("git → git, a branch", _push(theirs, push + [theirs.url, f"{tip}:refs/heads/vorschlag-{number}"], environment, log)),
                ("git → allmende, a proposal", _push(ours, push + [ours.door, f"{tip}:refs/for/main"], environment, log)),
            ]
            if number:
                for name, sample in taken:
                    samples[name].append(sample)
    _accept(options, probe, ours, environment, samples)
    _run([probe, "fill", ours.root, str(options.proposals)], environment)
    cold = _run([probe, "read", ours.root, "1"], environment)
    warm = _run([probe, "read", ours.root, "1000"], environment)
    reads = {"open": int(_word(cold, "open")), "first_us": int(_word(cold, "first")), "next_process_us": int(_word(warm, "first")),
             "median_us": int(_word(warm, "median"))}
    _run(["git", "-C", ours.repository, "fsck", "--strict", "--no-dangling"], environment)
    _report(options, facts, samples, reads)


def _accept(options, probe, ours, environment, samples):
    """Accepts proposals one after the other, each made from the version before."""
    proposal = None
    for number in range(options.runs + 1):
        proposal = _run([probe, "propose", ours.root, f"Annahme {number}"], environment)
        before = time.monotonic()
        process = subprocess.Popen([probe, "accept", ours.root, proposal], env=environment, stdout=subprocess.PIPE)
        said = process.stdout.read().decode()
        code, wall, cpu = processes.finish(process, before)
        if code or not said.startswith("accepted "):
            sys.exit(f"not accepted: {said}")
        if number:
            samples["accept"].append((wall * 1000, cpu * 1000, 0.0))


def _report(options, facts, samples, reads):
    lines = [f"# The gate, {datetime.date.today()}, {options.format}", "",
             f"The starter library; {options.runs} rounds in alternation after one that is not counted."
             + (" Stock git is served by a small server in Python." if servers.Stock.missing() else ""), "", report.machine_line(facts), "",
             "| what | wall ms, median | least | client CPU ms | server CPU ms |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, taken in samples.items():
        wall, client, server = ([sample[place] for sample in taken] for place in range(3))
        lines.append(f"| {name} | {median(wall):.0f} | {min(wall):.0f} | {median(client):.1f} | {median(server):.1f} |")
    plain, door = samples["git → git, a branch"], samples["git → allmende, a proposal"]
    for place, word in ((0, "wall"), (2, "server CPU")):
        ratios = [b[place] / a[place] for a, b in zip(plain, door)]
        lines += ["", f"Ratio of {word}, median of the pairs: {median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})."]
    lines += ["", f"Reading {reads['open']:,} open proposals: {reads['first_us'] / 1000:.1f} ms in a process that has the derived index on disk, or makes it; "
              f"{reads['next_process_us'] / 1000:.1f} ms in the next process; {reads['median_us']} µs when read again (median of 1,000)."]
    print("\n".join(lines))
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"{datetime.date.today()}-gate-{options.format}")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(path + ".jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps({"machine": facts, "reads": reads}) + "\n")
        for name, taken in samples.items():
            file.write(json.dumps({"what": name, "ms": [[round(value, 2) for value in sample] for sample in taken]}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--allmende", required=True)
    parser.add_argument("--probe", required=True, help="the program gate-probe of the same build")
    parser.add_argument("--format", choices=["sha256", "sha1"], default="sha256")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--proposals", type=int, default=1000)
    parser.add_argument("--data", default=os.path.join(tempfile.gettempdir(), "bench-data"), help="folder for libraries and copies")
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    options = parser.parse_args()
    os.makedirs(options.data, exist_ok=True)
    work = tempfile.mkdtemp(prefix="gate-", dir=options.data)
    try:
        _measure(options, os.path.abspath(options.allmende), os.path.abspath(options.probe), work)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
