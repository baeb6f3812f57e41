/// The bounds that every backend keeps.
public enum StorageLimits {
    /// Keys of one organization that are not revoked: enough for a program a user, few enough to list on one page.
    public static let maximumActiveKeys = 1000
    /// Organizations or users that one answer lists.
    public static let maximumListed = 1000
    /// Changes in one set: a batch of the contract (section 2).
    public static let maximumChanges = 1000
    /// How long what became of a request is kept under its idempotency key (contract, section 1).
    public static let claimLifetime = Duration.seconds(24 * 60 * 60)
    /// Bytes of what is kept under one: the outcomes of a thousand ordinary people have half a mebibyte.
    public static let maximumKeptBytes = 8 << 20
    /// Faults of one wrong input that are kept: as many as an answer tells.
    public static let maximumKeptFaults = 100
    /// Claims whose time is over that a commit removes: as many come as go, and no commit waits for it.
    public static let sweptClaims = 4
    /// Values of a custom field that are looked at in one step.
    public static let maximumEntries = 1000
    /// How far back a history goes, in revisions of its record. What changes each hour is told for six weeks, what a nightly
    /// sync changes for three years; without a bound, a counter that somebody keeps in a field would fill the store.
    public static let maximumHistory = 1000
    /// Records that are removed from the trash at once: others wait for no more than these.
    public static let maximumSwept = 100
    /// People who are shown of a group of duplicates: so many are compared by eye.
    public static let maximumDuplicatesShown = 20
    /// People who are counted of a group of duplicates. A thousand with the same phone number have the number of a
    /// switchboard, and nobody wants to know how many more there are.
    public static let maximumDuplicatesCounted = 1000
    /// Records that an archive reads or writes at once: so many that a sync for each page costs nothing beside them.
    public static let maximumArchived = 1000
    /// Jobs that one worker claims or renews at once.
    public static let maximumClaimed = 100
    /// Finished jobs of one person and kind that are kept: enough to see what the last weeks brought.
    public static let maximumFinishedJobs = 10
    /// How often a job is begun before it counts as failed. With the pauses between, a source may be away for some hours.
    public static let maximumJobAttempts = 5
}
