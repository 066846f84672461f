/// The classes that connect elements with the style sheet. A test holds that each has a rule there, and that the sheet has no other.
enum StyleClass: String, CaseIterable {
    // MARK: Frame

    case sprunglink, kopf, kopfzeile, marke, markenname, bibliotheksname, breite, leiste, pfad, fuss
    /// `nav`: the main navigation, a line of its own below the name.
    case hauptnavigation
    /// `nav`: language, own account, signing out; at the right of the head.
    case konto
    /// `div` around the notices at the top of a page.
    case meldungen
    /// `p`: one notice; with `gut`, `offen` (something to know) or `vorbei` (an error).
    case meldung

    // MARK: Text

    case vorspann, leise, angaben, trenner, fliesstext, hinweis, befehl
    case nurVorgelesen = "nur-vorgelesen"

    // MARK: Forms
    //
    //     <form class="formular">
    //       <div class="fehlerliste" role="alert" tabindex="-1"> <h2>…</h2> <ul> <li><a href="#f-titel">…</a></li> </ul> </div>
    //       <div class="feld">
    //         <label for="f-titel">Titel</label>
    //         <p class="hilfe" id="h-titel">…</p>
    //         <p class="feldfehler" id="e-titel">…</p>
    //         <input type="text" id="f-titel" aria-describedby="h-titel e-titel" aria-invalid="true">
    //       </div>
    //       <fieldset class="feldgruppe"> <legend>…</legend>
    //         <div class="wahl"> <input type="radio" id="w-1"> <label for="w-1">…</label> </div>
    //       </fieldset>
    //       <div class="aktionen"> <button class="knopf">…</button> <a class="knopf-neben">…</a> </div>
    //     </form>

    /// `form`: fields below each other, as wide as can be read.
    case formular
    /// `form` that is nothing but one button.
    case knopfform
    /// `div`: a label with its field (`input`, `select`, `textarea`).
    case feld
    /// `p` between label and field: what to enter.
    case hilfe
    /// `p` between label and field: what is wrong. A field with `aria-invalid` has a border of the same colour.
    case feldfehler
    /// `fieldset`: fields that answer one question.
    case feldgruppe
    /// `div`: a radio button or a box to tick, with its label behind it.
    case wahl
    /// `div`: many `wahl` beside each other.
    case auswahl
    /// `div`: a few short `wahl` in one row.
    case wahlreihe
    /// `div` that our script puts before a long list: a field that narrows it.
    case planfilter
    /// `div` at the top of a form: how many entries are wrong, each with a link to its field.
    case fehlerliste
    /// `a` or `button`: what a page is for; at most one on a page.
    case knopf
    /// `a` or `button`: every other action.
    case knopfNeben = "knopf-neben"
    /// `button`: what cannot be taken back, behind a confirmation.
    case knopfGefahr = "knopf-gefahr"
    /// `div` or `ul`: buttons beside each other.
    case aktionen

    // MARK: Boxes

    /// `div` or `section`: something to know before going on.
    case hinweiskasten
    /// `ul` or `div`: cards beside each other, as many as there is room for.
    case karten
    /// `li`, `article`-like `div` or `section`: one card. A heading in it begins it.
    case karte
    /// `span`, `li` or `a`: a quality that was earned; with `stufe` text inside. Level 0 is quiet, 3 is full.
    case abzeichen
    /// `li` or `div`: a post of a discussion: `angaben` line, text, actions. Answers are a list inside.
    case beitrag
    /// `div`: three values of one field side by side (before, ours, theirs), each a `section` or `div`.
    case werte
    /// The words of a badge's level.
    case stufe

    // MARK: Lists

    /// `ul`: badges with their reasons; entries of a line or two with lines between them.
    case abzeichenliste, zeilenliste
    /// `ul` without signs, for links in a fact.
    case schlicht
    case suche, suchzeile, themen, themenliste, vorlagen, fundstellen, seiten, verlauf, befunde

    // MARK: Catalogue and start page

    case katalog, katalogseite, filter, filterwerte, filterwert, gewaehlt, belege, sortierung, nahe, start, startspalten
    case neuigkeiten, anfang

    // MARK: State of a template

    case zustand, gut, offen, vorbei

    // MARK: Facts

    case fakten, kasten, breiter, einzelheiten, fragen, inhaltsverzeichnis, technik, fehler

    // MARK: Structure

    case ansichten, baum, phase, paket, aufgabe, meilenstein, knotentitel, nummer, rat
    /// The names of the columns above the list, and a line of it that cannot be opened. A `formular` of one line.
    case baumkopf, zeile
    /// What every line of the list says: who, how long, when, after what.
    case eckdaten, wer, lang, wann, danach
    case zurSeite = "zur-seite"
    /// What comes next: two columns of steps with their time.
    case naechstes, spalten, zeitliste

    // MARK: Drawings

    /// The `svg`, and what holds it: a sheet that fits a page of paper.
    case zeichnung, blatt
    /// Words in a drawing.
    case fett, gross, beiwort
    /// Parts of the schedule.
    case achse, band, balken, kritisch, klammer, pufferlinie, pfeile
    case kritischerPfeil = "kritischer-pfeil"
    /// Parts of the tree.
    case aeste, wegmarke, raute, bedingt
    case bildPhase = "bild-phase"
    case bildPaket = "bild-paket"
    case bildAufgabe = "bild-aufgabe"
    case bildMeilenstein = "bild-meilenstein"
    /// The key of a drawing, and a sign in it.
    case zeichenliste, zeichen

    // MARK: Tables

    case rollbereich, strukturtabelle, oberknoten, mitte, rechts
    /// Two trees side by side: the table, its cells by level, and what a cell belongs to where there are no columns.
    case gegenueber, einzug, tiefereinzug, seite
}
