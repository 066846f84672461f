// swift-format-ignore-file
// Written by Fixtures/embed-starter.py from Fixtures/starter; change the files there.

extension Starter {
    static let ausschreibungIt: [(path: String, content: String)] = [
("vorlagen/beschaffung/ausschreibung-it/README.md", #"""
# Ausschreibung von IT-Leistungen

Diese Vorlage begleitet eine Vergabe von IT-Leistungen vom ersten Bedarf bis zum Vertragsstart. Sie passt für Kauf, Miete, Cloud-Dienste und Dienstleistungen, ober- und unterhalb der EU-Schwellenwerte.

## Für wen sie gedacht ist

- für Fachämter, die etwas brauchen und wissen wollen, was auf sie zukommt,
- für Vergabestellen, die Fachamt, IT, Datenschutz und Rechnungsprüfung zur rechten Zeit einbinden wollen,
- für alle, die aus der [eAkte-Einführung](vorlage:qrzsgz11qz) an den Punkt »System auswählen oder abrufen« gekommen sind.

Prüfen Sie zuerst, ob Sie überhaupt ausschreiben müssen: Abruf aus einem Rahmenvertrag, Zweckverband, Inhouse-Vergabe oder Nachnutzung sparen Monate.

## Wie lange es dauert

Der längste Weg beträgt 160 Arbeitstage, rund acht Monate, wenn alle Bedingungen zutreffen, also zweistufig, mit Verhandlung und oberhalb der Schwelle. Die gesetzlichen Fristen stehen in Kalendertagen im Plan und sind als Vorgabe gekennzeichnet. Alles andere sind Schätzungen.

## Was Sie vorher brauchen

1. **Anforderungen mit Mengen**, getrennt nach Muss, Soll und Kann.
2. **Haushaltsmittel** oder eine Verpflichtungsermächtigung.
3. **Ihr Landes- und Ortsrecht unterhalb der Schwelle.** Die Wertgrenzen für Direktaufträge sind je Land und Kommune verschieden. In Nordrhein-Westfalen gilt seit 01.01.2026 § 75a GO NRW: keine Pflicht zu UVgO und VOB/A, strengere Regeln nur durch Satzung.
4. **Einen Zeitplan**, der Ratssitzungen und Ferien kennt.

## Schwellenwerte vom 01.01.2026 bis 31.12.2027, netto

| Leistung | Wert |
|---|---|
| Liefer- und Dienstleistungen der Kommunen | 216.000 € |
| Soziale und andere besondere Dienstleistungen | 750.000 € |
| Bauleistungen und Konzessionen | 5.404.000 € |

Für den Bund ist ein Vergabebeschleunigungsgesetz mit einer Grenze von 50.000 € für Direktaufträge im Verfahren; sie gilt nicht für Kommunen. Sehen Sie vor jeder Vergabe nach, was gerade gilt.

## Welche Fragen Sie beantworten

| Frage | Wirkung |
|---|---|
| Erreicht der Auftragswert den EU-Schwellenwert? | Nur dann gilt die Wartefrist vor dem Zuschlag. |
| Geht ein Teilnahmewettbewerb voraus? | Nur dann stehen Teilnahmefrist und Auswahl der Bewerber im Plan. |
| Wird verhandelt? | Nur dann gibt es Verhandlungsrunden. |
| Ist eine Teststellung oder Präsentation vorgesehen? | Nur dann steht sie im Plan. |

Wahl des Verfahrens, Bekanntmachung, Vorabinformation und Vergabebekanntmachung bleiben in jedem Fall im Plan; nur ihre Form hängt von der Schwelle ab. Das steht in den Hinweisen.

## Verträge

Für IT-Leistungen gibt es die EVB-IT: Kauf, Instandhaltung, Überlassung Typ A (auf Dauer) und Typ B (auf Zeit), Pflege S, Dienstleistung, Erstellung, System, Systemlieferung, Service, Cloud und eine Rahmenvereinbarung mit Modulen. Manche Webseiten vertauschen Typ A und Typ B; maßgeblich ist cio.bund.de.

## Woran Vergaben scheitern

- Der Auftragswert wird zu niedrig geschätzt.
- Die Beschreibung passt nur auf ein Produkt.
- Die Fristen laufen über die Ferien.
- Die Bewertungsmatrix kippt bei einem Ausreißer.
- Niemand hat den Datenexport bei Vertragsende geregelt.

## Was nicht in die Bibliothek gehört

Angebote, Preise und Bieterfragen sind vertraulich (GeschGehG, § 5 VgV). Geben Sie Leistungsverzeichnisse nur zurück, wenn Preise und Namen von Bietern entfernt sind.

## Was beiliegt

- `dokumente/vergabevermerk.md`: Gliederung, die von Anfang an mitwächst
- `dokumente/bewertungsmatrix.md`: Beispiel mit drei erfundenen Angeboten zum Durchrechnen

## Quellen

Schrittfolge: Verwaltungsvorschrift im Verzeichnis gelbe-sammlung.kultus-bw.de, Anlage. Schwellenwerte: vhw und DTVP, zu den Verordnungen (EU) 2025/2150 bis 2025/2152. Nordrhein-Westfalen: IHK Hannover, BDO Legal und Grant Thornton zu § 75a GO NRW. Bund: Terpitz Bast Ronneberger und vergabe24.de. Fristen: Staatsanzeiger und Deutsches Ausschreibungsblatt. EVB-IT: Entscheidungshilfe auf cio.bund.de.

Alle Rechtsgrundlagen haben den Stand November 2026. Die Wartefrist nach § 134 GWB ist aus Fachwissen eingetragen und wurde nicht eigens nachgeschlagen. Diese Vorlage ist noch nicht von einer zweiten Kommune geprüft.

"""#),
("vorlagen/beschaffung/ausschreibung-it/dokumente/bewertungsmatrix.md", #"""
# Bewertungsmatrix zum Durchrechnen

Rechnen Sie die Matrix mit erfundenen Angeboten durch, **bevor** sie veröffentlicht wird. Kippt das Ergebnis durch einen einzigen Ausreißer, stimmt die Formel nicht.

## Kriterien (Beispiel)

| Kriterium | Gewicht |
|---|---|
| Preis über die Laufzeit | 40 |
| Erfüllung der Soll-Anforderungen | 25 |
| Konzept für Einführung und Schulung | 15 |
| Betrieb, Sicherheit, Ausstieg | 10 |
| Barrierefreiheit, geprüft in der Teststellung | 10 |

Jedes Kriterium außer dem Preis bekommt 0 bis 10 Punkte. Preis: 10 Punkte für das günstigste Angebot, 0 Punkte beim Doppelten und darüber, dazwischen linear.

## Drei erfundene Angebote

| | Preis | Preispunkte | Soll | Einführung | Betrieb | Barrierefreiheit | Summe |
|---|---|---|---|---|---|---|---|
| A | 200.000 € | 10 | 6 | 5 | 6 | 7 | 755 |
| B | 250.000 € | 7,5 | 9 | 8 | 8 | 9 | 815 |
| C | 420.000 € | 0 | 10 | 10 | 10 | 10 | 600 |

Rechenweg für B: 7,5 × 40 + 9 × 25 + 8 × 15 + 8 × 10 + 9 × 10 = 815.

## Fragen an die Matrix

- Was geschieht, wenn ein sehr billiges, schlechtes Angebot dazukommt? Ändert sich die Reihenfolge der anderen?
- Gibt es ein Kriterium, in dem alle gleich viele Punkte bekämen? Dann ist es überflüssig.
- Können zwei Personen unabhängig voneinander zum gleichen Ergebnis kommen?

"""#),
("vorlagen/beschaffung/ausschreibung-it/dokumente/vergabevermerk.md", #"""
# Vergabevermerk: Gliederung

Der Vermerk entsteht nicht am Ende, sondern wächst mit dem Verfahren. Jeder Punkt bekommt Datum und Stelle.

1. **Bedarf:** Anforderungen, Mengengerüst, geprüfte Alternativen zur Ausschreibung
2. **Markterkundung:** Gespräche, gleiche Informationen für alle, Umgang mit Vorbefassung
3. **Auftragswert:** Rechnung über die Laufzeit mit Optionen, netto; Ergebnis zur Schwelle
4. **Mittel:** Haushaltsstelle, Beschlüsse, Freigabe
5. **Verfahrensart:** Wahl und Begründung, Rechtsgrundlage
6. **Lose:** Aufteilung oder Begründung, warum nicht
7. **Interessenkonflikte:** Abfrage, Ergebnis
8. **Eignung:** Kriterien, Nachweise, warum angemessen
9. **Zuschlag:** Kriterien, Gewichtung, Bewertungsmethode, Probelauf
10. **Vertrag:** gewählter Vertragstyp, Abweichungen
11. **Bekanntmachung:** wo, wann, Fristen
12. **Fragen und Antworten:** alle, mit Datum der Veröffentlichung
13. **Öffnung:** Protokoll, Anwesende nach Funktion
14. **Prüfung:** formal, Eignung, Register, Preise
15. **Wertung:** Einzelbewertungen, Ergebnis, Begründung
16. **Entscheidung:** Vorschlag, Beteiligungen, Beschluss
17. **Information und Wartefrist:** abgesendet am, Zuschlag frühestens am
18. **Zuschlag, Bekanntmachung, Statistik**
19. **Schluss:** Aufbewahrung bis

"""#),
("vorlagen/beschaffung/ausschreibung-it/struktur.json", #"""
{
  "format": "allmende-struktur/1",
  "knoten": {
    "01d4y95my8": {
      "art": "aufgabe",
      "oberknoten": "x58jkzfpjc",
      "rang": "V4",
      "titel": "Verhandlungsrunden",
      "kennung": null,
      "hinweis": "Nur im Verhandlungsverfahren oder bei der Verhandlungsvergabe.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "n71tn91etn": true
      },
      "vorgaenger": {
        "vg3en1esb1": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "verhandlung",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "0jydb4z32z": {
      "art": "paket",
      "oberknoten": "2b0cyt3aj0",
      "rang": "V2",
      "titel": "Vertrag",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "y9x6vw6j5c",
      "mitwirkend": {
        "q7ycekkx2q": true
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
    "1h05yng8by": {
      "art": "meilenstein",
      "oberknoten": "75f42w81kr",
      "rang": "V4",
      "titel": "Angebotsöffnung",
      "kennung": null,
      "hinweis": "Geöffnet wird nach dem Vier-Augen-Prinzip, mit Protokoll.",
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "6p0qdc0p86": {
          "art": "EA",
          "verzug": null
        },
        "wf7ffhh32e": {
          "art": "EA",
          "verzug": null
        },
        "xcrzz029k7": {
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
    "1v8ke81zmb": {
      "art": "aufgabe",
      "oberknoten": "5x0gk9ntsz",
      "rang": "V4",
      "titel": "Interessenkonflikte abfragen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "c8kr6cz32m": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "v6h3fvdx18": {
          "norm": "§ 6 VgV",
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
    "23fwnm04kg": {
      "art": "paket",
      "oberknoten": "2b0cyt3aj0",
      "rang": "V1",
      "titel": "Kriterien",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "n71tn91etn": true
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
    "2b0cyt3aj0": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V2",
      "titel": "Vergabeunterlagen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
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
    "2nna3hvkd2": {
      "art": "aufgabe",
      "oberknoten": "x58jkzfpjc",
      "rang": "V",
      "titel": "Formale Prüfung, Nachforderung",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "1h05yng8by": {
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
    "2ptt2yjnwx": {
      "art": "aufgabe",
      "oberknoten": "kk73ffza0f",
      "rang": "V1",
      "titel": "Mittel bereitstellen",
      "kennung": null,
      "hinweis": "Gegebenenfalls ist eine Verpflichtungsermächtigung nötig.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "64sywsc2ry",
      "mitwirkend": {
      },
      "vorgaenger": {
        "ejbpg12rne": {
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
    "2w8590f5rd": {
      "art": "aufgabe",
      "oberknoten": "x58jkzfpjc",
      "rang": "V1",
      "titel": "Eignungsprüfung und Wettbewerbsregister",
      "kennung": null,
      "hinweis": "Das Wettbewerbsregister ist ab der gesetzlichen Wertgrenze abzufragen.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "2nna3hvkd2": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "ksczqxayc5": {
          "norm": "WRegG",
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
    "35hh58v806": {
      "art": "aufgabe",
      "oberknoten": "x58jkzfpjc",
      "rang": "V5",
      "titel": "Wertungsergebnis und Vergabevorschlag",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "n71tn91etn": true
      },
      "vorgaenger": {
        "01d4y95my8": {
          "art": "EA",
          "verzug": null
        },
        "r3kct0ms0t": {
          "art": "EA",
          "verzug": null
        },
        "rm30cpv772": {
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
    "3xzcfgwrxs": {
      "art": "aufgabe",
      "oberknoten": "rg7hhzhyd8",
      "rang": "V4",
      "titel": "Vergabeakte schließen",
      "kennung": null,
      "hinweis": "Beachten Sie die Aufbewahrungsfrist.",
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "79pbzm79fj": {
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
    "49smjd93vj": {
      "art": "meilenstein",
      "oberknoten": "x58jkzfpjc",
      "rang": "V6",
      "titel": "Vergabe beschlossen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "am5gzkdc48",
      "mitwirkend": {
        "j67e9e46td": true
      },
      "vorgaenger": {
        "35hh58v806": {
          "art": "EA",
          "verzug": null
        },
        "hpnaja8jd5": {
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
    "5x0gk9ntsz": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V1",
      "titel": "Verfahren festlegen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
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
    "5ypya0ebyr": {
      "art": "aufgabe",
      "oberknoten": "23fwnm04kg",
      "rang": "V",
      "titel": "Eignungskriterien und Nachweise",
      "kennung": null,
      "hinweis": "Halten Sie die Anforderungen angemessen, sonst bleibt der Wettbewerb aus.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "c8kr6cz32m": {
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
    "6p0qdc0p86": {
      "art": "aufgabe",
      "oberknoten": "75f42w81kr",
      "rang": "V2",
      "titel": "Bieterfragen beantworten",
      "kennung": null,
      "hinweis": "Antworten müssen für alle sichtbar sein. Gegebenenfalls ist die Frist zu verlängern.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "n71tn91etn": true
      },
      "vorgaenger": {
        "v3a96gfef9": {
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
    "75f42w81kr": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V3",
      "titel": "Wettbewerb",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
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
    "79pbzm79fj": {
      "art": "aufgabe",
      "oberknoten": "rg7hhzhyd8",
      "rang": "V3",
      "titel": "Vergabebekanntmachung und Statistikmeldung",
      "kennung": null,
      "hinweis": "Ab dem EU-Schwellenwert ist der Zuschlag innerhalb von 30 Tagen bekannt zu machen. Dazu kommt die Meldung zur Vergabestatistik.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "93tawnzm9q": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "xs65jjw6pr": {
          "norm": "VergStatVO",
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
    "8cw891p9xj": {
      "art": "aufgabe",
      "oberknoten": "cy6gqwjw7s",
      "rang": "V1",
      "titel": "Vertragssteuerung einrichten",
      "kennung": null,
      "hinweis": "Halten Sie Termine, Kündigungsfristen und Ansprechstellen fest.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "3pbttr4vad": true
      },
      "vorgaenger": {
        "sj4xvses68": {
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
    "8jxxjg9sgz": {
      "art": "paket",
      "oberknoten": "y2cjvmwxh8",
      "rang": "V1",
      "titel": "Markterkundung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "q7ycekkx2q": true
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
    "8sag60a7k6": {
      "art": "paket",
      "oberknoten": "y2cjvmwxh8",
      "rang": "V",
      "titel": "Bedarf ermitteln",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "n71tn91etn",
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
    "93tawnzm9q": {
      "art": "meilenstein",
      "oberknoten": "rg7hhzhyd8",
      "rang": "V2",
      "titel": "Zuschlag erteilt",
      "kennung": null,
      "hinweis": "Prüfen Sie vorher, ob die Bindefrist noch läuft.",
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "e19ezwe52n": {
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
    "9m319bp7b4": {
      "art": "meilenstein",
      "oberknoten": "2b0cyt3aj0",
      "rang": "V4",
      "titel": "Unterlagen freigegeben",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "n71tn91etn": true
      },
      "vorgaenger": {
        "1v8ke81zmb": {
          "art": "EA",
          "verzug": null
        },
        "dfdsx2rs7k": {
          "art": "EA",
          "verzug": null
        },
        "xy97vxmadn": {
          "art": "EA",
          "verzug": null
        },
        "yn4a38k48y": {
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
    "ajkqhzkk3q": {
      "art": "aufgabe",
      "oberknoten": "rg7hhzhyd8",
      "rang": "V",
      "titel": "Vorabinformation an unterlegene Bieter",
      "kennung": null,
      "hinweis": "Ab dem EU-Schwellenwert geht die Information vor dem Zuschlag an alle unterlegenen Bieter, darunter auf Antrag.",
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "49smjd93vj": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "2p0czpw7eh": {
          "norm": "§ 134 GWB",
          "land": null,
          "stand": "2026-11-01"
        },
        "fs269gz223": {
          "norm": "§ 46 UVgO",
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
    "akqmn4m2jt": {
      "art": "paket",
      "oberknoten": "75f42w81kr",
      "rang": "V1",
      "titel": "Teilnahmewettbewerb",
      "kennung": null,
      "hinweis": "Nur bei zweistufigen Verfahren.",
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "zweistufig",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "b6y0b054p3": {
      "art": "aufgabe",
      "oberknoten": "0jydb4z32z",
      "rang": "V1",
      "titel": "Auftragsverarbeitungsvertrag beilegen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "2f7gv4sytj",
      "mitwirkend": {
      },
      "vorgaenger": {
        "zkwqt3zxaq": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "5wqnxtw8qx": {
          "norm": "Art. 28 DSGVO",
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
    "bvs0y9e9tq": {
      "art": "aufgabe",
      "oberknoten": "23fwnm04kg",
      "rang": "V1",
      "titel": "Zuschlagskriterien und Gewichtung",
      "kennung": null,
      "hinweis": "Methoden beschreibt die UfAB. Eine Teststellung kann Kriterium sein.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "n71tn91etn": true
      },
      "vorgaenger": {
        "zckjqhd6sb": {
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
    "c8kr6cz32m": {
      "art": "aufgabe",
      "oberknoten": "5x0gk9ntsz",
      "rang": "V",
      "titel": "Verfahrensart wählen und begründen",
      "kennung": null,
      "hinweis": "Ab dem EU-Schwellenwert gelten GWB und VgV, darunter Landes- und Ortsrecht (UVgO, Satzung). In Nordrhein-Westfalen sind Kommunen unterhalb der Schwelle seit 01.01.2026 nicht mehr an UVgO und VOB/A gebunden; strengere Regeln kann eine Satzung setzen. Die Wertgrenze für Direktaufträge ist je Land und Kommune verschieden: Tragen Sie Ihre hier ein.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "yb56h018x2": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "0e2whk0rhv": {
          "norm": "GWB, Teil 4",
          "land": null,
          "stand": "2026-11-01"
        },
        "3jbf6f5zsf": {
          "norm": "VgV",
          "land": null,
          "stand": "2026-11-01"
        },
        "f8y9vyka7r": {
          "norm": "§ 75a GO NRW",
          "land": "NW",
          "stand": "2026-11-01"
        },
        "kgp2f5811c": {
          "norm": "UVgO",
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
    "cjqmadg1hn": {
      "art": "aufgabe",
      "oberknoten": "8sag60a7k6",
      "rang": "V1",
      "titel": "Vorhandene Verträge und Abrufmöglichkeiten prüfen",
      "kennung": null,
      "hinweis": "Prüfen Sie Rahmenverträge, Zweckverband, Inhouse-Vergabe, den Marktplatz der Deutschen Verwaltungscloud und die Nachnutzung über openCode.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "3pbttr4vad": true
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
    "cy6gqwjw7s": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V6",
      "titel": "Vertragsstart",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "n71tn91etn",
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
    "dfdsx2rs7k": {
      "art": "aufgabe",
      "oberknoten": "2b0cyt3aj0",
      "rang": "V3",
      "titel": "Unterlagen zusammenstellen und prüfen",
      "kennung": null,
      "hinweis": "Suchen Sie gezielt nach Widersprüchen zwischen den Teilen.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "hq9mgr3zs1": true
      },
      "vorgaenger": {
        "5ypya0ebyr": {
          "art": "EA",
          "verzug": null
        },
        "b6y0b054p3": {
          "art": "EA",
          "verzug": null
        },
        "dvr56pv13z": {
          "art": "EA",
          "verzug": null
        },
        "har55mfzxt": {
          "art": "EA",
          "verzug": null
        },
        "pg00y2wnbn": {
          "art": "EA",
          "verzug": null
        },
        "tb5jfkse6s": {
          "art": "EA",
          "verzug": null
        },
        "xv0aay7x1v": {
          "art": "EA",
          "verzug": null
        },
        "zkwqt3zxaq": {
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
    "dvr56pv13z": {
      "art": "aufgabe",
      "oberknoten": "23fwnm04kg",
      "rang": "V2",
      "titel": "Bewertungsmatrix testen",
      "kennung": null,
      "hinweis": "Rechnen Sie die Matrix mit erfundenen Angeboten durch. Ein Beispiel liegt unter dokumente/bewertungsmatrix.md.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "q7ycekkx2q": true
      },
      "vorgaenger": {
        "bvs0y9e9tq": {
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
    "e19ezwe52n": {
      "art": "aufgabe",
      "oberknoten": "rg7hhzhyd8",
      "rang": "V1",
      "titel": "Wartefrist",
      "kennung": null,
      "hinweis": "Der Zuschlag ist frühestens 10 Kalendertage nach der elektronischen Absendung der Vorabinformation erlaubt.",
      "dauer": {
        "wert": 10,
        "einheit": "KT",
        "herkunft": "vorgabe"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "ajkqhzkk3q": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "r6vgn9p5vq": {
          "norm": "§ 134 GWB",
          "land": null,
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
      },
      "bedingung": "eu_schwelle",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "ejbpg12rne": {
      "art": "aufgabe",
      "oberknoten": "kk73ffza0f",
      "rang": "V",
      "titel": "Auftragswert schätzen",
      "kennung": null,
      "hinweis": "Geschätzt wird der Gesamtwert über die Laufzeit, netto, mit allen Optionen. Der Auftrag darf nicht gestückelt werden.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "q7ycekkx2q": true
      },
      "vorgaenger": {
        "rcezd1sg6y": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "f0tvaqtfnw": {
          "norm": "§ 3 VgV",
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
    "exdgtcax4m": {
      "art": "aufgabe",
      "oberknoten": "8sag60a7k6",
      "rang": "V",
      "titel": "Anforderungen und Mengengerüst erheben",
      "kennung": null,
      "hinweis": "Unterscheiden Sie Muss-, Soll- und Kann-Anforderungen.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "3pbttr4vad": true,
        "jd1r8w6s4b": true
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
    "f2vjbnbt6x": {
      "art": "paket",
      "oberknoten": "x58jkzfpjc",
      "rang": "V3",
      "titel": "Fachliche Wertung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "n71tn91etn",
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
    "gw91skc26b": {
      "art": "paket",
      "oberknoten": "2b0cyt3aj0",
      "rang": "V",
      "titel": "Leistungsbeschreibung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "n71tn91etn",
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
    "har55mfzxt": {
      "art": "aufgabe",
      "oberknoten": "gw91skc26b",
      "rang": "V4",
      "titel": "Betrieb, Reaktionszeiten, Schulung, Einführung",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "3pbttr4vad",
      "mitwirkend": {
        "61hp5amb1j": true
      },
      "vorgaenger": {
        "zckjqhd6sb": {
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
    "hpnaja8jd5": {
      "art": "aufgabe",
      "oberknoten": "x58jkzfpjc",
      "rang": "V7",
      "titel": "Beteiligung Rechnungsprüfung und Personalrat",
      "kennung": null,
      "hinweis": "Nach örtlicher Regelung. Dieser Schritt liegt zeitlich vor dem Beschluss.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "hq9mgr3zs1",
      "mitwirkend": {
        "aj72vp6pwd": true
      },
      "vorgaenger": {
        "35hh58v806": {
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
    "kk73ffza0f": {
      "art": "paket",
      "oberknoten": "y2cjvmwxh8",
      "rang": "V2",
      "titel": "Wirtschaftlichkeit und Haushalt",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "64sywsc2ry",
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
    "m638f65a8e": {
      "art": "aufgabe",
      "oberknoten": "5x0gk9ntsz",
      "rang": "V1",
      "titel": "Losbildung entscheiden",
      "kennung": null,
      "hinweis": "Wenn Sie auf Lose verzichten, begründen Sie das.",
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "n71tn91etn": true
      },
      "vorgaenger": {
        "c8kr6cz32m": {
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
    "nj3cvzysec": {
      "art": "aufgabe",
      "oberknoten": "8jxxjg9sgz",
      "rang": "V1",
      "titel": "Referenzen bei anderen Kommunen einholen",
      "kennung": null,
      "hinweis": "Nutzen Sie dafür die Ansprechpersonen aus der Bibliothek.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
      },
      "vorgaenger": {
        "exdgtcax4m": {
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
    "nvewv7k8hb": {
      "art": "aufgabe",
      "oberknoten": "cy6gqwjw7s",
      "rang": "V3",
      "titel": "Erfahrungsbericht und Leistungsverzeichnis in die Bibliothek",
      "kennung": null,
      "hinweis": "Entfernen Sie vorher Preise und die Namen der Bieter.",
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "q7ycekkx2q": true
      },
      "vorgaenger": {
        "3xzcfgwrxs": {
          "art": "EA",
          "verzug": null
        },
        "8cw891p9xj": {
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
    "pg00y2wnbn": {
      "art": "aufgabe",
      "oberknoten": "gw91skc26b",
      "rang": "V1",
      "titel": "Barrierefreiheit als Anforderung aufnehmen",
      "kennung": null,
      "hinweis": "Verlangen Sie EN 301 549, einen Nachweis und einen Test bei der Abnahme.",
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "3y5ty2twwy": true
      },
      "vorgaenger": {
        "zckjqhd6sb": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "cc8zxyz11b": {
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
    "qxyajw8ypm": {
      "art": "meilenstein",
      "oberknoten": "cy6gqwjw7s",
      "rang": "V2",
      "titel": "Abnahme",
      "kennung": null,
      "hinweis": "Die Abnahme folgt nach dem Einführungsprojekt, zum Beispiel nach der Vorlage [eAkte-Einführung](vorlage:qrzsgz11qz) oder [DMS-Rollout](vorlage:4hdnpzevqc).",
      "dauer": null,
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "3pbttr4vad": true
      },
      "vorgaenger": {
        "8cw891p9xj": {
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
    "r3kct0ms0t": {
      "art": "aufgabe",
      "oberknoten": "x58jkzfpjc",
      "rang": "V2",
      "titel": "Auskömmlichkeit der Preise prüfen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "64sywsc2ry": true
      },
      "vorgaenger": {
        "2nna3hvkd2": {
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
    "rcezd1sg6y": {
      "art": "aufgabe",
      "oberknoten": "8jxxjg9sgz",
      "rang": "V",
      "titel": "Marktgespräche dokumentieren",
      "kennung": null,
      "hinweis": "Geben Sie allen dieselben Informationen, und halten Sie die Gespräche fest. Wer bei der Vorbereitung mitwirkt, darf daraus keinen Vorsprung haben (Projektantenproblem).",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "q7ycekkx2q": true
      },
      "vorgaenger": {
        "exdgtcax4m": {
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
    "rg7hhzhyd8": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V5",
      "titel": "Zuschlag",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
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
    "rm30cpv772": {
      "art": "aufgabe",
      "oberknoten": "f2vjbnbt6x",
      "rang": "V1",
      "titel": "Teststellung/Präsentation",
      "kennung": null,
      "hinweis": "Dasselbe Drehbuch für alle.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "3y5ty2twwy": true,
        "z7ghybpbz9": true
      },
      "vorgaenger": {
        "vg3en1esb1": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "teststellung",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "sj4xvses68": {
      "art": "aufgabe",
      "oberknoten": "cy6gqwjw7s",
      "rang": "V",
      "titel": "Auftakt mit Auftragnehmer",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "fbg3nppcn2": true
      },
      "vorgaenger": {
        "93tawnzm9q": {
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
    "tb5jfkse6s": {
      "art": "aufgabe",
      "oberknoten": "0jydb4z32z",
      "rang": "V",
      "titel": "EVB-IT-Vertragstyp wählen und ausfüllen",
      "kennung": null,
      "hinweis": "Für Cloud-Leistungen gibt es den EVB-IT Cloud. Bei Individualsoftware regeln Sie die Nutzungsrechte so, dass eine Veröffentlichung als Open Source möglich bleibt. Welcher Vertragstyp passt, zeigt die Entscheidungshilfe auf cio.bund.de.",
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "3pbttr4vad": true,
        "y9x6vw6j5c": true
      },
      "vorgaenger": {
        "m638f65a8e": {
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
    "v3a96gfef9": {
      "art": "aufgabe",
      "oberknoten": "75f42w81kr",
      "rang": "V",
      "titel": "Bekanntmachung veröffentlichen",
      "kennung": null,
      "hinweis": "Ab dem EU-Schwellenwert mit eForms auf TED, darunter auf der nationalen Plattform.",
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "9m319bp7b4": {
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
    "vg3en1esb1": {
      "art": "aufgabe",
      "oberknoten": "f2vjbnbt6x",
      "rang": "V",
      "titel": "Konzepte und Antworten bewerten",
      "kennung": null,
      "hinweis": "Mindestens zwei Personen bewerten unabhängig voneinander.",
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "3pbttr4vad": true
      },
      "vorgaenger": {
        "2w8590f5rd": {
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
    "wf7ffhh32e": {
      "art": "aufgabe",
      "oberknoten": "akqmn4m2jt",
      "rang": "V1",
      "titel": "Eignung prüfen und Bewerber auswählen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
        "n71tn91etn": true
      },
      "vorgaenger": {
        "zyw4z8thg2": {
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
    "x58jkzfpjc": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V4",
      "titel": "Prüfung und Wertung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "q7ycekkx2q",
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
    "xcrzz029k7": {
      "art": "aufgabe",
      "oberknoten": "75f42w81kr",
      "rang": "V3",
      "titel": "Angebotsfrist",
      "kennung": null,
      "hinweis": "Ab dem EU-Schwellenwert im offenen Verfahren mindestens 35 Kalendertage, bei elektronischer Abgabe 30. Im nicht offenen und im Verhandlungsverfahren sind es 30, elektronisch 25. Darunter muss die Frist angemessen sein; passen Sie die Dauer an.",
      "dauer": {
        "wert": 30,
        "einheit": "KT",
        "herkunft": "vorgabe"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "v3a96gfef9": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "neyzs1grq7": {
          "norm": "§ 13 UVgO",
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
    "xv0aay7x1v": {
      "art": "aufgabe",
      "oberknoten": "gw91skc26b",
      "rang": "V3",
      "titel": "Schnittstellen, Datenexport und Ausstieg regeln",
      "kennung": null,
      "hinweis": "Verlangen Sie offene Standards und die Herausgabe der Daten bei Vertragsende.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "3pbttr4vad",
      "mitwirkend": {
      },
      "vorgaenger": {
        "zckjqhd6sb": {
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
    "xy97vxmadn": {
      "art": "aufgabe",
      "oberknoten": "5x0gk9ntsz",
      "rang": "V3",
      "titel": "Vergabevermerk beginnen",
      "kennung": null,
      "hinweis": "Der Vermerk wird von jetzt an fortlaufend geführt. Eine Gliederung liegt unter dokumente/vergabevermerk.md.",
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "c8kr6cz32m": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "cc4j2wek92": {
          "norm": "§ 8 VgV",
          "land": null,
          "stand": "2026-11-01"
        },
        "j5a9mqcy94": {
          "norm": "§ 6 UVgO",
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
    "y2cjvmwxh8": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V",
      "titel": "Bedarf und Markt",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "n71tn91etn",
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
    "yb56h018x2": {
      "art": "meilenstein",
      "oberknoten": "y2cjvmwxh8",
      "rang": "V3",
      "titel": "Beschaffung freigegeben",
      "kennung": null,
      "hinweis": "Es gelten die Wertgrenzen der Hauptsatzung.",
      "dauer": null,
      "verantwortlich": "am5gzkdc48",
      "mitwirkend": {
        "j67e9e46td": true
      },
      "vorgaenger": {
        "2ptt2yjnwx": {
          "art": "EA",
          "verzug": null
        },
        "cjqmadg1hn": {
          "art": "EA",
          "verzug": null
        },
        "nj3cvzysec": {
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
    "yn4a38k48y": {
      "art": "aufgabe",
      "oberknoten": "5x0gk9ntsz",
      "rang": "V2",
      "titel": "Zeitplan mit Fristen aufstellen",
      "kennung": null,
      "hinweis": "Berücksichtigen Sie Feiertage, Ratssitzungen und die Bindefrist.",
      "dauer": {
        "wert": 2,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "c8kr6cz32m": {
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
    "zckjqhd6sb": {
      "art": "aufgabe",
      "oberknoten": "gw91skc26b",
      "rang": "V",
      "titel": "Leistungsverzeichnis produktneutral formulieren",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "n71tn91etn",
      "mitwirkend": {
        "3pbttr4vad": true
      },
      "vorgaenger": {
        "m638f65a8e": {
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
    "zkwqt3zxaq": {
      "art": "aufgabe",
      "oberknoten": "gw91skc26b",
      "rang": "V2",
      "titel": "Datenschutz und Informationssicherheit aufnehmen",
      "kennung": null,
      "hinweis": "Dazu gehören der Vertrag zur Auftragsverarbeitung, der Betrieb in der EU, der IT-Grundschutz und eine Stückliste der Software (SBOM).",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "2f7gv4sytj",
      "mitwirkend": {
        "bkt5mdfdcq": true
      },
      "vorgaenger": {
        "zckjqhd6sb": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "3mb0yb92wb": {
          "norm": "BSI TR-03183-2",
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
    "zyw4z8thg2": {
      "art": "aufgabe",
      "oberknoten": "akqmn4m2jt",
      "rang": "V",
      "titel": "Teilnahmefrist",
      "kennung": null,
      "hinweis": "Ab dem EU-Schwellenwert mindestens 30 Kalendertage. Darunter muss die Frist angemessen sein; passen Sie die Dauer an.",
      "dauer": {
        "wert": 30,
        "einheit": "KT",
        "herkunft": "vorgabe"
      },
      "verantwortlich": "q7ycekkx2q",
      "mitwirkend": {
      },
      "vorgaenger": {
        "v3a96gfef9": {
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
    }
  },
  "rollen": {
    "2f7gv4sytj": {
      "titel": "Datenschutz",
      "kuerzel": "DSB"
    },
    "3pbttr4vad": {
      "titel": "IT-Stelle",
      "kuerzel": "IT"
    },
    "3y5ty2twwy": {
      "titel": "Schwerbehindertenvertretung",
      "kuerzel": "SBV"
    },
    "61hp5amb1j": {
      "titel": "Fortbildung",
      "kuerzel": "FOB"
    },
    "64sywsc2ry": {
      "titel": "Kämmerei",
      "kuerzel": "KÄM"
    },
    "aj72vp6pwd": {
      "titel": "Personalrat",
      "kuerzel": "PR"
    },
    "am5gzkdc48": {
      "titel": "Verwaltungsleitung",
      "kuerzel": "VL"
    },
    "bkt5mdfdcq": {
      "titel": "Informationssicherheit",
      "kuerzel": "ISB"
    },
    "fbg3nppcn2": {
      "titel": "Auftragnehmer",
      "kuerzel": "AN"
    },
    "hq9mgr3zs1": {
      "titel": "Rechnungsprüfung",
      "kuerzel": "RPA"
    },
    "j67e9e46td": {
      "titel": "Rat oder Ausschuss",
      "kuerzel": "RAT"
    },
    "jd1r8w6s4b": {
      "titel": "Organisation",
      "kuerzel": "ORG"
    },
    "n71tn91etn": {
      "titel": "Fachamt",
      "kuerzel": "FA"
    },
    "q7ycekkx2q": {
      "titel": "Vergabestelle",
      "kuerzel": "VGS"
    },
    "y9x6vw6j5c": {
      "titel": "Rechtsamt",
      "kuerzel": "REC"
    },
    "z7ghybpbz9": {
      "titel": "Schlüsselpersonen im Amt",
      "kuerzel": "SP"
    }
  },
  "parameter": {
    "eu_schwelle": {
      "titel": "Der Auftragswert erreicht den EU-Schwellenwert",
      "art": "ja-nein",
      "werte": {
      }
    },
    "teststellung": {
      "titel": "Eine Teststellung oder Präsentation ist vorgesehen",
      "art": "ja-nein",
      "werte": {
      }
    },
    "verhandlung": {
      "titel": "Es wird über Angebote verhandelt",
      "art": "ja-nein",
      "werte": {
      }
    },
    "zweistufig": {
      "titel": "Dem Angebot geht ein Teilnahmewettbewerb voraus",
      "art": "ja-nein",
      "werte": {
      }
    }
  }
}

"""#),
("vorlagen/beschaffung/ausschreibung-it/vorlage.json", #"""
{
  "format": "allmende-vorlage/1",
  "id": "x3bj342cf1",
  "titel": "Ausschreibung von IT-Leistungen",
  "kurztext": "Vergabe von IT-Leistungen vom Bedarf bis zum Vertragsstart: Markterkundung, Verfahrenswahl, Unterlagen, Wettbewerb, Wertung, Zuschlag. Für Vergaben ober- und unterhalb der EU-Schwellenwerte, ein- und zweistufig.",
  "zustand": "in-pruefung",
  "lizenz": "CC-BY-4.0",
  "stelle": "000000000000",
  "kontakte": {
    "d8tbga9bfb": {
      "funktion": "Zentrale Vergabestelle der Musterstadt"
    }
  },
  "leistungen": {
  },
  "schlagwoerter": {
    "Ausschreibung": true,
    "Beschaffung": true,
    "EVB-IT": true,
    "IT-Vergabe": true,
    "Leistungsverzeichnis": true,
    "UVgO": true,
    "Vergabe": true,
    "VgV": true
  },
  "rechtsgrundlagen": {
    "0k9zb755ng": {
      "norm": "§ 5 VgV (Vertraulichkeit)",
      "land": null,
      "stand": "2026-11-01"
    },
    "600ya80f32": {
      "norm": "VO (EU) 2025/2150 bis 2025/2152 (Schwellenwerte 2026 und 2027)",
      "land": null,
      "stand": "2026-11-01"
    },
    "70xc0sd0gs": {
      "norm": "§ 75a GO NRW",
      "land": "NW",
      "stand": "2026-11-01"
    },
    "hvm59weypx": {
      "norm": "GWB, Teil 4",
      "land": null,
      "stand": "2026-11-01"
    },
    "jwyegj8a7f": {
      "norm": "UVgO",
      "land": null,
      "stand": "2026-11-01"
    },
    "qbdhf2gdgc": {
      "norm": "GeschGehG",
      "land": null,
      "stand": "2026-11-01"
    },
    "xb123z63w1": {
      "norm": "VgV",
      "land": null,
      "stand": "2026-11-01"
    }
  },
  "ersetzt": null
}

"""#),
    ]
}
