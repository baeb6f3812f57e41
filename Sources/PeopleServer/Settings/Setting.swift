import PeopleDomain

/// One thing that the program can be told, and all that there is to know about it.
///
/// Every source gives text: a file, the environment and flags are then read and refused alike.
struct Setting<Value: Sendable>: SettingDescription {
    let key: String
    let standard: String
    let allowed: String
    let visibility: SettingVisibility
    private let read: @Sendable (String) -> Value?

    /// - Parameters:
    ///   - key: with dots, in camel case: `http.maxBodyBytes`.
    ///   - standard: what holds when nothing is said, as it would be written; empty for nothing.
    ///   - allowed: finishes the sentence "The setting must be …".
    ///   - read: makes the value of a text that is not empty; `nil` where it is not allowed.
    init(
        _ key: String, standard: String, allowed: String, visibility: SettingVisibility = .shown,
        read: @escaping @Sendable (String) -> Value?
    ) {
        self.key = key
        self.standard = standard
        self.allowed = allowed
        self.visibility = visibility
        self.read = read
    }

    /// The value of a text that is not empty; `nil` where it is not allowed.
    func value(of text: String) -> Value? { read(text) }

    func accepts(_ text: String) -> Bool { read(text) != nil }
}

/// What can be said of a setting without knowing the type of its values.
protocol SettingDescription: Sendable {
    var key: String { get }
    var standard: String { get }
    var allowed: String { get }
    var visibility: SettingVisibility { get }

    func accepts(_ text: String) -> Bool
}

/// Whether a message may quote the value of a setting.
enum SettingVisibility: Sendable {
    case shown
    case secret
    /// Not where it may hold a password, as an URL does before its `@`, and as the words of libpq do: `password=…`.
    case shownWithoutCredentials

    func quoted(_ text: String) -> String {
        switch self {
        case .shown: "\"\(text)\""
        case .secret: "a value that is not shown"
        case .shownWithoutCredentials:
            text.contains { "@=:?".contains($0) } ? "a value that is not shown" : "\"\(text)\""
        }
    }
}

extension SettingDescription {
    /// The name of the variable in the environment: `http.maxBodyBytes` is `PEOPLE_HTTP_MAX_BODY_BYTES`.
    var environmentName: String {
        var name = Settings.environmentPrefix
        var isInWord = false
        for character in key {
            if character == "." {
                name += "_"
            } else {
                // `baseURL` has two words.
                if character.isUppercase && isInWord { name += "_" }
                name += character.uppercased()
            }
            isInWord = character.isLowercase
        }
        return name
    }
}

extension Setting where Value == Int {
    /// A whole number within bounds.
    init(_ key: String, standard: Int, in range: ClosedRange<Int>) {
        self.init(
            key, standard: String(standard),
            allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)"
        ) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension Setting where Value == Duration {
    /// Whole seconds within bounds. The key says that they are seconds.
    init(_ key: String, standard: Duration, in range: ClosedRange<Int>) {
        self.init(
            key, standard: String(standard.components.seconds),
            allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)"
        ) { text in
            Int(text).flatMap { range.contains($0) ? .seconds($0) : nil }
        }
    }
}

extension Setting where Value == Bool {
    init(_ key: String, standard: Bool) {
        self.init(key, standard: String(standard), allowed: "true or false") { Bool($0.lowercased()) }
    }
}

extension Setting where Value: CaseIterable & RawRepresentable<String> {
    /// One of a few words.
    init(_ key: String, standard: Value) {
        self.init(
            key, standard: standard.rawValue,
            allowed: "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
        ) {
            Value(rawValue: $0.lowercased())
        }
    }
}

extension Setting {
    /// A value of the domain, with the domain's words for what is wrong.
    init(
        _ key: String, standard: String, allowed: String,
        parse: @escaping @Sendable (String) throws(FieldFault) -> Value
    ) {
        self.init(key, standard: standard, allowed: allowed) { text in try? parse(text) }
    }
}
