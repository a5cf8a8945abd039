package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

// await reads what a watcher tells until each of want was told.
func await(t *testing.T, told <-chan string, want ...string) {
	t.Helper()
	missing := map[string]bool{}
	for _, w := range want {
		missing[w] = true
	}
	patience := time.After(20 * time.Second)
	for len(missing) > 0 {
		select {
		case line := <-told:
			delete(missing, line)
		case <-patience:
			t.Fatalf("never told: %v", missing)
		}
	}
}

func TestWatchHearsOtherInstancesAndOutlivesItsConnection(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, address string) {
		here, there := storetest.Open(t, address), storetest.Open(t, address)
		apply(t, there)
		save(t, there, reading(t, "rules/1", "먼저", releaseFigures[2]))
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		told, ended := make(chan string, 1000), make(chan error, 1)
		go func() {
			ended <- here.Watch(ctx, func(area string, version int64) { told <- fmt.Sprintf("%s %d", area, version) })
		}()
		if strings.HasSuffix(t.Name(), "/sqlite") {
			wantCause(t, "Watch", <-ended, metrics.ErrUnsupported)
			return
		}
		await(t, told, jeonju+" 1", wanju+" 1")
		save(t, there, reading(t, "rules/1", "다음", releaseFigures...))
		await(t, told, jeonju+" 2", wanju+" 2")

		if _, err := there.Exec(t.Context(), `select pg_notify('jipyo_versions', 'of another program')`); err != nil {
			t.Fatal(err)
		}
		killed, err := there.Count(t.Context(), `select count(pg_terminate_backend(pid)) from pg_stat_activity
			where datname = current_database() and query ilike 'listen%'`)
		if err != nil || killed != 1 {
			t.Fatalf("%d connections ended, %v; want the one that listens", killed, err)
		}
		save(t, there, reading(t, "rules/1", "끊긴 뒤", releaseFigures...))
		await(t, told, " 0", jeonju+" 3", wanju+" 3")
		save(t, there, reading(t, "rules/1", "다시", releaseFigures...))
		await(t, told, jeonju+" 4", wanju+" 4")

		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("Watch = %v; want canceled", err)
		}
		for len(told) > 0 {
			if line := <-told; strings.HasPrefix(line, "of") {
				t.Errorf("told of %q", line)
			}
		}
	})
}

func TestAWriteThatFailsIsNotAnnounced(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		told := make(chan string, 1000)
		if strings.HasSuffix(t.Name(), "/sqlite") {
			t.Skip("of PostgreSQL alone")
		}
		ended := make(chan error, 1)
		go func() {
			ended <- db.Watch(ctx, func(area string, version int64) { told <- fmt.Sprintf("%s %d", area, version) })
		}()
		bad := reading(t, "rules/1", "나쁨", releaseFigures...)
		bad.Observations[2].Comment = "a\x00b"
		if _, err := db.Save(t.Context(), bad); !errors.Is(err, metrics.ErrInvalid) {
			t.Fatalf("Save = %v; want invalid", err)
		}
		save(t, db, reading(t, "rules/1", "좋음", releaseFigures...))
		await(t, told, jeonju+" 1", wanju+" 1")
		cancel()
		wantCause(t, "Watch", <-ended, context.Canceled)
	})
}
