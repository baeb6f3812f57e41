import PeopleDomain

/// Somebody, or something, of Wikidata.
struct WikidataEntity: Sendable {
    let id: String
    private let object: JSONObject

    init?(_ object: JSONObject) {
        guard let id = object.text("id"), object["missing"] == nil else { return nil }
        self.id = id
        self.object = object
    }

    var label: String? { object.object("labels")?.object("en")?.text("value") }
    var description: String? { object.object("descriptions")?.object("en")?.text("value") }

    var aliases: [String] {
        (object.object("aliases")?.list("en") ?? []).compactMap { alias in
            if case .object(let alias) = alias { alias.text("value") } else { nil }
        }
    }

    /// Q5 is a human.
    var isHuman: Bool { items(.instanceOf).contains("Q5") }

    enum Property: String, Sendable {
        case instanceOf = "P31"
        case occupation = "P106"
        case employer = "P108"
        case position = "P39"
        case website = "P856"
    }

    /// The ids of what it is said to have, without what ended (P582).
    func items(_ property: Property) -> [String] {
        values(property).compactMap { if case .object(let value) = $0 { value.text("id") } else { nil } }
    }

    func texts(_ property: Property) -> [String] {
        values(property).compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    private func values(_ property: Property) -> [JSONValue] {
        (object.object("claims")?.list(property.rawValue) ?? []).prefix(50).compactMap { claim in
            guard case .object(let claim) = claim, claim.text("rank") != "deprecated",
                claim.object("qualifiers")?["P582"] == nil
            else { return nil }
            return claim.object("mainsnak")?.object("datavalue")?["value"]
        }
    }
}
