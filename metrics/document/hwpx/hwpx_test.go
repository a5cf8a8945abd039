package hwpx_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/hwpx"
)

func sample(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

type seen struct {
	Kind document.BlockKind
	Text string
}

func see(doc document.Document) []seen {
	var out []seen
	for _, b := range doc.Blocks {
		out = append(out, seen{b.Kind, doc.Text[b.Span.Start:b.Span.End]})
	}
	return out
}

func TestReleaseBecomesBlocks(t *testing.T) {
	want := []seen{
		{document.Chrome, "푸른시 보도자료"},
		{document.Chrome, "배포일시 : 2019. 7. 17.(수)"},
		{document.Heading, "푸른시, 사회적기업 64곳과 함께 일자리 늘린다"},
		{document.Bullet, "푸른시는 올해 6월 말 기준 사회적기업이 64곳으로 지난해보다 9곳 늘었다고 17일 밝혔다."},
		{document.Bullet, "시는 사회적기업 등에 22억 3천만 원의 재정사업을 지원하고, 상반기에 공공기관 우선구매 43억 원을 달성했다. 올해 우선구매 목표는 81억 원이다."},
		{document.Heading, "마을과 함께 크는 공동체"},
		{document.Bullet, "시가 운영하는 마을공동체는 모두 60개이며, 2019년에는 저소득층 576명에게 일자리를 제공했다."},
		{document.Bullet, "금융복지상담소는 2019년 상반기에 1,240건의 상담을 했다. 이는 지난해 같은 기간보다 65% 늘어난 것이다."},
		{document.Heading, "연도별 사회적경제 조직 (단위 : 곳)"},
		{document.TableGrid, "구분\t2018년\t2019년\n사회적기업\t55\t64\n마을기업\t12\t15\n협동조합\t180\t210"},
		{document.Bullet, "푸른시장은 “사회적경제는 시민의 삶을 지키는 힘”이라며 “2020년까지 사회적기업을 80곳으로 늘리겠다”고 말했다."},
		{document.Note, "재정사업은 인건비와 사업개발비를 합한 금액임."},
		{document.Chrome, "푸른시청 사회적경제과"},
	}
	for _, name := range []string{"release.hwpx"} {
		t.Run(name, func(t *testing.T) {
			doc, err := hwpx.Read(sample(t, name))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, see(doc)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
			for _, b := range doc.Blocks {
				if b.Table != nil && doc.Text[b.Table.Unit.Start:b.Table.Unit.End] != "(단위 : 곳)" {
					t.Errorf("unit = %v", b.Table.Unit)
				}
			}
		})
	}
}

func TestMergedCellsKeepTheirPlaces(t *testing.T) {
	doc, err := hwpx.Read(sample(t, "layout.hwpx"))
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, b := range doc.Blocks {
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			var row []string
			for _, c := range r {
				row = append(row, strings.Repeat("=", c.ColSpan-1)+strings.Repeat("|", c.RowSpan-1)+doc.Text[c.Span.Start:c.Span.End])
			}
			got = append(got, row)
		}
		if h := b.Table.Rows; !h[0][0].Header || !h[1][2].Header || h[2][0].Header {
			t.Error("the two rows that the first cell covers are the head")
		}
	}
	want := [][]string{{"|구분", "=2018년", "2019년"}, {"조직", "매출", "조직"}, {"사회적기업", "55", "310", "64"}, {"마을기업", "12", "41", "15"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestFrameAndTextBoxAreParagraphs(t *testing.T) {
	doc, err := hwpx.Read(sample(t, "layout.hwpx"))
	if err != nil {
		t.Fatal(err)
	}
	want := []seen{
		{document.Paragraph, "한 칸 표는 글을 담는 틀이다."},
		{document.Paragraph, "글상자 앞의 문단이다."},
		{document.Paragraph, "글상자에 든 글이다."},
	}
	if diff := cmp.Diff(want, see(doc)[2:]); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// TestTextIsThatOfAnotherReader compares with the text that @rhwp/core 0.8.6
// reads from twenty files; it gives the cells of a table a line each.
func TestTextIsThatOfAnotherReader(t *testing.T) {
	files := archived(t, "twenty.tar.gz")
	if len(files) != 40 {
		t.Fatalf("%d files, want 20 with their texts", len(files))
	}
	for name, data := range files {
		stem, ok := strings.CutSuffix(name, ".hwpx")
		if !ok {
			continue
		}
		doc, err := hwpx.Read(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(strings.Fields(document.Clean(string(files[stem+".txt"]))), strings.Fields(doc.Text)); diff != "" {
			t.Errorf("%s (-other +ours):\n%s", name, diff)
		}
	}
}

func archived(tb testing.TB, name string) map[string][]byte {
	tb.Helper()
	unzipped, err := gzip.NewReader(bytes.NewReader(sample(tb, name)))
	if err != nil {
		tb.Fatal(err)
	}
	files := map[string][]byte{}
	for r := tar.NewReader(unzipped); ; {
		entry, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			tb.Fatal(err)
		}
		if files[entry.Name], err = io.ReadAll(r); err != nil {
			tb.Fatal(err)
		}
	}
}

// archive makes a HWPX file of its parts.
func archive(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := w.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(part, parts[name]); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// body is a file of one section.
func body(tb testing.TB, xml string) []byte {
	tb.Helper()
	return archive(tb, map[string]string{"Contents/section0.xml": xml})
}

func paragraph(inside string) string {
	return "<hs:sec xmlns:hs='s' xmlns:hp='p'><hp:p><hp:run>" + inside + "</hp:run></hp:p></hs:sec>"
}

func TestMarksInsideTheText(t *testing.T) {
	tests := []struct{ rule, in, want string }{
		{"a line end, a tab and a hyphen are letters", "<hp:t>푸른시는<hp:lineBreak/>사회적<hp:tab/>기업<hp:hyphen/>과<hp:nbSpace/>산다</hp:t>", "푸른시는\n사회적\t기업-과 산다"},
		{"deleted text of tracked changes is gone", "<hp:t>푸른시는 <hp:deleteBegin/>64곳<hp:deleteEnd/><hp:insertBegin/>65곳<hp:insertEnd/>이다</hp:t>", "푸른시는 65곳이다"},
		{"letters in pieces are composed across runs", "<hp:t>\u1111\u116e</hp:t></hp:run><hp:run><hp:t>\u1105\u1173\u11ab시</hp:t>", "푸른시"},
		{"an equation is left out", "<hp:t>푸른시</hp:t><hp:equation><hp:script>1 over 2</hp:script></hp:equation>", "푸른시"},
		{"a comment is left out", "<hp:t>푸른시</hp:t><hp:ctrl><hp:fieldBegin type='MEMO'><hp:subList><hp:p><hp:run><hp:t>확인 요망</hp:t></hp:run></hp:p></hp:subList></hp:fieldBegin></hp:ctrl>", "푸른시"},
		{"a word's gloss is left out", "<hp:dutmal><hp:mainText>푸른시</hp:mainText><hp:subText>綠</hp:subText></hp:dutmal>", "푸른시"},
		{"a text as art is text", "<hp:textart text='푸른시 보도자료'/>", "푸른시 보도자료"},
		{"of two ways to show an object one is read", "<hp:switch><hp:case><hp:t>새</hp:t></hp:case><hp:default><hp:t>푸른시</hp:t></hp:default></hp:switch>", "푸른시"},
		{"a box before the text comes first", "<hp:rect><hp:drawText><hp:subList><hp:p><hp:run><hp:t>푸른 제목</hp:t></hp:run></hp:p></hp:subList></hp:drawText></hp:rect><hp:t>본문</hp:t>", "푸른 제목\n\n본문"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			doc, err := hwpx.Read(body(t, paragraph(tt.in)))
			if err != nil || doc.Text != tt.want {
				t.Errorf("Read = %q, %v; want %q", doc.Text, err, tt.want)
			}
		})
	}
}

func TestSectionsComeInTheOrderOfTheirNumbers(t *testing.T) {
	parts := map[string]string{}
	for n := range 12 {
		parts["Contents/section"+strconv.Itoa(n)+".xml"] = paragraph("<hp:t>제" + strconv.Itoa(n) + "절</hp:t>")
	}
	doc, err := hwpx.Read(archive(t, parts))
	if want := "제0절 제1절 제2절 제3절 제4절 제5절 제6절 제7절 제8절 제9절 제10절 제11절"; err != nil || strings.Join(strings.Fields(doc.Text), " ") != want {
		t.Errorf("Read = %q, %v", doc.Text, err)
	}
}

func TestPropertiesComeFromThePackage(t *testing.T) {
	doc, err := hwpx.Read(archive(t, map[string]string{
		"Contents/section0.xml": paragraph("<hp:t>푸른시는 밝혔다.</hp:t>"),
		"Contents/content.hpf": `<opf:package><opf:metadata><opf:title>푸른시 보도자료</opf:title><opf:meta name="creator" content="text">사회적경제과</opf:meta>` +
			`<opf:meta name="ModifiedDate" content="text">2019-07-16T23:10:00Z</opf:meta></opf:metadata></opf:package>`,
	}))
	p := doc.Properties
	if err != nil || p.Title != "푸른시 보도자료" || p.Author != "사회적경제과" || p.SavedAt.String() != "2019-07-17" {
		t.Errorf("properties = %+v, %v", p, err)
	}
}

func TestReadNamesTheCause(t *testing.T) {
	release := sample(t, "release.hwpx")
	many := map[string]string{}
	for n := range document.MaxEntries + 1 {
		many["BinData/"+strconv.Itoa(n)] = ""
	}
	tests := []struct {
		rule string
		in   []byte
		want error
	}{
		{"a password", sample(t, "locked.hwpx"), document.ErrLocked},
		{"the notice of a distribution document", sample(t, "placeholder.hwpx"), document.ErrPlaceholder},
		{"a picture and no text", body(t, paragraph("<hp:pic/>")), document.ErrScanned},
		{"nothing at all", body(t, paragraph("")), metrics.ErrInvalid},
		{"cut in the middle", release[:len(release)/2], document.ErrMalformed},
		{"no section", archive(t, map[string]string{"mimetype": "application/hwp+zip"}), document.ErrMalformed},
		{"parts that together unpack beyond the limit", archive(t, map[string]string{
			"Contents/section0.xml": paragraph("<!--" + strings.Repeat("가", document.MaxUnpackedBytes/4) + "-->"),
			"Contents/section1.xml": paragraph("<!--" + strings.Repeat("가", document.MaxUnpackedBytes/4) + "-->"),
		}), document.ErrTooLarge},
		{"more entries than any document", archive(t, many), document.ErrTooLarge},
		{"more cells than any table", body(t, paragraph("<hp:tbl><hp:tr>"+strings.Repeat("<hp:tc/>", document.MaxCells+1)+"</hp:tr></hp:tbl>")), document.ErrTooLarge},
		{"a million elements inside each other", body(t, strings.Repeat("<hp:p>", 1_000_000)), document.ErrMalformed},
		{"elements closed in the wrong place", body(t, "<hs:sec></hs:sec></hs:sec>"), document.ErrMalformed},
		{"an entity that names a file", body(t, `<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>`+paragraph("<hp:t>&x;</hp:t>")), document.ErrMalformed},
		{"an entity that nobody declares", body(t, paragraph("<hp:t>&x;</hp:t>")), document.ErrMalformed},
		{"a name that leads out of the archive", archive(t, map[string]string{"../../etc/passwd": "", "Contents/section0.xml": paragraph("<hp:t>가</hp:t>")}), document.ErrMalformed},
		{"a name of a kilobyte", archive(t, map[string]string{strings.Repeat("a", document.MaxEntryName+1): ""}), document.ErrMalformed},
		{"larger than the limit", append(bytes.Clone(release), make([]byte, document.MaxFileBytes)...), document.ErrTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := hwpx.Read(tt.in)
			if told := new(metrics.UserError); !errors.Is(err, tt.want) || !errors.As(err, &told) {
				t.Errorf("Read = %v (%v), want %v", err, errors.Unwrap(err), tt.want)
			}
		})
	}
}
