import PeopleDomain

/// Has a model read pages for what nothing else said.
///
/// It chooses among parts of the page, sees no page without the name, and decides nothing about who the person is.
struct ModelReader: Sendable {
    let model: any LanguageModel
    let subject: EnrichmentSubject
    let maximumPromptTokens: Int

    struct Reading: Sendable {
        var values: [FoundValue] = []
        var tokensUsed = 0
        var questions = 0
        var failure: ModelFailure?
        /// Pages that turned out to be of somebody else.
        var rejected: Set<String> = []
    }

    func read(_ pages: [IdentifiedPage], known: Set<ProfileField>) async -> Reading {
        var reading = Reading()
        var known = known
        for page in pages {
            let fields = PageSpans.fields.filter { !known.contains($0) }
            if fields.isEmpty || Task.isCancelled { break }
            guard let chosen = await choose(on: page.page, fields, &reading) else {
                // A model that is away is away for the next page, too.
                if reading.failure != nil { break }
                continue
            }
            take(chosen, from: page, &reading, &known)
        }
        return reading
    }

    private func take(
        _ chosen: [(field: ProfileField, text: String)], from page: IdentifiedPage, _ reading: inout Reading,
        _ known: inout Set<ProfileField>
    ) {
        let judge = IdentityJudge(subject)
        if let company = chosen.first(where: { $0.field == .companyName })?.text,
            judge.contradicts(company: company, on: page.page)
        {
            // No model decides who somebody is: against the email it is the model that is wrong.
            if !page.identity.isByEmail { reading.rejected.insert(page.page.document.url) }
            return
        }
        let candidates = chosen.map { field, text in
            Candidate(field, text, quote: Self.line(with: text, on: page.page), by: .model)
        }
        let values = ValueMaker(subject).values(
            candidates, in: page.page.evidence, of: page.page.document, from: .website, page.identity,
            model: (model.name, ModelPrompt.version))
        reading.values += values
        if page.identity.isSure { known.formUnion(values.map(\.field)) }
    }

    /// The line of the page in which a text stands.
    private static func line(with text: String, on page: ReadPage) -> String {
        let folded = FoldedText(text)
        return page.text.lines.first { FoldedText($0.text).holds(folded) }?.text ?? text
    }

    /// Asks, a second time where the answer is no JSON, and with half of the text where all is too long.
    private func choose(
        on page: ReadPage, _ fields: [ProfileField], _ reading: inout Reading
    ) async -> [(field: ProfileField, text: String)]? {
        var budget = maximumPromptTokens
        var hasRetried = false
        while true {
            guard let prompt = prompt(page, fields, budget) else { return nil }
            reading.questions += 1
            do {
                let answer = try await model.answer(prompt.question)
                reading.tokensUsed += answer.tokensUsed
                if let chosen = prompt.chosen(by: answer.text) { return chosen }
                if hasRetried {
                    reading.failure = .malformed("it is not the JSON that was asked for")
                    return nil
                }
                hasRetried = true
            } catch {
                reading.tokensUsed += error.tokensUsed
                guard error == .contextTooLong, budget == maximumPromptTokens else {
                    reading.failure = error
                    return nil
                }
                budget /= 2
            }
        }
    }

    private func prompt(_ page: ReadPage, _ fields: [ProfileField], _ budget: Int) -> ModelPrompt? {
        let name = PersonName(subject)
        // The lists say again what the text says: both have to fit, and smaller windows are tried until they do.
        for share in [60, 45, 30, 15] {
            guard let window = PageWindow(page, name, maximumTokens: budget * share / 100),
                let prompt = ModelPrompt(subject, window, fields: fields)
            else { return nil }
            let size = TokenEstimate.tokens(prompt.question.prompt) + TokenEstimate.tokens(prompt.question.instructions)
            if size <= budget { return prompt }
        }
        return nil
    }
}
