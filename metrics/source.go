package metrics

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// SourceType says what kind of source states a figure.
type SourceType string

// The types: a release of a public body, the press, a table that was imported,
// a person who confirmed or corrected.
const (
	TypeRelease SourceType = "release"
	TypePress   SourceType = "press"
	TypeImport  SourceType = "import"
	TypePerson  SourceType = "person"
)

// SourceTypes lists the accepted types.
var SourceTypes = []SourceType{TypeRelease, TypePress, TypeImport, TypePerson}

// SourceID names a source: the release's id where its bytes are held, else
// "s-" and 16 hex digits of a hash of its header.
type SourceID string

// ReleaseID is the SHA-256 of a release's bytes, 64 lower-case hex digits.
type ReleaseID string

// NewReleaseID hashes the bytes of a release.
func NewReleaseID(data []byte) ReleaseID {
	sum := sha256.Sum256(data)
	return ReleaseID(hex.EncodeToString(sum[:]))
}

// Source is where a figure is stated.
type Source struct {
	ID    SourceID
	Type  SourceType
	Title string
	// Publisher is the office or paper, as it calls itself.
	Publisher string
	// PublishedAt is a day or a month; the zero period when unknown.
	PublishedAt TimePeriod
	// FirstSeen is when this record first held the source, in UTC.
	FirstSeen time.Time
	URL       string
	// Licence is a short text such as "공공누리 제1유형"; "" is not stated.
	Licence string
	// Supersedes is the source that this one corrects, "" for none.
	Supersedes SourceID
	// SameTextAs is the source that has near-equal text, "" for none.
	SameTextAs SourceID
	// ReleaseID is set when the bytes are held.
	ReleaseID ReleaseID
}

// HeaderID gives the id of a source whose bytes are not held, from its type,
// publisher, title, publication and address.
func (s Source) HeaderID() SourceID {
	if s.ReleaseID != "" {
		return SourceID(s.ReleaseID)
	}
	header := strings.Join([]string{string(s.Type), s.Publisher, s.Title, s.PublishedAt.String(), s.URL}, "\x1f")
	sum := sha256.Sum256([]byte(header))
	return SourceID("s-" + hex.EncodeToString(sum[:8]))
}

// KnownSince is the day from which the source counts for as_of: its
// publication (the last day of a month), else the day it was first seen.
func (s Source) KnownSince() time.Time {
	if s.PublishedAt.IsZero() {
		return s.FirstSeen.UTC().Truncate(24 * time.Hour)
	}
	return s.PublishedAt.End()
}

// Release is a file that we hold: its bytes and where they came from.
type Release struct {
	ID       ReleaseID
	FileName string
	Data     []byte
	// FirstSeen is when the bytes were first read, in UTC.
	FirstSeen time.Time
	// Given is what came with the bytes; a later reading uses it again.
	Given Given
}

// Given is what whoever brought a release said of it. A field that is set
// wins over what the text says.
type Given struct {
	// PublishedAt is a day or a month.
	PublishedAt TimePeriod
	RefArea     string
	Publisher   string
	URL         string
	Licence     string
}

// Reading is one run of one reader and rule version over one release. Its
// text is valid UTF-8, NFC, without NUL, and frozen: spans refer to it.
type Reading struct {
	ID      string
	Release Release
	Source  Source
	// RefArea is the area that the release is about.
	RefArea      string
	Text         string
	ReadAt       time.Time
	Reader       string
	RuleVersion  string
	Observations []Observation
}

// TextHash is the SHA-256 of the text, in hex.
func TextHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
