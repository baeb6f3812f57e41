import PeopleDomain

/// A record as backends put it away where nothing searches it: JSON with all that it has, and what it is to be brought
/// back from. Times are milliseconds since 1970, and what is missing is null.
public protocol PutAwayForm {
    var putAwayForm: String { get }
    /// `nil` for a text that ``putAwayForm`` never gives.
    init?(putAwayForm: String)
}

/// The members of what is put away.
extension JSONWriter {
    mutating func putAway(_ name: StaticString, _ text: String?) {
        self.name(name)
        if let text { value(text) } else { null() }
    }

    mutating func putAway(_ name: StaticString, _ number: Double?) {
        self.name(name)
        if let number { value(number) } else { null() }
    }

    /// Times before 1970 and far ahead have no written form; each has a number.
    mutating func putAway(_ name: StaticString, _ time: Timestamp) {
        self.name(name)
        value(Int(time.millisecondsSince1970))
    }
}

/// Reads the members of what was put away.
struct PutAwayReader {
    let members: JSONObject

    init?(_ text: String) {
        guard case .object(let object)? = try? JSONParser.parse(text) else { return nil }
        members = object
    }

    init(_ members: JSONObject) { self.members = members }

    func text(_ name: String) -> String? {
        if case .string(let text)? = members[name] { text } else { nil }
    }

    func number(_ name: String) -> Double? {
        if case .number(let number)? = members[name] { number } else { nil }
    }

    func integer(_ name: String) -> Int64? { number(name).flatMap { Int64(exactly: $0) } }
    func time(_ name: String) -> Timestamp? { integer(name).map { Timestamp(millisecondsSince1970: $0) } }

    func id<Entity>(_ name: String, of _: Entity.Type) -> Identifier<Entity>? {
        text(name).flatMap { Identifier<Entity>($0) }
    }

    func object(_ name: String) -> PutAwayReader? {
        if case .object(let object)? = members[name] { PutAwayReader(object) } else { nil }
    }

    func objects(_ name: String) -> [PutAwayReader] {
        guard case .array(let elements)? = members[name] else { return [] }
        return elements.compactMap { if case .object(let object) = $0 { PutAwayReader(object) } else { nil } }
    }

    func texts(_ name: String) -> [String] {
        guard case .array(let elements)? = members[name] else { return [] }
        return elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    /// 0 where it is missing.
    func count(_ name: String) -> Int { number(name).flatMap { Int(exactly: $0) } ?? 0 }

    /// In canonical form again, as they were.
    func values(_ name: String) -> CustomFieldValues {
        guard case .object(let object)? = members[name] else { return .none }
        return CustomFieldValues(storedJSON: JSONWriter.text { $0.value(.object(object)) })
    }

    func summary() -> CompanySummary? {
        guard let id = id("id", of: Company.self), let name = text("name") else { return nil }
        return CompanySummary(
            id: id, name: CompanyName(stored: name), industry: text("industry").map { Industry(stored: $0) },
            website: text("website").map { WebsiteURL(stored: $0) })
    }
}
