#!/usr/bin/env python3
"""Compares hubs and clients on a generated library: clone, no-op pull, one-commit pull, many clones at once, idle connections.

    run.py --allmende PATH --size S --size M [--format sha256] [--runs 5]
    run.py --a-server git --b-server git --clients git --size S        (the harness against itself: ratios near 1)

Results go to results/<date>-<size>-<format>.md and .jsonl beside this file (with the layout, where only one is chosen). See README.md for what is measured how.
"""
import argparse
import datetime
import json
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from generator import stream  # noqa: E402
from harness import clients, idle, library, machine, report, servers  # noqa: E402
from harness.measure import Bench, Way  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))
_RUNS = {"S": 7, "M": 5, "L": 3}
_LAYOUTS = {
    "gc": "The repository after `git gc`: one pack with bitmap and commit-graph.",
    "received": "The repository as the first server received it, in {pushes} pushes of the published line and one a thousand other refs.",
}


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--allmende", help="our program; needed unless only git is compared")
    parser.add_argument("--size", action="append", choices=["S", "M", "L"], help="may be repeated (default S)")
    parser.add_argument("--format", choices=["sha256", "sha1"], default="sha256")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, help="counted rounds for times (default S 7, M 5, L 3)")
    parser.add_argument("--looks", type=int, default=2, help="rounds for memory (default 2)")
    parser.add_argument("--warm-ups", type=int, default=1, help="rounds before those that count (default 1)")
    parser.add_argument("--patience", type=float, default=5, help="seconds to wait before a timed sample for other programs to calm down (default 5)")
    parser.add_argument("--a-server", choices=["allmende", "git"], default="allmende")
    parser.add_argument("--b-server", choices=["allmende", "git"], default="git")
    parser.add_argument("--clients", default="git,allmende", help="git, allmende or both (default both)")
    parser.add_argument("--layouts", default="gc,received", help="gc, received or both (default both)")
    parser.add_argument("--operations", default="clone,bare,pull,crowd,idle", help="which of clone, bare, pull, crowd, idle (default all)")
    parser.add_argument("--crowd", default="1,8,32", help="how many clients clone at once (default 1,8,32)")
    parser.add_argument("--idle", type=int, default=32, help="how many connections stay open (default 32)")
    parser.add_argument("--crowd-runs", type=int, default=2, help="counted rounds of each crowd (default 2)")
    parser.add_argument("--pushes", type=int, default=8, help="pushes of the published line for the layout `received` (default 8: few enough for no server to tidy up)")
    parser.add_argument("--git-pull", default="pull --quiet --ff-only")
    parser.add_argument("--allmende-clone", default="clone {url} {dir}")
    parser.add_argument("--allmende-pull", default="pull")
    parser.add_argument("--data", default=os.path.join(tempfile.gettempdir(), "bench-data"), help="folder for libraries and copies")
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    parser.add_argument("--keep", action="store_true", help="keep the working folder")
    chosen = parser.parse_args()
    chosen.size = chosen.size or ["S"]
    chosen.clients, chosen.layouts = chosen.clients.split(","), chosen.layouts.split(",")
    chosen.operations = chosen.operations.split(",")
    chosen.crowd = [int(count) for count in chosen.crowd.split(",")]
    if "allmende" in [chosen.a_server, chosen.b_server, *chosen.clients]:
        if not chosen.allmende:
            parser.error("--allmende PATH is missing")
        chosen.allmende = os.path.abspath(chosen.allmende)
    return chosen


def say(text):
    print(f"{datetime.datetime.now():%H:%M:%S} {text}", file=sys.stderr, flush=True)


class Run:
    """All measurements of one size."""

    def __init__(self, chosen, size):
        self.chosen, self.size = chosen, size
        self.samples, self.notes = [], []
        os.makedirs(chosen.data, exist_ok=True)
        self.work = tempfile.mkdtemp(prefix=f"run-{size}-", dir=chosen.data)
        self.environment = clients.environment(self.work)
        baseline = chosen.a_server == chosen.b_server
        ending = (f"-{chosen.layouts[0]}" if len(chosen.layouts) == 1 else "") + (f"-{chosen.b_server}-only" if baseline else "")
        os.makedirs(chosen.out, exist_ok=True)
        self.path = os.path.join(chosen.out, f"{datetime.date.today()}-{size}-{chosen.format}{ending}")
        self.layout = None

    def emit(self, sample):
        sample = {"layout": self.layout, **sample}
        self.samples.append(sample)
        self.raw.write(json.dumps(_rounded(sample), ensure_ascii=False) + "\n")
        self.raw.flush()

    def server(self, side, connections=1):
        """A server of the side a or b, in a folder of its own, not started."""
        kind = self.chosen.a_server if side == "a" else self.chosen.b_server
        folder = os.path.join(self.work, side)
        if kind == "allmende":
            made = servers.Hub(folder, self.environment, self.chosen.allmende)
        elif servers.Stock.missing():
            made = servers.Plain(folder, self.environment)
            note = f"{' and '.join(servers.Stock.missing())} missing: stock git is served by a small server in Python, marked in the tables."
            if note not in self.notes:
                self.notes.append(note)
        else:
            made = servers.Stock(folder, self.environment, connections)
        if self.chosen.a_server == self.chosen.b_server:
            made.name += " " + side.upper()
        return made

    def run(self):
        chosen = self.chosen
        self.source, figures = library.library(chosen.data, self.size, chosen.format, chosen.seed, say)
        self.facts = {
            "size": self.size, "format": chosen.format, "seed": chosen.seed, "library": figures, "machine": machine.facts(chosen.data, chosen.allmende),
            "date": str(datetime.date.today()), "notes": self.notes, "layouts": {},
        }
        with open(self.path + ".jsonl", "w", encoding="utf-8") as self.raw:
            self.raw.write(json.dumps({"facts": self.facts}, ensure_ascii=False) + "\n")
            bench = Bench(self.work, self.environment, chosen.patience, chosen.warm_ups, self.emit, say)
            runs = chosen.runs or _RUNS[self.size]
            made = {"git": clients.git, "allmende": clients.allmende}
            for self.layout in chosen.layouts:
                self._layout(bench, [made[name](chosen) for name in chosen.clients], runs)
            if "crowd" in chosen.operations:
                self.layout = "gc"
                self._crowd(bench, clients.git(chosen))
            if "idle" in chosen.operations:
                self.layout = "gc"
                self._idle()
            self.raw.write(json.dumps({"layouts": self.facts["layouts"], "notes": self.notes, "load_after": os.getloadavg()[0]}, ensure_ascii=False) + "\n")
        bench.log.close()
        self._page()

    def _layout(self, bench, used, runs):
        a, b = self.server("a"), self.server("b")
        if self.layout == "received":
            say(f"{self.size}: {a.name} receives the library")
            library.received(self.source, a, self.chosen.format, self.chosen.pushes, self.environment)
            library.place(a.repository, b)
        else:
            library.place(self.source, a)
            library.place(self.source, b)
        self.facts["layouts"][self.layout] = library.packs(a.repository)
        ways = [Way(client, server) for client in used for server in (a, b)]
        self.baseline = next((way.name for way in ways if way.client.name == "git" and way.server is b), ways[-1].name)
        a.start()
        try:
            b.start()
            try:
                self._operations(bench, ways, runs)
            finally:
                self._stopped(b)
        finally:
            self._stopped(a)

    def _operations(self, bench, ways, runs):
        looks = self.chosen.looks
        if "clone" in self.chosen.operations:
            say(f"{self.size} {self.layout}: clone")
            bench.clone(ways, runs, looks)
            bench.verify(ways, stream.git(self.source, "rev-parse", "main").strip())
        if "bare" in self.chosen.operations:
            say(f"{self.size} {self.layout}: bare clone")
            bench.bare_clone(ways, runs, looks)
        if "pull" in self.chosen.operations:
            if "clone" not in self.chosen.operations:
                bench.clone(ways, 0, 1)
            say(f"{self.size} {self.layout}: no-op pull")
            bench.idle_pull(ways, runs, looks)
            say(f"{self.size} {self.layout}: one-commit pull")
            arrivals = library.Arrivals(self.source, self.work, 4 * (self.chosen.warm_ups + runs + looks), self.chosen.seed, self.environment)
            bench.single_pull(ways, runs, looks, arrivals)
            bench.verify(ways, arrivals.commits[arrivals.next - 1])
            for name in sorted(arrivals.direct):
                self.notes.append(f"{name} took no push in layout {self.layout}: commits were put into its folder by `git fetch`.")
        for way in ways:
            if way.copy:
                shutil.rmtree(way.copy, ignore_errors=True)
        for name in sorted(bench.failed):
            self.notes.append(f"**{name} failed** in layout {self.layout}: {bench.failed[name]}")
        bench.failed.clear()

    def _crowd(self, bench, client):
        most = max(self.chosen.crowd)
        a, b = self.server("a", most), self.server("b", most)
        for server in (a, b):
            library.place(self.source, server)
        a.start()
        try:
            b.start()
            try:
                for count in self.chosen.crowd:
                    say(f"{self.size}: {count} clones at once")
                    for number in range(self.chosen.crowd_runs + (count == self.chosen.crowd[0])):
                        for server in (a, b):
                            bench.crowd(server, client, count, number, "warm-up" if count == self.chosen.crowd[0] and number == 0 else "memory")
            finally:
                self._stopped(b)
        finally:
            self._stopped(a)

    def _idle(self):
        for side in ("a", "b"):
            say(f"{self.size}: {self.chosen.idle} idle connections")
            server = self.server(side, self.chosen.idle)
            library.place(self.source, server)
            server.start()
            try:
                self.emit(idle.measure(server, self.chosen.idle))
            finally:
                self._stopped(server)

    def _stopped(self, server):
        """Ends a server and notes how its counted time compares with what `wait4` says at its end."""
        self.raw.write(json.dumps({"stopped": server.name, "layout": self.layout, "parts": server.stop()}, ensure_ascii=False) + "\n")

    def _page(self):
        texts = {name: text.format(pushes=self.chosen.pushes) for name, text in _LAYOUTS.items()}
        title = f"Clone and pull, {self.facts['date']}, size {self.size}, {self.chosen.format}"
        page = report.page(self.facts, self.samples, {"title": title, "baseline": self.baseline, "layout_texts": texts})
        with open(self.path + ".md", "w", encoding="utf-8") as file:
            file.write(page)
        say(f"written: {os.path.basename(self.path)}.md and .jsonl")


def _rounded(value):
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {name: _rounded(member) for name, member in value.items()}
    return value


def main():
    chosen = options()
    failures = 0
    for size in chosen.size:
        run = Run(chosen, size)
        try:
            run.run()
            failures += sum(sample.get("failed", False) for sample in run.samples)
        finally:
            if not chosen.keep:
                shutil.rmtree(run.work, ignore_errors=True)
    if failures:
        sys.exit(f"{failures} operations failed; see the notes in the results")


if __name__ == "__main__":
    main()
