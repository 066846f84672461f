"""The canonical text of the format (Specs/template-format.md, section 1): two spaces a level, one member a line.

The generator prints whole records here and joins nodes by hand, because a version differs from the one before in a node or two.
`reprint` reads any of the three files and prints it anew, in the order that the specification's tables state: what the generator
wrote must come out as the same bytes.
"""
import json

_LAW = ("norm", "land", "stand")
_ORDER = {
    "bibliothek": ("format", "titel", "kurztext", "lizenz", "themenfelder"),
    "vorlage": ("format", "id", "titel", "kurztext", "zustand", "lizenz", "stelle", "kontakte", "leistungen", "schlagwoerter",
                "rechtsgrundlagen", "ersetzt"),
    "struktur": ("format", "knoten", "rollen", "parameter"),
    "knoten": ("art", "oberknoten", "rang", "titel", "kennung", "hinweis", "dauer", "verantwortlich", "mitwirkend", "vorgaenger",
               "rechtsgrundlagen", "ergebnisse", "bedingung", "wiederholung", "fremdids"),
    "dauer": ("wert", "einheit", "herkunft"), "verzug": ("wert", "einheit"), "vorgaenger": ("art", "verzug"),
    "rollen": ("titel", "kuerzel"), "parameter": ("titel", "art", "werte"), "rechtsgrundlagen": _LAW, "kontakte": ("funktion",),
}
# fields that map names to records
_MAPS = {"knoten", "rollen", "parameter", "vorgaenger", "rechtsgrundlagen", "kontakte"}

_encode = json.JSONEncoder(ensure_ascii=False).encode


def text(value):
    """A string or null as JSON. Python escapes exactly what the format does."""
    return "null" if value is None else _encode(value)


def render(value, level=0):
    """Any JSON value whose members already stand in canonical order."""
    if not isinstance(value, dict):
        return _encode(value)
    pad = "  " * level
    if not value:
        return "{\n" + pad + "}"
    inner = ",\n".join(f"{pad}  {_encode(name)}: {render(member, level + 1)}" for name, member in value.items())
    return "{\n" + inner + "\n" + pad + "}"


def document(value):
    return render(value) + "\n"


def _unique(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a name twice")
    return value


def _arranged(value, kind):
    """The members of a record in the order of its table, of a map by bytes."""
    if not isinstance(value, dict):
        return value
    order = _ORDER.get(kind)
    if order is None:
        return {name: value[name] for name in sorted(value, key=lambda name: name.encode())}
    if tuple(sorted(value)) != tuple(sorted(order)):
        raise ValueError(f"members of {kind}: {sorted(value)}")
    return {name: _member(value[name], name) for name in order}


def _member(value, name):
    if isinstance(value, dict) and name in _MAPS:
        return {key: _arranged(value[key], name) for key in sorted(value, key=lambda key: key.encode())}
    return _arranged(value, name)


def reprint(data, kind):
    """Reads bytes as `kind` and prints them canonically; refuses missing, unknown and repeated members."""
    value = json.loads(data.decode("utf-8"), object_pairs_hook=_unique)
    return document(_arranged(value, kind)).encode()
