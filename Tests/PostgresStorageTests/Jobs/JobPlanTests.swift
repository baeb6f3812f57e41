#if Postgres
import PeopleDomain
import PeopleStorage
import Testing

@testable import PostgresStorage

/// How the server runs the statements about jobs: by indexes, though the table has those of all organizations.
@Suite("PostgreSQL: query plans of jobs", .enabled(if: AdministeredServer.named != nil))
struct JobPlanTests {
    @Test("Jobs are claimed, found and listed by indexes")
    func plans() async throws {
        let harness = try PostgresHarness()
        let queue = try await PlannedQueue(harness)
        for shape in Self.queueShapes + Self.shapes(in: queue.id) {
            let plan = try await queue.plan(of: shape.statement, in: shape.context, sorting: !shape.isInOrder)
            let text = plan.joined(separator: "\n")
            #expect(!plan.contains { $0.contains("Seq Scan") }, "\(shape.name): \(text)")
            for index in shape.indexes { #expect(text.contains(index), "\(shape.name): \(text)") }
            if shape.isInOrder || shape.sortsNothing { #expect(!text.contains("Sort"), "\(shape.name): \(text)") }
        }
        await queue.close()
        await harness.tearDown()
    }

    private struct Shape {
        let name: String
        let statement: Statement
        let context: ReadContext
        /// What the plan names.
        let indexes: [String]
        /// Whether the index has to give the order, so that no more is read than is asked for.
        var isInOrder = false
        /// Whether the index gives the order though the server could sort.
        var sortsNothing = false
    }

    private static let time = Timestamp("2025-01-01T00:00:00Z") ?? Timestamp(millisecondsSince1970: 0)
    private static let ids: [BinaryValue] = [.uuid(PlannedQueue.job)]
    private static let people: [BinaryValue] = [.uuid(PlannedQueue.person)]

    private static func shape(
        _ name: String, _ sql: SQL, _ index: String, isInOrder: Bool = false,
        _ bind: (inout Parameters) -> Void = { _ in }
    ) -> Shape {
        Shape(name: name, statement: Statement(sql, bind), context: .queue, indexes: [index], isInOrder: isInOrder)
    }

    private static let queueShapes: [Shape] = [
        // By the kind: what waits of another is not walked.
        shape("claim", JobQueueQueries.due, "Index Cond: ((kind = k.kind) AND (due_at <= ", isInOrder: true) {
            $0.add(.text, [.text("enrichment")])
            $0.add(time)
            $0.add(10)
        },
        shape(
            "claim of all kinds", JobQueueQueries.due, "Index Cond: ((kind = k.kind) AND (due_at <= ", isInOrder: true
        ) {
            $0.add(.text, JobKind.allCases.map { .text($0.rawValue) })
            $0.add(time)
            $0.add(10)
        },
        shape("renew", JobQueueQueries.renew, "Index Cond: (id = v.id)") {
            $0.add(.uuid, ids)
            $0.add(.int8, [.int8(1)])
            $0.add(time)
        },
        shape("update", JobQueueQueries.update, "job_pkey") { $0.add([StoredJob]()) },
        shape("backlog", JobQueueQueries.backlog, "job_") { $0.add(time) },
        shape("one", JobQueueQueries.byID, "job_pkey") { $0.add(PlannedQueue.job) },
        shape("newest", JobQueueQueries.newest, "job_pkey", isInOrder: true) { $0.add(10) },
        shape("newest of a state", JobQueueQueries.newestOfState, "job_state_id") {
            $0.add(10)
            $0.add("failed")
        },
    ]

    private static func shapes(in id: Organization.ID) -> [Shape] {
        func shape(
            _ name: String, _ sql: SQL, _ indexes: [String], _ context: ReadContext? = nil,
            _ bind: (inout Parameters) -> Void
        ) -> Shape {
            let statement = Statement(sql) {
                $0.add(id)
                bind(&$0)
            }
            return Shape(name: name, statement: statement, context: context ?? .change(id), indexes: indexes)
        }
        func page(
            _ name: String, _ index: String, person: Person.ID? = nil, creator: User.ID? = nil, state: JobState? = nil
        ) -> Shape {
            shape(name, JobQueries.page, [index], .search(id)) {
                $0.add(50)
                $0.add(0)
                $0.add(person)
                $0.add(creator)
                $0.add(state?.rawValue)
            }
        }
        func archived(_ name: String, _ sql: SQL, _ index: String) -> Shape {
            var shape = shape(name, sql, [index], .organization(id)) {
                $0.add(StorePlace(time, PlannedQueue.job))
                $0.add(1000)
            }
            shape.sortsNothing = true
            return shape
        }
        let ofPeople = { (parameters: inout Parameters) in parameters.add(.uuid, people) }
        let ofJobs = { (parameters: inout Parameters) in parameters.add(.uuid, ids) }
        return [
            page("list", "job_place"),
            page("list of a person", "job_person", person: PlannedQueue.person),
            page("list of a person and a state", "job_person", person: PlannedQueue.person, state: .succeeded),
            page("list of a creator", "job_creator", creator: PlannedQueue.creator),
            page("list of a state", "job_state", state: .failed),
            shape("one", JobQueries.byID, ["job_pkey"]) { $0.add(PlannedQueue.job) },
            shape("held", JobQueries.held, ["job_pkey"], nil, ofJobs),
            shape("alive, of people", JobQueries.aliveOfPeople, ["job_alive"], nil, ofPeople),
            shape("alive, beside", JobQueries.aliveBeside, ["job_pkey", "job_alive"], nil, ofJobs),
            shape("update", JobQueries.update, ["job_pkey"]) { $0.add([StoredJob]()) },
            // By those of an organization, or where it has every second job, by all, which a copy goes through once.
            archived("archived", ArchiveQueries.jobs.page, "job_"),
            shape("last archived", ArchiveQueries.jobs.last, ["job_"], .organization(id)) { _ in },
            archived("archived profiles", ArchiveQueries.profiles, "enrichment_profile_pkey"),
            shape("trim", JobQueries.trim, ["job_person", "job_pkey"]) {
                $0.add(.uuid, people)
                $0.add(.text, [.text("enrichment")])
                $0.add(.uuid, ids)
                $0.add(10)
            },
            shape("hide", JobQueries.hide, ["job_person"]) {
                $0.add(.uuid, people)
                $0.add(.time, [.time(time)])
            },
            shape("show", JobQueries.show, ["job_person"], nil, ofPeople),
            shape(
                "forget", JobQueries.forget, ["job_person", "enrichment_profile_pkey", "merge_target"], nil, ofPeople),
        ]
    }
}
#endif
