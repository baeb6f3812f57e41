import Crypto
import PeopleDomain

/// Asks Gravatar for the profile that belongs to the email. Told is a hash of it, by which it can be recognized.
struct GravatarSource: ProfileSource {
    let source = EnrichmentSource.gravatar
    let web: any WebClient
    let baseURL: String

    func look(for subject: EnrichmentSubject) async -> SourceFindings {
        var run = SourceRun(source, web)
        let email = subject.email.string.trimmedString.lowercased()
        let hash = Hexadecimal.string(Array(SHA256.hash(data: Array(email.utf8))))
        let answer: ServiceAnswer
        do {
            answer = try await run.readJSON(
                WebRequest(
                    url: "\(baseURL)/profiles/\(hash)", audience: .service, headers: ["Accept": "application/json"]))
        } catch {
            return SourceFindings(report: run.report(0))
        }
        let values = ValueMaker(subject).values(
            Self.candidates(answer.object), in: Evidence(visible: [], structured: answer.evidence), of: answer.document,
            from: source, identity(of: answer.object, subject))
        return SourceFindings(
            values: values, report: run.report(values.count, detail: "the profile says nothing of use"))
    }

    /// The email is the person's; but a mailbox that several share may have another's name.
    private func identity(of profile: JSONObject, _ subject: EnrichmentSubject) -> Identity {
        guard let name = profile.text("display_name"), PersonName.words(name).count > 1,
            !PersonName(subject).shares(wordWith: name)
        else { return .sure([.emailOnPage]) }
        return .nameOnly
    }

    private static func candidates(_ profile: JSONObject) -> [Candidate] {
        let fields: [(ProfileField, String)] = [
            (.fullName, "display_name"), (.jobTitle, "job_title"), (.companyName, "company"), (.location, "location"),
            (.bio, "description"), (.pronouns, "pronouns"), (.avatarUrl, "avatar_url"),
        ]
        var candidates = fields.compactMap { field, member in
            profile.text(member).map { Candidate(field, $0, quote: MemberText.line(member, $0), by: .provider) }
        }
        for case .object(let account) in profile.list("verified_accounts").prefix(20) {
            guard account["is_hidden"] != .boolean(true), let url = account.text("url"), let address = PageAddress(url)
            else {
                continue
            }
            candidates += Candidate.link(address, quote: MemberText.line("url", url), by: .provider)
        }
        return candidates
    }
}
