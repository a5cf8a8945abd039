package metrics

import "time"

// Query selects observations; an empty field does not narrow. The zero Query
// is every published observation of the record as it stands.
type Query struct {
	Indicators []string
	RefAreas   []string
	Scopes     []string
	Kinds      []Kind
	// Statuses narrows the review state; empty means published only.
	Statuses []Status
	// From and To keep the periods that lie wholly between the first day of
	// From and the last day of To.
	From TimePeriod
	To   TimePeriod
	// Source keeps what one source states, in order of place.
	Source SourceID
	// AsOf keeps sources known on that day; zero is no limit.
	AsOf time.Time
	// Rev is the record as it stood at that data version; 0 is now.
	Rev int64
}
