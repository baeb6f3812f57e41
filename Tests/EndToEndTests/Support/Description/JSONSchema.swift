/// A JSON Schema (draft 2020-12) of the kind that the description uses. A keyword that is not known here is a fault, so
/// that nothing the description says goes unchecked.
///
/// Stricter than the standard in one thing: a member that an object of known members does not name is a fault, unless
/// `additionalProperties` says otherwise. Clients must expect new members; this tests that each one is described.
struct JSONSchema {
    let root: JSON

    /// What is wrong with a value, as lines of a path and a sentence.
    func faults(of value: JSON, against schema: JSON) -> [String] {
        var faults: [String] = []
        check(value, schema, at: "", isPart: false, &faults)
        return faults
    }

    /// - Parameter isPart: whether other schemas describe the value too, so that members it does not name may be theirs.
    private func check(_ value: JSON, _ schema: JSON, at path: String, isPart: Bool, _ faults: inout [String]) {
        guard case .object(let keywords) = schema else {
            if schema == false { faults.append("\(path): must not be there") }
            return
        }
        for (keyword, operand) in keywords.sorted(by: { $0.key < $1.key }) {
            switch keyword {
            case "$ref": check(value, resolved(operand), at: path, isPart: true, &faults)
            case "allOf":
                for part in operand.elements ?? [] { check(value, part, at: path, isPart: true, &faults) }
            case "anyOf", "oneOf":
                let count = operand.elements?.count { self.faults(of: value, against: $0).isEmpty } ?? 0
                if count == 0 || (keyword == "oneOf" && count > 1) {
                    faults.append("\(path): \(count) of \(keyword) describe \(value)")
                }
            case "type":
                let types = operand.elements?.compactMap(\.string) ?? [operand.string ?? ""]
                if !types.contains(where: value.isOf) { faults.append("\(path): \(value) is not of \(types)") }
            case "const": if value != operand { faults.append("\(path): \(value) is not \(operand)") }
            case "enum":
                if operand.elements?.contains(value) != true {
                    faults.append("\(path): \(value) is none of \(operand)")
                }
            case "properties": checkMembers(value, operand, at: path, &faults)
            case "required":
                guard let names = value.names else { break }
                for name in operand.elements?.compactMap(\.string) ?? [] where !names.contains(name) {
                    faults.append("\(path): has no \(name)")
                }
            case "additionalProperties":
                guard case .object(let members) = value else { break }
                for (name, member) in members where keywords["properties"]?[member: name] == nil {
                    check(member, operand, at: "\(path).\(name)", isPart: false, &faults)
                }
            case "propertyNames":
                for name in value.names ?? [] {
                    check(.string(name), operand, at: "\(path).\(name)", isPart: false, &faults)
                }
            case "items":
                for (index, element) in (value.elements ?? []).enumerated() {
                    check(element, operand, at: "\(path).\(index)", isPart: false, &faults)
                }
            case "uniqueItems":
                if let elements = value.elements, Set(elements).count < elements.count {
                    faults.append("\(path): has an element twice")
                }
            case "pattern":
                guard let text = value.string, let pattern = operand.string else { break }
                switch Pattern.matches(text, pattern) {
                case true?: break
                case false?: faults.append("\(path): \(text) does not match \(pattern)")
                case nil: faults.append("\(path): the pattern \(pattern) can't be read")
                }
            case "format":
                if let text = value.string, !Format.matches(text, operand.string ?? "") {
                    faults.append("\(path): \(text) is not of the format \(operand)")
                }
            case "description", "title", "examples", "default", "readOnly", "x-enumDescriptions": break
            default:
                guard let limit = operand.number,
                    let isKept = JSONSchemaLimit(rawValue: keyword)?.isKept(by: value, limit)
                else {
                    faults.append("\(path): the keyword \(keyword) is not known")
                    break
                }
                if !isKept { faults.append("\(path): \(value) is not within \(keyword) \(limit)") }
            }
        }
        if !isPart, case .object(let members) = value { checkNamed(members, schema, at: path, &faults) }
    }

    private func checkMembers(_ value: JSON, _ properties: JSON, at path: String, _ faults: inout [String]) {
        guard case .object(let members) = value, case .object(let properties) = properties else { return }
        for (name, schema) in properties {
            guard let member = members[name] else { continue }
            check(member, schema, at: "\(path).\(name)", isPart: false, &faults)
        }
    }

    private func checkNamed(_ members: [String: JSON], _ schema: JSON, at path: String, _ faults: inout [String]) {
        guard let known = knownMembers(schema) else { return }
        for name in members.keys where !known.contains(name) {
            faults.append("\(path): \(name) is not described")
        }
    }

    /// The members that a schema names; `nil` where it names none or allows others, or leaves it to alternatives.
    private func knownMembers(_ schema: JSON) -> Set<String>? {
        guard case .object(let keywords) = schema, keywords["additionalProperties"] == nil else { return nil }
        let parts = (keywords["allOf"]?.elements ?? []) + (keywords["$ref"].map { [resolved($0)] } ?? [])
        let own = keywords["properties"]?.names
        if own == nil && parts.isEmpty { return nil }
        var known = own ?? []
        for part in parts {
            guard let names = knownMembers(part) else { return nil }
            known.formUnion(names)
        }
        return known
    }

    /// What a reference such as `#/components/schemas/Person` names; nothing is `false`, which no value is.
    func resolved(_ reference: JSON) -> JSON {
        guard let text = reference.string, text.hasPrefix("#/") else { return false }
        return text.dropFirst(2).split(separator: "/").reduce(root) { value, step in
            if case .object(let members) = value { members[String(step)] ?? false } else { false }
        }
    }
}

extension JSON {
    fileprivate func isOf(_ type: String) -> Bool {
        switch (type, self) {
        case ("null", .null), ("boolean", .boolean), ("number", .number), ("string", .string), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }
}
