#if Postgres
import PeopleDomain
import PeopleStorage

extension PageRequest {
    /// Whether it begins at an offset and asks for the total, as most do.
    var isPlain: Bool { position == nil && includesTotal }
}

extension RecordQuery {
    /// Whether all records are asked for, newest first, as most lists do.
    var isPlain: Bool { conditions.isEmpty && order.terms.isEmpty }
}
#endif
