package hwp

import (
	"encoding/binary"
	"fmt"
	"io"
	"strconv"

	"github.com/jipyo/jipyo/metrics/document"
)

// The tags of the records that are read.
const (
	tagParagraph  = 66
	tagText       = 67
	tagControl    = 71
	tagListHeader = 72
	tagTable      = 77
	tagPicture    = 85
)

// record is one of a section: level is how deep it stands.
type record struct {
	tag, level int
	data       []byte
}

// longSize in the header says that the size follows in four bytes.
const longSize = 0xFFF

// cutRecord takes the first record off a stream.
func cutRecord(data []byte) (record, []byte, error) {
	if len(data) < 4 {
		return record{}, nil, io.ErrUnexpectedEOF
	}
	head := binary.LittleEndian.Uint32(data)
	data = data[4:]
	size := head >> 20
	if size == longSize {
		if len(data) < 4 {
			return record{}, nil, io.ErrUnexpectedEOF
		}
		size = binary.LittleEndian.Uint32(data)
		data = data[4:]
	}
	if uint64(size) > uint64(len(data)) {
		return record{}, nil, fmt.Errorf("record of %d bytes with %d left: %w", size, len(data), io.ErrUnexpectedEOF)
	}
	return record{tag: int(head & 0x3FF), level: int(head >> 10 & 0x3FF), data: data[:size]}, data[size:], nil
}

// cursor walks the records of a section; left is shared by all sections.
type cursor struct {
	rest []byte
	next record
	done bool
	left *int
}

// newCursor stands before the first record.
func newCursor(data []byte, left *int) (*cursor, error) {
	c := &cursor{rest: data, left: left}
	return c, c.step()
}

// step goes to the next record. Fewer than four bytes at the end are padding.
func (c *cursor) step() error {
	if len(c.rest) < 4 {
		c.done = true
		return nil
	}
	if *c.left--; *c.left < 0 {
		return document.TooLarge("레코드의 수", "number of records", strconv.Itoa(document.MaxUnits))
	}
	var err error
	c.next, c.rest, err = cutRecord(c.rest)
	if err == nil && c.next.level > document.MaxDepth {
		err = fmt.Errorf("record at level %d", c.next.level)
	}
	return err
}

// under calls visit at each record below the level; visit may itself step on
// over the records below the one that it is given.
func (c *cursor) under(level int, visit func(record) error) error {
	for !c.done && c.next.level > level {
		r := c.next
		if err := c.step(); err != nil {
			return err
		}
		if err := visit(r); err != nil {
			return err
		}
	}
	return nil
}

// skip steps over what stands below a record.
func (c *cursor) skip(r record) error {
	return c.under(r.level, func(record) error { return nil })
}
