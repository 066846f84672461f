#!/usr/bin/env python3
"""A hub with people of several organisations and something of everything, for whoever looks at its pages.

    stage.py --allmende PROGRAM DIRECTORY      makes it, serves it until Ctrl-C, and says how to sign in

All of it is made as people would: by the program's commands and by forms of the pages. Texts are hostile on purpose:
with markup, with words of 200 letters, with signs that turn writing around.
"""
import argparse
import datetime
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

from client import Client

TOPIC, NAME = "dokumentenmanagement", "eakte-einfuehrung"
TEMPLATE = f"/vorlagen/{TOPIC}/{NAME}"
TEMPLATE_ID = "qrzsgz11qz"
# Steps of that template.
STOCK, MATURITY, LAW, GOALS, MONEY, ORDER, TEAM, PLAN = (
    "29yb2rkf8p", "w5fjjpjtff", "esrg0dkhh5", "yff8emfwep", "d825res1h3", "yaqf7q69gq", "2zvwe8ekhb", "4tn9z9yepy")
TITLES = {STOCK: "Schriftgut, Ablagen und Laufwerke je Amt erfassen", MATURITY: "Reifegrad der Aktenführung einschätzen"}

# What a person's card holds; none of it may be on a page for somebody who is not a member.
CARD = ["Kanaria Wellensittich", "02202 4711 0815", "kanaria.wellensittich@privat.example", "Zeisig-Geheimnis"]
# What waits for a moderator, and what its author has taken back.
WAITING, RETRACTED = "Wartewort-Stieglitz", "Widerrufswort-Amsel"
# What must not be in anything that is sent, by who asks.
SECRETS = {
    None: CARD + [WAITING, RETRACTED], "gast": CARD + [RETRACTED], "mitglied": [WAITING, RETRACTED],
    "pruefung": [WAITING, RETRACTED], "moderation": [RETRACTED], "betrieb": [RETRACTED],
}
LONG = "Schriftgutverwaltungsverfahrensvereinheitlichungsrichtlinie" * 4
HOSTILE = (
    '<script>window.getroffen = 1</script><img src=x onerror="window.getroffen = 2"> '
    '[Klick](javascript:window.getroffen=3) "\'><b>fett</b> &amp; \u202everkehrt\u202c ' + LONG)
TITLE = '<b onclick="window.getroffen=4">Titel</b> & "Zitat" ' + LONG[:110]

PEOPLE = {
    "gast": ("053820012012", "gast"),
    "mitglied": ("053780004004", "beitragende"),
    "pruefung": ("053150000000", "beitragende,prueferin"),
    "moderation": ("053140000000", "beitragende,prueferin,moderation"),
    "betrieb": ("053780000000", "betrieb"),
    "nachbarin": ("053160000000", "beitragende,prueferin"),
    "essen": ("051130000000", "beitragende,prueferin"),
    "duisburg": ("051120000000", "beitragende"),
    "wuppertal": ("051240000000", "beitragende"),
    "solingen": ("051220000000", "beitragende"),
    "austritt": ("051160000000", "beitragende"),
}


class Stage:
    """A hub in a directory, with keys for its people."""

    def __init__(self, program, directory):
        self.program = str(pathlib.Path(program).resolve())
        self.directory = pathlib.Path(directory)
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir(parents=True)
        self.hub = str(self.directory / "hub")
        self.environment = os.environ | {
            "LC_ALL": "de_DE.UTF-8", "HOME": str(self.directory / "home"), "XDG_CONFIG_HOME": str(self.directory / "home")}
        (self.directory / "home").mkdir()
        self.keys, self.ids, self.processes, self.clients = {}, {}, [], {}
        self.run("hub", "init", self.hub, "--starter")
        for name in PEOPLE:
            self.add(name)
        self.hub_process, self.url = None, "127.0.0.1:0"
        self.hub_process_start()

    # MARK: The program

    def run(self, *arguments, stdin="", cwd=None, code=0, key=None):
        """A command; what it wrote to standard output and to standard error."""
        environment = self.environment | ({"ALLMENDE_KEY": self.keys[key]} if key else {})
        done = subprocess.run(
            [self.program, *map(str, arguments)], input=stdin, capture_output=True, text=True, cwd=cwd,
            env=environment, timeout=300)
        if done.returncode != code:
            raise RuntimeError(f"allmende {' '.join(map(str, arguments))}: {done.returncode}\n{done.stderr}{done.stdout}")
        return done.stdout, done.stderr

    def add(self, name, ars=None, roles=None, more=()):
        """Makes somebody a member."""
        known = PEOPLE.get(name, (None, None))
        out, err = self.run(
            "hub", "member", "add", self.hub, "--stelle", ars or known[0], "--rolle", roles or known[1],
            "--bezeichnung", f"Arbeitsplatz {name}", *more)
        self.keys[name] = out.strip()
        self.ids[name] = re.search(r"k-[0-9a-f]{10}", err).group()

    def serve(self, *arguments, lines=1, cwd=None):
        """Starts a server; the first lines it writes."""
        log = self.directory / f"server-{len(self.processes)}.log"
        with open(log, "w") as out, open(f"{log}.err", "w") as err:
            process = subprocess.Popen(
                [self.program, *arguments], stdout=out, stderr=err, env=self.environment, cwd=cwd)
        self.processes.append(process)
        for _ in range(200):
            found = log.read_text().splitlines()
            if len(found) >= lines:
                return found
            if process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"allmende {' '.join(arguments)} does not serve: {pathlib.Path(f'{log}.err').read_text()[:800]}")

    def hub_process_start(self):
        """Serves the hub, at the address it had before; nothing where it is served."""
        if self.hub_process and self.hub_process.poll() is None:
            return
        listen = self.url.removeprefix("http://")
        self.url = self.serve("hub", "serve", self.hub, "--listen", listen)[0].rstrip("/")
        self.hub_process = self.processes[-1]
        # Sessions end with the process.
        self.clients = {}

    def hub_process_stop(self):
        self.hub_process.terminate()
        self.hub_process.wait(30)

    def stop(self):
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()

    # MARK: People

    def client(self, name):
        """Somebody who has signed in; None for nobody."""
        if name is None:
            return Client(self.url)
        if name not in self.clients:
            self.clients[name] = Client(self.url).sign_in(self.keys[name])
        return self.clients[name]

    def draft(self, name, template=TEMPLATE):
        """Begins a draft of a change; its address."""
        client = self.client(name)
        page = client.get(template + "/aendern")
        if "/werkbank/" in page.address:
            return page.address
        return client.post(page.form("/aendern"), {}).address

    def propose(self, name, title, edits, text="Das hat sich bei uns so bewährt.", template=TEMPLATE):
        """Changes a template by forms and proposes that; the address of the proposal. An edit is the end of an address below the draft's
        and what is to be filled in there, or None to strike a step."""
        client, draft = self.client(name), self.draft(name, template)
        for ending, values in edits:
            if values is None:
                client.submit(f"{draft}/{ending}", {}, ending="/streichen")
            else:
                client.submit(f"{draft}/{ending}", values)
        page = client.submit(f"{draft}/vorschlagen", {"titel": title, "text": text})
        client.submit(f"{draft}/ablegen", {})
        return page.address.split("?")[0]

    def review(self, name, proposal, verdict, text="", place=None, comment=""):
        """A verdict: form, preview, published."""
        values = {"urteil": verdict, "text": text}
        client = self.client(name)
        page = client.get(proposal + "/pruefen")
        form = page.form("/pruefen")
        if place:
            choice = next(value for value in form.choices["stelle1"] if place in value)
            values |= {"stelle1": choice, "anmerkung1": comment}
        preview = client.post(form, values)
        forms = [f for f in preview.forms if ("tun", "senden") in f.fields + f.buttons]
        if not forms:
            raise RuntimeError(f"no preview of a verdict: {preview.text[:500]}")
        return client.post(forms[0], {"tun": "senden"})

    def accept(self, name, proposal):
        client = self.client(name)
        return client.submit(proposal + "/annehmen", {}, ending="/annehmen")

    def publish(self, name, title, edits, **more):
        """Proposes, co-signs, releases."""
        proposal = self.propose(name, title, edits, **more)
        self.review("nachbarin", proposal, "mitgezeichnet")
        page = self.accept("moderation", proposal)
        if "angenommen" not in page.text.lower():
            raise RuntimeError(f"not accepted: {page.text[:800]}")
        return proposal

    def variant(self, name, short, answers=True):
        """Makes a local variant; its address."""
        values = {"name": short}
        if answers:
            values |= {"frage-aemter": "Bauamt\nSozialamt\nStandesamt", "frage-signierte_unterlagen": "ja"}
        return self.client(name).submit(TEMPLATE + "/ortsvariante", values).address.split("?")[0]

    def discussion(self, name, title, text, kind="frage", template=TEMPLATE_ID, link=""):
        page = self.client(name).submit(
            "/austausch/neu", {"art": kind, "vorlage": template, "titel": title, "text": text, "verweis": link})
        return page.address.split("?")[0]

    def event(self, name, title, days, text="Stand der Scanstellen\n\n- Fristen\n- Fragen", template=TEMPLATE_ID, link=""):
        day = datetime.date.today() + datetime.timedelta(days)
        page = self.client(name).submit("/termine/neu", {
            "titel": title, "vorlage": template, "tag": day.isoformat(), "zeit": "10:00", "ende": "12:00", "text": text,
            "verweis": link})
        return page.address.split("?")[0]

    # MARK: What stands on it

    def fill(self):
        """Something of everything."""
        self.add("feindlich", "051170000000", "beitragende", ["--name", 'Mülheim & "Söhne" ' + LONG[:70]])
        self.places = {}
        for part in (self.people, self.practice, self.talk, self.proposals, self.variants, self.admissions):
            try:
                part()
            except Exception as error:  # noqa: BLE001
                raise RuntimeError(f"stage, {part.__name__}: {error}") from error
        return self

    def people(self):
        member = self.client("mitglied")
        card = {
            "postfach": "digitalisierung@bergischgladbach.example", "name": CARD[0], "funktion": "Projektleitung eAkte",
            "telefon": CARD[1], "mail": CARD[2], "selbst": "ja", "einwilligung": "ja"}
        member.submit("/kontakte/neu", card)
        self.client("pruefung").submit("/kontakte/neu", {"postfach": "orga@koeln.example", "funktion": "Registratur"})
        self.client("feindlich").submit("/kontakte/neu", {
            "postfach": "post@muelheim.example", "name": "<b>Zeisig-Geheimnis</b>", "funktion": LONG[:100], "einwilligung": "ja"})

    def practice(self):
        for number, name in enumerate(("mitglied", "pruefung", "nachbarin", "essen", "duisburg", "wuppertal", "solingen")):
            client = self.client(name)
            client.submit(TEMPLATE + "/einsatz", {"stand": ("laufend", "abgeschlossen", "geplant")[number % 3], "seit": "2026-03-02"})
            client.submit(TEMPLATE + "/istwerte", {f"t-{STOCK}": 10 + 3 * number, f"t-{MATURITY}": 5 + number, f"t-{LAW}": "-"})
        self.client("pruefung").submit(TEMPLATE + "/erfahrung", {
            "groesse": "ab-100000", "wieder": "ja",
            "text": "Wir haben **drei Monate** mehr gebraucht als gedacht.\n\n- Scannen früh klären\n- Personalrat beteiligen"})
        self.client("feindlich").submit(TEMPLATE + "/erfahrung", {
            "groesse": "ab-100000", "wieder": "teilweise", "text": HOSTILE})

    def talk(self):
        question = self.discussion(
            "mitglied", "Wer prüft die Datenschutz-Folgenabschätzung?",
            "Bei uns ist offen, ob das **Rechtsamt** oder die Beauftragte prüft.\n\n1. Rechtsamt?\n2. Beauftragte?",
            link="https://www.example.org/dsfa")
        self.places["frage"] = question
        answer = self.client("pruefung").submit(question + "/antwort", {"text": "Die Beauftragte berät, verantwortlich bleibt die Stelle."})
        self.client("moderation").submit(question + "/antwort", {"text": "> Zitat\n\nSo machen wir es auch."})
        solved = [f for f in self.client("mitglied").get(question).forms if f.action.endswith("/loesung")]
        if solved:
            self.client("mitglied").post(solved[0], {})
        self.discussion("essen", "Aktenplan und Fristen", "Wie haben Sie die Aufbewahrungsfristen geregelt?")
        hostile = self.discussion("feindlich", TITLE, HOSTILE + "\n\n# Überschrift\n\n    code\n\n| a | b |", "thema")
        self.places["feindlich"] = hostile
        self.client("feindlich").submit(hostile + "/antwort", {"text": LONG * 3})
        self.places["wartend"] = self.discussion("gast", f"Frage eines Gasts, {WAITING}", f"Wartet auf Freigabe: {WAITING}")
        self.client("gast").submit(question + "/antwort", {"text": f"Noch eine Frage, {WAITING}"})
        own = self.discussion("nachbarin", "Zurückgezogen", f"Das nehme ich zurück: {RETRACTED}", "thema")
        page = self.client("nachbarin").get(own)
        back = [link for link in page.links if link.split("?")[0].endswith("/zurueckziehen")]
        if back:
            self.client("nachbarin").submit(back[0], {})
        self.places["termin"] = self.event("pruefung", "eAkte-Runde", 20, link="https://video.example.org/raum")
        self.event("feindlich", TITLE, 30, HOSTILE, "")
        gone = self.event("nachbarin", "Schulung Registratur", 25)
        page = self.client("nachbarin").get(gone)
        cancel = [link for link in page.links if link.split("?")[0].endswith("/absagen")]
        self.client("nachbarin").submit(cancel[0].split("?")[0], {})
        self.places["abgesagt"] = gone
        past = self.event("pruefung", "Auftakt der eAkte-Runde", -7)
        page = self.client("pruefung").get(past)
        minutes = [link for link in page.links if link.split("?")[0].endswith("/protokoll")]
        if minutes:
            form = self.client("pruefung").get(minutes[0]).form("/protokoll")
            self.client("pruefung").post(form, {"text": "Das Archiv prüft die **Fristen**.\n\n- Köln berichtet"})
        self.places["vorbei"] = past

    def proposals(self):
        first = self.publish(
            "essen", "Schriftgut braucht länger", [(f"schritt/{STOCK}", {"dauer": 18, "hinweis": "Auch die **Laufwerke** zählen."})])
        self.places["angenommen"] = first
        other = self.propose("duisburg", "Doch nicht", [(f"schritt/{GOALS}", {"dauer": 7})])
        self.client("duisburg").submit(other + "/zurueckziehen", {}, ending="/zurueckziehen")
        self.places["zurueckgezogen"] = other
        hostile = self.propose(
            "feindlich", TITLE, [(f"schritt/{MONEY}", {"titel": TITLE, "hinweis": HOSTILE, "dauer": 99})], HOSTILE)
        self.places["feindlicher-vorschlag"] = hostile
        self.review("pruefung", hostile, "nachbesserung", "Bitte ohne Markup: " + HOSTILE, MONEY, HOSTILE)
        open_ = self.propose(
            "wuppertal", "Reifegrad gründlicher einschätzen",
            [(f"schritt/{MATURITY}", {"dauer": 8, "ergebnisse": "Selbsteinschätzung je Amt"}), (f"schritt/{PLAN}", None)],
            "Nach zwei Projekten:\n\n- Fünf Tage **reichen nicht**\n- Der Plan entsteht ohnehin")
        self.places["vorschlag"] = open_
        self.review("pruefung", open_, "mitgezeichnet", "Einverstanden.", MATURITY, "Bei uns waren es sogar zehn Tage.")
        self.review("nachbarin", open_, "nachbesserung", "Der Plan gehört in die Vorlage.")

    def variants(self):
        """A variant with something of its own, with offers, and one with open conflicts."""
        member = self.client("mitglied")
        self.places["variante"] = one = self.variant("mitglied", "eakte-bei-uns")
        self.places["konflikt"] = two = self.variant("mitglied", "eakte-konflikt", answers=False)
        numbers = self.numbers(member, one)
        member.submit(f"{one}/schritt/{STOCK}", {"dauer": 25})
        member.submit(f"{one}/schritt/{TEAM}", {}, ending="/streichen")
        member.submit(f"{one}/schritt/{ORDER}", {"hinweis": HOSTILE})
        # Waiting for each other: what both sides have is no plan.
        member.submit(f"{two}/schritt/{STOCK}", {"vorgaenger": numbers[LAW]})
        self.publish("essen", "Fünf Verbesserungen", [
            (f"schritt/{STOCK}", {"dauer": 20}), (f"schritt/{MATURITY}", {"titel": "Reifegrad der Aktenführung messen"}),
            (f"schritt/{LAW}", {"vorgaenger": numbers[STOCK]}), (f"schritt/{MONEY}", {"dauer": 12}),
            (f"schritt/{TEAM}", {"dauer": 12}),
        ])
        page = member.get(two + "/neuerungen")
        form = page.form("/neuerungen")
        member.post(form, {name: "uebernehmen" for name in form.choices})
        self.draft("mitglied", "/vorlagen/beschaffung/ausschreibung-it")

    @staticmethod
    def numbers(client, piece):
        """The numbers of steps by their ids."""
        found = {}
        for step in (STOCK, MATURITY, LAW, GOALS, MONEY, ORDER, TEAM, PLAN):
            title = client.get(f"{piece}/schritt/{step}").text
            found[step] = re.search(r"(\d+(?:\.\d+)+) ", title).group(1)
        return found

    def admissions(self):
        operator = self.client("betrieb")
        page = operator.get("/verwaltung/einladungen?ort=Aachen")
        form = next(f for f in page.forms if f.method == "POST" and f.action.split("?")[0].endswith("/einladungen"))
        stelle = form.choices.get("stelle", [None])[0]
        operator.post(form, {"stelle": stelle} if stelle else {})
        nobody = self.client(None)
        page = nobody.get("/zugang?ort=Bonn")
        form = next(f for f in page.forms if f.method == "POST" and f.action.split("?")[0].endswith("/zugang"))
        stelle = form.choices.get("stelle", [None])[0]
        nobody.post(form, {"stelle": stelle} if stelle else {})

    def __enter__(self):
        # Whoever ends the check ends the hub too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        return self

    def __exit__(self, *_):
        self.stop()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--allmende", required=True, help="the program")
    arguments.add_argument("directory", help="is emptied first")
    given = arguments.parse_args()
    with Stage(given.allmende, given.directory) as stage:
        began = time.time()
        stage.fill()
        print(f"{stage.url}  ({time.time() - began:.1f} s)")
        for name, key in stage.keys.items():
            print(f"  {name:12} {stage.ids[name]}  {key}")
        for name, place in stage.places.items():
            print(f"  {name:24} {place}")
        sys.stdout.flush()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
