package plain_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/plain"
)

const shipped = "../../../seed/releases/2019-07-17-jeonju-social-economy.txt"

func read(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestShippedReleaseIsCutFromItsPage(t *testing.T) {
	doc, err := plain.Read(read(t, shipped))
	if err != nil {
		t.Fatal(err)
	}
	var body, chrome strings.Builder
	for _, b := range doc.Blocks {
		part := doc.Text[b.Span.Start:b.Span.End] + "\n"
		if b.Kind == document.Chrome {
			chrome.WriteString(part)
		} else {
			body.WriteString(part)
		}
	}
	for _, want := range []string{"451개", "22억 3천만원", "83개", "576여명", "1,600여건", "1,240건", "81억", "43억", "60개", "11개", "400만원", "38개", "74억원", "500여명"} {
		if !strings.Contains(body.String(), want) {
			t.Errorf("the body lost %s", want)
		}
	}
	for _, page := range []string{"로그인", "추천 : 0", "2019.10.30", "hwp(112.0KB)", "281-2872", "연합모금사업", "구독자수", "General Libraries"} {
		if strings.Contains(body.String(), page) || !strings.Contains(chrome.String(), page) {
			t.Errorf("%s belongs to the page, not to the release", page)
		}
	}
	if n := strings.Count(body.String(), "민선6기부터 양극화를 해소하고"); n != 1 {
		t.Errorf("the first paragraph is %d times in the body, want once", n)
	}
	if first := doc.Body()[0]; first.Kind != document.Heading || first.Level != 1 {
		t.Errorf("the body begins with %v, want the title", first)
	}
}

func TestReadRefusesWhatIsNoKoreanText(t *testing.T) {
	tests := []struct{ rule, in string }{
		{"empty", ""},
		{"white space", " \n "},
		{"English", "The city buys from social enterprises."},
		{"too large", strings.Repeat("가", document.MaxTextBytes/3+1)},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if _, err := plain.Read([]byte(tt.in)); !errors.Is(err, metrics.ErrInvalid) {
				t.Errorf("Read(%.20q) = %v, want ErrInvalid", tt.in, err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("푸른시는 사회적기업 64곳을 지원한다고 3일 밝혔다.\r\n※ 문의 : 281-2872"))
	f.Add([]byte("\xC0\xFC\xC1\xD6\xBD\xC3\t1\n\xC0\xFC\t2"))
	f.Add([]byte("\xFF\xFE\x00\xAC"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := plain.Read(data)
		if err != nil {
			if !errors.Is(err, metrics.ErrInvalid) {
				t.Fatalf("Read gives %v, want ErrInvalid", err)
			}
			return
		}
		if !utf8.ValidString(doc.Text) || !norm.NFC.IsNormalString(doc.Text) || strings.ContainsRune(doc.Text, 0) {
			t.Fatalf("text is not clean: %q", doc.Text)
		}
		end := 0
		for _, b := range doc.Blocks {
			if _, err := b.Span.Of(doc.Text); err != nil || b.Span.Start < end || b.Span.Len() <= 0 {
				t.Fatalf("block %v after %d in %q: %v", b, end, doc.Text, err)
			}
			end = b.Span.End
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := read(b, shipped)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := plain.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadLarge shows that time is linear: its rate is that of BenchmarkRead.
func BenchmarkReadLarge(b *testing.B) {
	data := bytes.Repeat(read(b, shipped), 500)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := plain.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
