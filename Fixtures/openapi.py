#!/usr/bin/env python3
"""Writes the description of the hub's API: Specs/openapi.json, and the same text into the program.

What is here is short for people; what is written is complete for programs: every route with every status it answers, every schema,
examples. Tests hold the routes against the program's table and the text in the program against the file; CI has schemathesis look
for answers that are not described (.ci/run api).
"""
import json, os, textwrap

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.path.join(ROOT, "Specs", "openapi.json")
SWIFT = os.path.join(ROOT, "Sources", "Hub", "API", "OpenAPIDocument.swift")

ID = "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
GIT = "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"


# Schemas, briefly.
def text(description=None, pattern=None, example=None, limit=None, least=None, enum=None):
    schema = {"type": "string"}
    if description: schema["description"] = description
    if pattern: schema["pattern"] = pattern
    if least is not None: schema["minLength"] = least
    if limit is not None: schema["maxLength"] = limit
    if enum: schema["enum"] = enum
    if example is not None: schema["examples"] = [example]
    return schema


def number(description=None, least=0, most=None):
    schema = {"type": "integer", "minimum": least}
    if most is not None: schema["maximum"] = most
    if description: schema["description"] = description
    return schema


def maybe(schema):
    """The same, or null."""
    if "$ref" in schema: return {"anyOf": [schema, {"type": "null"}]}
    schema = dict(schema, type=[schema["type"], "null"])
    if "enum" in schema: schema["enum"] = schema["enum"] + [None]
    return schema


def flag(description=None): return dict({"type": "boolean"}, **({"description": description} if description else {}))
def listed(items, description=None, most=None, least=None):
    schema = {"type": "array", "items": items}
    if description: schema["description"] = description
    if most is not None: schema["maxItems"] = most
    if least is not None: schema["minItems"] = least
    return schema
def ref(name): return {"$ref": f"#/components/schemas/{name}"}


def record(members, optional=(), description=None, closed=True):
    """An object of exactly these members; those in `optional` may be missing."""
    schema = {"type": "object", "properties": members, "required": [name for name in members if name not in optional]}
    if not schema["required"]: del schema["required"]
    if closed: schema["additionalProperties"] = False
    if description: schema["description"] = description
    return schema


def asked(members, required=(), description=None):
    """What comes in a request: further members are passed over."""
    return record(members, [name for name in members if name not in required], description, closed=False)


def page(name, items): return record({name: listed(ref(items), most=100), "weiter": ref("Weiter")})


operation = text("The name of an operation: the SHA-256 of its file.", "^[0-9a-f]{64}$", ID)
git = text("The name of a Git object.", "^([0-9a-f]{40}|[0-9a-f]{64})$", GIT)
handle = text("A member's opaque id.", "^k-[0-9a-f]{10}$", "k-7f3a9c2e51")
ars = text("The Amtlicher Regionalschlüssel of an organisation.", "^[0-9]{12}$", "053780004004")
day = text("A day.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-11-27")
roles_words = ["leserin", "gast", "beitragende", "prueferin", "moderation", "betrieb"]
role = text(enum=roles_words)
verdict = text(enum=["mitgezeichnet", "nachbesserung", "hinweis", "freigegeben"])
state = text(enum=["offen", "angenommen", "zurueckgezogen"])
sentence = text("A sentence in the language of Accept-Language.")
prose = text("What people write freely, at most 32 KiB.", limit=32768)
label = text("What a key is for; no person's name.", limit=200, example="Bauamt")
person = {"kennung": handle, "stelle": ars, "name": text("The organisation's name."), "rollen": listed(role)}

comment_sent = asked({"vorlage": text("The id of the template.", limit=32, least=1), "knoten": maybe(text(limit=32)),
                      "feld": maybe(text(limit=100)), "text": maybe(prose)}, ["vorlage"])
review_sent = {"fassung": maybe(operation), "urteil": maybe(verdict), "text": maybe(prose),
               "anmerkungen": maybe(listed(comment_sent, most=200))}
change_sent = asked({
    "pfad": text("A file below vorlagen/, or bibliothek.json.", limit=1000, example="vorlagen/beschaffung/ausschreibung-it/README.md"),
    "inhalt": maybe(text("The whole content; null removes the file.")),
    "base64": maybe(text("The content in Base64, for what is no text."))}, ["pfad"])
base_sent = text("The version that was changed: one of the library, or an earlier one of the proposal.", limit=64, example=GIT)
roles_sent = listed(role, "At least one.", most=20, least=1)

proposal_head = {
    "id": operation, "kurz": text("The first digits."), "titel": text(), "zustand": state, "stelle": ars,
    "von": maybe(text("The organisation's name.")), "kennung": handle, "tag": day, "stand": git, "baum": git,
    "fassungen": number(), "urteile": number("Verdicts that are not hidden.")}

summary = {
    "aktuell": maybe(dict(git, description="The current version that this is about.")),
    "ergebnis": maybe(dict(git, description="The tree that the current version would have; to be named when accepting.")),
    "zusammengefuehrt": flag("Whether the current version has moved on, so that both were put together."),
    "verantwortlich": listed(ars, "Organisations that answer for the templates it changes."),
    "vorlagen": listed(ref("Vorlagenaenderung")), "dateien": listed(text("A file outside of templates.")),
    "befunde": listed(ref("Befund")), "offen": listed(record({"pfad": text(), "anzahl": number(least=1)}), "Open decisions.")}

schemas = {
    "Problem": {
        "type": "object", "description": "A problem detail (RFC 9457). Further members depend on the code.",
        "required": ["type", "title", "status", "detail", "code"],
        "properties": {
            "type": text(example="urn:allmende:problem:closed"), "title": text(), "status": {"type": "integer"},
            "detail": sentence, "code": text("A stable word.", example="closed"),
            "feld": text("The member of the request at fault."),
            "fehlt": listed(sentence, "What is missing, in sentences."), "hindernisse": listed(sentence),
            "ergebnis": maybe(git), "zusammenfassung": ref("Zusammenfassung")},
        "examples": [{
            "type": "urn:allmende:problem:closed", "title": "Das geht gerade nicht", "status": 409,
            "detail": "Der Vorschlag ist schon angenommen oder zurückgezogen; sehen Sie ihn an, es ist nichts mehr zu tun.",
            "code": "closed"}]},
    "Weiter": maybe(text("Where the next page begins, for `cursor`; null on the last one.")),
    "Richtlinie": record({
        "quorum": number("So many other organisations must have co-signed.", most=100),
        "freigabe": flag("Whether the steward must have released."), "signaturen": flag("Whether only signed verdicts count."),
        "verantwortlich": {"type": "object", "additionalProperties": ars, "maxProperties": 1000,
                           "description": "The organisation that answers for a template, by the template's id."}}),
    "Bibliothek": record({
        "bibliothek": maybe(operation), "titel": text(), "hash": text(enum=["sha1", "sha256"]), "stand": maybe(git),
        "richtlinie": ref("Richtlinie"), "digest": text("The SHA-256 of what the journal comes to; equal on hubs that agree.", "^[0-9a-f]{64}$"),
        "zahlen": record({"vorgaenge": number(), "vorschlaege": number(), "offen": number(), "mitglieder": number()})}),
    "Ich": record(dict(person, zugang=maybe(text("The short name of the access key.")))),
    "Register": record({
        "stand": day, "quelle": text(),
        "treffer": listed(record({
            "stelle": ars, "name": text(), "bezeichnung": text(), "anzeige": text("Enough to tell it from others of its name."),
            "art": text(), "land": text(), "einwohner": number(), "plz": maybe(text())}), most=100)}),
    "Mitglied": record(dict(
        person, gesperrt=flag(),
        schluessel=listed(record({"fingerabdruck": text(), "bezeichnung": text(), "seit": day, "widerrufen": maybe(day)})),
        zugaenge=listed(record({"zugang": text(), "bezeichnung": text(), "angelegt": day, "benutzt": maybe(day)}),
                        "Access keys; shown to their holder and to operators."))),
    "Mitglieder": page("mitglieder", "Mitglied"),
    "MitgliedKurz": record(dict(person, gesperrt=flag())),
    "Zugang": record(dict(person, zugang=text("The short name of the access key."),
                          zugangsschluessel=text("The access key. It is not shown again."))),
    "Schluessel": record({"kennung": handle, "fingerabdruck": text(example="SHA256:…"), "bezeichnung": text()}),
    "Einladung": record({
        "einladung": text("The short name."), "stelle": ars, "name": text(), "rollen": listed(role), "angelegt": day, "bis": day,
        "eingeladenVon": maybe(handle), "code": text("What the invited person types. It is not shown again.")}, ["code"]),
    "Einladungen": page("einladungen", "Einladung"),
    "Anmeldung": record({
        "anmeldung": text(pattern="^[0-9a-f]{10}$"), "stelle": ars, "name": text(), "bezeichnung": text(), "angelegt": day,
        "kennung": maybe(handle)}),
    "Anmeldungen": page("anmeldungen", "Anmeldung"),
    "Angemeldet": record({
        "anmeldung": text(pattern="^[0-9a-f]{10}$"), "stelle": ars, "name": text(),
        "abholung": text("What fetches the key once an operator has confirmed. It is not shown again.")}),
    "Zugelassen": record(person),
    "VorschlagKurz": record(proposal_head),
    "Vorschlaege": page("vorschlaege", "VorschlagKurz"),
    "Eingereicht": record({"id": operation, "kurz": text(), "fassung": operation, "stand": git, "baum": git}),
    "Vorlagenaenderung": record({
        "pfad": text(), "titel": text(), "art": text(enum=["neu", "entfernt", "geaendert"]),
        "folgen": listed(sentence, "What it means for a project."),
        "gruppen": listed(record({
            "titel": text(),
            "zeilen": listed(record({
                "art": text(), "knoten": maybe(text()), "feld": maybe(text()), "vorher": maybe(text()), "nachher": maybe(text()),
                "satz": sentence}))}))}),
    "Befund": record({
        "pfad": text(), "art": text(), "schwere": text(), "element": maybe(text()), "feld": maybe(text()), "satz": sentence}),
    "Zusammenfassung": record(summary),
    "Pruefung": record({
        "id": operation, "stelle": ars, "von": maybe(text()), "kennung": handle, "tag": day, "urteil": verdict, "fassung": operation,
        "signiert": flag(), "verborgen": flag(), "zaehltNicht": maybe(text("Why the verdict does not count; null when it does.")),
        "text": maybe(text()),
        "anmerkungen": listed(record({
            "vorlage": text(), "knoten": maybe(text()), "feld": maybe(text()), "text": maybe(text())}))}),
    "Vorschlag": record(dict(
        proposal_head, verborgen=flag(), text=maybe(text()), basis=git,
        staende=listed(record({
            "fassung": operation, "kennung": handle, "tag": day, "basis": git, "stand": git, "baum": git, "text": maybe(text())})),
        **summary, pruefungen=listed(ref("Pruefung")), mitzeichnungen=listed(operation, "Approvals that count."),
        freigaben=listed(operation, "Releases that count."), fehlt=listed(sentence, "What is missing until it may be accepted."),
        hindernisse=listed(sentence, "What in its content is in the way; part of “fehlt”."),
        angenommen=maybe(record({"vorgang": operation, "tag": day, "vorher": git, "nachher": git})),
        mitNeuererVersionLesbar=number())),
    "Entwurf": record({
        "fassung": maybe(operation), "urteil": maybe(verdict), "text": maybe(text()),
        "anmerkungen": listed(record({
            "vorlage": text(), "knoten": maybe(text()), "feld": maybe(text()), "text": maybe(text())}))}),
    "Angenommen": record({"id": operation, "stand": git}),
    "Vorgangsname": record({"vorgang": operation}),
    "Vorgang": record({
        "vorgang": operation, "art": text(), "datei": maybe(text("The file.")),
        "base64": maybe(text("The file, where JSON would change it.")),
        "zaehltNicht": maybe(text("Why it does not count; null when it does."))}, ["zaehltNicht"]),
    "Vorgaenge": record({"journal": maybe(git), "vorgaenge": listed(ref("Vorgang"), most=100), "weiter": ref("Weiter")}),
    "Ergebnisse": record({
        "ergebnisse": listed(record({
            "vorgang": maybe(operation), "ergebnis": text(enum=["angenommen", "bekannt", "abgelehnt"]), "code": maybe(text()),
            "satz": maybe(sentence)}), most=1000)}),
    "MitgliedNeu": asked({
        "stelle": ars, "name": maybe(text("Where the register has none.", limit=400)), "rollen": roles_sent,
        "bezeichnung": maybe(label)}, ["stelle", "rollen"]),
    "Rollen": asked({"rollen": roles_sent}, ["rollen"]),
    "SchluesselNeu": asked({
        "schluessel": text("A public key as one line.", limit=4096, example="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI…"),
        "bezeichnung": maybe(label)}, ["schluessel"]),
    "EinladungNeu": asked({
        "stelle": ars, "name": maybe(text(limit=400)), "rollen": roles_sent, "tage": maybe(number("How long it works.", 1, 30))},
        ["stelle", "rollen"]),
    "AnmeldungNeu": asked({
        "einladung": maybe(text("Redeems an invitation.", limit=200)), "abholung": maybe(text("Fetches a key.", limit=200)),
        "stelle": maybe(ars), "bezeichnung": maybe(label)}),
    "VorschlagNeu": asked({
        "titel": text(limit=400, least=1, example="DSFA-Schritt ergänzen"), "text": maybe(prose), "basis": base_sent,
        "aenderungen": listed(change_sent, most=2000, least=1)}, ["titel", "basis", "aenderungen"]),
    "FassungNeu": asked({
        "text": maybe(prose), "basis": base_sent, "aenderungen": listed(change_sent, most=2000, least=1)}, ["basis", "aenderungen"]),
    "PruefungNeu": asked(dict(review_sent, entwurf=maybe(flag("Publishes the draft that is kept.")))),
    "EntwurfNeu": asked(review_sent),
    "AnnahmeNeu": asked({"ergebnis": maybe(git)}),
    "RuecknahmeNeu": asked({"text": maybe(prose)}),
    "ModerationNeu": asked({
        "vorgang": operation, "massnahme": text(enum=["verborgen", "sichtbar"]),
        "grund": text(enum=["personenbezogen", "werbung", "beleidigung", "sonstiges"])}, ["vorgang", "massnahme", "grund"]),
    "ErledigtNeu": asked({"pruefung": operation}, ["pruefung"]),
    "VorgaengeNeu": asked({
        "vorgaenge": listed(asked({
            "vorgang": maybe(text("The file of the operation.")), "base64": maybe(text("The same in Base64.")),
            "texte": maybe(listed(text("The file of a text that it names."), most=201)),
            "karte": maybe(text("The file of the card that it names."))}), most=1000, least=1)}, ["vorgaenge"]),
}

EVERYBODY, MEMBERS, CONTRIBUTORS, OPERATORS = "everybody", "any member", "contributors", "betrieb"
MODERATORS, RELEASERS = "moderation", "moderation, or prueferin of a steward"

# method, path, operationId, summary, who, body, {status: schema}, problems beside those of all
ROUTES = [
    ("get", "/openapi.json", "openAPI", "This document", EVERYBODY, None, {200: {"type": "object"}}, []),
    ("get", "/library", "library", "The library", EVERYBODY, None, {200: "Bibliothek"}, []),
    ("get", "/me", "me", "Whose access key came along", MEMBERS, None, {200: "Ich"}, []),
    ("get", "/register", "register", "Organisations by name", EVERYBODY, None, {200: "Register"}, [400]),
    ("get", "/members", "members", "Members", MEMBERS, None, {200: "Mitglieder"}, [400]),
    ("post", "/members", "addMember", "Makes a member and its access key", OPERATORS, "MitgliedNeu", {201: "Zugang"}, [409]),
    ("patch", "/members/{kennung}", "changeMember", "Gives a member other roles", OPERATORS, "Rollen", {200: "MitgliedKurz"}, []),
    ("delete", "/members/{kennung}", "removeMember", "Takes all rights and keys from a member", OPERATORS, None, {204: None}, []),
    ("post", "/members/{kennung}/keys", "addKey", "Registers a key for signing (one's own, or betrieb)", MEMBERS, "SchluesselNeu",
     {201: "Schluessel"}, [409]),
    ("delete", "/keys/{schluessel}", "removeKey", "Takes a key out of use (one's own, or betrieb)", MEMBERS, None, {204: None}, []),
    ("post", "/invitations", "invite", "Invites somebody", OPERATORS, "EinladungNeu", {201: "Einladung"}, [409, 429]),
    ("get", "/invitations", "invitations", "Open invitations", OPERATORS, None, {200: "Einladungen"}, [400]),
    ("delete", "/invitations/{einladung}", "revokeInvitation", "Takes an invitation back", OPERATORS, None, {204: None}, []),
    ("post", "/enrolments", "enrol", "Redeems an invitation, asks to be admitted, or fetches the key", EVERYBODY, "AnmeldungNeu",
     {201: "Zugang", 202: "Angemeldet"}, [403, 409, 429]),
    ("get", "/enrolments", "enrolments", "Who asked to be admitted", OPERATORS, None, {200: "Anmeldungen"}, [400]),
    ("post", "/enrolments/{anmeldung}/confirmation", "confirmEnrolment", "Admits somebody", OPERATORS, "Rollen", {201: "Zugelassen"}, []),
    ("delete", "/enrolments/{anmeldung}", "rejectEnrolment", "Turns somebody away", OPERATORS, None, {204: None}, []),
    ("get", "/policy", "policy", "What the library asks of proposals", EVERYBODY, None, {200: "Richtlinie"}, []),
    ("put", "/policy", "setPolicy", "Sets it", OPERATORS, "Richtlinie", {200: "Richtlinie"}, []),
    ("get", "/proposals", "proposals", "Proposals, youngest first", EVERYBODY, None, {200: "Vorschlaege"}, [400]),
    ("post", "/proposals", "openProposal", "Opens a proposal", CONTRIBUTORS, "VorschlagNeu", {201: "Eingereicht"}, []),
    ("get", "/proposals/{vorschlag}", "proposal", "A proposal with all there is to say about it", EVERYBODY, None, {200: "Vorschlag"}, []),
    ("post", "/proposals/{vorschlag}/revisions", "revise", "Gives one's own proposal another content", CONTRIBUTORS, "FassungNeu",
     {201: "Eingereicht"}, [409]),
    ("post", "/proposals/{vorschlag}/reviews", "review", "Gives a verdict, or publishes a draft", CONTRIBUTORS, "PruefungNeu",
     {201: "Vorgangsname"}, [409]),
    ("get", "/proposals/{vorschlag}/draft", "draft", "One's draft of a review", MEMBERS, None, {200: "Entwurf"}, []),
    ("put", "/proposals/{vorschlag}/draft", "keepDraft", "Keeps a draft", CONTRIBUTORS, "EntwurfNeu", {200: "Entwurf"}, [429]),
    ("delete", "/proposals/{vorschlag}/draft", "dropDraft", "Throws the draft away", MEMBERS, None, {204: None}, []),
    ("post", "/proposals/{vorschlag}/acceptance", "accept", "Makes a proposal the current version", RELEASERS, "AnnahmeNeu",
     {200: "Angenommen"}, [409]),
    ("post", "/proposals/{vorschlag}/withdrawal", "withdraw", "Takes a proposal back", CONTRIBUTORS, "RuecknahmeNeu",
     {201: "Vorgangsname"}, [409]),
    ("post", "/proposals/{vorschlag}/moderation", "moderate", "Hides a proposal or review, or shows it again", MODERATORS,
     "ModerationNeu", {201: "Vorgangsname"}, [409]),
    ("post", "/proposals/{vorschlag}/dismissals", "dismiss", "Sets a request for changes aside", MODERATORS, "ErledigtNeu",
     {201: "Vorgangsname"}, [409]),
    ("get", "/operations", "operations", "The journal's operations, by name", EVERYBODY, None, {200: "Vorgaenge"}, [400]),
    ("get", "/operations/{vorgang}", "operation", "An operation", EVERYBODY, None, {200: "Vorgang"}, []),
    ("post", "/operations", "submitOperations", "Submits operations, each taken or refused by itself", MEMBERS, "VorgaengeNeu",
     {200: "Ergebnisse"}, []),
    ("post", "/bundles", "applyBundle", "Applies a transport file", MEMBERS, "bytes", {200: "Ergebnisse"}, []),
]

PARAMETERS = {
    "kennung": dict(text("A member's id.", limit=200)), "schluessel": dict(text(
        "A fingerprint with “-” for “+” and “_” for “/”, or the short name of an access key.", limit=200)),
    "einladung": text("The short name of an invitation.", limit=200), "anmeldung": text("The name of an enrolment.", limit=200),
    "vorschlag": text("The id of a proposal, or a beginning of it of at least four digits.", limit=200),
    "vorgang": text("The name of an operation.", limit=200)}
for schema in PARAMETERS.values(): schema["minLength"] = 1

PROBLEMS = {
    400: "The request cannot be understood.", 401: "An access key is needed, or the one that came is not valid.",
    403: "A role is missing.", 404: "There is no such thing.", 405: "Not with this method.",
    409: "Not at the moment, or not any more; the answer says what to do.", 413: "Too much.", 415: "Another media type is expected.",
    422: "It cannot be carried out as it is.", 429: "Too many; try again later.", 500: "The fault is the hub's.",
    503: "The hub is busy; try again."}

EXAMPLES = {
    "MitgliedNeu": {"stelle": "053780004004", "rollen": ["beitragende", "prueferin"], "bezeichnung": "Bauamt"},
    "Rollen": {"rollen": ["leserin"]}, "EinladungNeu": {"stelle": "053780004004", "rollen": ["beitragende"], "tage": 14},
    "AnmeldungNeu": {"stelle": "053780004004", "bezeichnung": "Bauamt"},
    "VorschlagNeu": {
        "titel": "DSFA-Schritt ergänzen", "text": "Fehlte bei uns.", "basis": GIT,
        "aenderungen": [{"pfad": "vorlagen/beschaffung/ausschreibung-it/README.md", "inhalt": "# Ausschreibung\n"}]},
    "PruefungNeu": {"fassung": ID, "urteil": "mitgezeichnet", "text": "So machen wir es auch.", "anmerkungen": []},
    "AnnahmeNeu": {"ergebnis": GIT}, "RuecknahmeNeu": {"text": "Hat sich erledigt."},
    "ModerationNeu": {"vorgang": ID, "massnahme": "verborgen", "grund": "personenbezogen"}, "ErledigtNeu": {"pruefung": ID},
    "Richtlinie": {"quorum": 1, "freigabe": True, "signaturen": False, "verantwortlich": {}}}


def query(name):
    found = []
    def add(name, schema, required=False): found.append({"name": name, "in": "query", "required": required, "schema": schema})
    if name == "register": add("q", text("Words of a name.", limit=200))
    if name == "proposals": add("state", dict(state, description="Only those."))
    if name in ("members", "invitations", "enrolments", "proposals", "operations"):
        add("cursor", text("“weiter” of the page before.", limit=300))
    if name in ("register", "members", "invitations", "enrolments", "proposals", "operations"):
        add("limit", dict(number("How many at most.", 1, 100), default=50))
    return found


def route(method, path, name, summary_, who, body, answers, problems):
    entry = {"operationId": name, "summary": summary_, "description": f"For: {who}.", "tags": [path.split("/")[1].split(".")[0]]}
    parameters = query(name)
    for part in path.split("/"):
        if part.startswith("{"):
            parameters.insert(0, {"name": part[1:-1], "in": "path", "required": True, "schema": PARAMETERS[part[1:-1]]})
    problems = set(problems) | {400, 401, 404, 405, 500, 503}
    if who != EVERYBODY: problems |= {403}
    if body: problems |= {413, 415, 422}
    if method == "post":
        if who != EVERYBODY and body != "bytes":
            parameters.append({"name": "Idempotency-Key", "in": "header", "required": False, "schema": text(
                "The same key gives the same answer again.", "^[!-~]{1,100}$", "a81b0b5e")})
            problems |= {409, 422}
    if parameters: entry["parameters"] = parameters
    if who == EVERYBODY: entry["security"] = [{}, {"key": []}, {"password": []}]
    if body == "bytes":
        entry["requestBody"] = {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    elif body:
        content = {"schema": ref(body)}
        if body in EXAMPLES: content["example"] = EXAMPLES[body]
        entry["requestBody"] = {"required": True, "content": {"application/json": content}}
    responses = {}
    for status, schema in answers.items():
        responses[str(status)] = {"description": {200: "Done.", 201: "Made.", 202: "Asked for.", 204: "Done."}[status]}
        if schema:
            schema = ref(schema) if isinstance(schema, str) else schema
            responses[str(status)]["content"] = {"application/json": {"schema": schema}}
    for status in sorted(problems): responses[str(status)] = {"$ref": f"#/components/responses/{status}"}
    entry["responses"] = responses
    return entry


paths = {}
for line in ROUTES: paths.setdefault("/api" + line[1], {})[line[0]] = route(*line)
problem_content = {"application/problem+json": {"schema": ref("Problem")}}
responses = {str(status): {"description": words, "content": problem_content} for status, words in PROBLEMS.items()}
# What is no request at all is answered before anybody knows that it is for the API.
responses["400"] = {
    "description": "The request cannot be understood; in plain text where its target or header fields are broken.",
    "content": dict(problem_content, **{"text/plain": {"schema": {"type": "string"}}})}
responses["401"]["headers"] = {"WWW-Authenticate": {"schema": text()}}
responses["405"]["headers"] = {"Allow": {"schema": text()}}
document = {
    "openapi": "3.1.0",
    "info": {
        "title": "Allmende", "version": "1", "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        "description": "The JSON API of a hub (Specs/api.md). Names of members are German, as in all files of the project; sentences are "
                       "German or English by Accept-Language. Lists come in pages: `weiter` of one is `cursor` of the next. Every error "
                       "is a problem detail (RFC 9457) with a stable `code`. What has no summary of its own is said by the schema."},
    "servers": [{"url": "/"}],
    "security": [{"key": []}, {"password": []}],
    "paths": paths,
    "components": {
        "schemas": schemas, "responses": responses,
        "securitySchemes": {
            "key": {"type": "http", "scheme": "bearer", "description": "The access key."},
            "password": {"type": "http", "scheme": "basic", "description": "The access key as password; the name does not matter."}}},
}
content = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
with open(TARGET, "w", encoding="utf-8") as file: file.write(content)
assert '"""#' not in content and "\\#" not in content
with open(SWIFT, "w", encoding="utf-8") as file:
    file.write("// swift-format-ignore-file\n// Written by Fixtures/openapi.py; the same as Specs/openapi.json.\n\n"
               "/// The description of the API.\nenum OpenAPIDocument {\n    /// The text of Specs/openapi.json.\n"
               '    static let text = #"""\n' + content + '\n"""#\n}\n')
print(f"{len(ROUTES)} routes, {len(schemas)} schemas, {len(content)} bytes")
