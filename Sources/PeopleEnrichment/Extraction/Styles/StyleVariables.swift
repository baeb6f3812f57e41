/// The custom properties that a page declares anywhere: `--text: #333`.
///
/// Where which of them holds is not asked: each of the values may be meant.
struct StyleVariables: Sendable {
    private var values: [String: Set<String>] = [:]

    /// Of one name; one with more can't be known.
    private static let maximumValues = 16
    private static let maximumNames = 5000
    private static let maximumLength = 300
    /// Values that are put in, in all, until one is known.
    private static let maximumSteps = 100

    mutating func add(_ declarations: StyleDeclarations) {
        for variable in declarations.variables { add(variable.name, variable.value) }
    }

    mutating func add(_ name: String, _ value: String) {
        guard values.count < Self.maximumNames || values[name] != nil,
            values[name, default: []].count <= Self.maximumValues
        else { return }
        values[name, default: []].insert(value)
    }

    /// What a value may be with those of the variables in it; `nil` where that can't be known.
    mutating func resolved(_ value: String) -> [String]? {
        guard value.contains("var(") else { return [value] }
        var steps = min(Self.maximumSteps, remaining)
        remaining -= steps
        defer { remaining += max(steps, 0) }
        return resolved(value, &steps)
    }

    /// Of the page: with more, nothing can be known.
    private var remaining = 20_000

    private func resolved(_ value: String, _ steps: inout Int) -> [String]? {
        steps -= 1
        guard steps > 0 else { return nil }
        guard let start = value.firstRange(of: "var(") else { return [value] }
        guard value.utf8.count <= Self.maximumLength else { return nil }
        var end = start.upperBound
        var depth = 1
        while end < value.endIndex {
            if value[end] == "(" { depth += 1 }
            if value[end] == ")" { depth -= 1 }
            if depth == 0 { break }
            end = value.index(after: end)
        }
        let parts = value[start.upperBound..<end].split(
            separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        var options = parts.first.flatMap { values[$0.trimmedString] } ?? []
        if options.count > Self.maximumValues { return nil }
        if parts.count == 2 { options.insert(parts[1].trimmedString) }
        let rest = end < value.endIndex ? value[value.index(after: end)...] : ""
        var found: [String] = []
        for option in options {
            guard let more = resolved(value[..<start.lowerBound] + option + rest, &steps) else { return nil }
            found += more
        }
        return found.isEmpty ? nil : found
    }
}
