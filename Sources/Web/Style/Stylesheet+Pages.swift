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
        .verlauf > li:first-child::before { background: var(--handlung); }
        .verlauf p { margin: 0; }
        .befunde { max-width: 52rem; }
        @media (max-width: 40rem) {
          .kasten { padding: 1rem; }
        }
        """

    /// The Projektstrukturbaum.
    static let structure = """
        .ansichten { margin: 1rem 0 1.5rem; }
        .ansichten .leiste { gap: 0.5rem; }
        .ansichten a { padding: 0.375rem 0.875rem; border: 0.0625rem solid var(--linie); border-radius: 0.25rem; text-decoration: none; }
        .ansichten a:hover { border-color: var(--handlung-stark); text-decoration: underline; }
        .ansichten [aria-current] { border: 0.0625rem solid var(--handlung); background: var(--handlung); color: var(--auf-handlung); }
        .ansichten [aria-current]:visited, .ansichten [aria-current]:hover { color: var(--auf-handlung); }
        .baum, .baum ol { margin: 0; padding: 0; list-style: none; }
        .baum p { margin: 0; }
        .baum li { margin: 0; scroll-margin-top: 1rem; }
        .baum li:target { outline: 0.125rem solid var(--fokus-aussen); outline-offset: 0.25rem; border-radius: 0.125rem; }
        .baum .angaben { display: block; }
        .baum details > summary { position: relative; display: block; padding: 0.5rem 0 0.5rem 1.75rem; list-style: none; }
        .baum details > summary::-webkit-details-marker { display: none; }
        .baum details > summary::before {
          content: "";
          position: absolute;
          top: 0.9375rem;
          left: 0.375rem;
          width: 0.5625rem;
          height: 0.5625rem;
          border: solid var(--handlung);
          border-width: 0 0.1875rem 0.1875rem 0;
          transform: rotate(-45deg);
        }
        .baum details[open] > summary::before { top: 0.8125rem; transform: rotate(45deg); }
        .baum summary:hover .knotentitel { text-decoration: underline; text-underline-offset: 0.2em; }
        .knotentitel { display: inline; margin: 0; font-size: 1.0625rem; font-weight: 600; line-height: 1.4; }
        .nummer { color: var(--leise); font-variant-numeric: tabular-nums; }
        .baum > .phase { margin-bottom: 1rem; border-left: 0.25rem solid var(--handlung); background: var(--flaeche); }
        .baum > .phase > details > summary { padding: 0.75rem 1rem 0.75rem 2.25rem; }
        .baum > .phase > details > summary::before { top: 1.25rem; left: 0.875rem; }
        .baum > .phase > details[open] > summary::before { top: 1.125rem; }
        .baum > .phase > details > summary .knotentitel { font-size: 1.1875rem; }
        .baum > .phase > details > ol { padding-bottom: 0.5rem; background: var(--grund); }
        .baum ol > li { border-bottom: 0.0625rem solid var(--zart); }
        .baum ol > li:last-child { border-bottom: 0; }
        .baum ol ol { margin-left: 0.75rem; padding-left: 1rem; border-left: 0.125rem solid var(--zart); }
        .baum > .phase > details > ol { padding-left: 0.75rem; }
        .aufgabe, .meilenstein { padding: 0.625rem 0 0.75rem 1.75rem; }
        .paket > p, .paket > dl, .phase > p, .phase > dl { padding-left: 1.75rem; }
        .meilenstein { position: relative; }
        .meilenstein::before { content: ""; position: absolute; top: 1.0625rem; left: 0.375rem; width: 0.625rem; height: 0.625rem; background: var(--wiese); transform: rotate(45deg); }
        .aufgabe .knotentitel { font-weight: 500; }
        .baum details > .einzelheiten, .baum details > .rat { margin-left: 1.75rem; padding-bottom: 0.5rem; }
        .baum > .phase > details > .einzelheiten, .baum > .phase > details > .rat { margin: 0 1rem 0 2.25rem; padding-bottom: 0.75rem; }
        .einzelheiten { margin: 0.375rem 0 0; font-size: 0.9375rem; }
        .einzelheiten > div { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0 0.75rem; }
        .einzelheiten dt { color: var(--leise); }
        .einzelheiten dt::first-letter { text-transform: uppercase; }
        .einzelheiten dd { min-width: 0; overflow-wrap: anywhere; }
        .rat { max-width: 46rem; margin-top: 0.375rem; font-size: 0.9375rem; }
        .rat p + p { margin-top: 0.5rem; }
        .strukturtabelle { min-width: 100rem; font-size: 0.9375rem; }
        .strukturtabelle td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .strukturtabelle th[scope="row"] { min-width: 14rem; font-weight: 500; }
        .strukturtabelle thead th::first-letter { text-transform: uppercase; }
        .strukturtabelle .rat { min-width: 22rem; }
        .strukturtabelle p { margin: 0 0 0.25rem; }
        .strukturtabelle tr:target { outline: 0.125rem solid var(--fokus-aussen); }
        .oberknoten, .oberknoten th { background: var(--flaeche); }
        @media screen and (min-width: 62rem) {
          .strukturtabelle tbody th { position: sticky; left: 0; }
          .strukturtabelle tr:not(.oberknoten) > th { background: var(--grund); }
        }
        .oberknoten th[scope="row"] { font-weight: 700; }
        @media (max-width: 40rem) {
          .einzelheiten > div { display: block; margin-top: 0.25rem; }
          .baum ol ol { margin-left: 0.25rem; padding-left: 0.5rem; }
          .aufgabe, .meilenstein { padding-left: 1.5rem; }
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
          tr, .aufgabe, .meilenstein, .vorlagen > li, .verlauf > li { break-inside: avoid; }
          .sprunglink, .kopf nav, .pfad, .suche, .themen, .seiten, .ansichten, .inhaltsverzeichnis { display: none; }
          .breite { max-width: none; padding: 0; }
          details::details-content { display: block; block-size: auto; content-visibility: visible; }
          details > summary { list-style: none; }
          .baum details > summary::before { display: none; }
          .rollbereich { overflow: visible; }
          .strukturtabelle { min-width: 0; font-size: 7pt; }
          .strukturtabelle th[scope="row"], .strukturtabelle .rat { min-width: 0; }
          a, abbr[title] { text-decoration: none; }
          main a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; font-size: 0.875em; }
        }
        """
}
