import PeopleDomain

/// How what was found compares with what a case expects, field by field.
struct Score: Sendable, CustomStringConvertible {
    private(set) var right: [String] = []
    private(set) var rightlyEmpty: [String] = []
    private(set) var missed: [String] = []
    private(set) var wrong: [String] = []

    init() {}

    init(_ values: [FoundValue], against expected: ExpectedCase) {
        for (field, accepted) in expected.expected.sorted(by: { $0.key < $1.key }) {
            let found: [String] =
                switch field {
                case "linkedinUrl": [values.profile("linkedin")].compactMap(\.self)
                case "skills": values.texts(.skill)
                default: ProfileField(rawValue: field).map(values.texts) ?? []
                }
            add("\(expected.file) \(field)", found, accepted)
        }
        let bios = values.texts(.bio)
        if bios.isEmpty {
            if expected.hasBio {
                missed.append("\(expected.file) bio")
            } else {
                rightlyEmpty.append("\(expected.file) bio")
            }
        } else if expected.hasBio {
            right.append("\(expected.file) bio")
        } else {
            wrong.append("\(expected.file) bio: \(bios)")
        }
    }

    private mutating func add(_ name: String, _ found: [String], _ accepted: [String]) {
        if found.isEmpty {
            if accepted.isEmpty { rightlyEmpty.append(name) } else { missed.append(name) }
        } else if found.allSatisfy({ text in accepted.contains { $0.lowercased() == text.lowercased() } }) {
            right.append(name)
        } else {
            wrong.append("\(name): \(found)")
        }
    }

    static func + (a: Score, b: Score) -> Score {
        var sum = a
        sum.right += b.right
        sum.rightlyEmpty += b.rightlyEmpty
        sum.missed += b.missed
        sum.wrong += b.wrong
        return sum
    }

    var precision: Double { right.isEmpty ? 0 : Double(right.count) / Double(right.count + wrong.count) }

    var description: String {
        """
        right \(right.count), rightly empty \(rightlyEmpty.count), missed \(missed.count), wrong \(wrong.count)
        missed: \(missed.joined(separator: "; "))
        wrong: \(wrong.joined(separator: "; "))
        """
    }
}
