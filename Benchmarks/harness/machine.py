"""What a run ran on."""
import os
import platform
import re
import subprocess

from .processes import TaskClock


def _first_line(arguments):
    try:
        result = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=20)
        return result.stdout.decode(errors="replace").splitlines()[0].strip()
    except (OSError, IndexError, subprocess.TimeoutExpired):
        return None


def _matched(path, pattern):
    with open(path) as file:
        found = re.search(pattern, file.read())
    return found[1].strip() if found else None


def _file_system(folder):
    best = ("", "unknown")
    with open("/proc/mounts") as file:
        for line in file:
            _, place, kind = line.split()[:3]
            if (folder + "/").startswith(place.rstrip("/") + "/") and len(place) >= len(best[0]):
                best = (place, kind)
    return best[1]


def facts(folder, program):
    try:
        TaskClock(os.getpid()).close()
        counting = "perf task clock"
    except OSError:
        counting = "looks at process clocks every 2 ms, too low for short processes"
    return {
        "cores": os.cpu_count(), "processor": _matched("/proc/cpuinfo", r"model name\s*: (.*)") or platform.machine(),
        "memory_bytes": int(_matched("/proc/meminfo", r"MemTotal:\s*(\d+)")) * 1024, "kernel": platform.release(), "file_system": _file_system(folder),
        "python": platform.python_version(), "git": _first_line(["git", "--version"]), "nginx": (_first_line(["/usr/sbin/nginx", "-v"]) or "").removeprefix("nginx version: ") or None,
        "allmende": _first_line([program, "version"]) if program else None, "server_cpu_from": counting, "load_before": os.getloadavg()[0],
    }
