"""Checks of the generator by itself, over everything that S contains."""
import io
import json
import os
import re
import subprocess
import tempfile
import zipfile

from . import canonical, stream
from .plan import SIZES
from .template import between

_SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Specs", "schema")
_STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Fixtures", "starter")


class _Report:
    def __init__(self):
        self.failed = 0

    def check(self, what, holds):
        print(("ok    " if holds else "FAIL  ") + what)
        self.failed += not holds


def run(figures):
    """Whether everything held; prints a line a check."""
    report = _Report()
    with tempfile.TemporaryDirectory(prefix="allmende-generator-") as folder:
        paths = {name: os.path.join(folder, name + ".git") for name in ("first", "again", "other", "sha1")}
        for name, path in paths.items():
            stream.generate(path, "S", 2 if name == "other" else 1, "sha1" if name == "sha1" else "sha256")
        found = {name: figures(path) for name, path in paths.items()}
        print(f"      main of seed 1: {found['first']['main']}")
        report.check("the same seed gives the same ids of all refs", found["first"]["refs_digest"] == found["again"]["refs_digest"])
        report.check("another seed gives others", found["first"]["main"] != found["other"]["main"])
        size = SIZES["S"]
        report.check(f"{size['commits']} commits, {1 + size['variants'] + size['tags']} refs",
                     (found["first"]["commits"], found["first"]["refs"]) == (size["commits"], 1 + size["variants"] + size["tags"]))
        for name in ("first", "sha1"):
            result = subprocess.run(["git", "-C", paths[name], "fsck", "--strict", "--no-dangling"], env=stream.environment(), capture_output=True)
            report.check(f"git fsck --strict finds nothing ({name})", result.returncode == 0 and not result.stdout + result.stderr.strip())
        blobs = _blobs(paths["first"])
        report.check("both hashes hold the same files", sorted(blobs.values()) == sorted(_blobs(paths["sha1"]).values()))
        _files(report, blobs)
        _history(report, paths["first"])
    _ranks(report)
    _printer(report)
    print("all held" if not report.failed else f"{report.failed} failed")
    return not report.failed


def _blobs(path):
    """Every version of every file: (id, path) → bytes."""
    names = {}
    for line in stream.git(path, "rev-list", "--objects", "--all").splitlines():
        key, _, name = line.partition(" ")
        if name:
            names[key] = name
    process = subprocess.run(["git", "-C", path, "cat-file", "--batch"], env=stream.environment(), input="\n".join(names).encode(), stdout=subprocess.PIPE, check=True)
    data, at, found = process.stdout, 0, {}
    while at < len(data):
        end = data.index(b"\n", at)
        key, kind, size = data[at:end].split()
        at = end + 1 + int(size) + 1
        if kind == b"blob":
            found[key.decode()] = (names[key.decode()], data[end + 1:at - 1])
    return found


def _files(report, blobs):
    by_kind = {"struktur": [], "vorlage": [], "bibliothek": []}
    others = []
    for name, data in blobs.values():
        kind = name.rpartition("/")[2].removesuffix(".json")
        (by_kind[kind] if kind in by_kind else others).append((name, data))
    for kind, found in by_kind.items():
        report.check(f"all {len(found)} versions of {kind}.json are canonical", all(canonical.reprint(data, kind) == data for _, data in found))
    report.check("all structures are sound: 20 to 90 nodes, known parents, roles and parameters, no ring",
                 all(_sound(json.loads(data)) for _, data in by_kind["struktur"]))
    try:
        import jsonschema
    except ImportError:
        print("--    JSON Schema not checked: python3-jsonschema is not installed")
    else:
        for kind, found in by_kind.items():
            with open(os.path.join(_SCHEMAS, kind + ".schema.json"), encoding="utf-8") as file:
                validator = jsonschema.Draft202012Validator(json.load(file))
            sample = found[::7] if kind == "struktur" else found
            report.check(f"{len(sample)} versions of {kind}.json fit the JSON Schema", all(validator.is_valid(json.loads(data)) for _, data in sample))
    names = re.compile(r"vorlagen/[a-z0-9-]{1,60}/[a-z0-9-]{1,60}/(README\.md|erfahrungen/[^/]+\.md|dokumente/[^/]+)$")
    report.check(f"all {len(others)} versions of other files lie where the format wants them", all(names.match(name) for name, _ in others))
    documents = [data for name, data in others if name.endswith(".odt")]
    report.check(f"all {len(documents)} documents are archives", all(zipfile.ZipFile(io.BytesIO(data)).testzip() is None for data in documents))
    pages = [data for name, data in others if name.endswith(".pdf")]
    report.check(f"all {len(pages)} pages have a table of their objects that holds", all(_page(data) for data in pages))


def _sound(structure):
    nodes, roles, parameters = structure["knoten"], structure["rollen"], structure["parameter"]
    if not 20 <= len(nodes) <= 90:
        return False
    for node in nodes.values():
        above = node["oberknoten"]
        if node["art"] == "phase" and above is not None or node["art"] != "phase" and above not in nodes:
            return False
        if node["verantwortlich"] not in roles or not set(node["mitwirkend"]) <= set(roles) or not set(node["vorgaenger"]) <= set(nodes):
            return False
        if (node["dauer"] is not None) != (node["art"] == "aufgabe"):
            return False
        if node["wiederholung"] is not None and node["wiederholung"] not in parameters:
            return False
        if node["bedingung"] is not None and node["bedingung"].removeprefix("nicht ").split()[0] not in parameters:
            return False
    parents = {node["oberknoten"] for node in nodes.values()}
    if any(key not in parents for key, node in nodes.items() if node["art"] in ("phase", "paket")):
        return False
    waiting = {key: set(node["vorgaenger"]) for key, node in nodes.items()}
    while waiting:
        free = [key for key, before in waiting.items() if not before & waiting.keys()]
        if not free:
            return False
        for key in free:
            del waiting[key]
    return True


def _page(data):
    start = int(data.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    if data[start:start + 9] != b"xref\n0 7\n":
        return False
    places = [int(data[start + 9 + 20 * number:start + 19 + 20 * number]) for number in range(1, 7)]
    return all(data[place:].startswith(b"%d 0 obj\n" % number) for number, place in enumerate(places, 1))


def _history(report, path):
    lines = stream.git(path, "log", "--all", "--format=%an <%ae>|%at|%ct|%ad|%s", "--date=format:%z").splitlines()
    pattern = re.compile(r"[^<>@]+ <k-[0-9a-f]{12}@[0-9]{12}\.allmende\.invalid>\|(\d+)\|(\d+)\|\+0000\|.+$")
    found = [pattern.match(line) for line in lines]
    report.check("authors are organisations with opaque ids, times are days in UTC", all(match and int(match[1]) % 86400 == int(match[2]) % 86400 == 0 for match in found))
    merges = stream.git(path, "rev-list", "--branches=kommune/*", "--merges", "--not", "main", "--parents").splitlines()
    inside = True
    for line in merges:
        commit, _, upstream = line.split()
        changed = stream.git(path, "diff", "--name-only", "-z", upstream, commit).split("\0")
        inside = inside and len({"/".join(name.split("/")[:3]) for name in changed if name}) <= 1
    report.check(f"{len(merges)} merges into variants differ from what they take in by one template at most", inside and merges)
    branches = stream.git(path, "for-each-ref", "--format=%(refname)", "refs/heads/kommune").split()
    report.check("variants are named refs/heads/kommune/<ARS>/<slug>", all(re.fullmatch(r"refs/heads/kommune/[0-9]{12}/[a-z0-9-]+", name) for name in branches))
    tags = stream.git(path, "for-each-ref", "--format=%(objecttype) %(refname)", "refs/tags").splitlines()
    report.check("tags are annotated and named ausgabe-JJJJ-n", all(re.fullmatch(r"tag refs/tags/ausgabe-20[0-9]{2}-[0-9]+", line) for line in tags))


def _ranks(report):
    ranks = ["V"]
    for step in range(4000):
        place = (step * 7919) % (len(ranks) + 1)
        low, high = ranks[place - 1] if place else "", ranks[place] if place < len(ranks) else None
        ranks.insert(place, between(low, high))
    fine = all(a < b for a, b in zip(ranks, ranks[1:])) and all(re.fullmatch("[0-9A-Za-z]*[1-9A-Za-z]", rank) for rank in ranks)
    report.check(f"4000 insertions keep ranks in order, the longest has {max(map(len, ranks))} characters", fine)


def _printer(report):
    found = 0
    for folder, _, names in os.walk(_STARTER):
        for name in names:
            if name.endswith(".json"):
                with open(os.path.join(folder, name), "rb") as file:
                    data = file.read()
                if canonical.reprint(data, name.removesuffix(".json")) != data:
                    report.check(f"prints {name} of the starter library as it is", False)
                found += 1
    report.check(f"prints the {found} JSON files of the starter library as they are", found > 0)
