"""Fills the steps of a plan with content, template by template.

All versions of a file are written one after the other, long before the commits that name them: so each is stored as a small delta
against the one before, and the whole stream needs one template in memory.
"""
from bisect import bisect_right

from . import canonical, edits, sentences
from .chance import Chance
from .plan import CREATE, EDIT, MERGE, PROPOSE, UPDATE, VARY
from .topics import TOPICS


class Writer:
    """Writes the blobs of all templates to `blob(mark, data)` and leaves in every step its changes and its message."""

    def __init__(self, seed, plan, blob):
        self.seed, self.plan, self.blob = seed, plan, blob
        self.mark = 0

    def run(self):
        for number in range(len(self.plan.templates)):
            self._template(number)
        first = self.plan.steps[0]
        first.message = "Bibliothek angelegt\n\nDie ersten Vorlagen und die Namen der Themenfelder.\n"
        first.changes = [(self._put(self._library()), "bibliothek.json")] + first.changes

    def _put(self, data):
        self.mark += 1
        self.blob(self.mark, data)
        return self.mark

    def _library(self):
        topics = sorted((topic.slug, topic.title) for topic in TOPICS)
        return canonical.document({
            "format": "allmende-bibliothek/1", "titel": "Gemeinsame Vorlagenbibliothek",
            "kurztext": "Projektvorlagen erfundener Kommunen für Messungen. Alle Stellen, Schlüssel und Erfahrungen sind ausgedacht.",
            "lizenz": "CC-BY-4.0", "themenfelder": dict(topics),
        }).encode()

    def _template(self, number):
        template = self.plan.templates[number]
        chance = Chance(self.seed, "content", number)
        held = {}
        main_numbers, main_states = [], []
        log, states, base = {}, {}, {}
        for step in self.plan.by_template[number]:
            line = step.line
            if step.kind == CREATE:
                others = self.plan.templates[:number] if number else []
                state = template.first(chance, step.day, others, number in self.plan.big)
                self._finish(step, template, state, None, held)
                if step.number:
                    step.message = f"{template.title}: neue Vorlage\n\n{self._sentence(chance, template)}\n"
            elif step.kind == MERGE:
                state = main_states[-1].copy()
                for edit in log[line]:
                    edits.apply(state, edit)
                self._finish(step, template, state, main_states[-1], held)
                versions = "eine Fassung" if len(line.steps) == 1 else f"{len(line.steps)} Fassungen"
                step.message = (f"Vorschlag von {line.organisation.name} übernommen\n\n{template.title}: {versions}, "
                                f"mitgezeichnet von {chance.pick(['einer Stelle', 'zwei Stellen', 'drei Stellen'])}.\n")
            elif step.kind == UPDATE:
                state = self._update(chance, step, template, line, main_numbers, main_states, log, states, base, held)
            else:
                if line is None:
                    before = main_states[-1]
                elif line in states:
                    before = states[line]
                else:
                    before = base[line] = main_states[bisect_right(main_numbers, step.parents[0].number) - 1]
                    log[line] = []
                state = before.copy()
                done, words = self._edit(chance, step, template, state, number)
                if line is not None:
                    log[line] += done
                self._finish(step, template, state, before, held)
                step.message = self._message(chance, step, template, words)
            if step.kind in (CREATE, MERGE) or (step.kind == EDIT and line is None):
                main_numbers.append(step.number)
                main_states.append(state)
            else:
                states[line] = state
        for name in sorted(held):
            for mark, data in held[name]:
                self.blob(mark, data)

    def _update(self, chance, step, template, line, main_numbers, main_states, log, states, base, held):
        """Takes the published line into a variant: its content is the published one with the variant's own edits."""
        upstream = main_states[bisect_right(main_numbers, step.parents[1].number) - 1]
        if upstream is base[line]:
            state = states[line]
        else:
            state = upstream.copy()
            for edit in log[line]:
                edits.apply(state, edit)
            base[line] = upstream
        self._finish(step, template, state, upstream, held)
        step.message = f"{template.title}: Neuerungen übernommen\n\nStand der gemeinsamen Bibliothek vom {step.parents[1].day:%d.%m.%Y}.\n"
        return state

    def _edit(self, chance, step, template, state, number):
        """Some edits on `state`; what was done and sentences about it."""
        done, words = [], []
        others = self.plan.templates[:number]
        for _ in range(chance.weighted([(70, 1), (20, 2), (10, 3)])):
            edit, sentence = edits.propose(chance, template, state, step.day, step.organisation, others)
            if edits.apply(state, edit):
                done.append(edit)
                words.append(sentence)
        if not done:
            text = template.hint(chance, others)
            edit = ("paragraph", None, text)
            edits.apply(state, edit)
            return [edit], ["Beschreibung ergänzt"]
        return done, words

    def _message(self, chance, step, template, words):
        if step.kind == VARY:
            subject = f"{template.title}: Ortsvariante {step.organisation.short}"
            lines = [f"- {word}" for word in words]
        else:
            subject = f"{template.title}: {words[0]}"
            lines = [f"- {word}" for word in words[1:]]
        lines.append(self._sentence(chance, template))
        if chance.chance(0.25):
            lines.append(chance.expand(chance.pick(sentences.NOTE_TAILS)))
        return subject + "\n\n" + "\n".join(lines) + "\n"

    def _sentence(self, chance, template):
        return chance.expand(chance.pick(sentences.REASONS), template.thing)

    def _finish(self, step, template, state, before, held):
        """Gives marks to the files that have none and lists what differs from `before`."""
        changes = []
        for name in state.names():
            mark = state.marks.get(name)
            if mark is None:
                self.mark += 1
                mark = state.marks[name] = self.mark
                held.setdefault(name, []).append((mark, state.content(name)))
            if before is None or before.marks.get(name) != mark:
                changes.append((mark, f"{template.folder}/{name}"))
        if step.kind == CREATE and step.number == 0:
            changes = getattr(step, "changes", []) + changes
        step.changes = changes
