package hwp

import (
	"encoding/binary"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// seoul is the clock of the offices that write these files.
var seoul = time.FixedZone("KST", 9*60*60)

// The properties that are read and the types that they have (MS-OLEPS).
const (
	propertyTitle  = 2
	propertyAuthor = 4
	propertySaved  = 13

	typeText = 31
	typeTime = 64
)

// maxPropertyUnits bounds a title or a name.
const maxPropertyUnits = 500

// properties reads title, author and the day of the last change from the
// summary; what is missing or broken there is the zero value, for no text
// depends on it.
func (f *compound) properties() document.Properties {
	var p document.Properties
	data, err := f.read("HwpSummaryInformation")
	if err != nil || len(data) < 48 {
		return p
	}
	set := tail(data, binary.LittleEndian.Uint32(data[44:]))
	if len(set) < 8 {
		return p
	}
	for n := range min(binary.LittleEndian.Uint32(set[4:]), 64) {
		entry := tail(set, 8+8*n)
		if len(entry) < 8 {
			break
		}
		value := tail(set, binary.LittleEndian.Uint32(entry[4:]))
		switch binary.LittleEndian.Uint32(entry) {
		case propertyTitle:
			p.Title = propertyText(value)
		case propertyAuthor:
			p.Author = propertyText(value)
		case propertySaved:
			p.SavedAt = propertyDay(value)
		}
	}
	return p
}

// tail gives what stands from an offset on, nothing where that is outside.
func tail(data []byte, offset uint32) []byte {
	if uint64(offset) > uint64(len(data)) {
		return nil
	}
	return data[offset:]
}

func propertyText(value []byte) string {
	if len(value) < 8 || binary.LittleEndian.Uint32(value) != typeText {
		return ""
	}
	count := min(int(binary.LittleEndian.Uint32(value[4:])), maxPropertyUnits, (len(value)-8)/2)
	units := make([]uint16, count)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(value[8+2*i:])
	}
	return strings.Join(strings.Fields(document.Clean(string(utf16.Decode(units)))), " ")
}

// propertyDay reads a count of 100 ns since 1601.
func propertyDay(value []byte) metrics.TimePeriod {
	if len(value) < 12 || binary.LittleEndian.Uint32(value) != typeTime {
		return metrics.TimePeriod{}
	}
	const since1601, ticks = 11644473600, 10_000_000
	at := time.Unix(int64(binary.LittleEndian.Uint64(value[4:])/ticks)-since1601, 0).In(seoul) //nolint:gosec // below 2^61
	if at.Year() < 1990 || at.Year() > 2100 {
		return metrics.TimePeriod{}
	}
	return metrics.Day(at)
}
