#!/usr/bin/env python3
"""What it costs to start: user and system time of `allmende version` against `git --version`, in alternation.

    startup.py --allmende PATH [--pairs 200] [--out FOLDER]

Prints a table: the least and the median of each, and their ratios. Time is what `wait4` says of the process and its children; it is
the kernel's exact run time, not ticks. Wall-clock time is shown beside it. Results go to results/<date>-startup.md and .jsonl.
"""
import argparse
import datetime
import json
import os
import subprocess
import sys
from statistics import median, quantiles

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from harness import clients, machine, processes, report  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))
_BOUND = 3


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--allmende", required=True)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    options = parser.parse_args()
    program = os.path.abspath(options.allmende)
    facts = machine.facts(_HERE, program)
    environment = clients.environment(os.path.expanduser("~"))
    both = {"allmende version": [program, "version"], "git --version": ["git", "--version"]}
    samples = {name: [] for name in both}
    for number in range(options.pairs + 10):
        for name, arguments in both.items():
            code, wall, cpu = processes.run(arguments, environment, None, subprocess.DEVNULL)
            if code:
                sys.exit(f"{name} ended with code {code}")
            if number >= 10:
                samples[name].append((cpu * 1000, wall * 1000))
    lines = [f"# Starting, {datetime.date.today()}", "", report.machine_line(facts), "",
             f"{options.pairs} pairs in alternation, after ten that are not counted.", "",
             "| program | user+sys ms, least | median | quartiles | wall ms, median |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, found in samples.items():
        cpu, wall = [sample[0] for sample in found], [sample[1] for sample in found]
        low, _, high = quantiles(cpu, n=4)
        lines.append(f"| {name} | {min(cpu):.2f} | {median(cpu):.2f} | {low:.2f}–{high:.2f} | {median(wall):.2f} |")
    ours, theirs = ([sample[0] for sample in found] for found in samples.values())
    ratios = [a / b for a, b in zip(ours, theirs)]
    low, middle, high = quantiles(ratios, n=4)
    lines += ["", f"Ratio of user+sys: of the least {min(ours) / min(theirs):.2f}, of the medians {median(ours) / median(theirs):.2f}, median of the pairs "
              f"{middle:.2f} (quartiles {low:.2f}–{high:.2f}). The bound is {_BOUND}."]
    print("\n".join(lines))
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"{datetime.date.today()}-startup")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(path + ".jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps({"machine": facts}) + "\n")
        for name, found in samples.items():
            file.write(json.dumps({"program": name, "cpu_ms": [round(a, 4) for a, _ in found], "wall_ms": [round(b, 4) for _, b in found]}) + "\n")


if __name__ == "__main__":
    main()
