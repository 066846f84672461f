import Bytes

/// The one script of the pages. Nothing needs it: without it every page does all it does. It keeps what is typed into long forms in this
/// browser until it is sent, narrows long lists while one types, and lets steps be dragged where a form can move them.
///
/// It asks no server, sets no cookie, and knows no library of anybody else's.
public enum Script {
    /// The script, UTF-8.
    public static let js: [UInt8] = Array(
        """
        "use strict";
        (() => {
          const german = document.documentElement.lang !== "en";
          const say = (de, en) => (german ? de : en);
          const make = (tag, style, text) => {
            const element = document.createElement(tag);
            if (style) element.className = style;
            if (text) element.textContent = text;
            return element;
          };

          // What is typed into a long form, by the address of the page. Kept for two weeks at most.
          const lifetime = 14 * 24 * 3600 * 1000;
          const fields = (form) =>
            [...form.elements].filter((e) => e.name && !["hidden", "password", "file", "submit"].includes(e.type));
          const value = (e) => (["checkbox", "radio"].includes(e.type) ? (e.checked ? e.value : null) : e.value);
          const state = (form) => fields(form).map((e) => [e.name, value(e)]);
          const fill = (form, kept) => {
            fields(form).forEach((e, i) => {
              const entry = kept[i];
              if (!entry || entry[0] !== e.name) return;
              if (["checkbox", "radio"].includes(e.type)) e.checked = entry[1] !== null;
              else e.value = entry[1];
            });
          };
          const drafts = () => {
            let store;
            try { store = window.localStorage; } catch { return; }
            if (!store) return;
            for (const key of Object.keys(store)) {
              if (!key.startsWith("entwurf:")) continue;
              try { if (Date.now() - JSON.parse(store[key]).zeit > lifetime) store.removeItem(key); }
              catch { store.removeItem(key); }
            }
            document.querySelectorAll("form[data-entwurf]").forEach((form, number) => {
              const key = `entwurf:${form.getAttribute("action").split("?")[0]}:${number}`;
              const before = JSON.stringify(state(form));
              const kept = store.getItem(key);
              if (kept && !document.querySelector(".fehlerliste")) {
                const typed = JSON.parse(kept).werte;
                if (JSON.stringify(typed) !== before) offer(form, store, key, typed);
              }
              let timer;
              form.addEventListener("input", () => {
                clearTimeout(timer);
                timer = setTimeout(() => {
                  try { store.setItem(key, JSON.stringify({ zeit: Date.now(), werte: state(form) })); } catch {}
                }, 400);
              });
              form.addEventListener("submit", () => { clearTimeout(timer); store.removeItem(key); });
            });
          };
          const offer = (form, store, key, typed) => {
            const box = make("div", "hinweiskasten");
            box.setAttribute("role", "status");
            box.append(make("p", "", say(
              "Sie haben hier schon etwas geschrieben, das noch nicht gespeichert ist.",
              "You have typed something here that is not saved yet.")));
            const row = make("div", "aktionen");
            const back = make("button", "knopf-neben", say("Wiederherstellen", "Restore"));
            const drop = make("button", "knopf-neben", say("Verwerfen", "Discard"));
            back.type = drop.type = "button";
            back.addEventListener("click", () => { fill(form, typed); box.remove(); fields(form)[0]?.focus(); });
            drop.addEventListener("click", () => { store.removeItem(key); box.remove(); });
            row.append(back, drop);
            box.append(row);
            form.before(box);
          };

          // A field that narrows a long list while one types.
          const narrow = (list, items, title) => {
            const box = make("div", "feld");
            const label = make("label", "", title);
            const input = make("input");
            const status = make("p", "nur-vorgelesen");
            input.type = "search";
            input.id = `filter-${++narrow.count}`;
            input.autocomplete = "off";
            label.htmlFor = input.id;
            status.setAttribute("role", "status");
            box.append(label, input, status);
            list.before(box);
            const texts = items.map((item) => item.textContent.toLocaleLowerCase("de"));
            const opened = new Set();
            input.addEventListener("input", () => {
              const word = input.value.trim().toLocaleLowerCase("de");
              let count = 0;
              items.forEach((item, i) => {
                const hit = !word || texts[i].includes(word);
                item.hidden = !hit;
                if (hit) count += 1;
              });
              list.querySelectorAll("details").forEach((part) => {
                if (word && !part.open) { part.open = true; opened.add(part); }
                if (!word && opened.has(part)) { part.open = false; opened.delete(part); }
              });
              status.textContent = say(`${count} Einträge`, `${count} entries`);
            });
          };
          narrow.count = 0;
          const lists = () => {
            document.querySelectorAll("ol.baum").forEach((tree) => {
              const items = [...tree.querySelectorAll("li")];
              if (items.length > 12) narrow(tree, items, say("Im Plan suchen", "Search in the plan"));
            });
            document.querySelectorAll("ul.vorlagen").forEach((list) => {
              const items = [...list.children];
              if (items.length > 12) narrow(list, items, say("In dieser Liste suchen", "Search in this list"));
            });
          };

          // Dragging a step fills in the form that moves one, and sends it.
          const dragging = () => {
            const form = document.querySelector('form[action*="/werkbank/"][action*="/verschieben"]');
            const tree = document.querySelector("ol.baum");
            if (!form || !tree) return;
            const number = (item) => item.querySelector(".nummer")?.textContent.trim();
            let moved;
            tree.querySelectorAll("li[id]").forEach((item) => {
              item.draggable = true;
              item.addEventListener("dragstart", (event) => {
                event.stopPropagation();
                moved = number(item);
                event.dataTransfer.setData("text/plain", moved);
              });
              item.addEventListener("dragover", (event) => { if (moved) event.preventDefault(); });
              item.addEventListener("drop", (event) => {
                event.preventDefault();
                event.stopPropagation();
                const target = number(item);
                if (!moved || !target || moved === target) return;
                form.elements.schritt.value = moved;
                form.elements.hinter.value = target;
                form.requestSubmit();
              });
            });
            tree.addEventListener("dragend", () => { moved = undefined; });
          };

          drafts();
          lists();
          dragging();
        })();

        """.utf8)

    /// Sixteen characters that change with the script, for an address that may be cached for ever.
    public static let version: String = {
        let js = Script.js
        return String(Hex.string(SHA256.digest(js.span)).prefix(16))
    }()
}
