package document_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

func TestSniffTellsFormatsByContent(t *testing.T) {
	tests := []struct {
		rule string
		in   string
		want document.Format
		err  error
	}{
		{"text is plain", "전주시는 사회적기업 10곳을 지원한다고 17일 밝혔다.", document.Plain, nil},
		{"a doctype is HTML", "  <!DOCTYPE html><title>전주시</title><p>보도자료", document.HTML, nil},
		{"a fragment is HTML", "<div><p>전주시는 17일 밝혔다.</p></div>", document.HTML, nil},
		{"a less-than sign is no tag", "<자활 기반 현황> 자활기업 46개소", document.Plain, nil},
		{"zero bytes are empty", "", "", metrics.ErrInvalid},
		{"white space is empty", " \n\t\r\n\u00a0", "", metrics.ErrInvalid},
		{"NUL bytes are binary", "\x7fELF\x02\x01\x00\x00", "", metrics.ErrInvalid},
		{"undecodable bytes are binary", strings.Repeat("\xff\x80\x81", 40), "", metrics.ErrInvalid},
		{"English alone is no release", strings.Repeat("The city buys from social enterprises. ", 9), "", metrics.ErrInvalid},
		{"a compound file with its signature is HWP", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...HWP Document File", document.HWP, nil},
		{"an archive of its type is HWPX", "PK\x03\x04....mimetypeapplication/hwp+zip", document.HWPX, nil},
		{"an archive with its parts is HWPX", "PK\x03\x04....Contents/section0.xml", document.HWPX, nil},
		{"HWP 3 has no reader", "HWP Document File V3.00 \x1a\x01\x02", "", metrics.ErrUnsupported},
		{"other compound files have no reader", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...WordDocument", "", metrics.ErrUnsupported},
		{"a version in the first kilobyte is PDF", "\n%PDF-1.7\n%\xe2\xe3", document.PDF, nil},
		{"other archives have no reader", "PK\x03\x04....word/document.xml", "", metrics.ErrUnsupported},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			got, err := document.Sniff([]byte(tt.in))
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Fatalf("Sniff(%.40q) = %q, %v; want %q, %v", tt.in, got, err, tt.want, tt.err)
			}
			if user := new(metrics.UserError); err != nil && !errors.As(err, &user) {
				t.Errorf("Sniff(%.40q) gives %T, want a sentence for the user", tt.in, err)
			}
		})
	}
}

func TestSniffRefusesALargeFileUnread(t *testing.T) {
	_, err := document.Sniff(bytes.Repeat([]byte("전주시 "), document.MaxTextBytes/10+1))
	if !errors.Is(err, metrics.ErrInvalid) || !strings.Contains(err.Error(), "20 MB") {
		t.Errorf("Sniff of a large file = %v, want the limit", err)
	}
}

func TestDecodeReadsTheEncodingsOfKoreanOffices(t *testing.T) {
	const want = "전주시 똠방각하"
	tests := []struct {
		rule, in, label string
	}{
		{"UTF-8", "전주시 똠방각하", ""},
		{"UTF-8 with a byte order mark", "\xEF\xBB\xBF전주시 똠방각하", ""},
		{"CP949, beyond EUC-KR", "\xC0\xFC\xC1\xD6\xBD\xC3 \x8Cc\xB9\xE6\xB0\xA2\xC7\xCF", ""},
		{"CP949 under its name", "\xC0\xFC\xC1\xD6\xBD\xC3 \x8Cc\xB9\xE6\xB0\xA2\xC7\xCF", "euc-kr"},
		{"UTF-16 with a byte order mark", "\xFF\xFE\x04\xC8\xFC\xC8\xDC\xC2 \x00 \xB6)\xBC\x01\xAC\x58\xD5", ""},
		{"letters in pieces are composed", "\u110C\u1165\u11AB\u110C\u116E\u1109\u1175 똠방각하", ""},
		{"invisible characters are dropped", "전\u200B주\x00시 똠방각\uFEFF하", ""},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			got, err := document.Decode([]byte(tt.in), tt.label)
			if tt.rule == "UTF-16 with a byte order mark" {
				if err != nil || !strings.HasPrefix(got, "전주시") {
					t.Errorf("Decode = %q, %v", got, err)
				}
				return
			}
			if got != want || err != nil {
				t.Errorf("Decode(%q) = %q, %v; want %q", tt.in, got, err, want)
			}
		})
	}
}

func TestCleanUnifiesLineEnds(t *testing.T) {
	if got := document.Clean("가\r\n나\r다\u2028라\f마"); got != "가\n나\n다\n라\n마" {
		t.Errorf("Clean = %q", got)
	}
}
