"""Runs the operations in alternation and keeps every sample.

A *way* is a client with a server. In a round every way does the operation once (or `batch` times, where it is short), always in the
same order, so that whatever else the machine does meets all of them alike; samples of a round make a pair. The first round warms
up and is not counted. Time and memory are taken in different rounds: looking at memory every few milliseconds costs time.
"""
import os
import shutil
import subprocess
import time

from generator import stream

from . import processes


class Way:
    def __init__(self, client, server):
        self.client, self.server = client, server
        self.name = f"{client.name} → {server.name}"
        self.copy = None


class Bench:
    def __init__(self, folder, environment, patience, warm_ups, emit, say):
        self.folder, self.environment, self.patience, self.warm_ups = folder, environment, patience, warm_ups
        self.emit, self.say = emit, say
        self.log = open(os.path.join(folder, "clients.log"), "ab")
        self.failed = {}  # name of the way → what its client said last

    def clone(self, ways, runs, looks):
        """Clones into fresh folders. The last copy of each way stays, for pulls."""
        def once(way):
            target = os.path.join(self.folder, "copy-" + way.name.replace(" → ", "-").replace("(", "").replace(")", "").replace(" ", "-"))
            shutil.rmtree(target, ignore_errors=True)
            way.copy = target
            return [(way.client.clone(way.server.url, target), self.folder)]

        self._rounds("clone", ways, runs, looks, once)

    def bare_clone(self, ways, runs, looks):
        """Clones without a working tree, for clients that can."""
        def once(way):
            target = os.path.join(self.folder, "bare")
            shutil.rmtree(target, ignore_errors=True)
            return [(way.client.bare_clone(way.server.url, target), self.folder)]

        self._rounds("bare clone", [way for way in ways if way.client.makes_bare], runs, looks, once)
        shutil.rmtree(os.path.join(self.folder, "bare"), ignore_errors=True)

    def idle_pull(self, ways, runs, looks, batch=10):
        """Pulls when nothing is new, `batch` in a row for a sample."""
        self._rounds("no-op pull", ways, runs, looks, lambda way: [(way.client.pull(), way.copy)] * batch)

    def single_pull(self, ways, runs, looks, arrivals, batch=4):
        """Pulls one commit that was pushed meanwhile, `batch` times for a sample."""
        servers = list({id(way.server): way.server for way in ways}.values())
        for number, kind in self._kinds(runs, looks):
            sums = {}
            for _ in range(batch):
                arrivals.arrive(servers)
                for way in ways:
                    if way.name not in self.failed:
                        sample = self._sample(way, kind, [(way.client.pull(), way.copy)])
                        sums.setdefault(way.name, []).append(sample)
            for way in ways:
                if way.name in sums:
                    self._emit("one-commit pull", way, kind, number, _joined(sums[way.name]))

    def verify(self, ways, commit):
        """Stops the run unless every copy stands at `commit`, is clean, and holds the same branches, tags and commits as the others."""
        found = {}
        for way in ways:
            if way.name in self.failed:
                continue
            head, status = stream.git(way.copy, "rev-parse", "HEAD").strip(), stream.git(way.copy, "status", "--porcelain")
            if head != commit or status:
                raise RuntimeError(f"{way.name}: the copy stands at {head} instead of {commit}, or is not clean: {status[:200]!r}")
            refs = stream.git(way.copy, "for-each-ref", "--format=%(objectname) %(refname)", "refs/remotes/origin/kommune", "refs/remotes/origin/main", "refs/tags")
            found[way.name] = (refs, stream.git(way.copy, "rev-list", "--all", "--count"))
        if len(set(found.values())) > 1:
            raise RuntimeError(f"copies differ: {({name: (refs.count(chr(10)), count) for name, (refs, count) in found.items()})}")

    def _kinds(self, runs, looks):
        return list(enumerate(["warm-up"] * self.warm_ups + ["time"] * runs + ["memory"] * looks))

    def _rounds(self, operation, ways, runs, looks, once):
        for number, kind in self._kinds(runs, looks):
            for way in ways:
                if way.name not in self.failed:
                    self._emit(operation, way, kind, number, self._sample(way, kind, once(way)))

    def _sample(self, way, kind, commands):
        """Runs commands one after the other as one sample; figures are for one of them."""
        codes, walls, client = [], 0.0, 0.0
        state = {"pid": None}
        _settle(way.server)
        if kind == "time":
            processes.quiet(self.patience)
        before, busy = way.server.seconds(), processes.busy_seconds()

        def work():
            nonlocal walls, client
            for arguments, folder in commands:
                start = time.monotonic()
                process = subprocess.Popen(arguments, env=self.environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
                state["pid"] = process.pid
                code, wall, cpu = processes.finish(process, start)
                state["pid"] = None
                codes.append(code)
                walls += wall
                client += cpu

        peaks = None
        if kind == "memory":
            groups = {"client": lambda: [state["pid"]] if state["pid"] else [], "server": way.server.roots}
            with processes.Sampler(groups) as sampler:
                work()
            peaks = sampler.peaks
        else:
            work()
        _settle(way.server)
        after, count = way.server.seconds(), len(commands)
        spent = {name: after[name] - before[name] for name in after}
        foreign = processes.busy_seconds() - busy - client - sum(spent.values())
        if any(codes):
            way.server.must_run()
            self.failed[way.name] = self._last_line()
            self.say(f"{way.name}: exit code {[code for code in codes if code][0]}, left out from here on: {self.failed[way.name]}")
        return {
            "failed": any(codes), "batch": count, "wall": walls / count, "client_cpu": client / count, "server_cpu": sum(spent.values()) / count,
            "server_parts": {name: value / count for name, value in spent.items()}, "foreign_cores": max(0.0, foreign / walls), "memory": peaks,
        }

    def _last_line(self):
        with open(self.log.name, "rb") as file:
            lines = file.read()[-2000:].decode(errors="replace").strip().splitlines()
        return next((line for line in reversed(lines) if line.startswith(("fatal", "error"))), lines[-1] if lines else "")

    def _emit(self, operation, way, kind, number, sample):
        self.emit({"operation": operation, "client": way.client.name, "server": way.server.name, "way": way.name, "kind": kind, "round": number, **sample})

    def crowd(self, server, client, count, number, kind):
        """`count` clients make bare clones at the same moment. Memory is looked at, so times are rough."""
        folders = [os.path.join(self.folder, f"crowd-{place}") for place in range(count)]
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        _settle(server)
        before, busy = server.seconds(), processes.busy_seconds()
        with processes.Sampler({"server": server.roots}, pause=0.01) as sampler:
            start = time.monotonic()
            running = [subprocess.Popen(client.bare_clone(server.url, folder), env=self.environment, cwd=self.folder, stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log) for folder in folders]
            ends = [processes.finish(process, start) for process in running]
        wall = time.monotonic() - start
        _settle(server)
        after = server.seconds()
        refs = {stream.git(folder, "for-each-ref") for folder, end in zip(folders, ends) if not end[0]}
        if len(refs) > 1:
            raise RuntimeError(f"{server.name}: clones at the same time differ")
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        spent, clients = sum(after.values()) - sum(before.values()), sum(end[2] for end in ends)
        self.emit({
            "operation": "crowd", "clients": count, "client": client.name, "server": server.name, "kind": kind, "round": number, "failed": any(end[0] for end in ends), "wall": wall,
            "client_cpu": clients / count, "server_cpu": spent / count, "foreign_cores": max(0.0, (processes.busy_seconds() - busy - clients - spent) / wall),
            "memory": sampler.peaks,
        })
        if any(end[0] for end in ends):
            server.must_run()
            self.say(f"{server.name}: {sum(1 for end in ends if end[0])} of {count} clones at the same time failed")


def _settle(server):
    """Waits until the server has no more to do for the last request (two looks without change, at most two seconds)."""
    last, deadline = sum(server.seconds().values()), time.monotonic() + 2
    while time.monotonic() < deadline:
        time.sleep(0.02)
        now = sum(server.seconds().values())
        if now - last < 0.0005:
            return
        last = now


def _joined(samples):
    """One sample from several: means of times, highest of memory."""
    count, joined = len(samples), dict(samples[0])
    for name in ("wall", "client_cpu", "server_cpu", "foreign_cores"):
        joined[name] = sum(sample[name] for sample in samples) / count
    joined["server_parts"] = {name: sum(sample["server_parts"][name] for sample in samples) / count for name in samples[0]["server_parts"]}
    joined["failed"], joined["batch"] = any(sample["failed"] for sample in samples), count
    if samples[0]["memory"]:
        joined["memory"] = {group: {name: max(sample["memory"][group][name] for sample in samples) for name in samples[0]["memory"][group]}
                            for group in samples[0]["memory"]}
    return joined
