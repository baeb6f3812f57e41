/// A link that readers of a page see.
struct PageLink: Hashable, Sendable {
    let address: PageAddress
    /// What the link is said to be: `me`, `author`.
    let relations: Set<String>
    let text: String
    /// The element that it is.
    let element: Int
}
