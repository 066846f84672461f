// swift-format-ignore-file
// Written by Fixtures/embed-starter.py from Fixtures/starter; change the files there.

extension Starter {
    static let eakteEinfuehrung: [(path: String, content: String)] = [
("vorlagen/dokumentenmanagement/eakte-einfuehrung/README.md", #"""
# eAkte-Einführung

Diese Vorlage führt die elektronische Akte in der ganzen Verwaltung ein. Sie beginnt bei der Frage, ob und wie, und endet mit dem Regelbetrieb. Dazwischen liegen die Ordnung des Schriftguts, das Fachkonzept, das Scannen, Datenschutz und Sicherheit, die Technik, ein Pilotamt und die Umstellung Amt für Amt.

## Für wen sie gedacht ist

- für Städte, Gemeinden und Kreise, die mit der eAkte beginnen oder einen liegen gebliebenen Anlauf neu ordnen,
- für die Projektleitung, die einen Plan braucht, der vor der Hausspitze und dem Personalrat besteht,
- nicht für Häuser, in denen das System schon läuft: Dort hilft die Vorlage [DMS-Rollout](vorlage:4hdnpzevqc).

## Wie lange es dauert

Der längste Weg durch den Plan beträgt 359 Arbeitstage, also rund 18 Monate. Darin ist **ein** Amt nach dem Pilotamt enthalten; jedes weitere Amt verlängert das Projekt oder läuft daneben.

Fast alle Dauern sind Schätzungen für eine Stadt mit 300 bis 600 Bildschirmarbeitsplätzen. Prüfen Sie sie. Zum Vergleich, was andere berichten:

- Das Landratsamt Augsburg plante fünf Jahre, bis alle Bereiche umgestellt waren.
- In Hessen dauert ein einzelnes behördliches Einführungsprojekt in der Regel etwa neun Monate.
- Der Kreis Warendorf meldete Mitte 2024 die Hälfte der Belegschaft als vollständig umgestellt.

## Was Sie vorher brauchen

1. **Einen Auftrag der Hausspitze**, schriftlich, mit messbaren Zielen, Personal und Geld.
2. **Zeit in den Ämtern**: je Amt zwei Schlüsselpersonen, die für das Projekt freigestellt sind.
3. **Kenntnis des Landesrechts.** In Nordrhein-Westfalen *können* Kommunen ihre Akten elektronisch führen (§ 9 Abs. 1 EGovG NRW), in Baden-Württemberg ebenso (§ 6 Abs. 2 EGovG BW). § 6 EGovG des Bundes gilt nur für Bundesbehörden.
4. **Frühe Gespräche** mit Personalrat, Schwerbehindertenvertretung, Gleichstellung und Datenschutz. Bei der Mitbestimmung zählt, ob sich ein System zur Kontrolle *eignet*, nicht ob jemand kontrollieren will.

## Welche Fragen Sie beantworten

| Frage | Wirkung |
|---|---|
| Welche Ämter werden umgestellt? | Der Block »Amt umstellen« erscheint je Amt einmal. Das Pilotamt gehört nicht in die Liste. |
| Gibt es elektronisch signierte Unterlagen? | Nur dann steht »Beweiswerterhaltung klären« im Plan. |

## Woran solche Projekte scheitern

- Die Scan-Frage verdrängt die eigentliche Arbeit an der Organisation.
- Das Gruppenlaufwerk bleibt als zweite Ablage bestehen.
- Der Aktenplan wird auf Vorrat gebaut und dann nicht gepflegt.
- Geschult wird Wochen zu früh.
- Fachverfahren behalten ihre eigene Ablage.
- Führungskräfte arbeiten weiter auf Papier.

## Was beiliegt

- `dokumente/projektauftrag.md`: Gliederung für den Projektauftrag
- `dokumente/eckpunkte-dienstvereinbarung.md`: Punkte, die mit dem Personalrat zu klären sind
- `dokumente/feinkonzept-amt.md`: Formular für das Feinkonzept eines Amts

Noch nicht dabei sind eine Verfahrensanweisung Scannen, ein Gerüst für die Datenschutz-Folgenabschätzung und ein Schulungsplan. Wenn Sie so etwas haben und weitergeben dürfen, schlagen Sie es als Ergänzung vor.

## Nach dem Projekt

Geben Sie einen kurzen Erfahrungsbericht zurück: Größe Ihrer Kommune, Zeitraum, Abweichungen vom Plan, tatsächlicher Aufwand, und was Sie wieder so machen würden. Daraus werden mit der Zeit aus Schätzungen Erfahrungswerte.

## Quellen

Gliederung in fünf Phasen und Steckbriefe je Arbeitspaket: Bundesverwaltungsamt, Vorgehensmodell E-Akte Bund. Auftrag und Hausspitze: Zentralblick, »Die Einführung der E-Akte braucht Struktur«. Mitbestimmung: VG Sigmaringen, 02.08.2017, PL 11 K 499/17. Informationssicherheit: BSI, IT-Grundschutz-Profil Basis-Absicherung Kommunalverwaltung. Barrierefreiheit: barrierefreiheit-bw.de. Augsburg: IMTB, Bericht zum DMS-Projekt des Landratsamts (24.09.2024). Hessen: HZD, inform 4/23. Warendorf: Digitalisierungsstrategie des Kreises. Altakten: Bericht über den Rhein-Kreis Neuss. Scannen: Leitfaden von KGSt, Vitako und Landkreis Breisgau-Hochschwarzwald. Risiko Scan-Frage: agile-verwaltung.org.

Alle Rechtsgrundlagen haben den Stand November 2026. Diese Vorlage ist noch nicht von einer zweiten Kommune geprüft.

"""#),
("vorlagen/dokumentenmanagement/eakte-einfuehrung/dokumente/eckpunkte-dienstvereinbarung.md", #"""
# Eckpunkte einer Dienstvereinbarung zur eAkte

Diese Liste ist kein Vertragstext. Sie nennt die Punkte, über die Dienststelle und Personalrat sich einigen müssen, bevor der Echtbetrieb beginnt. Maßgeblich ist das Personalvertretungsrecht Ihres Landes.

1. **Gegenstand:** welches System, welche Ämter, ab wann
2. **Zweckbindung:** Protokolldaten dienen dem Betrieb, der Sicherheit und der Fehlersuche
3. **Keine Leistungs- und Verhaltenskontrolle:** keine Auswertung nach Personen; Ausnahmen nur bei konkretem Verdacht, nach festem Verfahren und mit Beteiligung des Personalrats
4. **Protokolldaten:** welche entstehen, wer sie sieht, wann sie gelöscht werden (Verzeichnis als Anlage)
5. **Statusanzeigen:** ob und für wen sichtbar ist, wer wann was bearbeitet hat
6. **Schulung:** Anspruch, Umfang, Zeitpunkt, Anrechnung auf die Arbeitszeit
7. **Arbeitsplatz:** zwei Bildschirme, Beleuchtung, Pausen, Barrierefreiheit mit den vorhandenen Hilfsmitteln
8. **Übergang:** Mehrarbeit beim Umstieg, Entlastung, Sprechstunden, Rückfallverfahren bei Ausfall
9. **Änderungen:** neue Versionen, neue Module und neue Auswertungen werden vorher vorgelegt
10. **Überprüfung:** gemeinsame Bewertung nach dem Pilotbetrieb und danach jährlich
11. **Schlussbestimmungen:** Inkrafttreten, Kündigung, Nachwirkung

"""#),
("vorlagen/dokumentenmanagement/eakte-einfuehrung/dokumente/feinkonzept-amt.md", #"""
# Feinkonzept eines Amts

Ein Formular für das Pilotamt und für jedes weitere Amt. Es wird mit den Schlüsselpersonen ausgefüllt, nicht für sie.

## Das Amt

| | |
|---|---|
| Amt, Standorte | |
| Zahl der Arbeitsplätze, davon mobil | |
| Fachverfahren mit eigener Ablage | |
| Gewünschter Stichtag, gesperrte Zeiten | |

## Akten

| Aktenart | Aktenzeichen im Aktenplan | laufend (Stück) | abgeschlossen (Stück) | Aufbewahrung (Jahre) | Schutzbedarf |
|---|---|---|---|---|---|
| | | | | | |

Umgang mit Altakten: Stichtag / Bedarfsscan / Komplettscan, weil …

## Abläufe

Die fünf häufigsten Vorgänge, je in einer Zeile: Eingang – Bearbeitung – Mitzeichnung – Ausgang – Ablage. Was ändert sich gegenüber heute?

## Rechte

| Gruppe | liest | bearbeitet | verfügt, zeichnet | Vertretung |
|---|---|---|---|---|
| | | | | |

Akten mit eingeschränktem Zugriff und der Grund dafür:

## Vor dem Stichtag zu erledigen

- [ ] Laufwerke und E-Mail-Ablagen bereinigt
- [ ] Scanweg für das Amt geklärt
- [ ] Alle geschult, höchstens zwei Wochen vor dem Stichtag
- [ ] Sprechstunden angekündigt
- [ ] Verfahren bei Ausfall bekannt

Abgestimmt mit: Amtsleitung, Registratur, Datenschutz, Informationssicherheit

"""#),
("vorlagen/dokumentenmanagement/eakte-einfuehrung/dokumente/projektauftrag.md", #"""
# Projektauftrag: eAkte-Einführung

Eine Gliederung zum Ausfüllen. Zwei bis drei Seiten genügen; was hier fehlt, wird später teuer.

## 1. Anlass und Ziel

- Warum jetzt? (Rechtslage, Raum, Personalwechsel, Fachverfahren, Bürgerdienste)
- Woran messen wir den Erfolg? Höchstens fünf Ziele, jedes mit Zahl und Datum, zum Beispiel: »Bis zum … führen … von … Ämtern ihre Akten elektronisch.«

## 2. Umfang und Abgrenzung

- Welche Ämter und Aktenarten gehören dazu, welche ausdrücklich nicht?
- Was geschieht mit Altakten, Gruppenlaufwerken und E-Mail-Ablagen?
- Welche Fachverfahren behalten vorerst ihre eigene Ablage?

## 3. Organisation

| Aufgabe | Stelle | Anteil an der Arbeitszeit |
|---|---|---|
| Auftrag und letzte Entscheidung | Verwaltungsleitung | |
| Lenkungsgruppe | | |
| Projektleitung | | |
| Kernteam (Organisation, IT, Registratur) | | |
| Schlüsselpersonen, zwei je Amt | | |

Beteiligt von Beginn an: Personalrat, Schwerbehindertenvertretung, Gleichstellung, Datenschutz, Informationssicherheit, Archiv.

## 4. Befugnisse

- Was darf die Projektleitung allein entscheiden, was die Lenkungsgruppe, was nur die Verwaltungsleitung?
- Wie werden Streitfälle mit Ämtern gelöst, und in welcher Frist?

## 5. Mittel

- Investition und laufende Kosten (Lizenzen, Betrieb, Scannen, Schulung)
- Personal im Projekt und Entlastung in den Ämtern
- Haushaltsstelle, Deckung, nötige Beschlüsse

## 6. Meilensteine

Grundsatzentscheidung · Projekt arbeitsfähig · Dienstvereinbarung abgeschlossen · bereit für die Pilotierung · Freigabe des Rollouts · Projektabschluss

## 7. Risiken und Berichte

- Die drei größten Risiken und was dagegen getan wird
- Wer berichtet wem, wie oft, in welcher Form?

Ort, Datum, Zeichnung der Verwaltungsleitung

"""#),
("vorlagen/dokumentenmanagement/eakte-einfuehrung/struktur.json", #"""
{
  "format": "allmende-struktur/1",
  "knoten": {
    "0ccmmybet6": {
      "art": "paket",
      "oberknoten": "n6vd8jsyx0",
      "rang": "V1",
      "titel": "Fachliches Sollkonzept",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "req9nnvb1m",
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
    "19xh2k91wa": {
      "art": "aufgabe",
      "oberknoten": "hqd8xfz4rh",
      "rang": "V2",
      "titel": "Aufbewahrungs- und Aussonderungsfristen mit dem Archiv abstimmen",
      "kennung": null,
      "hinweis": "Beachten Sie die Anbietungspflicht nach dem Archivgesetz Ihres Landes.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "xvcds6534z",
      "mitwirkend": {
        "0ww8f4f4s4": true
      },
      "vorgaenger": {
        "e2dzcvqmc3": {
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
    "1qyecrdydf": {
      "art": "aufgabe",
      "oberknoten": "dhdt71eqms",
      "rang": "V2",
      "titel": "Scanstelle ausstatten und Personal einweisen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "9zwdgt6s7t",
      "mitwirkend": {
        "08a4vdmmw3": true
      },
      "vorgaenger": {
        "nf2r58p9fs": {
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
    "1rzk136czq": {
      "art": "aufgabe",
      "oberknoten": "kxc609z1q4",
      "rang": "V1",
      "titel": "Anwenderschulung Pilotamt",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "55e0sezvhd",
      "mitwirkend": {
        "0704exfmzf": true
      },
      "vorgaenger": {
        "5yscsx5a4h": {
          "art": "EA",
          "verzug": null
        },
        "f77z89g992": {
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
    "29yb2rkf8p": {
      "art": "aufgabe",
      "oberknoten": "30c5fdxcv6",
      "rang": "V",
      "titel": "Schriftgut, Ablagen und Laufwerke je Amt erfassen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "0ww8f4f4s4": true,
        "dewddk9da3": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
        "eqzgqdk0b3": "Mengengerüst der laufenden und der abgeschlossenen Akten je Amt"
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "2zvwe8ekhb": {
      "art": "aufgabe",
      "oberknoten": "r68bwtn43y",
      "rang": "V1",
      "titel": "Projektorganisation besetzen (Lenkungsgruppe, Kernteam, Schlüsselpersonen)",
      "kennung": null,
      "hinweis": "Stellen Sie je Amt zwei Schlüsselpersonen für das Projekt frei.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "dewddk9da3": true,
        "wjh2t6sxzm": true
      },
      "vorgaenger": {
        "yaqf7q69gq": {
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
    "30c5fdxcv6": {
      "art": "paket",
      "oberknoten": "esg9wf9yth",
      "rang": "V",
      "titel": "Ausgangslage erheben",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "req9nnvb1m",
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
    "40v1b14fxy": {
      "art": "aufgabe",
      "oberknoten": "jqbvzkr70e",
      "rang": "V",
      "titel": "System auswählen oder abrufen",
      "kennung": null,
      "hinweis": "Prüfen Sie zuerst, ob ein Abruf über einen Zweckverband möglich ist. Für ein eigenes Vergabeverfahren nutzen Sie die Vorlage [Ausschreibung von IT-Leistungen](vorlage:x3bj342cf1).",
      "dauer": {
        "wert": 60,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "08a4vdmmw3",
      "mitwirkend": {
        "85cen4bdn0": true,
        "xsznaz71w0": true
      },
      "vorgaenger": {
        "n9zg6mg22e": {
          "art": "EA",
          "verzug": null
        },
        "waf4kg90sk": {
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
    "4tn9z9yepy": {
      "art": "aufgabe",
      "oberknoten": "r68bwtn43y",
      "rang": "V2",
      "titel": "Projektplan, Risiken und Berichtswege festlegen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
      },
      "vorgaenger": {
        "2zvwe8ekhb": {
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
    "4yq7q4m7xp": {
      "art": "aufgabe",
      "oberknoten": "dkh4ra99pm",
      "rang": "V",
      "titel": "Übergabe an den Regelbetrieb (Fachadministration, Support)",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "08a4vdmmw3": true,
        "0ww8f4f4s4": true
      },
      "vorgaenger": {
        "ddj1w4g750": {
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
    "5q6wcvdvkr": {
      "art": "aufgabe",
      "oberknoten": "jbh5xh3tkr",
      "rang": "V",
      "titel": "Betroffenheitsanalyse und Kommunikationsplan",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "a0mnrqm4c0": true
      },
      "vorgaenger": {
        "4tn9z9yepy": {
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
    "5yscsx5a4h": {
      "art": "aufgabe",
      "oberknoten": "byqen3dc50",
      "rang": "V",
      "titel": "Schulungsarten, Unterlagen, Übungsmandant vorbereiten",
      "kennung": null,
      "hinweis": "Sehen Sie Grundschulung, Fachschulung und eine eigene Schulung für Führungskräfte vor.",
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "55e0sezvhd",
      "mitwirkend": {
        "0704exfmzf": true
      },
      "vorgaenger": {
        "72yrq791yd": {
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
    "5z3ztzg13a": {
      "art": "aufgabe",
      "oberknoten": "dhdt71eqms",
      "rang": "V3",
      "titel": "Beweiswerterhaltung klären",
      "kennung": null,
      "hinweis": "Signaturen verlieren mit der Zeit an Beweiskraft, wenn sie nicht erneuert werden.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "2akcfsy6pd",
      "mitwirkend": {
        "xvcds6534z": true
      },
      "vorgaenger": {
        "zmvg9qv66c": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "6f01qwqv68": {
          "norm": "BSI TR-03125 (TR-ESOR)",
          "land": null,
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
      },
      "bedingung": "signierte_unterlagen",
      "wiederholung": null,
      "fremdids": {
      }
    },
    "69tgr3ngd2": {
      "art": "aufgabe",
      "oberknoten": "9jy6tm53z6",
      "rang": "V1",
      "titel": "Eckpunkte der Dienstvereinbarung abstimmen",
      "kennung": null,
      "hinweis": "Zu regeln sind die Protokolldaten und ihre Auswertung, der Anspruch auf Schulung und die Ergonomie.",
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "9csemqbbps": true
      },
      "vorgaenger": {
        "g6bmp89ehs": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "7fcevx3zbs": {
          "norm": "§ 75 Abs. 4 Nr. 11 LPVG BW",
          "land": "BW",
          "stand": "2026-11-01"
        },
        "p39qwq1d3v": {
          "norm": "§ 72 Abs. 3 LPVG NRW",
          "land": "NW",
          "stand": "2026-11-01"
        }
      },
      "ergebnisse": {
        "pv1gr82y8e": "Abgestimmte Eckpunkte (Gliederung: dokumente/eckpunkte-dienstvereinbarung.md)"
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "6qbby0053x": {
      "art": "aufgabe",
      "oberknoten": "jqbvzkr70e",
      "rang": "V3",
      "titel": "Barrierefreiheit und Ergonomie prüfen",
      "kennung": null,
      "hinweis": "Die eAkte muss mit Hilfsmitteln bedienbar sein. Technischer Maßstab ist EN 301 549; die Pflicht folgt für Kommunen aus dem Landesrecht.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "kmr7189bnh",
      "mitwirkend": {
        "08a4vdmmw3": true,
        "req9nnvb1m": true
      },
      "vorgaenger": {
        "gnxgbmtz6q": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "bgjnt4e6d7": {
          "norm": "§ 10 L-BGG BW",
          "land": "BW",
          "stand": "2026-11-01"
        },
        "tx434wsf3y": {
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
    "72yrq791yd": {
      "art": "aufgabe",
      "oberknoten": "jqbvzkr70e",
      "rang": "V2",
      "titel": "Aktenplan, Rollen und Vorlagen einspielen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "08a4vdmmw3",
      "mitwirkend": {
        "0ww8f4f4s4": true
      },
      "vorgaenger": {
        "g2rcxdayzz": {
          "art": "EA",
          "verzug": null
        },
        "gnxgbmtz6q": {
          "art": "EA",
          "verzug": null
        },
        "n9zg6mg22e": {
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
    "7ncbyrpj1t": {
      "art": "meilenstein",
      "oberknoten": "n6vd8jsyx0",
      "rang": "V6",
      "titel": "Dienstvereinbarung abgeschlossen",
      "kennung": null,
      "hinweis": "Ohne abgeschlossene Dienstvereinbarung beginnt kein Echtbetrieb.",
      "dauer": null,
      "verantwortlich": "wjh2t6sxzm",
      "mitwirkend": {
        "9csemqbbps": true
      },
      "vorgaenger": {
        "69tgr3ngd2": {
          "art": "EA",
          "verzug": null
        },
        "p0y6ng2jzy": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "4cbz3aefqm": {
          "norm": "§ 72 Abs. 3 LPVG NRW",
          "land": "NW",
          "stand": "2026-11-01"
        },
        "8cm2xysxj9": {
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
    "7qrb3hw026": {
      "art": "aufgabe",
      "oberknoten": "gx7h6c0khb",
      "rang": "V3",
      "titel": "Schulung im Amt",
      "kennung": null,
      "hinweis": "Schulen Sie höchstens zwei Wochen vor dem Start.",
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "55e0sezvhd",
      "mitwirkend": {
        "0704exfmzf": true
      },
      "vorgaenger": {
        "grrerv95m4": {
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
    "822rmdrj8t": {
      "art": "aufgabe",
      "oberknoten": "gx7h6c0khb",
      "rang": "V2",
      "titel": "Laufwerke und E-Mail-Ablagen bereinigen",
      "kennung": null,
      "hinweis": "Bereinigen Sie vor dem Start, nicht danach.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "dewddk9da3",
      "mitwirkend": {
        "0704exfmzf": true
      },
      "vorgaenger": {
        "ra13rcyhj7": {
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
    "84pwnrafpb": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V3",
      "titel": "Durchführung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
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
    "8bvz4zypv1": {
      "art": "aufgabe",
      "oberknoten": "dkh4ra99pm",
      "rang": "V2",
      "titel": "Erfahrungsbericht erstellen und in die Bibliothek einstellen",
      "kennung": null,
      "hinweis": "Halten Sie auch fest, wo Sie von der Vorlage abgewichen sind.",
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
      },
      "vorgaenger": {
        "4yq7q4m7xp": {
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
    "8s591a9trd": {
      "art": "aufgabe",
      "oberknoten": "kxc609z1q4",
      "rang": "V3",
      "titel": "Pilot auswerten, Konzepte nachschärfen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "9csemqbbps": true,
        "dewddk9da3": true
      },
      "vorgaenger": {
        "rftbjq5ypa": {
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
    "98fasckb4t": {
      "art": "meilenstein",
      "oberknoten": "esg9wf9yth",
      "rang": "V2",
      "titel": "Grundsatzentscheidung getroffen",
      "kennung": null,
      "hinweis": "Je nach Hauptsatzung ist ein Ratsbeschluss nötig.",
      "dauer": null,
      "verantwortlich": "wjh2t6sxzm",
      "mitwirkend": {
      },
      "vorgaenger": {
        "d825res1h3": {
          "art": "EA",
          "verzug": null
        },
        "esrg0dkhh5": {
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
    "9jy6tm53z6": {
      "art": "paket",
      "oberknoten": "hvvyh46xeq",
      "rang": "V1",
      "titel": "Beteiligung der Beschäftigtenvertretungen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
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
    "byqen3dc50": {
      "art": "paket",
      "oberknoten": "n6vd8jsyx0",
      "rang": "V5",
      "titel": "Schulungskonzept",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "55e0sezvhd",
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
    "c2hpcsp7k2": {
      "art": "meilenstein",
      "oberknoten": "dkh4ra99pm",
      "rang": "V3",
      "titel": "Projektabschluss mit Feier",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "wjh2t6sxzm",
      "mitwirkend": {
        "6exq9j5r1c": true
      },
      "vorgaenger": {
        "8bvz4zypv1": {
          "art": "EA",
          "verzug": null
        },
        "yfd9bdvd54": {
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
    "c4x369xvdy": {
      "art": "meilenstein",
      "oberknoten": "hvvyh46xeq",
      "rang": "V3",
      "titel": "Projekt ist arbeitsfähig",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "6exq9j5r1c",
      "mitwirkend": {
      },
      "vorgaenger": {
        "g6bmp89ehs": {
          "art": "EA",
          "verzug": null
        },
        "szqv8xdc72": {
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
    "d825res1h3": {
      "art": "aufgabe",
      "oberknoten": "fyyd7eamr9",
      "rang": "V1",
      "titel": "Wirtschaftlichkeitsbetrachtung und Haushaltsmittel",
      "kennung": null,
      "hinweis": "Rechnen Sie Investition, Lizenzen, Scannen, Personal und Schulung ein.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "w0vbn6j5aa",
      "mitwirkend": {
        "req9nnvb1m": true
      },
      "vorgaenger": {
        "yff8emfwep": {
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
    "ddj1w4g750": {
      "art": "meilenstein",
      "oberknoten": "gx7h6c0khb",
      "rang": "V7",
      "titel": "Amt abgenommen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "6exq9j5r1c",
      "mitwirkend": {
        "dewddk9da3": true
      },
      "vorgaenger": {
        "r1t7hkmheh": {
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
    "dhdt71eqms": {
      "art": "paket",
      "oberknoten": "n6vd8jsyx0",
      "rang": "V2",
      "titel": "Ersetzendes Scannen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "9zwdgt6s7t",
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
    "dk26jfqc1p": {
      "art": "aufgabe",
      "oberknoten": "xj8v7z0e9k",
      "rang": "V1",
      "titel": "Verzeichnis der Verarbeitungstätigkeiten ergänzen",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 3,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "dewddk9da3",
      "mitwirkend": {
        "9wz6kcy1py": true
      },
      "vorgaenger": {
        "p0y6ng2jzy": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "bq36kk1zd3": {
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
    "dkh4ra99pm": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V4",
      "titel": "Abschluss und Verstetigung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
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
    "dqyh78310w": {
      "art": "aufgabe",
      "oberknoten": "0ccmmybet6",
      "rang": "V1",
      "titel": "Posteingang, E-Mail und Postausgang gestalten",
      "kennung": null,
      "hinweis": "Entscheiden Sie, ob früh (vor der Bearbeitung) oder spät (danach) gescannt wird.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "9zwdgt6s7t",
      "mitwirkend": {
        "req9nnvb1m": true
      },
      "vorgaenger": {
        "c4x369xvdy": {
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
    "e2dzcvqmc3": {
      "art": "aufgabe",
      "oberknoten": "hqd8xfz4rh",
      "rang": "V",
      "titel": "Aktenplan überarbeiten und verbindlich machen",
      "kennung": null,
      "hinweis": "Der Aktenplan der KGSt ist ein guter Ausgangspunkt. Jedes Thema gehört an genau eine Stelle.",
      "dauer": {
        "wert": 40,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "0ww8f4f4s4",
      "mitwirkend": {
        "dewddk9da3": true,
        "req9nnvb1m": true
      },
      "vorgaenger": {
        "c4x369xvdy": {
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
    "epfy8pw28q": {
      "art": "aufgabe",
      "oberknoten": "xj8v7z0e9k",
      "rang": "V3",
      "titel": "Sicherheitskonzept und Notbetrieb",
      "kennung": null,
      "hinweis": "Grundlage ist der IT-Grundschutz, etwa das Profil »Basis-Absicherung Kommunalverwaltung«; kleine Kommunen steigen mit den 18 Prüflisten des WiBA-Verfahrens ein. Regeln Sie auch den Wiederanlauf und wie Akten bei einem Ausfall lesbar bleiben.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "2akcfsy6pd",
      "mitwirkend": {
        "08a4vdmmw3": true
      },
      "vorgaenger": {
        "n9zg6mg22e": {
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
    "esg9wf9yth": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V",
      "titel": "Anbahnung",
      "kennung": null,
      "hinweis": "Am Ende dieser Phase steht eine belastbare Entscheidung, ob und wie die eAkte eingeführt wird.",
      "dauer": null,
      "verantwortlich": "wjh2t6sxzm",
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
    "esrg0dkhh5": {
      "art": "aufgabe",
      "oberknoten": "30c5fdxcv6",
      "rang": "V2",
      "titel": "Landesrecht und örtliche Dienstanweisungen prüfen",
      "kennung": null,
      "hinweis": "Prüfen Sie das E-Government-Gesetz Ihres Landes, die Aktenordnung und das Archivgesetz. Ob Kommunen elektronisch führen müssen oder dürfen, regeln die Länder verschieden: In Nordrhein-Westfalen und in Baden-Württemberg dürfen sie. § 6 EGovG des Bundes gilt nur für Bundesbehörden.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "58sb1fn25x",
      "mitwirkend": {
        "req9nnvb1m": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
        "9trtj4c40g": {
          "norm": "§ 6 EGovG",
          "land": null,
          "stand": "2026-11-01"
        },
        "sng9vd0nd8": {
          "norm": "§ 6 Abs. 2 EGovG BW",
          "land": "BW",
          "stand": "2026-11-01"
        },
        "v5rbwhn04r": {
          "norm": "§ 9 Abs. 1 EGovG NRW",
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
    "etm3m1mhep": {
      "art": "meilenstein",
      "oberknoten": "gx7h6c0khb",
      "rang": "V4",
      "titel": "Stichtag: elektronische Akte führt",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "dewddk9da3",
      "mitwirkend": {
      },
      "vorgaenger": {
        "7qrb3hw026": {
          "art": "EA",
          "verzug": null
        },
        "822rmdrj8t": {
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
    "ewyjr2xmds": {
      "art": "aufgabe",
      "oberknoten": "0ccmmybet6",
      "rang": "V2",
      "titel": "Vorgangsbearbeitung: Verfügungen, Mitzeichnung, Wiedervorlage",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "dewddk9da3": true
      },
      "vorgaenger": {
        "g2rcxdayzz": {
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
    "f77z89g992": {
      "art": "aufgabe",
      "oberknoten": "kxc609z1q4",
      "rang": "V",
      "titel": "Feinkonzept des Pilotamts",
      "kennung": null,
      "hinweis": "Inhalt sind der Ausschnitt aus dem Aktenplan, die Vorgänge und die Rechte. Ein Formular liegt unter dokumente/feinkonzept-amt.md.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "0704exfmzf": true,
        "dewddk9da3": true
      },
      "vorgaenger": {
        "x462xs86g8": {
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
    "fyyd7eamr9": {
      "art": "paket",
      "oberknoten": "esg9wf9yth",
      "rang": "V1",
      "titel": "Zielbild und Wirtschaftlichkeit",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "w0vbn6j5aa": true
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
    "g2rcxdayzz": {
      "art": "aufgabe",
      "oberknoten": "hqd8xfz4rh",
      "rang": "V1",
      "titel": "Aktenzeichenbildung, Vorgangs- und Dokumenttypen festlegen",
      "kennung": null,
      "hinweis": "Legen Sie fest, wie sich Akte, Vorgang und Dokument gliedern.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "0ww8f4f4s4",
      "mitwirkend": {
        "dewddk9da3": true
      },
      "vorgaenger": {
        "e2dzcvqmc3": {
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
    "g6bmp89ehs": {
      "art": "aufgabe",
      "oberknoten": "9jy6tm53z6",
      "rang": "V",
      "titel": "Personalrat, SBV und Gleichstellung unterrichten",
      "kennung": null,
      "hinweis": "Unterrichten Sie, bevor Produkt und Protokollierung feststehen. Für die Mitbestimmung zählt, ob sich ein System zur Kontrolle von Verhalten oder Leistung eignet; auf die Absicht kommt es nicht an (VG Sigmaringen, 02.08.2017, PL 11 K 499/17). Setzen Sie Ihr Landesrecht ein.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "8rwwgzbax0": true,
        "9csemqbbps": true,
        "kmr7189bnh": true
      },
      "vorgaenger": {
        "yaqf7q69gq": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "4vq6fg76k8": {
          "norm": "§ 75 Abs. 4 Nr. 11 LPVG BW",
          "land": "BW",
          "stand": "2026-11-01"
        },
        "8489c0ejee": {
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
    "gnxgbmtz6q": {
      "art": "aufgabe",
      "oberknoten": "jqbvzkr70e",
      "rang": "V1",
      "titel": "Test- und Produktivumgebung einrichten",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "85cen4bdn0",
      "mitwirkend": {
        "08a4vdmmw3": true
      },
      "vorgaenger": {
        "40v1b14fxy": {
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
    "grrerv95m4": {
      "art": "aufgabe",
      "oberknoten": "gx7h6c0khb",
      "rang": "V1",
      "titel": "Feinkonzept Amt",
      "kennung": null,
      "hinweis": "Ein Formular liegt unter dokumente/feinkonzept-amt.md.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "0704exfmzf": true,
        "dewddk9da3": true
      },
      "vorgaenger": {
        "ra13rcyhj7": {
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
    "gx7h6c0khb": {
      "art": "paket",
      "oberknoten": "84pwnrafpb",
      "rang": "V2",
      "titel": "Amt umstellen",
      "kennung": null,
      "hinweis": "Dieser Block wird für jedes Amt einmal durchlaufen.",
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "dewddk9da3": true
      },
      "vorgaenger": {
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
      },
      "bedingung": null,
      "wiederholung": "aemter",
      "fremdids": {
      }
    },
    "h4pn9rmwv0": {
      "art": "aufgabe",
      "oberknoten": "qa0ngbfxk6",
      "rang": "V",
      "titel": "Reihenfolge der Ämter und Wellen festlegen",
      "kennung": null,
      "hinweis": "Kriterien sind der Nutzen, die Auslastung des Amts und die Lage bei den Altakten.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "6exq9j5r1c",
      "mitwirkend": {
        "bx4kkdfm5n": true
      },
      "vorgaenger": {
        "q9mg7mjwga": {
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
    "hqd8xfz4rh": {
      "art": "paket",
      "oberknoten": "n6vd8jsyx0",
      "rang": "V",
      "titel": "Ordnung des Schriftguts",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "0ww8f4f4s4",
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
    "hvvyh46xeq": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V1",
      "titel": "Initialisierung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
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
    "jbh5xh3tkr": {
      "art": "paket",
      "oberknoten": "hvvyh46xeq",
      "rang": "V2",
      "titel": "Kommunikation und Veränderung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "a0mnrqm4c0",
      "mitwirkend": {
        "bx4kkdfm5n": true
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
    "jqbvzkr70e": {
      "art": "paket",
      "oberknoten": "n6vd8jsyx0",
      "rang": "V4",
      "titel": "Technische Bereitstellung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "08a4vdmmw3",
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
    "k1dwt1f0px": {
      "art": "aufgabe",
      "oberknoten": "jbh5xh3tkr",
      "rang": "V1",
      "titel": "Informationsreihe für Führungskräfte",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "wjh2t6sxzm": true
      },
      "vorgaenger": {
        "5q6wcvdvkr": {
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
    "k1y362e9h1": {
      "art": "aufgabe",
      "oberknoten": "gx7h6c0khb",
      "rang": "V6",
      "titel": "Altakten nach Festlegung überführen",
      "kennung": null,
      "hinweis": "So, wie es unter »Umgang mit Altakten festlegen« entschieden wurde.",
      "dauer": {
        "wert": 30,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "9zwdgt6s7t",
      "mitwirkend": {
        "dewddk9da3": true
      },
      "vorgaenger": {
        "etm3m1mhep": {
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
    "kxc609z1q4": {
      "art": "paket",
      "oberknoten": "84pwnrafpb",
      "rang": "V",
      "titel": "Pilotamt umstellen",
      "kennung": null,
      "hinweis": "Zwei Pilotämter haben sich bewährt (Erfahrung des Landratsamts Augsburg).",
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "dewddk9da3": true
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
    "m41bab89mf": {
      "art": "aufgabe",
      "oberknoten": "0ccmmybet6",
      "rang": "V4",
      "titel": "Umgang mit Altakten festlegen",
      "kennung": null,
      "hinweis": "Zur Wahl stehen ein Stichtag, der Bedarfsscan und der Komplettscan. Zum Vergleich: Der Rhein-Kreis Neuss ließ 35 000 Altakten extern digitalisieren.",
      "dauer": {
        "wert": 8,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "xvcds6534z": true
      },
      "vorgaenger": {
        "29yb2rkf8p": {
          "art": "EA",
          "verzug": null
        },
        "c4x369xvdy": {
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
    "n6vd8jsyx0": {
      "art": "phase",
      "oberknoten": null,
      "rang": "V2",
      "titel": "Voraussetzungen schaffen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
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
    "n9zg6mg22e": {
      "art": "aufgabe",
      "oberknoten": "0ccmmybet6",
      "rang": "V",
      "titel": "Rollen- und Berechtigungskonzept",
      "kennung": null,
      "hinweis": "Leitlinie: so offen wie möglich, so geschützt wie nötig.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "2akcfsy6pd": true,
        "9wz6kcy1py": true
      },
      "vorgaenger": {
        "g2rcxdayzz": {
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
    "nf2r58p9fs": {
      "art": "aufgabe",
      "oberknoten": "dhdt71eqms",
      "rang": "V1",
      "titel": "Verfahrensanweisung Scannen erstellen",
      "kennung": null,
      "hinweis": "Ein Muster enthält die Leitlinie von KGSt, Vitako und Landkreis Breisgau-Hochschwarzwald.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "9zwdgt6s7t",
      "mitwirkend": {
        "2akcfsy6pd": true
      },
      "vorgaenger": {
        "zmvg9qv66c": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "vgzgfcj7f6": {
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
    "p0y6ng2jzy": {
      "art": "aufgabe",
      "oberknoten": "xj8v7z0e9k",
      "rang": "V",
      "titel": "Schwellwertprüfung und Datenschutz-Folgenabschätzung",
      "kennung": null,
      "hinweis": "Verantwortlich im Sinne der DSGVO ist die Kommune; die oder der Datenschutzbeauftragte berät.",
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "9wz6kcy1py",
      "mitwirkend": {
        "bx4kkdfm5n": true
      },
      "vorgaenger": {
        "n9zg6mg22e": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "s09g8n9vng": {
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
    "q9mg7mjwga": {
      "art": "meilenstein",
      "oberknoten": "kxc609z1q4",
      "rang": "V4",
      "titel": "Freigabe des Rollouts",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "6exq9j5r1c",
      "mitwirkend": {
      },
      "vorgaenger": {
        "8s591a9trd": {
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
    "qa0ngbfxk6": {
      "art": "paket",
      "oberknoten": "84pwnrafpb",
      "rang": "V1",
      "titel": "Rollout vorbereiten",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
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
    "r1t7hkmheh": {
      "art": "aufgabe",
      "oberknoten": "gx7h6c0khb",
      "rang": "V5",
      "titel": "Begleitung nach Stichtag",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 20,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "0704exfmzf",
      "mitwirkend": {
        "08a4vdmmw3": true
      },
      "vorgaenger": {
        "etm3m1mhep": {
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
    "r68bwtn43y": {
      "art": "paket",
      "oberknoten": "hvvyh46xeq",
      "rang": "V",
      "titel": "Projekt aufsetzen",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "bx4kkdfm5n",
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
    "ra13rcyhj7": {
      "art": "aufgabe",
      "oberknoten": "gx7h6c0khb",
      "rang": "V",
      "titel": "Auftakt im Amt und Bestandsaufnahme",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "0704exfmzf": true,
        "dewddk9da3": true
      },
      "vorgaenger": {
        "h4pn9rmwv0": {
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
    "rftbjq5ypa": {
      "art": "aufgabe",
      "oberknoten": "kxc609z1q4",
      "rang": "V2",
      "titel": "Start Pilotbetrieb mit Betreuung vor Ort",
      "kennung": null,
      "hinweis": "Bieten Sie in den ersten zwei Wochen täglich eine Sprechstunde an.",
      "dauer": {
        "wert": 30,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "0704exfmzf": true,
        "08a4vdmmw3": true
      },
      "vorgaenger": {
        "1rzk136czq": {
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
    "sh7knkqmq4": {
      "art": "aufgabe",
      "oberknoten": "hqd8xfz4rh",
      "rang": "V3",
      "titel": "Dienstanweisung Aktenführung erlassen",
      "kennung": null,
      "hinweis": "Die Dienstanweisung regelt Vollständigkeit, Aktenrelevanz, die führende Akte und den Stichtag.",
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "58sb1fn25x": true
      },
      "vorgaenger": {
        "19xh2k91wa": {
          "art": "EA",
          "verzug": null
        },
        "69tgr3ngd2": {
          "art": "EA",
          "verzug": null
        },
        "g2rcxdayzz": {
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
    "szqv8xdc72": {
      "art": "aufgabe",
      "oberknoten": "r68bwtn43y",
      "rang": "V3",
      "titel": "Auftaktveranstaltung durchführen",
      "kennung": null,
      "hinweis": "Die Hausspitze eröffnet die Veranstaltung.",
      "dauer": {
        "wert": 1,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "wjh2t6sxzm": true
      },
      "vorgaenger": {
        "4tn9z9yepy": {
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
    "tft29961w9": {
      "art": "aufgabe",
      "oberknoten": "xj8v7z0e9k",
      "rang": "V2",
      "titel": "Auftragsverarbeitung mit Rechenzentrum/Hersteller regeln",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "9wz6kcy1py",
      "mitwirkend": {
        "08a4vdmmw3": true
      },
      "vorgaenger": {
        "40v1b14fxy": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "819q3m7q7h": {
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
    "w5fjjpjtff": {
      "art": "aufgabe",
      "oberknoten": "30c5fdxcv6",
      "rang": "V1",
      "titel": "Reifegrad der Aktenführung einschätzen",
      "kennung": null,
      "hinweis": "Eine Kurzprüfung genügt. Auch das Landratsamt Augsburg begann mit einem solchen Quick-Check.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "0ww8f4f4s4": true
      },
      "vorgaenger": {
        "29yb2rkf8p": {
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
    "waf4kg90sk": {
      "art": "aufgabe",
      "oberknoten": "0ccmmybet6",
      "rang": "V3",
      "titel": "Schnittstellen zu Fachverfahren priorisieren",
      "kennung": null,
      "hinweis": null,
      "dauer": {
        "wert": 15,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "08a4vdmmw3",
      "mitwirkend": {
        "c7xy4n78kg": true,
        "dewddk9da3": true
      },
      "vorgaenger": {
        "c4x369xvdy": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
        "x4jg3pkajm": "Liste der Schnittstellen mit Nutzen und Aufwand, nach Vorrang geordnet"
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "x462xs86g8": {
      "art": "meilenstein",
      "oberknoten": "n6vd8jsyx0",
      "rang": "V7",
      "titel": "Bereit für die Pilotierung",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "6exq9j5r1c",
      "mitwirkend": {
      },
      "vorgaenger": {
        "1qyecrdydf": {
          "art": "EA",
          "verzug": null
        },
        "6qbby0053x": {
          "art": "EA",
          "verzug": null
        },
        "72yrq791yd": {
          "art": "EA",
          "verzug": null
        },
        "7ncbyrpj1t": {
          "art": "EA",
          "verzug": null
        },
        "epfy8pw28q": {
          "art": "EA",
          "verzug": null
        },
        "sh7knkqmq4": {
          "art": "EA",
          "verzug": null
        },
        "tft29961w9": {
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
    "xj8v7z0e9k": {
      "art": "paket",
      "oberknoten": "n6vd8jsyx0",
      "rang": "V3",
      "titel": "Datenschutz und Informationssicherheit",
      "kennung": null,
      "hinweis": null,
      "dauer": null,
      "verantwortlich": "9wz6kcy1py",
      "mitwirkend": {
        "2akcfsy6pd": true
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
    "yaqf7q69gq": {
      "art": "aufgabe",
      "oberknoten": "r68bwtn43y",
      "rang": "V",
      "titel": "Projektauftrag erstellen und zeichnen lassen",
      "kennung": null,
      "hinweis": "Der Auftrag nennt Ziele, Umfang, Budget und Befugnisse. Auftraggeber ist die Hausspitze.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "bx4kkdfm5n",
      "mitwirkend": {
        "wjh2t6sxzm": true
      },
      "vorgaenger": {
        "98fasckb4t": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
      },
      "ergebnisse": {
        "1sx0yfev7g": "Gezeichneter Projektauftrag (Gliederung: dokumente/projektauftrag.md)"
      },
      "bedingung": null,
      "wiederholung": null,
      "fremdids": {
      }
    },
    "yfd9bdvd54": {
      "art": "aufgabe",
      "oberknoten": "dkh4ra99pm",
      "rang": "V1",
      "titel": "Qualität der Aktenführung prüfen",
      "kennung": null,
      "hinweis": "Prüfen Sie an einer Stichprobe Vollständigkeit, Benennung und Fristen.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "0ww8f4f4s4",
      "mitwirkend": {
        "wcjdkc1502": true
      },
      "vorgaenger": {
        "4yq7q4m7xp": {
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
    "yff8emfwep": {
      "art": "aufgabe",
      "oberknoten": "fyyd7eamr9",
      "rang": "V",
      "titel": "Zielbild mit messbaren Zielen formulieren",
      "kennung": null,
      "hinweis": "Messbar ist zum Beispiel der Anteil führend elektronischer Akten je Amt.",
      "dauer": {
        "wert": 5,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "req9nnvb1m",
      "mitwirkend": {
        "wjh2t6sxzm": true
      },
      "vorgaenger": {
        "w5fjjpjtff": {
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
    "zmvg9qv66c": {
      "art": "aufgabe",
      "oberknoten": "dhdt71eqms",
      "rang": "V",
      "titel": "Schutzbedarf der Dokumentarten bestimmen",
      "kennung": null,
      "hinweis": "Für Papieroriginale in Kommunen ist der Schutzbedarf nach KGSt und Vitako in der Regel »normal«.",
      "dauer": {
        "wert": 10,
        "einheit": "AT",
        "herkunft": "schaetzung"
      },
      "verantwortlich": "2akcfsy6pd",
      "mitwirkend": {
        "9wz6kcy1py": true,
        "req9nnvb1m": true
      },
      "vorgaenger": {
        "dqyh78310w": {
          "art": "EA",
          "verzug": null
        }
      },
      "rechtsgrundlagen": {
        "jq5fadsfm7": {
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
    }
  },
  "rollen": {
    "0704exfmzf": {
      "titel": "Schlüsselpersonen im Amt",
      "kuerzel": "SP"
    },
    "08a4vdmmw3": {
      "titel": "IT-Stelle",
      "kuerzel": "IT"
    },
    "0ww8f4f4s4": {
      "titel": "Registratur und Aktenplan",
      "kuerzel": "REG"
    },
    "2akcfsy6pd": {
      "titel": "Informationssicherheit",
      "kuerzel": "ISB"
    },
    "55e0sezvhd": {
      "titel": "Fortbildung",
      "kuerzel": "FOB"
    },
    "58sb1fn25x": {
      "titel": "Rechtsamt",
      "kuerzel": "REC"
    },
    "6exq9j5r1c": {
      "titel": "Lenkungsgruppe",
      "kuerzel": "LG"
    },
    "85cen4bdn0": {
      "titel": "Kommunaler IT-Dienstleister",
      "kuerzel": "KDL"
    },
    "8rwwgzbax0": {
      "titel": "Gleichstellung",
      "kuerzel": "GB"
    },
    "9csemqbbps": {
      "titel": "Personalrat",
      "kuerzel": "PR"
    },
    "9wz6kcy1py": {
      "titel": "Datenschutz",
      "kuerzel": "DSB"
    },
    "9zwdgt6s7t": {
      "titel": "Poststelle und Scanstelle",
      "kuerzel": "SCAN"
    },
    "a0mnrqm4c0": {
      "titel": "Redaktion und Öffentlichkeitsarbeit",
      "kuerzel": "RED"
    },
    "bx4kkdfm5n": {
      "titel": "Projektleitung",
      "kuerzel": "PL"
    },
    "c7xy4n78kg": {
      "titel": "Fachverfahrenshersteller",
      "kuerzel": "FVH"
    },
    "dewddk9da3": {
      "titel": "Fachamt",
      "kuerzel": "FA"
    },
    "kmr7189bnh": {
      "titel": "Schwerbehindertenvertretung",
      "kuerzel": "SBV"
    },
    "req9nnvb1m": {
      "titel": "Organisation",
      "kuerzel": "ORG"
    },
    "w0vbn6j5aa": {
      "titel": "Kämmerei",
      "kuerzel": "KÄM"
    },
    "wcjdkc1502": {
      "titel": "Rechnungsprüfung",
      "kuerzel": "RPA"
    },
    "wjh2t6sxzm": {
      "titel": "Verwaltungsleitung",
      "kuerzel": "VL"
    },
    "xsznaz71w0": {
      "titel": "Vergabestelle",
      "kuerzel": "VGS"
    },
    "xvcds6534z": {
      "titel": "Archiv",
      "kuerzel": "ARC"
    }
  },
  "parameter": {
    "aemter": {
      "titel": "Ämter, die umgestellt werden",
      "art": "liste",
      "werte": {
      }
    },
    "signierte_unterlagen": {
      "titel": "Es gibt elektronisch signierte Unterlagen",
      "art": "ja-nein",
      "werte": {
      }
    }
  }
}

"""#),
("vorlagen/dokumentenmanagement/eakte-einfuehrung/vorlage.json", #"""
{
  "format": "allmende-vorlage/1",
  "id": "qrzsgz11qz",
  "titel": "eAkte-Einführung",
  "kurztext": "Einführung der elektronischen Akte in der ganzen Verwaltung: von der Entscheidung über Aktenplan, Scannen, Datenschutz und Beschaffung bis zum Pilotamt und zur ersten Welle. Die Umstellung eines Amts ist ein Block, der sich je Amt wiederholt.",
  "zustand": "in-pruefung",
  "lizenz": "CC-BY-4.0",
  "stelle": "000000000000",
  "kontakte": {
    "pctx3yy4a9": {
      "funktion": "Projektbüro eAkte, Stabsstelle Digitalisierung der Musterstadt"
    }
  },
  "leistungen": {
  },
  "schlagwoerter": {
    "Aktenplan": true,
    "DMS": true,
    "Dienstvereinbarung": true,
    "Dokumentenmanagement": true,
    "Schriftgutverwaltung": true,
    "eAkte": true,
    "elektronische Akte": true,
    "ersetzendes Scannen": true
  },
  "rechtsgrundlagen": {
    "2wszepa25z": {
      "norm": "§ 6 Abs. 2 EGovG BW",
      "land": "BW",
      "stand": "2026-11-01"
    },
    "5df2n4es29": {
      "norm": "§ 9 Abs. 1 EGovG NRW",
      "land": "NW",
      "stand": "2026-11-01"
    }
  },
  "ersetzt": null
}

"""#),
    ]
}
