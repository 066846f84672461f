#!/usr/bin/env python3
"""Writes the public holidays of the sixteen Länder as an independent library has them, for tests to compare with.

    make.py [--from 2000] [--to 2040]      writes to standard output; feiertage.tsv beside this script is its output

The library is `holidays` from PyPI (vacanza/holidays, MIT); days are facts. A line is a Land or a commune's case, a year, and the
days in order, each as MM-DD. Cases: the letters of the Land for what holds in the whole Land; BY+mariae-himmelfahrt,
BY+mariae-himmelfahrt+friedensfest (the city of Augsburg), SN+fronleichnam, TH+fronleichnam for communes that have more.
"""
import argparse

import holidays

LAENDER = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split()
CASES = [(land, land, ("public",)) for land in LAENDER] + [
    ("BY+mariae-himmelfahrt", "BY", ("public", "catholic")),
    ("BY+mariae-himmelfahrt+friedensfest", "Augsburg", ("public",)),
    ("SN+fronleichnam", "SN", ("public", "catholic")),
    ("TH+fronleichnam", "TH", ("public", "catholic")),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="first", type=int, default=2000)
    parser.add_argument("--to", dest="last", type=int, default=2040)
    arguments = parser.parse_args()
    print(f"# holidays {holidays.__version__} (https://pypi.org/project/holidays/), written by make.py")
    for name, subdivision, categories in CASES:
        for year in range(arguments.first, arguments.last + 1):
            days = sorted(holidays.Germany(subdiv=subdivision, years=year, categories=categories))
            print(name, year, " ".join(day.strftime("%m-%d") for day in days), sep="\t")


if __name__ == "__main__":
    main()
