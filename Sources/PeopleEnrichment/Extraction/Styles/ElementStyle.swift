/// What all the rules about one element make of it together.
struct ElementStyle {
    /// Which of two rules counts: how specific it is, then where it stands.
    typealias Rank = (specificity: Int, order: Int)

    /// Of what the element says itself: it comes before all rules.
    static let ownRank: Rank = (1_000_000_000, 0)

    /// Of every rule: which of two that disagree holds on which screen is not asked.
    private var signs: StyleEffect.Signs = []
    private var color: (colors: StyleEffect.Colors, rank: Rank)?
    private(set) var background: [StyleColor]?
    private var backgroundRank: Rank = (0, 0)

    mutating func add(_ effect: StyleEffect, _ rank: Rank) {
        signs.formUnion(effect.signs)
        if let colors = effect.color {
            let rank = Self.rank(rank, colors)
            if color.map({ $0.rank <= rank }) ?? true { color = (colors, rank) }
        }
        if let colors = effect.background {
            let rank = Self.rank(rank, colors)
            if background == nil || backgroundRank <= rank { (background, backgroundRank) = (colors.options, rank) }
        }
    }

    /// The colour that an attribute of old says, where no style says another.
    mutating func addColor(_ written: String) {
        guard color == nil, let color = StyleColor(written.lowercased()) else { return }
        self.color = (StyleEffect.Colors(options: [color], isImportant: false), (0, 0))
    }

    /// - Parameter backgrounds: what may stand behind its text. A text in one of two colours is hidden where it is so on each
    ///   of them: a page that has a dark form has pairs.
    func hides(on backgrounds: [StyleColor]) -> Bool {
        if signs.hide { return true }
        guard let color, !backgrounds.isEmpty else { return false }
        return color.colors.options.contains { option in backgrounds.allSatisfy(option.isNear) }
    }

    private static func rank(_ rank: Rank, _ colors: StyleEffect.Colors) -> Rank {
        (rank.specificity + (colors.isImportant ? 2_000_000_000 : 0), rank.order)
    }
}
