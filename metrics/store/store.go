// Package store keeps the record in SQLite or PostgreSQL: catalogue and areas,
// releases with their readings, sources, observations, corrections and data
// versions. All SQL of the program is here, and one set of migrations serves
// both databases.
package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/jipyo/jipyo/metrics"
)

//go:embed migrations/*.sql
var migrations embed.FS

// DB is the record. It is safe for use by many goroutines. Nothing in it is
// overwritten that a reader could have cited: what a write replaces stays
// readable at the data versions in which it stood.
type DB struct {
	dialect dialect
	// writer and reader are one pool in PostgreSQL. SQLite has one writer at
	// a time, so its writer is a single connection beside many readers.
	writer *pool
	reader *pool
	// address is for the connections that no pool has.
	address string
}

// Open opens the database at url, creates it where it is a SQLite file that
// does not exist, and brings its schema up to date. url is a path, "sqlite:"
// and a path, or a postgres:// address. A schema of a newer program is a
// UserError with ErrUnsupported; an address that cannot be used is one with
// ErrInvalid. No error holds a password.
func Open(ctx context.Context, url string) (*DB, error) {
	addr, err := parseAddress(url)
	if err != nil {
		return nil, err
	}
	d, err := addr.connect()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", addr.shown, translate(err))
	}
	if err := d.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", addr.shown, openFault(addr.shown, err)), d.Close())
	}
	return d, nil
}

// Close waits for running queries and closes every connection.
func (d *DB) Close() error {
	if d.reader == d.writer {
		return d.writer.Close()
	}
	// The reader goes first: the last connection of a SQLite file that may
	// write folds the write-ahead log back into it.
	return errors.Join(d.reader.Close(), d.writer.Close())
}

func (d *DB) migrate(ctx context.Context) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	var options []goose.ProviderOption
	if d.dialect == postgres {
		// Two instances that start together must not migrate together.
		one, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return err
		}
		options = append(options, goose.WithSessionLocker(one))
	}
	provider, err := goose.NewProvider(d.dialect.goose(), d.writer.DB.DB, dir, options...)
	if err != nil {
		return err
	}
	have, known, err := schemaVersions(ctx, provider)
	if err != nil {
		return err
	}
	if have > known {
		return &metrics.UserError{
			Korean:  fmt.Sprintf("데이터베이스의 형식(%d)이 이 프로그램이 아는 것(%d)보다 새롭습니다. 더 새로운 jipyo를 쓰십시오.", have, known),
			English: fmt.Sprintf("the database has schema %d, newer than the %d this program knows; use a newer jipyo", have, known),
			Err:     fmt.Errorf("schema %d is newer than %d: %w", have, known, metrics.ErrUnsupported),
		}
	}
	_, err = provider.Up(ctx)
	return err
}

func schemaVersions(ctx context.Context, p *goose.Provider) (have, known int64, err error) {
	for _, m := range p.ListSources() {
		known = max(known, m.Version)
	}
	have, err = p.GetDBVersion(ctx)
	return have, known, err
}

// write runs f in one transaction: all of it is stored, or nothing.
func (d *DB) write(ctx context.Context, f func(*sqlx.Tx) error) error {
	tx, err := d.writer.BeginTxx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	if err := f(tx); err != nil {
		if undo := tx.Rollback(); undo != nil {
			err = errors.Join(err, undo)
		}
		return translate(err)
	}
	return translate(tx.Commit())
}
