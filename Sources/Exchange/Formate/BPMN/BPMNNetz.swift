/// What follows what on one level of a process: activities, and gateways and events between them that only pass on.
struct BPMNNetz {
    /// A flow that leads back to where it came from.
    struct Ruecksprung: Hashable {
        let fluss: Int
        let von: Int
        let nach: Int
    }

    /// By node, the flows that leave it: their numbers and where they lead.
    private var ausgaenge: [[(fluss: Int, nach: Int)]]
    private let istTaetigkeit: [Bool]
    /// The nodes in an order in which nothing stands before what it follows, apart from the flows that lead back.
    private(set) var reihenfolge: [Int] = []
    /// The flows that lead back.
    private(set) var ruecksprunge: [Ruecksprung] = []

    /// - Parameters:
    ///   - istTaetigkeit: By node, whether it is an activity.
    ///   - fluesse: Flows from node to node, by their numbers.
    init(istTaetigkeit: [Bool], _ fluesse: [(fluss: Int, von: Int, nach: Int)]) {
        self.istTaetigkeit = istTaetigkeit
        ausgaenge = [[(fluss: Int, nach: Int)]](repeating: [], count: istTaetigkeit.count)
        var eingaenge = [Int](repeating: 0, count: istTaetigkeit.count)
        for (fluss, von, nach) in fluesse {
            ausgaenge[von].append((fluss, nach))
            eingaenge[nach] += 1
        }
        let echte = istTaetigkeit.indices.filter { eingaenge[$0] == 0 }
        ordne(echte + istTaetigkeit.indices.filter { eingaenge[$0] > 0 }, echte: echte.count)
    }

    /// Walks in depth from the beginnings, without recursion; what leads to a node still being walked leads back.
    private mutating func ordne(_ anfaenge: [Int], echte: Int) {
        enum Stand { case neu, offen, fertig }
        var stand = [Stand](repeating: .neu, count: ausgaenge.count)
        var fertig: [Int] = []
        var zurueck = Set<Int>()
        // What is left last comes first in the end, so beginnings and branches are walked from the last to the first. Loops that nothing
        // leads into are entered after all that has a beginning, where the document names them first.
        let folge = anfaenge[..<echte].reversed() + anfaenge[echte...]
        for anfang in folge where stand[anfang] == .neu {
            var weg: [(knoten: Int, naechster: Int)] = [(anfang, ausgaenge[anfang].count - 1)]
            stand[anfang] = .offen
            while let last = weg.last {
                guard last.naechster >= 0 else {
                    stand[last.knoten] = .fertig
                    fertig.append(last.knoten)
                    weg.removeLast()
                    continue
                }
                weg[weg.count - 1].naechster -= 1
                let (fluss, nach) = ausgaenge[last.knoten][last.naechster]
                switch stand[nach] {
                case .neu:
                    stand[nach] = .offen
                    weg.append((nach, ausgaenge[nach].count - 1))
                case .offen:
                    zurueck.insert(fluss)
                    ruecksprunge.append(Ruecksprung(fluss: fluss, von: last.knoten, nach: nach))
                case .fertig: break
                }
            }
        }
        for node in ausgaenge.indices { ausgaenge[node].removeAll { zurueck.contains($0.fluss) } }
        reihenfolge = fertig.reversed()
        ruecksprunge.sort { $0.fluss < $1.fluss }
    }

    /// For each activity, the activities that follow it at once or through gateways and events only; nil when these are more than a limit.
    func nachfolger(grenze: Int) -> [(von: Int, nach: Int)]? {
        // By passing node, the activities that reach it.
        var vor = [[Int]](repeating: [], count: ausgaenge.count)
        var paare: [(von: Int, nach: Int)] = []
        var summe = 0
        for node in reihenfolge {
            let quellen: [Int]
            if istTaetigkeit[node] {
                quellen = [node]
            } else {
                quellen = Array(Set(vor[node])).sorted()
                vor[node] = []
            }
            for (_, nach) in ausgaenge[node] {
                summe += quellen.count
                if summe > grenze { return nil }
                if istTaetigkeit[nach] {
                    for quelle in quellen { paare.append((quelle, nach)) }
                } else {
                    vor[nach] += quellen
                }
            }
        }
        return paare
    }
}
