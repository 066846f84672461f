import Bytes
import Exchange
import Glibc
import Net
import Sync
import Templates

/// Fetches a project from factro over its Core API, no faster than factro allows.
struct FactroFetch {
    private let context: Context

    init(_ context: Context) { self.context = context }

    func fetch(_ project: String) throws -> Einfuhr {
        guard let token = context.surroundings["ALLMENDE_FACTRO"], !token.isEmpty else {
            throw Problem(
                .usage,
                Words("Es fehlt der Zugangsschlüssel von factro.", "factro's access token is missing."),
                todo: Words(
                    "Er gehört in die Umgebungsvariable ALLMENDE_FACTRO, nicht in die Befehlszeile.",
                    "It belongs in the environment variable ALLMENDE_FACTRO, not on the command line."))
        }
        let address = context.surroundings["ALLMENDE_FACTRO_URL"] ?? FactroAbruf.adresse
        var fetch = try FactroAbruf(projekt: project, token: token, adresse: address)
        let base = try URLParts(address)
        let transport = try Remotes(context).server(base)
        // Spread evenly, so that the limit is never met.
        let pause = 60_000_000 / UInt32(FactroAbruf.anfragenJeMinute)
        while let request = fetch.naechste {
            let state = fetch.stand
            context.progress?.show("Von factro holen", "Fetching from factro", state.erledigt, of: state.gesamt)
            if fetch.wartezeit > 0 { sleep(UInt32(min(fetch.wartezeit, 300))) }
            var fields = HTTPFields()
            for field in request.kopf { fields.append(field.name, field.wert) }
            let answer = try transport.get(URLParts(request.adresse), fields, limit: FactroAbruf.antwortLimit)
            try fetch.nimm(status: answer.status, try answer.wholeBody())
            usleep(pause)
        }
        context.progress?.clear()
        return Einfuhr(try fetch.plan(), .factro)
    }
}
