import PeopleDomain
import PeopleRepresentation

/// Which run is taken back (contract, section 6).
enum RevertBody {
    /// - Returns: `nil` for the last one.
    /// - Throws: ``ValidationFailure`` with every fault.
    static func job(_ body: JSONObject) throws(ValidationFailure) -> Job.ID? {
        var reader = BodyReader(body)
        let job: Job.ID? = reader.optional("jobId") { (text) throws(FieldFault) in
            guard let id = Job.ID(name: text[...]) else { throw FieldFault("must be the id of a job, as job_…") }
            return id
        }
        try reader.finish()
        return job
    }
}
