"""Small edits of a template.

An edit is made for one state and can be applied to another, where others have changed something meanwhile: that is how merges get
their content. `propose` makes one and words it for the change note; `apply` does it, or says that it does not fit any more.
"""
from . import attachments, sentences
from .projects import PARAMETERS
from .template import HEAD, README, bases, between, duration, node

_KINDS = [
    (18, "duration"), (16, "hint"), (10, "title"), (11, "add"), (4, "remove"), (6, "move"), (11, "link"), (6, "role"), (4, "law"), (3, "result"),
    (2, "condition"), (8, "readme"), (5, "report"), (3, "attach"), (4, "head"),
]
_STATES = ["entwurf", "in-pruefung", "geprueft", "empfohlen"]


def propose(chance, template, state, day, organisation, others, kinds=_KINDS):
    """An edit and a sentence about it. Tries until one fits."""
    while True:
        kind = chance.weighted(kinds)
        made = _MAKERS[kind](chance, template, state, day, organisation, others)
        if made is not None:
            return made


def apply(state, edit):
    """Applies an edit in place; whether it fitted."""
    return _APPLIERS[edit[0]](state, *edit[1:])


# Making

def _leaf(chance, state, kinds=("aufgabe",)):
    found = [key for key in state.leaves() if state.nodes[key]["art"] in kinds]
    return chance.pick(found) if found else None


def _short(title):
    return title if len(title) <= 44 else title[:43].rstrip(" ,(") + "…"


def _set(key, field, value, sentence):
    return ("set", key, field, value), sentence


def _make_duration(chance, template, state, day, organisation, others):
    key = _leaf(chance, state)
    if key is None or state.nodes[key]["dauer"] is None:
        return None
    old = state.nodes[key]["dauer"]
    new = dict(old)
    new["wert"] = max(1, int(old["wert"] * (0.5 + chance.unit() * 1.3)) + chance.between(-1, 2))
    if chance.chance(0.4):
        new["herkunft"] = "erfahrung"
    if new == old:
        return None
    return _set(key, "dauer", new, f"„{_short(state.nodes[key]['titel'])}“: {new['wert']} statt {old['wert']} {old['einheit']}")


def _make_hint(chance, template, state, day, organisation, others):
    key = _leaf(chance, state)
    if key is None:
        return None
    return _set(key, "hinweis", template.hint(chance, others), f"Hinweis zu „{_short(state.nodes[key]['titel'])}“")


def _make_title(chance, template, state, day, organisation, others):
    key = chance.pick(sorted(state.nodes))
    old = state.nodes[key]["titel"]
    if len(old) > 110 or " – " in old:
        new = old.split(" – ")[0]
    else:
        new = old + chance.expand(" – {<wann>|<wie>|mit <wem>|je Ortsteil|in <zahl> Schritten|erste Fassung|mit Frist}")
    return _set(key, "titel", new, f"„{_short(old)}“ genauer benannt")


def _make_add(chance, template, state, day, organisation, others):
    packages = [key for key in sorted(state.nodes) if state.nodes[key]["art"] == "paket"]
    parent = chance.pick(packages)
    siblings = state.children(parent)
    if not siblings or len(state.nodes) > 88:
        return None
    place = chance.between(1, len(siblings))
    low = state.nodes[siblings[place - 1]]["rang"]
    high = state.nodes[siblings[place]]["rang"] if place < len(siblings) else None
    if high == low:
        return None
    before = siblings[place - 1]
    order = state.order[before] + chance.unit()
    title = chance.expand("{<ding> {abstimmen|festlegen|prüfen}|<unterlage> {erstellen|prüfen|veröffentlichen}|<mittel> {vorbereiten|auswerten}|Abstimmung mit <wem>}{| <wann>}")
    title = title[0].upper() + title[1:]
    roles = [key for key, _ in state.roles]
    more = {"verantwortlich": chance.pick(roles), "dauer": duration(chance, 1, 15), "vorgaenger": {before: {"art": "EA", "verzug": None}}}
    if chance.chance(0.6):
        more["hinweis"] = template.hint(chance, others)
    return ("add", chance.identity(), node("aufgabe", parent, between(low, high), title, **more), order), f"neue Aufgabe „{_short(title)}“"


def _make_remove(chance, template, state, day, organisation, others):
    key = _leaf(chance, state)
    if key is None or len(state.nodes) < 22:
        return None
    return ("remove", key), f"„{_short(state.nodes[key]['titel'])}“ entfällt"


def _make_move(chance, template, state, day, organisation, others):
    key = _leaf(chance, state, ("aufgabe", "meilenstein"))
    packages = [other for other in sorted(state.nodes) if state.nodes[other]["art"] == "paket"]
    parent = state.nodes[key]["oberknoten"] if chance.chance(0.6) else chance.pick(packages)
    siblings = [other for other in state.children(parent) if other != key]
    if not siblings:
        return None
    place = chance.below(len(siblings) + 1)
    low = state.nodes[siblings[place - 1]]["rang"] if place else ""
    high = state.nodes[siblings[place]]["rang"] if place < len(siblings) else None
    if high == low:
        return None
    return ("move", key, parent, between(low, high)), f"„{_short(state.nodes[key]['titel'])}“ verschoben"


def _make_link(chance, template, state, day, organisation, others):
    key = _leaf(chance, state, ("aufgabe", "meilenstein"))
    have = state.nodes[key]["vorgaenger"]
    title = _short(state.nodes[key]["titel"])
    if len(have) > 1 and chance.chance(0.4):
        return ("unlink", key, chance.pick(sorted(have))), f"„{title}“ wartet auf weniger"
    limit = state.order[key]
    earlier = [other for other in state.leaves() if state.order[other] < limit and other not in have]
    if not earlier or len(have) > 5:
        return None
    lag = {"wert": chance.between(-10, 60), "einheit": chance.pick(["AT", "KT"])} if chance.chance(0.2) else None
    kind = chance.weighted([(88, "EA"), (6, "AA"), (5, "EE"), (1, "AE")])
    return ("link", key, chance.pick(earlier), {"art": kind, "verzug": lag}), f"„{title}“ wartet auf eine weitere Aufgabe"


def _make_role(chance, template, state, day, organisation, others):
    key = _leaf(chance, state)
    if key is None:
        return None
    roles = [role for role, _ in state.roles]
    if chance.chance(0.3):
        return _set(key, "verantwortlich", chance.pick(roles), f"andere Rolle für „{_short(state.nodes[key]['titel'])}“")
    some = {role: True for role in chance.some(roles, chance.between(0, 4))}
    return _set(key, "mitwirkend", some, f"Mitwirkende bei „{_short(state.nodes[key]['titel'])}“")


def _make_law(chance, template, state, day, organisation, others):
    key = _leaf(chance, state)
    if key is None:
        return None
    kind = chance.pick(["Kommunalrecht", "Datenschutz", "Vergaberecht", "Barrierefreiheit", "Mitbestimmung"])
    merged = dict(sorted({**state.nodes[key]["rechtsgrundlagen"], **bases(chance, kind, day)}.items()))
    return _set(key, "rechtsgrundlagen", merged, f"Rechtsgrundlage bei „{_short(state.nodes[key]['titel'])}“")


def _make_result(chance, template, state, day, organisation, others):
    key = _leaf(chance, state)
    if key is None:
        return None
    result = chance.expand(chance.pick(sentences.RESULTS[:-1]))
    merged = dict(sorted({**state.nodes[key]["ergebnisse"], chance.identity(): result}.items()))
    return _set(key, "ergebnisse", merged, f"Ergebnis bei „{_short(state.nodes[key]['titel'])}“")


def _make_condition(chance, template, state, day, organisation, others):
    key = _leaf(chance, state)
    if key is None or not state.parameters:
        return None
    name = chance.pick(state.parameters)
    kind, values = PARAMETERS[name][1], PARAMETERS[name][2]
    if kind == "wahl":
        text = f'{name} {chance.pick(["=", "!="])} "{chance.pick(sorted(values))}"'
    elif kind == "ja-nein":
        text = chance.pick(["", "nicht "]) + name
    else:
        text = f'{name} {chance.pick([">", ">=", "<"])} {chance.between(1, 40)}'
    if state.nodes[key]["bedingung"] == text:
        return None
    return _set(key, "bedingung", text, f"„{_short(state.nodes[key]['titel'])}“ nur unter Bedingung")


def _make_readme(chance, template, state, day, organisation, others):
    text = template.paragraph(chance)
    parts = state.readme
    start = parts.index("## Hinweise aus der Praxis") + 1
    end = parts.index("## Nach dem Projekt")
    if end - start > 8 or (end > start and chance.chance(0.5)):
        return ("paragraph", parts[chance.between(start, end - 1)], text), "Beschreibung überarbeitet"
    return ("paragraph", None, text), "Beschreibung ergänzt"


def _make_report(chance, template, state, day, organisation, others):
    name = f"erfahrungen/{day.year}-{day.month:02}-{organisation.slug}.md"
    if name in state.files:
        return None
    size = chance.pick(["unter 5 000", "5 000 bis 20 000", "20 000 bis 50 000", "über 50 000"])
    lines = [f"# Erfahrungsbericht: {template.title}", "", f"- Kommune: {organisation.name}", f"- Größe: {size} Einwohnerinnen und Einwohner",
             f"- Zeitraum: {day.year - chance.between(0, 2)} bis {day.year}", ""]
    for title, phrases in sentences.REPORT.items():
        lines += [f"## {title}", ""]
        found = chance.phrases(phrases, chance.between(2, 6 if phrases[0][0] == "-" else 3), template.thing)
        lines += ["\n".join(found) if phrases[0][0] == "-" else "\n\n".join(found), ""]
    return ("file", name, "\n".join(lines).encode()), f"Erfahrungsbericht {organisation.short}"


def _make_attach(chance, template, state, day, organisation, others):
    name, make = chance.weighted([
        (5, ("checkliste.md", attachments.checklist)), (4, ("mengengeruest.csv", attachments.table)), (3, ("kostenplan.csv", attachments.table)),
        (2, ("projektauftrag.md", attachments.order)), (2, ("merkblatt.pdf", lambda chance, thing: attachments.page(chance, thing, chance.between(5000, 36000)))),
        (2, ("Musterschreiben für Beteiligte.odt", attachments.letter)),
    ])
    return ("file", "dokumente/" + name, make(chance, template.title)), f"Anlage {name}"


def _make_head(chance, template, state, day, organisation, others):
    if chance.chance(0.4):
        new = chance.pick(_STATES)
        return None if new == state.head["zustand"] else (("head", "zustand", new), f"Zustand jetzt {new}")
    if chance.chance(0.5):
        return ("head", "kurztext", chance.expand(chance.pick(sentences.SUMMARIES), template.thing)), "Kurztext"
    dated = {key: dict(law, stand=f"{day.year}-{day.month:02}-01") for key, law in state.head["rechtsgrundlagen"].items()}
    return (("head", "rechtsgrundlagen", dated), "Rechtsstand nachgeführt") if dated != state.head["rechtsgrundlagen"] else None


_MAKERS = {name[6:]: value for name, value in list(globals().items()) if name.startswith("_make_")}


# Applying

def _apply_set(state, key, field, value):
    old = state.nodes.get(key)
    if old is None:
        return False
    state.put(key, {**old, field: value})
    return True


def _apply_add(state, key, new, order):
    if new["oberknoten"] not in state.nodes or len(state.nodes) >= 90:
        return False
    links = {other: link for other, link in new["vorgaenger"].items() if other in state.nodes}
    state.put(key, {**new, "vorgaenger": links}, order)
    return True


def _apply_remove(state, key):
    old = state.nodes.get(key)
    if old is None or len(state.children(old["oberknoten"])) < 2:
        return False
    state.drop(key)
    for other, value in list(state.nodes.items()):
        if key in value["vorgaenger"]:
            state.put(other, {**value, "vorgaenger": {name: link for name, link in value["vorgaenger"].items() if name != key}})
    return True


def _apply_move(state, key, parent, rank):
    old = state.nodes.get(key)
    if old is None or parent not in state.nodes or len(state.children(old["oberknoten"])) < 2:
        return False
    state.put(key, {**old, "oberknoten": parent, "rang": rank})
    return True


def _apply_link(state, key, other, link):
    old = state.nodes.get(key)
    if old is None or other not in state.nodes or state.order[other] >= state.order[key]:
        return False
    state.put(key, {**old, "vorgaenger": dict(sorted({**old["vorgaenger"], other: link}.items()))})
    return True


def _apply_unlink(state, key, other):
    old = state.nodes.get(key)
    if old is None or other not in old["vorgaenger"]:
        return False
    state.put(key, {**old, "vorgaenger": {name: link for name, link in old["vorgaenger"].items() if name != other}})
    return True


def _apply_paragraph(state, old, new):
    parts = list(state.readme)
    if old is None:
        parts.insert(parts.index("## Nach dem Projekt"), new)
    elif old in parts:
        parts[parts.index(old)] = new
    else:
        return False
    state.readme = tuple(parts)
    state.marks.pop(README, None)
    return True


def _apply_file(state, name, data):
    state.files[name] = data
    state.marks.pop(name, None)
    return True


def _apply_head(state, field, value):
    state.head = {**state.head, field: value}
    state.marks.pop(HEAD, None)
    return True


_APPLIERS = {name[7:]: value for name, value in list(globals().items()) if name.startswith("_apply_")}
