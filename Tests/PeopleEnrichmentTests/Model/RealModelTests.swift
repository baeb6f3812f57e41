import Foundation
import PeopleDomain
import Testing

@testable import PeopleEnrichment

/// With a real model, where `PEOPLE_TEST_MODEL_URL` says where one is (`http://127.0.0.1:18080/v1`): what it gets right is
/// printed, and what holds with every model is asserted. Never that a given field is found.
@Suite(
    "With a real model", .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["PEOPLE_TEST_MODEL_URL"] != nil))
struct RealModelTests {
    /// Passes questions on, and remembers them.
    private final class Overheard: LanguageModel {
        private let model: OpenAICompatibleModel
        private let heard: ScriptedModel
        var name: String { model.name }
        var told: String { heard.told }

        init(_ model: OpenAICompatibleModel) {
            self.model = model
            heard = ScriptedModel("")
        }

        func answer(_ question: ModelQuestion) async throws(ModelFailure) -> ModelAnswer {
            _ = try await heard.answer(question)
            return try await model.answer(question)
        }
    }

    @Test(.timeLimit(.minutes(15))) func whatHoldsWithEveryModelHoldsWithThisOne() async throws {
        let environment = ProcessInfo.processInfo.environment
        let url = try #require(environment["PEOPLE_TEST_MODEL_URL"])
        let options = ModelOptions(
            baseURL: url, name: environment["PEOPLE_TEST_MODEL_NAME"] ?? "smollm2-135m-instruct",
            apiKey: environment["PEOPLE_TEST_MODEL_API_KEY"])
        let server = OpenAICompatibleModel(options)
        var total = Score()
        for expected in ExpectedCase.all {
            let model = Overheard(server)
            let start = ContinuousClock().now
            let findings = await expected.findings(model: model)
            let score = Score(findings.values.filter(\.isIdentitySure), against: expected)
            total = total + score
            print("\(expected.file), \(findings.tokensUsed) tokens, \(ContinuousClock().now - start): \(score)")
            for report in findings.sources { print("  \(report.source): \(report.outcome) \(report.detail ?? "")") }
            try check(findings, model, expected)
        }
        await server.shutDown()
        print("all pages, structured data and then \(options.name): \(total)")
    }

    private func check(_ findings: EnrichmentFindings, _ model: Overheard, _ expected: ExpectedCase) throws {
        for word in expected.forbidden {
            #expect(!model.told.contains(word), "hidden text was told to the model")
            #expect(!findings.values.contains { "\($0)".contains(word) }, "hidden text became a value")
        }
        if !expected.isSamePerson {
            #expect(!findings.values.contains { $0.isIdentitySure }, "a namesake's value would be applied")
        }
        guard let page = ReadPage(.of(Fixture.bytes(expected.file), url: expected.url)) else { return }
        for value in findings.values where value.provenance.extractor == .model {
            guard case .string(let text) = value.value else { continue }
            #expect(page.evidence.holds(text), "\(text) does not stand on the page")
            #expect(page.evidence.holds(value.provenance.quote), "its quote does not stand on the page")
        }
    }
}
