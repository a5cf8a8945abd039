package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/jipyo/jipyo/metrics"
)

// Meta is what the caller knows of a release beside its bytes; an empty field
// leaves it to the text.
type Meta struct {
	// ID is the file name without its extension: which file of many it is for.
	ID string `json:"id"`
	// PublishedAt is a day or a month, as 2019-07-17 or 2019-07.
	PublishedAt string `json:"published_at"`
	// Region is an area by id, code or name.
	Region    string `json:"region"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Licence   string `json:"licence"`
}

// Over gives m with the empty fields filled from o.
func (m Meta) Over(o Meta) Meta {
	fill := func(v *string, from string) {
		if *v == "" {
			*v = from
		}
	}
	fill(&m.ID, o.ID)
	fill(&m.PublishedAt, o.PublishedAt)
	fill(&m.Region, o.Region)
	fill(&m.Publisher, o.Publisher)
	fill(&m.URL, o.URL)
	fill(&m.Licence, o.Licence)
	return m
}

// ReadMeta reads one JSON object, as in FILE.meta.json.
func ReadMeta(data []byte) (Meta, error) {
	var m Meta
	if err := json.Unmarshal(data, &m); err != nil {
		return Meta{}, metaError(0, err)
	}
	return m, nil
}

// ReadMetaLines reads one JSON object a line, keyed by id; an id that is
// missing or stands twice is ErrInvalid and names the line.
func ReadMetaLines(r io.Reader) (map[string]Meta, error) {
	byID := map[string]Meta{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var m Meta
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			return nil, metaError(n, err)
		}
		if _, twice := byID[m.ID]; twice || m.ID == "" {
			return nil, metaError(n, fmt.Errorf("id %q is missing or given twice", m.ID))
		}
		byID[m.ID] = m
	}
	return byID, lines.Err()
}

// metaError names the line; 0 is a file of one object.
func metaError(line int, cause error) error {
	ko, en := "메타 정보", "meta"
	if line > 0 {
		ko, en = fmt.Sprintf("메타 정보 %d번째 줄", line), fmt.Sprintf("meta, line %d", line)
	}
	return &metrics.UserError{
		Korean:  ko + "을 읽을 수 없습니다. id, published_at, region 등을 담은 JSON이어야 합니다.",
		English: fmt.Sprintf("%s: not a JSON object with id, published_at, region and so on: %v", en, cause),
		Err:     fmt.Errorf("%w: %w", metrics.ErrInvalid, cause),
	}
}

// Given resolves the area and the date; a *metrics.UserError says which of
// them is not understood.
func (m Meta) Given(areas metrics.Areas) (metrics.Given, error) {
	given := metrics.Given{Publisher: m.Publisher, URL: m.URL, Licence: m.Licence}
	if m.PublishedAt != "" {
		p, err := metrics.ParseTimePeriod(m.PublishedAt)
		if err != nil || (p.Frequency() != metrics.Daily && p.Frequency() != metrics.Monthly) {
			return given, &metrics.UserError{
				Korean:  fmt.Sprintf("발행일 %q은(는) 2019-07-17이나 2019-07처럼 적어 주십시오.", m.PublishedAt),
				English: fmt.Sprintf("write the publication date %q as 2019-07-17 or 2019-07", m.PublishedAt),
				Err:     metrics.ErrInvalid,
			}
		}
		given.PublishedAt = p
	}
	if m.Region != "" {
		area, err := areas.Find(m.Region)
		if err != nil {
			return given, &metrics.UserError{
				Korean:  fmt.Sprintf("지역 %q을(를) 찾을 수 없거나 같은 이름이 여럿입니다. 코드(52110)나 이름(전주시, 부산 중구)으로 적어 주십시오.", m.Region),
				English: fmt.Sprintf("area %q is unknown or one of several; give a code (52110) or a name (전주시, 부산 중구)", m.Region),
				Err:     err,
			}
		}
		given.RefArea = area.ID
	}
	return given, nil
}
