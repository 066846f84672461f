"""Files that lie under `dokumente/`: lists, tables, and small office files.

Nothing here is compressed, because compressors differ from one zlib to the next and ids would with them: pages carry a picture of
noise, like a scan that no packer makes smaller, and documents are archives of stored members.
"""
import struct
import zlib

from . import sentences


def checklist(chance, thing):
    lines = [f"# Checkliste: {thing}", "", chance.expand(chance.pick(sentences.HINTS), thing), ""]
    for title in chance.some(["Vorher", "In den ersten Wochen", "Während der Umsetzung", "Abnahme", "Danach"], chance.between(2, 4)):
        lines += [f"## {title}", ""]
        lines += ["- [ ] " + chance.expand(chance.pick(sentences.CHECKLIST), thing) for _ in range(chance.between(3, 8))]
        lines.append("")
    return ("\n".join(lines)).encode()


def table(chance, thing):
    """A table as office programs write it for Germany: semicolons, decimal commas."""
    heads = chance.pick([
        ("Position", "Stelle", "Menge", "Einheit", "Einzelpreis", "Summe", "Bemerkung"),
        ("Lfd. Nr.", "Standort", "Bestand", "Zustand", "Bedarf", "Kosten", "Hinweis"),
        ("Nr.", "Amt", "Fälle Vorjahr", "Fälle laufend", "Minuten je Fall", "Stunden", "Anmerkung"),
    ])
    lines = [";".join(heads)]
    for number in range(1, chance.between(12, 160)):
        amount, price = chance.between(1, 480), chance.between(190, 98000)
        total = amount * price
        lines.append(";".join([
            str(number), chance.expand("<stelle>"), str(amount), chance.pick(["Stück", "Std.", "m", "m²", "Monat", "Fall", "pauschal"]),
            f"{price // 100},{price % 100:02}", f"{total // 100},{total % 100:02}",
            chance.expand("{|||<folgen>|<Art>|<wie>|<unterlage>}"),
        ]))
    return ("\r\n".join(lines) + "\r\n").encode()


def order(chance, thing):
    lines = [f"# Projektauftrag: {thing}", "", chance.expand(chance.pick(sentences.SUMMARIES), thing), ""]
    for number, title in enumerate(["Anlass und Ziel", "Umfang und Abgrenzung", "Organisation", "Mittel", "Risiken und Berichte"], 1):
        lines += [f"## {number}. {title}", ""]
        for _ in range(chance.between(2, 4)):
            lines += [chance.expand(chance.pick(sentences.HINTS + sentences.README["Hinweise aus der Praxis"]), thing), ""]
    return "\n".join(lines).encode()


def page(chance, thing, size):
    """A PDF of one page: a line of text and a grey picture of about `size` bytes."""
    width = 256
    height = max(16, size // width)
    words = chance.expand(chance.pick(sentences.RESULTS), thing).encode("cp1252", "replace")
    escaped = words.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    content = b"q 420 0 0 560 80 180 cm /B Do Q\nBT /F 12 Tf 80 150 Td (" + escaped + b") Tj ET\n"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /XObject << /B 4 0 R >> /Font << /F 5 0 R >> >> >>",
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Length %d >>\nstream\n"
        % (width, height, width * height) + chance.data(width * height) + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"endstream",
    ]
    out, places, at = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"], [], 15
    for number, body in enumerate(bodies, 1):
        places.append(at)
        part = b"%d 0 obj\n" % number + body + b"\nendobj\n"
        out.append(part)
        at += len(part)
    out.append(b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.append(b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % at)
    return b"".join(out)


_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
 <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_NAMES = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def letter(chance, thing):
    """A text document (ODF) of stored members, with a thumbnail of noise."""
    paragraphs = []
    for _ in range(chance.between(6, 30)):
        sentence = chance.expand(chance.pick(sentences.HINTS), thing)
        paragraphs.append("<text:p>" + sentence.replace("&", "&amp;").replace("<", "&lt;") + "</text:p>")
    content = (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_NAMES} office:version="1.2"><office:body><office:text>'
               + "".join(paragraphs) + "</office:text></office:body></office:document-content>\n")
    return archive([("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.encode()),
                    ("META-INF/manifest.xml", _MANIFEST.encode()), ("Thumbnails/vorschau.raw", chance.data(chance.between(1500, 9000)))])


def archive(members):
    """A ZIP archive of stored members, dated 1980-01-01."""
    out, directory, at = [], [], 0
    for name, data in members:
        raw = name.encode()
        facts = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(raw), 0)
        out += [b"PK\x03\x04", facts, raw, data]
        directory += [b"PK\x01\x02", struct.pack("<H", 20), facts, struct.pack("<HHHII", 0, 0, 0, 0, at), raw]
        at += 30 + len(raw) + len(data)
    tail = b"".join(directory)
    return b"".join(out) + tail + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(tail), at, 0)
