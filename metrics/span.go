package metrics

import (
	"fmt"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of byte offsets into a reading's
// text, on rune boundaries. The zero Span is no span.
type Span struct {
	Start int
	End   int
}

// IsZero reports whether s is no span.
func (s Span) IsZero() bool { return s == Span{} }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether every byte of o is in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Of gives the part of text that s names; ErrInvalid if s is not inside text
// or cuts a rune.
func (s Span) Of(text string) (string, error) {
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		return "", fmt.Errorf("span %d-%d is outside a text of %d bytes: %w", s.Start, s.End, len(text), ErrInvalid)
	}
	if !boundary(text, s.Start) || !boundary(text, s.End) {
		return "", fmt.Errorf("span %d-%d cuts a character: %w", s.Start, s.End, ErrInvalid)
	}
	return text[s.Start:s.End], nil
}

func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
