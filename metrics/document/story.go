package document

// Story is what a word processor's file holds, as its reader finds it: texts
// as written, not yet cleaned. Compose makes a Document of it.
type Story struct {
	// Heads and Feet are the running heads and feet of the pages, each once.
	Heads, Feet []Part
	Body        []Part
	// Notes are the footnotes and endnotes in order of their marks.
	Notes []Part
	// Pictures says that the file holds a picture.
	Pictures bool
}

// Part is a paragraph, or a table where Table is set. A line end in a
// paragraph is one that the author put inside it.
type Part struct {
	Text  string
	Table *Sheet
}

// Sheet is a table as its file lays it out; cells come in any order.
type Sheet struct {
	Cells []SheetCell
}

// SheetCell is a cell at its top left place, from 0, with the rows and columns
// that it covers. Parts may hold tables.
type SheetCell struct {
	Row, Column      int
	RowSpan, ColSpan int
	// Header says that the file marks the cell as a head.
	Header bool
	Parts  []Part
}
