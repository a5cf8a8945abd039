package metrics

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Amendment is what a person says of an observation. What is empty stays as
// it was stated.
type Amendment struct {
	// Observation is the id of the observation; the place of the figure, its
	// area and its unit cannot be amended.
	Observation string
	Indicator   string
	Scope       string
	Period      TimePeriod
	Kind        Kind
	// Value is nil where it was read right.
	Value     *Decimal
	Qualifier Qualifier
	// Status is the state of review that the observation gets.
	Status Status
	// Reason says why and By who; both are required.
	Reason string
	By     string
	// At is when, in the person's own zone: its day is the publication.
	At time.Time
}

// Correction is an amendment as the record holds it.
type Correction struct {
	RefArea string
	// Rev is the area's data version that it made; one correction, one version.
	Rev int64
	// Observation is what was amended, and Source what states it.
	Observation string
	Source      SourceID
	// Quote and FigureText are its words, by which a later reading finds it.
	Quote      string
	FigureText string
	// Statement is the person's own observation, "" for a decision on the
	// status alone; Status is the state given, "" for none.
	Statement string
	Status    Status
	Reason    string
	By        string
	At        time.Time
}

// Statement gives what the person states in place of o, an observation of a
// source of its own; ok is false where the amendment is about the status
// alone. The same value again is a statement too: it confirms. The quote stays as printed, without a place in a text. An amendment
// that says nothing or lacks reason or name is ErrInvalid.
func (a Amendment) Statement(o Observation) (stated Observation, ok bool, err error) {
	if strings.TrimSpace(a.Reason) == "" || strings.TrimSpace(a.By) == "" || a.At.IsZero() {
		return o, false, fmt.Errorf("a correction needs a reason, a name and a time: %w", ErrInvalid)
	}
	s := o
	set(&s.Indicator, a.Indicator)
	set(&s.Scope, a.Scope)
	set(&s.Kind, a.Kind)
	set(&s.Qualifier, a.Qualifier)
	if !a.Period.IsZero() {
		s.Period, s.PeriodBasis = a.Period, Stated
	}
	if a.Value != nil {
		s.Value = *a.Value
	}
	if s.Indicator != OtherIndicator {
		s.Label = ""
	}
	if !a.states() {
		if a.Status == "" || a.Status == o.Status {
			return o, false, fmt.Errorf("the correction changes nothing of observation %s: %w", o.ID, ErrInvalid)
		}
		return o, false, nil
	}
	s.Source = Source{
		Type: TypePerson, Title: a.Reason, Publisher: a.By, PublishedAt: Day(a.At), FirstSeen: a.At.UTC(),
	}
	s.Source.ID = s.Source.HeaderID()
	s.Status, s.Reason, s.Confidence = Published, "", 1
	s.ReadingID, s.Span, s.Figure, s.Rev = "", Span{}, Span{}, 0
	s.ID = NewObservationID(s)
	return s, true, nil
}

// states reports whether anything is stated beside the status.
func (a Amendment) states() bool {
	return a.Value != nil || !a.Period.IsZero() || a.Indicator != "" || a.Scope != "" || a.Kind != "" || a.Qualifier != ""
}

func set[T ~string](field *T, v T) {
	if v != "" {
		*field = v
	}
}

// Says reports whether both give the same value to the same key.
func (o Observation) Says(p Observation) bool { return o.Key == p.Key && o.Value.Equal(p.Value) }

// Carry applies earlier corrections of a source, in their order, to what a
// new reading of it states, and gives those that find no place. said holds
// the observations that the corrections name. Of one observation the last
// state given and the last statement made count.
//
// A figure is found by its quote and its printed number, of several the one
// of the same key. A rejection holds for what is found, unless it now reads
// as the person said; an approval holds for the very value it was given to.
// What a person stated stands by itself, found or not.
func Carry(made []Correction, said map[string]Observation, obs []Observation) (unplaced []Correction) {
	decided, stated := map[string]int{}, map[string]int{}
	for i, c := range made {
		if c.Status != "" {
			decided[c.Observation] = i
		}
		if c.Statement != "" {
			stated[c.Observation] = i
		}
	}
	for i, c := range made {
		last, spoken := stated[c.Observation]
		decides := c.Status != "" && decided[c.Observation] == i
		if !decides && (c.Statement == "" || last != i) {
			continue
		}
		at, ok := c.place(said[c.Observation].Key, obs)
		switch {
		case !ok:
			unplaced = append(unplaced, c)
		case !decides:
		case c.Status == Published && !obs[at].Says(said[c.Observation]):
			unplaced = append(unplaced, c)
		case c.Status != Published && spoken && obs[at].Says(said[made[last].Statement]):
		default:
			obs[at] = c.Decide(obs[at])
		}
	}
	return unplaced
}

// Decide gives o the state that the correction gives; a reason belongs to
// whatever is not published.
func (c Correction) Decide(o Observation) Observation {
	o.Status, o.Reason = c.Status, c.Reason
	if c.Status == Published {
		o.Reason = ""
	}
	return o
}

// place finds the statement that the correction is about.
func (c Correction) place(key Key, obs []Observation) (at int, ok bool) {
	var found []int
	for i, o := range obs {
		if o.RefArea == c.RefArea && o.Quote == c.Quote && o.FigureText == c.FigureText {
			found = append(found, i)
		}
	}
	if i := slices.IndexFunc(found, func(i int) bool { return obs[i].Key == key }); i >= 0 {
		return found[i], true
	}
	if len(found) == 1 {
		return found[0], true
	}
	return 0, false
}

// Version is an observation as it stood from one data version of its area to
// another.
type Version struct {
	// Observation has in Rev the data version that wrote it.
	Observation
	// Until is the data version that ended it, 0 while it stands.
	Until int64
	// At is when it was written: read, imported or corrected.
	At time.Time
	// Correction wrote it, and Ended ended it; nil where a reading or import did.
	Correction *Correction
	Ended      *Correction
}
