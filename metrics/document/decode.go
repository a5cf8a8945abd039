package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/korean"
	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"github.com/jipyo/jipyo/metrics"
)

// Decode turns the bytes of a text file into text: by its byte order mark, else
// as UTF-8 where nearly all of it is valid, else by label (a charset name such
// as "euc-kr", "" for none), else as CP949. Bytes that the encoding does not
// know become U+FFFD. The result is clean as Clean makes it.
func Decode(data []byte, label string) (string, error) {
	if len(data) > MaxTextBytes {
		return "", tooLarge(len(data))
	}
	if bom, ok := bomEncoding(data); ok {
		return decodeWith(bom, data)
	}
	if mostlyUTF8(data) {
		return Clean(string(bytes.ToValidUTF8(data, []byte("\uFFFD")))), nil
	}
	if named, err := htmlindex.Get(label); err == nil && label != "" && named != textunicode.UTF8 {
		return decodeWith(named, data)
	}
	return decodeWith(korean.EUCKR, data)
}

func decodeWith(enc encoding.Encoding, data []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", binary(fmt.Errorf("decode text: %w: %w", metrics.ErrInvalid, err))
	}
	return Clean(string(bytes.ToValidUTF8(out, []byte("\uFFFD")))), nil
}

func bomEncoding(data []byte) (encoding.Encoding, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return textunicode.UTF8BOM, true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return textunicode.UTF16(textunicode.BigEndian, textunicode.ExpectBOM), true
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return textunicode.UTF16(textunicode.LittleEndian, textunicode.ExpectBOM), true
	}
	return nil, false
}

// mostlyUTF8 accepts a few bad bytes, as in a file that was cut inside a
// character; Korean in any other encoding is bad at nearly every character.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	var bad, wide int
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			wide++
		}
		i += n
	}
	return bad*20 <= wide
}

// Clean brings text to the form that a Document holds: NFC, "\n" line ends, no
// NUL, control or invisible format characters.
func Clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.IndexFunc(text, dropped) >= 0 {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n",
			"\u2028", "\n", "\u2029", "\n").Replace(text)
		text = strings.Map(func(r rune) rune {
			if dropped(r) {
				return -1
			}
			return r
		}, text)
	}
	return norm.NFC.String(text)
}

// dropped says which characters carry nothing to a reader of the text. Joiners
// and marks of direction are among them: they hide words from any search.
func dropped(r rune) bool {
	if r == '\n' || r == '\t' {
		return false
	}
	return unicode.IsControl(r) || r == '\u00AD' || r == '\u2028' || r == '\u2029' || r == '\uFEFF' ||
		r >= '\u200B' && r <= '\u200F' || r >= '\u202A' && r <= '\u202E' || r >= '\u2060' && r <= '\u2064'
}
