#!/usr/bin/env python3
"""Writes the register into the program: the official file and nachfolger.tsv -> Sources/Register/Stand/Register+XX.swift.

    make.py SNAPSHOT

SNAPSHOT is GV100AD of the Statistisches Bundesamt (Destatis, Gemeindeverzeichnis-Informationssystem GV-ISys; copying and
distribution permitted with the source named), UTF-8, lines of 220 characters:

    1-2     Satzart: 10 Land, 20 Regierungsbezirk, 30 Region, 40 Kreis, 50 Gemeindeverband, 60 Gemeinde
    3-10    day, YYYYMMDD
    11-22   key: Land 2, Regierungsbezirk 1, Kreis 2, Gemeinde 3, Verband 4, as far as the Satzart has them
    23-72   name
    73-122  seat of the administration (10 to 50)
    123-124 text key: what it is
    129-139 area in hectares; 140-150 inhabitants; 151-161 of these men; 166-170 postcode of the administration (60)

The Amtlicher Regionalschlüssel has the Verband before the Gemeinde. Twelve digits, filled up with zeros: Land LL0000000000,
Kreis LLRKK0000000, Verband LLRKKVVVV000. Not taken: Regierungsbezirke and Regionen; a kreisfreie Stadt as Kreis and a single
Gemeinde as Verband, because that is the same organisation again; Berlin and Hamburg as Land, likewise.

One Swift file for each Land, with two texts in which a line is an entry, sorted by its first twelve bytes:

    053780004004S|111361|51465|Bergisch Gladbach, Stadt|        key, letter of what it is, inhabitants, postcode, name, seat
    130755553101G+|216|…                                        the plus: two Gemeinden of this Kreis have the name
    130010000000|20110904K|130750039039|2011 13/2011/0010-R|Greifswald, Hansestadt
                                                                key, day, letter of how, successors with blanks, list and entry, name

Inhabitants of Verbände, Kreise and Länder are the sums of their Gemeinden.
"""
import collections, os, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TARGET = os.path.join(ROOT, "Sources", "Register", "Stand")
LAENDER = "SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH".split()
HEAD = "// swift-format-ignore-file\n// Written by Fixtures/gemeinden/make.py from the official register and nachfolger.tsv.\n\n"
# Text keys to letters: Register's Gebietsart.
LETTERS = {
    "10": "L", "43": "K", "44": "K", "45": "K", "51": "A", "52": "B", "53": "V", "54": "W", "55": "N", "56": "X", "58": "E",
    "60": "M", "61": "F", "62": "F", "63": "S", "64": "G", "65": "U", "66": "U", "67": "S",
}
WAYS = {"eingliederung": "E", "zusammenschluss": "Z", "aufteilung": "T", "kreiswechsel": "K", "schluesselaenderung": "S"}


def read_snapshot(path):
    """The lines of the official file as records."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        for line in file:
            line = line.rstrip("\r\n")
            if not line:
                continue
            key = line[10:22].replace(" ", "")
            if line[:2] == "60":
                key = key[:5] + key[8:] + key[5:8]
            yield dict(
                level=line[:2], day=line[2:10], ars=key.ljust(12, "0"), name=line[22:72].strip(), seat=line[72:122].strip(),
                kind=line[122:124].strip() or line[:2], people=int(line[139:150].strip() or 0), postcode=line[165:170].strip())


def members(records):
    """The records that the register has."""
    for record in records:
        if record["level"] in ("20", "30") or record["kind"] in ("41", "42", "50"):
            continue
        if record["level"] == "10" and record["ars"][:2] in ("02", "11"):
            continue
        yield record


def is_commune(entry):
    return entry["level"] == "60" and entry["kind"] not in ("65", "66")


def namesake(entry):
    """Its Kreis, and its name without what it calls itself."""
    return entry["ars"][:5], entry["name"].partition(",")[0].strip()


def places(records):
    """The lines of the register by Land."""
    entries = sorted(members(records), key=lambda record: record["ars"])
    sums = {}
    for entry in entries:
        if entry["level"] == "60":
            key = entry["ars"]
            for part in {key[:2].ljust(12, "0"), key[:5].ljust(12, "0"), key[:9].ljust(12, "0")} - {key}:
                sums[part] = sums.get(part, 0) + entry["people"]
    names = collections.Counter(namesake(entry) for entry in entries if is_commune(entry))
    lines = {}
    for entry in entries:
        assert "|" not in entry["name"] + entry["seat"]
        people = entry["people"] if entry["level"] == "60" else sums.get(entry["ars"], 0)
        seat = entry["seat"].partition(",")[0]
        plus = "+" if is_commune(entry) and names[namesake(entry)] > 1 else ""
        lines.setdefault(entry["ars"][:2], []).append(
            f"{entry['ars']}{LETTERS[entry['kind']]}{plus}|{people or ''}|{entry['postcode']}|{entry['name']}|{seat}")
    return lines


def dead():
    """The lines of the keys that died, by Land."""
    lines = {}
    with open(os.path.join(ROOT, "Fixtures", "gemeinden", "nachfolger.tsv"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            key, name, day, way, successors, source = line.rstrip("\n").split("\t")
            assert source.startswith("Gebietsänderungen ") and "|" not in line
            lines.setdefault(key[:2], []).append(
                f"{key}|{day.replace('-', '')}{WAYS[way]}|{successors.replace(', ', ' ')}"
                f"|{source.removeprefix('Gebietsänderungen ').replace(',', '', 1)}|{name}")
    return lines


def literal(lines):
    text = "\n".join(lines)
    assert '"""' not in text and "\\" not in text
    return f'#"""\n{text}\n"""#' if lines else '""'


def main():
    records = list(read_snapshot(sys.argv[1]))
    alive, gone = places(records), dead()
    assert {record["day"] for record in records} == {"20250831"}
    os.makedirs(TARGET, exist_ok=True)
    for index, land in enumerate(LAENDER):
        number = f"{index + 1:02}"
        with open(os.path.join(TARGET, f"Register+{land}.swift"), "w", encoding="utf-8") as file:
            file.write(f"{HEAD}extension Register {{\n    static let {land.lower()} = Textpaar(gebiete: ")
            file.write(literal(alive[number]) + ", erloschen: " + literal(sorted(gone.get(number, []))) + ")\n}\n")
    print(sum(map(len, alive.values())), "entries,", sum(map(len, gone.values())), "keys that died")


if __name__ == "__main__":
    main()
