import NIOHTTP1
import PeopleApplication
import PeopleDomain

extension Answer {
    /// The answer that shows one record, with its tag.
    func tagged(as record: some Versioned) -> Answer {
        var answer = self
        answer.headers.append(Self.entityTag(record.version))
        return answer
    }

    /// 304, for a client that has it already.
    static func notModified(_ version: RecordVersion) -> Answer {
        var answer = Answer(status: .notModified, body: [])
        answer.headers = [entityTag(version)]
        return answer
    }

    /// 412: the record, as it is now, is not as `If-Match` says. The client gets it at once, to look what is different.
    static func stale(_ record: some Versioned, _ data: (inout JSONWriter) -> Void) -> Answer {
        var writer = JSONWriter(capacity: 1024)
        writer.object { writer in
            writer.name("success")
            writer.value(false)
            ErrorResponse.preconditionFailed.write(to: &writer)
            writer.name("data")
            data(&writer)
        }
        return Answer(status: ErrorCode.preconditionFailed.status, body: writer.finish()).tagged(as: record)
    }

    private static func entityTag(_ version: RecordVersion) -> Header {
        Header(name: "ETag", value: EntityTag(version).text)
    }
}

extension Call {
    /// What a call answers that reads one record: the record, or 304 where the client has it already.
    func showing<Record: Versioned>(
        _ record: Record, _ data: (inout JSONWriter) -> Void
    ) throws(ApplicationError) -> Answer {
        let version = record.version
        if try conditions.isKnown(version) { return .notModified(version) }
        return Answer.success { data(&$0) }.tagged(as: record)
    }
}
