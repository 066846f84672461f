import Net

/// Sends each request where it belongs: to Git's services or to a page.
struct HubHandler: HTTPHandler {
    let git: GitService
    let pages: PageService

    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        // Pages first: a template may have a file whose path looks like one of Git's.
        let page = PageRoute(path: request.path)
        if page == nil, let route = GitRoute(request) { return try git.answer(route, request, response) }
        try pages.answer(page, request, response)
    }
}
