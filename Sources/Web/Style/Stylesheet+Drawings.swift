extension Stylesheet {
    /// The drawings. Type is as large as its drawing says: it grows with the drawing, not with the page.
    static let drawings = """
        .zeichnung { display: block; width: 100%; height: auto; font-size: 13px; fill: var(--text); }
        .blatt .zeichnung { min-width: 60rem; }
        .zeichnung .fett { font-weight: 700; }
        .zeichnung .gross { font-size: 19px; font-weight: 700; }
        .zeichnung .beiwort { font-size: 12px; fill: var(--leise); }
        .zeichnung > .beiwort { paint-order: stroke; stroke: var(--grund); stroke-width: 3; }
        .band { fill: var(--flaeche); }
        .achse path { stroke: var(--zart); }
        .achse text { font-size: 12px; fill: var(--leise); }
        .zeichnung .kritisch, .zeichen .kritisch { fill: var(--handlung); stroke: var(--handlung); stroke-width: 1.5; }
        .zeichnung .balken, .zeichen .balken { fill: var(--grund); stroke: var(--handlung); stroke-width: 1.5; }
        .klammer { fill: var(--text); }
        .pufferlinie { fill: none; stroke: var(--linie); stroke-width: 2; stroke-dasharray: 2 4; }
        .pfeile path { fill: none; stroke: var(--linie); }
        .pfeile .kritischer-pfeil { stroke: var(--handlung); stroke-width: 2; }
        .aeste { fill: none; stroke: var(--linie); stroke-width: 1.5; }
        .bild-phase rect { fill: var(--handlung); }
        .bild-phase text, .zeichnung .bild-phase .beiwort { fill: var(--auf-handlung); }
        .bild-phase text { font-weight: 700; }
        .zeichnung .bild-phase .beiwort { font-weight: 400; }
        .bild-paket rect { fill: var(--hauch); stroke: var(--handlung); stroke-width: 2; }
        .bild-paket text { font-weight: 600; }
        .zeichnung .bild-paket .beiwort { font-weight: 400; }
        .bild-aufgabe rect, .bild-meilenstein rect { fill: var(--grund); stroke: var(--linie); }
        .bild-meilenstein text { font-weight: 600; }
        .zeichnung .bild-meilenstein .beiwort { font-weight: 400; }
        .bedingt rect { stroke-dasharray: 5 4; }
        .wegmarke { stroke: var(--handlung); stroke-width: 5; }
        .raute { fill: var(--wiese); }
        .zeichenliste { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0 0 1rem; padding: 0; list-style: none; font-size: 0.9375rem; }
        .zeichenliste li { margin: 0; }
        .zeichen { width: 1.75rem; height: 1.25rem; vertical-align: -0.25rem; }
        .formular.zeile { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 1rem 1.5rem; max-width: none; }
        .formular.zeile .feld { flex: 0 1 20rem; min-width: 0; margin: 0; overflow-wrap: anywhere; }
        .formular.zeile .aktionen { margin: 0; }
        """
}
