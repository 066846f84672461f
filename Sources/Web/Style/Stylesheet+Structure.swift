extension Stylesheet {
    /// The Projektstrukturbaum as a list and as a table.
    static let structure = """
        .ansichten { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; margin: 1rem 0 1.5rem; }
        .ansichten p { margin: 0; }
        .ansichten .leiste { gap: 0; border: 0.0625rem solid var(--linie); border-radius: 0.25rem; }
        .ansichten li + li { border-left: 0.0625rem solid var(--linie); }
        .ansichten a { padding: 0.375rem 0.875rem; text-decoration: none; }
        .ansichten a:hover { background: var(--hauch); text-decoration: underline; }
        .ansichten [aria-current] { background: var(--handlung); color: var(--auf-handlung); }
        .ansichten [aria-current]:visited, .ansichten [aria-current]:hover { background: var(--handlung); color: var(--auf-handlung); }
        .naechstes { margin: 0 0 2rem; padding: 1.25rem 1.5rem; border: 0.0625rem solid var(--zart); border-radius: 0.25rem; background: var(--flaeche); }
        .naechstes h3 { margin: 0 0 0.75rem; }
        .spalten { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem 3rem; }
        .spalten p { margin-bottom: 0.25rem; font-weight: 600; }
        .zeitliste { margin: 0; padding: 0; list-style: none; }
        .zeitliste > li { display: grid; grid-template-columns: 8rem 1fr auto; gap: 0 0.75rem; margin: 0; padding: 0.25rem 0; border-top: 0.0625rem solid var(--zart); font-size: 0.9375rem; }
        .zeitliste a { min-width: 0; overflow-wrap: anywhere; hyphens: auto; }
        .zeitliste .wann { color: var(--leise); }
        .baum, .baum ol { margin: 0; padding: 0; list-style: none; }
        .baum p { margin: 0; }
        .baum li { margin: 0; scroll-margin-top: 1rem; }
        .baum li:target { outline: 0.125rem solid var(--fokus-aussen); outline-offset: 0.25rem; border-radius: 0.125rem; }
        .baum .angaben { display: block; }
        .baum summary, .baum .zeile { position: relative; display: block; min-height: 2.5rem; padding: 0.5rem 0 0.5rem 1.75rem; list-style: none; }
        .baum summary::-webkit-details-marker { display: none; }
        .baum summary:hover { background: var(--hauch); }
        .baum summary::before {
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
        .aufgabe .knotentitel { font-weight: 400; }
        .paket .knotentitel { overflow-wrap: anywhere; }
        .baum > .phase { margin-bottom: 0.75rem; border-left: 0.375rem solid var(--handlung); background: var(--flaeche); }
        .baum > .phase > details > summary { padding: 0.75rem 1rem 0.75rem 2.25rem; }
        .baum > .phase > details > summary::before { top: 1.25rem; left: 0.875rem; }
        .baum > .phase > details[open] > summary::before { top: 1.125rem; }
        .baum > .phase > details > summary .knotentitel { font-size: 1.1875rem; font-weight: 700; }
        .baum > .phase > details > ol { padding: 0 1rem 0.5rem 0.75rem; background: var(--grund); }
        .baum ol > li { border-bottom: 0.0625rem solid var(--zart); }
        .baum ol > li:last-child { border-bottom: 0; }
        .baum ol ol { margin-left: 0.75rem; padding-left: 1rem; border-left: 0.125rem solid var(--zart); }
        .meilenstein > details > summary .knotentitel::after, .meilenstein > .zeile .knotentitel::after { content: ""; display: inline-block; width: 0.5625rem; height: 0.5625rem; margin-left: 0.75rem; background: var(--wiese); transform: rotate(45deg); }
        .eckdaten { font-size: 0.9375rem; }
        .eckdaten > span { padding-right: 0.75rem; }
        .wer { font-weight: 600; }
        .danach { color: var(--leise); }
        .baumkopf { display: none; }
        .baum details > .einzelheiten, .baum details > .rat, .baum .zur-seite { margin-left: 1.75rem; padding-bottom: 0.5rem; }
        .baum > .phase > details > .einzelheiten, .baum > .phase > details > .rat, .baum > .phase > details > .zur-seite { margin: 0 1rem 0 2.25rem; padding-bottom: 0.75rem; }
        .zur-seite { display: inline-block; padding: 0.125rem 0; font-size: 0.9375rem; }
        .einzelheiten { margin: 0 0 0.25rem; font-size: 0.9375rem; }
        .einzelheiten > div { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0 0.75rem; }
        .einzelheiten dt { color: var(--leise); }
        .einzelheiten dt::first-letter { text-transform: uppercase; }
        .einzelheiten dd { min-width: 0; overflow-wrap: anywhere; }
        .rat { max-width: 44rem; font-size: 0.9375rem; }
        .rat p + p { margin-top: 0.5rem; }
        @media screen and (min-width: 62rem) {
          .baumkopf { display: grid; grid-template-columns: minmax(0, 1fr) 36.5rem; gap: 0 1.5rem; padding: 0 1rem 0.25rem 2.5rem; color: var(--leise); font-size: 0.9375rem; }
          .baumkopf span::first-letter { text-transform: uppercase; }
          .baum summary, .baum .zeile { display: grid; grid-template-columns: minmax(0, 1fr) 36.5rem; grid-template-rows: auto 1fr; gap: 0 1.5rem; }
          .baum .knotentitel, .baum .angaben { grid-column: 1; }
          .eckdaten { display: grid; grid-template-columns: 11rem 8rem 7.5rem minmax(0, 1fr); gap: 0 0.75rem; grid-row: 1 / span 2; grid-column: 2; align-content: start; padding-top: 0.0625rem; line-height: 1.4; }
          .eckdaten > span { padding: 0; min-width: 0; overflow-wrap: anywhere; hyphens: auto; }
          .eckdaten .wer { grid-column: 1; grid-row: 1; font-weight: 400; }
          .eckdaten .lang { grid-column: 2; grid-row: 1; }
          .eckdaten .wann { grid-column: 3; grid-row: 1; }
          .eckdaten .danach { grid-column: 4; grid-row: 1; }
        }
        .strukturtabelle { min-width: 90rem; font-size: 0.9375rem; }
        .strukturtabelle td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .strukturtabelle th[scope="row"] { min-width: 14rem; font-weight: 500; }
        thead th::first-letter { text-transform: uppercase; }
        .strukturtabelle .rat { min-width: 22rem; }
        .strukturtabelle p { margin: 0 0 0.25rem; }
        tr:target { outline: 0.125rem solid var(--fokus-aussen); }
        .oberknoten, .oberknoten th { background: var(--flaeche); }
        @media screen and (min-width: 62rem) {
          .strukturtabelle tbody th { position: sticky; left: 0; }
          .strukturtabelle tr:not(.oberknoten) > th { background: var(--grund); }
        }
        .oberknoten th[scope="row"] { font-weight: 700; }
        @media (max-width: 40rem) {
          .einzelheiten > div { display: block; margin-top: 0.25rem; }
          .baum ol ol { margin-left: 0.25rem; padding-left: 0.5rem; }
          .baum > .phase > details > ol { padding-right: 0.5rem; }
          .naechstes { padding: 1rem; }
          .zeitliste > li { grid-template-columns: 1fr auto; }
          .zeitliste a { min-width: 0; overflow-wrap: anywhere; hyphens: auto; }
        .zeitliste .wann { grid-column: 1 / -1; }
          .ansichten .leiste { gap: 0.5rem; border: 0; }
          .ansichten li + li { border: 0; }
          .ansichten a { padding: 0.375rem 0.75rem; border: 0.0625rem solid var(--linie); border-radius: 0.25rem; }
        }
        """
}
