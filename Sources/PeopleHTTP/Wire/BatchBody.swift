import PeopleApplication
import PeopleDomain
import PeopleStorage

/// A batch as a client sends it (contract, section 2). Its items are taken apart here, and what they say about their record
/// is read later, against a schema.
struct BatchBody<Record>: Sendable {
    let mode: BatchMode
    let items: [BatchItemBody<Record>]

    /// - Parameter member: under which name an item has its record.
    /// - Throws: ``ValidationFailure`` with what is wrong with the whole; an item that is wrong is no reason.
    init(_ body: JSONObject, member: String) throws(ValidationFailure) {
        var reader = BodyReader(body)
        mode = reader.boolean("atomic") == true ? .atomic : .each
        let operations = reader.array("operations")
        if let operations, operations.count > StorageLimits.maximumChanges {
            reader.faults.add("operations", "must have at most \(StorageLimits.maximumChanges) items")
        }
        if reader.isUnset("operations") { reader.faults.add("operations", "is required") }
        try reader.finish()
        items = (operations ?? []).enumerated().map { BatchItemBody($0.element, at: $0.offset, member: member) }
    }

    /// What each item asks for, or what is wrong with it.
    func operations<Operation>(
        _ read: (BatchItemBody<Record>.Operation) throws(ValidationFailure) -> Operation
    ) -> [Result<Operation, ValidationFailure>] {
        items.map { item in
            item.operation.flatMap { operation in Result { () throws(ValidationFailure) in try read(operation) } }
        }
    }
}

/// One item of a batch.
struct BatchItemBody<Record>: Sendable {
    enum Operation: Sendable {
        case create(JSONObject)
        case update(Identifier<Record>, JSONObject)
        case upsert(JSONObject, match: String?)
        case delete(Identifier<Record>)
    }

    let operation: Result<Operation, ValidationFailure>

    init(_ item: JSONValue, at index: Int, member: String) {
        operation = Result { () throws(ValidationFailure) in
            guard case .object(let object) = item else {
                throw ValidationFailure(
                    FieldFault(field: "operations[\(index)]", "must be an object, not \(item.kind)"))
            }
            return try Self.operation(object, member: member)
        }
    }

    /// The record that the item names, as far as that could be read.
    var id: Identifier<Record>? {
        switch operation {
        case .success(.update(let id, _)), .success(.delete(let id)): id
        case .success(.create), .success(.upsert), .failure: nil
        }
    }

    var isDeletion: Bool { if case .success(.delete) = operation { true } else { false } }

    private static func operation(_ item: JSONObject, member: String) throws(ValidationFailure) -> Operation {
        var reader = BodyReader(item)
        let name = reader.required("op") { (text) throws(FieldFault) -> OperationName in
            guard let name = OperationName(rawValue: text) else {
                throw FieldFault("must be create, update, upsert or delete")
            }
            return name
        }
        // Without an operation there is no telling what else belongs to it.
        guard let name else { throw reader.faults.failure }
        // Whoever writes all items in one shape has nothing to say with these.
        reader.ignore(["id", "match", member].filter { item[$0] == .null })
        let operation: Operation?
        switch name {
        case .create: operation = reader.requiredObject(member).map { .create($0) }
        case .update:
            let id: Identifier<Record>? = reader.requiredID("id")
            let body = reader.requiredObject(member)
            operation = id.flatMap { id in body.map { .update(id, $0) } }
        case .upsert:
            let match = reader.optional("match") { (text) throws(FieldFault) in text }
            operation = reader.requiredObject(member).map { .upsert($0, match: match) }
        case .delete: operation = reader.requiredID("id").map { .delete($0) }
        }
        try reader.finish()
        guard let operation else { throw reader.faults.failure }
        return operation
    }

    private enum OperationName: String { case create, update, upsert, delete }
}

extension BodyReader {
    fileprivate mutating func requiredID<Entity>(_ name: String) -> Identifier<Entity>? {
        required(name) { (text) throws(FieldFault) in
            guard let id = Identifier<Entity>(text.trimmingWhiteSpace()) else { throw FieldFault("must be a UUID") }
            return id
        }
    }

    /// - Returns: `nil` where a fault was noted.
    fileprivate mutating func requiredObject(_ name: String) -> JSONObject? {
        if let object = object(name) { return object }
        if isUnset(name) { faults.add(name, "is required") }
        return nil
    }
}
