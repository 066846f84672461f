"""What is looked at on every page: markup, accessibility, layout, keyboard, words. Used by all checks in this directory.

Needs on Debian: apt-get install chromium chromium-driver tidy
      from PyPI: pip install selenium html5lib
                 pip download --no-deps axe-playwright-python==0.1.8   (a wheel; only its axe.min.js is used)
"""
import html.parser
import json
import os
import pathlib
import re
import subprocess
import zipfile

import html5lib

OWN_SCRIPT = re.compile(r"/skript\.js\?.*|(\./|(\.\./)+)(suche|verzeichnis)\.js")
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


def markup_problems(source):
    """What html5lib's strict parser says, and what our pages must not have. Our own script may be named, nothing may be in it."""
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(source)
    found = [f"markup: {code} at {place} {data}" for place, code, data in parser.errors]
    ids = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            found.append("markup: a comment")
            continue
        tag = element.tag.split("}")[-1]
        # Pages of a server name our script, pages that are files name those beside them, and a page that is one file holds its style.
        place = element.get("src", "")
        own = tag == "script" and OWN_SCRIPT.fullmatch(place) and not (element.text or "").strip()
        own = own or tag == "style" and "url(" not in (element.text or "") and "@import" not in (element.text or "")
        if not own and tag in ("script", "style", "iframe", "object", "embed", "img", "base"):
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
            "--headless=new", "--force-prefers-reduced-motion", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--proxy-server=direct://",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost", "--lang=de-DE", "--accept-lang=de-DE,de",
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
# The rules that can find something else in the dark than in the light.
COLOURS = ["color-contrast", "link-in-text-block"]
# All rules with one of the tags given first; only those named second, when there are some.
AXE = """
const done = arguments[arguments.length - 1];
const only = arguments[1] ? {type: 'rule', values: arguments[1]} : {type: 'tag', values: arguments[0]};
axe.run(document, {runOnly: only, resultTypes: ['violations']})
  .then(r => done(r.violations.map(v => [v.id, v.impact, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 120))])))
  .catch(e => done([['axe', 'critical', String(e), []]]));
"""


def shoot(browser, path, width):
    """The first four screens of a page as a picture."""
    height = min(browser.run("return document.documentElement.scrollHeight"), 3600)
    browser.size(width, max(height, 600))
    browser.driver.save_screenshot(str(path))
    browser.size(width)


# MARK: Tidy

# Of HTML as it is today tidy knows less than html5lib; what it calls an error counts, but for elements it has not heard of.
TIDY_UNKNOWN = re.compile(r"is not recognized!|discarding unexpected </?(search|dialog)")


def tidy_problems(source):
    """What Debian's tidy calls an error."""
    done = subprocess.run(
        ["tidy", "-e", "-q", "--show-warnings", "no", "-utf8", "--new-blocklevel-tags", "search"],
        input=source, capture_output=True)
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    return [f"tidy: {line}" for line in lines if "Error:" in line and not TIDY_UNKNOWN.search(line)][:5]


# MARK: Words

class Words(html.parser.HTMLParser):
    """What can be read on a page outside the parts for IT, and what of it is not marked as German."""

    VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open, self.words, self.foreign = [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        # What stands in attributes is in the language of their own element.
        self.open.append((tag, False, given.get("lang")))
        for name in ("alt", "title", "aria-label", "placeholder"):
            if given.get(name):
                self.handle_data(given[name])
        self.open.pop()
        if tag in self.VOID:
            return
        classes = (given.get("class") or "").split()
        hidden = tag in ("script", "style") or "technik" in classes or "befehl" in classes
        self.open.append((tag, hidden, given.get("lang")))

    def handle_endtag(self, tag):
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                break

    def handle_data(self, data):
        if any(hidden for _, hidden, _ in self.open):
            return
        self.words.append(data)
        language = next((lang for _, _, lang in reversed(self.open) if lang), None)
        # A title of the window is text alone, nothing can be marked there; fields hold what people wrote.
        if language == "en" and self.open[-1][0] not in ("title", "textarea", "option"):
            self.foreign.append(data)


GIT_WORD = re.compile(
    r"\b(commits?|committ?\w*|branch(es)?|merges?|merging|push(es|ed|en)?|pull(s|ed|en)?|refs?|sha-?1|sha-?256|clon(e|es|ed|ing)"
    r"|klon\w*|repositor\w*|repos?|hash\w*|rebase\w*|checkout|stash|git)\b|refs/|\.git\b",
    re.IGNORECASE)
# Names of versions are for IT; long rows of hexadecimal digits are such.
HASH = re.compile(r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{12,64}\b")
# Words that no English sentence has.
GERMAN = re.compile(r"\b(und|oder|nicht|Sie|Ihre?r?|eine[rsnm]?|wird|werden|ist|sind|noch|der|das|dem|zur|vom|für|über|bei)\b")


def word_problems(source, english=False, content=()):
    """Words of Git that can be read outside the parts for IT, names of versions, and German on English pages."""
    words = Words(source)
    text = " ".join(words.words)
    foreign = " ".join(" ".join(words.foreign).split())
    # Sentences quote what stands in the library.
    foreign = re.sub(r"“[^“”]*”|»[^»«]*«", " ", foreign)
    for known in content:
        text, foreign = text.replace(known, " "), foreign.replace(known, " ")
    # Texts of people are marked; what they quote of the library is taken out by the caller.
    found = [f"words: »{hit.group()}« in »{around(text, hit)}«" for hit in GIT_WORD.finditer(text)]
    found += [f"words: the name of a version in »{around(text, hit)}«" for hit in HASH.finditer(text)]
    if english:
        found += [f"language: German on an English page: »{around(foreign, hit)}«" for hit in GERMAN.finditer(foreign)][:3]
    return found[:8]


def around(text, hit):
    return " ".join(text[max(0, hit.start() - 30):hit.end() + 30].split())


# MARK: Keyboard

# What Tab must reach, in the order of the document; then what it did reach.
TABBABLE = """
const groups = new Set();
window.reihe = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e => {
  if (e.disabled || e.type === 'hidden' || e.tabIndex < 0 || !e.checkVisibility({visibilityProperty: true})) return false;
  if (e.type === 'radio') {
    const all = [...(e.form || document).querySelectorAll('input[type=radio]')].filter(o => o.name === e.name);
    return e === (all.find(o => o.checked) || all[0]);
  }
  return true;
});
window.getroffenDurchTab = [];
window.ohneRahmen = [];
document.addEventListener('focusin', event => {
  const e = event.target, style = getComputedStyle(e), box = e.getBoundingClientRect();
  window.getroffenDurchTab.push(e);
  if (style.outlineStyle === 'none' || style.outlineWidth === '0px') window.ohneRahmen.push(e.outerHTML.slice(0, 80));
});
document.activeElement.blur();
window.getSelection().removeAllRanges();
window.scrollTo(0, 0);
return window.reihe.length;
"""
TABBED = """
const reached = window.getroffenDurchTab.filter(e => window.reihe.includes(e)), order = window.reihe, wrong = [];
const count = Math.min(reached.length, order.length);
for (let i = 0; i < count; i++) if (reached[i] !== order[i]) {
  wrong.push([i, order[i].outerHTML.slice(0, 90), reached[i].outerHTML.slice(0, 90)]);
  break;
}
return [reached.length, wrong, window.ohneRahmen.slice(0, 3)];
"""


def keyboard_problems(browser, most=40):
    """Whether Tab goes through all links and fields in the order of the document, and each shows that it has the focus. The page must be fresh."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    total = browser.run(TABBABLE)
    presses = min(total, most)
    ActionChains(browser.driver, duration=0).send_keys(Keys.TAB * presses).perform()
    reached, wrong, bare = browser.run(TABBED)
    found = [f"keyboard: stop {place + 1} is {got}, not {wanted}" for place, wanted, got in wrong]
    # A field for a day has several stops inside.
    if not wrong and reached < presses - 12:
        found.append(f"keyboard: {presses} times Tab reach {reached} of {total} links and fields")
    return found + [f"keyboard: focus cannot be seen at {element}" for element in bare]
