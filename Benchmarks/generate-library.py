#!/usr/bin/env python3
"""Writes a library of project templates with a history, for benchmarks: the same seed gives the same commit ids.

    generate-library.py --size S|M|L [--seed N] [--format sha256|sha1] OUT.git
    generate-library.py --selftest

S has 50 templates and 500 commits, M 1,000 and 20,000, L 5,000 and 100,000 with 11,000 refs. All organisations and their texts
are invented. Figures go to standard output as JSON. See README.md.
"""
import argparse
import hashlib
import json
import os
import resource
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from generator import selftest, stream  # noqa: E402


def figures(path):
    """What a repository consists of, and a digest of all its refs."""
    counts = dict(line.split(": ") for line in stream.git(path, "count-objects", "-v").splitlines())
    refs = stream.git(path, "for-each-ref", "--format=%(objectname) %(refname)")
    return {
        "main": stream.git(path, "rev-parse", "refs/heads/main").strip(), "refs": refs.count("\n"),
        "refs_digest": hashlib.sha256(refs.encode()).hexdigest(), "commits": int(stream.git(path, "rev-list", "--all", "--count")),
        "merges": int(stream.git(path, "rev-list", "--all", "--merges", "--count")), "objects": int(counts["in-pack"]) + int(counts["count"]),
        "packs": int(counts["packs"]), "pack_bytes": int(counts["size-pack"]) * 1024,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", choices=["S", "M", "L"], default="S")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=["sha256", "sha1"], default="sha256")
    parser.add_argument("--gc", action="store_true", help="run `git gc` afterwards and add its figures")
    parser.add_argument("--selftest", action="store_true", help="generate S twice, compare, check")
    parser.add_argument("out", nargs="?", metavar="OUT.git")
    options = parser.parse_args()
    if options.selftest:
        sys.exit(0 if selftest.run(figures) else 1)
    if not options.out:
        parser.error("where to? OUT.git is missing")
    if os.path.exists(options.out) and os.listdir(options.out):
        parser.error(f"{options.out} is not empty")
    start = time.monotonic()
    plan = stream.generate(options.out, options.size, options.seed, options.format)
    elapsed = time.monotonic() - start
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    result = {
        "size": options.size, "seed": options.seed, "format": options.format, "templates": len(plan.templates), "seconds": round(elapsed, 1),
        "cpu_seconds": round(own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime, 1), **figures(options.out),
    }
    if options.gc:
        start = time.monotonic()
        stream.git(options.out, "gc", "--quiet")
        result["gc_seconds"] = round(time.monotonic() - start, 1)
        result["gc_pack_bytes"] = figures(options.out)["pack_bytes"]
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
