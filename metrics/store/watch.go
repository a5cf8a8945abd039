package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/jipyo/jipyo/metrics"
)

const (
	// versionChannel is where PostgreSQL tells of new data versions.
	versionChannel = "jipyo_versions"
	notifyVersion  = `select pg_notify(?, ?)`
	// A connection that is lost is tried again after the first pause, then
	// after longer ones up to the second.
	firstPause, longestPause = 50 * time.Millisecond, time.Second
	// A connection that says nothing is asked so often whether it still is.
	pingEvery = 5 * time.Second
)

// announce tells the other instances on a PostgreSQL of an area's version.
// A SQLite file is asked.
func announce(ctx context.Context, tx *sqlx.Tx, area string, rev int64) error {
	if tx.DriverName() != postgres.driver() {
		return nil
	}
	return exec(ctx, tx, notifyVersion, versionChannel, area+" "+strconv.FormatInt(rev, 10))
}

// Watch calls f, one call at a time, with the data version of every area once
// it listens, and from then on with each that a write of any instance makes.
// An empty area says that the connection is lost: nothing is known until the
// next call. When it is back, every version is told anew. Watch returns when
// ctx ends, with its error. In SQLite there is nothing to listen to:
// ErrUnsupported.
func (d *DB) Watch(ctx context.Context, f func(area string, version int64)) error {
	if d.dialect != postgres {
		return fmt.Errorf("watch: %w", metrics.ErrUnsupported)
	}
	w := watcher{DB: d, tell: f, lost: make(chan struct{}, 1)}
	w.listener = pq.NewListener(d.address, firstPause, longestPause, w.event)
	stop := context.AfterFunc(ctx, func() { _ = w.listener.Close() })
	defer func() {
		stop()
		_ = w.listener.Close() // closed twice is closed
	}()
	if err := w.listener.Listen(versionChannel); err != nil {
		return fmt.Errorf("watch: %w", errors.Join(ctx.Err(), err))
	}
	return w.run(ctx)
}

// watcher tells what the listener hears.
type watcher struct {
	*DB
	listener *pq.Listener
	tell     func(area string, version int64)
	lost     chan struct{}
	// stale says that versions may have been missed.
	stale bool
}

// event runs in the listener's own goroutine.
func (w *watcher) event(e pq.ListenerEventType, _ error) {
	if e != pq.ListenerEventDisconnected {
		return
	}
	select {
	case w.lost <- struct{}{}:
	default: // it has been said already
	}
}

func (w *watcher) run(ctx context.Context) error {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	w.tellAll(ctx)
	for {
		select {
		case <-ctx.Done():
			return fmt.Errorf("watch: %w", ctx.Err())
		case <-w.lost:
			w.lose()
		case n := <-w.listener.NotificationChannel():
			switch {
			case n != nil:
				w.hear(n.Extra)
			case ctx.Err() == nil: // connected again
				w.tellAll(ctx)
			}
		case <-ping.C:
			if w.stale {
				w.tellAll(ctx)
			}
			// It waits for the answer; one that never comes ends in an event.
			go func() { _ = w.listener.Ping() }()
		}
	}
}

func (w *watcher) lose() {
	w.stale = true
	w.tell("", 0)
}

// tellAll tells every version; where they cannot be had, it is tried again.
func (w *watcher) tellAll(ctx context.Context) {
	versions, err := w.Versions(ctx)
	if err != nil {
		w.lose()
		return
	}
	w.stale = false
	for area, version := range versions {
		w.tell(area, version)
	}
}

// hear reads "area version"; what else is sent on the channel is not ours.
func (w *watcher) hear(message string) {
	area, text, _ := strings.Cut(message, " ")
	if version, err := strconv.ParseInt(text, 10, 64); err == nil && area != "" {
		w.tell(area, version)
	}
}
