#if SQLite
import PeopleStorage

extension Migration {
    /// Organizations stand in the order of creation also where they came from another store (`people copy`), and then
    /// their numbers are in another order.
    static let organizationOrder = Migration(
        version: 2, name: "organizations in the order of creation",
        sql: "CREATE INDEX organization_order ON organization (created_at, id);")
}
#endif
