#!/usr/bin/env python3
"""Looks at pages in a real browser: markup, accessibility, layout, and that nothing is loaded from elsewhere.

    check_pages.py DIRECTORY              every *.html below it, served on loopback
    check_pages.py http://127.0.0.1:8080 / /vorlagen/… …      pages of a running hub

For every page:
  markup    html5lib's strict parser accepts it; ids are unique; no script, no inline style, no event handler
  axe       axe-core finds no violation of WCAG 2.1 A and AA, of 2.2 AA and of its best practices, light and dark
  reflow    at 320 CSS pixels, also with the text spacing of WCAG 1.4.12, nothing needs sideways scrolling
  targets   what can be pressed and does not stand in running text is at least 24 by 24 CSS pixels
  keyboard  the first Tab reaches the skip link, and focus is drawn
  print     closed parts are open on paper
  privacy   no cookie, no request to another host, also no request that fails

Exit status: 0 nothing found, 1 something found, 2 the check itself failed.

Needs on Debian: apt-get install chromium chromium-driver
      from PyPI: pip install selenium html5lib
                 pip download --no-deps axe-playwright-python==0.1.8   (a wheel; only its axe.min.js is used: name the
                 wheel, a directory that holds it, or the script itself with --axe, or set AXE)
"""
import argparse
import functools
import http.server
import json
import os
import pathlib
import sys
import threading
import zipfile

import html5lib

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_source(place):
    """The text of axe.min.js, from the file itself, a wheel, or a directory that holds one of them."""
    path = pathlib.Path(place or os.environ.get("AXE") or pathlib.Path(__file__).parent)
    if path.is_dir():
        found = sorted(path.rglob("axe.min.js")) + sorted(path.glob("axe_playwright_python*.whl"))
        if not found:
            raise SystemExit(f"{path}: no axe.min.js and no wheel of axe-playwright-python")
        path = found[0]
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            name = next(n for n in wheel.namelist() if n.endswith("axe.min.js"))
            return wheel.read(name).decode()
    return path.read_text(encoding="utf-8")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        # The browser asks for this by itself where a page names no icon; a hub has it.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


def serve(directory):
    """Serves a directory on a free port of loopback; returns the base address."""
    handler = functools.partial(Quiet, directory=str(directory))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def markup_problems(source):
    """What html5lib's strict parser says, and what our pages must not have."""
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(source)
    found = [f"markup: {code} at {place} {data}" for place, code, data in parser.errors]
    ids = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            found.append("markup: a comment")
            continue
        tag = element.tag.split("}")[-1]
        if tag in ("script", "style", "iframe", "object", "embed", "img", "base"):
            found.append(f"markup: element {tag}")
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on"):
                found.append(f"markup: attribute {tag}.{name}")
            if name in ("href", "src", "action") and value.strip().lower().startswith(("javascript:", "data:")):
                found.append(f"markup: {tag}.{name}={value[:40]}")
            if name == "id" and (value in ids or ids.add(value)):
                found.append(f"markup: id {value} twice")
    return found


class Browser:
    """A headless chromium that reaches loopback only."""

    def __init__(self):
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--proxy-server=direct://",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost", "--lang=de-DE",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        driver = os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.driver.set_script_timeout(120)

    def size(self, width, height=900):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def media(self, kind="screen", dark=False):
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": kind, "features": [scheme]})

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def requests(self):
        """Addresses asked for since the last call, with the status or error of each."""
        asked = {}
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            parameters = message["params"]
            if message["method"] == "Network.requestWillBeSent":
                asked[parameters["requestId"]] = [parameters["request"]["url"], None]
            elif message["method"] == "Network.responseReceived" and parameters["requestId"] in asked:
                asked[parameters["requestId"]][1] = parameters["response"]["status"]
        return list(asked.values())


OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACING = """
const sheet = new CSSStyleSheet();
sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
  + ' p { margin-bottom: 2em !important }');
document.adoptedStyleSheets = arguments[0] ? [sheet] : [];
"""
TARGETS = """
return [...document.querySelectorAll('a, button, input, summary')].filter(e => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  if (!box.width || e.type === 'hidden' || e.matches('.sprunglink')) return false;
  // Links in running text are exempt (WCAG 2.5.8).
  if (style.display === 'inline' && e.closest('p, dd, li, td, th, h1, h2, h3')) return false;
  return box.width < 24 || box.height < 24;
}).map(e => e.outerHTML.slice(0, 80));
"""
FOCUS = """
const e = document.activeElement, style = getComputedStyle(e);
return [e.className, style.outlineStyle, style.outlineWidth, e.getBoundingClientRect().left >= 0];
"""
PRINT = """
return [...document.querySelectorAll('details:not([open])')].filter(e => {
  const last = e.lastElementChild;
  // What paper leaves out on purpose has no box at all.
  return e.getClientRects().length && last.tagName !== 'SUMMARY' && !e.parentElement.closest('details:not([open])')
    && last.getBoundingClientRect().height === 0;
}).length;
"""
AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})
  .then(r => done(r.violations.map(v => [v.id, v.impact, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 120))])))
  .catch(e => done([['axe', 'critical', String(e), []]]));
"""


def look(browser, axe, url, host, shots):
    """What is wrong with one page."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    found = []
    name = url.split("://", 1)[1].split("/", 1)[1].replace("/", "_") or "index"
    for dark in (False, True):
        browser.size(1280)
        browser.media(dark=dark)
        browser.driver.get(url)
        for address, status in browser.requests():
            if not address.startswith((host + "/", "chrome", "about:", "data:")):
                found.append(f"privacy: asks for {address}")
            elif status is not None and status >= 400 and address != url:
                found.append(f"privacy: {address} is answered with {status}")
        if shots:
            shoot(browser, shots / f"{name}-1280{'-dunkel' if dark else ''}.png", 1280)
        if not dark:
            ActionChains(browser.driver).send_keys(Keys.TAB).perform()
            style, outline, width, visible = browser.run(FOCUS)
            if "sprunglink" not in style or outline == "none" or width == "0px" or not visible:
                found.append(f"keyboard: first Tab reaches {style!r}, outline {outline} {width}, visible {visible}")
            if browser.driver.get_cookies():
                found.append("privacy: a cookie")
        browser.run(axe)
        for rule, impact, text, nodes in browser.driver.execute_async_script(AXE, TAGS):
            found.append(f"axe {'dark' if dark else 'light'}: [{impact}] {rule}: {text} {nodes}")
    browser.media()
    browser.size(320)
    for spaced in (False, True):
        browser.run(SPACING, spaced)
        overflow = browser.run(OVERFLOW)
        if overflow > 0:
            found.append(f"reflow: {overflow} pixels too wide at 320{' with text spacing' if spaced else ''}")
    browser.run(SPACING, False)
    for target in browser.run(TARGETS):
        found.append(f"targets: smaller than 24 pixels: {target}")
    if shots:
        shoot(browser, shots / f"{name}-320.png", 320)
    browser.size(1280)
    browser.media("print")
    closed = browser.run(PRINT)
    if closed:
        found.append(f"print: {closed} closed parts are lost")
    browser.media()
    return found


def shoot(browser, path, width):
    """The first four screens of a page as a picture."""
    height = min(browser.run("return document.documentElement.scrollHeight"), 3600)
    browser.size(width, max(height, 600))
    browser.driver.save_screenshot(str(path))
    browser.size(width)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("place", help="a directory of pages, or the address of a hub")
    arguments.add_argument("paths", nargs="*", help="pages of the hub; below a directory: only names that contain one")
    arguments.add_argument("--axe", help="axe.min.js, a wheel that holds it, or a directory")
    arguments.add_argument("--shots", help="a directory for pictures")
    given = arguments.parse_args()
    try:
        axe = axe_source(given.axe)
        if "://" in given.place:
            host = given.place.rstrip("/")
            urls = [host + path for path in given.paths or ["/"]]
        else:
            root = pathlib.Path(given.place)
            host = serve(root)
            files = [str(p.relative_to(root)) for p in sorted(root.rglob("*.html"))]
            files = [f for f in files if not given.paths or any(part in f for part in given.paths)]
            urls = [f"{host}/{f}" for f in files]
        shots = pathlib.Path(given.shots) if given.shots else None
        if shots:
            shots.mkdir(parents=True, exist_ok=True)
        browser = Browser()
    except Exception as error:  # noqa: BLE001
        print(f"cannot check: {error}")
        return 2
    import urllib.request

    bad = 0
    try:
        for url in urls:
            try:
                with urllib.request.urlopen(url) as response:
                    source = response.read()
            except urllib.error.HTTPError as error:
                source = error.read()
            found = markup_problems(source) + look(browser, axe, url, host, shots)
            bad += len(found)
            print(f"{'ok ' if not found else 'BAD'} {url[len(host):]}")
            for problem in found:
                print("     ", problem)
    finally:
        browser.driver.quit()
    print(f"pages={len(urls)} problems={bad}")
    return 1 if bad or not urls else 0


if __name__ == "__main__":
    sys.exit(main())
