#!/usr/bin/env python3
"""Writes kennzahlen.tsv: numbers with the figures that Python's statistics and numpy have for them, in tenths.

    python3 make.py        needs numpy

Quartiles come from numpy (its default method, R-7) in exact fractions, and must agree with statistics.quantiles(method="inclusive").
"""
import pathlib
import random
import statistics
from fractions import Fraction

import numpy


def tenths(value):
    # round() of a Fraction goes from the middle to the even number.
    return round(Fraction(value) * 10)


def row(values):
    exact = [Fraction(value) for value in values]
    median = statistics.median(exact)
    if len(values) > 1:
        low, middle, high = statistics.quantiles(exact, n=4, method="inclusive")
        assert middle == median
    else:
        low = high = median
    # Floating point is exact for numbers of this size and quarters of the way.
    for part, value in ((0.25, low), (0.5, median), (0.75, high)):
        assert Fraction(float(numpy.quantile(numpy.array(values, dtype=float), part))) == value, values
    figures = [len(values), *map(tenths, (median, low, high, min(values), max(values)))]
    return "\t".join([" ".join(map(str, values)), *map(str, figures)])


random.seed(20261127)
lists = [[0], [7], [-3], [1, 2], [2, 1], [5, 5, 5, 5], [1, 2, 3], [1, 2, 3, 4], [40, 10, 20, 30], [0, 1, 1, 2], [-1, 0, 0, 1],
         [-3, -2, -1, 0, 1], [1, 2, 4, 8, 16, 32, 64], [3, 6], [0, 1], [-1, 0], [0, 3], [-3, 0], [2, 3, 5, 7, 11, 13],
         [1000000000, 1000000001], [-1000000000, 999999999]]
for size in range(1, 25):
    for spread in (3, 100, 99999):
        lists.append([random.randint(-spread if size % 5 == 0 else 0, spread) for _ in range(size)])
target = pathlib.Path(__file__).with_name("kennzahlen.tsv")
target.write_text("werte\tanzahl\tmedian\tunteres\toberes\tkleinster\tgroesster\n" + "".join(row(values) + "\n" for values in lists))
