"""Streams a plan into `git fast-import`: first all blobs, then the commits in their order, then tags."""
import calendar
import os
import subprocess

from .chance import Chance
from .content import Writer
from .plan import MERGE, PROPOSE, UPDATE, VARY, Plan

_SCRATCH = "refs/vorschlag"


def environment():
    """git without the settings of user and machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C.UTF-8"}


def git(directory, *arguments):
    return subprocess.run(["git", "-C", directory, *arguments], env=environment(), check=True, stdout=subprocess.PIPE).stdout.decode()


def _when(day):
    return f"{calendar.timegm(day.timetuple())} +0000"


def generate(path, size, seed, kind):
    """Writes a new bare repository at `path`; gives the plan."""
    plan = Plan(seed, size)
    subprocess.run(["git", "init", "--quiet", "--bare", f"--object-format={kind}", "--initial-branch=main", path], env=environment(), check=True)
    answers, their_end = os.pipe()
    try:
        process = subprocess.Popen(
            ["git", "-C", path, "fast-import", "--quiet", "--done", "--force", "--date-format=raw", "--active-branches=256", f"--cat-blob-fd={their_end}"],
            stdin=subprocess.PIPE, pass_fds=(their_end,), env=environment(), bufsize=1 << 20)
        os.close(their_end)
        with os.fdopen(answers, "rb") as replies:
            _feed(process.stdin, replies, plan, seed)
            process.stdin.close()
            if process.wait() != 0:
                raise RuntimeError("git fast-import failed")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    git(path, "update-ref", "-d", _SCRATCH)
    git(path, "pack-refs", "--all")
    return plan


def _feed(out, replies, plan, seed):
    def data(content):
        out.write(b"data %d\n" % len(content))
        out.write(content)
        out.write(b"\n")

    def blob(mark, content):
        out.write(b"blob\nmark :%d\n" % mark)
        data(content)

    writer = Writer(seed, plan, blob)
    writer.run()
    base = writer.mark + 1
    chance = Chance(seed, "authors")
    for step in plan.steps:
        branch = "refs/heads/main"
        if step.kind == PROPOSE:
            branch = _SCRATCH
        elif step.line is not None and step.kind != MERGE:
            branch = step.line.branch
        author = step.organisation.author(chance)
        out.write(f"commit {branch}\nmark :{base + step.number}\nauthor {author} {_when(step.day)}\ncommitter {author} {_when(step.day)}\n".encode())
        data(step.message.encode())
        if step.kind in (PROPOSE, VARY):
            out.write(b"from :%d\n" % (base + step.parents[0].number))
        for parent in step.parents[1:]:
            out.write(b"merge :%d\n" % (base + parent.number))
        if step.kind == UPDATE:
            # Everything but the variant's own folder is as published.
            out.write(b'ls :%d ""\n' % (base + step.parents[1].number))
            out.flush()
            tree = replies.readline().split()[2]
            out.write(b'M 040000 %s ""\n' % tree)
        for mark, path in step.changes:
            out.write(f"M 100644 :{mark} {path}\n".encode())
        out.write(b"\n")
        step.changes = step.message = None
    tagger = plan.organisations[0]
    for name, step in plan.tags:
        out.write(f"tag {name}\nfrom :{base + step.number}\ntagger {tagger.author(chance)} {_when(step.day)}\n".encode())
        data(f"Ausgabe {name[8:12]}/{name[13:]}\n\nGeprüfter Stand der gemeinsamen Bibliothek vom {step.day:%d.%m.%Y}.\n".encode())
    out.write(b"done\n")
