import Net

/// Sends each request where it belongs: to Git's services or to a page.
struct HubHandler: HTTPHandler {
    let git: GitService

    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        if let route = GitRoute(request) { return try git.answer(route, request, response) }
        throw HTTPError(404, "no such page")
    }
}
