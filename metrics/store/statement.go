package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// keptStatements bounds the prepared statements of a pool. Those of fixed
// text are some dozens; the rest are shapes of the one query with filters.
const keptStatements = 256

// pool is a connection pool that prepares a query once: lib/pq takes three
// to four times as long for an unprepared one.
type pool struct {
	*sqlx.DB
	mu   sync.RWMutex
	kept map[string]*statement
}

// statement is a prepared query that lives as long as its pool.
type statement struct{ *sqlx.Stmt }

func newPool(db *sqlx.DB) *pool { return &pool{DB: db, kept: map[string]*statement{}} }

// prepared gives the statement of a query with positional ?, or nil when the
// pool keeps enough of them already.
func (p *pool) prepared(ctx context.Context, query string) (*statement, error) {
	p.mu.RLock()
	stmt, full := p.kept[query], len(p.kept) >= keptStatements
	p.mu.RUnlock()
	if stmt != nil || full {
		return stmt, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if stmt := p.kept[query]; stmt != nil {
		return stmt, nil
	}
	fresh, err := p.PreparexContext(ctx, p.Rebind(query))
	if err != nil {
		return nil, err
	}
	stmt = &statement{fresh}
	p.kept[query] = stmt
	return stmt, nil
}

// rows runs a query; the caller closes the rows.
func (p *pool) rows(ctx context.Context, query string, args ...any) (*sqlx.Rows, error) {
	stmt, err := p.prepared(ctx, query)
	if err != nil {
		return nil, translate(err)
	}
	var rows *sqlx.Rows
	if stmt == nil {
		rows, err = p.QueryxContext(ctx, p.Rebind(query), args...)
	} else {
		rows, err = stmt.QueryxContext(ctx, args...)
	}
	return rows, translate(err)
}

// all reads every row of a query into dest, a pointer to a slice.
func (p *pool) all(ctx context.Context, dest any, query string, args ...any) error {
	stmt, err := p.prepared(ctx, query)
	switch {
	case err != nil:
	case stmt == nil:
		err = p.SelectContext(ctx, dest, p.Rebind(query), args...)
	default:
		err = stmt.SelectContext(ctx, dest, args...)
	}
	return translate(err)
}

// one reads the only row of a query into dest; no row is ErrNotFound.
func (p *pool) one(ctx context.Context, dest any, query string, args ...any) error {
	stmt, err := p.prepared(ctx, query)
	switch {
	case err != nil:
	case stmt == nil:
		err = p.GetContext(ctx, dest, p.Rebind(query), args...)
	default:
		err = stmt.GetContext(ctx, dest, args...)
	}
	return translate(err)
}

// exec runs one statement of a transaction.
func exec(ctx context.Context, tx *sqlx.Tx, query string, args ...any) error {
	if err := storable(args); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, tx.Rebind(query), args...)
	return err
}

// insertRows adds rows, a hundred a statement: a statement a row would cost
// PostgreSQL a round trip each. head is "insert into T (columns)".
func insertRows(ctx context.Context, tx *sqlx.Tx, head string, rows [][]any) error {
	const together = 100
	full := len(rows) - len(rows)%together
	if err := insertBatches(ctx, tx, head, rows[:full], together); err != nil {
		return err
	}
	return insertBatches(ctx, tx, head, rows[full:], len(rows)-full)
}

func insertBatches(ctx context.Context, tx *sqlx.Tx, head string, rows [][]any, together int) (err error) {
	if len(rows) == 0 {
		return nil
	}
	stmt, err := tx.PreparexContext(ctx, tx.Rebind(insertStatement(head, together, len(rows[0]))))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stmt.Close()) }()
	for batch := range slices.Chunk(rows, together) {
		args := slices.Concat(batch...)
		if err := storable(args); err != nil {
			return err
		}
		if _, err := stmt.ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}

func insertStatement(head string, rows, columns int) string {
	row := "(" + strings.Repeat("?, ", columns-1) + "?)"
	return head + " values " + strings.Repeat(row+", ", rows-1) + row
}

// part is one of several lists to read: dest is a pointer to a slice.
type part struct {
	dest  any
	query string
}

// each reads several lists that belong together, in one state.
func (d *DB) each(ctx context.Context, parts ...part) error {
	return d.snapshot(ctx, func(tx *sqlx.Tx) error {
		for _, x := range parts {
			if err := tx.SelectContext(ctx, x.dest, x.query); err != nil {
				return err
			}
		}
		return nil
	})
}

// snapshot runs f in a transaction that reads one state of the record.
func (d *DB) snapshot(ctx context.Context, f func(*sqlx.Tx) error) error {
	tx, err := d.reader.BeginTxx(ctx, d.dialect.snapshot())
	if err != nil {
		return translate(err)
	}
	return translate(errors.Join(f(tx), tx.Rollback()))
}

// storable refuses what only SQLite would take: text that is not UTF-8 or
// holds a NUL.
func storable(args []any) error {
	for _, arg := range args {
		if s, ok := arg.(string); ok && (!utf8.ValidString(s) || strings.ContainsRune(s, 0)) {
			return fmt.Errorf("text %.60q is not UTF-8 or holds a NUL: %w", s, metrics.ErrInvalid)
		}
	}
	return nil
}
