/// Where a model is and how it is asked: the operator's words, which no page can change.
public struct ModelOptions: Sendable {
    /// Ends in `/v1`: "http://127.0.0.1:11434/v1".
    public var baseURL: String
    public var name: String
    /// Sent as a bearer token; `nil` for a server that wants none.
    public var apiKey: String?
    /// For one answer.
    public var timeout: Duration = .seconds(120)
    /// How long a server that asks to wait is waited for, once.
    public var maximumWait: Duration = .seconds(30)

    /// With two minutes for an answer.
    public init(baseURL: String, name: String, apiKey: String? = nil) {
        self.baseURL = baseURL
        self.name = name
        self.apiKey = apiKey
    }
}
