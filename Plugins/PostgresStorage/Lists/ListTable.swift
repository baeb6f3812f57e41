#if Postgres
import PeopleStorage

/// What is different between lists of people and of companies.
struct ListTable: Sendable {
    let name: String
    let searchName: String
    /// Of a row that is shown, and where it comes from.
    let columns: String
    let source: String
    /// The column of `organization` with the revision of the schema.
    let schema: String
    /// How many there are.
    let count: String

    static let people = ListTable(
        name: "person", searchName: "person_search", columns: PersonQueries.columns, source: PersonQueries.source,
        schema: "people_schema", count: CountQueries.number(of: .people))
    static let companies = ListTable(
        name: "company", searchName: "company_search", columns: CompanyQueries.columns, source: CompanyQueries.source,
        schema: "company_schema", count: CountQueries.number(of: .companies))
}
#endif
