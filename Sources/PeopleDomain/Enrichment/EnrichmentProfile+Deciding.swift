extension EnrichmentProfile {
    /// This profile with a value that somebody found right: it becomes the person's, in place of whatever was there, also
    /// what somebody typed over it since.
    ///
    /// - Throws: ``EnrichmentRefusal/notFound``, or ``EnrichmentRefusal/unfit(_:)`` where the field does not take the value.
    public func accepting(
        _ id: EnrichedValue.ID, for person: Person, in schema: CustomFieldSchema
    ) throws(EnrichmentRefusal) -> EnrichmentStep {
        guard let index = values.firstIndex(where: { $0.id == id }) else { throw .notFound }
        var step = EnrichmentStep(self)
        let value = values[index]
        let home = ProfileHome(of: value.field, value: value.value, in: schema)
        if value.status == .applied {
            guard let home else { return step }
            if let applied = value.application?.applied, person.has(applied, in: home) { return step }
        }
        // What lies above it lies on what was below it from now on.
        if value.status == .superseded { step.profile.unlink(index) }
        if let home {
            let new = ProfileHome.plainForm(of: value.field, value.value)?.value ?? value.value
            let old = person.value(in: home)
            var applied = old
            if old != new {
                guard let set = step.set(home, to: new, checkedBy: schema) else { throw .unfit(home.name) }
                applied = set
            }
            step.profile.values[index].application = .init(field: home.name, replaced: old, applied: applied)
        }
        step.profile.supersedeOthers(than: index, in: home)
        step.profile.values[index].status = .applied
        return step
    }

    /// This profile with a value that somebody found wrong: the person loses it where it has it from here, and it is not
    /// offered again.
    ///
    /// - Throws: ``EnrichmentRefusal/notFound``, or ``EnrichmentRefusal/unfit(_:)`` where the person can't be without: a field
    ///   that was made required since, and nothing was there before that it would take.
    public func rejecting(
        _ id: EnrichedValue.ID, for person: Person, in schema: CustomFieldSchema
    ) throws(EnrichmentRefusal) -> EnrichmentStep {
        guard let index = values.firstIndex(where: { $0.id == id }) else { throw .notFound }
        var step = EnrichmentStep(self)
        switch values[index].status {
        case .applied: try step.takeBack(at: index, from: person, in: schema)
        case .superseded: step.profile.unlink(index)
        case .suggested, .rejected, .reverted: break
        }
        step.profile.values[index].status = .rejected
        // It was found and replaced before, too: no more should it come back from there.
        for other in values.indices where values[other].status == .superseded && values[other].says(values[index]) {
            step.profile.unlink(other)
            step.profile.values[other].status = .rejected
        }
        return step
    }

    /// This profile without what a run, or accepting what it found, gave the person: what was there before is there again,
    /// but for what somebody changed since. What other values took the place of does not come back with them later. What
    /// the person can't be without, since its field was made required, stays applied.
    ///
    /// - Parameter jobID: `nil` for the last run of which something is applied.
    /// - Throws: ``EnrichmentRefusal/nothingApplied``, or ``EnrichmentRefusal/unfit(_:)`` where nothing can be taken back.
    public func reverting(
        _ jobID: Job.ID?, for person: Person, in schema: CustomFieldSchema
    ) throws(EnrichmentRefusal) -> EnrichmentStep {
        guard let jobID = jobID ?? values.filter({ $0.status == .applied }).map(\.jobID).max() else {
            throw .nothingApplied
        }
        var step = EnrichmentStep(self)
        let own = values.indices.filter { values[$0].jobID == jobID }
        let superseded = own.filter { values[$0].status == .superseded }
        let applied = own.filter { values[$0].status == .applied }
        if superseded.isEmpty && applied.isEmpty { throw .nothingApplied }
        for index in superseded {
            step.profile.unlink(index)
            step.profile.values[index].status = .reverted
        }
        var refusal: EnrichmentRefusal?
        for index in applied {
            do throws(EnrichmentRefusal) {
                try step.takeBack(at: index, from: person, in: schema)
                step.profile.values[index].status = .reverted
            } catch {
                refusal = error
            }
        }
        if let refusal, !step.profile.values.contains(where: { $0.jobID == jobID && $0.status == .reverted }) {
            throw refusal
        }
        return step
    }

    /// Takes a value out of those that lie above each other in one home: what took its place brings back what it had replaced
    /// itself.
    fileprivate mutating func unlink(_ index: Int) {
        guard let gone = values[index].application else { return }
        for other in values.indices where other != index {
            guard [.applied, .superseded].contains(values[other].status), let application = values[other].application,
                application.field == gone.field, application.replaced == gone.applied
            else { continue }
            values[other].application = .init(
                field: gone.field, replaced: gone.replaced, applied: application.applied)
        }
    }
}

extension EnrichmentStep {
    /// Gives the person back what an applied value replaced, where the person still has the value.
    ///
    /// - Throws: ``EnrichmentRefusal/unfit(_:)`` where the person can't be without it.
    fileprivate mutating func takeBack(
        at index: Int, from person: Person, in schema: CustomFieldSchema
    ) throws(EnrichmentRefusal) {
        guard
            let application = profile.values[index].application, let home = ProfileHome(name: application.field),
            application.replaced != application.applied, person.has(application.applied, in: home)
        else { return }
        guard set(home, to: application.replaced, checkedBy: schema) != nil else {
            // What the field would not take today stays away.
            guard set(home, to: .null, checkedBy: schema) != nil else { throw .unfit(home.name) }
            return
        }
        // What it took the place of was found, too, and is the person's again.
        if let earlier = profile.values.lastIndex(where: {
            $0.status == .superseded && $0.application?.field == application.field
                && $0.application?.applied == application.replaced
        }) {
            profile.values[earlier].status = .applied
        }
    }
}

extension Person {
    /// Whether the person still has a value. A company that was there before the value came may spell its name in its own way.
    fileprivate func has(_ value: JSONValue, in home: ProfileHome) -> Bool {
        let present = self.value(in: home)
        return home == .company ? present.folded == value.folded : present == value
    }
}
