// swift-format-ignore-file
// Written by Fixtures/embed-starter.py from Fixtures/starter; change the files there.

extension Starter {
    static let ozgLeistungDigitalisieren: [(path: String, content: String)] = [
("vorlagen/onlinedienste/ozg-leistung-digitalisieren/README.md", #"""
# OZG-Leistung digitalisieren

Eine Leistung Ihrer Kommune soll online beantragt werden können. Diese Vorlage führt durch alle Schritte und deckt drei Wege ab: einen EfA-Dienst eines anderen Landes nachnutzen, den Baukasten des eigenen Landes verwenden oder ein eigenes Formular bauen.

## Für wen sie gedacht ist

- für die OZG-Koordination, die eine Leistung nach der anderen ans Netz bringt,
- für das Fachamt, das wissen will, was auf es zukommt,
- für den IT-Dienstleister, der Mandanten einrichtet und Verfahren anbindet.

Für jede Leistung legen Sie eine eigene Ortsvariante dieser Vorlage an.

## Wie lange es dauert

Der längste Weg beträgt 125 Arbeitstage, rund sechs Monate, wenn alle Bedingungen zutreffen. Darin liegen Wartezeiten: Das Papierformular wird 20, die Kennzahlen werden 60 Arbeitstage nach der Produktivschaltung angefasst. Die Dauern sind Schätzungen; eine einfache Leistung mit fertigem EfA-Dienst geht schneller.

## Was Sie vorher brauchen

1. **Die richtige Leistung.** Gleichen Sie Listen (»600 Leistungen«) damit ab, was Ihre Kommune wirklich vollzieht.
2. **Den Leistungsschlüssel**, 14 Stellen, beginnend mit 99.
3. **Zugang zum Redaktionssystem des Landes.** Ohne gepflegte Zuständigkeit findet niemand den Dienst.
4. **Vorlauf für Zertifikate.** Beantragen Sie Zugang und Zertifikat, sobald die Beteiligten feststehen.

## Welche Fragen Sie beantworten

| Frage | Wirkung |
|---|---|
| Umsetzungsweg: EfA, Baukasten oder eigenes Formular? | Nachnutzungsvertrag nur bei EfA; Mandant anlegen bei EfA und Baukasten; Formular erstellen nur beim Eigenbau |
| Ist die Leistung gebührenpflichtig? | Nur dann wird die Bezahlkomponente angebunden. |
| Ändern sich Abläufe oder Auswertungen? | Nur dann steht die Beteiligung des Personalrats im Plan. |
| Zustellung über XTA oder OSCI? | Nur dann ist ein DVDV-Eintrag nötig. |

## Rechtlicher Rahmen

Das OZG gilt in der Fassung des OZG-Änderungsgesetzes, in Kraft seit 24.07.2024. Die Digitalisierung ist eine Daueraufgabe ohne Enddatum. Architektur- und Qualitätsstandards erarbeitet der Bund binnen zwei Jahren. Der einklagbare Anspruch ab 2029 betrifft Leistungen des Bundes.

Für nachnutzende Behörden gibt es fünf technische Mindestanforderungen: die Zuständigkeit im Redaktionssystem pflegen (NL1), bei XTA/OSCI einen Empfänger bereitstellen (NL2), bei DVDV-Routing den Eintrag veranlassen (NL3), Bescheide und Status rechtssicher bekannt geben (NL4) und eine Bezahlkomponente bereithalten (NL5).

## Woran solche Projekte scheitern

- Der Antrag kommt elektronisch an und wird ausgedruckt.
- Das Zertifikat wurde nicht rechtzeitig beantragt.
- Die Zuständigkeit fehlt im Redaktionssystem, der Dienst ist unauffindbar.
- Bezahlt wird online, aber niemand hat eine Buchungsregel festgelegt.

## Was beiliegt

- `dokumente/entscheidung-umsetzungsweg.md`: in fünf Fragen zum Umsetzungsweg
- `dokumente/testfaelle.md`: Testfälle für den Test von Ende zu Ende

Kommen Anträge danach in die eAkte, lohnt ein Blick in den [DMS-Rollout](vorlage:4hdnpzevqc).

## Quellen

Rechtsstand: iX 9/2024, ecmguide.de und eitco.de zum OZG 2.0. Mindestanforderungen NL1 bis NL5 und rechtliche Wege der Nachnutzung: OZG-Leitfaden (leitfaden.ozg-umsetzung.de), Kapitel 11. Schritte bei FIT-Connect: Dokumentation der FITKO. FIT-Store: FAQ, Stand 19.11.2021.

Alle Rechtsgrundlagen haben den Stand November 2026. Diese Vorlage ist noch nicht von einer zweiten Kommune geprüft.

"""#),
("vorlagen/onlinedienste/ozg-leistung-digitalisieren/dokumente/entscheidung-umsetzungsweg.md", #"""
# In fünf Fragen zum Umsetzungsweg

1. **Gibt es einen EfA-Dienst für genau diese Leistung, und ist er produktiv?**
   Ja: weiter mit 2. Nein: weiter mit 3.
2. **Können wir ihn rechtlich und technisch nachnutzen?** Nachnutzungsvertrag oder Verwaltungsabkommen möglich, Fachverfahren oder Empfangsclient vorhanden, Kosten tragbar.
   Ja: **EfA-Dienst nachnutzen.** Nein: weiter mit 3.
3. **Bietet der Baukasten des Landes ein fertiges Formular oder eine Blaupause?**
   Ja: **Baukasten des Landes.** Nein: weiter mit 4.
4. **Hat eine andere Kommune dasselbe Formular schon gebaut und gibt es weiter?**
   Ja: übernehmen, Aufwand wie Baukasten. Nein: weiter mit 5.
5. **Rechtfertigen Fallzahl und Nutzen einen Eigenbau samt Pflege?**
   Ja: **Eigenes Formular.** Nein: Leistung zurückstellen, Entscheidung und Grund festhalten.

## Festhalten

| | |
|---|---|
| Leistung und Leistungsschlüssel | |
| Fälle im Jahr | |
| Geprüfte Angebote und Ergebnis | |
| Entscheidung, Datum, Stelle | |
| Wann wird neu geprüft? | |

"""#),
("vorlagen/onlinedienste/ozg-leistung-digitalisieren/dokumente/testfaelle.md", #"""
# Testfälle von Ende zu Ende

Jeder Fall beginnt auf der Website der Kommune und endet beim Bescheid oder beim Eintrag im Fachverfahren.

| Nr. | Fall | Erwartung | Ergebnis |
|---|---|---|---|
| 1 | Vollständiger Antrag mit allen Nachweisen | kommt vollständig an, Eingangsbestätigung | |
| 2 | Abbruch auf der letzten Seite, später fortsetzen | Eingaben sind noch da | |
| 3 | Abbruch ohne Fortsetzen | nichts kommt an, nichts wird gespeichert | |
| 4 | Anhang zu groß, falsches Dateiformat | verständliche Meldung vor dem Absenden | |
| 5 | Namen mit Umlauten, Bindestrich, Apostroph | unverändert im Fachverfahren | |
| 6 | Falsche Postleitzahl, Ort außerhalb der Zuständigkeit | Hinweis auf die zuständige Stelle | |
| 7 | Anmeldung mit zu niedrigem Vertrauensniveau | verständliche Meldung, Weg nach vorn | |
| 8 | Bezahlung bricht ab, Bezahlung gelingt beim zweiten Mal | genau eine Buchung | |
| 9 | Zweimal auf »Absenden« getippt | ein Vorgang, nicht zwei | |
| 10 | Rückfrage der Sachbearbeitung, Antwort, Bescheid | Rückkanal funktioniert in beide Richtungen | |
| 11 | Nur Tastatur; Bildschirmvorleseprogramm; starke Vergrößerung | vollständig bedienbar | |
| 12 | Fachverfahren nicht erreichbar | Antrag geht nicht verloren | |

"""#),
("vorlagen/onlinedienste/ozg-leistung-digitalisieren/struktur.json", #"""
{
  "format": "allmende-struktur/1",
  "knoten": {
    "229vg4wt9z": {
      "art": "paket",
      "oberknoten": "3yr1j3mgf4",
      "rang": "V2",
      "titel": "Datenschutz klären",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "eymj8zbkcs",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "2wdy7szb4f": {
      "art": "aufgabe",
      "oberknoten": "9xb9t47ab1",
      "rang": "V1",
      "titel": "Zustellpunkt und API-Client anlegen",
      "kennung": null,
      "hinweis": "Beides legen Sie im Self-Service-Portal von FIT-Connect an.",
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gsc072d9nx",
      "mitwirkend": {
        "5gen9xmjd6": true
      },
      "vorgaenger": {
        "aema52tvn5": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "2xrqvfvd3q": {
      "art": "aufgabe",
      "oberknoten": "spjdycyygs",
      "rang": "V",
      "titel": "Ende-zu-Ende-Test in der Testumgebung",
      "kennung": null,
      "hinweis": "Prüfen Sie auch Abbruch, zu große Anhänge, Umlaute und eine falsche Postleitzahl. Eine Liste steht in dokumente/testfaelle.md.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "zhd4s587s4",
      "mitwirkend": {
        "gsc072d9nx": true
      },
      "vorgaenger": {
        "55w27yjgzp": {
          "art": "EA",
          "verzug": null
        },
        "agx3naqe4s": {
          "art": "EA",
          "verzug": null
        },
        "j02ms1tgsr": {
          "art": "EA",
          "verzug": null
        },
        "swswv1knb7": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "3896b4ef1k": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V5",
      "titel": "Einführung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "3m81vygmcg": {
      "art": "aufgabe",
      "oberknoten": "rp0r848hej",
      "rang": "V2",
      "titel": "Erfahrungsbericht in die Bibliothek",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
      },
      "vorgaenger": {
        "pfemrprwhc": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "3yr1j3mgf4": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V1",
      "titel": "Rechtliche Vorbereitung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "8gjmgnwvax": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "4q47rhqgby": {
      "art": "aufgabe",
      "oberknoten": "rp0r848hej",
      "rang": "V",
      "titel": "Kennzahlen erheben (Onlinequote, Abbrüche, Bearbeitungszeit)",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "cgmq40rs5s": {
          "art": "EA",
          "verzug": {
            "wert": 60,
            "einheit": "AT"
          }
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "55w27yjgzp": {
      "art": "aufgabe",
      "oberknoten": "h33scf0q9b",
      "rang": "V3",
      "titel": "Bezahlkomponente anbinden",
      "kennung": null,
      "hinweis": "Mindestanforderung NL5. Stimmen Sie die Buchungsregeln mit der Kasse ab.",
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gsc072d9nx",
      "mitwirkend": {
        "0260jej1cd": true
      },
      "vorgaenger": {
        "9a6dtwm87n": {
          "art": "EA",
          "verzug": null
        },
        "pzxwdx52be": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "gebuehrenpflichtig",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "5bqzvh4wcp": {
      "art": "aufgabe",
      "oberknoten": "3yr1j3mgf4",
      "rang": "V",
      "titel": "Satzung, Schriftform und Gebühren prüfen",
      "kennung": null,
      "hinweis": "Bauen Sie Formerfordernisse ab, und prüfen Sie, ob die Gebühr auch online richtig dargestellt werden kann.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "8gjmgnwvax",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "jr3qx7xf3c": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "76ph5tycpb": {
      "art": "aufgabe",
      "oberknoten": "9xb9t47ab1",
      "rang": "V4",
      "titel": "Adressierungsdaten ins Redaktionssystem übernehmen",
      "kennung": null,
      "hinweis": "Übernommen werden die signierten Angaben aus dem Self-Service-Portal.",
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "c5svaq87rt",
      "mitwirkend": {
        "gsc072d9nx": true
      },
      "vorgaenger": {
        "2wdy7szb4f": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "881vyqcek8": {
      "art": "meilenstein",
      "oberknoten": "spjdycyygs",
      "rang": "V4",
      "titel": "Fachliche Freigabe",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "zhd4s587s4",
      "mitwirkend": {
      },
      "vorgaenger": {
        "5bqzvh4wcp": {
          "art": "EA",
          "verzug": null
        },
        "9jrsy868as": {
          "art": "EA",
          "verzug": null
        },
        "cwvxwch1fk": {
          "art": "EA",
          "verzug": null
        },
        "emmvwkhbmv": {
          "art": "EA",
          "verzug": null
        },
        "gaewytfcyz": {
          "art": "EA",
          "verzug": null
        },
        "wbam3qdscz": {
          "art": "EA",
          "verzug": null
        },
        "xm2s5014pz": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "9a6dtwm87n": {
      "art": "aufgabe",
      "oberknoten": "h33scf0q9b",
      "rang": "V",
      "titel": "Mandant anlegen und Dienst parametrieren",
      "kennung": null,
      "hinweis": "Einzustellen sind Logo, Gebühren, zuständige Stelle und Texte.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "5gen9xmjd6",
      "mitwirkend": {
        "gsc072d9nx": true
      },
      "vorgaenger": {
        "rrqpt7ratp": {
          "art": "EA",
          "verzug": null
        },
        "tncf9jazbx": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "umsetzungsweg = \"efa\" oder umsetzungsweg = \"baukasten\"",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "9jrsy868as": {
      "art": "aufgabe",
      "oberknoten": "spjdycyygs",
      "rang": "V1",
      "titel": "Barrierefreiheitsprüfung",
      "kennung": null,
      "hinweis": "Technischer Maßstab sind EN 301 549 und WCAG 2.1 AA. Aktualisieren Sie danach die Erklärung zur Barrierefreiheit.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "6qhwk0dsw0": true
      },
      "vorgaenger": {
        "9a6dtwm87n": {
          "art": "EA",
          "verzug": null
        },
        "pzxwdx52be": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "8jacq0j94w": {
          "norm": "§ 10 L-BGG BW",
          "land": "BW",
          "stand": "2026-11-01"
        },
        "p2p3bt3k42": {
          "norm": "BITV 2.0",
          "land": null,
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "9xb9t47ab1": {
      "art": "paket",
      "oberknoten": "j5d6bk82s7",
      "rang": "V1",
      "titel": "Antragseingang und Fachverfahren",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "gsc072d9nx",
      "mitwirkend": {
        "qe85yrn8mt": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "a74q6ya80j": {
      "art": "aufgabe",
      "oberknoten": "3896b4ef1k",
      "rang": "V2",
      "titel": "Öffentlichkeitsarbeit und Vor-Ort-Hinweise",
      "kennung": null,
      "hinweis": "Nutzen Sie Aushang, Website und Presse.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "c5svaq87rt",
      "mitwirkend": {
      },
      "vorgaenger": {
        "cgmq40rs5s": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "aema52tvn5": {
      "art": "aufgabe",
      "oberknoten": "9xb9t47ab1",
      "rang": "V",
      "titel": "Zugang und Zertifikat beantragen",
      "kennung": null,
      "hinweis": "Nötig sind der Produktivzugang zu FIT-Connect und ein Zertifikat der Verwaltungs-PKI. Planen Sie Vorlauf ein.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gsc072d9nx",
      "mitwirkend": {
        "5gen9xmjd6": true
      },
      "vorgaenger": {
        "hcq6wv7n8v": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "agx3naqe4s": {
      "art": "aufgabe",
      "oberknoten": "h33scf0q9b",
      "rang": "V2",
      "titel": "Nutzerkonto anbinden",
      "kennung": null,
      "hinweis": "Gemeint sind BundID oder DeutschlandID für Personen und das Organisationskonto für Unternehmen. Legen Sie das nötige Vertrauensniveau fest.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "5gen9xmjd6",
      "mitwirkend": {
      },
      "vorgaenger": {
        "9a6dtwm87n": {
          "art": "EA",
          "verzug": null
        },
        "pzxwdx52be": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "awywjygr01": {
      "art": "aufgabe",
      "oberknoten": "sqe2fcgr6n",
      "rang": "V",
      "titel": "Text im Redaktionssystem des Landes ergänzen",
      "kennung": null,
      "hinweis": "Der Stammtext wird um die örtlichen Angaben ergänzt. Schreiben Sie in einfacher Sprache.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "c5svaq87rt",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "m85z7mz3q4": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "cgmq40rs5s": {
      "art": "meilenstein",
      "oberknoten": "3896b4ef1k",
      "rang": "V1",
      "titel": "Produktivschaltung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "5gen9xmjd6",
      "mitwirkend": {
        "y98bkm98dk": true
      },
      "vorgaenger": {
        "881vyqcek8": {
          "art": "EA",
          "verzug": null
        },
        "crj80pdqg0": {
          "art": "EA",
          "verzug": null
        },
        "y2k7c0wntq": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "crj80pdqg0": {
      "art": "aufgabe",
      "oberknoten": "sqe2fcgr6n",
      "rang": "V2",
      "titel": "Link zum Onlinedienst im Portalverbund hinterlegen",
      "kennung": null,
      "hinweis": "Der Link wird im Online-Gateway des Portalverbunds sichtbar.",
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "c5svaq87rt",
      "mitwirkend": {
        "y98bkm98dk": true
      },
      "vorgaenger": {
        "76ph5tycpb": {
          "art": "EA",
          "verzug": null
        },
        "gkpz42sd3z": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "cwvxwch1fk": {
      "art": "aufgabe",
      "oberknoten": "spjdycyygs",
      "rang": "V2",
      "titel": "Nutzertest mit Bürgerinnen und Bürgern",
      "kennung": null,
      "hinweis": "Fünf Personen genügen, um die groben Hürden zu finden.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "2xrqvfvd3q": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "emmvwkhbmv": {
      "art": "aufgabe",
      "oberknoten": "3yr1j3mgf4",
      "rang": "V3",
      "titel": "Personalrat beteiligen",
      "kennung": null,
      "hinweis": "Nötig, wenn sich Abläufe oder Auswertungen ändern. Setzen Sie Ihr Landesrecht ein.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "4p1hjz74h2": true
      },
      "vorgaenger": {
        "jr3qx7xf3c": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "csk39bytgj": {
          "norm": "§ 72 Abs. 3 LPVG NRW",
          "land": "NW",
          "stand": "2026-11-01"
        },
        "rnqymtemzn": {
          "norm": "§ 75 Abs. 4 Nr. 11 LPVG BW",
          "land": "BW",
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
      },
      "bedingung": "ablaeufe_aendern_sich",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "esbh37e4x1": {
      "art": "aufgabe",
      "oberknoten": "9xb9t47ab1",
      "rang": "V3",
      "titel": "DVDV-Eintrag veranlassen",
      "kennung": null,
      "hinweis": "Mindestanforderungen NL2 und NL3: Empfänger bereitstellen und den Eintrag im DVDV veranlassen.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "5gen9xmjd6",
      "mitwirkend": {
      },
      "vorgaenger": {
        "aema52tvn5": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "osci_routing",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "ev68a12s21": {
      "art": "aufgabe",
      "oberknoten": "n7ddmsgrrs",
      "rang": "V",
      "titel": "Ist-Ablauf aufnehmen und verschlanken",
      "kennung": null,
      "hinweis": "Ein FIM-Stammprozess (BPMN) ist ein guter Startpunkt.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "zfjmd5981s",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "hcq6wv7n8v": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "evewbf6n78": {
      "art": "aufgabe",
      "oberknoten": "n7ddmsgrrs",
      "rang": "V1",
      "titel": "Soll-Ablauf vom Antrag bis zum Bescheid festlegen",
      "kennung": null,
      "hinweis": "Achten Sie darauf, dass kein Medienbruch bleibt und Nachweise nur einmal verlangt werden.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "zfjmd5981s",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "ev68a12s21": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "frccbq7v0x": {
      "art": "meilenstein",
      "oberknoten": "rp0r848hej",
      "rang": "V3",
      "titel": "Leistung im Regelbetrieb",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "zhd4s587s4",
      "mitwirkend": {
      },
      "vorgaenger": {
        "3m81vygmcg": {
          "art": "EA",
          "verzug": null
        },
        "a74q6ya80j": {
          "art": "EA",
          "verzug": null
        },
        "vtsb067skz": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "gaewytfcyz": {
      "art": "aufgabe",
      "oberknoten": "229vg4wt9z",
      "rang": "V1",
      "titel": "Datenschutzhinweise und Verzeichniseintrag",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "eymj8zbkcs",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "zcste32p22": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "g93wktms3q": {
          "norm": "Art. 13 DSGVO",
          "land": null,
          "stand": "2026-11-01"
        },
        "pyt4eppmps": {
          "norm": "Art. 30 DSGVO",
          "land": null,
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "gkpz42sd3z": {
      "art": "aufgabe",
      "oberknoten": "sqe2fcgr6n",
      "rang": "V1",
      "titel": "Zuständigkeit und Gebietsbezug pflegen",
      "kennung": null,
      "hinweis": "Mindestanforderung NL1 an nachnutzende Behörden: Die Zuständigkeit steht mit dem Regional- oder Gemeindeschlüssel der Kommune im Redaktionssystem. Fehlt sie, ist der Dienst unauffindbar.",
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "c5svaq87rt",
      "mitwirkend": {
      },
      "vorgaenger": {
        "awywjygr01": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "h33scf0q9b": {
      "art": "paket",
      "oberknoten": "j5d6bk82s7",
      "rang": "V",
      "titel": "Onlinedienst einrichten",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "gsc072d9nx",
      "mitwirkend": {
        "5gen9xmjd6": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "hcq6wv7n8v": {
      "art": "aufgabe",
      "oberknoten": "k3y0ahv5z0",
      "rang": "V2",
      "titel": "Beteiligte benennen (Fachamt, IT, Redaktion, Kasse, DSB)",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
      },
      "vorgaenger": {
        "jr3qx7xf3c": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "j02ms1tgsr": {
      "art": "aufgabe",
      "oberknoten": "9xb9t47ab1",
      "rang": "V5",
      "titel": "Rückkanal: Status, Rückfragen, Bescheid",
      "kennung": null,
      "hinweis": "Mindestanforderung NL4: Bescheide und Status rechtssicher bekannt geben.",
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gsc072d9nx",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "swswv1knb7": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "0m6yyvw717": {
          "norm": "§ 9 OZG",
          "land": null,
          "stand": "2026-11-01"
        },
        "advy1hatk0": {
          "norm": "§ 41 Abs. 2a VwVfG",
          "land": null,
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "j5d6bk82s7": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V3",
      "titel": "Technische Umsetzung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "gsc072d9nx",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "jr3qx7xf3c": {
      "art": "meilenstein",
      "oberknoten": "k3y0ahv5z0",
      "rang": "V1",
      "titel": "Umsetzungsweg entschieden",
      "kennung": null,
      "hinweis": "Möglich sind EfA-Dienst, Baukasten des Landes und Eigenbau. Von dieser Entscheidung hängen mehrere Schritte ab.",
      "dauer": null,
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "tzqphsqr32": {
          "art": "EA",
          "verzug": null
        },
        "vsn0ymc6p5": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "k3y0ahv5z0": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V",
      "titel": "Auswahl und Auftrag",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "m85z7mz3q4": {
      "art": "aufgabe",
      "oberknoten": "mdva8zjy74",
      "rang": "V",
      "titel": "Leistung und Leistungsschlüssel bestimmen",
      "kennung": null,
      "hinweis": "Der Leistungsschlüssel hat 14 Stellen und beginnt mit 99. In Verzeichnissen steht er auch in der Form `urn:de:fim:leika:leistung:` mit den 14 Ziffern dahinter.",
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "mdva8zjy74": {
      "art": "paket",
      "oberknoten": "k3y0ahv5z0",
      "rang": "V",
      "titel": "Leistung festlegen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "n7ddmsgrrs": {
      "art": "paket",
      "oberknoten": "tce9q21g09",
      "rang": "V",
      "titel": "Prozess Soll",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "zfjmd5981s",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "pfemrprwhc": {
      "art": "aufgabe",
      "oberknoten": "rp0r848hej",
      "rang": "V1",
      "titel": "Rückmeldungen auswerten, Verbesserungen anstoßen",
      "kennung": null,
      "hinweis": "Bei einem EfA-Dienst melden Sie Verbesserungen an das umsetzende Land.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "4q47rhqgby": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "pzxwdx52be": {
      "art": "aufgabe",
      "oberknoten": "h33scf0q9b",
      "rang": "V1",
      "titel": "Formular und Prozessmodell erstellen",
      "kennung": null,
      "hinweis": "Viele Länder liefern Prozesse als Blaupause; fragen Sie vorher nach.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gsc072d9nx",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "rrqpt7ratp": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "umsetzungsweg = \"eigenbau\"",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "rp0r848hej": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V6",
      "titel": "Betrieb und Verbesserung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "zhd4s587s4",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "rrqpt7ratp": {
      "art": "aufgabe",
      "oberknoten": "n7ddmsgrrs",
      "rang": "V2",
      "titel": "Datenfelder festlegen",
      "kennung": null,
      "hinweis": "Gehen Sie vom FIM-Stammdatenschema aus. Fragen Sie nichts ab, was nicht gebraucht wird.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "zhd4s587s4",
      "mitwirkend": {
        "y98bkm98dk": true
      },
      "vorgaenger": {
        "evewbf6n78": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "spjdycyygs": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V4",
      "titel": "Prüfung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "sqe2fcgr6n": {
      "art": "paket",
      "oberknoten": "tce9q21g09",
      "rang": "V1",
      "titel": "Leistungsbeschreibung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "c5svaq87rt",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "swswv1knb7": {
      "art": "aufgabe",
      "oberknoten": "9xb9t47ab1",
      "rang": "V2",
      "titel": "Fachverfahren oder Empfangsclient anbinden",
      "kennung": null,
      "hinweis": "Ohne Fachverfahren genügt ein Empfangsclient oder ein Postkorb im DMS.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "qe85yrn8mt",
      "mitwirkend": {
        "gsc072d9nx": true
      },
      "vorgaenger": {
        "2wdy7szb4f": {
          "art": "EA",
          "verzug": null
        },
        "rrqpt7ratp": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "tce9q21g09": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V2",
      "titel": "Prozess und Inhalte",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "zhd4s587s4",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "tncf9jazbx": {
      "art": "aufgabe",
      "oberknoten": "3yr1j3mgf4",
      "rang": "V1",
      "titel": "Nachnutzungsvertrag schließen",
      "kennung": null,
      "hinweis": "Der Weg führt über das Land oder den Dienstleister: FIT-Store (Interessenbekundung, Abstimmung, Nachnutzungsvertrag) oder Verwaltungsabkommen.",
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "8gjmgnwvax": true
      },
      "vorgaenger": {
        "jr3qx7xf3c": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "umsetzungsweg = \"efa\"",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "tzqphsqr32": {
      "art": "aufgabe",
      "oberknoten": "mdva8zjy74",
      "rang": "V2",
      "titel": "Angebot prüfen: EfA-Dienst, Landesbaukasten, Eigenbau",
      "kennung": null,
      "hinweis": "Ein Eigenbau kommt nur in Frage, wenn nichts nachnutzbar ist. Ein Entscheidungsweg steht in dokumente/entscheidung-umsetzungsweg.md.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "5gen9xmjd6": true,
        "gsc072d9nx": true
      },
      "vorgaenger": {
        "m85z7mz3q4": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "vsn0ymc6p5": {
      "art": "aufgabe",
      "oberknoten": "mdva8zjy74",
      "rang": "V1",
      "titel": "Fallzahlen, Nutzen und Aufwand bewerten",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "y98bkm98dk",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "m85z7mz3q4": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "vtsb067skz": {
      "art": "aufgabe",
      "oberknoten": "3896b4ef1k",
      "rang": "V3",
      "titel": "Papierformular zurückziehen oder umstellen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "zhd4s587s4",
      "mitwirkend": {
      },
      "vorgaenger": {
        "cgmq40rs5s": {
          "art": "EA",
          "verzug": {
            "wert": 20,
            "einheit": "AT"
          }
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "wbam3qdscz": {
      "art": "aufgabe",
      "oberknoten": "229vg4wt9z",
      "rang": "V2",
      "titel": "Schwellwertprüfung, ggf. DSFA",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "eymj8zbkcs",
      "mitwirkend": {
        "zhd4s587s4": true
      },
      "vorgaenger": {
        "zcste32p22": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "veh7afd386": {
          "norm": "Art. 35 DSGVO",
          "land": null,
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "xm2s5014pz": {
      "art": "aufgabe",
      "oberknoten": "spjdycyygs",
      "rang": "V3",
      "titel": "Sicherheitsfreigabe",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "dxde0k3d61",
      "mitwirkend": {
      },
      "vorgaenger": {
        "2xrqvfvd3q": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "y2k7c0wntq": {
      "art": "aufgabe",
      "oberknoten": "3896b4ef1k",
      "rang": "V",
      "titel": "Sachbearbeitung einweisen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "zhd4s587s4",
      "mitwirkend": {
        "qhhb9yen76": true
      },
      "vorgaenger": {
        "2xrqvfvd3q": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "zcste32p22": {
      "art": "aufgabe",
      "oberknoten": "229vg4wt9z",
      "rang": "V",
      "titel": "Rollen: Verantwortliche, gemeinsame Verantwortung, Auftragsverarbeitung",
      "kennung": null,
      "hinweis": "Klären Sie, wer Verantwortlicher ist, wo gemeinsame Verantwortung und wo Auftragsverarbeitung vorliegt.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "eymj8zbkcs",
      "mitwirkend": {
        "y98bkm98dk": true
      },
      "vorgaenger": {
        "jr3qx7xf3c": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "0skb2q5esy": {
          "norm": "Art. 28 DSGVO",
          "land": null,
          "stand": "2026-11-01"
        },
        "v0hvsn68zb": {
          "norm": "Art. 26 DSGVO",
          "land": null,
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    }
  },
  "rollen": {
    "0260jej1cd": {
      "titel": "Kämmerei",
      "kuerzel": "KÄM"
    },
    "4p1hjz74h2": {
      "titel": "Personalrat",
      "kuerzel": "PR"
    },
    "5gen9xmjd6": {
      "titel": "Kommunaler IT-Dienstleister",
      "kuerzel": "KDL"
    },
    "6qhwk0dsw0": {
      "titel": "Schwerbehindertenvertretung",
      "kuerzel": "SBV"
    },
    "8gjmgnwvax": {
      "titel": "Rechtsamt",
      "kuerzel": "REC"
    },
    "c5svaq87rt": {
      "titel": "Redaktion und Öffentlichkeitsarbeit",
      "kuerzel": "RED"
    },
    "dxde0k3d61": {
      "titel": "Informationssicherheit",
      "kuerzel": "ISB"
    },
    "eymj8zbkcs": {
      "titel": "Datenschutz",
      "kuerzel": "DSB"
    },
    "gsc072d9nx": {
      "titel": "IT-Stelle",
      "kuerzel": "IT"
    },
    "qe85yrn8mt": {
      "titel": "Fachverfahrenshersteller",
      "kuerzel": "FVH"
    },
    "qhhb9yen76": {
      "titel": "Fortbildung",
      "kuerzel": "FOB"
    },
    "y98bkm98dk": {
      "titel": "OZG-Koordination",
      "kuerzel": "OZG"
    },
    "zfjmd5981s": {
      "titel": "Organisation",
      "kuerzel": "ORG"
    },
    "zhd4s587s4": {
      "titel": "Fachamt",
      "kuerzel": "FA"
    }
  },
  "parameter": {
    "ablaeufe_aendern_sich": {
      "titel": "Abläufe oder Auswertungen ändern sich",
      "art": "ja-nein",
      "werte": {
      }
    },
    "gebuehrenpflichtig": {
      "titel": "Die Leistung ist gebührenpflichtig",
      "art": "ja-nein",
      "werte": {
      }
    },
    "osci_routing": {
      "titel": "Zustellung über XTA oder OSCI",
      "art": "ja-nein",
      "werte": {
      }
    },
    "umsetzungsweg": {
      "titel": "Umsetzungsweg",
      "art": "wahl",
      "werte": {
        "baukasten": "Baukasten des Landes",
        "efa": "EfA-Dienst nachnutzen",
        "eigenbau": "Eigenes Formular"
      }
    }
  }
}

"""#),
("vorlagen/onlinedienste/ozg-leistung-digitalisieren/vorlage.json", #"""
{
  "format": "allmende-vorlage/1",
  "id": "z6mj1w2jpw",
  "titel": "OZG-Leistung digitalisieren",
  "kurztext": "Eine Verwaltungsleistung online anbieten: durch Nachnutzung eines EfA-Dienstes, mit dem Baukasten des Landes oder mit einem eigenen Formular. Von der Auswahl über Recht, Inhalte, Technik und Prüfung bis zum Regelbetrieb.",
  "zustand": "in-pruefung",
  "lizenz": "CC-BY-4.0",
  "stelle": "000000000000",
  "kontakte": {
    "mxga9rmea9": {
      "funktion": "OZG-Koordination, Stabsstelle Digitalisierung der Musterstadt"
    }
  },
  "leistungen": {
  },
  "schlagwoerter": {
    "EfA": true,
    "FIM": true,
    "FIT-Connect": true,
    "Formular": true,
    "Nachnutzung": true,
    "OZG": true,
    "Online-Antrag": true,
    "Onlinedienst": true
  },
  "rechtsgrundlagen": {
    "hkse26e7dj": {
      "norm": "OZG in der Fassung des OZG-Änderungsgesetzes (in Kraft seit 24.07.2024)",
      "land": null,
      "stand": "2026-11-01"
    }
  },
  "ersetzt": null
}

"""#),
    ]
}
