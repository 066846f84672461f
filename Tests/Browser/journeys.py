#!/usr/bin/env python3
"""What people do with the pages from beginning to end, in a browser, with our script and without any, on a hub and on a copy.

    journeys.py --allmende PROGRAM [--shots DIR] [--only NAME]…

  leitung    the project lead: finds a template, makes a variant, adapts it, takes over three of five improvements, decides, proposes
  pruefung   a reviewer of another Kommune and a moderator: compare, comment, ask for changes, approve, release
  betrieb    an operator: invites, moderates, discloses, erases, revokes; on a copy there is nothing of this
  tastatur   the first steps of the project lead with Tab and Enter alone
  ablage     on a copy only: the library as pages on a file share, opened from `file://`
On the copy the hub is gone while the project lead works (`-kopie`); it comes back for the exchange.

The page of each step is kept as DIR/NAME/{js,ohne}/NN-STEP.png. Exit status: 0 all went as said, 1 not, 2 the check failed.
"""
import argparse
import pathlib
import shutil
import sys
import tempfile
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from stage import CARD, GOALS, LAW, MATURITY, MONEY, PLAN, STOCK, TEAM, TEMPLATE, TITLES, Stage
from walk import Failure, Walk

PIECE = "/werkbank/ortsvariante/eakte-bei-uns"


def improvements(stage, numbers):
    """What the hub publishes while the project lead works with her variant."""
    stage.publish("essen", "Fünf Verbesserungen", [
        (f"schritt/{STOCK}", {"dauer": 20}), (f"schritt/{MATURITY}", {"titel": "Reifegrad der Aktenführung messen"}),
        (f"schritt/{LAW}", {"vorgaenger": numbers[STOCK]}), (f"schritt/{GOALS}", {"dauer": 7}),
        (f"schritt/{MONEY}", {"dauer": 12})])


def lead(walk, stage, copy=None):
    """The project lead. On a copy: `copy` takes the hub away and brings it back."""
    walk.go("/")
    walk.see("Suchen", "Themen")
    walk.done("Bibliothek")
    walk.fill("q", "eAkte")
    walk.press("Suchen")
    walk.see("eAkte-Einführung")
    walk.done("sucht eAkte")
    walk.follow("eAkte-Einführung", TEMPLATE)
    walk.see("Projektstrukturbaum", "Ansprechperson", "Projektbüro eAkte", "1 Anbahnung")
    walk.done("öffnet die Vorlage")
    for level, seen in (("Phasen", "5 Phasen"), ("Alles", TITLES[STOCK]), ("Schaubild", "Anbahnung"), ("Zeitplan", "Anbahnung"),
                        ("Tabelle", TITLES[STOCK])):
        walk.follow(level)
        walk.see(seen)
        walk.done(f"sieht {level}")
    if copy is None:
        walk.follow("Anmelden")
        walk.fill("schluessel", stage.keys["mitglied"])
        walk.press("Anmelden")
    walk.see("Bergisch Gladbach")
    walk.done("ist angemeldet")
    walk.go(TEMPLATE)
    walk.follow("Eigene Ortsvariante anlegen", TEMPLATE + "/ortsvariante")
    walk.fill("name", "eakte-bei-uns")
    walk.fill("frage-aemter", "Bauamt\nSozialamt\nStandesamt\nOrdnungsamt")
    walk.fill("frage-signierte_unterlagen", "ja")
    walk.done("beantwortet die Fragen")
    walk.press("Ortsvariante anlegen")
    walk.see("Ihre Ortsvariante ist angelegt", "Mit der Vorlage vergleichen")
    walk.done("hat eine Ortsvariante")

    # A longer duration, and another order.
    walk.go(PIECE + "?ansicht=alles")
    walk.follow_to(f"/schritt/{LAW}")
    numbers = {LAW: walk.find("h1")[0].text.split()[0], STOCK: "1.1.1"}
    walk.go(f"{PIECE}/schritt/{STOCK}")
    numbers[STOCK] = walk.find("h1")[0].text.split()[0]
    walk.fill("dauer", "25")
    walk.fill("vorgaenger", numbers[LAW])
    walk.done("ändert einen Schritt")
    walk.press("Schritt speichern")
    walk.see("Gespeichert", "25 Arbeitstage")
    walk.done("hat die Dauer geändert")
    walk.go(f"{PIECE}/schritt/{STOCK}")
    walk.fill("dauer", "viele" if not walk.script else "")
    walk.fill("titel", "")
    walk.browser.run("document.querySelectorAll('main form').forEach(f => f.noValidate = true)")
    walk.press("Schritt speichern")
    walk.see("Bitte geben Sie einen Titel an", "Bitte prüfen Sie Ihre Angaben")
    walk.done("hat einen Fehler gemacht")
    walk.go(f"{PIECE}/schritt/{PLAN}")
    walk.fill("dauer", "9")
    walk.press("Schritt speichern")
    walk.see("Gespeichert", "9 Arbeitstage")
    walk.go(f"{PIECE}/schritt/{TEAM}")
    walk.press("Streichen")
    walk.see("Gespeichert")
    walk.go(PIECE + "?ansicht=alles")
    walk.not_see("Projektorganisation besetzen")
    walk.done("hat einen Schritt gestrichen")
    walk.go(f"{PIECE}/schritt/{LAW}")
    walk.press("Nach oben")
    walk.see("Gespeichert")
    walk.done("hat einen Schritt verschoben")
    walk.go(f"{PIECE}/schritt/{MONEY}")
    walk.fill("titel", "Geld beschaffen")
    walk.press("Schritt speichern")
    walk.see("Geld beschaffen")
    walk.follow("Rückgängig machen")
    walk.see("Geld beschaffen", "Verlauf")
    walk.done("sieht den Verlauf")
    walk.press("Zurücknehmen")
    walk.see("Rückgängig")
    walk.go(PIECE + "?ansicht=alles")
    walk.not_see("Geld beschaffen")
    walk.done("hat eine Änderung zurückgenommen")
    walk.follow("Mit der Vorlage vergleichen")
    walk.see("25 Arbeitstage", "Projektorganisation besetzen")
    walk.done("vergleicht mit der Vorlage")
    walk.go(PIECE)
    walk.follow("Ausgeben (MS Project, Excel …)", PIECE + "/ausgeben")
    walk.fill("format", "mspdi")
    walk.see("Erster Arbeitstag")
    walk.done("will nach MS Project")
    walk.press("Weiter")
    walk.see("Ihre Datei", "MS Project (XML)", "Datei herunterladen", "Was die Datei nicht tragen kann")
    walk.done("bekommt die Datei")

    if copy:
        walk.follow_to("/abgleich")
        walk.press("Jetzt abgleichen")
        walk.see("Der Abgleich ist nicht gelungen", "sicher und wartet")
        walk.done("hat kein Netz")
        copy.network(True)
    improvements(stage, numbers)
    if copy:
        walk.press("Jetzt abgleichen")
        walk.see("Abgeglichen")
        walk.done("hat abgeglichen")
    walk.go("/")
    walk.follow("Meine Vorlagen", "/werkbank")
    walk.see("5 Neuerungen", "eigene Änderungen")
    walk.done("sieht fünf Neuerungen")
    walk.follow_to(f"{PIECE}/neuerungen", f"{PIECE}/neuerungen")
    walk.see("20 Arbeitstage", "Hier haben Sie selbst geändert", "Reifegrad der Aktenführung messen")
    choices = {STOCK: "ablehnen", GOALS: "spaeter"}
    for element in walk.driver.find_elements(By.CSS_SELECTOR, "main input[type=radio]"):
        wanted = next((what for step, what in choices.items() if step in element.get_attribute("name")), "uebernehmen")
        # The change of what one waits for stands at the one who waits.
        if ".vorgaenger." in element.get_attribute("name"):
            wanted = "uebernehmen"
        if element.get_attribute("value") == wanted and not element.is_selected():
            walk.click(element)
    walk.done("wählt drei von fünf")
    walk.press("Entscheidungen speichern")
    walk.see("Entscheidung nötig")
    walk.done("hat übernommen und soll entscheiden")
    others = [e for e in walk.driver.find_elements(By.CSS_SELECTOR, "input[name=wahl]") if e.get_attribute("value") == "wert"]
    if others:
        walk.click(others[0])
        walk.fill("wert", "3")
    else:
        # Where several places hang together only one of the sides can hold.
        walk.fill("wahl", "fremde")
    walk.press("So entscheiden")
    walk.see("Gespeichert")
    walk.go(f"{PIECE}/entscheiden")
    walk.see("Es ist alles entschieden")
    walk.done("hat entschieden")
    walk.go(f"{PIECE}/neuerungen")
    walk.see("Bisher zurückgestellt")
    walk.not_see("18 → 20", "15 → 20")
    walk.done("sieht was zurückgestellt ist")
    walk.go(PIECE + "?ansicht=alles")
    walk.see("Reifegrad der Aktenführung messen")
    walk.follow("Änderungen vorschlagen", f"{PIECE}/vorschlagen")
    boxes = [e for e in walk.find("input[name=auswahl]") if PLAN in e.get_attribute("value")]
    walk.click(boxes[0])
    walk.fill("titel", "Planen dauert länger")
    walk.fill("text", "In drei Ämtern haben wir neun Tage gebraucht.")
    walk.done("schlägt eine Änderung vor")
    walk.press("Vorschlag einreichen")
    walk.see(*(("Mit dem nächsten Abgleich wird es eingereicht", "wartet auf den Abgleich") if copy else ("Eingereicht",)))
    walk.done("hat vorgeschlagen")
    if copy:
        walk.follow_to("/abgleich")
        walk.see("Planen dauert länger")
        walk.press("Jetzt abgleichen")
        walk.see("Abgeglichen", "Es wartet nichts")
        walk.done("hat eingereicht")
    walk.go(PIECE)
    walk.follow("Mit anderen teilen", f"{PIECE}/teilen")
    walk.see("nicht geteilt", "Was hinausgeht", "Ihre Abweichungen von der Vorlage")
    walk.fill("geprueft", "ja")
    walk.done("sieht was geteilt würde")
    walk.press("Öffentlich teilen")
    walk.see("Geteilt.", "geteilt, so wie sie jetzt ist")
    walk.done("hat geteilt")
    walk.follow("So sehen es andere")
    walk.see("nicht die Vorlage der Bibliothek")
    walk.done("sieht es wie andere")
    walk.go(f"{PIECE}/teilen")
    walk.follow("Nicht mehr teilen")
    walk.press("Nicht mehr teilen")
    walk.see("nicht mehr geteilt")
    walk.done("teilt nicht mehr")
    reads(walk)


def reads(walk):
    """She has a list of her own, with headings that nobody else knows and the name of a colleague in it."""
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "liste.csv"
        table.write_text("Unsere Liste;;;\nA;Was es zu tun gibt;Wie lang es geht;C\n1;Angebote einholen;10 Tage;Ludmilla Ostertag\n"
                         "2;Zuschlag erteilen;2 Wochen;Vergabestelle\n", encoding="utf-8")
        walk.go("/werkbank")
        walk.follow("Datei einlesen")
        walk.fill("datei", str(table))
        walk.press("Datei ansehen")
    walk.see("Spalten zuordnen", "Aus den Überschriften geht nicht hervor")
    walk.fill("kopfzeile", "2")
    walk.press("Überschriften neu suchen")
    walk.see("Was es zu tun gibt", "Angebote einholen")
    for column, role in (("B", "titel"), ("C", "dauer"), ("D", "verantwortlich")):
        walk.fill(f"spalte-{column}", role)
    walk.done("ordnet die Spalten zu")
    walk.press("So einlesen")
    walk.see("Importbericht", "Ludmilla Ostertag", "Noch ist nichts gespeichert")
    walk.fill("kurzname", "vergabe-nach-liste")
    walk.done("liest den Importbericht")
    walk.press("Als neue Vorlage übernehmen")
    walk.see("Der Plan ist eingelesen")
    walk.go(walk.path.split("?")[0] + "?ansicht=alles")
    walk.see("Zuschlag erteilen", "Vergabestelle")
    walk.not_see("Ostertag")
    walk.done("hat die Liste als Entwurf")


def review(walk, stage, copy=None):
    """A reviewer, then a moderator. On a copy: the reviewer's own."""
    if copy is None:
        walk.sign_in(stage.keys["pruefung"])
    walk.go("/vorschlaege")
    walk.see("Planen dauert länger", "Bergisch Gladbach")
    walk.done("sieht die Vorschläge")
    walk.follow("Planen dauert länger")
    proposal = walk.path.split("?")[0]
    walk.see("Was sich ändern würde", "Folgen", "5 → 9 Arbeitstage", "In drei Ämtern", "Was noch fehlt")
    walk.done("liest die Zusammenfassung")
    walk.follow("Vorher und nachher vergleichen")
    walk.see("Projektplan, Risiken und Berichtswege festlegen", "9 Arbeitstage")
    walk.done("sieht beides nebeneinander")
    for verdict, text, seen in (
            ("nachbesserung", "Bitte sagen Sie, wie viele Akten das waren.", "Nachbesserung"), ("mitgezeichnet", "Überzeugt.", "Überzeugt.")):
        walk.go(proposal)
        walk.follow_to("/pruefen")
        walk.fill("urteil", verdict)
        walk.fill("text", text)
        option = walk.driver.find_element(By.CSS_SELECTOR, f"select[name=stelle1] option[value*='{PLAN}']")
        walk.fill("stelle1", option.get_attribute("value"))
        walk.fill("anmerkung1", f"Anmerkung: {text}")
        walk.done(f"prüft {verdict}")
        walk.press("Weiter zur Vorschau")
        walk.see(text, f"Anmerkung: {text}")
        walk.done(f"Vorschau {verdict}")
        walk.press("Veröffentlichen")
        walk.go(proposal)
        walk.see(text, seen)
        if copy:
            walk.see("wartet auf den Abgleich")
        walk.done(f"hat geprüft {verdict}")
    if not copy:
        walk.not_see("Es fehlt die Mitzeichnung")
    if copy:
        walk.go("/abgleich")
        walk.press("Jetzt abgleichen")
        walk.see("Abgeglichen", "Es wartet nichts")
        walk.done("hat die Prüfung eingereicht")
        page = stage.client("moderation").get(proposal)
        if "Überzeugt." not in page.text:
            walk.wrong(f"the verdict is not on the hub: {page.text[:300]}")
        return
    walk.sign_out()
    walk.sign_in(stage.keys["moderation"])
    walk.go(proposal)
    walk.follow("Annehmen")
    walk.see("Was der aktuelle Stand wird", "5 → 9 Arbeitstage")
    walk.done("soll freigeben")
    walk.press("Annehmen und freigeben")
    walk.see("Angenommen")
    walk.done("hat freigegeben")
    walk.go(TEMPLATE)
    walk.see("Planen dauert länger")
    walk.done("sieht den neuen Stand")
    walk.sign_out()


def operate(walk, stage, copy=None):
    """An operator."""
    if copy is not None:
        for path in ("/verwaltung", "/verwaltung/loeschen"):
            walk.go(path)
            walk.not_see("Wie es der Zentrale geht", "Person suchen")
        walk.done("hat keine Verwaltung")
        return
    walk.sign_in(stage.keys["betrieb"])
    walk.follow("Verwaltung")
    walk.see("Wie es der Zentrale geht", "Vorlagen", "frei")
    walk.done("sieht wie es der Zentrale geht")
    walk.follow("Einladungen")
    walk.fill("ort", "Aachen")
    walk.press("Stelle suchen")
    walk.done("sucht die Stelle")
    stelle = walk.driver.find_elements(By.CSS_SELECTOR, "input[name=stelle], input[name=ars]")
    if stelle:
        walk.click(stelle[0])
    walk.press("Einladung ausstellen")
    walk.see("Einladung ausgestellt", "Aachen")
    link = next(e.text for e in walk.find(".befehl") if "/einladung/" in e.text)
    walk.done("hat eingeladen")
    walk.sign_out()
    walk.go("/einladung/" + link.split("/einladung/")[1].split()[0])
    walk.see("Ihre Einladung", "Aachen")
    walk.done("die Eingeladene sieht die Einladung")
    walk.fill("bezeichnung", "Organisationsamt")
    walk.press("Einladung annehmen")
    walk.see("Willkommen", "Ihr Zugangsschlüssel")
    key = next(e.text for e in walk.find(".befehl") if "allmende-" in e.text).strip()
    walk.done("die Eingeladene hat einen Schlüssel")
    walk.sign_out()
    walk.sign_in(key)
    walk.see("Aachen")
    walk.done("die Eingeladene ist angemeldet")
    walk.sign_out()
    walk.go("/einladung/" + link.split("/einladung/")[1].split()[0])
    walk.see("gilt nicht")
    walk.done("die Einladung galt einmal")

    stage.discussion("gast", "Frage eines Gasts", "Gibt es eine Checkliste?")
    walk.go("/austausch")
    walk.not_see("Frage eines Gasts")
    walk.sign_in(stage.keys["moderation"])
    walk.follow("Moderation")
    walk.see("Gibt es eine Checkliste?")
    walk.done("sieht was wartet")
    walk.press("Freigeben")
    walk.see("freigegeben")
    walk.sign_out()
    walk.go("/austausch")
    walk.see("Frage eines Gasts")
    walk.done("der Beitrag ist da")

    stage.client("austritt").submit("/kontakte/neu", {
        "postfach": "amt@moenchengladbach.example", "funktion": "Registratur", "name": CARD[0], "telefon": CARD[1], "mail": CARD[2], "selbst": "ja",
        "einwilligung": "ja"})
    stage.discussion("austritt", "Gruß zum Abschied", "Dieser Text soll weg.")
    walk.sign_in(stage.keys["betrieb"])
    walk.go("/verwaltung/auskunft")
    walk.fill("person", CARD[0])
    walk.press("Person suchen")
    walk.see(CARD[0], CARD[1], "Dieser Text soll weg")
    walk.done("erteilt Auskunft")
    walk.go("/verwaltung/loeschen")
    walk.fill("person", CARD[0])
    walk.press("Person suchen")
    walk.see("Das würde gelöscht", "lässt sich nicht zurücknehmen")
    walk.done("soll löschen")
    walk.fill("sicher", "ja")
    walk.press("Endgültig löschen")
    walk.see("Die Angaben sind hier gelöscht")
    walk.done("hat gelöscht")
    walk.go("/austausch")
    walk.not_see("Gruß zum Abschied", CARD[0])
    walk.go("/kontakte")
    walk.not_see(CARD[0], CARD[2])
    walk.done("nichts ist mehr da")

    guest = stage.client("gast")
    if guest.get("/konto").address.startswith("/anmelden"):
        walk.wrong("the guest is not signed in")
    walk.go("/verwaltung/schluessel")
    row = next(e for e in walk.find("main tr") if "gast" in e.text)
    walk.leave(lambda: walk.click(row.find_element(By.CSS_SELECTOR, "a[href*='/verwaltung/schluessel/']")))
    walk.fill("grund", "verloren")
    walk.done("soll einen Schlüssel zurücknehmen")
    walk.press("Schlüssel zurücknehmen")
    walk.see("Der Schlüssel gilt nicht mehr")
    walk.done("hat einen Schlüssel zurückgenommen")
    if not guest.get("/konto").address.startswith("/anmelden"):
        walk.wrong("a session goes on after its key was revoked")
    walk.sign_out()


def keyboard(walk, stage, copy=None):
    """Tab, Enter and letters; nothing else."""
    walk.go("/")
    walk.keys(Keys.TAB)
    if not walk.focus.text.startswith("Zum Inhalt"):
        walk.wrong(f"the first stop is »{walk.focus.text}«")
    walk.enter()
    walk.tab_to(name="q")
    walk.keys("eAkte")
    walk.enter()
    walk.done("hat gesucht")
    walk.tab_to("eAkte-Einführung")
    walk.enter()
    walk.see("Projektstrukturbaum")
    walk.done("hat die Vorlage geöffnet")
    walk.tab_to("Alles")
    walk.enter()
    walk.see(TITLES[STOCK])
    walk.tab_to("Phasen")
    walk.enter()
    for _ in range(200):
        walk.keys(Keys.TAB)
        if walk.focus.tag_name == "summary" and "Anbahnung" in walk.focus.text:
            break
    else:
        raise Failure("Tab does not reach the first phase")
    before = walk.focus.find_element(By.XPATH, "..").get_attribute("open")
    walk.keys(Keys.ENTER)
    if walk.focus.find_element(By.XPATH, "..").get_attribute("open") == before:
        walk.wrong("Enter does not open a phase")
    walk.done("hat eine Phase geöffnet")
    if copy is None:
        walk.go(walk.path)
        walk.tab_to("Anmelden")
        walk.enter()
        walk.tab_to(name="schluessel")
        walk.keys(stage.keys["nachbarin"])
        walk.enter()
        walk.see("Leverkusen")
        walk.done("ist angemeldet")
    walk.go(TEMPLATE + "/ortsvariante")
    walk.tab_to(name="frage-aemter")
    walk.keys("Bauamt", Keys.ENTER, "Sozialamt")
    walk.tab_to(name="frage-signierte_unterlagen")
    walk.keys(Keys.ARROW_UP)
    walk.tab_to("Ortsvariante anlegen")
    walk.done("hat Fragen beantwortet")
    walk.enter()
    walk.see("Ihre Ortsvariante ist angelegt")
    walk.done("hat eine Ortsvariante")


def share(walk, stage, copy):
    """Somebody who reads the library from a file share: no server, no network, and with no script the whole list."""
    folder = stage.directory / "ablage"
    stage.run("export", "--all", "--to", "html", "-o", folder, cwd=copy.directory)
    walk.base = f"file://{folder}"
    walk.go("/index.html")
    walk.see("eAkte-Einführung", "Dokumentenmanagement")
    walk.done("öffnet die Ablage")
    if walk.script:
        walk.driver.find_element(By.ID, "suchfeld").send_keys("Aktenpläne")
        time.sleep(1)
        walk.see("gefunden", "eAkte-Einführung")
        walk.done("sucht ohne Server")
    walk.follow("eAkte-Einführung")
    walk.see("Anbahnung", "Zeitplan", "Längster Weg")
    walk.done("liest eine Vorlage")
    walk.follow("Starterbibliothek")
    walk.see("eAkte-Einführung")
    walk.done("ist zurück im Verzeichnis")


class Copy:
    """Somebody's copy, served on this machine. Its hub can be taken away."""

    def __init__(self, stage, name):
        self.stage, self.name = stage, name
        self.directory = stage.directory / f"kopie-{name}"
        stage.run("clone", stage.url, str(self.directory), key=name)
        stage.run("key", "add", stage.url, stdin=stage.keys[name] + "\n")
        stage.run("join", stage.url, cwd=self.directory)

    def serve(self):
        """The address, and the path that signs in its owner."""
        lines = self.stage.serve("serve", "--listen", "127.0.0.1:0", "--print-link", lines=2, cwd=self.directory)
        self.url = lines[0].rstrip("/")
        return self.url, lines[1].removeprefix(self.url)

    def network(self, there):
        stage = self.stage
        if there:
            stage.hub_process_start()
        else:
            stage.hub_process_stop()


JOURNEYS = {"leitung": lead, "pruefung": review, "betrieb": operate, "tastatur": keyboard, "ablage": share}
PEOPLE = {"leitung": "mitglied", "pruefung": "pruefung", "betrieb": "betrieb", "tastatur": "nachbarin", "ablage": "moderation"}


class Run:
    def __init__(self, given):
        self.given = given
        self.shots = given.shots and pathlib.Path(given.shots)
        self.problems, self.steps, self.count = [], 0, 0

    def walk(self, walk, journey, stage, copy, entry=None):
        began = time.time()
        try:
            if entry:
                walk.go(entry)
            JOURNEYS[journey](walk, stage, copy)
        except Exception as error:  # noqa: BLE001
            walk.wrong(f"ends here: {type(error).__name__}: {str(error).partition('Stacktrace')[0][:600]}")
            try:
                walk.done("ENDE")
            except Exception:  # noqa: BLE001
                pass
        finally:
            walk.close()
        self.problems += walk.problems
        self.steps += walk.steps
        self.count += 1
        print(
            f"{'ok ' if not walk.problems else 'BAD'} {walk.name} ({walk.mode}): {walk.steps} steps, {time.time() - began:.0f} s",
            flush=True)

    def run(self):
        for script in (True, False):
            if self.given.mode and self.given.mode != ("js" if script else "ohne"):
                continue
            for on_copy in (False, True):
                names = [n for n in JOURNEYS if not self.given.only or n + ("-kopie" if on_copy else "") in self.given.only]
                if not names:
                    continue
                with tempfile.TemporaryDirectory() as scratch, Stage(self.given.allmende, scratch + "/stage") as stage:
                    for name in names:
                        if not on_copy and name == "ablage":
                            continue
                        if not on_copy:
                            self.walk(Walk(stage.url, name, script, self.shots), name, stage, None)
                            continue
                        try:
                            copy = Copy(stage, PEOPLE[name])
                            if name == "leitung":
                                copy.network(False)
                            url, entry = copy.serve()
                        except Exception as error:  # noqa: BLE001
                            self.problems.append(f"{name}-kopie: {error}")
                            print(f"BAD {name}-kopie: no copy is served (is there `allmende serve`?): {error}", flush=True)
                            stage.hub_process_start()
                            continue
                        self.walk(Walk(url, name + "-kopie", script, self.shots), name, stage, copy, entry)
                        stage.hub_process_start()
        print(f"journeys: {self.count} walks, {self.steps} steps, problems={len(self.problems)}")
        return 1 if self.problems or not self.steps else 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--allmende", required=True, help="the program")
    arguments.add_argument("--shots", help="a directory for pictures")
    arguments.add_argument("--only", action="append", help="only this journey, say leitung or leitung-kopie")
    arguments.add_argument("--mode", choices=["js", "ohne"], help="only with, or only without our script")
    given = arguments.parse_args()
    if given.shots:
        shutil.rmtree(given.shots, ignore_errors=True)
    try:
        return Run(given).run()
    except Exception as error:  # noqa: BLE001
        print(f"cannot check: {type(error).__name__}: {error}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
