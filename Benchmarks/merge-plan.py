#!/usr/bin/env python3
"""What merging one plan costs: the wall time of one three-way merge, without and with reading and writing the three files.

    merge-plan.py --probe PATH [--allmende PATH] [--runs 100] [--seed 1] [--out FOLDER]

PATH is the built program `merge-probe`. The plans are those of plan.py; each side changes one node in ten, ours the title, theirs the
duration, and in the second row of each size one node in a hundred on both sides, differently. With --allmende the whole process of
`merge-file` is measured too. Results go to results/<date>-merge-plan.md and .jsonl. The bar: 1,000 nodes merge in under 5 ms.
"""
import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
import time
from statistics import median, quantiles

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from harness import machine, report  # noqa: E402
from plan import structure  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))


def versions(count, seed, disputed):
    """Ours, base and theirs as texts."""
    base = structure(count, seed)
    ours, theirs = json.loads(base), json.loads(base)
    for number, name in enumerate(json.loads(base)["knoten"]):
        mine, other = ours["knoten"][name], theirs["knoten"][name]
        if number % 10 == 3:
            mine["titel"] += " (neu)"
        if number % 10 == 6:
            other["dauer"] = {"wert": 20, "einheit": "AT"}
        if disputed and number % 100 == 9:
            mine["titel"], other["titel"] = "Eines", "Anderes"
    return json.dumps(ours), base, json.dumps(theirs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--probe", required=True)
    parser.add_argument("--allmende")
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    options = parser.parse_args()
    probe = os.path.abspath(options.probe)
    facts = machine.facts(tempfile.gettempdir(), probe)
    lines = [f"# Merging one plan, {datetime.date.today()}", "", report.machine_line(facts), "",
             "| nodes | conflicts | runs | merge alone, ms: least | median | quartiles | with reading and writing: median | `merge-file`: median |",
             "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    samples = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("ours", "base", "theirs")]
        for count in [100, 1_000, 10_000]:
            for disputed in [False, True]:
                runs = max(5, options.runs * 1_000 // max(count, 1_000))
                for path, text in zip(paths, versions(count, options.seed, disputed)):
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(text)
                answer = subprocess.run([probe, *paths, str(runs)], text=True, capture_output=True)
                if answer.returncode:
                    sys.exit(f"the probe ended with code {answer.returncode}: {answer.stderr}")
                head, *rows = answer.stdout.strip().split("\n")
                _, conflicts = head.split()
                alone, whole = zip(*[[float(time) / 1_000 for time in row.split()] for row in rows])
                process = []
                for _ in range(min(runs, 20) if options.allmende else 0):
                    begin = time.perf_counter()
                    ended = subprocess.run([options.allmende, "merge-file", *paths], capture_output=True)
                    process.append((time.perf_counter() - begin) * 1_000)
                    if ended.returncode != (1 if disputed else 0):
                        sys.exit(f"merge-file ended with code {ended.returncode}")
                low, _, high = quantiles(alone, n=4)
                shown = f"{median(process):.1f}" if process else "–"
                lines.append(f"| {count:,} | {conflicts} | {runs} | {min(alone):.2f} | {median(alone):.2f} | {low:.2f}–{high:.2f} | {median(whole):.1f} | {shown} |")
                samples.append({"nodes": count, "conflicts": int(conflicts), "ms": alone, "whole": whole, "process": process})
    print("\n".join(lines))
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"{datetime.date.today()}-merge-plan")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(path + ".jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps({"machine": facts}) + "\n")
        for sample in samples:
            file.write(json.dumps(sample) + "\n")


if __name__ == "__main__":
    main()
