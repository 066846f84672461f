/// The formats plans come in and go out in.
public enum Austauschformat: String, Sendable, CaseIterable {
    /// MS Project XML.
    case mspdi
    /// Excel workbooks.
    case xlsx
    /// Tables as text.
    case csv
    /// iCalendar.
    case ics
    /// GanttProject.
    case gan
    /// A board of Trello.
    case trello
    /// The library's own: everything, as JSON.
    case json
    /// Word documents.
    case docx
    /// A table from Asana.
    case asana
    /// A workbook from monday.com.
    case monday
    /// A table, or an answer of the programming interface, of OpenProject.
    case openproject
    /// Answers of the programming interface of factro.
    case factro
    /// BPMN 2.0.
    case bpmn

    /// The formats that can be written, in the order they are listed.
    public static let ausfuhr: [Austauschformat] = [.mspdi, .xlsx, .csv, .ics, .gan, .trello, .json, .docx]
    /// The formats that can be read, in the order they are listed.
    public static let einfuhr: [Austauschformat] = [
        .mspdi, .xlsx, .csv, .ics, .gan, .trello, .json, .asana, .monday, .openproject, .factro, .bpmn,
    ]

    /// What people call it.
    public var name: String {
        switch self {
        case .mspdi: "MS Project (XML)"
        case .xlsx: "Excel (XLSX)"
        case .csv: "CSV"
        case .ics: "iCalendar"
        case .gan: "GanttProject"
        case .trello: "Trello"
        case .json: "Allmende (JSON)"
        case .docx: "Word (DOCX)"
        case .asana: "Asana (CSV)"
        case .monday: "monday.com (XLSX)"
        case .openproject: "OpenProject"
        case .factro: "factro"
        case .bpmn: "BPMN 2.0"
        }
    }

    /// How the names of its files end, without the point.
    public var endung: String {
        switch self {
        case .mspdi: "xml"
        case .xlsx, .monday: "xlsx"
        case .csv, .asana: "csv"
        case .ics: "ics"
        case .gan: "gan"
        case .trello, .json, .openproject, .factro: "json"
        case .docx: "docx"
        case .bpmn: "bpmn"
        }
    }
}
