#!/usr/bin/env python3
"""What a merge costs: `allmende merge` against `git merge` on the same two branches, in alternation.

    merge.py --allmende PATH [--size S|M|L] [--touched 200] [--common 0.5] [--runs 5]

Two branches on top of the published line, each with one version that changes a duration in some templates; the share `--common` of
them is changed on both branches, in different tasks. Before each run the working copy is set back; after each the merged trees are compared,
and the copy must be clean. Results go to results/<date>-merge-<size>-<percent in common>.md and .jsonl.
"""
import argparse
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from statistics import median

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from generator import stream  # noqa: E402
from harness import clients, library, machine, processes, report  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))
_BOUND = 0.5
_AUTHOR = "Gemeinde Nachtrag <k-00000000000b@000000000000.allmende.invalid> 1793404800 +0000"


def _branches(copy, environment, touched, common):
    """Makes the branches `eins` and `zwei` in a clone."""
    names = [name for name in stream.git(copy, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0") if name.endswith("/struktur.json")]
    touched = min(touched, len(names) // 2)
    alone = touched - int(touched * common)
    step = len(names) / (touched + alone)
    chosen = [names[int(number * step)] for number in range(touched + alone)]
    parts = []
    for branch, files, spot in (("eins", chosen[:touched], 0), ("zwei", chosen[alone:], -1)):
        note = f"Dauern nachgeführt ({branch})\n".encode()
        parts += [f"commit refs/heads/{branch}\nauthor {_AUTHOR}\ncommitter {_AUTHOR}\ndata {len(note)}\n".encode(), note, b"from refs/heads/main^0\n"]
        for name in files:
            text = stream.git(copy, "cat-file", "blob", f"HEAD:{name}")
            found = list(re.finditer(r'"wert": (\d+),', text))[spot]
            data = f'{text[:found.start()]}"wert": {int(found[1]) + 3},{text[found.end():]}'.encode()
            parts += [f"M 100644 inline {name}\ndata {len(data)}\n".encode(), data, b"\n"]
    subprocess.run(["git", "-C", copy, "fast-import", "--quiet", "--date-format=raw"], env=environment, check=True, input=b"".join(parts))
    return touched


def _measure(options, program, source, figures, work):
    facts = machine.facts(options.data, program)
    environment, copy = clients.environment(work), os.path.join(work, "copy")
    subprocess.run(["git", "clone", "--quiet", "--single-branch", source, copy], env=environment, check=True)
    for name, value in (("gc.auto", "0"), ("user.name", "Gemeinde Nachtrag"), ("user.email", "k-00000000000b@000000000000.allmende.invalid"),
                        ("core.symlinks", "false")):
        stream.git(copy, "config", name, value)
    touched = _branches(copy, environment, options.touched, options.common)
    files = len(stream.git(copy, "ls-files").splitlines())
    programs = {"git merge": ["git", "merge", "--no-edit", "zwei"], "allmende merge": [program, "merge", "zwei"]}
    stream.git(copy, "switch", "--quiet", "eins")
    samples = {name: [] for name in programs}
    trees = set()
    for number in range(options.runs + 1):
        for name, arguments in programs.items():
            before = stream.git(copy, "rev-parse", "HEAD").strip()
            code, wall, cpu = processes.run(arguments, environment, copy, subprocess.DEVNULL)
            if code:
                sys.exit(f"{name} ended with code {code}")
            trees.add(stream.git(copy, "rev-parse", "HEAD^{tree}").strip())
            if stream.git(copy, "status", "--porcelain"):
                sys.exit(f"{name} left the copy unclean")
            if number:
                samples[name].append((cpu * 1000, wall * 1000))
            stream.git(copy, "reset", "--quiet", "--hard", before)
    if len(trees) != 1:
        sys.exit(f"the merges differ: {trees}")
    lines = [f"# Merging, {datetime.date.today()}, size {options.size}, {options.format}", "",
             f"{figures['templates']:,} templates, {files:,} files, {figures['commits']:,} commits; each branch changed {touched} templates, {int(touched * options.common)} of "
             f"them both. Both made the same tree.", "", report.machine_line(facts), "",
             f"{options.runs} runs in alternation, after one that is not counted.", "",
             "| program | user+sys ms, least | median | wall ms, median |", "| --- | ---: | ---: | ---: |"]
    for name, taken in samples.items():
        lines.append(f"| {name} | {min(c for c, _ in taken):.0f} | {median(c for c, _ in taken):.0f} | {median(w for _, w in taken):.0f} |")
    ratios = [a[0] / b[0] for a, b in zip(samples["allmende merge"], samples["git merge"])]
    lines += ["", f"Ratio of user+sys, median of the pairs: {median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f}). The bound is {_BOUND}."]
    print("\n".join(lines))
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"{datetime.date.today()}-merge-{options.size}-{round(options.common * 100)}")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(path + ".jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps({"machine": facts, "library": figures, "touched": touched}) + "\n")
        for name, taken in samples.items():
            file.write(json.dumps({"program": name, "cpu_ms": [round(c, 2) for c, _ in taken], "wall_ms": [round(w, 2) for _, w in taken]}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--allmende", required=True)
    parser.add_argument("--size", choices=["S", "M", "L"], default="L")
    parser.add_argument("--format", choices=["sha256", "sha1"], default="sha256")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--touched", type=int, default=200)
    parser.add_argument("--common", type=float, default=0.5)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--data", default=os.path.join(tempfile.gettempdir(), "bench-data"), help="folder for libraries and copies")
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    options = parser.parse_args()
    source, figures = library.library(options.data, options.size, options.format, options.seed, lambda text: print(text, file=sys.stderr))
    work = tempfile.mkdtemp(prefix="merge-", dir=options.data)
    try:
        _measure(options, os.path.abspath(options.allmende), source, figures, work)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
