package hwp_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/hwp"
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

func TestEachWayOfWritingGivesTheSameBlocks(t *testing.T) {
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
	for _, name := range []string{"release.hwp", "uncompressed.hwp", "distribution.hwp"} {
		t.Run(name, func(t *testing.T) {
			doc, err := hwp.Read(sample(t, name))
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
			if doc.Properties.SavedAt.IsZero() {
				t.Error("the day of the last change is lost")
			}
		})
	}
}

func TestMergedCellsKeepTheirPlaces(t *testing.T) {
	doc, err := hwp.Read(sample(t, "layout.hwp"))
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
	doc, err := hwp.Read(sample(t, "layout.hwp"))
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
		stem, ok := strings.CutSuffix(name, ".hwp")
		if !ok {
			continue
		}
		doc, err := hwp.Read(data)
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

func TestReadNamesTheCause(t *testing.T) {
	release, plain := sample(t, "release.hwp"), sample(t, "uncompressed.hwp")
	tests := []struct {
		rule string
		in   []byte
		want error
	}{
		{"a password", sample(t, "locked.hwp"), document.ErrLocked},
		{"the notice of a distribution document", sample(t, "placeholder.hwp"), document.ErrPlaceholder},
		{"cut in the middle", release[:len(release)/2], document.ErrMalformed},
		{"nothing but a signature", release[:8], document.ErrMalformed},
		{"no file header", bytes.ReplaceAll(release, []byte("HWP Document File"), []byte("HWP Document Fool")), document.ErrMalformed},
		{"version 6", patch(release, offset(t, release, "HWP Document File")+35, 6), metrics.ErrUnsupported},
		{"a stream that says to have 4 GB", patch(release, entryOf(t, release, "Section0")+120, 0xFF, 0xFF, 0xFF, 0xFF), document.ErrMalformed},
		{"a chain of sectors that comes back", cyclic(t, release), document.ErrMalformed},
		{"records deeper than any document", deep(t, plain), document.ErrMalformed},
		{"a record longer than the section", longRecord(t, plain), document.ErrMalformed},
		{"compressed data that is none", patch(release, 36+offset(t, release, "HWP Document File"), 0), document.ErrMalformed},
		{"larger than the limit", append(bytes.Clone(release), make([]byte, document.MaxFileBytes)...), document.ErrTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := hwp.Read(tt.in)
			if told := new(metrics.UserError); !errors.Is(err, tt.want) || !errors.As(err, &told) {
				t.Errorf("Read = %v (%v), want %v", err, errors.Unwrap(err), tt.want)
			}
		})
	}
}

func offset(tb testing.TB, data []byte, of string) int {
	tb.Helper()
	at := bytes.Index(data, []byte(of))
	if at < 0 {
		tb.Fatalf("no %q in the sample", of)
	}
	return at
}

// entryOf finds the directory entry of a stream.
func entryOf(tb testing.TB, data []byte, name string) int {
	tb.Helper()
	var wide []byte
	for _, b := range []byte(name) {
		wide = append(wide, b, 0)
	}
	return offset(tb, data, string(wide))
}

func patch(data []byte, at int, with ...byte) []byte {
	out := bytes.Clone(data)
	copy(out[at:], with)
	return out
}

// cyclic lets every sector of the file be followed by the first one.
func cyclic(tb testing.TB, data []byte) []byte {
	tb.Helper()
	out := bytes.Clone(data)
	table := 512 * (1 + int(binary.LittleEndian.Uint32(data[76:])))
	for at := table; at < table+512 && at+4 <= len(out); at += 4 {
		if next := binary.LittleEndian.Uint32(out[at:]); next < 0xFFFFFFFA {
			binary.LittleEndian.PutUint32(out[at:], 0)
		}
	}
	return out
}

// section gives the offset of the uncompressed body in the file.
func section(tb testing.TB, data []byte) int {
	tb.Helper()
	return 512 * (1 + int(binary.LittleEndian.Uint32(data[entryOf(tb, data, "Section0")+116:])))
}

// deep nests paragraphs as far as the level of a record can tell.
func deep(tb testing.TB, data []byte) []byte {
	tb.Helper()
	var records []byte
	for level := range uint32(1000) {
		records = binary.LittleEndian.AppendUint32(records, 66|level<<10)
	}
	return patch(data, section(tb, data), records...)
}

func longRecord(tb testing.TB, data []byte) []byte {
	tb.Helper()
	return patch(data, section(tb, data), 66, 0, 0xF0, 0xFF, 0xF0, 0xFF, 0xFF, 0xFF)
}
