import Bytes

extension Bedingung {
    /// The condition in words, with the titles of parameters and choices instead of their names.
    ///
    ///     umsetzungsweg = "efa" und nicht gebuehrenpflichtig
    ///     »Umsetzungsweg« ist »EfA-Dienst« und nicht »Gebührenpflichtig«
    public func worte(_ parameter: SortedMap<ElementID, Parameter>, _ sprache: Sprache) -> String {
        words(parameter, sprache, 0)
    }

    private func words(_ parameter: SortedMap<ElementID, Parameter>, _ sprache: Sprache, _ binding: Int) -> String {
        func join(_ parts: [Bedingung], _ word: String, _ own: Int) -> String {
            let text = parts.map { $0.words(parameter, sprache, own) }.joined(separator: " \(word) ")
            return binding >= own ? "(\(text))" : text
        }
        switch self {
        case .oder(let parts): return join(parts, sprache("oder", "or"), 1)
        case .und(let parts): return join(parts, sprache("und", "and"), 2)
        case .nicht(let part): return sprache("nicht ", "not ") + part.words(parameter, sprache, 2)
        case .parameter(let name): return sprache.quoted(parameter[name]?.titel ?? name.description)
        case .vergleich(let name, let zeichen, let wert):
            let title = sprache.quoted(parameter[name]?.titel ?? name.description)
            let value: String =
                switch wert {
                case .text(let text): sprache.quoted(parameter[name]?.werte[text] ?? text.string)
                case .zahl(let number): String(number)
                case .jaNein(let answer): answer ? sprache("ja", "yes") : sprache("nein", "no")
                }
            let sign: String =
                switch zeichen {
                case .gleich: sprache("ist", "is")
                case .ungleich: sprache("ist nicht", "is not")
                case .kleiner: sprache("unter", "below")
                case .hoechstens: sprache("höchstens", "at most")
                case .groesser: sprache("über", "above")
                case .mindestens: sprache("mindestens", "at least")
                }
            return "\(title) \(sign) \(value)"
        }
    }
}
