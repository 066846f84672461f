"""Many readers at once: `wrk` over a list of different pages, and the memory of the server meanwhile."""
import re
import subprocess
import threading
import time

# Each thread begins at another place of the list, so that the threads do not ask for the same page at the same time.
_SCRIPT = """local paths, count, started = {}, 0, 0
function setup(thread) thread:set("first", started); started = started + 1 end
function init(args)
  for line in io.lines("%s") do paths[#paths + 1] = wrk.format("GET", line) end
  count = math.floor(first * #paths / 2)
end
function request() count = count + 1; return paths[(count - 1) %% #paths + 1] end
function done(summary, latency, requests)
  io.write(string.format("RESULT %%d %%d %%d %%d %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration, summary.bytes,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9), latency.max, latency.min))
end
"""


class Memory:
    """The resident memory of a process, looked at once a second."""

    def __init__(self, pid):
        self.pid, self.samples = pid, []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while True:
            self.samples.append(now(self.pid))
            if self._stop.wait(1):
                return

    def stop(self):
        self._stop.set()
        self._thread.join()
        return self.samples


def now(pid):
    """Resident bytes of a process."""
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) * 1024


def run(base, paths, folder, seconds, pid, clock, connections=64, threads=2):
    """One run: a dictionary of figures. Latencies in ms, memory in bytes, CPU of the server in seconds."""
    listed, script = f"{folder}/paths", f"{folder}/wrk.lua"
    with open(listed, "w") as file:
        file.write("".join(path + "\n" for path in paths))
    with open(script, "w") as file:
        file.write(_SCRIPT % listed)
    memory = Memory(pid)
    busy = machine_seconds()
    cpu, start = clock.seconds(), time.monotonic()
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", script, base]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    cpu, wall = clock.seconds() - cpu, time.monotonic() - start
    numbers = next(line for line in done.stdout.splitlines() if line.startswith("RESULT")).split()[1:]
    requests, micro, size, status, errors, p50, p99, p999, slowest, _ = map(int, numbers)
    return {
        "requests": requests, "seconds": micro / 1e6, "per_second": requests / (micro / 1e6), "bytes": size, "bad_status": status, "errors": errors,
        "p50_ms": p50 / 1e3, "p99_ms": p99 / 1e3, "p999_ms": p999 / 1e3, "max_ms": slowest / 1e3, "server_cpu_s": cpu,
        "cpu_us_a_page": cpu / max(1, requests) * 1e6, "machine_cores": (machine_seconds() - busy) / wall, "memory": memory.stop(),
    }


def machine_seconds():
    """CPU seconds that all programs of this machine have used, but for idling and waiting for disks."""
    with open("/proc/stat") as file:
        fields = list(map(int, file.readline().split()[1:]))
    return (sum(fields[:8]) - fields[3] - fields[4]) / 100
