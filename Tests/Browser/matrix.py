#!/usr/bin/env python3
"""Looks at every page of a hub as everybody who can come, in all widths and colours.

    matrix.py --allmende PROGRAM --axe PLACE [--all | --bytes] [--shots DIR] [--only PART]…

The stage (stage.py) has something of everything. From `/` and the addresses below all links are followed for nobody and for
each role, so that every kind of page (an address with its ids left out) is looked at for everybody who reaches it.

Of the bytes, for some pages of each kind and role, in German and English:
  status    no link leads nowhere
  markup    html5lib's strict parser and tidy accept it, nothing inline
  words     no word of Git and no name of a version outside the parts for IT; no German on English pages
  privacy   no cookie before signing in; nothing of persons, of texts that wait or were taken back, for whom it is not

In a browser, for each page of a kind that looks different from those seen:
  axe       no violation, at 1280 and 320 pixels, light and dark (with --all each of the four in full; without, two in full
            and of the others what can differ: colours)
  reflow, targets, print, privacy   as check_pages.py
  keyboard  Tab goes through links and fields in the order of the document, and each shows that it has the focus
  hostile   no text from people runs as script
Forms are also sent empty where that can do nothing: the page that says what is missing is a page too.

Exit status: 0 nothing found, 1 something found, 2 the check itself failed.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import urllib3

from page_checks import (
    AXE, COLOURS, OVERFLOW, PRINT, SPACING, TAGS, TARGETS, Browser, axe_source, keyboard_problems, markup_problems, shoot,
    tidy_problems, word_problems)
from stage import LONG, SECRETS, TEMPLATE, Stage

WHO = [None, "gast", "mitglied", "pruefung", "moderation", "betrieb"]
# Addresses to begin with; what no link leads to is said.
SEEDS = [
    "/", "/austausch", "/termine", "/vorschlaege", "/hilfe", "/impressum", "/datenschutz", "/barrierefreiheit", "/stellen",
    "/kontakte", "/anmelden", "/einladung", "/zugang", "/zugang/abholen", "/zugang?ort=Neuenkirchen", "/konto", "/konto/daten",
    "/konto/anmeldung", "/werkbank", "/verwaltung", "/verwaltung/moderation", "/verwaltung/einladungen?ort=Bonn",
    "/verwaltung/mitglieder/neu?ort=Bonn", "/verwaltung/loeschen?person=Kanaria+Wellensittich",
    "/verwaltung/auskunft?person=Kanaria+Wellensittich", "/verwaltung/loeschen?person=niemand", "/fehlt",
    "/?q=aktenplan", "/?q=nichtszufinden", "/austausch/neu", "/termine/neu", "/kontakte/neu",
    *(TEMPLATE + ending for ending in (
        "", "?ansicht=phasen", "?ansicht=alles", "?ansicht=bild", "?ansicht=zeitplan", "?ansicht=tabelle", "/verlauf",
        "/ortsvariante", "/aendern", "/einsatz", "/erfahrung", "/istwerte", "/schritt/29yb2rkf8p", "/ortsvarianten", "/austausch")),
]
# Seeds that may be missing.
MAYBE = ("/schritt/", "/ortsvarianten", "/austausch", "/fehlt")
# Forms that can be sent empty without doing anything.
EMPTY = re.compile(
    r"(/neu|/pruefen|/kopf|/vorschlagen|/ortsvariante|/anmelden|/einladung|/zugang/abholen|/antwort|/erfahrung|/istwerte)$")
IDS = re.compile(r"^(k-[0-9a-f]{10}|[0-9a-f]{8,64}|[0-9a-z]{10}|\d{12}(\.atom)?|[0-9a-f-]{16,})$")


def kind(address):
    """An address without what names a single thing."""
    parts = urllib.parse.urlsplit(address)
    pieces = parts.path.strip("/").split("/")
    if pieces[0] == "vorlagen" and len(pieces) > 2:
        pieces[1:3] = ["*", "*"]
        if "datei" in pieces:
            pieces = pieces[:pieces.index("datei") + 1] + ["**"]
    if pieces[0] == "werkbank" and len(pieces) > 2:
        pieces[2] = "*"
    pieces = ["*" if IDS.match(piece) else piece for piece in pieces]
    query = urllib.parse.parse_qsl(parts.query)
    named = [f"{k}={v}" if k in ("ansicht", "zeige", "sortierung") else k for k, v in query if k != "sprache"]
    return "/" + "/".join(pieces) + ("?" + "&".join(sorted(set(named))) if named else "")


def without_language(address):
    parts = urllib.parse.urlsplit(urllib.parse.urldefrag(address).url)
    query = [(k, v) for k, v in urllib.parse.parse_qsl(parts.query, keep_blank_values=True) if k != "sprache"]
    return urllib.parse.urlunsplit(("", "", parts.path, urllib.parse.urlencode(query), ""))


def looks(source):
    """What a page looks like apart from who and what it is about: pages that agree in it need one look."""
    inside = re.search(r"<main.*</main>", source, re.DOTALL)
    text = inside.group() if inside else source
    text = re.sub(r'name="(marke|stand)" value="[^"]*"', "", text)
    return hashlib.sha256(text.encode()).hexdigest()


class Matrix:
    def __init__(self, stage, axe, given):
        self.stage, self.axe, self.given = stage, axe, given
        self.found = []
        self.lock = threading.Lock()
        self.counts = collections.Counter()
        self.tasks = []  # (who, address, kind, whether its form is sent empty)

    def say(self, who, address, problem):
        with self.lock:
            self.found.append((who or "niemand", address, problem))
            print(f"BAD {who or 'niemand'} {address}\n      {problem}", flush=True)

    # MARK: Bytes

    def texts(self):
        """What stands in the library itself: it may be German on English pages. The longest first."""
        texts = {LONG, "Starterbibliothek"}

        def take(value):
            for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
                take(one)
            if isinstance(value, str) and " " in value:
                texts.update(line.strip(" -*#") for line in value.splitlines())

        client = self.stage.client(None)
        for link in {urllib.parse.urlsplit(link).path for link in client.get("/").links if link.startswith("/vorlagen/")}:
            for name in ("vorlage.json", "struktur.json"):
                take(json.loads(client.get(f"{link}/datei/{name}").source))
            texts.update(line.strip(" -*#") for line in client.get(f"{link}/datei/README.md").source.splitlines())
        take(json.loads(subprocess.run(
            ["git", "-C", self.stage.hub + "/vorlagen.git", "show", "HEAD:bibliothek.json"], capture_output=True, check=True).stdout))
        return sorted((t for t in texts if len(t) > 5), key=len, reverse=True)

    def crawl(self, who):
        """Follows links, a few of each kind, and looks at the bytes."""
        client = self.stage.client(who)
        queue = collections.deque([(seed, "") for seed in SEEDS])
        seen, by_kind, linked = set(), collections.Counter(), set()
        while queue:
            address, origin = queue.popleft()
            address = without_language(address)
            here = kind(address)
            # A page's link to itself and the trail of those below it lead nobody there.
            if origin and not urllib.parse.urlsplit(origin).path.startswith(urllib.parse.urlsplit(address).path.rstrip("/") or "/ "):
                linked.add(here)
            if address in seen or by_kind[here] >= self.given.per_kind:
                continue
            seen.add(address)
            by_kind[here] += 1
            page = client.get(address)
            self.counts["answers"] += 1
            if page.status == 429:
                continue
            is_seed = not origin
            if page.status >= 500 or (page.status >= 400 and not is_seed):
                self.say(who, address, f"status: {page.status}, linked from {origin or 'nowhere'}")
            for secret in SECRETS[who]:
                if secret in page.source:
                    self.say(who, address, f"privacy: shows »{secret}«")
            if who is None and (page.headers.get("Set-Cookie") or client.cookies):
                self.say(who, address, "privacy: a cookie before signing in")
            if "html" not in page.headers.get("Content-Type", ""):
                continue
            if is_seed and page.status == 404 and any(word in address for word in MAYBE):
                if address != "/fehlt":
                    continue
            there = without_language(page.address)
            if kind(there) != here and page.status == 200:
                # Led elsewhere, say to sign in: looked at once.
                here = kind(there)
                by_kind[here] += 1
                if by_kind[here] > 1:
                    continue
            self.bytes(who, address, page.source, english=False)
            if page.status == 200 and "sprache=en" in page.source or who is None:
                english = client.get(address + ("&" if "?" in address else "?") + "sprache=en")
                if english.status == page.status:
                    self.bytes(who, address + " (en)", english.source, english=True)
            self.tasks.append((who, address, here, looks(page.source)))
            if EMPTY.search(urllib.parse.urlsplit(address).path) and page.status == 200:
                self.tasks.append((who, address, here + " leer", "leer " + here))
            for link in page.links:
                target = urllib.parse.urljoin(address, link)
                if target.startswith("/") and not target.startswith("//"):
                    queue.append((target, address))
        return linked, set(by_kind)

    def bytes(self, who, address, source, english):
        for problem in markup_problems(source.encode()) + tidy_problems(source.encode()):
            self.say(who, address, problem)
        for problem in word_problems(source, english, self.content):
            self.say(who, address, problem)

    # MARK: In a browser

    def chosen(self):
        """Which pages to look at in a browser: of those that look the same one."""
        seen, tasks, per = set(), [], collections.Counter()
        for who, address, here, look in self.tasks:
            if look in seen or (not self.given.all and per[who, here] >= 1):
                continue
            seen.add(look)
            per[who, here] += 1
            # Without --all a kind is looked at for nobody, and for the first and the last who see something else.
            if not self.given.all and sum(1 for other, kind_, *_ in tasks if kind_ == here) >= self.given.looks:
                continue
            tasks.append((who, here, address, look))
        return [(who, address, here, look.startswith("leer ")) for who, here, address, look in tasks]

    def work(self, tasks):
        browser = Browser()
        now = object()
        keyboards = set()
        try:
            while True:
                with self.lock:
                    if not tasks:
                        return
                    who, address, here, is_empty = tasks.pop(0)
                if who != now:
                    browser.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
                    for name, value in self.stage.client(who).cookies.items():
                        browser.driver.execute_cdp_cmd(
                            "Network.setCookie", {"name": name, "value": value, "url": self.stage.url, "httpOnly": True})
                    now = who
                with self.lock:
                    tabs = here not in keyboards and here not in self.tabbed
                    self.tabbed.add(here)
                try:
                    for problem in self.look(browser, who, address, is_empty, tabs):
                        self.say(who, address + (" (empty form)" if is_empty else ""), problem)
                except (OSError, urllib3.exceptions.HTTPError):
                    # The browser is gone: nothing more can be said.
                    self.say(who, address, "check: the browser ended")
                    return
                except Exception as error:  # noqa: BLE001
                    self.say(who, address, f"check: {type(error).__name__} {str(error)[:200]}")
                self.counts["looks"] += 1
        finally:
            try:
                browser.driver.quit()
            except (OSError, urllib3.exceptions.HTTPError):
                pass

    def look(self, browser, who, address, is_empty, tabs):
        found = []
        driver = browser.driver
        browser.size(1280)
        browser.media()
        browser.requests()
        driver.get(self.stage.url + address)
        if is_empty:
            sent = browser.run("""
                const form = [...document.querySelectorAll('main form')].find(f => f.method === 'post');
                if (!form) return false;
                form.noValidate = true;
                for (const e of form.elements) {
                  if (e.type === 'radio' || e.type === 'checkbox') e.checked = false;
                  else if (e.tagName === 'TEXTAREA' || (e.tagName === 'INPUT' && e.type !== 'hidden')) e.value = '';
                }
                const box = form.querySelector('input[type=number], input[inputmode]'); if (box) { box.type = 'text'; box.value = 'x'; }
                form.requestSubmit(); return true;""")
            if not sent:
                return []
            for _ in range(50):
                time.sleep(0.04)
                if browser.run("return document.readyState") == "complete":
                    break
        for asked, status in browser.requests():
            if not asked.startswith((self.stage.url + "/", "chrome", "about:", "data:")):
                found.append(f"privacy: asks for {asked}")
            elif status is not None and status >= 400 and any(
                    asked.startswith(self.stage.url + own) for own in ("/stil.css", "/skript.js", "/zeichen.svg")):
                found.append(f"status: {asked} is answered with {status}")
        if browser.run("return window.getroffen"):
            found.append("hostile: a text ran as script")
        if who is None and driver.get_cookies():
            found.append("privacy: a cookie before signing in")
        if tabs:
            found += keyboard_problems(browser, 400 if self.given.all else 40)
        browser.run(self.axe)
        shots = self.given.shots and pathlib.Path(self.given.shots)
        if shots:
            name = f"{who or 'niemand'}{address.replace('/', '_').replace('?', '-')[:80]}{'-leer' if is_empty else ''}"
            shoot(browser, shots / f"{name}-1280.png", 1280)
        for width, dark, full in ((1280, False, True), (1280, True, self.given.all), (320, True, True), (320, False, self.given.all)):
            if not full and width == 320:
                continue
            browser.size(width)
            browser.media(dark=dark)
            for rule, impact, text, nodes in driver.execute_async_script(AXE, TAGS, None if full else COLOURS):
                found.append(f"axe {width} {'dark' if dark else 'light'}: [{impact}] {rule}: {text} {nodes[:2]}")
        browser.media()
        browser.size(320)
        for spaced in (False, True):
            browser.run(SPACING, spaced)
            overflow = browser.run(OVERFLOW)
            if overflow > 0:
                found.append(f"reflow: {overflow} pixels too wide at 320{' with text spacing' if spaced else ''}: {browser.run(WIDE)}")
                break
        browser.run(SPACING, False)
        found += [f"targets: smaller than 24 pixels: {target}" for target in browser.run(TARGETS)[:4]]
        if shots:
            shoot(browser, shots / f"{name}-320.png", 320)
        browser.size(1280)
        browser.media("print")
        closed = browser.run(PRINT)
        if closed:
            found.append(f"print: {closed} closed parts are lost")
        browser.media()
        return found

    def run(self):
        began = time.time()
        self.content = self.texts()
        linked, reached = set(), set()
        for who in WHO:
            links, kinds = self.crawl(who)
            linked |= links
            reached |= kinds
        for here in sorted(kind(seed) for seed in SEEDS):
            if here not in linked and not any(word in here for word in MAYBE) and "?" not in here and here in reached:
                self.say(None, here, "reach: no link leads to this kind of page")
        print(f"bytes: {self.counts['answers']} answers, {len(reached)} kinds of pages, {time.time() - began:.0f} s", flush=True)
        if self.given.bytes:
            print(f"matrix: bytes only, problems={len(self.found)}")
            return 1 if self.found else 0
        tasks = self.chosen()
        if self.given.only:
            tasks = [t for t in tasks if any(part in t[2] for part in self.given.only)]
        print(f"browser: {len(tasks)} looks", flush=True)
        self.tabbed = set()
        tasks.sort(key=lambda t: WHO.index(t[0]))
        workers = [threading.Thread(target=self.work, args=(tasks,), daemon=True) for _ in range(self.given.browsers)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(
            f"matrix: {self.counts['looks']} looks at {len(reached)} kinds of pages, problems={len(self.found)}, "
            f"{time.time() - began:.0f} s")
        if tasks:
            print(f"matrix: {len(tasks)} pages were not looked at")
        return 1 if self.found or tasks or not self.counts["looks"] else 0


WIDE = """
const width = document.documentElement.clientWidth;
return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1
  && ![...(function*() { for (let p = e.parentElement; p; p = p.parentElement) yield p })()].some(p => getComputedStyle(p).overflowX !== 'visible'))
  .slice(-2).map(e => e.outerHTML.slice(0, 100));
"""


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--allmende", required=True, help="the program")
    arguments.add_argument("--axe", help="axe.min.js, a wheel that holds it, or a directory")
    arguments.add_argument("--all", action="store_true", help="every page of every role in all four ways")
    arguments.add_argument("--bytes", action="store_true", help="what the bytes of the pages show, without a browser")
    arguments.add_argument("--per-kind", type=int, default=3, help="so many pages of a kind and role are asked for (3)")
    arguments.add_argument("--looks", type=int, default=3, help="so many looks at a kind of page in a browser (3)")
    arguments.add_argument("--browsers", type=int, default=2, help="how many browsers work at once (2)")
    arguments.add_argument("--only", action="append", help="only kinds of pages that contain this")
    arguments.add_argument("--shots", help="a directory for pictures")
    arguments.add_argument("--stage", help="the directory of the stage; else a temporary one")
    given = arguments.parse_args()
    if given.all:
        given.per_kind = 200
    if given.shots:
        pathlib.Path(given.shots).mkdir(parents=True, exist_ok=True)
    try:
        axe = None if given.bytes else axe_source(given.axe)
        with tempfile.TemporaryDirectory() as scratch, Stage(given.allmende, given.stage or scratch + "/stage") as stage:
            return Matrix(stage.fill(), axe, given).run()
    except Exception as error:  # noqa: BLE001
        print(f"cannot check: {type(error).__name__}: {error}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
