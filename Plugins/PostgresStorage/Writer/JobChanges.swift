#if Postgres
import PeopleDomain
import PeopleStorage

/// What is done for whom: of each a person has one job at most that is still to end.
struct Errand: Hashable {
    let person: Person.ID
    let kind: JobKind

    init(_ job: Job) {
        person = job.personID
        kind = job.kind
    }

    init(_ kind: JobKind, for person: Person.ID) {
        self.person = person
        self.kind = kind
    }
}

/// The jobs that changes name, and what becomes of them.
struct JobChanges {
    /// Of people who are there.
    private(set) var table = TrackedTable<Job.ID, StoredJob>()
    /// Those that are still to end, or were when they were read.
    private var ids: [Errand: Job.ID] = [:]
    /// The last one that was added of each errand, before which finished ones may be too many from now on.
    private(set) var added: [Errand: Job.ID] = [:]
    /// People who went, and when: what is still to end of theirs is found when that is written.
    private(set) var hidden: [Person.ID: Timestamp] = [:]
    /// By ``Timestamp/month``.
    private(set) var tokensUsed: [Int: Int] = [:]

    var isChanged: Bool { table.isChanged || !hidden.isEmpty || !tokensUsed.isEmpty }

    /// Takes in what was read.
    mutating func load(_ job: StoredJob) {
        table.load(job, as: job.job.id)
        if job.job.state.isAlive { ids[Errand(job.job)] = job.job.id }
    }

    /// The job of that id; `nil` also where its person has gone.
    subscript(id: Job.ID) -> StoredJob? { table[id].flatMap { hidden[$0.job.personID] == nil ? $0 : nil } }

    /// The one that is still to end.
    func alive(_ errand: Errand) -> Job? {
        ids[errand].flatMap { table[$0]?.job }.flatMap { $0.state.isAlive ? $0 : nil }
    }

    /// Adds one behind those that were added before.
    mutating func insert(_ job: StoredJob) {
        table.insert(job, as: job.job.id)
        if job.job.state.isAlive { ids[Errand(job.job)] = job.job.id }
        added[Errand(job.job)] = job.job.id
    }

    mutating func update(_ job: StoredJob) {
        table.update(job, as: job.job.id)
        if job.job.state.isAlive { ids[Errand(job.job)] = job.job.id }
    }

    mutating func hide(of person: Person.ID, at time: Timestamp) { hidden[person] = time }

    mutating func use(_ tokens: Int, at time: Timestamp) {
        if tokens != 0 { tokensUsed[time.month, default: 0] += tokens }
    }
}
#endif
