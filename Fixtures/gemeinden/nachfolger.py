#!/usr/bin/env python3
"""Writes nachfolger.tsv: which keys died, when, how, and which keys took their place.

    nachfolger.py SNAPSHOT --lists LIST.xlsx... --earlier AUSZUG_GV.xlsx... > nachfolger.tsv

SNAPSHOT is the official register (GV100AD, text); LIST are the yearly lists »Gebietsänderungen« (Namens-, Grenz- und
Schlüsseländerungen) of the Statistisches Bundesamt; AUSZUG_GV are its registers of earlier days. All are Destatis,
Gemeindeverzeichnis-Informationssystem GV-ISys; copying and distribution permitted with the source named.

Taken are rows of kind 1 (Auflösung) and 3 (Schlüsseländerung) whose key changes and is not in use in the snapshot. A
Verband of a single Gemeinde (its number begins with 0) and an uninhabited area (9) are known by their Gemeinde alone, and
so is a kreisfreie Stadt. A Verband dissolved without a successor that exists goes where its Gemeinden went by the same entry of the list.
The earlier registers tell a Gemeinde that took another in (it was there before) from one that was formed anew; and whatever
key they have must be alive, or lead to one that is: what does not is told on standard error.
"""
import argparse, datetime, sys

import openpyxl

from make import members, read_snapshot

KINDS = ("Kreis", "Gemeindeverband", "Verband", "Gemeinde")


def rows(path, width):
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True):
        for row in sheet.iter_rows(max_col=width, values_only=True):
            yield [
                "" if cell is None else cell.strftime("%d.%m.%Y") if isinstance(cell, datetime.datetime) else str(cell).strip()
                for cell in row
            ]


def day(text):
    return "-".join(reversed(text.split(".")))


def full(key):
    """The key of twelve digits by which the register knows what a key of the list means."""
    if len(key) == 9 and key[5] in "09":
        return key + key[6:]
    return key.ljust(12, "0")


def earlier(paths):
    found = {}
    for path in paths:
        for row in rows(path, 10):
            if row[0] in ("40", "50", "60"):
                key = "".join(row[2:7])
                stand = path.split("/")[-1][:8]
                found.setdefault(full(key), (f"{stand[4:]}-{stand[2:4]}-{stand[:2]}", row[7]))
    return found


def events(paths):
    found = []
    for path in paths:
        for row in rows(path, 13):
            if len(row) < 13 or "/" not in row[0] or row[1] not in KINDS or not row[2]:
                continue
            arts = {art.strip() for art in row[5].split(",")}
            found.append(
                dict(
                    entry=row[0], kind=row[1], old=row[2], name=row[4], arts=arts, new=row[8], day=day(row[11]),
                    counted=day(row[12]), year=day(row[12])[:4]))
    return sorted(found, key=lambda event: event["counted"])


def word(event, successors, before):
    if len(successors) > 1:
        return "aufteilung"
    old, new = full(event["old"]), successors[0]
    if "1" not in event["arts"]:
        return "kreiswechsel" if old[:5] != new[:5] and event["kind"] == "Gemeinde" else "schluesselaenderung"
    was = before.get(identity(new))
    return "eingliederung" if was is not None and was < event["counted"] else "zusammenschluss"


def identity(key):
    """What stays when a Gemeinde changes its Verband: its AGS."""
    return key[:5] + key[9:] if key[9:] != "000" else key


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("snapshot")
    parser.add_argument("--lists", nargs="+")
    parser.add_argument("--earlier", nargs="+")
    arguments = parser.parse_args()
    alive = {entry["ars"] for entry in members(read_snapshot(arguments.snapshot))}
    history, known = events(arguments.lists), earlier(arguments.earlier)
    # Since when a key is known to exist: an earlier register, or an earlier entry of a list.
    before = {}
    for key, (stand, _) in known.items():
        before[identity(key)] = min(stand, before.get(identity(key), "9"))
    for event in history:
        # Whoever is dissolved or gives something away on a day was there before it.
        before[identity(full(event["old"]))] = "0"
        if event["new"]:
            new = identity(full(event["new"]))
            before[new] = min(event["counted"], before.get(new, "9"))
    dead = {}
    for event in history:
        if not event["arts"] & {"1", "3"} or event["old"] == event["new"] or full(event["old"]) in alive:
            continue
        if event["kind"] != "Gemeinde" and len(event["old"]) == 9 and event["old"][5] in "09":
            continue
        key = full(event["old"])
        entry = dead.get(key)
        if entry is None or entry["counted"] != event["counted"] or (entry["kind"] == "Kreis") != (event["kind"] == "Kreis"):
            if entry is not None and entry["kind"] == "Gemeinde" and event["kind"] == "Kreis":
                continue
            entry = dead[key] = dict(event, successors=[], entries=[])
        if event["entry"] not in entry["entries"]:
            entry["entries"].append(event["entry"])
        if event["new"]:
            if full(event["new"]) not in entry["successors"]:
                entry["successors"].append(full(event["new"]))
    for key, entry in dead.items():
        # None is named, or (a slip of the list) only keys that never existed.
        if not any(next in alive or next in dead for next in entry["successors"]):
            entry["successors"] = []
            for event in history:
                if event["kind"] == "Gemeinde" and event["entry"] in entry["entries"] and event["old"][:9] == key[:9]:
                    if full(event["new"]) not in entry["successors"]:
                        entry["successors"].append(full(event["new"]))

    def leads(key, seen=frozenset()):
        if key in alive:
            return True
        return key in dead and key not in seen and any(leads(next, seen | {key}) for next in dead[key]["successors"])

    print("# Destatis, Gemeindeverzeichnis-Informationssystem GV-ISys, Gebietsänderungen; written by nachfolger.py")
    print("# ARS\tName\tTag\tArt\tNachfolger\tQuelle")
    for key, entry in sorted(dead.items()):
        successors = [next for next in entry["successors"] if leads(next) and next != key]
        if len(successors) != len(entry["successors"]) or not successors:
            print("without living successor:", key, entry["name"], entry["day"], entry["successors"], file=sys.stderr)
            if not successors:
                continue
        source = f"Gebietsänderungen {entry['year']}, {' '.join(entry['entries'])}"
        print(key, entry["name"], entry["day"], word(entry, successors, before), ", ".join(sorted(successors)), source, sep="\t")
    for key, (stand, name) in sorted(known.items()):
        if not leads(key):
            print("unexplained:", key, name, stand, file=sys.stderr)


if __name__ == "__main__":
    main()
