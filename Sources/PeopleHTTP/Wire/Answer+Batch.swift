import NIOHTTP1
import PeopleApplication
import PeopleDomain

extension Answer {
    /// Beyond this much an answer has outcomes and ids only: a small batch that asks for one large record a thousand times
    /// must not get it a thousand times. A thousand people with everything take one MiB.
    private static let maximumRecordBytes = 32 << 20
    /// How many faults of an item are told.
    private static let maximumFaultsOfItem = 20

    /// What became of a batch (contract, section 2): 200, or 400 with the same results where it was refused whole.
    ///
    /// - Parameters:
    ///   - name: under which name a result has its record.
    ///   - record: writes a record.
    static func batch<Record: Identifiable>(
        _ report: BatchReport<Record>, of items: [BatchItemBody<Record>], named name: StaticString,
        _ record: (inout JSONWriter, Record) -> Void
    ) -> Answer where Record.ID == Identifier<Record> {
        let refusal = report.isRefused ? ErrorResponse.batchRefused(report.failures) : nil
        var writer = JSONWriter(capacity: 256 + 768 * report.items.count)
        writer.object { writer in
            writer.name("success")
            writer.value(refusal == nil)
            refusal?.write(to: &writer)
            writer.name("data")
            writer.object { writer in
                writer.name("results")
                writer.array(zip(report.items, items).enumerated()) { writer, element in
                    let (index, (result, item)) = element
                    writer.object { writer in
                        writer.name("index")
                        writer.value(index)
                        writer.result(result, of: item, named: name, record)
                    }
                }
                writer.name("succeeded")
                writer.value(report.succeeded)
                writer.name("failed")
                writer.value(report.failed)
            }
        }
        return Answer(status: refusal?.code.status ?? .ok, body: writer.finish())
    }

    fileprivate static func hasRoom(_ writer: borrowing JSONWriter) -> Bool { writer.count < maximumRecordBytes }

    fileprivate static func write(_ error: ErrorResponse, to writer: inout JSONWriter) {
        error.write(to: &writer, maximumFaults: maximumFaultsOfItem)
    }
}

extension BatchReport {
    /// How many items are at fault.
    fileprivate var failures: Int { items.count { if case .failed = $0 { true } else { false } } }
}

extension JSONWriter {
    /// `outcome`, `id`, and the record or the error.
    fileprivate mutating func result<Record: Identifiable>(
        _ result: BatchItem<Written<Record>>, of item: BatchItemBody<Record>, named recordName: StaticString,
        _ record: (inout JSONWriter, Record) -> Void
    ) where Record.ID == Identifier<Record> {
        name("outcome")
        switch result {
        case .done(let written):
            value(written.effect.rawValue)
            name("id")
            value(written.record.id)
            if written.effect != .deleted && Answer.hasRoom(self) {
                name(recordName)
                record(&self, written.record)
            }
        case .failed(let error):
            failure(of: item)
            Answer.write(ErrorResponse(error, method: item.isDeletion ? .DELETE : .PATCH), to: &self)
        case .notDone:
            failure(of: item)
            Answer.write(.notDone, to: &self)
        }
    }

    private mutating func failure<Record>(of item: BatchItemBody<Record>) {
        value("failed")
        name("id")
        if let id = item.id { value(id) } else { null() }
    }
}
