package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// Format is a file format, told by content alone.
type Format string

// The formats that have a reader.
const (
	Plain Format = "plain"
	HTML  Format = "html"
	HWP   Format = "hwp"
	HWPX  Format = "hwpx"
	PDF   Format = "pdf"
)

// Sniff tells the format of a file by its content, never by its name. A file
// that cannot be a Korean text is a *metrics.UserError that names the cause and
// wraps ErrInvalid (empty, binary, too large, not Korean) or ErrUnsupported (a
// format without a reader). The caller adds the name of the file.
func Sniff(data []byte) (Format, error) {
	if len(data) == 0 {
		return "", empty()
	}
	if format, err := knownFormat(data); format != "" || err != nil {
		return format, err
	}
	if len(data) > MaxTextBytes {
		return "", tooLarge(len(data))
	}
	if _, bom := bomEncoding(data); !bom && looksBinary(data) {
		return "", binary(fmt.Errorf("binary content: %w", metrics.ErrInvalid))
	}
	if looksHTML(data) {
		return HTML, nil
	}
	text, err := Decode(data, "")
	if err != nil {
		return "", err
	}
	if err := CheckKorean(text); err != nil {
		return "", err
	}
	return Plain, nil
}

// CheckKorean refuses a text that no reader of Korean can use: nothing but
// white space, undecodable, or hardly any Hangul among its letters.
func CheckKorean(text string) error {
	var letters, hangul, broken, all int
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			continue
		case r == utf8.RuneError:
			broken++
		case unicode.Is(unicode.Hangul, r):
			hangul++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
		all++
	}
	switch {
	case all == 0:
		return empty()
	case broken*20 > all:
		return binary(fmt.Errorf("%d of %d characters cannot be decoded: %w", broken, all, metrics.ErrInvalid))
	case hangul == 0 || hangul*10 < letters:
		return &metrics.UserError{
			Korean:  "한국어 글이 없어 읽을 수 없습니다.",
			English: "The file holds no Korean text.",
			Err:     fmt.Errorf("%d Hangul among %d letters: %w", hangul, letters, metrics.ErrInvalid),
		}
	}
	return nil
}

// knownFormat tells the binary formats, and names those that people do send and
// that have no reader; "" for text.
func knownFormat(data []byte) (Format, error) {
	head := data[:min(len(data), 1024)]
	zip := bytes.HasPrefix(data, []byte("PK\x03\x04"))
	ole := bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	var format Format
	switch {
	case ole && bytes.Contains(data, []byte("HWP Document File")):
		format = HWP
	case zip && isHWPX(data):
		format = HWPX
	case bytes.Contains(head, []byte("%PDF-")):
		format = PDF
	case bytes.HasPrefix(data, []byte("HWP Document File")):
		return "", unsupported("한글 3.0(HWP 3.x) 파일", "HWP 3.x files")
	case ole:
		return "", unsupported("오래된 오피스 파일", "Old office files")
	case zip:
		return "", unsupported("압축 파일(ZIP)이나 오피스 파일", "ZIP and office files")
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return "", unsupported("RTF 파일", "RTF files")
	case bytes.Contains(head, []byte("<HWPML")):
		return "", unsupported("한글(HWPML) 파일", "HWPML files")
	}
	if format != "" && len(data) > MaxFileBytes {
		return "", TooBig()
	}
	return format, nil
}

// isHWPX: the archive names itself so, or holds a part that only such has.
func isHWPX(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("application/hwp+zip")) ||
		bytes.Contains(data, []byte("Contents/section0.xml"))
}

// looksBinary finds what no text has: NUL bytes, or many control characters.
func looksBinary(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	var control int
	for _, b := range head {
		if b == 0 {
			return true
		}
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1A && b != 0x1B {
			control++
		}
	}
	return control*50 > len(head)
}

func looksHTML(data []byte) bool {
	head := data[:min(len(data), 4096)]
	if bom, ok := bomEncoding(head); ok {
		text, err := bom.NewDecoder().Bytes(head[:len(head)&^1])
		if err == nil {
			head = text
		}
	}
	lower := strings.ToLower(strings.TrimSpace(string(head)))
	for _, tag := range []string{"<html", "<!doctype html", "<head>", "<body"} {
		if strings.Contains(lower, tag) {
			return true
		}
	}
	for _, tag := range []string{"<div", "<p>", "<p ", "<table", "<meta ", "<article", "<section", "<main", "<!--", "<h1", "<h2", "<h3", "<ul", "<title"} {
		if strings.HasPrefix(lower, tag) {
			return true
		}
	}
	return false
}

func empty() error {
	return &metrics.UserError{
		Korean:  "빈 파일입니다.",
		English: "The file is empty.",
		Err:     fmt.Errorf("no text: %w", metrics.ErrInvalid),
	}
}

func binary(cause error) error {
	return &metrics.UserError{
		Korean:  "글이 아닌 이진 파일이라 읽을 수 없습니다.",
		English: "The file is binary, not text.",
		Err:     cause,
	}
}

func tooLarge(size int) error {
	return &metrics.UserError{
		Korean:  fmt.Sprintf("파일이 너무 큽니다. %d MB까지 읽을 수 있습니다.", MaxTextBytes>>20),
		English: fmt.Sprintf("The file is too large; the limit is %d MB.", MaxTextBytes>>20),
		Err:     fmt.Errorf("%d bytes: %w", size, ErrTooLarge),
	}
}

func unsupported(korean, english string) error {
	return &metrics.UserError{
		Korean:  korean + "은 아직 읽을 수 없습니다.",
		English: english + " cannot be read yet.",
		Err:     fmt.Errorf("%s: %w", english, metrics.ErrUnsupported),
	}
}
