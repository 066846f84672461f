"""A template as it is in one version, and how its files are written.

A state is cheap to copy: nodes and their texts are shared, an edit replaces a few. Nodes are dictionaries in canonical order and
never change once made.
"""
from . import attachments, canonical, sentences
from .places import slug
from .projects import BLOCKS, KINDS, LAWS_BY_KIND, PARAMETERS, ROLES, SUFFIXES

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_text = canonical.text

STRUCTURE, HEAD, README = "struktur.json", "vorlage.json", "README.md"


def between(low, high):
    """A rank between two others, as a fraction in base 62; `""` is below all, None above all."""
    rank, at = "", 0
    while True:
        a = _DIGITS.index(low[at]) if at < len(low) else 0
        b = _DIGITS.index(high[at]) if high is not None and at < len(high) else 62
        if b - a > 1:
            return rank + _DIGITS[(a + b) // 2]
        rank += _DIGITS[a]
        if b - a == 1:
            high = None
        at += 1


class State:
    """One version: nodes with their texts and their order in time, roles, parameters, head, description, other files.

    `order` gives every node a number; a predecessor's is always smaller, so no edit can close a ring. `marks` names the blob of
    every file that is already written.
    """

    __slots__ = ("nodes", "texts", "order", "roles", "parameters", "tail", "head", "readme", "files", "marks")

    def copy(self):
        new = State()
        new.nodes, new.texts, new.order = dict(self.nodes), dict(self.texts), dict(self.order)
        new.roles, new.parameters, new.tail = self.roles, self.parameters, self.tail
        new.head, new.readme, new.files, new.marks = self.head, self.readme, dict(self.files), dict(self.marks)
        return new

    def put(self, key, node, order=None):
        self.nodes[key] = node
        self.texts[key] = _node(key, node)
        if order is not None:
            self.order[key] = order
        self.marks.pop(STRUCTURE, None)

    def drop(self, key):
        del self.nodes[key], self.texts[key], self.order[key]
        self.marks.pop(STRUCTURE, None)

    def children(self, parent):
        """Keys of the nodes below `parent`, in order."""
        found = [(node["rang"], key) for key, node in self.nodes.items() if node["oberknoten"] == parent]
        return [key for _, key in sorted(found)]

    def leaves(self):
        return [key for key in sorted(self.nodes) if self.nodes[key]["art"] in ("aufgabe", "meilenstein")]

    def content(self, name):
        if name == STRUCTURE:
            texts = self.texts
            return ('{\n  "format": "allmende-struktur/1",\n  "knoten": {\n' + ",\n".join([texts[key] for key in sorted(texts)])
                    + self.tail).encode()
        if name == HEAD:
            return canonical.document(self.head).encode()
        if name == README:
            return ("\n\n".join(self.readme) + "\n").encode()
        return self.files[name]

    def names(self):
        return [STRUCTURE, HEAD, README, *self.files]


def _node(key, node):
    """The lines of a node, as `canonical.render` would write them."""
    duration = node["dauer"]
    if duration is None:
        lasting = "null"
    else:
        lasting = '{\n        "wert": %d,\n        "einheit": "%s",\n        "herkunft": "%s"\n      }' % (
            duration["wert"], duration["einheit"], duration["herkunft"])
    return (f'    "{key}": {{\n      "art": "{node["art"]}",\n      "oberknoten": {_text(node["oberknoten"])},\n      "rang": "{node["rang"]}",\n'
            f'      "titel": {_text(node["titel"])},\n      "kennung": {_text(node["kennung"])},\n      "hinweis": {_text(node["hinweis"])},\n'
            f'      "dauer": {lasting},\n      "verantwortlich": {_text(node["verantwortlich"])},\n      "mitwirkend": {_map(node["mitwirkend"])},\n'
            f'      "vorgaenger": {_map(node["vorgaenger"])},\n      "rechtsgrundlagen": {_map(node["rechtsgrundlagen"])},\n'
            f'      "ergebnisse": {_map(node["ergebnisse"])},\n      "bedingung": {_text(node["bedingung"])},\n'
            f'      "wiederholung": {_text(node["wiederholung"])},\n      "fremdids": {_map(node["fremdids"])}\n    }}')


def _map(value):
    return canonical.render(value, 3) if value else "{\n      }"


def node(kind, parent, rank, title, **more):
    """A node with all its fields in canonical order."""
    fields = {"art": kind, "oberknoten": parent, "rang": rank, "titel": title, "kennung": None, "hinweis": None, "dauer": None,
              "verantwortlich": None, "mitwirkend": {}, "vorgaenger": {}, "rechtsgrundlagen": {}, "ergebnisse": {}, "bedingung": None,
              "wiederholung": None, "fremdids": {}}
    fields.update(more)
    return fields


def bases(chance, kind, day, count=1):
    """Legal bases, sorted by their ids."""
    laws = chance.some(LAWS_BY_KIND[kind], count)
    stand = f"{day.year}-{chance.between(1, day.month):02}-01"
    return dict(sorted((chance.identity(), {"norm": norm, "land": land, "stand": stand}) for norm, land in laws))


def duration(chance, low, high):
    value, unit = chance.between(low, high), "AT"
    if value >= 20 and chance.chance(0.1):
        value, unit = value * 7 // 5, "KT"
    elif value <= 2 and chance.chance(0.3):
        value, unit = value * 6 + 2, "h"
    return {"wert": value, "einheit": unit, "herkunft": chance.weighted([(80, "schaetzung"), (14, "erfahrung"), (6, "vorgabe")])}


class Template:
    """What stays the same in all versions of a template."""

    __slots__ = ("topic", "folder", "slug", "title", "thing", "kind", "steward", "key")

    def __init__(self, chance, topic, taken, steward):
        self.topic, self.steward, self.key = topic, steward, chance.identity()
        while True:
            self.thing, kinds = chance.pick(topic.objects)
            self.kind = chance.pick(kinds)
            title = chance.expand(chance.pick(KINDS[self.kind][0]), self.thing)
            title += chance.pick(SUFFIXES) if chance.chance(0.35) else ""
            self.title = title[0].upper() + title[1:]
            self.slug = slug(self.title)
            if self.slug not in taken:
                taken.add(self.slug)
                break
        self.folder = f"vorlagen/{topic.slug}/{self.slug}"

    def first(self, chance, day, others, big):
        """The first version; `others` are templates that hints may point to, `big` asks for an attachment of some megabytes."""
        state = State()
        state.nodes, state.texts, state.order, state.files, state.marks = {}, {}, {}, {}, {}
        role_ids, used = {}, {}
        for name in ROLES:
            role_ids[name] = chance.identity()
        self._structure(chance, state, day, role_ids, used, others)
        held = {key for value in state.nodes.values() for key in [value["verantwortlich"], *value["mitwirkend"]]}
        state.roles = sorted((key, name) for name, key in role_ids.items() if key in held)
        state.parameters = sorted(used)
        state.tail = self._tail(state)
        state.head = self._head(chance, day)
        state.readme = self._readme(chance)
        self._files(chance, state, big)
        return state

    def _structure(self, chance, state, day, role_ids, used, others):
        order, before = 0, []
        for number, phrase in enumerate(KINDS[self.kind][2]):
            title, _, names = phrase.rpartition(": ")
            blocks = [name.rstrip("?") for name in names.split() if not name.endswith("?") or chance.chance(0.55)]
            blocks = blocks or [names.split()[0].rstrip("?")]
            phase = chance.identity()
            lead = role_ids[BLOCKS[blocks[0]].tasks[0].roles[0]]
            state.put(phase, node("phase", None, "V" + (_DIGITS[number] if number else ""), chance.expand(title, self.thing), verantwortlich=lead), order)
            ends = []
            for place, name in enumerate(blocks):
                block, package = BLOCKS[name], chance.identity()
                order += 1
                if block.repeat:
                    used[block.repeat] = True
                state.put(package, node("paket", phase, "V" + (_DIGITS[place] if place else ""), chance.expand(block.title, self.thing),
                                        verantwortlich=role_ids[block.tasks[0].roles[0]], wiederholung=block.repeat), order)
                done = self._tasks(chance, state, day, role_ids, used, others, block, package, order, before)
                order += len(block.tasks)
                ends.append(done)
            before = ends
            order += 1

    def _tasks(self, chance, state, day, role_ids, used, others, block, package, order, before):
        """Puts the tasks of a block; gives the key of its last leaf."""
        tasks = [task for task in block.tasks if chance.chance(0.9)] or block.tasks[:1]
        leaves = []
        for place, task in enumerate(tasks):
            order += 1
            roles = [role_ids[name] for name in task.roles]
            if not leaves:
                after = chance.some(before, chance.between(1, 2))
            elif task.days[1] == 0:
                after = chance.some(leaves, chance.between(1, 3))
            else:
                after = [leaves[-1]] if chance.chance(0.8) else [chance.pick(leaves)]
            links = {}
            for key in sorted(after):
                kind = "EA" if chance.chance(0.95) else chance.pick(["AA", "EE"])
                lag = {"wert": chance.between(-5, 40), "einheit": "AT"} if chance.chance(0.06) else None
                links[key] = {"art": kind, "verzug": lag}
            more = {"verantwortlich": roles[0], "mitwirkend": {role: True for role in sorted(roles[1:])}, "vorgaenger": links}
            if task.days[1]:
                more["dauer"] = duration(chance, *task.days)
            if task.condition and chance.chance(0.8):
                more["bedingung"] = task.condition
                used[task.condition.split()[0]] = True
            if task.law and chance.chance(0.6):
                more["rechtsgrundlagen"] = bases(chance, task.law, day, chance.between(1, 2))
            if chance.chance(0.4):
                more["hinweis"] = self.hint(chance, others)
            if chance.chance(0.18):
                more["ergebnisse"] = {chance.identity(): chance.expand(chance.pick(sentences.RESULTS[:-1]))}
            key = chance.identity()
            kind = "aufgabe" if task.days[1] else "meilenstein"
            title = chance.expand(task.title, self.thing)
            state.put(key, node(kind, package, "V" + (_DIGITS[place] if place else ""), title[0].upper() + title[1:], **more), order)
            leaves.append(key)
        return leaves[-1]

    def hint(self, chance, others):
        parts = [chance.expand(chance.pick(sentences.HINTS), self.thing) for _ in range(1 if chance.chance(0.6) else chance.between(2, 3))]
        if others and chance.chance(0.06):
            other = chance.pick(others)
            parts.append(f"Siehe auch die Vorlage [{other.title}](vorlage:{other.key}).")
        return " ".join(parts) if chance.chance(0.8) else "\n\n".join(parts)

    def _tail(self, state):
        roles = {key: {"titel": ROLES[name], "kuerzel": name} for key, name in state.roles}
        parameters = {name: dict(zip(("titel", "art", "werte"), PARAMETERS[name])) for name in state.parameters}
        return ('\n  },\n  "rollen": ' + canonical.render(roles, 1) + ',\n  "parameter": ' + canonical.render(parameters, 1) + "\n}\n")

    def _head(self, chance, day):
        words = {self.thing.split()[0], *chance.some(KINDS[self.kind][1], 3), *self.topic.title.replace(",", "").split(" und ")}
        services = sorted(f"99{chance.bits(39) % 10**12:012}" for _ in range(chance.between(1, 3))) if self.kind == "d" else []
        law = "Kommunalrecht" if self.kind in "rok" else "Datenschutz" if self.kind in "ds" else "Vergaberecht"
        office = chance.pick(["Stabsstelle Digitalisierung", "Hauptamt", "Zentrale Dienste", "Projektbüro", "Fachbereich " + self.topic.title, "Stabsstelle Organisation"])
        return {
            "format": "allmende-vorlage/1", "id": self.key, "titel": self.title, "kurztext": chance.expand(chance.pick(sentences.SUMMARIES), self.thing),
            "zustand": chance.weighted([(3, "entwurf"), (4, "in-pruefung"), (3, "geprueft")]),
            "lizenz": chance.weighted([(80, "CC-BY-4.0"), (12, "CC0-1.0"), (8, "DL-DE-BY-2.0")]), "stelle": self.steward.key,
            "kontakte": {chance.identity(): {"funktion": f"{office}, {self.steward.name}"}},
            "leistungen": {service: True for service in services},
            "schlagwoerter": {word: True for word in sorted(words, key=lambda word: word.encode())},
            "rechtsgrundlagen": bases(chance, law, day, chance.between(1, 3)), "ersetzt": None,
        }

    def _readme(self, chance):
        """The description as paragraphs."""
        parts = [f"# {self.title}", chance.expand(chance.pick(sentences.SUMMARIES), self.thing)]
        for title, phrases in sentences.README.items():
            parts.append(f"## {title}")
            if title == "Hinweise aus der Praxis":
                parts += [self.paragraph(chance) for _ in range(chance.between(2, 5))]
            else:
                parts.append("\n".join(chance.phrases(phrases, chance.between(2, 5) if len(phrases) > 1 else 1, self.thing)))
        return tuple(parts)

    def paragraph(self, chance):
        return " ".join(chance.phrases(sentences.README["Hinweise aus der Praxis"] + sentences.HINTS, chance.between(2, 5), self.thing))

    def _files(self, chance, state, big):
        if chance.chance(0.35):
            state.files["dokumente/checkliste.md"] = attachments.checklist(chance, self.title)
        if chance.chance(0.25):
            state.files["dokumente/projektauftrag.md"] = attachments.order(chance, self.title)
        if chance.chance(0.22):
            state.files["dokumente/mengengeruest.csv"] = attachments.table(chance, self.thing)
        if chance.chance(0.1):
            state.files["dokumente/merkblatt.pdf"] = attachments.page(chance, self.thing, chance.between(6000, 48000))
        if chance.chance(0.08):
            state.files["dokumente/Musterschreiben für Beteiligte.odt"] = attachments.letter(chance, self.thing)
        if big:
            state.files["dokumente/uebersichtsplan.pdf"] = attachments.page(chance, self.thing, chance.between(1 << 20, 5 << 20))
