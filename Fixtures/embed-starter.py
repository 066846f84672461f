#!/usr/bin/env python3
"""Writes the starter library into the program: Fixtures/starter -> Sources/Library/Starter/*.swift.

The files under Fixtures/starter are the source; run this after changing one. A test holds the two against each other.
One Swift file for each template and one for what lies at the top. The text stands in string literals, which the compiler
takes in no time, unlike arrays of bytes, and which need no file beside the program.
"""
import os, re

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.join(ROOT, "Fixtures", "starter")
TARGET = os.path.join(ROOT, "Sources", "Library", "Starter")
HEAD = "// swift-format-ignore-file\n// Written by Fixtures/embed-starter.py from Fixtures/starter; change the files there.\n\n"


def literal(text):
    """A multi-line raw string with exactly this text, which ends in a line feed."""
    marks = "#"
    while '"""' + marks in text or "\\" + marks in text:
        marks += "#"
    assert "\r" not in text
    return f'{marks}"""\n{text}\n"""{marks}'


groups = {}
for folder, folders, files in os.walk(SOURCE):
    folders.sort()
    for name in sorted(files):
        path = os.path.relpath(os.path.join(folder, name), SOURCE)
        parts = path.split(os.sep)
        group = parts[2] if len(parts) > 2 else "bibliothek"
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
            groups.setdefault(group, []).append(("/".join(parts), file.read()))

os.makedirs(TARGET, exist_ok=True)
for name in os.listdir(TARGET):
    if name.startswith("Starter+"):
        os.remove(os.path.join(TARGET, name))
names = []
for group in sorted(groups):
    variable = re.sub(r"-(\w)", lambda match: match[1].upper(), group)
    names.append(variable)
    title = variable[0].upper() + variable[1:]
    with open(os.path.join(TARGET, f"Starter+{title}.swift"), "w", encoding="utf-8") as file:
        file.write(HEAD)
        file.write(f"extension Starter {{\n    static let {variable}: [(path: String, content: String)] = [\n")
        for path, text in sorted(groups[group]):
            file.write(f'("{path}", {literal(text)}),\n')
        file.write("    ]\n}\n")
with open(os.path.join(TARGET, "Starter+Files.swift"), "w", encoding="utf-8") as file:
    file.write(HEAD)
    file.write("extension Starter {\n    /// All files of the starter library by their paths.\n")
    file.write(f"    public static var files: [(path: String, content: String)] {{ {' + '.join(names)} }}\n}}\n")
print(f"{sum(len(files) for files in groups.values())} files")
