import PeopleDomain

/// The texts, ids and times of the API. What is sent is wider than what is shown: white space around it, `null` and the
/// empty text for nothing.
extension Schema {
    // MARK: Shown

    static let id = string(format: "uuid").example("01890a5d-ac96-774b-bcce-b302099a8057")
    static let time = string(format: "date-time").example("2024-01-15T10:30:00.000Z")

    /// A text as it is shown: trimmed, and as long as its type says.
    static func shown<Limits: TextLimits>(_: BoundedText<Limits>.Type) -> Schema { string(Limits.lengths) }

    static let shownEmail = string(3...EmailAddress.maximumLength, pattern: "^[^@]+@[^@]+$").example("john@acme.com")
    static let shownURL = string(8...WebsiteURL.maximumLength, pattern: "^[hH][tT][tT][pP][sS]?://")
        .example("https://acme.com")

    // MARK: Sent

    /// Unicode's White_Space, which is what is trimmed: `\s` is something else to each reader of patterns.
    private static let space =
        #"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000\u2001\u2002-\u200a\u2028\u2029\u202f\u205f\u3000"#
    /// No NUL character, and something that is no white space.
    static let something = #"^[\#(space)]*[^\u0000\#(space)][^\u0000]*$"#
    static let anything = #"^[^\u0000]*$"#

    /// A text that must say something.
    static func text<Limits: TextLimits>(_: BoundedText<Limits>.Type) -> Schema {
        string(Limits.lengths, pattern: something)
    }

    /// A text that may be `null` or empty.
    static func optionalText<Limits: TextLimits>(_: BoundedText<Limits>.Type) -> Schema {
        string(0...Limits.lengths.upperBound, pattern: anything).orNull
    }

    /// Letters of a domain beside those of ASCII. Classes such as `\p{L}`, which would have them all, are unknown to many
    /// readers of patterns; these are the most used scripts.
    private static let letters = #"""
        \u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01c3\u0200-\u02af\u0388-\u038a\u038e-\u03a1\u03a3-\u03f5\u0400-\u0481\#
        \u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u0904-\u0939\u0e01-\u0e30\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\#
        \u4e00-\u9fef\uac00-\ud7a3
        """#

    /// Reference: HTML, section "Email state".
    private static let address: String = {
        let label = "[A-Za-z0-9\(letters)](?:[-A-Za-z0-9\(letters)]{0,61}[A-Za-z0-9\(letters)])?"
        return #"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@\#(label)(?:\.\#(label))*"#
    }()

    static let email = string(3...EmailAddress.maximumLength, pattern: #"^[\#(space)]*\#(address)[\#(space)]*$"#)
        .described(
            "An address as the WHATWG form rule has it, or with a domain in another script, which may have more letters."
        )
        .example("john@acme.com")

    /// An `http` or `https` URL, or nothing.
    static let optionalURL: Schema = {
        let never = #"\#(space)"<>\\^`{|}\u0000-\u0020\u007f"#
        let authority = "(?:[^\(never)/?#]*@)?[^\(never)/?#@:.][^\(never)/?#@]*"
        return string(
            0...WebsiteURL.maximumLength,
            pattern: #"^[\#(space)]*(?:[hH][tT][tT][pP][sS]?://\#(authority)(?:[/?#][^\#(never)]*)?)?[\#(space)]*$"#
        ).orNull.example("https://acme.com")
    }()

    static let uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"

    /// An id in any case, or nothing. Without an example, which would name nothing where it is tried.
    static let optionalID = string(pattern: #"^[\#(space)]*(?:\#(uuid))?[\#(space)]*$"#).orNull
}
