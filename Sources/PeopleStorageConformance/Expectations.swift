import PeopleStorage

/// - Throws: ``ConformanceFailure`` unless the condition holds.
func expect(
    _ condition: Bool, _ message: @autoclosure () -> String, fileID: String = #fileID, line: Int = #line
) throws(ConformanceFailure) {
    guard condition else { throw ConformanceFailure(message(), fileID: fileID, line: line) }
    Tally.countOne()
}

/// - Throws: ``ConformanceFailure`` unless the two are equal.
func expectEqual<Value: Equatable>(
    _ value: Value, _ expected: Value, _ subject: @autoclosure () -> String = "the value", fileID: String = #fileID,
    line: Int = #line
) throws(ConformanceFailure) {
    guard value == expected else {
        throw ConformanceFailure(
            "\(subject()) should be \(excerpt(expected)) and is \(excerpt(value))", fileID: fileID, line: line)
    }
    Tally.countOne()
}

/// Swift takes a composed and a decomposed letter for equal; a store has to give back the very bytes.
///
/// - Throws: ``ConformanceFailure`` unless the two have the same bytes.
func expectSameBytes(
    _ text: String?, _ expected: String?, _ subject: @autoclosure () -> String = "the text", fileID: String = #fileID,
    line: Int = #line
) throws(ConformanceFailure) {
    guard text.map({ Array($0.utf8) }) == expected.map({ Array($0.utf8) }) else {
        throw ConformanceFailure(
            "\(subject()) should have the bytes of \(excerpt(expected)) and has those of \(excerpt(text))",
            fileID: fileID, line: line)
    }
    Tally.countOne()
}

/// - Throws: ``ConformanceFailure`` unless the value is there.
func expectPresent<Value>(
    _ value: Value?, _ subject: @autoclosure () -> String = "the record", fileID: String = #fileID, line: Int = #line
) throws(ConformanceFailure) -> Value {
    guard let value else {
        throw ConformanceFailure("\(subject()) should be there and is not", fileID: fileID, line: line)
    }
    Tally.countOne()
    return value
}

/// - Throws: ``ConformanceFailure`` unless the body throws just this error.
func expectFailure<Result>(
    _ expected: StorageError, _ subject: @autoclosure () -> String = "the call", fileID: String = #fileID,
    line: Int = #line, _ body: () async throws -> Result
) async throws {
    let result: Result
    do {
        result = try await body()
    } catch let error as StorageError {
        try expectEqual(error, expected, "the failure of \(subject())", fileID: fileID, line: line)
        return
    }
    throw ConformanceFailure(
        "\(subject()) should fail with \(expected) and gave \(excerpt(result))", fileID: fileID, line: line)
}

/// - Throws: ``ConformanceFailure`` unless the body throws ``StorageError/unavailable(_:)``.
func expectUnavailable<Result>(
    _ subject: @autoclosure () -> String, fileID: String = #fileID, line: Int = #line, _ body: () async throws -> Result
) async throws {
    do {
        _ = try await body()
    } catch StorageError.unavailable(let reason) {
        return try expect(
            reason.retryAfter > .zero, "\(subject()) should say when to try again", fileID: fileID, line: line)
    }
    throw ConformanceFailure("\(subject()) should be unavailable and was not", fileID: fileID, line: line)
}

/// A description short enough to be read.
private func excerpt(_ value: some Any) -> String {
    let description = String(describing: value)
    return description.count <= 600 ? description : "\(description.prefix(600))…"
}
