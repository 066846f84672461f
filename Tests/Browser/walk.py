"""Somebody who uses pages in a browser: reads, follows links, fills in forms; each step is kept as a picture."""
import time

from selenium.common.exceptions import ElementClickInterceptedException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from page_checks import Browser, shoot


FIND = """
const seen = [...document.querySelectorAll(arguments[0])].filter(
  e => e.getClientRects().length && e.checkVisibility({visibilityProperty: true}));
const wanted = arguments[1], words = e => e.innerText.split(/\\s+/).filter(w => w).join(' ');
if (wanted === null) return seen;
for (const fits of [t => t === wanted, t => t.startsWith(wanted), t => t.includes(wanted)]) {
  const found = seen.filter(e => fits(words(e)));
  if (found.length) return found;
}
return [];
"""


class Failure(Exception):
    """Something is not there that a person needs to go on."""


class Walk:
    """A browser on one site. What is wrong is kept; only what keeps a person from going on ends the walk."""

    def __init__(self, base, name, script, shots):
        self.base, self.name, self.script, self.shots = base.rstrip("/"), name, script, shots
        self.problems, self.steps, self.step = [], 0, "start"
        self.browser = Browser()
        self.driver = self.browser.driver
        self.browser.size(1280)
        if not script:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        if shots:
            (shots / name / self.mode).mkdir(parents=True, exist_ok=True)

    @property
    def mode(self):
        return "js" if self.script else "ohne"

    def close(self):
        self.driver.quit()

    # MARK: Saying and seeing

    def wrong(self, problem):
        self.problems.append(f"{self.name} ({self.mode}), {self.step}: {problem}")
        print(f"BAD {self.problems[-1]}", flush=True)

    def done(self, step):
        """A step is done: its page is kept."""
        self.steps += 1
        if self.shots:
            word = "".join(c if c.isalnum() else "-" for c in step.lower())[:60]
            shoot(self.browser, self.shots / self.name / self.mode / f"{self.steps:02}-{word}.png", 1280)
        self.step = step

    @property
    def text(self):
        return self.browser.run("return document.body.innerText")

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.base)

    def see(self, *texts):
        """The page says this, visibly."""
        body = " ".join(self.text.split())
        for text in texts:
            if text not in body:
                self.wrong(f"{self.path} does not say »{text}«, but: {body[:700]}")

    def not_see(self, *texts):
        body = " ".join(self.text.split())
        for text in texts:
            if text in body:
                self.wrong(f"{self.path} says »{text}«")

    # MARK: Doing

    def go(self, path):
        self.driver.get(self.base + path)

    def find(self, selector, text=None):
        """What can be seen and pressed, in the order of the page; words that are only read aloud do not count."""
        return self.browser.run(FIND, selector, text)

    def leave(self, act):
        """Does something that leads to another page, and waits for it."""
        here = self.driver.find_element(By.TAG_NAME, "html")
        act()
        for _ in range(400):
            time.sleep(0.02)
            try:
                here.is_enabled()
            except Exception:  # noqa: BLE001
                break
        for _ in range(400):
            if self.browser.run("return document.readyState") == "complete":
                return
            time.sleep(0.02)

    def follow(self, text, otherwise=None):
        """Follows a link. Where it is missing that is a fault; with an address to go to, the walk goes on."""
        found = self.find("a[href]", text)
        if found:
            self.leave(lambda: self.click(found[0])) if "#" not in (found[0].get_attribute("href") or "") else self.click(found[0])
            return
        self.wrong(f"{self.path} has no link »{text}«")
        if otherwise is None:
            raise Failure(f"no link »{text}« on {self.path}")
        self.go(otherwise)

    def follow_to(self, ending, otherwise=None):
        """Follows the link whose address ends so."""
        found = [e for e in self.find(f"a[href*='{ending}']") if (e.get_attribute("href") or "").split("?")[0].endswith(ending)]
        if found:
            self.leave(lambda: self.click(found[0]))
            return
        self.wrong(f"{self.path} has no link to …{ending}")
        if otherwise is None:
            raise Failure(f"no link to …{ending} on {self.path}")
        self.go(otherwise)

    def click(self, element):
        self.browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        try:
            element.click()
        except ElementClickInterceptedException:
            # A page that still scrolls by itself comes to rest.
            time.sleep(0.7)
            self.browser.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
            element.click()

    def press(self, text):
        """Presses a button."""
        found = self.find("button", text)
        if not found:
            raise Failure(f"no button »{text}« on {self.path}; there are {[e.text for e in self.find('button')]}")
        self.leave(lambda: self.click(found[0]))

    def fill(self, name, value):
        """Types into a field, chooses in a list, ticks a box or a radio button."""
        found = [e for e in self.driver.find_elements(By.NAME, name) if e.get_attribute("type") != "hidden"]
        if not found:
            raise Failure(f"no field {name} on {self.path}")
        kind = found[0].get_attribute("type")
        if kind in ("radio", "checkbox"):
            one = [e for e in found if e.get_attribute("value") == value]
            if not one:
                raise Failure(f"no choice {value} of {name} on {self.path}")
            if not one[0].is_selected():
                self.click(one[0])
        elif kind == "file":
            found[0].send_keys(value)
        elif found[0].tag_name == "select":
            Select(found[0]).select_by_value(value)
        else:
            found[0].clear()
            found[0].send_keys(value)

    def sign_in(self, key):
        self.go("/anmelden")
        self.fill("schluessel", key)
        self.press("Anmelden")

    def sign_out(self):
        self.press("Abmelden")

    # MARK: With the keyboard alone

    def keys(self, *keys):
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    @property
    def focus(self):
        return self.driver.switch_to.active_element

    def tab_to(self, text=None, name=None, most=150):
        """Presses Tab until the focus is where it should be."""
        for _ in range(most):
            self.keys(Keys.TAB)
            element = self.focus
            if name and element.get_attribute("name") == name:
                return element
            if text and " ".join(element.text.split()).startswith(text):
                return element
        raise Failure(f"Tab does not reach »{text or name}« on {self.path}")

    def enter(self):
        self.leave(lambda: self.keys(Keys.ENTER))
