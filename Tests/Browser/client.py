"""Somebody with a browser that is no browser: asks for pages, fills in their forms and sends them, as the stage needs it."""
import html.parser
import http.client
import http.cookies
import urllib.parse

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Form:
    """One form of a page with the values that stand in it."""

    def __init__(self, action, method):
        self.action, self.method = action, method
        self.fields = []  # (name, value), as a browser would send them
        self.names = set()  # all names, also of boxes that are not ticked
        self.choices = {}  # the values of radios, boxes and options by name
        self.buttons = []  # (name, value) of what submits it

    def filled(self, values):
        """What is sent, with other values. None takes a field out, a list sends several."""
        unknown = set(values) - self.names - {name for name, _ in self.buttons}
        if unknown:
            raise KeyError(f"{self.action}: no field {sorted(unknown)}; there are {sorted(self.names)}")
        sent = [(name, value) for name, value in self.fields if name not in values]
        for name, value in values.items():
            for one in value if isinstance(value, list) else [] if value is None else [value]:
                sent.append((name, str(one)))
        return sent


class Page(html.parser.HTMLParser):
    """What a page says, and its forms."""

    def __init__(self, status, address, source, headers):
        super().__init__(convert_charrefs=True)
        self.status, self.address, self.source, self.headers = status, address, source, headers
        self.forms, self.links, self.words = [], [], []
        self._form = self._area = self._select = None
        self.feed(source)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name, value = given.get("name"), given.get("value") or ""
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag == "form":
            self._form = Form(given.get("action") or self.address, given.get("method", "get").upper())
            self.forms.append(self._form)
        if self._form is None:
            return
        if tag == "input" and name:
            kind = given.get("type", "text")
            self._form.names.add(name)
            if kind in ("radio", "checkbox"):
                self._form.choices.setdefault(name, []).append(value)
                if "checked" in given:
                    self._form.fields.append((name, value))
            else:
                self._form.fields.append((name, value))
        elif tag == "textarea" and name:
            self._form.names.add(name)
            self._area = [name, ""]
        elif tag == "select" and name:
            self._form.names.add(name)
            self._select = [name, None, None]
        elif tag == "option" and self._select:
            self._form.choices.setdefault(self._select[0], []).append(value)
            if self._select[1] is None or "selected" in given:
                self._select[1] = value
        elif tag == "button":
            if name:
                self._form.buttons.append((name, value))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._area:
            text = self._area[1]
            self._form.fields.append((self._area[0], text.removeprefix("\n")))
            self._area = None
        elif tag == "select" and self._select:
            if self._select[1] is not None:
                self._form.fields.append((self._select[0], self._select[1]))
            self._select = None

    def handle_data(self, data):
        if self._area:
            self._area[1] += data
        else:
            self.words.append(data)

    def form(self, ending):
        """The form whose address ends so."""
        found = [f for f in self.forms if urllib.parse.urlsplit(f.action).path.endswith(ending)]
        if not found:
            raise LookupError(
                f"{self.address} ({self.status}): no form to …{ending}; there are {[f.action for f in self.forms]}\n"
                f"{self.text[:600]}")
        return found[0]


class Client:
    """Keeps the cookie and follows redirects."""

    def __init__(self, base, language="de"):
        self.base = base.rstrip("/")
        self.host = urllib.parse.urlsplit(self.base).netloc
        self.language = language
        self.cookies = {}

    def send(self, method, address, body=None, headers=None):
        """One request, without following anything: status, headers, bytes."""
        connection = http.client.HTTPConnection(self.host, timeout=60)
        fields = {"Accept-Language": self.language} | (headers or {})
        if self.cookies:
            fields["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            fields.setdefault("Content-Type", "application/x-www-form-urlencoded")
        connection.request(method, address, body, fields)
        answer = connection.getresponse()
        source = answer.read()
        for text in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(text).items():
                if morsel.value and morsel["max-age"] != "0":
                    self.cookies[name] = morsel.value
                else:
                    self.cookies.pop(name, None)
        connection.close()
        return answer.status, answer.headers, source

    def get(self, address, headers=None):
        for _ in range(5):
            # What follows # never leaves a browser.
            address = urllib.parse.urldefrag(address).url
            status, fields, source = self.send("GET", address, None, headers)
            if status not in (301, 302, 303, 307, 308):
                return Page(status, address, source.decode("utf-8", "replace"), fields)
            address = urllib.parse.urljoin(address, fields["Location"])
        raise RuntimeError(f"{address}: too many redirects")

    def post(self, form, values, expected=(200, 303)):
        """Sends a form of a page; the page that it leads to."""
        body = urllib.parse.urlencode(form.filled(values))
        action = urllib.parse.urlsplit(form.action)
        address = action.path + ("?" + action.query if action.query else "")
        if form.method == "GET":
            return self.get(address + "?" + body)
        status, fields, source = self.send("POST", address, body)
        page = Page(status, address, source.decode("utf-8", "replace"), fields)
        if status not in expected:
            raise RuntimeError(f"POST {address} is answered with {status}: {page.text[:800]}")
        if status == 303:
            return self.get(urllib.parse.urljoin(address, fields["Location"]))
        return page

    def submit(self, address, values, ending=None, expected=(200, 303)):
        """Opens a page and sends the form on it whose address ends as named; without, that of the page itself."""
        page = self.get(address)
        return self.post(page.form(ending or urllib.parse.urlsplit(address).path), values, expected)

    def sign_in(self, key):
        page = self.submit("/anmelden", {"schluessel": key})
        if not self.cookies:
            raise RuntimeError(f"not signed in: {page.text[:300]}")
        return self
