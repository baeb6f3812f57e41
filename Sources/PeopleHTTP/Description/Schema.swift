import PeopleDomain

/// What a value of JSON has to be: a JSON Schema (draft 2020-12), as OpenAPI 3.1 has them.
///
/// Limits come from the types of the domain that check them, so that the two can't disagree.
struct Schema: Sendable {
    var json: JSONObject

    init(_ json: JSONObject) { self.json = json }

    // MARK: Kinds of values

    static let boolean = Schema(["type": "boolean"])

    static func string(_ lengths: ClosedRange<Int>? = nil, pattern: String? = nil, format: String? = nil) -> Schema {
        var schema = Schema(["type": "string"])
        if let lengths {
            if lengths.lowerBound > 0 { schema.json["minLength"] = .number(Double(lengths.lowerBound)) }
            schema.json["maxLength"] = .number(Double(lengths.upperBound))
        }
        schema.json["pattern"] = pattern.map { .string($0) }
        schema.json["format"] = format.map { .string($0) }
        return schema
    }

    static func integer(_ range: ClosedRange<Int>) -> Schema {
        Schema([
            "type": "integer", "minimum": .number(Double(range.lowerBound)),
            "maximum": .number(Double(range.upperBound)),
        ])
    }

    /// A count: not negative, and within what a 64-bit integer holds.
    static let count = Schema(["type": "integer", "format": "int64", "minimum": 0])

    static func number(_ range: ClosedRange<Double>? = nil) -> Schema {
        var schema = Schema(["type": "number"])
        schema.json["minimum"] = range.map { .number($0.lowerBound) }
        schema.json["maximum"] = range.map { .number($0.upperBound) }
        return schema
    }

    static func oneOf(_ values: [String]) -> Schema {
        Schema(["type": "string", "enum": .array(values.map { .string($0) })])
    }

    static func array(_ items: Schema, _ counts: PartialRangeFrom<Int> = 0..., unique: Bool = false) -> Schema {
        var schema = Schema(["type": "array", "items": .object(items.json)])
        if counts.lowerBound > 0 { schema.json["minItems"] = .number(Double(counts.lowerBound)) }
        if unique { schema.json["uniqueItems"] = true }
        return schema
    }

    // MARK: Objects

    /// What an answer shows: every member is there, those without a value as `null`.
    static func record(_ members: [(String, Schema)]) -> Schema {
        var schema = object(members)
        schema.json["required"] = .array(members.map { .string($0.0) })
        return schema
    }

    /// What a request may say: no other members than these.
    static func request(required: [String] = [], _ members: [(String, Schema)]) -> Schema {
        var schema = object(members)
        if !required.isEmpty { schema.json["required"] = .array(required.map { .string($0) }) }
        schema.json["additionalProperties"] = false
        return schema
    }

    private static func object(_ members: [(String, Schema)]) -> Schema {
        Schema(["type": "object", "properties": .object(JSONObject(members.map { ($0.0, .object($0.1.json)) }))])
    }

    /// Members that a client may send back as it read them, and that change nothing.
    func readOnly(_ names: [String]) -> Schema {
        guard case .object(var members)? = json["properties"] else { return self }
        for name in names { members[name] = ["readOnly": true] }
        var copy = self
        copy.json["properties"] = .object(members)
        return copy
    }

    // MARK: Variations

    var orNull: Schema {
        // A list of types would do for an object too, and some generators of clients don't understand that.
        guard case .string(let type)? = json["type"], type != "object" else {
            return .any(of: [self, Schema(["type": "null"])])
        }
        var copy = self
        copy.json["type"] = [.string(type), "null"]
        if case .array(let values)? = json["enum"] { copy.json["enum"] = .array(values + [.null]) }
        return copy
    }

    static func any(of schemas: [Schema]) -> Schema { Schema(["anyOf": .array(schemas.map { .object($0.json) })]) }

    func described(_ description: String) -> Schema { with("description", .string(description)) }

    func example(_ example: JSONValue) -> Schema { with("examples", [example]) }

    func defaulting(to value: JSONValue) -> Schema { with("default", value) }

    private func with(_ keyword: String, _ value: JSONValue) -> Schema {
        var copy = self
        copy.json[keyword] = value
        return copy
    }
}
