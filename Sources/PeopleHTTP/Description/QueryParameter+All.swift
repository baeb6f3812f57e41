import PeopleDomain
import PeopleStorage

extension QueryParameter {
    static let page = [limit, offset]

    static let limit = QueryParameter(
        name: "limit", description: "How many records to list.",
        schema: .integer(PageRequest.allowedLimits).defaulting(to: .number(Double(PageRequest.standardLimit))))

    static let offset = QueryParameter(
        name: "offset", description: "How many records to skip.", schema: .count.defaulting(to: 0))

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

    static func match(_ name: String) -> QueryParameter {
        QueryParameter(
            name: "match", description: "By what records are matched.",
            schema: .oneOf([name]).defaulting(to: .string(name)))
    }

    static let dryRun = QueryParameter(
        name: "dryRun", description: "Whether only to tell what the change would mean, and to change nothing.",
        schema: Schema.boolean.defaulting(to: false))

    static let force = QueryParameter(
        name: "force", description: "Whether values that records have may go.",
        schema: Schema.boolean.defaulting(to: false))
}
