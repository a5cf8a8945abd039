package pdf_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/pdf"
)

func sample(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// newReader keeps the compiled pdfium from one run to the next: it takes
// seconds to make.
func newReader(tb testing.TB) *pdf.Reader {
	tb.Helper()
	r := pdf.New(filepath.Join(os.TempDir(), "jipyo-test-pdfium"))
	tb.Cleanup(r.Close)
	return r
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
	doc, err := newReader(t).Read(sample(t, "release.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	want := []seen{
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
	}
	if diff := cmp.Diff(want, see(doc)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	if doc.Properties.Title != "푸른시, 사회적기업 64곳과 함께 일자리 늘린다" || doc.Properties.SavedAt.IsZero() {
		t.Errorf("properties = %+v", doc.Properties)
	}
}

// TestLinesAreJoinedAcrossLinesAndPages reads one text of two pages that was
// set in three ways: cut at any letter, cut at spaces, and with even margins. A
// file does not keep the space at a line end: where lines are cut at any letter
// it is a guess, so that the letters alone must agree there.
func TestLinesAreJoinedAcrossLinesAndPages(t *testing.T) {
	r := newReader(t)
	words, err := r.Read(sample(t, "words.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := see(words)
	if len(blocks) != 16 || blocks[0] != (seen{document.Chrome, "푸른시 보도자료"}) || blocks[15].Kind != document.TableGrid {
		t.Errorf("blocks = %v, want the running head once, date, title, twelve points and a table", blocks)
	}
	if strings.Contains(words.Text, "- 1 -") || !strings.Contains(words.Text, "1,100명이 늘어난 것으로 나타났다. 물건을 판 가게는 84곳이었다.") {
		t.Errorf("page numbers stay or lines are apart:\n%s", words.Text)
	}
	even, err := r.Read(sample(t, "even.pdf"))
	if err != nil || even.Text != words.Text {
		t.Errorf("even margins: %v\n%s", err, cmp.Diff(words.Text, even.Text))
	}
	letters, err := r.Read(sample(t, "letters.pdf"))
	if err != nil || strings.ReplaceAll(letters.Text, " ", "") != strings.ReplaceAll(words.Text, " ", "") {
		t.Errorf("cut at letters: %v\n%s", err, cmp.Diff(words.Text, letters.Text))
	}
	if !strings.Contains(letters.Text, "120명이 신청해") {
		t.Errorf("a count stands apart from the next word:\n%s", letters.Text)
	}
}

// file writes a PDF of these objects, from 1; the first is the catalogue.
func file(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for n, object := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return b.Bytes()
}

// korean is a font without ToUnicode, whose codes are those of KS X 1001.
const korean = "<</Type/Font/Subtype/Type0/BaseFont/HYSMyeongJo-Medium/Encoding/KSC-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0" +
	"/BaseFont/HYSMyeongJo-Medium/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)/Supplement 1>>/FontDescriptor<</Type/FontDescriptor" +
	"/FontName/HYSMyeongJo-Medium/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>]>>"

func stream(content string) string {
	return fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content)
}

// onePage has a page that says "전주시 1,240" and more entries in its catalogue.
func onePage(catalogue, trailer string) []byte {
	return file(trailer, "<</Type/Catalog/Pages 2 0 R"+catalogue+">>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
		stream("BT /F 12 Tf 50 780 Td <C0FCC1D6BDC320312C323430> Tj ET"), korean)
}

func TestCodesWithoutUnicodeAreRead(t *testing.T) {
	doc, err := newReader(t).Read(onePage("", ""))
	if err != nil || doc.Text != "전주시 1,240" {
		t.Errorf("Read = %q, %v", doc.Text, err)
	}
}

func TestScriptsAndEnclosuresStayUnread(t *testing.T) {
	doc, err := newReader(t).Read(onePage("/OpenAction<</S/JavaScript/JS(while(1){})>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>"+
		"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(/etc/passwd)/EF<</F 4 0 R>>>>]>>>>", ""))
	if err != nil || doc.Text != "전주시 1,240" {
		t.Errorf("Read = %q, %v", doc.Text, err)
	}
}

func TestReadNamesTheCause(t *testing.T) {
	release := sample(t, "release.pdf")
	lock := "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + strings.Repeat("11", 32) + ">/U<" + strings.Repeat("22", 32) + ">>>"
	var bomb bytes.Buffer
	z := zlib.NewWriter(&bomb)
	_, _ = z.Write(bytes.Repeat([]byte("q "), 300<<19))
	_ = z.Close()
	tests := []struct {
		rule string
		in   []byte
		want error
	}{
		{"a password", onePage("", lock), document.ErrLocked},
		{"a picture and no text", sample(t, "scan.pdf"), document.ErrScanned},
		{"cut in the middle", release[:len(release)/2], document.ErrMalformed},
		{"nothing but a signature", []byte("%PDF-1.7\n"), document.ErrMalformed},
		{"more pages than any release", file("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids["+strings.Repeat("3 0 R ", document.MaxPages+1)+"]/Count 301>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"), document.ErrTooLarge},
		{"pages that hold themselves", file("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"), metrics.ErrInvalid},
		{"arrays a million deep", file("", "<</Type/Catalog/Pages 2 0 R/A "+strings.Repeat("[", 1_000_000)+">>", "<</Type/Pages/Kids[]/Count 0>>"), metrics.ErrInvalid},
		{"a stream that unpacks beyond the memory", file("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
			fmt.Sprintf("<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream", bomb.Len(), bomb.String())), document.ErrTooLarge},
		{"larger than the limit", append(bytes.Clone(release), make([]byte, document.MaxFileBytes)...), document.ErrTooLarge},
	}
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := r.Read(tt.in)
			if told := new(metrics.UserError); !errors.Is(err, tt.want) || !errors.As(err, &told) {
				t.Errorf("Read = %v (%v), want %v", err, errors.Unwrap(err), tt.want)
			}
		})
	}
	if doc, err := r.Read(onePage("", "")); err != nil || doc.Text != "전주시 1,240" {
		t.Errorf("after all these a good file gives %q, %v", doc.Text, err)
	}
}
