package hwp

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// The units of a paragraph's text that are not letters.
const (
	unitLineEnd   = 10
	unitTab       = 9
	unitHyphen    = 24
	unitNoBreak   = 30
	unitWideSpace = 31
	// A control takes eight units.
	controlUnits = 8
)

// readText gives the letters of a paragraph, and how many of the controls that
// have records of their own stand before the first letter.
func readText(data []byte) (text string, leading int) {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(data[2*i:])
	}
	var b strings.Builder
	blank := true
	for at := 0; at < len(units); {
		u := units[at]
		if u >= 32 {
			end := at
			for end < len(units) && units[end] >= 32 {
				blank = blank && units[end] == ' '
				end++
			}
			b.WriteString(string(utf16.Decode(units[at:end])))
			at = end
			continue
		}
		switch u {
		case unitLineEnd:
			b.WriteByte('\n')
		case unitTab:
			b.WriteByte('\t')
		case unitHyphen:
			b.WriteByte('-')
			blank = false
		case unitNoBreak, unitWideSpace:
			b.WriteByte(' ')
		}
		if blank && hasRecord(u) {
			leading++
		}
		at += unitWidth(u)
	}
	return b.String(), leading
}

// unitWidth gives how many units a control takes.
func unitWidth(u uint16) int {
	if u == 0 || u == unitLineEnd || u == 13 || u >= unitHyphen {
		return 1
	}
	return controlUnits
}

// hasRecord tells the controls that a record describes from those that say all
// of themselves in the text.
func hasRecord(u uint16) bool {
	switch u {
	case 1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23:
		return true
	}
	return false
}
