"""Who changes what when: the shape of the history, before any content exists.

Every step is one commit. Steps of the published line, of proposals (which end in a merge) and of variants (which take in the
published line by a merge) are shuffled into one another; a step knows its parents, its template and its organisation.
"""
import datetime

from .chance import Chance
from .places import organisations
from .template import Template
from .topics import TOPICS

# commits in all, templates, those of the first commit, branches of variants, their further edits and merges, tags, organisations,
# templates with an attachment of some megabytes, first day (a Monday)
SIZES = {
    "S": dict(commits=500, templates=50, first=4, variants=24, edits=40, updates=16, tags=3, organisations=40, big=2, start=(2025, 1, 6)),
    "M": dict(commits=20000, templates=1000, first=20, variants=1200, edits=2800, updates=800, tags=16, organisations=500, big=8, start=(2022, 1, 3)),
    "L": dict(commits=100000, templates=5000, first=40, variants=10959, edits=8000, updates=3000, tags=40, organisations=2600, big=20, start=(2020, 1, 6)),
}
_END = datetime.date(2026, 10, 30)

CREATE, EDIT, PROPOSE, MERGE, VARY, UPDATE = range(6)


class Step:
    """One commit. `parents` are steps; `line` is the proposal or variant it belongs to, None on the published line."""

    __slots__ = ("kind", "number", "template", "parents", "line", "organisation", "day", "changes", "message")

    def __init__(self, kind, number, template, parents, line, organisation):
        self.kind, self.number, self.template, self.parents = kind, number, template, parents
        self.line, self.organisation = line, organisation


class Line:
    """A proposal or a variant: its template, its steps so far, the branch's name (None for a proposal)."""

    __slots__ = ("template", "organisation", "steps", "branch", "upstream")

    def __init__(self, template, organisation, branch=None):
        self.template, self.organisation, self.branch = template, organisation, branch
        self.steps, self.upstream = [], None


class Plan:
    def __init__(self, seed, size):
        self.size = SIZES[size]
        chance = Chance(seed, "plan", size)
        self.organisations = organisations(seed, self.size["organisations"])
        self.templates = self._templates(seed)
        self.big = set(chance.some(range(self.size["templates"]), self.size["big"]))
        self.steps, self.lines = [], []
        self.by_template = [[] for _ in self.templates]
        self.main = []
        self._shape(chance)
        self.tags = self._tags()

    def _templates(self, seed):
        taken, found = {topic.slug: set() for topic in TOPICS}, []
        for number in range(self.size["templates"]):
            chance = Chance(seed, "head", number)
            topic = chance.pick(TOPICS)
            found.append(Template(chance, topic, taken[topic.slug], self._someone(chance)))
        return found

    def _someone(self, chance):
        """Some organisations do much more than others."""
        return self.organisations[int(len(self.organisations) * chance.unit() ** 1.8)]

    def _tokens(self, chance):
        size = self.size
        rest = size["commits"] - 1 - (size["templates"] - size["first"]) - size["variants"] - size["edits"] - size["updates"]
        merges = int(rest * 0.15)
        proposals = int(rest * 0.35)
        # Nothing begins at the very end, where open proposals are merged.
        counts = [("create", size["templates"] - size["first"], 1.7, 0.0, 0.93), ("vary", size["variants"], 1.0, 0.06, 0.93),
                  ("vedit", size["edits"], 1.0, 0.1, 1.0), ("update", size["updates"], 1.0, 0.12, 1.0),
                  ("merge", merges, 1.0, 0.02, 1.0), ("propose", proposals, 1.0, 0.01, 1.0), ("direct", rest - merges - proposals, 1.0, 0.0, 1.0)]
        keyed = []
        for name, count, power, after, before in counts:
            keyed += [(after + (before - after) * chance.unit() ** power, number, name) for number in range(count)]
        return [name for _, _, name in sorted(keyed)]

    def _shape(self, chance):
        size = self.size
        tokens = self._tokens(chance)
        self._created = size["first"]
        self._open, self._variants, self._names = [], [], set()
        self._limit = min(40, size["commits"] // 60)
        first = Step(CREATE, 0, None, [], None, self.organisations[0])
        self.steps.append(first)
        self.main.append(first)
        for number in range(self._created):
            self.by_template[number].append(first)
        for at, token in enumerate(tokens):
            if len(tokens) - at <= len(self._open) + 1:
                assert token not in ("create", "vary")
                token = "merge"
            self._take(chance, token)
        total = len(self.steps)
        for number, step in enumerate(self.steps):
            step.day = self._day(number / total)

    def _take(self, chance, token):
        if token == "create":
            number = self._created
            self._created += 1
            self._add(CREATE, number, [self.main[-1]], None, self.templates[number].steward)
        elif token == "propose":
            self._propose(chance)
        elif token == "merge" and self._open:
            line = self._open.pop(chance.below(len(self._open)))
            step = self._add(MERGE, line.template, [self.main[-1], line.steps[-1]], None, self.templates[line.template].steward)
            step.line = line
        elif token == "vary":
            self._vary(chance)
        elif token in ("vedit", "update") and self._variants:
            recent = chance.chance(0.5)
            span = min(len(self._variants), 60) if recent else len(self._variants)
            line = self._variants[len(self._variants) - 1 - chance.below(span)]
            if token == "vedit":
                line.steps.append(self._add(EDIT, line.template, [line.steps[-1]], line, line.organisation))
            else:
                line.steps.append(self._add(UPDATE, line.template, [line.steps[-1], self.main[-1]], line, line.organisation))
        else:
            number = self._popular(chance)
            who = self.templates[number].steward if chance.chance(0.6) else self._someone(chance)
            self._add(EDIT, number, [self.main[-1]], None, who)

    def _propose(self, chance):
        if self._open and (len(self._open) >= self._limit or chance.chance(0.57)):
            line = chance.pick(self._open)
        else:
            line = Line(self._popular(chance), self._someone(chance))
            self.lines.append(line)
            self._open.append(line)
        parent = line.steps[-1] if line.steps else self.main[max(0, len(self.main) - 1 - chance.below(12))]
        if not line.steps and not self._exists(line.template, parent):
            parent = self.main[-1]
        line.steps.append(self._add(PROPOSE, line.template, [parent], line, line.organisation))

    def _vary(self, chance):
        while True:
            number, who = self._popular(chance), self.organisations[chance.below(len(self.organisations))]
            branch = f"refs/heads/kommune/{who.key}/{self.templates[number].slug}"
            if branch not in self._names:
                break
        self._names.add(branch)
        line = Line(number, who, branch)
        self.lines.append(line)
        self._variants.append(line)
        line.steps.append(self._add(VARY, number, [self.main[-1]], line, who))

    def _exists(self, number, step):
        return step.number >= self.by_template[number][0].number

    def _popular(self, chance):
        """Old templates change more often than young ones."""
        return int(self._created * chance.unit() ** 1.5)

    def _add(self, kind, template, parents, line, organisation):
        step = Step(kind, len(self.steps), template, parents, line, organisation)
        self.steps.append(step)
        self.by_template[template].append(step)
        if kind in (CREATE, MERGE) or (kind == EDIT and line is None):
            self.main.append(step)
        return step

    def _day(self, share):
        """The working day at this share of the library's life."""
        start = datetime.date(*self.size["start"])
        weeks, rest = divmod(int(share * ((_END - start).days * 5 // 7 + 1)), 5)
        return start + datetime.timedelta(days=7 * weeks + rest)

    def _tags(self):
        """Step of the published line → name, in even distances, counted anew every year."""
        tags, counts = [], {}
        for number in range(1, self.size["tags"] + 1):
            step = self.main[len(self.main) * number // self.size["tags"] - 1]
            counts[step.day.year] = counts.get(step.day.year, 0) + 1
            tags.append((f"ausgabe-{step.day.year}-{counts[step.day.year]}", step))
        return tags
