import Foundation
import FoundationNetworking
import Net

extension RelayFailure {
    /// The nearest word for what the session says: by its code where it has one, else by the words of the library below it.
    init(_ error: any Error) {
        if let error = error as? NetError {
            self = error.code == .timedOut ? .timedOut : .closed
            return
        }
        let words = Self.words(error).lowercased()
        switch (error as NSError).code {
        case NSURLErrorTimedOut: self = .timedOut
        case NSURLErrorCannotFindHost, NSURLErrorDNSLookupFailed: self = .unresolved
        case NSURLErrorCannotConnectToHost, NSURLErrorNotConnectedToInternet: self = .unreachable
        case NSURLErrorNetworkConnectionLost: self = .closed
        case _ where words.contains("ssl") || words.contains("certificate") || words.contains("tls"): self = .untrusted
        case _ where words.contains("resolve"): self = .unresolved
        case _ where words.contains("connect"): self = .unreachable
        default: self = .failed
        }
    }

    /// What went wrong in the words of the library that knows.
    static func words(_ error: any Error) -> String { (error as NSError).localizedDescription }
}
