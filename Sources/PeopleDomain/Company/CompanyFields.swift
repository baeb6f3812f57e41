/// A company's name, 1 to 200 characters.
public typealias CompanyName = BoundedText<CompanyNameLimits>
/// What a company does, 1 to 5,000 characters.
public typealias CompanyDescription = BoundedText<CompanyDescriptionLimits>
/// The trade of a company, 1 to 200 characters.
public typealias Industry = BoundedText<IndustryLimits>

public enum CompanyNameLimits: TextLimits { public static let lengths = 1...200 }
public enum CompanyDescriptionLimits: TextLimits { public static let lengths = 1...5000 }
public enum IndustryLimits: TextLimits { public static let lengths = 1...200 }

extension CompanyName {
    /// Equal for names that differ by case only. What a store keeps unique.
    public var comparisonKey: String { TextFolding.caseFolded(string) }
}
