package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
	"github.com/jipyo/jipyo/metrics/document/plain"
	"github.com/jipyo/jipyo/metrics/extract"
	"github.com/jipyo/jipyo/metrics/ingest"
	"github.com/jipyo/jipyo/seed"
)

// kept is a Saver that remembers the last reading, or fails.
type kept struct {
	reading  metrics.Reading
	err      error
	unplaced []metrics.Correction
}

func (k *kept) Unplaced(_ context.Context, id metrics.ReleaseID) ([]metrics.Correction, error) {
	if id != k.reading.Release.ID {
		return nil, metrics.ErrNotFound
	}
	return k.unplaced, nil
}

func (k *kept) Save(_ context.Context, r metrics.Reading) (bool, error) {
	k.reading = r
	return k.err == nil, k.err
}

func shipped(t *testing.T) (metrics.Catalog, metrics.Areas) {
	t.Helper()
	cat, err := catalog.Read(bytes.NewReader(seed.Catalog))
	if err != nil {
		t.Fatal(err)
	}
	areas, err := catalog.ReadAreas(bytes.NewReader(seed.Areas))
	if err != nil {
		t.Fatal(err)
	}
	return cat, areas
}

func ingester(t *testing.T, save ingest.Saver) *ingest.Ingester {
	t.Helper()
	cat, areas := shipped(t)
	clock := func() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 8, time.UTC) }
	return ingest.New(plain.Read, extract.New(cat, areas), save, clock)
}

const release = `군산시, 사회적경제조직 312곳으로 늘어

배포일시 : 2023. 4. 12.(수)
담당부서 : 군산시 일자리정책과

□ 군산시는 현재 312개의 사회적경제조직을 운영하고 있다고 밝혔다.
`

func TestFileBecomesAReading(t *testing.T) {
	var save kept
	report, err := ingester(t, &save).File(t.Context(), "gunsan.txt", []byte(release), metrics.Given{Licence: "공공누리 제1유형"})
	if err != nil {
		t.Fatal(err)
	}
	r := save.reading
	if r.Release.ID != metrics.NewReleaseID([]byte(release)) || r.Source.ID != metrics.SourceID(r.Release.ID) || r.Source.ReleaseID != r.Release.ID {
		t.Errorf("the source is named by the bytes: release %s, source %s", r.Release.ID, r.Source.ID)
	}
	if r.Source.PublishedAt.String() != "2023-04-12" || r.RefArea != "52130" || r.Source.Licence != "공공누리 제1유형" || r.Source.Type != metrics.TypeRelease {
		t.Errorf("header: published %s, area %s, licence %q, type %s", r.Source.PublishedAt, r.RefArea, r.Source.Licence, r.Source.Type)
	}
	if !report.Changed || len(r.Observations) == 0 {
		t.Fatalf("report %+v with %d observations", report.Changed, len(r.Observations))
	}
	for _, o := range r.Observations {
		quote, err := o.Span.Of(r.Text)
		if err != nil || quote != o.Quote {
			t.Errorf("observation %+v: quote %q, %v", o, quote, err)
		}
	}
}

func TestWhatIsGivenWins(t *testing.T) {
	var save kept
	given := metrics.Given{PublishedAt: metrics.Month(2022, 1), RefArea: "52110", Publisher: "전주시"}
	if _, err := ingester(t, &save).File(t.Context(), "gunsan.txt", []byte(release), given); err != nil {
		t.Fatal(err)
	}
	r := save.reading
	if r.Source.PublishedAt != given.PublishedAt || r.RefArea != given.RefArea || r.Source.Publisher != given.Publisher || r.Release.Given != given {
		t.Errorf("published %s, area %s, publisher %s, kept %+v; want all as given", r.Source.PublishedAt, r.RefArea, r.Source.Publisher, r.Release.Given)
	}
}

func TestFailuresAreToldAndNothingIsSaved(t *testing.T) {
	var save kept
	in := ingester(t, &save)
	var told *metrics.UserError
	if _, err := in.File(t.Context(), "empty.txt", nil, metrics.Given{}); !errors.As(err, &told) {
		t.Errorf("an empty file: %v; want a sentence for the user", err)
	}
	placeless := "어느 마을의 이야기\n\n현재 312개의 가게가 있다고 한다. 그 밖의 것은 알 수 없다.\n"
	if _, err := in.File(t.Context(), "placeless.txt", []byte(placeless), metrics.Given{}); !errors.As(err, &told) || !errors.Is(err, metrics.ErrInvalid) {
		t.Errorf("a text of no area: %v; want a sentence for the user", err)
	}
	if save.reading.Text != "" {
		t.Error("a reading was saved")
	}
	broken := &kept{err: metrics.ErrConflict}
	if _, err := ingester(t, broken).File(t.Context(), "gunsan.txt", []byte(release), metrics.Given{}); !errors.Is(err, metrics.ErrConflict) {
		t.Errorf("a failing store: %v; want its cause", err)
	}
}

func TestMetaLines(t *testing.T) {
	byID, err := ingest.ReadMetaLines(strings.NewReader("{\"id\":\"a\",\"region\":\"전주시\",\"published_at\":\"2019-07-17\"}\n\n{\"id\":\"b\"}\n"))
	if err != nil || len(byID) != 2 || byID["a"].Region != "전주시" {
		t.Fatalf("ReadMetaLines = %v, %v", byID, err)
	}
	_, areas := shipped(t)
	given, err := byID["a"].Given(areas)
	if err != nil || given.RefArea != "52110" || given.PublishedAt.String() != "2019-07-17" {
		t.Errorf("Given = %+v, %v", given, err)
	}
	for rule, text := range map[string]string{
		"no JSON": "published 2019", "no id": `{"region":"전주시"}`, "an id twice": "{\"id\":\"a\"}\n{\"id\":\"a\"}",
	} {
		if _, err := ingest.ReadMetaLines(strings.NewReader(text)); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("%s: %v; want ErrInvalid", rule, err)
		}
	}
	for rule, m := range map[string]ingest.Meta{
		"a year is no publication": {PublishedAt: "2019"}, "a date in words": {PublishedAt: "어제"}, "an unknown area": {Region: "없는시"},
	} {
		var told *metrics.UserError
		if _, err := m.Given(areas); !errors.As(err, &told) {
			t.Errorf("%s: %v; want a sentence for the user", rule, err)
		}
	}
}

func TestMetaOver(t *testing.T) {
	got := ingest.Meta{Publisher: "전주시"}.Over(ingest.Meta{Publisher: "다른 시", URL: "https://example.org/1"})
	if got.Publisher != "전주시" || got.URL != "https://example.org/1" {
		t.Errorf("Over = %+v; want the set field kept and the empty one filled", got)
	}
}

func BenchmarkFile(b *testing.B) {
	data, err := os.ReadFile("../../seed/releases/2019-07-17-jeonju-social-economy.txt")
	if err != nil {
		b.Fatal(err)
	}
	cat, err := catalog.Read(bytes.NewReader(seed.Catalog))
	if err != nil {
		b.Fatal(err)
	}
	areas, err := catalog.ReadAreas(bytes.NewReader(seed.Areas))
	if err != nil {
		b.Fatal(err)
	}
	in := ingest.New(plain.Read, extract.New(cat, areas), &kept{}, time.Now)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := in.File(b.Context(), "release.txt", data, metrics.Given{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestCorrectionsWithoutAPlaceAreReported(t *testing.T) {
	save := kept{unplaced: []metrics.Correction{{Observation: "0123456789abcdef", By: "김주무관"}}}
	report, err := ingester(t, &save).File(t.Context(), "gunsan.txt", []byte(release), metrics.Given{})
	if err != nil || len(report.Unplaced) != 1 || report.Unplaced[0].By != "김주무관" {
		t.Errorf("File: unplaced %v, %v; want what the record says", report.Unplaced, err)
	}
}
