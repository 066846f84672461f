"""Organisations that take part. All are invented, so that the library puts no words into the mouth of a real one; their keys
begin with 00, which is no Land.
"""
from .chance import Chance

_FIRST = """
Ahren Alben Amsel Aschen Bären Barsch Bibern Birken Bracken Brom Buchs Dachs Dorn Drossel Eber Eiben Elster Erlen Espen
Falken Farn Finken Flachs Föhren Forellen Ginster Gras Habicht Hafer Hagen Hasel Hechten Heide Hirschen Holder Hopfen Igel
Iltis Kiebitz Kiefern Kirsch Kranich Krähen Lärchen Lerchen Linden Luchs Lupinen Marder Milan Mohn Moos Nelken Nessel Otter
Pappel Quellen Quitten Raben Reiher Ried Roggen Rohr Salm Schilf Schlehen Sperber Storchen Tannen Ulmen Wachtel Weiden
Weizen Wermut Wiesel Zander Zeisig Ziegen
""".split()
_LAST = """
ach au bach berg bruck brunn burg büttel dorf eck feld förde furt grund hafen hagen hain halden hausen heim hof holz horst
kamp kirchen leben lohe mar moor mühlen münde rade reuth rode scheid see siedel stadt stedt stein tal thal wald wangen
weiler werder wiek winkel zell
""".split()
_KINDS = [(46, "Gemeinde"), (27, "Stadt"), (9, "Landkreis"), (7, "Verbandsgemeinde"), (5, "Amt"), (4, "Zweckverband"), (2, "Kreisstadt")]
_BEFORE = ["Bad ", "Neu", "Alt", "Ober", "Nieder", "Groß ", "Klein ", "Sankt "]


# Names that this would make although a place is called so.
_REAL = set("""
Birkenau Birkenfeld Birkenwerder Brackenheim Bärenbach Bärenstein Bärenthal Dachsbach Dachsberg Dornburg Dornheim Dornstadt
Eberbach Eberstadt Eberstedt Elsterberg Erlenbach Erlensee Espenau Falkenberg Falkenhagen Falkensee Falkenstein Finkenthal
Grasberg Grasbrunn Grasleben Hagenbach Hagenburg Haselau Haselbach Haseldorf Heidekamp Heidesee Kirschweiler Kranichfeld
Krähenberg Lindenau Lindenberg Lindendorf Moosach Moosbach Moosburg Otterbach Otterberg Otterstadt Rabenau Rabenholz
Rabenstein Riedbach Riedhausen Riedstadt Roggenburg Roggendorf Rohrbach Rohrberg Rohrdorf Salmtal Tannenberg Weidenbach
Weidenberg Weidenthal Ziegendorf Ziegenhain Neualbenreuth Niederbrombach Niederotterbach Oberbrombach Oberotterbach
""".split())


class Organisation:
    """An organisation: its key (ARS), its name, the ids under which its people change things."""

    __slots__ = ("key", "name", "short", "slug", "people")

    def __init__(self, key, kind, place, people):
        self.key, self.people = key, people
        self.short = place
        self.name = f"{kind} {place}"
        self.slug = slug(place)

    def author(self, chance):
        return f"{self.name} <k-{chance.pick(self.people)}@{self.key}.allmende.invalid>"


def slug(text, limit=60):
    """Lower case letters, digits and single hyphens; umlauts written out; cut at a word."""
    text = text.lower()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(sign, letters)
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in text).split()
    while len("-".join(words)) > limit:
        words.pop()
    return "-".join(words)


def organisations(seed, count):
    """`count` organisations with different names and keys."""
    chance = Chance(seed, "organisations")
    found, names, keys = [], set(), set()
    while len(found) < count:
        place = chance.pick(_FIRST) + chance.pick(_LAST)
        if chance.chance(0.12):
            before = chance.pick(_BEFORE)
            place = before + (place if before.endswith(" ") else place.lower())
        if place in _REAL or place.split(" ")[-1] in _REAL:
            continue
        if chance.chance(0.1):
            place += " an der " + chance.pick(["Ahle", "Brenne", "Demse", "Flehe", "Grule", "Ilpe", "Lohne", "Murle", "Selke", "Wispe"])
        kind = chance.weighted(_KINDS)
        key = f"00{chance.between(1, 7)}{chance.between(10, 79):02}{chance.between(0, 9999):04}{chance.between(1, 130):03}"
        people = [chance.hexadecimal(12) for _ in range(chance.between(1, 5))]
        if place in names or key in keys:
            continue
        names.add(place)
        keys.add(key)
        found.append(Organisation(key, kind, place, people))
    return found
