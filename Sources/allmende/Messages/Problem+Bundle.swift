import Bytes
import Objects
import Templates
import Wire

extension Problem {
    init(bundle error: BundleError) {
        let writeAnew = Words(
            "Wer sie geschickt hat, soll sie neu schreiben.", "Whoever sent it should write it anew.")
        switch error {
        case .notABundle:
            self.init(
                .damaged, Words("Das ist keine Transportdatei.", "This is no transport file."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Die Datei prüfen; vielleicht wurde sie auf dem Weg verändert oder gepackt.",
                    "Check the file; it may have been changed or packed on its way."))
        case .unknownCapability(let name):
            self.init(
                .damaged,
                Words(
                    "Die Transportdatei verlangt etwas, das dieses Programm nicht kennt.",
                    "The transport file demands something that this program does not know."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Eine neuere Version des Programms verwenden.", "Use a newer version of the program."),
                detail: "@\(String(decoding: name, as: UTF8.self))")
        case .partial:
            self.init(
                .damaged,
                Words(
                    "Aus der Transportdatei wurde absichtlich etwas weggelassen.",
                    "Something was left out of the transport file on purpose."),
                means: Problem.nothingChanged, todo: writeAnew, detail: "@filter")
        case .otherFormat(let theirs, let ours):
            self.init(
                .refused,
                Words(
                    "Die Transportdatei verwendet andere Prüfsummen (\(theirs.name)) als diese Bibliothek (\(ours.name)).",
                    "The transport file uses other hashes (\(theirs.name)) than this library (\(ours.name))."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Sie muss aus einer Kopie derselben Bibliothek kommen.",
                    "It must come from a copy of the same library."))
        case .missing(let prerequisites):
            self.init(
                .refused,
                Words(
                    "Die Transportdatei baut auf Versionen auf, die hier fehlen.",
                    "The transport file builds on versions that are not here."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Zuerst die frühere Transportdatei übernehmen oder abgleichen (allmende pull).",
                    "Take in the earlier transport file first, or get what is new (allmende pull)."),
                detail: prerequisites.prefix(3).map { "\($0.id)" }.joined(separator: " ")
                    + (prerequisites.count > 3 ? " … (\(prerequisites.count))" : ""))
        case .incomplete(let id):
            self.init(
                .refused,
                Words(
                    "In der Transportdatei fehlt etwas, das dazugehört.",
                    "Something that belongs to it is missing in the transport file."),
                means: Problem.nothingChanged, todo: writeAnew, detail: "object \(id) is missing")
        case .nothingNew:
            self.init(
                .refused,
                Words("Es gibt nichts, was die andere Seite nicht hat.", "There is nothing that the other side lacks."),
                means: Words("Es wurde keine Datei geschrieben.", "No file was written."))
        case .shallow(let id):
            self.init(
                .refused,
                Words(
                    "Diese Kopie enthält nur einen Teil der Geschichte und kann sie nicht als Ganzes weitergeben.",
                    "This copy holds only part of the history and cannot pass it on as a whole."),
                means: Words("Es wurde keine Datei geschrieben.", "No file was written."),
                todo: Words("Vollständig klonen: allmende clone ADRESSE", "Clone all of it: allmende clone ADDRESS"),
                detail: "shallow \(id)")
        case .targetExists(let path):
            self.init(
                .refused,
                Words("\(Text.shown(path)) gibt es schon.", "\(Text.shown(path)) exists already."),
                means: Words("Die Datei ist unverändert.", "The file is unchanged."),
                todo: Words("Einen anderen Namen wählen.", "Choose another name."))
        }
    }
}
