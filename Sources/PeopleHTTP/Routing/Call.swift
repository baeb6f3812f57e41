import NIOHTTP1
import PeopleApplication
import PeopleDomain

/// A request on its way to a service: who calls, and what the path and the query say.
struct Call: Sendable {
    var caller: Caller
    /// The parts of the path that stand for names in braces, in order.
    let pathParameters: [Substring]
    let query: QueryReader
    let conditions: Conditions

    /// The id in the path at a place.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)`` for a text that is no id: nothing has it.
    func id<Entity>(_ place: Int = 0, of kind: RecordKind) throws(ApplicationError) -> Identifier<Entity> {
        guard let id = Identifier<Entity>(pathParameters[place]) else { throw .notFound(kind) }
        return id
    }
}
