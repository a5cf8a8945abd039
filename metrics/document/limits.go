package document

import "time"

// The bounds of every reader, in one place. A release is a few pages with
// pictures; anything near these is not one.
const (
	// MaxFileBytes is the largest file of any format.
	MaxFileBytes = 48 << 20
	// MaxTextBytes is the largest text or HTML file.
	MaxTextBytes = 20 << 20
	// MaxStoryBytes and MaxParagraphs bound the text of a HWP, HWPX or PDF file:
	// some eight hundred pages.
	MaxStoryBytes = 4 << 20
	MaxParagraphs = 100_000
	// MaxUnpackedBytes bounds what the parts of a HWP or HWPX file that are read
	// grow to, taken together; pictures are never unpacked.
	MaxUnpackedBytes = 32 << 20
	// MaxEntries and MaxEntryName bound the entries of a HWPX archive and the
	// bytes of an entry's name.
	MaxEntries   = 500
	MaxEntryName = 1024
	// MaxSections and MaxUnits bound the sections of a HWP or HWPX file, and the
	// HWP records or XML elements of them all.
	MaxSections = 100
	MaxUnits    = 2_000_000
	// MaxDepth is how deep elements and records may nest.
	MaxDepth = 200
	// MaxCells bounds the table cells of a file.
	MaxCells = 100_000
	// MaxPages bounds the pages of a PDF file, and MaxMemoryBytes and MaxReadTime
	// what reading it may take.
	MaxPages       = 300
	MaxMemoryBytes = 128 << 20
	MaxReadTime    = 20 * time.Second
)
