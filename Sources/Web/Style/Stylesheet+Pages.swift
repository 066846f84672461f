extension Stylesheet {
    /// Lists of templates, search, facts, history.
    static let lists = """
        .suche { max-width: 46rem; margin: 1.5rem 0 2rem; }
        .suche label { display: block; margin-bottom: 0.25rem; font-weight: 600; }
        .suchzeile { display: flex; flex-wrap: wrap; gap: 0.5rem; }
        .suchzeile input { flex: 1 1 14rem; min-width: 0; }
        .themen h2 { margin-top: 0; font-size: 1.1875rem; }
        .themenliste { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; padding: 0; list-style: none; }
        .themenliste li { min-width: 0; margin: 0; }
        .themenliste a { display: inline-block; padding: 0.25rem 0; overflow-wrap: anywhere; }
        .themenliste a:visited { color: var(--handlung); }
        .themenliste [aria-current] { color: var(--text); font-weight: 700; text-decoration: none; }
        .vorlagen { display: grid; gap: 0; margin: 0; padding: 0; list-style: none; border-top: 0.0625rem solid var(--linie); }
        .vorlagen > li { min-width: 0; margin: 0; padding: 1.25rem 0 1rem; border-bottom: 0.0625rem solid var(--linie); }
        .vorlagen h2, .vorlagen h3 { margin: 0 0 0.25rem; font-size: 1.25rem; }
        .vorlagen h2 a, .vorlagen h3 a { display: inline-block; }
        .vorlagen p { max-width: 46rem; margin-bottom: 0.5rem; }
        @media (min-width: 62rem) {
          .vorlagen > li { display: grid; grid-template-columns: minmax(0, 46rem) minmax(14rem, 1fr); column-gap: 3rem; }
          .vorlagen > li > * { grid-column: 1; }
          .vorlagen > li > .angaben { display: flex; flex-direction: column; align-items: flex-start; grid-row: 1 / span 6; grid-column: 2; }
          .vorlagen > li > .angaben .trenner { display: none; }
        }
        .vorlagen + p { margin-top: 1.5rem; }
        .fundstellen { padding: 0.5rem 0 0.5rem 1.25rem; }
        .zustand { display: inline-block; padding: 0 0.5rem; border-radius: 0.25rem; font-weight: 600; }
        .gut { background: var(--gut-grund); color: var(--gut); }
        .offen { background: var(--offen-grund); color: var(--offen); }
        .vorbei { background: var(--vorbei-grund); color: var(--vorbei); }
        .seiten { margin: 2rem 0; }
        .seiten a { padding: 0.25rem; }
        .seiten .karte a { padding: 0; }
        .fakten dt::first-letter { text-transform: uppercase; }
        .seiten [aria-current] { border-bottom: 0.125rem solid; }
        .fakten { display: grid; gap: 1rem 2rem; }
        .fakten > div { min-width: 0; }
        .fakten dt { color: var(--leise); font-size: 0.9375rem; }
        .fakten dd { overflow-wrap: anywhere; }
        .kasten > .breiter { grid-column: 1 / -1; max-width: 46rem; }
        .kasten { grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); margin: 1.5rem 0; padding: 1.5rem; border-radius: 0.25rem; background: var(--flaeche); }
        .fragen { max-width: 46rem; }
        .fragen > div { padding: 0.5rem 0; border-bottom: 0.0625rem solid var(--zart); }
        .fragen dt { font-weight: 600; }
        .inhaltsverzeichnis { padding: 0.5rem 0; border-top: 0.0625rem solid var(--zart); border-bottom: 0.0625rem solid var(--zart); }
        .verlauf { padding: 0; list-style: none; border-left: 0.125rem solid var(--linie); }
        .verlauf > li { position: relative; margin: 0; padding: 0 0 1.25rem 1.5rem; }
        .verlauf > li::before { content: ""; position: absolute; top: 0.4375rem; left: -0.4375rem; width: 0.75rem; height: 0.75rem; border: 0.125rem solid var(--handlung); border-radius: 50%; background: var(--grund); }
        .zeilenliste { max-width: 52rem; padding: 0; list-style: none; border-top: 0.0625rem solid var(--zart); }
        .zeilenliste > li { margin: 0; padding: 0.75rem 0; border-bottom: 0.0625rem solid var(--zart); }
        .zeilenliste > li > a { display: inline-block; font-weight: 500; }
        .zeilenliste p { margin: 0; }
        .schlicht { margin: 0; padding: 0; list-style: none; }
        .schlicht a, .zeilenliste > li > a { max-width: 100%; overflow-wrap: anywhere; }
        .schlicht a { display: inline-block; padding: 0.0625rem 0; }
        .fragen > div { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 0 1.5rem; }
        .abzeichenliste { max-width: 52rem; margin: 1rem 0; padding: 0; list-style: none; }
        .abzeichenliste > li { margin: 0 0 0.5rem; font-size: 0.9375rem; }
        .abzeichenliste .abzeichen { margin-right: 0.5rem; }
        .verlauf > li:first-child::before { background: var(--handlung); }
        .verlauf p { margin: 0; }
        .befunde { max-width: 52rem; }
        @media (max-width: 40rem) {
          .kasten { padding: 1rem; }
          .fragen > div { display: block; }
        }
        """

    /// On paper everything is open: a closed part would be lost.
    static let print = """
        @media print {
          @page { margin: 2cm 1.75cm; }
          :root {
            --grund: #ffffff;
            --flaeche: #ffffff;
            --text: #000000;
            --leise: #333333;
            --linie: #767676;
            --zart: #cccccc;
            --handlung: #000000;
            --besucht: #000000;
          }
          html { font-size: 9pt; }
          body { display: block; line-height: 1.4; }
          h2 { margin-top: 2rem; }
          h1, h2, h3, h4, h5, h6, summary { break-after: avoid; break-inside: avoid; }
          tr, .aufgabe, .meilenstein, .karte, .beitrag, .vorlagen > li, .verlauf > li { break-inside: avoid; }
          .sprunglink, .kopf nav, .pfad, .suche, .themen, .seiten, .ansichten, .inhaltsverzeichnis, .aktionen, .formular { display: none; }
          details:not(:has(> :not(summary, .formular))) { display: none; }
          .zur-seite { visibility: hidden; block-size: 0.0625rem; font-size: 0; }
          .breite { max-width: none; padding: 0; }
          details::details-content { display: block; block-size: auto; content-visibility: visible; }
          details > summary { list-style: none; }
          .baum details > summary::before { display: none; }
          .rollbereich { overflow: visible; }
          th, td { padding-right: 0.5rem; overflow-wrap: anywhere; }
          .zeichnung { width: 100%; min-width: 0; }
          .blatt { break-inside: avoid; margin: 0.5rem 0; }
          .blatt .zeichnung { min-width: 0; max-height: 24cm; }
          .baum > .phase { background: none; }
          .strukturtabelle { min-width: 0; font-size: 7pt; }
          .strukturtabelle th[scope="row"], .strukturtabelle .rat { min-width: 0; }
          a, abbr[title] { text-decoration: none; }
          main a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; font-size: 0.875em; }
        }
        """
}
