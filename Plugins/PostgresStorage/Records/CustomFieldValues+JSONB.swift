#if Postgres
import PeopleDomain

extension CustomFieldValues {
    /// From the text of a `jsonb` value, which has its keys in an order of PostgreSQL's, spaces, and numbers written out.
    init(jsonb text: String) {
        if text == "{}" {
            self = .none
        } else {
            // Each member is written anew in our form.
            self.init(CustomFieldValues(storedJSON: text).values)
        }
    }
}
#endif
