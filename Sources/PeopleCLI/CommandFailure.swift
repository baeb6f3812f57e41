import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// Why a command failed, said for the person who typed it.
public struct CommandFailure: Error, Hashable, Sendable {
    public let status: ExitStatus
    /// One or more whole sentences.
    public let message: String

    public init(_ message: String, status: ExitStatus = .failed) {
        self.message = message
        self.status = status
    }
}

extension CommandFailure {
    /// What any failure means to the shell and to the person before it. The only place that decides it.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as ApplicationError: self.init(error)
        case let failure as StoreCopyFailure: self.init(failure)
        case let failure as ValidationFailure: self.init(Self.sentence(failure.faults), status: .wrongUse)
        case is CancellationError: self.init("Interrupted.", status: .interrupted)
        default: self.init("Something unexpected went wrong: \(error)")
        }
    }

    /// What a failure of the services means to the person at the command line.
    public init(_ error: ApplicationError) {
        switch error {
        case .invalid(let failure): self.init(Self.sentence(failure.faults), status: .wrongUse)
        case .notFound(let kind): self.init("There is no such \(Self.noun(kind)).")
        case .conflict(let conflict): self.init(conflict.sentence + ".")
        case .stale: self.init("Somebody else has changed it meanwhile. Nothing was changed.")
        case .notEnrichable(let refusal): self.init("\(refusal.sentence).")
        case .inProgress: self.init("The same request is being done at this moment.")
        case .unauthenticated: self.init("The key opens nothing.")
        case .missingScope(let scope): self.init("That needs the scope \(scope.rawValue).")
        case .unavailable(let reason):
            self.init("The store does not answer: \(reason.reason). Nothing was changed; try again.")
        case .outcomeUnknown(let reason):
            self.init(
                "The store was lost before it answered: \(reason.reason). Look whether it was done, then repeat it.")
        // Whoever is at the command line operates the store, and is the one who needs to know.
        case .internalFailure(let reason): self.init("Something is broken: \(reason).")
        }
    }

    /// What a copy that stopped means to the person at the command line.
    private init(_ failure: StoreCopyFailure) {
        switch failure {
        case .refused(let conflict):
            self.init("\(StorageConflict.archive(conflict).sentence). Nothing of its page was written.")
        case .missing(let reference):
            self.init(
                "\(reference.name) is missing in the target, though a record of the source refers to it: the source was "
                    + "changed meanwhile. Stop what writes to it, and run the copy again.")
        case .wouldLeaveMerges(let organization, let count):
            self.init(
                "\(organization.name) has \(count) merged \(count == 1 ? "person" : "people"), whose ids would lead nowhere in "
                    + "the target, and whose merges could not be undone there. Undo the merges, or say --leave-merges.")
        case .unavailable(let end, let reason):
            self.init(
                "The \(end.rawValue) does not answer: \(reason.reason). What was copied is there; run the copy again.")
        case .broken(let end, let reason): self.init("The \(end.rawValue) is broken: \(reason).")
        }
    }

    private static func sentence(_ faults: [FieldFault]) -> String {
        faults.map { $0.field.isEmpty ? "The input \($0.message)." : "\($0.field) \($0.message)." }
            .joined(separator: "\n")
    }

    private static func noun(_ kind: RecordKind) -> String {
        switch kind {
        case .person, .company, .note, .user, .organization, .job: kind.rawValue
        case .customField: "custom field"
        case .apiKey: "key"
        case .enrichedValue: "value"
        }
    }
}
