import Foundation
import PeopleDomain

/// Asks Wikidata for somebody of the name. Among so many a name is nothing: a second fact has to agree.
struct WikidataSource: ProfileSource {
    let source = EnrichmentSource.wikidata
    let web: any WebClient
    let baseURL: String

    private static let maximumEntities = 5
    private static let maximumLabels = 30

    func look(for subject: EnrichmentSubject) async -> SourceFindings {
        var run = SourceRun(source, web)
        do {
            let found = try await people(subject, &run)
            if found.entities.isEmpty {
                return SourceFindings(report: run.report(0, detail: "nobody of the name is there"))
            }
            let labels = try await labels(of: found.entities, &run)
            let theirs = found.entities.filter { agrees($0, labels.byID, subject) }
            guard let entity = theirs.first, theirs.count == 1 else {
                return SourceFindings(
                    report: run.report(0, detail: "of \(found.entities.count) of the name none agrees in a second fact")
                )
            }
            let values = values(of: entity, found.answer, labels, subject)
            return SourceFindings(values: values, report: run.report(values.count))
        } catch {
            return SourceFindings(report: run.report(0))
        }
    }

    // MARK: Asking

    private func people(
        _ subject: EnrichmentSubject, _ run: inout SourceRun
    ) async throws(WebFailure) -> (entities: [WikidataEntity], answer: ServiceAnswer) {
        let search = try await ask(
            ["action": "wbsearchentities", "search": subject.fullName, "language": "en", "type": "item", "limit": "5"],
            &run)
        let ids = search.object.list("search").prefix(Self.maximumEntities).compactMap { hit in
            if case .object(let hit) = hit { hit.text("id") } else { nil }
        }
        if ids.isEmpty { return ([], search) }
        let answer = try await ask(
            [
                "action": "wbgetentities", "ids": ids.joined(separator: "|"), "languages": "en",
                "props": "labels|aliases|descriptions|claims",
            ], &run)
        let name = PersonName(subject)
        let entities = Self.entities(answer).filter { entity in
            entity.isHuman && ([entity.label].compactMap(\.self) + entity.aliases).contains(where: name.isNamed)
        }
        return (entities, answer)
    }

    private struct Labels: Sendable {
        var byID: [String: String] = [:]
        var answer: ServiceAnswer?
    }

    /// What the items are called that people are said to have.
    private func labels(of people: [WikidataEntity], _ run: inout SourceRun) async throws(WebFailure) -> Labels {
        let ids = people.flatMap { $0.items(.employer) + $0.items(.position) + $0.items(.occupation) }
        if ids.isEmpty { return Labels() }
        let answer = try await ask(
            [
                "action": "wbgetentities",
                "ids": Array(Set(ids)).sorted().prefix(Self.maximumLabels).joined(separator: "|"),
                "languages": "en", "props": "labels",
            ], &run)
        let pairs = Self.entities(answer).compactMap { entity in entity.label.map { (entity.id, $0) } }
        return Labels(byID: Dictionary(pairs) { first, _ in first }, answer: answer)
    }

    /// - Throws: ``WebFailure``, also for errors that come with 200.
    private func ask(_ query: [String: String], _ run: inout SourceRun) async throws(WebFailure) -> ServiceAnswer {
        let parameters = (query.merging(["format": "json"]) { first, _ in first }).sorted { $0.key < $1.key }
        let written = parameters.map { name, value in
            name + "=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? value)
        }
        let url = baseURL + "?" + written.joined(separator: "&")
        let answer = try await run.readJSON(WebRequest(url: url, audience: .service))
        if let error = answer.object.object("error") {
            let code = error.text("code") ?? ""
            if code == "maxlag" || code == "ratelimited" { throw run.note(.rateLimited(retryAfter: nil)) }
            throw run.note(.unreachable("the service says \(code.isEmpty ? "that it failed" : code)"))
        }
        return answer
    }

    private static func entities(_ answer: ServiceAnswer) -> [WikidataEntity] {
        (answer.object.object("entities")?.members ?? []).compactMap { member in
            if case .object(let object) = member.value { WikidataEntity(object) } else { nil }
        }
    }

    // MARK: Judging

    private func agrees(_ entity: WikidataEntity, _ labels: [String: String], _ subject: EnrichmentSubject) -> Bool {
        let judge = IdentityJudge(subject)
        let sites = entity.texts(.website).compactMap { PageAddress($0) }
        if sites.contains(where: judge.isKnownLink) { return true }
        // A first name is shared by colleagues, who all work there.
        if subject.lastName == nil { return false }
        if sites.contains(where: { judge.domain?.owns($0.host) == true }) { return true }
        return entity.items(.employer).contains { labels[$0].map(judge.company.isNamed) ?? false }
    }

    private func values(
        of entity: WikidataEntity, _ answer: ServiceAnswer, _ labels: Labels, _ subject: EnrichmentSubject
    ) -> [FoundValue] {
        let identity = Identity.sure([.company])
        let maker = ValueMaker(subject)
        var own: [Candidate] = []
        if let label = entity.label {
            own.append(Candidate(.fullName, label, quote: MemberText.line("value", label), by: .provider))
        }
        if let text = entity.description {
            own.append(Candidate(.headline, text, quote: MemberText.line("value", text), by: .provider))
        }
        for site in entity.texts(.website) {
            guard let address = PageAddress(site) else { continue }
            own += Candidate.link(address, quote: MemberText.line("value", site), by: .provider)
        }
        var values = maker.values(
            own, in: Evidence(visible: [], structured: answer.evidence), of: answer.document, from: source, identity)
        if let named = labels.answer {
            let title = entity.items(.position).first ?? entity.items(.occupation).first
            let items = [(ProfileField.jobTitle, title), (.companyName, entity.items(.employer).first)]
            let candidates = items.compactMap { field, id in
                id.flatMap { labels.byID[$0] }.map {
                    Candidate(field, $0, quote: MemberText.line("value", $0), by: .provider)
                }
            }
            values += maker.values(
                candidates, in: Evidence(visible: [], structured: named.evidence), of: named.document, from: source,
                identity)
        }
        return values
    }
}
