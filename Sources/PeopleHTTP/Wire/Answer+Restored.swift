import NIOHTTP1
import PeopleDomain

extension Answer {
    /// A record that was taken out of the trash, and beside it what is not as it was before.
    static func restored(
        message: StaticString, _ changes: FieldChanges, _ record: (inout JSONWriter) -> Void
    ) -> Answer {
        var writer = JSONWriter(capacity: 1024)
        writer.object { writer in
            writer.name("success")
            writer.value(true)
            writer.name("data")
            record(&writer)
            writer.name("notRestored")
            writer.value(json: changes.json)
            writer.name("message")
            writer.value(message.description)
        }
        return Answer(status: .ok, body: writer.finish())
    }
}
