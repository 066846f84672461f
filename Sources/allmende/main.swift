import Bytes
import Files
import Glibc
import Objects
import Store
import Wire

let arguments = CommandLine.arguments
if arguments.count == 3, arguments[1] == "upload-pack" || arguments[1] == "receive-pack" {
    let repository = try Repository(at: Path(arguments[2]))
    let settings = ServerSettings(repository)
    let asked = unsafe getenv("GIT_PROTOCOL").map { unsafe String(cString: $0) } ?? ""
    let version = ProtocolVersion(asked: asked.utf8)
    let output = BufferedOutput(File.standardOutput)
    do {
        if arguments[1] == "upload-pack" {
            let server = try UploadPack(repository, settings, stateless: false, to: output)
            try server.advertise(version)
            try server.serve(File.standardInput, version)
        } else {
            let server = ReceivePack(repository, settings, stateless: false, to: output)
            try server.advertise(version)
            try server.serve(File.standardInput)
        }
        try output.flush()
    } catch {
        try? output.flush()
        try? File.standardError.write(Array("fatal: \(error)\n".utf8))
        exit(128)
    }
}
