package export

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// required are the columns that a table to be read must have.
var required = []string{"indicator", "ref_area", "time_period", "kind", "unit", "value", "publisher"}

// ReadCSV reads the table that CSV writes: with or without byte order mark,
// any line ends, the columns in any order; those that it does not know, and
// those that are computed (names, headline, conflict, derived), are skipped.
// An area is an id, a dated code or a name. A cell that is empty or a column
// that is absent means scope total, basis stated, qualifier exact, status
// published, obs_status A, source type import, confidence 1; an observation
// without id gets one. A breach is a UserError over ErrInvalid that names
// line and column, and nothing is returned.
func ReadCSV(r io.Reader, areas metrics.Areas, catalog metrics.Catalog) ([]metrics.Observation, error) {
	in := bufio.NewReader(r)
	if head, err := in.Peek(len(bom)); err == nil && string(head) == bom {
		_, _ = in.Discard(len(bom)) // what was peeked is there
	}
	rows := csv.NewReader(in)
	at, err := header(rows)
	if err != nil {
		return nil, err
	}
	var out []metrics.Observation
	for {
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, broken(err)
		}
		if blank(cells) {
			continue
		}
		p := parser{at: at, cells: cells, rows: rows, areas: areas, catalog: catalog}
		o := p.observation()
		if p.err != nil {
			return nil, p.err
		}
		out = append(out, o)
	}
}

// header gives the place of each column.
func header(rows *csv.Reader) (map[string]int, error) {
	names, err := rows.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, broken(err)
	}
	at := map[string]int{}
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := at[name]; twice && name != "" {
			return nil, fault(1, name, "열이 두 번 있습니다", "the column is given twice", metrics.ErrInvalid)
		}
		at[name] = i
	}
	missing := slices.DeleteFunc(slices.Clone(required), func(name string) bool { _, ok := at[name]; return ok })
	if len(missing) > 0 {
		list := strings.Join(missing, ", ")
		return nil, &metrics.UserError{
			Korean:  "CSV 첫 행에 필요한 열이 없습니다: " + list,
			English: "the first line of the CSV lacks the columns " + list,
			Err:     fmt.Errorf("csv: columns %s are missing: %w", list, metrics.ErrInvalid),
		}
	}
	return at, nil
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return c != "" })
}

// broken says where the file is no CSV. An error of the reader itself passes
// as it is.
func broken(err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return fmt.Errorf("read csv: %w", err)
	}
	return &metrics.UserError{
		Korean:  fmt.Sprintf("CSV %d행의 형식이 잘못되었습니다: %s", parse.Line, parse.Err),
		English: fmt.Sprintf("line %d is not CSV: %s", parse.Line, parse.Err),
		Err:     fmt.Errorf("csv line %d: %w: %w", parse.Line, parse.Err, metrics.ErrInvalid),
	}
}

func fault(line int, column, korean, english string, cause error) error {
	return &metrics.UserError{
		Korean:  fmt.Sprintf("CSV %d행 %s 열: %s", line, column, korean),
		English: fmt.Sprintf("CSV line %d, column %s: %s", line, column, english),
		Err:     fmt.Errorf("csv line %d, column %s: %w: %w", line, column, cause, metrics.ErrInvalid),
	}
}

// text gives a cell as it was before CSV guarded it; "" for an absent column.
func (p *parser) text(column string) string {
	i, ok := p.at[column]
	if !ok {
		return ""
	}
	s := unguard(p.cells[i])
	if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		p.fail(column, "UTF-8 글자가 아닙니다", metrics.ErrInvalid)
		return ""
	}
	return s
}
