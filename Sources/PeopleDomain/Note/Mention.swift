/// A record that a note names: `[@John Doe](person:<uuid>)` or `[@Acme Inc](company:<uuid>)` (contract, section 5).
public enum Mention: Hashable, Sendable {
    case person(Person.ID)
    case company(Company.ID)
}

extension NoteContent {
    /// The mentions in the text, each once, in order of first occurrence. Whether the organization has such a record,
    /// only a store knows.
    public var mentions: [Mention] {
        var mentions: [Mention] = []
        var seen: Set<Mention> = []
        var rest = string.utf8[...]
        // Each byte is looked at a fixed number of times: "](" divides, and a "[@" must stand since the last one.
        while let divide = rest.firstRange(of: "](".utf8) {
            let isOpen = rest[..<divide.lowerBound].firstRange(of: "[@".utf8) != nil
            rest = rest[divide.upperBound...]
            if isOpen, let mention = Mention(target: rest), seen.insert(mention).inserted { mentions.append(mention) }
        }
        return mentions
    }
}

extension Mention {
    /// Reads `person:<uuid>)` or `company:<uuid>)` at the start of a text.
    init?(target text: Substring.UTF8View) {
        guard let end = text.prefix(48).firstIndex(of: UInt8(ascii: ")")) else { return nil }
        let parts = Substring(text[..<end]).split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "person":
            guard let id = Person.ID(parts[1]) else { return nil }
            self = .person(id)
        case "company":
            guard let id = Company.ID(parts[1]) else { return nil }
            self = .company(id)
        default: return nil
        }
    }
}
