/// Which version of the program this is, as CHANGELOG.md counts them.
public enum ProgramVersion {
    public static let current = "0.1.0"
}
