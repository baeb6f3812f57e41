import PeopleApplication
import PeopleDomain

/// Reads an input that needs no schema, in the terms of the application.
func read<Value>(_ body: () throws(ValidationFailure) -> Value) throws(ApplicationError) -> Value {
    do { return try body() } catch { throw .invalid(error) }
}
