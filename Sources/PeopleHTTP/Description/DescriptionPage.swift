import PeopleDomain

/// The page that shows the description to a person, and what it is made of. It asks no other host for anything.
enum DescriptionPage: CaseIterable, Sendable {
    case document
    case style
    case script

    var path: String {
        switch self {
        case .document: "/docs"
        case .style: "/docs/docs.css"
        case .script: "/docs/docs.js"
        }
    }

    var mediaType: StaticString {
        switch self {
        case .document: "text/html; charset=utf-8"
        case .style: "text/css; charset=utf-8"
        case .script: "text/javascript; charset=utf-8"
        }
    }

    /// The name of its operation in the description, behind "get".
    var id: String {
        switch self {
        case .document: "Page"
        case .style: "PageStyle"
        case .script: "PageScript"
        }
    }

    var summary: String {
        switch self {
        case .document: "A page to read this description, and to try calls"
        case .style: "The style of the page"
        case .script: "The script of the page"
        }
    }

    var bytes: [UInt8] {
        switch self {
        case .document: PackageResources.docs_html
        case .style: PackageResources.docs_css
        case .script: PackageResources.docs_js
        }
    }
}
