// Package metrics is the domain: indicators, reference areas, time periods,
// observations and their sources, and the rules that hold between them. It
// knows no file format, database, page or chart. Words are SDMX's where SDMX
// has one.
package metrics

import (
	"errors"
	"fmt"
)

// The causes that callers tell apart with errors.Is. Every error that leaves a
// package of this program for a foreseeable reason wraps one of them.
var (
	// ErrNotFound says that what was named does not exist.
	ErrNotFound = errors.New("not found")
	// ErrInvalid says that an input cannot be understood or breaks a rule.
	ErrInvalid = errors.New("invalid")
	// ErrConflict says that a write meets a record that it would contradict.
	ErrConflict = errors.New("conflict")
	// ErrUnsupported says that an input is understood and not handled: a file
	// format, a database of a newer schema.
	ErrUnsupported = errors.New("unsupported")
)

// UserError carries one sentence that is safe to show to whoever gave the
// input, in Korean and English, beside the cause, which goes to the log.
type UserError struct {
	Korean  string
	English string
	Err     error
}

// Error gives both sentences; a terminal shows it as it is.
func (e *UserError) Error() string {
	return fmt.Sprintf("%s (%s)", e.Korean, e.English)
}

// Unwrap gives the cause.
func (e *UserError) Unwrap() error { return e.Err }
