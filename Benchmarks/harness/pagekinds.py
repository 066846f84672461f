"""Which pages a hub has, and which of them are asked for: every kind at several addresses of a generated library."""
import re
import subprocess
import urllib.parse

_VIEWS = ("", "?ansicht=phasen", "?ansicht=alles", "?ansicht=bild", "?ansicht=tabelle", "?ansicht=zeitplan")
_WORDS = ("eAkte", "Friedhof Satzung", "Vergabe", "Bauantrg", "Gebührenkalkulation", "Wahlen", "schule", "zzzz")


class Kinds:
    """`public` and `personal` are (kind, addresses); `after` (kind, address) asked for after a change; `proposals` may be
    accepted; `mix` what many readers ask for."""

    def __init__(self, templates):
        self.templates = templates
        self.public, self.personal, self.after, self.mix, self.proposals = [], [], [], [], []

    def follow(self, reader):
        """Finds addresses that only pages know: proposals, discussions, steps, versions, variants."""

        def links(path, pattern):
            page = reader.ask(path)[2].decode()
            return list(dict.fromkeys(found.replace("&amp;", "&") for found in re.findall(f'href="({pattern})"', page)))

        def each(paths, pattern, count=1):
            return [link for path in paths for link in links(path, pattern)[:count]]

        proposals = [link for page in range(1, 6) for link in links(f"/vorschlaege?zeige=offen&seite={page}", "/vorschlaege/[0-9a-f]{8,}")]
        accepted = links("/vorschlaege?zeige=angenommen", "/vorschlaege/[0-9a-f]{8,}") or proposals
        talks = links("/austausch", "/austausch/[0-9a-f]{64}")
        chosen = self.templates[:: max(1, len(self.templates) // 200)][:200]
        few, seen = chosen[3::20], chosen[7::20]
        histories = [path + "/verlauf" for path in few]
        versions = each([path + "/verlauf" for path in seen], "/vorlagen/[^\"?#]+/verlauf/[0-9a-f]+")
        steps = each(seen, "/vorlagen/[^\"?#]+/schritt/[a-z0-9]+")
        shared = each(chosen[:60:2], "/ortsvarianten/[^\"?#]+")[:8]
        organisations = links("/stellen", "/stellen/[0-9]{12}")[:6]
        files = each(seen, "/vorlagen/[^\"?#]+/datei/[^\"]+\\.md")
        searches = [f"/bibliothek?q={urllib.parse.quote(word)}" for word in _WORDS]
        topics = links("/", "/bibliothek\\?[^\"]*")[:4]
        pages = ["/bibliothek", "/bibliothek?seite=2", "/bibliothek?seite=9", "/bibliothek?sortierung=titel", *topics]
        self.public = [
            ("start", ["/", "/?sprache=en"]), ("catalogue", pages), ("search", searches),
            ("template", few), ("template, table", [path + "?ansicht=tabelle" for path in few]),
            ("template, schedule", [path + "?ansicht=zeitplan" for path in few]), ("template, drawing", [path + "?ansicht=bild" for path in few]),
            ("step", steps), ("history", histories), ("version", versions), ("shared variant", shared),
            ("shared variant compared", [path + "/vergleich" for path in shared[:4]]), ("file", files),
            ("proposals", ["/vorschlaege", "/vorschlaege?seite=2", "/vorschlaege?zeige=angenommen"]), ("proposal", proposals[:8] + accepted[:3]),
            ("proposal compared", [path + "/vergleich" for path in proposals[8:12]]),
            ("exchange", ["/austausch", "/austausch?seite=2"]), ("discussion", talks[:8]), ("events", ["/termine"]), ("organisations", ["/stellen"]),
            ("organisation", organisations), ("contacts", ["/kontakte"]), ("help", ["/hilfe", *links("/hilfe", "/hilfe/[a-z-]+")[:3]]),
            ("news feed", ["/austausch.atom"]), ("calendar", ["/termine.ics"]), ("sign in", ["/anmelden"]),
        ]
        self.public = [(kind, list(dict.fromkeys(paths))) for kind, paths in self.public if paths]
        self.personal = [
            ("start", ["/", "/?seit=2026-01-01"]), ("catalogue", pages[:4]), ("search", searches[:4]), ("template", few[:6]),
            ("template, schedule", [path + "?ansicht=zeitplan" for path in few[:4]]), ("step", steps[:4]), ("history", histories[:4]),
            ("proposals", ["/vorschlaege", "/vorschlaege?zeige=pruefen", "/vorschlaege?zeige=eigene"]), ("proposal", proposals[20:26]),
            ("proposal, review", [path + "/pruefen" for path in proposals[26:32]]), ("proposal compared", [path + "/vergleich" for path in proposals[32:36]]),
            ("exchange", ["/austausch", "/austausch?seite=2"]), ("discussion", talks[8:14]), ("new post", ["/austausch/neu"]), ("events", ["/termine"]),
            ("contacts", ["/kontakte"]), ("organisation", organisations[:3]), ("own area", ["/konto"]), ("own data", ["/konto/daten"]), ("own templates", ["/werkbank"]),
            ("new variant", [path + "/ortsvariante" for path in few[:4]]),
        ]
        self.personal = [(kind, paths) for kind, paths in self.personal if paths]
        self.proposals = proposals[40:]
        self.after = [
            ("start", "/"), ("catalogue", "/bibliothek"), ("template", few[0]), ("another template", few[1]), ("search", searches[0]), ("proposals", "/vorschlaege"),
            ("proposal", proposals[0]), ("exchange", "/austausch"),
        ]
        views = [path + view for path in chosen for view in _VIEWS]
        self.mix = list(dict.fromkeys([
            "/", *pages, *searches, *views, *(path + "/verlauf" for path in chosen[::4]), "/vorschlaege", "/vorschlaege?seite=2", *proposals[:60], "/austausch", *talks[:40],
            "/termine", "/stellen", *organisations, "/hilfe", *versions, *steps, *shared,
        ]))


def kinds(repository):
    """The kinds for the library of a bare repository."""
    listed = subprocess.run(["git", "-C", repository, "ls-tree", "-r", "--name-only", "refs/heads/main"], stdout=subprocess.PIPE, check=True, text=True).stdout
    return Kinds(["/" + name.removesuffix("/vorlage.json") for name in listed.splitlines() if re.fullmatch("vorlagen/[a-z0-9-]+/[a-z0-9-]+/vorlage.json", name)])
