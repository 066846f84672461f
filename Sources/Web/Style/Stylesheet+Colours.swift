extension Stylesheet {
    /// The colours. A test computes what stands on what: text 4.5:1 and more, borders and rings 3:1.
    ///
    ///     grund    behind everything         flaeche   behind boxes           text, leise   text, and text of less weight
    ///     linie    borders that are needed   zart      lines that only please handlung      links and buttons
    ///     gefahr   what cannot be undone     hauch     behind what the pointer is on, and behind what is chosen
    static let colours = """
        :root {
          color-scheme: light dark;
          --grund: #ffffff;
          --flaeche: #f3f6fa;
          --text: #1a202b;
          --leise: #495466;
          --linie: #768295;
          --zart: #d8dee7;
          --handlung: #0b3a82;
          --handlung-stark: #07285c;
          --auf-handlung: #ffffff;
          --besucht: #5b2a86;
          --hauch: #e6eefa;
          --gefahr: #9c1c1c;
          --gefahr-stark: #6f1010;
          --auf-gefahr: #ffffff;
          --fokus-innen: #ffffff;
          --fokus-aussen: #0b3a82;
          --gut: #14532d;
          --gut-grund: #e5f3e9;
          --offen: #63400a;
          --offen-grund: #fbf1dc;
          --vorbei: #7a1f1f;
          --vorbei-grund: #fae9e9;
          --treffer: #ffe89a;
          --auf-treffer: #1a202b;
          --wiese: #3f8a52;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --grund: #11161e;
            --flaeche: #1a212c;
            --text: #e6eaf1;
            --leise: #b3becd;
            --linie: #7c8a9e;
            --zart: #333d4b;
            --handlung: #a3c6ff;
            --handlung-stark: #cfe1ff;
            --auf-handlung: #0c1420;
            --besucht: #d4b6f6;
            --hauch: #22304a;
            --gefahr: #ff9f9f;
            --gefahr-stark: #ffc4c4;
            --auf-gefahr: #200808;
            --fokus-innen: #11161e;
            --fokus-aussen: #ffd65c;
            --gut: #b0e4c0;
            --gut-grund: #14301f;
            --offen: #f5d9a0;
            --offen-grund: #362810;
            --vorbei: #f7bcbc;
            --vorbei-grund: #3a1a1a;
            --treffer: #ffe08a;
            --auf-treffer: #1a202b;
            --wiese: #8fc29a;
          }
        }
        @media (prefers-contrast: more) {
          :root { --leise: var(--text); --linie: var(--text); --zart: var(--linie); }
        }
        """
}
