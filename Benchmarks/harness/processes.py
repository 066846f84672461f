"""Processes that are started, counted and ended: CPU time and memory of a program with everything it starts.

CPU time of a client comes from `wait4`, which adds what the kernel counted for the process and for all children that were waited
for. A server goes on running, so its time is read before and after: from a counter of the kernel (perf's task clock, inherited by
all threads and children, exact to some microseconds), or, where that is not allowed, from looks at the processes' clocks. `wait4`
and /proc would not do: fcgiwrap ignores SIGCHLD, so what its children used is never added to it (a tenth of it is seen).

Memory comes from /proc: `Sampler` looks at all processes every few milliseconds. The kernel's own high-water mark (VmHWM) of a
process misses nothing before the last look at it; sums over several processes are as exact as the looks are frequent, and count
pages that processes share once for each.
"""
import ctypes
import os
import signal
import struct
import subprocess
import threading
import time

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def children(pid):
    """Processes that any thread of `pid` has started and that still exist."""
    found = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children") as file:
                found += map(int, file.read().split())
    except (FileNotFoundError, ProcessLookupError):
        pass
    return found


def tree(roots):
    """The roots and everything below them."""
    found, rest = [], list(roots)
    while rest:
        pid = rest.pop()
        found.append(pid)
        rest += children(pid)
    return found


class TaskClock:
    """The kernel's count of CPU time for a process and all threads and processes that it starts later."""

    def __init__(self, pid):
        attributes = bytearray(128)
        struct.pack_into("<IIQ", attributes, 0, 1, 128, 1)  # software event, size of the structure, task clock
        struct.pack_into("<Q", attributes, 40, 1 << 1)  # inherit
        buffer = (ctypes.c_char * 128).from_buffer(attributes)
        system = ctypes.CDLL(None, use_errno=True)
        number = {"x86_64": 298, "aarch64": 241}.get(os.uname().machine)
        self.file = system.syscall(number, buffer, pid, -1, -1, 0) if number else -1
        if self.file < 0:
            raise OSError(ctypes.get_errno(), "perf_event_open")

    def seconds(self):
        return struct.unpack("<Q", os.read(self.file, 8))[0] / 1e9

    def close(self):
        os.close(self.file)


class ProcessClocks:
    """Nearly the same for a system that does not allow the counter: looks at the clocks of all processes every few milliseconds.

    What a process does after the last look at it, and whatever begins and ends between two looks, is missed.
    """

    def __init__(self, pid, pause=0.002):
        self.pid, self.pause, self._seen = pid, pause, {}
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while not self._stop.wait(self.pause):
            self._look()

    def _look(self):
        for pid in tree([self.pid]):
            try:
                now = time.clock_gettime((~pid << 3) | 2)
            except OSError:
                continue
            with self._lock:
                self._seen[pid] = max(now, self._seen.get(pid, 0.0))

    def seconds(self):
        self._look()
        with self._lock:
            return sum(self._seen.values())

    def close(self):
        self._stop.set()
        self._thread.join()


class Running:
    """A program that keeps running. It is held until its counter is in place, so nothing it does is missed."""

    def __init__(self, arguments, environment, folder, log, output=None):
        held = ["/bin/sh", "-c", 'read -r _ && exec "$@" </dev/null', "held", *arguments]
        self.process = subprocess.Popen(held, env=environment, cwd=folder, stdin=subprocess.PIPE, stdout=output or log, stderr=log)
        self.pid = self.process.pid
        self.exact = True
        try:
            self.clock = TaskClock(self.pid)
        except OSError:
            self.clock, self.exact = ProcessClocks(self.pid), False
        self.process.stdin.write(b"\n")
        self.process.stdin.close()

    def end(self):
        """None while it runs, else how it ended: an exit code, or minus the number of a signal. Leaves it to be waited for."""
        found = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if found is None:
            return None
        return found.si_status if found.si_code == os.CLD_EXITED else -found.si_status

    def stop(self):
        """Ends it and what it started, and waits for all of that. Gives the CPU seconds that `wait4` knows of, to compare."""
        everything = tree([self.pid])
        _signal([self.pid], signal.SIGTERM)
        deadline = time.monotonic() + 15
        while True:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > deadline:
                _signal([self.pid], signal.SIGKILL)
                deadline += 15
            time.sleep(0.02)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        while any(os.path.exists(f"/proc/{pid}") for pid in everything) and time.monotonic() < deadline:
            time.sleep(0.02)
        return usage.ru_utime + usage.ru_stime


def _signal(roots, number):
    for pid in reversed(tree(roots)):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def run(arguments, environment, folder, log):
    """Runs a client to its end: (exit code, seconds, CPU seconds)."""
    start = time.monotonic()
    process = subprocess.Popen(arguments, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    return finish(process, start)


def finish(process, start):
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, elapsed, usage.ru_utime + usage.ru_stime


class Sampler:
    """Looks at the memory of groups of processes until it is stopped. Groups: name → function that gives the roots.

    Of each group: `sum`, the highest sum of resident memory at a look; `single`, the highest high-water mark of one process;
    `anonymous`, the highest sum of memory that is not a mapped file. All in bytes.
    """

    def __init__(self, groups, pause=0.002):
        self.groups, self.pause = groups, pause
        self.peaks = {name: {"sum": 0, "single": 0, "anonymous": 0} for name in groups}
        self._known = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        for roots in self.groups.values():
            for pid in tree(roots()):
                forget_peak(pid)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()

    def _run(self):
        while True:
            last = self._stop.is_set()
            for name, roots in self.groups.items():
                self._look(self.peaks[name], roots())
            if last:
                return
            self._stop.wait(self.pause)

    def _look(self, peaks, roots):
        resident = anonymous = 0
        for pid in tree(roots):
            facts = memory(pid)
            if facts and not self._borrowed(pid, roots):
                resident += facts["VmRSS"]
                anonymous += facts["RssAnon"]
                peaks["single"] = max(peaks["single"], facts["VmHWM"])
        peaks["sum"] = max(peaks["sum"], resident, peaks["single"])
        peaks["anonymous"] = max(peaks["anonymous"], anonymous)

    def _borrowed(self, pid, roots):
        """Whether a process was started just now and still shows the memory of the one that starts it."""
        if pid in self._known or pid in roots:
            return False
        try:
            parent, stack, began = _origin(pid)
            if stack == 0 or _origin(parent)[1] != stack or time.clock_gettime(time.CLOCK_BOOTTIME) - began > 0.1:
                self._known.add(pid)
                return False
            return True
        except (OSError, IndexError):
            return False


def _origin(pid):
    """Parent, address of the stack, seconds from the start of the machine to that of the process."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return int(fields[1]), int(fields[25]), int(fields[19]) / _TICK


def memory(pid):
    """Resident memory of a process in bytes, None for one that has ended."""
    found = {}
    try:
        with open(f"/proc/{pid}/status") as file:
            for line in file:
                if line.startswith(("VmHWM", "VmRSS", "RssAnon")):
                    name, value = line.split(":")
                    found[name] = int(value.split()[0]) * 1024
    except (FileNotFoundError, ProcessLookupError):
        return None
    return found if len(found) == 3 else None


def forget_peak(pid):
    """Sets the high-water mark of a process back to what it holds now."""
    try:
        with open(f"/proc/{pid}/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass


def quiet(patience, limit=0.35, window=0.4):
    """Waits until others use less than `limit` cores, at most `patience` seconds. To be called while nothing of ours runs."""
    deadline = time.monotonic() + patience
    while time.monotonic() + window < deadline:
        before = busy_seconds()
        time.sleep(window)
        if busy_seconds() - before < limit * window:
            return


def busy_seconds():
    """CPU seconds that the whole machine has spent since it started."""
    with open("/proc/stat") as file:
        fields = list(map(int, file.readline().split()[1:9]))
    return (sum(fields) - fields[3] - fields[4]) / _TICK
