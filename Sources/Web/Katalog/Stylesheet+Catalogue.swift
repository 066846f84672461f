extension Stylesheet {
    /// The catalogue and the start page. On wide screens the filters stand beside the templates and are always open;
    /// where a browser cannot
    /// open them by style alone they stay folded and can be opened.
    static let catalogue = """
        .katalog { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; margin-bottom: 4rem; }
        .katalog, .start { overflow-wrap: anywhere; }
        .katalogseite { min-width: 0; }
        .katalogseite > h2 { margin-top: 0; }
        .katalogseite .angaben { hyphens: auto; }
        .filter { min-width: 0; padding: 0.25rem 1rem; border: 0.0625rem solid var(--linie); border-radius: 0.25rem; }
        .filter > summary { padding: 0.5rem 0; font-weight: 600; }
        .filter fieldset { min-width: 0; margin: 0; padding: 1rem 0 0.5rem; border: 0; border-top: 0.0625rem solid var(--zart); }
        .filter legend { float: left; width: 100%; padding: 0; font-weight: 600; }
        .filter legend + * { clear: both; }
        .filter .leise { margin: 0; font-size: 0.875rem; }
        .filter button { width: 100%; margin: 0.5rem 0 1rem; padding: 0.5rem 1rem; }
        .filter fieldset summary { color: var(--handlung); font-size: 0.9375rem; }
        .filterwerte { margin: 0; padding: 0.25rem 0 0; list-style: none; }
        .filterwerte > li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: 0.625rem; align-items: start; margin: 0; padding: 0.25rem 0; }
        .filterwert input[type="checkbox"] { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--handlung); }
        .filterwert label { overflow-wrap: anywhere; font-size: 0.9375rem; line-height: 1.5; }
        div.filterwert { padding: 1rem 0 0.5rem; border-top: 0.0625rem solid var(--zart); }
        div.filterwert label { font-size: inherit; font-weight: 600; }
        .filterwert input[type="text"] { width: 100%; min-height: 2.5rem; margin-top: 0.25rem; padding: 0.25rem 0.5rem; border: 0.125rem solid var(--linie); border-radius: 0.25rem; background: var(--grund); color: var(--text); }
        .gewaehlt { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 1rem 0; padding: 0; list-style: none; }
        .gewaehlt li { min-width: 0; margin: 0; }
        .gewaehlt a { display: inline-block; padding: 0.25rem 0.75rem; border: 0.0625rem solid var(--linie); border-radius: 1rem; color: var(--handlung); font-size: 0.9375rem; text-decoration: none; overflow-wrap: anywhere; }
        .gewaehlt a:hover { border-color: var(--handlung-stark); color: var(--handlung-stark); text-decoration: underline; }
        .sortierung { margin: 0.75rem 0 1rem; font-size: 0.9375rem; }
        .sortierung .leiste { gap: 0.25rem 1.25rem; }
        .sortierung a { padding: 0.25rem 0; }
        .sortierung a:visited { color: var(--handlung); }
        .sortierung [aria-current] { color: var(--text); font-weight: 700; text-decoration: none; border-bottom: 0.125rem solid var(--text); }
        .belege { display: flex; flex-wrap: wrap; gap: 0.375rem 0.5rem; margin: 0 0 0.5rem; padding: 0; list-style: none; }
        .belege li { min-width: 0; margin: 0; padding: 0 0.625rem; border-radius: 0.25rem; background: var(--flaeche); font-size: 0.9375rem; }
        .belege a { display: inline-block; min-height: 1.5rem; color: inherit; }
        .nahe { max-width: 46rem; padding: 0; list-style: none; }
        .nahe li { margin: 0; padding: 0.625rem 0; border-bottom: 0.0625rem solid var(--zart); }
        .nahe a { display: inline-block; font-weight: 600; }
        .nahe p { margin: 0; }
        .start h2 { margin-top: 2.5rem; }
        .start:last-child { margin-bottom: 4rem; }
        .startspalten .start:last-child { margin-bottom: 0; }
        .startspalten { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 4rem; }
        .neuigkeiten { max-width: 46rem; margin: 0 0 1rem; padding: 0; list-style: none; }
        .neuigkeiten li { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.5rem; margin: 0; padding: 0.625rem 0; border-bottom: 0.0625rem solid var(--zart); }
        .neuigkeiten p { margin: 0; }
        .neuigkeiten a { display: inline-block; }
        .anfang { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 2.5rem; padding: 0; list-style: none; counter-reset: schritt; }
        .anfang li { min-width: 0; margin: 0; padding: 1.25rem 0 0; border-top: 0.25rem solid var(--wiese); counter-increment: schritt; }
        .anfang h3 { margin: 0 0 0.5rem; font-size: 1.25rem; }
        .anfang h3::before { content: counter(schritt) ". "; color: var(--leise); }
        .anfang h3 a { display: inline-block; }
        .anfang p { margin: 0; }
        @media (min-width: 48rem) {
          .anfang { grid-template-columns: repeat(3, minmax(0, 1fr)); }
        }
        @media (min-width: 62rem) {
          .katalog { grid-template-columns: 17rem minmax(0, 1fr); gap: 3rem; }
          .startspalten { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
          .startspalten .start h2 { margin-top: 1.5rem; }
          .neuigkeiten li { grid-template-columns: 14rem minmax(0, 1fr); }
          .startspalten .neuigkeiten li { grid-template-columns: 6.5rem minmax(0, 1fr); }
          .neuigkeiten .leise { padding-top: 0.125rem; }
          .katalogseite .vorlagen > li { grid-template-columns: minmax(0, 1fr) 13.5rem; column-gap: 1.5rem; }
          @supports selector(details::details-content) {
            .filter { padding: 0; border: 0; }
            .filter > summary { display: none; }
            .filter::details-content { display: block; block-size: auto; content-visibility: visible; }
          }
        }
        @media print {
          .filter, .sortierung { display: none; }
          .katalog { display: block; }
          .gewaehlt a { border: 0; padding: 0; }
        }
        """
}
