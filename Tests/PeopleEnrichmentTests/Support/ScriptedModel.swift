import PeopleEnrichment
import Synchronization

/// A model that answers as a test says.
final class ScriptedModel: LanguageModel {
    let name = "scripted"
    private let script: @Sendable (ModelQuestion, Int) -> Result<String, ModelFailure>
    private let log = Mutex<[ModelQuestion]>([])

    /// - Parameter script: gets the question and how many came before.
    init(_ script: @escaping @Sendable (ModelQuestion, Int) -> Result<String, ModelFailure>) { self.script = script }

    convenience init(_ text: String) { self.init { _, _ in .success(text) } }

    var questions: [ModelQuestion] { log.withLock(\.self) }

    /// All that the model was told.
    var told: String { questions.map { $0.instructions + "\n" + $0.prompt }.joined(separator: "\n") }

    func answer(_ question: ModelQuestion) async throws(ModelFailure) -> ModelAnswer {
        let index = log.withLock { log in
            log.append(question)
            return log.count - 1
        }
        return ModelAnswer(text: try script(question, index).get(), tokensUsed: 100)
    }

    /// Chooses the first entry of each field.
    static var eager: ScriptedModel {
        ScriptedModel { question, _ in
            var answer: [String] = []
            var field: String?
            for line in question.prompt.split(separator: "\n") {
                if let known = ["jobTitle", "companyName", "location", "bio"].first(where: { line.hasPrefix($0 + ", ") }
                ) {
                    field = known
                } else if let current = field, let number = line.split(separator: ".").first.flatMap({ Int($0) }) {
                    answer.append("\"\(current)\": \(number)")
                    field = nil
                }
            }
            return .success("{" + answer.joined(separator: ", ") + "}")
        }
    }
}
