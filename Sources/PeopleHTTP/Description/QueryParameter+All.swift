import PeopleDomain
import PeopleStorage

extension QueryParameter {
    static let page = [limit, offset, cursor, includeTotal]
    static let pageWithoutCursor = [limit, offset, includeTotal]

    static let limit = QueryParameter(
        name: "limit", description: "How many records to list.",
        schema: .integer(PageRequest.allowedLimits).defaulting(to: .number(Double(PageRequest.standardLimit))))

    static let offset = QueryParameter(
        name: "offset", description: "How many records to skip. Not together with a cursor.",
        schema: .count.defaulting(to: 0))

    static let cursor = QueryParameter(
        name: "cursor",
        description: """
            The `nextCursor` of the page before: goes on behind it, and neither repeats nor skips a record while others \
            come and go. Of the same list only, with the same search, filters and order.
            """,
        schema: .string(pattern: "^[A-Za-z0-9_-]+$"))

    static let includeTotal = QueryParameter(
        name: "includeTotal",
        description: "Whether to count the whole list. Without it `total` is null, and long lists answer faster.",
        schema: Schema.boolean.defaulting(to: true))

    /// - Parameter fields: those that every record has.
    static func filter(_ fields: [(name: String, kind: FieldKind)]) -> QueryParameter {
        QueryParameter(
            name: "filter",
            description: """
                What the fields of records must have: `filter[lastName]=Doe`, or with an operator \
                `filter[createdAt][gte]=2024-01-01`. Operators are `eq`, `ne`, `gt`, `gte`, `lt`, `lte`, `in` (values \
                separated by commas, at most \(FieldQuery.maximumValues)), `contains` (of texts) and `isNull` (`true` or \
                `false`). Texts are compared without regard to case. `ne` finds records without a value too. Custom fields \
                need `isFilterable`. At most \(FieldQuery.maximumFilters) filters, all of which must be met.
                """,
            schema: .filters(fields), style: "deepObject")
    }

    /// - Parameter fields: those that every record has, and that have an order.
    static func sort(_ fields: [String]) -> QueryParameter {
        let field = "-?(?:\(fields.joined(separator: "|"))|cf_[a-z0-9_]+)"
        return QueryParameter(
            name: "sort",
            description: """
                Fields to put the records in order by, separated by commas, each with a minus for the greatest first. \
                Records without a value come last; what is left open the time of creation decides. Custom fields need \
                `isSortable`.
                """,
            schema: .string(pattern: "^\(field)(?:,\(field)){0,\(RecordOrder.maximumTerms - 1)}$")
                .example(.string("-\(fields.last ?? "createdAt"),\(fields.first ?? "id")")))
    }

    static func search(in fields: String) -> QueryParameter {
        QueryParameter(
            name: "search",
            description: """
                Terms, separated by white space, each of which has to occur in \(fields). Case and accents do not \
                matter, and no character has a meaning of its own.
                """,
            schema: .string(0...SearchTerms.maximumLength, pattern: Schema.anything).example("john acme"))
    }

    static let companyID = QueryParameter(
        name: "companyId",
        description: "Only people of this company. One that is not there has no people; an empty one counts as absent.",
        schema: .string(pattern: "^(?:\(Schema.uuid))?$").example("01890a5d-ac96-774b-bcce-b302099a8057"))

    static let matchOfPeople = QueryParameter(
        name: "match",
        description: "By what people are matched: `email`, or the key of a custom field with `isUnique`.",
        schema: Schema.personMatch.defaulting(to: "email"))

    static let matchOfCompanies = QueryParameter(
        name: "match", description: "By what companies are matched.",
        schema: .oneOf(["name"]).defaulting(to: "name"))

    static let duplicateReason = QueryParameter(
        name: "reason", description: "Only people who may be the same for this reason.",
        schema: .oneOf(DuplicateReason.allCases.map(\.rawValue)))

    static let personID = QueryParameter(
        name: "personId", description: "Only jobs for this person. An empty one counts as absent.",
        schema: .string(pattern: "^(?:\(Schema.uuid))?$"))

    static let jobState = QueryParameter(
        name: "state", description: "Only jobs in this state.", schema: .oneOf(JobState.allCases.map(\.rawValue)))

    static let deleted = QueryParameter(
        name: "deleted",
        description: """
            Whether the trash is asked for: what was deleted last comes first, with `deletedAt` and `deletedBy`. Only \
            `limit`, `offset` and `includeTotal` can be asked for with it: it has no cursor, no filter and no other order.
            """,
        schema: Schema.boolean.defaulting(to: false))

    static let erase = QueryParameter(
        name: "erase", description: "Whether to remove the record for good.",
        schema: Schema.boolean.defaulting(to: false))

    static let dryRun = QueryParameter(
        name: "dryRun", description: "Whether only to tell what the change would mean, and to change nothing.",
        schema: Schema.boolean.defaulting(to: false))

    static let force = QueryParameter(
        name: "force", description: "Whether values that records have may go.",
        schema: Schema.boolean.defaulting(to: false))
}
