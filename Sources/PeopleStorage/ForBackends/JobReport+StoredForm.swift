import PeopleDomain

/// What a job has to tell, as backends store it: JSON, of which nothing is searched.
extension JobReport: PutAwayForm {
    public var putAwayForm: String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.putAway("result", result?.rawValue)
                writer.name("sources")
                writer.array(sources) { writer, report in
                    writer.object { writer in
                        writer.putAway("source", report.source.rawValue)
                        writer.putAway("outcome", report.outcome.rawValue)
                        writer.putAway("detail", report.detail)
                        writer.putAway("requests", Double(report.requests))
                        writer.putAway("values", Double(report.values))
                    }
                }
                writer.name("changedFields")
                writer.array(changedFields) { $0.value($1) }
                writer.putAway("valuesFound", Double(valuesFound))
                writer.putAway("tokensUsed", Double(tokensUsed))
                writer.putAway("failure", failure)
            }
        }
    }

    public init?(putAwayForm: String) {
        guard let reader = PutAwayReader(putAwayForm) else { return nil }
        let sources = reader.objects("sources").compactMap { source -> SourceReport? in
            guard
                let name = source.text("source").flatMap(EnrichmentSource.init(rawValue:)),
                let outcome = source.text("outcome").flatMap(SourceOutcome.init(rawValue:))
            else { return nil }
            return SourceReport(
                source: name, outcome: outcome, detail: source.text("detail"), requests: source.count("requests"),
                values: source.count("values"))
        }
        self.init(
            result: reader.text("result").flatMap(JobResult.init(rawValue:)), sources: sources,
            changedFields: reader.texts("changedFields"), valuesFound: reader.count("valuesFound"),
            tokensUsed: reader.count("tokensUsed"), failure: reader.text("failure"))
    }
}
