extension Stylesheet {
    /// Text, links, focus, tables: what every element looks like without a class.
    static let base = """
        *, *::before, *::after { box-sizing: border-box; }
        html {
          font-size: 100%;
          -webkit-text-size-adjust: 100%;
          text-size-adjust: 100%;
        }
        body {
          display: flex;
          flex-direction: column;
          min-height: 100vh;
          margin: 0;
          background: var(--grund);
          color: var(--text);
          font-family: "Fira Sans", system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
          font-size: 1.0625rem;
          line-height: 1.6;
          overflow-wrap: break-word;
        }
        h1, h2, h3, h4, h5, h6 {
          margin: 2rem 0 0.5rem;
          line-height: 1.25;
          text-wrap: balance;
          overflow-wrap: anywhere;
          hyphens: auto;
        }
        h1 { margin-top: 1.5rem; font-size: 2.125rem; font-weight: 700; letter-spacing: -0.01em; }
        h2 { margin-top: 3rem; font-size: 1.5rem; }
        h3 { font-size: 1.1875rem; }
        h4, h5, h6 { font-size: 1.0625rem; }
        p, ul, ol, dl, pre, blockquote { margin: 0 0 1rem; }
        ul, ol { padding-left: 1.5rem; }
        li + li { margin-top: 0.25rem; }
        dt, dd { margin: 0; }
        ::selection { background: var(--treffer); color: var(--auf-treffer); }
        a { color: var(--handlung); text-decoration-thickness: 0.0625em; text-underline-offset: 0.2em; }
        a:visited { color: var(--besucht); }
        a:hover { color: var(--handlung-stark); text-decoration-thickness: 0.15em; }
        :focus-visible {
          outline: 0.25rem solid var(--fokus-aussen);
          outline-offset: 0.125rem;
          border-radius: 0.125rem;
          box-shadow: 0 0 0 0.125rem var(--fokus-innen);
        }
        main:focus { outline: none; box-shadow: none; }
        abbr[title] { text-decoration: underline dotted; text-underline-offset: 0.2em; cursor: help; }
        code, pre { font-family: "Fira Mono", ui-monospace, Consolas, "Liberation Mono", monospace; font-size: 0.9375em; }
        code { padding: 0.0625rem 0.25rem; border-radius: 0.25rem; background: var(--flaeche); overflow-wrap: anywhere; }
        pre { padding: 1rem; border-radius: 0.25rem; background: var(--flaeche); white-space: pre-wrap; overflow-wrap: anywhere; }
        pre code { padding: 0; background: none; }
        blockquote { margin-left: 0; padding-left: 1rem; border-left: 0.25rem solid var(--linie); }
        hr { margin: 2rem 0; border: 0; border-top: 0.0625rem solid var(--linie); }
        mark { padding: 0 0.125rem; background: var(--treffer); color: var(--auf-treffer); }
        table { width: 100%; border-collapse: collapse; font-size: 1rem; }
        caption { padding: 0.5rem 0; color: var(--leise); text-align: left; }
        th, td { padding: 0.5rem 1rem 0.5rem 0; border-bottom: 0.0625rem solid var(--linie); text-align: left; vertical-align: top; overflow-wrap: normal; }
        thead th { border-bottom-width: 0.125rem; }
        tbody th { font-weight: 600; }
        details > summary { cursor: pointer; min-height: 2rem; padding: 0.25rem 0; }
        .nur-vorgelesen {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
        .vorspann { max-width: 46rem; font-size: 1.1875rem; line-height: 1.5; }
        .leise, .angaben { color: var(--leise); }
        .leise, .angaben { font-size: 0.9375rem; }
        .trenner { color: var(--leise); }
        .mitte { text-align: center; }
        .rechts { text-align: right; }
        .hinweis { max-width: 46rem; padding: 0.75rem 1rem; border-left: 0.25rem solid var(--offen); background: var(--offen-grund); color: var(--offen); }
        .fliesstext p, .fliesstext ul, .fliesstext ol, .fliesstext blockquote, .fliesstext pre { max-width: 44rem; }
        .fliesstext .rollbereich { max-width: 56rem; }
        .rollbereich { position: relative; max-width: 100%; margin: 1rem 0 1.5rem; overflow-x: auto; }
        .rollbereich:focus-visible { outline-offset: 0.25rem; }
        ins { text-decoration: none; background: var(--gut-grund); color: var(--gut); }
        del { text-decoration: line-through; background: var(--vorbei-grund); color: var(--vorbei); }
        @media (min-width: 120rem) { html { font-size: 112.5%; } }
        @media (min-width: 180rem) { html { font-size: 150%; } }
        @media (prefers-reduced-motion: no-preference) {
          html { scroll-behavior: smooth; }
        }
        @media (prefers-reduced-motion: reduce) {
          * { animation: none; transition: none; }
        }
        @media (max-width: 40rem) {
          main { hyphens: auto; }
          h1 { font-size: 1.625rem; }
          h2 { margin-top: 2.5rem; font-size: 1.3125rem; }
        }
        """

    /// What stands around the content.
    static let frame = """
        .breite { width: 100%; max-width: 72rem; margin: 0 auto; padding-right: 1.5rem; padding-left: 1.5rem; }
        .sprunglink {
          position: absolute;
          top: 0.5rem;
          left: -100rem;
          padding: 0.75rem 1rem;
          background: var(--handlung);
          color: var(--auf-handlung);
        }
        .sprunglink:visited, .sprunglink:hover { color: var(--auf-handlung); }
        .sprunglink:focus { left: 0.5rem; z-index: 1; }
        .kopf { border-top: 0.5rem solid var(--handlung); border-bottom: 0.0625rem solid var(--zart); }
        .kopfzeile { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 2rem; padding-top: 1rem; padding-bottom: 1rem; }
        .konto { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.25rem; min-width: 0; font-size: 0.9375rem; }
        .konto p { margin: 0; color: var(--leise); overflow-wrap: anywhere; }
        .konto form { margin: 0; }
        .konto button {
          min-height: 2rem;
          padding: 0.25rem 0;
          border: 0;
          background: none;
          color: var(--handlung);
          font-weight: 400;
          text-decoration: underline;
          text-decoration-thickness: 0.0625em;
          text-underline-offset: 0.2em;
        }
        .konto button:hover { background: none; color: var(--handlung-stark); text-decoration-thickness: 0.15em; }
        .hauptnavigation { border-top: 0.0625rem solid var(--zart); }
        .hauptnavigation .leiste { gap: 0 2rem; margin: 0 auto; padding: 0 1.5rem; }
        .hauptnavigation a { padding: 0.75rem 0 0.5rem; border-bottom: 0.25rem solid transparent; font-weight: 500; text-decoration: none; }
        .hauptnavigation a:hover { border-bottom-color: var(--linie); }
        .hauptnavigation [aria-current] { border-bottom-color: var(--handlung); }
        .meldungen { margin: 1.5rem 0 0; }
        .meldung { max-width: 52rem; margin: 0 0 0.5rem; padding: 0.75rem 1rem; border-left: 0.5rem solid; border-radius: 0.25rem; }
        .meldung a, .meldung a:visited { color: inherit; }
        .marke { display: flex; align-items: center; gap: 0.75rem; min-height: 2.5rem; text-decoration: none; line-height: 1.2; }
        .marke, .marke:visited { color: var(--text); }
        .marke::before {
          content: "";
          flex: none;
          width: 2rem;
          height: 2rem;
          border-radius: 0.25rem;
          background: conic-gradient(var(--wiese) 25%, var(--handlung) 0 50%, var(--wiese) 0 75%, var(--handlung) 0);
        }
        .marke:hover .markenname { text-decoration: underline; }
        .markenname { font-weight: 700; font-size: 1.1875rem; }
        .bibliotheksname { padding-left: 0.75rem; border-left: 0.0625rem solid var(--linie); color: var(--leise); overflow-wrap: anywhere; }
        .leiste { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
        .leiste li { min-width: 0; margin: 0; overflow-wrap: anywhere; }
        .leiste a { display: inline-block; min-width: 1.5rem; padding: 0.25rem 0; }
        .leiste a:visited { color: var(--handlung); }
        .leiste [aria-current] { color: var(--text); font-weight: 700; text-decoration: none; }
        .pfad { padding-top: 1.5rem; font-size: 0.9375rem; }
        .pfad .leiste { gap: 0 0.5rem; }
        .pfad .leiste a { display: inline; }
        .pfad li + li::before { content: "\\203A"; margin-right: 0.5rem; color: var(--leise); }
        .pfad + h1 { margin-top: 0.5rem; }
        main { flex: 1 0 auto; padding-bottom: 4rem; }
        .fuss { padding: 2rem 0 2.5rem; border-top: 0.0625rem solid var(--zart); background: var(--flaeche); font-size: 0.9375rem; }
        .fuss p { margin-bottom: 0.5rem; color: var(--leise); }
        .technik { margin-top: 3rem; padding: 0 1.5rem 0.5rem; border: 0.0625rem solid var(--linie); border-radius: 0.25rem; font-size: 1rem; }
        .technik h2 { margin-top: 1.25rem; font-size: 1.1875rem; }
        .befehl { display: block; padding: 0.5rem 0.75rem; white-space: pre-wrap; -webkit-user-select: all; user-select: all; }
        .fehler { max-width: 44rem; padding: 1rem 0; }
        .fehler .leise { margin-top: 2rem; }
        @media (max-width: 40rem) {
          .breite { padding-right: 1rem; padding-left: 1rem; }
          .marke { flex-wrap: wrap; gap: 0.5rem 0.75rem; }
          .bibliotheksname { flex-basis: 100%; padding-left: 0; border-left: 0; }
          .technik { padding-right: 1rem; padding-left: 1rem; }
          .hauptnavigation .leiste { gap: 0 1.25rem; padding: 0.25rem 1rem; }
          .hauptnavigation a { padding: 0.375rem 0 0.25rem; border-bottom-width: 0.1875rem; }
        }
        @media (forced-colors: active) {
          .marke::before { border: 0.125rem solid; }
          .zustand { border: 0.0625rem solid; }
        }
        """
}
