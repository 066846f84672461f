import Bytes
import Templates

/// The script of a library that is a folder: a search over the words that lie beside it, and open details on paper. Nothing needs it.
///
/// It folds what is typed the way `Folding` does, asks no server, keeps nothing.
enum StaticScript {
    /// The words of all templates as a call the script understands. ASCII but for words that are not.
    static func words(_ text: [UInt8], _ count: Int, _ synonyms: [[String]]) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("anzahl")
        writer.integer(count)
        writer.name("synonyme")
        writer.beginArray()
        for group in synonyms {
            writer.beginArray()
            for phrase in group {
                writer.beginArray()
                for word in Folding.fold(phrase).split(separator: 0x20) {
                    writer.string(String(decoding: Folding.stem(Array(word)), as: UTF8.self))
                }
                writer.endArray()
            }
            writer.endArray()
        }
        writer.endArray()
        writer.name("worte")
        writer.string(String(decoding: text, as: UTF8.self))
        writer.endObject()
        let json = writer.finish()
        return Array("allmendeVerzeichnis(".utf8) + json + Array(");\n".utf8)
    }

    /// The script, ASCII.
    static let js: [UInt8] = Array(
        #"""
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

          // On paper everything is open.
          let closed = [];
          addEventListener("beforeprint", () => {
            closed = [...document.querySelectorAll("details:not([open])")];
            for (const part of closed) part.open = true;
          });
          addEventListener("afterprint", () => {
            for (const part of closed) part.open = false;
          });

          // Spelling without umlauts, marks and hyphens.
          const fold = (text) => text.normalize("NFC")
            .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
            .replace(/[\u00e4\u00c4\u00e6\u00c6]/g, "ae")
            .replace(/[\u00f6\u00d6\u00f8\u00d8\u0153\u0152]/g, "oe")
            .replace(/[\u00fc\u00dc]/g, "ue")
            .replace(/[\u00df\u1e9e]/g, "ss")
            .toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
            .replace(/[\u2010\u2011]/g, "-")
            .replace(/[\u0080-\u00a0\u00ab\u00bb\u2000-\u206f\u3000]/g, " ")
            .replace(/([a-z0-9\u0080-\uffff])-(?=[a-z0-9\u0080-\uffff])/g, "$1");
          // A folded word without umlaut and ending.
          const endings = ["ens", "ern", "em", "en", "er", "es", "e", "n", "s"];
          const stem = (word) => {
            let letters = "";
            let bent = false;
            for (const letter of word) {
              const last = letters.slice(-1);
              const before = letters.slice(-2, -1);
              if (letter === "e" && (last === "a" || last === "o" || (last === "u" && !(before && "aeq".includes(before))))) bent = true;
              else letters += letter;
            }
            for (const ending of endings) {
              if (letters.length - ending.length < (bent || ending === "es" ? 3 : 4) || !letters.endsWith(ending)) continue;
              const before = letters.charAt(letters.length - ending.length - 1);
              if (ending === "n" && !"elr".includes(before)) continue;
              if (ending === "s" && before === "s") continue;
              return letters.slice(0, -ending.length);
            }
            return letters;
          };
          const stems = (text) => fold(text).split(/[^a-z0-9\u0080-\uffff]+/).filter(Boolean).map(stem);

          const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
          const digit = new Map([...alphabet].map((letter, value) => [letter, value]));
          // The numbers of the templates that have a word.
          const numbers = (text, use) => {
            let last = -1, value = 0, shift = 0;
            for (let at = 0; at < text.length; at += 1) {
              const bits = digit.get(text[at]);
              value |= (bits & 31) << shift;
              shift += 5;
              if (bits & 32) continue;
              last += value + 1;
              use(last);
              value = shift = 0;
            }
          };

          globalThis.allmendeVerzeichnis = (index) => {
            const list = document.getElementById("verzeichnis");
            if (!list || index.anzahl < 2) return;
            const groups = [...list.querySelectorAll("section")];
            const items = groups.flatMap((group, number) =>
              [...group.querySelectorAll(":scope > ul > li")].map((item) => ({ item, group: number })));
            let words;
            const unpack = () => {
              let word = "";
              words = index.worte ? index.worte.split(" ").map((entry) => {
                const [head, strong, weak] = entry.split("|");
                word = word.slice(0, digit.get(head[0])) + head.slice(1);
                return [word, strong, weak];
              }) : [];
              for (const one of items) one.title = ` ${stems(one.item.querySelector("a").textContent).join(" ")} `;
            };
            const having = (part) => {
              const scores = new Float32Array(items.length);
              const keep = (score) => (number) => { if (scores[number] < score) scores[number] = score; };
              for (const [word, strong, weak] of words) {
                const at = word.indexOf(part);
                if (at < 0) continue;
                const weight = word === part ? 1 : at === 0 ? 0.7 : 0.4;
                numbers(strong, keep(8 * weight));
                numbers(weak, keep(3 * weight));
              }
              items.forEach((one, number) => {
                if (one.title.includes(` ${part} `)) scores[number] += 8;
                else if (one.title.includes(part)) scores[number] += 4;
              });
              return scores;
            };
            // All words of a phrase.
            const phrase = (parts) => parts.map(having).reduce((a, b) => a.map((x, i) => (x && b[i] ? x + b[i] : 0)));
            const same = (parts) => index.synonyme.filter((group) => group.some((p) => p.join(" ") === parts.join(" ")))
              .flatMap((group) => group.filter((p) => p.length && p.join(" ") !== parts.join(" ")));
            const unit = (parts) => {
              let scores = phrase(parts);
              for (const other of same(parts)) {
                const more = phrase(other);
                scores = scores.map((x, i) => Math.max(x, more[i] / 2));
              }
              return scores;
            };
            const find = (typed) => {
              const parts = stems(typed);
              if (!parts.length) return null;
              if (!words) unpack();
              const units = [];
              for (let at = 0; at < parts.length; at += 1) {
                const pair = parts.slice(at, at + 2);
                if (pair.length === 2 && same(pair).length) {
                  units.push(unit(pair));
                  at += 1;
                } else units.push(unit([parts[at]]));
              }
              return units.reduce((a, b) => a.map((x, i) => (x && b[i] ? x + b[i] : 0)));
            };

            const most = 200;
            const form = make("form", "suche");
            form.setAttribute("role", "search");
            const label = make("label", "", say("Vorlagen durchsuchen", "Search the templates"));
            const row = make("div", "suchzeile");
            const field = make("input");
            field.type = "search";
            field.id = label.htmlFor = "suchfeld";
            field.autocomplete = "off";
            row.append(field);
            const box = make("div", "feld");
            box.append(label, row);
            form.append(box);
            const topic = make("select");
            if (groups.length > 1) {
              const name = make("label", "", say("Themenfeld", "Topic"));
              topic.id = name.htmlFor = "suchthema";
              topic.append(new Option(say("alle Themenfelder", "all topics"), ""));
              groups.forEach((group, number) => topic.append(new Option(group.querySelector("h2").textContent, String(number))));
              const choice = make("div", "feld");
              choice.append(name, topic);
              form.append(choice);
            }
            const status = make("p", "nur-vorgelesen");
            status.setAttribute("role", "status");
            form.append(status);
            const found = make("section");
            found.hidden = true;
            list.before(form, found);

            const show = () => {
              const typed = field.value.trim();
              const scores = find(typed);
              const wanted = topic.value;
              try {
                history.replaceState(null, "", typed ? `#suche=${encodeURIComponent(typed)}` : location.href.split("#suche=")[0]);
              } catch {}
              if (!scores && wanted === "") {
                found.hidden = true;
                list.hidden = false;
                status.textContent = "";
                return;
              }
              const hits = items.map((one, number) => ({ ...one, number, score: scores ? scores[number] : 1 }))
                .filter((one) => one.score > 0 && (wanted === "" || one.group === Number(wanted)))
                .sort((a, b) => b.score - a.score || a.number - b.number);
              const heading = make("h2", "", hits.length === 0
                ? say("Keine Vorlage gefunden", "No template found")
                : hits.length === 1 ? say("1 Vorlage gefunden", "1 template found")
                : say(`${hits.length.toLocaleString("de")} Vorlagen gefunden`, `${hits.length.toLocaleString("en")} templates found`));
              heading.id = "treffer";
              found.setAttribute("aria-labelledby", "treffer");
              const parts = [heading];
              if (hits.length) {
                const shown = make("ul", hits[0].item.parentElement.className);
                shown.append(...hits.slice(0, most).map((one) => one.item.cloneNode(true)));
                parts.push(shown);
                if (hits.length > most) {
                  parts.push(make("p", "hinweis", say(
                    `Gezeigt sind die ersten ${most}. Mit einem weiteren Wort werden es weniger.`,
                    `Shown are the first ${most}. Another word leaves fewer.`)));
                }
              } else {
                parts.push(make("p", "", say(
                  "Nehmen Sie ein k\u00fcrzeres Wort oder einen Wortteil, oder lassen Sie ein Wort weg.",
                  "Use a shorter word or a part of one, or leave a word out.")));
              }
              found.replaceChildren(...parts);
              found.hidden = false;
              list.hidden = true;
              status.textContent = heading.textContent;
            };
            let timer;
            field.addEventListener("input", () => {
              clearTimeout(timer);
              timer = setTimeout(show, 120);
            });
            topic.addEventListener("change", show);
            form.addEventListener("submit", (event) => {
              event.preventDefault();
              show();
            });
            const asked = /^#suche=(.*)$/.exec(location.hash);
            if (asked) {
              try { field.value = decodeURIComponent(asked[1]); } catch {}
            }
            if (field.value) show();
          };
        })();

        """#.utf8)
}
