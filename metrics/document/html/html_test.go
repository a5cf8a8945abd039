package html_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/unicode/norm"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/html"
)

func board(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile("testdata/board.html")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func read(t *testing.T, data []byte) document.Document {
	t.Helper()
	doc, err := html.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func bodyOf(doc document.Document) []string {
	var out []string
	for _, b := range doc.Body() {
		out = append(out, doc.Text[b.Span.Start:b.Span.End])
	}
	return out
}

func TestBoardPageGivesItsRelease(t *testing.T) {
	doc := read(t, board(t))
	want := []string{
		"푸른시, 사회적기업 공공구매 목표 40억 원으로 높인다",
		"푸른시가 사회적기업의 판로를 넓히기 위해 올해 공공구매 목표를 40억 원으로 높여 잡았다고 3일 밝혔다.",
		"시에 등록된 사회적기업은 5월 말 현재 64곳으로, 지난해 같은 때보다 아홉 곳이 늘었다.",
		"연도별 실적 (단위 : 억 원)",
		"구분\t목표\t실적\n2019년\t35\t50\n2020년\t50\t59.7",
		"시 관계자는 “작은 기업이 <b>오래</b> 버틸 수 있도록 구매 담당자 교육을 열겠다”고 말했다.",
	}
	if diff := cmp.Diff(want, bodyOf(doc)); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if got := doc.Properties.PublishedAt.String(); got != "2021-06-03" {
		t.Errorf("published %q, want the date of the board's field", got)
	}
	for _, gone := range []string{"메뉴 7", "alert", "숨은 글", "하위 메뉴"} {
		if strings.Contains(doc.Text, gone) {
			t.Errorf("text holds %q", gone)
		}
	}
}

func TestTablesAreGrids(t *testing.T) {
	doc := read(t, []byte(`<p>푸른시는 사회적기업의 실적을 3일 밝혔다. 구매액은 해마다 늘고 있다.</p>
		<table><caption>(단위: 백만 원)</caption><thead><tr><th rowspan=2>구분</th><th colspan="2">2019년</th></tr><tr><th>목표<th>실적</tr></thead>
		<tr><td>계</td><td>35</td><td></td></tr></table>`))
	var table *document.Table
	for _, b := range doc.Blocks {
		if b.Table != nil {
			table = b.Table
		}
	}
	if table == nil {
		t.Fatalf("no table in %q", doc.Text)
	}
	type cell struct {
		Text     string
		Header   bool
		Col, Row int
	}
	var got [][]cell
	for _, r := range table.Rows {
		var row []cell
		for _, c := range r {
			row = append(row, cell{doc.Text[c.Span.Start:c.Span.End], c.Header, c.ColSpan, c.RowSpan})
		}
		got = append(got, row)
	}
	want := [][]cell{
		{{"구분", true, 1, 2}, {"2019년", true, 2, 1}},
		{{"목표", true, 1, 1}, {"실적", true, 1, 1}},
		{{"계", false, 1, 1}, {"35", false, 1, 1}, {"", false, 1, 1}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if unit := doc.Text[table.Unit.Start:table.Unit.End]; unit != "(단위: 백만 원)" {
		t.Errorf("unit = %q", unit)
	}
}

func TestEncodingIsThatOfThePage(t *testing.T) {
	source := `<meta charset="euc-kr"><title>푸른시</title><p>푸른시는 사회적기업 64곳을 지원한다고 3일 밝혔다.`
	data, err := korean.EUCKR.NewEncoder().Bytes([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range [][]byte{data, []byte(source), append([]byte("\xEF\xBB\xBF"), source...)} {
		if got := bodyOf(read(t, in)); len(got) != 1 || !strings.HasPrefix(got[0], "푸른시는 사회적기업 64곳") {
			t.Errorf("Read(%.30q) = %q", in, got)
		}
	}
}

func TestHeadOfThePageIsAHint(t *testing.T) {
	doc := read(t, []byte(`<html><head><title>푸른일보</title><meta property="og:title" content="푸른시 &lt;b&gt;사회적기업&lt;/b&gt; 64곳">
		<meta property="article:published_time" content="2021-06-03T09:00:00+09:00"><meta name="author" content="홍길동">
		<link rel="canonical" href="javascript:alert(1)"></head><body><p>푸른시는 사회적기업 64곳을 지원한다고 3일 밝혔다.</p></body></html>`))
	want := document.Properties{Title: "푸른시 <b>사회적기업</b> 64곳", Author: "홍길동", PublishedAt: doc.Properties.PublishedAt}
	if doc.Properties != want || want.PublishedAt.String() != "2021-06-03" {
		t.Errorf("properties = %+v", doc.Properties)
	}
}

func TestHostileMarkupIsOnlyText(t *testing.T) {
	doc := read(t, []byte(`<p>푸른시는 &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; 64곳을 지원한다고 3일 밝혔다.</p><script>훔치기()</script>
		<p style="display: none">숨은 글이 여기에 있다고 한다.</p><img src=x onerror="훔치기()"><iframe src="file:///etc/passwd">안</iframe>`))
	if got := bodyOf(doc); len(got) != 1 || !strings.Contains(got[0], "</script><script>alert(1)</script>") {
		t.Errorf("body = %q", got)
	}
	if strings.Contains(doc.Text, "훔치기") || strings.Contains(doc.Text, "숨은") {
		t.Errorf("text = %q", doc.Text)
	}
}

func TestPageWithoutKoreanIsRefused(t *testing.T) {
	for _, in := range []string{"", "<html><body></body></html>", "<html><p>Nothing here for a Korean reader.</p></html>"} {
		if _, err := html.Read([]byte(in)); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("Read(%q) = %v, want ErrInvalid", in, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(board(f))
	f.Add([]byte("<table><tr><td>가<td><tr><th>나<td>1</table><dl><dt>작성일<dd>2021-06-03</dl>"))
	f.Add([]byte("<p>가<b>\u11a8</b><pre>\n나 \n\n다</pre><ul><li><a>라</a></ul>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := html.Read(data)
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
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				for _, c := range row {
					if _, err := c.Span.Of(doc.Text); err != nil || c.ColSpan < 1 || c.RowSpan < 1 {
						t.Fatalf("cell %v in %q: %v", c, doc.Text, err)
					}
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := board(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := html.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadNested reads elements nested nearly as deep as the parser allows.
func BenchmarkReadNested(b *testing.B) {
	deep := strings.Repeat("<div><ul><li>", 150) + "푸른시는 3일 밝혔다." + strings.Repeat("</li></ul></div>", 150)
	tables := strings.Repeat("<table><tr><th>가", 80) + strings.Repeat("</th></tr></table>", 80)
	data := []byte(strings.Repeat(deep+tables, 250))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := html.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
