#!/usr/bin/env python3
"""Looks at pages in a real browser: markup, accessibility, layout, and that nothing is loaded from elsewhere.

    check_pages.py DIRECTORY              every *.html below it, served on loopback
    check_pages.py http://127.0.0.1:8080 / /vorlagen/… …      pages of a running hub

For every page:
  markup    html5lib's strict parser accepts it; ids are unique; no script, no inline style, no event handler
  axe       axe-core finds no violation of WCAG 2.1 A and AA, of 2.2 AA and of its best practices; in the dark, of the rules about
            colours, on pages that have an element of a style that no page before had
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
import pathlib
import re
import sys
import threading
import urllib.error
import urllib.request

from page_checks import (
    AXE, COLOURS, FOCUS, OVERFLOW, PRINT, SPACING, TAGS, TARGETS, Browser, axe_source, markup_problems, shoot)


# Elements with what they look like: the names of their styles.
STYLED = re.compile(rb'<([a-z0-9]+)(?: [a-z-]+="[^"]*")*? class="([^"]*)"')


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


def look(browser, axe, url, host, shots, in_dark):
    """What is wrong with one page; in the dark, when it has something of which the colours were not looked at yet."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    found = []
    name = url.split("://", 1)[1].split("/", 1)[1].replace("/", "_") or "index"
    for dark in (False, True) if in_dark or shots else (False,):
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
        for rule, impact, text, nodes in browser.driver.execute_async_script(AXE, TAGS, COLOURS if dark else None):
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


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("place", help="a directory of pages, or the address of a hub")
    arguments.add_argument("paths", nargs="*", help="pages of the hub; below a directory: only names that contain one")
    arguments.add_argument("--axe", help="axe.min.js, a wheel that holds it, or a directory")
    arguments.add_argument("--shots", help="a directory for pictures")
    arguments.add_argument("--browsers", type=int, default=2, help="how many browsers work at once (2)")
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
        browsers = [Browser() for _ in range(min(given.browsers, max(1, len(urls))))]
    except Exception as error:  # noqa: BLE001
        print(f"cannot check: {error}")
        return 2
    bad = 0
    lock = threading.Lock()
    styles = set()
    waiting = list(reversed(urls))

    def work(browser):
        nonlocal bad
        while True:
            with lock:
                if not waiting:
                    return
                url = waiting.pop()
            try:
                try:
                    with urllib.request.urlopen(url) as response:
                        source = response.read()
                except urllib.error.HTTPError as error:
                    source = error.read()
                with lock:
                    own = set(STYLED.findall(source)) - styles
                    styles.update(own)
                found = markup_problems(source) + look(browser, axe, url, host, shots, bool(own))
            except Exception as error:  # noqa: BLE001
                found = [f"check: {type(error).__name__} {str(error)[:300]}"]
            with lock:
                bad += len(found)
                print(f"{'ok ' if not found else 'BAD'} {url[len(host):]}", flush=True)
                for problem in found:
                    print("     ", problem, flush=True)

    workers = [threading.Thread(target=work, args=(browser,)) for browser in browsers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for browser in browsers:
        browser.driver.quit()
    print(f"pages={len(urls)} problems={bad}")
    return 1 if bad or not urls else 0


if __name__ == "__main__":
    sys.exit(main())
