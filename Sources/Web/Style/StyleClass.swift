/// The classes that connect elements with the style sheet. A test holds that each has a rule there, and that the sheet has no other.
enum StyleClass: String, CaseIterable {
    // Frame
    case sprunglink, kopf, kopfzeile, marke, markenname, bibliotheksname, breite, leiste, pfad, fuss

    // Text
    case vorspann, leise, angaben, trenner, fliesstext, hinweis, befehl
    case nurVorgelesen = "nur-vorgelesen"

    // Lists
    case suche, suchzeile, themen, themenliste, vorlagen, fundstellen, seiten, verlauf, befunde

    // Catalogue and start page
    case katalog, katalogseite, filter, filterwerte, filterwert, gewaehlt, abzeichen, sortierung, nahe, start, spalten
    case meldungen, anfang

    // State of a template
    case zustand, gut, offen, vorbei

    // Facts
    case fakten, kasten, breiter, einzelheiten, fragen, inhaltsverzeichnis, technik, fehler

    // Structure
    case ansichten, baum, phase, paket, aufgabe, meilenstein, knotentitel, nummer, rat

    // Tables
    case rollbereich, strukturtabelle, oberknoten, mitte, rechts
}
