import Foundation
import PeopleDomain

/// Asks GitHub who has the email in a profile. Its search finds what is near, too: each account is looked at.
struct GitHubSource: ProfileSource {
    let source = EnrichmentSource.github
    let web: any WebClient
    let baseURL: String
    let token: String?

    /// Accounts that are looked at.
    private static let maximumAccounts = 3

    func look(for subject: EnrichmentSubject) async -> SourceFindings {
        var run = SourceRun(source, web)
        do {
            let logins = try await search(subject, &run)
            for login in logins {
                let answer = try await run.readJSON(request("/users/\(login)"))
                guard isTheirs(answer.object, subject) else { continue }
                let values = ValueMaker(subject).values(
                    Self.candidates(answer.object), in: Evidence(visible: [], structured: answer.evidence),
                    of: answer.document, from: source, .sure([.emailOnPage]))
                return SourceFindings(
                    values: values, report: run.report(values.count, detail: "the account says nothing of use"))
            }
            let detail =
                logins.isEmpty ? "no account has the email" : "of \(logins.count) accounts none is the person's"
            return SourceFindings(report: run.report(0, detail: detail))
        } catch {
            return SourceFindings(report: run.report(0))
        }
    }

    private func search(_ subject: EnrichmentSubject, _ run: inout SourceRun) async throws(WebFailure) -> [String] {
        let email = subject.email.string
        let escaped = email.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? email
        let answer = try await run.readJSON(request("/search/users?q=\(escaped)+in:email"))
        return answer.object.list("items").prefix(Self.maximumAccounts).compactMap { item in
            guard case .object(let account) = item, let login = account.text("login"), Self.isLogin(login) else {
                return nil
            }
            return login
        }
    }

    /// A login becomes a part of an address.
    private static func isLogin(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || Unicode.Scalar(byte).properties.isAlphabetic
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    private func request(_ path: String) -> WebRequest {
        var headers = ["Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"]
        if let token { headers["Authorization"] = "Bearer \(token)" }
        return WebRequest(url: baseURL + path, audience: .service, headers: headers)
    }

    /// Its public email is the person's, or its site is the email's domain and the name agrees.
    private func isTheirs(_ account: JSONObject, _ subject: EnrichmentSubject) -> Bool {
        let judge = IdentityJudge(subject)
        if let type = account.text("type"), type != "User" { return false }
        if let email = account.text("email") {
            // Another public email under another name's domain is somebody else's, or not to be told apart.
            return judge.isOwnEmail(email)
        }
        // A first name is shared by colleagues, who all have that site.
        guard subject.lastName != nil, let name = account.text("name"), judge.name.isNamed(by: name),
            let site = account.text("blog").flatMap({ PageAddress(leniently: $0) }), let domain = judge.domain
        else { return false }
        return domain.owns(site.host)
    }

    private static func candidates(_ account: JSONObject) -> [Candidate] {
        let fields: [(ProfileField, String)] = [
            (.fullName, "name"), (.location, "location"), (.bio, "bio"), (.avatarUrl, "avatar_url"),
        ]
        var candidates = fields.compactMap { field, member in
            account.text(member).map { Candidate(field, $0, quote: MemberText.line(member, $0), by: .provider) }
        }
        if let company = account.text("company") {
            // "@acme" is how one links to an organization there; of several the first.
            let first = company.split(separator: " ").filter { $0.hasPrefix("@") }.first.map { String($0.dropFirst()) }
            candidates.append(
                Candidate(
                    .companyName, first ?? company, quote: MemberText.line("company", company), by: .provider))
        }
        // There is no member for a title; many begin with it: "Staff engineer. Compilers and sourdough."
        if let bio = account.text("bio"), let title = Self.title(beginning: bio) {
            candidates.append(Candidate(.jobTitle, title, quote: MemberText.line("bio", bio), by: .provider))
        }
        for member in ["html_url", "blog"] {
            guard let text = account.text(member), let address = PageAddress(leniently: text) else { continue }
            candidates += Candidate.link(address, quote: MemberText.line(member, text), by: .provider)
        }
        return candidates
    }

    /// The first words of a text, where they are a title and nothing else.
    private static func title(beginning text: String) -> String? {
        let first = text.prefix { !".,;|•·@\n".contains($0) }.trimmedString
        let words = PersonName.words(first).map(\.folded)
        guard words.count <= 4, let last = words.last, TitleWords.isTitle(last), first.count < text.count else {
            return nil
        }
        return first
    }
}
