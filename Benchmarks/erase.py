#!/usr/bin/env python3
"""Erasing for good against what git has for it, on the same repository.

    Benchmarks/erase.py --probe .build/release/gate-probe [--versions 20000] [--runs 3] [--out DIR]

Makes a repository of many versions in one pack, with some blobs among them that no version holds; removes these with the program `gate-probe`
(which calls what the hub calls) and, in a copy, with `git repack -a -d` and `git prune-packed`, which leaves out what nothing leads to. Says for each
the time, the processor's time and the memory, and that the bytes are gone.
"""
import argparse
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("--probe", required=True)
parser.add_argument("--versions", type=int, default=20000)
parser.add_argument("--runs", type=int, default=3)
parser.add_argument("--out")
options = parser.parse_args()
SECRETS = 64
env = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null", LC_ALL="C.UTF-8")


def git(*words, cwd, data=None):
    return subprocess.run(["git", *words], cwd=cwd, env=env, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def make(place):
    subprocess.run(["git", "init", "-q", "--bare", "--object-format=sha256", place], env=env, check=True)
    stream = []
    for number in range(options.versions):
        text = f"Fassung {number}\n" * 40
        stream.append(f"commit refs/heads/main\ncommitter a <a@b> {1700000000 + number} +0000\ndata 1\nx\n")
        stream.append(f"M 100644 inline vorlagen/{number % 400}/datei.md\ndata {len(text.encode())}\n{text}\n")
    git("fast-import", "--quiet", cwd=place, data="".join(stream).encode())
    ids = [git("hash-object", "-w", "--stdin", cwd=place, data=f"geheim {n} Zuckerbrodt\n".encode()).decode().strip() for n in range(SECRETS)]
    # Into the one pack: reachable for the moment of packing.
    tree = git("mktree", cwd=place, data="".join(f"100644 blob {id}\t{n}\n" for n, id in enumerate(ids)).encode()).decode().strip()
    git("update-ref", "refs/tags/geheim", tree, cwd=place)
    git("repack", "-a", "-d", "-q", cwd=place)
    git("update-ref", "-d", "refs/tags/geheim", cwd=place)
    return ids


def measure(words, cwd):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(words, cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    assert status == 0, words
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as scratch:
    original = os.path.join(scratch, "a.git")
    ids = make(original)
    size = sum(path.stat().st_size for path in pathlib.Path(original, "objects/pack").glob("*.pack"))
    ways = {"allmende": [os.path.abspath(options.probe), "purge", ".", *ids], "git": ["git", "repack", "-a", "-d", "-q"]}
    runs = {name: [] for name in ways}
    for _ in range(options.runs):
        for name, words in ways.items():
            copy = os.path.join(scratch, "b.git")
            shutil.copytree(original, copy)
            runs[name].append(measure(words, copy))
            found = subprocess.run(["git", "cat-file", "-e", ids[0]], cwd=copy, env=env, stderr=subprocess.DEVNULL).returncode
            assert found != 0, f"{name}: still there"
            shutil.rmtree(copy)
    result = {"versions": options.versions, "pack": size, "runs": runs}
    print(f"{options.versions} versions, pack of {size / 1e6:.1f} MB, {SECRETS} blobs to go")
    for name, values in runs.items():
        wall, cpu, memory = (statistics.median(value[i] for value in values) for i in range(3))
        print(f"{name:10} {wall:6.2f} s  {cpu:6.2f} s CPU  {memory:6.0f} MB")
    if options.out:
        os.makedirs(options.out, exist_ok=True)
        pathlib.Path(options.out, "erase.json").write_text(json.dumps(result, indent=1))
