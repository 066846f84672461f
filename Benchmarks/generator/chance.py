"""Chance that repeats itself.

Everything random comes from named streams: `Chance(seed, "template", 17)` gives the same numbers wherever and whenever it is
made, so adding one consumer never shifts another. Only `random()`, `getrandbits()` and `randbytes()` of Python's generator are
used: these are the same in all versions, while `choice`, `sample` and `shuffle` have changed between them.

Phrases: `{a|b|c}` takes one of the alternatives, `<word>` a phrase of the word list, `#3-12` a number, `@` the object that
`expand` is given. They nest.
"""
import random

_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


class Chance:
    def __init__(self, seed, *name):
        self._random = random.Random(f"{seed}/" + "/".join(map(str, name)))
        self.unit = self._random.random
        self.bits = self._random.getrandbits

    def below(self, limit):
        return int(self.unit() * limit)

    def between(self, low, high):
        return low + int(self.unit() * (high - low + 1))

    def pick(self, items):
        return items[int(self.unit() * len(items))]

    def chance(self, probability):
        return self.unit() < probability

    def some(self, items, count):
        """`count` different items, in the order in which they stand."""
        rest, left, taken = len(items), min(count, len(items)), []
        for item in items:
            if self.unit() * rest < left:
                taken.append(item)
                left -= 1
            rest -= 1
        return taken

    def shuffled(self, items):
        keyed = [(self.unit(), index) for index in range(len(items))]
        return [items[index] for _, index in sorted(keyed)]

    def phrases(self, phrases, count, thing=""):
        """`count` expanded phrases, each phrase used once before one is used again."""
        order = []
        while len(order) < count:
            order += self.shuffled(phrases)
        return [self.expand(phrase, thing) for phrase in order[:count]]

    def weighted(self, table):
        """A key of `table`, a list of (weight, key)."""
        mark = self.unit() * sum(weight for weight, _ in table)
        for weight, key in table:
            mark -= weight
            if mark < 0:
                return key
        return table[-1][1]

    def identity(self):
        """An id as the format wants it: ten characters of Crockford's Base32."""
        bits = self.bits(50)
        return "".join(_BASE32[bits >> shift & 31] for shift in range(0, 50, 5))

    def hexadecimal(self, digits):
        return format(self.bits(4 * digits), f"0{digits}x")

    def data(self, count):
        return self._random.randbytes(count)

    def expand(self, phrase, thing=""):
        parts = _parsed.get(phrase)
        if parts is None:
            parts = _parsed[phrase] = _parse(phrase)
        return _join(self, parts, thing)


_parsed = {}
_words = {}


def define(words):
    """Adds lists to the word list: name → phrases."""
    _words.update(words)


def _join(chance, parts, thing):
    out = []
    for part in parts:
        if type(part) is str:
            out.append(part)
        elif part[0] == "|":
            choices = part[1]
            out.append(_join(chance, choices[int(chance.unit() * len(choices))], thing))
        elif part[0] == "<":
            choices = _words[part[1]]
            out.append(chance.expand(choices[int(chance.unit() * len(choices))], thing))
        elif part[0] == "#":
            out.append(str(chance.between(part[1], part[2])))
        else:
            out.append(thing)
    return "".join(out)


def _parse(phrase):
    parts, end = _sequence(phrase, 0, "")
    if end != len(phrase):
        raise ValueError(f"brace without partner: {phrase}")
    return parts


def _sequence(phrase, at, stops):
    parts, text = [], []

    def flush():
        if text:
            parts.append("".join(text))
            text.clear()

    while at < len(phrase) and phrase[at] not in stops:
        sign = phrase[at]
        if sign == "{":
            flush()
            choices = []
            while True:
                choice, at = _sequence(phrase, at + 1, "|}")
                choices.append(choice)
                if at == len(phrase):
                    raise ValueError(f"brace without partner: {phrase}")
                if phrase[at] == "}":
                    break
            parts.append(("|", choices))
        elif sign == "<":
            flush()
            close = phrase.index(">", at)
            parts.append(("<", phrase[at + 1:close]))
            at = close
        elif sign == "#":
            flush()
            dash, close = phrase.index("-", at), at + 1
            while close < len(phrase) and phrase[close] in "0123456789-":
                close += 1
            parts.append(("#", int(phrase[at + 1:dash]), int(phrase[dash + 1:close])))
            at = close - 1
        elif sign == "@":
            flush()
            parts.append(("@",))
        elif sign == "}":
            raise ValueError(f"brace without partner: {phrase}")
        else:
            text.append(sign)
        at += 1
    flush()
    return parts, at
