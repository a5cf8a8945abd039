package export

import "strings"

// starters are the characters that make a spreadsheet take a cell for a
// formula, or that it skips on the way to one.
const starters = "=+-@\t\r\n"

// guard puts an apostrophe before a text that a spreadsheet would run. A text
// that already looks guarded gets one more, so that unguard gives it back.
func guard(s string) string {
	if guardable(s) {
		return "'" + s
	}
	return s
}

// unguard takes exactly that apostrophe off again.
func unguard(s string) string {
	if strings.HasPrefix(s, "'") && guardable(s) {
		return s[1:]
	}
	return s
}

func guardable(s string) bool {
	rest := strings.TrimLeft(s, "'")
	return rest != "" && strings.ContainsRune(starters, rune(rest[0]))
}

// lineEnds makes every line end in a cell the same: the CSV writer would drop
// a lone carriage return.
func lineEnds(s string) string {
	if !strings.ContainsRune(s, '\r') {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
