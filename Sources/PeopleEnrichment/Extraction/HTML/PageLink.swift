/// A link that readers of a page see.
struct PageLink: Hashable, Sendable {
    let address: PageAddress
    /// What the link is said to be: `me`, `author`.
    let relations: Set<String>
    /// What readers see of it, or the beginning of that.
    let text: String
}
