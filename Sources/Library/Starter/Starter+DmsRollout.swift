// swift-format-ignore-file
// Written by Fixtures/embed-starter.py from Fixtures/starter; change the files there.

extension Starter {
    static let dmsRollout: [(path: String, content: String)] = [
("vorlagen/dokumentenmanagement/dms-rollout/README.md", #"""
# DMS-Rollout

Das Dokumentenmanagementsystem ist beschafft. Diese Vorlage bringt es in die Ämter: erst das Basissystem, dann eine Pilotwelle, dann Welle für Welle, am Ende der Regelbetrieb.

## Für wen sie gedacht ist

- für Kommunen, deren System ausgewählt ist und die nun alle Ämter umstellen,
- für IT-Dienstleister, die mehrere Häuser gleichzeitig begleiten,
- nicht für den allerersten Schritt: Wer noch entscheidet, ob und wie, beginnt mit der [eAkte-Einführung](vorlage:qrzsgz11qz); wer noch beschafft, mit der [Ausschreibung von IT-Leistungen](vorlage:x3bj342cf1).

## Wie lange es dauert

Der längste Weg durch den Plan beträgt 281 Arbeitstage, rund 14 Monate, mit **einer** Welle nach der Pilotwelle. Zwei Abstände gehören dazu: Die Erfolgskontrolle beginnt erst 60 Arbeitstage nach der letzten Abnahme.

Die Dauern sind Schätzungen für eine Stadt mit 300 bis 600 Bildschirmarbeitsplätzen. Zum Vergleich: Hessen führte mit »DMS 4.0« in vier Wellen 47 Einführungsprojekte in 263 Dienststellen durch, jedes dauerte etwa neun Monate; ein Kompetenzzentrum half mit Konzepten und Vorlagen.

## Was Sie vorher brauchen

1. **Das System**, beschafft und lieferbar, samt Vertrag mit dem Betreiber.
2. **Einen gezeichneten Projektauftrag**, der das DMS vom Gruppenlaufwerk abgrenzt.
3. **Ansprechpersonen in jedem Amt**, mit Zeit.
4. **Einen gültigen Aktenplan.** Fehlt er, planen Sie die Arbeit daran aus der eAkte-Einführung mit ein.

## Welche Fragen Sie beantworten

| Frage | Wirkung |
|---|---|
| Welche Fachverfahren werden angebunden? | »Fachverfahren anbinden« erscheint je Verfahren einmal. Ist die Liste leer, entfällt auch der Test der Anbindung. |
| Wie viele Wellen folgen auf die Pilotwelle? | Die Phase »Rolloutwelle« erscheint je Welle einmal. |

## In welcher Reihenfolge die Ämter drankommen

Bewährte Kriterien sind die Zahl und Verteilung der Organisationseinheiten, die Zahl der betroffenen Personen, vorhandene eAkten-Module der Fachverfahren, die Aktenarten, die Auslastung im Amt und der erwartete Nutzen. Eine Tabelle zum Ausfüllen liegt bei.

## Woran solche Projekte scheitern

- Statt des Standards wird programmiert, und das nächste Update zerstört die Sonderlösung.
- Die Ämter bekommen zu wenige Personaltage.
- Unvorhergesehene Sonderlagen verschieben einzelne Ämter; ohne Puffer kippt die ganze Welle.
- Niemand hat entschieden, was ins DMS, was ins Fachverfahren und was aufs Laufwerk gehört.

## Was beiliegt

- `dokumente/wellenplan.md`: Kriterien und Tabelle für die Reihenfolge
- `dokumente/laufzettel-amt.md`: was bis zur Abnahme eines Amts erledigt sein muss

## Quellen

Phasen, Wellen und Zahlen aus Hessen: HZD, inform 4/23. Kriterien der Reihenfolge und Sonderlagen: egovernment.de, »DMS-Einführung in der Verwaltung«, Teil 2. Sonderprogrammierung: ebenda Teil 1 sowie Zöller & Partner, Tipps zur Einführung eines DMS. Mitbestimmung: VG Sigmaringen, 02.08.2017, PL 11 K 499/17. Barrierefreiheit: barrierefreiheit-bw.de.

Alle Rechtsgrundlagen haben den Stand November 2026. Diese Vorlage ist noch nicht von einer zweiten Kommune geprüft.

"""#),
("vorlagen/dokumentenmanagement/dms-rollout/dokumente/laufzettel-amt.md", #"""
# Laufzettel für ein Amt

Amt: ________________   Welle: ____   Stichtag: ____________

## Vorher

- [ ] Ausschnitt aus dem Aktenplan und Ablage sind festgelegt
- [ ] Berechtigungen und Vertretungen sind eingerichtet
- [ ] Abläufe sind angepasst und beschrieben
- [ ] Datenübernahme ist geprobt: Zählung vorher ____ , nachher ____
- [ ] Anbindung der Fachverfahren ist getestet (falls vorgesehen)
- [ ] Alle sind geschult, auch die Führungskräfte

## In den ersten drei Wochen

- [ ] Begleitung vor Ort ist eingeteilt
- [ ] Fragen und Fehler werden gesammelt und täglich gesichtet
- [ ] Niemand legt mehr auf dem Gruppenlaufwerk ab

## Abnahme

- [ ] Stichprobe von zehn Vorgängen ist vollständig und richtig abgelegt
- [ ] Offene Punkte sind benannt, mit Stelle und Termin
- [ ] Termin für den Schreibschutz des Gruppenlaufwerks steht fest

Abgenommen durch: Fachamt und Projektleitung

"""#),
("vorlagen/dokumentenmanagement/dms-rollout/dokumente/wellenplan.md", #"""
# Wellenplan

Bewerten Sie jedes Amt mit 1 (spricht für später) bis 3 (spricht für früher). Ämter mit hoher Summe gehören in die ersten Wellen; eine Welle sollte nicht nur aus schwierigen Ämtern bestehen.

| Amt | Nutzen | Auslastung | Altakten | Fachverfahren | Mobile Arbeit | Bereitschaft | Summe | Welle |
|---|---|---|---|---|---|---|---|---|
| | | | | | | | | |

## Was die Spalten meinen

- **Nutzen:** Wie viel Suchen, Laufen und Kopieren fällt weg?
- **Auslastung:** Gibt es Sperrzeiten wie Wahlen, Jahresabschluss, Einschulung?
- **Altakten:** Wie viele laufende Akten müssen zum Stichtag überführt werden?
- **Fachverfahren:** Gibt es ein eAkten-Modul, und ist die Anbindung erprobt?
- **Mobile Arbeit:** Reichen Geräte und Bandbreite der Außenstellen?
- **Bereitschaft:** Sind Schlüsselpersonen benannt und freigestellt?

## Puffer

Planen Sie zwischen zwei Wellen mindestens zwei Wochen ohne neue Ämter: für Nacharbeit und für Sonderlagen.

"""#),
("vorlagen/dokumentenmanagement/dms-rollout/struktur.json", #"""
{
  "format": "allmende-struktur/1",
  "knoten": {
    "087kq4dc5x": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V",
      "titel": "Vorbereitung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "e0tjq9ay77",
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
    "0mmp6tydc5": {
      "art": "meilenstein",
      "oberknoten": "da40f54bmz",
      "rang": "V4",
      "titel": "Rollout abgeschlossen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "yxdhw8v7hf",
      "mitwirkend": {
      },
      "vorgaenger": {
        "3xhefs3rxa": {
          "art": "EA",
          "verzug": null
        },
        "y3qawp2vvx": {
          "art": "EA",
          "verzug": null
        },
        "yzqbc8dcjd": {
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
    "0nybpd7xbz": {
      "art": "aufgabe",
      "oberknoten": "s07b3k6g2t",
      "rang": "V2",
      "titel": "Vorlagen, Verfügungen, Laufwege",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "g7vc7ec84k",
      "mitwirkend": {
        "a9wp7m4ggm": true
      },
      "vorgaenger": {
        "4q873djx9b": {
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
    "0pxqaj12vn": {
      "art": "aufgabe",
      "oberknoten": "2vweq2qbx0",
      "rang": "V2",
      "titel": "Geschäftsprozesse des Amts anpassen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "a9wp7m4ggm",
      "mitwirkend": {
        "g7vc7ec84k": true
      },
      "vorgaenger": {
        "vfz0wedh2m": {
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
    "0vd3xbx9kx": {
      "art": "aufgabe",
      "oberknoten": "da40f54bmz",
      "rang": "V2",
      "titel": "Erfolgskontrolle und Nachschulung",
      "kennung": null,
      "hinweis": "Nach rund drei Monaten Betrieb zeigt sich, was hängen geblieben ist.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
        "8et7swzgvs": true
      },
      "vorgaenger": {
        "dnnwwqjbav": {
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
    "0z6f37zm9e": {
      "art": "aufgabe",
      "oberknoten": "cd0v59y17q",
      "rang": "V",
      "titel": "Funktions-, Last- und Berechtigungstest",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "awnsfv792f": true
      },
      "vorgaenger": {
        "0nybpd7xbz": {
          "art": "EA",
          "verzug": null
        },
        "nbw4x82y7h": {
          "art": "EA",
          "verzug": null
        },
        "pfecjq187s": {
          "art": "EA",
          "verzug": null
        },
        "tcqrnrg94j": {
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
    "2vweq2qbx0": {
      "art": "paket",
      "oberknoten": "7b682b5d0s",
      "rang": "V1",
      "titel": "Organisatorische Vorbereitung je Amt",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "g7vc7ec84k",
      "mitwirkend": {
        "a9wp7m4ggm": true
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
    "3cqfcbwgw0": {
      "art": "paket",
      "oberknoten": "vv962eqz8x",
      "rang": "V1",
      "titel": "Auftakt und Kommunikation",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
        "5ebbqtfa9w": true
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
    "3k7knby5f7": {
      "art": "meilenstein",
      "oberknoten": "cd0v59y17q",
      "rang": "V2",
      "titel": "Freigabe Basissystem",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "b200r50528",
      "mitwirkend": {
      },
      "vorgaenger": {
        "0z6f37zm9e": {
          "art": "EA",
          "verzug": null
        },
        "b3entp0w75": {
          "art": "EA",
          "verzug": null
        },
        "c4jma9mvbm": {
          "art": "EA",
          "verzug": null
        },
        "gsqvdqcssh": {
          "art": "EA",
          "verzug": null
        },
        "gtdemt3gyv": {
          "art": "EA",
          "verzug": null
        },
        "tba9kadq15": {
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
    "3tdt65ahay": {
      "art": "aufgabe",
      "oberknoten": "kvvp9fv7q3",
      "rang": "V2",
      "titel": "Pilotbetrieb",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 40,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "a9wp7m4ggm",
      "mitwirkend": {
        "awnsfv792f": true
      },
      "vorgaenger": {
        "bcz2a5tw69": {
          "art": "EA",
          "verzug": null
        },
        "tzj78ve65y": {
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
    "3xhefs3rxa": {
      "art": "aufgabe",
      "oberknoten": "da40f54bmz",
      "rang": "V",
      "titel": "Fachadministration und Support aufbauen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "5qwjmy0b8e": true
      },
      "vorgaenger": {
        "9jma2h64gt": {
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
    "416khr1pj5": {
      "art": "aufgabe",
      "oberknoten": "f52b07v64g",
      "rang": "V3",
      "titel": "Softwareverteilung auf die Arbeitsplätze",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
      },
      "vorgaenger": {
        "ry5b0c6gn0": {
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
    "4n9wwrym30": {
      "art": "aufgabe",
      "oberknoten": "kvvp9fv7q3",
      "rang": "V3",
      "titel": "Auswertung und Nachsteuerung",
      "kennung": null,
      "hinweis": "Werten Sie Zufriedenheit, Störungsmeldungen und gemessene Zeiten aus.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
        "a9wp7m4ggm": true,
        "r7savm1881": true
      },
      "vorgaenger": {
        "3tdt65ahay": {
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
    "4q873djx9b": {
      "art": "aufgabe",
      "oberknoten": "s07b3k6g2t",
      "rang": "V",
      "titel": "Aktenplan und Aktentypen einrichten",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "5qwjmy0b8e",
      "mitwirkend": {
        "gj730g944p": true
      },
      "vorgaenger": {
        "q2zty9hh6t": {
          "art": "EA",
          "verzug": null
        },
        "q6fhgnxvhj": {
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
    "4yyf0zmsnz": {
      "art": "aufgabe",
      "oberknoten": "phx7dvv64c",
      "rang": "V1",
      "titel": "Vorhandene DMS-/Archivmodule erfassen",
      "kennung": null,
      "hinweis": "Vielleicht genügt eine Nachbeschaffung, und eine neue Ausschreibung ist nicht nötig.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
      },
      "vorgaenger": {
        "x8fe23e080": {
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
    "52r1wrdtj7": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V2",
      "titel": "Basissystem einrichten",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "gj730g944p",
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
    "597s5yw8an": {
      "art": "aufgabe",
      "oberknoten": "ke3nh943f6",
      "rang": "V1",
      "titel": "Fachverfahrensanbindung testen",
      "kennung": null,
      "hinweis": "Nur nötig, wenn Fachverfahren angebunden werden.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "79wrkgt2fx",
      "mitwirkend": {
        "a9wp7m4ggm": true
      },
      "vorgaenger": {
        "vhwnqdg16a": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": "fachverfahren",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "6gytz5ghan": {
      "art": "aufgabe",
      "oberknoten": "c6xyssyp39",
      "rang": "V3",
      "titel": "Posteingang aus Onlinediensten übernehmen",
      "kennung": null,
      "hinweis": "Zum Beispiel über FIT-Connect oder einen Empfangsclient.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "th45m9wx2y": true
      },
      "vorgaenger": {
        "4q873djx9b": {
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
    "6kbf6vykb4": {
      "art": "aufgabe",
      "oberknoten": "c6xyssyp39",
      "rang": "V2",
      "titel": "Fachverfahren anbinden",
      "kennung": null,
      "hinweis": "Dieser Schritt wird für jedes Fachverfahren einmal durchlaufen.",
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "79wrkgt2fx",
      "mitwirkend": {
        "a9wp7m4ggm": true,
        "gj730g944p": true
      },
      "vorgaenger": {
        "4q873djx9b": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": "fachverfahren",
      "fremdids": {
      }
    },
    "7b682b5d0s": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V4",
      "titel": "Rolloutwelle",
      "kennung": null,
      "hinweis": "Diese Phase wird für jede Welle einmal durchlaufen. Hessen kam mit vier Wellen aus.",
      "dauer": null,
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": "wellen",
      "fremdids": {
      }
    },
    "7f8yfhqtdk": {
      "art": "aufgabe",
      "oberknoten": "e9g3pjp0k6",
      "rang": "V1",
      "titel": "Projektleitung, Kernteam und Ansprechpersonen je Amt benennen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "yxdhw8v7hf",
      "mitwirkend": {
        "a9wp7m4ggm": true
      },
      "vorgaenger": {
        "n4ekzbwe1s": {
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
    "8n8gn4sjhs": {
      "art": "aufgabe",
      "oberknoten": "2vweq2qbx0",
      "rang": "V1",
      "titel": "Berechtigungen und Vertretungen je Amt",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "g7vc7ec84k",
      "mitwirkend": {
        "gj730g944p": true
      },
      "vorgaenger": {
        "qkyer0s38a": {
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
    "9jma2h64gt": {
      "art": "meilenstein",
      "oberknoten": "kvvp9fv7q3",
      "rang": "V4",
      "titel": "Rollout freigegeben",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "b200r50528",
      "mitwirkend": {
      },
      "vorgaenger": {
        "4n9wwrym30": {
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
    "b3entp0w75": {
      "art": "aufgabe",
      "oberknoten": "xnmwz83sap",
      "rang": "V3",
      "titel": "Auftragsverarbeitung mit Betreiber",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "vk0rb6a3gk",
      "mitwirkend": {
        "18tvcz39cz": true
      },
      "vorgaenger": {
        "x8fe23e080": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "ekyrsp6seq": {
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
    "bcz2a5tw69": {
      "art": "aufgabe",
      "oberknoten": "kvvp9fv7q3",
      "rang": "V",
      "titel": "Pilotämter vorbereiten und schulen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
        "8et7swzgvs": true,
        "a9wp7m4ggm": true
      },
      "vorgaenger": {
        "3k7knby5f7": {
          "art": "EA",
          "verzug": null
        },
        "g2y4xtw82s": {
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
    "bnm348vgkr": {
      "art": "aufgabe",
      "oberknoten": "z4j403xr7w",
      "rang": "V2",
      "titel": "Anlaufbegleitung",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "awnsfv792f",
      "mitwirkend": {
        "gj730g944p": true
      },
      "vorgaenger": {
        "sxczc9p8zc": {
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
    "c4jma9mvbm": {
      "art": "aufgabe",
      "oberknoten": "cd0v59y17q",
      "rang": "V1",
      "titel": "Barrierefreiheitsprüfung",
      "kennung": null,
      "hinweis": "Technischer Maßstab ist EN 301 549; auch interne Anwendungen müssen mit Hilfsmitteln bedienbar sein.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "s17csnb07b",
      "mitwirkend": {
        "gj730g944p": true
      },
      "vorgaenger": {
        "416khr1pj5": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "75pmqd4arj": {
          "norm": "BITV 2.0",
          "land": null,
          "stand": "2026-11-01"
        },
        "c8t7dawvcx": {
          "norm": "§ 10 L-BGG BW",
          "land": "BW",
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
    "c6xyssyp39": {
      "art": "paket",
      "oberknoten": "52r1wrdtj7",
      "rang": "V2",
      "titel": "Schnittstellen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "79wrkgt2fx": true
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
    "cd0v59y17q": {
      "art": "paket",
      "oberknoten": "52r1wrdtj7",
      "rang": "V3",
      "titel": "Prüfung und Freigabe",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "e0tjq9ay77",
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
    "da40f54bmz": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V5",
      "titel": "Betrieb und Abschluss",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "gj730g944p",
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
    "dnnwwqjbav": {
      "art": "meilenstein",
      "oberknoten": "z4j403xr7w",
      "rang": "V3",
      "titel": "Abnahme des Amts",
      "kennung": null,
      "hinweis": "Ein Laufzettel liegt unter dokumente/laufzettel-amt.md.",
      "dauer": null,
      "verantwortlich": "a9wp7m4ggm",
      "mitwirkend": {
        "e0tjq9ay77": true
      },
      "vorgaenger": {
        "bnm348vgkr": {
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
    "e9g3pjp0k6": {
      "art": "paket",
      "oberknoten": "087kq4dc5x",
      "rang": "V",
      "titel": "Projektauftrag und Rollout-Vereinbarung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "e0tjq9ay77",
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
    "f52b07v64g": {
      "art": "paket",
      "oberknoten": "52r1wrdtj7",
      "rang": "V",
      "titel": "Plattform",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "18tvcz39cz",
      "mitwirkend": {
        "gj730g944p": true
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
    "g0fpkk3ajp": {
      "art": "aufgabe",
      "oberknoten": "3cqfcbwgw0",
      "rang": "V",
      "titel": "Auftaktveranstaltung",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
        "yxdhw8v7hf": true
      },
      "vorgaenger": {
        "sh1yhp56ag": {
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
    "g2y4xtw82s": {
      "art": "aufgabe",
      "oberknoten": "3cqfcbwgw0",
      "rang": "V1",
      "titel": "Intranetseite, häufige Fragen, Sprechstunden",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "5ebbqtfa9w",
      "mitwirkend": {
        "e0tjq9ay77": true
      },
      "vorgaenger": {
        "g0fpkk3ajp": {
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
    "gsqvdqcssh": {
      "art": "aufgabe",
      "oberknoten": "xnmwz83sap",
      "rang": "V2",
      "titel": "DSFA, Verzeichniseintrag, Löschkonzept",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "vk0rb6a3gk",
      "mitwirkend": {
        "g7vc7ec84k": true
      },
      "vorgaenger": {
        "q6fhgnxvhj": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "35gzzmx55m": {
          "norm": "Art. 30 DSGVO",
          "land": null,
          "stand": "2026-11-01"
        },
        "6am3d6w66w": {
          "norm": "Art. 17 DSGVO",
          "land": null,
          "stand": "2026-11-01"
        },
        "9ktr51apmh": {
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
    "gtdemt3gyv": {
      "art": "aufgabe",
      "oberknoten": "xnmwz83sap",
      "rang": "V1",
      "titel": "Dienstvereinbarung DMS verhandeln",
      "kennung": null,
      "hinweis": "Schließen Sie die Auswertung von Protokoll- und Statusdaten aus oder begrenzen Sie sie eng.",
      "dauer": {
        "wert": 30,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "g7vc7ec84k",
      "mitwirkend": {
        "r7savm1881": true
      },
      "vorgaenger": {
        "xxvnx01s5k": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "0p1r0jpfk9": {
          "norm": "§ 75 Abs. 4 Nr. 11 LPVG BW",
          "land": "BW",
          "stand": "2026-11-01"
        },
        "95y6cy8zb5": {
          "norm": "§ 72 Abs. 3 LPVG NRW",
          "land": "NW",
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
    "gxp9smex9g": {
      "art": "aufgabe",
      "oberknoten": "phx7dvv64c",
      "rang": "V2",
      "titel": "Arbeitsplätze, Netze, Scanner und mobile Nutzung prüfen",
      "kennung": null,
      "hinweis": "Denken Sie an zwei Bildschirme je Arbeitsplatz und an die Bandbreite der Außenstellen.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
      },
      "vorgaenger": {
        "x8fe23e080": {
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
    "jpgypg63pp": {
      "art": "aufgabe",
      "oberknoten": "z4j403xr7w",
      "rang": "V",
      "titel": "Anwender- und Führungskräfteschulung",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "8et7swzgvs",
      "mitwirkend": {
        "awnsfv792f": true
      },
      "vorgaenger": {
        "vhwnqdg16a": {
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
    "ke3nh943f6": {
      "art": "paket",
      "oberknoten": "7b682b5d0s",
      "rang": "V2",
      "titel": "Technische Umsetzung je Amt",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "gj730g944p",
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
    "kvvp9fv7q3": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V3",
      "titel": "Pilotwelle",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "e0tjq9ay77",
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
    "n4ekzbwe1s": {
      "art": "aufgabe",
      "oberknoten": "e9g3pjp0k6",
      "rang": "V",
      "titel": "Ziele, Umfang und Abgrenzung zum Gruppenlaufwerk klären",
      "kennung": null,
      "hinweis": "Ein DMS ersetzt nicht eins zu eins das Gruppenlaufwerk. Sagen Sie früh, was künftig wohin gehört.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
        "g7vc7ec84k": true
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
    "nbw4x82y7h": {
      "art": "aufgabe",
      "oberknoten": "c6xyssyp39",
      "rang": "V",
      "titel": "E-Mail- und Büroprogramme anbinden",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "18tvcz39cz": true
      },
      "vorgaenger": {
        "416khr1pj5": {
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
    "pfecjq187s": {
      "art": "aufgabe",
      "oberknoten": "c6xyssyp39",
      "rang": "V1",
      "titel": "Scanstrecke anbinden",
      "kennung": null,
      "hinweis": "Grundlage ist die Verfahrensanweisung zum ersetzenden Scannen.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "qp6whvn07k",
      "mitwirkend": {
        "gj730g944p": true
      },
      "vorgaenger": {
        "q2zty9hh6t": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "xq81p4ygks": {
          "norm": "BSI TR-03138 (TR-RESISCAN)",
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
    "phx7dvv64c": {
      "art": "paket",
      "oberknoten": "087kq4dc5x",
      "rang": "V1",
      "titel": "Bestandsaufnahme der Verwaltung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "g7vc7ec84k",
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
    "q2zty9hh6t": {
      "art": "aufgabe",
      "oberknoten": "f52b07v64g",
      "rang": "V",
      "titel": "Test-, Schulungs- und Produktivsystem installieren",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "18tvcz39cz",
      "mitwirkend": {
      },
      "vorgaenger": {
        "x8fe23e080": {
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
    "q6fhgnxvhj": {
      "art": "aufgabe",
      "oberknoten": "phx7dvv64c",
      "rang": "V",
      "titel": "Ämterliste mit Aktenarten, Mengen und Fachverfahren",
      "kennung": null,
      "hinweis": "Unterscheiden Sie die Aktenarten: Sachakte, Fallakte, Personalakte, Bauakte und so weiter.",
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "g7vc7ec84k",
      "mitwirkend": {
        "a9wp7m4ggm": true
      },
      "vorgaenger": {
        "x8fe23e080": {
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
    "qkyer0s38a": {
      "art": "aufgabe",
      "oberknoten": "2vweq2qbx0",
      "rang": "V",
      "titel": "Aktenplan-Ausschnitt und Ablage je Amt festlegen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "5qwjmy0b8e",
      "mitwirkend": {
        "a9wp7m4ggm": true,
        "awnsfv792f": true
      },
      "vorgaenger": {
        "vfz0wedh2m": {
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
    "ry5b0c6gn0": {
      "art": "aufgabe",
      "oberknoten": "f52b07v64g",
      "rang": "V1",
      "titel": "Verzeichnisdienst und Einmalanmeldung anbinden",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "18tvcz39cz": true
      },
      "vorgaenger": {
        "q2zty9hh6t": {
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
    "s07b3k6g2t": {
      "art": "paket",
      "oberknoten": "52r1wrdtj7",
      "rang": "V1",
      "titel": "Fachliche Grundeinstellung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "g7vc7ec84k",
      "mitwirkend": {
        "5qwjmy0b8e": true
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
    "sh1yhp56ag": {
      "art": "meilenstein",
      "oberknoten": "087kq4dc5x",
      "rang": "V2",
      "titel": "Wellenplan beschlossen",
      "kennung": null,
      "hinweis": "Kriterien für die Reihenfolge stehen in dokumente/wellenplan.md.",
      "dauer": null,
      "verantwortlich": "b200r50528",
      "mitwirkend": {
      },
      "vorgaenger": {
        "4yyf0zmsnz": {
          "art": "EA",
          "verzug": null
        },
        "gxp9smex9g": {
          "art": "EA",
          "verzug": null
        },
        "q6fhgnxvhj": {
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
    "sxczc9p8zc": {
      "art": "meilenstein",
      "oberknoten": "z4j403xr7w",
      "rang": "V1",
      "titel": "Produktivstart",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "a9wp7m4ggm",
      "mitwirkend": {
      },
      "vorgaenger": {
        "0pxqaj12vn": {
          "art": "EA",
          "verzug": null
        },
        "597s5yw8an": {
          "art": "EA",
          "verzug": null
        },
        "jpgypg63pp": {
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
    "tba9kadq15": {
      "art": "aufgabe",
      "oberknoten": "f52b07v64g",
      "rang": "V2",
      "titel": "Sicherung, Wiederanlauf und Überwachung",
      "kennung": null,
      "hinweis": "Üben Sie die Wiederherstellung wirklich, statt sie nur zu beschreiben.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "18tvcz39cz",
      "mitwirkend": {
        "8xjyabsccv": true
      },
      "vorgaenger": {
        "q2zty9hh6t": {
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
    "tcqrnrg94j": {
      "art": "aufgabe",
      "oberknoten": "s07b3k6g2t",
      "rang": "V1",
      "titel": "Rollen und Rechte einrichten",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "g7vc7ec84k": true
      },
      "vorgaenger": {
        "4q873djx9b": {
          "art": "EA",
          "verzug": null
        },
        "ry5b0c6gn0": {
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
    "tzj78ve65y": {
      "art": "aufgabe",
      "oberknoten": "kvvp9fv7q3",
      "rang": "V1",
      "titel": "Altdaten der Pilotämter migrieren",
      "kennung": null,
      "hinweis": "Machen Sie einen Probelauf und zählen Sie vorher und nachher.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "a9wp7m4ggm": true
      },
      "vorgaenger": {
        "3k7knby5f7": {
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
    "vfz0wedh2m": {
      "art": "aufgabe",
      "oberknoten": "7b682b5d0s",
      "rang": "V",
      "titel": "Welle planen: Ämter, Termine, Belastung",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
        "a9wp7m4ggm": true
      },
      "vorgaenger": {
        "9jma2h64gt": {
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
    "vhwnqdg16a": {
      "art": "aufgabe",
      "oberknoten": "ke3nh943f6",
      "rang": "V",
      "titel": "Einrichtung und Datenübernahme",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "18tvcz39cz": true
      },
      "vorgaenger": {
        "8n8gn4sjhs": {
          "art": "EA",
          "verzug": null
        },
        "qkyer0s38a": {
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
    "vv962eqz8x": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V1",
      "titel": "Initialisierung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "e0tjq9ay77",
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
    "w61eyx5epw": {
      "art": "aufgabe",
      "oberknoten": "s07b3k6g2t",
      "rang": "V3",
      "titel": "Fristen, Aussonderung, Archivschnittstelle",
      "kennung": null,
      "hinweis": "Für Aussonderung und Austausch gibt es den Standard XDOMEA.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "xz21wqmn9x",
      "mitwirkend": {
        "5qwjmy0b8e": true
      },
      "vorgaenger": {
        "4q873djx9b": {
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
    "x8fe23e080": {
      "art": "meilenstein",
      "oberknoten": "e9g3pjp0k6",
      "rang": "V2",
      "titel": "Projektauftrag gezeichnet",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "yxdhw8v7hf",
      "mitwirkend": {
      },
      "vorgaenger": {
        "7f8yfhqtdk": {
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
    "xnmwz83sap": {
      "art": "paket",
      "oberknoten": "vv962eqz8x",
      "rang": "V",
      "titel": "Beteiligung und Rechtsrahmen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "e0tjq9ay77",
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
    "xxvnx01s5k": {
      "art": "aufgabe",
      "oberknoten": "xnmwz83sap",
      "rang": "V",
      "titel": "Personalrat, SBV, Gleichstellung unterrichten",
      "kennung": null,
      "hinweis": "Unterrichten Sie, bevor Einzelheiten feststehen. Für die Mitbestimmung zählt, ob sich das System zur Kontrolle eignet, nicht ob jemand kontrollieren will. Setzen Sie Ihr Landesrecht ein.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
        "r7savm1881": true,
        "s17csnb07b": true,
        "sdfy39tbhg": true
      },
      "vorgaenger": {
        "x8fe23e080": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "dymjzaad6p": {
          "norm": "§ 72 Abs. 3 LPVG NRW",
          "land": "NW",
          "stand": "2026-11-01"
        },
        "ezmjm3avq4": {
          "norm": "§ 75 Abs. 4 Nr. 11 LPVG BW",
          "land": "BW",
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
    "y3qawp2vvx": {
      "art": "aufgabe",
      "oberknoten": "da40f54bmz",
      "rang": "V1",
      "titel": "Gruppenlaufwerke schreibgeschützt stellen",
      "kennung": null,
      "hinweis": "Räumen Sie eine Übergangsfrist ein.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "gj730g944p",
      "mitwirkend": {
        "a9wp7m4ggm": true
      },
      "vorgaenger": {
        "dnnwwqjbav": {
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
    "yzqbc8dcjd": {
      "art": "aufgabe",
      "oberknoten": "da40f54bmz",
      "rang": "V3",
      "titel": "Erfahrungsbericht in die Bibliothek",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "e0tjq9ay77",
      "mitwirkend": {
      },
      "vorgaenger": {
        "0vd3xbx9kx": {
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
    "z4j403xr7w": {
      "art": "paket",
      "oberknoten": "7b682b5d0s",
      "rang": "V3",
      "titel": "Schulung und Start",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "8et7swzgvs",
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
    }
  },
  "rollen": {
    "18tvcz39cz": {
      "titel": "Kommunaler IT-Dienstleister",
      "kuerzel": "KDL"
    },
    "5ebbqtfa9w": {
      "titel": "Redaktion und Öffentlichkeitsarbeit",
      "kuerzel": "RED"
    },
    "5qwjmy0b8e": {
      "titel": "Registratur und Aktenplan",
      "kuerzel": "REG"
    },
    "79wrkgt2fx": {
      "titel": "Fachverfahrenshersteller",
      "kuerzel": "FVH"
    },
    "8et7swzgvs": {
      "titel": "Fortbildung",
      "kuerzel": "FOB"
    },
    "8xjyabsccv": {
      "titel": "Informationssicherheit",
      "kuerzel": "ISB"
    },
    "a9wp7m4ggm": {
      "titel": "Fachamt",
      "kuerzel": "FA"
    },
    "awnsfv792f": {
      "titel": "Schlüsselpersonen im Amt",
      "kuerzel": "SP"
    },
    "b200r50528": {
      "titel": "Lenkungsgruppe",
      "kuerzel": "LG"
    },
    "e0tjq9ay77": {
      "titel": "Projektleitung",
      "kuerzel": "PL"
    },
    "g7vc7ec84k": {
      "titel": "Organisation",
      "kuerzel": "ORG"
    },
    "gj730g944p": {
      "titel": "IT-Stelle",
      "kuerzel": "IT"
    },
    "qp6whvn07k": {
      "titel": "Poststelle und Scanstelle",
      "kuerzel": "SCAN"
    },
    "r7savm1881": {
      "titel": "Personalrat",
      "kuerzel": "PR"
    },
    "s17csnb07b": {
      "titel": "Schwerbehindertenvertretung",
      "kuerzel": "SBV"
    },
    "sdfy39tbhg": {
      "titel": "Gleichstellung",
      "kuerzel": "GB"
    },
    "th45m9wx2y": {
      "titel": "OZG-Koordination",
      "kuerzel": "OZG"
    },
    "vk0rb6a3gk": {
      "titel": "Datenschutz",
      "kuerzel": "DSB"
    },
    "xz21wqmn9x": {
      "titel": "Archiv",
      "kuerzel": "ARC"
    },
    "yxdhw8v7hf": {
      "titel": "Verwaltungsleitung",
      "kuerzel": "VL"
    }
  },
  "parameter": {
    "fachverfahren": {
      "titel": "Fachverfahren, die angebunden werden",
      "art": "liste",
      "werte": {
      }
    },
    "wellen": {
      "titel": "Zahl der Rolloutwellen nach der Pilotwelle",
      "art": "zahl",
      "werte": {
      }
    }
  }
}

"""#),
("vorlagen/dokumentenmanagement/dms-rollout/vorlage.json", #"""
{
  "format": "allmende-vorlage/1",
  "id": "4hdnpzevqc",
  "titel": "DMS-Rollout",
  "kurztext": "Ein beschafftes Dokumentenmanagementsystem in Wellen über alle Ämter bringen: Basissystem, Schnittstellen, Pilotwelle, Rolloutwellen, Betrieb. Die Welle ist ein Block, der sich wiederholt; ebenso die Anbindung jedes Fachverfahrens.",
  "zustand": "in-pruefung",
  "lizenz": "CC-BY-4.0",
  "stelle": "000000000000",
  "kontakte": {
    "j13qcx3t0q": {
      "funktion": "Projektbüro Dokumentenmanagement, Stabsstelle Digitalisierung der Musterstadt"
    }
  },
  "leistungen": {
  },
  "schlagwoerter": {
    "DMS": true,
    "Dokumentenmanagement": true,
    "Fachverfahren": true,
    "Migration": true,
    "Rollout": true,
    "Wellenplan": true,
    "eAkte": true
  },
  "rechtsgrundlagen": {
  },
  "ersetzt": null
}

"""#),
    ]
}
