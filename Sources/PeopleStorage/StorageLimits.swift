/// The bounds that every backend keeps.
public enum StorageLimits {
    /// Keys of one organization that are not revoked: enough for a program a user, few enough to list on one page.
    public static let maximumActiveKeys = 1000
    /// Organizations or users that one answer lists.
    public static let maximumListed = 1000
    /// Changes in one set: a batch of the contract (section 2).
    public static let maximumChanges = 1000
    /// Values of a custom field that are looked at in one step.
    public static let maximumEntries = 1000
    /// Records that an archive reads or writes at once: so many that a sync for each page costs nothing beside them.
    public static let maximumArchived = 1000
}
