import Net
import Site

/// Sends each request where it belongs: to Git's services, to the API or to a page.
struct HubHandler: HTTPHandler {
    let git: GitService
    let site: Site
    let api: APIService

    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        if APIService.owns(request.path) { return try api.answer(request, response) }
        // Then pages: a template may have a file whose path looks like one of Git's.
        if !Site.owns(request.path), let route = GitRoute(request) { return try git.answer(route, request, response) }
        try site.answer(request, response)
    }
}
