import PeopleDomain

/// The linked data of a page: the objects of its JSON-LD blocks, which refer to each other by `@id`.
///
/// Read as it is written by hand and by plug-ins, without asking the contexts: a block that is no JSON is skipped.
struct JSONLDGraph: Sendable {
    /// Every object, also those within others.
    private var objects: [JSONObject] = []
    /// Those that say something, by their ids.
    private var byID: [String: JSONObject] = [:]
    /// All that the blocks say.
    private(set) var evidence: [String] = []

    private static let maximumBlocks = 30
    private static let maximumBlockSize = 300_000
    private static let maximumObjects = 2000

    init(_ tree: HTMLTree, _ visibility: Visibility) {
        let scripts = tree.nodes.indices.filter { index in
            // Scripts are never seen; one that is in something hidden does not count.
            tree.nodes[index].name == "script" && !visibility.isHidden[index]
                && tree.nodes[index].attributes["type"]?.lowercased().hasPrefix("application/ld+json") == true
        }
        for index in scripts.prefix(Self.maximumBlocks) {
            let text = tree.rawText(of: index)
            guard text.utf8.count <= Self.maximumBlockSize, let value = try? JSONParser.parse(text) else { continue }
            evidence += MemberText.lines(of: value)
            collect(value)
        }
    }

    /// The people of whom it says something.
    var people: [StructuredPerson] {
        objects.filter { Self.isA("Person", $0) }.prefix(100).map { JSONLDPerson(self, $0).person }
    }

    /// An object that may be written as a reference to one.
    func resolved(_ value: JSONValue?) -> JSONObject? {
        switch value {
        case .object(let object):
            guard let id = object.text("@id"), object.members.count == 1 else { return object }
            return byID[id] ?? object
        case .string(let id): return byID[id]
        default: return nil
        }
    }

    static func isA(_ type: String, _ object: JSONObject) -> Bool {
        object.list("@type").contains { element in
            guard case .string(let name) = element else { return false }
            // "Person", "schema:Person", "https://schema.org/Person"
            return name.split { "/#:".contains($0) }.last.map(String.init) == type
        }
    }

    private mutating func collect(_ value: JSONValue) {
        guard objects.count < Self.maximumObjects else { return }
        switch value {
        case .object(let object):
            if object.members.contains(where: { $0.name != "@id" }) {
                objects.append(object)
                if let id = object.text("@id"), byID[id] == nil { byID[id] = object }
            }
            for member in object.members { collect(member.value) }
        case .array(let elements):
            for element in elements { collect(element) }
        default: break
        }
    }
}

extension JSONObject {
    /// A member that is a text with something in it.
    func text(_ name: String) -> String? {
        guard case .string(let text) = self[name] else { return nil }
        let plain = EntityText.decoded(text).trimmedString
        return plain.isEmpty ? nil : plain
    }

    /// A member as a list: schemas allow one where they allow many.
    func list(_ name: String) -> [JSONValue] {
        switch self[name] {
        case .array(let elements): elements
        case .null, nil: []
        case let value?: [value]
        }
    }

    func object(_ name: String) -> JSONObject? {
        if case .object(let object) = self[name] { object } else { nil }
    }
}
