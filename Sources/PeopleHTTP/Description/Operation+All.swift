import NIOHTTP1
import PeopleDomain

extension Operation {
    /// Every call of the API, in the order in which they are read.
    static let all: [Operation] = [
        people(.people), people(.contacts), companies, customFields(of: .people), customFields(of: .companies),
        notes(about: .people), notes(about: .contacts), notes(about: .companies),
        enrichment(of: .people), enrichment(of: .contacts), jobs, access, service,
    ].flatMap(\.self)
}

extension Operation.Success {
    /// A record.
    static func record(_ name: SchemaName, message: String? = nil) -> Self {
        Self(status: .ok, schema: .success(.named(name), message: message))
    }

    static func created(_ name: SchemaName, message: String) -> Self {
        Self(status: .created, schema: .success(.named(name), message: message))
    }

    static func page(of items: SchemaName, named name: String) -> Self {
        Self(status: .ok, schema: .success(.page(of: items, named: name)))
    }
}
