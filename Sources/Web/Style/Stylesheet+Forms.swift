extension Stylesheet {
    /// Fields, buttons, and what is said about wrong entries.
    static let forms = """
        input, button, select, textarea { font: inherit; letter-spacing: inherit; word-spacing: inherit; }
        input[type="search"], input[type="text"], input[type="email"], input[type="tel"], input[type="url"], input[type="number"],
        input[type="password"], input[type="date"], input[type="time"], input[type="file"], select, textarea {
          width: 100%;
          min-width: 0;
          min-height: 3rem;
          padding: 0.5rem 0.75rem;
          border: 0.125rem solid var(--linie);
          border-radius: 0.25rem;
          background: var(--grund);
          color: var(--text);
        }
        textarea { min-height: 8rem; line-height: 1.5; resize: vertical; }
        input[type="date"], input[type="time"], input[type="number"] { max-width: 14rem; }
        input:hover, select:hover, textarea:hover { border-color: var(--handlung); }
        input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: 0; border-radius: 0.25rem; box-shadow: 0 0 0 0.375rem var(--fokus-innen); }
        input[aria-invalid], select[aria-invalid], textarea[aria-invalid] { border-color: var(--gefahr); border-left-width: 0.5rem; }
        input[disabled], select[disabled], textarea[disabled] { background: var(--flaeche); color: var(--leise); }
        button, .knopf, .knopf-neben, .knopf-gefahr {
          display: inline-flex;
          align-items: center;
          justify-content: center;
          min-height: 3rem;
          padding: 0.5rem 1.5rem;
          border: 0.125rem solid var(--handlung);
          border-radius: 0.25rem;
          background: var(--handlung);
          color: var(--auf-handlung);
          font-weight: 600;
          line-height: 1.3;
          text-align: center;
          text-decoration: none;
          cursor: pointer;
          overflow-wrap: anywhere;
        }
        .knopf:visited { color: var(--auf-handlung); }
        button:hover, .knopf:hover { border-color: var(--handlung-stark); background: var(--handlung-stark); color: var(--auf-handlung); text-decoration: none; }
        .knopf-neben, .knopf-neben:visited { background: var(--grund); color: var(--handlung); }
        .knopf-neben:hover { border-color: var(--handlung-stark); background: var(--hauch); color: var(--handlung-stark); text-decoration: none; }
        .knopf-gefahr, .knopf-gefahr:visited { border-color: var(--gefahr); background: var(--gefahr); color: var(--auf-gefahr); }
        .knopf-gefahr:hover { border-color: var(--gefahr-stark); background: var(--gefahr-stark); color: var(--auf-gefahr); }
        .aktionen { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem; margin: 1.5rem 0; padding: 0; list-style: none; }
        .aktionen > li { min-width: 0; margin: 0; }
        .aktionen form { margin: 0; }
        .formular { max-width: 44rem; margin: 1.5rem 0 2rem; }
        .knopfform { margin: 0; }
        .feld, .feldgruppe { margin: 0 0 1.75rem; }
        .feld label, .feldgruppe legend { display: block; margin-bottom: 0.25rem; font-weight: 600; }
        .feldgruppe { min-width: 0; min-inline-size: 0; padding: 0; border: 0; }
        .feldgruppe legend { max-width: 100%; padding: 0; font-size: 1.1875rem; overflow-wrap: anywhere; }
        .feldgruppe .feld { margin-bottom: 1rem; }
        .hilfe { margin: 0 0 0.5rem; color: var(--leise); font-size: 0.9375rem; }
        .feldfehler { margin: 0 0 0.5rem; padding-left: 0.75rem; border-left: 0.25rem solid var(--gefahr); color: var(--gefahr); font-weight: 600; }
        .wahl { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: 0 0.75rem; align-items: start; padding: 0.375rem 0; }
        .wahl input { width: 1.5rem; height: 1.5rem; margin: 0.125rem 0 0; accent-color: var(--handlung); }
        .wahl label { padding: 0.0625rem 0; font-weight: 400; overflow-wrap: anywhere; cursor: pointer; }
        .auswahl { columns: 16rem; column-gap: 2rem; }
        .auswahl .wahl { break-inside: avoid; }
        .wahlreihe { display: flex; flex-wrap: wrap; gap: 0 2.5rem; }
        .planfilter { max-width: 24rem; }
        .wahl .hilfe { grid-column: 2; margin: 0; }
        .fehlerliste { max-width: 44rem; margin: 1.5rem 0; padding: 1.25rem 1.5rem 1rem; border: 0.25rem solid var(--gefahr); border-radius: 0.25rem; }
        .fehlerliste h2 { margin: 0 0 0.5rem; font-size: 1.25rem; }
        .fehlerliste ul { margin: 0; padding: 0; list-style: none; }
        .fehlerliste a, .fehlerliste a:visited { display: inline-block; padding: 0.125rem 0; color: var(--gefahr); font-weight: 600; }
        .fehlerliste a:hover { color: var(--gefahr-stark); }
        @media (max-width: 40rem) {
          .aktionen { flex-direction: column; align-items: stretch; }
          .aktionen > *, .aktionen > li > *, .aktionen form > * { width: 100%; }
          .fehlerliste { padding: 1rem; }
        }
        @media (forced-colors: active) {
          button, .knopf, .knopf-neben, .knopf-gefahr { border: 0.125rem solid; }
        }
        """

    /// Boxes, cards, badges, posts, values side by side.
    static let boxes = """
        .hinweiskasten { max-width: 52rem; margin: 1.5rem 0; padding: 1.25rem 1.5rem; border: 0.0625rem solid var(--zart); border-left: 0.5rem solid var(--handlung); border-radius: 0.25rem; background: var(--flaeche); }
        .hinweiskasten > :first-child { margin-top: 0; }
        .hinweiskasten > :last-child { margin-bottom: 0; }
        .hinweiskasten h2, .hinweiskasten h3 { font-size: 1.1875rem; }
        .karten { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1.5rem; margin: 1.5rem 0; padding: 0; list-style: none; }
        .karten > li { margin: 0; }
        .karte { min-width: 0; padding: 1.5rem; border: 0.0625rem solid var(--linie); border-radius: 0.25rem; background: var(--grund); overflow-wrap: anywhere; }
        .karte > :first-child { margin-top: 0; }
        .karte > :last-child { margin-bottom: 0; }
        .karte h2, .karte h3, .karte h4 { margin: 0 0 0.5rem; font-size: 1.1875rem; }
        .karte p { margin-bottom: 0.5rem; }
        .abzeichen { display: inline-flex; max-width: 100%; flex-wrap: wrap; align-items: center; gap: 0 0.5rem; padding: 0.1875rem 0.75rem; border: 0.0625rem solid var(--linie); border-radius: 1rem; font-size: 0.9375rem; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
        .abzeichen.gut { border-color: var(--gut); }
        .stufe { font-weight: 400; }
        .beitrag { min-width: 0; margin: 0 0 1.5rem; padding: 0 0 0 1.25rem; border-left: 0.25rem solid var(--zart); list-style: none; overflow-wrap: anywhere; }
        .beitrag > .angaben { margin-bottom: 0.25rem; }
        .beitrag > div.angaben a { display: inline-block; padding: 0.25rem 0; }
        .beitrag > .angaben > div { margin: 0.25rem 0; }
        .beitrag > .angaben > div > a { display: inline-block; min-height: 1.5rem; line-height: 1.6; }
        .beitrag > :last-child { margin-bottom: 0; }
        .beitrag ol, .beitrag ul { max-width: 44rem; }
        .beitrag > p, .beitrag > div > p { max-width: 44rem; }
        .beitrag .beitrag { margin: 1rem 0 0; }
        .beitrag:target { border-left-color: var(--handlung); }
        .gegenueber th[scope="row"] { width: 7rem; font-weight: 400; }
        .gegenueber td { width: 50%; padding-left: 1rem; border-left: 0.0625rem solid var(--zart); }
        .gegenueber p { margin: 0; }
        .gegenueber .oberknoten p { font-weight: 700; }
        .gegenueber .einzug { padding-left: 2rem; }
        .gegenueber .tiefereinzug { padding-left: 3rem; }
        .gegenueber .einzelheiten { margin: 0.25rem 0 0; }
        .seite { display: none; }
        .werte { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: 1rem; margin: 1rem 0; }
        .werte > * { min-width: 0; padding: 1rem 1.25rem; border: 0.0625rem solid var(--linie); border-top: 0.25rem solid var(--linie); border-radius: 0.25rem; overflow-wrap: anywhere; }
        .werte h3, .werte h4, .werte h5 { margin: 0 0 0.25rem; font-size: 1rem; }
        .werte > * > :last-child { margin-bottom: 0; }
        @media (max-width: 61.99rem) {
          .gegenueber, .gegenueber tbody, .gegenueber tr, .gegenueber th, .gegenueber td { display: block; width: auto; }
          .gegenueber thead { display: none; }
          .gegenueber tr { padding: 0.75rem 0; border-bottom: 0.125rem solid var(--linie); }
          .gegenueber th, .gegenueber td { padding: 0.25rem 0; border: 0; }
          .gegenueber .einzug, .gegenueber .tiefereinzug { padding-left: 0; }
          .gegenueber td + td { margin-top: 0.5rem; padding-top: 0.5rem; border-top: 0.0625rem solid var(--zart); }
          .gegenueber .oberknoten { padding-right: 0.75rem; padding-left: 0.75rem; }
          .seite { display: block; color: var(--leise); font-size: 0.9375rem; }
        }
        @media (max-width: 40rem) {
          .karten { gap: 1rem; }
          .karte, .hinweiskasten { padding: 1rem; }
          .beitrag { padding-left: 0.75rem; }
        }
        """
}
