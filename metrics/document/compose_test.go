package document_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/metrics/document"
)

func paragraphs(lines ...string) []document.Part {
	var parts []document.Part
	for _, l := range lines {
		parts = append(parts, document.Part{Text: l})
	}
	return parts
}

// sheet makes a table of rows without merged cells.
func sheet(rows ...[]string) document.Part {
	s := &document.Sheet{}
	for r, row := range rows {
		for c, words := range row {
			s.Cells = append(s.Cells, document.SheetCell{Row: r, Column: c, RowSpan: 1, ColSpan: 1, Parts: paragraphs(words)})
		}
	}
	return document.Part{Table: s}
}

func TestTablesAreToldByWhatTheyHold(t *testing.T) {
	nested := sheet([]string{"구분", "금액"}, []string{"합계", "12"})
	frame := &document.Sheet{Cells: []document.SheetCell{
		{Row: 0, Column: 0, RowSpan: 1, ColSpan: 1, Parts: paragraphs("왼쪽 틀")},
		{Row: 0, Column: 1, RowSpan: 1, ColSpan: 1, Parts: []document.Part{nested}},
	}}
	tests := []struct {
		rule   string
		in     document.Part
		text   string
		tables int
	}{
		{"rows and columns are a grid", sheet([]string{"구분", "2019년"}, []string{"사회적\n기업", " 64 "}), "구분\t2019년\n사회적 기업\t64", 1},
		{
			"a letterhead is a line to each field", sheet([]string{"배 포 일 시", "2019. 7. 17.(수)"}, []string{"담당부서", "사회적경제과", "담당자", "김푸른"}),
			"배 포 일 시 2019. 7. 17.(수)\n\n담당부서 사회적경제과\n\n담당자 김푸른", 0,
		},
		{"one row is no grid", sheet([]string{"푸른시", "보도자료"}), "푸른시\n\n보도자료", 0},
		{"a long cell lays out a page", sheet([]string{"가", "나"}, []string{"다", strings.Repeat("라", 201)}), "가\n\n나\n\n다\n\n" + strings.Repeat("라", 201), 0},
		{"a table in a frame is read", document.Part{Table: frame}, "왼쪽 틀\n\n구분\t금액\n합계\t12", 1},
		{"empty cells keep their columns", sheet([]string{"구분", "", "금액"}, []string{"합계", "", "12"}), "구분\t\t금액\n합계\t\t12", 1},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			doc, err := document.Compose(document.Story{Body: []document.Part{tt.in}}, "test/1", document.Properties{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.text, doc.Text); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			tables := 0
			for _, b := range doc.Blocks {
				if b.Kind == document.TableGrid {
					tables++
				}
			}
			if tables != tt.tables {
				t.Errorf("%d tables, want %d", tables, tt.tables)
			}
			checkDocument(t, doc.Text, doc.Blocks)
		})
	}
}

func TestARowThatMergedCellsCoverIsLeftOut(t *testing.T) {
	s := &document.Sheet{Cells: []document.SheetCell{
		{Row: 0, Column: 0, RowSpan: 3, ColSpan: 1, Parts: paragraphs("구분")},
		{Row: 0, Column: 1, RowSpan: 2, ColSpan: 1, Parts: paragraphs("목표")},
		{Row: 2, Column: 1, RowSpan: 1, ColSpan: 1, Parts: paragraphs("40")},
	}}
	doc, err := document.Compose(document.Story{Body: []document.Part{{Table: s}}}, "test/1", document.Properties{})
	if err != nil || len(doc.Blocks) != 1 {
		t.Fatalf("Compose = %v, %v", doc, err)
	}
	rows := doc.Blocks[0].Table.Rows
	if len(rows) != 2 || rows[0][0].RowSpan != 2 || rows[0][1].RowSpan != 1 {
		t.Errorf("rows = %v", rows)
	}
}

func TestWhatStandsApartIsToldApart(t *testing.T) {
	doc, err := document.Compose(document.Story{
		Heads: paragraphs("푸른시 보도자료"), Feet: paragraphs("푸른시청"), Notes: paragraphs(" 인건비를 뺀 금액임."),
		Body: paragraphs("푸른시, 사회적기업 64곳 지원", "푸른시는 올해 사회적기업 64곳에 40억 원을 지원한다고 17일 밝혔다."),
	}, "test/1", document.Properties{})
	if err != nil {
		t.Fatal(err)
	}
	var got []seen
	for _, b := range doc.Blocks {
		got = append(got, seen{b.Kind, b.Level, doc.Text[b.Span.Start:b.Span.End]})
	}
	want := []seen{
		{document.Chrome, 0, "푸른시 보도자료"},
		{document.Heading, 1, "푸른시, 사회적기업 64곳 지원"},
		{document.Paragraph, 0, "푸른시는 올해 사회적기업 64곳에 40억 원을 지원한다고 17일 밝혔다."},
		{document.Note, 0, "인건비를 뺀 금액임."},
		{document.Chrome, 0, "푸른시청"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestComposeRefuses(t *testing.T) {
	notice := paragraphs("이 문서는 상위 버전의 배포용 문서입니다.")
	tests := []struct {
		rule string
		in   document.Story
		want error
	}{
		{"the notice of a distribution document", document.Story{Body: notice}, document.ErrPlaceholder},
		{"pictures alone", document.Story{Pictures: true, Heads: paragraphs("푸른시")}, document.ErrScanned},
		{"more text than any release", document.Story{Body: paragraphs(strings.Repeat("가", document.MaxStoryBytes/3), "나다")}, document.ErrTooLarge},
		{"more paragraphs than any release", document.Story{Body: paragraphs(strings.Split(strings.Repeat("가 ", document.MaxParagraphs+1), " ")...)}, document.ErrTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if _, err := document.Compose(tt.in, "test/1", document.Properties{}); !errors.Is(err, tt.want) {
				t.Errorf("Compose = %v, want %v", err, tt.want)
			}
		})
	}
	quoted := paragraphs("이 문서는 상위 버전의 배포용 문서입니다.", strings.Repeat("푸른시는 이 안내문을 그대로 옮겨 적었다고 밝혔다. ", 40))
	if _, err := document.Compose(document.Story{Body: quoted}, "test/1", document.Properties{}); err != nil {
		t.Errorf("a text that quotes the notice is refused: %v", err)
	}
}
