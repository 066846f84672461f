#!/usr/bin/env python3
"""What the journal costs: reading, folding, writing down and continuing a set of operations, as CPU time.

    journal.py --probe PATH [--operations 100000] [--runs 7] [--out FOLDER]

PATH is the built program `journal-probe`. It makes the operations itself, the same every time: `mixed` is a library with 11,000 members,
signatures as long as real ones, and half of its operations attestations of one to twelve others; the other workloads have all they can of
one thing (one proposal with all reviews, one operation vouched for again and again, as many revisions as reviews, members, keys and
policies only) and are there to show that nothing grows faster than the set: each is run at half its size as well. Whether signatures are
right is not asked. Results go to results/<date>-journal.md and .jsonl. The bars: folding 100,000 operations in under 1 s, going on in
under 5 ms, reading the index in under 150 ms from a file under 30 MB.
"""
import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
from statistics import median

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from harness import machine, report  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--probe", required=True)
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    options = parser.parse_args()
    probe = os.path.abspath(options.probe)
    facts = machine.facts(tempfile.gettempdir(), probe)
    lines = [f"# The journal, {datetime.date.today()}", "", report.machine_line(facts), "",
             "CPU time in ms, median and (least) of the runs. Reading is from bytes, SHA-256 included. The first addition is to a copy,",
             "which is when its tables are copied; the others continue it.", "",
             "| workload | operations | MB | reading | folding | both | index written | index read | index MB | first addition | the next, median | most |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    samples = []
    for kind in ["mixed", "reviews", "attestations", "revisions", "members"]:
        for count in [options.operations // 2, options.operations]:
            answer = subprocess.run([probe, kind, str(count), str(options.runs)], text=True, capture_output=True)
            if answer.returncode:
                sys.exit(f"the probe ended with code {answer.returncode}: {answer.stderr}")
            runs = [json.loads(line) for line in answer.stdout.splitlines()]
            for run in runs:
                if not run["same"] or not run["continued"]:
                    sys.exit(f"{kind}: the index did not read back, or an addition did not continue")
            samples += runs

            def cell(values):
                return f"{median(values):.0f} ({min(values):.0f})"

            def column(name):
                return cell([run[name] for run in runs])

            first = [run["add"][0] for run in runs]
            later = [time for run in runs for time in run["add"][1:]]
            lines.append(
                f"| {kind} | {runs[0]['operations']:,} | {runs[0]['bytes'] / 1e6:.0f} | {column('parse')} | {column('fold')} "
                f"| {cell([run['parse'] + run['fold'] for run in runs])} | {column('encode')} | {column('decode')} "
                f"| {runs[0]['index'] / 1e6:.1f} | {median(first):.1f} | {median(later):.3f} | {max(later):.3f} |")
            print(lines[-1], flush=True)
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"{datetime.date.today()}-journal")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(path + ".jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps({"machine": facts}) + "\n")
        for sample in samples:
            file.write(json.dumps(sample) + "\n")


if __name__ == "__main__":
    main()
