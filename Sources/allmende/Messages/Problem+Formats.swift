import Bytes
import Exchange
import Templates

extension Problem {
    /// A file of another program was not read, or not written.
    init(austausch error: Austauschfehler) {
        let place = error.ort.isEmpty ? "" : " (\(Text.shown(error.ort, limit: 120)))"
        self.init(
            .refused,
            Words(
                Text.shown(error.satz.deutsch, limit: 1500) + place, Text.shown(error.satz.english, limit: 1500) + place
            ),
            means: Problem.nothingChanged, detail: error.code)
    }
}
