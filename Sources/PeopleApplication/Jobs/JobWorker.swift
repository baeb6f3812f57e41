import PeopleDomain
import PeopleStorage

/// Does the jobs of a store, as one of any number of workers, in this process or on other machines.
///
/// A worker has a job for the time of its lease, which it renews while it works. One that dies, or loses the store, loses its
/// jobs to another; what a late one finds is not stored.
public struct JobWorker: Sendable {
    private let backend: any StorageBackend
    private let runner: JobRunner
    private let bell: JobBell
    private let options: JobWorkerOptions
    private let observer: @Sendable (JobEvent) -> Void
    private let held = HeldJobs()

    /// - Parameters:
    ///   - places: `nil` where coordinates are not looked for; their jobs are left to others.
    ///   - observer: hears what there is to log and to count.
    public init(
        services: PeopleServices, profiles: any ProfileFinder, places: (any PlaceFinder)?, rules: EnrichmentRules,
        options: JobWorkerOptions = JobWorkerOptions(), observer: @escaping @Sendable (JobEvent) -> Void
    ) {
        backend = services.jobs.backend
        bell = services.jobs.bell
        let meter = services.jobs.meter
        let observer: @Sendable (JobEvent) -> Void = { event in
            meter.note(event)
            observer(event)
        }
        runner = JobRunner(
            backend: backend, profiles: profiles, places: places, rules: rules, environment: services.environment,
            observer: observer)
        self.options = options
        self.observer = observer
    }

    /// Works until the task is cancelled, and gives back what is not done then.
    public func run() async {
        let rings = bell.rings()
        await withDiscardingTaskGroup { group in
            group.addTask { await ringNowAndThen() }
            group.addTask { await renewLeases() }
            group.addTask { await stopLateAttempts() }
            for await _ in rings where !Task.isCancelled {
                for leased in await claim() { group.addTask { await work(on: leased) } }
            }
        }
    }

    private func ringNowAndThen() async {
        while !Task.isCancelled {
            bell.ring()
            try? await Task.sleep(for: options.pollInterval)
        }
    }

    /// Each kind by itself: however much waits of one, it is not in the way of the others.
    private func claim() async -> [LeasedJob] {
        var claimed: [LeasedJob] = []
        for kind in JobKind.allCases where runner.kinds.contains(kind) {
            let free = min(options.slots(for: kind) - held.count(of: kind), StorageLimits.maximumClaimed)
            if free <= 0 { continue }
            do {
                let found = try await backend.jobs.claim([kind], limit: free, lease: options.lease)
                for leased in found { held.add(leased, until: .now + options.timeLimit) }
                claimed += found
            } catch {
                observer(.storeFailed(error))
                break
            }
        }
        return claimed
    }

    private func work(on leased: LeasedJob) async {
        let attempt = Task { await runner.attempt(leased) }
        held.begin(leased.lease, attempt)
        await withTaskCancellationHandler {
            let found = await attempt.value
            let (isHeld, isStopped) = (held.has(leased.lease), Task.isCancelled)
            // The end is stored also where the worker is stopped.
            await Task {
                if isHeld {
                    await runner.settle(leased, found, isStopped: isStopped)
                } else {
                    await runner.giveUp(leased, found)
                }
            }.value
        } onCancel: {
            attempt.cancel()
        }
        held.remove(leased.lease)
        bell.ring()
    }

    /// Renews three times in the time of a lease, so that two may fail. A job that is lost is stopped.
    private func renewLeases() async {
        while (try? await Task.sleep(for: options.lease / 3)) != nil {
            let leases = held.leases
            for start in stride(from: 0, to: leases.count, by: StorageLimits.maximumClaimed) {
                let some = Array(leases[start..<min(start + StorageLimits.maximumClaimed, leases.count)])
                do {
                    held.drop(Set(some).subtracting(try await backend.jobs.renew(some, for: options.lease)))
                } catch {
                    observer(.storeFailed(error))
                }
            }
        }
    }

    /// Stops attempts that take too long, which go on with what they have. By itself, so that no store that is slow to renew
    /// leases makes them longer.
    private func stopLateAttempts() async {
        while true {
            // What is claimed from now on has its time until then at least.
            let time = ContinuousClock.now + options.timeLimit
            do {
                try await Task.sleep(until: min(held.nextDeadline ?? time, time), clock: .continuous)
            } catch {
                return
            }
            held.stopLate(at: .now)
        }
    }
}
