#!/usr/bin/env python3
"""What scheduling costs: the wall time of one `Terminplan` of a generated plan, reading the file not included.

    plan.py --probe PATH [--runs 200] [--seed 1] [--out FOLDER]

PATH is the built program `plan-probe`. The plans have 100, 1,000, 10,000 and 100,000 nodes: phases of packages of tasks, every task
with one to three dependencies of all kinds with distances, one duration in twenty in calendar days. Each is scheduled so many times
in one process (fewer times where it is large); the first run, which fills no cache and builds no table for the next, counts too.
Results go to results/<date>-plan.md and .jsonl. The bar: 1,000 nodes in under 2 ms.
"""
import argparse
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile
from statistics import median, quantiles

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from harness import machine, report  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _rank(number):
    """A rank of four digits that does not end in 0."""
    text = ""
    for _ in range(3):
        number, digit = divmod(number, 62)
        text = _DIGITS[digit] + text
    return text + "V"


def structure(count, seed):
    """A plan of so many nodes as the text of struktur.json."""
    chance = random.Random(seed)
    nodes, tasks = {}, []
    phase = package = None
    for number in range(count):
        name = f"n{number:06d}"
        node = {"rang": _rank(number)}
        if number % 100 == 0:
            node["art"], phase = "phase", name
        elif number % 10 == 1:
            node["art"], node["oberknoten"], package = "paket", phase, name
        else:
            node["art"], node["oberknoten"] = "aufgabe", package
            unit = "KT" if chance.random() < 0.05 else "AT"
            node["dauer"] = {"wert": chance.randint(1, 15), "einheit": unit}
            near = tasks[-60:]
            node["vorgaenger"] = {}
            for other in chance.sample(near, min(len(near), chance.randint(1, 3))):
                link = {"art": chance.choices(["EA", "AA", "EE", "AE"], [85, 6, 6, 3])[0]}
                if chance.random() < 0.2:
                    link["verzug"] = {"wert": chance.randint(-3, 5), "einheit": chance.choice(["AT", "KT", "h"])}
                node["vorgaenger"][other] = link
            tasks.append(name)
        node["titel"] = f"Vorgang {number}"
        nodes[name] = node
    return json.dumps({"format": "allmende-struktur/1", "knoten": nodes, "rollen": {}, "parameter": {}})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--probe", required=True)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", default=os.path.join(_HERE, "results"), help="folder for the results (default results/)")
    options = parser.parse_args()
    probe = os.path.abspath(options.probe)
    facts = machine.facts(tempfile.gettempdir(), probe)
    lines = [f"# Scheduling, {datetime.date.today()}", "", report.machine_line(facts), "",
             "| nodes | runs | ms, least | median | quartiles | first | tasks on the critical path | end |",
             "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |"]
    samples = []
    for count in [100, 1_000, 10_000, 100_000]:
        runs = max(3, options.runs * 1_000 // max(count, 1_000))
        answer = subprocess.run([probe, str(runs)], input=structure(count, options.seed), text=True, capture_output=True)
        if answer.returncode:
            sys.exit(f"the probe ended with code {answer.returncode}: {answer.stderr}")
        head, *times = answer.stdout.split("\n")
        _, critical, end = head.split()
        taken = [float(time) / 1_000 for time in times if time]
        low, _, high = quantiles(taken, n=4)
        lines.append(f"| {count:,} | {runs} | {min(taken):.2f} | {median(taken):.2f} | {low:.2f}–{high:.2f} | {taken[0]:.2f} | {critical} | {end} |")
        samples.append({"nodes": count, "critical": int(critical), "end": end, "ms": taken})
    print("\n".join(lines))
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"{datetime.date.today()}-plan")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(path + ".jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps({"machine": facts}) + "\n")
        for sample in samples:
            file.write(json.dumps(sample) + "\n")


if __name__ == "__main__":
    main()
