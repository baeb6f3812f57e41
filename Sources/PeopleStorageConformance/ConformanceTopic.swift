/// What a case is about. There is a file of cases for each.
public enum ConformanceTopic: String, CaseIterable, Hashable, Sendable {
    case people, companies, upserts, duplicates, merging, customFields, uniqueFields, notes, access, organizations
    case expectations, claims
    case history, trash
    case jobs, enrichment
    case search, filters, orders, paging, walls, visibility
    case changeSets, concurrency, unicode, limits, durability, archive
}
