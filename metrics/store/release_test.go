package store_test

import (
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
)

func TestReleasesAreListedLatestFirst(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		old := reading(t, "rules/1", "오래된", figure{organizations, jeonju, "2015", "100", 100})
		old.Source.PublishedAt = day("2015-03")
		unknown := reading(t, "rules/1", "날짜 없음", figure{organizations, jeonju, "2016", "200", 200})
		unknown.Source.PublishedAt = metrics.TimePeriod{}
		plain := reading(t, "rules/1", "수치 없음")
		plain.Source.PublishedAt = day("2017-01-01")
		latest := reading(t, "rules/1", "최근", releaseFigures...)
		latest.Observations[0].Status = metrics.Rejected
		for _, r := range []metrics.Reading{unknown, old, latest, plain} {
			save(t, db, r)
		}
		type line struct {
			Title, Area             string
			Observations, Published int
		}
		list := func(area string, limit int) (lines []line) {
			got, err := db.Releases(t.Context(), area, limit)
			if err != nil {
				t.Fatalf("Releases(%q): %v", area, err)
			}
			for _, l := range got {
				lines = append(lines, line{l.Title, l.RefArea, l.Observations, l.Published})
			}
			return lines
		}
		same(t, "all", list("", 0), []line{
			{"최근", jeonju, 3, 2}, {"수치 없음", jeonju, 0, 0}, {"오래된", jeonju, 1, 1}, {"날짜 없음", jeonju, 1, 1},
		})
		same(t, "전주", list(jeonju, 2), []line{{"최근", jeonju, 2, 1}, {"수치 없음", jeonju, 0, 0}})
		same(t, "완주", list(wanju, 10), []line{{"최근", wanju, 1, 1}})
		same(t, "nowhere", list("52000", 10), []line(nil))
	})
}

func TestReleasesAreFoundByTheStartOfTheirID(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		r := reading(t, "rules/1", "보도자료", releaseFigures...)
		save(t, db, r)
		id := metrics.NewReleaseID(r.Release.Data)
		// A second id that shares its first ten digits.
		if _, err := db.Exec(t.Context(), "insert into releases (release_id, file_name, size, body, first_seen) values (?, '', 0, ?, ?)",
			string(id[:10])+"ffffffffffffffffffffffffffffffffffffffffffffffffffffff", []byte{}, "2020-01-02T03:04:05Z"); err != nil {
			t.Fatal(err)
		}
		tests := []struct {
			name  string
			id    metrics.ReleaseID
			cause error
		}{
			{"the whole id", id, nil},
			{"a start that only it has", id[:20], nil},
			{"a start that two have", id[:10], metrics.ErrInvalid},
			{"fewer than 8 digits", id[:7], metrics.ErrNotFound},
			{"no id of the record", metrics.NewReleaseID(nil), metrics.ErrNotFound},
			{"not hex", "' or 1=1 --", metrics.ErrNotFound},
			{"a wildcard", "%%%%%%%%", metrics.ErrNotFound},
			{"longer than an id", id + "0", metrics.ErrNotFound},
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				got, err := db.Reading(t.Context(), tt.id)
				wantCause(t, "Reading", err, tt.cause)
				if tt.cause == nil && (got.Release.ID != id || got.Text != r.Text) {
					t.Errorf("Reading = %s, %q", got.Release.ID, got.Text)
				}
				_, err = db.Release(t.Context(), tt.id)
				wantCause(t, "Release", err, tt.cause)
			})
		}
	})
}

func TestReleaseIDsAreInTheOrderFirstSeen(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		var want []metrics.ReleaseID
		for i, title := range []string{"가", "나", "다"} {
			r := reading(t, "rules/1", title, releaseFigures...)
			r.Release.FirstSeen = r.Release.FirstSeen.AddDate(0, 0, i)
			save(t, db, r)
			want = append(want, metrics.NewReleaseID(r.Release.Data))
		}
		got, err := db.ReleaseIDs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "ReleaseIDs", got, want)
	})
}
