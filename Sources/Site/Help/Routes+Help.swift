import Net
import Web

extension Site {
    static let helpRoutes: [Route] = [
        .page("/hilfe") { visit in visit.helpPage() },
        .page("/hilfe/*") { try $0.topicPage() },
        .page("/impressum") { visit in visit.imprintPage() },
        .page("/datenschutz") { visit in visit.privacyPage() },
        .page("/barrierefreiheit") { visit in visit.accessibilityPage() },
    ]
}
