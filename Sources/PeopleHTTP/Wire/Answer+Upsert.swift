import NIOHTTP1
import PeopleApplication
import PeopleDomain

extension Answer {
    /// What an upsert did: 201 where the record is new, 200 where it was there, and beside it an `outcome` that says which.
    static func upserted<Record>(
        _ written: Written<Record>, created: String, updated: String, unchanged: String,
        _ record: (inout JSONWriter, Record) -> Void
    ) -> Answer {
        let message =
            switch written.effect {
            case .created: created
            case .updated, .deleted, .restored: updated
            case .unchanged: unchanged
            }
        return .success(written.effect == .created ? .created : .ok, message: message, outcome: written.effect) {
            record(&$0, written.record)
        }
    }
}
