package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	"github.com/pressly/goose/v3"
	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"github.com/jipyo/jipyo/metrics"
)

// dialect is a database that the store speaks to.
type dialect int

const (
	sqlite dialect = iota
	postgres
)

func (d dialect) driver() string {
	if d == postgres {
		return "postgres"
	}
	return "sqlite"
}

func (d dialect) goose() goose.Dialect {
	if d == postgres {
		return goose.DialectPostgres
	}
	return goose.DialectSQLite3
}

// bytewise completes a query whose order by marks text columns with {bytes}:
// SQLite compares bytes, PostgreSQL follows the language of the database
// unless told otherwise.
func (d dialect) bytewise(query string) string {
	if d == postgres {
		return strings.ReplaceAll(query, "{bytes}", ` collate "C"`)
	}
	return strings.ReplaceAll(query, "{bytes}", "")
}

// snapshot asks for a transaction whose queries see one state. That is so in
// every SQLite transaction.
func (d dialect) snapshot() *sql.TxOptions {
	if d == postgres {
		return &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
	}
	return &sql.TxOptions{ReadOnly: true}
}

// analyze counts the two large tables, which PostgreSQL needs to plan their
// join and else does within minutes; SQLite takes the right indexes without.
func (d dialect) analyze(ctx context.Context, tx *sqlx.Tx) error {
	if d != postgres {
		return nil
	}
	return exec(ctx, tx, "analyze sources, observations")
}

// translate gives a driver's error the cause that callers know, by its code.
func translate(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("%w: %w", metrics.ErrNotFound, err)
	}
	if cause := causeOf(err); cause != nil && !errors.Is(err, cause) {
		return fmt.Errorf("%w: %w", cause, err)
	}
	return err
}

func causeOf(err error) error {
	if pg, ok := errors.AsType[*pq.Error](err); ok {
		switch pg.Code {
		case pqerror.UniqueViolation:
			return metrics.ErrConflict
		case pqerror.ForeignKeyViolation:
			return metrics.ErrNotFound
		case pqerror.CharacterNotInRepertoire, pqerror.UntranslatableCharacter:
			return metrics.ErrInvalid
		}
	}
	if lite, ok := errors.AsType[*driver.Error](err); ok {
		switch lite.Code() {
		case codes.SQLITE_CONSTRAINT_PRIMARYKEY, codes.SQLITE_CONSTRAINT_UNIQUE:
			return metrics.ErrConflict
		case codes.SQLITE_CONSTRAINT_FOREIGNKEY:
			return metrics.ErrNotFound
		case codes.SQLITE_NOTADB:
			return metrics.ErrUnsupported
		}
	}
	return nil
}

// openFault tells a person the two things that commonly go wrong with a path.
func openFault(shown string, err error) error {
	lite, ok := errors.AsType[*driver.Error](err)
	if !ok {
		return translate(err)
	}
	switch lite.Code() & 0xff {
	case codes.SQLITE_NOTADB:
		return &metrics.UserError{
			Korean:  shown + ": SQLite 데이터베이스 파일이 아닙니다.",
			English: shown + " is not a SQLite database",
			Err:     translate(err),
		}
	case codes.SQLITE_CANTOPEN:
		return &metrics.UserError{
			Korean:  shown + ": 데이터베이스 파일을 열거나 만들 수 없습니다. 폴더와 권한을 확인하십시오.",
			English: shown + " cannot be opened or created; check the folder and its permissions",
			Err:     fmt.Errorf("%w: %w", metrics.ErrNotFound, err),
		}
	}
	return translate(err)
}
