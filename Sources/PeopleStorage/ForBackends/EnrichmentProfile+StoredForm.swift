import PeopleDomain

/// What is known of a person, as backends store it: JSON, of which nothing is searched. The person and the revision have
/// columns of their own.
extension EnrichmentProfile {
    public var storedForm: String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.name("enrichedAt")
                if let enrichedAt { writer.value(Int(enrichedAt.millisecondsSince1970)) } else { writer.null() }
                writer.name("values")
                writer.array(values) { $0.stored($1) }
            }
        }
    }

    /// `nil` for a text that ``storedForm`` never gives.
    public init?(storedForm: String, personID: Person.ID, revision: Revision) {
        guard let reader = PutAwayReader(storedForm) else { return nil }
        var values: [EnrichedValue] = []
        for value in reader.objects("values") {
            guard let value = EnrichedValue(value) else { return nil }
            values.append(value)
        }
        self.init(personID: personID, values: values, enrichedAt: reader.time("enrichedAt"), revision: revision)
    }
}

extension JSONWriter {
    fileprivate mutating func stored(_ value: EnrichedValue) {
        object { writer in
            writer.name("id")
            writer.value(value.id)
            writer.name("jobId")
            writer.value(value.jobID)
            writer.putAway("field", value.field.rawValue)
            writer.name("value")
            writer.value(value.value)
            writer.putAway("confidence", Double(value.confidence.percent))
            writer.putAway("status", value.status.rawValue)
            writer.name("provenance")
            writer.stored(value.provenance)
            writer.name("application")
            if let application = value.application { writer.stored(application) } else { writer.null() }
        }
    }

    private mutating func stored(_ provenance: Provenance) {
        object { writer in
            writer.putAway("sourceUrl", provenance.sourceURL)
            writer.putAway("source", provenance.source.rawValue)
            writer.putAway("quote", provenance.quote)
            writer.putAway("retrievedAt", provenance.retrievedAt)
            writer.putAway("contentSha256", provenance.contentSHA256)
            writer.putAway("extractor", provenance.extractor.rawValue)
            writer.putAway("model", provenance.model)
            writer.putAway("promptVersion", provenance.promptVersion)
        }
    }

    private mutating func stored(_ application: EnrichedValue.Application) {
        object { writer in
            writer.putAway("field", application.field)
            writer.name("replaced")
            writer.value(application.replaced)
            writer.name("applied")
            writer.value(application.applied)
        }
    }
}

extension EnrichedValue {
    fileprivate init?(_ reader: PutAwayReader) {
        guard
            let id = reader.id("id", of: EnrichedValue.self), let jobID = reader.id("jobId", of: Job.self),
            let field = reader.text("field").flatMap(ProfileField.init(rawValue:)),
            let status = reader.text("status").flatMap(EnrichedValueStatus.init(rawValue:)),
            let provenance = reader.object("provenance").flatMap(Provenance.init)
        else { return nil }
        let application = reader.object("application").flatMap { application in
            application.text("field").map {
                Application(
                    field: $0, replaced: application.members["replaced"] ?? .null,
                    applied: application.members["applied"] ?? .null)
            }
        }
        self.init(
            id: id, jobID: jobID, field: field, value: reader.members["value"] ?? .null, provenance: provenance,
            confidence: Confidence(percent: reader.count("confidence")), status: status, application: application)
    }
}

extension Provenance {
    fileprivate init?(_ reader: PutAwayReader) {
        guard
            let sourceURL = reader.text("sourceUrl"),
            let source = reader.text("source").flatMap(EnrichmentSource.init(rawValue:)),
            let quote = reader.text("quote"), let retrievedAt = reader.time("retrievedAt"),
            let hash = reader.text("contentSha256"),
            let extractor = reader.text("extractor").flatMap(Extractor.init(rawValue:))
        else { return nil }
        self.init(
            sourceURL: sourceURL, source: source, quote: quote, retrievedAt: retrievedAt, contentSHA256: hash,
            extractor: extractor, model: reader.text("model"), promptVersion: reader.text("promptVersion"))
    }
}
