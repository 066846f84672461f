#!/usr/bin/env python3
"""What a search costs: user and system time of `allmende search` in a clone of a generated library, once its index exists.

    search.py --allmende PATH [--size S|M|L] [--words aktenplan] [--runs 30] [--out FOLDER]

The clone is made by `allmende clone` from the library's folder. Its index is deleted, so the first search makes it anew and is shown
by itself; then
`allmende search`, `git grep` for the same words and `allmende version` (what is left when nothing is searched) run in alternation.
Results go to results/<date>-search-<size>.md and .jsonl.
"""
import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from statistics import median, quantiles

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from harness import clients, library, machine, processes, report  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))
_BOUND = 50


def _finished(arguments, environment, folder):
    """Runs a program: milliseconds of CPU and of the clock, output."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(arguments, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{arguments[0]} {arguments[1]} ended with code {process.returncode}")
        wall = time.monotonic() - start
        output.seek(0)
        return {"cpu_ms": (usage.ru_utime + usage.ru_stime) * 1000, "wall_ms": wall * 1000}, output.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--allmende", required=True)
    parser.add_argument("--size", choices=["S", "M", "L"], default="M")
    parser.add_argument("--format", choices=["sha256", "sha1"], default="sha256")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", default="aktenplan")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--data", default=os.path.join(tempfile.gettempdir(), "bench-data"), help="folder for libraries and copies")
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    options = parser.parse_args()
    program = os.path.abspath(options.allmende)
    source, figures = library.library(options.data, options.size, options.format, options.seed, lambda text: print(text, file=sys.stderr))
    work = tempfile.mkdtemp(prefix="search-", dir=options.data)
    try:
        _measure(options, program, source, figures, work)
    finally:
        shutil.rmtree(work)


def _measure(options, program, source, figures, work):
    facts = machine.facts(options.data, program)
    environment, copy = clients.environment(work), os.path.join(work, "copy")
    subprocess.run([program, "clone", source, copy], env=environment, check=True, stdout=subprocess.DEVNULL)
    words = options.words.split()
    searching = [program, "search", *words]
    # A clone leaves no index; the first search makes it, and shows what that costs.
    first, answer = _finished(searching, environment, copy)
    found = len(json.loads(_finished([*searching, "--json"], environment, copy)[1])["treffer"])
    if not answer or not found:
        sys.exit(f"nothing found for {options.words}: choose other words")
    programs = {f"allmende search {options.words}": searching, f"git grep -il {words[0]}": ["git", "grep", "-il", words[0]], "allmende version": [program, "version"]}
    samples = {name: [] for name in programs}
    for number in range(options.runs + 2):
        for name, arguments in programs.items():
            sample, output = _finished(arguments, environment, copy)
            if arguments is searching and output != answer:
                sys.exit("the same search gave another answer")
            if number >= 2:
                samples[name].append(sample)
    lines = [f"# Search, {datetime.date.today()}, size {options.size}, {options.format}", "",
             f"{figures['templates']:,} templates; {found} found. The first search made the index: {first['cpu_ms']:.0f} ms of CPU, "
             f"{first['wall_ms']:.0f} ms.", "", report.machine_line(facts), "",
             f"{options.runs} runs in alternation, after two that are not counted. The bound for a search is {_BOUND} ms of CPU.", "",
             "| program | user+sys ms, least | median | quartiles | wall ms, median |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, taken in samples.items():
        cpu = [sample["cpu_ms"] for sample in taken]
        low, _, high = quantiles(cpu, n=4)
        lines.append(f"| {name} | {min(cpu):.2f} | {median(cpu):.2f} | {low:.2f}–{high:.2f} | {median(sample['wall_ms'] for sample in taken):.2f} |")
    print("\n".join(lines))
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"{datetime.date.today()}-search-{options.size}")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(path + ".jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps({"machine": facts, "library": figures, "found": found, "first": first}) + "\n")
        for name, taken in samples.items():
            file.write(json.dumps({"program": name, "samples": taken}) + "\n")


if __name__ == "__main__":
    main()
